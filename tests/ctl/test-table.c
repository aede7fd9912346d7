/* test-table.c - columns line up, whatever the letters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-ctl-table.h"

static char *
lay_out (const char        *alignment,
         const char *const *cells)
{
  g_autoptr (DagCtlTable) table = dag_ctl_table_new (alignment);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    dag_ctl_table_add (table, g_strdup (cells[i]));
  dag_ctl_table_append_to (table, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_alignment (void)
{
  const char *const cells[] = { "Queue", "n", "A", "10", "Long name", "2", NULL };
  g_autofree char *text = lay_out ("lr", cells);

  g_assert_cmpstr (text, ==, "Queue       n\nA          10\nLong name   2\n");
}

static void
test_wide_letters (void)
{
  const char *const cells[] = { "日本", "x", "e\xcc\x81", "y", "abcd", "z", NULL };
  g_autofree char *text = lay_out ("ll", cells);

  /* Two cells a letter, none for a combining mark. */
  g_assert_cmpstr (text, ==, "日本  x\ne\xcc\x81     y\nabcd  z\n");
}

static void
test_cut (void)
{
  g_autofree char *name = g_strnfill (200, 'n');
  const char *const cells[] = { name, "x", NULL };
  g_autofree char *text = lay_out ("ll", cells);
  g_autofree char *short_name = g_strnfill (31, 'n');
  g_autofree char *wanted = g_strconcat (short_name, "…  x\n", NULL);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_empty (void)
{
  g_autoptr (DagCtlTable) table = dag_ctl_table_new ("ll");
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (dag_ctl_table_n_rows (table), ==, 0);
  dag_ctl_table_add (table, NULL);
  dag_ctl_table_add (table, g_strdup ("b"));
  dag_ctl_table_append_to (table, text);
  g_assert_cmpstr (text->str, ==, "  b\n");
  g_assert_cmpuint (dag_ctl_table_n_rows (table), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/table/alignment", test_alignment);
  g_test_add_func ("/ctl/table/wide-letters", test_wide_letters);
  g_test_add_func ("/ctl/table/cut", test_cut);
  g_test_add_func ("/ctl/table/empty", test_empty);
  return g_test_run ();
}

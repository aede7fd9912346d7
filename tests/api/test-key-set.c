/* test-key-set.c - which keys were seen: each once, however many, and none for another
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-key-set.h"

#define N_KEYS 200000

static guint64
make_key (const char *text,
          gint64      number)
{
  return dag_key_number (dag_key_text (dag_key_begin (), text), number);
}

static void
test_each_once (void)
{
  g_autoptr (DagKeySet) set = dag_key_set_new ();

  g_assert_true (dag_key_set_add (set, make_key ("anna", 1)));
  g_assert_false (dag_key_set_add (set, make_key ("anna", 1)));
  g_assert_true (dag_key_set_add (set, make_key ("anna", 2)));
  g_assert_true (dag_key_set_add (set, make_key ("annb", 1)));
  g_assert_false (dag_key_set_add (set, make_key ("annb", 1)));
}

/* The mark of a free slot is a key like any other. */
static void
test_zero (void)
{
  g_autoptr (DagKeySet) set = dag_key_set_new ();

  g_assert_true (dag_key_set_add (set, 0));
  g_assert_false (dag_key_set_add (set, 0));
}

/* All that begin their search in one slot: the table is full of neighbours, and grows. */
static void
test_crowded (void)
{
  g_autoptr (DagKeySet) set = dag_key_set_new ();

  for (guint64 i = 1; i <= 3000; i++)
    g_assert_true (dag_key_set_add (set, i << 32));
  for (guint64 i = 1; i <= 3000; i++)
    g_assert_false (dag_key_set_add (set, i << 32));
}

/* As many as a whole morning has, whose texts and numbers differ by little. */
static void
test_many (void)
{
  g_autoptr (DagKeySet) set = dag_key_set_new ();

  for (guint i = 0; i < N_KEYS; i++)
    {
      char id[16];

      g_snprintf (id, sizeof id, "a%05u", i % 10000);
      g_assert_true (dag_key_set_add (set, make_key (id, i / 10000)));
    }
  for (guint i = 0; i < N_KEYS; i += 7)
    {
      char id[16];

      g_snprintf (id, sizeof id, "a%05u", i % 10000);
      g_assert_false (dag_key_set_add (set, make_key (id, i / 10000)));
    }
}

/* What a key is made of counts in its place: "ab" then "c" is not "a" then "bc". */
static void
test_parts (void)
{
  guint64 begin = dag_key_begin ();

  g_assert_cmpuint (dag_key_text (dag_key_text (begin, "ab"), "c"), !=,
                    dag_key_text (dag_key_text (begin, "a"), "bc"));
  g_assert_cmpuint (dag_key_text (dag_key_text (begin, "a"), "b"), !=,
                    dag_key_text (dag_key_text (begin, "b"), "a"));
  g_assert_cmpuint (dag_key_number (dag_key_number (begin, 1), 2), !=,
                    dag_key_number (dag_key_number (begin, 2), 1));
  g_assert_cmpuint (dag_key_number (begin, -1), !=, dag_key_number (begin, 1));
  g_assert_cmpuint (dag_key_text (begin, NULL), ==, dag_key_text (begin, ""));
  g_assert_cmpuint (dag_key_text (begin, "\xc3\xa9"), !=, dag_key_text (begin, "e"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-set/each-once", test_each_once);
  g_test_add_func ("/key-set/zero", test_zero);
  g_test_add_func ("/key-set/crowded", test_crowded);
  g_test_add_func ("/key-set/many", test_many);
  g_test_add_func ("/key-set/parts", test_parts);
  return g_test_run ();
}

/* test-delta.c - thousands of changed answers: delta and full reading agree (F-J11)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-delta-check.h"
#include "dag-made-snapshot.h"

#define N_AGENTS 12
#define ROUNDS 4000

/* An answer of which agents were removed, doubled, moved or changed. */
static GString *
shuffle_records (GRand *random)
{
  g_autofree char *head = dag_made_snapshot (0, 3, (guint) g_rand_int_range (random, 0, 3), NULL);
  GString *text = g_string_new_len (head, (gssize) strlen (head) - 2);
  guint n = (guint) g_rand_int_range (random, 0, N_AGENTS + 4);
  gboolean in_order = g_rand_boolean (random);

  for (guint i = 0; i < n; i++)
    {
      guint number = in_order ? i : (guint) g_rand_int_range (random, 0, N_AGENTS);
      guint version = g_rand_int_range (random, 0, 4) == 0;

      if (in_order && g_rand_int_range (random, 0, 6) == 0)
        continue;
      if (text->str[text->len - 1] == '}')
        g_string_append (text, g_rand_boolean (random) ? "," : " ,\n ");
      dag_made_agent (text, number, version);
    }
  g_string_append (text, "]}");
  return text;
}

/* The same characters, written as escapes. */
static void
escape_some (GString *text,
             GRand   *random)
{
  for (guint i = 0; i < 8; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);
      char escape[7];

      if (!g_ascii_isalpha (text->str[at]))
        continue;
      g_snprintf (escape, sizeof escape, "\\u%04x", (guint) text->str[at]);
      g_string_erase (text, (gssize) at, 1);
      g_string_insert (text, (gssize) at, escape);
    }
}

static void
break_some (GString *text,
            GRand   *random)
{
  static const char signs[] = "{}[]\",:0123456789.-eE\\u nt\x01\x80\xc3\xff";
  guint n = (guint) g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n && text->len > 1; i++)
    {
      gssize at = g_rand_int_range (random, 0, (gint32) text->len - 1);
      gssize n_erased = g_rand_int_range (random, 1, 30);
      char sign = signs[g_rand_int_range (random, 0, sizeof signs - 1)];

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          text->str[at] = sign;
          break;
        case 1:
          g_string_insert_c (text, at, sign);
          break;
        case 2:
          g_string_erase (text, at, MIN (n_erased, (gssize) text->len - at));
          break;
        default:
          if (g_rand_int_range (random, 0, 10) == 0)
            g_string_truncate (text, (gsize) at);
          break;
        }
    }
}

static void
test_delta (void)
{
  guint n_taken = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GString) one = shuffle_records (random);
      g_autoptr (GString) other = NULL;

      other = g_rand_boolean (random) ? shuffle_records (random)
                                      : g_string_new_len (one->str, (gssize) one->len);
      if (g_rand_int_range (random, 0, 3) == 0)
        escape_some (other, random);
      if (g_rand_int_range (random, 0, 2) == 0)
        break_some (other, random);
      n_taken += dag_delta_check (one->str, one->len, other->str, other->len);
    }
  g_test_message ("%u of %d were taken", n_taken, ROUNDS);
  g_assert_cmpuint (n_taken, >, ROUNDS / 10);
  g_assert_cmpuint (n_taken, <, ROUNDS * 9 / 10);
}

/* Cut off at every byte: refused, and the last good answer stands. */
static void
test_truncated (void)
{
  g_autofree char *text = dag_made_snapshot (4, 2, 0, NULL);
  g_autofree char *changed = dag_made_snapshot (5, 2, 1, NULL);

  for (gsize i = 0; i < strlen (changed); i++)
    g_assert_false (dag_delta_check (text, strlen (text), changed, i));
  g_assert_true (dag_delta_check (text, strlen (text), changed, strlen (changed)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/delta/F-J11-agrees-with-full", test_delta);
  g_test_add_func ("/api/delta/F-N08-truncated-everywhere", test_truncated);
  return g_test_run ();
}

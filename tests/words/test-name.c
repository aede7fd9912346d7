/* test-name.c - names that try to be more than a name (F-D10, F-U01)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-name.h"
#include "dag-words-note.h"

#include <string.h>

static void
test_shown (void)
{
  static const struct
  {
    const char *wire;
    const char *shown;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { " \t\n", "" },
    { "Anna de Boer", "Anna de Boer" },
    { "  Anna \n de\tBoer ", "Anna de Boer" },
    { "<b>Anna</b> & %s%n", "<b>Anna</b> & %s%n" },
    { "Zo\xc3\xab", "Zo\xc3\xab" },
    { "a\xe2\x80\xae" "cod.exe", "acod.exe" },          /* right-to-left override */
    { "\xe2\x81\xa7" "x\xe2\x81\xa9", "x" },             /* isolates */
    { "A\xe2\x80\x8b\xef\xbb\xbfn\xc2\xad" "na", "Anna" }, /* zero width, soft hyphen */
    { "\xd7\x90\xd7\x91", "\xd7\x90\xd7\x91" },         /* Hebrew stays */
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
      "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb" }, /* a joined emoji stays joined */
    { "\xe2\x80\x8d" "a\xe2\x80\x8d", "a" },            /* a joiner that joins nothing */
    { "\xcc\x81x", "x" },                               /* a mark without a letter */
    { "Line\xe2\x80\xa8Para", "Line Para" },
    { "\x1b[31mred\x7f", "[31mred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = dag_words_name (cases[i].wire);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_bounds (void)
{
  g_autoptr (GString) zalgo = g_string_new ("Z");
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autofree char *calm = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *broken = dag_words_name ("A\xff\xfe" "B");

  for (guint i = 0; i < 10000; i++)
    g_string_append (zalgo, "\xcc\x81");
  g_string_append_c (zalgo, 'o');
  for (guint i = 0; i < 5000; i++)
    g_string_append (endless, "\xc3\xab");
  calm = dag_words_name (zalgo->str);
  cut = dag_words_name (endless->str);
  g_assert_cmpstr (calm, ==, "Z\xcc\x81\xcc\x81\xcc\x81\xcc\x81o");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, DAG_WORDS_NAME_MAX);
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_isolated (void)
{
  g_autofree char *plain = dag_words_name_isolated ("Anna");
  g_autofree char *hebrew = dag_words_name_isolated ("\xd7\x90");

  g_assert_cmpstr (plain, ==, "Anna");
  g_assert_cmpstr (hebrew, ==, "\xe2\x81\xa8\xd7\x90\xe2\x81\xa9");
}

static void
test_fold (void)
{
  static const char *const same[][2] = {
    { "Zo\xc3\xab", "ZOE" },
    { "\xc3\x87" "elik", "celik" },
    { "ANNA", "anna" },
    { "\xef\xac\x81n", "FIN" },
    { "Stra\xc3\x9f" "e", "STRASSE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = dag_words_fold (same[i][0]);
      g_autofree char *b = dag_words_fold (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

/* In this order, each before all that follow. */
static void
test_order (void)
{
  static const char *const names[]
      = { NULL,         "",            "anna", "\xc3\x89va",  "Facturen",
          "Facturen 3", "facturen 19", "zo",   "Zo\xc3\xab" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        int order = dag_words_compare (names[i], names[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

/* Ranks never contradict the comparison, and decide most of it. */
static void
test_rank (void)
{
  static const char *const names[]
      = { NULL, "", "Anna", "anna", "Anna 3", "Anna 12", "Anna 012", "Anna 3a", "Anna:",
          "Anna/", "An", "Zo\xc3\xab", "Zoe", "Zoef", "El Idrissi van der Meulen-Bakker",
          "El Idrissi van der Meulen-Bos", "7", "16777214", "16777215", "99999999999999999999",
          "a", "{", "\xd7\x90\xd7\x91", "Team 2 zuid", "Team 2 noord", "Team 10" };
  guint n_left = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        guint64 a[DAG_WORDS_N_RANKS];
        guint64 b[DAG_WORDS_N_RANKS];
        gboolean is_whole = dag_words_rank (names[i], a);
        int expected = dag_words_compare (names[i], names[j]);
        int order = 0;

        dag_words_rank (names[j], b);
        for (guint k = 0; k < DAG_WORDS_N_RANKS && order == 0; k++)
          order = (a[k] > b[k]) - (a[k] < b[k]);
        if (order != 0)
          g_assert_cmpint (order, ==, (expected > 0) - (expected < 0));
        else if (is_whole)
          g_assert_cmpint (expected, ==, 0);
        n_left += order == 0 && expected != 0 ? 1 : 0;
      }
  g_assert_cmpuint (n_left, <=, 8);
}

/* What is laid out in no time stays as it is; else a word is broken, and a heap goes. */
static void
test_notes (void)
{
  g_autofree char *long_word = g_strnfill (2 * DAG_WORDS_NOTE_WORD + 1, 'w');
  g_autofree char *much = g_strnfill (DAG_WORDS_NOTE_MOST + 1, ' ');
  g_autofree char *plain = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *again = NULL;
  g_autofree char *heap = NULL;
  g_autofree char *cut = NULL;
  gboolean is_less = TRUE;

  plain = dag_words_note ("Zo\xc3\xab: <b> %s\n  e\xcc\x81\n", &is_less);
  g_assert_cmpstr (plain, ==, "Zo\xc3\xab: <b> %s\n  e\xcc\x81\n");
  g_assert_false (is_less);
  broken = dag_words_note (long_word, &is_less);
  g_assert_false (is_less);
  g_assert_cmpuint (strlen (broken), ==, strlen (long_word) + 2);
  g_assert_cmpint (broken[DAG_WORDS_NOTE_WORD], ==, '\n');
  g_assert_cmpint (broken[2 * DAG_WORDS_NOTE_WORD + 1], ==, '\n');
  again = dag_words_note (broken, &is_less);
  g_assert_cmpstr (again, ==, broken);
  heap = dag_words_note ("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81x", &is_less);
  g_assert_cmpstr (heap, ==, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81x");
  g_assert_true (is_less);
  cut = dag_words_note (much, &is_less);
  g_assert_cmpuint (strlen (cut), ==, DAG_WORDS_NOTE_MOST);
  g_assert_true (is_less);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/name/shown", test_shown);
  g_test_add_func ("/words/name/bounds", test_bounds);
  g_test_add_func ("/words/name/isolated", test_isolated);
  g_test_add_func ("/words/note/F-U01", test_notes);
  g_test_add_func ("/words/name/fold", test_fold);
  g_test_add_func ("/words/name/order", test_order);
  g_test_add_func ("/words/name/rank", test_rank);
  return g_test_run ();
}

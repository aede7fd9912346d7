/* test-hostile-files.c - rules and boards from elsewhere: each way to be none, reader by reader
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * F-X03: a schema, limits as for the JSON of a source, no path and no command. */
#include "config.h"

#include "dag-alert-rules-file.h"
#include "dag-board-file.h"
#include "dag-break-rules-file.h"
#include "dag-fault.h"
#include "dag-store-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A reader of each kind, of a text and (but for the board, which the window reads) of a file. */
typedef struct
{
  const char *name;
  const char *good;
  gboolean (*read_text) (const char *text, gssize length, GError **error);
  gboolean (*read_file) (const char *path, GError **error); /* (nullable) */
} Reader;

typedef struct
{
  const char *what;
  const char *find; /* in what is good */
  const char *replace;
  int code;         /* of DagFault; -1: any. A board has one sentence for all */
} Case;

static const char good_alerts[]
    = "{\"schema\":\"dagstart.alert-rules/1\",\"id\":\"x\",\"name\":\"X\",\"rules\":[{"
      "\"id\":\"longest-wait\",\"about\":\"team\",\"watch\":2,\"clear\":1,\"hold_s\":60,"
      "\"good_polls\":1,\"least\":1,\"most\":100,\"origin\":\"ours\"}]}";
static const char good_breaks[]
    = "{\"schema\":\"dagstart.break-rules/1\",\"id\":\"x\",\"name\":\"X\",\"level\":\"house\","
      "\"jurisdiction\":\"NL\",\"source\":\"ours\",\"as_of\":\"2026-11-01\",\"rules\":[{"
      "\"id\":\"a\",\"kind\":\"total\",\"basis\":\"ours\",\"trigger_min\":330,"
      "\"need_min\":30,\"piece_min\":15}]}";
static const char good_board[]
    = "{\"schema\":\"dagstart.board/1\",\"items\":[{"
      "\"id\":\"0198c1a0-0000-7000-8000-000000000001\",\"kind\":\"action\",\"team\":\"a\","
      "\"day\":\"2026-11-23\",\"born\":\"1@1\",\"fields\":{\"text\":{\"type\":\"note\","
      "\"writes\":[[\"2@1\",\"Ring Anna\"]],\"seen\":[\"2@1\"]}}}],\"edits\":[{"
      "\"item\":\"0198c1a0-0000-7000-8000-000000000001\",\"field\":\"text\","
      "\"version\":\"2@1\",\"at_us\":1,\"value\":\"Ring Anna\"}]}";

static gboolean
read_alerts (const char  *text,
             gssize       length,
             GError     **error)
{
  g_autoptr (DagAlertRules) rules = dag_alert_rules_parse (text, length, error);

  return rules != NULL;
}

static gboolean
read_alerts_file (const char  *path,
                  GError     **error)
{
  g_autoptr (DagAlertRules) rules = dag_alert_rules_load_file (path, error);

  return rules != NULL;
}

static gboolean
read_breaks (const char  *text,
             gssize       length,
             GError     **error)
{
  g_autoptr (DagBreakRuleSet) set = dag_break_rules_parse (text, length, error);

  return set != NULL;
}

static gboolean
read_breaks_file (const char  *path,
                  GError     **error)
{
  g_autoptr (DagBreakRuleSet) set = dag_break_rules_load_file (path, NULL, error);

  return set != NULL;
}

static gboolean
read_board (const char  *text,
            gssize       length,
            GError     **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_item_free);
  g_autoptr (GPtrArray) edits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_edit_free);

  return dag_board_file_read (text, length, items, edits, error);
}

static const Reader alerts = { "alerts", good_alerts, read_alerts, read_alerts_file };
static const Reader breaks = { "breaks", good_breaks, read_breaks, read_breaks_file };
static const Reader board = { "board", good_board, read_board, NULL };
static const Reader *const readers[] = { &alerts, &breaks, &board };

static void
assert_refused (const Reader *reader,
                const char   *what,
                const char   *text,
                gssize        length,
                int           code)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s: %s", reader->name, what);
  g_assert_false (reader->read_text (text, length, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (reader == &board)
    g_assert_error (error, DAG_STORE_ERROR, DAG_STORE_ERROR_REFUSED);
  else if (code >= 0)
    g_assert_error (error, DAG_FAULT, code);
  else
    g_assert_true (error->domain == DAG_FAULT);
}

static void
try_cases (const Reader *reader,
           const Case   *cases,
           guint         n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GString) text = g_string_new (reader->good);

      g_assert_cmpuint (g_string_replace (text, cases[i].find, cases[i].replace, 1), ==, 1);
      assert_refused (reader, cases[i].what, text->str, (gssize) text->len, cases[i].code);
    }
}

/* What is none of JSON, or none of ours, whatever it is of. */
static void
test_any (void)
{
  static const Case cases[] = {
    { "a comment", "{", "/* no */ {", DAG_FAULT_PARSE },
    { "a line of comment", "{", "// no\n{", DAG_FAULT_PARSE },
    { "a script", "{", "var x = {", DAG_FAULT_PARSE },
    { "a byte order mark", "{", "\357\273\277{", DAG_FAULT_PARSE },
    { "single quotes", "\"schema\"", "'schema'", DAG_FAULT_PARSE },
    { "a comma too many", "]}", "],}", DAG_FAULT_PARSE },
    { "a key twice", "\"schema\"", "\"schema\":\"dagstart.none/1\",\"schema\"",
      DAG_FAULT_DUPLICATE },
    { "a key twice, once as an escape", "\"schema\"", "\"\\u0073chema\":\"x\",\"schema\"",
      DAG_FAULT_DUPLICATE },
    { "no schema", "\"schema\"", "\"scheme\"", -1 },
    { "another schema", "/1\"", "/2\"", DAG_FAULT_FIELD },
    { "a schema and a NUL", "/1\"", "/1\\u0000\"", DAG_FAULT_PARSE },
    { "half a letter", "/1\"", "/1\\ud800\"", DAG_FAULT_PARSE },
    { "not UTF-8", "/1\"", "/1\377\"", DAG_FAULT_PARSE },
    { "overlong", "/1\"", "/1\300\257\"", DAG_FAULT_PARSE },
    { "a raw line end", "/1\"", "/1\n\"", DAG_FAULT_PARSE },
    { "seven as an octal", "\":1,", "\":01,", DAG_FAULT_PARSE },
  };
  g_autofree char *nested = g_strnfill (20000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      const Reader *reader = readers[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *twice = g_strconcat (reader->good, reader->good, NULL);
      gboolean has_one = strstr (reader->good, "\":1,") != NULL;

      g_assert_true (reader->read_text (reader->good, -1, &error));
      g_assert_no_error (error);
      try_cases (reader, cases, G_N_ELEMENTS (cases) - (has_one ? 0 : 1));
      assert_refused (reader, "nothing", "", 0, DAG_FAULT_PARSE);
      assert_refused (reader, "a number", "42", -1, DAG_FAULT_SHAPE);
      assert_refused (reader, "null", "null", -1, DAG_FAULT_SHAPE);
      assert_refused (reader, "a list", "[]", -1, DAG_FAULT_SHAPE);
      assert_refused (reader, "a page", "<html></html>", -1, DAG_FAULT_PARSE);
      assert_refused (reader, "brackets", nested, -1, DAG_FAULT_DEPTH);
      assert_refused (reader, "two documents", twice, -1, DAG_FAULT_PARSE);
      assert_refused (reader, "a NUL behind it", reader->good,
                      (gssize) strlen (reader->good) + 1, DAG_FAULT_PARSE);
      for (gsize n = 0; n < strlen (reader->good); n += 7)
        {
          g_autofree char *cut = g_strndup (reader->good, n);

          assert_refused (reader, "cut off", cut, -1, DAG_FAULT_PARSE);
        }
    }
}

static void
test_alerts (void)
{
  static const Case cases[] = {
    { "a rule twice the same member", "\"watch\":2", "\"watch\":2,\"watch\":3",
      DAG_FAULT_DUPLICATE },
    { "a stranger at the top", "\"id\":\"x\"", "\"id\":\"x\",\"also\":1", DAG_FAULT_FIELD },
    { "a command", "\"watch\":2", "\"command\":\"sh\",\"watch\":2", DAG_FAULT_FIELD },
    { "a path", "\"watch\":2", "\"sound_file\":\"/etc/passwd\",\"watch\":2", DAG_FAULT_FIELD },
    { "a text for a number", "\"watch\":2", "\"watch\":\"2\"", DAG_FAULT_FIELD },
    { "null", "\"watch\":2", "\"watch\":null", DAG_FAULT_FIELD },
    { "below zero", "\"watch\":2", "\"watch\":-2", DAG_FAULT_FIELD },
    { "beyond the doubles", "\"watch\":2", "\"watch\":1e999", -1 },
    { "too high", "\"watch\":2", "\"watch\":100001", DAG_FAULT_FIELD },
    { "beyond 64 bits", "\"hold_s\":60", "\"hold_s\":18446744073709551676", -1 },
    { "no whole second", "\"hold_s\":60", "\"hold_s\":60.5", DAG_FAULT_FIELD },
    { "over a day", "\"hold_s\":60", "\"hold_s\":86401", DAG_FAULT_FIELD },
    { "no polls", "\"good_polls\":1", "\"good_polls\":0", DAG_FAULT_FIELD },
    { "out of order", "\"clear\":1", "\"clear\":3", DAG_FAULT_FIELD },
    { "rules that are none", "\"rules\":[{", "\"rules\":[5,{", DAG_FAULT_FIELD },
    { "an origin with a NUL", "\"ours\"", "\"our\\u0000s\"", DAG_FAULT_PARSE },
  };
  g_autofree char *origin = g_strnfill (513, 'o');
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", origin);
  Case too_long = { "an origin too long", "\"ours\"", quoted, DAG_FAULT_FIELD };
  g_autoptr (GString) many = g_string_new ("\"rules\":[");
  Case too_many = { "rules too many", "\"rules\":[", NULL, DAG_FAULT_FIELD };

  for (guint i = 0; i < 32; i++)
    g_string_append (many, "{},");
  too_many.replace = many->str;
  try_cases (&alerts, cases, G_N_ELEMENTS (cases));
  try_cases (&alerts, &too_long, 1);
  try_cases (&alerts, &too_many, 1);
}

static void
test_breaks (void)
{
  static const Case cases[] = {
    { "a rule twice the same member", "\"need_min\":30", "\"need_min\":30,\"need_min\":31",
      DAG_FAULT_DUPLICATE },
    { "a command", "\"need_min\":30", "\"exec\":\"sh\",\"need_min\":30", DAG_FAULT_FIELD },
    { "an id that is a path", "\"id\":\"x\"", "\"id\":\"../x\"", DAG_FAULT_FIELD },
    { "null", "\"need_min\":30", "\"need_min\":null", DAG_FAULT_FIELD },
    { "beyond 64 bits", "\"need_min\":30", "\"need_min\":18446744073709551646", -1 },
    { "a list for a text", "\"name\":\"X\"", "\"name\":[\"X\"]", DAG_FAULT_FIELD },
  };

  try_cases (&breaks, cases, G_N_ELEMENTS (cases));
}

static void
test_board (void)
{
  static const Case cases[] = {
    { "an item that is none", "\"items\":[", "\"items\":[5,", 0 },
    { "items that are none", "\"items\":[", "\"items\":5,\"else\":[", 0 },
    { "no edits", "\"edits\"", "\"edit\"", 0 },
    { "an id that is none", "000000000001\",\"kind\"", "../../../etc\",\"kind\"", 0 },
    { "a kind twice", "\"kind\":\"action\"", "\"kind\":\"action\",\"kind\":\"note\"", 0 },
    { "a kind that is no text", "\"kind\":\"action\"", "\"kind\":5", 0 },
    { "a day that is none", "2026-11-23", "2026-02-30", 0 },
    { "a parent that is none", "\"day\"", "\"parent\":\"../x\",\"day\"", 0 },
    { "neither there nor removed", "\"kind\":\"action\",", "", 0 },
    { "a type that is none", "\"type\":\"note\"", "\"type\":\"command\"", 0 },
    { "a value of another type", "\"Ring Anna\"]]", "5]]", 0 },
    { "a value that is an object", "\"Ring Anna\"]]", "{}]]", 0 },
    { "a value with a NUL", "\"Ring Anna\"]]", "\"Ring\\u0000Anna\"]]", 0 },
    { "a version that is none", "\"born\":\"1@1\"", "\"born\":\"1@\"", 0 },
    { "a version below zero", "\"born\":\"1@1\"", "\"born\":\"-1@1\"", 0 },
    { "born at the end of the numbers", "\"born\":\"1@1\"", "\"born\":\"4611686018427387903@1\"",
      0 },
    { "written at the end of the numbers", "[[\"2@1\"", "[[\"4611686018427387903@1\"", 0 },
    { "seen at the end of the numbers", "\"seen\":[\"2@1\"",
      "\"seen\":[\"4611686018427387903@1\"", 0 },
    { "removed at the end of the numbers", "\"born\"",
      "\"removed\":\"4611686018427387903@1\",\"removed_at_us\":1,\"born\"", 0 },
    { "an edit at the end of the numbers", "\"version\":\"2@1\"",
      "\"version\":\"4611686018427387903@1\"", 0 },
    { "an edit before 1970", "\"at_us\":1", "\"at_us\":-1", 0 },
    { "an edit after the year 9999", "\"at_us\":1", "\"at_us\":9223372036854775807", 0 },
    { "an edit of half a microsecond", "\"at_us\":1", "\"at_us\":1.5", 0 },
  };

  try_cases (&board, cases, G_N_ELEMENTS (cases));
}

/* The same list, once at its limit and once beyond it. */
static void
try_length (const char *find,
            const char *first,
            const char *each,
            guint       most,
            guint       there)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) list = g_string_new (first);
      g_autoptr (GString) text = g_string_new (good_board);
      g_autoptr (GError) error = NULL;

      for (guint i = there; i < most + more; i++)
        {
          g_autoptr (GString) one = g_string_new (each);
          g_autofree char *number = g_strdup_printf ("%u", i);

          g_string_replace (one, "#", number, 0);
          g_string_append (list, one->str);
        }
      g_assert_cmpuint (g_string_replace (text, find, list->str, 1), ==, 1);
      if (more > 0)
        assert_refused (&board, find, text->str, -1, 0);
      else
        {
          g_assert_true (board.read_text (text->str, -1, &error));
          g_assert_no_error (error);
        }
    }
}

static void
test_board_limits (void)
{
  g_autofree char *text = g_strnfill (1024 * 1024 + 1, 'x');
  g_autofree char *team = g_strnfill (4097, 'x');
  g_autofree char *name = g_strnfill (65, 'x');
  g_autofree char *long_text = g_strdup_printf ("\"%s\"]]", text);
  g_autofree char *long_team = g_strdup_printf ("\"team\":\"%s\"", team);
  g_autofree char *long_name = g_strdup_printf ("\"%s\":{\"type\"", name);
  const Case cases[] = {
    { "a text too long", "\"Ring Anna\"]]", long_text, 0 },
    { "a team too long", "\"team\":\"a\"", long_team, 0 },
    { "a name too long", "\"text\":{\"type\"", long_name, 0 },
  };

  try_cases (&board, cases, G_N_ELEMENTS (cases));
  try_length ("\"writes\":[", "\"writes\":[", "[\"3@#\",\"t#\"],", 256, 1);
  try_length ("\"seen\":[", "\"seen\":[", "\"3@#\",", 4096, 1);
  try_length ("\"fields\":{", "\"fields\":{",
              "\"f#\":{\"type\":\"text\",\"writes\":[[\"3@1\",\"t#\"]]},", 64, 1);
}

/* A pipe, a folder, a device, a film: none of them is waited for or taken in. */
static void
test_no_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dagstart-hostile-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *film = g_build_filename (folder, "film", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *round = g_build_filename (folder, "round", NULL);
  g_autofree char *good = g_build_filename (folder, "good", NULL);
  const struct
  {
    const char *path;
    int code;
  } cases[] = {
    { pipe, DAG_FAULT_IO },
    { folder, DAG_FAULT_IO },
    { "/dev/zero", DAG_FAULT_IO },
    { round, DAG_FAULT_IO },
    { film, DAG_FAULT_TOO_LARGE },
  };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (round, round), ==, 0);
  g_assert_cmpint (symlink (good, link), ==, 0);
  g_assert_true (g_file_set_contents (film, "", 0, NULL));
  g_assert_cmpint (truncate (film, G_GINT64_CONSTANT (64) << 30), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (readers) && readers[i]->read_file != NULL; i++)
    {
      g_autoptr (GError) none = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        {
          g_autoptr (GError) error = NULL;

          g_test_message ("%s: %s", readers[i]->name, cases[j].path);
          g_assert_false (readers[i]->read_file (cases[j].path, &error));
          g_assert_error (error, DAG_FAULT, cases[j].code);
        }
      g_assert_true (g_file_set_contents (good, readers[i]->good, -1, NULL));
      g_assert_true (readers[i]->read_file (link, &none));
      g_assert_no_error (none);
    }
  g_unlink (pipe);
  g_unlink (film);
  g_unlink (link);
  g_unlink (round);
  g_unlink (good);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/hostile-files/F-X03/any", test_any);
  g_test_add_func ("/store/hostile-files/F-X03/alerts", test_alerts);
  g_test_add_func ("/store/hostile-files/F-X03/breaks", test_breaks);
  g_test_add_func ("/store/hostile-files/F-X03/board", test_board);
  g_test_add_func ("/store/hostile-files/F-X03/board-limits", test_board_limits);
  g_test_add_func ("/store/hostile-files/F-X03/no-files", test_no_files);
  return g_test_run ();
}

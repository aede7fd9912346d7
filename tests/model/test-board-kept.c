/* test-board-kept.c - the board on the disk: again after a restart, a kill, on another
 * desk SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-ask.h"
#include "dag-board-private.h"
#include "dag-board-store.h"

#include "dag-test-store.h"
#include "dag-test.h"

#include <signal.h>
#include <string.h>

#define DAY "2026-11-23"
#define FROM_DAY "2026-11-09"
#define N_KILLS 4
#define KEY_MS 12 /* faster than anybody types */
#define LOSS_KEYS (1000 / KEY_MS) /* what goes within a second */

typedef struct
{
  char *folder;
  char *path;
  DagStore *store;
  DagBoard *board;
  DagBoardRequest *answer;
  GError *error;
  gboolean answered;
} Fixture;

static void
open_board (Fixture *fixture)
{
  fixture->store = dag_store_new (fixture->path);
  fixture->board = dag_board_new ();
  dag_board_set_store (fixture->board, fixture->store, FROM_DAY);
  dag_test_await (!dag_board_is_loading (fixture->board), 10000);
}

/* As the program ends: what was written last is handed over, then the file is closed. */
static void
close_board (Fixture *fixture)
{
  gpointer board = fixture->board;

  g_object_add_weak_pointer (board, &board);
  g_clear_object (&fixture->board);
  dag_store_close (fixture->store);
  g_clear_object (&fixture->store);
  dag_test_await (board == NULL, 10000);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("dag-board-XXXXXX", NULL);
  fixture->path = dag_store_make_path (fixture->folder,
                                       "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a11");
  open_board (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  close_board (fixture);
  g_clear_pointer (&fixture->answer, dag_board_request_free);
  g_clear_error (&fixture->error);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

static DagBoardEntry *
add (Fixture *fixture,
     const char *kind,
     const char *day,
     const char *field,
     const char *text)
{
  DagBoardEntry *entry = dag_board_add (fixture->board, kind, "t1", day, NULL);

  dag_board_set (fixture->board, entry, field, g_variant_new_string (text));
  return entry;
}

static DagBoardEntry *
add_thanks (Fixture *fixture, const char *from, const char *to, const char *second)
{
  const char *ids[] = { to, second, NULL };
  const char *names[] = { "Anna Bakker", second != NULL ? "Second" : NULL, NULL };
  DagBoardEntry *entry = add (fixture, DAG_BOARD_THANKS, DAY, "text",
                              "took the heavy queue");

  dag_board_set (fixture->board, entry, "from", g_variant_new_string (from));
  dag_board_set (fixture->board, entry, "from-name", g_variant_new_string ("Bilal"));
  dag_board_set (fixture->board, entry, "to", g_variant_new_strv (ids, -1));
  dag_board_set (fixture->board, entry, "to-names", g_variant_new_strv (names, -1));
  return entry;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->answer = dag_board_ask_finish (DAG_BOARD (source), result, &fixture->error);
  fixture->answered = TRUE;
}

static DagBoardRequest *
ask (Fixture *fixture, DagBoardQuestion question, const char *text, const char *until)
{
  g_clear_pointer (&fixture->answer, dag_board_request_free);
  g_clear_error (&fixture->error);
  fixture->answered = FALSE;
  dag_board_ask_async (fixture->board, question, text, until, NULL, on_answer, fixture);
  dag_test_await (fixture->answered, 10000);
  return fixture->answer;
}

static guint
count (Fixture *fixture, const char *kind)
{
  return g_list_model_get_n_items (dag_board_get_entries (fixture->board, kind));
}

static void
test_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = g_strdup (
      dag_board_entry_get_id (add (fixture, DAG_BOARD_ACTION, DAY, "text", "één")));
  g_autofree char *gone = g_strdup (
      dag_board_entry_get_id (add (fixture, DAG_BOARD_ACTION, DAY, "text", "two")));
  DagBoardEntry *entry;

  dag_board_remove (fixture->board, dag_board_find (fixture->board, gone));
  close_board (fixture);
  open_board (fixture);
  entry = dag_board_find (fixture->board, id);
  g_assert_nonnull (entry);
  g_assert_cmpstr (dag_board_entry_get_text (entry, "text"), ==, "één");
  g_assert_cmpstr (dag_board_entry_get_day (entry), ==, DAY);
  g_assert_null (dag_board_find (fixture->board, gone));
  g_assert_cmpuint (count (fixture, DAG_BOARD_ACTION), ==, 1);
}

static void
test_unsaved (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  add (fixture, DAG_BOARD_ACTION, DAY, "text", "one");
  g_assert_true (dag_board_is_unsaved (fixture->board));
  dag_test_await (!dag_board_is_unsaved (fixture->board), 10000);
  text = dag_test_store_read (fixture->store, "SELECT value FROM board_edit", NULL);
  g_assert_cmpstr (text, ==, "\"one\"");
}

/* An earlier day is not in memory until it is asked for; what stands is. */
static void
test_earlier_day (Fixture *fixture, gconstpointer unused)
{
  add (fixture, DAG_BOARD_TOPIC, "2026-10-01", "title", "Long ago");
  add (fixture, DAG_BOARD_ACTION, "2026-10-01", "text", "Still to do");
  close_board (fixture);
  open_board (fixture);
  g_assert_cmpuint (count (fixture, DAG_BOARD_ACTION), ==, 1);
  g_assert_cmpuint (count (fixture, DAG_BOARD_TOPIC), ==, 0);
  g_assert_nonnull (ask (fixture, DAG_BOARD_ASK_DAYS, "2026-10-01", "2026-10-01"));
  g_assert_cmpuint (count (fixture, DAG_BOARD_TOPIC), ==, 1);
}

static void
test_find (Fixture *fixture, gconstpointer unused)
{
  DagBoardRequest *answer;

  add (fixture, DAG_BOARD_NOTE_KIND, "2026-10-01", "text",
       "De ÉÉNMALIGE incasso \"mislukt\"");
  add (fixture, DAG_BOARD_NOTE_KIND, DAY, "text", "Iets anders");
  answer = ask (fixture, DAG_BOARD_ASK_FIND, "éénmalige", NULL);
  g_assert_cmpuint (answer->items->len, ==, 1);
  answer = ask (fixture, DAG_BOARD_ASK_FIND, "\"misl", NULL);
  g_assert_cmpuint (answer->items->len, ==, 1);
  answer = ask (fixture, DAG_BOARD_ASK_FIND, "nergens", NULL);
  g_assert_cmpuint (answer->items->len, ==, 0);
}

/* Everything out, into an empty board, and out again: the same to the last byte. */
static void
test_export_import (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = NULL;
  DagBoardEntry *entry = add_thanks (fixture, "a-2", "a-1", "a-3");

  dag_board_set (fixture->board,
                 add (fixture, DAG_BOARD_ACTION, DAY, "text", "x\n\"y\" €"), "done-at",
                 g_variant_new_int64 (1795000000123456));
  dag_board_set (fixture->board, entry, "text", g_variant_new_string ("twice"));
  dag_board_set (fixture->board, entry, "tag", g_variant_new_string ("lunch"));
  dag_board_set (fixture->board, entry, "tag", NULL);
  dag_board_remove (fixture->board, add (fixture, DAG_BOARD_NEWS, DAY, "text", "gone"));
  file = g_strdup (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->text);
  g_assert_nonnull (strstr (file, "dagstart.board/1"));

  close_board (fixture);
  g_free (fixture->path);
  fixture->path = dag_store_make_path (fixture->folder, "other");
  open_board (fixture);
  /* What is told before is what then happens, and telling it changes nothing. */
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_PREVIEW, file, NULL)->n_new, ==, 2);
  g_assert_cmpuint (count (fixture, DAG_BOARD_THANKS), ==, 0);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_IMPORT, file, NULL)->items->len, ==, 3);
  g_assert_cmpuint (count (fixture, DAG_BOARD_THANKS), ==, 1);
  g_assert_cmpstr (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->text, ==, file);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_PREVIEW, file, NULL)->items->len, ==, 0);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_IMPORT, file, NULL)->items->len, ==, 0);
}

/* A file that is wrong in any place is refused whole. */
static void
test_import_refused (Fixture *fixture, gconstpointer unused)
{
  const char *const wrong[] = {
    "",
    "[]",
    "{}",
    "{\"schema\":\"dagstart.board/2\",\"items\":[],\"edits\":[]}",
    "{\"schema\":\"dagstart.board/1\",\"items\":[{}],\"edits\":[]}",
    "{\"schema\":\"dagstart.board/"
    "1\",\"items\":[{\"id\":\"01937b5c-3000-7000-8000-000000000001\","
    "\"kind\":\"note\",\"born\":\"1@1\",\"fields\":{\"text\":{\"type\":\"note\","
    "\"writes\":[[\"1@1\","
    "5]]}}}],\"edits\":[]}",
    "{\"schema\":\"dagstart.board/"
    "1\",\"items\":[{\"id\":\"01937b5c-3000-7000-8000-000000000001\","
    "\"kind\":\"note\",\"born\":\"1@1\",\"day\":\"2026-02-30\",\"fields\":{}}],\"edits\":"
    "[]}",
    "{\"schema\":\"dagstart.board/"
    "1\",\"items\":[{\"id\":\"x\",\"kind\":\"note\",\"born\":\"1@1\","
    "\"fields\":{}}],\"edits\":[]}",
  };
  g_autofree char *deep = g_strnfill (100000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (ask (fixture, DAG_BOARD_ASK_IMPORT, wrong[i], NULL));
      g_assert_error (fixture->error, DAG_STORE_ERROR, DAG_STORE_ERROR_REFUSED);
    }
  g_assert_null (ask (fixture, DAG_BOARD_ASK_IMPORT, deep, NULL));
  g_assert_error (fixture->error, DAG_STORE_ERROR, DAG_STORE_ERROR_REFUSED);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->items->len, ==, 0);
}

static gboolean
bytes_have (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize n = strlen (text);
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, text, n) == 0)
      return TRUE;
  return FALSE;
}

/* In the database, or in the log beside it. */
static gboolean
file_has (const char *path, const char *text)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return bytes_have (path, text) || bytes_have (log, text);
}

/* Nothing of a person is left: not in memory, not in the rows, the edits, the undo steps,
 * not in a byte of the file. */
static void
test_erase (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = NULL;
  DagBoardEntry *both = add_thanks (fixture, "bilal-id", "anna-id", "carla-id");
  DagBoardEntry *alone = add_thanks (fixture, "bilal-id", "anna-id", NULL);
  DagBoardEntry *here;

  dag_board_begin (fixture->board, "Attendance");
  here = add (fixture, DAG_BOARD_ATTENDANCE, DAY, "name", "Anna Bakker");
  dag_board_set (fixture->board, here, "person", g_variant_new_string ("anna-id"));
  dag_board_end (fixture->board);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_PERSON, "anna-id", NULL)->items->len, ==,
                    3);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_ERASE, "anna-id", NULL)->items->len, ==,
                    3);

  g_assert_true (dag_board_entry_is_removed (here));
  g_assert_true (dag_board_entry_is_removed (alone));
  g_assert_false (dag_board_entry_is_removed (both));
  g_assert_true (dag_board_entry_has_in_list (both, "to", "carla-id"));
  g_assert_false (dag_board_entry_has_in_list (both, "to", "anna-id"));
  g_assert_false (dag_board_entry_has_in_list (both, "to-names", "Anna Bakker"));
  g_assert_null (dag_board_get_undo_label (fixture->board));
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_PERSON, "anna-id", NULL)->items->len, ==,
                    0);
  file = g_strdup (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->text);
  g_assert_null (strstr (file, "anna-id"));
  g_assert_null (strstr (file, "Anna Bakker"));
  close_board (fixture);
  g_assert_true (file_has (fixture->path, "carla-id"));
  g_assert_false (file_has (fixture->path, "anna-id"));
  g_assert_false (file_has (fixture->path, "Anna Bakker"));
  open_board (fixture);
  g_assert_cmpuint (count (fixture, DAG_BOARD_ATTENDANCE), ==, 0);
}

/* A value of that field that names Anna where it is about people. */
static GVariant *
make_value (const DagBoardFieldSpec *spec)
{
  gboolean is_id = spec->role != DAG_BOARD_ROLE_NONE && spec->role != DAG_BOARD_ROLE_NAME;
  const char *text = is_id                               ? "anna-id"
                     : spec->role == DAG_BOARD_ROLE_NAME ? "Anna Bakker"
                                                         : "x\n\"y\" €";
  const char *list[] = { text, is_id ? "carla-id" : "Carla", NULL };

  switch (spec->type)
    {
    case DAG_BOARD_TEXT:
    case DAG_BOARD_NOTE:
      return g_variant_new_string (text);
    case DAG_BOARD_NUMBER:
      return g_variant_new_int64 (1795000000123456);
    case DAG_BOARD_FLAG:
      return g_variant_new_boolean (TRUE);
    case DAG_BOARD_LIST:
      return g_variant_new_strv (list, -1);
    }
  g_return_val_if_reached (NULL);
}

/* Whatever kinds there are, each with every field it may have: out, in and out again the
 * same; and of Anna, whose name stands beside her id, nothing is left in any of them. */
static void
test_every_kind (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = NULL;
  g_autofree char *after = NULL;
  guint n_kinds;
  const DagBoardKind *kinds = dag_board_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      DagBoardEntry *entry = dag_board_add (fixture->board, kinds[i].word, "t1", DAY, NULL);

      for (guint j = 0; kinds[i].fields[j].name != NULL; j++)
        if (kinds[i].fields[j].role != DAG_BOARD_ROLE_NAME
            || (j > 0 && kinds[i].fields[j - 1].role != DAG_BOARD_ROLE_NONE
                && kinds[i].fields[j - 1].role != DAG_BOARD_ROLE_NAME))
          dag_board_set (fixture->board, entry, kinds[i].fields[j].name,
                         make_value (&kinds[i].fields[j]));
    }
  file = g_strdup (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->text);
  g_assert_nonnull (strstr (file, "anna-id"));
  close_board (fixture);
  g_free (fixture->path);
  fixture->path = dag_store_make_path (fixture->folder, "other");
  open_board (fixture);
  g_assert_cmpuint (ask (fixture, DAG_BOARD_ASK_IMPORT, file, NULL)->items->len, ==, n_kinds);
  g_assert_cmpstr (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->text, ==, file);

  ask (fixture, DAG_BOARD_ASK_ERASE, "anna-id", NULL);
  after = g_strdup (ask (fixture, DAG_BOARD_ASK_EXPORT, NULL, NULL)->text);
  g_assert_null (strstr (after, "anna-id"));
  g_assert_null (strstr (after, "Anna Bakker"));
  g_assert_true (file_has (fixture->path, "carla-id"));
  g_assert_false (file_has (fixture->path, "anna-id"));
  g_assert_false (file_has (fixture->path, "Anna Bakker"));
}

static char *
read_kinds (Fixture *fixture)
{
  return dag_test_store_read (
      fixture->store, "SELECT kind FROM board_item WHERE kind IS NOT NULL ORDER BY kind",
      NULL);
}

/* Each kind goes when its days are over, not before: here the tally, in a program that runs. */
static void
test_purge (Fixture *fixture, gconstpointer unused)
{
  const int64_t day_us = 86400 * DAG_USEC_PER_SEC;
  int64_t now_us = g_get_real_time ();
  const DagBoardKind *tally = dag_board_kind_find (DAG_BOARD_TALLY);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (tally->keep_days, ==, 31);
  dag_board_set (fixture->board,
                 dag_board_add (fixture->board, DAG_BOARD_TALLY, NULL, day, NULL), "at",
                 g_variant_new_int64 (now_us));
  add (fixture, DAG_BOARD_ANSWER, NULL, "title", "Where is my parcel?");
  dag_board_purge (fixture->board, now_us + 31 * day_us);
  before = read_kinds (fixture);
  g_assert_cmpstr (before, ==, "answer|tally");
  dag_board_purge (fixture->board, now_us + 33 * day_us);
  after = read_kinds (fixture);
  g_assert_cmpstr (after, ==, "answer");
}

/* In a program that is left on, alerts of three weeks ago are on the disk alone. */
static void
test_left_on (Fixture *fixture, gconstpointer unused)
{
  const int64_t day_us = 86400 * DAG_USEC_PER_SEC;
  GListModel *alerts = dag_board_get_entries (fixture->board, DAG_BOARD_ALERT);
  int64_t now_us = g_get_real_time ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *id = NULL;
  g_autofree char *kept = NULL;
  DagBoardEntry *alert = dag_board_add (fixture->board, DAG_BOARD_ALERT, NULL, day, NULL);

  id = g_strdup (dag_board_entry_get_id (alert));
  dag_board_pass_day (fixture->board, now_us + 13 * day_us);
  g_assert_cmpuint (g_list_model_get_n_items (alerts), ==, 1);
  g_assert_true (dag_board_find (fixture->board, id) == alert);
  dag_board_pass_day (fixture->board, now_us + 21 * day_us);
  g_assert_cmpuint (g_list_model_get_n_items (alerts), ==, 0);
  g_assert_null (dag_board_find (fixture->board, id));
  kept = read_kinds (fixture);
  g_assert_cmpstr (kept, ==, "alert");
}

/* What has been kept long enough goes when the board is opened. */
static void
test_retention (Fixture *fixture, gconstpointer unused)
{
  DagMoment old = { g_get_real_time () - 100 * 86400 * DAG_USEC_PER_SEC, 0 };
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (old.wall_us /
                                                              G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (then, "%Y-%m-%d");
  g_autofree char *left = NULL;

  add (fixture, DAG_BOARD_BREAK_NOTE, day, "text", "of last season");
  add (fixture, DAG_BOARD_NOTE_KIND, day, "text", "of this year");
  add (fixture, DAG_BOARD_NOTE_KIND, "2020-01-01", "text", "of long ago");
  add (fixture, DAG_BOARD_THANKS, "2020-01-01", "text", "until it is withdrawn");
  close_board (fixture);
  open_board (fixture);
  left = read_kinds (fixture);
  g_assert_cmpstr (left, ==, "note|thanks");
}

/* The program with somebody typing, to be killed: says each text once it was typed. */
static DagBoardEntry *typed_entry;
static guint n_typed;

static gboolean on_key (gpointer user_data);

static void
on_disk_kept_up (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_free (dag_store_run_finish (DAG_STORE (source), result, NULL));
  g_timeout_add (KEY_MS, on_key, user_data);
}

/* The next key goes down when the jobs before it are done: on a disk that does not keep up
 * nobody could say what is a second. */
static gboolean
on_key (gpointer user_data)
{
  static const DagStoreJob job = { .mode = DAG_STORE_READ, .run = dag_test_job_read,
                                   .free_input = g_free, .free_result = g_free };
  Fixture *fixture = user_data;
  g_autofree char *text = g_strnfill (++n_typed, 'x');
  g_autofree char *line = g_strdup_printf ("%u\n", n_typed);

  dag_board_type (fixture->board, typed_entry, "text", text, "Edit");
  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), >, 0);
  dag_store_run_async (fixture->store, &job, g_strdup ("SELECT 1"), NULL, on_disk_kept_up,
                       fixture);
  return G_SOURCE_REMOVE;
}

static int
type_until_killed (const char *path)
{
  Fixture fixture = { .path = g_strdup (path) };

  open_board (&fixture);
  typed_entry = dag_board_add (fixture.board, DAG_BOARD_NOTE_KIND, "t1", DAY, NULL);
  g_timeout_add (KEY_MS, on_key, &fixture);
  dag_test_await (FALSE, 60000);
  return 1;
}

/* Returns: how many keys must be on the disk */
static guint
type_and_kill (Fixture *fixture, guint n_keys)
{
  const char *self = g_getenv ("DAG_TEST_SELF");
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                                                    self, "--type", fixture->path, NULL);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (
      g_subprocess_get_stdout_pipe (child));
  guint n_heard = 0;

  while (n_heard < n_keys)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      g_assert_nonnull (line);
      n_heard = (guint) g_ascii_strtoull (line, NULL, 10);
    }
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  return n_heard - LOSS_KEYS;
}

/* kill -9 at any moment loses at most the last second of typing. */
static void
test_kill (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < N_KILLS; i++)
    {
      guint n_safe;
      guint n_found = 0;
      GListModel *notes;

      close_board (fixture);
      n_safe = type_and_kill (fixture, 110 + i * 17);
      open_board (fixture);
      notes = dag_board_get_entries (fixture->board, DAG_BOARD_NOTE_KIND);
      g_assert_cmpuint (g_list_model_get_n_items (notes), ==, i + 1);
      {
        g_autoptr (DagBoardEntry) note = g_list_model_get_item (notes, i);

        n_found = (guint) strlen (dag_board_entry_get_text (note, "text"));
      }
      g_test_message ("typed a second before: %u, found: %u", n_safe, n_found);
      g_assert_cmpuint (n_found, >=, n_safe);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--type"))
    return type_until_killed (argv[2]);
  g_setenv ("DAG_TEST_SELF", argv[0], TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/board-kept/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/board-kept/unsaved", Fixture, NULL, set_up, test_unsaved, tear_down);
  g_test_add ("/board-kept/earlier-day", Fixture, NULL, set_up, test_earlier_day,
              tear_down);
  g_test_add ("/board-kept/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/board-kept/export-import", Fixture, NULL, set_up, test_export_import,
              tear_down);
  g_test_add ("/board-kept/import-refused", Fixture, NULL, set_up, test_import_refused,
              tear_down);
  g_test_add ("/board-kept/erase", Fixture, NULL, set_up, test_erase, tear_down);
  g_test_add ("/board-kept/every-kind", Fixture, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/board-kept/purge", Fixture, NULL, set_up, test_purge, tear_down);
  g_test_add ("/board-kept/left-on", Fixture, NULL, set_up, test_left_on, tear_down);
  g_test_add ("/board-kept/retention", Fixture, NULL, set_up, test_retention, tear_down);
  g_test_add ("/board-kept/kill", Fixture, NULL, set_up, test_kill, tear_down);
  return g_test_run ();
}

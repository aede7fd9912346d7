/* test-board.c - the board in memory: lists by kind, steps, undo and redo, typing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-view.h"
#include "dag-board.h"

#include <string.h>

typedef struct
{
  DagBoard *board;
  DagMoment now;
  guint n_changes; /* "entry-changed" */
} Fixture;

static DagMoment
read_now (gpointer user_data)
{
  return ((Fixture *) user_data)->now;
}

static void
on_entry_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->now = (DagMoment){ 1795000000000000, 0 };
  fixture->board = dag_board_new ();
  dag_board_set_clock (fixture->board, read_now, fixture);
  g_signal_connect_swapped (fixture->board, "entry-changed",
                            G_CALLBACK (on_entry_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->board);
}

static DagBoardEntry *
add_action (Fixture *fixture, const char *text, const char *owner)
{
  DagBoardEntry *entry;

  dag_board_begin (fixture->board, "Add an action");
  entry = dag_board_add (fixture->board, DAG_BOARD_ACTION, "t1", "2026-11-23", NULL);
  dag_board_set (fixture->board, entry, "text", g_variant_new_string (text));
  dag_board_set (fixture->board, entry, "owner", g_variant_new_string (owner));
  dag_board_end (fixture->board);
  return entry;
}

static guint
count_actions (Fixture *fixture)
{
  return g_list_model_get_n_items (
      dag_board_get_entries (fixture->board, DAG_BOARD_ACTION));
}

static void
test_lists (Fixture *fixture, gconstpointer unused)
{
  GListModel *actions = dag_board_get_entries (fixture->board, DAG_BOARD_ACTION);
  DagBoardEntry *first = add_action (fixture, "a", "anna");
  DagBoardEntry *second;
  g_autoptr (DagBoardEntry) at_0 = NULL;

  fixture->now.wall_us -= 5 * DAG_USEC_PER_SEC; /* the clock was set back */
  second = add_action (fixture, "b", "bilal");
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 2);
  at_0 = g_list_model_get_item (actions, 0);
  g_assert_true (at_0 == first);
  g_assert_true (dag_board_find (fixture->board, dag_board_entry_get_id (second)) ==
                 second);
  g_assert_cmpstr (dag_board_entry_get_text (second, "owner"), ==, "bilal");
  g_assert_cmpuint (fixture->n_changes, ==, 6);
  g_assert_cmpuint (
      g_list_model_get_n_items (dag_board_get_entries (fixture->board, DAG_BOARD_NEWS)),
      ==, 0);
}

/* A step is taken back whole, in the reverse order, and done again. */
static void
test_undo (Fixture *fixture, gconstpointer unused)
{
  DagBoardEntry *entry = add_action (fixture, "call", "anna");

  g_assert_cmpstr (dag_board_get_undo_label (fixture->board), ==, "Add an action");
  dag_board_begin (fixture->board, "Done");
  dag_board_set (fixture->board, entry, "done-at", g_variant_new_int64 (5));
  dag_board_set (fixture->board, entry, "done-at", g_variant_new_int64 (6));
  dag_board_end (fixture->board);
  g_assert_true (dag_board_undo (fixture->board));
  g_assert_cmpint (dag_board_entry_get_number (entry, "done-at"), ==, 0);
  g_assert_cmpstr (dag_board_get_redo_label (fixture->board), ==, "Done");
  g_assert_true (dag_board_undo (fixture->board));
  g_assert_true (dag_board_entry_is_removed (entry));
  g_assert_cmpuint (count_actions (fixture), ==, 0);
  g_assert_false (dag_board_undo (fixture->board));

  g_assert_true (dag_board_redo (fixture->board));
  g_assert_true (dag_board_redo (fixture->board));
  g_assert_false (dag_board_redo (fixture->board));
  g_assert_cmpuint (count_actions (fixture), ==, 1);
  g_assert_cmpstr (dag_board_entry_get_text (entry, "owner"), ==, "anna");
  g_assert_cmpint (dag_board_entry_get_number (entry, "done-at"), ==, 6);
}

/* With an item goes what belongs to it, and comes back with it. */
static void
test_undo_remove (Fixture *fixture, gconstpointer unused)
{
  DagBoardEntry *entry = add_action (fixture, "call", "anna");
  DagBoardEntry *note = dag_board_add (fixture->board, DAG_BOARD_NOTE_KIND, "t1",
                                       "2026-11-23", dag_board_entry_get_id (entry));

  dag_board_set (fixture->board, note, "text", g_variant_new_string ("at ten"));
  dag_board_begin (fixture->board, "Remove");
  dag_board_remove (fixture->board, entry);
  dag_board_end (fixture->board);
  g_assert_true (dag_board_entry_is_removed (note));
  g_assert_cmpuint (dag_board_entry_get_item (note)->fields->len, ==, 0);
  g_assert_true (dag_board_undo (fixture->board));
  g_assert_cmpstr (dag_board_entry_get_text (note, "text"), ==, "at ten");
  g_assert_cmpstr (dag_board_entry_get_text (entry, "text"), ==, "call");
  g_assert_cmpuint (count_actions (fixture), ==, 1);
}

/* What is typed in one go is one step; after a pause, or elsewhere, another begins. */
static void
test_typing (Fixture *fixture, gconstpointer unused)
{
  DagBoardEntry *entry = add_action (fixture, "c", "anna");

  dag_board_type (fixture->board, entry, "text", "ca", "Edit");
  fixture->now.wall_us += DAG_USEC_PER_SEC;
  dag_board_type (fixture->board, entry, "text", "cal", "Edit");
  fixture->now.wall_us += 10 * DAG_USEC_PER_SEC;
  dag_board_type (fixture->board, entry, "text", "call", "Edit");
  dag_board_undo (fixture->board);
  g_assert_cmpstr (dag_board_entry_get_text (entry, "text"), ==, "cal");
  dag_board_undo (fixture->board);
  g_assert_cmpstr (dag_board_entry_get_text (entry, "text"), ==, "c");
  dag_board_type (fixture->board, entry, "text", "x", "Edit");
  g_assert_null (dag_board_get_redo_label (fixture->board)); /* another way was taken */
  g_assert_cmpstr (dag_board_get_undo_label (fixture->board), ==, "Edit");
}

static void
on_text_changed (DagBoardEntry *entry, const char *field, guint *n)
{
  g_assert_cmpstr (field, ==, "text");
  (*n)++;
}

static void
test_merge (Fixture *fixture, gconstpointer unused)
{
  DagBoardEntry *entry = add_action (fixture, "call", "anna");
  g_autoptr (DagBoardItem) theirs = dag_board_item_copy (
      dag_board_entry_get_item (entry));
  DagBoardVersion later = { dag_board_item_get_last_lamport (theirs) + 7, 1 };
  guint n = 0;

  g_signal_connect (entry, "changed::text", G_CALLBACK (on_text_changed), &n);
  dag_board_item_write (theirs, "text", g_variant_new_string ("mail"), later);
  g_assert_true (dag_board_merge (fixture->board, theirs));
  g_assert_false (dag_board_merge (fixture->board, theirs));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (dag_board_entry_get_text (entry, "text"), ==, "mail");

  /* What is written here next comes after it. */
  dag_board_set (fixture->board, entry, "text", g_variant_new_string ("write"));
  g_assert_cmpint (dag_board_item_get_last_lamport (dag_board_entry_get_item (entry)), >,
                   later.lamport);
  dag_board_item_remove (theirs, (DagBoardVersion){ later.lamport + 9, 1 }, 1);
  g_assert_true (dag_board_merge (fixture->board, theirs));
  g_assert_true (dag_board_entry_is_removed (entry));
  g_assert_cmpuint (count_actions (fixture), ==, 0);
}

static DagBoardEntry *
add_item (Fixture *fixture, const char *kind, const char *field, GVariant *value)
{
  DagBoardEntry *entry = dag_board_add (fixture->board, kind, "t1", "2026-11-23", NULL);

  dag_board_set (fixture->board, entry, field, value);
  return entry;
}

static guint
count_items (Fixture *fixture, const char *kind)
{
  return g_list_model_get_n_items (dag_board_get_entries (fixture->board, kind));
}

static void
count_up (guint *n)
{
  (*n)++;
}

static gboolean
match_all (DagBoardEntry *entry, gpointer unused)
{
  return TRUE;
}

/* Of who asked that their data is not used nothing is in a list; a promise to a customer and
 * an action stay, without the name; all of it is kept, and there again when it is lifted. */
static void
test_hidden (Fixture *fixture, gconstpointer unused)
{
  const char *const ids[] = { "anna", "bilal", NULL };
  const char *const names[] = { "Anna", "Bilal", NULL };
  const char *const alone[] = { "anna", NULL };
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  DagBoardEntry *here = add_item (fixture, DAG_BOARD_ATTENDANCE, "person",
                                  g_variant_new_string ("anna"));
  DagBoardEntry *action = add_action (fixture, "call", "anna");
  DagBoardEntry *promise = add_item (fixture, DAG_BOARD_PROMISE, "person",
                                     g_variant_new_string ("anna"));
  DagBoardEntry *thanks = add_item (fixture, DAG_BOARD_THANKS, "to", g_variant_new_strv (ids, -1));
  g_autoptr (DagBoardView) view
      = dag_board_view_new (fixture->board, DAG_BOARD_ATTENDANCE, match_all, NULL, NULL, NULL);
  g_auto (GStrv) told = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) agreed = NULL;
  guint n = 0;

  add_item (fixture, DAG_BOARD_ATTENDANCE, "person", g_variant_new_string ("bilal"));
  add_item (fixture, DAG_BOARD_THANKS, "to", g_variant_new_strv (alone, -1));
  add_item (fixture, DAG_BOARD_POST, "people", g_variant_new_strv (ids, -1));
  dag_board_set (fixture->board, action, "name", g_variant_new_string ("Anna"));
  dag_board_set (fixture->board, promise, "name", g_variant_new_string ("Anna"));
  dag_board_set (fixture->board, thanks, "to-names", g_variant_new_strv (names, -1));
  dag_board_set (fixture->board, thanks, "consent", g_variant_new_strv (ids, -1));
  g_signal_connect_swapped (action, "changed::name", G_CALLBACK (count_up), &n);

  g_hash_table_add (people, (gpointer) "anna");
  dag_board_set_hidden (fixture->board, people);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_ATTENDANCE), ==, 1);
  g_assert_cmpuint (dag_board_view_get_n (view), ==, 1);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_THANKS), ==, 1);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_POST), ==, 0);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_PROMISE), ==, 1);
  g_assert_cmpuint (count_actions (fixture), ==, 1);
  g_assert_cmpuint (n, ==, 1); /* who shows it reads it anew */
  g_assert_cmpstr (dag_board_entry_get_text (action, "name"), ==, "");
  g_assert_cmpstr (dag_board_entry_get_text (action, "owner"), ==, "");
  g_assert_cmpstr (dag_board_entry_get_text (action, "text"), ==, "call");
  g_assert_cmpstr (dag_board_entry_get_text (promise, "name"), ==, "");
  told = dag_board_entry_dup_list (thanks, "to-names");
  g_assert_cmpuint (g_strv_length (told), ==, 1);
  g_assert_cmpstr (told[0], ==, "Bilal");
  agreed = dag_board_entry_dup_list (thanks, "consent"); /* what they said stays said */
  g_assert_cmpuint (g_strv_length (agreed), ==, 2);
  g_assert_cmpstr (dag_board_item_get_text (dag_board_entry_get_item (action), "name"), ==,
                   "Anna"); /* it is kept */

  dag_board_set_hidden (fixture->board, NULL);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_ATTENDANCE), ==, 2);
  g_assert_cmpuint (dag_board_view_get_n (view), ==, 2);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_THANKS), ==, 2);
  g_assert_cmpuint (count_items (fixture, DAG_BOARD_POST), ==, 1);
  g_assert_cmpstr (dag_board_entry_get_text (action, "name"), ==, "Anna");
  g_assert_cmpstr (dag_board_entry_get_text (here, "person"), ==, "anna");
  all = dag_board_entry_dup_list (thanks, "to-names");
  g_assert_cmpuint (g_strv_length (all), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/board/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/board/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/board/undo-remove", Fixture, NULL, set_up, test_undo_remove, tear_down);
  g_test_add ("/board/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/board/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/board/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  return g_test_run ();
}

/* test-notebook.c - the notebook of the day start as it fills and as it is folded small
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-attendance.h"
#include "dag-beside.h"
#include "dag-board-ask.h"
#include "dag-board-transfer.h"
#include "dag-line-box.h"
#include "dag-look.h"
#include "dag-note-row.h"
#include "dag-note-text.h"
#include "dag-resources.h"
#include "dag-test-store.h"
#include "dag-test-notebook.h"
#include "dag-test-widgets.h"
#include "dag-words-note.h"
#include "dag-words-promise.h"

/* What the source tells of yesterday a moment later is in the agenda all the same. */
static void
test_told_later (void)
{
  DagStage stage;
  DagBoardEntry *topic;
  g_autoptr (GPtrArray) intervals = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dag_interval_free);
  g_auto (GStrv) facts = NULL;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  topic = dag_topic_card_get_topic (dag_test_find_card (&stage, "yesterday"));
  facts = dag_board_entry_dup_list (topic, "facts");
  g_assert_true (g_str_has_prefix (facts[0], "Nothing was measured yet"));
  for (guint i = 0; i < 8; i++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup ("q000");
      interval->start_us = DAG_CENTRE_START +
                           ((int64_t) i * 15 - 18 * 60) * 60 * DAG_USEC_PER_SEC;
      interval->minutes = 15;
      interval->counts.offered = interval->counts.answered_within = 5;
      g_ptr_array_add (intervals, interval);
    }
  dag_history_add_intervals (dag_dashboard_get_history (stage.dashboard), intervals);
  g_signal_emit_by_name (stage.dashboard, "filled-in");
  dag_stage_draw (&stage);
  g_clear_pointer (&facts, g_strfreev);
  facts = dag_board_entry_dup_list (topic, "facts");
  g_assert_cmpstr (facts[0], ==, "Yesterday: 40 contacts, 100 % in time");
  dag_stage_close (&stage);
}

/* What is said of the promises is true also after one was made, and after it was kept. */
static void
test_told_now (void)
{
  DagStage stage;
  GtkWidget *card;
  DagBoardEntry *promise;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  card = GTK_WIDGET (dag_test_find_card (&stage, "promises"));
  dag_test_write_line (&stage, "promises", "@anna 14:30 case 4711");
  dag_test_await (dag_test_find (card, GTK_TYPE_LABEL, "1 promise open") != NULL, 10000);
  promise = dag_test_get_entry (&stage, DAG_BOARD_PROMISE, 0);
  dag_board_set (dag_dashboard_get_board (stage.dashboard), promise, "done-at",
                 g_variant_new_int64 (dag_dashboard_get_now_us (stage.dashboard)));
  dag_test_await (dag_test_find (card, GTK_TYPE_LABEL, "1 promise open") == NULL, 10000);
  dag_stage_close (&stage);
}

/* A callback of the source is open in one answer and kept in the next: so says the line. */
static void
test_told_with_answers (void)
{
  static const DagCallbackState states[] = { DAG_CALLBACK_OPEN, DAG_CALLBACK_KEPT };
  DagStage stage;
  GtkWidget *card;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  card = GTK_WIDGET (dag_test_find_card (&stage, "promises"));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&stage.centre);
      DagCallbackSample *callback = dag_callback_sample_new ();
      const DagAgentSample *anna = g_ptr_array_index (snapshot->agents, 0);

      callback->id = g_strdup ("cb-1");
      callback->agent = g_strdup (anna->id);
      callback->due_at_us = snapshot->taken_at_us + 3600 * DAG_USEC_PER_SEC;
      callback->state = states[i];
      g_ptr_array_add (snapshot->callbacks, callback);
      dag_dashboard_apply (stage.dashboard, snapshot);
      dag_test_await ((dag_test_find (card, GTK_TYPE_LABEL, "1 promise open") != NULL)
                          == (states[i] == DAG_CALLBACK_OPEN),
                      10000);
      stage.centre.minute++;
    }
  dag_stage_close (&stage);
}

/* Everything is as high as its lines need at the width it got: a widget is never made less
 * high than that, but then it lies over what follows. */
static void
check_heights (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_mapped (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, widget, &bounds));
      if (GTK_IS_BOX (widget))
        g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                           gtk_widget_get_height (widget) + 0.5);
      check_heights (child);
    }
}

static void
test_narrow (void)
{
  DagStage stage;
  DagBoard *board;
  DagBoardEntry *action;
  int width;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  board = dag_dashboard_get_board (stage.dashboard);
  action = dag_board_add (board, DAG_BOARD_ACTION, "Noord", "2026-11-23", NULL);
  dag_board_set (
      board, action, "text",
      g_variant_new_string ("Ring the depot about the parcels that came back twice"));
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 400, 900);
  dag_test_await (gtk_widget_get_width (stage.window) <= 400, 10000);
  dag_stage_draw (&stage);
  gtk_widget_measure (GTK_WIDGET (stage.page), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                      NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 390);
  check_heights (GTK_WIDGET (stage.page));
  dag_stage_close (&stage);
}

/* A box that was asked how it is measured while it was hidden, with nothing in it, gives its
 * lines the height they need. */
static void
test_lines_that_wrap (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DagStage stage = { .window = window };

  gtk_box_append (GTK_BOX (page), lines);
  gtk_box_append (GTK_BOX (page), gtk_label_new ("What follows"));
  dag_line_box_clear (GTK_BOX (lines));
  gtk_widget_set_visible (lines, FALSE);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 400);
  gtk_window_present (GTK_WINDOW (window));
  dag_stage_draw (&stage);
  for (guint i = 0; i < 3; i++)
    dag_line_box_add (GTK_BOX (lines), "•",
                      "A line that is much too long for the width of a narrow window.");
  gtk_widget_set_visible (lines, TRUE);
  dag_stage_draw (&stage);
  check_heights (page);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever letters a line is written in, it stands beside its mark. */
static void
test_lines_at_their_mark (void)
{
  /* The second begins with a mark that makes it one from right to left. */
#define LINE "Two lines in any typeface, or more, of which the last one" \
             " is shorter than those before it."
  static const char *const texts[] = { LINE, "\u200f" LINE };
  GtkTextDirection usual = gtk_widget_get_default_direction ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *window = adw_window_new ();
      GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      DagStage stage = { .window = window };

      gtk_widget_set_default_direction (i < 2 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      dag_line_box_clear (GTK_BOX (lines));
      dag_line_box_add (GTK_BOX (lines), "•", texts[i % 2]);
      adw_window_set_content (ADW_WINDOW (window), lines);
      gtk_window_set_default_size (GTK_WINDOW (window), 260, 400);
      gtk_window_present (GTK_WINDOW (window));
      dag_stage_draw (&stage);
      g_assert_cmpint (dag_test_get_indent (
                           dag_test_find (lines, GTK_TYPE_LABEL, texts[i % 2])),
                       <=, 6);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  gtk_widget_set_default_direction (usual);
}

static guint
count_names (GtkWidget *attendance)
{
  GtkWidget *flow = dag_stage_find (attendance, GTK_TYPE_FLOW_BOX);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (flow); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* Of a team that is too large for a roll: whoever is looked for is found, by the keyboard. */
static void
test_large_team (void)
{
  DagStage stage;
  GtkWidget *attendance;
  GtkWidget *find;
  DagStandup *standup;
  g_autoptr (DagStandupDesk) desk = NULL;
  g_autoptr (GPtrArray) people = NULL;
  const DagPerson *last;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 600);
  attendance = dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_ATTENDANCE);
  g_assert_nonnull (attendance);
  find = dag_stage_find (attendance, GTK_TYPE_SEARCH_ENTRY);
  people = dag_people_list (stage.dashboard, "Noord");
  g_assert_cmpuint (people->len, ==, 200);
  g_assert_true (gtk_widget_get_visible (find));
  g_assert_cmpuint (count_names (attendance), ==, 150);
  g_assert_nonnull (
      dag_test_find (attendance, GTK_TYPE_LABEL, "50 more: type a name to find them."));
  last = people->pdata[199];
  gtk_editable_set_text (GTK_EDITABLE (find), last->name);
  dag_test_await (count_names (attendance) == 1, 10000);
  g_signal_emit_by_name (find, "activate");
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  standup = dag_standup_desk_get_standup (desk);
  g_assert_true (dag_standup_is_here (standup, last->id));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find)), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.all-here", NULL);
  g_assert_cmpuint (dag_standup_count_here (standup), ==, 200);
  gtk_editable_set_text (GTK_EDITABLE (find), "nobody at all");
  dag_test_await (dag_test_find (attendance, GTK_TYPE_LABEL, "Nobody is called so.") != NULL,
                  10000);
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

/* A Latin line in a window that reads from the right stands at the right, by its mark. */
static void
test_reads_from_the_right (void)
{
  g_autoptr (DagBoard) board = dag_board_new ();
  DagBoardEntry *note = dag_board_add (board, DAG_BOARD_NOTE_KIND, "Noord", "2026-11-23",
                                       NULL);
  GtkWidget *text;

  dag_board_set (board, note, "text", g_variant_new_string ("Two colleagues"));
  text = g_object_ref_sink (dag_note_text_new (board, note, "text", "Note", "Edit a note"));
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (text)), ==,
                   GTK_JUSTIFY_LEFT);
  gtk_widget_set_direction (text, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (text)), ==,
                   GTK_JUSTIFY_RIGHT);
  dag_board_set (board, note, "text", g_variant_new_string ("שתי עמיתות"));
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (text)), ==,
                   GTK_JUSTIFY_LEFT);
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  g_assert_cmpint (gtk_text_view_get_justification (GTK_TEXT_VIEW (text)), ==,
                   GTK_JUSTIFY_RIGHT);
  g_object_unref (text);
}

static graphene_rect_t
get_bounds (GtkWidget *child,
            GtkWidget *parent,
            int        width)
{
  graphene_rect_t bounds;
  int height;

  gtk_widget_measure (parent, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (parent, width, height, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (child, parent, &bounds));
  return bounds;
}

/* Where there is room they stand beside each other, elsewhere below; the keyboard goes from
 * the one to the other either way. */
static void
test_beside (void)
{
  GtkWidget *text = gtk_entry_new ();
  GtkWidget *act = gtk_button_new_with_label ("Rung Back");
  GtkWidget *both = dag_beside_new (text, act);
  GtkWidget *window = gtk_window_new ();

  gtk_widget_set_valign (act, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), both);
  gtk_window_present (GTK_WINDOW (window));
  dag_test_await (gtk_widget_get_mapped (act), 10000);
  for (int width = 600; width >= 200; width -= 400)
    {
      graphene_rect_t first = get_bounds (text, both, width);
      graphene_rect_t second = get_bounds (act, both, width);
      gboolean is_wide = width == 600;

      g_assert_cmpint (second.origin.y > first.origin.y, ==, !is_wide);
      g_assert_cmpint (second.origin.x > first.origin.x + first.size.width, ==, is_wide);
      g_assert_true (gtk_widget_grab_focus (text));
      g_assert_true (gtk_widget_child_focus (both, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == act);
      g_assert_false (gtk_widget_child_focus (both, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_widget_child_focus (both, GTK_DIR_TAB_BACKWARD));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), text));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of a few promises their number is told, and of more than a few the share. */
static void
test_promise_share (void)
{
  const DagPromiseTally few = { .n_due = 3, .n_kept = 2 };
  const DagPromiseTally many = { .n_due = 15, .n_kept = 13 };
  const DagPromiseTally none = { .n_open = 3 };
  g_autofree char *said = dag_words_promise_share (&few);

  g_assert_cmpstr (said, ==, "Kept: 2 of 3");
  g_clear_pointer (&said, g_free);
  said = dag_words_promise_share (&many);
  g_assert_true (g_str_has_prefix (said, "Kept: 8"));
  g_assert_null (dag_words_promise_share (&none));
}

/* With a board that is kept, for the time of a test. */
static DagStore *
open_kept (DagStage *stage)
{
  DagStore *store = dag_store_new (NULL);
  DagBoard *board;

  dag_stage_open (stage, dag_day_start_page_new, 8, 24);
  board = dag_dashboard_get_board (stage->dashboard);
  dag_board_set_store (board, store, "2026-11-09");
  dag_test_await (!dag_board_is_loading (board), 10000);
  dag_stage_draw (stage);
  dag_test_await (dag_test_find_card (stage, "promises") != NULL, 10000);
  return store;
}

static void
close_kept (DagStage *stage,
            DagStore *store)
{
  dag_board_set_store (dag_dashboard_get_board (stage->dashboard), NULL, NULL);
  dag_store_close (store);
  dag_stage_close (stage);
}

static GFile *
save_board (const char *path)
{
  DagStage stage;
  g_autoptr (DagStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DagBoardRequest) answer = NULL;

  store = open_kept (&stage);
  dag_test_write_line (&stage, "promises", "@anna 14:30 case 4711");
  dag_test_write_line (&stage, "news", "Parcels are late");
  dag_test_write_line (&stage, "actions", "Ring the depot");
  dag_board_ask_async (dag_dashboard_get_board (stage.dashboard), DAG_BOARD_ASK_EXPORT, NULL,
                       NULL, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 10000);
  answer = dag_board_ask_finish (dag_dashboard_get_board (stage.dashboard), result, NULL);
  g_assert_nonnull (answer);
  g_assert_true (g_file_set_contents (path, answer->text, -1, NULL));
  close_kept (&stage, store);
  return g_file_new_for_path (path);
}

static GtkWidget *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return GTK_WIDGET (window);
    }
  return NULL;
}

static gboolean
goes_with_escape (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;
      g_autofree char *trigger = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      shortcut = g_list_model_get_item (G_LIST_MODEL (controller), 0);
      if (shortcut != NULL)
        trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      if (trigger != NULL && g_str_has_prefix (trigger, "Escape"))
        return TRUE;
    }
  return FALSE;
}

/* A file is told of before anything of it is taken: how much, and of what, in the order in
 * which a stand-up goes. */
static void
test_take_in (void)
{
  static const char *const order[] = { "Actions", "News", "Promises" };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dagstart-board.json", NULL);
  g_autoptr (GFile) file = save_board (path);
  g_autoptr (DagStore) store = NULL;
  DagStage stage;
  GtkWidget *window;
  int before = -1;

  store = open_kept (&stage);
  dag_board_transfer_read (GTK_WIDGET (stage.page), stage.dashboard, file);
  dag_test_await ((window = find_window ("Take In a Board")) != NULL, 10000);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *label = dag_test_find (window, GTK_TYPE_LABEL, order[i]);
      GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);

      g_assert_nonnull (row);
      g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), >, before);
      before = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
    }
  g_assert_null (dag_test_find (window, GTK_TYPE_LABEL, "Notes"));
  dag_look_at (window, "take-in");
  g_assert_true (goes_with_escape (window));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (g_list_model_get_n_items (dag_board_get_entries (
                        dag_dashboard_get_board (stage.dashboard), DAG_BOARD_NEWS)),
                    ==, 0);
  g_file_delete (file, NULL, NULL);
  close_kept (&stage, store);
}

static char *
new_repeated (const char *first,
              const char *again,
              guint       n)
{
  GString *text = g_string_new (first);

  for (guint i = 0; i < n; i++)
    g_string_append (text, again);
  return g_string_free (text, FALSE);
}

/* What a text shows has no word and no heap of marks whose layout takes the square of it. */
static void
assert_light (GtkWidget *view)
{
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  gboolean is_less = TRUE;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  again = dag_words_note (text, &is_less);
  g_assert_cmpstr (again, ==, text);
  g_assert_false (is_less);
}

static GtkWidget *
add_note (DagStage   *stage,
          const char *text)
{
  DagTopicCard *card = dag_test_find_card (stage, "today");
  DagBoard *board = dag_dashboard_get_board (stage->dashboard);
  DagBoardEntry *note
      = dag_board_add (board, DAG_BOARD_NOTE_KIND, "Noord", "2026-11-23",
                       dag_board_entry_get_id (dag_topic_card_get_topic (card)));
  GtkWidget *row;
  GtkWidget *view;

  dag_board_set (board, note, "text", g_variant_new_string (text));
  dag_stage_draw (stage);
  row = dag_stage_find (GTK_WIDGET (card), DAG_TYPE_NOTE_ROW);
  g_assert_nonnull (row);
  view = dag_stage_find (row, DAG_TYPE_NOTE_TEXT);
  g_assert_nonnull (view);
  return view;
}

/* Pasted: a word of twenty thousand letters goes on in new lines, and of ten thousand marks
 * four stay on their letter: laid out as they came, they held the window for seconds. */
static void
test_hostile_paste (void)
{
  DagStage stage;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  g_autofree char *word = new_repeated ("", "w", 4500);
  g_autofree char *marks = new_repeated ("e", "\xcc\x81", 10000);
  g_auto (GStrv) lines = NULL;
  g_autofree char *whole = NULL;
  const char *kept;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  view = add_note (&stage, "Said: ");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_insert_at_cursor (buffer, word, -1);
  gtk_text_buffer_insert_at_cursor (buffer, word, -1);
  assert_light (view);
  kept = dag_test_get_text (&stage, DAG_BOARD_NOTE_KIND, 0, "text");
  lines = g_strsplit (kept, "\n", -1);
  whole = g_strjoinv ("", lines);
  g_assert_cmpuint (strlen (whole), ==, strlen ("Said: ") + 9000);
  g_assert_cmpuint (g_strv_length (lines), >=, 9);
  gtk_text_buffer_insert_at_cursor (buffer, marks, -1);
  assert_light (view);
  kept = dag_test_get_text (&stage, DAG_BOARD_NOTE_KIND, 0, "text");
  g_assert_true (g_str_has_suffix (kept, "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81"));
  gtk_text_buffer_insert_at_cursor (buffer, word, -1); /* there is no room for all of it */
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, DAG_WORDS_NOTE_MOST);
  dag_stage_draw (&stage);
  dag_stage_close (&stage);
}

/* Kept before there was a most, or sent by another: shown as far as it is light, and what is
 * not shown cannot be written over. */
static void
test_hostile_kept (void)
{
  DagStage stage;
  GtkWidget *view;
  GtkWidget *line;
  g_autofree char *marks = new_repeated ("e", "\xcc\x81", 10000);
  g_autofree char *word = new_repeated ("", "w", 20000);

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  view = add_note (&stage, marks);
  assert_light (view);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  g_assert_cmpstr (dag_test_get_text (&stage, DAG_BOARD_NOTE_KIND, 0, "text"), ==, marks);
  dag_board_set (dag_dashboard_get_board (stage.dashboard),
                 dag_test_get_entry (&stage, DAG_BOARD_NOTE_KIND, 0), "text",
                 g_variant_new_string ("e"));
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  line = dag_test_get_line (&stage, "today");
  gtk_editable_set_text (GTK_EDITABLE (line), word);
  g_assert_cmpuint (gtk_entry_get_text_length (GTK_ENTRY (line)), ==, DAG_WORDS_NOTE_MOST);
  gtk_editable_set_text (GTK_EDITABLE (line), marks);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==,
                   "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81");
  dag_stage_close (&stage);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/notebook/told-later", test_told_later);
  g_test_add_func ("/notebook/told-now", test_told_now);
  g_test_add_func ("/notebook/told-with-answers", test_told_with_answers);
  g_test_add_func ("/notebook/large-team", test_large_team);
  g_test_add_func ("/notebook/narrow", test_narrow);
  g_test_add_func ("/notebook/reads-from-the-right", test_reads_from_the_right);
  g_test_add_func ("/notebook/beside", test_beside);
  g_test_add_func ("/notebook/promise-share", test_promise_share);
  g_test_add_func ("/notebook/take-in", test_take_in);
  g_test_add_func ("/notebook/lines-that-wrap", test_lines_that_wrap);
  g_test_add_func ("/notebook/lines-at-their-mark", test_lines_at_their_mark);
  g_test_add_func ("/notebook/F-U01/paste", test_hostile_paste);
  g_test_add_func ("/notebook/F-U01/kept", test_hostile_kept);
  return g_test_run ();
}

/* test-day-start.c - the notebook of the stand-up: agenda, notes, actions, presenting, paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-did-list.h"
#include "dag-ledger-row.h"
#include "dag-news-list.h"
#include "dag-note-text.h"
#include "dag-presenter.h"
#include "dag-promise-list.h"
#include "dag-resources.h"
#include "dag-standup-agenda.h"
#include "dag-standup-print.h"
#include "dag-standup-text.h"
#include "dag-test-notebook.h"
#include "dag-test-widgets.h"
#include "dag-thanks-list.h"
#include "dag-thanks-wall.h"
#include "dag-words-promise.h"

#include <glib/gstdio.h>
#include <string.h>

#define ROUND_QUESTION                                                                       \
  "1 is quiet, 5 is too much. Nobody’s answer is kept: only what the team says together, "   \
  "from five answers on."

static char *
dup_note_text (GtkWidget *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
test_agenda (void)
{
  DagStage stage;
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  const char *const titles[]
      = { "Yesterday", "News", "Promises", "Actions", "Today", "Thanks", "Not thanked lately",
          "How busy does it feel?", "Around the table" };

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  dag_test_find_cards (GTK_WIDGET (stage.page), cards);
  g_assert_cmpuint (cards->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *text
          = dup_note_text (dag_stage_find (cards->pdata[i], DAG_TYPE_NOTE_TEXT));

      g_assert_cmpstr (text, ==, titles[i]);
    }
  /* Laying it out is nothing that somebody did. */
  g_assert_cmpstr (dag_board_get_undo_label (dag_dashboard_get_board (stage.dashboard)), ==, NULL);
  dag_stage_close (&stage);
}

static void
test_lines (void)
{
  DagStage stage;
  DagBoard *board;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  board = dag_dashboard_get_board (stage.dashboard);
  dag_test_write_line (&stage, "today", "  Two new colleagues  ");
  dag_test_write_line (&stage, "today", "   ");
  dag_test_write_line (&stage, "today", "[] @dan ring the depot");
  dag_test_write_line (&stage, "actions", "Water the plants");
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_NOTE_KIND), ==, 1);
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_ACTION), ==, 2);
  g_assert_cmpstr (dag_test_get_text (&stage, DAG_BOARD_NOTE_KIND, 0, "text"), ==,
                   "Two new colleagues");
  /* Nobody of the team is called so: it stays in the text. */
  g_assert_cmpstr (dag_test_get_text (&stage, DAG_BOARD_ACTION, 0, "text"),
                   ==, "@dan ring the depot");
  g_assert_cmpstr (dag_test_get_text (&stage, DAG_BOARD_ACTION, 1, "due"), ==,
                   "2026-11-23");
  g_assert_cmpstr (dag_board_get_undo_label (board), ==, "Add an action");
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.undo", NULL);
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_ACTION), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.redo", NULL);
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_ACTION), ==, 2);
  dag_stage_close (&stage);
}

/* What is open is there again the day after, and says since when; what was done is not. */
static void
test_carried_on (void)
{
  DagStage stage;
  DagBoard *board;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  board = dag_dashboard_get_board (stage.dashboard);
  dag_test_write_line (&stage, "actions", "Still to do");
  dag_test_write_line (&stage, "actions", "Done soon");
  dag_board_set (board, dag_test_get_entry (&stage, DAG_BOARD_ACTION, 1), "done-at",
                 g_variant_new_int64 (DAG_CENTRE_START));
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.day", "i", 1);
  dag_stage_draw (&stage);
  /* Tomorrow's agenda is laid out tomorrow. */
  g_assert_null (dag_test_find_card (&stage, "actions"));
  {
    g_autoptr (DagStandupDesk) desk
        = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-24", "2026-11-24");
    g_autoptr (DagBoardView) actions = dag_standup_desk_new_actions (desk);

    g_assert_cmpuint (dag_board_view_get_n (actions), ==, 1);
    g_assert_cmpstr (dag_board_entry_get_text (dag_board_view_get (actions, 0), "text"), ==,
                     "Still to do");
  }
  dag_stage_close (&stage);
}

/* Nothing that is for the lead alone leaves the notebook. */
static void
test_private (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *markup = NULL;
  DagBoardEntry *topic;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  topic = dag_standup_find_topic (dag_standup_desk_get_standup (desk), "table");
  dag_board_set (dag_standup_desk_get_board (desk), topic, "private",
                 g_variant_new_boolean (TRUE));
  dag_test_write_line (&stage, "table", "secret words");
  dag_test_write_line (&stage, "today", "Open *words* <b>");
  dag_test_write_line (&stage, "actions", "Ring");
  plain = dag_standup_text_new (desk, DAG_STANDUP_PLAIN);
  markdown = dag_standup_text_new (desk, DAG_STANDUP_MARKDOWN);
  markup = dag_standup_text_new (desk, DAG_STANDUP_PANGO);
  g_assert_null (strstr (plain, "secret"));
  g_assert_null (strstr (markdown, "secret"));
  g_assert_null (strstr (markup, "secret"));
  g_assert_nonnull (strstr (plain, "- Open *words* <b>\n"));
  g_assert_nonnull (strstr (markdown, "# Monday 23 November · Noord\n"));
  g_assert_nonnull (strstr (markdown, "- Open \\*words\\* \\<b\\>\n"));
  g_assert_nonnull (strstr (markdown, "- [ ] Ring (today)\n"));
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

static void
test_pdf (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  const char *look = g_getenv ("DAG_LOOK"); /* keeps it there, to be looked at */
  g_autofree char *path = g_build_filename (look != NULL ? look : g_get_tmp_dir (),
                                            "dag-standup.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  dag_test_write_line (&stage, "news", "Parcels from the south are a day late");
  dag_test_write_line (&stage, "actions", "Ring the depot");
  for (guint i = 0; i < 90; i++)
    dag_test_write_line (&stage, "today", "A line of the notebook");
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  operation = dag_standup_print_new (desk);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), >=, 2);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  if (look == NULL)
    g_remove (path);
  g_clear_object (&operation);
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

/* A topic of the lead's own, for five minutes, and not for all to see. */
static void
add_fruit (DagStage   *stage,
           DagStandup *standup)
{
  DagBoardEntry *fruit = dag_standup_add_topic (standup, "Fruit");
  GtkWidget *card;

  dag_stage_draw (stage);
  card = GTK_WIDGET (dag_test_find_card (stage, "own"));
  g_assert_nonnull (card);
  gtk_widget_activate_action (card, "topic.minutes", "i", 5);
  gtk_widget_activate_action (card, "topic.private", NULL);
  g_assert_cmpint (dag_board_entry_get_number (fruit, "planned-s"), ==, 300);
  g_assert_cmpint (dag_standup_get_planned_s (standup), ==, 900);
  g_assert_true (dag_board_entry_get_flag (fruit, "private"));
}

/* A kept agenda is as it was: with its times, and what was for the lead's eyes still is; what
 * came up on the day is not in it. */
static void
check_fruit (DagStandup *standup)
{
  DagBoardView *topics = dag_standup_get_topics (standup);
  DagBoardEntry *last = dag_board_view_get (topics, dag_board_view_get_n (topics) - 1);

  g_assert_cmpstr (dag_board_entry_get_text (last, "title"), ==, "Fruit");
  g_assert_cmpint (dag_board_entry_get_number (last, "planned-s"), ==, 300);
  g_assert_true (dag_board_entry_get_flag (last, "private"));
  g_assert_null (dag_standup_find_topic (standup, "question:x"));
}

static void
test_template (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  DagBoardView *topics;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  dag_standup_add_topic_from (dag_standup_desk_get_standup (desk), "question:x", "Is it down?",
                              "20 today");
  add_fruit (&stage, dag_standup_desk_get_standup (desk));
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.keep", "b", FALSE);
  {
    g_autoptr (DagStandupDesk) monday
        = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-30", "2026-11-30");
    g_autoptr (DagStandupDesk) tuesday
        = dag_standup_desk_new (stage.dashboard, "Noord", "2026-12-01", "2026-12-01");

    dag_standup_agenda_prepare (monday);
    check_fruit (dag_standup_desk_get_standup (monday));
    dag_standup_agenda_prepare (tuesday);
    topics = dag_standup_get_topics (dag_standup_desk_get_standup (tuesday));
    g_assert_cmpstr (dag_board_entry_get_text (
                         dag_board_view_get (topics, dag_board_view_get_n (topics) - 1), "title"),
                     ==, "Around the table");
  }
  while (g_main_context_iteration (NULL, FALSE)) /* what was gathered for them */
    ;
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

/* A screen that is twice as wide is seen from no nearer: there are as many words in a line. */
static void
check_grows (GtkWidget *presenter)
{
  static const int widths[] = { 1280, 1920, 2560 };
  GtkWidget *title = dag_test_find (presenter, GTK_TYPE_LABEL, "How busy does it feel?");
  GtkWidget *clamp = gtk_widget_get_ancestor (title, ADW_TYPE_CLAMP);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (presenter));
  int before = 0;

  g_assert_nonnull (clamp);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      int width;

      g_signal_emit_by_name (surface, "layout", widths[i], 1000);
      width = adw_clamp_get_maximum_size (ADW_CLAMP (clamp));
      g_assert_cmpint (width, >, before * 5 / 4);
      g_assert_cmpint (width, <, widths[i] * 9 / 10);
      before = width;
    }
  clamp = gtk_widget_get_parent (clamp);
  g_assert_true (gtk_widget_has_css_class (clamp, "dag-widest"));
  g_assert_false (gtk_widget_has_css_class (clamp, "dag-wide"));
}

static void
test_presenter (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  DagStandup *standup;
  GtkWidget *presenter;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  standup = dag_standup_desk_get_standup (desk);
  dag_board_set (dag_standup_desk_get_board (desk),
                 dag_standup_find_topic (standup, "promises"), "private",
                 g_variant_new_boolean (TRUE));
  presenter = dag_presenter_new (desk);
  gtk_window_present (GTK_WINDOW (presenter));
  g_assert_nonnull (dag_test_find (presenter, GTK_TYPE_LABEL, "Yesterday"));
  gtk_widget_activate_action (presenter, "presenter.step", "i", 1);
  g_assert_nonnull (dag_test_find (presenter, GTK_TYPE_LABEL, "News"));
  gtk_widget_activate_action (presenter, "presenter.step", "i", 1);
  g_assert_null (dag_test_find (presenter, GTK_TYPE_LABEL, "Promises"));
  g_assert_nonnull (dag_test_find (presenter, GTK_TYPE_LABEL, "Actions"));
  dag_standup_set_current (standup, dag_standup_find_topic (standup, "round"), 1000);
  g_assert_nonnull (dag_test_find (presenter, GTK_TYPE_LABEL, ROUND_QUESTION));
  check_grows (presenter);
  gtk_window_destroy (GTK_WINDOW (presenter));
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

/* Who thanks, whom, for what, and what kind of thing it was: all of it from one line. */
static void
test_thanks_line (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  DagBoardEntry *thanks;
  g_autofree char *name = NULL;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  g_assert_null (dag_thanks_add (desk, "→ @anna"));
  g_assert_null (dag_thanks_add (desk, "@daan → took over"));
  thanks = dag_thanks_add (desk, "@daan → @anna took over the queue #colleague");
  g_assert_nonnull (thanks);
  name = dag_thanks_name (thanks);
  g_assert_nonnull (strstr (name, "Daan"));
  g_assert_nonnull (strstr (name, " → Anna"));
  g_assert_cmpstr (dag_board_entry_get_text (thanks, "text"), ==, "took over the queue");
  g_assert_cmpstr (dag_board_entry_get_text (thanks, "tag"), ==, "colleague");
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

/* A line that names somebody is thanks; others see it only when all of them agreed. */
static void
test_thanks (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  g_autofree char *before = NULL;
  g_autofree char *half = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) to = NULL;
  GtkWindow *wall;
  DagBoardEntry *thanks;
  GtkWidget *check;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  dag_test_write_line (&stage, "thanks", "somebody did something");
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_THANKS), ==, 0);
  dag_test_write_line (&stage, "thanks", "@anna @daan took over at lunch");
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_THANKS), ==, 1);
  thanks = dag_test_get_entry (&stage, DAG_BOARD_THANKS, 0);
  g_assert_cmpstr (dag_board_entry_get_text (thanks, "text"), ==, "took over at lunch");
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  before = dag_standup_text_new (desk, DAG_STANDUP_PLAIN);
  g_assert_null (strstr (before, "took over"));
  dag_stage_draw (&stage);
  check = dag_test_find (GTK_WIDGET (stage.page), GTK_TYPE_CHECK_BUTTON, "Team may see it");
  if (check == NULL) /* its label is a child of its own */
    check = dag_stage_find (GTK_WIDGET (dag_test_find_card (&stage, "thanks")),
                            GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  half = dag_standup_text_new (desk, DAG_STANDUP_PLAIN);
  g_assert_null (strstr (half, "took over"));
  to = dag_board_entry_dup_list (dag_test_get_entry (&stage, DAG_BOARD_THANKS, 0), "to");
  g_assert_cmpuint (g_strv_length (to), ==, 2);
  for (guint i = 0; i < 2; i++)
    dag_thanks_set_consent (desk, dag_test_get_entry (&stage, DAG_BOARD_THANKS, 0), to[i],
                            TRUE);
  after = dag_standup_text_new (desk, DAG_STANDUP_PLAIN);
  g_assert_nonnull (strstr (after, "took over at lunch"));
  wall = dag_thanks_wall_new (NULL, desk);
  gtk_window_present (wall);
  g_assert_nonnull (dag_test_find (GTK_WIDGET (wall), GTK_TYPE_LABEL, "took over at lunch"));
  gtk_window_destroy (wall);
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

static GtkWidget *find_button (GtkWidget *widget, const char *label);

/* Told, heard by all, asked for: in that order agents were first. */
static void
test_news (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  g_autofree char *told = NULL;
  g_autofree char *first = NULL;
  g_autofree char *late = NULL;
  GtkWidget *card;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  card = GTK_WIDGET (dag_test_find_card (&stage, "news"));
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  dag_test_write_line (&stage, "news", "Parcels are late in the south");
  told = dag_news_describe (desk, dag_test_get_entry (&stage, DAG_BOARD_NEWS, 0));
  g_assert_cmpstr (told, ==, "0 of 8 heard it · no customer asked yet · until Sun 29 Nov");
  g_signal_emit_by_name (find_button (card, "All Heard It"), "clicked");
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_CONFIRMATION), ==, 8);
  gtk_widget_activate_action (dag_stage_find (card, DAG_TYPE_LEDGER_ROW), "news.asked", NULL);
  first = dag_news_describe (desk, dag_test_get_entry (&stage, DAG_BOARD_NEWS, 0));
  g_assert_cmpstr (first, ==, "8 of 8 heard it · agents first by 0 minutes · until Sun 29 Nov");
  dag_news_add (desk, "Unheard");
  dag_board_set (dag_standup_desk_get_board (desk),
                 dag_test_get_entry (&stage, DAG_BOARD_NEWS, 1), "first-asked-at",
                 g_variant_new_int64 (dag_dashboard_get_now_us (stage.dashboard)));
  late = dag_news_describe (desk, dag_test_get_entry (&stage, DAG_BOARD_NEWS, 1));
  g_assert_cmpstr (late, ==, "0 of 8 heard it · customers came first: 0 of 8 had heard it"
                           " · until Sun 29 Nov");
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

static void
test_promises (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  DagBoardEntry *promise;
  DagPromiseTally tally;
  g_autofree char *share = NULL;
  GtkWidget *card;
  GtkWidget *line;
  guint n_notes;
  int64_t due_us;
  const char *const refused[] = { "@anna 14:30 0612345678", "@anna case 4711", "14:30",
                                  "14:30 a reference that is too long", "25:10 case 4711" };

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (dag_promise_add (desk, refused[i]));
  /* A number to ring is not kept in any form, not as a note either: it stays in the line. */
  line = dag_test_get_line (&stage, "promises");
  n_notes = dag_test_count (&stage, DAG_BOARD_NOTE_KIND);
  gtk_editable_set_text (GTK_EDITABLE (line), "14:30 ring 06 12345678");
  g_signal_emit_by_name (line, "activate");
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_NOTE_KIND), ==, n_notes);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "14:30 ring 06 12345678");
  dag_test_write_line (&stage, "promises", "@anna 14:30 case 4711");
  promise = dag_test_get_entry (&stage, DAG_BOARD_PROMISE, 0);
  g_assert_cmpstr (dag_board_entry_get_text (promise, "reference"), ==, "case 4711");
  card = GTK_WIDGET (dag_test_find_card (&stage, "promises"));
  g_assert_nonnull (dag_test_find (card, GTK_TYPE_LABEL, "case 4711"));
  g_assert_nonnull (strstr (dag_board_entry_get_text (promise, "name"), "Anna"));
  due_us = dag_board_entry_get_number (promise, "due-at");
  g_signal_emit_by_name (find_button (card, "Rung Back"), "clicked");
  g_assert_cmpint (dag_board_entry_get_number (promise, "done-at"), >, 0);
  g_assert_null (dag_test_find (card, GTK_TYPE_BUTTON, "Rung Back"));
  g_assert_cmpint (due_us, >, 0);
  dag_promise_book_tally (stage.dashboard, "Noord", &tally);
  g_assert_cmpuint (tally.n_due, >=, 1);
  share = dag_words_promise_share (&tally);
  g_assert_nonnull (dag_test_find (card, GTK_TYPE_LABEL, share));
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = dag_test_find (widget, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (found);
  return found;
}

/* Nothing is on the board before five answered and the round was closed; then one figure. */
static void
test_round (void)
{
  DagStage stage;
  g_autoptr (DagStandupDesk) desk = NULL;
  GtkWidget *card;
  DagBoardEntry *round;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  card = GTK_WIDGET (dag_test_find_card (&stage, "round"));
  for (guint i = 0; i < 4; i++)
    g_signal_emit_by_name (find_button (card, "4"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (find_button (card, "Close the Round")));
  /* A look at another day and back: what was answered is still counted, and nowhere kept. */
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.day", "i", -1);
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "daystart.day", "i", 1);
  dag_stage_draw (&stage);
  card = GTK_WIDGET (dag_test_find_card (&stage, "round"));
  g_assert_nonnull (dag_test_find (card, GTK_TYPE_LABEL, "4 answers, shown from 5 on"));
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_ROUND), ==, 0);
  g_signal_emit_by_name (find_button (card, "2"), "clicked");
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_ROUND), ==, 0);
  g_signal_emit_by_name (find_button (card, "Close the Round"), "clicked");
  round = dag_test_get_entry (&stage, DAG_BOARD_ROUND, 0);
  g_assert_cmpint (dag_board_entry_get_number (round, "answers"), ==, 5);
  g_assert_cmpint (dag_board_entry_get_number (round, "level"), ==, 7); /* 18 / 5 = 3.6 */
  g_assert_null (dag_board_get_undo_label (dag_dashboard_get_board (stage.dashboard)));
  g_assert_null (dag_test_find (card, GTK_TYPE_BUTTON, "4")); /* one round a day */
  g_assert_nonnull (dag_test_find (card, GTK_TYPE_LABEL, "3½ of 5, from 5 answers"));
  desk = dag_standup_desk_new (stage.dashboard, "Noord", "2026-11-23", "2026-11-23");
  g_assert_null (dag_did_add (desk, "no arrow in it"));
  g_assert_nonnull (dag_did_add (desk, "too busy at noon -> two more at lunch"));
  g_assert_cmpuint (dag_test_count (&stage, DAG_BOARD_DID), ==, 1);
  g_assert_cmpstr (dag_test_get_text (&stage, DAG_BOARD_DID, 0, "said"), ==,
                   "too busy at noon");
  g_assert_cmpstr (dag_test_get_text (&stage, DAG_BOARD_DID, 0, "did"), ==,
                   "two more at lunch");
  g_clear_object (&desk);
  dag_stage_close (&stage);
}

/* A picture of the page waits for this: a busy machine builds the topics a moment later. */
static void
test_ready (void)
{
  DagStage stage;
  GtkWidget *topics;

  dag_stage_open (&stage, dag_day_start_page_new, 0, 0);
  topics = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (stage.page),
                                                      DAG_TYPE_DAY_START_PAGE, "topics"));
  g_assert_false (dag_page_is_ready (stage.page));
  stage.centre.n_queues = 8;
  stage.centre.n_agents = 24;
  dag_stage_poll (&stage);
  while (!gtk_widget_get_visible (topics) || gtk_widget_get_first_child (topics) == NULL)
    {
      g_assert_false (dag_page_is_ready (stage.page));
      g_main_context_iteration (NULL, TRUE);
    }
  dag_test_await (dag_page_is_ready (stage.page), 2000);
  g_assert_nonnull (gtk_widget_get_first_child (topics));
  dag_stage_close (&stage);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/day-start/ready", test_ready);
  g_test_add_func ("/day-start/agenda", test_agenda);
  g_test_add_func ("/day-start/lines", test_lines);
  g_test_add_func ("/day-start/carried-on", test_carried_on);
  g_test_add_func ("/day-start/private", test_private);
  g_test_add_func ("/day-start/pdf", test_pdf);
  g_test_add_func ("/day-start/template", test_template);
  g_test_add_func ("/day-start/presenter", test_presenter);
  g_test_add_func ("/day-start/thanks", test_thanks);
  g_test_add_func ("/day-start/thanks-line", test_thanks_line);
  g_test_add_func ("/day-start/round", test_round);
  g_test_add_func ("/day-start/news", test_news);
  g_test_add_func ("/day-start/promises", test_promises);
  return g_test_run ();
}

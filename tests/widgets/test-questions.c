/* test-questions.c - the page of questions: coverage, what rises, the tally, answer cards
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer-editor.h"
#include "dag-answer-list.h"
#include "dag-answers.h"
#include "dag-question-watch.h"
#include "dag-questions-page.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-test-widgets.h"
#include "dag-time.h"

#include <string.h>

static DagBoard *
get_board (DagStage *stage)
{
  return dag_dashboard_get_board (stage->dashboard);
}

static GtkWidget *
find (DagStage   *stage,
      GType       type,
      const char *title)
{
  return dag_test_find (GTK_WIDGET (stage->page), type, title);
}

/* An answer of a centre that notes why customers contact it. */
static void
poll (DagStage *stage,
      int64_t   handled,
      int64_t   tagged)
{
  g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&stage->centre);

  snapshot->absent &= ~(DagParts) DAG_PART_REASONS;
  g_ptr_array_set_size (snapshot->reasons, 0);
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      queue->today.handled = i == 0 ? handled : DAG_COUNT_ABSENT;
      queue->today.tagged = i == 0 ? tagged : DAG_COUNT_ABSENT;
    }
  for (guint i = 0; i < 3; i++)
    {
      DagReasonSample *reason = dag_reason_sample_new ();

      reason->id = g_strdup_printf ("r%u", i);
      reason->label = g_strdup (i == 0 ? "<b>Late</b> & parcel" : i == 1 ? "Bill" : "Rare");
      reason->today = i == 0 ? 34 : i == 1 ? 20 : 2;
      g_ptr_array_add (snapshot->reasons, reason);
    }
  dag_dashboard_apply (stage->dashboard, snapshot);
  stage->centre.minute++;
}

static void
open_page (DagStage *stage,
           int       width)
{
  dag_stage_open_sized (stage, dag_questions_page_new, 0, 0, width);
  stage->centre.n_queues = 4;
  stage->centre.n_agents = 12;
}

/* One where nobody notes it. */
static void
open_bare (DagStage *stage)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  open_page (stage, 1100);
  snapshot = dag_centre_snapshot (&stage->centre);
  snapshot->absent |= DAG_PART_REASONS;
  g_ptr_array_set_size (snapshot->reasons, 0);
  dag_dashboard_apply (stage->dashboard, snapshot);
}

static const DagQuestionRadar *
await_radar (DagStage        *stage,
             DagRadarVerdict  verdict)
{
  DagQuestionWatch *watch = dag_dashboard_get_questions (stage->dashboard);
  const DagQuestionRadar *radar = NULL;

  dag_test_await ((radar = dag_question_watch_get_radar (watch)) != NULL
                      && radar->verdict == verdict,
                  10000);
  dag_stage_draw (stage);
  return radar;
}

static void
test_no_reasons (void)
{
  DagStage stage;

  open_bare (&stage);
  await_radar (&stage, DAG_RADAR_NO_REASONS);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "Nobody notes what customers ask."));
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "Count what you hear"));
  g_assert_null (find (&stage, GTK_TYPE_LABEL, "Asked most today"));
  g_assert_cmpuint (dag_page_get_badge (stage.page), ==, 0);
  dag_stage_close (&stage);
}

static void
test_coverage (void)
{
  DagStage stage;

  open_page (&stage, 1100);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "There are no figures yet"));
  poll (&stage, 200, 60);
  await_radar (&stage, DAG_RADAR_LITTLE_COVERAGE);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "What rises cannot be known."));
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL,
                          "Only 30 % of today’s contacts have a reason. Below 50 % the rest may "
                          "well be about something else."));
  /* words of others, and figures from five on */
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "<b>Late</b> & parcel"));
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "34 today"));
  g_assert_null (find (&stage, GTK_TYPE_LABEL, "Rare"));
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "And 1 that was asked fewer than 5 times."));
  poll (&stage, 200, 190);
  await_radar (&stage, DAG_RADAR_NO_PAST);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "There is nothing to compare with yet."));
  dag_stage_close (&stage);
}

static DagBoardEntry *
save_card (DagStage      *stage,
           DagBoardEntry *card,
           const char    *title,
           const char    *text,
           const char    *name)
{
  const char *const reasons[] = { "r0", NULL };
  DagAnswerDraft draft = { .title = title, .text = text, .reasons = reasons, .key = 1,
                           .name = name, .approved = TRUE };

  return dag_answers_save (get_board (stage), card, &draft);
}

static void
add_heard (DagStage      *stage,
           DagBoardEntry *card,
           const char    *day,
           guint          n)
{
  g_autofree char *time = g_strconcat (day, "T09:00:00+01:00", NULL);
  int64_t at_us = 0;

  dag_time_parse_rfc3339 (time, -1, &at_us);
  for (guint i = 0; i < n; i++)
    {
      DagBoardEntry *heard = dag_board_add (get_board (stage), DAG_BOARD_TALLY, NULL, day,
                                            dag_board_entry_get_id (card));

      dag_board_set (get_board (stage), heard, "at", g_variant_new_int64 (at_us));
    }
}

/* Heard by keys, on the rise, and on the agenda with one press; undone again. */
static void
test_rising (void)
{
  DagStage stage;
  DagBoardEntry *card;
  GtkWidget *button;

  open_bare (&stage);
  card = save_card (&stage, NULL, "Is the site down?", "", "Daan");
  add_heard (&stage, card, "2026-11-16", 3);
  add_heard (&stage, card, "2026-11-09", 3);
  await_radar (&stage, DAG_RADAR_READY);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "No question is on the rise."));
  button = gtk_widget_get_ancestor (find (&stage, GTK_TYPE_LABEL, "1"), GTK_TYPE_BUTTON);
  for (int i = 0; i < 20; i++)
    g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (dag_test_find (button, GTK_TYPE_LABEL, "20"));
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "questions.undo", NULL);
  g_assert_nonnull (dag_test_find (button, GTK_TYPE_LABEL, "19"));
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "questions.redo", NULL);
  dag_test_await (dag_page_get_badge (stage.page) == 1, 10000);
  dag_stage_draw (&stage);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "1 question is on the rise."));
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "20 today, usually 3 by this time"));
  g_signal_emit_by_name (find (&stage, GTK_TYPE_BUTTON, "Make It the Topic of the Day"),
                         "clicked");
  g_assert_cmpuint (dag_page_get_badge (stage.page), ==, 0);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "On today’s agenda"));
  gtk_widget_activate_action (GTK_WIDGET (stage.page), "questions.undo", NULL);
  g_assert_cmpuint (dag_page_get_badge (stage.page), ==, 1);
  dag_stage_close (&stage);
}

static char *
read_clipboard (DagStage *stage)
{
  GdkContentProvider *content
      = gdk_clipboard_get_content (gtk_widget_get_clipboard (stage->window));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (content, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

/* Found by typing, copied with Enter; a retired one is not. */
static void
test_answers (void)
{
  DagStage stage;
  GtkWidget *entry;
  DagBoardEntry *card;
  g_autofree char *copied = NULL;

  open_bare (&stage);
  await_radar (&stage, DAG_RADAR_NO_REASONS);
  save_card (&stage, NULL, "Where is my bill?", "In the post.", "Daan");
  card = save_card (&stage, NULL, "Wáár is my parcel?", "It comes tomorrow.", "Daan");
  dag_stage_draw (&stage);
  g_assert_true (dag_page_search (stage.page));
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (stage.window)),
                                   GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "tomorrow waar");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "Wáár is my parcel?"));
  copied = read_clipboard (&stage);
  g_assert_cmpstr (copied, ==, "It comes tomorrow.");
  g_assert_null (find (&stage, GTK_TYPE_LABEL, "Where is my bill?"));
  g_assert_true (dag_page_go_back (stage.page));
  /* the second took the key */
  g_assert_true (dag_answers_find_by_key (get_board (&stage), 1) == card);
  g_assert_true (dag_answers_find_for (get_board (&stage), "r0") != NULL);
  dag_answers_retire (get_board (&stage), card, TRUE);
  dag_stage_draw (&stage);
  g_assert_null (find (&stage, GTK_TYPE_LABEL, "Wáár is my parcel?"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (&stage, GTK_TYPE_TOGGLE_BUTTON,
                                                         "Retired")),
                                TRUE);
  g_assert_nonnull (find (&stage, GTK_TYPE_LABEL, "Wáár is my parcel?"));
  dag_stage_close (&stage);
}

/* A card changes hands: from everybody to a team, and back. */
static void
test_other_team (DagStage      *stage,
                 DagBoardEntry *card)
{
  DagAnswerDraft draft = { .title = "Where is it?", .text = "Tomorrow.", .name = "Anna" };
  g_autofree char *of_all = dag_answers_dup_team (card);
  g_autofree char *of_team = NULL;
  g_autofree char *again = NULL;

  g_assert_null (of_all);
  draft.team = "Noord";
  dag_answers_save (get_board (stage), card, &draft);
  of_team = dag_answers_dup_team (card);
  g_assert_cmpstr (of_team, ==, "Noord");
  draft.team = NULL;
  dag_answers_save (get_board (stage), card, &draft);
  again = dag_answers_dup_team (card);
  g_assert_null (again);
}

/* Who changed what, version by version, in the window in which the card is written. */
static void
test_versions (void)
{
  DagStage stage;
  DagBoardEntry *card;
  GtkWidget *editor;
  g_autoptr (DagStore) store = dag_store_new (NULL);

  open_bare (&stage);
  dag_board_set_store (get_board (&stage), store, "2026-11-09");
  dag_test_await (!dag_board_is_loading (get_board (&stage)), 10000);
  card = save_card (&stage, NULL, "Where is it?", "Today.", "Daan");
  dag_test_await (!dag_board_is_unsaved (get_board (&stage)), 10000);
  save_card (&stage, card, "Where is it?", "Tomorrow.", "Anna");
  g_assert_cmpint (dag_board_entry_get_number (card, "version"), ==, 2);
  editor = dag_answer_editor_new (stage.dashboard, card, NULL);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (stage.window));
  gtk_window_present (GTK_WINDOW (editor));
  dag_test_await (dag_test_find (editor, GTK_TYPE_LABEL, "Changed: answer, approval. “Tomorrow.”")
                      != NULL,
                  10000);
  g_assert_nonnull (dag_test_find (
      editor, GTK_TYPE_LABEL, "Changed: question, answer, links, approval. “Today.”"));
  g_signal_emit_by_name (dag_test_find (editor, GTK_TYPE_BUTTON, "Retire"), "clicked");
  test_other_team (&stage, card);
  g_assert_true (dag_answers_is_retired (card));
  dag_board_set_store (get_board (&stage), NULL, NULL);
  dag_store_close (store);
  dag_stage_close (&stage);
}

/* Nothing is wider than a narrow window. */
static void
test_narrow (void)
{
  DagStage stage;
  int width;

  open_page (&stage, 360);
  save_card (&stage, NULL, "Waarom is mijn zorgverzekeringsmaatschappij niet bereikbaar?",
             "Arbeidsongeschiktheidsverzekeringsmaatschappijen", "Daan");
  poll (&stage, 200, 190);
  await_radar (&stage, DAG_RADAR_NO_PAST);
  gtk_widget_measure (GTK_WIDGET (stage.page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 350);
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();

  g_test_add_func ("/questions/no-reasons", test_no_reasons);
  g_test_add_func ("/questions/coverage", test_coverage);
  g_test_add_func ("/questions/rising", test_rising);
  g_test_add_func ("/questions/answers", test_answers);
  g_test_add_func ("/questions/versions", test_versions);
  g_test_add_func ("/questions/narrow", test_narrow);
  return g_test_run ();
}

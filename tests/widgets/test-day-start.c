/* test-day-start.c - the notebook of the stand-up: agenda, notes, actions, presenting, paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-start-page.h"
#include "dag-note-text.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-standup-desk.h"
#include "dag-test-widgets.h"
#include "dag-topic-card.h"

#include <string.h>

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
find_cards (GtkWidget *widget,
            GPtrArray *cards)
{
  if (DAG_IS_TOPIC_CARD (widget))
    g_ptr_array_add (cards, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_cards (child, cards);
}

static void
test_agenda (void)
{
  DagStage stage;
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  const char *const titles[]
      = { "Yesterday", "Promises", "Actions", "Today", "Around the table" };

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  find_cards (GTK_WIDGET (stage.page), cards);
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

/* Everything is as high as its lines need at the width it got. */
static void
check_heights (GtkWidget *widget)
{
  int minimum;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if ((GTK_IS_LABEL (widget) || DAG_IS_NOTE_TEXT (widget)) && gtk_widget_get_mapped (widget))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget),
                          &minimum, NULL, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, minimum);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_heights (child);
}

static void
test_narrow (void)
{
  DagStage stage;
  DagBoard *board;
  DagBoardEntry *action;

  dag_stage_open (&stage, dag_day_start_page_new, 8, 24);
  board = dag_dashboard_get_board (stage.dashboard);
  action = dag_board_add (board, DAG_BOARD_ACTION, "Noord", "2026-11-23", NULL);
  dag_board_set (board, action, "text",
                 g_variant_new_string ("Ring the depot about the parcels that came back twice"));
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 400, 900);
  dag_test_await (gtk_widget_get_width (stage.window) <= 400, 10000);
  dag_stage_draw (&stage);
  check_heights (GTK_WIDGET (stage.page));
  dag_stage_close (&stage);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/day-start/agenda", test_agenda);
  g_test_add_func ("/day-start/narrow", test_narrow);
  return g_test_run ();
}

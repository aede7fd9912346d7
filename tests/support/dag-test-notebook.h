/* dag-test-notebook.h - the cards of the day start and their lines, for tests
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-day-start-page.h"
#include "dag-stage.h"
#include "dag-topic-card.h"

G_BEGIN_DECLS

static inline void
dag_test_find_cards (GtkWidget *widget, GPtrArray *cards)
{
  if (DAG_IS_TOPIC_CARD (widget))
    g_ptr_array_add (cards, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dag_test_find_cards (child, cards);
}

static inline DagTopicCard *
dag_test_find_card (DagStage *stage, const char *source)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  dag_test_find_cards (GTK_WIDGET (stage->page), cards);
  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (dag_board_entry_get_text (dag_topic_card_get_topic (cards->pdata[i]),
                                               "source"),
                     source))
      return cards->pdata[i];
  return NULL;
}

static inline GtkWidget *
dag_test_get_line (DagStage *stage, const char *source)
{
  GtkWidget *line = dag_stage_find (GTK_WIDGET (dag_test_find_card (stage, source)),
                                    GTK_TYPE_ENTRY);

  g_assert_nonnull (line);
  return line;
}

/* As typing it and pressing Enter. */
static inline void
dag_test_write_line (DagStage *stage, const char *source, const char *text)
{
  GtkWidget *line = dag_test_get_line (stage, source);

  gtk_editable_set_text (GTK_EDITABLE (line), text);
  g_signal_emit_by_name (line, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "");
}

static inline DagBoardEntry *
dag_test_get_entry (DagStage *stage, const char *kind, guint at)
{
  GListModel *entries = dag_board_get_entries (dag_dashboard_get_board (stage->dashboard),
                                               kind);
  g_autoptr (DagBoardEntry) entry = g_list_model_get_item (entries, at);

  g_assert_nonnull (entry);
  return entry;
}

static inline const char *
dag_test_get_text (DagStage   *stage,
                   const char *kind,
                   guint       at,
                   const char *field)
{
  return dag_board_entry_get_text (dag_test_get_entry (stage, kind, at), field);
}

static inline guint
dag_test_count (DagStage *stage, const char *kind)
{
  return g_list_model_get_n_items (
      dag_board_get_entries (dag_dashboard_get_board (stage->dashboard), kind));
}

G_END_DECLS

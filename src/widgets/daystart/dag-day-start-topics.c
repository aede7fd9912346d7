/* dag-day-start-topics.c - the cards of the topics, which come and go one at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-action-row.h"
#include "dag-day-start-private.h"
#include "dag-news-list.h"
#include "dag-promise-list.h"
#include "dag-round-card.h"
#include "dag-standup-agenda.h"
#include "dag-thanks-list.h"
#include "dag-topic-card.h"

#include <glib/gi18n.h>

/* So long in one go; a card takes a millisecond. */
#define BUDGET_US 1500

static GtkWidget *
create_action (gpointer item,
               gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), dag_action_row_new (user_data, item));
  return row;
}

static GtkWidget *
new_action_list (DagDayStartPage *self)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (DagBoardView) actions = dag_standup_desk_new_actions (self->desk);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "dag-notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Actions"), -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (actions), create_action,
                           g_object_ref (self->desk), g_object_unref);
  return list;
}

static GtkWidget *
new_card (DagDayStartPage *self,
          DagBoardEntry   *topic)
{
  const char *source = dag_board_entry_get_text (topic, "source");
  GtkWidget *card = dag_topic_card_new (self->desk, topic);

  GtkWidget *extra = NULL;

  if (g_str_equal (source, DAG_TOPIC_ACTIONS))
    extra = new_action_list (self);
  else if (g_str_equal (source, DAG_TOPIC_THANKS))
    extra = dag_thanks_list_new (self->desk);
  else if (g_str_equal (source, DAG_TOPIC_NEWS))
    extra = dag_news_list_new (self->desk);
  else if (g_str_equal (source, DAG_TOPIC_PROMISES))
    extra = dag_promise_list_new (self->desk);
  else if (g_str_equal (source, DAG_TOPIC_ROUND))
    {
      extra = dag_round_card_new (self->desk, topic);
      g_signal_connect_object (extra, "done", G_CALLBACK (dag_topic_card_grab_entry), card,
                               G_CONNECT_SWAPPED);
    }
  if (extra != NULL)
    dag_topic_card_set_extra (DAG_TOPIC_CARD (card), extra);
  return card;
}

static DagTopicCard *
find_card (DagDayStartPage *self,
           DagBoardEntry   *topic)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->topics));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (dag_topic_card_get_topic (DAG_TOPIC_CARD (child)) == topic)
      return DAG_TOPIC_CARD (child);
  return NULL;
}

static gboolean
has_topic (DagBoardView  *topics,
           DagBoardEntry *topic)
{
  for (guint i = 0; i < dag_board_view_get_n (topics); i++)
    if (dag_board_view_get (topics, i) == topic)
      return TRUE;
  return FALSE;
}

static DagBoardView *
get_topics (DagDayStartPage *self)
{
  return self->desk != NULL ? dag_standup_get_topics (dag_standup_desk_get_standup (self->desk))
                            : NULL;
}

/* Returns: (nullable): a card of a topic that is not there, or of a desk that was left */
static GtkWidget *
find_old (DagDayStartPage *self,
          DagBoardView    *topics)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->topics));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (topics == NULL
        || !has_topic (topics, dag_topic_card_get_topic (DAG_TOPIC_CARD (child))))
      return child;
  return NULL;
}

/* Takes one card away, or adds one. Returns: whether all are as they should be */
static gboolean
step (DagDayStartPage *self)
{
  DagBoardView *topics = get_topics (self);
  GtkWidget *old = find_old (self, topics);

  if (old != NULL)
    {
      gtk_box_remove (self->topics, old);
      return FALSE;
    }
  for (guint i = 0; topics != NULL && i < dag_board_view_get_n (topics); i++)
    {
      DagBoardEntry *topic = dag_board_view_get (topics, i);

      if (find_card (self, topic) != NULL)
        continue;
      gtk_box_append (self->topics, new_card (self, topic));
      return FALSE;
    }
  return TRUE;
}

/* A card that stays is moved, not made anew: the keyboard may be in it. */
static void
put_in_order (DagDayStartPage *self)
{
  DagBoardView *topics = get_topics (self);
  GtkWidget *after = NULL;

  for (guint i = 0; topics != NULL && i < dag_board_view_get_n (topics); i++)
    {
      GtkWidget *card = GTK_WIDGET (find_card (self, dag_board_view_get (topics, i)));

      gtk_box_reorder_child_after (self->topics, card, after);
      after = card;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->topics), after != NULL);
}

static gboolean
on_topics_due (gpointer user_data)
{
  DagDayStartPage *self = user_data;
  int64_t until_us = g_get_monotonic_time () + BUDGET_US;

  do
    if (step (self))
      {
        self->topics_id = 0;
        put_in_order (self);
        return G_SOURCE_REMOVE;
      }
  while (g_get_monotonic_time () < until_us);
  return G_SOURCE_CONTINUE;
}

/* Shows the topics of the desk there is now, a moment later: until all are there, none is. */
void
dag_day_start_page_begin_topics (DagDayStartPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->topics), FALSE);
  if (self->topics_id == 0)
    self->topics_id = g_idle_add (on_topics_due, self);
}

/* Shows them at once: somebody added one, or moved it. */
void
dag_day_start_page_show_topics (DagDayStartPage *self)
{
  g_clear_handle_id (&self->topics_id, g_source_remove);
  while (!step (self))
    continue;
  put_in_order (self);
}

/* Returns: (nullable): the card of @topic, which is among those of the desk */
DagTopicCard *
dag_day_start_page_find_card (DagDayStartPage *self,
                              DagBoardEntry   *topic)
{
  if (self->topics_id != 0)
    dag_day_start_page_show_topics (self);
  return find_card (self, topic);
}

/* dag-day-start-page.c - the Day start page: the notebook of a team's stand-ups
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-start-page.h"

#include "dag-attendance.h"
#include "dag-board-ask.h"
#include "dag-compat.h"
#include "dag-day-start-private.h"
#include "dag-news-watch.h"
#include "dag-note-search.h"
#include "dag-shrink.h"
#include "dag-sidebar.h"
#include "dag-standup-agenda.h"
#include "dag-text-room.h"
#include "dag-topic-card.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define FETCH_DAYS 14

G_DEFINE_FINAL_TYPE (DagDayStartPage, dag_day_start_page, DAG_TYPE_PAGE)

static DagStandup *
get_standup (DagDayStartPage *self)
{
  return self->desk != NULL ? dag_standup_desk_get_standup (self->desk) : NULL;
}

/* The day it is at the contact centre. */
static char *
dup_today (DagDayStartPage *self)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
      dag_dashboard_get_now_us (dashboard) / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there
      = g_date_time_to_timezone (utc, dag_dashboard_get_zone (dashboard));

  return dag_words_day_format (there);
}

static void
show_time (DagDayStartPage *self)
{
  dag_standup_head_show_time (self->head);
}

static void
show_head (DagDayStartPage *self)
{
  const char *day = dag_standup_desk_get_day (self->desk);
  g_autofree char *name = dag_words_day_begin (day, self->today);
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  gtk_menu_button_set_label (self->day_button, name);
  dag_shrink_to_words (GTK_WIDGET (self->day_button));
  self->filling = TRUE;
  dag_compat_calendar_select (self->calendar, time);
  self->filling = FALSE;
  dag_standup_head_set_desk (self->head, self->desk);
}

static void
on_topics_changed (DagDayStartPage *self)
{
  if (self->topics_id == 0)
    dag_day_start_page_show_topics (self);
  show_time (self);
}

static void
show_stack (DagDayStartPage *self)
{
  gboolean is_past = g_strcmp0 (dag_standup_desk_get_day (self->desk), self->today) < 0;
  gboolean blank = is_past && dag_standup_get_entry (get_standup (self)) == NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  gtk_stack_set_visible_child_name (self->stack, *text != '\0' ? "found"
                                                 : blank       ? "blank"
                                                               : "notebook");
}

static void
on_standup_changed (DagDayStartPage *self)
{
  show_stack (self);
}

static void
leave_desk (DagDayStartPage *self)
{
  if (self->desk == NULL)
    return;
  dag_attendance_set_desk (self->attendance, NULL);
  dag_standup_head_set_desk (self->head, NULL);
  g_signal_handlers_disconnect_by_data (get_standup (self), self);
  g_signal_handlers_disconnect_by_data (dag_standup_get_topics (get_standup (self)), self);
  g_clear_object (&self->desk);
  dag_day_start_page_begin_topics (self);
}

/* What is not in memory of that day and the two weeks before it, for the rounds of then, is
 * fetched; it appears as it comes. */
static void
fetch (DagDayStartPage *self,
       const char      *day)
{
  DagBoard *board = dag_dashboard_get_board (dag_page_get_dashboard (DAG_PAGE (self)));
  g_autofree char *from = dag_standup_desk_dup_day (self->desk, -FETCH_DAYS);

  dag_board_ask_async (board, DAG_BOARD_ASK_DAYS, from, day, NULL, NULL, NULL);
}

/* Opens the notebook of a team at a day. */
void
dag_day_start_page_open (DagDayStartPage *self,
                         const char      *team,
                         const char      *day)
{
  g_autofree char *kept = g_strdup (day); /* it may be the one of the desk that is left */
  g_autofree char *kept_team = g_strdup (team);
  DagStandup *standup;

  leave_desk (self);
  dag_day_start_page_begin_topics (self);
  self->desk = dag_standup_desk_new (dag_page_get_dashboard (DAG_PAGE (self)), kept_team, kept,
                                     self->today);
  standup = get_standup (self);
  fetch (self, kept);
  if (g_str_equal (kept, self->today))
    dag_standup_agenda_prepare (self->desk);
  g_signal_connect_object (standup, "changed", G_CALLBACK (on_standup_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_standup_get_topics (standup), "items-changed",
                           G_CALLBACK (on_topics_changed), self, G_CONNECT_SWAPPED);
  dag_attendance_set_desk (self->attendance, self->desk);
  show_head (self);
  show_stack (self);
}

static const char *
get_team (DagDayStartPage *self)
{
  return dag_standup_head_get_team (self->head);
}

/* Whoever looked at today goes on to the next day when it begins. */
static gboolean
follow_today (DagDayStartPage *self)
{
  g_autofree char *today = dup_today (self);
  gboolean was_today;

  if (g_strcmp0 (today, self->today) == 0)
    return FALSE;
  was_today = self->desk == NULL
              || g_strcmp0 (dag_standup_desk_get_day (self->desk), self->today) == 0;
  g_free (g_steal_pointer (&self->today));
  self->today = g_steal_pointer (&today);
  return was_today;
}

static void
dag_day_start_page_refresh (DagPage *page)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (page);
  DagDashboard *dashboard = dag_page_get_dashboard (page);
  gboolean go_on;

  if (dag_dashboard_get_snapshot (dashboard) == NULL
      || dag_board_is_loading (dag_dashboard_get_board (dashboard)))
    {
      leave_desk (self);
      gtk_stack_set_visible_child_name (self->stack, "waiting");
      return;
    }
  go_on = follow_today (self);
  dag_standup_head_update_teams (self->head, dag_page_get_dashboard (page));
  if (self->desk == NULL || go_on
      || (g_strcmp0 (dag_standup_desk_get_team (self->desk), get_team (self)) != 0))
    dag_day_start_page_open (self, get_team (self), self->today);
  else
    dag_standup_desk_update_people (self->desk);
}

/* Until all topics are there, none is. */
static gboolean
dag_day_start_page_is_ready (DagPage *page)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (page);

  return self->desk != NULL && self->topics_id == 0;
}

static void
update_card (GtkWidget *card)
{
  dag_topic_card_update (DAG_TOPIC_CARD (card));
}

static void
dag_day_start_page_tick (DagPage *page)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (page);
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->topics));

  if (self->desk == NULL || !dag_standup_is_running (get_standup (self)))
    return;
  dag_standup_tick (get_standup (self), g_get_real_time ());
  show_time (self);
  for (; card != NULL; card = gtk_widget_get_next_sibling (card))
    update_card (card);
}

static gboolean
dag_day_start_page_search (DagPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DAG_DAY_START_PAGE (page)->search_entry));
}

static gboolean
dag_day_start_page_go_back (DagPage *page)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (page);
  GtkEditable *editable = GTK_EDITABLE (self->search_entry);

  if (*gtk_editable_get_text (editable) == '\0')
    return FALSE;
  gtk_editable_set_text (editable, "");
  return TRUE;
}

static void
on_team_selected (DagDayStartPage *self)
{
  if (self->desk != NULL)
    dag_day_start_page_open (self, get_team (self), dag_standup_desk_get_day (self->desk));
}

static void
on_day_selected (DagDayStartPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = dag_words_day_format (date);

  if (self->filling || self->desk == NULL)
    return;
  gtk_popover_popdown (self->day_popover);
  dag_day_start_page_open (self, get_team (self), day);
}

static void
on_topic_entered (DagDayStartPage *self)
{
  g_autofree char *title
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->topic_entry))));
  DagBoardEntry *topic;

  if (*title == '\0')
    return;
  topic = dag_standup_add_topic (get_standup (self), title);
  gtk_editable_set_text (GTK_EDITABLE (self->topic_entry), "");
  dag_topic_card_grab_entry (dag_day_start_page_find_card (self, topic));
}

static void
on_search_changed (DagDayStartPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (self->desk == NULL)
    return;
  show_stack (self);
  if (*text != '\0')
    dag_note_search_look_for (self->found, dag_standup_desk_get_board (self->desk), text,
                              self->today);
}

static void
on_search_stopped (DagDayStartPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_found_opened (DagDayStartPage *self,
                 const char      *team,
                 const char      *day)
{
  g_autofree char *kept = g_strdup (day);

  dag_standup_head_choose_team (self->head, team);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  dag_day_start_page_open (self, get_team (self), kept);
}

static void
on_board_loaded (DagDayStartPage *self)
{
  leave_desk (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_day_start_page_refresh (DAG_PAGE (self));
}

/* Brought by a key: the keys of the notebook work at once. Whoever goes through the sidebar
 * row by row stays there. */
static void
dag_day_start_page_map (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  GTK_WIDGET_CLASS (dag_day_start_page_parent_class)->map (widget);
  if (focus == NULL || gtk_widget_get_ancestor (focus, DAG_TYPE_SIDEBAR) == NULL)
    dag_standup_head_grab_start (DAG_DAY_START_PAGE (widget)->head);
}

static void
dag_day_start_page_constructed (GObject *object)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (object);
  DagDashboard *dashboard;

  G_OBJECT_CLASS (dag_day_start_page_parent_class)->constructed (object);
  dashboard = dag_page_get_dashboard (DAG_PAGE (self));
  if (dashboard == NULL)
    return;
  g_signal_connect_object (dag_dashboard_get_board (dashboard), "notify::loading",
                           G_CALLBACK (on_board_loaded), self, G_CONNECT_SWAPPED);
  dag_outbox_list_set_board (self->outbox, dag_dashboard_get_board (dashboard));
  dag_day_start_page_follow_steps (self);
  self->news_watch = dag_news_watch_new (dashboard);
}

static void
dag_day_start_page_dispose (GObject *object)
{
  DagDayStartPage *self = DAG_DAY_START_PAGE (object);

  if (self->topics != NULL)
    leave_desk (self);
  g_clear_handle_id (&self->topics_id, g_source_remove);
  g_clear_object (&self->news_watch);
  g_clear_pointer (&self->today, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DAG_TYPE_DAY_START_PAGE);
  G_OBJECT_CLASS (dag_day_start_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, day_popover);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, head);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, attendance);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, topics);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, topic_entry);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, found);
  gtk_widget_class_bind_template_child (widget_class, DagDayStartPage, outbox);
  gtk_widget_class_bind_template_callback (widget_class, on_team_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
dag_day_start_page_class_init (DagDayStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dag_day_start_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = dag_day_start_page_dispose;
  widget_class->map = dag_day_start_page_map;
  page_class->refresh = dag_day_start_page_refresh;
  page_class->is_ready = dag_day_start_page_is_ready;
  page_class->tick = dag_day_start_page_tick;
  page_class->search = dag_day_start_page_search;
  page_class->go_back = dag_day_start_page_go_back;

  g_type_ensure (DAG_TYPE_ATTENDANCE);
  g_type_ensure (DAG_TYPE_NOTE_SEARCH);
  g_type_ensure (DAG_TYPE_OUTBOX_LIST);
  g_type_ensure (DAG_TYPE_STANDUP_HEAD);
  dag_day_start_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-day-start-page.ui");
  bind_children (widget_class);
}

static void
dag_day_start_page_init (DagDayStartPage *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  builder = gtk_builder_new_from_resource (DAG_RESOURCE_PATH "/ui/dag-day-start-menu.ui");
  gtk_menu_button_set_menu_model (
      self->menu_button, G_MENU_MODEL (gtk_builder_get_object (builder, "page_menu")));
  dag_day_start_page_capture_keys (self);
  g_signal_connect_object (self->found, "opened", G_CALLBACK (on_found_opened), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dag_day_start_page_new:
 * @dashboard: what is watched
 *
 * Returns: (transfer full): the page, alone
 */
DagPage *
dag_day_start_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_DAY_START_PAGE, "dashboard", dashboard, "title",
                       _ ("Day Start"), "icon-name", "dag-day-start-symbolic", NULL);
}

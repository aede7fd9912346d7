/* dag-day-start-private.h - what the files of the Day start page share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-attendance.h"
#include "dag-day-start-page.h"
#include "dag-news-watch.h"
#include "dag-note-search.h"
#include "dag-outbox-list.h"
#include "dag-standup-head.h"
#include "dag-topic-card.h"

G_BEGIN_DECLS

struct _DagDayStartPage
{
  DagPage parent_instance;

  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  GtkSearchEntry *search_entry;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkStack *stack;
  GtkMenuButton *menu_button;
  DagStandupHead *head;
  DagAttendance *attendance;
  GtkBox *topics;
  GtkEntry *topic_entry;
  DagNoteSearch *found;
  DagOutboxList *outbox;

  DagStandupDesk *desk; /* (nullable): nothing is known yet */
  DagNewsWatch *news_watch;
  char *today;
  gboolean filling;
  guint topics_id; /* cards are to come, or to go */
};

void dag_day_start_page_open            (DagDayStartPage *self,
                                         const char      *team,
                                         const char      *day);
void dag_day_start_page_begin_topics    (DagDayStartPage *self);
void dag_day_start_page_show_topics     (DagDayStartPage *self);
DagTopicCard *dag_day_start_page_find_card (DagDayStartPage *self,
                                            DagBoardEntry   *topic);
void dag_day_start_page_install_actions (GtkWidgetClass *widget_class);
void dag_day_start_page_capture_keys    (DagDayStartPage *self);
void dag_day_start_page_follow_steps    (DagDayStartPage *self);

G_END_DECLS

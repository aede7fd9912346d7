/* dag-history-page-private.h - what the files of the History page share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-day-report-view.h"
#include "dag-day-scrubber.h"
#include "dag-history-page.h"
#include "dag-past-breaks.h"
#include "dag-past-teams.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_HISTORY_TAB_OVERVIEW,
  DAG_HISTORY_TAB_QUEUES,
  DAG_HISTORY_TAB_TEAM,
  DAG_HISTORY_TAB_BREAKS,
  DAG_HISTORY_TAB_REPORT,
} DagHistoryTab;
#define DAG_N_HISTORY_TABS 5

struct _DagHistoryPage
{
  DagPage parent_instance;

  GtkStack *stack; /* "pages" or "nothing" */
  AdwStatusPage *nothing;
  GtkWidget *band;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *now_button;
  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  GtkLabel *moment_label;
  GtkLabel *told_label; /* seen where nobody watched */
  DagDayScrubber *scrubber;
  GtkBox *tab_buttons;
  GtkToggleButton *people_button;
  GtkStack *tabs;
  GtkStack *team_stack; /* "teams" or "people" */
  DagPastTeams *teams;
  GtkStack *breaks_stack; /* likewise */
  DagPastBreaks *team_breaks;
  DagDayReportView *report;

  GtkToggleButton *buttons[DAG_N_HISTORY_TABS];
  DagPage *inner[DAG_N_HISTORY_TABS]; /* (nullable): made when first seen */
  DagPast *past;
  GSettings *settings;
  GCancellable *reading;
  int64_t day_us;       /* midnight of the day in the scrubber; NONE: none */
  int64_t days_read_us; /* when the days were asked for last, monotonic */
  gboolean filling;     /* the widgets are being set by the page itself */
};

void        dag_history_page_add_actions (DagHistoryPage *self);
void        dag_history_page_fill_day    (DagHistoryPage *self);
void        dag_history_page_fill_report (DagHistoryPage *self);
void        dag_history_page_fill_moment (DagHistoryPage *self);
void        dag_history_page_on_calendar (DagHistoryPage *self);
void        dag_history_page_mark_days   (DagHistoryPage *self);
const char *dag_history_tab_get_name     (DagHistoryTab tab);
DagHistoryTab dag_history_page_get_tab   (DagHistoryPage *self);
gboolean    dag_history_page_may_name    (DagHistoryPage *self);

G_END_DECLS

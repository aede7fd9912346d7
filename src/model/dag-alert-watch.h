/* dag-alert-watch.h - looks at every answer for what needs a lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-item.h"
#include "dag-alert-signals.h"
#include "dag-board.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

/* So long an alert sleeps unless something else is asked for. */
#define DAG_ALERT_SNOOZE_S 900

/**
 * DagAlertWatch:
 *
 * Feeds the engine with each answer that the dashboard learnt, a few hundred people at a
 * time, and when none comes. What a lead does about an alert is written on the board, and
 * taken from there: what is undone on the board is undone here.
 *
 * Properties (read-only): "n-open" (uint: what is firing, and nobody has taken yet), "in-storm".
 * Signals: "told" (DagAlertItem, guint n: of how many queues or people): a person is to be
 * told; "storm" (guint n: how many are open): one notification stands for all; "evaluated"
 * after each answer. Main thread only.
 */
#define DAG_TYPE_ALERT_WATCH (dag_alert_watch_get_type ())
G_DECLARE_FINAL_TYPE (DagAlertWatch, dag_alert_watch, DAG, ALERT_WATCH, GObject)

DagAlertWatch   *dag_alert_watch_new         (DagDashboard  *dashboard,
                                              DagBoard      *board,
                                              DagAlertRules *rules)
                                              G_GNUC_WARN_UNUSED_RESULT;

DagDashboard    *dag_alert_watch_get_dashboard (DagAlertWatch *self);
DagBoard        *dag_alert_watch_get_board   (DagAlertWatch *self);
DagAlertRules   *dag_alert_watch_get_rules   (DagAlertWatch *self);
GListModel      *dag_alert_watch_get_items   (DagAlertWatch *self);
DagAlertItem    *dag_alert_watch_find        (DagAlertWatch *self,
                                              guint          id);
GPtrArray       *dag_alert_watch_list_open   (DagAlertWatch *self)
                                              G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *dag_alert_watch_list_group  (DagAlertWatch *self,
                                              DagAlertItem  *item)
                                              G_GNUC_WARN_UNUSED_RESULT;
guint            dag_alert_watch_get_n_open  (DagAlertWatch *self);
gboolean         dag_alert_watch_is_in_storm (DagAlertWatch *self);
guint            dag_alert_watch_count_coming (DagAlertWatch *self,
                                               gboolean      *is_much);
gboolean         dag_alert_watch_has_looked  (DagAlertWatch *self);
int64_t          dag_alert_watch_get_now_us  (DagAlertWatch *self);

void             dag_alert_watch_set_breaks  (DagAlertWatch        *self,
                                              const DagAlertBreaks *breaks);
void             dag_alert_watch_look_again  (DagAlertWatch *self,
                                              const char    *agent);
void             dag_alert_watch_rules_changed (DagAlertWatch *self);
void             dag_alert_watch_leave_out   (DagAlertWatch *self,
                                              GHashTable    *ids);
void             dag_alert_watch_flush       (DagAlertWatch *self);

/* What a lead does, about all that is told as one; @label says it in the list of what can
 * be undone. */
gboolean         dag_alert_watch_acknowledge (DagAlertWatch *self,
                                              DagAlertItem  *item,
                                              const char    *note,
                                              const char    *label);
gboolean         dag_alert_watch_snooze      (DagAlertWatch *self,
                                              DagAlertItem  *item,
                                              double         seconds,
                                              const char    *label);
gboolean         dag_alert_watch_take_back   (DagAlertWatch *self,
                                              DagAlertItem  *item,
                                              const char    *label);

/* How often a rule spoke, and how often anybody acted on it. */
typedef struct
{
  guint n_told;
  guint n_acted;
} DagAlertTold;

void             dag_alert_watch_count_told  (DagAlertWatch *self,
                                              DagAlertTold   counts[DAG_N_ALERT_KINDS]);

/* Heavy contacts: never a score. */
DagBoardEntry   *dag_alert_watch_mark_heavy  (DagAlertWatch *self,
                                              const char    *agent,
                                              const char    *label);
gboolean         dag_alert_watch_erase_heavy (DagAlertWatch *self,
                                              const char    *agent,
                                              const char    *label);
guint            dag_alert_watch_count_heavy (DagAlertWatch *self,
                                              const char    *agent);
GHashTable      *dag_alert_watch_get_marks   (DagAlertWatch *self);

/* People an alert is about, or who could help. */
typedef struct
{
  char *id;
  char *name;      /* (nullable) */
  double work_s;   /* at work in this shift; below 0 where it is not what it is about */
  double break_s;  /* of breaks in it */
  double stretch_s; /* since the last one */
  gboolean at_least; /* the beginning was not seen */
  gboolean is_gapless; /* no break is left in the roster */
} DagAlertPerson;

GPtrArray       *dag_alert_watch_list_care   (DagAlertWatch *self)
                                              G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *dag_alert_watch_list_people (DagAlertWatch *self,
                                              DagAlertItem  *item)
                                              G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *dag_alert_watch_list_helpers (DagAlertWatch *self,
                                               DagAlertItem  *item,
                                               gboolean      *by_skill)
                                               G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

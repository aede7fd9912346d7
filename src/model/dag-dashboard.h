/* dag-dashboard.h - what the screens show: state of the source, its last good answer, its age
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"
#include "dag-break-live.h"
#include "dag-change.h"
#include "dag-connector.h"
#include "dag-history.h"
#include "dag-memory-history.h"
#include "dag-poller.h"
#include "dag-retention.h"
#include "dag-slot-model.h"
#include "dag-source-clock.h"
#include "dag-totals.h"
#include "dag-track.h"

G_BEGIN_DECLS

typedef struct _DagAlertWatch DagAlertWatch; /* dag-alert-watch.h */
typedef struct _DagQuestionWatch DagQuestionWatch; /* dag-question-watch.h */

typedef enum
{
  DAG_DASHBOARD_EMPTY,      /* no source is connected: first run */
  DAG_DASHBOARD_CONNECTING, /* a source, but no answer yet */
  DAG_DASHBOARD_LIVE,
  DAG_DASHBOARD_STALE,      /* no good poll for max (3 polls, 60 s); the figures keep, dimmed */
  DAG_DASHBOARD_OFFLINE,    /* 5 min without data, or it never answered */
} DagDashboardState;

GType dag_dashboard_state_get_type (void);
#define DAG_TYPE_DASHBOARD_STATE (dag_dashboard_state_get_type ())

/* An option of a connection: for this run alone, nothing of it is kept on the disk. */
#define DAG_OPTION_TRANSIENT "transient"

/**
 * DagDashboard:
 *
 * Properties (read-only unless said): "state" (DagDashboardState), "paused" (writable: the
 * picture stands still, polling and history go on), "updated-at" (int64, wall clock of the
 * last good answer), "last-error" (GError boxed, nullable; cleared by a good answer),
 * "next-poll" (int64, monotonic µs; 0: none), "refreshing" (boolean), "simulated"
 * (boolean), "needs-secret" (boolean: the source refused the credential, 401),
 * "service-level-kind" (writable), "store-problem" (GError boxed, nullable: why nothing is
 * kept on the disk now).
 * Signals: "applied" after an answer was applied to the tables and totals; "learnt" after
 * the history learnt a new answer, also while the picture stands still; "taken" after the last
 * piece of an answer, or of a moment of the past, was; "tick" once a second while the window is
 * seen, for ages and times in state.
 */
#define DAG_TYPE_DASHBOARD (dag_dashboard_get_type ())
G_DECLARE_FINAL_TYPE (DagDashboard, dag_dashboard, DAG, DASHBOARD, GObject)

DagDashboard      *dag_dashboard_new              (void) G_GNUC_WARN_UNUSED_RESULT;

void               dag_dashboard_connect          (DagDashboard  *self,
                                                   DagConnection *connection,
                                                   DagConnector  *connector);
void               dag_dashboard_disconnect       (DagDashboard *self);
DagConnection     *dag_dashboard_get_connection   (DagDashboard *self);

void               dag_dashboard_refresh          (DagDashboard *self);
void               dag_dashboard_set_paused       (DagDashboard *self,
                                                   gboolean      paused);
gboolean           dag_dashboard_get_paused       (DagDashboard *self);
void               dag_dashboard_set_ticking      (DagDashboard *self,
                                                   gboolean      ticking);
void               dag_dashboard_set_poll_s       (DagDashboard *self,
                                                   guint         poll_s);
void               dag_dashboard_set_service_level_kind (DagDashboard       *self,
                                                         DagServiceLevelKind kind);
void               dag_dashboard_show_anew        (DagDashboard *self);
DagServiceLevelKind dag_dashboard_get_service_level_kind (DagDashboard *self);

DagDashboardState  dag_dashboard_get_state        (DagDashboard *self);
const GError      *dag_dashboard_get_last_error   (DagDashboard *self);
int64_t            dag_dashboard_get_updated_at_us (DagDashboard *self);
double             dag_dashboard_get_age_s        (DagDashboard *self);
gboolean           dag_dashboard_is_simulated     (DagDashboard *self);
gboolean           dag_dashboard_needs_secret     (DagDashboard *self);
gboolean           dag_dashboard_is_refreshing    (DagDashboard *self);
gboolean           dag_dashboard_is_filling_in    (DagDashboard *self);
int64_t            dag_dashboard_get_next_poll_mono_us (DagDashboard *self);
double             dag_dashboard_get_skew_s       (DagDashboard *self);
guint              dag_dashboard_get_n_older      (DagDashboard *self);

DagSnapshot       *dag_dashboard_get_snapshot     (DagDashboard *self);
DagSnapshot       *dag_dashboard_get_newest       (DagDashboard *self);
const DagTrack    *dag_dashboard_get_track        (DagDashboard *self,
                                                   const char   *agent);
const DagTotals   *dag_dashboard_get_totals       (DagDashboard *self);
int64_t            dag_dashboard_get_now_us       (DagDashboard *self);
GTimeZone         *dag_dashboard_get_zone         (DagDashboard *self);

DagSlotModel      *dag_dashboard_get_queues       (DagDashboard *self);
DagSlotModel      *dag_dashboard_get_agents       (DagDashboard *self);
guint              dag_dashboard_get_teams_revision (DagDashboard *self);
GPtrArray         *dag_dashboard_get_changes      (DagDashboard *self);
DagHistory        *dag_dashboard_get_history      (DagDashboard *self);
DagMemoryHistory  *dag_dashboard_get_memory       (DagDashboard *self);
DagBoard          *dag_dashboard_get_board        (DagDashboard *self);
DagBreakLive      *dag_dashboard_get_breaks       (DagDashboard *self);
DagAlertWatch     *dag_dashboard_get_alerts       (DagDashboard *self);
DagQuestionWatch  *dag_dashboard_get_questions    (DagDashboard *self);

/* Another time: see dag-dashboard-past.c. */
DagDashboard      *dag_dashboard_new_past         (DagHistory *past) G_GNUC_WARN_UNUSED_RESULT;
gboolean           dag_dashboard_is_past          (DagDashboard *self);
gboolean           dag_dashboard_shows_people     (DagDashboard *self);
void               dag_dashboard_show_past        (DagDashboard     *self,
                                                   DagSnapshot      *then,
                                                   DagMemoryHistory *people);
void               dag_dashboard_clear_past       (DagDashboard *self);

/* People of whom no more is told than that they are at work. */
void               dag_dashboard_set_restricted   (DagDashboard      *self,
                                                   const char *const *ids);
gboolean           dag_dashboard_is_restricted    (DagDashboard *self,
                                                   const char   *agent);
guint              dag_dashboard_count_restricted (DagDashboard *self);

/* What is kept on the disk. */
void               dag_dashboard_keep_in          (DagDashboard *self,
                                                   const char   *folder);
void               dag_dashboard_set_keeps_people (DagDashboard *self,
                                                   gboolean      keeps_people);
void               dag_dashboard_set_retention    (DagDashboard       *self,
                                                   const DagRetention *retention);
DagStore          *dag_dashboard_get_store        (DagDashboard *self);
const GError      *dag_dashboard_get_store_problem (DagDashboard *self);

/* For tests and for anything that has a snapshot but no source. */
void               dag_dashboard_set_clock        (DagDashboard *self,
                                                   DagClockFunc  read,
                                                   gpointer      user_data);
void               dag_dashboard_check_age        (DagDashboard *self);
void               dag_dashboard_apply            (DagDashboard *self,
                                                   DagSnapshot  *snapshot);
void               dag_dashboard_fail             (DagDashboard *self,
                                                   const GError *error);

G_END_DECLS

/* dag-dashboard-private.h - the inside of the dashboard, and how fresh its picture is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-backfill.h"
#include "dag-look-back.h"
#include "dag-break-keep.h"
#include "dag-break-live.h"
#include "dag-change-finder.h"
#include "dag-dashboard.h"
#include "dag-memory-history.h"
#include "dag-roster-reader.h"
#include "dag-store-history.h"
#include "dag-tables-private.h"

G_BEGIN_DECLS

#define DAG_STALE_POLLS 3
#define DAG_STALE_S 60.0
#define DAG_OFFLINE_S 300.0

/* Of the changes of the last quarter of an hour. */
typedef enum
{
  DAG_CHANGES_FOUND, /* they are those of the newest answer, … */
  DAG_CHANGES_SEEN,  /* … and somebody looked at them: will look at the next ones */
  DAG_CHANGES_OLD,   /* those of an answer before: nobody looks at them */
} DagChangesState;

struct _DagDashboard
{
  GObject parent_instance;

  DagConnection *connection; /* (nullable) */
  DagConnector *connector;   /* (nullable) */
  DagPoller *poller;         /* (nullable) */
  GSignalGroup *poller_signals;
  DagBackfill *backfill;     /* (nullable) */
  DagLookBack *look_back;    /* (nullable): where something is kept */
  DagRosterReader *roster;   /* (nullable) */

  DagMemoryHistory *history;
  DagStoreHistory *archive;  /* (nullable): nothing is kept */
  DagStore *store;           /* (nullable): of the source */
  char *folder;              /* (nullable): where databases lie */
  DagHistory *past;    /* (nullable): it shows moments of this, and has no source */
  gboolean shows_people;
  GHashTable *restricted; /* (nullable): ids of people of whom nothing more is told */
  gboolean is_lifted;     /* of somebody it is again: the next answer is taken anew */
  DagBoard *board;
  DagTables *tables;
  DagChangeFinder *finder;
  DagBreakLive *breaks;
  DagBreakKeep *break_keep;
  DagAlertWatch *alerts;
  DagQuestionWatch *questions;
  DagTotals totals;
  GPtrArray *changes;
  DagChangesState changes_state;

  DagSnapshot *snapshot; /* (nullable): the picture */
  DagSnapshot *newest;   /* (nullable): the last good answer; the picture unless paused */
  DagDashboardState state;
  gboolean paused;
  gboolean refreshing;
  gboolean needs_secret;
  gboolean simulated;
  DagServiceLevelKind kind;
  GError *last_error;    /* (nullable) */
  DagMoment good_at;     /* of the last good answer */
  DagMoment picture_at;  /* of the answer in the picture */
  int64_t next_poll_us;
  guint poll_s;

  DagSourceClock source_clock;
  GTimeZone *zone;
  char *zone_name; /* (nullable) */
  guint n_older;
  guint n_older_in_a_row;
  int64_t older_at_us; /* taken_at of the last one that was older */

  DagClockFunc read_clock;
  gpointer clock_data;
  guint tick_id;
  guint age_id;
  guint measure_id;
  guint learn;         /* how far it is with what was learnt */
  gboolean has_learnt; /* much was thrown away for it */
  guint leave_id;      /* what was known of the last source is being forgotten */
  guint leave;
  guint stage_id;      /* the newest answer is being taken, or shown */
  guint stage;
  gboolean is_taking;
  gboolean had_gap;    /* before the answer that is being taken */
  DagSnapshot *left;   /* (nullable): the one before, until it is taken */
};

typedef enum
{
  DAG_DASHBOARD_PROP_STATE = 1,
  DAG_DASHBOARD_PROP_PAUSED,
  DAG_DASHBOARD_PROP_UPDATED_AT,
  DAG_DASHBOARD_PROP_LAST_ERROR,
  DAG_DASHBOARD_PROP_NEXT_POLL,
  DAG_DASHBOARD_PROP_REFRESHING,
  DAG_DASHBOARD_PROP_SIMULATED,
  DAG_DASHBOARD_PROP_NEEDS_SECRET,
  DAG_DASHBOARD_PROP_SERVICE_LEVEL_KIND,
  DAG_DASHBOARD_PROP_STORE_PROBLEM,
  DAG_DASHBOARD_N_PROPERTIES
} DagDashboardProperty;

double            dag_dashboard_state_get_stale_s (guint poll_s);
DagDashboardState dag_dashboard_state_from_age    (double age_s,
                                                   guint  poll_s);

/* The object's own: reading the clock, telling what changed. */
DagMoment dag_dashboard_read_moment   (DagDashboard *self);
double    dag_dashboard_seconds_since (DagDashboard *self,
                                       DagMoment     then);
void      dag_dashboard_notify        (DagDashboard         *self,
                                       DagDashboardProperty  property);
void      dag_dashboard_set_flag      (DagDashboard         *self,
                                       gboolean             *flag,
                                       gboolean              value,
                                       DagDashboardProperty  property);
void      dag_dashboard_take_error    (DagDashboard *self,
                                       GError       *error);
void      dag_dashboard_emit_applied  (DagDashboard *self);
void      dag_dashboard_emit_learnt   (DagDashboard *self);
void      dag_dashboard_emit_filled_in (DagDashboard *self);
void      dag_dashboard_emit_taken    (DagDashboard *self);
void      dag_dashboard_emit_tick     (DagDashboard *self);

/* The picture. */
void      dag_dashboard_set_state     (DagDashboard      *self,
                                       DagDashboardState  state);
void      dag_dashboard_take          (DagDashboard *self,
                                       DagSnapshot  *snapshot,
                                       gboolean      in_pieces);
void      dag_dashboard_note_good     (DagDashboard *self);
void      dag_dashboard_begin_stages  (DagDashboard *self,
                                       gboolean      is_taking);
void      dag_dashboard_finish_stages (DagDashboard *self);
gboolean  dag_dashboard_is_taking     (DagDashboard *self);
void      dag_dashboard_show_again    (DagDashboard *self);
void      dag_dashboard_measure_later (DagDashboard *self);
void      dag_dashboard_ensure_changes (DagDashboard *self);

/* What is kept. */
DagHistory *dag_dashboard_get_own_history (DagDashboard *self);
void      dag_dashboard_open_store    (DagDashboard *self);
void      dag_dashboard_close_store   (DagDashboard *self);
void      dag_dashboard_check_store   (DagDashboard *self,
                                       DagSnapshot  *snapshot);
void      dag_dashboard_keep_poll     (DagDashboard *self,
                                       DagSnapshot  *snapshot);

/* The same people are left out of a picture of the past. */
void      dag_dashboard_share_restricted (DagDashboard *self,
                                          DagDashboard *live);

/* The source. */
void      dag_dashboard_begin_to_ask  (DagDashboard *self);
void      dag_dashboard_look_back     (DagDashboard *self);
void      dag_dashboard_drop_source   (DagDashboard *self);
void      dag_dashboard_init_source   (DagDashboard *self);

/* The last one. */
void      dag_dashboard_begin_to_leave (DagDashboard *self);
void      dag_dashboard_go_on_leaving (DagDashboard *self);
void      dag_dashboard_finish_leaving (DagDashboard *self);

G_END_DECLS

/* dag-alert-signals-private.h - the inside of the signals
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-meter.h"
#include "dag-alert-pools.h"
#include "dag-alert-signals.h"

G_BEGIN_DECLS

/* How busy several people are together, as if each of them had begun at the epoch. */
typedef struct
{
  int64_t busy_us;
  int64_t idle_us;
  int64_t busy_rate;
  int64_t idle_rate;
} DagAlertLoad;

typedef struct
{
  DagAlertTeam team;
  DagAlertLoad load;
} DagAlertTeamEntry;

/* One person of the last answer. */
typedef struct
{
  const DagAgentSample *sample; /* of the answer */
  const DagTrack *track;        /* (nullable) */
  DagAlertTeamEntry *team;
  guint pool;         /* the place of its pool, or DAG_ALERT_NO_POOL */
  guint given;        /* bits of the kinds of rules that were given a value the last time */
  DagAlertAirLack lack;
  gboolean is_changed; /* the shift is to be looked at anew */
  gboolean serves;    /* for people who wait, as far as is known */
  gboolean is_here;
  gboolean is_gapless;
  gint8 late;          /* as of DagAlertBreaks, … */
  guint8 is_late_known; /* … until somebody says that breaks stand otherwise */
  DagAlertCourse course;
  char *subject;      /* (nullable): what samples are about, … */
  char **within;      /* … and where this person stands; both only while there are any */
} DagAlertMember;

/* One queue, from answer to answer. */
typedef struct
{
  char *subject;
  char *group;          /* (nullable): of its pool */
  DagAlertMeter *meter; /* (nullable): of a live queue */
  guint given;          /* as of a member */
} DagAlertQueue;

typedef enum
{
  DAG_ALERT_PHASE_LIST,   /* who is there, where others are than before */
  DAG_ALERT_PHASE_QUEUES,
  DAG_ALERT_PHASE_PEOPLE,
  DAG_ALERT_PHASE_DONE,
} DagAlertPhase;

struct _DagAlertSignals
{
  DagAlertRules *rules;
  DagAlertRule seen_rules[DAG_N_ALERT_KINDS]; /* as they were at the last answer */
  DagAlertTrackFunc get_track;
  gpointer history;
  DagAlertBreaks breaks;
  GHashTable *marks;  /* (nullable): agent → GArray of int64_t, times of heavy contacts */
  GHashTable *queues; /* id → DagAlertQueue */
  GHashTable *loads;  /* people → double: the most load at which they meet their target */
  DagTarget load_target;
  double load_handle_s;

  /* who is there, until the list of people or of queues is another one */
  GPtrArray *members;    /* of DagAlertMember, as the agents of @snapshot */
  GArray *dues;          /* of int64_t, as @members: when to look again; 0: always */
  GHashTable *listing;   /* (nullable): agent → DagAlertMember: those before, while listing */
  gboolean was_listed;   /* there was a list before: whoever is new may have been there once */
  DagAlertPools *pools;  /* (nullable): of the live queues */
  GArray *pool_loads;    /* of DagAlertLoad, by place */
  GHashTable *teams;     /* id → DagAlertTeamEntry */
  GHashTable *places;    /* (nullable): agent → place in @members, made with that list */
  int64_t epoch_us;
  guint engine_revision;
  gboolean is_other_engine; /* alerts came into the engine that we did not feed */

  /* of the answer under way or done last */
  DagSnapshot *snapshot; /* (nullable) */
  DagServiceLevelKind kind;
  DagAlertPhase phase;
  guint cursor;
  gboolean is_blind;   /* no answer came */
  gboolean is_feeding; /* the engine, */
  guint n_fed;         /* which had so many samples so far */
  DagTotals totals;
  DagAlertAir air;       /* the last that was asked for */
  GArray *samples;       /* of DagAlertSample */
  GStringChunk *strings; /* of the samples */
};

/* What one sample is about; its words live until the next answer. */
typedef struct
{
  DagAlertKind kind;
  const char *subject;
  double value;
  gboolean known;
  const DagAlertLevels *levels; /* (nullable) */
  double rise_per_s;            /* as in the sample */
  const char *group;            /* (nullable) */
  const char *const *within;    /* (nullable) */
} DagAlertReading;

gboolean dag_alert_signals_is_idle    (DagAlertSignals       *self,
                                       DagAlertEngine        *engine,
                                       guint                  given,
                                       const DagAlertReading *reading);
void     dag_alert_signals_add        (DagAlertSignals       *self,
                                       const DagAlertReading *reading);
void     dag_alert_signals_begin_feed (DagAlertSignals *self,
                                       DagAlertEngine  *engine);
void     dag_alert_signals_add_queues (DagAlertSignals     *self,
                                       DagAlertEngine      *engine,
                                       DagServiceLevelKind  kind);
void     dag_alert_signals_add_teams  (DagAlertSignals *self);
void     dag_alert_signals_add_free   (DagAlertSignals *self,
                                       DagAlertEngine  *engine);
gboolean dag_alert_signals_look_some  (DagAlertSignals *self,
                                       DagAlertEngine  *engine,
                                       guint            max_cost);

/* Who is there. */
void     dag_alert_members_begin      (DagAlertSignals *self,
                                       DagSnapshot     *before);
gboolean dag_alert_members_list_some  (DagAlertSignals *self,
                                       guint            max_agents);
void     dag_alert_members_forget     (DagAlertSignals *self);
gboolean dag_alert_members_find       (DagAlertSignals *self,
                                       const char      *agent,
                                       guint           *place);
void     dag_alert_member_free        (gpointer member);
void     dag_alert_member_drop_words  (DagAlertMember *self);
void     dag_alert_member_count       (DagAlertSignals *signals,
                                       DagAlertMember  *self,
                                       int              sign);

static inline DagAlertMember *
dag_alert_members_get (DagAlertSignals *self,
                       guint            place)
{
  return (DagAlertMember *) g_ptr_array_index (self->members, place);
}

static inline int64_t *
dag_alert_members_get_due (DagAlertSignals *self,
                           guint            place)
{
  return &g_array_index (self->dues, int64_t, place);
}

G_END_DECLS

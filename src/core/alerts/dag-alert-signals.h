/* dag-alert-signals.h - from an answer to what the rules on alerts look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-air.h"
#include "dag-alert-engine.h"
#include "dag-totals.h"

G_BEGIN_DECLS

/* A subject that a source that answers does not mention is let go after so long. */
#define DAG_ALERT_LAPSE_S 900

typedef const DagTrack *(*DagAlertTrackFunc) (gpointer    history,
                                              const char *agent);

/* A question on somebody's breaks: 1, 0, or -1 where that cannot be told. */
typedef int (*DagAlertBreakFunc) (gpointer    breaks,
                                  const char *agent);

/**
 * DagAlertBreaks:
 * @is_late: (nullable): whether a break of the rules no longer fits in the shift
 * @is_gapless: (nullable): whether what is left of the roster holds no break
 * @breaks: for them; outlives who asks
 *
 * Who knows of breaks and rosters; of whom @is_late says something else than before, it is told
 * with dag_alert_signals_look_again().
 */
typedef struct
{
  DagAlertBreakFunc is_late;
  DagAlertBreakFunc is_gapless;
  gpointer breaks;
} DagAlertBreaks;

/* How a team is: of the last answer. */
typedef struct
{
  char *id;          /* "" for those without a team */
  char *name;        /* (nullable) */
  double busy_s;     /* of the last half hour, on live contacts */
  double idle_s;
  guint n_here;      /* signed in */
  guint n_little_air;
  guint n_no_air;
  const char *queue; /* (nullable): a live queue one of them serves */
} DagAlertTeam;

/**
 * DagAlertSignals:
 *
 * Works out, for each answer, a value for every rule and every queue, team and person it
 * is about. Remembers the counters of the queues, and how everybody's shift goes on, so
 * that only those are looked at for whom something changes; the same answers and the same
 * history give the same values.
 */
typedef struct _DagAlertSignals DagAlertSignals;

DagAlertSignals *dag_alert_signals_new       (DagAlertRules     *rules,
                                              DagAlertTrackFunc  get_track,
                                              gpointer           history)
                                              G_GNUC_WARN_UNUSED_RESULT;
void             dag_alert_signals_free      (DagAlertSignals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlertSignals, dag_alert_signals_free)

void             dag_alert_signals_set_breaks (DagAlertSignals      *self,
                                              const DagAlertBreaks *breaks);
void             dag_alert_signals_set_marks (DagAlertSignals *self,
                                              GHashTable      *marks);

void             dag_alert_signals_look_again (DagAlertSignals *self,
                                              const char      *agent);

void             dag_alert_signals_begin     (DagAlertSignals     *self,
                                              DagSnapshot         *snapshot,
                                              DagServiceLevelKind  kind);
gboolean         dag_alert_signals_continue  (DagAlertSignals *self,
                                              DagAlertEngine  *engine,
                                              guint            max_agents);
gboolean         dag_alert_signals_finish_some (DagAlertSignals *self,
                                                DagAlertEngine  *engine,
                                                int64_t          until_us,
                                                DagAlertNews    *news);
void             dag_alert_signals_finish    (DagAlertSignals *self,
                                              DagAlertEngine  *engine,
                                              DagAlertNews    *news);
void             dag_alert_signals_begin_blind (DagAlertSignals *self,
                                                DagAlertEngine  *engine,
                                                int64_t          now_us,
                                                double           age_s,
                                                double           stale_s);
void             dag_alert_signals_go_blind  (DagAlertSignals *self,
                                              DagAlertEngine  *engine,
                                              int64_t          now_us,
                                              double           age_s,
                                              double           stale_s,
                                              DagAlertNews    *news);
void             dag_alert_signals_reset     (DagAlertSignals *self);

const DagAlertTeam *dag_alert_signals_get_team (DagAlertSignals *self,
                                                const char      *id);
const DagAlertAir  *dag_alert_signals_get_air  (DagAlertSignals *self,
                                                const char      *agent);
const DagAgentSample *dag_alert_signals_find_agent (DagAlertSignals *self,
                                                    const char      *id);
DagAlertAirLack  dag_alert_signals_judge     (DagAlertSignals   *self,
                                              const DagAlertAir *air);

/* Those who are free now and do not serve the queue. */
typedef struct
{
  GPtrArray *people; /* of DagAgentSample (unowned): they live as long as the snapshot */
  gboolean by_skill; /* the source tells skills, and these have the one it takes */
} DagAlertHelp;

void             dag_alert_help_find         (DagAlertHelp      *help,
                                              const DagSnapshot *snapshot,
                                              const char        *queue);
void             dag_alert_help_clear        (DagAlertHelp *help);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagAlertHelp, dag_alert_help_clear)

G_END_DECLS

/* dag-sim-plan.h - what a simulated contact centre is like before anything happens in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-clock.h"
#include "dag-sim-rng.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_SIM_CALM,
  DAG_SIM_BUSY,
  DAG_SIM_OVERLOAD,      /* a bad morning in which breaks are lost */
  DAG_SIM_SHORT_STAFFED,
  DAG_SIM_NIGHT,         /* open round the clock, a shift over midnight */
  DAG_SIM_BIG,
} DagSimScenario;
#define DAG_SIM_N_SCENARIOS 6

#define DAG_SIM_SLOTS 48 /* half hours of a day */
#define DAG_SIM_MAX_AGENTS 10000
#define DAG_SIM_MAX_QUEUES 1000
#define DAG_SIM_MAX_REASONS 5

/* A reason to call. @growth is the share by which it grows each week; @today_factor what
 * it is today over its usual share. */
typedef struct
{
  char *id;
  char *label;
  double weight;
  double growth;
  double today_factor;
} DagSimReasonPlan;

/* Times in milliseconds; a mean of 0 is none at all. */
typedef struct
{
  char *id;
  char *name;
  DagChannel channel;
  double target_level;
  int64_t within_ms;
  int64_t short_ms;
  double per_hour[DAG_SIM_SLOTS]; /* arrivals per hour in each half hour of the day */
  double usual_per_hour[DAG_SIM_SLOTS]; /* the same, in the weeks before */
  double peak_per_hour;
  double talk_ms;
  double talk_variation; /* standard deviation ÷ mean; 0: exponential */
  double wrap_ms;
  double ring_ms;
  double hold_share;     /* of phone calls that are put on hold at all */
  double patience_ms;    /* 0: endless */
  double callback_share; /* of contacts that end with a promise to ring back */
  DagSimReasonPlan reasons[DAG_SIM_MAX_REASONS];
  guint n_reasons;
} DagSimQueuePlan;

typedef struct
{
  char *id;
  char *name;
  guint team;
  guint *queues;  /* indices, the first is the main one */
  guint n_queues;
  guint pattern;  /* preferred shift */
  guint chat_max; /* chats at once */
  double pace;    /* own handle time ÷ the usual one */
} DagSimAgentPlan;

typedef struct
{
  char *id;
  char *name;
} DagSimTeamPlan;

typedef struct
{
  uint64_t seed;
  DagSimScenario scenario;
  char *name;
  DagSimQueuePlan *queues;
  guint n_queues;
  DagSimAgentPlan *agents;
  guint n_agents;
  DagSimTeamPlan *teams;
  guint n_teams;
  double absent_share;    /* rostered people who do not come */
  double off_share;       /* people not rostered on a day */
  double pressure_limit;  /* waiting per agent over which a break is put off */
  int origin_minute;      /* when the first day begins, minutes before or after midnight */
  gboolean rostered;      /* FALSE: everybody is there all the time, and never on a break */
  gboolean keeps_history;
  gboolean unmarked;      /* does not tell that it is simulated */
} DagSimPlan;

const char *dag_sim_scenario_get_word  (DagSimScenario scenario);
gboolean    dag_sim_scenario_from_word (const char     *word,
                                        DagSimScenario *scenario);

DagSimPlan *dag_sim_plan_new           (DagSimScenario scenario,
                                        uint64_t       seed,
                                        guint          n_agents,
                                        guint          n_queues) G_GNUC_WARN_UNUSED_RESULT;
DagSimPlan *dag_sim_plan_new_erlang    (uint64_t seed,
                                        double   calls_per_hour,
                                        double   handle_s,
                                        guint    n_agents,
                                        double   patience_s,
                                        double   within_s) G_GNUC_WARN_UNUSED_RESULT;
void        dag_sim_plan_free          (DagSimPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagSimPlan, dag_sim_plan_free)

double      dag_sim_plan_get_day_factor (int64_t day);

G_END_DECLS

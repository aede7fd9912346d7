/* dag-sim-plan.c - what a simulated contact centre is like before anything happens in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-plan.h"

#include "dag-sim-names.h"

#include <math.h>

/* What makes a scenario: everything else follows from load and people. */
typedef struct
{
  const char *word;
  double volume;         /* of contacts, over what is drawn up in dag-sim-names.c */
  double usual;          /* the same, in the weeks before */
  double absent_share;
  double pressure_limit;
  guint n_agents;
  guint n_queues;
  int rush_from;         /* half hours in which more than usual comes in */
  int rush_to;
  double rush;
  double main_rush;      /* the same, of the queue that it is about */
  double patience;       /* over the usual: who has a reason waits longer */
  double rise;           /* of the one question that is asked more today than it used to be */
  int origin_minute;
} Scenario;

#define RUSH_QUEUE 1

static const Scenario scenarios[DAG_SIM_N_SCENARIOS] = {
  [DAG_SIM_CALM] = {
    .word = "calm", .n_agents = 26, .n_queues = 5,
    .volume = 0.66, .usual = 0.66, .absent_share = 0.03,
    .rise = 1.0, .patience = 1.0, .pressure_limit = 0.9,
  },
  [DAG_SIM_BUSY] = {
    .word = "busy", .n_agents = 26, .n_queues = 5,
    .volume = 0.94, .usual = 0.92, .absent_share = 0.05,
    .rush_from = 20, .rush_to = 23, .rush = 1.05, .main_rush = 1.2,
    .rise = 2.2, .patience = 2.2, .pressure_limit = 0.5,
  },
  [DAG_SIM_OVERLOAD] = {
    .word = "overload", .n_agents = 26, .n_queues = 5,
    .volume = 1.05, .usual = 0.92, .absent_share = 0.08,
    .rush_from = 17, .rush_to = 27, .rush = 1.25, .main_rush = 3.2,
    .rise = 2.6, .patience = 5.5, .pressure_limit = 0.15,
  },
  [DAG_SIM_SHORT_STAFFED] = {
    .word = "short-staffed", .n_agents = 26, .n_queues = 5,
    .volume = 0.92, .usual = 0.92, .absent_share = 0.27,
    .rise = 2.2, .patience = 2.5, .pressure_limit = 0.3,
  },
  [DAG_SIM_NIGHT] = {
    .word = "night", .n_agents = 26, .n_queues = 5,
    .volume = 0.8, .usual = 0.8, .absent_share = 0.04,
    .rise = 1.0, .patience = 1.0, .pressure_limit = 0.6, .origin_minute = -720,
  },
  [DAG_SIM_BIG] = {
    .word = "big", .n_agents = 1000, .n_queues = 100,
    .volume = 1.0, .usual = 1.0, .absent_share = 0.05,
    .rise = 2.2, .patience = 1.0, .pressure_limit = 0.6,
  },
};

/* Share of a day's contacts in each half hour, in thousandths: the two humps that
 * telephone queues of shops and utilities have. */
static const int phone_profile[DAG_SIM_SLOTS] = {
  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
  28, 42, 56, 64, 66, 62, 54, 46, 42, 46, 52, 56, 54, 50, 44, 40,
  36, 32, 30, 26, 22, 18, 14, 10, 0,  0,  0,  0,  0,  0,  0,  0,
};
static const int chat_profile[DAG_SIM_SLOTS] = {
  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
  20, 32, 44, 50, 52, 50, 48, 46, 44, 44, 46, 48, 46, 44, 42, 40,
  38, 36, 34, 32, 28, 24, 20, 14, 0,  0,  0,  0,  0,  0,  0,  0,
};
static const int mail_profile[DAG_SIM_SLOTS] = {
  8,  5,  4,  3,  2,  2,  2,  2,  3,  4,  5,  7,  10, 14, 18, 24,
  32, 38, 42, 44, 42, 40, 36, 34, 32, 32, 32, 32, 30, 28, 26, 24,
  22, 22, 22, 24, 26, 28, 30, 30, 28, 26, 24, 22, 20, 16, 14, 12,
};
static const int night_profile[DAG_SIM_SLOTS] = {
  16, 14, 12, 11, 10, 9,  8,  8,  7,  7,  8,  9,  12, 14, 17, 20,
  23, 25, 26, 26, 26, 26, 26, 25, 25, 25, 25, 26, 26, 26, 26, 26,
  26, 27, 28, 29, 30, 31, 32, 32, 32, 31, 30, 28, 26, 23, 20, 18,
};

const char *
dag_sim_scenario_get_word (DagSimScenario scenario)
{
  g_return_val_if_fail (scenario < DAG_SIM_N_SCENARIOS, NULL);
  return scenarios[scenario].word;
}

gboolean
dag_sim_scenario_from_word (const char     *word,
                            DagSimScenario *scenario)
{
  for (guint i = 0; i < DAG_SIM_N_SCENARIOS; i++)
    if (g_strcmp0 (word, scenarios[i].word) == 0)
      {
        *scenario = (DagSimScenario) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dag_sim_plan_get_day_factor:
 *
 * Returns: how many contacts a day brings over the average of the week. The simulated
 * centre is open all week, and Monday is the heavy day.
 */
double
dag_sim_plan_get_day_factor (int64_t day)
{
  static const double factors[7] = { 0.94, 1.08, 1.03, 1.0, 1.0, 1.0, 0.95 };

  return factors[dag_sim_clock_get_weekday (day)];
}

static const int *
get_profile (DagSimScenario scenario,
             DagChannel     channel)
{
  if (channel == DAG_CHANNEL_EMAIL)
    return mail_profile;
  if (scenario == DAG_SIM_NIGHT)
    return night_profile;
  return channel == DAG_CHANNEL_CHAT ? chat_profile : phone_profile;
}

/* Spreads @per_day contacts over the day as the profile and the scenario's rush say. */
static void
fill_rates (DagSimQueuePlan *queue,
            DagSimScenario   scenario,
            double           per_day,
            gboolean         main_queue)
{
  const int *profile = get_profile (scenario, queue->channel);
  const Scenario *about = &scenarios[scenario];
  int sum = 0;

  for (int i = 0; i < DAG_SIM_SLOTS; i++)
    sum += profile[i];
  queue->peak_per_hour = 0.0;
  for (int i = 0; i < DAG_SIM_SLOTS; i++)
    {
      gboolean rush = i >= about->rush_from && i < about->rush_to
                      && queue->channel == DAG_CHANNEL_PHONE;

      queue->per_hour[i] = per_day * about->volume * profile[i] / sum * 2.0
                           * (rush ? (main_queue ? about->main_rush : about->rush) : 1.0);
      queue->peak_per_hour = MAX (queue->peak_per_hour, queue->per_hour[i]);
      queue->usual_per_hour[i] = per_day * about->usual * profile[i] / sum * 2.0;
    }
}

static void
fill_reasons (DagSimQueuePlan         *queue,
              const DagSimQueueSketch *sketch,
              const char              *suffix,
              double                   rise)
{
  static const double weights[DAG_SIM_MAX_REASONS] = { 0.30, 0.28, 0.24, 0.18, 0.1 };

  for (guint i = 0; i < DAG_SIM_MAX_REASONS && sketch->reasons[i][0] != NULL; i++)
    {
      DagSimReasonPlan *reason = &queue->reasons[queue->n_reasons++];
      gboolean rises = g_str_equal (sketch->reasons[i][0], "late-parcel");

      reason->id = g_strconcat (sketch->reasons[i][0], suffix, NULL);
      reason->label = g_strdup (sketch->reasons[i][1]);
      reason->weight = weights[i];
      reason->growth = rises && rise > 1.0 ? 0.12 : 0.0;
      reason->today_factor = rises ? rise : 1.0;
    }
}

static void
fill_queue (DagSimQueuePlan         *queue,
            const DagSimQueueSketch *sketch)
{
  gboolean phone = sketch->channel == DAG_CHANNEL_PHONE;

  queue->channel = sketch->channel;
  queue->target_level = sketch->target_level;
  queue->within_ms = sketch->within_s * DAG_SIM_SECOND_MS;
  queue->short_ms = 5 * DAG_SIM_SECOND_MS;
  queue->talk_ms = sketch->talk_s * 1000.0;
  queue->talk_variation = 0.75;
  queue->wrap_ms = sketch->wrap_s * 1000.0;
  queue->ring_ms = phone ? 2600.0 : 0.0;
  queue->hold_share = phone ? 0.22 : 0.0;
  queue->patience_ms = sketch->patience_s * 1000.0;
  queue->callback_share = phone ? 0.022 : 0.0;
}

static void
fill_queues (DagSimPlan *self)
{
  guint n_sketches = dag_sim_names_get_n_queues ();
  gboolean big = self->scenario == DAG_SIM_BIG;
  /* A big centre has telephone queues only, each as busy as its people can bear. */
  double per_day = big ? 56.0 * self->n_agents / self->n_queues : 0.0;

  for (guint i = 0; i < self->n_queues; i++)
    {
      DagSimQueuePlan *queue = &self->queues[i];
      const DagSimQueueSketch *sketch = dag_sim_names_get_queue (big ? i % 3 : i % n_sketches);
      g_autofree char *suffix
          = i < (big ? 3 : n_sketches) ? g_strdup ("") : g_strdup_printf ("-%u", i + 1);
      double crowd = (double) self->n_agents / scenarios[DAG_SIM_BUSY].n_agents;

      queue->id = g_strconcat (sketch->id, suffix, NULL);
      queue->name = big ? dag_sim_names_dup_big_queue (i)
                        : g_strconcat (sketch->name, suffix, NULL);
      fill_queue (queue, sketch);
      fill_reasons (queue, sketch, suffix, scenarios[self->scenario].rise);
      fill_rates (queue, self->scenario, big ? per_day : sketch->per_day * crowd,
                  i == RUSH_QUEUE);
      queue->callback_share *= big ? 0.1 : 1.0;
      queue->patience_ms *= scenarios[self->scenario].patience;
    }
}

/* Queues of an agent of the small centre: a main one, its neighbour, and mail. At night
 * there are few, and they take everything. */
static void
fill_skills (DagSimPlan      *self,
             DagSimAgentPlan *agent,
             guint            index)
{
  static const guint skills[][3] = {
    { 0, 1, 4 }, { 1, 0, 4 }, { 2, 0, 4 }, { 1, 2, 4 }, { 0, 2, 4 }, { 1, 0, 2 },
    { 3, 4, 4 }, { 2, 1, 4 }, { 0, 1, 3 }, { 1, 3, 4 }, { 3, 4, 4 }, { 4, 0, 0 },
    { 3, 1, 4 },
  };
  const guint *row = skills[index % G_N_ELEMENTS (skills)];
  gboolean sketched = self->scenario != DAG_SIM_BIG && self->n_queues == 5;

  guint n = sketched && self->scenario == DAG_SIM_NIGHT ? 5 : 3;

  agent->queues = g_new0 (guint, n);
  for (guint k = 0; k < n; k++)
    {
      guint queue = !sketched ? (index + k * (1 + index / self->n_queues % 7)) % self->n_queues
                    : n == 5  ? (index + k) % 5
                              : row[k];
      gboolean known = FALSE;

      for (guint j = 0; j < agent->n_queues; j++)
        known = known || agent->queues[j] == queue;
      if (!known)
        agent->queues[agent->n_queues++] = queue;
    }
}

static void
fill_agents (DagSimPlan *self)
{
  for (guint i = 0; i < self->n_agents; i++)
    {
      DagSimAgentPlan *agent = &self->agents[i];
      DagSimRng rng;

      dag_sim_rng_init (&rng, self->seed, DAG_SIM_STREAM_PEOPLE, i);
      agent->id = g_strdup_printf (self->n_agents > 999 ? "a-%05u" : "a-%03u", i + 1);
      agent->name = dag_sim_names_dup_agent (i);
      agent->team = i % self->n_teams;
      agent->pattern = (i * 7 + i / 12) % 12;
      agent->chat_max = 2 + dag_sim_rng_below (&rng, 2);
      agent->pace = 0.88 + 0.26 * dag_sim_rng_uniform (&rng);
      fill_skills (self, agent, i);
    }
}

static DagSimPlan *
plan_alloc (uint64_t seed,
            guint    n_agents,
            guint    n_queues,
            guint    n_teams)
{
  DagSimPlan *self = g_new0 (DagSimPlan, 1);

  self->seed = seed;
  self->n_agents = n_agents;
  self->n_queues = n_queues;
  self->n_teams = n_teams;
  self->agents = g_new0 (DagSimAgentPlan, n_agents);
  self->queues = g_new0 (DagSimQueuePlan, n_queues);
  self->teams = g_new0 (DagSimTeamPlan, n_teams);
  for (guint i = 0; i < n_teams; i++)
    dag_sim_names_fill_team (&self->teams[i], i);
  return self;
}

/**
 * dag_sim_plan_new:
 * @seed: of the whole history
 * @n_agents: 1 to %DAG_SIM_MAX_AGENTS, or 0 for what the scenario has
 * @n_queues: 1 to %DAG_SIM_MAX_QUEUES, or 0 for what the scenario has
 *
 * Returns: (transfer full): a centre of that scenario
 */
DagSimPlan *
dag_sim_plan_new (DagSimScenario scenario,
                  uint64_t       seed,
                  guint          n_agents,
                  guint          n_queues)
{
  const Scenario *about = &scenarios[scenario];
  guint agents = n_agents > 0 ? n_agents : about->n_agents;
  guint queues = n_queues > 0 ? n_queues : about->n_queues;
  DagSimPlan *self = NULL;

  g_return_val_if_fail (agents <= DAG_SIM_MAX_AGENTS, NULL);
  g_return_val_if_fail (queues <= DAG_SIM_MAX_QUEUES, NULL);
  self = plan_alloc (seed, agents, queues, MAX (1, MIN (3, agents / 4) + agents / 60));
  self->scenario = scenario;
  self->name = g_strdup ("Voorbeeld Klantenservice");
  self->absent_share = about->absent_share;
  self->off_share = 0.10;
  self->pressure_limit = about->pressure_limit;
  self->origin_minute = about->origin_minute;
  self->rostered = TRUE;
  self->keeps_history = TRUE;
  fill_queues (self);
  fill_agents (self);
  return self;
}

/**
 * dag_sim_plan_new_erlang:
 * @calls_per_hour: of a steady Poisson stream, day and night
 * @handle_s: mean of an exponential handle time
 * @patience_s: mean of an exponential patience, or 0 for endless
 * @within_s: of the service level
 *
 * One queue and @n_agents equal agents who are always there, which is the system of
 * Erlang C (M/M/N) and Erlang A (M/M/N+M): the same centre with everything else left out.
 *
 * Returns: (transfer full): that centre
 */
DagSimPlan *
dag_sim_plan_new_erlang (uint64_t seed,
                         double   calls_per_hour,
                         double   handle_s,
                         guint    n_agents,
                         double   patience_s,
                         double   within_s)
{
  DagSimPlan *self = plan_alloc (seed, n_agents, 1, 1);
  DagSimQueuePlan *queue = &self->queues[0];

  self->name = g_strdup ("Erlang");
  queue->id = g_strdup ("q");
  queue->name = g_strdup ("q");
  queue->channel = DAG_CHANNEL_PHONE;
  queue->target_level = 0.8;
  queue->within_ms = (int64_t) floor (within_s * 1000.0 + 0.5);
  queue->short_ms = 5 * DAG_SIM_SECOND_MS;
  queue->talk_ms = handle_s * 1000.0;
  queue->patience_ms = patience_s * 1000.0;
  queue->peak_per_hour = calls_per_hour;
  for (int i = 0; i < DAG_SIM_SLOTS; i++)
    queue->per_hour[i] = calls_per_hour;
  for (guint i = 0; i < n_agents; i++)
    {
      self->agents[i].id = g_strdup_printf ("a-%03u", i + 1);
      self->agents[i].name = g_strdup (self->agents[i].id);
      self->agents[i].queues = g_new0 (guint, 1);
      self->agents[i].n_queues = 1;
      self->agents[i].chat_max = 1;
      self->agents[i].pace = 1.0;
    }
  return self;
}

void
dag_sim_plan_free (DagSimPlan *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_queues; i++)
    {
      g_free (self->queues[i].id);
      g_free (self->queues[i].name);
      for (guint k = 0; k < self->queues[i].n_reasons; k++)
        {
          g_free (self->queues[i].reasons[k].id);
          g_free (self->queues[i].reasons[k].label);
        }
    }
  for (guint i = 0; i < self->n_agents; i++)
    {
      g_free (self->agents[i].id);
      g_free (self->agents[i].name);
      g_free (self->agents[i].queues);
    }
  for (guint i = 0; i < self->n_teams; i++)
    {
      g_free (self->teams[i].id);
      g_free (self->teams[i].name);
    }
  g_free (self->queues);
  g_free (self->agents);
  g_free (self->teams);
  g_free (self->name);
  g_free (self);
}

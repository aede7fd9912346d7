/* dag-can-go-work.c - asks the outlook who could go: off the main thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-can-go-private.h"

#include <math.h>

/* A big centre is lived through fewer times: with more people there is less chance in it. */
#define WORK 12000
#define LEAST_RUNS 40
#define MOST_RUNS 240
/* The same holds of moments; what lies two hours off is lived through for long. */
#define MOMENT_WORK 18000
#define LEAST_MOMENT_RUNS 8
#define MOST_MOMENT_RUNS 60
#define N_MOMENTS 7 /* whole quarters of the next two hours */
#define MOST_AT_ONCE 4
#define MOST_MOMENTS 2
/* Who has just been away does not come first again. */
#define LEAST_STRETCH_S 1800.0
#define PLANNED_SOON_US ((int64_t) 900 * DAG_USEC_PER_SEC)
/* Where the target is missed anyway: so much less is not noticed. */
#define UNNOTICED 0.02
#define USUAL_TARGET 0.8

const int dag_can_go_delays_min[DAG_CAN_GO_N_DELAYS] = { 0, 10, 20 };

static void
person_free (gpointer person)
{
  DagCanGoPerson *self = person;

  g_free (self->agent);
  g_free (self->name);
  g_free (self);
}

DagCanGoAnswer *
dag_can_go_answer_new (void)
{
  DagCanGoAnswer *self = g_new0 (DagCanGoAnswer, 1);

  self->people = g_ptr_array_new_with_free_func (person_free);
  self->moments = g_array_new (FALSE, FALSE, sizeof (DagCanGoMoment));
  self->gap = DAG_CAN_GO_LOOKING;
  return self;
}

void
dag_can_go_answer_free (DagCanGoAnswer *self)
{
  g_ptr_array_unref (self->people);
  g_array_unref (self->moments);
  g_free (self);
}

/* Somebody who could go. */
typedef struct
{
  guint index;
  const DagBreakLane *lane;
  double stretch_s;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;
  /* a few minutes more or less are the same, unless all else is */
  int64_t stretch_x = (int64_t) (x->stretch_s / 300.0);
  int64_t stretch_y = (int64_t) (y->stretch_s / 300.0);
  int64_t latest_x = dag_time_is_known (x->lane->latest_start_us) ? x->lane->latest_start_us
                                                                  : G_MAXINT64;
  int64_t latest_y = dag_time_is_known (y->lane->latest_start_us) ? y->lane->latest_start_us
                                                                  : G_MAXINT64;

  if (stretch_x != stretch_y)
    return stretch_x > stretch_y ? -1 : 1;
  if (latest_x != latest_y)
    return latest_x < latest_y ? -1 : 1;
  if (x->stretch_s > y->stretch_s || x->stretch_s < y->stretch_s)
    return x->stretch_s > y->stretch_s ? -1 : 1;
  return g_strcmp0 (x->lane->sample->id, y->lane->sample->id);
}

static gboolean
serves_live (const DagOutlook      *outlook,
             const DagOutlookAgent *agent)
{
  for (guint i = 0; i < agent->n_queues; i++)
    if (outlook->queues[agent->queues[i]].is_live)
      return TRUE;
  return FALSE;
}

static gboolean
may_go (const DagCanGoBrief *brief,
        const DagOutlook    *outlook,
        const DagBreakLane  *lane,
        guint                index)
{
  const DagOutlookAgent *agent = &outlook->agents[index];

  if (agent->state > DAG_STATE_WRAP_UP || lane->is_over || lane->is_away
      || !dag_time_is_known (lane->stretch_since_us) || !serves_live (outlook, agent))
    return FALSE;
  if ((double) (brief->now_us - lane->stretch_since_us) / 1e6 < LEAST_STRETCH_S
      || agent->leaves_s < DAG_CAN_GO_BREAK_S + 1800.0)
    return FALSE;
  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (plan->origin == DAG_BREAK_PLAN_LEAD && plan->from_us > brief->now_us
          && plan->from_us < brief->now_us + PLANNED_SOON_US)
        return FALSE;
    }
  return TRUE;
}

static GArray *
find_candidates (const DagCanGoBrief *brief,
                 const DagOutlook    *outlook)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint a = 0; a < outlook->n_agents; a++)
    g_hash_table_insert (numbers, outlook->agents[a].id, GUINT_TO_POINTER (a + 1));
  for (guint i = 0; i < brief->lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (brief->lanes, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, lane->sample->id));
      Candidate candidate = { number - 1, lane, 0.0 };

      if (number == 0 || !may_go (brief, outlook, lane, number - 1))
        continue;
      candidate.stretch_s = (double) (brief->now_us - lane->stretch_since_us) / 1e6;
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

typedef struct
{
  const DagCanGoBrief *brief;
  const DagOutlook *outlook;
  GArray *candidates;
  GCancellable *cancellable;
  guint n_runs;
  DagCanGoAnswer *answer;
} Work;

static const Candidate *
get_candidate (const Work *work,
               guint       index)
{
  return &g_array_index (work->candidates, Candidate, index);
}

/* @n of the candidates from @first on go @delay_s from now. */
static DagOutlookAnswer
ask (const Work     *work,
     guint           first,
     guint           n,
     double          delay_s,
     const gboolean *counts)
{
  guint also[MOST_AT_ONCE];
  DagOutlookQuestion question = { .agent = n > 0 ? (int) get_candidate (work, first)->index : -1,
                                  .also = also,
                                  .n_also = n > 0 ? n - 1 : 0,
                                  .leaves_s = delay_s,
                                  .length_s = DAG_CAN_GO_BREAK_S,
                                  .from_s = delay_s,
                                  .to_s = delay_s + DAG_CAN_GO_WINDOW_S,
                                  .counts = counts };
  DagOutlookAnswer answer;

  for (guint i = 1; i < n; i++)
    also[i - 1] = get_candidate (work, first + i)->index;
  dag_outlook_ask (work->outlook, &question, work->n_runs, &answer);
  return answer;
}

static void
add_person (Work  *work,
            guint  index)
{
  const Candidate *candidate = get_candidate (work, index);
  const DagOutlookAgent *agent = &work->outlook->agents[candidate->index];
  g_autofree gboolean *counts = g_new0 (gboolean, work->outlook->n_queues + 1);
  DagCanGoPerson *person = g_new0 (DagCanGoPerson, 1);
  DagOutlookAnswer answer;

  for (guint i = 0; i < agent->n_queues; i++)
    counts[agent->queues[i]] = work->outlook->queues[agent->queues[i]].is_live;
  person->agent = g_strdup (agent->id);
  person->name = g_strdup (candidate->lane->sample->name);
  person->stretch_s = candidate->stretch_s;
  person->stretch_since_us = candidate->lane->stretch_since_us;
  person->latest_start_us = candidate->lane->latest_start_us;
  person->level_before = ask (work, 0, 0, 0.0, counts).service_level;
  answer = ask (work, index, 1, 0.0, counts);
  person->level = answer.service_level;
  person->wait_s = answer.wait_s;
  g_ptr_array_add (work->answer->people, person);
}

/* The target of the live queues, by how much comes in. */
static double
get_target (const DagOutlook *outlook)
{
  double sum = 0.0;
  double weight = 0.0;

  for (guint q = 0; q < outlook->n_queues; q++)
    {
      const DagOutlookQueue *queue = &outlook->queues[q];

      if (!queue->is_live)
        continue;
      sum += queue->arrivals_per_s[0]
             * (dag_share_is_known (queue->target_level) ? queue->target_level : USUAL_TARGET);
      weight += queue->arrivals_per_s[0];
    }
  return weight > 0.0 ? sum / weight : USUAL_TARGET;
}

/* How many could go at once: the level stays at its target, or where it is missed anyway,
 * hardly anybody notices. */
static void
count_can_go (Work  *work,
              guint  delay)
{
  double delay_s = 60.0 * dag_can_go_delays_min[delay];
  DagOutlookAnswer nobody = ask (work, 0, 0, delay_s, NULL);
  double least = nobody.n_runs > 0
                     ? MIN (work->answer->target, nobody.mean_level - UNNOTICED)
                     : 0.0;
  guint most = MIN (MOST_AT_ONCE, work->candidates->len);

  work->answer->level[delay] = nobody.service_level;
  work->answer->wait[delay] = nobody.wait_s;
  for (guint n = 1; n <= most && !g_cancellable_is_cancelled (work->cancellable); n++)
    {
      DagOutlookAnswer answer = ask (work, 0, n, delay_s, NULL);

      if (n == 1)
        {
          work->answer->level_one[delay] = answer.service_level;
          work->answer->wait_one[delay] = answer.wait_s;
        }
      /* where nothing is expected to come in, nobody notices */
      if (answer.n_runs > 0 && answer.mean_level < least)
        break;
      work->answer->n_can_go[delay] = n;
    }
}

static int
compare_by_level (gconstpointer a,
                  gconstpointer b)
{
  const DagCanGoMoment *x = a;
  const DagCanGoMoment *y = b;

  return (x->level < y->level) - (x->level > y->level);
}

static int
compare_by_time (gconstpointer a,
                 gconstpointer b)
{
  const DagCanGoMoment *x = a;
  const DagCanGoMoment *y = b;

  return (x->from_us > y->from_us) - (x->from_us < y->from_us);
}

/* The quarters of the next two hours in which, with one more person away, the most are
 * answered in time. */
static void
find_moments (Work *work)
{
  GArray *moments = work->answer->moments;
  const int64_t quarter_us = (int64_t) 900 * DAG_USEC_PER_SEC;
  int64_t first_us = (work->brief->now_us / quarter_us + 1) * quarter_us;
  guint n_runs = CLAMP (MOMENT_WORK / MAX (1, work->outlook->n_agents), LEAST_MOMENT_RUNS,
                        MOST_MOMENT_RUNS);

  for (guint i = 0; i < N_MOMENTS && !g_cancellable_is_cancelled (work->cancellable); i++)
    {
      DagCanGoMoment moment = { first_us + i * quarter_us, first_us + (i + 1) * quarter_us, 0.0 };
      double from_s = (double) (moment.from_us - work->brief->now_us) / 1e6;
      DagOutlookQuestion question = { .agent = (int) get_candidate (work, 0)->index,
                                      .leaves_s = from_s,
                                      .length_s = DAG_CAN_GO_BREAK_S,
                                      .from_s = from_s,
                                      .to_s = from_s + DAG_CAN_GO_BREAK_S };
      DagOutlookAnswer answer;

      dag_outlook_ask (work->outlook, &question, n_runs, &answer);
      moment.level = answer.mean_level;
      if (isfinite (moment.level))
        g_array_append_val (moments, moment);
    }
  g_array_sort (moments, compare_by_level);
  g_array_set_size (moments, MIN (moments->len, MOST_MOMENTS));
  g_array_sort (moments, compare_by_time);
  if (moments->len == 2
      && g_array_index (moments, DagCanGoMoment, 0).to_us
             == g_array_index (moments, DagCanGoMoment, 1).from_us)
    {
      g_array_index (moments, DagCanGoMoment, 0).to_us
          = g_array_index (moments, DagCanGoMoment, 1).to_us;
      g_array_set_size (moments, 1);
    }
}

/**
 * dag_can_go_work_out:
 * @brief: what is known
 * @cancellable: (nullable): leaves off between two questions
 *
 * Any thread.
 *
 * Returns: (transfer full): who could go, and what it costs
 */
DagCanGoAnswer *
dag_can_go_work_out (const DagCanGoBrief *brief,
                     GCancellable        *cancellable)
{
  g_autoptr (DagOutlook) outlook = dag_can_go_brief_new_outlook (brief);
  g_autoptr (GArray) candidates = find_candidates (brief, outlook);
  DagCanGoAnswer *answer = dag_can_go_answer_new ();
  Work work = { brief, outlook, candidates, cancellable, 0, answer };

  answer->at_us = brief->now_us;
  answer->gap = DAG_CAN_GO_NO_GAP;
  answer->target = get_target (outlook);
  answer->n_weeks = brief->n_weeks;
  work.n_runs = CLAMP (WORK / MAX (1, outlook->n_agents), LEAST_RUNS, MOST_RUNS);
  outlook->seed = (uint64_t) (brief->now_us / DAG_USEC_PER_SEC);
  if (!brief->knows_arrivals)
    answer->gap = DAG_CAN_GO_TOO_EARLY;
  else if (candidates->len == 0)
    answer->gap = DAG_CAN_GO_NOBODY;
  if (answer->gap != DAG_CAN_GO_NO_GAP)
    return answer;
  for (guint i = 0; i < MIN (candidates->len, DAG_CAN_GO_MOST_PEOPLE)
                    && !g_cancellable_is_cancelled (cancellable); i++)
    add_person (&work, i);
  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS && !g_cancellable_is_cancelled (cancellable); i++)
    count_can_go (&work, i);
  find_moments (&work);
  return answer;
}

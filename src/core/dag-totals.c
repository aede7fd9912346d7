/* dag-totals.c - the figures of the whole centre, worked out from one snapshot
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-totals.h"

#include <math.h>

/* The shipped defaults of the dictionary: each is the level above which the word changes. */
#define WATCH_PER_AGENT 1.5
#define OVERLOAD_PER_AGENT 3.0
#define WATCH_WAIT_TARGETS 2.0
#define OVERLOAD_WAIT_TARGETS 5.0
#define OVERLOAD_WAIT_S 360.0

static const char *const kind_words[DAG_N_SERVICE_LEVEL_KINDS] = {
  [DAG_SERVICE_LEVEL_STRICT] = "strict",
  [DAG_SERVICE_LEVEL_EXCL_EARLY_ABANDONS] = "excl-early-abandons",
  [DAG_SERVICE_LEVEL_SERVED_OR_GONE] = "served-or-gone",
  [DAG_SERVICE_LEVEL_OF_ANSWERED] = "of-answered",
  [DAG_SERVICE_LEVEL_EXCL_SHORT] = "excl-short",
};

/* The two sides of the fraction; a sum over queues adds them apart. */
typedef struct
{
  int64_t good;
  int64_t all;
} DagFraction;

static gboolean
same_number (double a,
             double b)
{
  return fabs (a - b) < 1e-9;
}

/* Finds good ÷ all of one queue's day; %FALSE where a count it needs is not known. */
static gboolean
read_fraction (const DagQueueDay   *day,
               DagServiceLevelKind  kind,
               DagFraction         *fraction)
{
  int64_t minus = 0;

  if (!dag_count_is_known (day->answered_within))
    return FALSE;
  fraction->good = day->answered_within;
  fraction->all = day->offered;
  switch (kind)
    {
    case DAG_SERVICE_LEVEL_STRICT:
      break;
    case DAG_SERVICE_LEVEL_EXCL_EARLY_ABANDONS:
      minus = day->abandoned_within;
      break;
    case DAG_SERVICE_LEVEL_SERVED_OR_GONE:
      if (!dag_count_is_known (day->abandoned_within))
        return FALSE;
      fraction->good += day->abandoned_within;
      break;
    case DAG_SERVICE_LEVEL_OF_ANSWERED:
      fraction->all = day->answered;
      break;
    case DAG_SERVICE_LEVEL_EXCL_SHORT:
      minus = day->abandoned_short;
      break;
    }
  if (!dag_count_is_known (fraction->all) || !dag_count_is_known (minus))
    return FALSE;
  fraction->all -= minus;
  return TRUE;
}


/* Counters that contradict each other, as more answered in time than offered. */
static gboolean
is_sound (const DagFraction *fraction)
{
  return fraction->all >= 0 && fraction->good <= fraction->all;
}

/* A source may contradict itself: no level then, nor where nothing was offered. */
static double
fraction_to_share (const DagFraction *fraction)
{
  if (!is_sound (fraction) || fraction->all == 0)
    return DAG_SHARE_ABSENT;
  return (double) fraction->good / (double) fraction->all;
}

static gboolean
read_sound_fraction (const DagQueueDay   *day,
                     DagServiceLevelKind  kind,
                     DagFraction         *part)
{
  return read_fraction (day, kind, part) && is_sound (part);
}

double
dag_snapshot_get_service_level (const DagSnapshot   *snapshot,
                                DagServiceLevelKind  kind)
{
  DagFraction sum = { 0, 0 };

  g_return_val_if_fail (snapshot != NULL, DAG_SHARE_ABSENT);

  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      DagFraction part;

      if (!dag_channel_is_live (queue->channel)
          || !read_sound_fraction (&queue->today, kind, &part))
        continue;
      sum.good += part.good;
      sum.all += part.all;
    }
  return fraction_to_share (&sum);
}

static void
add_count (int64_t *sum,
           int64_t  count)
{
  if (dag_count_is_known (count))
    *sum = MAX (*sum, 0) + count;
}

/* The wait of the one who waits longest; nobody waiting is a wait of zero, where the
 * source can tell waits at all. */
static double
read_longest_wait (const DagSnapshot    *snapshot,
                   const DagQueueSample *queue)
{
  if (dag_seconds_is_known (queue->longest_wait_s))
    return queue->longest_wait_s;
  if (queue->waiting == 0 && !(snapshot->absent & DAG_PART_LONGEST_WAIT))
    return 0.0;
  return DAG_SECONDS_ABSENT;
}

/* @hidden: set where somebody waits and for how long is not known */
static void
add_longest_wait (DagTotals            *totals,
                  const DagSnapshot    *snapshot,
                  const DagQueueSample *queue,
                  gboolean             *hidden)
{
  double wait_s = read_longest_wait (snapshot, queue);

  if (!dag_seconds_is_known (wait_s) && queue->waiting > 0)
    *hidden = TRUE;
  if (!dag_seconds_is_known (wait_s) || wait_s <= totals->longest_wait_s)
    return;
  totals->longest_wait_s = wait_s;
  totals->longest_wait_queue = wait_s > 0.0 ? queue : NULL;
}

/* The common target of the queues that count for the level, as long as they agree. */
static void
add_target (DagTotals            *totals,
            const DagQueueSample *queue,
            gboolean             *differs)
{
  if (*differs || !dag_share_is_known (queue->target.level))
    return;
  if (!dag_share_is_known (totals->target.level))
    totals->target = queue->target;
  else if (!same_number (totals->target.level, queue->target.level)
           || !same_number (totals->target.within_s, queue->target.within_s))
    {
      *differs = TRUE;
      totals->target.level = DAG_SHARE_ABSENT;
      totals->target.within_s = DAG_SECONDS_ABSENT;
    }
}

/* Targets that differ cannot be held against one level: each queue against its own. */
static void
count_on_target (DagTotals            *totals,
                 const DagQueueSample *queue,
                 const DagFraction    *part)
{
  double level = fraction_to_share (part);

  if (!dag_share_is_known (queue->target.level) || !dag_share_is_known (level))
    return;
  totals->n_targets++;
  if (level >= queue->target.level)
    totals->n_on_target++;
}

static void
add_queues (DagTotals           *totals,
            const DagSnapshot   *snapshot,
            DagServiceLevelKind  kind)
{
  gboolean differs = FALSE;
  gboolean hidden = FALSE;

  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      DagFraction part;

      if (!dag_channel_is_live (queue->channel))
        {
          add_count (&totals->waiting_deferred, queue->waiting);
          totals->n_left_out++;
          continue;
        }
      add_count (&totals->waiting, queue->waiting);
      add_longest_wait (totals, snapshot, queue, &hidden);
      add_target (totals, queue, &differs);
      if (read_sound_fraction (&queue->today, kind, &part))
        count_on_target (totals, queue, &part);
    }
  totals->service_level = dag_snapshot_get_service_level (snapshot, kind);
  /* An empty queue does not make the wait in another one zero. */
  if (hidden && totals->longest_wait_queue == NULL)
    totals->longest_wait_s = DAG_SECONDS_ABSENT;
}

static void
add_agents (DagTotals         *totals,
            const DagSnapshot *snapshot)
{
  int64_t *by_state = totals->by_state;

  if (snapshot->lacks_people)
    {
      totals->staffed = snapshot->kept_staffed;
      by_state[DAG_STATE_AVAILABLE] = snapshot->kept_available;
      totals->on_contact = totals->workable = DAG_COUNT_ABSENT;
      return;
    }
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      totals->by_state[agent->state]++;
    }
  totals->on_contact = by_state[DAG_STATE_ON_CONTACT] + by_state[DAG_STATE_RINGING]
                       + by_state[DAG_STATE_WRAP_UP];
  totals->workable = by_state[DAG_STATE_AVAILABLE] + totals->on_contact;
  totals->staffed
      = totals->workable + by_state[DAG_STATE_BREAK] + by_state[DAG_STATE_MEETING];
}

/**
 * dag_service_level_kind_get_word:
 * @kind: a definition
 *
 * Returns: (transfer none): its word, never translated
 */
const char *
dag_service_level_kind_get_word (DagServiceLevelKind kind)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (kind_words), "strict");

  return kind_words[kind];
}

/**
 * dag_service_level_kind_from_word:
 * @word: a word, as from the settings
 * @kind: (out): the definition, *strict* where the word is none
 *
 * Returns: whether the word is known
 */
gboolean
dag_service_level_kind_from_word (const char          *word,
                                  DagServiceLevelKind *kind)
{
  g_return_val_if_fail (word != NULL && kind != NULL, FALSE);

  *kind = DAG_SERVICE_LEVEL_STRICT;
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_equal (kind_words[i], word))
      {
        *kind = (DagServiceLevelKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dag_queue_day_get_service_level:
 * @day: counters of a day or an interval
 * @kind: which of the five definitions
 *
 * Returns: a share 0…1, or %DAG_SHARE_ABSENT where a counter is not known, nothing was
 *   offered, or the counters contradict each other
 */
double
dag_queue_day_get_service_level (const DagQueueDay   *day,
                                 DagServiceLevelKind  kind)
{
  DagFraction fraction;

  g_return_val_if_fail (day != NULL, DAG_SHARE_ABSENT);

  if (!read_fraction (day, kind, &fraction))
    return DAG_SHARE_ABSENT;
  return fraction_to_share (&fraction);
}

static double
divide_seconds (double  sum_s,
                int64_t count)
{
  if (!dag_seconds_is_known (sum_s) || !dag_count_is_known (count) || count == 0)
    return DAG_SECONDS_ABSENT;
  return sum_s / (double) count;
}

/**
 * dag_queue_day_get_asa_s:
 * @day: counters of a day or an interval
 *
 * Returns: the average wait of answered contacts in seconds, or %DAG_SECONDS_ABSENT
 */
double
dag_queue_day_get_asa_s (const DagQueueDay *day)
{
  g_return_val_if_fail (day != NULL, DAG_SECONDS_ABSENT);

  return divide_seconds (day->wait_answered_s, day->answered);
}

/**
 * dag_queue_day_get_handle_time_s:
 * @day: counters of a day or an interval
 *
 * Returns: (talk + hold + wrap-up) ÷ handled in seconds, or %DAG_SECONDS_ABSENT
 */
double
dag_queue_day_get_handle_time_s (const DagQueueDay *day)
{
  g_return_val_if_fail (day != NULL, DAG_SECONDS_ABSENT);

  return divide_seconds (day->handle_s, day->handled);
}

static int64_t
add_known (int64_t sum,
           int64_t count)
{
  return dag_count_is_known (count) ? sum + count : sum;
}

/**
 * dag_queue_sample_count_workable:
 * @queue: a queue
 *
 * The dictionary's *workable* of one queue, for what is divided by it: available +
 * on contact + ringing + wrap-up, or staffed − on break − meeting, whichever the source
 * tells. A state that it does not tell apart is in another of its numbers, so it counts
 * for nothing here.
 *
 * Returns: how many, or %DAG_COUNT_ABSENT
 */
int64_t
dag_queue_sample_count_workable (const DagQueueSample *queue)
{
  g_return_val_if_fail (queue != NULL, DAG_COUNT_ABSENT);

  if (dag_count_is_known (queue->available) && dag_count_is_known (queue->on_contact))
    return add_known (add_known (queue->available + queue->on_contact, queue->ringing),
                      queue->wrap_up);
  if (!dag_count_is_known (queue->staffed))
    return DAG_COUNT_ABSENT;
  return MAX (0, queue->staffed - add_known (add_known (0, queue->on_break), queue->meeting));
}

static void
work_out (DagTotals           *totals,
          const DagSnapshot   *snapshot,
          DagServiceLevelKind  kind)
{
  *totals = (DagTotals){
    .waiting = DAG_COUNT_ABSENT,
    .waiting_deferred = DAG_COUNT_ABSENT,
    .longest_wait_s = DAG_SECONDS_ABSENT,
    .service_level = DAG_SHARE_ABSENT,
    .target = { .level = DAG_SHARE_ABSENT, .within_s = DAG_SECONDS_ABSENT },
    .waiting_per_agent = DAG_SHARE_ABSENT,
    .n_queues = snapshot->queues->len,
    .n_agents = snapshot->agents->len,
  };
  add_queues (totals, snapshot, kind);
  add_agents (totals, snapshot);
  if (dag_count_is_known (totals->waiting) && totals->workable > 0)
    totals->waiting_per_agent = (double) totals->waiting / (double) totals->workable;
}

/**
 * dag_totals_compute:
 * @totals: (out): the figures
 * @snapshot: one answer of a source, which does not change any more
 * @kind: the definition of the service level
 *
 * A queue that cannot supply a figure, or whose counters contradict each other, is left
 * out of its sum; a figure that no queue supplies is absent. Half a dozen ask this of each
 * answer, on two threads: it is worked out once.
 */
void
dag_totals_compute (DagTotals           *totals,
                    const DagSnapshot   *snapshot,
                    DagServiceLevelKind  kind)
{
  gpointer *place;
  DagTotals *kept;

  g_return_if_fail (totals != NULL && snapshot != NULL);
  g_return_if_fail ((guint) kind < DAG_N_SERVICE_LEVEL_KINDS);

  place = ((DagSnapshot *) snapshot)->totals + kind;
  kept = g_atomic_pointer_get (place);
  if (kept != NULL)
    {
      *totals = *kept;
      return;
    }
  work_out (totals, snapshot, kind);
  kept = g_memdup2 (totals, sizeof *totals);
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, kept))
    g_free (kept); /* another thread was faster */
}

static DagMood
read_queue_mood (const DagQueueSample *queue)
{
  double target_s = queue->target.within_s;
  double wait_s = queue->longest_wait_s;
  gboolean has_target
      = dag_share_is_known (queue->target.level) && dag_seconds_is_known (target_s);

  if (!dag_channel_is_live (queue->channel) || !dag_seconds_is_known (wait_s))
    return DAG_MOOD_CALM;
  if (wait_s > MAX (OVERLOAD_WAIT_S, has_target ? OVERLOAD_WAIT_TARGETS * target_s : 0.0))
    return DAG_MOOD_OVERLOAD;
  if (has_target && wait_s > WATCH_WAIT_TARGETS * target_s)
    return DAG_MOOD_BUSY;
  return DAG_MOOD_CALM;
}

/* Whether those who could be at work are in a state that nobody knows (F-D04, F-D05). */
static gboolean
has_unknown_people (const DagTotals *totals)
{
  return totals->staffed == 0 && totals->by_state[DAG_STATE_UNKNOWN] > 0;
}

static DagMood
read_load_mood (const DagTotals *totals)
{
  double per_agent = totals->waiting_per_agent;

  if (has_unknown_people (totals))
    return DAG_MOOD_UNKNOWN;
  if (!dag_count_is_known (totals->workable))
    return DAG_MOOD_CALM; /* the waits alone say how it was */
  if (totals->waiting > 0 && totals->workable == 0)
    return DAG_MOOD_OVERLOAD; /* people are here, and all of them are away from the queues */
  if (per_agent > OVERLOAD_PER_AGENT)
    return DAG_MOOD_OVERLOAD;
  return per_agent > WATCH_PER_AGENT ? DAG_MOOD_BUSY : DAG_MOOD_CALM;
}

/* Whether anybody is waiting by phone or chat cannot be told. */
static gboolean
is_waiting_hidden (const DagTotals   *totals,
                   const DagSnapshot *snapshot)
{
  if (dag_count_is_known (totals->waiting))
    return FALSE;
  for (guint i = 0; i < snapshot->queues->len; i++)
    if (dag_channel_is_live (
            ((const DagQueueSample *) g_ptr_array_index (snapshot->queues, i))->channel))
      return TRUE;
  return FALSE;
}

/* Fewer than half of the queues, or the one target that they share: what it says beside. */
static gboolean
is_under_target (const DagTotals *totals)
{
  if (dag_share_is_known (totals->target.level))
    return dag_share_is_known (totals->service_level)
           && totals->service_level < totals->target.level;
  return totals->n_on_target * 2 < totals->n_targets;
}

/* "Calm" stands above the figures, and they must not belie it: somebody waits and nobody is
 * free, or somebody waits on a day under its target. An empty line is calm on any day. */
static gboolean
belies_calm (const DagTotals *totals)
{
  if (!dag_count_is_known (totals->waiting) || totals->waiting == 0)
    return FALSE;
  return totals->by_state[DAG_STATE_AVAILABLE] == 0 || is_under_target (totals);
}

/**
 * dag_totals_get_mood:
 * @totals: the figures of @snapshot
 * @snapshot: the answer they were made of
 *
 * The worst of waiting per agent and of each live queue's longest wait, by the shipped
 * defaults of the dictionary. What is known to be bad is said; "calm" only where that is
 * known too, and where no figure beside it says otherwise.
 *
 * Returns: how it is
 */
DagMood
dag_totals_get_mood (const DagTotals   *totals,
                     const DagSnapshot *snapshot)
{
  DagMood mood;

  g_return_val_if_fail (totals != NULL && snapshot != NULL, DAG_MOOD_CALM);

  if (totals->staffed == 0 && !has_unknown_people (totals))
    return DAG_MOOD_NOBODY;
  mood = read_load_mood (totals);
  for (guint i = 0; i < snapshot->queues->len && mood < DAG_MOOD_OVERLOAD; i++)
    mood = MAX (mood, read_queue_mood (g_ptr_array_index (snapshot->queues, i)));
  if (mood == DAG_MOOD_CALM
      && (has_unknown_people (totals) || snapshot->lacks_people
          || is_waiting_hidden (totals, snapshot)))
    return DAG_MOOD_UNKNOWN;
  return mood == DAG_MOOD_CALM && belies_calm (totals) ? DAG_MOOD_EVEN : mood;
}

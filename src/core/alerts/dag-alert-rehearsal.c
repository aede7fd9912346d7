/* dag-alert-rehearsal.c - what is known of a day, so that rules can be tried on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rehearsal-private.h"
#include "dag-alert-signals.h"

#include <math.h>

/* Help is looked for in so many queues of a moment at the most, as in the present. */
#define MOST_HELPED 5

static void
queue_free (gpointer memory)
{
  DagTryQueue *queue = memory;

  g_clear_pointer (&queue->id, g_free);
  for (guint i = 0; i < DAG_ALERT_TRY_N_SERIES; i++)
    g_clear_pointer (&queue->series[i], g_array_unref);
  g_clear_pointer (&queue->oldest, g_array_unref);
  g_clear_pointer (&queue->helpers, g_array_unref);
  g_free (queue);
}

static void
person_free (gpointer memory)
{
  DagTryPerson *person = memory;

  g_clear_pointer (&person->id, g_free);
  g_clear_pointer (&person->team, g_free);
  g_clear_pointer (&person->steps, g_array_unref);
  g_free (person);
}

/**
 * dag_alert_rehearsal_new:
 * @from_us: the beginning of the day, or of what is looked at
 * @to_us: its end
 *
 * Returns: (transfer full): a day of which nothing is known
 */
DagAlertRehearsal *
dag_alert_rehearsal_new (int64_t from_us,
                         int64_t to_us)
{
  DagAlertRehearsal *self = g_new0 (DagAlertRehearsal, 1);

  self->from_us = from_us;
  self->to_us = to_us;
  self->queues = g_ptr_array_new_with_free_func (queue_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  self->polls = g_array_new (FALSE, FALSE, sizeof (DagTryPoll));
  return self;
}

void
dag_alert_rehearsal_free (DagAlertRehearsal *self)
{
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->polls, g_array_unref);
  g_free (self);
}

static gboolean
is_within (const DagAlertRehearsal *self,
           int64_t                  at_us)
{
  return at_us >= self->from_us && at_us < self->to_us;
}

static DagTryQueue *
ensure_queue (DagAlertRehearsal *self,
              const char        *id,
              const DagTarget   *target)
{
  DagTryQueue *queue = NULL;

  for (guint i = 0; i < self->queues->len && queue == NULL; i++)
    if (g_str_equal (((DagTryQueue *) g_ptr_array_index (self->queues, i))->id, id))
      queue = g_ptr_array_index (self->queues, i);
  if (queue == NULL)
    {
      queue = g_new0 (DagTryQueue, 1);
      queue->id = g_strdup (id);
      queue->oldest = g_array_new (FALSE, FALSE, sizeof (DagPoint));
      queue->helpers = g_array_new (FALSE, FALSE, sizeof (DagPoint));
      g_ptr_array_add (self->queues, queue);
    }
  queue->target = *target;
  return queue;
}

/**
 * dag_alert_rehearsal_add_series:
 * @self: a day
 * @queue: a live queue
 * @target: its target
 * @kind: which of its series
 * @points: (element-type DagPoint): oldest first; those outside the day are left out
 */
void
dag_alert_rehearsal_add_series (DagAlertRehearsal *self,
                                const char        *queue,
                                const DagTarget   *target,
                                DagSeriesKind      kind,
                                GArray            *points)
{
  DagTryQueue *known;
  GArray *kept;

  g_return_if_fail (self != NULL && queue != NULL && target != NULL && points != NULL);
  g_return_if_fail (kind < DAG_ALERT_TRY_N_SERIES);

  known = ensure_queue (self, queue, target);
  kept = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  for (guint i = 0; i < points->len; i++)
    {
      DagPoint point = g_array_index (points, DagPoint, i);

      if (!is_within (self, point.at_us))
        continue;
      g_array_append_val (kept, point);
      self->has_queues = self->has_queues || !isnan (point.value);
    }
  g_clear_pointer (&known->series[kind], g_array_unref);
  known->series[kind] = kept;
}

static guint16
narrow (double value)
{
  return (guint16) CLAMP (value, 0.0, (double) G_MAXUINT16);
}

static DagTryStep
make_step (const DagAlertAir *air)
{
  return (DagTryStep){ .stretch_min = narrow (air->stretch_s / 60.0),
                       .work_min = narrow (air->work_s / 60.0),
                       .air_min = narrow (air->air_s / 60.0),
                       .break_min = narrow (ceil (air->break_s / 60.0)),
                       .busy_s = narrow (air->busy_s),
                       .idle_s = narrow (air->idle_s),
                       .since_break = narrow ((double) air->contacts_since_break),
                       .in_row = narrow ((double) air->contacts_in_row),
                       .is_here = (guint8) air->is_here,
                       .had_short_pause = (guint8) air->had_short_pause };
}

/**
 * dag_alert_rehearsal_add_person:
 * @self: a day
 * @agent: a person's id
 * @team: the team's id, or ""
 * @track: the states of that day
 */
void
dag_alert_rehearsal_add_person (DagAlertRehearsal *self,
                                const char        *agent,
                                const char        *team,
                                const DagTrack    *track)
{
  DagTryPerson *person;
  guint index = 0;
  guint last = 0;

  g_return_if_fail (self != NULL && agent != NULL && team != NULL && track != NULL);

  person = g_new0 (DagTryPerson, 1);
  person->id = g_strdup (agent);
  person->team = g_strdup (team);
  person->steps = g_array_new (FALSE, TRUE, sizeof (DagTryStep));
  for (int64_t at_us = self->from_us; at_us < self->to_us; at_us += DAG_ALERT_TRY_STEP_US)
    {
      DagAlertAir air;
      DagTryStep step;

      dag_alert_air_measure (track, DAG_TIME_NONE, at_us, &air);
      step = make_step (&air);
      if (person->steps->len == 0 && !air.is_here)
        person->first = index + 1;
      else
        g_array_append_val (person->steps, step);
      index++;
      last = air.is_here ? person->steps->len : last;
      self->has_people = self->has_people || air.is_here;
    }
  /* one more, in which the person has gone: what was open ends there */
  g_array_set_size (person->steps, MIN (last + 1, person->steps->len));
  g_ptr_array_add (self->people, person);
}

/**
 * dag_alert_rehearsal_add_marks:
 * @self: a day
 * @agent: a person's id
 * @times_us: (element-type int64_t): when contacts were marked as heavy, by time
 */
void
dag_alert_rehearsal_add_marks (DagAlertRehearsal *self,
                               const char        *agent,
                               GArray            *times_us)
{
  GArray *kept;

  g_return_if_fail (self != NULL && agent != NULL && times_us != NULL);

  kept = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (guint i = 0; i < times_us->len; i++)
    if (is_within (self, g_array_index (times_us, int64_t, i)))
      g_array_append_val (kept, g_array_index (times_us, int64_t, i));
  if (kept->len > 0)
    g_hash_table_replace (self->marks, g_strdup (agent), kept);
  else
    g_array_unref (kept);
}

static void
add_point (GArray  *points,
           int64_t  at_us,
           double   value)
{
  DagPoint point = { at_us, value };

  g_array_append_val (points, point);
}

static void
add_help (DagTryQueue          *known,
          const DagSnapshot    *snapshot,
          const DagQueueSample *queue,
          double                drowning,
          guint                *n_helped)
{
  int64_t workable = dag_queue_sample_count_workable (queue);
  g_auto (DagAlertHelp) help = { 0 };

  if (dag_count_is_known (queue->waiting) && workable >= 0
      && (double) queue->waiting > drowning * (double) workable
      && (*n_helped)++ < MOST_HELPED)
    dag_alert_help_find (&help, snapshot, queue->id);
  add_point (known->helpers, snapshot->taken_at_us, help.people != NULL ? help.people->len : 0);
}

/**
 * dag_alert_rehearsal_add_moment:
 * @self: a day
 * @snapshot: the whole centre as it was at one moment of it; in the order of time
 * @drowning: so many waiting for each at work are too many for a queue
 *
 * What is kept of no series: how old the oldest item was, and who could have helped.
 */
void
dag_alert_rehearsal_add_moment (DagAlertRehearsal *self,
                                const DagSnapshot *snapshot,
                                double             drowning)
{
  guint n_helped = 0;

  g_return_if_fail (self != NULL && snapshot != NULL);

  if (!is_within (self, snapshot->taken_at_us))
    return;
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      DagTryQueue *known = ensure_queue (self, queue->id, &queue->target);
      double age_s = queue->waiting == 0 ? 0.0 : queue->oldest_s;

      self->has_moments = TRUE;
      if (dag_channel_is_live (queue->channel))
        add_help (known, snapshot, queue, drowning, &n_helped);
      else if (dag_seconds_is_known (queue->target.within_s) && queue->target.within_s > 0.0)
        add_point (known->oldest, snapshot->taken_at_us,
                   dag_seconds_is_known (age_s) ? age_s / queue->target.within_s
                                                : (double) NAN);
    }
}

/**
 * dag_alert_rehearsal_add_poll:
 * @self: a day
 * @poll: an attempt to read the source, in the order of time
 */
void
dag_alert_rehearsal_add_poll (DagAlertRehearsal    *self,
                              const DagHistoryPoll *poll)
{
  DagTryPoll kept;

  g_return_if_fail (self != NULL && poll != NULL);

  kept = (DagTryPoll){ poll->at_us, poll->fault < 0 };
  if (is_within (self, poll->at_us))
    g_array_append_val (self->polls, kept);
}

/**
 * dag_alert_rehearsal_add_verdict:
 * @self: a day
 * @begins_us: when a shift began
 * @is_missed: whether the rules on breaks said in the end that one was missed
 *
 * The roster of that day is not kept; what the rules said is: there comes a moment in each
 * such shift from which on the break no longer fitted.
 */
void
dag_alert_rehearsal_add_verdict (DagAlertRehearsal *self,
                                 int64_t            begins_us,
                                 gboolean           is_missed)
{
  g_return_if_fail (self != NULL);

  if (!is_within (self, begins_us))
    return;
  self->has_verdicts = TRUE;
  self->n_missed += is_missed ? 1 : 0;
}

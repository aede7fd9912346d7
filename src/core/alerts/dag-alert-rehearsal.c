/* dag-alert-rehearsal.c - how often a rule would have fired on a day that is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rehearsal.h"

#include "dag-alert-air.h"

#include <math.h>

/* People are looked at this often: enough for rules in minutes and contacts. */
#define STEP_US (180 * DAG_USEC_PER_SEC)
#define N_SERIES (DAG_SERIES_ABANDONED + 1)
#define LEAST_TEAM 3

typedef struct
{
  char *id;
  DagTarget target;
  GArray *series[N_SERIES]; /* of DagPoint; NULL: not read */
} Queue;

/* One person at one step. */
typedef struct
{
  float stretch_min;
  float busy_s;
  float idle_s;
  float work_s;
  float air_s;
  float break_s;
  guint16 since_break;
  guint16 in_row;
  guint8 is_here;
  guint8 had_short_pause;
} Step;

typedef struct
{
  char *id;
  char *team;
  GArray *steps; /* of Step, one each STEP_US */
} Person;

struct _DagAlertRehearsal
{
  int64_t from_us;
  int64_t to_us;
  GPtrArray *queues; /* of Queue */
  GPtrArray *people; /* of Person */
  gboolean has_queues;
  gboolean has_people;
};

/* One playing of one rule. */
typedef struct
{
  DagAlertEngine *engine;
  const DagAlertRule *rule;
} Play;

static void
queue_free (gpointer memory)
{
  Queue *queue = memory;

  g_clear_pointer (&queue->id, g_free);
  for (guint i = 0; i < N_SERIES; i++)
    g_clear_pointer (&queue->series[i], g_array_unref);
  g_free (queue);
}

static void
person_free (gpointer memory)
{
  Person *person = memory;

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
  return self;
}

void
dag_alert_rehearsal_free (DagAlertRehearsal *self)
{
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static Queue *
ensure_queue (DagAlertRehearsal *self,
              const char        *id)
{
  Queue *queue = NULL;

  for (guint i = 0; i < self->queues->len; i++)
    if (g_str_equal (((Queue *) g_ptr_array_index (self->queues, i))->id, id))
      return g_ptr_array_index (self->queues, i);
  queue = g_new0 (Queue, 1);
  queue->id = g_strdup (id);
  g_ptr_array_add (self->queues, queue);
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
  Queue *known;
  GArray *kept;

  g_return_if_fail (self != NULL && queue != NULL && target != NULL && points != NULL);
  g_return_if_fail (kind < N_SERIES);

  known = ensure_queue (self, queue);
  known->target = *target;
  kept = g_array_new (FALSE, FALSE, sizeof (DagPoint));
  for (guint i = 0; i < points->len; i++)
    {
      DagPoint point = g_array_index (points, DagPoint, i);

      if (point.at_us < self->from_us || point.at_us >= self->to_us)
        continue;
      g_array_append_val (kept, point);
      self->has_queues = self->has_queues || !isnan (point.value);
    }
  g_clear_pointer (&known->series[kind], g_array_unref);
  known->series[kind] = kept;
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
  Person *person;

  g_return_if_fail (self != NULL && agent != NULL && team != NULL && track != NULL);

  person = g_new0 (Person, 1);
  person->id = g_strdup (agent);
  person->team = g_strdup (team);
  person->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  for (int64_t at_us = self->from_us; at_us < self->to_us; at_us += STEP_US)
    {
      DagAlertAir air;
      Step step = { 0 };

      dag_alert_air_measure (track, DAG_TIME_NONE, at_us, &air);
      step.is_here = (guint8) air.is_here;
      step.stretch_min = (float) (air.stretch_s / 60.0);
      step.since_break = (guint16) MIN (air.contacts_since_break, G_MAXUINT16);
      step.in_row = (guint16) MIN (air.contacts_in_row, G_MAXUINT16);
      step.busy_s = (float) air.busy_s;
      step.idle_s = (float) air.idle_s;
      step.work_s = (float) air.work_s;
      step.air_s = (float) air.air_s;
      step.break_s = (float) air.break_s;
      step.had_short_pause = (guint8) air.had_short_pause;
      g_array_append_val (person->steps, step);
      self->has_people = self->has_people || air.is_here;
    }
  g_ptr_array_add (self->people, person);
}

/* --- playing -------------------------------------------------------------------------------- */

static void
feed (Play                 *play,
      int64_t               at_us,
      const char           *subject,
      double                value,
      const DagAlertLevels *levels)
{
  g_auto (DagAlertNews) news = { 0 };
  DagAlertSample sample = { .rule = play->rule,
                            .subject = subject,
                            .value = isnan (value) ? 0.0 : value,
                            .known = !isnan (value) };

  if (levels != NULL)
    {
      sample.has_levels = TRUE;
      sample.levels = *levels;
    }
  dag_alert_engine_feed (play->engine, at_us, &sample, 1, &news);
}

static double
find_value (GArray  *points,
            guint   *cursor,
            int64_t  at_us)
{
  while (*cursor + 1 < points->len
         && g_array_index (points, DagPoint, *cursor + 1).at_us <= at_us)
    (*cursor)++;
  return *cursor < points->len && g_array_index (points, DagPoint, *cursor).at_us <= at_us
             ? g_array_index (points, DagPoint, *cursor).value
             : NAN;
}

/* Staffed stands for the people at work: breaks apart are not kept by the minute. */
static void
play_waiting (Play        *play,
              const Queue *queue)
{
  GArray *waiting = queue->series[DAG_SERIES_WAITING];
  GArray *staffed = queue->series[DAG_SERIES_STAFFED];
  guint cursor = 0;

  for (guint i = 0; waiting != NULL && staffed != NULL && i < waiting->len; i++)
    {
      const DagPoint *point = &g_array_index (waiting, DagPoint, i);
      double people = find_value (staffed, &cursor, point->at_us);

      feed (play, point->at_us, queue->id, people > 0.0 ? point->value / people : NAN, NULL);
    }
}

static gboolean
has_target (const Queue *queue)
{
  return dag_share_is_known (queue->target.level) && queue->target.within_s > 0.0;
}

static void
play_wait (Play        *play,
           const Queue *queue)
{
  const DagAlertRule *rule = play->rule;
  GArray *waits = queue->series[DAG_SERIES_LONGEST_WAIT];
  DagAlertLevels levels = { rule->overload_least, rule->overload_least,
                            rule->overload_least / 2.0 };

  if (has_target (queue))
    levels = (DagAlertLevels){ rule->watch * queue->target.within_s,
                               MAX (rule->overload_least,
                                    rule->overload * queue->target.within_s),
                               rule->clear * queue->target.within_s };
  levels.watch = MIN (levels.watch, levels.overload);
  for (guint i = 0; waits != NULL && i < waits->len; i++)
    {
      const DagPoint *point = &g_array_index (waits, DagPoint, i);

      feed (play, point->at_us, queue->id, point->value, &levels);
    }
}

static void
play_level (Play        *play,
            const Queue *queue)
{
  GArray *level = queue->series[DAG_SERIES_SERVICE_LEVEL];

  for (guint i = 0; has_target (queue) && level != NULL && i < level->len; i++)
    {
      const DagPoint *point = &g_array_index (level, DagPoint, i);

      feed (play, point->at_us, queue->id, (queue->target.level - point->value) * 100.0, NULL);
    }
}

static void
play_person (DagAlertRehearsal *self,
             Play              *play,
             const Person      *person)
{
  for (guint i = 0; i < person->steps->len; i++)
    {
      const Step *step = &g_array_index (person->steps, Step, i);
      double value = 0.0;

      if (play->rule->kind == DAG_ALERT_STRETCH)
        value = step->stretch_min;
      else if (play->rule->kind == DAG_ALERT_CONTACTS_SINCE_BREAK)
        value = step->since_break;
      else
        value = step->in_row;
      feed (play, self->from_us + i * STEP_US, person->id, step->is_here ? value : 0.0, NULL);
    }
}

static gboolean
lacks_air (const Step         *step,
           const DagAlertRule *rule)
{
  DagAlertAir air = { .is_here = step->is_here,
                      .stretch_s = step->stretch_min * 60.0,
                      .work_s = step->work_s,
                      .air_s = step->air_s,
                      .break_s = step->break_s,
                      .had_short_pause = step->had_short_pause };

  return dag_alert_air_judge (&air, rule) != DAG_ALERT_AIR_ENOUGH;
}

/* The value of one team at one step; of the load the plain thresholds of the rule. */
static double
read_team (DagAlertRehearsal  *self,
           const DagAlertRule *rule,
           const char         *team,
           guint               index)
{
  double busy_s = 0.0;
  double idle_s = 0.0;
  guint n_lack = 0;

  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = g_ptr_array_index (self->people, i);
      const Step *step = NULL;

      if (index >= person->steps->len || !g_str_equal (person->team, team))
        continue;
      step = &g_array_index (person->steps, Step, index);
      busy_s += step->busy_s;
      idle_s += step->idle_s;
      n_lack += lacks_air (step, rule) ? 1 : 0;
    }
  if (rule->kind == DAG_ALERT_DAY_WITHOUT_AIR)
    return n_lack;
  return busy_s + idle_s >= LEAST_TEAM * DAG_ALERT_WINDOW_S ? busy_s / (busy_s + idle_s) : NAN;
}

static void
play_teams (DagAlertRehearsal *self,
            Play              *play)
{
  const DagAlertLevels air = { 1.0, INFINITY, 0.0 };
  g_autoptr (GHashTable) teams = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->people->len; i++)
    {
      const Person *person = g_ptr_array_index (self->people, i);

      if (!g_hash_table_add (teams, person->team))
        continue;
      for (guint j = 0; j < person->steps->len; j++)
        feed (play, self->from_us + j * STEP_US, person->team,
              read_team (self, play->rule, person->team, j),
              play->rule->kind == DAG_ALERT_DAY_WITHOUT_AIR ? &air : NULL);
    }
}

static guint
count_fired (DagAlertEngine *engine)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (engine);
  guint n = 0;

  for (guint i = 0; i < alerts->len; i++)
    n += ((DagAlert *) g_ptr_array_index (alerts, i))->state != DAG_ALERT_PENDING ? 1 : 0;
  return n;
}

static gboolean
play_queues (DagAlertRehearsal *self,
             Play              *play)
{
  for (guint i = 0; i < self->queues->len; i++)
    {
      const Queue *queue = g_ptr_array_index (self->queues, i);

      if (play->rule->kind == DAG_ALERT_WAITING_PER_AGENT)
        play_waiting (play, queue);
      else if (play->rule->kind == DAG_ALERT_LONGEST_WAIT)
        play_wait (play, queue);
      else
        play_level (play, queue);
    }
  return self->has_queues;
}

static gboolean
play_people (DagAlertRehearsal *self,
             Play              *play)
{
  for (guint i = 0; i < self->people->len; i++)
    play_person (self, play, g_ptr_array_index (self->people, i));
  return self->has_people;
}

static gboolean
play_rule (DagAlertRehearsal *self,
           Play              *play)
{
  switch (play->rule->kind)
    {
    case DAG_ALERT_WAITING_PER_AGENT:
    case DAG_ALERT_LONGEST_WAIT:
    case DAG_ALERT_SERVICE_LEVEL:
      return play_queues (self, play);
    case DAG_ALERT_STRETCH:
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
    case DAG_ALERT_CONTACTS_IN_ROW:
      return play_people (self, play);
    case DAG_ALERT_DAY_WITHOUT_AIR:
    case DAG_ALERT_OCCUPANCY:
      play_teams (self, play);
      return self->has_people;
    case DAG_ALERT_OLDEST_ITEM:
    case DAG_ALERT_BREAK_TOO_LATE:
    case DAG_ALERT_HEAVY_CONTACTS:
    case DAG_ALERT_QUEUE_SILENT:
    case DAG_ALERT_PEOPLE_FREE:
    case DAG_ALERT_DATA:
      return FALSE;
    }
  return FALSE;
}

/**
 * dag_alert_rehearsal_count:
 * @self: a day
 * @rule: a rule with the thresholds to be tried
 *
 * Returns: how often it would have fired; < 0 where the day does not tell
 */
int
dag_alert_rehearsal_count (DagAlertRehearsal  *self,
                           const DagAlertRule *rule)
{
  g_autoptr (DagAlertEngine) engine = dag_alert_engine_new ();
  Play play = { engine, rule };

  g_return_val_if_fail (self != NULL && rule != NULL, -1);

  return play_rule (self, &play) ? (int) count_fired (engine) : -1;
}

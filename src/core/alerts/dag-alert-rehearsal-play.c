/* dag-alert-rehearsal-play.c - lets a day go by before one rule, and counts what is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-air.h"
#include "dag-alert-budget.h"
#include "dag-alert-meter.h"
#include "dag-alert-rehearsal-private.h"

#include <math.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)
/* What ended in a quarter is known when it has gone by. */
#define QUARTER_US (15 * MINUTE_US)
#define LEAST_TEAM 3
/* A service level of fewer contacts than this is chance. */
#define LEAST_OFFERED 10.0
#define TWO_IN_A_ROW 3.0
/* Nobody asked for so long: the program was not running. */
#define ASLEEP_US (10 * MINUTE_US)
#define STALE_S 60.0

/* One rule before one queue, team or person. */
typedef struct
{
  const DagAlertRule *rule;
  DagAlertEngine *engine;
  GArray *fired_us; /* of int64_t: over all subjects of one group */
} Play;

static void
begin (Play               *play,
       const DagAlertRule *rule,
       GArray             *fired_us)
{
  *play = (Play){ rule, dag_alert_engine_new (), fired_us };
}

static void
end (Play *play)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (play->engine);

  for (guint i = 0; i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);

      if (alert->state != DAG_ALERT_PENDING)
        g_array_append_val (play->fired_us, alert->fired_us);
    }
  g_clear_pointer (&play->engine, dag_alert_engine_free);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  int64_t left = *(const int64_t *) a;
  int64_t right = *(const int64_t *) b;

  return left < right ? -1 : left > right;
}

/* What belongs together is told once in an hour. */
static guint
count_told (GArray *fired_us)
{
  int64_t told_us = DAG_TIME_NONE;
  guint n = 0;

  g_array_sort (fired_us, compare_times);
  for (guint i = 0; i < fired_us->len; i++)
    {
      int64_t at_us = g_array_index (fired_us, int64_t, i);

      if (dag_time_is_known (told_us) && at_us - told_us < DAG_ALERT_TOLD_ONCE_US)
        continue;
      told_us = at_us;
      n++;
    }
  g_array_set_size (fired_us, 0);
  return n;
}

static void
feed (Play                 *play,
      int64_t               at_us,
      double                value,
      const DagAlertLevels *levels)
{
  g_auto (DagAlertNews) news = { 0 };
  DagAlertSample sample = { .rule = play->rule,
                            .subject = "",
                            .group = "",
                            .value = isnan (value) ? 0.0 : value,
                            .known = !isnan (value) };

  if (levels != NULL)
    {
      sample.has_levels = TRUE;
      sample.levels = *levels;
    }
  if (value < play->rule->watch && levels == NULL
      && !dag_alert_engine_wants (play->engine, play->rule, ""))
    return;
  dag_alert_engine_feed (play->engine, at_us, &sample, 1, &news);
}

/* --- queues ------------------------------------------------------------------------------- */

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
             : (double) NAN;
}

/* Staffed stands for the people at work: breaks apart are not kept by the minute. */
static void
play_waiting (Play              *play,
              const DagTryQueue *queue)
{
  GArray *waiting = queue->series[DAG_SERIES_WAITING];
  GArray *staffed = queue->series[DAG_SERIES_STAFFED];
  guint cursor = 0;

  for (guint i = 0; waiting != NULL && staffed != NULL && i < waiting->len; i++)
    {
      const DagPoint *point = &g_array_index (waiting, DagPoint, i);
      double people = find_value (staffed, &cursor, point->at_us);

      feed (play, point->at_us, people > 0.0 ? point->value / people : (double) NAN, NULL);
    }
}

static gboolean
has_target (const DagTryQueue *queue)
{
  return dag_share_is_known (queue->target.level) && queue->target.within_s > 0.0;
}

static void
play_wait (Play              *play,
           const DagTryQueue *queue)
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

      feed (play, point->at_us, point->value, &levels);
    }
}

/* Of half an hour, which is two quarters; each is known when it is over. */
static void
play_level (Play              *play,
            const DagTryQueue *queue)
{
  GArray *levels = queue->series[DAG_SERIES_SERVICE_LEVEL];
  GArray *offered = queue->series[DAG_SERIES_OFFERED];
  double before_n = 0.0;
  double before_good = 0.0;
  guint cursor = 0;

  for (guint i = 0; has_target (queue) && levels != NULL && offered != NULL && i < offered->len;
       i++)
    {
      const DagPoint *point = &g_array_index (offered, DagPoint, i);
      double level = find_value (levels, &cursor, point->at_us);
      double n = point->value > 0.0 && !isnan (level) ? point->value : 0.0;
      double good = n > 0.0 ? n * level : 0.0;
      double value = 0.0;

      if (n + before_n >= LEAST_OFFERED)
        value = (queue->target.level - (good + before_good) / (n + before_n)) * 100.0;
      feed (play, point->at_us + QUARTER_US, isnan (point->value) ? (double) NAN : value, NULL);
      before_n = n;
      before_good = good;
    }
}

/* The same meter as in the present, read each quarter. */
static void
play_silence (Play              *play,
              const DagTryQueue *queue)
{
  GArray *offered = queue->series[DAG_SERIES_OFFERED];
  GArray *staffed = queue->series[DAG_SERIES_STAFFED];
  DagAlertMeter *meter = dag_alert_meter_new ();
  DagQueueDay today = { 0 };
  guint cursor = 0;

  for (guint i = 0; offered != NULL && staffed != NULL && i < offered->len; i++)
    {
      const DagPoint *point = &g_array_index (offered, DagPoint, i);
      double people = find_value (staffed, &cursor, point->at_us);
      double missed;

      if (isnan (point->value))
        continue;
      today.offered += (int64_t) point->value;
      dag_alert_meter_add (meter, &today, 0, point->at_us + QUARTER_US);
      missed = dag_alert_meter_get_missed (meter);
      feed (play, point->at_us + QUARTER_US,
            people > 0.0 && dag_share_is_known (missed) ? MAX (missed, 0.0) : 0.0, NULL);
    }
  dag_alert_meter_free (meter);
}

static void
play_points (Play   *play,
             GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    feed (play, g_array_index (points, DagPoint, i).at_us,
          g_array_index (points, DagPoint, i).value, NULL);
}

static void
play_queue (Play              *play,
            const DagTryQueue *queue)
{
  if (play->rule->kind == DAG_ALERT_WAITING_PER_AGENT)
    play_waiting (play, queue);
  else if (play->rule->kind == DAG_ALERT_LONGEST_WAIT)
    play_wait (play, queue);
  else if (play->rule->kind == DAG_ALERT_SERVICE_LEVEL)
    play_level (play, queue);
  else if (play->rule->kind == DAG_ALERT_QUEUE_SILENT)
    play_silence (play, queue);
  else
    play_points (play, play->rule->kind == DAG_ALERT_OLDEST_ITEM ? queue->oldest
                                                                 : queue->helpers);
}

static int
count_queues (DagAlertRehearsal  *self,
              const DagAlertRule *rule)
{
  g_autoptr (GArray) fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  guint n = 0;

  for (guint i = 0; i < self->queues->len; i++)
    {
      Play play;

      begin (&play, rule, fired_us);
      play_queue (&play, g_ptr_array_index (self->queues, i));
      end (&play);
      n += count_told (fired_us);
    }
  return (int) n;
}

/* --- people ------------------------------------------------------------------------------- */

static int64_t
get_step_time (const DagAlertRehearsal *self,
               const DagTryPerson      *person,
               guint                    index)
{
  return self->from_us + (int64_t) (person->first + index) * DAG_ALERT_TRY_STEP_US;
}

static void
play_person (DagAlertRehearsal  *self,
             Play               *play,
             const DagTryPerson *person)
{
  for (guint i = 0; i < person->steps->len; i++)
    {
      const DagTryStep *step = &g_array_index (person->steps, DagTryStep, i);
      double value = 0.0;

      if (play->rule->kind == DAG_ALERT_STRETCH)
        value = step->stretch_min;
      else if (play->rule->kind == DAG_ALERT_CONTACTS_SINCE_BREAK)
        value = step->since_break;
      else
        value = step->in_row;
      feed (play, get_step_time (self, person, i), step->is_here ? value : 0.0, NULL);
    }
}

static const DagTryPerson *
find_person (DagAlertRehearsal *self,
             const char        *id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_str_equal (((DagTryPerson *) g_ptr_array_index (self->people, i))->id, id))
      return g_ptr_array_index (self->people, i);
  return NULL;
}

static const DagTryStep *
find_step (DagAlertRehearsal  *self,
           const DagTryPerson *person,
           int64_t             at_us)
{
  int64_t index = (at_us - self->from_us) / DAG_ALERT_TRY_STEP_US;

  if (person == NULL || index < (int64_t) person->first
      || index - (int64_t) person->first >= (int64_t) person->steps->len)
    return NULL;
  return &g_array_index (person->steps, DagTryStep, index - (int64_t) person->first);
}

/* As in the present: those of an hour, since the last breather; two in a row weigh more. */
static double
weigh_mark (DagAlertRehearsal  *self,
            const DagTryPerson *person,
            GArray             *times_us,
            guint               index)
{
  int64_t now_us = g_array_index (times_us, int64_t, index);
  const DagTryStep *now = find_step (self, person, now_us);
  int64_t from_us = now_us - (now != NULL ? MIN (HOUR_US, now->stretch_min * MINUTE_US)
                                          : HOUR_US);
  double n = 0.0;

  for (guint i = 0; i <= index; i++)
    {
      int64_t at_us = g_array_index (times_us, int64_t, i);
      const DagTryStep *step = find_step (self, person, at_us);

      if (at_us < from_us)
        continue;
      n++;
      if (i + 1 == index && now != NULL && step != NULL
          && now->since_break <= step->since_break + 1)
        n = MAX (n, TWO_IN_A_ROW - 1.0);
    }
  return n;
}

static void
play_marks (DagAlertRehearsal *self,
            Play              *play,
            const char        *agent,
            GArray            *times_us)
{
  const DagTryPerson *person = find_person (self, agent);

  for (guint i = 0; i < times_us->len; i++)
    {
      int64_t at_us = g_array_index (times_us, int64_t, i);

      feed (play, at_us, weigh_mark (self, person, times_us, i), NULL);
      /* an hour later it is over, unless there is another one */
      if (i + 1 == times_us->len
          || g_array_index (times_us, int64_t, i + 1) > at_us + HOUR_US)
        feed (play, at_us + HOUR_US, 0.0, NULL);
    }
}

static int
count_marks (DagAlertRehearsal  *self,
             const DagAlertRule *rule)
{
  g_autoptr (GArray) fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GHashTableIter iter;
  gpointer agent = NULL;
  gpointer times_us = NULL;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &agent, &times_us))
    {
      Play play;

      begin (&play, rule, fired_us);
      play_marks (self, &play, agent, times_us);
      end (&play);
    }
  return (int) count_told (fired_us);
}

/* Several people are one reason to plan breaks. */
static int
count_people (DagAlertRehearsal  *self,
              const DagAlertRule *rule)
{
  g_autoptr (GArray) fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));

  for (guint i = 0; i < self->people->len; i++)
    {
      Play play;

      begin (&play, rule, fired_us);
      play_person (self, &play, g_ptr_array_index (self->people, i));
      end (&play);
    }
  return (int) count_told (fired_us);
}

/* --- teams -------------------------------------------------------------------------------- */

/* A team at one step. */
typedef struct
{
  double busy_s;
  double idle_s;
  guint n_lack;
} TeamStep;

static gboolean
lacks_air (const DagTryStep   *step,
           const DagAlertRule *rule)
{
  DagAlertAir air = { .is_here = step->is_here,
                      .stretch_s = step->stretch_min * 60.0,
                      .work_s = step->work_min * 60.0,
                      .air_s = step->air_min * 60.0,
                      .break_s = step->break_min * 60.0,
                      .had_short_pause = step->had_short_pause };

  return dag_alert_air_judge (&air, rule) != DAG_ALERT_AIR_ENOUGH;
}

static void
add_to_team (GArray             *team,
             const DagTryPerson *person,
             const DagAlertRule *rule)
{
  for (guint i = 0; i < person->steps->len && person->first + i < team->len; i++)
    {
      const DagTryStep *step = &g_array_index (person->steps, DagTryStep, i);
      TeamStep *sum = &g_array_index (team, TeamStep, person->first + i);

      sum->busy_s += step->busy_s;
      sum->idle_s += step->idle_s;
      sum->n_lack += lacks_air (step, rule) ? 1 : 0;
    }
}

static GHashTable *
sum_teams (DagAlertRehearsal  *self,
           const DagAlertRule *rule)
{
  GHashTable *teams
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  guint n_steps = (guint) ((self->to_us - self->from_us + DAG_ALERT_TRY_STEP_US - 1)
                           / DAG_ALERT_TRY_STEP_US);

  for (guint i = 0; i < self->people->len; i++)
    {
      const DagTryPerson *person = g_ptr_array_index (self->people, i);
      GArray *team = g_hash_table_lookup (teams, person->team);

      if (team == NULL)
        {
          team = g_array_new (FALSE, TRUE, sizeof (TeamStep));
          g_array_set_size (team, n_steps);
          g_hash_table_insert (teams, person->team, team);
        }
      add_to_team (team, person, rule);
    }
  return teams;
}

/* Of the load the plain thresholds of the rule. */
static double
read_team (const TeamStep     *step,
           const DagAlertRule *rule)
{
  double total_s = step->busy_s + step->idle_s;

  if (rule->kind == DAG_ALERT_DAY_WITHOUT_AIR)
    return step->n_lack;
  return total_s >= LEAST_TEAM * DAG_ALERT_WINDOW_S ? step->busy_s / total_s : (double) NAN;
}

static int
count_teams (DagAlertRehearsal  *self,
             const DagAlertRule *rule)
{
  const DagAlertLevels air = { 1.0, INFINITY, 0.0 };
  g_autoptr (GHashTable) teams = sum_teams (self, rule);
  g_autoptr (GArray) fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  GHashTableIter iter;
  gpointer team = NULL;
  guint n = 0;

  g_hash_table_iter_init (&iter, teams);
  while (g_hash_table_iter_next (&iter, NULL, &team))
    {
      GArray *steps = team;
      Play play;

      begin (&play, rule, fired_us);
      for (guint i = 0; i < steps->len; i++)
        feed (&play, self->from_us + (int64_t) i * DAG_ALERT_TRY_STEP_US,
              read_team (&g_array_index (steps, TeamStep, i), rule),
              rule->kind == DAG_ALERT_DAY_WITHOUT_AIR ? &air : NULL);
      end (&play);
      n += count_told (fired_us);
    }
  return (int) n;
}

/* --- the source --------------------------------------------------------------------------- */

static int
count_polls (DagAlertRehearsal  *self,
             const DagAlertRule *rule)
{
  const DagAlertLevels levels = { STALE_S, MAX (rule->overload, STALE_S), 0.0 };
  g_autoptr (GArray) fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  int64_t good_us = DAG_TIME_NONE;
  int64_t before_us = DAG_TIME_NONE;
  Play play;

  begin (&play, rule, fired_us);
  for (guint i = 0; i < self->polls->len; i++)
    {
      const DagTryPoll *poll = &g_array_index (self->polls, DagTryPoll, i);

      if (poll->is_good || !dag_time_is_known (good_us)
          || poll->at_us - before_us > ASLEEP_US)
        good_us = poll->at_us;
      feed (&play, poll->at_us, (double) (poll->at_us - good_us) / (double) DAG_USEC_PER_SEC,
            &levels);
      before_us = poll->at_us;
    }
  end (&play);
  return (int) count_told (fired_us);
}

/**
 * dag_alert_rehearsal_count:
 * @self: a day
 * @rule: a rule with the thresholds to be tried
 *
 * Returns: how often a lead would have been told; below 0 why the day does not tell:
 *   %DAG_ALERT_TRY_EMPTY and its neighbours
 */
int
dag_alert_rehearsal_count (DagAlertRehearsal  *self,
                           const DagAlertRule *rule)
{
  int no_people = DAG_ALERT_TRY_EMPTY;

  g_return_val_if_fail (self != NULL && rule != NULL, DAG_ALERT_TRY_EMPTY);

  no_people = self->has_queues ? DAG_ALERT_TRY_NO_PEOPLE : DAG_ALERT_TRY_EMPTY;
  switch (rule->kind)
    {
    case DAG_ALERT_WAITING_PER_AGENT:
    case DAG_ALERT_LONGEST_WAIT:
    case DAG_ALERT_SERVICE_LEVEL:
    case DAG_ALERT_QUEUE_SILENT:
      return self->has_queues ? count_queues (self, rule) : DAG_ALERT_TRY_EMPTY;
    case DAG_ALERT_OLDEST_ITEM:
    case DAG_ALERT_PEOPLE_FREE:
      return self->has_moments ? count_queues (self, rule) : DAG_ALERT_TRY_EMPTY;
    case DAG_ALERT_STRETCH:
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
    case DAG_ALERT_CONTACTS_IN_ROW:
      return self->has_people ? count_people (self, rule) : no_people;
    case DAG_ALERT_DAY_WITHOUT_AIR:
    case DAG_ALERT_OCCUPANCY:
      return self->has_people ? count_teams (self, rule) : no_people;
    case DAG_ALERT_HEAVY_CONTACTS:
      return self->has_queues || self->has_people ? count_marks (self, rule)
                                                  : DAG_ALERT_TRY_EMPTY;
    case DAG_ALERT_DATA:
      return self->polls->len > 0 ? count_polls (self, rule) : DAG_ALERT_TRY_EMPTY;
    case DAG_ALERT_BREAK_TOO_LATE:
      return self->has_verdicts ? (int) self->n_missed : DAG_ALERT_TRY_NO_ROSTER;
    }
  return DAG_ALERT_TRY_EMPTY;
}

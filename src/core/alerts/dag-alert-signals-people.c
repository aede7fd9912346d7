/* dag-alert-signals-people.c - what the people's shifts say: breathers, contacts, load
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-signals-private.h"
#include "dag-staffing.h"

#include <math.h>

#define MINUTE_S 60.0
#define HOUR_US (3600 * DAG_USEC_PER_SEC)
/* The load of fewer people is that of persons, and not of a team. */
#define LEAST_TEAM 3
/* Where nothing else is known, as in the table of the defaults. */
#define USUAL_HANDLE_S 180.0
#define USUAL_LEVEL 0.8
#define USUAL_WITHIN_S 20.0
/* Two heavy contacts in a row weigh as much as this many in an hour. */
#define TWO_IN_A_ROW 3

static DagAlertTeam *
ensure_team (DagAlertSignals      *self,
             const DagAgentSample *agent)
{
  const char *id = agent->team_id != NULL ? agent->team_id
                   : agent->team_name != NULL ? agent->team_name
                                              : "";
  DagAlertTeam *team = g_hash_table_lookup (self->teams, id);

  if (team == NULL)
    {
      team = g_new0 (DagAlertTeam, 1);
      team->id = g_strdup (id);
      team->name = g_strdup (agent->team_name);
      g_hash_table_insert (self->teams, team->id, team);
    }
  return team;
}

/* Whether this person works for people who wait, as far as the source tells. */
static gboolean
serves_live (DagAlertSignals      *self,
             const DagAgentSample *agent)
{
  if (agent->queues == NULL)
    return TRUE;
  for (char **id = agent->queues; *id != NULL; id++)
    if (g_hash_table_contains (self->live, *id))
      return TRUE;
  return FALSE;
}

/**
 * dag_alert_signals_judge:
 * @self: signals
 * @air: somebody's shift so far
 *
 * Returns: how much air is lacking, by the thresholds of the rule in use
 */
DagAlertAirLack
dag_alert_signals_judge (DagAlertSignals   *self,
                         const DagAlertAir *air)
{
  const DagAlertRule *rule;

  g_return_val_if_fail (self != NULL && air != NULL, DAG_ALERT_AIR_ENOUGH);

  rule = dag_alert_rules_get (self->rules, DAG_ALERT_DAY_WITHOUT_AIR);
  if (rule == NULL)
    return DAG_ALERT_AIR_ENOUGH;
  return dag_alert_air_judge (air, rule);
}

/* Asked only of whom it could make a difference for: few, and late in their shift. */
static gboolean
is_gapless (DagAlertSignals   *self,
            const char        *agent,
            const DagAlertAir *air)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_DAY_WITHOUT_AIR);

  return self->breaks.is_gapless != NULL && rule != NULL && air->is_here
         && rule->gapless_after_s > 0.0 && air->work_s >= rule->gapless_after_s
         && self->breaks.is_gapless (self->breaks.breaks, agent) > 0;
}

static void
add_to_team (DagAlertSignals      *self,
             DagAlertTeam         *team,
             const DagAgentSample *agent,
             const DagAlertAir    *air)
{
  DagAlertAirLack lack = dag_alert_signals_judge (self, air);
  const char *queue = NULL;

  team->n_here += air->is_here ? 1 : 0;
  team->n_no_air += lack == DAG_ALERT_AIR_NONE ? 1 : 0;
  team->n_little_air += lack != DAG_ALERT_AIR_ENOUGH ? 1 : 0;
  if (!serves_live (self, agent))
    return;
  queue = dag_alert_pools_add_person (self->pools, agent, air->busy_s + air->idle_s);
  if (queue != NULL && team->queue == NULL)
    team->queue = queue;
  team->busy_s += air->busy_s;
  team->idle_s += air->idle_s;
}

/* Counts the contacts that began after @from_us and not after @to_us. */
static guint
count_contacts (const DagTrack *track,
                int64_t         from_us,
                int64_t         to_us)
{
  guint first = dag_track_find (track, from_us) + 1;
  guint n = 0;

  for (guint i = first; i < dag_track_get_n_steps (track); i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);

      if (step->at_us > to_us)
        break;
      n += step->state == DAG_STATE_ON_CONTACT ? 1 : 0;
    }
  return n;
}

/* Heavy contacts of the last hour and since the last breather. */
static double
read_marks (DagAlertSignals   *self,
            const char        *agent,
            const DagTrack    *track,
            const DagAlertAir *air)
{
  const GArray *times = self->marks != NULL ? g_hash_table_lookup (self->marks, agent) : NULL;
  int64_t now_us = self->snapshot->taken_at_us;
  int64_t from_us = now_us - MIN (HOUR_US, (int64_t) (air->stretch_s * 1e6));
  int64_t before_us = DAG_TIME_NONE;
  guint n = 0;

  for (guint i = 0; times != NULL && i < times->len; i++)
    {
      int64_t at_us = g_array_index (times, int64_t, i);

      if (at_us <= from_us || at_us > now_us)
        continue;
      n++;
      if (dag_time_is_known (before_us) && count_contacts (track, before_us, at_us) <= 1)
        n = MAX (n, TWO_IN_A_ROW);
      before_us = at_us;
    }
  return n;
}

/* Where a person stands: what hides this person's alerts while it is overloaded. */
static char **
new_within (const DagAgentSample *agent,
            const DagAlertTeam   *team)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_ptr_array_add (list, g_strconcat ("team:", team->id, NULL));
  for (char **id = agent->queues; id != NULL && *id != NULL; id++)
    g_ptr_array_add (list, g_strconcat ("queue:", *id, NULL));
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/* Adds the reading where it says something, or may end something. */
static void
offer (DagAlertSignals      *self,
       DagAlertEngine       *engine,
       const DagAgentSample *agent,
       const DagAlertTeam   *team,
       DagAlertReading      *reading)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, reading->kind);
  g_auto (GStrv) within = NULL;

  if (rule == NULL || rule->is_off)
    return;
  if ((!reading->known || reading->value < rule->watch)
      && !dag_alert_engine_wants (engine, rule, reading->subject))
    return;
  within = new_within (agent, team);
  reading->group = "care"; /* several people are one reason to plan breaks */
  dag_alert_signals_add (self, reading, (const char *const *) within);
}

static void
offer_all (DagAlertSignals      *self,
           DagAlertEngine       *engine,
           const DagAgentSample *agent,
           const DagAlertTeam   *team,
           const DagTrack       *track,
           const DagAlertAir    *air)
{
  g_autofree char *subject = g_strconcat ("agent:", agent->id, NULL);
  int late = -1;
  /* One gap of half a minute begins another row; it takes a long one to end the alert. */
  double in_row = air->contacts_in_row > 0 ? (double) air->contacts_in_row
                  : air->is_row_over       ? 0.0
                                           : 1.0;
  DagAlertReading readings[] = {
    { .kind = DAG_ALERT_STRETCH, .value = air->stretch_s / MINUTE_S },
    { .kind = DAG_ALERT_CONTACTS_SINCE_BREAK, .value = (double) air->contacts_since_break },
    { .kind = DAG_ALERT_CONTACTS_IN_ROW, .value = in_row },
    { .kind = DAG_ALERT_HEAVY_CONTACTS, .value = read_marks (self, agent->id, track, air) },
  };
  DagAlertReading break_reading = { .kind = DAG_ALERT_BREAK_TOO_LATE, .subject = subject };

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      readings[i].subject = subject;
      readings[i].known = air->is_known;
      readings[i].value = air->is_here ? readings[i].value : 0.0;
      offer (self, engine, agent, team, &readings[i]);
    }
  if (self->breaks.is_late == NULL)
    return;
  if (air->is_here)
    late = self->breaks.is_late (self->breaks.breaks, agent->id);
  break_reading.known = !air->is_here ? air->is_known : late >= 0;
  break_reading.value = late > 0 ? 1.0 : 0.0;
  offer (self, engine, agent, team, &break_reading);
}

/* The next person of the answer. */
void
dag_alert_signals_add_person (DagAlertSignals      *self,
                              DagAlertEngine       *engine,
                              const DagAgentSample *agent)
{
  const DagTrack *track = self->get_track (self->history, agent->id);
  DagAlertTeam *team = ensure_team (self, agent);
  DagAlertAir air = { 0 };

  if (track != NULL)
    dag_alert_air_measure (track, agent->signed_in_at_us, self->snapshot->taken_at_us, &air);
  air.is_gapless = is_gapless (self, agent->id, &air);
  g_array_append_val (self->air, air);
  if (track == NULL)
    return;
  add_to_team (self, team, agent, &air);
  offer_all (self, engine, agent, team, track, &air);
}

/* --- teams ------------------------------------------------------------------------------- */

static double
get_handle_time_s (DagAlertSignals *self)
{
  int64_t handled = 0;
  double handle_s = 0.0;

  for (guint i = 0; i < self->snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (self->snapshot->queues, i);

      if (!dag_channel_is_live (queue->channel) || queue->today.handled <= 0
          || !dag_seconds_is_known (queue->today.handle_s))
        continue;
      handled += queue->today.handled;
      handle_s += queue->today.handle_s;
    }
  if (handled < 20)
    return USUAL_HANDLE_S;
  /* in quarters of a minute: a threshold that moves each poll would be no threshold */
  return MAX (15.0, round (handle_s / (double) handled / 15.0) * 15.0);
}

/* The thresholds worked out so far hold for one target and one handle time. */
static void
set_load_base (DagAlertSignals *self)
{
  DagTarget target = self->totals.target;
  double handle_s = get_handle_time_s (self);

  if (!dag_share_is_known (target.level) || !dag_seconds_is_known (target.within_s))
    target = (DagTarget){ .level = USUAL_LEVEL, .within_s = USUAL_WITHIN_S };
  if (fabs (target.level - self->load_target.level) < 1e-9
      && fabs (target.within_s - self->load_target.within_s) < 1e-9
      && fabs (handle_s - self->load_handle_s) < 1e-9)
    return;
  self->load_target = target;
  self->load_handle_s = handle_s;
  g_hash_table_remove_all (self->loads);
}

/* The most load for each person at which so many still meet their target. */
static double
get_most_load (DagAlertSignals *self,
               guint            n_people)
{
  double *known = g_hash_table_lookup (self->loads, GUINT_TO_POINTER (n_people));

  if (known == NULL)
    {
      known = g_new0 (double, 1);
      *known = dag_staffing_most_occupancy (n_people, self->load_handle_s,
                                            self->load_target.level,
                                            self->load_target.within_s);
      g_hash_table_insert (self->loads, GUINT_TO_POINTER (n_people), known);
    }
  return *known;
}

/* A small pool of people cannot be so busy and still answer in time: lower thresholds. The
 * people count who serve the same queues, of whatever team. */
static void
add_load (DagAlertSignals    *self,
          const DagAlertTeam *team,
          DagAlertReading    *reading)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_OCCUPANCY);
  double total_s = team->busy_s + team->idle_s;
  guint n_people = (guint) lround (total_s / DAG_ALERT_WINDOW_S);
  DagAlertLevels levels;

  if (rule == NULL)
    return;
  levels = (DagAlertLevels){ rule->watch, rule->overload, rule->clear };
  reading->kind = DAG_ALERT_OCCUPANCY;
  reading->known = n_people >= LEAST_TEAM;
  if (reading->known)
    {
      double pool_s = team->queue != NULL
                          ? dag_alert_pools_get_work_s (self->pools, team->queue)
                          : total_s;
      guint n_pool = (guint) lround (MAX (pool_s, total_s) / DAG_ALERT_WINDOW_S);
      double most = get_most_load (self, n_pool);

      reading->value = team->busy_s / total_s;
      levels.watch = MIN (rule->watch, most);
      levels.overload = MIN (rule->overload, most + (rule->overload - rule->watch));
      levels.clear = MIN (rule->clear, levels.watch - (rule->watch - rule->clear));
    }
  reading->levels = &levels;
  dag_alert_signals_add (self, reading, NULL);
  reading->levels = NULL;
}

/* The seed of it all: about the team, as soon as one person has a day without air. */
static void
add_air (DagAlertSignals    *self,
         const DagAlertTeam *team,
         DagAlertReading    *reading)
{
  DagAlertLevels levels = { 1.0, team->n_no_air > 0 ? 1.0 : INFINITY, 0.0 };

  reading->kind = DAG_ALERT_DAY_WITHOUT_AIR;
  reading->known = TRUE;
  reading->value = team->n_little_air;
  reading->levels = &levels;
  dag_alert_signals_add (self, reading, NULL);
  reading->levels = NULL;
}

static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(DagAlertTeam *const *) a)->id, (*(DagAlertTeam *const *) b)->id);
}

/* In the order of their ids, so that a replay tells them in the same order. */
void
dag_alert_signals_add_teams (DagAlertSignals *self)
{
  g_autoptr (GPtrArray) teams = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer team;

  set_load_base (self);
  g_hash_table_iter_init (&iter, self->teams);
  while (g_hash_table_iter_next (&iter, NULL, &team))
    g_ptr_array_add (teams, team);
  g_ptr_array_sort (teams, compare_teams);
  for (guint i = 0; i < teams->len; i++)
    {
      const DagAlertTeam *one = g_ptr_array_index (teams, i);
      g_autofree char *subject = g_strconcat ("team:", one->id, NULL);
      g_autofree char *load = g_strconcat ("load:", one->queue, NULL);
      g_autofree char *air = g_strconcat ("air:", one->id, NULL);
      DagAlertReading reading = { .subject = subject };

      reading.group = one->queue != NULL ? load : subject;
      add_load (self, one, &reading);
      reading.group = air;
      add_air (self, one, &reading);
    }
}

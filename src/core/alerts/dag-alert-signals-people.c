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
/* To go through a shift takes as long as to read this many that are known. */
#define COST_OF_SHIFT 8
/* Longer than anybody is awake. */
#define MOST_STRETCH_S 1e8
/* A threshold is looked at a little early: minutes are no whole numbers. */
#define EARLY_US 2000

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

/* Whether the roster is asked for what is left of it: only where it could make a
 * difference, for a few, late in their shift. */
static gboolean
is_asked_for (DagAlertSignals   *self,
              const DagAlertAir *air)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_DAY_WITHOUT_AIR);

  return self->breaks.is_gapless != NULL && rule != NULL && air->is_here
         && rule->gapless_after_s > 0.0 && air->work_s >= rule->gapless_after_s;
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

/* What a sample is about, and where the person stands: what hides the alert while it is
 * overloaded. */
static void
ensure_words (DagAlertMember *member)
{
  g_autoptr (GPtrArray) list = NULL;

  if (member->subject != NULL)
    return;
  list = g_ptr_array_new ();
  member->subject = g_strconcat ("agent:", member->sample->id, NULL);
  g_ptr_array_add (list, g_strconcat ("team:", member->team->team.id, NULL));
  for (char **id = member->sample->queues; id != NULL && *id != NULL; id++)
    g_ptr_array_add (list, g_strconcat ("queue:", *id, NULL));
  g_ptr_array_add (list, NULL);
  member->within = (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/* Adds the reading where it says something, or may end something: only what was given
 * before can be under way. */
static void
offer (DagAlertSignals       *self,
       DagAlertEngine        *engine,
       DagAlertMember        *member,
       guint                  given,
       const DagAlertReading *reading)
{
  DagAlertReading whole = *reading;

  if (dag_alert_signals_is_idle (self, engine, given, &whole))
    return;
  ensure_words (member);
  whole.subject = member->subject;
  if (dag_alert_signals_is_idle (self, engine, given, &whole))
    return;
  member->given |= 1u << reading->kind;
  whole.group = "care"; /* several people are one reason to plan breaks */
  whole.within = (const char *const *) member->within;
  dag_alert_signals_add (self, &whole);
}

/* Whether a break can no longer be had. Of whom no alert tells it, what was known holds until
 * dag_alert_signals_look_again(). */
static int
read_late (DagAlertSignals *self,
           DagAlertMember  *member,
           guint            given)
{
  if (!member->is_late_known || self->is_other_engine
      || (given & 1u << DAG_ALERT_BREAK_TOO_LATE) != 0)
    {
      member->late = (gint8) CLAMP (
          self->breaks.is_late (self->breaks.breaks, member->sample->id), -1, 1);
      member->is_late_known = TRUE;
    }
  return member->late;
}

static void
offer_all (DagAlertSignals   *self,
           DagAlertEngine    *engine,
           DagAlertMember    *member,
           const DagAlertAir *air)
{
  guint given = member->given;
  int late = -1;
  /* One gap of half a minute begins another row; it takes a long one to end the alert. */
  double in_row = air->contacts_in_row > 0 ? (double) air->contacts_in_row
                  : air->is_row_over       ? 0.0
                                           : 1.0;
  double heavy = self->marks != NULL && g_hash_table_size (self->marks) > 0
                     ? read_marks (self, member->sample->id, member->track, air)
                     : 0.0;
  DagAlertReading readings[] = {
    { .kind = DAG_ALERT_STRETCH, .value = air->stretch_s / MINUTE_S },
    { .kind = DAG_ALERT_CONTACTS_SINCE_BREAK, .value = (double) air->contacts_since_break },
    { .kind = DAG_ALERT_CONTACTS_IN_ROW, .value = in_row },
    { .kind = DAG_ALERT_HEAVY_CONTACTS, .value = heavy },
  };
  DagAlertReading break_reading = { .kind = DAG_ALERT_BREAK_TOO_LATE };

  member->given = 0;
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      readings[i].known = air->is_known;
      readings[i].value = air->is_here ? readings[i].value : 0.0;
      offer (self, engine, member, given, &readings[i]);
    }
  if (self->breaks.is_late == NULL)
    return;
  if (air->is_here)
    late = read_late (self, member, given);
  break_reading.known = !air->is_here ? air->is_known : late >= 0;
  break_reading.value = late > 0 ? 1.0 : 0.0;
  offer (self, engine, member, given, &break_reading);
}

/* Works out anew what is no longer sure. Returns: whether all of the shift */
static gboolean
bring_up_to_date (DagAlertSignals *self,
                  DagAlertMember  *member)
{
  int64_t now_us = self->snapshot->taken_at_us;
  DagAlertCourse *course = &member->course;
  gboolean is_void = member->is_changed || now_us >= course->until_us;

  if (!is_void && now_us < course->load_until_us)
    return FALSE;
  dag_alert_member_count (self, member, -1);
  if (member->is_changed)
    member->track = self->get_track (self->history, member->sample->id);
  member->is_changed = FALSE;
  if (member->track == NULL)
    *course = (DagAlertCourse){ .until_us = G_MAXINT64, .load_until_us = G_MAXINT64 };
  else if (is_void)
    dag_alert_course_measure (course, member->track, member->sample->signed_in_at_us, now_us);
  else
    dag_alert_course_slide (course, member->track, now_us);
  dag_alert_member_count (self, member, 1);
  return is_void;
}

/* When a value gets to where it is given, or the day to where air is short. */
static int64_t
find_due (DagAlertSignals      *self,
          const DagAlertMember *member,
          const DagAlertAir    *air)
{
  const DagAlertCourse *course = &member->course;
  const DagAlertRule *stretch = dag_alert_rules_get (self->rules, DAG_ALERT_STRETCH);
  const DagAlertRule *no_air = dag_alert_rules_get (self->rules, DAG_ALERT_DAY_WITHOUT_AIR);
  int64_t due_us = MIN (course->until_us, course->load_until_us);

  if (stretch != NULL && dag_time_is_known (course->stretch_from_us)
      && stretch->watch * MINUTE_S < MOST_STRETCH_S)
    due_us = MIN (due_us, course->stretch_from_us
                              + (int64_t) (stretch->watch * MINUTE_S * 1e6) - EARLY_US);
  if (no_air != NULL)
    due_us = MIN (due_us, dag_alert_course_find_turn (course, air, no_air,
                                                      self->snapshot->taken_at_us));
  return MAX (due_us, 1);
}

static void
judge_air (DagAlertSignals *self,
           DagAlertMember  *member,
           DagAlertAir     *air)
{
  DagAlertAirLack lack;

  air->is_gapless = is_asked_for (self, air)
                    && self->breaks.is_gapless (self->breaks.breaks, member->sample->id) > 0;
  lack = dag_alert_signals_judge (self, air);
  if (lack != member->lack || air->is_here != member->is_here)
    {
      dag_alert_member_count (self, member, -1);
      member->lack = lack;
      member->is_here = air->is_here;
      dag_alert_member_count (self, member, 1);
    }
  member->is_gapless = air->is_gapless;
}

/* Returns: what it cost, in people of whom nothing changed */
static guint
look_at (DagAlertSignals *self,
         DagAlertEngine  *engine,
         guint            place)
{
  DagAlertMember *member = dag_alert_members_get (self, place);
  int64_t *due_us = dag_alert_members_get_due (self, place);
  gboolean was_void = bring_up_to_date (self, member);
  DagAlertAir air;

  if (member->track == NULL)
    {
      *due_us = G_MAXINT64;
      return 1;
    }
  dag_alert_course_read (&member->course, self->snapshot->taken_at_us, &air);
  judge_air (self, member, &air);
  offer_all (self, engine, member, &air);
  if (member->given == 0)
    dag_alert_member_drop_words (member);
  if (member->given != 0 || is_asked_for (self, &air))
    *due_us = 0;
  else
    *due_us = find_due (self, member, &air);
  return was_void ? COST_OF_SHIFT : 1;
}

/* Alerts that were taken over from elsewhere may be about anybody, and marks are made at
 * any time. */
void
dag_alert_signals_begin_feed (DagAlertSignals *self,
                              DagAlertEngine  *engine)
{
  guint revision = dag_alert_engine_get_revision (engine);
  GHashTableIter iter;
  gpointer agent;

  self->is_other_engine = revision != self->engine_revision;
  self->engine_revision = revision;
  for (guint i = 0; self->is_other_engine && i < self->members->len; i++)
    *dag_alert_members_get_due (self, i) = 0;
  if (self->marks == NULL)
    return;
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &agent, NULL))
    dag_alert_signals_look_again (self, agent);
}

/* Returns: whether everybody was looked at whose time has come */
gboolean
dag_alert_signals_look_some (DagAlertSignals *self,
                             DagAlertEngine  *engine,
                             guint            max_cost)
{
  int64_t now_us = self->snapshot->taken_at_us;
  guint cost = 0;

  for (; self->cursor < self->members->len && cost < max_cost; self->cursor++)
    if (*dag_alert_members_get_due (self, self->cursor) <= now_us)
      cost += look_at (self, engine, self->cursor);
  return self->cursor == self->members->len;
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

static double
to_s (int64_t us)
{
  return (double) us / (double) DAG_USEC_PER_SEC;
}

/* The time at work of all the people of a queue's pool, in the last half hour. */
static double
get_pool_work_s (DagAlertSignals *self,
                 const char      *queue)
{
  guint root = dag_alert_pools_find (self->pools, queue);
  int64_t on_us = self->snapshot->taken_at_us - self->epoch_us;
  const DagAlertLoad *load;

  if (root == DAG_ALERT_NO_POOL)
    return 0.0;
  load = &g_array_index (self->pool_loads, DagAlertLoad, root);
  return to_s (load->busy_us + load->idle_us + (load->busy_rate + load->idle_rate) * on_us);
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
      double pool_s = team->queue != NULL ? get_pool_work_s (self, team->queue) : total_s;
      guint n_pool = (guint) lround (MAX (pool_s, total_s) / DAG_ALERT_WINDOW_S);
      double most = get_most_load (self, n_pool);

      reading->value = team->busy_s / total_s;
      levels.watch = MIN (rule->watch, most);
      levels.overload = MIN (rule->overload, most + (rule->overload - rule->watch));
      levels.clear = MIN (rule->clear, levels.watch - (rule->watch - rule->clear));
    }
  reading->levels = &levels;
  dag_alert_signals_add (self, reading);
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
  dag_alert_signals_add (self, reading);
  reading->levels = NULL;
}

static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 ((*(DagAlertTeamEntry *const *) a)->team.id,
                    (*(DagAlertTeamEntry *const *) b)->team.id);
}

static const char *
keep (DagAlertSignals *self,
      const char      *prefix,
      const char      *id)
{
  g_autofree char *words = g_strconcat (prefix, id, NULL);

  return g_string_chunk_insert (self->strings, words);
}

static void
add_team (DagAlertSignals   *self,
          DagAlertTeamEntry *entry)
{
  DagAlertTeam *team = &entry->team;
  int64_t on_us = self->snapshot->taken_at_us - self->epoch_us;
  guint root = team->queue != NULL ? dag_alert_pools_find (self->pools, team->queue)
                                   : DAG_ALERT_NO_POOL;
  DagAlertReading reading = { .subject = keep (self, "team:", team->id) };

  team->busy_s = to_s (entry->load.busy_us + entry->load.busy_rate * on_us);
  team->idle_s = to_s (entry->load.idle_us + entry->load.idle_rate * on_us);
  reading.group = root != DAG_ALERT_NO_POOL
                      ? keep (self, "load:", dag_alert_pools_get_queue (self->pools, root))
                      : reading.subject;
  add_load (self, team, &reading);
  reading.group = keep (self, "air:", team->id);
  add_air (self, team, &reading);
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
    add_team (self, g_ptr_array_index (teams, i));
}

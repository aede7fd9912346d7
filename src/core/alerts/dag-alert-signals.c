/* dag-alert-signals.c - from an answer to what the rules on alerts look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-signals-private.h"
#include "dag-memory.h"

/* So many samples between two looks at the clock. */
#define FEED_CHUNK 64

#include <string.h>

static void
team_entry_free (gpointer memory)
{
  DagAlertTeamEntry *entry = memory;

  g_clear_pointer (&entry->team.id, g_free);
  g_clear_pointer (&entry->team.name, g_free);
  g_free (entry);
}

static void
queue_free (gpointer memory)
{
  DagAlertQueue *queue = memory;

  g_clear_pointer (&queue->subject, g_free);
  g_clear_pointer (&queue->group, g_free);
  g_clear_pointer (&queue->meter, dag_alert_meter_free);
  g_free (queue);
}

static GHashTable *
new_queues (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
}

/**
 * dag_alert_signals_new:
 * @rules: what is looked at; their thresholds may change later
 * @get_track: the states of a person, as far as they are known
 * @history: for @get_track; outlives the signals
 *
 * Returns: (transfer full): signals that have seen nothing yet
 */
DagAlertSignals *
dag_alert_signals_new (DagAlertRules     *rules,
                       DagAlertTrackFunc  get_track,
                       gpointer           history)
{
  DagAlertSignals *self = g_new0 (DagAlertSignals, 1);

  self->rules = dag_alert_rules_ref (rules);
  self->get_track = get_track;
  self->history = history;
  self->queues = new_queues ();
  self->loads = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->teams = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, team_entry_free);
  self->members = g_ptr_array_new ();
  self->dues = g_array_new (FALSE, TRUE, sizeof (int64_t));
  self->pool_loads = g_array_new (FALSE, TRUE, sizeof (DagAlertLoad));
  self->samples = g_array_new (FALSE, TRUE, sizeof (DagAlertSample));
  self->strings = g_string_chunk_new (4096);
  return self;
}

static void
forget_answer (DagAlertSignals *self)
{
  dag_alert_members_forget (self);
  g_array_set_size (self->samples, 0);
  g_string_chunk_clear (self->strings);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
}

void
dag_alert_signals_free (DagAlertSignals *self)
{
  forget_answer (self);
  g_clear_pointer (&self->rules, dag_alert_rules_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->queues, g_hash_table_unref);
  g_clear_pointer (&self->loads, g_hash_table_unref);
  g_clear_pointer (&self->teams, g_hash_table_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->dues, g_array_unref);
  g_clear_pointer (&self->pool_loads, g_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_free (self);
}

/**
 * dag_alert_signals_set_breaks:
 * @self: signals
 * @breaks: whom to ask about breaks and rosters; copied
 */
void
dag_alert_signals_set_breaks (DagAlertSignals      *self,
                              const DagAlertBreaks *breaks)
{
  g_return_if_fail (self != NULL && breaks != NULL);

  self->breaks = *breaks;
  for (guint i = 0; i < self->members->len; i++)
    dag_alert_members_get (self, i)->is_late_known = FALSE;
}

/**
 * dag_alert_signals_set_marks:
 * @self: signals
 * @marks: (nullable): agent → GArray of int64_t: when a contact was marked as heavy, in
 *   the order of time; the owner goes on filling it
 */
void
dag_alert_signals_set_marks (DagAlertSignals *self,
                             GHashTable      *marks)
{
  g_return_if_fail (self != NULL);

  if (marks != NULL)
    g_hash_table_ref (marks);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  self->marks = marks;
}

/* Everything the sample points at lives until the next answer. */
void
dag_alert_signals_add (DagAlertSignals       *self,
                       const DagAlertReading *reading)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, reading->kind);
  DagAlertSample sample = { .rule = rule,
                            .subject = reading->subject,
                            .value = reading->value,
                            .known = reading->known,
                            .rise_per_s = reading->rise_per_s,
                            .group = reading->group,
                            .within = reading->within };

  if (rule == NULL || rule->is_off)
    return;
  if (reading->levels != NULL)
    {
      sample.has_levels = TRUE;
      sample.levels = *reading->levels;
    }
  g_array_append_val (self->samples, sample);
}

/* Whether the reading says nothing, and can end nothing either: only what was given before
 * (@given) can be under way. */
gboolean
dag_alert_signals_is_idle (DagAlertSignals       *self,
                           DagAlertEngine        *engine,
                           guint                  given,
                           const DagAlertReading *reading)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, reading->kind);
  double watch;

  if (rule == NULL || rule->is_off)
    return TRUE;
  watch = reading->levels != NULL ? reading->levels->watch : rule->watch;
  if (reading->known && !(reading->value < watch))
    return FALSE;
  if (!self->is_other_engine && (given & 1u << reading->kind) == 0)
    return TRUE;
  return reading->subject != NULL
         && !dag_alert_engine_wants (engine, rule, reading->subject);
}

/* Whether a threshold was changed since the last answer. */
static gboolean
note_rules (DagAlertSignals *self)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (self->rules, (DagAlertKind) i);
      DagAlertRule now = { 0 };

      if (rule != NULL)
        now = *rule;
      is_changed = is_changed || memcmp (&self->seen_rules[i], &now, sizeof now) != 0;
      self->seen_rules[i] = now;
    }
  return is_changed;
}

/**
 * dag_alert_signals_look_again:
 * @self: signals
 * @agent: (nullable): whose breaks stand otherwise; %NULL: everybody is looked at, all of
 *   their shifts
 *
 * Something was learnt that no answer tells: the morning, that nobody watched for a while,
 * a break that no longer fits. The next answer takes it into account.
 */
void
dag_alert_signals_look_again (DagAlertSignals *self,
                              const char      *agent)
{
  guint place = 0;

  g_return_if_fail (self != NULL);

  if (agent != NULL && dag_alert_members_find (self, agent, &place))
    {
      dag_alert_members_get (self, place)->is_late_known = FALSE;
      *dag_alert_members_get_due (self, place) = 0;
    }
  for (guint i = 0; agent == NULL && i < self->members->len; i++)
    {
      dag_alert_members_get (self, i)->is_changed = TRUE;
      dag_alert_members_get (self, i)->is_late_known = FALSE;
      *dag_alert_members_get_due (self, i) = 0;
    }
}

/**
 * dag_alert_signals_begin:
 * @self: signals
 * @snapshot: a new answer, which the history already has
 * @kind: the definition of the service level
 *
 * dag_alert_signals_continue() works out what it says.
 */
void
dag_alert_signals_begin (DagAlertSignals     *self,
                         DagSnapshot         *snapshot,
                         DagServiceLevelKind  kind)
{
  g_autoptr (DagSnapshot) before = NULL;

  g_return_if_fail (self != NULL && snapshot != NULL);

  before = g_steal_pointer (&self->snapshot);
  self->snapshot = dag_snapshot_ref (snapshot);
  self->kind = kind;
  self->is_feeding = self->is_blind = FALSE;
  g_array_set_size (self->samples, 0);
  g_string_chunk_clear (self->strings);
  if (!dag_time_is_known (self->epoch_us))
    self->epoch_us = snapshot->taken_at_us;
  dag_totals_compute (&self->totals, snapshot, kind);
  dag_alert_members_begin (self, before);
  if (note_rules (self) || (before != NULL && snapshot->taken_at_us < before->taken_at_us))
    dag_alert_signals_look_again (self, NULL);
}

/**
 * dag_alert_signals_continue:
 * @self: signals
 * @engine: the engine that will be fed: what cannot interest it is left out
 * @max_agents: how many people at the most
 *
 * Looks at those who changed, at those for whom time changes something, and at those an
 * alert is about; of all others it is known that nothing would be found.
 *
 * Returns: whether everybody was looked at
 */
gboolean
dag_alert_signals_continue (DagAlertSignals *self,
                            DagAlertEngine  *engine,
                            guint            max_agents)
{
  g_return_val_if_fail (self != NULL && engine != NULL && self->snapshot != NULL, TRUE);

  switch (self->phase)
    {
    case DAG_ALERT_PHASE_LIST:
      if (!dag_alert_members_list_some (self, max_agents))
        return FALSE;
      break;
    case DAG_ALERT_PHASE_QUEUES:
      dag_alert_signals_begin_feed (self, engine);
      dag_alert_signals_add_queues (self, engine, self->kind);
      self->cursor = 0;
      break;
    case DAG_ALERT_PHASE_PEOPLE:
      if (!dag_alert_signals_look_some (self, engine, max_agents))
        return FALSE;
      break;
    case DAG_ALERT_PHASE_DONE:
      return TRUE;
    }
  self->phase++;
  return self->phase == DAG_ALERT_PHASE_DONE;
}

/* A source that answers but no longer mentions what an alert is about. */
static void
let_go (DagAlertEngine *engine,
        int64_t         now_us,
        DagAlertNews   *news)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (engine);

  for (guint i = alerts->len; i > 0; i--)
    {
      DagAlert *alert = g_ptr_array_index (alerts, i - 1);
      gboolean open = dag_alert_is_open (alert);

      if (alert->state == DAG_ALERT_RESOLVED
          || now_us - alert->last_fed_us < DAG_ALERT_LAPSE_S * DAG_USEC_PER_SEC)
        continue;
      dag_alert_engine_lapse (engine, alert->id, now_us);
      if (open)
        g_ptr_array_add (news->changed, alert);
    }
}

static void
begin_to_feed (DagAlertSignals *self,
               DagAlertEngine  *engine)
{
  DagAlertReading data = { .kind = DAG_ALERT_DATA, .subject = "", .known = TRUE };

  dag_alert_signals_add (self, &data);
  dag_alert_signals_add_teams (self);
  dag_alert_signals_add_free (self, engine);
  dag_alert_engine_begin (engine, self->snapshot->taken_at_us);
  self->is_feeding = TRUE;
  self->n_fed = 0;
}

/**
 * dag_alert_signals_finish_some:
 * @self: signals, after dag_alert_signals_continue() was done
 * @engine: is fed
 * @until_us: of the monotonic clock: about so long; %G_MAXINT64: to the end
 * @news: (out): what is to be told, when it is finished
 *
 * What is told comes when everything was measured: one answer is one whole.
 *
 * Returns: whether it is finished
 */
gboolean
dag_alert_signals_finish_some (DagAlertSignals *self,
                               DagAlertEngine  *engine,
                               int64_t          until_us,
                               DagAlertNews    *news)
{
  g_return_val_if_fail (self != NULL && engine != NULL, TRUE);
  g_return_val_if_fail (self->snapshot != NULL || self->is_blind, TRUE);

  if (!self->is_feeding)
    begin_to_feed (self, engine);
  while (self->n_fed < self->samples->len)
    {
      if (self->n_fed % FEED_CHUNK == 0 && g_get_monotonic_time () >= until_us)
        return FALSE;
      dag_alert_engine_feed_one (
          engine, &g_array_index (self->samples, DagAlertSample, self->n_fed++));
    }
  if (!dag_alert_engine_finish_some (engine, until_us, news))
    return FALSE;
  self->is_feeding = FALSE;
  if (self->is_blind)
    g_array_set_size (self->samples, 0);
  else
    let_go (engine, self->snapshot->taken_at_us, news);
  self->is_blind = FALSE;
  return TRUE;
}

/**
 * dag_alert_signals_finish:
 * @self: signals, after dag_alert_signals_continue() was done
 * @engine: is fed
 * @news: (out): what is to be told
 *
 * As dag_alert_signals_finish_some(), to the end.
 */
void
dag_alert_signals_finish (DagAlertSignals *self,
                          DagAlertEngine  *engine,
                          DagAlertNews    *news)
{
  dag_alert_signals_finish_some (self, engine, G_MAXINT64, news);
}

/**
 * dag_alert_signals_begin_blind:
 * @self: signals
 * @engine: is fed
 * @now_us: the centre's present, as far as it can be told
 * @age_s: how old the last good answer is
 * @stale_s: from which age on three polls were missed
 *
 * No answer came. Nothing else can be known: what is open stays, and is marked. Feeds
 * nothing yet: dag_alert_signals_finish_some() does.
 */
void
dag_alert_signals_begin_blind (DagAlertSignals *self,
                               DagAlertEngine  *engine,
                               int64_t          now_us,
                               double           age_s,
                               double           stale_s)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (engine);
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_DATA);
  DagAlertLevels levels = { stale_s, rule != NULL ? MAX (rule->overload, stale_s) : stale_s,
                            0.0 };
  DagAlertReading data = { .kind = DAG_ALERT_DATA, .subject = "", .value = age_s,
                           .known = TRUE, .levels = &levels };

  g_array_set_size (self->samples, 0);
  g_string_chunk_clear (self->strings);
  for (guint i = 0; age_s >= stale_s && i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);
      DagAlertSample sample = { .rule = alert->rule };

      if (alert->state == DAG_ALERT_RESOLVED || alert->rule->kind == DAG_ALERT_DATA)
        continue;
      /* the alert may go before the last of them is fed */
      sample.subject = g_string_chunk_insert (self->strings, alert->subject);
      g_array_append_val (self->samples, sample);
    }
  dag_alert_signals_add (self, &data);
  dag_alert_engine_begin (engine, now_us);
  self->is_feeding = self->is_blind = TRUE;
  self->n_fed = 0;
}

/**
 * dag_alert_signals_go_blind:
 * @self: signals
 * @engine: is fed
 * @now_us: the centre's present, as far as it can be told
 * @age_s: how old the last good answer is
 * @stale_s: from which age on three polls were missed
 * @news: (out caller-allocates): what to tell
 *
 * As dag_alert_signals_begin_blind(), to the end.
 */
void
dag_alert_signals_go_blind (DagAlertSignals *self,
                            DagAlertEngine  *engine,
                            int64_t          now_us,
                            double           age_s,
                            double           stale_s,
                            DagAlertNews    *news)
{
  dag_alert_signals_begin_blind (self, engine, now_us, age_s, stale_s);
  dag_alert_signals_finish (self, engine, news);
}

/**
 * dag_alert_signals_reset:
 * @self: signals
 *
 * Another source, or one whose clock was set back: what was learnt of its queues is void.
 */
void
dag_alert_signals_reset (DagAlertSignals *self)
{
  g_return_if_fail (self != NULL);

  forget_answer (self);
  self->is_feeding = self->is_blind = FALSE;
  dag_memory_free_elsewhere (g_steal_pointer (&self->queues),
                             (GDestroyNotify) g_hash_table_unref);
  self->queues = new_queues ();
  self->epoch_us = DAG_TIME_NONE;
}

/**
 * dag_alert_signals_get_team:
 * @self: signals
 * @id: a team's id; "" for those without one
 *
 * Returns: (transfer none) (nullable): how it was in the last answer
 */
const DagAlertTeam *
dag_alert_signals_get_team (DagAlertSignals *self,
                            const char      *id)
{
  const DagAlertTeamEntry *entry;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  entry = g_hash_table_lookup (self->teams, id);
  return entry != NULL ? &entry->team : NULL;
}

/**
 * dag_alert_signals_find_agent:
 * @self: signals that looked at everybody
 * @id: a person's id
 *
 * Returns: (transfer none) (nullable): that person in the last answer
 */
const DagAgentSample *
dag_alert_signals_find_agent (DagAlertSignals *self,
                              const char      *id)
{
  guint place = 0;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return dag_alert_members_find (self, id, &place)
             ? dag_alert_members_get (self, place)->sample
             : NULL;
}

/**
 * dag_alert_signals_get_air:
 * @self: signals that looked at everybody
 * @agent: a person's id
 *
 * Returns: (transfer none) (nullable): that shift at the last answer, until somebody's is
 *   asked for again
 */
const DagAlertAir *
dag_alert_signals_get_air (DagAlertSignals *self,
                           const char      *agent)
{
  const DagAlertMember *member;
  guint place = 0;

  g_return_val_if_fail (self != NULL && agent != NULL, NULL);

  if (self->phase != DAG_ALERT_PHASE_DONE || !dag_alert_members_find (self, agent, &place))
    return NULL;
  member = dag_alert_members_get (self, place);
  self->air = (DagAlertAir){ 0 };
  if (member->track != NULL)
    dag_alert_course_read (&member->course, self->snapshot->taken_at_us, &self->air);
  self->air.is_gapless = member->is_gapless;
  return &self->air;
}

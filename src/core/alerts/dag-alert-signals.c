/* dag-alert-signals.c - from an answer to what the rules on alerts look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-signals-private.h"

#include <string.h>

static void
team_free (gpointer memory)
{
  DagAlertTeam *team = memory;

  g_clear_pointer (&team->id, g_free);
  g_clear_pointer (&team->name, g_free);
  g_free (team);
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
  self->meters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) dag_alert_meter_free);
  self->loads = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->live = g_hash_table_new (g_str_hash, g_str_equal);
  self->teams = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, team_free);
  self->air = g_array_new (FALSE, TRUE, sizeof (DagAlertAir));
  self->samples = g_array_new (FALSE, TRUE, sizeof (DagAlertSample));
  self->strings = g_string_chunk_new (4096);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

static void
forget_answer (DagAlertSignals *self)
{
  g_hash_table_remove_all (self->live);
  g_hash_table_remove_all (self->teams);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->pools, dag_alert_pools_free);
  g_array_set_size (self->air, 0);
  g_array_set_size (self->samples, 0);
  g_string_chunk_clear (self->strings);
  g_ptr_array_set_size (self->lists, 0);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
}

void
dag_alert_signals_free (DagAlertSignals *self)
{
  forget_answer (self);
  g_clear_pointer (&self->rules, dag_alert_rules_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->meters, g_hash_table_unref);
  g_clear_pointer (&self->loads, g_hash_table_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->teams, g_hash_table_unref);
  g_clear_pointer (&self->air, g_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
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
                       const DagAlertReading *reading,
                       const char *const     *within)
{
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, reading->kind);
  DagAlertSample sample = { .rule = rule, .value = reading->value, .known = reading->known };

  if (rule == NULL || rule->is_off)
    return;
  sample.subject = g_string_chunk_insert (self->strings, reading->subject);
  if (reading->group != NULL)
    sample.group = g_string_chunk_insert (self->strings, reading->group);
  if (reading->levels != NULL)
    {
      sample.has_levels = TRUE;
      sample.levels = *reading->levels;
    }
  if (within != NULL)
    {
      char **list = g_strdupv ((char **) within);

      g_ptr_array_add (self->lists, list);
      sample.within = (const char *const *) list;
    }
  g_array_append_val (self->samples, sample);
}

/**
 * dag_alert_signals_begin:
 * @self: signals
 * @snapshot: a new answer, which the history already has
 * @kind: the definition of the service level
 *
 * Works out what the queues say; dag_alert_signals_continue() what the people do.
 */
void
dag_alert_signals_begin (DagAlertSignals     *self,
                         DagSnapshot         *snapshot,
                         DagServiceLevelKind  kind)
{
  g_return_if_fail (self != NULL && snapshot != NULL);

  forget_answer (self);
  self->snapshot = dag_snapshot_ref (snapshot);
  dag_totals_compute (&self->totals, snapshot, kind);
  self->pools = dag_alert_pools_new (snapshot->queues);
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (dag_channel_is_live (queue->channel))
        g_hash_table_add (self->live, queue->id);
    }
  dag_alert_signals_add_queues (self, kind);
}

/**
 * dag_alert_signals_continue:
 * @self: signals
 * @engine: the engine that will be fed: what cannot interest it is left out
 * @max_agents: how many people at the most
 *
 * Returns: whether everybody was looked at
 */
gboolean
dag_alert_signals_continue (DagAlertSignals *self,
                            DagAlertEngine  *engine,
                            guint            max_agents)
{
  guint end;

  g_return_val_if_fail (self != NULL && engine != NULL && self->snapshot != NULL, TRUE);

  end = self->air->len + MIN (max_agents, self->snapshot->agents->len - self->air->len);
  while (self->air->len < end)
    dag_alert_signals_add_person (self, engine,
                                  g_ptr_array_index (self->snapshot->agents, self->air->len));
  return end == self->snapshot->agents->len;
}

/* Queues that share their people, and the load of those people, are one story: it is told
 * once, and not once for each queue. */
static void
group_by_pool (DagAlertSignals *self)
{
  for (guint i = 0; i < self->samples->len; i++)
    {
      DagAlertSample *sample = &g_array_index (self->samples, DagAlertSample, i);
      const char *pool = NULL;
      g_autofree char *group = NULL;

      if (sample->group == NULL || !g_str_has_prefix (sample->group, "load:"))
        continue;
      pool = dag_alert_pools_find (self->pools, sample->group + strlen ("load:"));
      group = g_strconcat ("load:", pool, NULL);
      if (pool != NULL)
        sample->group = g_string_chunk_insert_const (self->strings, group);
    }
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

/**
 * dag_alert_signals_finish:
 * @self: signals that looked at everybody
 * @engine: is fed
 * @news: (out caller-allocates): what to tell
 */
void
dag_alert_signals_finish (DagAlertSignals *self,
                          DagAlertEngine  *engine,
                          DagAlertNews    *news)
{
  DagAlertReading data = { .kind = DAG_ALERT_DATA, .subject = "", .known = TRUE };

  g_return_if_fail (self != NULL && engine != NULL && self->snapshot != NULL);

  dag_alert_signals_add (self, &data, NULL);
  dag_alert_signals_add_teams (self);
  dag_alert_signals_add_free (self);
  group_by_pool (self);
  dag_alert_engine_feed (engine, self->snapshot->taken_at_us,
                         (const DagAlertSample *) (void *) self->samples->data,
                         self->samples->len, news);
  let_go (engine, self->snapshot->taken_at_us, news);
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
 * No answer came. Nothing else can be known: what is open stays, and is marked.
 */
void
dag_alert_signals_go_blind (DagAlertSignals *self,
                            DagAlertEngine  *engine,
                            int64_t          now_us,
                            double           age_s,
                            double           stale_s,
                            DagAlertNews    *news)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (engine);
  const DagAlertRule *rule = dag_alert_rules_get (self->rules, DAG_ALERT_DATA);
  DagAlertLevels levels = { stale_s, rule != NULL ? MAX (rule->overload, stale_s) : stale_s,
                            0.0 };
  DagAlertReading data = { .kind = DAG_ALERT_DATA, .subject = "", .value = age_s,
                           .known = TRUE, .levels = &levels };

  g_array_set_size (self->samples, 0);
  for (guint i = 0; age_s >= stale_s && i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);
      DagAlertSample sample = { .rule = alert->rule, .subject = alert->subject };

      if (alert->state != DAG_ALERT_RESOLVED && alert->rule->kind != DAG_ALERT_DATA)
        g_array_append_val (self->samples, sample);
    }
  dag_alert_signals_add (self, &data, NULL);
  dag_alert_engine_feed (engine, now_us,
                         (const DagAlertSample *) (void *) self->samples->data,
                         self->samples->len, news);
  g_array_set_size (self->samples, 0);
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
  g_hash_table_remove_all (self->meters);
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
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return g_hash_table_lookup (self->teams, id);
}

static gboolean
find_place (DagAlertSignals *self,
            const char      *agent,
            guint           *index)
{
  gpointer place = NULL;

  if (self->places == NULL)
    {
      self->places = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->air->len; i++)
        {
          const DagAgentSample *sample = g_ptr_array_index (self->snapshot->agents, i);

          g_hash_table_insert (self->places, sample->id, GUINT_TO_POINTER (i));
        }
    }
  if (!g_hash_table_lookup_extended (self->places, agent, NULL, &place))
    return FALSE;
  *index = GPOINTER_TO_UINT (place);
  return TRUE;
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
  guint index = 0;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return find_place (self, id, &index) ? g_ptr_array_index (self->snapshot->agents, index)
                                       : NULL;
}

/**
 * dag_alert_signals_get_air:
 * @self: signals that looked at everybody
 * @agent: a person's id
 *
 * Returns: (transfer none) (nullable): that shift at the last answer
 */
const DagAlertAir *
dag_alert_signals_get_air (DagAlertSignals *self,
                           const char      *agent)
{
  guint index = 0;

  g_return_val_if_fail (self != NULL && agent != NULL, NULL);

  return find_place (self, agent, &index) ? &g_array_index (self->air, DagAlertAir, index)
                                          : NULL;
}

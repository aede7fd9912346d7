/* dag-ctl-alerts.c - alerts without a screen: the same rules on the same answers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-alerts.h"

#include "dag-alert-rules-file.h"
#include "dag-alert-signals.h"
#include "dag-ctl-breaks.h"
#include "dag-ctl-json.h"
#include "dag-memory-history.h"
#include "dag-words-alert.h"

#include <math.h>

#define STALE_POLLS 3
#define STALE_S 60.0

struct _DagCtlAlerts
{
  DagMemoryHistory *history;
  DagCtlBreaks *breaks;
  DagAlertRules *rules;
  DagAlertEngine *engine;
  DagAlertSignals *signals;
  DagSnapshot *snapshot; /* (nullable): the last good answer */
  int64_t good_mono_us;  /* when it came in */
};

static const DagTrack *
get_track (gpointer    history,
           const char *agent)
{
  return dag_memory_history_get_track (DAG_MEMORY_HISTORY (history), agent);
}

static void
on_turned (GObject      *breaks,
           const char   *agent,
           DagCtlAlerts *self)
{
  if (self->signals != NULL)
    dag_alert_signals_look_again (self->signals, agent);
}

/**
 * dag_ctl_alerts_new:
 * @connector: (nullable): asked for rosters now and then, where more than one answer comes
 *
 * Returns: (transfer full): what looks
 */
DagCtlAlerts *
dag_ctl_alerts_new (DagConnector *connector)
{
  DagCtlAlerts *self = g_new0 (DagCtlAlerts, 1);
  DagAlertBreaks breaks;

  self->history = dag_memory_history_new ();
  self->rules = dag_alert_rules_new_shipped ();
  self->engine = dag_alert_engine_new ();
  self->signals = dag_alert_signals_new (self->rules, get_track, self->history);
  self->breaks = dag_ctl_breaks_new (self->history, connector);
  breaks = dag_ctl_breaks_get_asked (self->breaks);
  dag_alert_signals_set_breaks (self->signals, &breaks);
  g_signal_connect (breaks.breaks, "turned", G_CALLBACK (on_turned), self);
  return self;
}

void
dag_ctl_alerts_free (DagCtlAlerts *self)
{
  g_clear_pointer (&self->signals, dag_alert_signals_free);
  g_clear_pointer (&self->breaks, dag_ctl_breaks_free);
  g_clear_pointer (&self->engine, dag_alert_engine_free);
  g_clear_pointer (&self->rules, dag_alert_rules_unref);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_object (&self->history);
  g_free (self);
}

/**
 * dag_ctl_alerts_look:
 * @self: what looks
 * @snapshot: an answer
 */
void
dag_ctl_alerts_look (DagCtlAlerts *self,
                     DagSnapshot  *snapshot)
{
  g_auto (DagAlertNews) news = { 0 };

  g_return_if_fail (self != NULL && snapshot != NULL);

  self->good_mono_us = g_get_monotonic_time ();
  if (self->snapshot != NULL && snapshot->taken_at_us <= self->snapshot->taken_at_us)
    return; /* not modified */
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  self->snapshot = dag_snapshot_ref (snapshot);
  dag_history_add_snapshot (DAG_HISTORY (self->history), snapshot);
  dag_ctl_breaks_look (self->breaks, snapshot);
  dag_alert_signals_begin (self->signals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  while (!dag_alert_signals_continue (self->signals, self->engine, G_MAXUINT))
    continue;
  dag_alert_signals_finish (self->signals, self->engine, &news);
}

/**
 * dag_ctl_alerts_miss:
 * @self: what looks
 * @poll_s: seconds between two polls
 *
 * No answer came this time.
 */
void
dag_ctl_alerts_miss (DagCtlAlerts *self,
                     guint         poll_s)
{
  g_auto (DagAlertNews) news = { 0 };
  int64_t passed_us;

  g_return_if_fail (self != NULL);

  if (self->snapshot == NULL)
    return;
  passed_us = g_get_monotonic_time () - self->good_mono_us;
  dag_alert_signals_go_blind (self->signals, self->engine,
                              self->snapshot->taken_at_us + passed_us,
                              (double) passed_us / (double) DAG_USEC_PER_SEC,
                              MAX (STALE_S, STALE_POLLS * (double) poll_s), &news);
}

static char *
dup_name (DagCtlAlerts   *self,
          const DagAlert *alert)
{
  const char *queue = dag_alert_get_subject_id (alert, "queue:");
  const char *agent = dag_alert_get_subject_id (alert, "agent:");
  const char *team = dag_alert_get_subject_id (alert, "team:");

  for (guint i = 0; queue != NULL && i < self->snapshot->queues->len; i++)
    {
      const DagQueueSample *sample = g_ptr_array_index (self->snapshot->queues, i);

      if (g_str_equal (sample->id, queue))
        return g_strdup (sample->name);
    }
  for (guint i = 0; agent != NULL && i < self->snapshot->agents->len; i++)
    {
      const DagAgentSample *sample = g_ptr_array_index (self->snapshot->agents, i);

      if (g_str_equal (sample->id, agent))
        return g_strdup (sample->name);
    }
  if (team != NULL)
    {
      const DagAlertTeam *known = dag_alert_signals_get_team (self->signals, team);

      return g_strdup (known != NULL && known->name != NULL ? known->name : team);
    }
  return g_strdup (queue != NULL ? queue : agent);
}

/* Open ones, and those whose condition holds but not for long enough yet. */
static gboolean
is_worth_a_line (const DagAlert *alert)
{
  return alert->state != DAG_ALERT_RESOLVED && !alert->is_inhibited;
}

static void
report_one (DagCtlAlerts   *self,
            const DagAlert *alert,
            JsonBuilder    *builder,
            GTimeZone      *zone)
{
  int64_t now_us = MAX (self->snapshot->taken_at_us, alert->last_known_us);
  g_autofree char *name = dup_name (self, alert);
  g_autofree char *sentence = dag_words_alert_sentence (alert, name);
  g_autofree char *evidence = dag_words_alert_evidence (alert, now_us);
  g_autofree char *all = g_strdup_printf ("%s (%s)", sentence, evidence);

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "rule", alert->rule->id);
  dag_ctl_json_add_text (builder, "subject", alert->subject);
  dag_ctl_json_add_text (builder, "state", dag_alert_state_get_word (alert->state));
  dag_ctl_json_add_text (builder, "severity",
                         alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? "overload" : "watch");
  dag_ctl_json_add_time (builder, "since", alert->began_us, zone);
  if (isfinite (alert->value) && alert->value >= 0.0)
    dag_ctl_json_add_seconds (builder, "value", alert->value);
  dag_ctl_json_add_text (builder, "evidence", all);
  dag_ctl_json_add_text (builder, "action", dag_words_alert_action (alert));
  json_builder_end_object (builder);
}

/**
 * dag_ctl_alerts_report:
 * @self: what looks
 * @builder: gets the member "alerts"
 * @zone: the centre's zone
 */
void
dag_ctl_alerts_report (DagCtlAlerts *self,
                       JsonBuilder  *builder,
                       GTimeZone    *zone)
{
  GPtrArray *alerts;

  g_return_if_fail (self != NULL && builder != NULL);

  alerts = dag_alert_engine_get_alerts (self->engine);
  json_builder_set_member_name (builder, "alerts");
  json_builder_begin_array (builder);
  for (guint i = 0; self->snapshot != NULL && i < alerts->len; i++)
    if (is_worth_a_line (g_ptr_array_index (alerts, i)))
      report_one (self, g_ptr_array_index (alerts, i), builder, zone);
  json_builder_end_array (builder);
}

/**
 * dag_ctl_alerts_report_break:
 * @self: what looks
 * @builder: gets the member "break" of one person, where a shift is known
 * @agent: a person's id
 */
void
dag_ctl_alerts_report_break (DagCtlAlerts *self,
                             JsonBuilder  *builder,
                             const char   *agent)
{
  g_return_if_fail (self != NULL && builder != NULL && agent != NULL);

  dag_ctl_breaks_report (self->breaks, builder, agent);
}

/**
 * dag_ctl_alerts_append:
 * @self: what looks
 * @text: gets a line for each alert that is open or may come
 */
void
dag_ctl_alerts_append (DagCtlAlerts *self,
                       GString      *text)
{
  GPtrArray *alerts;

  g_return_if_fail (self != NULL && text != NULL);

  alerts = dag_alert_engine_get_alerts (self->engine);
  for (guint i = 0; self->snapshot != NULL && i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);
      g_autofree char *name = NULL;
      g_autofree char *sentence = NULL;

      if (!is_worth_a_line (alert))
        continue;
      name = dup_name (self, alert);
      sentence = dag_words_alert_sentence (alert, name);
      g_string_append_printf (text, "%s: %s %s\n", dag_words_alert_severity (alert->severity),
                              sentence, dag_words_alert_action (alert));
    }
}

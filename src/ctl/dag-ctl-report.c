/* dag-ctl-report.c - a snapshot as one JSON object, "dagstart.report/1"
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-report.h"

#include "dag-ctl-json.h"
#include "dag-fault.h"
#include "dag-snapshot-words.h"
#include "dag-totals.h"
#include "dag-words-dashboard.h"
#include "dag-words-state.h"

#define SCHEMA "dagstart.report/1"
/* A source may call everybody's state by another word. */
#define MAX_UNKNOWN 100

/* In the order of DagPart's bits. */
static const char *const part_words[DAG_N_PARTS] = {
  "longest-wait", "expected-wait", "target",       "service-level", "queue-today",
  "handle-time",  "team",          "state-since",  "break-reason",  "wrap-up",
  "hold",         "agent-today",   "signed-in",    "reasons",       "callbacks",
  "state-changes", "intervals",    "shifts",       "deferred",
};

static void
add_source (JsonBuilder       *builder,
            const DagSnapshot *snapshot)
{
  dag_ctl_json_begin (builder, "source");
  dag_ctl_json_add_text (builder, "name", snapshot->source.name);
  dag_ctl_json_add_text (builder, "timezone", snapshot->source.timezone);
  dag_ctl_json_add_boolean (builder, "simulated", snapshot->source.simulated);
  json_builder_end_object (builder);
}

static void
add_today (JsonBuilder          *builder,
           const DagQueueSample *queue,
           GTimeZone            *zone)
{
  const DagQueueDay *day = &queue->today;

  dag_ctl_json_begin (builder, "today");
  dag_ctl_json_add_count (builder, "offered", day->offered);
  dag_ctl_json_add_count (builder, "answered", day->answered);
  dag_ctl_json_add_count (builder, "abandoned", day->abandoned);
  dag_ctl_json_add_count (builder, "abandoned_short", day->abandoned_short);
  dag_ctl_json_add_count (builder, "answered_within", day->answered_within);
  dag_ctl_json_add_count (builder, "abandoned_within", day->abandoned_within);
  dag_ctl_json_add_seconds (builder, "wait_answered_s", day->wait_answered_s);
  dag_ctl_json_add_seconds (builder, "wait_abandoned_s", day->wait_abandoned_s);
  dag_ctl_json_add_count (builder, "handled", day->handled);
  dag_ctl_json_add_seconds (builder, "handle_s", day->handle_s);
  dag_ctl_json_add_seconds (builder, "longest_wait_s", day->longest_wait_s);
  dag_ctl_json_add_seconds (builder, "asa_s", dag_queue_day_get_asa_s (day));
  dag_ctl_json_add_time (builder, "since", queue->today_since_us, zone);
  json_builder_end_object (builder);
}

/* Waiting for each of those who can take a contact; unknown where nobody can. */
static double
get_waiting_per_agent (const DagQueueSample *queue)
{
  int64_t workable = dag_queue_sample_count_workable (queue);

  if (!dag_count_is_known (queue->waiting) || workable <= 0)
    return DAG_SHARE_ABSENT;
  return (double) queue->waiting / (double) workable;
}

static void
add_queue (JsonBuilder          *builder,
           const DagQueueSample *queue,
           GTimeZone            *zone)
{
  const DagServiceLevelKind kind = DAG_SERVICE_LEVEL_STRICT;
  double level = dag_queue_day_get_service_level (&queue->today, kind);

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "id", queue->id);
  dag_ctl_json_add_text (builder, "name", queue->name);
  dag_ctl_json_add_text (builder, "channel",
                         queue->channel == DAG_CHANNEL_UNKNOWN && queue->channel_word != NULL
                           ? queue->channel_word
                           : dag_channel_get_word (queue->channel));
  dag_ctl_json_add_count (builder, "waiting", queue->waiting);
  dag_ctl_json_add_seconds (builder, "longest_wait_s", queue->longest_wait_s);
  dag_ctl_json_add_seconds (builder, "oldest_s", queue->oldest_s);
  dag_ctl_json_add_seconds (builder, "expected_wait_s", queue->expected_wait_s);
  if (dag_share_is_known (level))
    {
      dag_ctl_json_add_seconds (builder, "service_level", level);
      dag_ctl_json_add_text (builder, "service_level_definition",
                             dag_service_level_kind_get_word (kind));
    }
  if (dag_share_is_known (queue->target.level))
    {
      dag_ctl_json_begin (builder, "target");
      dag_ctl_json_add_seconds (builder, "level", queue->target.level);
      dag_ctl_json_add_seconds (builder, "within_s", queue->target.within_s);
      json_builder_end_object (builder);
    }
  dag_ctl_json_add_seconds (builder, "waiting_per_agent", get_waiting_per_agent (queue));
  dag_ctl_json_add_count (builder, "staffed", queue->staffed);
  dag_ctl_json_add_count (builder, "available", queue->available);
  dag_ctl_json_add_count (builder, "ringing", queue->ringing);
  dag_ctl_json_add_count (builder, "on_contact", queue->on_contact);
  dag_ctl_json_add_count (builder, "wrap_up", queue->wrap_up);
  dag_ctl_json_add_count (builder, "on_break", queue->on_break);
  dag_ctl_json_add_count (builder, "meeting", queue->meeting);
  add_today (builder, queue, zone);
  json_builder_end_object (builder);
}

static void
add_agent (JsonBuilder          *builder,
           const DagAgentSample *agent,
           int64_t               taken_at_us,
           GTimeZone            *zone,
           DagCtlAlerts         *alerts)
{
  /* A source whose clock jumps may say "since" a moment from now. */
  double since_s = dag_time_is_known (agent->since_us)
                       ? MAX (0.0, (double) (taken_at_us - agent->since_us)
                                       / (double) DAG_USEC_PER_SEC)
                       : DAG_SECONDS_ABSENT;
  double told_s = dag_words_state_s (agent->state, since_s);

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "id", agent->id);
  dag_ctl_json_add_text (builder, "name", agent->name);
  dag_ctl_json_add_text (builder, "team", agent->team_name);
  dag_ctl_json_add_text (builder, "state", dag_agent_state_get_word (agent->state));
  if (agent->state == DAG_STATE_UNKNOWN)
    dag_ctl_json_add_text (builder, "state_word", agent->state_word);
  if (dag_seconds_is_known (told_s))
    {
      dag_ctl_json_add_time (builder, "since", agent->since_us, zone);
      dag_ctl_json_add_seconds (builder, "state_for_s", told_s);
      if (agent->since_provenance == DAG_PROVENANCE_DERIVED)
        dag_ctl_json_add_boolean (builder, "since_at_least", TRUE);
    }
  dag_ctl_json_add_text (builder, "reason", dag_words_reason (agent, since_s));
  if (agent->queues != NULL)
    {
      json_builder_set_member_name (builder, "queues");
      json_builder_begin_array (builder);
      for (guint i = 0; agent->queues[i] != NULL; i++)
        json_builder_add_string_value (builder, agent->queues[i]);
      json_builder_end_array (builder);
    }
  dag_ctl_json_add_count (builder, "contacts_today", agent->today.handled);
  dag_ctl_json_add_time (builder, "signed_in_at", agent->signed_in_at_us, zone);
  if (alerts != NULL)
    dag_ctl_alerts_report_break (alerts, builder, agent->id);
  json_builder_end_object (builder);
}

static void
add_parts (JsonBuilder *builder,
           const char  *name,
           DagParts     parts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < DAG_N_PARTS; i++)
    if ((parts & (1u << i)) != 0)
      json_builder_add_string_value (builder, part_words[i]);
  json_builder_end_array (builder);
}

static void
add_poll (JsonBuilder         *builder,
          const DagPollRecord *poll)
{
  if (poll == NULL)
    return;
  dag_ctl_json_add_boolean (builder, "ok", poll->ok);
  dag_ctl_json_add_count (builder, "elapsed_ms", poll->elapsed_ms);
  dag_ctl_json_add_count (builder, "bytes", (int64_t) poll->bytes);
  if (poll->http_status != 0)
    dag_ctl_json_add_count (builder, "http_status", poll->http_status);
  dag_ctl_json_add_boolean (builder, "not_modified", poll->not_modified);
  dag_ctl_json_add_seconds (builder, "retry_after_s", poll->retry_after_s);
}

/* What the source says and this version does not know, to be mapped (F-D05). */
static void
add_unknown (JsonBuilder       *builder,
             const DagSnapshot *snapshot)
{
  g_autoptr (GArray) words = dag_snapshot_find_unknown_words (snapshot);

  json_builder_set_member_name (builder, "unknown");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (words->len, MAX_UNKNOWN); i++)
    {
      const DagUnknownWord *word = &g_array_index (words, DagUnknownWord, i);

      json_builder_begin_object (builder);
      dag_ctl_json_add_text (builder, "what", word->what);
      dag_ctl_json_add_text (builder, "word", word->word);
      dag_ctl_json_add_count (builder, "count", word->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_diagnostics (JsonBuilder         *builder,
                 const DagSnapshot   *snapshot,
                 const DagPollRecord *poll)
{
  dag_ctl_json_begin (builder, "diagnostics");
  add_poll (builder, poll);
  if (snapshot->skew_known)
    {
      json_builder_set_member_name (builder, "clock_skew_s");
      json_builder_add_double_value (builder, (double) snapshot->skew_us
                                                / (double) DAG_USEC_PER_SEC);
    }
  dag_ctl_json_add_count (builder, "unknown_words", snapshot->n_unknown_words);
  add_unknown (builder, snapshot);
  dag_ctl_json_add_count (builder, "dropped", snapshot->n_dropped);
  add_parts (builder, "absent", snapshot->absent);
  add_parts (builder, "derived", snapshot->derived);
  json_builder_end_object (builder);
}

static char *
make_line (const DagSnapshot *snapshot)
{
  DagTotals totals;

  dag_totals_compute (&totals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  return dag_words_calm_line (&totals, dag_totals_get_mood (&totals, snapshot));
}

/**
 * dag_ctl_report_to_json:
 * @snapshot: the present state
 * @poll: (nullable): how it was read
 * @alerts: (nullable): what looked at it
 * @pretty: indented, or on one line
 *
 * Numbers have 17 significant digits whatever the locale; what is not known is left out.
 *
 * Returns: (transfer full): one JSON object and a line end
 */
char *
dag_ctl_report_to_json (DagSnapshot         *snapshot,
                        const DagPollRecord *poll,
                        DagCtlAlerts        *alerts,
                        gboolean             pretty)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GTimeZone) zone = dag_source_new_zone (&snapshot->source);
  g_autofree char *line = make_line (snapshot);

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "schema", SCHEMA);
  dag_ctl_json_add_time (builder, "taken_at", snapshot->taken_at_us, zone);
  add_source (builder, snapshot);
  dag_ctl_json_add_text (builder, "line", line);
  json_builder_set_member_name (builder, "queues");
  json_builder_begin_array (builder);
  for (guint i = 0; i < snapshot->queues->len; i++)
    add_queue (builder, g_ptr_array_index (snapshot->queues, i), zone);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "agents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < snapshot->agents->len; i++)
    add_agent (builder, g_ptr_array_index (snapshot->agents, i), snapshot->taken_at_us, zone,
               alerts);
  json_builder_end_array (builder);
  if (alerts != NULL)
    dag_ctl_alerts_report (alerts, builder, zone);
  add_diagnostics (builder, snapshot, poll);
  return dag_ctl_json_end (builder, pretty);
}

/**
 * dag_ctl_report_failure_json:
 * @failure: why a poll failed
 * @poll: (nullable): how it was tried
 * @alerts: what was open, and stays so
 *
 * A failed poll is a line of its own: it differs from a centre where nothing happens.
 *
 * Returns: (transfer full): one JSON object on one line
 */
char *
dag_ctl_report_failure_json (const GError        *failure,
                             const DagPollRecord *poll,
                             DagCtlAlerts        *alerts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "schema", SCHEMA);
  if (poll != NULL)
    dag_ctl_json_add_time (builder, "tried_at", poll->started_at_us, zone);
  dag_ctl_alerts_report (alerts, builder, zone);
  dag_ctl_json_begin (builder, "diagnostics");
  add_poll (builder, poll);
  dag_ctl_json_add_text (builder, "reason",
                         failure->domain == DAG_FAULT
                           ? dag_fault_get_word ((DagFault) failure->code)
                           : "unknown");
  dag_ctl_json_add_text (builder, "message", failure->message);
  json_builder_end_object (builder);
  return dag_ctl_json_end (builder, FALSE);
}

/**
 * dag_ctl_report_to_line:
 * @snapshot: the present state
 *
 * Returns: (transfer full): the time of day and the calm line, for people
 */
char *
dag_ctl_report_to_line (DagSnapshot *snapshot)
{
  g_autoptr (GTimeZone) zone = dag_source_new_zone (&snapshot->source);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (snapshot->taken_at_us
                                                             / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *clock = there != NULL ? g_date_time_format (there, "%H:%M:%S") : NULL;
  g_autofree char *line = make_line (snapshot);

  return g_strdup_printf ("%s  %s\n", clock != NULL ? clock : "", line);
}

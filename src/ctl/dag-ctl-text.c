/* dag-ctl-text.c - a snapshot as a page of text, for people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-report.h"

#include "dag-ctl-table.h"
#include "dag-totals.h"
#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

static void
add_heads (DagCtlTable       *table,
           const char *const *heads)
{
  for (guint i = 0; heads[i] != NULL; i++)
    dag_ctl_table_add (table, g_strdup (heads[i]));
}

static char *
describe_level (const DagQueueSample *queue)
{
  double level = dag_queue_day_get_service_level (&queue->today, DAG_SERVICE_LEVEL_STRICT);
  g_autofree char *reached = dag_words_percent (level);
  g_autofree char *wanted = NULL;

  if (!dag_share_is_known (queue->target.level) || !dag_share_is_known (level))
    return g_steal_pointer (&reached);
  wanted = dag_words_percent (queue->target.level);
  /* Translators: service level reached, and wanted: "71 % of 80 %" */
  return g_strdup_printf (_ ("%s of %s"), reached, wanted);
}

static int
compare_queues (gconstpointer a,
                gconstpointer b)
{
  const DagQueueSample *left = *(const DagQueueSample *const *) a;
  const DagQueueSample *right = *(const DagQueueSample *const *) b;

  return dag_words_compare (left->name, right->name);
}

static int
compare_agents (gconstpointer a,
                gconstpointer b)
{
  const DagAgentSample *left = *(const DagAgentSample *const *) a;
  const DagAgentSample *right = *(const DagAgentSample *const *) b;

  return dag_words_compare (left->name, right->name);
}

/* A copy of the array, in the order of the names, as on the screen. */
static GPtrArray *
sort (GPtrArray    *records,
      GCompareFunc  compare)
{
  GPtrArray *sorted = g_ptr_array_sized_new (records->len);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (records, i));
  g_ptr_array_sort (sorted, compare);
  return sorted;
}

static void
append_queues (GString           *text,
               const DagSnapshot *snapshot)
{
  g_autoptr (DagCtlTable) table = dag_ctl_table_new ("llrrrrrr");
  g_autoptr (GPtrArray) queues = sort (snapshot->queues, compare_queues);
  const char *const heads[] = { _ ("Queue"), _ ("Channel"), _ ("Waiting"), _ ("Longest"),
                                _ ("Service level"), _ ("Answered"), _ ("Staffed"), _ ("Free"),
                                NULL };

  add_heads (table, heads);
  for (guint i = 0; i < queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (queues, i);
      gboolean live = dag_channel_is_live (queue->channel);

      dag_ctl_table_add (table, dag_words_name_or_id (queue->name, queue->id));
      dag_ctl_table_add (table, g_strdup (dag_words_channel (queue->channel)));
      dag_ctl_table_add (table, dag_words_count (queue->waiting));
      dag_ctl_table_add (table, dag_words_duration (live ? queue->longest_wait_s
                                                         : queue->oldest_s));
      dag_ctl_table_add (table, describe_level (queue));
      dag_ctl_table_add (table, dag_words_count (queue->today.answered));
      dag_ctl_table_add (table, dag_words_count (queue->staffed));
      dag_ctl_table_add (table, dag_words_count (queue->available));
    }
  dag_ctl_table_append_to (table, text);
}

static double
get_state_time_s (const DagAgentSample *agent,
                  int64_t               taken_at_us)
{
  if (!dag_time_is_known (agent->since_us))
    return DAG_SECONDS_ABSENT;
  return MAX (0.0, (double) (taken_at_us - agent->since_us) / (double) DAG_USEC_PER_SEC);
}

static char *
describe_state (const DagAgentSample *agent,
                double                since_s)
{
  const char *state = dag_words_agent_state (agent->state);
  const char *told = dag_words_reason (agent, since_s);
  g_autofree char *reason = NULL;

  if (told == NULL)
    return g_strdup (state);
  reason = dag_words_name (told);
  /* Translators: a state and the source's own word for it: "Break (Lunch)" */
  return g_strdup_printf (_ ("%s (%s)"), state, reason);
}

static void
append_agents (GString           *text,
               const DagSnapshot *snapshot)
{
  g_autoptr (DagCtlTable) table = dag_ctl_table_new ("lllrr");
  g_autoptr (GPtrArray) agents = sort (snapshot->agents, compare_agents);
  const char *const heads[] = { _ ("Name"), _ ("Team"), _ ("State"), _ ("For"),
                                _ ("Contacts today"), NULL };

  add_heads (table, heads);
  for (guint i = 0; i < agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (agents, i);
      double since_s = get_state_time_s (agent, snapshot->taken_at_us);

      dag_ctl_table_add (table, dag_words_name_or_id (agent->name, agent->id));
      dag_ctl_table_add (table, agent->team_name != NULL ? dag_words_name (agent->team_name)
                                                         : g_strdup (DAG_WORDS_UNKNOWN));
      dag_ctl_table_add (table, describe_state (agent, since_s));
      dag_ctl_table_add (table,
                         dag_words_duration (dag_words_state_s (agent->state, since_s)));
      dag_ctl_table_add (table, dag_words_count (agent->today.handled));
    }
  dag_ctl_table_append_to (table, text);
}

/**
 * dag_ctl_report_to_text:
 * @snapshot: the present state
 * @alerts: (nullable): what looked at it
 *
 * Returns: (transfer full): a page of text in the user's language; names are made fit for
 *   a terminal
 */
char *
dag_ctl_report_to_text (DagSnapshot  *snapshot,
                        DagCtlAlerts *alerts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = dag_words_name (snapshot->source.name);
  g_autofree char *line = dag_ctl_report_to_line (snapshot);

  g_string_append (text, name != NULL ? name : "");
  if (snapshot->source.simulated)
    g_string_append_printf (text, " (%s)", _ ("simulated"));
  g_string_append_printf (text, "\n%s", line);
  if (alerts != NULL)
    dag_ctl_alerts_append (alerts, text);
  g_string_append_c (text, '\n');
  append_queues (text, snapshot);
  g_string_append_c (text, '\n');
  append_agents (text, snapshot);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

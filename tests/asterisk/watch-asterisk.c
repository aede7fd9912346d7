/* watch-asterisk.c - the real connector and the real poller at an Asterisk, told in lines
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-connector.h"
#include "dag-break-evidence.h"
#include "dag-connector.h"
#include "dag-memory-history.h"
#include "dag-poller.h"
#include "dag-value.h"

#include <stdlib.h>

/* watch-asterisk URL USER SECONDS POLL_S [OPTION=VALUE …]; the password in
 * DAGSTART_TEST_SECRET. Lines of tab-separated words for compare.py. */

typedef struct
{
  GMainLoop *loop;
  DagConnector *connector;
  DagPoller *poller;
  DagMemoryHistory *history;
  DagSnapshot *last;
  int64_t since_us;
  gboolean is_over;
} Watch;

static const char *
get_word (guint    reason,
          gpointer user_data)
{
  return dag_memory_history_get_reason (user_data, reason);
}

/* What the Breaks page would draw of everybody. */
static void
print_lanes (Watch     *self,
             GPtrArray *changes)
{
  g_autoptr (DagBreakReasons) reasons = dag_break_reasons_new ();

  dag_history_add_state_changes (DAG_HISTORY (self->history), changes);
  for (guint i = 0; i < self->last->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (self->last->agents, i);
      const DagTrack *track = dag_memory_history_get_track (self->history, agent->id);
      g_autoptr (GArray) spans = NULL;

      if (track == NULL)
        continue;
      spans = dag_break_evidence_read (track, DAG_TIME_NONE, self->last->taken_at_us, reasons,
                                       get_word, self->history);
      for (guint k = 0; k < spans->len; k++)
        {
          const DagBreakSpan *span = &g_array_index (spans, DagBreakSpan, k);

          g_print ("lane\t%s\t%.3f\t%.3f\t%s\t%d\t%d\n", agent->id,
                   (double) span->from_us / DAG_USEC_PER_SEC,
                   (double) span->to_us / DAG_USEC_PER_SEC,
                   dag_segment_kind_get_word ((DagSegmentKind) span->kind), span->is_away,
                   span->is_fresh);
        }
    }
}

static void
on_changes_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Watch *self = user_data;
  g_autoptr (GPtrArray) changes
      = dag_connector_read_state_changes_finish (DAG_CONNECTOR (source), result, NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);

      g_print ("change\t%.3f\t%s\t%s\t%s\n", (double) change->at_us / DAG_USEC_PER_SEC,
               change->agent, dag_agent_state_get_word (change->state),
               change->reason != NULL ? change->reason : "");
    }
  if (changes != NULL)
    print_lanes (self, changes);
  g_print ("gaps\t%u\n", dag_asterisk_connector_get_n_gaps (
                             DAG_ASTERISK_CONNECTOR (self->connector)));
  g_main_loop_quit (self->loop);
}

static void
on_polled (DagPoller   *poller,
           DagSnapshot *snapshot,
           gpointer     user_data)
{
  Watch *self = user_data;
  const DagPollRecord *record = dag_connector_get_last_poll (self->connector);
  double at_s = (double) snapshot->taken_at_us / DAG_USEC_PER_SEC;

  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
  dag_history_add_snapshot (DAG_HISTORY (self->history), snapshot);
  g_print (
      "poll\t%.3f\t%.3f\t%u\t%" G_GUINT64_FORMAT "\t%d\n", at_s,
      (double) snapshot->skew_us / DAG_USEC_PER_SEC, record->elapsed_ms, record->bytes,
      dag_asterisk_connector_is_listening (DAG_ASTERISK_CONNECTOR (self->connector)));
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      const DagQueueDay *day = &queue->today;

      g_print ("queue\t%.3f\t%s\t%d\t%.0f\t%d\t%d\t%d\t%d\t%.0f\t%.0f\n", at_s, queue->id,
               (int) queue->waiting, queue->longest_wait_s, (int) day->answered,
               (int) day->abandoned, (int) day->handled, (int) day->answered_within,
               day->wait_answered_s, day->wait_abandoned_s);
    }
  if (self->is_over)
    {
      dag_poller_stop (self->poller);
      dag_connector_read_state_changes_async (self->connector, 0, NULL, on_changes_ready,
                                              self);
    }
}

static void
on_failed (DagPoller *poller,
           GError    *error,
           gpointer   user_data)
{
  g_print ("fail\t%s\n", error->message);
}

static gboolean
on_time_up (gpointer user_data)
{
  Watch *self = user_data;

  self->is_over = TRUE;
  dag_poller_refresh (self->poller);
  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DagConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  Watch self = { 0 };

  if (argc < 5)
    {
      g_printerr ("watch-asterisk URL USER SECONDS POLL_S [OPTION=VALUE …]\n");
      return EXIT_FAILURE;
    }
  connection = dag_connection_new ("asterisk", argv[1]);
  connection->user = g_strdup (argv[2]);
  connection->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int i = 5; i < argc; i++)
    {
      g_auto (GStrv) pair = g_strsplit (argv[i], "=", 2);

      g_hash_table_insert (connection->options, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  self.connector
      = dag_connector_new (connection, g_getenv ("DAGSTART_TEST_SECRET"), &error);
  if (self.connector == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  self.loop = g_main_loop_new (NULL, FALSE);
  self.history = dag_memory_history_new ();
  self.poller = dag_poller_new (self.connector, (guint) atoi (argv[4]));
  g_signal_connect (self.poller, "polled", G_CALLBACK (on_polled), &self);
  g_signal_connect (self.poller, "failed", G_CALLBACK (on_failed), &self);
  g_timeout_add ((guint) atoi (argv[3]) * 1000, on_time_up, &self);
  dag_poller_start (self.poller);
  g_main_loop_run (self.loop);
  dag_connector_close (self.connector);
  g_clear_object (&self.poller);
  g_clear_object (&self.connector);
  g_clear_object (&self.history);
  g_clear_pointer (&self.last, dag_snapshot_unref);
  g_main_loop_unref (self.loop);
  return EXIT_SUCCESS;
}

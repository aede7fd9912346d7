/* dag-ctl-watch.c - dagstartctl watch: one line a poll, until it is told to stop
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-report.h"
#include "dag-ctl-settings.h"
#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-poller.h"
#include "dag-snapshot-restrict.h"
#include "dag-store-history.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

typedef struct
{
  GMainLoop *loop;
  DagConnector *connector;
  DagPoller *poller;
  DagCtlFormat format;
  DagStoreHistory *history; /* (nullable): where it is kept */
  DagStore *store;          /* (nullable) */
  DagCtlAlerts *alerts;
  GHashTable *restricted;   /* (nullable): people of whom no more is told */
  guint poll_s;
  int left; /* polls to go; 0: for ever */
  int exit_code;
} Watch;

static void
end_watch (Watch *watch,
           int    exit_code)
{
  watch->exit_code = exit_code;
  dag_poller_stop (watch->poller);
  g_main_loop_quit (watch->loop);
}

static void
write_line (Watch      *watch,
            const char *line)
{
  g_autoptr (GError) error = NULL;

  if (!dag_ctl_write (line, &error))
    end_watch (watch, dag_ctl_report_failure (error));
  else if (watch->left > 0 && --watch->left == 0)
    end_watch (watch, watch->exit_code);
}

/* Every attempt is kept, also one that failed: a gap has its reason. */
static void
keep (Watch       *watch,
      DagSnapshot *snapshot,
      int          fault)
{
  const DagPollRecord *record = dag_connector_get_last_poll (watch->connector);
  DagHistoryPoll poll = { .fault = fault };

  if (watch->history == NULL || record == NULL)
    return;
  poll.at_us = record->started_at_us;
  poll.elapsed_ms = record->elapsed_ms;
  poll.bytes = record->bytes;
  if (snapshot != NULL)
    {
      poll.n_items = snapshot->queues->len + snapshot->agents->len;
      dag_history_add_snapshot (DAG_HISTORY (watch->history), snapshot);
    }
  dag_store_history_add_poll (watch->history, &poll);
}

static void
open_history (Watch      *watch,
              const char *path)
{
  g_autoptr (DagMemoryHistory) memory = NULL;

  if (path == NULL)
    return;
  memory = dag_memory_history_new ();
  watch->history = dag_store_history_new (memory);
  watch->store = dag_store_new (path);
  watch->restricted = dag_ctl_settings_read_restricted (path);
  dag_memory_history_set_restricted (memory, watch->restricted);
  dag_store_history_attach (watch->history, watch->store, TRUE);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  G_GNUC_UNUSED g_autoptr (GArray) polls
      = dag_store_history_read_polls_finish (DAG_STORE_HISTORY (source), result, NULL);

  g_main_loop_quit (user_data);
}

/* What was read is in the file when the program ends: jobs of the store are done in their
 * order, so one that is asked for now is answered when the others are done. */
static gboolean
close_history (Watch   *watch,
               GError **error)
{
  const GError *problem = NULL;

  if (watch->history == NULL)
    return TRUE;
  dag_store_history_read_polls_async (watch->history, 0, 1, NULL, on_written, watch->loop);
  g_main_loop_run (watch->loop);
  dag_store_history_attach (watch->history, NULL, FALSE);
  dag_store_close (watch->store);
  problem = dag_store_get_problem (watch->store);
  if (problem != NULL)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_STORE, problem->message);
  g_clear_object (&watch->history);
  g_clear_object (&watch->store);
  return problem == NULL;
}

static void
on_polled (DagPoller   *poller,
           DagSnapshot *snapshot,
           gpointer     user_data)
{
  Watch *watch = user_data;
  g_autoptr (DagSnapshot) told
      = dag_snapshot_restrict (snapshot, watch->restricted, NULL, FALSE);
  g_autofree char *line = NULL;

  watch->exit_code = 0;
  keep (watch, told, -1);
  dag_ctl_alerts_look (watch->alerts, told);
  if (watch->format == DAG_CTL_JSON)
    line = dag_ctl_report_to_json (told, dag_connector_get_last_poll (watch->connector),
                                   watch->alerts, FALSE);
  else
    line = dag_ctl_report_to_line (told);
  write_line (watch, line);
}

static void
on_failed (DagPoller *poller,
           GError    *failure,
           gpointer   user_data)
{
  Watch *watch = user_data;
  g_autofree char *line = NULL;

  watch->exit_code = dag_ctl_report_failure (failure);
  keep (watch, NULL, failure->domain == DAG_FAULT ? failure->code : DAG_FAULT_UNREACHABLE);
  dag_ctl_alerts_miss (watch->alerts, watch->poll_s);
  if (watch->format == DAG_CTL_JSON)
    {
      line = dag_ctl_report_failure_json (failure,
                                          dag_connector_get_last_poll (watch->connector),
                                          watch->alerts);
      write_line (watch, line);
    }
  else
    write_line (watch, "");
  /* No later attempt can go better without another secret. */
  if (dag_poller_needs_secret (poller))
    end_watch (watch, watch->exit_code);
}

static gboolean
on_stop_asked (gpointer user_data)
{
  end_watch (user_data, 0);
  return G_SOURCE_CONTINUE;
}

static void
run_watch (Watch *watch)
{
  guint interrupt = g_unix_signal_add (SIGINT, on_stop_asked, watch);
  guint terminate = g_unix_signal_add (SIGTERM, on_stop_asked, watch);
  gulong polled = g_signal_connect (watch->poller, "polled", G_CALLBACK (on_polled), watch);
  gulong failed = g_signal_connect (watch->poller, "failed", G_CALLBACK (on_failed), watch);

  dag_poller_start (watch->poller);
  g_main_loop_run (watch->loop);

  g_clear_signal_handler (&polled, watch->poller);
  g_clear_signal_handler (&failed, watch->poller);
  g_clear_handle_id (&interrupt, g_source_remove);
  g_clear_handle_id (&terminate, g_source_remove);
  dag_connector_close (watch->connector);
}

/**
 * dag_ctl_watch:
 * @arguments: (inout): the program's arguments
 *
 * Polls for ever, in JSON where no format is asked for: one object a line, of failed
 * polls too. Ends well on SIGTERM and SIGINT.
 *
 * Returns: the exit code: of the last poll where --count ended it, else 0
 */
int
dag_ctl_watch (char ***arguments)
{
  g_auto (DagCtlOptions) options = { .format = DAG_CTL_JSON };
  g_autoptr (DagConnection) connection = NULL;
  g_autoptr (DagConnector) connector = NULL;
  g_autoptr (DagPoller) poller = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  if (!dag_ctl_options_parse (&options, "watch",
                              _ ("Reads a contact centre again and again: one line a poll."),
                              arguments, &error))
    return dag_ctl_report_failure (error);
  connector = dag_ctl_options_open (&options, &connection, &error);
  if (connector == NULL)
    return dag_ctl_report_failure (error);

  loop = g_main_loop_new (NULL, FALSE);
  poller = dag_poller_new (connector, connection->poll_s);
  watch.loop = loop;
  watch.alerts = dag_ctl_alerts_new (connector);
  watch.poll_s = connection->poll_s;
  watch.connector = connector;
  watch.poller = poller;
  watch.format = options.format;
  watch.left = options.count;
  open_history (&watch, options.database);
  if (watch.restricted == NULL)
    watch.restricted = dag_ctl_settings_read_restricted_at (options.url);
  run_watch (&watch);
  g_clear_pointer (&watch.alerts, dag_ctl_alerts_free);
  g_clear_pointer (&watch.restricted, g_hash_table_unref);
  return close_history (&watch, &error) ? watch.exit_code : dag_ctl_report_failure (error);
}

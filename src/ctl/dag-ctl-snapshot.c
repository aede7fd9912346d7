/* dag-ctl-snapshot.c - dagstartctl snapshot: one poll, one report
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-report.h"
#include "dag-ctl-settings.h"
#include "dag-ctl.h"
#include "dag-snapshot-restrict.h"

#include <glib/gi18n.h>

typedef struct
{
  GMainLoop *loop;
  DagSnapshot *snapshot;
  GError *error;
} Once;

static void
on_poll_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Once *once = user_data;

  once->snapshot = dag_connector_poll_finish (DAG_CONNECTOR (source), result, &once->error);
  g_main_loop_quit (once->loop);
}

static DagSnapshot *
poll_once (DagConnector  *connector,
           GError       **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Once once = { loop, NULL, NULL };

  dag_connector_poll_async (connector, NULL, on_poll_ready, &once);
  g_main_loop_run (loop);
  if (once.error != NULL)
    g_propagate_error (error, once.error);
  return once.snapshot;
}

/**
 * dag_ctl_snapshot:
 * @arguments: (inout): the program's arguments
 *
 * Returns: the exit code
 */
int
dag_ctl_snapshot (char ***arguments)
{
  g_auto (DagCtlOptions) options = { 0 };
  g_autoptr (DagConnector) connector = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (DagSnapshot) told = NULL;
  g_autoptr (GHashTable) restricted = NULL;
  g_autoptr (DagCtlAlerts) alerts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;

  if (!dag_ctl_options_parse (&options, "snapshot",
                              _ ("Reads a contact centre once and reports it."), arguments,
                              &error))
    return dag_ctl_report_failure (error);
  connector = dag_ctl_options_open (&options, NULL, &error);
  if (connector == NULL)
    return dag_ctl_report_failure (error);
  snapshot = poll_once (connector, &error);
  dag_connector_close (connector);
  if (snapshot == NULL)
    return dag_ctl_report_failure (error);

  restricted = dag_ctl_settings_read_restricted_at (options.url);
  told = dag_snapshot_restrict (snapshot, restricted, NULL, FALSE);
  alerts = dag_ctl_alerts_new (NULL);
  dag_ctl_alerts_look (alerts, told);
  if (options.format == DAG_CTL_JSON)
    report = dag_ctl_report_to_json (told, dag_connector_get_last_poll (connector),
                                     alerts, TRUE);
  else
    report = dag_ctl_report_to_text (told, alerts);
  return dag_ctl_write (report, &error) ? 0 : dag_ctl_report_failure (error);
}

/* dag-keeping.c - what is kept on the disk follows the settings and the accepted purposes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-keeping.h"

#include "dag-privacy-settings.h"
#include "dag-purpose.h"
#include "dag-settings.h"

/**
 * dag_keeping_read_retention:
 * @settings: the program's settings
 * @retention: (out): how long each level is kept
 */
void
dag_keeping_read_retention (GSettings    *settings,
                            DagRetention *retention)
{
  retention->people = g_settings_get_uint (settings, DAG_KEY_KEEP_PEOPLE);
  retention->totals = g_settings_get_uint (settings, DAG_KEY_KEEP_TOTALS);
  retention->queues = g_settings_get_uint (settings, DAG_KEY_KEEP_QUEUES);
  retention->intervals = g_settings_get_uint (settings, DAG_KEY_KEEP_INTERVALS);
  retention->verdicts = g_settings_get_uint (settings, DAG_KEY_KEEP_VERDICTS);
}

static void
update_retention (GSettings    *settings,
                  const char   *key,
                  DagDashboard *dashboard)
{
  DagRetention retention;

  dag_keeping_read_retention (settings, &retention);
  dag_dashboard_set_retention (dashboard, &retention);
}

/**
 * dag_keeping_get_centre_id:
 * @dashboard: a dashboard
 *
 * Returns: (transfer none) (nullable): by which the settings know the contact centre; one
 *   for all that are simulated
 */
const char *
dag_keeping_get_centre_id (DagDashboard *dashboard)
{
  DagConnection *connection = dag_dashboard_get_connection (dashboard);

  if (connection == NULL)
    return NULL;
  return dag_connection_get_option (connection, DAG_OPTION_TRANSIENT) != NULL
             ? DAG_RESTRICTED_SIMULATION
             : connection->id;
}

/* Names are kept only where it was said what they are for. */
static void
update_people (DagDashboard *dashboard,
               GSettings    *settings)
{
  DagConnection *connection = dag_dashboard_get_connection (dashboard);

  dag_dashboard_set_keeps_people (
      dashboard, connection != NULL
                     && (dag_dashboard_is_simulated (dashboard)
                         || dag_purpose_is_accepted (settings, connection->id)));
}

/* Who asked that no more is done with their data than to keep it. */
static void
update_restricted (DagDashboard *dashboard,
                   GSettings    *settings)
{
  const char *centre = dag_keeping_get_centre_id (dashboard);
  g_auto (GStrv) ids
      = centre != NULL ? dag_privacy_settings_dup_restricted (settings, centre) : NULL;

  dag_dashboard_set_restricted (dashboard, (const char *const *) ids);
}

static void
on_dashboard_changed (DagDashboard *dashboard,
                      GParamSpec   *pspec,
                      GSettings    *settings)
{
  update_people (dashboard, settings);
  update_restricted (dashboard, settings);
}

static void
on_restricted_changed (GSettings    *settings,
                       const char   *key,
                       DagDashboard *dashboard)
{
  update_restricted (dashboard, settings);
}

static void
on_accepted_changed (GSettings    *settings,
                     const char   *key,
                     DagDashboard *dashboard)
{
  update_people (dashboard, settings);
}

/**
 * dag_keeping_start:
 * @dashboard: a dashboard that is connected to nothing yet
 * @settings: the program's settings
 *
 * From now on @dashboard keeps what it sees in the user's data folder.
 */
void
dag_keeping_start (DagDashboard *dashboard,
                   GSettings    *settings)
{
  static const char *const keys[]
      = { DAG_KEY_KEEP_PEOPLE, DAG_KEY_KEEP_TOTALS, DAG_KEY_KEEP_QUEUES,
          DAG_KEY_KEEP_INTERVALS, DAG_KEY_KEEP_VERDICTS };
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dagstart", NULL);

  dag_dashboard_keep_in (dashboard, folder);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (update_retention), dashboard, 0);
    }
  update_retention (settings, NULL, dashboard);
  g_signal_connect_object (dashboard, "notify::state", G_CALLBACK (on_dashboard_changed),
                           settings, 0);
  g_signal_connect_object (dashboard, "notify::simulated", G_CALLBACK (on_dashboard_changed),
                           settings, 0);
  g_signal_connect_object (settings, "changed::" DAG_KEY_PURPOSES_ACCEPTED,
                           G_CALLBACK (on_accepted_changed), dashboard, 0);
  g_signal_connect_object (settings, "changed::" DAG_KEY_RESTRICTED,
                           G_CALLBACK (on_restricted_changed), dashboard, 0);
  update_people (dashboard, settings);
  update_restricted (dashboard, settings);
}

/* dag-application-options.c - what can be asked on the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-application-options.h"

#include "dag-fault.h"
#include "dag-secret-file.h"

#include <glib/gi18n.h>

static const GOptionEntry entries[] = {
  { "simulate", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Look around with a simulated team (calm, busy, overload, short-staffed, night)"),
    NULL },
  { "url", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Watch the contact centre at this address"), N_ ("URL") },
  { "connector", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The kind of contact centre there"),
    N_ ("NAME") },
  { "token-file", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Read the token or password from this file"), N_ ("FILE") },
  { "user", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Log in with this name"), N_ ("NAME") },
  { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Trust the certificate authority in this file"), N_ ("FILE") },
  { "shot-dir", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
  { "rtl", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { "shot-size", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
  { "shot-after", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, NULL, NULL },
  { "poll-seconds", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, NULL, NULL, NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[SCENARIO]") },
  { NULL },
};

void
dag_application_options_add (GApplication *application)
{
  g_return_if_fail (G_IS_APPLICATION (application));

  g_application_add_main_option_entries (application, entries);
}

/* Through the action, so that it also reaches a Dagstart that runs already. */
static gboolean
simulate (DagApplication  *application,
          GVariantDict    *options,
          gboolean        *started,
          GError         **error)
{
  g_auto (GStrv) words = NULL;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^as", &words);
  if (words != NULL && g_strv_length (words) > 1)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                           _ ("one scenario at a time"));
      return FALSE;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "simulate",
                                  g_variant_new_string (words != NULL ? words[0] : ""));
  *started = TRUE;
  return TRUE;
}

static DagConnection *
new_connection (GVariantDict *options,
                const char   *url)
{
  const char *kind = DAG_CONNECTOR_OWN_KIND;
  DagConnection *connection = NULL;

  g_variant_dict_lookup (options, "connector", "&s", &kind);
  connection = dag_connection_new (kind, url);
  dag_connection_set_option (connection, DAG_OPTION_TRANSIENT, "true");
  g_variant_dict_lookup (options, "user", "s", &connection->user);
  g_variant_dict_lookup (options, "ca-file", "^ay", &connection->ca_file);
  return connection;
}

/* Watches the centre for this run alone: nothing is saved. */
static gboolean
watch (DagApplication  *application,
       GVariantDict    *options,
       const char      *url,
       gboolean        *started,
       GError         **error)
{
  g_autoptr (DagConnection) connection = new_connection (options, url);
  g_autoptr (DagConnector) connector = NULL;
  g_autofree char *token_file = NULL;
  g_autofree char *secret = NULL;

  if (g_application_get_is_remote (G_APPLICATION (application)))
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                           _ ("Dagstart runs already: connect in its preferences"));
      return FALSE;
    }
  if (g_variant_dict_lookup (options, "token-file", "^ay", &token_file))
    {
      secret = dag_secret_file_read (token_file, error);
      if (secret == NULL)
        return FALSE;
    }
  connector = dag_connector_new (connection, secret, error);
  if (connector == NULL)
    return FALSE;
  connection->poll_s
      = dag_connect_session_get_poll_s (dag_application_get_session (application));
  dag_dashboard_connect (dag_application_get_dashboard (application), connection,
                         connector);
  *started = TRUE;
  return TRUE;
}

/**
 * dag_application_options_apply:
 * @application: the application, registered
 * @options: as they were given
 * @started: (out): set where the options say whom to watch
 * @error: what is wrong with them
 *
 * Returns: whether the program can go on
 */
gboolean
dag_application_options_apply (DagApplication  *application,
                               GVariantDict    *options,
                               gboolean        *started,
                               GError         **error)
{
  const char *url = NULL;
  int poll_s = 0;

  g_return_val_if_fail (DAG_IS_APPLICATION (application), FALSE);
  g_return_val_if_fail (options != NULL && started != NULL, FALSE);

  /* More often than the preferences let: to measure what an answer costs. */
  if (g_variant_dict_lookup (options, "poll-seconds", "i", &poll_s) && poll_s > 0)
    dag_connect_session_set_poll_s (dag_application_get_session (application),
                                    (guint) poll_s);

  /* To see the mirrored layout without a translation that asks for it. */
  if (g_variant_dict_contains (options, "rtl"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (g_variant_dict_contains (options, "simulate"))
    return simulate (application, options, started, error);
  if (g_variant_dict_lookup (options, "url", "&s", &url))
    return watch (application, options, url, started, error);
  return TRUE;
}

/* dag-ctl-options.c - from the command line to a connector
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-secret-file.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_DEADLINE_S 300.0

static gboolean
parse_format (const char *option,
              const char *value,
              gpointer    user_data,
              GError    **error)
{
  DagCtlOptions *options = user_data;

  if (g_str_equal (value, "json"))
    options->format = DAG_CTL_JSON;
  else if (g_str_equal (value, "text"))
    options->format = DAG_CTL_TEXT;
  else
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--format is text or json, not “%s”", value);
      return FALSE;
    }
  return TRUE;
}

/* Not GOption's own double: that one reads the decimal comma of the locale. */
static gboolean
parse_deadline (const char *option,
                const char *value,
                gpointer    user_data,
                GError    **error)
{
  DagCtlOptions *options = user_data;
  char *end = NULL;

  options->deadline_s = g_ascii_strtod (value, &end);
  if (end != value && *end == '\0' && isfinite (options->deadline_s)
      && options->deadline_s > 0.0 && options->deadline_s <= MAX_DEADLINE_S)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--deadline is a number of seconds up to 300, not “%s”", value);
  return FALSE;
}

/**
 * dag_ctl_options_clear:
 * @options: options
 *
 * Frees what was parsed.
 */
void
dag_ctl_options_clear (DagCtlOptions *options)
{
  g_clear_pointer (&options->url, g_free);
  g_clear_pointer (&options->kind, g_free);
  g_clear_pointer (&options->token_file, g_free);
  g_clear_pointer (&options->user, g_free);
  g_clear_pointer (&options->ca_file, g_free);
  g_clear_pointer (&options->database, g_free);
}

static GOptionGroup *
create_group (DagCtlOptions *options)
{
  /* In the style of --help: lower case, no full stop. */
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_STRING, &options->url,
      N_ ("address of the contact centre"), "URL" },
    { "connector", 0, 0, G_OPTION_ARG_STRING, &options->kind,
      N_ ("its kind (default: dagstart)"), "NAME" },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, &options->token_file,
      N_ ("file with the token, or with the password of --user"), "FILE" },
    { "user", 0, 0, G_OPTION_ARG_STRING, &options->user, N_ ("name to sign in with"), "NAME" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file,
      N_ ("certificate authority of your own, as PEM"), "FILE" },
    { "deadline", 0, 0, G_OPTION_ARG_CALLBACK, parse_deadline,
      N_ ("seconds for one poll (default: 10)"), "S" },
    { "interval", 0, 0, G_OPTION_ARG_INT, &options->interval_s,
      N_ ("watch: seconds between polls (default: 10)"), "S" },
    { "count", 0, 0, G_OPTION_ARG_INT, &options->count,
      N_ ("watch: end after so many polls"), "N" },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database,
      N_ ("watch: keep what is read in this file, for “export”"), "FILE" },
    { "format", 0, 0, G_OPTION_ARG_CALLBACK, parse_format, N_ ("text or json"), "FORMAT" },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("source", "", "", options, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  return group;
}

/**
 * dag_ctl_options_parse:
 * @options: (out): the options; the format is a default of the command's until given
 * @command: its name
 * @summary: one translated sentence for --help
 * @arguments: (inout): the arguments, the program's name first
 * @error: %DAG_FAULT_USAGE with the reason
 *
 * Returns: whether every argument was understood
 */
gboolean
dag_ctl_options_parse (DagCtlOptions  *options,
                       const char     *command,
                       const char     *summary,
                       char         ***arguments,
                       GError        **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;

  options->deadline_s = DAG_DEFAULT_DEADLINE_S;
  options->interval_s = DAG_DEFAULT_POLL_S;
  g_option_context_set_main_group (context, create_group (options));
  g_option_context_set_summary (context, summary);
  if (!g_option_context_parse_strv (context, arguments, &local))
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, local->message);
      return FALSE;
    }
  if ((*arguments)[1] != NULL && (*arguments)[2] != NULL)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "“%s” means nothing to %s",
                   (*arguments)[2], command);
      return FALSE;
    }
  if (options->interval_s < 1 || options->interval_s > DAG_MAX_POLL_S || options->count < 0)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                   "--interval is 1 to %d seconds, --count 1 or more", DAG_MAX_POLL_S);
      return FALSE;
    }
  return TRUE;
}

/**
 * dag_ctl_options_open:
 * @options: parsed options
 * @connection: (out) (optional) (transfer full): how the source is reached
 * @error: of %DAG_FAULT
 *
 * Returns: (transfer full) (nullable): a connector; nothing was sent yet
 */
DagConnector *
dag_ctl_options_open (DagCtlOptions  *options,
                      DagConnection **connection,
                      GError        **error)
{
  g_autoptr (DagConnection) reached = NULL;
  g_autofree char *secret = NULL;
  DagConnector *connector;

  if (options->url == NULL)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--url is missing");
      return NULL;
    }
  reached = dag_connection_new (options->kind != NULL ? options->kind : DAG_CONNECTOR_OWN_KIND,
                                options->url);
  reached->user = g_strdup (options->user);
  reached->ca_file = g_strdup (options->ca_file);
  reached->deadline_s = options->deadline_s;
  reached->poll_s = (guint) options->interval_s;
  if (options->token_file != NULL)
    {
      secret = dag_secret_file_read (options->token_file, error);
      if (secret == NULL)
        return NULL;
    }
  connector = dag_connector_new (reached, secret, error);
  if (connector != NULL && connection != NULL)
    *connection = g_steal_pointer (&reached);
  return connector;
}

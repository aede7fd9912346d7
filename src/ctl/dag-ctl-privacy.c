/* dag-ctl-privacy.c - dagstartctl privacy: what is kept of people, from the settings in force
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-json.h"
#include "dag-ctl-settings.h"
#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-privacy-settings.h"
#include "dag-words-privacy.h"

#include <glib/gi18n.h>

static gboolean
parse_options (char    **format,
               char   ***arguments,
               GError  **error)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, format, N_ ("text, html or json"), "FORMAT" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("Says what is kept of people, for how long, and who sees it: the sheet for a "
                  "works council, from the settings in force."));
  if (!g_option_context_parse_strv (context, arguments, &local))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, local->message);
  else if (g_strv_length (*arguments) != 2)
    g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "“%s” means nothing to privacy",
                 (*arguments)[2]);
  else if (*format != NULL && !g_str_equal (*format, "json") && !g_str_equal (*format, "text")
           && !g_str_equal (*format, "html"))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--format is text, html or json");
  else
    return TRUE;
  return FALSE;
}

static char *
to_json (const DagPrivacyFacts *facts,
         gboolean               set)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "schema", "dagstart.privacy/1");
  dag_ctl_json_add_boolean (builder, "settings_found", set);
  dag_ctl_json_add_count (builder, "people_days", facts->people_days);
  dag_ctl_json_add_count (builder, "totals_days", facts->totals_days);
  dag_ctl_json_add_count (builder, "verdicts_days", facts->verdicts_days);
  dag_ctl_json_add_count (builder, "queues_days", facts->queues_days);
  dag_ctl_json_add_count (builder, "intervals_days", facts->intervals_days);
  dag_ctl_json_add_count (builder, "log_days", facts->log_days);
  dag_ctl_json_add_count (builder, "hide_names_minutes", facts->hide_after_min);
  dag_ctl_json_add_boolean (builder, "notifications", facts->notifies);
  dag_ctl_json_add_count (builder, "restricted_people", facts->n_restricted);
  json_builder_set_member_name (builder, "board");
  json_builder_begin_array (builder);
  for (guint i = 0; i < facts->boards->len; i++)
    {
      const DagPrivacyBoard *board = g_ptr_array_index (facts->boards, i);

      json_builder_begin_object (builder);
      dag_ctl_json_add_text (builder, "kind", board->kind);
      dag_ctl_json_add_count (builder, "days", board->days);
      dag_ctl_json_add_boolean (builder, "names_people", board->names_people);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "purposes_accepted");
  json_builder_begin_array (builder);
  for (guint i = 0; i < facts->consents->len; i++)
    {
      const DagPrivacyConsent *consent = g_ptr_array_index (facts->consents, i);

      json_builder_begin_object (builder);
      dag_ctl_json_add_text (builder, "connection", consent->centre);
      dag_ctl_json_add_count (builder, "accepted_at", consent->accepted_at_s);
      dag_ctl_json_add_text (builder, "reference", consent->reference);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return dag_ctl_json_end (builder, TRUE);
}

/**
 * dag_ctl_privacy:
 * @arguments: (inout): the program's arguments
 *
 * Returns: the exit code
 */
int
dag_ctl_privacy (char ***arguments)
{
  g_autofree char *format = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (DagPrivacyFacts) facts = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_autofree char *report = NULL;
  int64_t now_s = g_get_real_time () / G_USEC_PER_SEC;

  if (!parse_options (&format, arguments, &error))
    return dag_ctl_report_failure (error);
  settings = dag_ctl_settings_open ();
  facts = dag_privacy_settings_read (settings, NULL, NULL);
  sections = dag_words_privacy_sheet (facts);
  if (g_strcmp0 (format, "json") == 0)
    report = to_json (facts, settings != NULL);
  else if (g_strcmp0 (format, "html") == 0)
    report = dag_words_privacy_html (sections, now_s);
  else
    report = dag_words_privacy_text (sections, now_s);
  return dag_ctl_write (report, &error) ? 0 : dag_ctl_report_failure (error);
}

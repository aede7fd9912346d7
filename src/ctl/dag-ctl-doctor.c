/* dag-ctl-doctor.c - dagstartctl doctor: is this computer fit for Dagstart?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-check.h"
#include "dag-ctl-json.h"
#include "dag-ctl-table.h"
#include "dag-ctl.h"
#include "dag-fault.h"

#include <glib/gi18n.h>

static const char *const verdict_words[] = {
  [DAG_CTL_FINE] = "fine",
  [DAG_CTL_NOTE] = "note",
  [DAG_CTL_FAULT] = "fault",
};

static GPtrArray *
look (void)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_ctl_check_free);

  dag_ctl_check_versions (checks);
  dag_ctl_check_paths (checks);
  dag_ctl_check_store (checks);
  dag_ctl_check_keyring (checks);
  dag_ctl_check_network (checks);
  dag_ctl_check_time (checks);
  dag_ctl_check_display (checks);
  return checks;
}

static char *
to_json (GPtrArray *checks)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "schema", "dagstart.doctor/1");
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < checks->len; i++)
    {
      const DagCtlCheck *check = g_ptr_array_index (checks, i);

      json_builder_begin_object (builder);
      dag_ctl_json_add_text (builder, "name", check->name);
      dag_ctl_json_add_text (builder, "verdict", verdict_words[check->verdict]);
      dag_ctl_json_add_text (builder, "detail", check->detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return dag_ctl_json_end (builder, TRUE);
}

static char *
to_text (GPtrArray *checks)
{
  /* Not the table of the reports: a path or a reason must not be cut. */
  static const char *const signs[] = {
    [DAG_CTL_FINE] = "✓",
    [DAG_CTL_NOTE] = "·",
    [DAG_CTL_FAULT] = "✗",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      const DagCtlCheck *check = g_ptr_array_index (checks, i);

      g_string_append_printf (text, "%s %-15s %s\n", signs[check->verdict], check->name,
                              check->detail);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const DagCtlCheck *
find_fault (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const DagCtlCheck *check = g_ptr_array_index (checks, i);

      if (check->verdict == DAG_CTL_FAULT)
        return check;
    }
  return NULL;
}

/**
 * dag_ctl_doctor:
 * @arguments: (inout): the program's arguments
 *
 * Looks at versions, folders, what is kept, keyring, network, time and display. What is only
 * less good (no keyring on a server, say) is a note and no failure.
 *
 * Returns: the exit code
 */
int
dag_ctl_doctor (char ***arguments)
{
  g_auto (DagCtlOptions) options = { 0 };
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;
  const DagCtlCheck *fault;
  DagFault reason;

  if (!dag_ctl_options_parse (&options, "doctor",
                              _ ("Looks at what Dagstart needs on this computer."), arguments,
                              &error))
    return dag_ctl_report_failure (error);
  checks = look ();
  report = options.format == DAG_CTL_JSON ? to_json (checks) : to_text (checks);
  if (!dag_ctl_write (report, &error))
    return dag_ctl_report_failure (error);

  fault = find_fault (checks);
  if (fault == NULL)
    return 0;
  reason = g_str_equal (fault->name, DAG_CTL_CHECK_HISTORY) ? DAG_FAULT_STORE : DAG_FAULT_IO;
  g_set_error (&error, DAG_FAULT, (int) reason, "%s: %s", fault->name, fault->detail);
  return dag_ctl_report_failure (error);
}

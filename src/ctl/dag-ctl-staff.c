/* dag-ctl-staff.c - dagstartctl staff: how many people a queue needs
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-json.h"
#include "dag-ctl-number.h"
#include "dag-ctl-table.h"
#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-staffing.h"
#include "dag-words-number.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_SECONDS 86400.0
#define SHORT_S 5.0 /* who hangs up sooner is a short abandon */

typedef struct
{
  double calls;
  double interval_s;
  double handle_s;
  double patience_s;
  double level;
  double within_s;
  double max_occupancy;
  double shrinkage;
  double minimum;
  double agents; /* < 0: work it out */
  DagCtlFormat format;
} StaffOptions;

/* "0.8/20": share and seconds. */
static gboolean
parse_target (StaffOptions  *options,
              const char    *text,
              GError       **error)
{
  const DagCtlNumber level = { "--target (before the stroke)", 0.0, 1.0, &options->level };
  const DagCtlNumber within
      = { "--target (after the stroke)", 0.0, MOST_SECONDS, &options->within_s };
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);

  if (g_strv_length (parts) == 2)
    return dag_ctl_number_read (&level, parts[0], error)
           && dag_ctl_number_read (&within, parts[1], error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--target is a share and seconds, as in 0.8/20, not “%s”", text);
  return FALSE;
}

static gboolean
on_option (const char *option,
           const char *text,
           gpointer    user_data,
           GError    **error)
{
  StaffOptions *options = user_data;
  const DagCtlNumber numbers[] = {
    { "--calls", 0.0, 1e7, &options->calls },
    { "--interval", 1.0, MOST_SECONDS, &options->interval_s },
    { "--aht", 0.1, MOST_SECONDS, &options->handle_s },
    { "--patience", 0.1, 1e9, &options->patience_s },
    { "--max-occupancy", 0.01, 1.0, &options->max_occupancy },
    { "--shrinkage", 0.0, 0.95, &options->shrinkage },
    { "--min-staff", 0.0, DAG_STAFFING_MOST_AGENTS, &options->minimum, TRUE },
    { "--agents", 0.0, DAG_STAFFING_MOST_AGENTS, &options->agents, TRUE },
  };

  if (g_str_equal (option, "--target"))
    return parse_target (options, text, error);
  if (g_str_equal (option, "--format"))
    {
      options->format = g_str_equal (text, "json") ? DAG_CTL_JSON : DAG_CTL_TEXT;
      if (options->format == DAG_CTL_JSON || g_str_equal (text, "text"))
        return TRUE;
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--format is text or json, not “%s”", text);
      return FALSE;
    }
  return dag_ctl_number_parse (numbers, G_N_ELEMENTS (numbers), option, text, error);
}

static GOptionGroup *
create_group (StaffOptions *options)
{
  const GOptionEntry entries[] = {
    { "calls", 0, 0, G_OPTION_ARG_CALLBACK, on_option, N_ ("contacts in the interval"), "N" },
    { "interval", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("length of the interval in seconds (default: 1800)"), "S" },
    { "aht", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("mean handle time in seconds, wrap-up included"), "S" },
    { "patience", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("mean patience in seconds; without it nobody hangs up"), "S" },
    { "target", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("service level: share and seconds (default: 0.8/20)"), "SHARE/S" },
    { "max-occupancy", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("most of the time that people may be busy, 0 to 1"), "SHARE" },
    { "shrinkage", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("share of paid time in which people are not at work"), "SHARE" },
    { "min-staff", 0, 0, G_OPTION_ARG_CALLBACK, on_option, N_ ("at least so many people"), "N" },
    { "agents", 0, 0, G_OPTION_ARG_CALLBACK, on_option,
      N_ ("the figures with so many people"), "N" },
    { "format", 0, 0, G_OPTION_ARG_CALLBACK, on_option, N_ ("text or json"), "FORMAT" },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("staff", "", "", options, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  return group;
}

static gboolean
parse_options (StaffOptions *options,
               char       ***arguments,
               GError      **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;

  g_option_context_set_main_group (context, create_group (options));
  g_option_context_set_summary (
      context, _ ("Works out how many people a queue needs, by Erlang A or C."));
  if (!g_option_context_parse_strv (context, arguments, &local))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, local->message);
  else if ((*arguments)[1] != NULL && (*arguments)[2] != NULL)
    g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "“%s” means nothing to staff",
                 (*arguments)[2]);
  else if (options->calls < 0.0 || options->handle_s <= 0.0)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--calls and --aht are needed");
  else
    return TRUE;
  return FALSE;
}

static char *
to_json (const StaffOptions    *options,
         const DagQueueLoad    *load,
         const DagStaffingNeed *need)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DagQueueFigures *figures = &need->figures;

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "model", load->patience_s > 0.0 ? "erlang-a" : "erlang-c");
  dag_ctl_json_add_seconds (builder, "offered_load", dag_erlang_load (load));
  dag_ctl_json_add_count (builder, "agents", need->agents);
  if (options->agents < 0.0)
    dag_ctl_json_add_text (builder, "bound_by", dag_staffing_bound_get_word (need->bound_by));
  dag_ctl_json_add_boolean (builder, "stable", figures->stable);
  if (figures->stable)
    {
      dag_ctl_json_add_seconds (builder, "p_wait", figures->p_wait);
      dag_ctl_json_add_seconds (builder, "service_level", figures->service_level);
      dag_ctl_json_add_seconds (builder, "asa_s", figures->asa_s);
      dag_ctl_json_add_seconds (builder, "occupancy", figures->occupancy);
      dag_ctl_json_add_seconds (builder, "queue_length", figures->queue_length);
      dag_ctl_json_add_seconds (builder, "p_abandon", figures->p_abandon);
      dag_ctl_json_add_seconds (builder, "service_level_answered",
                                figures->service_level_answered);
      dag_ctl_json_add_seconds (builder, "service_level_excl_early",
                                figures->service_level_excl_early);
      dag_ctl_json_add_seconds (builder, "service_level_served_or_gone",
                                figures->service_level_served_or_gone);
      dag_ctl_json_add_seconds (builder, "service_level_excl_short",
                                figures->service_level_excl_short);
      dag_ctl_json_add_seconds (builder, "wait_p90_s",
                                dag_erlang_wait_percentile_s (load, need->agents, 0.9));
      dag_ctl_json_add_seconds (builder, "mean_wait_answered_s",
                                figures->mean_wait_answered_s);
    }
  dag_ctl_json_add_count (builder, "scheduled",
                          dag_staffing_schedule (need->agents, options->shrinkage));
  return dag_ctl_json_end (builder, TRUE);
}

static void
add_row (DagCtlTable *table,
         const char  *label,
         char        *value)
{
  dag_ctl_table_add (table, g_strdup (label));
  dag_ctl_table_add (table, value);
}

static char *
to_text (const StaffOptions    *options,
         const DagQueueLoad    *load,
         const DagStaffingNeed *need)
{
  g_autoptr (DagCtlTable) table = dag_ctl_table_new ("lr");
  g_autoptr (GString) text = g_string_new (NULL);
  const DagQueueFigures *figures = &need->figures;
  int64_t scheduled = dag_staffing_schedule (need->agents, options->shrinkage);

  add_row (table, _ ("People at work"), dag_words_count (need->agents));
  if (options->agents < 0.0)
    add_row (table, _ ("Which target says so"),
             g_strdup (dag_staffing_bound_get_word (need->bound_by)));
  if (scheduled != need->agents)
    add_row (table, _ ("People to roster"), dag_words_count (scheduled));
  add_row (table, _ ("Load in erlang"), g_strdup_printf ("%.2f", dag_erlang_load (load)));
  if (figures->stable)
    {
      add_row (table, _ ("Service level (strict)"), dag_words_percent (figures->service_level));
      add_row (table, _ ("Mean wait in seconds"), g_strdup_printf ("%.1f", figures->asa_s));
      add_row (table, _ ("Have to wait"), dag_words_percent (figures->p_wait));
      add_row (table, _ ("Hang up"), dag_words_percent (figures->p_abandon));
      add_row (table, _ ("Busy"), dag_words_percent (figures->occupancy));
    }
  dag_ctl_table_append_to (table, text);
  if (!figures->stable)
    g_string_append_printf (text, "%s\n",
                            _ ("The line would grow for ever: more comes in than they can do."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dag_ctl_staff:
 * @arguments: (inout): the program's arguments
 *
 * Returns: the exit code
 */
int
dag_ctl_staff (char ***arguments)
{
  StaffOptions options = { .calls = -1.0, .interval_s = 1800.0, .level = 0.8, .within_s = 20.0,
                           .max_occupancy = -1.0, .agents = -1.0 };
  DagStaffingTargets targets = { .max_asa_s = -1.0, .max_p_abandon = -1.0 };
  DagStaffingNeed need = { 0 };
  DagQueueLoad load = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;

  if (!parse_options (&options, arguments, &error))
    return dag_ctl_report_failure (error);
  load.arrivals_per_s = options.calls / options.interval_s;
  load.handle_s = options.handle_s;
  load.patience_s = options.patience_s;
  load.within_s = options.within_s;
  load.short_s = SHORT_S;
  targets.service_level = options.level;
  targets.max_occupancy = options.max_occupancy;
  targets.minimum = (int64_t) options.minimum;
  if (options.agents < 0.0)
    dag_staffing_need (&load, &targets, &need);
  else
    {
      need.agents = (int64_t) options.agents;
      dag_erlang_figures (&load, need.agents, &need.figures);
    }
  report = options.format == DAG_CTL_JSON ? to_json (&options, &load, &need)
                                          : to_text (&options, &load, &need);
  return dag_ctl_write (report, &error) ? 0 : dag_ctl_report_failure (error);
}

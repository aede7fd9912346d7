/* dag-ctl-shift.c - dagstartctl shift: what the rules on breaks say of a shift
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-rules-file.h"
#include "dag-break-terms.h"
#include "dag-break-verdict.h"
#include "dag-break-watch.h"
#include "dag-ctl-json.h"
#include "dag-ctl-table.h"
#include "dag-ctl.h"
#include "dag-fault.h"

#include <glib/gi18n.h>

#define WARN_S (20 * 60)
#define IS_OVER G_MININT /* for --at: the whole shift */

typedef struct
{
  char *rules; /* ids with commas */
  char *age;
  char **waived;
  char *format;
  int at_min; /* or IS_OVER */
} ShiftOptions;

static void
shift_options_clear (ShiftOptions *self)
{
  g_clear_pointer (&self->rules, g_free);
  g_clear_pointer (&self->age, g_free);
  g_clear_pointer (&self->waived, g_strfreev);
  g_clear_pointer (&self->format, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShiftOptions, shift_options_clear)

/* Everything that is said of one rule. */
typedef struct
{
  const DagBreakRule *rule;
  DagRuleFinding finding;
  DagBreakWatch watch;
  const char *word; /* the verdict, or while the shift is under way the state */
} Line;

static gboolean
parse_options (ShiftOptions *options,
               char       ***arguments,
               GError      **error)
{
  const GOptionEntry entries[] = {
    { "rules", 0, 0, G_OPTION_ARG_STRING, &options->rules,
      N_ ("sets of rules, with commas between (default: nl)"), "ID[,ID]" },
    { "age", 0, 0, G_OPTION_ARG_STRING, &options->age, N_ ("adult or youth"), "AGE" },
    { "waive", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->waived,
      N_ ("a rule the person has waived"), "RULE" },
    { "at", 0, 0, G_OPTION_ARG_INT, &options->at_min,
      N_ ("minute of the shift it is now; the rest is still to come"), "MINUTE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("text or json"), "FORMAT" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("“W240 B30 W240”"));
  g_autoptr (GError) local = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("Judges a shift by the rules on breaks. Letters and minutes: W screen work, O "
                  "other work, B break, P paid pause, U unknown. No legal advice; check your "
                  "agreement."));
  if (!g_option_context_parse_strv (context, arguments, &local))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, local->message);
  else if (g_strv_length (*arguments) != 3)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "one shift is needed, in quotes");
  else if (options->age != NULL && !g_str_equal (options->age, "adult")
           && !g_str_equal (options->age, "youth"))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--age is adult or youth");
  else if (options->format != NULL && !g_str_equal (options->format, "json")
           && !g_str_equal (options->format, "text"))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--format is text or json");
  else
    return TRUE;
  return FALSE;
}

static DagBreakRuleSet *
load_set (const char  *id,
          GError     **error)
{
  const char *folder = g_getenv ("DAG_BREAK_RULES");
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = NULL;

  for (const char *at = id; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      {
        g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "no set of rules is called “%s”", id);
        return NULL;
      }
  path = folder != NULL ? g_build_filename (folder, name, NULL)
                        : g_build_filename (DAG_DATA_DIR, "break-rules", name, NULL);
  if (*id == '\0' || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "no set of rules is called “%s”", id);
      return NULL;
    }
  return dag_break_rules_load_file (path, NULL, error);
}

static GPtrArray *
load_sets (const char  *ids,
           GError     **error)
{
  g_autoptr (GPtrArray) sets
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_rule_set_unref);
  g_auto (GStrv) names = g_strsplit (ids, ",", 32);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DagBreakRuleSet *set = load_set (names[i], error);

      if (set == NULL)
        return NULL;
      g_ptr_array_add (sets, set);
    }
  if (sets->len == 0)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--rules names no set");
      return NULL;
    }
  return g_steal_pointer (&sets);
}

static gboolean
has_rule (GPtrArray  *sets,
          const char *id)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        if (g_str_equal (((const DagBreakRule *) g_ptr_array_index (set->rules, j))->id, id))
          return TRUE;
    }
  return FALSE;
}

/* What was asked for must be there: a rule that is misspelt would be judged as if nobody had
 * waived it. */
static gboolean
check_options (const ShiftOptions *options,
               GPtrArray          *sets,
               const DagShift     *shift,
               GError            **error)
{
  int span_min = (int) (dag_shift_get_span_s (shift) / 60);

  for (guint i = 0; options->waived != NULL && options->waived[i] != NULL; i++)
    if (!has_rule (sets, options->waived[i]))
      {
        g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                     "no rule of these sets is called “%s”", options->waived[i]);
        return FALSE;
      }
  if (options->at_min == IS_OVER || (options->at_min >= 0 && options->at_min <= span_min))
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
               "--at is a minute of the shift, from 0 to %d, not “%d”", span_min,
               options->at_min);
  return FALSE;
}

/* The part of @shift up to @at_s; what comes after is returned as its length. */
static DagShift *
cut_shift (const DagShift *shift,
           int64_t         at_s,
           int64_t        *left_s)
{
  DagShift *head = dag_shift_new ();
  int64_t room_s = at_s;

  for (guint i = 0; i < shift->n_segments && room_s > 0; i++)
    {
      const DagSegment *segment = &shift->segments[i];

      dag_shift_append (head, segment->kind, MIN (segment->length_s, room_s));
      room_s -= MIN (segment->length_s, room_s);
    }
  *left_s = dag_shift_get_span_s (shift) - dag_shift_get_span_s (head);
  return head;
}

/* @worst: (out): the verdict on all of it; while the shift is under way the state to heed */
static GArray *
judge (const ShiftOptions *options,
       GPtrArray          *sets,
       const DagShift     *shift,
       const char        **worst)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  DagAgeClass age
      = g_strcmp0 (options->age, "youth") == 0 ? DAG_AGE_YOUTH : DAG_AGE_ADULT;
  DagVerdict verdict = DAG_VERDICT_NOT_APPLICABLE;
  DagBreakState state = DAG_BREAK_STATE_NOT_APPLICABLE;
  gboolean is_over = options->at_min == IS_OVER;
  g_autoptr (DagShift) so_far = NULL;
  int64_t left_s = 0;

  if (is_over)
    so_far = dag_shift_copy (shift);
  else
    so_far = cut_shift (shift, (int64_t) options->at_min * 60, &left_s);
  for (guint i = 0; i < sets->len; i++)
    {
      const DagBreakRuleSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->rules->len; j++)
        {
          Line line = { .rule = g_ptr_array_index (set->rules, j) };
          gboolean waived = options->waived != NULL
                            && g_strv_contains ((const char *const *) options->waived,
                                                line.rule->id);

          if (!dag_break_rule_applies_to (set, line.rule, sets, age))
            continue;
          dag_break_rule_judge (line.rule, so_far, waived, &line.finding);
          dag_break_rule_watch (line.rule, so_far, left_s, WARN_S, waived, &line.watch);
          verdict = MAX (verdict, line.finding.verdict);
          if (dag_break_state_get_urgency (line.watch.state)
              > dag_break_state_get_urgency (state))
            state = line.watch.state;
          line.word = is_over ? dag_verdict_get_word (line.finding.verdict)
                              : dag_break_state_get_word (line.watch.state);
          g_array_append_val (lines, line);
        }
    }
  *worst = is_over ? dag_verdict_get_word (verdict) : dag_break_state_get_word (state);
  return lines;
}

static void
add_minutes (JsonBuilder *builder,
             const char  *name,
             int64_t      seconds)
{
  if (seconds >= 0)
    dag_ctl_json_add_count (builder, name, seconds / 60);
}

static char *
to_json (GArray         *lines,
         const DagShift *shift,
         const char     *worst)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int64_t rest_s = dag_shift_sum_s (shift, DAG_SEGMENT_BREAK)
                   + dag_shift_sum_s (shift, DAG_SEGMENT_PAUSE);

  json_builder_begin_object (builder);
  dag_ctl_json_add_text (builder, "verdict", worst);
  add_minutes (builder, "work_min",
               dag_shift_sum_s (shift, DAG_SEGMENT_WORK)
                   + dag_shift_sum_s (shift, DAG_SEGMENT_OTHER_WORK));
  add_minutes (builder, "break_min", rest_s);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      json_builder_begin_object (builder);
      dag_ctl_json_add_text (builder, "id", line->rule->id);
      dag_ctl_json_add_text (builder, "verdict", line->word);
      add_minutes (builder, "have_min", line->finding.have_s);
      add_minutes (builder, "need_min", line->finding.need_s);
      add_minutes (builder, "longest_stretch_min", line->finding.longest_s);
      add_minutes (builder, "latest_start_min", line->watch.latest_start_s);
      dag_ctl_json_add_text (builder, "basis", line->rule->basis);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return dag_ctl_json_end (builder, TRUE);
}

static char *
to_text (GArray     *lines,
         const char *worst)
{
  g_autoptr (DagCtlTable) table = dag_ctl_table_new ("lllr");
  g_autoptr (GString) text = g_string_new (NULL);

  dag_ctl_table_add (table, g_strdup (_ ("Rule")));
  dag_ctl_table_add (table, g_strdup (_ ("Basis")));
  dag_ctl_table_add (table, g_strdup (_ ("Verdict")));
  dag_ctl_table_add (table, g_strdup (_ ("Latest start")));
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      int64_t latest_s = line->watch.latest_start_s;

      dag_ctl_table_add (table, g_strdup (line->rule->id));
      dag_ctl_table_add (table, g_strdup (line->rule->basis));
      dag_ctl_table_add (table, g_strdup (line->word));
      dag_ctl_table_add (table, latest_s < 0 ? g_strdup ("–")
                                             : g_strdup_printf ("%d", (int) (latest_s / 60)));
    }
  dag_ctl_table_append_to (table, text);
  g_string_append_printf (text, "%s\n%s\n", worst,
                          _ ("No legal advice; check your agreement."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dag_ctl_shift:
 * @arguments: (inout): the program's arguments
 *
 * Returns: the exit code
 */
int
dag_ctl_shift (char ***arguments)
{
  g_auto (ShiftOptions) options = { .at_min = IS_OVER };
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (DagShift) shift = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;
  const char *worst = NULL;

  if (!parse_options (&options, arguments, &error))
    return dag_ctl_report_failure (error);
  shift = dag_shift_new_parse ((*arguments)[2], &error);
  if (shift == NULL)
    return dag_ctl_report_failure (error);
  sets = load_sets (options.rules != NULL ? options.rules : "nl", &error);
  if (sets == NULL || !check_options (&options, sets, shift, &error))
    return dag_ctl_report_failure (error);
  lines = judge (&options, sets, shift, &worst);
  report = g_strcmp0 (options.format, "json") == 0 ? to_json (lines, shift, worst)
                                                   : to_text (lines, worst);
  return dag_ctl_write (report, &error) ? 0 : dag_ctl_report_failure (error);
}

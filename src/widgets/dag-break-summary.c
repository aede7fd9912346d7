/* dag-break-summary.c - how a team stands to the rules on breaks, in a sentence or two
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-summary.h"

#include "dag-words-time.h"

#include <glib/gi18n.h>

/* A shorter stretch is not worth a sentence. */
#define STRETCH_US (90 * 60 * DAG_USEC_PER_SEC)

/* Rules are not all: how long the longest has worked on end, of whom the rows tell. */
static void
append_stretch (DagBreakLive *breaks,
                int64_t       now_us,
                GString      *text)
{
  GPtrArray *lanes = dag_break_live_list (breaks);
  int64_t longest_us = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (lanes, i);

      if (dag_time_is_known (lane->stretch_since_us) && !lane->is_away
          && lane->standing.state != DAG_BREAK_STATE_UNKNOWN)
        longest_us = MAX (longest_us, now_us - lane->stretch_since_us);
    }
  if (longest_us >= STRETCH_US)
    {
      g_autofree char *length
          = dag_words_duration ((double) longest_us / DAG_USEC_PER_SEC);

      /* Translators: %s is a length of time, "2 h 18" */
      g_string_append_printf (text, _ (" The longest stretch without a pause is %s."), length);
    }
}

/* What needs a lead, in a sentence; who has had no break is told by the rows. */
static char *
dup_today (DagBreakLive *breaks,
           guint         n_care,
           int64_t       now_us)
{
  guint due = dag_break_live_count (breaks, DAG_BREAK_STATE_DUE);
  guint late = dag_break_live_count (breaks, DAG_BREAK_STATE_LATE_RISK)
               + dag_break_live_count (breaks, DAG_BREAK_STATE_BREACH);
  int64_t warn_s = dag_break_config_get_warn_s (dag_break_live_get_config (breaks));
  g_autoptr (GString) text = g_string_new (NULL);

  if (due > 0)
    g_string_append_printf (
        text,
        ngettext ("%u break must begin within %d minutes.",
                  "%u breaks must begin within %d minutes.", due),
        due, (int) (warn_s / 60));
  if (due > 0 && late > 0)
    g_string_append_c (text, ' ');
  if (late > 0)
    g_string_append_printf (text,
                            ngettext ("%u person can no longer have the break that is owed.",
                                      "%u people can no longer have the break that is owed.",
                                      late),
                            late);
  if (text->len == 0 && n_care > 0)
    g_string_append_printf (
        text,
        ngettext ("No rule asks for a break just now, but %u person could use one.",
                  "No rule asks for a break just now, but %u people could use one.", n_care),
        n_care);
  else if (text->len == 0)
    g_string_append (text, _ ("No rule asks for a break just now."));
  append_stretch (breaks, now_us, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of a past day: what became of it. */
static char *
dup_past (DagBreakLive *breaks)
{
  GPtrArray *lanes = dag_break_live_list (breaks);
  guint n_owed = 0;
  guint n_missed = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const DagBreakLane *lane = g_ptr_array_index (lanes, i);
      DagBreakState state = lane->standing.state;

      n_unknown += state == DAG_BREAK_STATE_UNKNOWN;
      n_owed += lane->credit.rule != NULL;
      n_missed += state == DAG_BREAK_STATE_BREACH || state == DAG_BREAK_STATE_LATE_RISK;
    }
  if (n_missed > 0)
    return g_strdup_printf (ngettext ("%u of %u could no longer have the break that was owed.",
                                      "%u of %u could no longer have the break that was owed.",
                                      n_missed),
                            n_missed, MAX (n_owed, n_missed));
  if (n_unknown > 0)
    return g_strdup_printf (ngettext ("Of %u person it is not known whether every break was had.",
                                      "Of %u people it is not known whether every break was had.",
                                      n_unknown),
                            n_unknown);
  return g_strdup (_ ("Until this moment everybody kept to the rules on breaks."));
}

/**
 * dag_break_summary_dup:
 * @breaks: of today, or of a past day
 * @n_care: how many could use a break: the number that the calm line says
 * @now_us: the centre's present
 *
 * Returns: (transfer full): what needs a lead, or what became of it
 */
char *
dag_break_summary_dup (DagBreakLive *breaks,
                       guint         n_care,
                       int64_t       now_us)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (breaks), NULL);

  return dag_break_live_is_past (breaks) ? dup_past (breaks)
                                         : dup_today (breaks, n_care, now_us);
}

/* dag-words-breaks.c - how somebody stands to the rules on breaks, in words of care
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-breaks.h"

#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

static const char *const state_names[] = {
  [DAG_BREAK_STATE_NOT_APPLICABLE] = NC_ ("break", "No rule asks for one"),
  [DAG_BREAK_STATE_WAIVED] = NC_ ("break", "Waived"),
  [DAG_BREAK_STATE_OK] = NC_ ("break", "In order"),
  [DAG_BREAK_STATE_DUE] = NC_ ("break", "Break needed soon"),
  [DAG_BREAK_STATE_UNKNOWN] = NC_ ("break", "Not known"),
  [DAG_BREAK_STATE_LATE_RISK] = NC_ ("break", "No longer fits the shift"),
  [DAG_BREAK_STATE_BREACH] = NC_ ("break", "Break missed"),
};

/* In the order of DagBreakLevel. */
static const char *const level_names[] = {
  NC_ ("break rule", "Law"),
  NC_ ("break rule", "Agreement"),
  NC_ ("break rule", "House rule"),
  NC_ ("break rule", "Advice"),
};

/* In the order of DagSegmentKind. */
static const char *const kind_names[] = {
  NC_ ("shift", "Work at the screen"), NC_ ("shift", "Work away from the screen"),
  NC_ ("shift", "Break"),              NC_ ("shift", "Paid pause"),
  NC_ ("shift", "Not known"),
};

/**
 * dag_words_break_state:
 * @state: how somebody stands
 * @is_over: the shift is
 *
 * Returns: (transfer none): translated
 */
const char *
dag_words_break_state (DagBreakState state,
                       gboolean      is_over)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), "");

  if (is_over && state == DAG_BREAK_STATE_OK)
    return C_ ("break", "Breaks had");
  return g_dpgettext2 (GETTEXT_PACKAGE, "break", state_names[state]);
}

/**
 * dag_words_break_due:
 * @state: how somebody stands
 * @is_over: the shift is
 * @latest_start_us: until when a break fits, or none
 * @is_assumed: the end of the shift is not rostered but assumed
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "by 13:20", "by about 16:29", or the state in words
 */
char *
dag_words_break_due (DagBreakState  state,
                     gboolean       is_over,
                     int64_t        latest_start_us,
                     gboolean       is_assumed,
                     GTimeZone     *zone)
{
  g_autofree char *clock = NULL;

  if (!dag_time_is_known (latest_start_us) || is_over
      || (state != DAG_BREAK_STATE_OK && state != DAG_BREAK_STATE_DUE))
    return g_strdup (dag_words_break_state (state, is_over));
  clock = dag_words_clock (latest_start_us, zone);
  /* Translators: a break must begin by this time of day; the second where the end of the
   * shift is a guess */
  return g_strdup_printf (is_assumed ? C_ ("break", "by about %s") : C_ ("break", "by %s"),
                          clock);
}

static int
minutes (int64_t seconds)
{
  return (int) (seconds / 60);
}

/**
 * dag_words_break_credit:
 * @credit: what is owed and had
 *
 * Returns: (transfer full): "15 of 30 min"; empty where no rule asks for a pause
 */
char *
dag_words_break_credit (const DagBreakCredit *credit)
{
  if (credit->rule == NULL)
    return g_strdup ("");
  /* Translators: minutes of break had, of how many */
  return g_strdup_printf (C_ ("break", "%d of %d min"), minutes (credit->have_s),
                          minutes (credit->need_s));
}

/**
 * dag_words_break_credit_explained:
 * @credit: what is owed and had
 * @begins_us: when the shift began
 * @zone: the centre's zone
 *
 * Returns: (transfer full): sentences on what counts, and on why a piece is still empty
 */
char *
dag_words_break_credit_explained (const DagBreakCredit *credit,
                                  int64_t               begins_us,
                                  GTimeZone            *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (credit->rule == NULL)
    return g_strdup (_ ("No rule that is in force asks for a pause in a shift of this length."));
  g_string_append_printf (
      text, _ ("%d of %d minutes of break had. A piece counts from %d minutes on end."),
      minutes (credit->have_s), minutes (credit->need_s), minutes (credit->piece_s));
  if (credit->n_cut > 0 && credit->n_full < credit->n_pieces)
    {
      g_autofree char *clock
          = dag_words_clock (begins_us + credit->cut_at_s * DAG_USEC_PER_SEC, zone);

      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, _ ("The pause at %s was over after %d minutes, too soon for a whole piece."),
          clock, minutes (credit->cut_s));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
dag_words_break_level (DagBreakLevel level)
{
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (level_names), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "break rule", level_names[level]);
}

/* "5 h 30", "6 h", and "45 min" below the hour. */
static char *
dup_length (int64_t seconds)
{
  if (seconds >= 3600 && seconds % 3600 == 0)
    /* Translators: whole hours, short; no-break space */
    return g_strdup_printf (C_ ("duration", "%d h"), (int) (seconds / 3600));
  return seconds >= 3600 ? dag_words_duration ((double) seconds)
                         : g_strdup_printf (C_ ("duration", "%d min"), minutes (seconds));
}

static char *
tell_total (const DagBreakRule *rule)
{
  g_autofree char *trigger = dup_length (rule->trigger_s);
  g_autofree char *need = dup_length (rule->need_s);
  g_autofree char *piece = dup_length (rule->piece_s);

  if (rule->pieces > 1)
    /* Translators: length of work, how many pauses, of how long each */
    return g_strdup_printf (_ ("Over %s of work: %d pauses of %s, each on end"), trigger,
                            rule->pieces, need);
  if (rule->pieces == 1 || rule->piece_s == 0 || rule->piece_s == rule->need_s)
    return rule->inclusive
               ? g_strdup_printf (_ ("From %s of work on: %s of break, on end"), trigger, need)
               : g_strdup_printf (_ ("Over %s of work: %s of break, on end"), trigger, need);
  return g_strdup_printf (_ ("Over %s of work: %s of break, in pieces of at least %s"), trigger,
                          need, piece);
}

/**
 * dag_words_break_rule:
 * @rule: a rule
 *
 * Returns: (transfer full): what it asks, in one line
 */
char *
dag_words_break_rule (const DagBreakRule *rule)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  switch (rule->kind)
    {
    case DAG_BREAK_RULE_TOTAL:
      return tell_total (rule);
    case DAG_BREAK_RULE_STRETCH:
      first = dup_length (rule->limit_s + rule->deferral_s);
      second = dup_length (rule->interrupt_s);
      return g_strdup_printf (rule->screen_only
                                  ? _ ("No longer than %s at the screen without %s away from it")
                                  : _ ("No longer than %s on end without a pause of %s"),
                              first, second);
    case DAG_BREAK_RULE_RATE:
      first = dup_length (rule->per_s);
      second = dup_length (rule->each_s);
      return g_strdup_printf (_ ("For every %s of work a paid pause of %s"), first, second);
    }
  return g_strdup ("");
}

const char *
dag_words_segment_kind (DagSegmentKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "shift", kind_names[kind]);
}

/**
 * dag_words_time_range:
 * @from_us: first moment
 * @to_us: last moment
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "13:00–13:30"
 */
char *
dag_words_time_range (int64_t    from_us,
                      int64_t    to_us,
                      GTimeZone *zone)
{
  g_autofree char *from = dag_words_clock (from_us, zone);
  g_autofree char *to = dag_words_clock (to_us, zone);

  /* Translators: from, to: times of day */
  return g_strdup_printf (C_ ("times", "%s–%s"), from, to);
}

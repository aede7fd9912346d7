/* dag-alert-settings.c - the thresholds a person set, and when alerts may be heard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-settings.h"

#include "dag-alert-rules-file.h"

#define CHOICE_TYPE "(bddx)"
#define MOST_HOLD_S 7200

static gboolean
lookup (GSettings      *settings,
        DagAlertKind    kind,
        DagAlertChoice *choice)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, DAG_KEY_ALERT_LEVELS);
  gint64 hold_s = 0;

  if (!g_variant_lookup (all, dag_alert_kind_get_word (kind), CHOICE_TYPE, &choice->is_on,
                         &choice->watch, &choice->overload, &hold_s))
    return FALSE;
  choice->hold_s = hold_s;
  return TRUE;
}

/**
 * dag_alert_settings_apply:
 * @settings: the settings
 * @rules: brought in line: the shipped rules, with what a person set where it can be used
 */
void
dag_alert_settings_apply (GSettings     *settings,
                          DagAlertRules *rules)
{
  g_autoptr (DagAlertRules) shipped = dag_alert_rules_new_shipped ();

  g_return_if_fail (G_IS_SETTINGS (settings) && rules != NULL);

  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      DagAlertKind kind = (DagAlertKind) i;
      const DagAlertRule *origin = dag_alert_rules_get (shipped, kind);
      DagAlertRule *rule = NULL;
      DagAlertChoice choice;

      if (origin == NULL)
        continue;
      dag_alert_rules_put (rules, origin);
      rule = dag_alert_rules_get (rules, kind);
      if (!lookup (settings, kind, &choice))
        continue;
      rule->is_off = !choice.is_on;
      if (choice.hold_s >= 0 && choice.hold_s <= MOST_HOLD_S)
        rule->hold_us = choice.hold_s * DAG_USEC_PER_SEC;
      if (dag_alert_rule_set_levels (rule, choice.watch, choice.overload)
          != DAG_ALERT_LEVELS_GOOD)
        g_message ("the levels set for %s cannot be used: the defaults hold", rule->id);
    }
}

static void
store (GSettings            *settings,
       DagAlertKind          kind,
       const DagAlertChoice *choice)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, DAG_KEY_ALERT_LEVELS);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *word = NULL;
  GVariant *value = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s" CHOICE_TYPE "}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@" CHOICE_TYPE "}", &word, &value))
    if (!g_str_equal (word, dag_alert_kind_get_word (kind)))
      g_variant_builder_add (&builder, "{s@" CHOICE_TYPE "}", word, value);
  if (choice != NULL)
    g_variant_builder_add (&builder, "{s" CHOICE_TYPE "}", dag_alert_kind_get_word (kind),
                           choice->is_on, choice->watch, choice->overload,
                           (gint64) choice->hold_s);
  g_settings_set_value (settings, DAG_KEY_ALERT_LEVELS, g_variant_builder_end (&builder));
}

void
dag_alert_settings_store (GSettings            *settings,
                          DagAlertKind          kind,
                          const DagAlertChoice *choice)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && choice != NULL);

  store (settings, kind, choice);
}

/**
 * dag_alert_settings_reset:
 * @settings: the settings
 * @kind: the rule whose default holds again
 */
void
dag_alert_settings_reset (GSettings    *settings,
                          DagAlertKind  kind)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  store (settings, kind, NULL);
}

gboolean
dag_alert_settings_is_set (GSettings    *settings,
                           DagAlertKind  kind)
{
  DagAlertChoice choice;

  g_return_val_if_fail (G_IS_SETTINGS (settings), FALSE);

  return lookup (settings, kind, &choice);
}

/**
 * dag_alert_settings_is_quiet:
 * @settings: the settings
 * @minute_of_day: on the clock of this desk
 *
 * Returns: whether no notification is to be sent; the hours may run over midnight
 */
gboolean
dag_alert_settings_is_quiet (GSettings *settings,
                             int        minute_of_day)
{
  int from;
  int to;

  g_return_val_if_fail (G_IS_SETTINGS (settings), FALSE);

  if (!g_settings_get_boolean (settings, DAG_KEY_QUIET_HOURS))
    return FALSE;
  from = g_settings_get_int (settings, DAG_KEY_QUIET_FROM);
  to = g_settings_get_int (settings, DAG_KEY_QUIET_TO);
  if (from <= to)
    return minute_of_day >= from && minute_of_day < to;
  return minute_of_day >= from || minute_of_day < to;
}

/* dag-alert-rule.c - when something needs a lead: thresholds, how long, when it is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rule.h"

#include <math.h>

struct _DagAlertRules
{
  int n_refs;
  DagAlertRule rules[DAG_N_ALERT_KINDS];
  gboolean has[DAG_N_ALERT_KINDS];
};

static const char *const kind_words[DAG_N_ALERT_KINDS] = {
  [DAG_ALERT_WAITING_PER_AGENT] = "waiting-per-agent",
  [DAG_ALERT_LONGEST_WAIT] = "longest-wait",
  [DAG_ALERT_OLDEST_ITEM] = "oldest-item",
  [DAG_ALERT_SERVICE_LEVEL] = "service-level",
  [DAG_ALERT_OCCUPANCY] = "occupancy",
  [DAG_ALERT_STRETCH] = "unbroken-stretch",
  [DAG_ALERT_CONTACTS_SINCE_BREAK] = "contacts-since-break",
  [DAG_ALERT_CONTACTS_IN_ROW] = "contacts-in-a-row",
  [DAG_ALERT_DAY_WITHOUT_AIR] = "day-without-air",
  [DAG_ALERT_BREAK_TOO_LATE] = "break-too-late",
  [DAG_ALERT_HEAVY_CONTACTS] = "heavy-contacts",
  [DAG_ALERT_QUEUE_SILENT] = "queue-silent",
  [DAG_ALERT_PEOPLE_FREE] = "people-free",
  [DAG_ALERT_DATA] = "data",
};

/**
 * dag_alert_kind_get_word:
 * @kind: what a rule looks at
 *
 * Returns: (transfer none): its word, never translated: the id of its rule
 */
const char *
dag_alert_kind_get_word (DagAlertKind kind)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (kind_words), "");

  return kind_words[kind];
}

/**
 * dag_alert_kind_from_word:
 * @word: a word, as from a file
 * @kind: (out): what it stands for
 *
 * Returns: whether the word is known
 */
gboolean
dag_alert_kind_from_word (const char   *word,
                          DagAlertKind *kind)
{
  g_return_val_if_fail (word != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_equal (kind_words[i], word))
      {
        *kind = (DagAlertKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dag_alert_rule_has_overload:
 * @self: a rule
 *
 * Returns: whether there is a level above watch at all
 */
gboolean
dag_alert_rule_has_overload (const DagAlertRule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return isfinite (self->overload);
}

/**
 * dag_alert_rule_set_levels:
 * @self: a rule
 * @watch: the new watch level
 * @overload: the new overload level; ignored where the rule has none
 *
 * Where it ends keeps its distance: by the share of the watch level at which it lay.
 *
 * Returns: why not, and then nothing was changed
 */
DagAlertLevelsFault
dag_alert_rule_set_levels (DagAlertRule *self,
                           double        watch,
                           double        overload)
{
  double top;

  g_return_val_if_fail (self != NULL, DAG_ALERT_LEVELS_OUT_OF_RANGE);

  top = dag_alert_rule_has_overload (self) ? overload : watch;
  if (!isfinite (watch) || !isfinite (top) || watch < self->least || top > self->most
      || watch > self->most)
    return DAG_ALERT_LEVELS_OUT_OF_RANGE;
  if (watch > top)
    return DAG_ALERT_LEVELS_OUT_OF_ORDER;
  if (self->watch > 0.0)
    self->clear = self->clear * watch / self->watch;
  self->watch = watch;
  if (dag_alert_rule_has_overload (self))
    self->overload = overload;
  return DAG_ALERT_LEVELS_GOOD;
}

DagAlertRules *
dag_alert_rules_new (void)
{
  DagAlertRules *self = g_new0 (DagAlertRules, 1);

  self->n_refs = 1;
  return self;
}

DagAlertRules *
dag_alert_rules_ref (DagAlertRules *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->n_refs++;
  return self;
}

static void
clear_rule (DagAlertRule *rule)
{
  g_free ((char *) rule->id);
  g_free ((char *) rule->origin);
  *rule = (DagAlertRule){ 0 };
}

void
dag_alert_rules_unref (DagAlertRules *self)
{
  g_return_if_fail (self != NULL);

  if (--self->n_refs > 0)
    return;
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    clear_rule (&self->rules[i]);
  g_free (self);
}

/**
 * dag_alert_rules_put:
 * @self: a set of rules
 * @rule: copied; takes the place of the one of its kind
 */
void
dag_alert_rules_put (DagAlertRules      *self,
                     const DagAlertRule *rule)
{
  DagAlertRule *place;
  DagAlertRule copy;

  g_return_if_fail (self != NULL && rule != NULL && rule->kind < DAG_N_ALERT_KINDS);

  copy = *rule;
  copy.id = g_strdup (dag_alert_kind_get_word (rule->kind));
  copy.origin = g_strdup (rule->origin);
  place = &self->rules[rule->kind];
  clear_rule (place);
  *place = copy;
  self->has[rule->kind] = TRUE;
}

/**
 * dag_alert_rules_get:
 * @self: a set of rules
 * @kind: what it looks at
 *
 * Returns: (transfer none) (nullable): the rule; it stays in its place
 */
DagAlertRule *
dag_alert_rules_get (DagAlertRules *self,
                     DagAlertKind   kind)
{
  g_return_val_if_fail (self != NULL && kind < DAG_N_ALERT_KINDS, NULL);

  return self->has[kind] ? &self->rules[kind] : NULL;
}

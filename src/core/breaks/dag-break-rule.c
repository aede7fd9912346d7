/* dag-break-rule.c - one rule on breaks, as data of a jurisdiction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-rule.h"

#include <string.h>

DagBreakRule *
dag_break_rule_new (void)
{
  return g_new0 (DagBreakRule, 1);
}

void
dag_break_rule_free (DagBreakRule *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->basis, g_free);
  g_free (self);
}

/**
 * dag_break_rule_set_new:
 *
 * Returns: (transfer full): a set without rules
 */
DagBreakRuleSet *
dag_break_rule_set_new (void)
{
  DagBreakRuleSet *self = g_atomic_rc_box_new0 (DagBreakRuleSet);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_rule_free);
  return self;
}

static void
dag_break_rule_set_clear (DagBreakRuleSet *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->jurisdiction, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->source_date, g_free);
  g_clear_pointer (&self->valid_from, g_free);
  g_clear_pointer (&self->valid_to, g_free);
  g_clear_pointer (&self->replaces, g_strfreev);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
}

DagBreakRuleSet *
dag_break_rule_set_ref (DagBreakRuleSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dag_break_rule_set_unref (DagBreakRuleSet *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_break_rule_set_clear);
}

/**
 * dag_break_rule_set_is_in_force:
 * @self: a set
 * @day: the first day of a shift, YYYY-MM-DD at the centre
 *
 * Returns: whether the set is valid on @day; both its bounds are
 */
gboolean
dag_break_rule_set_is_in_force (const DagBreakRuleSet *self,
                                const char            *day)
{
  g_return_val_if_fail (self != NULL && day != NULL, FALSE);

  /* dates of this form sort as text does */
  return (self->valid_from == NULL || strcmp (self->valid_from, day) <= 0)
         && (self->valid_to == NULL || strcmp (day, self->valid_to) <= 0);
}

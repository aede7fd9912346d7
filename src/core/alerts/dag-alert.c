/* dag-alert.c - one alert from its first sign to its end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert.h"

#include <string.h>

static const char *const state_words[] = {
  [DAG_ALERT_PENDING] = "pending",
  [DAG_ALERT_FIRING] = "firing",
  [DAG_ALERT_ACKNOWLEDGED] = "acknowledged",
  [DAG_ALERT_SNOOZED] = "snoozed",
  [DAG_ALERT_RESOLVED] = "resolved",
};

/**
 * dag_alert_state_get_word:
 * @state: a state
 *
 * Returns: (transfer none): its word, never translated
 */
const char *
dag_alert_state_get_word (DagAlertState state)
{
  g_return_val_if_fail ((size_t) state < G_N_ELEMENTS (state_words), "");

  return state_words[state];
}

/**
 * dag_alert_is_open:
 * @self: an alert
 *
 * Returns: whether it was told (or would have been) and is not over
 */
gboolean
dag_alert_is_open (const DagAlert *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state == DAG_ALERT_FIRING || self->state == DAG_ALERT_ACKNOWLEDGED
         || self->state == DAG_ALERT_SNOOZED;
}

/**
 * dag_alert_get_subject_id:
 * @self: an alert
 * @prefix: what it may be about: "queue:", "team:" or "agent:"
 *
 * Returns: (transfer none) (nullable): the id, where it is about one of those
 */
const char *
dag_alert_get_subject_id (const DagAlert *self,
                          const char     *prefix)
{
  g_return_val_if_fail (self != NULL && prefix != NULL, NULL);

  return g_str_has_prefix (self->subject, prefix) ? self->subject + strlen (prefix) : NULL;
}

/* People who wait now come before work that can wait and before what is only odd. */
static int
get_rank (const DagAlert *self)
{
  switch (self->rule->kind)
    {
    case DAG_ALERT_DAY_WITHOUT_AIR:
      return self->severity == DAG_ALERT_LEVEL_OVERLOAD ? 0 : 1;
    case DAG_ALERT_WAITING_PER_AGENT:
    case DAG_ALERT_LONGEST_WAIT:
    case DAG_ALERT_SERVICE_LEVEL:
    case DAG_ALERT_OCCUPANCY:
    case DAG_ALERT_BREAK_TOO_LATE:
    case DAG_ALERT_STRETCH:
    case DAG_ALERT_DATA:
      return 1;
    case DAG_ALERT_OLDEST_ITEM:
    case DAG_ALERT_CONTACTS_SINCE_BREAK:
    case DAG_ALERT_CONTACTS_IN_ROW:
    case DAG_ALERT_HEAVY_CONTACTS:
      return 2;
    case DAG_ALERT_QUEUE_SILENT:
    case DAG_ALERT_PEOPLE_FREE:
      return 3;
    }
  return 3;
}

/* How far over its limit it was at first, as a share; a service level, in points, is measured
 * from its target. What comes after moves no card under a hand. */
static double
get_excess (const DagAlert *self)
{
  double first;

  if (self->trail == NULL || self->trail->len == 0)
    return 0.0;
  first = g_array_index (self->trail, DagAlertPoint, 0).value;
  return self->levels.watch > 0.0 ? first / self->levels.watch : 1.0 + first / 100.0;
}

/**
 * dag_alert_compare_urgency:
 * @a: an alert
 * @b: another
 *
 * The wider first, then the worse, then who waits now, then the older, and of what began at
 * once what was furthest over its limit: one order wherever alerts are listed.
 *
 * Returns: below zero where @a comes first
 */
int
dag_alert_compare_urgency (const DagAlert *a,
                           const DagAlert *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->rule->scope != b->rule->scope)
    return a->rule->scope < b->rule->scope ? -1 : 1;
  if (a->severity != b->severity)
    return a->severity > b->severity ? -1 : 1;
  if (get_rank (a) != get_rank (b))
    return get_rank (a) - get_rank (b);
  if (a->began_us != b->began_us)
    return a->began_us < b->began_us ? -1 : 1;
  if (get_excess (a) > get_excess (b) || get_excess (a) < get_excess (b))
    return get_excess (a) > get_excess (b) ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

void
dag_alert_free (DagAlert *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->within, g_strfreev);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->trail, g_array_unref);
  g_free (self);
}

/**
 * dag_alert_copy:
 * @other: an alert
 *
 * Returns: (transfer full): the same, with the same rule
 */
DagAlert *
dag_alert_copy (const DagAlert *other)
{
  DagAlert *self;

  g_return_val_if_fail (other != NULL, NULL);

  self = g_memdup2 (other, sizeof *other);
  self->subject = g_strdup (other->subject);
  self->group = g_strdup (other->group);
  self->within = g_strdupv (other->within);
  self->note = g_strdup (other->note);
  self->trail = other->trail != NULL ? g_array_copy (other->trail) : NULL;
  return self;
}

static void
assign_text (char       **text,
             const char  *other)
{
  if (g_strcmp0 (*text, other) == 0)
    return;
  g_free (g_steal_pointer (text));
  *text = g_strdup (other);
}

/* A trail grows at its end, or is halved: in both cases its length says that it changed. */
static GArray *
follow_trail (GArray       *trail,
              const GArray *other)
{
  if (trail != NULL && other != NULL && trail->len <= other->len)
    {
      if (trail->len < other->len)
        g_array_append_vals (trail, &g_array_index (other, DagAlertPoint, trail->len),
                             other->len - trail->len);
      return trail;
    }
  g_clear_pointer (&trail, g_array_unref);
  return other != NULL ? g_array_copy ((GArray *) other) : NULL;
}

/**
 * dag_alert_assign:
 * @self: an alert
 * @other: the same alert later on
 *
 * As to copy @other to @self, with little work where little changed.
 */
void
dag_alert_assign (DagAlert       *self,
                  const DagAlert *other)
{
  DagAlert own;

  g_return_if_fail (self != NULL && other != NULL);

  own = *self;
  if (own.id != other->id || own.trail_step != other->trail_step)
    g_clear_pointer (&own.trail, g_array_unref);
  *self = *other;
  self->subject = own.subject;
  self->group = own.group;
  self->within = own.within;
  self->note = own.note;
  assign_text (&self->note, other->note);
  if (own.id != other->id) /* what never changes */
    {
      assign_text (&self->subject, other->subject);
      assign_text (&self->group, other->group);
      g_clear_pointer (&self->within, g_strfreev);
      self->within = g_strdupv (other->within);
    }
  self->trail = follow_trail (own.trail, other->trail);
}

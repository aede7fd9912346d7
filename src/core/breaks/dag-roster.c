/* dag-roster.c - shifts as they are rostered, with their planned breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-roster.h"

/* A shift counts as the present one so long before it begins and after it ends: people come
 * early and stay late. */
#define AROUND_US (3 * 3600 * DAG_USEC_PER_SEC)

struct _DagRoster
{
  GHashTable *agents; /* id → GPtrArray of DagRosterShift */
  guint n_shifts;
};

DagRosterShift *
dag_roster_shift_new (void)
{
  DagRosterShift *self = g_new0 (DagRosterShift, 1);

  self->breaks = g_array_new (FALSE, FALSE, sizeof (DagRosterBreak));
  return self;
}

void
dag_roster_shift_free (DagRosterShift *self)
{
  g_clear_pointer (&self->agent, g_free);
  g_clear_pointer (&self->breaks, g_array_unref);
  g_free (self);
}

/**
 * dag_roster_new:
 *
 * Returns: (transfer full): a roster without shifts
 */
DagRoster *
dag_roster_new (void)
{
  DagRoster *self = g_new0 (DagRoster, 1);

  self->agents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
dag_roster_free (DagRoster *self)
{
  g_clear_pointer (&self->agents, g_hash_table_unref);
  g_free (self);
}

void
dag_roster_clear (DagRoster *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->agents);
  self->n_shifts = 0;
}

/**
 * dag_roster_take:
 * @self: a roster
 * @shift: (transfer full): one more shift; it takes the place of one that begins at the
 *   same moment
 */
void
dag_roster_take (DagRoster      *self,
                 DagRosterShift *shift)
{
  GPtrArray *shifts;

  g_return_if_fail (self != NULL && shift != NULL && shift->agent != NULL);

  shifts = g_hash_table_lookup (self->agents, shift->agent);
  if (shifts == NULL)
    {
      shifts = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_roster_shift_free);
      g_hash_table_insert (self->agents, g_strdup (shift->agent), shifts);
    }
  for (guint i = 0; i < shifts->len; i++)
    if (((DagRosterShift *) g_ptr_array_index (shifts, i))->start_us == shift->start_us)
      {
        g_ptr_array_remove_index_fast (shifts, i);
        self->n_shifts--;
        break;
      }
  g_ptr_array_add (shifts, shift);
  self->n_shifts++;
}

static int64_t
get_distance (const DagRosterShift *shift,
              int64_t               at_us)
{
  if (at_us < shift->start_us)
    return shift->start_us - at_us;
  return MAX (0, at_us - shift->end_us);
}

/**
 * dag_roster_find:
 * @self: a roster
 * @agent: an agent's id
 * @at_us: a moment
 *
 * Returns: (transfer none) (nullable): the agent's shift in which @at_us lies, or the
 *   nearest within three hours
 */
const DagRosterShift *
dag_roster_find (const DagRoster *self,
                 const char      *agent,
                 int64_t          at_us)
{
  const GPtrArray *shifts;
  const DagRosterShift *found = NULL;

  g_return_val_if_fail (self != NULL && agent != NULL, NULL);

  shifts = g_hash_table_lookup (self->agents, agent);
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const DagRosterShift *shift = g_ptr_array_index (shifts, i);

      if (get_distance (shift, at_us) <= AROUND_US
          && (found == NULL || get_distance (shift, at_us) < get_distance (found, at_us)))
        found = shift;
    }
  return found;
}

static void
turn_at (int64_t *turn_us,
         int64_t  at_us,
         int64_t  candidate_us)
{
  if (candidate_us >= at_us)
    *turn_us = MIN (*turn_us, MAX (candidate_us, at_us + 1));
}

/**
 * dag_roster_find_turn:
 * @self: a roster
 * @agent: an agent's id
 * @at_us: a moment
 *
 * Returns: a later moment before which dag_roster_find() finds the same, be it too early;
 *   %G_MAXINT64 where it always will
 */
int64_t
dag_roster_find_turn (const DagRoster *self,
                      const char      *agent,
                      int64_t          at_us)
{
  const GPtrArray *shifts;
  int64_t turn_us = G_MAXINT64;

  g_return_val_if_fail (self != NULL && agent != NULL, G_MAXINT64);

  shifts = g_hash_table_lookup (self->agents, agent);
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const DagRosterShift *shift = g_ptr_array_index (shifts, i);

      turn_at (&turn_us, at_us, shift->start_us - AROUND_US);
      turn_at (&turn_us, at_us, shift->start_us);
      turn_at (&turn_us, at_us, shift->end_us);
      turn_at (&turn_us, at_us, shift->end_us + AROUND_US);
      for (guint j = 0; j < shifts->len; j++) /* half way from one to the next */
        turn_at (&turn_us, at_us,
                 (shift->end_us + ((DagRosterShift *) g_ptr_array_index (shifts, j))->start_us)
                     / 2);
    }
  return turn_us;
}

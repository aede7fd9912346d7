/* dag-break-listing.c - the lanes for their table: all of them, or those that turned
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live-private.h"

#include "dag-let-go.h"

/* A shift that ended before midnight is another day's. */
gboolean
dag_break_live_is_of_today (DagBreakLive       *self,
                            const DagBreakLane *lane)
{
  return lane != NULL && (!lane->is_over || lane->at_us > self->midnight_us);
}

static void
list_all (DagBreakLive *self)
{
  g_clear_pointer (&self->next, g_ptr_array_unref);
  self->next = g_ptr_array_new_full (self->order->len, dag_break_lane_unref);
  for (guint i = 0; i < self->order->len; i++)
    {
      DagBreakEntry *entry = g_ptr_array_index (self->order, i);

      entry->place = DAG_BREAK_NOT_LISTED;
      if (!dag_break_live_is_of_today (self, entry->lane))
        continue;
      entry->place = self->next->len;
      g_ptr_array_add (self->next, dag_break_lane_ref (entry->lane));
    }
  dag_slot_model_begin_records (self->lanes, self->next);
  g_ptr_array_set_size (self->turned, 0);
  self->lists_all = self->is_behind = FALSE;
}

/* Whether the lanes that turned are those of people who stay on the list. */
static gboolean
has_only_turned (DagBreakLive *self)
{
  if (self->lists_all || self->next != NULL)
    return FALSE;
  for (guint i = 0; i < self->turned->len; i++)
    {
      const DagBreakEntry *entry = g_ptr_array_index (self->turned, i);

      if (entry->place == DAG_BREAK_NOT_LISTED
          || !dag_break_live_is_of_today (self, entry->lane))
        return FALSE;
    }
  return TRUE;
}

/* Returns: whether nobody of those that turned is to be taken off the list */
static gboolean
list_turned (DagBreakLive *self)
{
  g_autoptr (GPtrArray) lanes = g_ptr_array_sized_new (self->turned->len);

  if (self->lists_all || self->next != NULL)
    return FALSE;
  for (guint i = 0; i < self->turned->len; i++)
    {
      DagBreakEntry *entry = g_ptr_array_index (self->turned, i);

      if (dag_break_live_is_of_today (self, entry->lane))
        g_ptr_array_add (lanes, entry->lane);
      else if (entry->place != DAG_BREAK_NOT_LISTED)
        return FALSE;
    }
  return dag_slot_model_begin_changed (self->lanes, lanes);
}

/* Gathers the lanes, and hands them to their table: where only some say something else,
 * those alone, and none while nobody looks at it. */
void
dag_break_live_list_lanes (DagBreakLive *self)
{
  if (self->is_unseen && has_only_turned (self))
    {
      self->is_behind = TRUE;
      return;
    }
  self->lists_all = self->lists_all || self->is_behind;
  if (!list_turned (self))
    list_all (self);
}

static void
count (DagBreakLive       *self,
       const DagBreakLane *lane,
       int                 sign)
{
  if (!lane->is_over)
    self->counts[lane->standing.state] += (guint) sign;
}

static void
set_shown (DagBreakLive *self,
           gpointer     *place,
           DagBreakLane *lane)
{
  if (*place != NULL)
    count (self, *place, -1);
  g_clear_pointer (place, dag_break_lane_unref);
  *place = dag_break_lane_ref (lane);
  count (self, lane, 1);
}

static void
take_turned (DagBreakLive *self)
{
  for (guint i = 0; i < self->turned->len; i++)
    {
      DagBreakEntry *entry = g_ptr_array_index (self->turned, i);

      if (!dag_break_live_is_of_today (self, entry->lane))
        continue;
      if (entry->place == DAG_BREAK_NOT_LISTED)
        {
          entry->place = self->shown->len;
          g_ptr_array_add (self->shown, NULL);
        }
      set_shown (self, &g_ptr_array_index (self->shown, entry->place), entry->lane);
    }
  g_ptr_array_set_size (self->turned, 0);
}

/* What was listed is what is shown from now on. */
void
dag_break_live_take_listed (DagBreakLive *self)
{
  if (self->next == NULL)
    {
      if (self->has_turned)
        take_turned (self);
      return;
    }
  memset (self->counts, 0, sizeof self->counts);
  dag_let_go (self->shown);
  self->shown = g_steal_pointer (&self->next);
  for (guint i = 0; i < self->shown->len; i++)
    count (self, g_ptr_array_index (self->shown, i), 1);
}

/* dag-break-scan.c - whom an answer names, and of whom it says something else than before
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live-private.h"

/* So many records are looked at in one callback. */
#define SCAN_CHUNK 2000

static DagBreakEntry *
ensure_entry (DagBreakLive         *self,
              const DagAgentSample *sample)
{
  DagBreakEntry *entry = g_hash_table_lookup (self->entries, sample->id);
  int64_t due_us = 0;

  if (entry == NULL)
    {
      entry = g_new0 (DagBreakEntry, 1);
      entry->index = self->order->len;
      entry->place = DAG_BREAK_NOT_LISTED;
      g_hash_table_insert (self->entries, g_strdup (sample->id), entry);
      g_ptr_array_add (self->order, entry);
      g_array_append_val (self->dues, due_us);
    }
  return entry;
}

/* Whether a lane of the one holds for the other. */
static gboolean
is_same_course (const DagAgentSample *a,
                const DagAgentSample *b)
{
  return a->state == b->state && a->since_us == b->since_us
         && a->since_provenance == b->since_provenance
         && a->signed_in_at_us == b->signed_in_at_us && g_strcmp0 (a->reason, b->reason) == 0
         && a->is_restricted == b->is_restricted
         && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->team_name, b->team_name) == 0;
}

static gboolean
is_working (DagAgentState state)
{
  return state == DAG_STATE_AVAILABLE || state == DAG_STATE_RINGING
         || state == DAG_STATE_ON_CONTACT || state == DAG_STATE_WRAP_UP;
}

/* Whether the person went from one contact to the next, as most of those do of whom an
 * answer says something else: the shift goes on with work. */
static gboolean
goes_on_working (DagBreakLive         *self,
                 const DagBreakEntry  *entry,
                 const DagAgentSample *sample)
{
  const DagAgentSample *before = entry->sample;
  int64_t due_us = *dag_break_entry_get_due (self, entry->index);

  return entry->lane != NULL && before != NULL && !entry->vanished
         && due_us > self->now_us && is_working (before->state) && is_working (sample->state)
         && (!dag_time_is_known (sample->since_us) || sample->since_us >= entry->looked_us)
         && before->signed_in_at_us == sample->signed_in_at_us
         && before->is_restricted == sample->is_restricted
         && g_strcmp0 (before->name, sample->name) == 0
         && g_strcmp0 (before->team_name, sample->team_name) == 0;
}

/* One answer's record of a person, which is another one than at this place before. */
static void
scan_agent (DagBreakLive   *self,
            guint           place,
            DagAgentSample *sample)
{
  DagBreakEntry *entry
      = place < self->placed->len ? g_ptr_array_index (self->placed, place) : NULL;

  if (entry == NULL || !g_str_equal (entry->sample->id, sample->id))
    {
      self->is_same_list = FALSE;
      entry = ensure_entry (self, sample);
      if (place < self->placed->len)
        self->placed->pdata[place] = entry;
      else
        g_ptr_array_add (self->placed, entry);
    }
  if (entry->sample == sample && !entry->vanished)
    return;
  if (goes_on_working (self, entry, sample))
    {
      entry->turns_us = *dag_break_entry_get_due (self, entry->index);
      *dag_break_entry_get_due (self, entry->index) = DAG_BREAK_STILL_WORKING;
    }
  else if (entry->sample == NULL || !is_same_course (entry->sample, sample) || entry->vanished)
    *dag_break_entry_get_due (self, entry->index) = 0;
  g_clear_pointer (&entry->sample, dag_agent_sample_unref);
  entry->sample = dag_agent_sample_ref (sample);
  entry->vanished = FALSE;
}

/* Whom the answer no longer names. */
static void
find_vanished (DagBreakLive *self)
{
  self->generation++;
  for (guint i = 0; i < self->placed->len; i++)
    ((DagBreakEntry *) g_ptr_array_index (self->placed, i))->generation = self->generation;
  for (guint i = 0; i < self->order->len; i++)
    {
      DagBreakEntry *entry = g_ptr_array_index (self->order, i);

      if (entry->generation == self->generation || entry->vanished)
        continue;
      entry->vanished = TRUE;
      *dag_break_entry_get_due (self, i) = 0;
    }
}

/* Ten thousand records take a while to be freed. */
void
dag_break_live_drop (DagSnapshot **snapshot)
{
  if (*snapshot != NULL && (*snapshot)->agents->len >= SCAN_CHUNK)
    g_clear_pointer (snapshot, dag_snapshot_unref_elsewhere);
  g_clear_pointer (snapshot, dag_snapshot_unref);
}

/* Returns: whether the whole answer was looked through */
gboolean
dag_break_live_scan_some (DagBreakLive *self)
{
  GPtrArray *agents = self->snapshot->agents;
  GPtrArray *before = self->scanned != NULL ? self->scanned->agents : NULL;
  guint end = MIN (self->cursor + SCAN_CHUNK, agents->len);

  for (; self->cursor < end; self->cursor++)
    if (before == NULL || self->cursor >= before->len
        || before->pdata[self->cursor] != agents->pdata[self->cursor])
      scan_agent (self, self->cursor, g_ptr_array_index (agents, self->cursor));
  if (self->cursor < agents->len)
    return FALSE;
  if (before == NULL || before->len != agents->len)
    self->is_same_list = FALSE;
  g_ptr_array_set_size (self->placed, (int) agents->len);
  if (!self->is_same_list)
    find_vanished (self);
  dag_break_live_drop (&self->scanned);
  self->scanned = dag_snapshot_ref (self->snapshot);
  return TRUE;
}

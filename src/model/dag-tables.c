/* dag-tables.c - from answers to the records of the live tables
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-tables-inside.h"

#include "dag-memory.h"

#include <math.h>

/* Figures that only time changes are worked out anew this often, and for no more agents
 * at one answer than this: less than a millisecond. */
#define MEASURE_EVERY_US (30 * DAG_USEC_PER_SEC)
#define MAX_MEASURED 500

static void
agent_entry_free (gpointer memory)
{
  DagTablesAgent *entry = memory;

  if (entry->row != NULL)
    dag_agent_row_class.unref (entry->row);
  g_free (entry);
}

/* To a hundredth: a share that moves less is not worth a redraw. */
static double
round_share (double share)
{
  return dag_share_is_known (share) ? round (share * 100.0) / 100.0 : share;
}

/* Returns: whether anything is known of the person's day */
static gboolean
measure_row (DagTables   *self,
             DagAgentRow *row)
{
  const DagTrack *track = dag_memory_history_get_track (self->history, row->sample->id);
  DagTrackFigures figures;

  if (track == NULL)
    return FALSE;
  dag_track_measure (track, row->sample->signed_in_at_us, self->now_us, &figures);
  row->watched_since_us = figures.watched_since_us;
  row->stretch_since_us = figures.stretch_since_us;
  row->last_break_end_us = figures.last_break_end_us;
  row->last_break_provenance = figures.last_break_provenance;
  row->contacts_in_row = figures.contacts_in_row;
  row->contacts_provenance = figures.contacts_provenance;
  row->load = round_share (figures.load);
  row->break_s = figures.break_s;
  return TRUE;
}

/* Whether a row made now of the same record would say the same. */
static gboolean
would_say_the_same (DagTables        *self,
                    const DagTablesAgent *entry)
{
  DagAgentRow now = *entry->row;

  now.vanished = dag_time_is_known (entry->vanished_at_us);
  return measure_row (self, &now) && dag_agent_row_has_same_figures (entry->row, &now);
}

/* Replaces the row where it would say something else. */
static void
show_agent (DagTables      *self,
            DagTablesAgent     *entry,
            DagAgentSample *sample,
            gboolean        renamed)
{
  DagAgentRow *before = entry->row;
  gboolean same_sample = before != NULL && before->sample == sample;
  DagAgentRow *row;

  entry->measured_at_us = self->now_us;
  if (same_sample && !renamed && would_say_the_same (self, entry))
    return;
  row = dag_agent_row_new (sample);
  row->vanished = dag_time_is_known (entry->vanished_at_us);
  row->queue_names = same_sample && !renamed ? g_strdup (before->queue_names)
                                             : dag_tables_join_queue_names (self, sample);
  measure_row (self, row);
  entry->row = row;
  g_ptr_array_add (self->changed, entry);
  if (before != NULL)
    dag_agent_row_class.unref (before);
}

/* Whether the figures of @before hold for @sample too, until they are due again. */
static gboolean
has_same_course (const DagAgentSample *before,
                 const DagAgentSample *sample)
{
  return before->state == sample->state && before->since_us == sample->since_us
         && before->signed_in_at_us == sample->signed_in_at_us
         && before->is_restricted == sample->is_restricted;
}

static gboolean
has_same_queues (const DagAgentSample *a,
                 const DagAgentSample *b)
{
  if (a->queues == NULL || b->queues == NULL)
    return a->queues == b->queues;
  return g_strv_equal ((const char *const *) a->queues, (const char *const *) b->queues);
}

/* Only counters of the day moved, as they do for everybody all the time. */
static void
carry_over (DagTables      *self,
            DagTablesAgent     *entry,
            DagAgentSample *sample)
{
  DagAgentRow *before = entry->row;
  DagAgentRow *row = dag_agent_row_new (sample);

  row->last_break_end_us = before->last_break_end_us;
  row->watched_since_us = before->watched_since_us;
  row->stretch_since_us = before->stretch_since_us;
  row->last_break_provenance = before->last_break_provenance;
  row->contacts_in_row = before->contacts_in_row;
  row->contacts_provenance = before->contacts_provenance;
  row->load = before->load;
  row->break_s = before->break_s;
  row->queue_names = has_same_queues (before->sample, sample)
                         ? g_strdup (before->queue_names)
                         : dag_tables_join_queue_names (self, sample);
  entry->row = row;
  g_ptr_array_add (self->changed, entry);
  dag_agent_row_class.unref (before);
}

/* Shows @sample, with as little work as it asks for. */
static void
update_agent (DagTables      *self,
              DagTablesAgent     *entry,
              DagAgentSample *sample,
              gboolean        renamed)
{
  const DagAgentRow *before = entry->row;

  if (before == NULL || before->vanished
      || (before->sample != sample
          && g_strcmp0 (before->sample->team_name, sample->team_name) != 0))
    self->teams_revision++;
  if (before == NULL || renamed || before->vanished)
    show_agent (self, entry, sample, renamed);
  else if (before->sample == sample)
    return;
  else if (has_same_course (before->sample, sample))
    carry_over (self, entry, sample);
  else
    show_agent (self, entry, sample, FALSE);
}

static DagTablesAgent *
find_agent (DagTables      *self,
            DagAgentSample *sample,
            guint           index)
{
  DagTablesAgent *entry = NULL;

  if (index < self->agent_order->len)
    entry = g_ptr_array_index (self->agent_order, index);
  if (entry != NULL
      && (entry->row->sample == sample || g_str_equal (entry->row->sample->id, sample->id)))
    return entry;
  entry = g_hash_table_lookup (self->agent_entries, sample->id);
  if (entry == NULL)
    {
      entry = g_new0 (DagTablesAgent, 1);
      g_hash_table_insert (self->agent_entries, g_strdup (sample->id), entry);
      self->all_changed = TRUE;
    }
  return entry;
}

/* Makes the rows of the next @max_agents of the answer. */
static void
apply_agents (DagTables *self,
              guint      max_agents)
{
  GPtrArray *agents = self->snapshot->agents;
  guint end = self->next_order->len + MIN (max_agents, agents->len - self->next_order->len);

  for (guint i = self->next_order->len; i < end; i++)
    {
      DagAgentSample *sample = g_ptr_array_index (agents, i);
      DagTablesAgent *entry = find_agent (self, sample, i);

      entry->generation = self->generation;
      entry->vanished_at_us = DAG_TIME_NONE;
      update_agent (self, entry, sample, self->renamed);
      g_ptr_array_add (self->next_order, entry);
    }
}

/* The agent as it was last seen, but in a state that nobody knows. */
static void
show_vanished (DagTables  *self,
               DagTablesAgent *entry)
{
  g_autoptr (DagAgentSample) sample = dag_agent_sample_copy (entry->row->sample);

  entry->vanished_at_us = self->now_us;
  sample->state = DAG_STATE_UNKNOWN;
  sample->since_us = self->now_us;
  sample->since_provenance = DAG_PROVENANCE_DERIVED;
  g_clear_pointer (&sample->reason, g_free);
  show_agent (self, entry, sample, FALSE);
}

/* Somebody goes: all are handed to the table, and those who changed are not looked for. */
static void
forget_changed (DagTables *self)
{
  g_ptr_array_set_size (self->changed, 0);
  self->all_changed = TRUE;
}

/* An agent that is not in the answer: unknown, and not signed off (F-D04); later dropped. */
static void
age_agents (DagTables *self)
{
  GHashTableIter iter;
  gpointer value;

  self->n_vanished = 0;
  if (g_hash_table_size (self->agent_entries) == self->agent_order->len)
    return;
  g_hash_table_iter_init (&iter, self->agent_entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DagTablesAgent *entry = value;

      if (entry->generation == self->generation)
        continue;
      if (dag_time_is_known (entry->vanished_at_us)
          && self->now_us - entry->vanished_at_us > DAG_AGENT_KEEP_S * DAG_USEC_PER_SEC)
        {
          g_hash_table_iter_remove (&iter);
          forget_changed (self);
          continue;
        }
      if (!dag_time_is_known (entry->vanished_at_us))
        {
          show_vanished (self, entry);
          self->teams_revision++;
        }
      self->n_vanished++;
      g_ptr_array_add (self->agent_order, entry);
    }
}

static gboolean
is_due (DagTables        *self,
        const DagTablesAgent *entry)
{
  return !dag_time_is_known (entry->measured_at_us)
         || self->now_us - entry->measured_at_us >= MEASURE_EVERY_US;
}

/* Works out the figures that only time or a backfill changes, for those who are due, at the
 * most @max_agents of them. Returns: whether all are up to date now */
gboolean
dag_tables_measure_some (DagTables *self,
                         guint      max_agents)
{
  guint n = 0;

  for (guint seen = 0; seen < self->agent_order->len; seen++)
    {
      DagTablesAgent *entry;

      self->cursor = (self->cursor + 1) % self->agent_order->len;
      entry = g_ptr_array_index (self->agent_order, self->cursor);
      if (!is_due (self, entry))
        continue;
      if (n++ == max_agents)
        {
          self->cursor = (self->cursor + self->agent_order->len - 1) % self->agent_order->len;
          return FALSE;
        }
      show_agent (self, entry, entry->row->sample, FALSE);
    }
  return TRUE;
}

/* The figures of everybody are due: the history learnt something about the past. */
void
dag_tables_forget_figures (DagTables *self)
{
  for (guint i = 0; i < self->agent_order->len; i++)
    ((DagTablesAgent *) g_ptr_array_index (self->agent_order, i))->measured_at_us = DAG_TIME_NONE;
}

/* The source's clock was set back to @now_us: nothing is as young as the future. */
static void
turn_back (DagTables *self,
           int64_t    now_us)
{
  dag_tables_forget_figures (self);
  for (guint i = 0; i < self->agent_order->len; i++)
    {
      DagTablesAgent *entry = g_ptr_array_index (self->agent_order, i);

      entry->vanished_at_us = MIN (entry->vanished_at_us, now_us);
    }
}

static GPtrArray *
list_rows (GPtrArray *entries)
{
  GPtrArray *rows = g_ptr_array_sized_new (entries->len);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (rows, ((DagTablesAgent *) g_ptr_array_index (entries, i))->row);
  return rows;
}

/* Hands the rows of the agents to their table as they are now. */
void
dag_tables_begin_to_publish (DagTables *self)
{
  GPtrArray *entries = self->all_changed ? self->agent_order : self->changed;
  g_autoptr (GPtrArray) agents = list_rows (entries);

  if (self->all_changed)
    dag_slot_model_begin_records (self->agents, agents);
  else if (!dag_slot_model_begin_changed (self->agents, agents))
    {
      g_autoptr (GPtrArray) all = list_rows (self->agent_order);

      dag_slot_model_begin_records (self->agents, all);
    }
  self->all_changed = FALSE;
  g_ptr_array_set_size (self->changed, 0);
}

/* Until @until_us, about, by the monotonic clock. Returns: whether they are shown */
gboolean
dag_tables_publish_agents (DagTables *self,
                           int64_t    until_us)
{
  return dag_slot_model_continue (self->agents, until_us);
}

/* Gives up an answer whose rows are not all made. */
static void
drop_pending (DagTables *self)
{
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->next_order, g_ptr_array_unref);
}

/* Makes the rows of the queues of a new answer, which the history already has;
 * dag_tables_continue() makes those of the agents. */
void
dag_tables_begin (DagTables           *self,
                  DagSnapshot         *snapshot,
                  DagServiceLevelKind  kind)
{
  drop_pending (self);
  self->snapshot = dag_snapshot_ref (snapshot);
  self->next_order = g_ptr_array_sized_new (snapshot->agents->len);
  if (snapshot->taken_at_us < self->now_us)
    turn_back (self, snapshot->taken_at_us);
  self->now_us = snapshot->taken_at_us;
  self->kind_changed = self->kind != kind;
  self->kind = kind;
  self->generation++;
  self->renamed = dag_tables_apply_queues (self, snapshot);
  dag_tables_age_queues (self);
}

/**
 * dag_tables_continue:
 * @self: the tables, after dag_tables_begin()
 * @max_agents: how many at the most
 *
 * Makes the rows of the next agents; publishing shows them.
 *
 * Returns: whether all rows are made
 */
gboolean
dag_tables_continue (DagTables *self,
                     guint      max_agents)
{
  g_return_val_if_fail (self->snapshot != NULL, TRUE);

  apply_agents (self, max_agents);
  if (self->next_order->len < self->snapshot->agents->len)
    return FALSE;
  g_ptr_array_unref (self->agent_order);
  self->agent_order = g_steal_pointer (&self->next_order);
  drop_pending (self);
  age_agents (self);
  if (self->agent_order->len > 0)
    dag_tables_measure_some (self, MAX_MEASURED);
  return TRUE;
}

DagTables *
dag_tables_new (DagMemoryHistory *history)
{
  DagTables *self = g_new0 (DagTables, 1);

  self->history = g_object_ref (history);
  self->queues = dag_slot_model_new (&dag_queue_row_class);
  self->agents = dag_slot_model_new (&dag_agent_row_class);
  self->queue_entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dag_tables_free_queue);
  self->agent_entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, agent_entry_free);
  self->agent_order = g_ptr_array_new ();
  self->changed = g_ptr_array_new ();
  return self;
}

void
dag_tables_free (DagTables *self)
{
  g_clear_object (&self->queues);
  g_clear_object (&self->agents);
  drop_pending (self);
  g_clear_pointer (&self->agent_order, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->queue_entries, g_hash_table_unref);
  g_clear_pointer (&self->agent_entries, g_hash_table_unref);
  g_clear_object (&self->history);
  g_free (self);
}

/* Nothing is as it was, and nobody vanished: the next answer is of another time. The
 * screens go on showing the last one until it comes. */
void
dag_tables_forget_rows (DagTables *self)
{
  drop_pending (self);
  g_ptr_array_set_size (self->agent_order, 0);
  forget_changed (self);
  g_hash_table_remove_all (self->queue_entries);
  dag_memory_free_elsewhere (self->agent_entries, (GDestroyNotify) g_hash_table_unref);
  self->agent_entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, agent_entry_free);
  self->n_vanished = 0;
  self->cursor = 0;
  self->teams_revision++;
}

DagSlotModel *
dag_tables_get_queues (DagTables *self)
{
  return self->queues;
}

DagSlotModel *
dag_tables_get_agents (DagTables *self)
{
  return self->agents;
}

guint
dag_tables_get_n_vanished (DagTables *self)
{
  return self->n_vanished;
}

guint
dag_tables_get_teams_revision (DagTables *self)
{
  return self->teams_revision;
}

/* dag-slot-job.c - a table takes over new records, an order or a filter, a piece at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-let-go.h"
#include "dag-slot-order-private.h"

/* So many are gone through between two looks at the clock. */
#define STRIDE 64

/* ── Begin, give up ────────────────────────────────────────────────────────────────── */

static void
clear_changes (DagSlotOrder *self)
{
  DagSlotJob *job = &self->job;

  for (guint i = 0; job->changes != NULL && i < job->changes->len; i++)
    {
      DagSlotChange *change = &g_array_index (job->changes, DagSlotChange, i);

      change->entry->changes = change->entry->moves = FALSE;
      if (change->record != change->entry->record)
        self->record_class->unref (change->record);
    }
  g_clear_pointer (&job->changes, g_array_unref);
  for (guint i = 0; job->added != NULL && i < job->added->len; i++)
    dag_slot_order_free_entry (self, g_ptr_array_index (job->added, i));
  g_clear_pointer (&job->added, g_ptr_array_unref);
  g_clear_pointer (&job->input, g_ptr_array_unref);
  g_clear_pointer (&job->moving, g_ptr_array_unref);
  g_clear_pointer (&job->spare, g_ptr_array_unref);
  g_clear_pointer (&job->stay, g_ptr_array_unref);
  g_clear_pointer (&job->dropped, g_ptr_array_unref);
  g_clear_pointer (&job->merged, g_ptr_array_unref);
  job->stage = DAG_SLOT_STAGE_NONE;
}

static void
clear_job (DagSlotOrder *self)
{
  clear_changes (self);
  if (self->job.records != NULL)
    dag_let_go (g_steal_pointer (&self->job.records));
  self->job = (DagSlotJob){ 0 };
}

static void
restart (DagSlotOrder *self)
{
  DagSlotJob *job = &self->job;

  clear_changes (self);
  self->generation++;
  job->changes = g_array_new (FALSE, FALSE, sizeof (DagSlotChange));
  job->added = g_ptr_array_new ();
  if (job->records != NULL && !job->is_part)
    job->input = g_ptr_array_sized_new (job->records->len);
  job->n_seen = job->cursor = job->width = job->left = job->right = 0;
  job->stage = DAG_SLOT_STAGE_MATCH;
}

/* Takes over @records. What was under way is given up, but not the order or the filter that
 * it was about. */
void
dag_slot_order_begin (DagSlotOrder *self,
                      GPtrArray    *records,
                      gboolean      sorts)
{
  DagSlotJob *job = &self->job;

  clear_changes (self);
  if (job->records != NULL)
    dag_let_go (g_steal_pointer (&job->records));
  job->records = g_ptr_array_new_full (records->len, self->record_class->unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (job->records,
                     self->record_class->ref (g_ptr_array_index (records, i)));
  job->sorts = sorts;
  job->is_part = FALSE;
  restart (self);
}

/* Takes over @records, new ones or in the place of those of the same key; all others stay.
 * Returns: whether it can: not while other records are being taken over */
gboolean
dag_slot_order_begin_part (DagSlotOrder *self,
                           GPtrArray    *records,
                           gboolean      sorts)
{
  if (self->job.records != NULL)
    return FALSE;
  dag_slot_order_begin (self, records, sorts);
  self->job.is_part = TRUE;
  restart (self);
  return TRUE;
}

/* There is another order, or another filter, for what there is and what is under way. */
void
dag_slot_order_again (DagSlotOrder *self,
                      gboolean      sorts_all,
                      gboolean      filters)
{
  self->job.sorts_all = self->job.sorts_all || sorts_all;
  self->job.filters = self->job.filters || filters;
  restart (self);
}

/* The order is held, or let go, while records are taken over. */
void
dag_slot_order_set_sorts (DagSlotOrder *self,
                          gboolean      sorts)
{
  if (self->job.stage == DAG_SLOT_STAGE_NONE || self->job.sorts == sorts)
    return;
  self->job.sorts = sorts;
  restart (self);
}

/* How many records there are, or will be. */
guint
dag_slot_order_get_size (DagSlotOrder *self)
{
  return MAX (self->sorted->len, self->job.records != NULL ? self->job.records->len : 0);
}

gboolean
dag_slot_order_is_under_way (DagSlotOrder *self)
{
  return self->job.stage != DAG_SLOT_STAGE_NONE;
}

/* ── Match ─────────────────────────────────────────────────────────────────────────── */

/* Finds the entry of a record that comes at @index; mostly the one that came there before. */
static DagSlotEntry *
find_entry (DagSlotOrder *self,
            gpointer      record,
            guint         index)
{
  DagSlotEntry *likely
      = index < self->input->len ? g_ptr_array_index (self->input, index) : NULL;

  if (likely != NULL
      && (likely->record == record
          || g_str_equal (likely->key, self->record_class->get_key (record))))
    return likely;
  return dag_slot_order_find_key (self, self->record_class->get_key (record));
}

static DagSlotEntry *
add_entry (DagSlotOrder *self,
           gpointer      record)
{
  DagSlotEntry *entry = g_new0 (DagSlotEntry, 1);

  entry->key = self->record_class->get_key (record);
  entry->position = DAG_NOT_SHOWN;
  g_ptr_array_add (self->job.added, entry);
  return entry;
}

/* Equal for the order: it stays where it is, however many records changed. */
static gboolean
has_moved (DagSlotOrder        *self,
           const DagSlotEntry  *entry,
           const DagSlotChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (change->rank.words); i++)
    if (entry->rank.words[i] != change->rank.words[i])
      return TRUE;
  return self->compare != NULL
         && self->compare (entry->record, change->record, self->compare_data) != 0;
}

static void
add_change (DagSlotOrder *self,
            DagSlotEntry *entry,
            gpointer      record)
{
  DagSlotJob *job = &self->job;
  DagSlotChange change = { .entry = entry, .record = record };

  if (record != entry->record)
    self->record_class->ref (record);
  dag_slot_order_run_rank (self, record, &change.rank);
  entry->changes = TRUE;
  entry->moves = job->sorts_all
                 || (job->sorts && (entry->record == NULL || has_moved (self, entry, &change)));
  entry->will_pass = record == entry->record && !job->filters
                         ? entry->passes
                         : dag_slot_order_run_filter (self, record);
  g_array_append_val (job->changes, change);
}

static void
match_record (DagSlotOrder *self,
              guint         index)
{
  DagSlotJob *job = &self->job;
  gpointer record = g_ptr_array_index (job->records, index);
  DagSlotEntry *entry
      = job->is_part ? dag_slot_order_find_key (self, self->record_class->get_key (record))
                     : find_entry (self, record, index);

  if (entry == NULL)
    entry = add_entry (self, record);
  else if (entry->generation == self->generation)
    return; /* a second of the same key */
  else
    job->n_seen++;
  entry->generation = self->generation;
  if (job->input != NULL)
    g_ptr_array_add (job->input, entry);
  if (entry->record != record || job->sorts_all)
    add_change (self, entry, record);
}

/* Returns: whether all are matched */
static gboolean
match_some (DagSlotOrder *self,
            int64_t       until_us)
{
  DagSlotJob *job = &self->job;
  guint n_records = job->records != NULL ? job->records->len : 0;
  gboolean takes_rest = job->sorts_all && (job->records == NULL || job->is_part);
  guint n = n_records + (takes_rest ? self->sorted->len : 0);

  while (job->cursor < n)
    {
      DagSlotEntry *entry = NULL;

      if (job->cursor < n_records)
        match_record (self, job->cursor);
      else
        {
          entry = g_ptr_array_index (self->sorted, job->cursor - n_records);
          if (entry->generation != self->generation)
            add_change (self, entry, entry->record);
        }
      if (++job->cursor % STRIDE == 0 && g_get_monotonic_time () >= until_us)
        break;
    }
  return job->cursor == n;
}

/* Returns: whether the filter looked at all that did not change, too */
static gboolean
filter_some (DagSlotOrder *self,
             int64_t       until_us)
{
  DagSlotJob *job = &self->job;

  while (job->filters && job->cursor < self->sorted->len)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, job->cursor);

      if (!entry->changes)
        entry->will_pass = dag_slot_order_run_filter (self, entry->record);
      if (++job->cursor % STRIDE == 0 && g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  return TRUE;
}

/* Parts those that stay from those that move or go. */
static void
part (DagSlotOrder *self)
{
  DagSlotJob *job = &self->job;
  gboolean drops
      = job->records != NULL && !job->is_part && job->n_seen < self->sorted->len;

  job->moving = g_ptr_array_new ();
  for (guint i = 0; i < job->changes->len; i++)
    {
      DagSlotChange *change = &g_array_index (job->changes, DagSlotChange, i);

      if (change->entry->moves)
        g_ptr_array_add (job->moving, change);
    }
  if (job->moving->len == 0 && job->added->len == 0 && !drops)
    return; /* the order stays */
  job->spare = g_ptr_array_sized_new (job->moving->len);
  g_ptr_array_set_size (job->spare, (int) job->moving->len);
  job->stay = g_ptr_array_sized_new (self->sorted->len);
  job->dropped = g_ptr_array_new ();
  for (guint i = 0; i < self->sorted->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, i);

      if (drops && entry->generation != self->generation)
        g_ptr_array_add (job->dropped, entry);
      else if (!entry->moves)
        g_ptr_array_add (job->stay, entry);
    }
  job->merged = g_ptr_array_sized_new (self->sorted->len + job->added->len);
}

/* ── Commit ────────────────────────────────────────────────────────────────────────── */

/* Lists what passes, in order. */
static void
list_shown (DagSlotOrder *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->sorted->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, i);

      entry->position = entry->passes ? self->shown->len : DAG_NOT_SHOWN;
      if (entry->passes)
        g_ptr_array_add (self->shown, entry);
    }
}

/* The key by which an entry is found lives in its record: both change together. */
static void
commit_change (DagSlotOrder  *self,
               DagSlotChange *change,
               GPtrArray     *gone)
{
  DagSlotEntry *entry = change->entry;

  if (entry->record != change->record)
    {
      if (entry->record != NULL)
        g_ptr_array_add (gone, entry->record);
      entry->record = change->record;
      entry->key = self->record_class->get_key (change->record);
    }
  entry->rank = change->rank;
  entry->passes = entry->will_pass;
  entry->changes = entry->moves = FALSE;
}

static void
drop_entries (DagSlotOrder *self,
              GPtrArray    *gone)
{
  GPtrArray *dropped = self->job.dropped;

  if (dropped->len == g_hash_table_size (self->by_key))
    g_hash_table_remove_all (self->by_key);
  for (guint i = 0; i < dropped->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (dropped, i);

      if (g_hash_table_size (self->by_key) > 0)
        g_hash_table_remove (self->by_key, entry);
      g_ptr_array_add (gone, g_steal_pointer (&entry->record));
      dag_slot_order_free_entry (self, entry);
    }
}

/* Everything is worked out: now it counts. */
static void
commit (DagSlotOrder *self)
{
  DagSlotJob *job = &self->job;
  GPtrArray *gone = g_ptr_array_new_with_free_func (self->record_class->unref);

  for (guint i = 0; job->filters && i < self->sorted->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, i);

      entry->passes = entry->will_pass;
    }
  for (guint i = 0; i < job->changes->len; i++)
    commit_change (self, &g_array_index (job->changes, DagSlotChange, i), gone);
  g_array_set_size (job->changes, 0);
  if (job->dropped != NULL)
    drop_entries (self, gone);
  for (guint i = 0; i < job->added->len; i++)
    {
      g_hash_table_add (self->by_key, g_ptr_array_index (job->added, i));
      if (!job->sorts && !job->sorts_all) /* the order is held: what is new comes last */
        g_ptr_array_add (job->merged, g_ptr_array_index (job->added, i));
    }
  g_ptr_array_set_size (job->added, 0);
  if (job->merged != NULL)
    {
      g_ptr_array_unref (self->sorted);
      self->sorted = g_steal_pointer (&job->merged);
    }
  if (job->input != NULL)
    {
      g_ptr_array_unref (self->input);
      self->input = g_steal_pointer (&job->input);
    }
  dag_let_go (gone);
  clear_job (self);
  list_shown (self);
}

/* Returns: whether the stage is over */
static gboolean
run_stage (DagSlotOrder *self,
           int64_t       until_us)
{
  DagSlotJob *job = &self->job;

  switch (job->stage)
    {
    case DAG_SLOT_STAGE_NONE:
      return TRUE;
    case DAG_SLOT_STAGE_MATCH:
      return match_some (self, until_us);
    case DAG_SLOT_STAGE_FILTER:
      if (!filter_some (self, until_us))
        return FALSE;
      part (self);
      return TRUE;
    case DAG_SLOT_STAGE_SORT:
      return dag_slot_order_sort_some (self, until_us);
    case DAG_SLOT_STAGE_MERGE:
      return job->merged == NULL || dag_slot_order_merge_some (self, until_us);
    case DAG_SLOT_STAGE_COMMIT:
      commit (self); /* after it there is no job */
      return FALSE;
    }
  return TRUE;
}

/* Goes on until @until_us, about; the last step, which is seen, begins with time to spare.
 * Returns: whether it is done */
gboolean
dag_slot_order_continue (DagSlotOrder *self,
                         int64_t       until_us)
{
  DagSlotJob *job = &self->job;

  while (job->stage != DAG_SLOT_STAGE_NONE)
    {
      if (run_stage (self, until_us))
        {
          job->stage++;
          job->cursor = 0;
          job->left = 0;
          if (job->stage == DAG_SLOT_STAGE_COMMIT && until_us != G_MAXINT64)
            return FALSE;
        }
      else if (job->stage != DAG_SLOT_STAGE_NONE)
        return FALSE;
    }
  return TRUE;
}

/* ── The whole ─────────────────────────────────────────────────────────────────────── */

static guint
hash_entry (gconstpointer entry)
{
  return g_str_hash (((const DagSlotEntry *) entry)->key);
}

static gboolean
equal_entries (gconstpointer a,
               gconstpointer b)
{
  return g_str_equal (((const DagSlotEntry *) a)->key, ((const DagSlotEntry *) b)->key);
}

void
dag_slot_order_init (DagSlotOrder *self)
{
  self->by_key = g_hash_table_new (hash_entry, equal_entries);
  self->input = g_ptr_array_new ();
  self->sorted = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
}

void
dag_slot_order_clear (DagSlotOrder *self)
{
  clear_job (self);
  for (guint i = 0; i < self->sorted->len; i++)
    dag_slot_order_free_entry (self, g_ptr_array_index (self->sorted, i));
  dag_slot_order_set_compare (self, NULL, NULL, NULL, NULL);
  dag_slot_order_set_filter (self, NULL, NULL, NULL);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->input, g_ptr_array_unref);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

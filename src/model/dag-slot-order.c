/* dag-slot-order.c - the records of a table in their order, and those that are shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-order-private.h"

#include <string.h>

static const char *
entry_get_key (DagSlotOrder *self,
               const DagSlotEntry  *entry)
{
  return self->record_class->get_key (entry->record);
}

static void
entry_free (DagSlotOrder *self,
            DagSlotEntry *entry)
{
  self->record_class->unref (entry->record);
  g_free (entry);
}

static int
compare_ranks (const DagRank *a,
               const DagRank *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->words); i++)
    if (a->words[i] != b->words[i])
      return a->words[i] < b->words[i] ? -1 : 1;
  return 0;
}

static void
run_rank (DagSlotOrder *self,
          DagSlotEntry *entry)
{
  entry->rank = (DagRank){ { 0 } };
  if (self->rank != NULL)
    self->rank (entry->record, &entry->rank, self->compare_data);
}

/* Equal records are ordered by their key, so that two polls never swap them. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  DagSlotOrder *self = user_data;
  const DagSlotEntry *left = *(const DagSlotEntry *const *) a;
  const DagSlotEntry *right = *(const DagSlotEntry *const *) b;
  int order = compare_ranks (&left->rank, &right->rank);

  if (order == 0 && self->compare != NULL)
    order = self->compare (left->record, right->record, self->compare_data);
  return order != 0 ? order : strcmp (entry_get_key (self, left), entry_get_key (self, right));
}

static int
compare_two (DagSlotOrder *self,
             const DagSlotEntry  *left,
             const DagSlotEntry  *right)
{
  return compare_entries (&left, &right, self);
}

/* Puts @moved (any order) back among the others, which are in order: one merge. */
static void
merge_back (DagSlotOrder *self,
            GPtrArray    *moved)
{
  GPtrArray *stay = self->sorted;
  GPtrArray *merged = g_ptr_array_sized_new (stay->len + moved->len);
  guint i = 0;
  guint j = 0;

  g_ptr_array_sort_with_data (moved, compare_entries, self);
  while (i < stay->len && j < moved->len)
    {
      DagSlotEntry *left = g_ptr_array_index (stay, i);
      DagSlotEntry *right = g_ptr_array_index (moved, j);
      gboolean take_left = compare_two (self, left, right) <= 0;

      g_ptr_array_add (merged, take_left ? left : right);
      if (take_left)
        i++;
      else
        j++;
    }
  for (; i < stay->len; i++)
    g_ptr_array_add (merged, g_ptr_array_index (stay, i));
  for (; j < moved->len; j++)
    g_ptr_array_add (merged, g_ptr_array_index (moved, j));
  self->sorted = merged;
  g_ptr_array_unref (stay);
}

/* Takes the moved entries out of the sorted list and merges them back. */
static void
sort_moved (DagSlotOrder *self)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, i);

      if (entry->moved)
        g_ptr_array_add (moved, entry);
      else
        self->sorted->pdata[n++] = entry;
      entry->moved = FALSE;
    }
  g_ptr_array_set_size (self->sorted, (int) n);
  if (moved->len > 0)
    merge_back (self, moved);
}

/* For another order, or where @compare changed its mind. */
void
dag_slot_order_sort_all (DagSlotOrder *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, i);

      entry->moved = FALSE;
      run_rank (self, entry);
    }
  g_ptr_array_sort_with_data (self->sorted, compare_entries, self);
}

gboolean
dag_slot_order_is_sorted (DagSlotOrder *self)
{
  for (guint i = 1; i < self->shown->len; i++)
    if (compare_two (self, g_ptr_array_index (self->shown, i - 1),
                     g_ptr_array_index (self->shown, i))
        > 0)
      return FALSE;
  return TRUE;
}

static void
run_filter (DagSlotOrder *self,
            DagSlotEntry *entry)
{
  entry->passes
      = self->filter == NULL || self->filter (entry->record, self->filter_data);
}

/* Lists what passes, in order. */
void
dag_slot_order_list_shown (DagSlotOrder *self)
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

/* Finds the entry of a record that comes at @index; mostly the one that came there before. */
static DagSlotEntry *
find_entry (DagSlotOrder *self,
            gpointer      record,
            guint         index)
{
  DagSlotEntry *likely = index < self->input->len ? g_ptr_array_index (self->input, index) : NULL;
  const char *key;

  if (likely != NULL && likely->record == record)
    return likely;
  key = self->record_class->get_key (record);
  if (likely != NULL && g_str_equal (entry_get_key (self, likely), key))
    return likely;
  return g_hash_table_lookup (self->by_key, key);
}

static DagSlotEntry *
add_entry (DagSlotOrder *self,
           gpointer      record)
{
  DagSlotEntry *entry = g_new0 (DagSlotEntry, 1);

  entry->record = self->record_class->ref (record);
  entry->moved = TRUE;
  entry->position = DAG_NOT_SHOWN;
  run_rank (self, entry);
  run_filter (self, entry);
  g_hash_table_insert (self->by_key, (gpointer) entry_get_key (self, entry), entry);
  g_ptr_array_add (self->sorted, entry);
  return entry;
}

/* The hash table's key lives in the record: change both together. */
static void
replace_record (DagSlotOrder *self,
                DagSlotEntry *entry,
                gpointer      record)
{
  gpointer before = entry->record;
  DagRank rank = entry->rank;

  entry->record = self->record_class->ref (record);
  run_rank (self, entry);
  /* Equal for the order: it stays where it is, however many records changed. */
  if (compare_ranks (&rank, &entry->rank) != 0
      || (self->compare != NULL && self->compare (before, record, self->compare_data) != 0))
    entry->moved = TRUE;
  run_filter (self, entry);
  g_hash_table_replace (self->by_key, (gpointer) entry_get_key (self, entry), entry);
  self->record_class->unref (before);
}

/* Drops the entries that the last set_records() did not have. */
static void
drop_missing (DagSlotOrder *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sorted->len; i++)
    {
      DagSlotEntry *entry = g_ptr_array_index (self->sorted, i);

      if (entry->generation == self->generation)
        self->sorted->pdata[n++] = entry;
      else
        {
          g_hash_table_remove (self->by_key, entry_get_key (self, entry));
          entry_free (self, entry);
        }
    }
  g_ptr_array_set_size (self->sorted, (int) n);
}

/* Takes over @records; those that changed are put in order again, unless it is held. */
void
dag_slot_order_update (DagSlotOrder *self,
                       GPtrArray    *records,
                       gboolean      held)
{
  GPtrArray *input = g_ptr_array_sized_new (records->len);

  self->generation++;
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      DagSlotEntry *entry = find_entry (self, record, i);

      if (entry == NULL)
        entry = add_entry (self, record);
      else if (entry->record != record)
        replace_record (self, entry, record);
      entry->generation = self->generation;
      g_ptr_array_add (input, entry);
    }
  g_ptr_array_unref (self->input);
  self->input = input;
  drop_missing (self);
  if (!held)
    sort_moved (self);
}

static void
clear_compare (DagSlotOrder *self)
{
  if (self->compare_destroy != NULL)
    self->compare_destroy (self->compare_data);
  self->compare = NULL;
  self->rank = NULL;
  self->compare_data = NULL;
  self->compare_destroy = NULL;
}

static void
clear_filter (DagSlotOrder *self)
{
  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  self->filter = NULL;
  self->filter_data = NULL;
  self->filter_destroy = NULL;
}

void
dag_slot_order_set_compare (DagSlotOrder     *self,
                            GCompareDataFunc  compare,
                            DagRecordRank     rank,
                            gpointer          user_data,
                            GDestroyNotify    destroy)
{
  clear_compare (self);
  self->compare = compare;
  self->rank = rank;
  self->compare_data = user_data;
  self->compare_destroy = destroy;
}

void
dag_slot_order_set_filter (DagSlotOrder    *self,
                           DagRecordFilter  filter,
                           gpointer         user_data,
                           GDestroyNotify   destroy)
{
  clear_filter (self);
  self->filter = filter;
  self->filter_data = user_data;
  self->filter_destroy = destroy;
  dag_slot_order_run_filter (self);
}

void
dag_slot_order_run_filter (DagSlotOrder *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    run_filter (self, g_ptr_array_index (self->sorted, i));
}

DagSlotEntry *
dag_slot_order_find_key (DagSlotOrder *self,
                         const char   *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/* The record shown at @position, NULL beyond the end. */
gpointer
dag_slot_order_get_record (DagSlotOrder *self,
                           guint         position)
{
  if (position >= self->shown->len)
    return NULL;
  return ((DagSlotEntry *) g_ptr_array_index (self->shown, position))->record;
}

void
dag_slot_order_init (DagSlotOrder *self)
{
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->input = g_ptr_array_new ();
  self->sorted = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
}

void
dag_slot_order_clear (DagSlotOrder *self)
{
  for (guint i = 0; i < self->sorted->len; i++)
    entry_free (self, g_ptr_array_index (self->sorted, i));
  clear_compare (self);
  clear_filter (self);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->input, g_ptr_array_unref);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

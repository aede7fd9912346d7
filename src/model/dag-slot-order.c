/* dag-slot-order.c - the records of a table in their order, and those that are shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-order-private.h"

#include <string.h>

void
dag_slot_order_free_entry (DagSlotOrder *self,
                           DagSlotEntry *entry)
{
  if (entry->record != NULL)
    self->record_class->unref (entry->record);
  g_free (entry);
}

/* Equal records are ordered by their key, so that two polls never swap them. */
int
dag_slot_order_compare (DagSlotOrder  *self,
                        const DagRank *left_rank,
                        gconstpointer  left,
                        const DagRank *right_rank,
                        gconstpointer  right)
{
  int order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (left_rank->words); i++)
    if (left_rank->words[i] != right_rank->words[i])
      return left_rank->words[i] < right_rank->words[i] ? -1 : 1;
  if (self->compare != NULL)
    order = self->compare (left, right, self->compare_data);
  return order != 0 ? order
                    : strcmp (self->record_class->get_key (left),
                              self->record_class->get_key (right));
}

void
dag_slot_order_run_rank (DagSlotOrder  *self,
                         gconstpointer  record,
                         DagRank       *rank)
{
  *rank = (DagRank){ { 0 } };
  if (self->rank != NULL)
    self->rank (record, rank, self->compare_data);
}

gboolean
dag_slot_order_run_filter (DagSlotOrder  *self,
                           gconstpointer  record)
{
  return self->filter == NULL || self->filter (record, self->filter_data);
}

gboolean
dag_slot_order_is_sorted (DagSlotOrder *self)
{
  for (guint i = 1; i < self->shown->len; i++)
    {
      const DagSlotEntry *above = g_ptr_array_index (self->shown, i - 1);
      const DagSlotEntry *below = g_ptr_array_index (self->shown, i);

      if (dag_slot_order_compare (self, &above->rank, above->record, &below->rank,
                                  below->record)
          > 0)
        return FALSE;
    }
  return TRUE;
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

/* It counts from the next dag_slot_order_again() on. */
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

/* As dag_slot_order_set_compare(). */
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
}

DagSlotEntry *
dag_slot_order_find_key (DagSlotOrder *self,
                         const char   *key)
{
  DagSlotEntry wanted = { .key = key };

  return g_hash_table_lookup (self->by_key, &wanted);
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

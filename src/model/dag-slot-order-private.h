/* dag-slot-order-private.h - the records of a table in their order, and those that are shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-slot-model.h"

G_BEGIN_DECLS

#define DAG_NOT_SHOWN G_MAXUINT

/* A record with what the table knows of it. */
typedef struct
{
  gpointer record;  /* owned */
  DagRank rank;     /* of the record in the order there is */
  guint generation; /* of the last update that had it */
  guint position;   /* in the shown list, or DAG_NOT_SHOWN */
  gboolean moved;   /* contents changed since it was put in its place */
  gboolean passes;  /* the filter's verdict */
} DagSlotEntry;

/* The order of a table; the model tells what comes of it. */
typedef struct
{
  const DagRecordClass *record_class;
  GHashTable *by_key; /* key (of the entry's record) → DagSlotEntry */
  GPtrArray *input;   /* of DagSlotEntry, in the order of the last update */
  GPtrArray *sorted;  /* of DagSlotEntry, owned: every record */
  GPtrArray *shown;   /* of DagSlotEntry: those that pass the filter */
  guint generation;

  GCompareDataFunc compare;
  DagRecordRank rank;
  gpointer compare_data;
  GDestroyNotify compare_destroy;
  DagRecordFilter filter;
  gpointer filter_data;
  GDestroyNotify filter_destroy;
} DagSlotOrder;

void          dag_slot_order_init         (DagSlotOrder *self);
void          dag_slot_order_clear        (DagSlotOrder *self);

void          dag_slot_order_update       (DagSlotOrder *self,
                                           GPtrArray    *records,
                                           gboolean      held);
void          dag_slot_order_set_compare  (DagSlotOrder     *self,
                                           GCompareDataFunc  compare,
                                           DagRecordRank     rank,
                                           gpointer          user_data,
                                           GDestroyNotify    destroy);
void          dag_slot_order_set_filter   (DagSlotOrder    *self,
                                           DagRecordFilter  filter,
                                           gpointer         user_data,
                                           GDestroyNotify   destroy);
void          dag_slot_order_run_filter   (DagSlotOrder *self);
void          dag_slot_order_sort_all     (DagSlotOrder *self);
void          dag_slot_order_list_shown   (DagSlotOrder *self);
gboolean      dag_slot_order_is_sorted    (DagSlotOrder *self);

DagSlotEntry *dag_slot_order_find_key     (DagSlotOrder *self,
                                           const char   *key);
gpointer      dag_slot_order_get_record   (DagSlotOrder *self,
                                           guint         position);

G_END_DECLS

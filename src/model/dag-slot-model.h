/* dag-slot-model.h - a live table: fixed positions, moving records, no items-changed on a sort
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One position of a table. A cell binds to it and redraws on "changed". */
#define DAG_TYPE_SLOT (dag_slot_get_type ())
G_DECLARE_FINAL_TYPE (DagSlot, dag_slot, DAG, SLOT, GObject)

guint         dag_slot_get_position (DagSlot *self);
gconstpointer dag_slot_get_record   (DagSlot *self); /* (nullable): valid until "changed" */

/* How a table reads its records. */
typedef struct
{
  const char   *(*get_key) (gconstpointer record);
  gpointer      (*ref)     (gpointer record);
  void          (*unref)   (gpointer record);
} DagRecordClass;

/**
 * DagRank:
 *
 * Numbers that order two records, the first one that differs; where all are equal, the
 * comparison decides. Ten thousand records are sorted by them several times faster.
 */
typedef struct
{
  guint64 words[5];
} DagRank;

typedef void (*DagRecordRank) (gconstpointer record,
                               DagRank      *rank,
                               gpointer      user_data);
typedef gboolean (*DagRecordFilter) (gconstpointer record,
                                     gpointer      user_data);

/**
 * DagSlotModel:
 *
 * A GListModel of #DagSlot proxies over a sorted array of plain records. A re-sort
 * rewrites which record a position shows and emits "changed" on the slots that exist, but
 * no items-changed: GTK 4.8 scrolls away or goes blank when rows are re-ordered through
 * items-changed, and it costs ten times more. items-changed comes only at the end of the
 * list, when the number of shown records grows or shrinks.
 *
 * Properties: "held" (the order is kept; new orders wait), "order-pending" (held, and the
 * order would be another), "n-items", "n-records" (before the filter).
 * Signal: "applied" after each change of contents or order (for selection by key).
 */
#define DAG_TYPE_SLOT_MODEL (dag_slot_model_get_type ())
G_DECLARE_FINAL_TYPE (DagSlotModel, dag_slot_model, DAG, SLOT_MODEL, GObject)

DagSlotModel *dag_slot_model_new          (const DagRecordClass *record_class)
                                           G_GNUC_WARN_UNUSED_RESULT;

void          dag_slot_model_set_records  (DagSlotModel *self,
                                           GPtrArray    *records);
gboolean      dag_slot_model_begin_changed (DagSlotModel *self,
                                            GPtrArray    *records);
void          dag_slot_model_begin_records (DagSlotModel *self,
                                            GPtrArray    *records);
gboolean      dag_slot_model_continue     (DagSlotModel *self,
                                           int64_t       until_us);
void          dag_slot_model_set_order    (DagSlotModel     *self,
                                           GCompareDataFunc  compare,
                                           gpointer          user_data,
                                           GDestroyNotify    destroy);
void          dag_slot_model_set_ranked_order (DagSlotModel     *self,
                                               GCompareDataFunc  compare,
                                               DagRecordRank     rank,
                                               gpointer          user_data,
                                               GDestroyNotify    destroy);
void          dag_slot_model_set_filter   (DagSlotModel    *self,
                                           DagRecordFilter  filter,
                                           gpointer         user_data,
                                           GDestroyNotify   destroy);
void          dag_slot_model_resort       (DagSlotModel *self);

void          dag_slot_model_set_held     (DagSlotModel *self,
                                           gboolean      held);
gboolean      dag_slot_model_get_held     (DagSlotModel *self);
gboolean      dag_slot_model_is_order_pending (DagSlotModel *self);
void          dag_slot_model_apply_order  (DagSlotModel *self);

guint         dag_slot_model_get_n_records (DagSlotModel *self);
gboolean      dag_slot_model_find_key     (DagSlotModel *self,
                                           const char   *key,
                                           guint        *position);
gconstpointer dag_slot_model_get_record   (DagSlotModel *self,
                                           guint         position);
gconstpointer dag_slot_model_find_record  (DagSlotModel *self,
                                           const char   *key);

G_END_DECLS

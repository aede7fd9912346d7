/* dag-slot-order-private.h - the records of a table in their order, and those that are shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-slot-model.h"

G_BEGIN_DECLS

#define DAG_NOT_SHOWN G_MAXUINT

/* A record with what the table knows of it. */
typedef struct
{
  const char *key;  /* of the record */
  gpointer record;  /* owned */
  guint position;   /* in the shown list, or DAG_NOT_SHOWN */
  guint generation; /* of the last update that had it */
  guint changes : 1;     /* the update under way has another record, or another place, for it */
  guint moves : 1;       /* … and it is to be put in its place anew */
  guint passes : 1;      /* the filter's verdict */
  guint will_pass : 1;   /* … on what it will be */
  DagRank rank;     /* of the record in the order there is */
} DagSlotEntry;

/* What an update does to one of them. */
typedef struct
{
  DagSlotEntry *entry;
  gpointer record; /* owned until it is the entry's */
  DagRank rank;
} DagSlotChange;

typedef enum
{
  DAG_SLOT_STAGE_NONE,
  DAG_SLOT_STAGE_MATCH,  /* records with entries */
  DAG_SLOT_STAGE_FILTER, /* those that did not change, where the filter did */
  DAG_SLOT_STAGE_SORT,   /* those that move, among themselves */
  DAG_SLOT_STAGE_MERGE,  /* … and with those that stay */
  DAG_SLOT_STAGE_COMMIT,
} DagSlotStage;

/* An update in pieces; nothing of it is seen before it is whole. */
typedef struct
{
  DagSlotStage stage;
  GPtrArray *records;  /* (nullable): owned; NULL: those there are */
  gboolean is_part;    /* @records are some: those of other keys stay */
  gboolean sorts_all;  /* there is another order */
  gboolean sorts;      /* what changed is put in its place */
  gboolean filters;    /* there is another filter */
  GArray *changes;     /* of DagSlotChange */
  GPtrArray *input;    /* of DagSlotEntry, in the order of the records */
  GPtrArray *added;    /* of DagSlotEntry */
  GPtrArray *moving;   /* of DagSlotChange */
  GPtrArray *spare;    /* as long, for sorting */
  GPtrArray *stay;     /* of DagSlotEntry: in order */
  GPtrArray *dropped;  /* of DagSlotEntry */
  GPtrArray *merged;   /* of DagSlotEntry */
  guint n_seen;        /* entries that were there and still are */
  guint width;         /* of the runs that are in order, */
  guint cursor;        /* and how far the stage has come: in the array it goes through, */
  guint left, right;   /* and in the two runs that are being merged */
} DagSlotJob;

/* The order of a table; the model tells what comes of it. */
typedef struct
{
  const DagRecordClass *record_class;
  GHashTable *by_key; /* of DagSlotEntry */
  GPtrArray *input;   /* of DagSlotEntry, in the order of the last update */
  GPtrArray *sorted;  /* of DagSlotEntry, owned: every record */
  GPtrArray *shown;   /* of DagSlotEntry: those that pass the filter */
  DagSlotJob job;
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

void          dag_slot_order_set_compare  (DagSlotOrder     *self,
                                           GCompareDataFunc  compare,
                                           DagRecordRank     rank,
                                           gpointer          user_data,
                                           GDestroyNotify    destroy);
void          dag_slot_order_set_filter   (DagSlotOrder    *self,
                                           DagRecordFilter  filter,
                                           gpointer         user_data,
                                           GDestroyNotify   destroy);
gboolean      dag_slot_order_is_sorted    (DagSlotOrder *self);

DagSlotEntry *dag_slot_order_find_key     (DagSlotOrder *self,
                                           const char   *key);
gpointer      dag_slot_order_get_record   (DagSlotOrder *self,
                                           guint         position);

/* The parts of an update. */
void          dag_slot_order_begin        (DagSlotOrder *self,
                                           GPtrArray    *records,
                                           gboolean      sorts);
gboolean      dag_slot_order_begin_part   (DagSlotOrder *self,
                                           GPtrArray    *records,
                                           gboolean      sorts);
void          dag_slot_order_again        (DagSlotOrder *self,
                                           gboolean      sorts_all,
                                           gboolean      filters);
gboolean      dag_slot_order_continue     (DagSlotOrder *self,
                                           int64_t       until_us);
void          dag_slot_order_set_sorts    (DagSlotOrder *self,
                                           gboolean      sorts);
guint         dag_slot_order_get_size     (DagSlotOrder *self);
gboolean      dag_slot_order_is_under_way (DagSlotOrder *self);

/* For the parts. */
int           dag_slot_order_compare      (DagSlotOrder  *self,
                                           const DagRank *left_rank,
                                           gconstpointer  left,
                                           const DagRank *right_rank,
                                           gconstpointer  right);
void          dag_slot_order_run_rank     (DagSlotOrder  *self,
                                           gconstpointer  record,
                                           DagRank       *rank);
gboolean      dag_slot_order_run_filter   (DagSlotOrder  *self,
                                           gconstpointer  record);
gboolean      dag_slot_order_sort_some    (DagSlotOrder *self,
                                           int64_t       until_us);
gboolean      dag_slot_order_merge_some   (DagSlotOrder *self,
                                           int64_t       until_us);
void          dag_slot_order_free_entry   (DagSlotOrder *self,
                                           DagSlotEntry *entry);

G_END_DECLS

/* dag-board-item.h - one thing a lead wrote: its fields, its life, and how two copies merge
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-kind.h"

G_BEGIN_DECLS

/**
 * DagBoardItem:
 *
 * @id, @kind, @team, @day and @parent never change. An item that was removed is a tombstone:
 * nothing but its id, the version and the time of the removal. One that is brought back is
 * born again, and all that was written in its former life is gone from every desk.
 */
typedef struct
{
  char *id;
  char *kind;   /* (nullable): a tombstone */
  char *team;   /* (nullable): of no team */
  char *day;    /* (nullable): "2026-11-23" */
  char *parent; /* (nullable): id of the item it belongs to */
  DagBoardVersion born;
  DagBoardVersion removed; /* unset: never */
  int64_t removed_at_us;
  GPtrArray *fields; /* of DagBoardField, by name */
} DagBoardItem;

DagBoardItem  *dag_board_item_new         (const char      *id,
                                           const char      *kind,
                                           const char      *team,
                                           const char      *day,
                                           const char      *parent,
                                           DagBoardVersion  born)
                                           G_GNUC_WARN_UNUSED_RESULT;
DagBoardItem  *dag_board_item_copy        (const DagBoardItem *self)
                                           G_GNUC_WARN_UNUSED_RESULT;
void           dag_board_item_free        (DagBoardItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBoardItem, dag_board_item_free)

gboolean       dag_board_item_is_removed  (const DagBoardItem *self);
gboolean       dag_board_item_equal       (const DagBoardItem *a,
                                           const DagBoardItem *b);

DagBoardField *dag_board_item_get_field   (const DagBoardItem *self,
                                           const char         *name);
GVariant      *dag_board_item_get         (const DagBoardItem *self,
                                           const char         *name);
const char    *dag_board_item_get_text    (const DagBoardItem *self,
                                           const char         *name);
int64_t        dag_board_item_get_number  (const DagBoardItem *self,
                                           const char         *name);
gboolean       dag_board_item_get_flag    (const DagBoardItem *self,
                                           const char         *name);
char         **dag_board_item_dup_list    (const DagBoardItem *self,
                                           const char         *name)
                                           G_GNUC_WARN_UNUSED_RESULT;

gboolean       dag_board_item_write       (DagBoardItem    *self,
                                           const char      *name,
                                           GVariant        *value,
                                           DagBoardVersion  version);
void           dag_board_item_take_field  (DagBoardItem  *self,
                                           DagBoardField *field);
void           dag_board_item_remove      (DagBoardItem    *self,
                                           DagBoardVersion  version,
                                           int64_t          now_us);
gboolean       dag_board_item_merge       (DagBoardItem       *self,
                                           const DagBoardItem *other);

int64_t        dag_board_item_get_last_lamport (const DagBoardItem *self);

G_END_DECLS

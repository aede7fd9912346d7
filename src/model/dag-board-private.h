/* dag-board-private.h - what the files of the board share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-saver.h"
#include "dag-board.h"

G_BEGIN_DECLS

typedef struct _DagBoardUndo DagBoardUndo;

struct _DagBoard
{
  GObject parent_instance;

  GHashTable *entries; /* id → DagBoardEntry, removed ones too */
  GHashTable *lists;   /* kind → GListStore of DagBoardEntry, in the order of making */
  GHashTable *hidden;  /* (nullable): ids of people who are not to be told of */
  DagBoardUndo *undo;
  DagBoardSaver *saver;  /* (nullable): in memory alone */
  GCancellable *loading; /* (nullable): what was kept is being read */
  guint purge_id;        /* once a day, with a store */
  guint64 client;
  int64_t lamport;
  int64_t last_id_us;
  DagClockFunc read_clock;
  gpointer clock_data;
};

typedef enum
{
  DAG_BOARD_PROP_UNDO_LABEL = 1,
  DAG_BOARD_PROP_REDO_LABEL,
  DAG_BOARD_PROP_UNSAVED,
  DAG_BOARD_PROP_LOADING,
} DagBoardProperty;

/* An entry's own. */
DagBoardEntry *dag_board_entry_new          (DagBoardItem *item);
DagBoardItem  *dag_board_entry_edit         (DagBoardEntry *self);
gboolean       dag_board_entry_set_hidden   (DagBoardEntry *self,
                                             GHashTable    *hidden);
void           dag_board_entry_tell         (DagBoardEntry *self,
                                             const char    *field);
void           dag_board_entry_tell_all     (DagBoardEntry      *self,
                                             const DagBoardItem *before);

/* @item: (transfer full) */
DagBoardEntry *dag_board_add_item           (DagBoard     *self,
                                             DagBoardItem *item);

/* The board's own: what undo and redo do, with no trace of their own. */
void           dag_board_put                (DagBoard      *self,
                                             DagBoardEntry *entry,
                                             const char    *field,
                                             GVariant      *value);
void           dag_board_take_away          (DagBoard      *self,
                                             DagBoardEntry *entry);
void           dag_board_bring_back         (DagBoard           *self,
                                             DagBoardEntry      *entry,
                                             const DagBoardItem *item);

void           dag_board_list_entry         (DagBoard      *self,
                                             DagBoardEntry *entry);
void           dag_board_unlist_entry       (DagBoard      *self,
                                             DagBoardEntry *entry,
                                             const char    *kind);
void           dag_board_tell               (DagBoard      *self,
                                             DagBoardEntry *entry,
                                             const char    *field);
void           dag_board_tell_steps         (DagBoard *self);
void           dag_board_notify             (DagBoard         *self,
                                             DagBoardProperty  property);
void           dag_board_leave_store        (DagBoard *self);
void           dag_board_purge              (DagBoard *self,
                                             int64_t   now_us);
void           dag_board_pass_day           (DagBoard *self,
                                             int64_t   now_us);

/* Hands what changed to the store. Returns: (transfer none) (nullable): that store */
DagStore      *dag_board_flush              (DagBoard *self);
gboolean       dag_board_is_of_store        (DagBoard *self,
                                             DagStore *store);
DagBoardVersion dag_board_get_version       (DagBoard *self);
void           dag_board_forget_steps       (DagBoard *self,
                                             int64_t   lamport);

/* What was done, step by step. */
DagBoardUndo  *dag_board_undo_new           (void);
void           dag_board_undo_free          (DagBoardUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBoardUndo, dag_board_undo_free)

void           dag_board_undo_begin         (DagBoardUndo *self,
                                             const char   *label);
gboolean       dag_board_undo_end           (DagBoardUndo *self);
void           dag_board_undo_begin_typing  (DagBoardUndo  *self,
                                             const char    *label,
                                             DagBoardEntry *entry,
                                             const char    *field,
                                             int64_t        now_us);
void           dag_board_undo_note_write    (DagBoardUndo  *self,
                                             DagBoardEntry *entry,
                                             const char    *field,
                                             GVariant      *before,
                                             GVariant      *after);
void           dag_board_undo_note_add      (DagBoardUndo  *self,
                                             DagBoardEntry *entry);
void           dag_board_undo_note_remove   (DagBoardUndo       *self,
                                             DagBoardEntry      *entry,
                                             const DagBoardItem *before);
const char    *dag_board_undo_get_label     (DagBoardUndo *self,
                                             gboolean      redo);
gboolean       dag_board_undo_go            (DagBoardUndo *self,
                                             DagBoard     *board,
                                             gboolean      redo);
void           dag_board_undo_clear         (DagBoardUndo *self);

G_END_DECLS

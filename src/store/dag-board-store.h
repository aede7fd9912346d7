/* dag-board-store.h - what a board asks of the database: load, save, search, forget
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-file.h"
#include "dag-store.h"

G_BEGIN_DECLS

/* How long a tombstone is kept: the longest that a desk may be away. */
#define DAG_BOARD_TOMBSTONE_DAYS 30

/* Each is a job of the store: dag_store_run_async() with the request as its input (the job
 * frees it). What a request need not say is NULL or 0.
 *
 * load    @from_day: the items in memory: standing ones, those of that day and later,
 *         tombstones
 * days    @from_day … @until_day: the items of those days
 * find    @text: the items in which a text has it, whatever the case; the latest first
 * edits   @id: what was written into one item
 * export  everything, as a file in @text
 * save    @items, @edits: on the disk before the job is done; result: nothing
 * import  @text: a file; result: the items that changed
 * preview as import, but nothing is written; result: also how many of them are what
 * person  @id: of a person; result: the items that name them
 * erase   @id: of a person, @version: of this desk; result: the items that changed
 * purge   what has been kept long enough at @now_us goes
 *
 * The items and edits of the result are in the order of their ids and versions. */
typedef struct
{
  GPtrArray *items;        /* of DagBoardItem (nullable) */
  GPtrArray *edits;        /* of DagBoardEdit (nullable) */
  char *text;              /* (nullable) */
  char *id;                /* (nullable) */
  char *from_day;          /* (nullable) */
  char *until_day;         /* (nullable) */
  DagBoardVersion version; /* load, erase: the last one of this desk */
  int64_t now_us;          /* wall clock */
  guint n_new;             /* preview: items that are not there yet */
  guint n_changed;         /* that would be other than they are */
  guint n_removed;         /* that would go */
} DagBoardRequest;

extern const DagStoreJob dag_board_job_load;
extern const DagStoreJob dag_board_job_days;
extern const DagStoreJob dag_board_job_find;
extern const DagStoreJob dag_board_job_edits;
extern const DagStoreJob dag_board_job_export;
extern const DagStoreJob dag_board_job_save;
extern const DagStoreJob dag_board_job_import;
extern const DagStoreJob dag_board_job_preview;
extern const DagStoreJob dag_board_job_person;
extern const DagStoreJob dag_board_job_erase;
extern const DagStoreJob dag_board_job_purge;

DagBoardRequest *dag_board_request_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void             dag_board_request_free (DagBoardRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBoardRequest, dag_board_request_free)

G_END_DECLS

/* dag-store.h - the database on a worker thread of its own, and the jobs that run there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-database.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_STORE_READ,
  DAG_STORE_WRITE,         /* a transaction; a loss of power may take the last ones */
  DAG_STORE_WRITE_DURABLE, /* a transaction that is on the disk before the job is done */
  DAG_STORE_WRITE_ERASING, /* likewise; and no byte of what it deletes stays on the disk */
  DAG_STORE_BARE,          /* no transaction: the job makes its own */
} DagStoreMode;

/**
 * DagStoreJob:
 * @mode: whether it writes
 * @run: on the worker thread; what it returns comes out of dag_store_run_finish(). It
 *   fails by setting @error, which undoes the transaction; %NULL is a result like any other
 * @free_input: (nullable): frees the input, on the worker thread
 * @free_result: (nullable): frees a result that nobody took
 * @can_wait: another day will do: it is given up when the store is closed, as a reading one
 *
 * What a job is; a constant of the file that has it.
 */
typedef struct
{
  DagStoreMode mode;
  gpointer (*run) (DagDatabase *database, gpointer input, GError **error);
  GDestroyNotify free_input;
  GDestroyNotify free_result;
  gboolean can_wait;
} DagStoreJob;

/**
 * DagStore:
 *
 * One database file, for one contact centre. Jobs run one after another on a thread of the
 * store; the callers are called back on the thread they asked from (the main one).
 *
 * Where the file cannot be opened, or the disk is full, jobs fail with a sentence and the
 * program goes on; the store tries again by itself with later jobs.
 *
 * Properties (read-only): "problem" (GError boxed, nullable): why nothing is saved now, or
 * what the user must know; "read-only" (boolean).
 * What is over and only told (a damaged file was replaced) can be dismissed.
 */
#define DAG_TYPE_STORE (dag_store_get_type ())
G_DECLARE_FINAL_TYPE (DagStore, dag_store, DAG, STORE, GObject)

DagStore     *dag_store_new           (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char         *dag_store_make_path     (const char *folder,
                                       const char *source_id) G_GNUC_WARN_UNUSED_RESULT;

void          dag_store_run_async     (DagStore            *self,
                                       const DagStoreJob   *job,
                                       gpointer             input,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gpointer      dag_store_run_finish    (DagStore      *self,
                                       GAsyncResult  *result,
                                       GError       **error);

const char   *dag_store_get_path      (DagStore *self);
const GError *dag_store_get_problem   (DagStore *self);
gboolean      dag_store_is_read_only  (DagStore *self);

gboolean      dag_store_can_dismiss   (DagStore *self);
void          dag_store_dismiss       (DagStore *self);
void          dag_store_close         (DagStore *self);

G_END_DECLS

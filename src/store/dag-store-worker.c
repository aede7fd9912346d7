/* dag-store-worker.c - the thread that has the database and runs the jobs
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-salvage.h"
#include "dag-store-private.h"

#include <glib/gi18n-lib.h>

/* A database that could not be opened is tried again after so long. */
#define REOPEN_US (10 * G_USEC_PER_SEC)

struct _DagStoreWorker
{
  GThread *thread;
  GAsyncQueue *calls; /* of DagStoreCall; the worker itself: stop */
  DagStoreDone *done;
  GMainContext *context; /* of the thread that started it */
  GSourceFunc on_done;
  int stopping;  /* atomic */
  int dismissed; /* atomic: the notice was read */

  /* The thread's own. */
  char *path;            /* (nullable) */
  DagDatabase *database; /* (nullable) */
  guint n_openings;
  int64_t tried_at_us;
  GError *problem; /* (nullable): nothing can be saved now */
  GError *notice;  /* (nullable): what the user must know besides */
};

static void
done_unref (gpointer memory)
{
  DagStoreDone *done = memory;

  if (!g_atomic_ref_count_dec (&done->ref_count))
    return;
  g_clear_pointer (&done->calls, g_async_queue_unref);
  g_free (done);
}

void
dag_store_call_free (DagStoreCall *call)
{
  if (call->result != NULL && call->job->free_result != NULL)
    call->job->free_result (call->result);
  g_clear_object (&call->task);
  g_clear_object (&call->cancellable);
  g_clear_error (&call->error);
  g_clear_error (&call->problem);
  g_free (call);
}

static void
note_salvage (DagStoreWorker *self,
              const char     *aside,
              guint           n_rows)
{
  g_autofree char *name = g_path_get_basename (aside);

  g_clear_error (&self->notice);
  if (n_rows > 0)
    g_set_error (&self->notice, DAG_STORE_ERROR, DAG_STORE_ERROR_CORRUPT,
                 _ ("The history file was damaged. A new one was begun with what could be "
                    "read of it; the damaged one was kept as “%s”."),
                 name);
  else
    g_set_error (&self->notice, DAG_STORE_ERROR, DAG_STORE_ERROR_CORRUPT,
                 _ ("The history file could not be read. A new one was begun; the other one "
                    "was kept as “%s”."),
                 name);
}

/* A file that is damaged, or none of ours, makes room for a new one. */
static void
replace_damaged (DagStoreWorker *self)
{
  g_autofree char *aside = NULL;

  g_clear_pointer (&self->database, dag_database_close);
  aside = self->path != NULL ? dag_salvage_put_aside (self->path) : NULL;
  if (aside == NULL)
    return;
  g_clear_error (&self->problem);
  self->database = dag_database_open (self->path, ++self->n_openings, &self->problem);
  if (self->database == NULL)
    return;
  note_salvage (self, aside, dag_salvage_copy (self->database, aside));
}

static void
note_opened (DagStoreWorker *self)
{
  if (self->database->is_newer)
    dag_store_error_set (&self->problem, DAG_STORE_ERROR_NEWER);
  else if (self->database->read_only)
    dag_store_error_set (&self->problem, DAG_STORE_ERROR_READ_ONLY);
  else if (self->database->on_network && self->notice == NULL)
    g_set_error_literal (&self->notice, DAG_STORE_ERROR, DAG_STORE_ERROR_FAILED,
                         _ ("The history lies on a network drive: it is slower there, and may "
                            "be damaged when the connection breaks."));
}

static void
open_database (DagStoreWorker *self)
{
  int64_t now_us = g_get_monotonic_time ();

  if (self->database != NULL
      || (self->n_openings > 0 && now_us - self->tried_at_us < REOPEN_US))
    return;
  self->tried_at_us = now_us;
  g_clear_error (&self->problem);
  self->database = dag_database_open (self->path, ++self->n_openings, &self->problem);
  if (g_error_matches (self->problem, DAG_STORE_ERROR, DAG_STORE_ERROR_CORRUPT))
    replace_damaged (self);
  if (self->database != NULL)
    note_opened (self);
}

static gboolean
begin (DagDatabase  *database,
       DagStoreMode  mode,
       GError      **error)
{
  switch (mode)
    {
    case DAG_STORE_READ:
      return dag_database_execute_often (database, "BEGIN", error);
    case DAG_STORE_WRITE:
      return dag_database_execute_often (database, "BEGIN IMMEDIATE", error);
    case DAG_STORE_WRITE_DURABLE:
      return dag_database_execute (database, "PRAGMA synchronous = FULL", error)
             && dag_database_execute (database, "BEGIN IMMEDIATE", error);
    case DAG_STORE_WRITE_ERASING:
      return dag_database_execute (database, "PRAGMA secure_delete = ON", error)
             && dag_database_execute (database, "PRAGMA synchronous = FULL", error)
             && dag_database_execute (database, "BEGIN IMMEDIATE", error);
    case DAG_STORE_BARE:
      break;
    }
  return TRUE;
}

/* Pages that were freed before hold what was written into them: they go from the file, and the
 * log beside it begins anew. Where somebody else is reading, the daily round does it. */
static void
wipe_free (DagDatabase *database)
{
  dag_database_execute (database, "PRAGMA incremental_vacuum", NULL);
  dag_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  dag_database_execute (database, "PRAGMA secure_delete = FAST", NULL);
}

static gboolean
end (DagDatabase  *database,
     DagStoreMode  mode,
     gboolean      keep,
     GError      **error)
{
  gboolean kept = keep;

  database->cancellable = NULL; /* what is finished is kept */
  if (keep && mode != DAG_STORE_BARE)
    kept = dag_database_execute_often (database, "COMMIT", error);
  if (dag_database_is_in_transaction (database))
    dag_database_execute (database, "ROLLBACK", NULL);
  if (mode == DAG_STORE_WRITE_ERASING)
    wipe_free (database);
  if (mode == DAG_STORE_WRITE_DURABLE || mode == DAG_STORE_WRITE_ERASING)
    dag_database_execute (database, "PRAGMA synchronous = NORMAL", NULL);
  return kept;
}

static gboolean
can_stop (const DagStoreJob *job)
{
  return job->mode == DAG_STORE_READ || job->can_wait;
}

static void
run_job (DagStoreWorker *self,
         DagStoreCall   *call)
{
  DagStoreMode mode = call->job->mode;
  gpointer result = NULL;

  if (self->database->read_only && mode != DAG_STORE_READ)
    {
      call->error = self->problem != NULL ? g_error_copy (self->problem) : NULL;
      if (call->error == NULL)
        dag_store_error_set (&call->error, DAG_STORE_ERROR_READ_ONLY);
      return;
    }
  self->database->cancellable = call->cancellable;
  self->database->stopping = can_stop (call->job) ? &self->stopping : NULL;
  if (begin (self->database, mode, &call->error))
    result = call->job->run (self->database, call->input, &call->error);
  if (end (self->database, mode, call->error == NULL, &call->error))
    call->result = result;
  else if (result != NULL && call->job->free_result != NULL)
    call->job->free_result (result);
  if (mode == DAG_STORE_READ)
    dag_store_error_reword (call->error);
}

/* Whether what went wrong says something about the store, not about the one job. */
static gboolean
is_trouble (const GError *error)
{
  return error != NULL && error->domain == DAG_STORE_ERROR
         && error->code != DAG_STORE_ERROR_REFUSED && error->code != DAG_STORE_ERROR_CLOSED;
}

static void
note_condition (DagStoreWorker *self,
                DagStoreCall   *call)
{
  gboolean wrote = call->job->mode != DAG_STORE_READ;

  if (is_trouble (call->error) && self->database != NULL && !self->database->read_only)
    {
      g_clear_error (&self->problem);
      self->problem = g_error_copy (call->error);
    }
  else if (wrote && call->error == NULL)
    g_clear_error (&self->problem);
  if (g_atomic_int_compare_and_exchange (&self->dismissed, 1, 0))
    g_clear_error (&self->notice);
  call->is_notice = self->problem == NULL;
  if (self->problem != NULL || self->notice != NULL)
    call->problem = g_error_copy (self->problem != NULL ? self->problem : self->notice);
  call->read_only = self->database != NULL && self->database->read_only;
  call->is_checked = TRUE;
}

static void
carry_out (DagStoreWorker *self,
           DagStoreCall   *call)
{
  gboolean skip = can_stop (call->job) && g_atomic_int_get (&self->stopping);

  if (skip || (call->cancellable != NULL && g_cancellable_is_cancelled (call->cancellable)))
    g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up");
  else
    {
      open_database (self);
      if (self->database != NULL)
        run_job (self, call);
      else
        call->error = g_error_copy (self->problem);
      note_condition (self, call);
      if (g_error_matches (call->error, DAG_STORE_ERROR, DAG_STORE_ERROR_CORRUPT)
          && self->database != NULL && !self->database->read_only)
        replace_damaged (self);
    }
  if (call->job->free_input != NULL && call->input != NULL)
    call->job->free_input (call->input);
  call->input = NULL;
}

/* Not g_main_context_invoke(): between two turns of the caller's loop nobody owns its context,
 * and that would call back here, on this thread. */
static void
hand_back (DagStoreWorker *self,
           DagStoreCall   *call)
{
  DagStoreDone *done = self->done;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_async_queue_push (done->calls, call);
  g_atomic_ref_count_inc (&done->ref_count);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, self->on_done, done, done_unref);
  g_source_set_static_name (source, "dagstart-store");
  g_source_attach (source, self->context);
}

static gpointer
work (gpointer memory)
{
  DagStoreWorker *self = memory;
  gpointer call;

  open_database (self);
  while ((call = g_async_queue_pop (self->calls)) != self)
    {
      carry_out (self, call);
      hand_back (self, call);
      if (self->database != NULL && g_async_queue_length (self->calls) <= 0)
        dag_database_rest (self->database);
    }
  g_clear_pointer (&self->database, dag_database_close);
  return NULL;
}

/* @on_done is called on the thread-default context of the caller with the DagStoreDone, once
 * for each finished call. */
DagStoreWorker *
dag_store_worker_start (const char  *path,
                        GSourceFunc  on_done)
{
  DagStoreWorker *self = g_new0 (DagStoreWorker, 1);

  self->path = g_strdup (path);
  self->calls = g_async_queue_new ();
  self->done = g_new0 (DagStoreDone, 1);
  self->done->calls = g_async_queue_new ();
  g_atomic_ref_count_init (&self->done->ref_count);
  self->context = g_main_context_ref_thread_default ();
  self->on_done = on_done;
  self->thread = g_thread_new ("dagstart-store", work, self);
  return self;
}

void
dag_store_worker_push (DagStoreWorker *self,
                       DagStoreCall   *call)
{
  g_async_queue_push (self->calls, call);
}

/* What was told is not told again. */
void
dag_store_worker_dismiss (DagStoreWorker *self)
{
  g_atomic_int_set (&self->dismissed, 1);
}

/* Consumes the worker; @left gets the finished calls that nobody has called back yet. */
void
dag_store_worker_stop (DagStoreWorker *self,
                       GQueue         *left)
{
  gpointer call;

  g_atomic_int_set (&self->stopping, 1);
  g_async_queue_push (self->calls, self);
  g_thread_join (self->thread);
  while ((call = g_async_queue_try_pop (self->done->calls)) != NULL)
    g_queue_push_tail (left, call);
  g_clear_pointer (&self->done, done_unref);
  g_clear_pointer (&self->calls, g_async_queue_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->problem);
  g_clear_error (&self->notice);
  g_free (self);
}

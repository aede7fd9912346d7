/* dag-store.c - the database on a worker thread of its own, and the jobs that run there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store.h"

#include "dag-store-private.h"

typedef enum
{
  DAG_STORE_PROP_PROBLEM = 1,
  DAG_STORE_PROP_READ_ONLY,
  DAG_STORE_N_PROPERTIES
} DagStoreProperty;

static GParamSpec *properties[DAG_STORE_N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DagStore, dag_store, G_TYPE_OBJECT)

/* On the main thread: what the worker found becomes what the store says. */
static void
take_condition (DagStore     *self,
                const GError *problem,
                gboolean      read_only)
{
  gboolean same = (problem == NULL) == (self->problem == NULL)
                  && (problem == NULL
                      || (problem->domain == self->problem->domain
                          && problem->code == self->problem->code
                          && g_str_equal (problem->message, self->problem->message)));

  if (read_only != self->read_only)
    {
      self->read_only = read_only;
      g_object_notify_by_pspec (G_OBJECT (self), properties[DAG_STORE_PROP_READ_ONLY]);
    }
  if (same)
    return;
  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[DAG_STORE_PROP_PROBLEM]);
}

/* On the thread that asked. */
static void
finish_call (DagStoreCall *call)
{
  g_autoptr (GTask) task = g_steal_pointer (&call->task);

  if (task != NULL)
    {
      DagStore *self = g_task_get_source_object (task);

      if (call->is_checked)
        self->is_notice = call->is_notice;
      if (call->is_checked)
        take_condition (self, call->problem, call->read_only);
      if (call->error != NULL)
        g_task_return_error (task, g_steal_pointer (&call->error));
      else
        g_task_return_pointer (task, g_steal_pointer (&call->result), call->job->free_result);
    }
  dag_store_call_free (call);
}

static gboolean
on_call_done (gpointer user_data)
{
  DagStoreDone *done = user_data;
  DagStoreCall *call = g_async_queue_try_pop (done->calls);

  /* Closing has taken it already. */
  if (call != NULL)
    finish_call (call);
  return G_SOURCE_REMOVE;
}

static void
dag_store_dispose (GObject *object)
{
  DagStore *self = DAG_STORE (object);

  dag_store_close (self);
  G_OBJECT_CLASS (dag_store_parent_class)->dispose (object);
}

static void
dag_store_finalize (GObject *object)
{
  DagStore *self = DAG_STORE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (dag_store_parent_class)->finalize (object);
}

static void
dag_store_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DagStore *self = DAG_STORE (object);

  switch ((DagStoreProperty) id)
    {
    case DAG_STORE_PROP_PROBLEM:
      g_value_set_boxed (value, self->problem);
      break;
    case DAG_STORE_PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case DAG_STORE_N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dag_store_class_init (DagStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_store_dispose;
  object_class->finalize = dag_store_finalize;
  object_class->get_property = dag_store_get_property;

  properties[DAG_STORE_PROP_PROBLEM]
      = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR, flags);
  properties[DAG_STORE_PROP_READ_ONLY]
      = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, DAG_STORE_N_PROPERTIES, properties);
}

static void
dag_store_init (DagStore *self)
{
}

/**
 * dag_store_new:
 * @path: (nullable): the database file, made where it is missing; %NULL: in memory, for
 *   what must leave no trace
 *
 * Starts the worker, which opens the database at once; trouble with that shows in
 * "problem" after the first job.
 *
 * Returns: (transfer full): a store
 */
DagStore *
dag_store_new (const char *path)
{
  DagStore *self = g_object_new (DAG_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->worker = dag_store_worker_start (path, on_call_done);
  return self;
}

/**
 * dag_store_make_path:
 * @folder: the program's data folder
 * @source_id: the id of a connection
 *
 * Returns: (transfer full): where the database of that contact centre lies; whatever the
 *   id is, it stays inside @folder
 */
char *
dag_store_make_path (const char *folder,
                     const char *source_id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL && source_id != NULL, NULL);

  if (g_uuid_string_is_valid (source_id))
    name = g_ascii_strdown (source_id, -1);
  else
    name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, source_id, -1);
  return g_strdup_printf ("%s" G_DIR_SEPARATOR_S "history" G_DIR_SEPARATOR_S "%s.sqlite", folder,
                          name);
}

/**
 * dag_store_run_async:
 * @self: a store
 * @job: what to do; must stay valid
 * @input: (transfer full) (nullable): for the job; it must not be touched here any more
 * @cancellable: (nullable): to give up, also in mid statement
 * @callback: (nullable): called on this thread
 * @user_data: for @callback
 *
 * Queues a job behind those that wait.
 */
void
dag_store_run_async (DagStore            *self,
                     const DagStoreJob   *job,
                     gpointer             input,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  DagStoreCall *call;

  g_return_if_fail (DAG_IS_STORE (self));
  g_return_if_fail (job != NULL && job->run != NULL);

  call = g_new0 (DagStoreCall, 1);
  call->job = job;
  call->input = input;
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, dag_store_run_async);
  if (cancellable != NULL)
    call->cancellable = g_object_ref (cancellable);
  if (self->worker != NULL)
    {
      dag_store_worker_push (self->worker, call);
      return;
    }
  if (job->free_input != NULL && input != NULL)
    job->free_input (input);
  call->input = NULL;
  dag_store_error_set (&call->error, DAG_STORE_ERROR_CLOSED);
  finish_call (call);
}

/**
 * dag_store_run_finish:
 * @self: a store
 * @result: what the callback got
 * @error: set when the job failed; its transaction is undone then
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
dag_store_run_finish (DagStore      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): its file; %NULL: in memory
 */
const char *
dag_store_get_path (DagStore *self)
{
  g_return_val_if_fail (DAG_IS_STORE (self), NULL);

  return self->path;
}

/**
 * dag_store_get_problem:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): why nothing is saved now, of %DAG_STORE_ERROR, its
 *   message a sentence for a person
 */
const GError *
dag_store_get_problem (DagStore *self)
{
  g_return_val_if_fail (DAG_IS_STORE (self), NULL);

  return self->problem;
}

gboolean
dag_store_is_read_only (DagStore *self)
{
  g_return_val_if_fail (DAG_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * dag_store_can_dismiss:
 * @self: a store
 *
 * Returns: whether "problem" is only told, and need not be told again
 */
gboolean
dag_store_can_dismiss (DagStore *self)
{
  g_return_val_if_fail (DAG_IS_STORE (self), FALSE);

  return self->problem != NULL && self->is_notice;
}

/**
 * dag_store_dismiss:
 * @self: a store
 *
 * The user has read what was told.
 */
void
dag_store_dismiss (DagStore *self)
{
  g_return_if_fail (DAG_IS_STORE (self));

  if (!dag_store_can_dismiss (self))
    return;
  if (self->worker != NULL)
    dag_store_worker_dismiss (self->worker);
  take_condition (self, NULL, self->read_only);
}

/**
 * dag_store_close:
 * @self: a store
 *
 * Lets the jobs that write run to their end, gives up those that read, closes the file and
 * calls back whoever still waits. Takes as long as what is still to be written: for the
 * end of the program.
 */
void
dag_store_close (DagStore *self)
{
  GQueue left = G_QUEUE_INIT;
  DagStoreCall *call;

  g_return_if_fail (DAG_IS_STORE (self));

  if (self->worker == NULL)
    return;
  g_object_ref (self);
  dag_store_worker_stop (g_steal_pointer (&self->worker), &left);
  while ((call = g_queue_pop_head (&left)) != NULL)
    finish_call (call);
  g_object_unref (self);
}

/* dag-board-ask.c - what takes a look at the disk: older days, search, files, one person
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was written last is handed to the store first, so that the disk knows all. What
 * comes back is merged into the board a few items at a time: a year of notes must not
 * stop the window. */
#include "config.h"

#include "dag-board-ask.h"

#include "dag-board-private.h"

#define SLICE_US 3000

static const DagStoreJob *const jobs[] = {
  [DAG_BOARD_ASK_DAYS] = &dag_board_job_days,
  [DAG_BOARD_ASK_FIND] = &dag_board_job_find,
  [DAG_BOARD_ASK_EDITS] = &dag_board_job_edits,
  [DAG_BOARD_ASK_EXPORT] = &dag_board_job_export,
  [DAG_BOARD_ASK_IMPORT] = &dag_board_job_import,
  [DAG_BOARD_ASK_PREVIEW] = &dag_board_job_preview,
  [DAG_BOARD_ASK_PERSON] = &dag_board_job_person,
  [DAG_BOARD_ASK_ERASE] = &dag_board_job_erase,
};

/* An answer on its way into the lists. */
typedef struct
{
  DagBoardQuestion question;
  DagBoardRequest *answer; /* (nullable) */
  guint n_merged;
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_clear_pointer (&arrival->answer, dag_board_request_free);
  g_free (arrival);
}

static void
give (GTask *task)
{
  Arrival *arrival = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&arrival->answer),
                         (GDestroyNotify) dag_board_request_free);
}

static gboolean
on_idle (gpointer user_data)
{
  GTask *task = user_data;
  Arrival *arrival = g_task_get_task_data (task);
  DagBoard *self = g_task_get_source_object (task);
  int64_t until_us = g_get_monotonic_time () + SLICE_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  while (arrival->n_merged < arrival->answer->items->len)
    {
      dag_board_merge (self, arrival->answer->items->pdata[arrival->n_merged++]);
      if (g_get_monotonic_time () >= until_us)
        return G_SOURCE_CONTINUE;
    }
  give (task);
  return G_SOURCE_REMOVE;
}

static void
merge_in_slices (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, on_idle, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
is_for_the_lists (DagBoardQuestion question)
{
  return question == DAG_BOARD_ASK_DAYS || question == DAG_BOARD_ASK_IMPORT ||
         question == DAG_BOARD_ASK_ERASE;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Arrival *arrival = g_task_get_task_data (task);
  DagBoard *self = g_task_get_source_object (task);
  GError *error = NULL;

  arrival->answer = dag_store_run_finish (DAG_STORE (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (!dag_board_is_of_store (self, DAG_STORE (source)))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "another centre");
  else if (is_for_the_lists (arrival->question))
    {
      if (arrival->question == DAG_BOARD_ASK_ERASE)
        dag_board_forget_steps (self, arrival->answer->version.lamport);
      merge_in_slices (task);
    }
  else
    give (task);
}

static DagBoardRequest *
make_request (DagBoard         *self,
              DagBoardQuestion  question,
              const char       *text,
              const char       *until)
{
  DagBoardRequest *request = dag_board_request_new ();

  switch (question)
    {
    case DAG_BOARD_ASK_DAYS:
      request->from_day = g_strdup (text);
      request->until_day = g_strdup (until);
      break;
    case DAG_BOARD_ASK_EDITS:
    case DAG_BOARD_ASK_PERSON:
    case DAG_BOARD_ASK_ERASE:
      request->id = g_strdup (text);
      break;
    case DAG_BOARD_ASK_FIND:
    case DAG_BOARD_ASK_IMPORT:
    case DAG_BOARD_ASK_PREVIEW:
      request->text = g_strdup (text);
      break;
    case DAG_BOARD_ASK_EXPORT:
      break;
    }
  request->version = dag_board_get_version (self);
  request->now_us = g_get_real_time ();
  return request;
}

/**
 * dag_board_ask_async:
 * @self: a board
 * @question: what to do
 * @text: (nullable): as the question says
 * @until: (nullable): likewise
 * @cancellable: (nullable): gives up the waiting; an erasing goes on
 * @callback: called on the main thread
 * @user_data: for @callback
 */
void
dag_board_ask_async (DagBoard            *self,
                     DagBoardQuestion     question,
                     const char          *text,
                     const char          *until,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;
  Arrival *arrival;
  DagStore *store;

  g_return_if_fail (DAG_IS_BOARD (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_board_ask_async);
  arrival = g_new0 (Arrival, 1);
  arrival->question = question;
  g_task_set_task_data (task, arrival, (GDestroyNotify) arrival_free);
  store = dag_board_flush (self);
  if (store == NULL)
    {
      g_task_return_new_error (task, DAG_STORE_ERROR, DAG_STORE_ERROR_CLOSED,
                               "the board is in memory alone");
      g_object_unref (task);
      return;
    }
  dag_store_run_async (store, jobs[question], make_request (self, question, text, until),
                       question == DAG_BOARD_ASK_ERASE ? NULL : cancellable, on_answer,
                       task);
}

/**
 * dag_board_ask_finish:
 * @self: a board
 * @result: of the question
 * @error: return location: of DAG_STORE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
DagBoardRequest *
dag_board_ask_finish (DagBoard      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (DAG_IS_BOARD (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

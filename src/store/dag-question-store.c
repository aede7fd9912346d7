/* dag-question-store.c - what customers asked and how long they waited, in the database
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it runs on the store's worker thread, apart from making and freeing requests. */
#include "config.h"

#include "dag-question-store.h"

#include "dag-question-radar.h"

#define WEEK 7
#define MAX_QUARTERS 100 /* of a day, also the one of 25 hours */

static void
queue_wait_free (gpointer memory)
{
  DagQueueWait *wait = memory;

  g_free (wait->queue);
  g_free (wait);
}

/* Returns: (transfer full): a request with room for counts and waits */
DagQuestionRequest *
dag_question_request_new (void)
{
  DagQuestionRequest *self = g_new0 (DagQuestionRequest, 1);

  self->counts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_reason_count_free);
  self->waits = g_ptr_array_new_with_free_func (queue_wait_free);
  return self;
}

void
dag_question_request_free (DagQuestionRequest *self)
{
  g_ptr_array_unref (self->counts);
  g_ptr_array_unref (self->waits);
  g_free (self->reason);
  g_free (self);
}

/**
 * dag_question_request_add_wait:
 * @self: a request
 * @queue: id of a queue
 * @cell: what callers of it were told and waited
 */
void
dag_question_request_add_wait (DagQuestionRequest *self,
                               const char         *queue,
                               const DagWaitCell  *cell)
{
  DagQueueWait *wait = g_new0 (DagQueueWait, 1);

  wait->queue = g_strdup (queue);
  wait->cell = *cell;
  g_ptr_array_add (self->waits, wait);
}

/* The statements of one save: it writes thousands of rows. */
typedef struct
{
  DagStatement *find_name;
  DagStatement *put_name;
  DagStatement *put_count;
  DagStatement *put_wait;
} Save;

static void
save_clear (Save *self)
{
  g_clear_pointer (&self->find_name, dag_statement_release);
  g_clear_pointer (&self->put_name, dag_statement_release);
  g_clear_pointer (&self->put_count, dag_statement_release);
  g_clear_pointer (&self->put_wait, dag_statement_release);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

static gboolean
save_begin (Save         *self,
            DagDatabase  *database,
            GError      **error)
{
  self->find_name = dag_database_prepare (
      database,
      "SELECT num, label FROM reason_name WHERE kind = ?1 AND queue = ?2 AND reason = ?3",
      error);
  if (self->find_name != NULL)
    self->put_name = dag_database_prepare (
        database,
        "INSERT INTO reason_name (kind, queue, reason, label) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (kind, queue, reason) DO UPDATE SET label = coalesce (?4, label)",
        error);
  if (self->put_name != NULL)
    self->put_count = dag_database_prepare (
        database,
        "INSERT INTO reason_count (day, quarter, name, total, first_us, last_us)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT (day, quarter, name) DO UPDATE SET total = ?4,"
        " first_us = CASE WHEN first_us > 0 THEN first_us ELSE ?5 END,"
        " last_us = max (last_us, ?6)",
        error);
  if (self->put_count != NULL)
    self->put_wait = dag_database_prepare (
        database,
        "INSERT OR REPLACE INTO wait_told"
        " (quarter_us, queue, told_min, waited_steps, n, n_longer)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        error);
  return self->put_wait != NULL;
}

/* What is counted, of which queue, and how it is shown. */
typedef struct
{
  DagReasonCountKind kind;
  const char *queue;  /* (nullable) */
  const char *reason; /* (nullable) */
  const char *label;  /* (nullable): as it was */
} Name;

static void
bind_name (DagStatement *row,
           const Name   *name)
{
  dag_statement_bind_int64 (row, 1, name->kind);
  dag_statement_bind_text (row, 2, name->queue != NULL ? name->queue : "");
  dag_statement_bind_text (row, 3, name->reason != NULL ? name->reason : "");
}

/* Sets @num to the number of @name, or to −1 where it is not there, or has another label.
 * Returns: whether it could be read */
static gboolean
find_name (Save        *self,
           const Name  *name,
           int64_t     *num,
           GError     **error)
{
  g_autoptr (GError) local = NULL;

  *num = -1;
  bind_name (self->find_name, name);
  while (dag_statement_next (self->find_name, &local))
    if (name->label == NULL
        || g_strcmp0 (name->label, dag_statement_get_text (self->find_name, 1)) == 0)
      *num = dag_statement_get_int64 (self->find_name, 0);
  dag_statement_restart (self->find_name);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: the number of a name, made where it was not there; −1 with @error set */
static int64_t
ensure_name (Save        *self,
             const Name  *name,
             GError     **error)
{
  int64_t num = -1;

  if (!find_name (self, name, &num, error) || num >= 0)
    return num;
  bind_name (self->put_name, name);
  dag_statement_bind_text (self->put_name, 4, name->label);
  if (!dag_statement_run (self->put_name, error) || !find_name (self, name, &num, error))
    return -1;
  return num;
}

static gboolean
save_count (Save                  *self,
            const DagReasonCount  *count,
            GError               **error)
{
  Name name = { count->kind, count->queue, count->reason, count->label };
  int64_t num = ensure_name (self, &name, error);

  if (num < 0)
    return FALSE;
  dag_statement_bind_int64 (self->put_count, 1, count->day);
  dag_statement_bind_int64 (self->put_count, 2, CLAMP (count->quarter, 0, MAX_QUARTERS - 1));
  dag_statement_bind_int64 (self->put_count, 3, num);
  dag_statement_bind_int64 (self->put_count, 4, MAX (count->total, 0));
  dag_statement_bind_int64 (self->put_count, 5, count->first_us);
  dag_statement_bind_int64 (self->put_count, 6, count->last_us);
  return dag_statement_run (self->put_count, error);
}

static gboolean
save_wait (Save                *self,
           const DagQueueWait  *wait,
           GError             **error)
{
  Name name = { DAG_REASON_COUNT_HANDLED, wait->queue, NULL, NULL };
  int64_t queue = ensure_name (self, &name, error);

  if (queue < 0)
    return FALSE;
  dag_statement_bind_int64 (self->put_wait, 1, wait->cell.quarter_us);
  dag_statement_bind_int64 (self->put_wait, 2, queue);
  dag_statement_bind_int64 (self->put_wait, 3, wait->cell.told_min);
  dag_statement_bind_int64 (self->put_wait, 4, wait->cell.waited_steps);
  dag_statement_bind_int64 (self->put_wait, 5, wait->cell.n);
  dag_statement_bind_int64 (self->put_wait, 6, wait->cell.n_longer);
  return dag_statement_run (self->put_wait, error);
}

static gpointer
run_save (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagQuestionRequest *request = input;
  g_auto (Save) save = { NULL };

  if (!save_begin (&save, database, error))
    return NULL;
  for (guint i = 0; i < request->counts->len; i++)
    if (!save_count (&save, request->counts->pdata[i], error))
      return NULL;
  for (guint i = 0; i < request->waits->len; i++)
    if (!save_wait (&save, request->waits->pdata[i], error))
      return NULL;
  return NULL;
}

static char *
dup_or_null (DagStatement *row,
             int           column)
{
  const char *text = dag_statement_get_text (row, column);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
load_day (DagDatabase         *database,
          int64_t              day,
          DagQuestionRequest  *answer,
          GError             **error)
{
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database,
      "SELECT kind, queue, reason, label, quarter, total, first_us, last_us"
      " FROM reason_count JOIN reason_name ON num = name WHERE day = ?1 ORDER BY quarter, num",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, day);
  while (dag_statement_next (rows, &local))
    {
      DagReasonCount *count = g_new0 (DagReasonCount, 1);

      count->kind = (DagReasonCountKind) dag_statement_get_int64 (rows, 0);
      count->queue = dup_or_null (rows, 1);
      count->reason = dup_or_null (rows, 2);
      count->label = dup_or_null (rows, 3);
      count->day = day;
      count->quarter = (int) dag_statement_get_int64 (rows, 4);
      count->total = dag_statement_get_int64 (rows, 5);
      count->first_us = dag_statement_get_int64 (rows, 6);
      count->last_us = dag_statement_get_int64 (rows, 7);
      g_ptr_array_add (answer->counts, count);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static gboolean
load_waits (DagDatabase         *database,
            int64_t              since_us,
            DagQuestionRequest  *answer,
            GError             **error)
{
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database,
      "SELECT name.queue, quarter_us, told_min, waited_steps, n, n_longer"
      " FROM wait_told JOIN reason_name AS name ON num = wait_told.queue"
      " WHERE quarter_us >= ?1 ORDER BY quarter_us",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, since_us);
  while (dag_statement_next (rows, &local))
    {
      DagWaitCell cell = { .quarter_us = dag_statement_get_int64 (rows, 1),
                           .told_min = (guint) dag_statement_get_int64 (rows, 2),
                           .waited_steps = (guint) dag_statement_get_int64 (rows, 3),
                           .n = (guint) dag_statement_get_int64 (rows, 4),
                           .n_longer = (guint) dag_statement_get_int64 (rows, 5) };

      dag_question_request_add_wait (answer, dag_statement_get_text (rows, 0), &cell);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static gpointer
run_load (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagQuestionRequest *request = input;
  g_autoptr (DagQuestionRequest) answer = dag_question_request_new ();

  answer->day = request->day;
  for (int week = DAG_RADAR_WEEKS; week >= 0; week--)
    if (!load_day (database, request->day - WEEK * week, answer, error))
      return NULL;
  if (!load_waits (database, request->since_us, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static gpointer
run_find (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagQuestionRequest *request = input;
  g_autoptr (DagQuestionRequest) answer = dag_question_request_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) row = dag_database_prepare (
      database,
      "SELECT min (CASE WHEN first_us > ?1 THEN first_us ELSE last_us END)"
      " FROM reason_count JOIN reason_name ON num = name"
      " WHERE kind = 0 AND reason = ?2 AND last_us > ?1",
      error);

  if (row == NULL)
    return NULL;
  dag_statement_bind_int64 (row, 1, request->since_us);
  dag_statement_bind_text (row, 2, request->reason);
  if (dag_statement_next (row, &local) && !dag_statement_is_null (row, 0))
    answer->found_us = dag_statement_get_int64 (row, 0);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&answer);
}

const DagStoreJob dag_question_save_job = {
  .mode = DAG_STORE_WRITE,
  .run = run_save,
  .free_input = (GDestroyNotify) dag_question_request_free,
};
const DagStoreJob dag_question_load_job = {
  .mode = DAG_STORE_READ,
  .run = run_load,
  .free_input = (GDestroyNotify) dag_question_request_free,
  .free_result = (GDestroyNotify) dag_question_request_free,
};
const DagStoreJob dag_question_find_job = {
  .mode = DAG_STORE_READ,
  .run = run_find,
  .free_input = (GDestroyNotify) dag_question_request_free,
  .free_result = (GDestroyNotify) dag_question_request_free,
};

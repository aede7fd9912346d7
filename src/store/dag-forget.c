/* dag-forget.c - one person is taken out of the history on the disk
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-forget.h"

#include "dag-database-private.h"
#include "dag-recorder-private.h"

DagForgetRequest *
dag_forget_request_new (DagRecorder *recorder,
                        const char  *agent)
{
  DagForgetRequest *self = g_new0 (DagForgetRequest, 1);

  self->recorder = dag_recorder_ref (recorder);
  self->agent = g_strdup (agent);
  return self;
}

static void
forget_request_free (gpointer request)
{
  DagForgetRequest *self = request;

  g_clear_pointer (&self->recorder, dag_recorder_unref);
  g_free (self->agent);
  g_free (self);
}

static gboolean
run_with_number (DagDatabase  *database,
                 const char   *sql,
                 guint         num,
                 GError      **error)
{
  g_autoptr (DagStatement) statement = dag_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  dag_statement_bind_int64 (statement, 1, num);
  return dag_statement_run (statement, error);
}

/* A row that cannot be read goes whole. */
static gboolean
put_row (DagDatabase  *database,
         int64_t       at_ms,
         GBytes       *blob,
         GError      **error)
{
  g_autoptr (DagStatement) drop = NULL;

  if (blob != NULL)
    return dag_recorder_put_blob (database, "UPDATE journal SET b = ?2 WHERE t = ?1", at_ms, blob,
                                  error);
  drop = dag_database_prepare (database, "DELETE FROM journal WHERE t = ?", error);
  if (drop == NULL)
    return FALSE;
  dag_statement_bind_int64 (drop, 1, at_ms);
  return dag_statement_run (drop, error);
}

/* The hour under way lies in the journal: what others did stays there. */
static gboolean
strip_journal (DagDatabase  *database,
               guint         num,
               GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autoptr (GPtrArray) blobs = g_ptr_array_new ();
  gboolean done;

  {
    g_autoptr (DagStatement) rows
        = dag_database_prepare (database, "SELECT t, b FROM journal", error);

    if (rows == NULL)
      return FALSE;
    while (dag_statement_next (rows, &local))
      {
        int64_t at_ms = dag_statement_get_int64 (rows, 0);
        gsize length;
        const guint8 *blob = dag_statement_get_blob (rows, 1, &length);

        g_array_append_val (times, at_ms);
        g_ptr_array_add (blobs, dag_recorder_strip_frame (blob, length, num));
      }
  }
  done = local == NULL;
  for (guint i = 0; i < times->len; i++)
    {
      g_autoptr (GBytes) blob = g_ptr_array_index (blobs, i);

      done = done && put_row (database, g_array_index (times, int64_t, i), blob, &local);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}

/* The number stays, so that nobody else gets it; nothing tells whose it was. */
static void
make_nameless (DagRecorder *recorder,
               DagEntity   *entity)
{
  g_hash_table_remove (recorder->agents, entity->id);
  g_free (entity->id);
  entity->id = g_strdup_printf ("erased-%u", entity->num);
  g_hash_table_insert (recorder->agents, entity->id, entity);
  g_clear_pointer (&entity->name, g_free);
  g_clear_pointer (&entity->team_id, g_free);
  g_clear_pointer (&entity->team_name, g_free);
  /* the hour under way: nothing of it is written when it ends */
  g_clear_pointer (&entity->track, dag_track_free);
  g_clear_pointer (&recorder->last, dag_snapshot_unref_elsewhere);
  recorder->needs_full = TRUE;
}

static gpointer
forget (DagDatabase  *database,
        gpointer      input,
        GError      **error)
{
  DagForgetRequest *request = input;
  DagEntity *entity;

  if (!dag_recorder_load (request->recorder, database, error))
    return NULL;
  entity = dag_recorder_find (request->recorder, DAG_ENTITY_AGENT, request->agent);
  if (entity == NULL)
    return GINT_TO_POINTER (0);
  if (!run_with_number (database, "DELETE FROM agent_hour WHERE k & 2097151 = ?", entity->num,
                        error)
      || !run_with_number (database, "DELETE FROM agent_day WHERE k & 2097151 = ?", entity->num,
                           error)
      || !run_with_number (database, "DELETE FROM break_verdict WHERE agent = ?", entity->num,
                           error)
      || !strip_journal (database, entity->num, error)
      || !run_with_number (database,
                           "UPDATE entity SET id = 'erased-' || num, name = NULL, team_id = NULL,"
                           " team_name = NULL WHERE num = ?",
                           entity->num, error))
    return NULL;
  make_nameless (request->recorder, entity);
  return GINT_TO_POINTER (1);
}

const DagStoreJob dag_forget_job = {
  .mode = DAG_STORE_WRITE_ERASING,
  .run = forget,
  .free_input = forget_request_free,
};

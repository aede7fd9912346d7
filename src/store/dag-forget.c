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
      || !run_with_number (database,
                           "UPDATE entity SET id = 'erased-' || num, name = NULL, team_id = NULL,"
                           " team_name = NULL WHERE num = ?",
                           entity->num, error))
    return NULL;
  make_nameless (request->recorder, entity);
  return GINT_TO_POINTER (1);
}

const DagStoreJob dag_forget_job = {
  .mode = DAG_STORE_WRITE_DURABLE,
  .run = forget,
  .free_input = forget_request_free,
};

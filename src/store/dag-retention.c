/* dag-retention.c - what has been kept long enough goes, a little at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-retention.h"

#include "dag-database-private.h"
#include "dag-recorder-private.h"

#include <glib/gstdio.h>

#define DAY_US (24 * DAG_HOUR_US)
/* Pages given back to the file system at a time. */
#define VACUUM "PRAGMA incremental_vacuum (256)"
/* The whole file is written anew so often: nothing of what was ever deleted is left in it. */
#define REWRITE_DAYS 30

DagRetentionRound *
dag_retention_round_new (DagRecorder        *recorder,
                         const DagRetention *retention,
                         int64_t             now_us)
{
  DagRetentionRound *self = g_new0 (DagRetentionRound, 1);

  self->recorder = dag_recorder_ref (recorder);
  self->retention = *retention;
  self->now_us = now_us;
  return self;
}

void
dag_retention_round_free (DagRetentionRound *self)
{
  g_clear_pointer (&self->recorder, dag_recorder_unref);
  g_free (self);
}

/* Returns: how many rows went; −1 with @error set */
static int
delete_some (DagDatabase  *database,
             const char   *sql,
             int64_t       before,
             GError      **error)
{
  g_autoptr (DagStatement) statement = dag_database_prepare (database, sql, error);

  if (statement == NULL)
    return -1;
  dag_statement_bind_int64 (statement, 1, before);
  dag_statement_bind_int64 (statement, 2, DAG_RETENTION_CHUNK);
  if (!dag_statement_run (statement, error))
    return -1;
  return dag_database_count_changed (database);
}

static int64_t
hour_key (const DagRetentionRound *self,
          guint                    days)
{
  return dag_key_of (dag_hour_of (MAX (self->now_us - days * DAY_US, 0)), 0);
}

static int
delete_rows (DagRetentionRound  *self,
             DagDatabase        *database,
             GError            **error)
{
  int64_t today = dag_recorder_get_day (self->recorder, self->now_us);
  guint names = MAX (self->retention.totals, self->retention.people);
  guint queues = MAX (self->retention.queues, self->retention.intervals);
  const struct
  {
    const char *sql;
    int64_t before;
  } levels[] = {
    { "DELETE FROM agent_hour WHERE k IN (SELECT k FROM agent_hour WHERE k < ? LIMIT ?)",
      hour_key (self, self->retention.people) },
    { "DELETE FROM agent_day WHERE k IN (SELECT k FROM agent_day WHERE k < ? LIMIT ?)",
      dag_key_of (MAX (today - self->retention.totals, 0), 0) },
    { "DELETE FROM break_verdict WHERE (day, agent, begins_us, rule) IN"
      " (SELECT day, agent, begins_us, rule FROM break_verdict WHERE day < ? LIMIT ?)",
      today - self->retention.verdicts },
    { "DELETE FROM queue_hour WHERE k IN (SELECT k FROM queue_hour WHERE k < ? LIMIT ?)",
      hour_key (self, self->retention.queues) },
    { "DELETE FROM interval_hour WHERE k IN (SELECT k FROM interval_hour WHERE k < ? LIMIT ?)",
      hour_key (self, self->retention.intervals) },
    { "DELETE FROM reason_count WHERE (day, quarter, name) IN"
      " (SELECT day, quarter, name FROM reason_count WHERE day < ? LIMIT ?)",
      today - self->retention.queues },
    { "DELETE FROM wait_told WHERE (quarter_us, queue, told_min, waited_steps) IN"
      " (SELECT quarter_us, queue, told_min, waited_steps FROM wait_told"
      " WHERE quarter_us < ? LIMIT ?)",
      self->now_us - self->retention.queues * DAY_US },
    { "DELETE FROM poll WHERE t IN (SELECT t FROM poll WHERE t < ? LIMIT ?)",
      self->now_us - self->retention.queues * DAY_US },
    { "DELETE FROM entity WHERE num IN"
      " (SELECT num FROM entity WHERE kind = 1 AND seen_day < ?"
      " AND NOT EXISTS (SELECT 1 FROM break_verdict WHERE agent = num) LIMIT ?)",
      today - names },
    { "DELETE FROM entity WHERE num IN"
      " (SELECT num FROM entity WHERE kind = 2 AND seen_day < ? LIMIT ?)",
      today - queues },
  };
  int n_gone = 0;

  for (guint i = 0; i < G_N_ELEMENTS (levels) && n_gone == 0; i++)
    n_gone = delete_some (database, levels[i].sql, levels[i].before, error);
  return n_gone;
}

/* Copies from before a migration, and damaged files, hold names too. */
static void
delete_old_files (const char *path,
                  int64_t     before_us)
{
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) folder = g_dir_open (folder_path, 0, NULL);
  const char *child;

  while (folder != NULL && (child = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child_path = g_build_filename (folder_path, child, NULL);
      const char *ending = g_str_has_prefix (child, name) ? child + strlen (name) : "";
      GStatBuf about;

      if ((g_str_has_prefix (ending, ".before-") || g_str_has_prefix (ending, ".corrupt-"))
          && g_stat (child_path, &about) == 0
          && (int64_t) about.st_mtime * DAG_USEC_PER_SEC < before_us)
        g_unlink (child_path);
    }
}

/* Returns: the day of the centre's calendar of the last rewriting; −1: none yet */
static int64_t
read_rewritten (DagDatabase *database)
{
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database, "SELECT value FROM meta WHERE key = 'rewritten-day'", NULL);

  return rows != NULL && dag_statement_next (rows, NULL)
             ? g_ascii_strtoll (dag_statement_get_text (rows, 0), NULL, 10)
             : -1;
}

static void
note_rewritten (DagDatabase *database,
                int64_t      day)
{
  g_autoptr (DagStatement) put = dag_database_prepare (
      database, "INSERT OR REPLACE INTO meta (key, value) VALUES ('rewritten-day', ?)", NULL);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, day);

  if (put == NULL)
    return;
  dag_statement_bind_text (put, 1, text);
  dag_statement_run (put, NULL);
}

/* Needs as much room again as the file takes; where there is none, another day will do. */
static void
rewrite_monthly (DagRetentionRound *self,
                 DagDatabase       *database)
{
  int64_t today = dag_recorder_get_day (self->recorder, self->now_us);
  int64_t last = read_rewritten (database);

  if (last >= 0 && today < last + REWRITE_DAYS)
    return;
  if (last < 0 || dag_database_execute (database, "VACUUM", NULL))
    note_rewritten (database, today);
}

/* The rows are gone; so must be their bytes, from the file and from the log beside it. */
static void
wipe (DagRetentionRound *self,
      DagDatabase       *database)
{
  dag_database_execute (database, VACUUM, NULL);
  rewrite_monthly (self, database);
  dag_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  if (database->path != NULL)
    delete_old_files (database->path,
                      g_get_real_time () - (int64_t) self->retention.totals * DAY_US);
}

static gpointer
run_round (DagDatabase *database,
           gpointer     input,
           GError     **error)
{
  DagRetentionRound *self = input;
  int n_gone = -1;

  if (!dag_recorder_load (self->recorder, database, error)
      || !dag_database_execute (database, "PRAGMA secure_delete = ON", error))
    return NULL;
  if (dag_database_execute (database, "BEGIN IMMEDIATE", error))
    n_gone = delete_rows (self, database, error);
  if (n_gone < 0 || !dag_database_execute (database, "COMMIT", error))
    n_gone = -1;
  dag_database_roll_back (database);
  if (n_gone > 0)
    self->recorder->opening = 0; /* some numbers may be nobody's now */
  else if (n_gone == 0)
    wipe (self, database);
  dag_database_execute (database, "PRAGMA secure_delete = FAST", NULL);
  return GINT_TO_POINTER (MAX (n_gone, 0));
}

const DagStoreJob dag_retention_job = {
  .mode = DAG_STORE_BARE,
  .run = run_round,
  .free_input = (GDestroyNotify) dag_retention_round_free,
  .can_wait = TRUE,
};

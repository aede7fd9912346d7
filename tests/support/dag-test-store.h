/* dag-test-store.h - a folder for a database, and jobs awaited
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "dag-store.h"
#include "dag-test-ready.h"
#include "dag-test.h"

G_BEGIN_DECLS

static inline void
dag_test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        dag_test_remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Runs @job and waits for it. */
static inline gpointer
dag_test_store_run (DagStore           *store,
                    const DagStoreJob  *job,
                    gpointer            input,
                    GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dag_store_run_async (store, job, input, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 20000);
  return dag_store_run_finish (store, result, error);
}

static inline gpointer
dag_test_job_execute (DagDatabase *database,
                      gpointer     input,
                      GError     **error)
{
  dag_database_execute (database, input, error);
  return NULL;
}

/* Runs statements in a transaction of their own. */
static inline gboolean
dag_test_store_execute (DagStore   *store,
                        const char *sql,
                        GError    **error)
{
  static const DagStoreJob job = { .mode = DAG_STORE_WRITE, .run = dag_test_job_execute,
                                   .free_input = g_free };
  g_autoptr (GError) local = NULL;

  dag_test_store_run (store, &job, g_strdup (sql), &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static inline gpointer
dag_test_job_read (DagDatabase *database,
                   gpointer     input,
                   GError     **error)
{
  g_autoptr (DagStatement) rows = dag_database_prepare (database, input, error);
  GString *text = g_string_new (NULL);

  while (rows != NULL && dag_statement_next (rows, error))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "",
                            dag_statement_get_text (rows, 0));
  return g_string_free (text, FALSE);
}

/* The first column of all rows, joined by bars. */
static inline char *
dag_test_store_read (DagStore   *store,
                     const char *sql,
                     GError    **error)
{
  static const DagStoreJob job = { .mode = DAG_STORE_READ, .run = dag_test_job_read,
                                   .free_input = g_free, .free_result = g_free };

  return dag_test_store_run (store, &job, g_strdup (sql), error);
}

G_END_DECLS

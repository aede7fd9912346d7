/* dag-database-private.h - the inside of an open database, for the store alone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "dag-database.h"

G_BEGIN_DECLS

/* "DagS": says whose file it is. */
#define DAG_DATABASE_APPLICATION_ID 0x44616753

struct _DagDatabase
{
  sqlite3 *handle;
  char *path; /* (nullable): in memory */
  GThread *thread; /* the one that may use it */
  GHashTable *statements; /* SQL → idle sqlite3_stmt */
  GCancellable *cancellable; /* (nullable): of the job that runs; not owned */
  int *stopping; /* (nullable): the program ends; the job that runs is given up */
  guint opening;   /* counts up each time a database is opened */
  guint n_in_use;  /* statements handed out */
  gboolean read_only;
  gboolean is_newer;   /* than this program */
  gboolean on_network; /* another computer's disk */
};

DagDatabase *dag_database_open         (const char  *path,
                                        guint        opening,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void         dag_database_close        (DagDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagDatabase, dag_database_close)

int64_t      dag_database_read_pragma  (DagDatabase *self,
                                        const char  *sql,
                                        GError     **error);
gboolean     dag_database_is_in_transaction (DagDatabase *self);
void         dag_database_rest         (DagDatabase *self);

const char  *dag_store_error_get_sentence (DagStoreError reason);
void         dag_store_error_reword       (GError *error);
gboolean     dag_store_error_set          (GError        **error,
                                           DagStoreError   reason);
gboolean     dag_store_error_set_sqlite   (GError  **error,
                                           sqlite3  *handle,
                                           int       code);

G_END_DECLS

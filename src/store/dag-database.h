/* dag-database.h - one open database, as the jobs on the store's worker thread see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-store-error.h"

G_BEGIN_DECLS

/**
 * DagDatabase:
 *
 * Belongs to the worker thread of a DagStore and is handed to its jobs; every function
 * here asserts that it is called there.
 */
typedef struct _DagDatabase DagDatabase;

/**
 * DagStatement:
 *
 * One SQL statement: prepared once and kept, handed out for one use. Parameters count from
 * 1, columns from 0, as in SQLite. Texts and blobs that are bound must outlive the last
 * dag_statement_next(); those read from a column live until the next one.
 *
 * |[
 * g_autoptr (DagStatement) rows = dag_database_prepare (db, "SELECT …", error);
 * g_autoptr (GError) local = NULL;
 *
 * while (rows != NULL && dag_statement_next (rows, &local))
 *   …
 * ]|
 */
typedef struct _DagStatement DagStatement;

gboolean      dag_database_is_read_only    (DagDatabase *self);
guint         dag_database_get_opening     (DagDatabase *self);
gboolean      dag_database_execute         (DagDatabase  *self,
                                            const char   *sql,
                                            GError      **error);
gboolean      dag_database_execute_often   (DagDatabase  *self,
                                            const char   *sql,
                                            GError      **error);
void          dag_database_roll_back       (DagDatabase *self);
int           dag_database_count_changed   (DagDatabase *self);

DagStatement *dag_database_prepare         (DagDatabase  *self,
                                            const char   *sql,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void          dag_statement_release        (DagStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagStatement, dag_statement_release)

void          dag_statement_bind_int64     (DagStatement *self,
                                            int           parameter,
                                            int64_t       value);
void          dag_statement_bind_double    (DagStatement *self,
                                            int           parameter,
                                            double        value);
void          dag_statement_bind_text      (DagStatement *self,
                                            int           parameter,
                                            const char   *value);
void          dag_statement_bind_blob      (DagStatement *self,
                                            int           parameter,
                                            const void   *value,
                                            gsize         length);

gboolean      dag_statement_next           (DagStatement  *self,
                                            GError       **error);
gboolean      dag_statement_run            (DagStatement  *self,
                                            GError       **error);
void          dag_statement_restart        (DagStatement *self);

gboolean      dag_statement_is_null        (DagStatement *self,
                                            int           column);
int64_t       dag_statement_get_int64      (DagStatement *self,
                                            int           column);
double        dag_statement_get_double     (DagStatement *self,
                                            int           column);
const char   *dag_statement_get_text       (DagStatement *self,
                                            int           column);
const guint8 *dag_statement_get_blob       (DagStatement *self,
                                            int           column,
                                            gsize        *length);

G_END_DECLS

/* dag-statement.c - one SQL statement, prepared once and put back by itself
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-database.h"

#include "dag-database-private.h"

struct _DagStatement
{
  DagDatabase *database;
  sqlite3_stmt *handle;
  int code; /* the first trouble with a parameter */
};

/* One that is lying idle, or a new one. */
static int
take_handle (DagDatabase   *database,
             const char    *sql,
             sqlite3_stmt **handle)
{
  char *key = NULL;

  if (g_hash_table_steal_extended (database->statements, sql, (gpointer *) &key,
                                   (gpointer *) handle))
    {
      g_free (key);
      return SQLITE_OK;
    }
  return sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, handle, NULL);
}

/**
 * dag_database_prepare:
 * @self: a database
 * @sql: one statement; values go in by parameters, never into the text
 * @error: set when it cannot be prepared
 *
 * Returns: (transfer full) (nullable): the statement; free with dag_statement_release(),
 *   before the job ends
 */
DagStatement *
dag_database_prepare (DagDatabase  *self,
                      const char   *sql,
                      GError      **error)
{
  DagStatement *statement;
  sqlite3_stmt *handle = NULL;
  int code;

  g_return_val_if_fail (self != NULL && self->thread == g_thread_self (), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  code = take_handle (self, sql, &handle);
  if (code != SQLITE_OK || handle == NULL)
    {
      dag_store_error_set_sqlite (error, self->handle, code);
      return NULL;
    }
  statement = g_new0 (DagStatement, 1);
  statement->database = self;
  statement->handle = handle;
  self->n_in_use++;
  return statement;
}

/**
 * dag_statement_release:
 * @self: (transfer full): a statement
 *
 * Ends its use; the prepared form stays with the database.
 */
void
dag_statement_release (DagStatement *self)
{
  const char *sql = sqlite3_sql (self->handle);
  GHashTable *idle = self->database->statements;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->database->n_in_use--;
  if (g_hash_table_contains (idle, sql))
    sqlite3_finalize (self->handle);
  else
    g_hash_table_insert (idle, g_strdup (sql), self->handle);
  g_free (self);
}

static void
note (DagStatement *self,
      int           code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

void
dag_statement_bind_int64 (DagStatement *self,
                          int           parameter,
                          int64_t       value)
{
  g_return_if_fail (self != NULL);

  note (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

void
dag_statement_bind_double (DagStatement *self,
                           int           parameter,
                           double        value)
{
  g_return_if_fail (self != NULL);

  note (self, sqlite3_bind_double (self->handle, parameter, value));
}

/**
 * dag_statement_bind_text:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: (nullable): UTF-8, borrowed until the statement is released; %NULL binds NULL
 */
void
dag_statement_bind_text (DagStatement *self,
                         int           parameter,
                         const char   *value)
{
  g_return_if_fail (self != NULL);

  note (self, sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_STATIC));
}

/**
 * dag_statement_bind_blob:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: (nullable): borrowed until the statement is released
 * @length: in bytes
 */
void
dag_statement_bind_blob (DagStatement *self,
                         int           parameter,
                         const void   *value,
                         gsize         length)
{
  g_return_if_fail (self != NULL);

  note (self, sqlite3_bind_blob64 (self->handle, parameter, value != NULL ? value : "", length,
                                   SQLITE_STATIC));
}

/**
 * dag_statement_next:
 * @self: a statement
 * @error: set when it failed
 *
 * Returns: whether there is another row; %FALSE at the end, and with @error set on trouble
 */
gboolean
dag_statement_next (DagStatement  *self,
                    GError       **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->database->thread == g_thread_self (), FALSE);

  code = self->code != SQLITE_OK ? self->code : sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    dag_store_error_set_sqlite (error, self->database->handle, code);
  return FALSE;
}

/**
 * dag_statement_run:
 * @self: a statement that yields no rows
 * @error: set when it failed
 *
 * Runs it to its end and makes it ready for other parameters, as in a loop of inserts.
 *
 * Returns: whether it went well
 */
gboolean
dag_statement_run (DagStatement  *self,
                   GError       **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->database->thread == g_thread_self (), FALSE);

  code = self->code;
  while (code == SQLITE_OK || code == SQLITE_ROW)
    code = sqlite3_step (self->handle);
  if (code != SQLITE_DONE)
    return dag_store_error_set_sqlite (error, self->database->handle, code);
  sqlite3_reset (self->handle);
  return TRUE;
}

/* Ready for other parameters, as in a loop of look-ups. */
void
dag_statement_restart (DagStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->handle);
}

gboolean
dag_statement_is_null (DagStatement *self,
                       int           column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

int64_t
dag_statement_get_int64 (DagStatement *self,
                         int           column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
dag_statement_get_double (DagStatement *self,
                          int           column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * dag_statement_get_text:
 * @self: a statement on a row
 * @column: its number, from 0
 *
 * Returns: (transfer none) (nullable): valid UTF-8, or %NULL where the column is NULL or
 *   holds something else
 */
const char *
dag_statement_get_text (DagStatement *self,
                        int           column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * dag_statement_get_blob:
 * @self: a statement on a row
 * @column: its number, from 0
 * @length: (out): in bytes
 *
 * Returns: (transfer none): the bytes; never %NULL
 */
const guint8 *
dag_statement_get_blob (DagStatement *self,
                        int           column,
                        gsize        *length)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  *length = bytes != NULL ? (gsize) sqlite3_column_bytes (self->handle, column) : 0;
  return bytes != NULL ? bytes : (const guint8 *) "";
}

/* dag-connection-store.c - the saved contact centre in a file of its own; never its secret
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One small key file, read once at start and written when the user saves: no reason for a
 * thread. Written whole or not at all, and for the user alone whatever the umask (F-F03). */
#include "config.h"

#include "dag-connection-store.h"

#include "dag-fault.h"
#include "dag-file-bytes.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define GROUP "connection"
#define GROUP_OPTIONS "options"
#define MAX_LENGTH 65536
#define MAX_DEADLINE_S 120.0

struct _DagConnectionStore
{
  GObject parent_instance;

  char *path;
};

G_DEFINE_FINAL_TYPE (DagConnectionStore, dag_connection_store, G_TYPE_OBJECT)

static void
dag_connection_store_finalize (GObject *object)
{
  g_clear_pointer (&DAG_CONNECTION_STORE (object)->path, g_free);
  G_OBJECT_CLASS (dag_connection_store_parent_class)->finalize (object);
}

static void
dag_connection_store_class_init (DagConnectionStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_connection_store_finalize;
}

static void
dag_connection_store_init (DagConnectionStore *self)
{
}

/**
 * dag_connection_store_new:
 * @path: (nullable): the file; %NULL for the one in the user's configuration folder
 *
 * Returns: (transfer full): the store; nothing is read yet
 */
DagConnectionStore *
dag_connection_store_new (const char *path)
{
  DagConnectionStore *self = g_object_new (DAG_TYPE_CONNECTION_STORE, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_config_dir (), "dagstart",
                                                "connection.ini", NULL);
  return self;
}

const char *
dag_connection_store_get_path (DagConnectionStore *self)
{
  g_return_val_if_fail (DAG_IS_CONNECTION_STORE (self), NULL);

  return self->path;
}

/* Whether it has none but the escapes that a key file knows. */
static gboolean
check_escapes (const char *value)
{
  for (const char *p = strchr (value, '\\'); p != NULL; p = strchr (p + 2, '\\'))
    if (p[1] == '\0' || strchr ("sntr\\", p[1]) == NULL)
      return FALSE;
  return TRUE;
}

/* GLib sets an error for each wrong escape, the second over the first, and gives the text all
 * the same: here it is one error and no text. */
static char *
read_text (GKeyFile    *file,
           const char  *group,
           const char  *key,
           GError     **error)
{
  g_autofree char *value = g_key_file_get_value (file, group, key, error);

  if (value == NULL)
    return NULL;
  if (check_escapes (value))
    return g_key_file_get_string (file, group, key, error);
  g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "%s has a backslash that begins nothing", key);
  return NULL;
}

static void
read_options (DagConnection *connection,
              GKeyFile      *file)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP_OPTIONS, NULL, NULL);

  if (keys == NULL)
    return;
  connection->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      char *value = read_text (file, GROUP_OPTIONS, keys[i], NULL);

      if (value != NULL)
        g_hash_table_insert (connection->options, g_strdup (keys[i]), value);
    }
}

/* The file may have been edited by hand, so it is checked like anything from outside. */
static DagConnection *
read_connection (GKeyFile  *file,
                 GError   **error)
{
  g_autofree char *id = read_text (file, GROUP, "id", error);
  g_autofree char *kind = NULL;
  g_autofree char *url = NULL;
  g_autoptr (DagConnection) connection = NULL;
  double deadline_s;

  if (id == NULL || (kind = read_text (file, GROUP, "kind", error)) == NULL
      || (url = read_text (file, GROUP, "url", error)) == NULL)
    return NULL;
  if (!g_uuid_string_is_valid (id))
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_IO, "the id is not a UUID");
      return NULL;
    }
  if (!dag_connection_check_url (url, error))
    return NULL;
  connection = dag_connection_new (kind, url);
  g_clear_pointer (&connection->id, g_free);
  connection->id = g_steal_pointer (&id);
  connection->user = read_text (file, GROUP, "user", NULL);
  connection->ca_file = read_text (file, GROUP, "ca-file", NULL);
  deadline_s = g_key_file_get_double (file, GROUP, "deadline-s", NULL);
  if (deadline_s >= 1.0 && deadline_s <= MAX_DEADLINE_S)
    connection->deadline_s = deadline_s;
  read_options (connection, file);
  return g_steal_pointer (&connection);
}

/* GLib puts bytes that are not UTF-8 into its messages; so such a file is refused before. */
static gboolean
load_key_file (GKeyFile    *file,
               const char  *path,
               GError     **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  text = dag_file_bytes_read (path, MAX_LENGTH, &length, error);
  if (text == NULL)
    return FALSE;
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_IO, "it is not a settings file");
      return FALSE;
    }
  return g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, error);
}

/**
 * dag_connection_store_load:
 * @self: a store
 * @error: %DAG_FAULT_IO, or %DAG_FAULT_USAGE for an address that cannot be polled
 *
 * Returns: (transfer full) (nullable): the saved connection; %NULL without @error: none
 */
DagConnection *
dag_connection_store_load (DagConnectionStore  *self,
                           GError             **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  DagConnection *connection = NULL;

  g_return_val_if_fail (DAG_IS_CONNECTION_STORE (self), NULL);

  if (!load_key_file (file, self->path, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return NULL;
    }
  else
    connection = read_connection (file, &local);
  if (connection == NULL && local->domain == DAG_FAULT)
    g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", self->path);
  else if (connection == NULL)
    g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "%s: %s", self->path, local->message);
  return connection;
}

static void
write_options (GKeyFile            *file,
               const DagConnection *connection)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (connection->options == NULL)
    return;
  g_hash_table_iter_init (&iter, connection->options);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_key_file_set_string (file, GROUP_OPTIONS, key, value);
}

/**
 * dag_connection_store_save:
 * @self: a store
 * @connection: what to keep, in place of what was kept
 * @error: %DAG_FAULT_IO; the file is then as it was
 *
 * Returns: whether it is on disk
 */
gboolean
dag_connection_store_save (DagConnectionStore   *self,
                           const DagConnection  *connection,
                           GError              **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DAG_IS_CONNECTION_STORE (self) && connection != NULL, FALSE);

  g_key_file_set_string (file, GROUP, "id", connection->id);
  g_key_file_set_string (file, GROUP, "kind", connection->kind);
  g_key_file_set_string (file, GROUP, "url", connection->url);
  if (connection->user != NULL)
    g_key_file_set_string (file, GROUP, "user", connection->user);
  if (connection->ca_file != NULL)
    g_key_file_set_string (file, GROUP, "ca-file", connection->ca_file);
  g_key_file_set_double (file, GROUP, "deadline-s", connection->deadline_s);
  write_options (file, connection);
  text = g_key_file_to_data (file, NULL, NULL);
  directory = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (directory, 0700) == 0
      && g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   &local))
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "%s: %s", self->path,
               local != NULL ? local->message : g_strerror (errno));
  return FALSE;
}

/**
 * dag_connection_store_remove:
 * @self: a store
 * @error: %DAG_FAULT_IO
 *
 * Returns: whether nothing is kept any more
 */
gboolean
dag_connection_store_remove (DagConnectionStore  *self,
                             GError             **error)
{
  g_return_val_if_fail (DAG_IS_CONNECTION_STORE (self), FALSE);

  if (g_remove (self->path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "%s: %s", self->path, g_strerror (errno));
  return FALSE;
}

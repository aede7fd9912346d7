/* dag-connect-session-save.c - keeping a tested contact centre, and forgetting it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connect-session-private.h"

#include "dag-purpose.h"

typedef struct
{
  DagConnection *connection;
  char *secret; /* (nullable) */
  gboolean in_keyring;
} Saving;

static void
saving_free (Saving *saving)
{
  g_clear_pointer (&saving->connection, dag_connection_unref);
  g_clear_pointer (&saving->secret, g_free);
  g_free (saving);
}

static DagConnection *
new_saved (DagConnection *connection,
           gboolean       with_secret)
{
  DagConnection *copy = dag_connection_copy (connection);

  dag_connection_set_option (copy, DAG_OPTION_CREDENTIAL,
                             with_secret ? NULL : DAG_CREDENTIAL_NONE);
  return copy;
}

/* What belonged to a contact centre that is no longer the saved one. */
static void
clear_traces (DagConnectSession *self,
              DagConnection     *connection)
{
  dag_credentials_clear_async (self->credentials, connection->id, NULL, NULL, NULL);
  dag_purpose_take_back (self->settings, connection->id);
}

static void
finish_saving (DagConnectSession *self,
               GTask             *task)
{
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (DagConnection) connection
      = new_saved (saving->connection, saving->secret != NULL);
  GError *error = NULL;

  if (!dag_connection_store_save (self->store, connection, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dag_connect_session_begin_change (self);
  if (self->saved.connection != NULL
      && g_strcmp0 (self->saved.connection->id, connection->id) != 0)
    clear_traces (self, self->saved.connection);
  dag_kept_centre_clear (&self->saved);
  dag_kept_centre_clear (&self->forgotten);
  self->saved.connection = g_steal_pointer (&connection);
  self->saved.secret = g_strdup (saving->secret);
  if (saving->secret != NULL)
    self->saved.place
        = saving->in_keyring ? DAG_SECRET_IN_KEYRING : DAG_SECRET_IN_SESSION;
  dag_connect_session_watch_saved (self);
  g_task_return_boolean (task, TRUE);
}

static void
on_secret_stored (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (dag_credentials_store_finish (DAG_CREDENTIALS (source), result, &error))
    finish_saving (g_task_get_source_object (task), task);
  else
    g_task_return_error (task, error);
}

/**
 * dag_connect_session_save_async:
 * @self: a session
 * @connection: what was tested
 * @secret: (nullable): its token or password
 * @in_keyring: %FALSE: for this session only, asked for again at the next start
 *
 * Keeps the connection and watches it. With @in_keyring nothing is saved where the keyring
 * does not take the secret (%DAG_FAULT_SECRET).
 */
void
dag_connect_session_save_async (DagConnectSession   *self,
                                DagConnection       *connection,
                                const char          *secret,
                                gboolean             in_keyring,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (DAG_IS_CONNECT_SESSION (self) && connection != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_connect_session_save_async);
  saving = g_new0 (Saving, 1);
  saving->connection = dag_connection_ref (connection);
  saving->secret = g_strdup (secret);
  saving->in_keyring = in_keyring;
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  if (secret != NULL && in_keyring)
    dag_credentials_store_async (self->credentials, connection, secret, cancellable,
                                 on_secret_stored, g_steal_pointer (&task));
  else
    finish_saving (self, task);
}

gboolean
dag_connect_session_save_finish (DagConnectSession  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dag_connect_session_forget:
 * @self: a session
 *
 * Forgets the saved contact centre, its secret and its accepted purposes.
 */
void
dag_connect_session_forget (DagConnectSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DAG_IS_CONNECT_SESSION (self));

  if (self->saved.connection == NULL)
    return;
  if (!dag_connection_store_remove (self->store, &error))
    {
      dag_connect_session_fail (self, error);
      return;
    }
  clear_traces (self, self->saved.connection);
  dag_kept_centre_clear (&self->forgotten);
  self->forgotten = self->saved;
  self->saved = (DagKeptCentre){ 0 };
  if (self->state == DAG_CONNECT_STATE_TEAM)
    dag_connect_session_notify (self);
  else
    dag_connect_session_go_back (self);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DagConnectSession *self = DAG_CONNECT_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (!dag_connect_session_save_finish (self, result, &error))
    dag_connect_session_fail (self, error);
}

/**
 * dag_connect_session_can_undo:
 * @self: a session
 *
 * Returns: whether a contact centre was forgotten in this session and none took its place
 */
gboolean
dag_connect_session_can_undo (DagConnectSession *self)
{
  g_return_val_if_fail (DAG_IS_CONNECT_SESSION (self), FALSE);

  return self->forgotten.connection != NULL && self->saved.connection == NULL;
}

/**
 * dag_connect_session_undo:
 * @self: a session
 *
 * Keeps the contact centre that was forgotten again, its secret too and where it was kept;
 * the purposes are asked once more.
 */
void
dag_connect_session_undo (DagConnectSession *self)
{
  g_autoptr (DagConnection) connection = NULL;

  g_return_if_fail (DAG_IS_CONNECT_SESSION (self));

  if (!dag_connect_session_can_undo (self))
    return;
  connection = dag_connection_ref (self->forgotten.connection);
  dag_connect_session_save_async (self, connection, self->forgotten.secret,
                                  self->forgotten.place == DAG_SECRET_IN_KEYRING, NULL,
                                  on_undone, NULL);
}

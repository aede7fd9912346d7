/* dag-credentials.c - tokens and passwords in the user's keyring, and nowhere else
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-credentials.h"

#include "dag-fault.h"

#include <libsecret/secret.h>

#define ATTRIBUTE "connection"

struct _DagCredentials
{
  GObject parent_instance;

  GHashTable *clearing; /* set of ids whose secret is being taken out */
};

G_DEFINE_FINAL_TYPE (DagCredentials, dag_credentials, G_TYPE_OBJECT)

static const SecretSchema schema = {
  DAG_APP_ID,
  SECRET_SCHEMA_NONE,
  { { ATTRIBUTE, SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
};

static void
dag_credentials_finalize (GObject *object)
{
  g_clear_pointer (&DAG_CREDENTIALS (object)->clearing, g_hash_table_unref);
  G_OBJECT_CLASS (dag_credentials_parent_class)->finalize (object);
}

static void
dag_credentials_class_init (DagCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_credentials_finalize;
}

static void
dag_credentials_init (DagCredentials *self)
{
  self->clearing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * dag_credentials_new:
 *
 * Returns: (transfer full): a way to the keyring
 */
DagCredentials *
dag_credentials_new (void)
{
  return g_object_new (DAG_TYPE_CREDENTIALS, NULL);
}

/* One fault for every trouble of the keyring; the reason stays in the message. */
static GError *
to_fault (GError *error)
{
  GError *fault;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  fault = g_error_new (DAG_FAULT, DAG_FAULT_SECRET, "keyring: %s", error->message);
  g_error_free (error);
  return fault;
}

/* libsecret says the same of a secret that is not there and of one that stays locked. */
static void
on_searched (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, to_fault (error));
  else if (found != NULL && SECRET_IS_ITEM (found->data)
           && secret_item_get_locked (SECRET_ITEM (found->data)))
    g_task_return_new_error (task, DAG_FAULT, DAG_FAULT_SECRET, "keyring: it stays locked");
  else
    g_task_return_pointer (task, NULL, NULL);
  g_list_free_full (found, g_object_unref);
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  char *secret = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, to_fault (error));
  else if (secret != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) secret_password_free);
  else
    secret_password_search (&schema, SECRET_SEARCH_NONE, g_task_get_cancellable (task),
                            on_searched, g_object_ref (task), ATTRIBUTE,
                            (const char *) g_task_get_task_data (task), NULL);
}

/**
 * dag_credentials_lookup_async:
 * @self: a way to the keyring
 * @connection_id: of a connection
 *
 * Asks for the secret of a connection; the desktop may ask the user to unlock the keyring.
 */
void
dag_credentials_lookup_async (DagCredentials      *self,
                              const char          *connection_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (DAG_IS_CREDENTIALS (self) && connection_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_credentials_lookup_async);
  g_task_set_task_data (task, g_strdup (connection_id), g_free);
  secret_password_lookup (&schema, cancellable, on_looked_up, task, ATTRIBUTE, connection_id,
                          NULL);
}

/**
 * dag_credentials_lookup_finish:
 * @self: a way to the keyring
 * @result: what the callback got
 * @error: %DAG_FAULT_SECRET, also where the keyring stays locked, or cancelled
 *
 * Returns: (transfer full) (nullable): the secret; %NULL without @error: there is none
 */
char *
dag_credentials_lookup_finish (DagCredentials  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  char *secret;
  char *copy;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  secret = g_task_propagate_pointer (G_TASK (result), error);
  copy = g_strdup (secret);
  secret_password_free (secret);
  return copy;
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, to_fault (error));
}

/**
 * dag_credentials_store_async:
 * @self: a way to the keyring
 * @connection: whose secret it is; its address is shown beside it in the keyring
 * @secret: a token or password
 */
void
dag_credentials_store_async (DagCredentials      *self,
                             DagConnection       *connection,
                             const char          *secret,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autofree char *label = NULL;
  GTask *task;

  g_return_if_fail (DAG_IS_CREDENTIALS (self) && connection != NULL && secret != NULL);

  label = g_strdup_printf ("Dagstart: %s", connection->url);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_credentials_store_async);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, secret, cancellable,
                         on_stored, task, ATTRIBUTE, connection->id, NULL);
}

gboolean
dag_credentials_store_finish (DagCredentials  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DagCredentials *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_hash_table_remove (self->clearing, g_task_get_task_data (task));
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, to_fault (error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * dag_credentials_clear_async:
 * @self: a way to the keyring
 * @connection_id: of a connection
 *
 * Takes its secret out of the keyring; it is well where there was none. libsecret 0.20
 * answers twice, with a critical warning, where the item goes away in the middle, so the
 * same secret is never taken out twice at once.
 */
void
dag_credentials_clear_async (DagCredentials      *self,
                             const char          *connection_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (DAG_IS_CREDENTIALS (self) && connection_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_credentials_clear_async);
  if (!g_hash_table_add (self->clearing, g_strdup (connection_id)))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, g_strdup (connection_id), g_free);
  secret_password_clear (&schema, cancellable, on_cleared, task, ATTRIBUTE, connection_id,
                         NULL);
}

gboolean
dag_credentials_clear_finish (DagCredentials  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

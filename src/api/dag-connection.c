/* dag-connection.c - how to reach one contact centre: all but the secret
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connection.h"

#include "dag-fault.h"

static void
dag_connection_clear (DagConnection *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->options, g_hash_table_unref);
}

/**
 * dag_connection_new:
 * @kind: a connector's name
 * @url: base URL
 *
 * Returns: (transfer full): a connection with a fresh id and the default times; fill in
 *   the rest before it is shared
 */
DagConnection *
dag_connection_new (const char *kind,
                    const char *url)
{
  DagConnection *self = g_atomic_rc_box_new0 (DagConnection);

  self->id = g_uuid_string_random ();
  self->kind = g_strdup (kind);
  self->url = g_strdup (url);
  self->deadline_s = DAG_DEFAULT_DEADLINE_S;
  self->poll_s = DAG_DEFAULT_POLL_S;
  return self;
}

/**
 * dag_connection_copy:
 * @self: a connection
 *
 * Returns: (transfer full): another one with the same id and settings; change it before it
 *   is shared
 */
DagConnection *
dag_connection_copy (const DagConnection *self)
{
  DagConnection *copy = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_atomic_rc_box_new0 (DagConnection);
  copy->id = g_strdup (self->id);
  copy->kind = g_strdup (self->kind);
  copy->url = g_strdup (self->url);
  copy->user = g_strdup (self->user);
  copy->ca_file = g_strdup (self->ca_file);
  copy->deadline_s = self->deadline_s;
  copy->poll_s = self->poll_s;
  if (self->options == NULL)
    return copy;
  g_hash_table_iter_init (&iter, self->options);
  while (g_hash_table_iter_next (&iter, &key, &value))
    dag_connection_set_option (copy, key, value);
  return copy;
}

DagConnection *
dag_connection_ref (DagConnection *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dag_connection_unref (DagConnection *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dag_connection_clear);
}

/**
 * dag_connection_get_option:
 * @self: a connection
 * @key: a connector's own setting
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
dag_connection_get_option (const DagConnection *self,
                           const char          *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return self->options != NULL ? g_hash_table_lookup (self->options, key) : NULL;
}

/**
 * dag_connection_set_option:
 * @self: a connection that is not shared yet
 * @key: a connector's own setting
 * @value: (nullable): %NULL: takes it out
 */
void
dag_connection_set_option (DagConnection *self,
                           const char    *key,
                           const char    *value)
{
  g_return_if_fail (self != NULL && key != NULL);

  if (self->options == NULL)
    self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (value != NULL)
    g_hash_table_replace (self->options, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->options, key);
}

/* Returns: whether @host is this computer itself */
gboolean
dag_connection_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * dag_connection_check_url:
 * @url: what the user entered
 * @error: %DAG_FAULT_USAGE with the reason
 *
 * https anywhere, plain http to this machine alone, no user or password in the address
 * (it would end up in logs), no query or fragment.
 *
 * Returns: whether @url can be polled
 */
gboolean
dag_connection_check_url (const char  *url,
                          GError     **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  /* What GLib says of it is kept back: of a password with a slash in it, it quotes a part as a
   * port that is none (F-F02). */
  uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "not a web address");
      return FALSE;
    }
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                           "a user, password, query or fragment in the address");
      return FALSE;
    }
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;
  if (g_str_equal (g_uri_get_scheme (uri), "http")
      && dag_connection_is_loopback (g_uri_get_host (uri)))
    return TRUE;
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                       "only https is allowed (plain http to this machine alone)");
  return FALSE;
}

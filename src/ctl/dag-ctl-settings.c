/* dag-ctl-settings.c - the program's settings, where the window was installed too
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-settings.h"

#include "dag-connection-store.h"
#include "dag-privacy-settings.h"

#include <string.h>

#define SUFFIX ".sqlite"

/* Returns: (transfer full) (nullable): the settings; %NULL without a window's schema */
GSettings *
dag_ctl_settings_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, DAG_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/* Returns: (transfer full) (nullable): the set of people of @centre */
static GHashTable *
read_set (GSettings  *settings,
          const char *centre)
{
  g_auto (GStrv) ids = dag_privacy_settings_dup_restricted (settings, centre);
  GHashTable *set;

  if (ids[0] == NULL)
    return NULL;
  set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (ids[i]));
  return set;
}

/**
 * dag_ctl_settings_read_restricted:
 * @database: (nullable): a database, which is called after the connection it is of
 *
 * Returns: (transfer full) (nullable): ids of people of that contact centre who asked that
 *   their data is not used
 */
GHashTable *
dag_ctl_settings_read_restricted (const char *database)
{
  g_autoptr (GSettings) settings = database != NULL ? dag_ctl_settings_open () : NULL;
  g_autofree char *name = database != NULL ? g_path_get_basename (database) : NULL;

  if (settings == NULL || !g_str_has_suffix (name, SUFFIX))
    return NULL;
  name[strlen (name) - strlen (SUFFIX)] = '\0';
  return read_set (settings, name);
}

static gboolean
are_same_addresses (const char *a,
                    const char *b)
{
  gsize a_length = strlen (a);
  gsize b_length = strlen (b);

  while (a_length > 0 && a[a_length - 1] == '/')
    a_length--;
  while (b_length > 0 && b[b_length - 1] == '/')
    b_length--;
  return a_length == b_length && strncmp (a, b, a_length) == 0;
}

/**
 * dag_ctl_settings_read_restricted_at:
 * @url: address of a contact centre
 *
 * Returns: (transfer full) (nullable): ids of people there who asked that their data is not
 *   used, where it is the contact centre that the window is connected to
 */
GHashTable *
dag_ctl_settings_read_restricted_at (const char *url)
{
  g_autoptr (GSettings) settings = dag_ctl_settings_open ();
  g_autoptr (DagConnectionStore) store = dag_connection_store_new (NULL);
  g_autoptr (DagConnection) saved = settings != NULL ? dag_connection_store_load (store, NULL)
                                                     : NULL;

  g_return_val_if_fail (url != NULL, NULL);

  if (saved == NULL || saved->url == NULL || !are_same_addresses (saved->url, url))
    return NULL;
  return read_set (settings, saved->id);
}

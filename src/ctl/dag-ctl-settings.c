/* dag-ctl-settings.c - the program's settings, where the window was installed too
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-settings.h"

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
  g_auto (GStrv) ids = NULL;
  GHashTable *set = NULL;

  if (settings == NULL || !g_str_has_suffix (name, SUFFIX))
    return NULL;
  name[strlen (name) - strlen (SUFFIX)] = '\0';
  ids = dag_privacy_settings_dup_restricted (settings, name);
  if (ids[0] == NULL)
    return NULL;
  set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (ids[i]));
  return set;
}

/* dag-purpose.c - for which contact centres the purposes of watching people were accepted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-purpose.h"

#include "dag-settings.h"

#define ENTRY_FORMAT "(uxs)"

/**
 * dag_purpose_lookup:
 * @settings: the program's settings
 * @connection_id: of a connection
 * @accepted_at_s: (out) (optional): seconds since 1970
 * @reference: (out) (optional) (transfer full): of the works council's consent, may be empty
 *
 * Returns: whether the purposes of this version were accepted
 */
gboolean
dag_purpose_lookup (GSettings   *settings,
                    const char  *connection_id,
                    int64_t     *accepted_at_s,
                    char       **reference)
{
  g_autoptr (GVariant) all = NULL;
  g_autofree char *text = NULL;
  guint32 version = 0;
  gint64 at_s = 0;

  g_return_val_if_fail (G_IS_SETTINGS (settings) && connection_id != NULL, FALSE);

  all = g_settings_get_value (settings, DAG_KEY_PURPOSES_ACCEPTED);
  if (!g_variant_lookup (all, connection_id, ENTRY_FORMAT, &version, &at_s, &text)
      || version != DAG_PURPOSE_VERSION)
    return FALSE;
  if (accepted_at_s != NULL)
    *accepted_at_s = at_s;
  if (reference != NULL)
    *reference = g_steal_pointer (&text);
  return TRUE;
}

gboolean
dag_purpose_is_accepted (GSettings  *settings,
                         const char *connection_id)
{
  return dag_purpose_lookup (settings, connection_id, NULL, NULL);
}

/* All entries but the one of @connection_id. */
static void
copy_others (GVariantBuilder *builder,
             GSettings       *settings,
             const char      *connection_id)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, DAG_KEY_PURPOSES_ACCEPTED);
  GVariantIter iter;
  GVariant *entry;

  g_variant_iter_init (&iter, all);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) owned = entry;
      const char *id = NULL;

      g_variant_get_child (owned, 0, "&s", &id);
      if (g_strcmp0 (id, connection_id) != 0)
        g_variant_builder_add_value (builder, owned);
    }
}

/**
 * dag_purpose_accept:
 * @settings: the program's settings
 * @connection_id: of a connection
 * @now_s: seconds since 1970
 * @reference: of the works council's consent, may be empty
 */
void
dag_purpose_accept (GSettings  *settings,
                    const char *connection_id,
                    int64_t     now_s,
                    const char *reference)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s" ENTRY_FORMAT "}"));

  g_return_if_fail (G_IS_SETTINGS (settings) && connection_id != NULL && reference != NULL);

  copy_others (&builder, settings, connection_id);
  g_variant_builder_add (&builder, "{s" ENTRY_FORMAT "}", connection_id,
                         (guint32) DAG_PURPOSE_VERSION, (gint64) now_s, reference);
  g_settings_set_value (settings, DAG_KEY_PURPOSES_ACCEPTED, g_variant_builder_end (&builder));
}

void
dag_purpose_take_back (GSettings  *settings,
                       const char *connection_id)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s" ENTRY_FORMAT "}"));

  g_return_if_fail (G_IS_SETTINGS (settings) && connection_id != NULL);

  copy_others (&builder, settings, connection_id);
  g_settings_set_value (settings, DAG_KEY_PURPOSES_ACCEPTED, g_variant_builder_end (&builder));
}

/**
 * dag_purpose_is_needed:
 * @settings: the program's settings
 * @dashboard: what is watched
 *
 * A simulated source is exempt: its people do not exist.
 *
 * Returns: whether real people would be shown whose watching was not accepted
 */
gboolean
dag_purpose_is_needed (GSettings    *settings,
                       DagDashboard *dashboard)
{
  DagConnection *connection;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), FALSE);

  connection = dag_dashboard_get_connection (dashboard);
  return connection != NULL && dag_dashboard_get_snapshot (dashboard) != NULL
         && !dag_dashboard_is_simulated (dashboard)
         && !dag_purpose_is_accepted (settings, connection->id);
}

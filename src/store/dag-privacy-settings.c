/* dag-privacy-settings.c - reads the settings that a works council asks about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy-settings.h"

#include "dag-board-kind.h"

static guint
get_days (const char *kind)
{
  const DagBoardKind *found = dag_board_kind_find (kind);

  return found != NULL ? (guint) found->keep_days : 0;
}

static void
read_consents (DagPrivacyFacts *facts,
               GSettings       *settings,
               const char      *connection_id,
               const char      *centre)
{
  g_autoptr (GVariant) accepted = g_settings_get_value (settings, "purposes-accepted");
  GVariantIter iter;
  const char *id;
  const char *reference;
  guint version;
  int64_t at_s;

  g_variant_iter_init (&iter, accepted);
  while (g_variant_iter_next (&iter, "{&s(ux&s)}", &id, &version, &at_s, &reference))
    dag_privacy_facts_add_consent (
        facts, g_strcmp0 (id, connection_id) == 0 && centre != NULL ? centre : id, at_s,
        reference);
}

/**
 * dag_privacy_settings_read:
 * @settings: (nullable): the program's settings; %NULL: the defaults
 * @connection_id: (nullable): of the contact centre whose name is known
 * @centre: (nullable): that name
 *
 * Returns: (transfer full): the settings in force
 */
DagPrivacyFacts *
dag_privacy_settings_read (GSettings  *settings,
                           const char *connection_id,
                           const char *centre)
{
  DagPrivacyFacts *facts = dag_privacy_facts_new ();

  facts->notes_days = get_days (DAG_BOARD_NOTE_KIND);
  facts->breaks_days = get_days (DAG_BOARD_BREAK_PLAN);
  facts->folder = g_build_filename (g_get_user_data_dir (), "dagstart", NULL);
  if (settings == NULL)
    return facts;
  facts->people_days = g_settings_get_uint (settings, "keep-people-days");
  facts->totals_days = g_settings_get_uint (settings, "keep-totals-days");
  facts->queues_days = g_settings_get_uint (settings, "keep-queues-days");
  facts->intervals_days = g_settings_get_uint (settings, "keep-intervals-days");
  facts->notifies = g_settings_get_boolean (settings, "notify-alerts");
  read_consents (facts, settings, connection_id, centre);
  return facts;
}

/* dag-privacy-settings.c - reads the settings that a works council asks about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy-settings.h"

#include "dag-board-kind.h"

#define RESTRICTED "restricted-people"
#define RESTRICTED_ENTRY "(&s&sx)"

static gboolean
names_people (const DagBoardKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind->fields) && kind->fields[i].name != NULL; i++)
    if (kind->fields[i].role != DAG_BOARD_ROLE_NONE)
      return TRUE;
  return FALSE;
}

/* From the registry itself: a new kind is on the sheet the day it is in the program. */
static void
read_boards (DagPrivacyFacts *facts)
{
  guint n_kinds = 0;
  const DagBoardKind *kinds = dag_board_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    dag_privacy_facts_add_board (facts, kinds[i].word, (guint) kinds[i].keep_days,
                                 names_people (&kinds[i]));
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

/* Those of a simulated centre do not exist. */
static guint
count_restricted (GSettings *settings)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, RESTRICTED);
  GVariantIter iter;
  const char *centre;
  guint n = 0;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, RESTRICTED_ENTRY, &centre, NULL, NULL))
    n += !g_str_equal (centre, DAG_RESTRICTED_SIMULATION);
  return n;
}

/* Each server once. */
static char *
read_chats (GSettings *settings)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, "chat-addresses");
  g_autoptr (GPtrArray) servers = g_ptr_array_new ();

  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      const char *server = NULL;

      g_variant_get_child (all, i, "(&s&s&s&s&s&s)", NULL, NULL, NULL, NULL, &server, NULL);
      if (!g_ptr_array_find_with_equal_func (servers, server, g_str_equal, NULL))
        g_ptr_array_add (servers, (gpointer) server);
    }
  g_ptr_array_add (servers, NULL);
  return servers->len > 1 ? g_strjoinv (", ", (char **) servers->pdata) : NULL;
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

  read_boards (facts);
  facts->folder = g_build_filename (g_get_user_data_dir (), "dagstart", NULL);
  if (settings == NULL)
    return facts;
  facts->people_days = g_settings_get_uint (settings, "keep-people-days");
  facts->totals_days = g_settings_get_uint (settings, "keep-totals-days");
  facts->verdicts_days = g_settings_get_uint (settings, "keep-verdicts-days");
  facts->queues_days = g_settings_get_uint (settings, "keep-queues-days");
  facts->intervals_days = g_settings_get_uint (settings, "keep-intervals-days");
  facts->notifies = g_settings_get_boolean (settings, "notify-alerts");
  facts->hide_after_min = g_settings_get_uint (settings, "hide-names-minutes");
  facts->chats = read_chats (settings);
  facts->n_restricted = count_restricted (settings);
  read_consents (facts, settings, connection_id, centre);
  return facts;
}

/* --- people whose data is kept and not worked with ------------------------------------ */

/**
 * dag_privacy_settings_dup_restricted:
 * @settings: the program's settings
 * @centre_id: which contact centre
 *
 * Returns: (transfer full): the ids of these people there
 */
char **
dag_privacy_settings_dup_restricted (GSettings  *settings,
                                     const char *centre_id)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, RESTRICTED);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GVariantIter iter;
  const char *centre;
  const char *agent;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, RESTRICTED_ENTRY, &centre, &agent, NULL))
    if (g_str_equal (centre, centre_id))
      g_strv_builder_add (ids, agent);
  return g_strv_builder_end (ids);
}

/**
 * dag_privacy_settings_get_restricted_since:
 * @settings: the program's settings
 * @centre_id: which contact centre
 * @agent: id of a person there
 *
 * Returns: since when it is so, in seconds since 1970; 0: it is not
 */
int64_t
dag_privacy_settings_get_restricted_since (GSettings  *settings,
                                           const char *centre_id,
                                           const char *agent)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, RESTRICTED);
  GVariantIter iter;
  const char *centre;
  const char *person;
  int64_t since_s;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, RESTRICTED_ENTRY, &centre, &person, &since_s))
    if (g_str_equal (centre, centre_id) && g_str_equal (person, agent))
      return since_s;
  return 0;
}

/**
 * dag_privacy_settings_set_restricted:
 * @settings: the program's settings
 * @centre_id: which contact centre
 * @agent: id of a person there
 * @since_s: since when, in seconds since 1970; 0: no more
 */
void
dag_privacy_settings_set_restricted (GSettings  *settings,
                                     const char *centre_id,
                                     const char *agent,
                                     int64_t     since_s)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, RESTRICTED);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssx)"));
  GVariantIter iter;
  const char *centre;
  const char *person;
  int64_t then_s;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, RESTRICTED_ENTRY, &centre, &person, &then_s))
    if (!g_str_equal (centre, centre_id) || !g_str_equal (person, agent))
      g_variant_builder_add (&builder, "(ssx)", centre, person, then_s);
  if (since_s > 0)
    g_variant_builder_add (&builder, "(ssx)", centre_id, agent, since_s);
  g_settings_set_value (settings, RESTRICTED, g_variant_builder_end (&builder));
}

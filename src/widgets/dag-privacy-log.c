/* dag-privacy-log.c - notes who opened somebody's day, and lists it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy-log.h"

#include "dag-person-log.h"
#include "dag-privacy-facts.h"
#include "dag-time.h"
#include "dag-words-day.h"
#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

#define MOST_LINES 12
/* Somebody who goes to and fro between two people has looked once. */
#define ONCE_IN_US (15 * 60 * G_USEC_PER_SEC)

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dagstart", NULL);
}

static G_DEFINE_QUARK (dag-privacy-log, dag_privacy_log)

/* Returns: whether it was noted a moment ago */
static gboolean
is_noted (DagDashboard *dashboard,
          const char   *act,
          const char   *id)
{
  GHashTable *noted = g_object_get_qdata (G_OBJECT (dashboard), dag_privacy_log_quark ());
  g_autofree char *key = g_strdup_printf ("%s %s", act, id);
  int64_t now_us = g_get_monotonic_time ();
  int64_t *then_us;

  if (noted == NULL)
    {
      noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_qdata_full (G_OBJECT (dashboard), dag_privacy_log_quark (), noted,
                               (GDestroyNotify) g_hash_table_unref);
    }
  then_us = g_hash_table_lookup (noted, key);
  if (then_us != NULL && now_us - *then_us < ONCE_IN_US)
    return TRUE;
  then_us = g_new (int64_t, 1);
  *then_us = now_us;
  g_hash_table_insert (noted, g_steal_pointer (&key), then_us);
  return FALSE;
}

/**
 * dag_privacy_log_note:
 * @dashboard: the live one
 * @act: %DAG_PERSON_VIEW or %DAG_PERSON_NAMES
 * @id: of the person, or the day
 *
 * Notes it in the log on this computer, once in a quarter of an hour. The people of a
 * simulated centre do not exist.
 */
void
dag_privacy_log_note (DagDashboard *dashboard,
                      const char   *act,
                      const char   *id)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DAG_IS_DASHBOARD (dashboard) && act != NULL && id != NULL);

  if (dag_dashboard_is_simulated (dashboard)
      || dag_dashboard_get_connection (dashboard) == NULL || is_noted (dashboard, act, id))
    return;
  if (!dag_person_log (folder, act, id, g_get_real_time (), &error))
    g_message ("the log of privacy could not be written: %s", error->message);
}

static const char *
get_act_words (const char *act)
{
  if (g_str_equal (act, DAG_PERSON_VIEW))
    return C_ ("privacy", "opened somebody’s day");
  if (g_str_equal (act, DAG_PERSON_NAMES))
    return C_ ("privacy", "had people of a past day named");
  if (g_str_equal (act, DAG_PERSON_EXPORT))
    return C_ ("privacy", "saved what is kept of somebody");
  if (g_str_equal (act, DAG_PERSON_ERASE))
    return C_ ("privacy", "erased what is kept of somebody");
  if (g_str_equal (act, DAG_PERSON_RESTRICT))
    return C_ ("privacy", "restricted the use of somebody’s data");
  if (g_str_equal (act, DAG_PERSON_LIFT))
    return C_ ("privacy", "lifted the restriction of somebody’s data");
  return act;
}

/* Returns: (transfer full) (nullable): the person, while the source still names them */
static char *
find_name (DagDashboard *dashboard,
           const char   *print)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      g_autofree char *other = dag_person_log_dup_print (agent->id);

      if (g_str_equal (other, print))
        return dag_words_person (agent->name, agent->id);
    }
  return NULL;
}

static GtkWidget *
new_row (DagDashboard       *dashboard,
         const DagPersonAct *act)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *name = find_name (dashboard, act->print);
  g_autofree char *who = dag_words_name_isolated (act->who);
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *subtitle = NULL;
  int64_t at_us = DAG_TIME_NONE;

  /* Translators: an account of this computer, and what it did */
  title = g_strdup_printf (C_ ("privacy", "%s %s"), who, get_act_words (act->act));
  if (dag_time_parse_rfc3339 (act->at, -1, &at_us))
    {
      day = dag_words_day (at_us, zone);
      clock = dag_words_clock (at_us, zone);
      subtitle = g_strdup_printf ("%s · %s%s%s", day, clock, name != NULL ? " · " : "",
                                  name != NULL ? name : "");
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set (row, "subtitle", subtitle != NULL ? subtitle : act->at, NULL);
  return row;
}

/**
 * dag_privacy_log_new:
 * @dashboard: the live one
 *
 * Takes out what is too old, and lists the rest.
 *
 * Returns: (transfer floating): the last lines of the log, for the privacy window
 */
GtkWidget *
dag_privacy_log_new (DagDashboard *dashboard)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *folder = dup_folder ();
  g_autofree char *text = g_strdup_printf (
      ngettext ("Kept for %u day, on this computer alone.",
                "Kept for %u days, on this computer alone.", DAG_PRIVACY_LOG_DAYS),
      DAG_PRIVACY_LOG_DAYS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = NULL;

  if (!dag_person_log_purge (folder, g_get_real_time (), &error))
    g_message ("the log of privacy could not be shortened: %s", error->message);
  acts = dag_person_log_read (folder, MOST_LINES);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Who looked"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      acts->len > 0 ? text : _ ("Nobody has opened a person’s day yet, or saved one."));
  for (guint i = 0; i < acts->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               new_row (dashboard, g_ptr_array_index (acts, i)));
  return group;
}

/* dag-keep-group.c - how long what is seen is kept, level by level
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-keep-group.h"

#include "dag-settings.h"

#include <glib/gi18n.h>

/* Of persons no longer than the purpose page says: it would have to be accepted anew. */
static const struct
{
  const char *key;
  const char *title;
  const char *subtitle; /* (nullable) */
  double most;
} levels[] = {
  { DAG_KEY_KEEP_PEOPLE, N_ ("What each person did, to the minute"),
    N_ ("Older days show teams only"), 7.0 },
  { DAG_KEY_KEEP_TOTALS, N_ ("Each person’s totals of a day"), NULL, 30.0 },
  { DAG_KEY_KEEP_VERDICTS, N_ ("Whether each shift met the rules on breaks"),
    N_ ("For when somebody disagrees"), 90.0 },
  { DAG_KEY_KEEP_QUEUES, N_ ("Queues, poll by poll"), N_ ("No names"), 366.0 },
  { DAG_KEY_KEEP_INTERVALS, N_ ("Queues, by the quarter of an hour"), N_ ("No names"), 3660.0 },
};

static GtkWidget *
make_row (GSettings *settings,
          guint      index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1.0, levels[index].most, 1.0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (levels[index].title));
  if (levels[index].subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (levels[index].subtitle));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  g_settings_bind (settings, levels[index].key,
                   gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value",
                   G_SETTINGS_BIND_DEFAULT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (levels[index].title), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

static GtkWidget *
make_hide_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0.0, 120.0, 1.0);
  const char *title = C_ ("preferences", "Hide names when nobody is there");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("After so many minutes without a key or the pointer; 0: only "
                                  "when the computer is locked. F8 shows them again."));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  g_settings_bind (settings, DAG_KEY_HIDE_NAMES,
                   gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value",
                   G_SETTINGS_BIND_DEFAULT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

/**
 * dag_keep_group_new:
 * @settings: the program's settings
 *
 * Returns: (transfer floating): a group of preferences; in force at once
 */
GtkWidget *
dag_keep_group_new (GSettings *settings)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   C_ ("preferences", "Kept on this computer"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("In days; what is older is wiped. Of a "
                                            "simulated team nothing is kept."));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (settings, i));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_hide_row (settings));
  return group;
}

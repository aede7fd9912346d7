/* dag-shortcuts-window.c - every key there is, from the one table of accelerators
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shortcuts-window.h"

#include "dag-accels.h"

struct _DagShortcutsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (DagShortcutsWindow, dag_shortcuts_window, ADW_TYPE_WINDOW)

static char *
dup_accel_label (const char *accel)
{
  guint key = 0;
  GdkModifierType modifiers = 0;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

static char *
dup_keys (const DagAccel *accel)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (accel->accels) && accel->accels[i] != NULL; i++)
    {
      g_autofree char *label = dup_accel_label (accel->accels[i]);

      if (label == NULL)
        continue;
      if (keys->len > 0)
        g_string_append (keys, "  ·  ");
      g_string_append (keys, label);
    }
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
add_row (AdwPreferencesGroup *group,
         const DagAccel      *accel)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = dup_keys (accel);
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dag_accel_get_title (accel));
  gtk_widget_add_css_class (label, "dag-soft");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  keys, -1);
  adw_preferences_group_add (group, row);
}

static void
add_group (DagShortcutsWindow *self,
           DagAccelGroup       wanted)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint n_accels = 0;
  const DagAccel *accels = dag_accels_get (&n_accels);

  adw_preferences_group_set_title (group, dag_accel_group_get_title (wanted));
  for (guint i = 0; i < n_accels; i++)
    if (accels[i].group == wanted)
      add_row (group, &accels[i]);
  adw_preferences_page_add (self->page, group);
}

static void
dag_shortcuts_window_class_init (DagShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, DAG_RESOURCE_PATH "/ui/dag-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagShortcutsWindow, page);
}

static void
dag_shortcuts_window_init (DagShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < DAG_N_ACCEL_GROUPS; i++)
    add_group (self, (DagAccelGroup) i);
}

/**
 * dag_shortcuts_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagShortcutsWindow *
dag_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (DAG_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
}

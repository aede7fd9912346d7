/* dag-views-button.c - keeps views of a table under a name, shows and forgets them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-views-button.h"

#include "dag-list-box.h"
#include "dag-settings.h"
#include "dag-table.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

struct _DagViewsButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkWidget *list_area;
  GtkListBox *list;
  GtkEditable *name_entry;
  GtkWidget *keep_button;

  DagTable *table; /* it owns us */
  const char *key; /* of the table in the settings; static */
  GSettings *settings;
  GVariant *before; /* (nullable): as it was before the last change that can be undone */
};

G_DEFINE_FINAL_TYPE (DagViewsButton, dag_views_button, ADW_TYPE_BIN)

static GPtrArray *
read_views (DagViewsButton *self)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, DAG_KEY_SAVED_VIEWS);

  return dag_saved_views_read (kept);
}

/* ── The list ──────────────────────────────────────────────────────────────────────── */

static void
on_forget_clicked (GtkButton      *button,
                   DagViewsButton *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "dag-view"));

  gtk_popover_popdown (self->popover);
  dag_views_button_forget (self, name);
}

static GtkWidget *
new_row (DagViewsButton     *self,
         const DagSavedView *view)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label;
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = dag_words_name (view->name);
  g_autofree char *isolated = dag_words_name_isolated (view->name);
  g_autofree char *hint = NULL;

  label = gtk_label_new (name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  /* Translators: the name of a saved view */
  hint = g_strdup_printf (_ ("Forget the view %s"), isolated);
  gtk_widget_set_tooltip_text (forget, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, hint,
                                  -1);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_add_css_class (forget, "circular");
  g_object_set_data_full (G_OBJECT (forget), "dag-view", g_strdup (view->name), g_free);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget_clicked), self, 0);
  gtk_box_append (GTK_BOX (box), forget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "dag-view", g_strdup (view->name), g_free);
  return row;
}

static void
fill (DagViewsButton *self)
{
  g_autoptr (GPtrArray) views = read_views (self);
  gboolean some = FALSE;

  dag_list_box_cut (self->list, 0);
  for (guint i = 0; self->key != NULL && i < views->len; i++)
    {
      const DagSavedView *view = views->pdata[i];

      if (!g_str_equal (view->table, self->key))
        continue;
      gtk_list_box_append (self->list, new_row (self, view));
      some = TRUE;
    }
  gtk_widget_set_visible (self->list_area, some);
}

static void
on_row_activated (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  DagViewsButton *self)
{
  g_autoptr (GPtrArray) views = read_views (self);
  guint index = 0;

  if (dag_saved_views_find (views, self->key, g_object_get_data (G_OBJECT (row), "dag-view"),
                            &index))
    dag_table_show_view (self->table, views->pdata[index]);
  gtk_popover_popdown (self->popover);
}

/* ── Keeping one ───────────────────────────────────────────────────────────────────── */

static char *
dup_typed_name (DagViewsButton *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
}

static void
on_name_changed (GtkEditable    *editable,
                 DagViewsButton *self)
{
  g_autofree char *name = dup_typed_name (self);

  gtk_widget_set_sensitive (self->keep_button, name[0] != '\0');
}

static void
on_keep (DagViewsButton *self)
{
  g_autofree char *name = dup_typed_name (self);

  if (name[0] == '\0')
    return;
  gtk_editable_set_text (self->name_entry, "");
  gtk_popover_popdown (self->popover);
  dag_views_button_keep (self, name);
}

static void
store (DagViewsButton *self,
       GPtrArray      *views)
{
  g_clear_pointer (&self->before, g_variant_unref);
  self->before = g_settings_get_value (self->settings, DAG_KEY_SAVED_VIEWS);
  g_settings_set_value (self->settings, DAG_KEY_SAVED_VIEWS, dag_saved_views_write (views));
}

static void
dag_views_button_dispose (GObject *object)
{
  DagViewsButton *self = DAG_VIEWS_BUTTON (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_VIEWS_BUTTON);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->before, g_variant_unref);
  self->table = NULL;
  G_OBJECT_CLASS (dag_views_button_parent_class)->dispose (object);
}

static void
dag_views_button_class_init (DagViewsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_views_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-views-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DagViewsButton, button);
  gtk_widget_class_bind_template_child (widget_class, DagViewsButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DagViewsButton, list_area);
  gtk_widget_class_bind_template_child (widget_class, DagViewsButton, list);
  gtk_widget_class_bind_template_child (widget_class, DagViewsButton, name_entry);
  gtk_widget_class_bind_template_child (widget_class, DagViewsButton, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
}

static void
dag_views_button_init (DagViewsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  self->settings = dag_settings_new ();
  g_signal_connect_object (self->settings, "changed::" DAG_KEY_SAVED_VIEWS, G_CALLBACK (fill),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dag_views_button_set_table:
 * @self: a button
 * @table: the table around it
 * @key: (nullable): under which its views are kept; static
 */
void
dag_views_button_set_table (DagViewsButton *self,
                            DagTable       *table,
                            const char     *key)
{
  g_return_if_fail (DAG_IS_VIEWS_BUTTON (self));

  self->table = table;
  self->key = key;
  gtk_widget_set_visible (GTK_WIDGET (self), key != NULL);
  fill (self);
}

/**
 * dag_views_button_keep:
 * @self: a button
 * @name: of the view; the one of this name is replaced
 *
 * Keeps the table's view as it is now.
 */
void
dag_views_button_keep (DagViewsButton *self,
                       const char     *name)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;
  gboolean replaced;

  g_return_if_fail (DAG_IS_VIEWS_BUTTON (self) && self->table != NULL);

  views = read_views (self);
  replaced = dag_saved_views_find (views, self->key, name, NULL);
  if (!dag_saved_views_put (views, dag_table_capture_view (self->table, name)))
    {
      dag_toast_show (GTK_WIDGET (self),
                      _ ("There is no room for another view: forget one first"));
      return;
    }
  store (self, views);
  shown = dag_words_name_isolated (name);
  /* Translators: the name of a saved view */
  sentence = g_strdup_printf (replaced ? _ ("View %s replaced") : _ ("View %s kept"), shown);
  dag_toast_offer (GTK_WIDGET (self), sentence, _ ("Undo"), G_CALLBACK (dag_views_button_undo));
}

/**
 * dag_views_button_forget:
 * @self: a button
 * @name: of the view
 */
void
dag_views_button_forget (DagViewsButton *self,
                         const char     *name)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;
  guint index = 0;

  g_return_if_fail (DAG_IS_VIEWS_BUTTON (self) && name != NULL);

  views = read_views (self);
  if (!dag_saved_views_find (views, self->key, name, &index))
    return;
  g_ptr_array_remove_index (views, index);
  store (self, views);
  shown = dag_words_name_isolated (name);
  /* Translators: the name of a saved view */
  sentence = g_strdup_printf (_ ("View %s forgotten"), shown);
  dag_toast_offer (GTK_WIDGET (self), sentence, _ ("Undo"), G_CALLBACK (dag_views_button_undo));
}

/**
 * dag_views_button_undo:
 * @self: a button
 *
 * The views are again as they were before the last keeping or forgetting.
 */
void
dag_views_button_undo (DagViewsButton *self)
{
  g_return_if_fail (DAG_IS_VIEWS_BUTTON (self));

  if (self->before != NULL)
    g_settings_set_value (self->settings, DAG_KEY_SAVED_VIEWS, self->before);
  g_clear_pointer (&self->before, g_variant_unref);
}

/* dag-table-layout.c - how a live table fits: width, height of rows, size of text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

#include "dag-css-class.h"
#include "dag-settings.h"

#define NARROW_EM 46  /* narrower than so many times the font's size: what matters most */
#define MIN_WIDTH 280 /* pixels */
#define BAR_MARGIN 48 /* pixels, of the bar at both sides */

static void
dag_table_set_compact (DagTable *self,
                       gboolean  compact)
{
  dag_css_class_set (GTK_WIDGET (self), "dag-compact", compact);
}

static void
on_compact_state (GSimpleAction *action,
                  GVariant      *value,
                  gpointer       user_data)
{
  DagTable *self = user_data;

  g_simple_action_set_state (action, value);
  dag_table_set_compact (self, g_variant_get_boolean (value));
  g_settings_set_boolean (self->settings, DAG_KEY_COMPACT_ROWS, g_variant_get_boolean (value));
}

/* Compact rows are one choice for all tables. */
static void
on_compact_setting (GSettings *settings,
                    char      *key,
                    DagTable  *self)
{
  gboolean compact = g_settings_get_boolean (settings, DAG_KEY_COMPACT_ROWS);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "compact");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (compact));
  dag_table_set_compact (self, compact);
}

/* Adds the action "compact", which follows the setting. */
void
dag_table_install_compact (DagTable *self)
{
  g_autoptr (GSimpleAction) compact
      = g_simple_action_new_stateful ("compact", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (compact, "change-state", G_CALLBACK (on_compact_state), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (compact));
  g_signal_connect_object (self->settings, "changed::" DAG_KEY_COMPACT_ROWS,
                           G_CALLBACK (on_compact_setting), self, 0);
  on_compact_setting (self->settings, NULL, self);
}

static double
measure_em (DagTable *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return pango_units_to_double (
      pango_font_description_get_size (pango_context_get_font_description (context)))
         * pango_cairo_context_get_resolution (context) / 72.0;
}

static void
move_to (GtkWidget *button,
         GtkBox    *home,
         GtkWidget *after)
{
  if (gtk_widget_get_parent (button) == GTK_WIDGET (home))
    return;
  g_object_ref (button);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (button)), button);
  gtk_box_insert_child_after (home, button, after);
  g_object_unref (button);
}

/* With little room the filters stand side by side while they fit, and the buttons of the bar
 * beside the search rather than take a row of their own. */
static void
arrange_bar (DagTable *self)
{
  GtkWidget *search = GTK_WIDGET (self->search_entry);
  GtkWidget *views = GTK_WIDGET (self->views_button);
  GtkBox *home = self->narrow ? self->search_row : GTK_BOX (self->toolbar);
  int natural = 0;

  move_to (views, home, self->narrow ? search : GTK_WIDGET (self->count_label));
  move_to (GTK_WIDGET (self->menu_button), home, views);
  gtk_widget_set_hexpand (search, self->narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters),
                                  GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_measure (GTK_WIDGET (self->filters), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &natural, NULL, NULL);
  if (self->narrow && natural > self->width - BAR_MARGIN)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters),
                                    GTK_ORIENTATION_VERTICAL);
}

static gboolean
on_narrow_idle (gpointer user_data)
{
  DagTable *self = user_data;

  self->idle_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  arrange_bar (self);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), !self->narrow);
  if (self->spec != NULL)
    {
      dag_table_update_widths (self);
      dag_table_update_columns (self);
    }
  g_object_notify (G_OBJECT (self), "narrow");
  return G_SOURCE_REMOVE;
}

/* Children may not change within an allocation: the mode is noted, and follows in idle. */
static void
dag_table_choose_mode (DagTable *self,
                       int       width)
{
  gboolean narrow = width < measure_em (self) * NARROW_EM;

  if (self->narrow == narrow && self->width == width)
    return;
  self->narrow = narrow;
  self->width = width;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_narrow_idle, self, NULL);
}

void
dag_table_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  DagTable *self = DAG_TABLE (widget);
  int bar = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 800;
      return;
    }
  gtk_widget_measure (self->toolbar, orientation, -1, &bar, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->stack), orientation, -1, minimum, natural, NULL, NULL);
  *minimum += bar;
  *natural += bar;
}

void
dag_table_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DagTable *self = DAG_TABLE (widget);
  int bar_width = 0;
  int bar_height = 0;
  int rows_width = 0;

  dag_table_choose_mode (self, width);
  gtk_widget_measure (self->toolbar, GTK_ORIENTATION_HORIZONTAL, -1, &bar_width, NULL, NULL,
                      NULL);
  bar_width = MAX (width, bar_width);
  gtk_widget_measure (self->toolbar, GTK_ORIENTATION_VERTICAL, bar_width, &bar_height, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->stack), GTK_ORIENTATION_HORIZONTAL, -1, &rows_width,
                      NULL, NULL, NULL);
  gtk_widget_allocate (self->toolbar, bar_width, bar_height, -1, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->stack), MAX (width, rows_width),
                       MAX (0, height - bar_height), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, bar_height)));
}

/* The size of the text changed, or the icons did. */
void
dag_table_update_text_size (DagTable *self)
{
  g_hash_table_remove_all (self->shared.icons);
  if (self->spec == NULL)
    return;
  dag_table_update_widths (self);
  dag_table_update_columns (self);
}

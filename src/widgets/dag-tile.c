/* dag-tile.c - one figure as a card that leads to what is behind it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-tile.h"

#include "dag-css-class.h"

#include <glib/gi18n.h>

struct _DagTile
{
  GtkButton parent_instance;

  GtkLabel *title;
  GtkImage *icon;
  GtkStack *values; /* two labels: the new one fades in over the old one */
  GtkLabel *value_a;
  GtkLabel *value_b;
  GtkLabel *unit;
  GtkLabel *caption;
  char *formula; /* (nullable) */
  char *reason;  /* (nullable) */
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_TILE_ICON_NAME,
} DagTileProperty;

static GParamSpec *properties[PROP_TILE_ICON_NAME + 1];

G_DEFINE_FINAL_TYPE (DagTile, dag_tile, GTK_TYPE_BUTTON)

/* Why there is no figure comes before how it would have been worked out. */
static void
dag_tile_update_tooltip (DagTile *self)
{
  g_autofree char *both = NULL;

  if (self->reason != NULL && self->formula != NULL)
    both = g_strdup_printf ("%s\n\n%s", self->reason, self->formula);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), both != NULL           ? both
                                                  : self->reason != NULL ? self->reason
                                                                         : self->formula);
}

static void
dag_tile_update_spoken (DagTile             *self,
                        const DagTileFigure *figure)
{
  g_autoptr (GString) label = g_string_new (gtk_label_get_label (self->title));
  g_autoptr (GString) description = g_string_new (NULL);

  g_string_append_printf (label, ": %s",
                          figure->reason != NULL   ? _ ("unknown")
                          : figure->spoken != NULL ? figure->spoken
                                                   : figure->value);
  if (figure->unit != NULL)
    g_string_append_printf (label, " %s", figure->unit);
  if (figure->caption != NULL && *figure->caption != '\0')
    g_string_append_printf (label, ", %s", figure->caption);
  if (figure->reason != NULL)
    g_string_append_printf (description, "%s ", figure->reason);
  if (self->formula != NULL)
    g_string_append (description, self->formula);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label->str, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description->str, -1);
}

static void
dag_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_TILE);
  G_OBJECT_CLASS (dag_tile_parent_class)->dispose (object);
}

static void
dag_tile_finalize (GObject *object)
{
  DagTile *self = DAG_TILE (object);

  g_clear_pointer (&self->formula, g_free);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (dag_tile_parent_class)->finalize (object);
}

static void
dag_tile_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  DagTile *self = DAG_TILE (object);

  switch ((DagTileProperty) id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;
    case PROP_TILE_ICON_NAME:
      gtk_image_set_from_icon_name (self->icon, g_value_get_string (value));
      break;
    }
}

static void
dag_tile_class_init (DagTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_tile_dispose;
  object_class->finalize = dag_tile_finalize;
  object_class->set_property = dag_tile_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TILE_ICON_NAME]
      = g_param_spec_string ("tile-icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, DagTile, title);
  gtk_widget_class_bind_template_child (widget_class, DagTile, icon);
  gtk_widget_class_bind_template_child (widget_class, DagTile, values);
  gtk_widget_class_bind_template_child (widget_class, DagTile, value_a);
  gtk_widget_class_bind_template_child (widget_class, DagTile, value_b);
  gtk_widget_class_bind_template_child (widget_class, DagTile, unit);
  gtk_widget_class_bind_template_child (widget_class, DagTile, caption);
}

static void
dag_tile_init (DagTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* "67 %" has no direction of its own: from right to left it would turn round. */
  gtk_widget_set_direction (GTK_WIDGET (self->value_a), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (self->value_b), GTK_TEXT_DIR_LTR);
}

static void
fade_to (DagTile    *self,
         const char *value)
{
  GtkLabel *shown = GTK_LABEL (gtk_stack_get_visible_child (self->values));
  GtkLabel *other = shown == self->value_a ? self->value_b : self->value_a;

  if (g_strcmp0 (gtk_label_get_label (shown), value) == 0)
    return;
  gtk_label_set_label (other, value);
  gtk_stack_set_visible_child (self->values, GTK_WIDGET (other));
}

/**
 * dag_tile_set_figure:
 * @self: a tile
 * @figure: what it says now
 */
void
dag_tile_set_figure (DagTile             *self,
                     const DagTileFigure *figure)
{
  g_return_if_fail (DAG_IS_TILE (self));
  g_return_if_fail (figure != NULL && figure->value != NULL);

  fade_to (self, figure->value);
  gtk_label_set_label (self->unit, figure->unit != NULL ? figure->unit : "");
  gtk_label_set_label (self->caption, figure->caption != NULL ? figure->caption : "");
  g_free (g_steal_pointer (&self->reason));
  self->reason = g_strdup (figure->reason);
  dag_tile_update_tooltip (self);
  dag_tile_update_spoken (self, figure);
}

/**
 * dag_tile_set_formula:
 * @self: a tile
 * @formula: how its figure is worked out; set before the figure
 */
void
dag_tile_set_formula (DagTile    *self,
                      const char *formula)
{
  g_return_if_fail (DAG_IS_TILE (self));

  if (g_strcmp0 (self->formula, formula) == 0)
    return;
  g_free (g_steal_pointer (&self->formula));
  self->formula = g_strdup (formula);
  dag_tile_update_tooltip (self);
}

/**
 * dag_tile_set_loading:
 * @self: a tile
 * @loading: whether its first figure is still to come: a quiet block stands for it
 */
void
dag_tile_set_loading (DagTile  *self,
                      gboolean  loading)
{
  g_return_if_fail (DAG_IS_TILE (self));

  dag_css_class_set (GTK_WIDGET (self), "dag-loading", loading);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, loading,
                               -1);
}

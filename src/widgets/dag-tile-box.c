/* dag-tile-box.c - cards side by side: as many columns as there is room for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-tile-box.h"

#define SPACING 12

struct _DagTileBox
{
  GtkWidget parent_instance;

  guint columns;
  guint column_width;
  guint first_span;
  gboolean fill;
};

typedef enum
{
  PROP_COLUMNS = 1,
  PROP_COLUMN_WIDTH,
  PROP_FIRST_SPAN,
  PROP_FILL,
} DagTileBoxProperty;

static GParamSpec *properties[PROP_FILL + 1];

static GtkBuildableIface *parent_buildable_iface;

static void
dag_tile_box_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  if (GTK_IS_WIDGET (child))
    dag_tile_box_append (DAG_TILE_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
dag_tile_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = dag_tile_box_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DagTileBox,
                               dag_tile_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      dag_tile_box_buildable_init))

/* Walks the children as they fall into rows; calls nothing back, fills one row at a time.
 */
typedef struct
{
  GtkWidget *first;
  guint n; /* children in this row */
  int minimum;
  int natural;
} Row;

static int
get_text_width (DagTileBox *self)
{
  int dpi = 0;
  double scale;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  scale = dpi > 0 ? MAX (dpi / 1024.0 / 96.0, 1.0) : 1.0;
  return (int) (self->column_width * scale);
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
get_span (DagTileBox *self,
          GtkWidget  *child,
          guint       columns)
{
  gboolean first = child == next_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
  gboolean alone = first && next_shown (gtk_widget_get_next_sibling (child)) == NULL;

  if (alone && self->first_span > 1)
    return columns;
  return first ? MIN (self->first_span, columns) : 1;
}

static int
get_child_width (int   width,
                 guint columns,
                 guint span)
{
  int column = (width - SPACING * ((int) columns - 1)) / (int) columns;

  return column * (int) span + SPACING * ((int) span - 1);
}

/* Measures the row that begins with @child; returns the first child of the next one. */
static GtkWidget *
measure_row (DagTileBox *self,
             GtkWidget  *child,
             int         width,
             guint       columns,
             Row        *row)
{
  guint used = 0;

  *row = (Row) { child, 0, 0, 0 };
  while (child != NULL)
    {
      guint span = get_span (self, child, columns);
      int minimum = 0;
      int natural = 0;

      if (used > 0 && used + span > columns)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          get_child_width (width, columns, span), &minimum, &natural,
                          NULL, NULL);
      row->minimum = MAX (row->minimum, minimum);
      row->natural = MAX (row->natural, natural);
      row->n++;
      used += span;
      child = next_shown (gtk_widget_get_next_sibling (child));
    }
  return child;
}

/* No child gets less than it needs. */
static int
get_widest_minimum (DagTileBox *self)
{
  int widest = 0;

  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
       child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int minimum = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static guint
choose_columns (DagTileBox *self,
                int         width)
{
  return dag_tile_box_choose_columns (
      self->columns, MAX (get_text_width (self), get_widest_minimum (self)), width);
}

static GtkSizeRequestMode
dag_tile_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DagTileBox *self,
               int        *minimum,
               int        *natural)
{
  int widest = get_widest_minimum (self);

  *minimum = widest;
  *natural = MAX (widest,
                  (get_text_width (self) + SPACING) * (int) self->columns - SPACING);
}

static void
dag_tile_box_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DagTileBox *self = DAG_TILE_BOX (widget);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  guint columns;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  if (for_size < 0)
    measure_width (self, minimum, &for_size);
  *minimum = 0;
  columns = choose_columns (self, for_size);
  while (child != NULL)
    {
      Row row;

      child = measure_row (self, child, for_size, columns, &row);
      *minimum += row.minimum + (child != NULL ? SPACING : 0);
      *natural += row.natural + (child != NULL ? SPACING : 0);
    }
}

static void
allocate_row (DagTileBox *self,
              const Row  *row,
              int         width,
              guint       columns,
              int         y,
              int         height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = row->first;
  int x = 0;

  for (guint i = 0; i < row->n; i++)
    {
      guint span = get_span (self, child, columns);
      int child_width = get_child_width (width, columns, span);
      GtkAllocation allocation = { rtl ? width - x - child_width : x, y, child_width,
                                   height };

      gtk_widget_size_allocate (child, &allocation, -1);
      x += child_width + SPACING;
      child = next_shown (gtk_widget_get_next_sibling (child));
    }
}

static void
dag_tile_box_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DagTileBox *self = DAG_TILE_BOX (widget);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  guint columns = choose_columns (self, width);
  int y = 0;

  while (child != NULL)
    {
      Row row;
      int row_height;

      child = measure_row (self, child, width, columns, &row);
      row_height = row.natural;
      if (child == NULL && self->fill)
        row_height = MAX (row_height, height - y);
      allocate_row (self, &row, width, columns, y, row_height);
      y += row_height + SPACING;
    }
}

static void
dag_tile_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dag_tile_box_parent_class)->dispose (object);
}

static void
dag_tile_box_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DagTileBox *self = DAG_TILE_BOX (object);

  switch ((DagTileBoxProperty) id)
    {
    case PROP_COLUMNS:
      self->columns = g_value_get_uint (value);
      break;
    case PROP_COLUMN_WIDTH:
      self->column_width = g_value_get_uint (value);
      break;
    case PROP_FIRST_SPAN:
      self->first_span = g_value_get_uint (value);
      break;
    case PROP_FILL:
      self->fill = g_value_get_boolean (value);
      break;
    }
}

static void
dag_tile_box_class_init (DagTileBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_tile_box_dispose;
  object_class->set_property = dag_tile_box_set_property;
  widget_class->get_request_mode = dag_tile_box_get_request_mode;
  widget_class->measure = dag_tile_box_measure;
  widget_class->size_allocate = dag_tile_box_size_allocate;

  properties[PROP_COLUMNS] = g_param_spec_uint ("columns", NULL, NULL, 1, 12, 4, once);
  properties[PROP_COLUMN_WIDTH]
      = g_param_spec_uint ("column-width", NULL, NULL, 1, 4000, 200, once);
  properties[PROP_FIRST_SPAN] = g_param_spec_uint ("first-span", NULL, NULL, 1, 12, 1,
                                                   once);
  properties[PROP_FILL] = g_param_spec_boolean ("fill", NULL, NULL, FALSE, once);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dag_tile_box_init (DagTileBox *self)
{
}

/**
 * dag_tile_box_choose_columns:
 * @columns: the most there may be
 * @column_width: the least a column needs, pixels
 * @width: there is
 *
 * Returns: how many columns fit: all, half of an even number, or one; never three and one
 */
guint
dag_tile_box_choose_columns (guint columns,
                             int   column_width,
                             int   width)
{
  while (columns > 1 && (column_width + SPACING) * (int) columns - SPACING > width)
    columns = columns % 2 == 0 ? columns / 2 : 1;
  return MAX (columns, 1);
}

/**
 * dag_tile_box_append:
 * @self: a box
 * @child: comes last in it
 */
void
dag_tile_box_append (DagTileBox *self,
                     GtkWidget  *child)
{
  g_return_if_fail (DAG_IS_TILE_BOX (self) && GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

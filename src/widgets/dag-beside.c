/* dag-beside.c - a text and what can be done with it: beside each other, or below
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-beside.h"

#define TEXT_WIDTH 260
#define GAP 12
#define GAP_BELOW 3

struct _DagBeside
{
  GtkWidget parent_instance;
};

static GtkBuildableIface *parent_buildable_iface;

static void
dag_beside_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
dag_beside_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = dag_beside_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DagBeside, dag_beside, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      dag_beside_buildable_init))

static GtkWidget *
get_text (GtkWidget *self)
{
  return gtk_widget_get_first_child (self);
}

static GtkWidget *
get_acts (GtkWidget *self)
{
  return gtk_widget_get_last_child (self);
}

/* Nothing to be done takes no room. */
static int
get_acts_width (GtkWidget *self)
{
  int natural;

  gtk_widget_measure (get_acts (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  return natural;
}

static gboolean
is_beside (GtkWidget *self,
           int        width)
{
  int acts = get_acts_width (self);

  return acts == 0 || width < 0 || width >= TEXT_WIDTH + GAP + acts;
}

static int
get_text_width (GtkWidget *self,
                int        width)
{
  int acts = get_acts_width (self);

  return width < 0 || acts == 0 || !is_beside (self, width) ? width : width - GAP - acts;
}

static GtkSizeRequestMode
dag_beside_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *self,
               int       *minimum,
               int       *natural)
{
  int acts_minimum;
  int acts = get_acts_width (self);

  gtk_widget_measure (get_text (self), GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL,
                      NULL);
  gtk_widget_measure (get_acts (self), GTK_ORIENTATION_HORIZONTAL, -1, &acts_minimum, NULL,
                      NULL, NULL);
  *minimum = MAX (*minimum, acts_minimum);
  *natural = MAX (*minimum, acts > 0 ? *natural + GAP + acts : *natural);
}

static void
dag_beside_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  int text;
  int acts;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  gtk_widget_measure (get_text (widget), orientation, get_text_width (widget, for_size), NULL,
                      &text, NULL, NULL);
  gtk_widget_measure (get_acts (widget), orientation, -1, NULL, &acts, NULL, NULL);
  *natural = is_beside (widget, for_size) ? MAX (text, acts) : text + GAP_BELOW + acts;
  *minimum = *natural;
}

static void
dag_beside_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int text_width = get_text_width (widget, width);
  int acts_width = MIN (get_acts_width (widget), width);
  GtkAllocation text = { 0, 0, text_width, height };
  GtkAllocation acts = { 0, 0, acts_width, height };

  if (is_beside (widget, width))
    acts.x = width - acts_width;
  else
    {
      gtk_widget_measure (get_text (widget), GTK_ORIENTATION_VERTICAL, width, NULL,
                          &text.height, NULL, NULL);
      acts.y = text.height + GAP_BELOW;
      acts.height = height - acts.y;
    }
  if (is_mirrored)
    {
      text.x = width - text.x - text.width;
      acts.x = width - acts.x - acts.width;
    }
  gtk_widget_size_allocate (get_text (widget), &text, -1);
  gtk_widget_size_allocate (get_acts (widget), &acts, -1);
}

/* In their order, wherever they stand: GTK would go by the middle of each. */
static gboolean
dag_beside_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && !is_back)
    return GTK_WIDGET_CLASS (dag_beside_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = is_back ? get_acts (widget) : get_text (widget);
  for (; child != NULL; child = is_back ? gtk_widget_get_prev_sibling (child)
                                        : gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
dag_beside_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dag_beside_parent_class)->dispose (object);
}

static void
dag_beside_class_init (DagBesideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_beside_dispose;
  widget_class->focus = dag_beside_focus;
  widget_class->get_request_mode = dag_beside_get_request_mode;
  widget_class->measure = dag_beside_measure;
  widget_class->size_allocate = dag_beside_size_allocate;
}

static void
dag_beside_init (DagBeside *self)
{
}

/**
 * dag_beside_new:
 * @text: (transfer full): what it is about
 * @acts: (transfer full): what can be done with it
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
dag_beside_new (GtkWidget *text,
                GtkWidget *acts)
{
  GtkWidget *self = g_object_new (DAG_TYPE_BESIDE, NULL);

  gtk_widget_set_parent (text, self);
  gtk_widget_set_parent (acts, self);
  return self;
}

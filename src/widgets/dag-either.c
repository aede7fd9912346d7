/* dag-either.c - one of two children: the first where there is room for it, else the second
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-either.h"

struct _DagEither
{
  GtkWidget parent_instance;

  GtkWidget *wide;
  GtkWidget *narrow;
};

G_DEFINE_FINAL_TYPE (DagEither, dag_either, GTK_TYPE_WIDGET)

/* Returns: which of them is shown at @width */
static GtkWidget *
choose (DagEither *self,
        int        width)
{
  int least;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return width < 0 || width >= least ? self->wide : self->narrow;
}

static GtkSizeRequestMode
dag_either_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GTK takes it that what is narrower is never lower, and keeps no other answer: the second is
 * as high as the first is where it is narrowest. */
static void
measure_height (DagEither *self,
                int        width,
                int       *minimum,
                int       *natural)
{
  GtkWidget *shown = choose (self, width);
  int least;
  int wide;

  gtk_widget_measure (shown, GTK_ORIENTATION_VERTICAL, width, minimum, natural, NULL, NULL);
  if (shown == self->wide)
    return;
  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->wide, GTK_ORIENTATION_VERTICAL, least, &wide, NULL, NULL, NULL);
  *minimum = MAX (*minimum, wide);
  *natural = MAX (*natural, *minimum);
}

static void
dag_either_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DagEither *self = DAG_EITHER (widget);
  int least;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, for_size, minimum, natural);
      return;
    }
  gtk_widget_measure (self->wide, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->narrow, orientation, -1, &least, NULL, NULL, NULL);
  *minimum = MIN (*minimum, least);
}

static void
dag_either_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DagEither *self = DAG_EITHER (widget);
  GtkWidget *shown = choose (self, width);

  gtk_widget_set_child_visible (self->wide, shown == self->wide);
  gtk_widget_set_child_visible (self->narrow, shown == self->narrow);
  gtk_widget_allocate (shown, width, height, baseline, NULL);
}

static void
dag_either_dispose (GObject *object)
{
  DagEither *self = DAG_EITHER (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  G_OBJECT_CLASS (dag_either_parent_class)->dispose (object);
}

static void
dag_either_class_init (DagEitherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_either_dispose;
  widget_class->get_request_mode = dag_either_get_request_mode;
  widget_class->measure = dag_either_measure;
  widget_class->size_allocate = dag_either_size_allocate;
}

static void
dag_either_init (DagEither *self)
{
}

/**
 * dag_either_new:
 * @wide: (transfer full): shown where there is as much room as it needs
 * @narrow: (transfer full): shown elsewhere; says the same
 *
 * Returns: (transfer floating): a widget as narrow as the narrower of them
 */
GtkWidget *
dag_either_new (GtkWidget *wide,
                GtkWidget *narrow)
{
  DagEither *self = g_object_new (DAG_TYPE_EITHER, NULL);

  self->wide = wide;
  self->narrow = narrow;
  gtk_widget_set_parent (wide, GTK_WIDGET (self));
  gtk_widget_set_parent (narrow, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

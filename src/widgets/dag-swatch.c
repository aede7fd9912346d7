/* dag-swatch.c - a piece of the day band, for its legend
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-swatch.h"

#include "dag-compat.h"
#include "dag-day-band.h"

#define WIDTH 22
#define HEIGHT 14

struct _DagSwatch
{
  GtkWidget parent_instance;

  DagDayKind kind;
};

G_DEFINE_FINAL_TYPE (DagSwatch, dag_swatch, GTK_TYPE_WIDGET)

static void
dag_swatch_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  GdkRGBA color;

  dag_compat_widget_get_color (widget, &color);
  dag_day_band_snapshot_swatch (snapshot, DAG_SWATCH (widget)->kind,
                                &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT), &color);
}

static void
dag_swatch_class_init (DagSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dag_swatch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dag_swatch_init (DagSwatch *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, HEIGHT);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dag_swatch_new:
 * @kind: a kind of stretch
 *
 * Returns: (transfer floating): its picture; the word must stand beside it
 */
GtkWidget *
dag_swatch_new (DagDayKind kind)
{
  DagSwatch *self = g_object_new (DAG_TYPE_SWATCH, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

/* dag-break-draw.c - parts of a shift as they are drawn: texture as well as colour
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-draw.h"

#include "dag-chart-palette.h"
#include "dag-compat.h"

#include <glib/gi18n.h>
#include <math.h>

#define HATCH 6
#define GAP 4
#define MAX_PIECES 4

static const char *const labels[DAG_N_BREAK_LOOKS] = {
  NC_ ("lane", "Work"),
  NC_ ("lane", "Away from the screen"),
  NC_ ("lane", "Break"),
  NC_ ("lane", "Paid pause"),
  NC_ ("lane", "Break, by a note"),
  NC_ ("lane", "Not known"),
  NC_ ("lane", "Planned break"),
  NC_ ("lane", "Break must begin here"),
};

DagBreakLook
dag_break_look_of_span (const DagBreakSpan *span)
{
  if (span->is_noted)
    return DAG_BREAK_LOOK_NOTED;
  if (span->is_fresh)
    return DAG_BREAK_LOOK_WORK;
  switch ((DagSegmentKind) span->kind)
    {
    case DAG_SEGMENT_WORK:
      return DAG_BREAK_LOOK_WORK;
    case DAG_SEGMENT_OTHER_WORK:
      return DAG_BREAK_LOOK_OTHER;
    case DAG_SEGMENT_BREAK:
      return DAG_BREAK_LOOK_BREAK;
    case DAG_SEGMENT_PAUSE:
      return DAG_BREAK_LOOK_PAID;
    case DAG_SEGMENT_UNKNOWN:
      return DAG_BREAK_LOOK_UNKNOWN;
    }
  return DAG_BREAK_LOOK_UNKNOWN;
}

const char *
dag_break_look_get_label (DagBreakLook look)
{
  g_return_val_if_fail ((guint) look < DAG_N_BREAK_LOOKS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "lane", labels[look]);
}

void
dag_break_draw_fill (GtkSnapshot           *snapshot,
                     const graphene_rect_t *area,
                     const GdkRGBA         *color,
                     float                  alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &faded, area);
}

static void
draw_upright (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const GdkRGBA         *color)
{
  float end = area->origin.x + area->size.width;

  for (float x = ceilf (area->origin.x / HATCH) * HATCH; x + 1.5f <= end; x += HATCH)
    dag_break_draw_fill (snapshot,
                         &GRAPHENE_RECT_INIT (x, area->origin.y, 1.5f, area->size.height), color,
                         0.4f);
}

static void
draw_slanted (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const GdkRGBA         *color,
              double                 alpha)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);
  double y = area->origin.y;
  double h = area->size.height;
  double end = area->origin.x + area->size.width;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue,
                         (double) color->alpha * alpha);
  cairo_set_line_width (cr, 1.5);
  for (double x = floor (area->origin.x / HATCH) * HATCH - h; x < end; x += HATCH)
    {
      cairo_move_to (cr, x, y + h);
      cairo_line_to (cr, x + h, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_border (GtkSnapshot           *snapshot,
             const graphene_rect_t *area,
             const GdkRGBA         *color,
             float                  radius,
             float                  width)
{
  GskRoundedRect outline;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* A thin line along the middle: nobody knows. */
static void
draw_dots (GtkSnapshot           *snapshot,
           const graphene_rect_t *area,
           const GdkRGBA         *color)
{
  float y = area->origin.y + floorf (area->size.height / 2);
  float end = area->origin.x + area->size.width;

  for (float x = area->origin.x + 3; x < end - 2; x += 6)
    dag_break_draw_fill (snapshot, &GRAPHENE_RECT_INIT (x, y, 2, 2), color, 0.4f);
}

/**
 * dag_break_look_snapshot:
 * @look: what it is
 * @snapshot: where to draw
 * @area: which part of it
 * @color: the text colour: tones are made of it, so that they fit light and dark
 */
void
dag_break_look_snapshot (DagBreakLook           look,
                         GtkSnapshot           *snapshot,
                         const graphene_rect_t *area,
                         const GdkRGBA         *color)
{
  GdkRGBA rest = dag_chart_role_get_color (DAG_CHART_ROLE_BREAK);

  rest.alpha *= color->alpha;
  switch (look)
    {
    case DAG_BREAK_LOOK_WORK:
      dag_break_draw_fill (snapshot, area, color, 0.22f);
      break;
    case DAG_BREAK_LOOK_OTHER:
      dag_break_draw_fill (snapshot, area, color, 0.06f);
      draw_upright (snapshot, area, color);
      break;
    case DAG_BREAK_LOOK_BREAK:
      dag_break_draw_fill (snapshot, area, &rest, 0.9f);
      break;
    case DAG_BREAK_LOOK_PAID:
      dag_break_draw_fill (snapshot, area, &rest, 0.35f);
      draw_slanted (snapshot, area, &rest, 1.0);
      break;
    case DAG_BREAK_LOOK_NOTED:
      dag_break_draw_fill (snapshot, area, &rest, 0.18f);
      draw_border (snapshot, area, &rest, 0, 2);
      break;
    case DAG_BREAK_LOOK_UNKNOWN:
      draw_dots (snapshot, area, color);
      break;
    case DAG_BREAK_LOOK_PLANNED:
      dag_break_draw_fill (snapshot, area, &rest, 0.10f);
      draw_border (snapshot, area, &rest, 4, 1.5f);
      break;
    case DAG_BREAK_LOOK_DUE:
      draw_slanted (snapshot, area, color, 0.35);
      break;
    }
}

/* How wide dag_break_draw_credit() draws. */
float
dag_break_credit_width (const DagBreakCredit *credit)
{
  int n = MIN (credit->n_pieces, MAX_PIECES);

  return n > 0 ? (float) (n * (DAG_BREAK_QUARTER + GAP) - GAP) : 0;
}

/**
 * dag_break_draw_credit:
 * @credit: what is owed and had
 * @snapshot: where to draw
 * @x: the beginning edge
 * @y: the top
 * @rtl: whether the beginning is on the right
 * @color: the text colour
 *
 * A ring for each piece that is owed; full when it was had without interruption. One that
 * was cut short stays hollow, with a bar through it.
 *
 * Returns: the width of it
 */
float
dag_break_draw_credit (const DagBreakCredit *credit,
                       GtkSnapshot          *snapshot,
                       float                 x,
                       float                 y,
                       gboolean              rtl,
                       const GdkRGBA        *color)
{
  GdkRGBA rest = dag_chart_role_get_color (DAG_CHART_ROLE_BREAK);
  int n = MIN (credit->n_pieces, MAX_PIECES);
  float step = DAG_BREAK_QUARTER + GAP;

  rest.alpha *= color->alpha;
  for (int i = 0; i < n; i++)
    {
      float at = rtl ? x - (float) i * step - DAG_BREAK_QUARTER : x + (float) i * step;
      graphene_rect_t area
          = GRAPHENE_RECT_INIT (at, y, DAG_BREAK_QUARTER, DAG_BREAK_QUARTER);
      GskRoundedRect ring;

      gsk_rounded_rect_init_from_rect (&ring, &area, DAG_BREAK_QUARTER / 2.0f);
      if (i < credit->n_full)
        {
          gtk_snapshot_push_rounded_clip (snapshot, &ring);
          gtk_snapshot_append_color (snapshot, &rest, &area);
          gtk_snapshot_pop (snapshot);
          continue;
        }
      draw_border (snapshot, &area, color, DAG_BREAK_QUARTER / 2.0f, 1.5f);
      if (i - credit->n_full < credit->n_cut)
        dag_break_draw_fill (snapshot,
                             &GRAPHENE_RECT_INIT (at + 3, y + DAG_BREAK_QUARTER / 2.0f - 0.75f,
                                                  DAG_BREAK_QUARTER - 6, 1.5f),
                             color, 1.0f);
    }
  return dag_break_credit_width (credit);
}

/* ── A piece of it for the legend ──────────────────────────────────────────────────── */

#define SWATCH_WIDTH 22
#define SWATCH_HEIGHT 12

#define DAG_TYPE_BREAK_SWATCH (dag_break_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakSwatch, dag_break_swatch, DAG, BREAK_SWATCH, GtkWidget)

struct _DagBreakSwatch
{
  GtkWidget parent_instance;

  DagBreakLook look;
};

G_DEFINE_FINAL_TYPE (DagBreakSwatch, dag_break_swatch, GTK_TYPE_WIDGET)

static void
dag_break_swatch_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GdkRGBA color;

  dag_compat_widget_get_color (widget, &color);
  dag_break_look_snapshot (DAG_BREAK_SWATCH (widget)->look, snapshot,
                           &GRAPHENE_RECT_INIT (0, 0, SWATCH_WIDTH, SWATCH_HEIGHT), &color);
}

static void
dag_break_swatch_class_init (DagBreakSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = dag_break_swatch_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dag_break_swatch_init (DagBreakSwatch *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), SWATCH_WIDTH, SWATCH_HEIGHT);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dag_break_swatch_new:
 * @look: what it is
 *
 * Returns: (transfer floating): its picture; the word must stand beside it
 */
GtkWidget *
dag_break_swatch_new (DagBreakLook look)
{
  DagBreakSwatch *self = g_object_new (DAG_TYPE_BREAK_SWATCH, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

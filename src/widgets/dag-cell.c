/* dag-cell.c - one cell of a live table: drawn, not made of labels
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-cell.h"

#include "dag-break-draw.h"
#include "dag-compat.h"
#include "dag-sparkline.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define ICON_SIZE 16
#define ICON_SPACING 8
#define SPARKLINE_HEIGHT 18
#define LINE_SPACING 10 /* around a line of large text; style.css has the least height */
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"
#define LIGHTER 0.62
#define LIGHTER_HIGH_CONTRAST 0.9

struct _DagCell
{
  GtkWidget parent_instance;

  const DagColumn *column;
  const DagCellShared *shared;
  DagSlot *slot;
  gulong slot_changed;
  DagCellContent content;
  PangoLayout *layout;
  gboolean behind; /* the record changed while the cell was out of sight */
};

G_DEFINE_FINAL_TYPE (DagCell, dag_cell, GTK_TYPE_WIDGET)

/**
 * dag_cell_content_clear:
 * @content: what a formatter filled
 *
 * Frees what it holds, and leaves it empty.
 */
void
dag_cell_content_clear (DagCellContent *content)
{
  g_clear_pointer (&content->text, g_free);
  g_clear_pointer (&content->detail, g_free);
  g_clear_pointer (&content->spoken, g_free);
  g_clear_pointer (&content->points, g_free);
  memset (content, 0, sizeof *content);
}

static gboolean
dag_cell_content_equal (const DagCellContent *a,
                        const DagCellContent *b)
{
  if (a->n_points != b->n_points
      || (a->n_points > 0
          && memcmp (a->points, b->points, a->n_points * sizeof *a->points) != 0))
    return FALSE;
  if (memcmp (&a->rings, &b->rings, sizeof a->rings) != 0)
    return FALSE;
  return a->dim == b->dim && (a->points == NULL) == (b->points == NULL)
         && g_strcmp0 (a->icon_name, b->icon_name) == 0 && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->detail, b->detail) == 0 && g_strcmp0 (a->spoken, b->spoken) == 0;
}

static double
get_lighter (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  return root != NULL && gtk_widget_has_css_class (root, "hc") ? LIGHTER_HIGH_CONTRAST
                                                               : LIGHTER;
}

/* Each text within isolates of its own: "1 h 01" must not turn round on a page that runs from
 * right to left, nor a name from right to left draw the time beside it to its other side.
 * Where nothing can turn they are left out: Pango shapes each as a piece of its own. */
static char *
dag_cell_isolate (DagCell    *self,
                  const char *text)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_LTR
      && g_str_is_ascii (text))
    return g_strdup (text);
  return g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL);
}

static char *
dag_cell_dup_isolated (DagCell *self,
                       guint   *detail_at)
{
  const char *text = self->content.text != NULL ? self->content.text : "";
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (text[0] != '\0')
    first = dag_cell_isolate (self, text);
  *detail_at = first != NULL ? (guint) strlen (first) : 0;
  if (self->content.detail == NULL)
    return g_steal_pointer (&first);
  second = dag_cell_isolate (self, self->content.detail);
  return g_strconcat (first != NULL ? first : "", first != NULL ? "\u2002" : "", second, NULL);
}

/* Two texts in one layout, so that they share a base line and are cut as one. */
static void
dag_cell_update_layout (DagCell *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint detail_at = 0;
  g_autofree char *whole = dag_cell_dup_isolated (self, &detail_at);

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      /* A name in another script must not push the column to the other side. */
      pango_layout_set_auto_dir (self->layout, FALSE);
    }
  if (self->column->flags & DAG_COLUMN_NUMBER)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (self->content.detail != NULL)
    {
      PangoAttribute *lighter
          = pango_attr_foreground_alpha_new ((guint16) (get_lighter (GTK_WIDGET (self)) * 65535));

      lighter->start_index = detail_at;
      pango_attr_list_insert (attributes, lighter);
    }
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, whole != NULL ? whole : "", -1);
}

static char *
dag_cell_dup_words (DagCell *self)
{
  if (self->content.spoken != NULL)
    return g_strdup (self->content.spoken);
  if (self->content.detail != NULL)
    return g_strdup_printf ("%s %s", self->content.text != NULL ? self->content.text : "",
                            self->content.detail);
  return g_strdup (self->content.text != NULL ? self->content.text : "");
}

/* GTK 4.8 gives a row and its cells no names of their own. */
static void
dag_cell_update_names (DagCell *self)
{
  g_autofree char *words = dag_cell_dup_words (self);
  g_autofree char *label = NULL;

  /* Translators: the title of a column and what a cell of it holds, for a screen reader */
  label = g_strdup_printf (C_ ("cell", "%s: %s"), _ (self->column->title), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
dag_cell_name_row (DagCell *self)
{
  gconstpointer record = dag_slot_get_record (self->slot);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  row = row != NULL ? gtk_widget_get_parent (row) : NULL;
  if (row == NULL || record == NULL || self->shared->describe_row == NULL)
    return;
  label = self->shared->describe_row (record, self->shared->context);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * dag_cell_update:
 * @self: a cell
 *
 * Formats the record anew and draws the cell again where the outcome differs.
 */
void
dag_cell_update (DagCell *self)
{
  gconstpointer record = NULL;
  DagCellContent fresh = { 0 };

  g_return_if_fail (DAG_IS_CELL (self));

  self->behind = FALSE;
  record = self->slot != NULL ? dag_slot_get_record (self->slot) : NULL;
  if (record != NULL)
    self->column->format (&fresh, record, self->shared->context);
  if (record != NULL && (self->column->flags & DAG_COLUMN_EXPAND))
    dag_cell_name_row (self);
  if (dag_cell_content_equal (&fresh, &self->content))
    {
      dag_cell_content_clear (&fresh);
      return;
    }
  dag_cell_content_clear (&self->content);
  self->content = fresh;
  dag_cell_update_layout (self);
  dag_cell_update_names (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dag_cell_invalidate:
 * @self: a cell
 *
 * What it shows may have changed: it looks at once where it is seen, else when it comes
 * into sight.
 */
void
dag_cell_invalidate (DagCell *self)
{
  g_return_if_fail (DAG_IS_CELL (self));

  if (dag_cell_is_seen (self))
    dag_cell_update (self);
  else
    self->behind = TRUE;
}

static void
on_slot_changed (DagSlot *slot,
                 DagCell *self)
{
  dag_cell_invalidate (self);
}

static void
snapshot_icon (DagCell       *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               float          x,
               float          y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkDisplay *display = gtk_widget_get_display (widget);
  GtkIconPaintable *icon = g_hash_table_lookup (self->shared->icons, self->content.icon_name);

  if (icon == NULL)
    {
      icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (display),
                                         self->content.icon_name, NULL, ICON_SIZE,
                                         gtk_widget_get_scale_factor (widget),
                                         gtk_widget_get_direction (widget), 0);
      g_hash_table_insert (self->shared->icons, (gpointer) self->content.icon_name, icon);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

/* Returns: how much room they take */
static float
snapshot_rings (DagCell       *self,
                GtkSnapshot   *snapshot,
                const GdkRGBA *color,
                float          x,
                gboolean       rtl)
{
  const DagCellRings *rings = &self->content.rings;
  DagBreakCredit credit = { .n_pieces = rings->owed, .n_full = rings->full, .n_cut = rings->cut };
  float y = floorf ((float) (gtk_widget_get_height (GTK_WIDGET (self)) - DAG_BREAK_QUARTER) / 2);

  return dag_break_draw_credit (&credit, snapshot, x, y, rtl, color) + ICON_SPACING;
}

static void
snapshot_text (DagCell       *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               float          x,
               float          width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean end = (self->column->flags & DAG_COLUMN_NUMBER) != 0;
  PangoRectangle extents;
  float y;

  pango_layout_set_width (self->layout, MAX (0, (int) width) * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  if (end != rtl)
    x += width - (float) extents.width;
  y = (float) floor ((gtk_widget_get_height (widget) - extents.height) / 2.0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - (float) extents.x, y));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
dag_cell_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  DagCell *self = DAG_CELL (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float x = 0;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  dag_compat_widget_get_color (widget, &color);
  if (self->content.dim)
    color.alpha *= (float) get_lighter (widget) * 0.9f;
  if (self->content.points != NULL && width > 8)
    {
      dag_sparkline_snapshot (snapshot, self->content.points, self->content.n_points,
                              &GRAPHENE_RECT_INIT (2, (height - SPARKLINE_HEIGHT) / 2,
                                                   width - 6, SPARKLINE_HEIGHT),
                              &color);
      return;
    }
  if (self->content.icon_name != NULL)
    {
      snapshot_icon (self, snapshot, &color, rtl ? width - ICON_SIZE : 0,
                     (float) floor ((height - ICON_SIZE) / 2));
      x = rtl ? 0 : ICON_SIZE + ICON_SPACING;
      width -= ICON_SIZE + ICON_SPACING;
    }
  if (self->content.rings.owed > 0)
    {
      float room = snapshot_rings (self, snapshot, &color, rtl ? width : 0, rtl);

      x = rtl ? 0 : room;
      width -= room;
    }
  if (self->layout != NULL && width > 0)
    snapshot_text (self, snapshot, &color, x, width);
}

/* As high as a line of the table's own font, whatever the text: rows never change height. */
static void
dag_cell_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics)
                           + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics); /* the width is the column's own */
  *minimum = *natural
      = orientation == GTK_ORIENTATION_VERTICAL ? MAX (line, ICON_SIZE) + LINE_SPACING : 0;
}

static gboolean
on_query_tooltip (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  DagCell *self = DAG_CELL (widget);
  gconstpointer record = self->slot != NULL ? dag_slot_get_record (self->slot) : NULL;
  g_autofree char *text = NULL;

  if (record != NULL && self->column->explain != NULL)
    text = self->column->explain (record, self->shared->context);
  if (text == NULL && self->layout != NULL && pango_layout_is_ellipsized (self->layout))
    text = dag_cell_dup_words (self);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
dag_cell_dispose (GObject *object)
{
  DagCell *self = DAG_CELL (object);

  dag_cell_set_slot (self, NULL);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (dag_cell_parent_class)->dispose (object);
}

static void
dag_cell_finalize (GObject *object)
{
  dag_cell_content_clear (&DAG_CELL (object)->content);
  G_OBJECT_CLASS (dag_cell_parent_class)->finalize (object);
}

static void
dag_cell_class_init (DagCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_cell_finalize;
  widget_class->measure = dag_cell_measure;
  widget_class->snapshot = dag_cell_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "dagcell");
}

static void
dag_cell_init (DagCell *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

/**
 * dag_cell_new:
 * @column: what it shows; lives as long as the cell
 * @shared: what the cells of the table share; lives as long as the cell
 *
 * Returns: (transfer floating): a cell without a record
 */
GtkWidget *
dag_cell_new (const DagColumn     *column,
              const DagCellShared *shared)
{
  DagCell *self = g_object_new (DAG_TYPE_CELL, NULL);

  self->column = column;
  self->shared = shared;
  return GTK_WIDGET (self);
}

/**
 * dag_cell_set_slot:
 * @self: a cell
 * @slot: (nullable): the position whose record to show
 */
void
dag_cell_set_slot (DagCell *self,
                   DagSlot *slot)
{
  g_return_if_fail (DAG_IS_CELL (self));

  if (self->slot != NULL)
    g_clear_signal_handler (&self->slot_changed, self->slot);
  g_set_object (&self->slot, slot);
  if (slot == NULL)
    return;
  self->slot_changed = g_signal_connect (slot, "changed", G_CALLBACK (on_slot_changed), self);
  dag_cell_update (self);
}

DagSlot *
dag_cell_get_slot (DagCell *self)
{
  g_return_val_if_fail (DAG_IS_CELL (self), NULL);

  return self->slot;
}

/**
 * dag_cell_catch_up:
 * @self: a cell
 *
 * Formats the record anew where it changed while the cell was out of sight.
 */
void
dag_cell_catch_up (DagCell *self)
{
  g_return_if_fail (DAG_IS_CELL (self));

  if (self->behind && dag_cell_is_seen (self))
    dag_cell_update (self);
}

/**
 * dag_cell_is_seen:
 * @self: a cell
 *
 * Returns: whether its row lies in the part of the table that is on the screen. Rows are
 *   of one height, so the position is enough.
 */
gboolean
dag_cell_is_seen (DagCell *self)
{
  const DagCellShared *shared = NULL;
  double top;

  g_return_val_if_fail (DAG_IS_CELL (self), FALSE);

  shared = self->shared;
  if (self->slot == NULL)
    return FALSE;
  if (shared->row_height <= 0)
    return TRUE;
  top = dag_slot_get_position (self->slot) * shared->row_height;
  return top >= shared->seen_from - 2 * shared->row_height
         && top <= shared->seen_to + shared->row_height;
}

/**
 * dag_cell_is_behind:
 * @self: a cell
 *
 * Returns: whether it draws what its record was before
 */
gboolean
dag_cell_is_behind (DagCell *self)
{
  g_return_val_if_fail (DAG_IS_CELL (self), FALSE);

  return self->behind;
}

/**
 * dag_cell_get_text:
 * @self: a cell
 *
 * Returns: (nullable): the text of its record, without the detail; a cell that is behind
 *   catches up
 */
const char *
dag_cell_get_text (DagCell *self)
{
  g_return_val_if_fail (DAG_IS_CELL (self), NULL);

  if (self->behind)
    dag_cell_update (self);
  return self->content.text;
}

const DagColumn *
dag_cell_get_column (DagCell *self)
{
  g_return_val_if_fail (DAG_IS_CELL (self), NULL);

  return self->column;
}

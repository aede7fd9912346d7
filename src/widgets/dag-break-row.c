/* dag-break-row.c - one lane of the Breaks page: who, the shift as a band, and until when
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-row-private.h"

#include "dag-words-breaks.h"
#include "dag-words-person.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <math.h>

#define PADDING 6

enum
{
  PLAN_DRAGGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagBreakRow, dag_break_row, GTK_TYPE_WIDGET)

/* ── Words ─────────────────────────────────────────────────────────────────────────── */

/**
 * dag_break_lane_dup_name:
 *
 * Returns: (transfer full): the name fit to be shown, or else the id
 */
char *
dag_break_lane_dup_name (const DagBreakLane *lane)
{
  return dag_words_person (lane->sample->name, lane->sample->id);
}

/**
 * dag_break_lane_dup_state:
 *
 * Returns: (transfer full): what the person is doing now
 */
char *
dag_break_lane_dup_state (const DagBreakLane *lane)
{
  if (lane->vanished)
    return g_strdup (dag_words_agent_state (DAG_STATE_UNKNOWN));
  if (lane->is_over)
    return g_strdup (dag_words_agent_state (DAG_STATE_OFFLINE));
  return g_strdup (dag_words_agent_state (lane->sample->state));
}

static char *
dup_due (const DagBreakLane  *lane,
         const DagBreakFrame *frame)
{
  return dag_words_break_due (lane->standing.state, lane->is_over, lane->latest_start_us,
                              lane->end_is_assumed, frame->zone);
}

/**
 * dag_break_lane_describe:
 * @lane: a lane
 * @frame: of the page, with its zone
 *
 * Returns: (transfer full): a row in words, for a screen reader
 */
char *
dag_break_lane_describe (const DagBreakLane  *lane,
                         const DagBreakFrame *frame)
{
  g_autofree char *name = dag_break_lane_dup_name (lane);
  g_autofree char *state = dag_break_lane_dup_state (lane);
  g_autofree char *due = dup_due (lane, frame);
  g_autofree char *credit = dag_words_break_credit (&lane->credit);
  const DagBreakPlan *plan = dag_break_lane_get_next_plan (lane, frame->now_us);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: name, state, until when a break must begin: "Anna, free, break by 13:20" */
  g_string_append_printf (text, C_ ("lane", "%s, %s, break: %s"), name, state, due);
  if (*credit != '\0')
    g_string_append_printf (text, ", %s", credit);
  if (plan != NULL)
    {
      g_autofree char *range = dag_words_time_range (plan->from_us, plan->to_us, frame->zone);

      g_string_append (text, ", ");
      g_string_append_printf (text, C_ ("lane", "planned %s"), range);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PangoLayout *
new_layout (DagBreakRow *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* A name in another script must not go to the other side. */
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

static void
set_text (PangoLayout *layout,
          const char  *text,
          double       scale,
          gboolean     bold)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
}

static void
dag_break_row_name_it (DagBreakRow *self)
{
  GtkWidget *item = self->slot != NULL ? gtk_widget_get_parent (GTK_WIDGET (self)) : NULL;
  g_autofree char *words = dag_break_lane_describe (self->lane, self->frame);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  if (item != NULL) /* GTK 4.8 gives the item of a list no name of its own */
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
}

static void
dag_break_row_update_words (DagBreakRow *self)
{
  const DagBreakLane *lane = self->lane;
  g_autofree char *name = dag_break_lane_dup_name (lane);
  g_autofree char *state = dag_break_lane_dup_state (lane);
  g_autofree char *due = dup_due (lane, self->frame);
  g_autofree char *credit = dag_words_break_credit (&lane->credit);
  gboolean urgent = !lane->is_over && dag_break_lane_get_care_group (lane) < 2;

  if (self->name == NULL)
    {
      self->name = new_layout (self);
      self->state = new_layout (self);
      self->due = new_layout (self);
      self->credit = new_layout (self);
      /* our own words go the way of their language: figures come first in them */
      pango_layout_set_auto_dir (self->due, TRUE);
      pango_layout_set_auto_dir (self->credit, TRUE);
    }
  set_text (self->name, name, 1.0, FALSE);
  set_text (self->state, state, PANGO_SCALE_SMALL, FALSE);
  set_text (self->due, due, 1.0, urgent);
  set_text (self->credit, credit, PANGO_SCALE_SMALL, FALSE);
  dag_break_row_name_it (self);
}

/**
 * dag_break_row_set_lane:
 * @self: a row that is in no list
 * @lane: (nullable): what it shows from now on
 */
void
dag_break_row_set_lane (DagBreakRow        *self,
                        const DagBreakLane *lane)
{
  gpointer before;

  g_return_if_fail (DAG_IS_BREAK_ROW (self));

  before = self->lane;
  self->lane = lane != NULL ? dag_break_lane_ref ((gpointer) lane) : NULL;
  g_clear_pointer (&before, dag_break_lane_unref);
  if (self->lane == NULL || self->frame->zone == NULL)
    return;
  dag_break_row_update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dag_break_row_update:
 * @self: a row of a list
 *
 * Reads its lane anew.
 */
void
dag_break_row_update (DagBreakRow *self)
{
  g_return_if_fail (DAG_IS_BREAK_ROW (self));

  if (self->slot != NULL)
    dag_break_row_set_lane (self, dag_slot_get_record (self->slot));
}

/**
 * dag_break_row_tick:
 * @self: a row
 *
 * The clock went on: draws again where that moves a pixel.
 */
void
dag_break_row_tick (DagBreakRow *self)
{
  g_return_if_fail (DAG_IS_BREAK_ROW (self));

  if (fabsf (floorf (dag_break_frame_x_of (self->frame, self->frame->now_us)) - self->now_x)
      >= 1.0f)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_slot_changed (DagSlot     *slot,
                 DagBreakRow *self)
{
  dag_break_row_update (self);
}

/* ── Widget ────────────────────────────────────────────────────────────────────────── */

static int
get_line (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics)
                           + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return line;
}

/* The top of the band in the row. */
float
dag_break_row_get_band_y (DagBreakRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->frame->shape == DAG_BREAK_NARROW)
    return (float) (gtk_widget_get_height (widget) - PADDING - DAG_BREAK_BAND_HEIGHT);
  return floorf ((float) (gtk_widget_get_height (widget) - DAG_BREAK_BAND_HEIGHT) / 2);
}

static void
dag_break_row_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DagBreakRow *self = DAG_BREAK_ROW (widget);
  int texts = (int) ceil (get_line (widget) * 1.9);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 240;
  else if (self->frame->bare)
    *minimum = *natural = DAG_BREAK_BAND_HEIGHT + 2 * PADDING;
  else if (self->frame->shape == DAG_BREAK_NARROW)
    *minimum = *natural = texts + DAG_BREAK_BAND_HEIGHT + 3 * PADDING;
  else
    *minimum = *natural = MAX (texts, DAG_BREAK_BAND_HEIGHT) + 2 * PADDING;
}

static void
dag_break_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DagBreakRow *self = DAG_BREAK_ROW (widget);

  if (self->lane == NULL || self->name == NULL || self->frame->zone == NULL)
    return;
  self->now_x = floorf (dag_break_frame_x_of (self->frame, self->frame->now_us));
  dag_break_row_draw (self, snapshot);
}

/* What was, where it was @at_us. A pause too short to be shown is part of what it cut, its
 * beginning too. */
static char *
dup_past (const DagBreakLane  *lane,
          const DagBreakFrame *frame,
          int64_t              at_us)
{
  const DagBreakSpan *shown = NULL;
  int64_t to_us = DAG_TIME_NONE;
  g_autofree char *range = NULL;

  for (guint i = 0; i < lane->spans->len; i++)
    {
      const DagBreakSpan *span = &g_array_index (lane->spans, DagBreakSpan, i);
      gboolean is_last = i + 1 == lane->spans->len && !lane->is_over;

      if (shown == NULL || !span->is_fresh)
        {
          if (shown != NULL && at_us < to_us)
            break;
          shown = span;
        }
      to_us = is_last ? MAX (span->to_us, frame->now_us) : span->to_us;
    }
  if (shown == NULL || at_us < shown->from_us || at_us >= to_us)
    return NULL;
  range = dag_words_time_range (shown->from_us, to_us, frame->zone);
  return g_strdup_printf (shown->is_noted ? C_ ("lane", "%s %s, by a note") : "%s %s", range,
                          dag_words_segment_kind (shown->is_fresh
                                                      ? DAG_SEGMENT_WORK
                                                      : (DagSegmentKind) shown->kind));
}

/* What lies under the pointer. */
static char *
dup_tooltip (DagBreakRow *self,
             float        x)
{
  const DagBreakFrame *frame = self->frame;
  const DagBreakLane *lane = self->lane;
  int64_t at_us = dag_break_frame_time_at (frame, x);
  g_autofree char *range = NULL;

  for (guint i = 0; i < lane->plans->len; i++)
    {
      const DagBreakPlan *plan = &g_array_index (lane->plans, DagBreakPlan, i);

      if (at_us < plan->from_us || at_us >= plan->to_us)
        continue;
      range = dag_words_time_range (plan->from_us, plan->to_us, frame->zone);
      return g_strdup_printf (plan->origin == DAG_BREAK_PLAN_ROSTER
                                  ? C_ ("lane", "%s planned, by the roster")
                                  : C_ ("lane", "%s planned"),
                              range);
    }
  return dup_past (lane, frame, at_us);
}

static gboolean
on_query_tooltip (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  DagBreakRow *self = DAG_BREAK_ROW (widget);
  float lane_end = self->frame->lane_x + self->frame->lane_width;
  g_autofree char *text = NULL;

  if (self->lane == NULL || self->frame->zone == NULL || self->drag != DAG_BREAK_DRAG_NONE)
    return FALSE;
  if (!keyboard && (float) x >= self->frame->lane_x && (float) x < lane_end
      && (float) y >= dag_break_row_get_band_y (self) - 4)
    text = dup_tooltip (self, (float) x);
  else
    text = dag_words_break_credit_explained (&self->lane->credit, self->lane->begins_us,
                                             self->frame->zone);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
dag_break_row_dispose (GObject *object)
{
  DagBreakRow *self = DAG_BREAK_ROW (object);

  dag_break_row_set_slot (self, NULL);
  g_clear_object (&self->name);
  g_clear_object (&self->state);
  g_clear_object (&self->due);
  g_clear_object (&self->credit);
  G_OBJECT_CLASS (dag_break_row_parent_class)->dispose (object);
}

/* The layouts know the font of their time. */
static void
dag_break_row_system_setting_changed (GtkWidget        *widget,
                                      GtkSystemSetting  setting)
{
  DagBreakRow *self = DAG_BREAK_ROW (widget);

  GTK_WIDGET_CLASS (dag_break_row_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&self->name);
  g_clear_object (&self->state);
  g_clear_object (&self->due);
  g_clear_object (&self->credit);
  dag_break_row_update (self);
  gtk_widget_queue_resize (widget);
}

static void
dag_break_row_class_init (DagBreakRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_break_row_dispose;
  widget_class->measure = dag_break_row_measure;
  widget_class->snapshot = dag_break_row_snapshot;
  widget_class->system_setting_changed = dag_break_row_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "dag-break-row");
  signals[PLAN_DRAGGED] = g_signal_new (
      "plan-dragged", DAG_TYPE_BREAK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
      5, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
}

static void
dag_break_row_init (DagBreakRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  dag_break_row_install_drag (self);
}

/**
 * dag_break_row_new:
 * @frame: what the rows of the page share; outlives the row
 *
 * Returns: (transfer floating): a row without a lane
 */
GtkWidget *
dag_break_row_new (const DagBreakFrame *frame)
{
  DagBreakRow *self = g_object_new (DAG_TYPE_BREAK_ROW, NULL);

  self->frame = frame;
  return GTK_WIDGET (self);
}

/**
 * dag_break_row_set_slot:
 * @self: a row
 * @slot: (nullable): the place in the list that it shows
 */
void
dag_break_row_set_slot (DagBreakRow *self,
                        DagSlot     *slot)
{
  g_return_if_fail (DAG_IS_BREAK_ROW (self));

  if (self->slot != NULL)
    g_clear_signal_handler (&self->slot_changed, self->slot);
  g_set_object (&self->slot, slot);
  if (slot == NULL)
    {
      g_clear_pointer (&self->lane, dag_break_lane_unref);
      return;
    }
  self->slot_changed = g_signal_connect (slot, "changed", G_CALLBACK (on_slot_changed), self);
  dag_break_row_update (self);
}

/* dag-break-lanes.c - the day of everybody, one lane each, under one axis
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-lanes.h"

#include "dag-break-axis.h"
#include "dag-break-keys.h"
#include "dag-break-order.h"
#include "dag-break-row.h"
#include "dag-slot-rows.h"

#include <glib/gi18n.h>

struct _DagBreakLanes
{
  GtkWidget parent_instance;

  GtkWidget *axis;
  GtkWidget *scroller;
  GtkListView *view;
  DagBreakLive *breaks; /* (nullable) */
  DagSlotModel *model; /* (nullable) */
  DagSlotRows *rows;
  GtkSingleSelection *selection;
  DagBreakFrame frame;
  DagBreakLaneFilter filter;
  gpointer filter_data;
  GPtrArray *widgets; /* of DagBreakRow, not owned: those that show a lane */
  char *selected;     /* (nullable): agent */
  gboolean restoring;
  gboolean pointer_inside;
  gboolean focus_inside;
};

typedef enum
{
  PROP_ORDER_PENDING = 1,
} DagBreakLanesProperty;

enum
{
  ACTIVATED,
  PLAN_DRAGGED,
  KEY,
  N_SIGNALS
};

static GParamSpec *properties[PROP_ORDER_PENDING + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagBreakLanes, dag_break_lanes, GTK_TYPE_WIDGET)

static gboolean
passes (gconstpointer record,
        gpointer      user_data)
{
  DagBreakLanes *self = user_data;

  return self->filter == NULL || self->filter (record, self->filter_data);
}

/* ── Rows ──────────────────────────────────────────────────────────────────────────── */

static gboolean
is_seen (DagBreakLanes *self,
         GtkWidget     *row)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row)
         && gtk_widget_compute_bounds (row, self->scroller, &bounds)
         && bounds.origin.y + bounds.size.height > 0
         && bounds.origin.y < (float) gtk_widget_get_height (self->scroller);
}

static void
on_plan_dragged (DagBreakRow   *row,
                 const char    *agent,
                 const char    *plan,
                 int64_t        was_us,
                 int64_t        from_us,
                 int64_t        to_us,
                 DagBreakLanes *self)
{
  g_signal_emit (self, signals[PLAN_DRAGGED], 0, agent, plan, was_us, from_us,
                 to_us);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DagBreakLanes            *self)
{
  GtkWidget *row = dag_break_row_new (&self->frame);

  g_signal_connect_object (row, "plan-dragged", G_CALLBACK (on_plan_dragged), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DagBreakLanes            *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_add (self->widgets, row);
  dag_break_row_set_slot (DAG_BREAK_ROW (row), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DagBreakLanes            *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->widgets, row);
  dag_break_row_set_slot (DAG_BREAK_ROW (row), NULL);
}

static void
update_all (DagBreakLanes *self)
{
  gtk_widget_queue_draw (self->axis);
  for (guint i = 0; i < self->widgets->len; i++)
    dag_break_row_update (g_ptr_array_index (self->widgets, i));
}

/* ── Selection, hold, keys ─────────────────────────────────────────────────────────── */

static const DagBreakLane *
get_selected_lane (DagBreakLanes *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position != GTK_INVALID_LIST_POSITION
             ? dag_slot_model_get_record (self->model, position)
             : NULL;
}

static void
on_selected_changed (DagBreakLanes *self)
{
  const DagBreakLane *lane;

  if (self->restoring)
    return;
  lane = get_selected_lane (self);
  g_free (g_steal_pointer (&self->selected));
  self->selected = lane != NULL ? g_strdup (lane->sample->id) : NULL;
}

static void
on_activate (GtkListView   *view,
             guint          position,
             DagBreakLanes *self)
{
  const DagBreakLane *lane = dag_slot_model_get_record (self->model, position);
  g_autofree char *agent = lane != NULL ? g_strdup (lane->sample->id) : NULL;

  if (agent != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, agent);
}

static void
update_hold (DagBreakLanes *self)
{
  if (self->model != NULL)
    dag_slot_model_set_held (self->model, self->pointer_inside || self->focus_inside);
}

static void
on_pointer_changed (GtkEventController *motion,
                    GParamSpec         *pspec,
                    DagBreakLanes      *self)
{
  self->pointer_inside
      = gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (motion));
  update_hold (self);
}

static void
on_focus_changed (GtkEventController *focus,
                  GParamSpec         *pspec,
                  DagBreakLanes      *self)
{
  self->focus_inside
      = gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus));
  update_hold (self);
}

/* The order, or the rows, are others: what is chosen is where it is now. */
static void
on_settled (DagBreakLanes *self)
{
  dag_break_lanes_select (self, self->selected);
}

static void
on_order_pending_changed (DagBreakLanes *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER_PENDING]);
}

/* ── Axis and layout ───────────────────────────────────────────────────────────────── */

static void
choose_axis (DagBreakLanes *self)
{
  if (dag_break_frame_span (&self->frame, dag_break_live_list (self->breaks)))
    update_all (self);
}

/* Who maps the lanes refreshes them. */
static void
on_breaks_changed (DagBreakLanes *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    choose_axis (self);
}

static float
get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP ((float) dpi / 1024 / 96, 0.8f, 2.0f) : 1.0f;
}

static void
dag_break_lanes_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DagBreakLanes *self = DAG_BREAK_LANES (widget);
  int axis = 0;

  gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  gtk_widget_measure (self->axis, orientation, -1, &axis, NULL, NULL, NULL);
  *minimum += axis;
  *natural += axis;
}

static void
dag_break_lanes_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DagBreakLanes *self = DAG_BREAK_LANES (widget);
  DagBreakShape before = self->frame.shape;
  GtkAllocation area = { 0, 0, width, 0 };
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  self->frame.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  self->frame.high_contrast = root != NULL && gtk_widget_has_css_class (root, "hc");
  dag_break_frame_place (&self->frame, (float) width, get_text_scale (widget));
  if (before != self->frame.shape)
    for (guint i = 0; i < self->widgets->len; i++)
      gtk_widget_queue_resize (g_ptr_array_index (self->widgets, i));
  gtk_widget_measure (self->axis, GTK_ORIENTATION_VERTICAL, -1, &area.height, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (self->axis, &area, -1);
  area.y = area.height;
  area.height = MAX (0, height - area.height);
  gtk_widget_size_allocate (self->scroller, &area, -1);
}

static void
dag_break_lanes_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dag_break_lanes_parent_class)->map (widget);
  if (DAG_BREAK_LANES (widget)->model != NULL)
    dag_slot_rows_set_growing (DAG_BREAK_LANES (widget)->rows, TRUE);
}

/* What is not seen holds no order. */
static void
dag_break_lanes_unmap (GtkWidget *widget)
{
  DagBreakLanes *self = DAG_BREAK_LANES (widget);

  GTK_WIDGET_CLASS (dag_break_lanes_parent_class)->unmap (widget);
  self->pointer_inside = self->focus_inside = FALSE;
  if (self->rows != NULL)
    dag_slot_rows_set_growing (self->rows, FALSE);
  update_hold (self);
}

static void
dag_break_lanes_dispose (GObject *object)
{
  DagBreakLanes *self = DAG_BREAK_LANES (object);

  if (self->model != NULL)
    {
      dag_slot_model_set_filter (self->model, NULL, NULL, NULL);
      dag_slot_model_set_order (self->model, NULL, NULL, NULL);
    }
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->axis, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->breaks);
  G_OBJECT_CLASS (dag_break_lanes_parent_class)->dispose (object);
}

static void
dag_break_lanes_finalize (GObject *object)
{
  DagBreakLanes *self = DAG_BREAK_LANES (object);

  g_clear_pointer (&self->widgets, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->frame.zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_break_lanes_parent_class)->finalize (object);
}

static void
dag_break_lanes_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DagBreakLanes *self = DAG_BREAK_LANES (object);

  switch ((DagBreakLanesProperty) id)
    {
    case PROP_ORDER_PENDING:
      g_value_set_boolean (value, self->model != NULL
                                      && dag_slot_model_is_order_pending (self->model));
      break;
    }
}

static void
dag_break_lanes_class_init (DagBreakLanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dag_break_lanes_dispose;
  object_class->finalize = dag_break_lanes_finalize;
  object_class->get_property = dag_break_lanes_get_property;
  widget_class->measure = dag_break_lanes_measure;
  widget_class->size_allocate = dag_break_lanes_size_allocate;
  widget_class->map = dag_break_lanes_map;
  widget_class->unmap = dag_break_lanes_unmap;
  properties[PROP_ORDER_PENDING] = g_param_spec_boolean (
      "order-pending", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[ACTIVATED] = g_signal_new ("activated", DAG_TYPE_BREAK_LANES, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLAN_DRAGGED] = g_signal_new (
      "plan-dragged", DAG_TYPE_BREAK_LANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
      G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[KEY]
      = g_signal_new ("key", DAG_TYPE_BREAK_LANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  dag_break_keys_install (widget_class);
}

static void
build_view (DagBreakLanes *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "dag-lanes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The day, one lane for each person"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate), self, 0);
  g_signal_connect_object (motion, "notify::contains-pointer", G_CALLBACK (on_pointer_changed),
                           self, 0);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (on_focus_changed), self,
                           0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

static void
dag_break_lanes_init (DagBreakLanes *self)
{
  self->widgets = g_ptr_array_new ();
  self->axis = dag_break_axis_new (&self->frame);
  gtk_widget_set_parent (self->axis, GTK_WIDGET (self));
  build_view (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 GTK_WIDGET (self->view));
  gtk_widget_add_css_class (self->scroller, "dag-reach");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * dag_break_lanes_setup:
 * @self: lanes, once
 * @breaks: what they show
 * @filter: (nullable): who is shown
 * @user_data: for @filter
 */
void
dag_break_lanes_setup (DagBreakLanes     *self,
                       DagBreakLive      *breaks,
                       DagBreakLaneFilter filter,
                       gpointer           user_data)
{
  g_return_if_fail (DAG_IS_BREAK_LANES (self) && self->model == NULL);

  self->breaks = g_object_ref (breaks);
  self->model = g_object_ref (dag_break_live_get_lanes (breaks));
  self->filter = filter;
  self->filter_data = user_data;
  dag_slot_model_set_ranked_order (self->model, dag_break_order_compare, dag_break_order_rank,
                                   self, NULL);
  dag_slot_model_set_filter (self->model, passes, self, NULL);
  self->rows = dag_slot_rows_new (self->model);
  g_signal_connect_object (self->rows, "settled", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "applied", G_CALLBACK (on_settled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::order-pending",
                           G_CALLBACK (on_order_pending_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breaks, "changed", G_CALLBACK (on_breaks_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dag_break_lanes_refilter:
 * @self: lanes
 *
 * The filter passes others than before.
 */
void
dag_break_lanes_refilter (DagBreakLanes *self)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (DAG_IS_BREAK_LANES (self));

  if (self->model == NULL)
    return;
  dag_slot_model_set_filter (self->model, passes, self, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, 0);
}

/**
 * dag_break_lanes_refresh:
 * @self: lanes
 * @now_us: the centre's present
 * @zone: the centre's zone
 * @old: whether the figures are stale
 */
void
dag_break_lanes_refresh (DagBreakLanes *self,
                         int64_t        now_us,
                         GTimeZone     *zone,
                         gboolean       old)
{
  gboolean differs;

  g_return_if_fail (DAG_IS_BREAK_LANES (self) && zone != NULL);

  differs = self->frame.zone != zone || self->frame.old != old;
  if (self->frame.zone != zone)
    {
      g_clear_pointer (&self->frame.zone, g_time_zone_unref);
      self->frame.zone = g_time_zone_ref (zone);
    }
  self->frame.old = old;
  self->frame.now_us = now_us;
  if (differs)
    update_all (self);
  choose_axis (self);
  dag_break_lanes_tick (self, now_us);
}

/**
 * dag_break_lanes_tick:
 * @self: lanes
 * @now_us: the centre's present
 */
void
dag_break_lanes_tick (DagBreakLanes *self,
                      int64_t        now_us)
{
  g_return_if_fail (DAG_IS_BREAK_LANES (self));

  self->frame.now_us = now_us;
  gtk_widget_queue_draw (self->axis);
  for (guint i = 0; i < self->widgets->len; i++)
    if (is_seen (self, g_ptr_array_index (self->widgets, i)))
      dag_break_row_tick (g_ptr_array_index (self->widgets, i));
}

void
dag_break_lanes_apply_order (DagBreakLanes *self)
{
  g_return_if_fail (DAG_IS_BREAK_LANES (self));

  if (self->model != NULL)
    dag_slot_model_apply_order (self->model);
}

/**
 * dag_break_lanes_select:
 * @self: lanes
 * @agent: (nullable): whose lane, wherever it is
 */
void
dag_break_lanes_select (DagBreakLanes *self,
                        const char    *agent)
{
  guint position = GTK_INVALID_LIST_POSITION;
  char *selected;

  g_return_if_fail (DAG_IS_BREAK_LANES (self));

  selected = g_strdup (agent); /* it may be the very same text */
  g_free (g_steal_pointer (&self->selected));
  self->selected = selected;
  if (agent == NULL || !dag_slot_model_find_key (self->model, self->selected, &position))
    position = GTK_INVALID_LIST_POSITION;
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

const char *
dag_break_lanes_get_selected (DagBreakLanes *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LANES (self), NULL);

  return self->selected;
}

/* Gives the lanes the keyboard focus. */
void
dag_break_lanes_grab (DagBreakLanes *self)
{
  g_return_if_fail (DAG_IS_BREAK_LANES (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

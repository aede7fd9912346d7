/* dag-table.c - the one pattern of every live table: sort, search, filter, choose, hold
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

#include "dag-settings.h"
#include "dag-text-room.h"
#include "dag-words-name.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef enum
{
  PROP_NARROW = 1,
} DagTableProperty;

enum
{
  ACTIVATED,
  FILTERS_CLEARED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_NARROW + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagTable, dag_table, GTK_TYPE_WIDGET)

/* ── Hold ──────────────────────────────────────────────────────────────────────────── */

static void
dag_table_update_hold (DagTable *self)
{
  if (self->model != NULL)
    dag_slot_model_set_held (self->model, self->pointer_inside || self->focus_inside);
}

static void
on_pointer_inside_changed (GtkEventController *motion,
                           GParamSpec         *pspec,
                           DagTable           *self)
{
  self->pointer_inside
      = gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (motion));
  dag_table_update_hold (self);
}

static void
on_focus_inside_changed (GtkEventController *focus,
                         GParamSpec         *pspec,
                         DagTable           *self)
{
  self->focus_inside
      = gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus));
  dag_table_update_hold (self);
}

static void
on_order_pending_changed (DagTable *self)
{
  gtk_widget_set_visible (self->order_chip, dag_slot_model_is_order_pending (self->model));
}

static void
on_order_chip_clicked (GtkButton *button,
                       DagTable  *self)
{
  dag_slot_model_apply_order (self->model);
}

/* ── Selection by key ──────────────────────────────────────────────────────────────── */

void
dag_table_restore_selection (DagTable *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->selected_key == NULL
      || !dag_slot_model_find_key (self->model, self->selected_key, &position))
    position = GTK_INVALID_LIST_POSITION;
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

static void
on_selected_changed (DagTable *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gconstpointer record = NULL;

  if (self->restoring)
    return;
  if (position != GTK_INVALID_LIST_POSITION)
    record = dag_slot_model_get_record (self->model, position);
  g_free (g_steal_pointer (&self->selected_key));
  if (record != NULL)
    self->selected_key = g_strdup (self->spec->record_class->get_key (record));
}

static void
on_activate (GtkColumnView *view,
             guint          position,
             DagTable      *self)
{
  gconstpointer record = dag_slot_model_get_record (self->model, position);
  g_autofree char *key = NULL;

  if (record == NULL)
    return;
  key = g_strdup (self->spec->record_class->get_key (record));
  g_signal_emit (self, signals[ACTIVATED], 0, key);
}

/* ── Search and filters ────────────────────────────────────────────────────────────── */

static gboolean
passes (gconstpointer record,
        gpointer      user_data)
{
  DagTable *self = user_data;
  gpointer context = self->shared.context;

  return (self->spec->filter == NULL || self->spec->filter (record, context))
         && (self->needle == NULL || self->spec->matches (record, self->needle, context));
}

static void
dag_table_update_count (DagTable *self)
{
  guint total = dag_slot_model_get_n_records (self->model);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *words = self->spec->count_words (shown, total);

  gtk_label_set_label (self->count_label, words);
  gtk_stack_set_visible_child_name (self->stack,
                                    shown == 0 && total > 0 ? "nothing" : "rows");
}

static void
on_model_applied (DagTable *self)
{
  dag_table_restore_selection (self);
  dag_table_update_count (self);
}

static void
on_search_changed (GtkSearchEntry *entry,
                   DagTable       *self)
{
  g_autofree char *needle = dag_words_fold (gtk_editable_get_text (GTK_EDITABLE (entry)));

  g_strstrip (needle);
  g_free (g_steal_pointer (&self->needle));
  if (needle[0] != '\0')
    self->needle = g_steal_pointer (&needle);
  dag_table_refilter (self);
}

static void
on_stop_search (GtkSearchEntry *entry,
                DagTable       *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  dag_table_grab_rows (self);
}

static void
dag_table_system_setting_changed (GtkWidget        *widget,
                                  GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (dag_table_parent_class)->system_setting_changed (widget, setting);
  dag_table_update_text_size (DAG_TABLE (widget));
}

static void
dag_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dag_table_parent_class)->map (widget);
  if (DAG_TABLE (widget)->spec == NULL)
    return;
  dag_slot_rows_set_growing (DAG_TABLE (widget)->rows, TRUE);
  dag_table_update_widths (DAG_TABLE (widget));
  dag_table_update_columns (DAG_TABLE (widget));
}

/* A page that is not seen holds no order. */
static void
dag_table_unmap (GtkWidget *widget)
{
  DagTable *self = DAG_TABLE (widget);

  GTK_WIDGET_CLASS (dag_table_parent_class)->unmap (widget);
  self->pointer_inside = FALSE;
  self->focus_inside = FALSE;
  if (self->rows != NULL)
    dag_slot_rows_set_growing (self->rows, FALSE);
  dag_table_update_hold (self);
}

static void
dag_table_dispose (GObject *object)
{
  DagTable *self = DAG_TABLE (object);

  self->building = TRUE; /* what the view tells from here on is no wish of a person */
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->model != NULL)
    {
      dag_slot_model_set_filter (self->model, NULL, NULL, NULL);
      dag_slot_model_set_order (self->model, NULL, NULL, NULL);
    }
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  /* A menu that is still open must not reach the columns, which go. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", NULL);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->toolbar, gtk_widget_unparent);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);
  g_clear_object (&self->probes[0]);
  g_clear_object (&self->probes[1]);
  G_OBJECT_CLASS (dag_table_parent_class)->dispose (object);
}

static void
dag_table_finalize (GObject *object)
{
  DagTable *self = DAG_TABLE (object);

  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->shared.icons, g_hash_table_unref);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->selected_key, g_free);
  G_OBJECT_CLASS (dag_table_parent_class)->finalize (object);
}

static void
dag_table_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((DagTableProperty) id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, DAG_TABLE (object)->narrow);
      break;
    }
}

static void
dag_table_class_init (DagTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dag_table_dispose;
  object_class->finalize = dag_table_finalize;
  object_class->get_property = dag_table_get_property;
  widget_class->measure = dag_table_measure;
  widget_class->size_allocate = dag_table_size_allocate;
  widget_class->system_setting_changed = dag_table_system_setting_changed;
  widget_class->map = dag_table_map;
  widget_class->unmap = dag_table_unmap;

  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[ACTIVATED] = g_signal_new ("activated", DAG_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FILTERS_CLEARED]
      = g_signal_new ("filters-cleared", DAG_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  g_type_ensure (DAG_TYPE_VIEWS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DagTable, toolbar);
  gtk_widget_class_bind_template_child (widget_class, DagTable, search_row);
  gtk_widget_class_bind_template_child (widget_class, DagTable, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DagTable, filters);
  gtk_widget_class_bind_template_child (widget_class, DagTable, order_chip);
  gtk_widget_class_bind_template_child (widget_class, DagTable, count_label);
  gtk_widget_class_bind_template_child (widget_class, DagTable, views_button);
  gtk_widget_class_bind_template_child (widget_class, DagTable, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DagTable, stack);
  gtk_widget_class_bind_template_child (widget_class, DagTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, DagTable, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_order_chip_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, dag_table_clear_filters);
}

static void
dag_table_watch (DagTable *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  g_signal_connect_object (motion, "notify::contains-pointer",
                           G_CALLBACK (on_pointer_inside_changed), self, 0);
  g_signal_connect_object (focus, "notify::contains-focus",
                           G_CALLBACK (on_focus_inside_changed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (dag_table_update_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (dag_table_update_seen), self,
                           G_CONNECT_SWAPPED);
}

static void
dag_table_init (DagTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_LINE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->columns = g_ptr_array_new_with_free_func (dag_table_column_free);
  self->cells = g_hash_table_new (NULL, NULL);
  self->shared.icons = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->probes[0] = G_OBJECT (gtk_string_object_new ("a"));
  self->probes[1] = G_OBJECT (gtk_string_object_new ("b"));
  self->actions = g_simple_action_group_new ();
  self->settings = dag_settings_new ();
  dag_table_install_compact (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  dag_table_watch (self);
}

static void
on_sorter_changed (DagTable *self)
{
  if (self->building)
    return;
  dag_table_read_sorter (self);
  g_debug ("sorted by %s", self->sorted != NULL ? self->sorted->spec->id : "care");
  dag_table_apply_order (self);
  if (dag_slot_model_is_order_pending (self->model)) /* the person asked for it just now */
    dag_slot_model_apply_order (self->model);
}

/**
 * dag_table_setup:
 * @self: a table, once
 * @spec: what it shows; static
 * @model: its rows; the table sets its order and its filter
 * @context: passed to the functions of @spec; outlives the table
 */
void
dag_table_setup (DagTable           *self,
                 const DagTableSpec *spec,
                 DagSlotModel       *model,
                 gpointer            context)
{
  g_return_if_fail (DAG_IS_TABLE (self) && self->spec == NULL);
  g_return_if_fail (spec != NULL && DAG_IS_SLOT_MODEL (model));

  self->spec = spec;
  self->model = g_object_ref (model);
  self->shared.context = context;
  self->shared.describe_row = spec->describe_row;
  g_object_set (self->search_entry, "placeholder-text", _ (spec->search_hint), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ (spec->search_hint), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (spec->label), -1);
  dag_table_build_columns (self);
  dag_table_apply_order (self);
  dag_slot_model_set_filter (model, passes, self, NULL);
  dag_table_build_rows (self);
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (on_selected_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "applied", G_CALLBACK (on_model_applied), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::order-pending",
                           G_CALLBACK (on_order_pending_changed), self, G_CONNECT_SWAPPED);
  dag_views_button_set_table (self->views_button, self, spec->settings_key);
  dag_table_update_count (self);
}

/**
 * dag_table_add_filter:
 * @self: a table
 * @widget: a filter of the page, to stand beside the search
 */
void
dag_table_add_filter (DagTable  *self,
                      GtkWidget *widget)
{
  g_return_if_fail (DAG_IS_TABLE (self));

  gtk_box_append (self->filters, widget);
}

/**
 * dag_table_refilter:
 * @self: a table
 *
 * The page's own filter passes other records than before. The view goes back to its top:
 * what was there is no longer.
 */
void
dag_table_refilter (DagTable *self)
{
  g_return_if_fail (DAG_IS_TABLE (self) && self->model != NULL);

  dag_slot_model_set_filter (self->model, passes, self, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  dag_table_update_count (self);
}

/**
 * dag_table_clear_filters:
 * @self: a table
 *
 * Empties the search and asks the page to reset its filters.
 */
void
dag_table_clear_filters (DagTable *self)
{
  g_return_if_fail (DAG_IS_TABLE (self));

  gtk_editable_set_text (self->search_entry, "");
  g_clear_pointer (&self->needle, g_free);
  g_signal_emit (self, signals[FILTERS_CLEARED], 0);
  dag_table_refilter (self);
}

/**
 * dag_table_search:
 * @self: a table
 *
 * Returns: %TRUE: the search entry has the focus, its text selected
 */
gboolean
dag_table_search (DagTable *self)
{
  g_return_val_if_fail (DAG_IS_TABLE (self), FALSE);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
  return TRUE;
}

/**
 * dag_table_grab_rows:
 * @self: a table
 *
 * Gives the rows the keyboard focus.
 */
void
dag_table_grab_rows (DagTable *self)
{
  g_return_if_fail (DAG_IS_TABLE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * dag_table_sort_by:
 * @self: a table
 * @id: (nullable): of a sortable column, or %NULL for the default order
 * @direction: which way
 */
void
dag_table_sort_by (DagTable    *self,
                   const char  *id,
                   GtkSortType  direction)
{
  DagTableColumn *column = NULL;

  g_return_if_fail (DAG_IS_TABLE (self) && self->spec != NULL);

  column = id != NULL ? dag_table_find_column (self, id) : NULL;
  g_return_if_fail (id == NULL || (column != NULL && column->sorter != NULL));
  self->building = TRUE; /* a direction that was asked for is not turned */
  gtk_column_view_sort_by_column (self->view, column != NULL ? column->column : NULL,
                                  direction);
  dag_table_read_sorter (self);
  self->building = FALSE;
  dag_table_apply_order (self);
}

/**
 * dag_table_get_sort:
 * @self: a table
 * @direction: (out) (optional): which way
 *
 * Returns: (nullable): the id of the sorted column
 */
const char *
dag_table_get_sort (DagTable    *self,
                    GtkSortType *direction)
{
  g_return_val_if_fail (DAG_IS_TABLE (self), NULL);

  if (direction != NULL)
    *direction = self->direction;
  return self->sorted != NULL ? self->sorted->spec->id : NULL;
}

/**
 * dag_table_select_key:
 * @self: a table
 * @key: (nullable): of the record to select, wherever it is
 */
void
dag_table_select_key (DagTable   *self,
                      const char *key)
{
  g_return_if_fail (DAG_IS_TABLE (self) && self->model != NULL);

  g_free (g_steal_pointer (&self->selected_key));
  self->selected_key = g_strdup (key);
  dag_table_restore_selection (self);
}

const char *
dag_table_get_selected_key (DagTable *self)
{
  g_return_val_if_fail (DAG_IS_TABLE (self), NULL);

  return self->selected_key;
}

gboolean
dag_table_is_filtered (DagTable *self)
{
  g_return_val_if_fail (DAG_IS_TABLE (self), FALSE);

  return self->needle != NULL;
}

gboolean
dag_table_is_narrow (DagTable *self)
{
  g_return_val_if_fail (DAG_IS_TABLE (self), FALSE);

  return self->narrow;
}

GtkColumnView *
dag_table_get_view (DagTable *self)
{
  g_return_val_if_fail (DAG_IS_TABLE (self), NULL);

  return self->view;
}

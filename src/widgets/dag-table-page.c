/* dag-table-page.c - a page that is a live table, and one of its rows in detail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-page.h"

#include "dag-table-export.h"

#include <string.h>

#define FILTER "filter:"

typedef struct
{
  GtkStack *stack;
  AdwStatusPage *empty_page;
  DagTable *table;
  GtkWidget *detail; /* of the stack */

  DagGlance glance;
  char *shown_id; /* whose detail is open (nullable) */
} DagTablePagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DagTablePage, dag_table_page, DAG_TYPE_PAGE)

#define PRIVATE(self) \
  ((DagTablePagePrivate *) dag_table_page_get_instance_private (DAG_TABLE_PAGE (self)))

static gboolean
shows_table (DagTablePagePrivate *private)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (private->stack), "table") == 0;
}

static void
close_detail (DagTablePage *self)
{
  g_clear_pointer (&PRIVATE (self)->shown_id, g_free);
  dag_page_set_detail_title (DAG_PAGE (self), NULL);
}

/* A search may hide what is shown in detail from the table. Where the dashboard does not know
 * it at all (it is long gone, or another source is watched), there is nothing to show. */
static void
update_detail (DagTablePage *self)
{
  DagTablePagePrivate *private = PRIVATE (self);
  DagTablePageClass *klass = DAG_TABLE_PAGE_GET_CLASS (self);
  DagSlotModel *records = klass->get_records (dag_page_get_dashboard (DAG_PAGE (self)));
  gconstpointer record = dag_slot_model_find_record (records, private->shown_id);
  g_autofree char *title = NULL;

  if (record == NULL)
    {
      close_detail (self);
      return;
    }
  title = klass->update_detail (self, record, private->shown_id);
  dag_page_set_detail_title (DAG_PAGE (self), title);
}

static void
dag_table_page_refresh (DagPage *page)
{
  DagTablePage *self = DAG_TABLE_PAGE (page);
  DagTablePagePrivate *private = PRIVATE (self);
  DagTablePageClass *klass = DAG_TABLE_PAGE_GET_CLASS (self);
  DagDashboard *dashboard = dag_page_get_dashboard (page);
  gboolean was_old = private->glance.old;
  guint n = dag_slot_model_get_n_records (klass->get_records (dashboard));

  dag_glance_refresh (&private->glance, dashboard);
  klass->refreshed (self, was_old != private->glance.old);
  if (private->shown_id != NULL)
    update_detail (self);
  if (private->shown_id != NULL)
    return;
  klass->say_empty (private->empty_page, dashboard);
  gtk_stack_set_visible_child_name (private->stack, n > 0 ? "table" : "empty");
}

static void
dag_table_page_tick (DagPage *page)
{
  DagTablePagePrivate *private = PRIVATE (page);

  private->glance.now_us = dag_dashboard_get_now_us (dag_page_get_dashboard (page));
  if (private->shown_id != NULL)
    DAG_TABLE_PAGE_GET_CLASS (page)->tick_detail (DAG_TABLE_PAGE (page));
  else
    dag_table_tick (private->table);
}

static gboolean
dag_table_page_search (DagPage *page)
{
  dag_page_go_back (page);
  return shows_table (PRIVATE (page)) && dag_table_search (PRIVATE (page)->table);
}

static gboolean
dag_table_page_go_back (DagPage *page)
{
  DagTablePagePrivate *private = PRIVATE (page);

  if (private->shown_id == NULL)
    return FALSE;
  dag_table_select_key (private->table, private->shown_id);
  close_detail (DAG_TABLE_PAGE (page));
  dag_table_page_refresh (page);
  dag_table_grab_rows (private->table);
  return TRUE;
}

static gboolean
dag_table_page_export (DagPage *page)
{
  DagTablePagePrivate *private = PRIVATE (page);

  if (!shows_table (private) || private->glance.zone == NULL)
    return FALSE;
  dag_table_offer_export (private->table, private->glance.now_us, private->glance.zone);
  return TRUE;
}

static void
show_table (DagTablePage *self,
            const char   *filter)
{
  DagTablePageClass *klass = DAG_TABLE_PAGE_GET_CLASS (self);

  dag_table_clear_filters (PRIVATE (self)->table);
  if (filter != NULL && klass->set_filter != NULL)
    klass->set_filter (self, filter);
  dag_table_page_refresh (DAG_PAGE (self));
}

static void
dag_table_page_show (DagPage    *page,
                     const char *id)
{
  DagTablePage *self = DAG_TABLE_PAGE (page);
  DagTablePagePrivate *private = PRIVATE (page);

  close_detail (self);
  if (id == NULL || g_str_has_prefix (id, FILTER))
    {
      show_table (self, id != NULL ? id + strlen (FILTER) : NULL);
      return;
    }
  private->shown_id = g_strdup (id);
  dag_glance_refresh (&private->glance, dag_page_get_dashboard (page));
  DAG_TABLE_PAGE_GET_CLASS (self)->begin_detail (self, id);
  update_detail (self);
  if (private->shown_id == NULL)
    {
      dag_table_page_refresh (page);
      return;
    }
  gtk_stack_set_visible_child (private->stack, private->detail);
  gtk_widget_grab_focus (private->detail);
}

static void
on_activated (DagTable   *table,
              const char *key,
              DagPage    *self)
{
  dag_page_show (self, key);
}

static void
on_filters_cleared (DagTable     *table,
                    DagTablePage *self)
{
  DAG_TABLE_PAGE_GET_CLASS (self)->clear_filters (self);
}

/* GTK 4.8 disposes of the template of the widget's own class alone; a page has none. */
static void
dag_table_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (dag_table_page_parent_class)->dispose (object);
}

static void
dag_table_page_finalize (GObject *object)
{
  g_clear_pointer (&PRIVATE (object)->shown_id, g_free);
  dag_glance_clear (&PRIVATE (object)->glance);
  G_OBJECT_CLASS (dag_table_page_parent_class)->finalize (object);
}

static void
dag_table_page_class_init (DagTablePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->dispose = dag_table_page_dispose;
  object_class->finalize = dag_table_page_finalize;
  page_class->refresh = dag_table_page_refresh;
  page_class->tick = dag_table_page_tick;
  page_class->search = dag_table_page_search;
  page_class->show = dag_table_page_show;
  page_class->go_back = dag_table_page_go_back;
  page_class->export = dag_table_page_export;
  g_type_ensure (DAG_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-table-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DagTablePage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, DagTablePage, empty_page);
  gtk_widget_class_bind_template_child_private (widget_class, DagTablePage, table);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_cleared);
}

static void
dag_table_page_init (DagTablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  PRIVATE (self)->glance.owner = self;
}

/**
 * dag_table_page_setup:
 * @self: a page whose dashboard is known
 * @spec: (unowned): what the table shows; outlives the page
 * @detail: (transfer floating): where a row is shown in detail
 *
 * To be called once, when the page was constructed.
 */
void
dag_table_page_setup (DagTablePage       *self,
                      const DagTableSpec *spec,
                      GtkWidget          *detail)
{
  DagTablePagePrivate *private = PRIVATE (self);
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  g_return_if_fail (DAG_IS_TABLE_PAGE (self) && private->detail == NULL);

  private->detail = detail;
  gtk_stack_add_named (private->stack, detail, "detail");
  adw_status_page_set_icon_name (private->empty_page,
                                 dag_page_get_icon_name (DAG_PAGE (self)));
  dag_glance_refresh (&private->glance, dashboard);
  dag_table_setup (private->table, spec,
                   DAG_TABLE_PAGE_GET_CLASS (self)->get_records (dashboard),
                   &private->glance);
}

DagTable *
dag_table_page_get_table (DagTablePage *self)
{
  g_return_val_if_fail (DAG_IS_TABLE_PAGE (self), NULL);

  return PRIVATE (self)->table;
}

/**
 * dag_table_page_get_glance:
 * @self: a page
 *
 * Returns: (transfer none): what the columns know besides their record
 */
DagGlance *
dag_table_page_get_glance (DagTablePage *self)
{
  g_return_val_if_fail (DAG_IS_TABLE_PAGE (self), NULL);

  return &PRIVATE (self)->glance;
}

/**
 * dag_table_page_get_chosen:
 * @self: a page
 *
 * Returns: (nullable): whose detail is open, or whose row is selected
 */
const char *
dag_table_page_get_chosen (DagTablePage *self)
{
  g_return_val_if_fail (DAG_IS_TABLE_PAGE (self), NULL);

  return PRIVATE (self)->shown_id != NULL ? PRIVATE (self)->shown_id
                                          : dag_table_get_selected_key (PRIVATE (self)->table);
}

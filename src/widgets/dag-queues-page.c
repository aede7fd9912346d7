/* dag-queues-page.c - the Queues page: a table of queues, and one queue in detail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queues-page.h"

#include "dag-glance.h"
#include "dag-queue-columns.h"
#include "dag-queue-detail.h"
#include "dag-queue-trends.h"
#include "dag-rows.h"
#include "dag-settings.h"
#include "dag-table-export.h"
#include "dag-words-name.h"
#include "dag-words-state.h"

#include <glib/gi18n.h>

struct _DagQueuesPage
{
  DagPage parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  DagTable *table;
  DagQueueDetail *detail;
  GtkDropDown *channel_filter;
  GtkDropDown *need_filter;

  DagGlance glance;
  DagQueueTrends *trends;
  char *shown_id; /* the queue whose detail is open (nullable) */
};

G_DEFINE_FINAL_TYPE (DagQueuesPage, dag_queues_page, DAG_TYPE_PAGE)

static DagQueuesPage *
get_page (gpointer context)
{
  return ((DagGlance *) context)->owner;
}

/* What a tile of the Overview asks for: its word after "filter:". */
static const struct
{
  const char *word;
  const char *label;
} needs[] = {
  { "all", N_ ("All queues") },
  { "waiting", N_ ("Somebody waiting") },
  { "below-target", N_ ("Below target") },
};

static gboolean
passes_need (const DagQueueRow *row,
             guint              need)
{
  const DagTarget *target = &row->sample->target;

  if (need == 1)
    return dag_count_is_known (row->sample->waiting) && row->sample->waiting > 0;
  if (need == 2)
    return dag_share_is_known (row->service_level) && dag_share_is_known (target->level)
           && row->service_level < target->level;
  return TRUE;
}

static gboolean
filter_queue (gconstpointer record,
              gpointer      context)
{
  DagQueuesPage *self = get_page (context);
  const DagQueueRow *row = record;
  guint channel = gtk_drop_down_get_selected (self->channel_filter);

  return (channel == 0 || channel == GTK_INVALID_LIST_POSITION
          || row->sample->channel == (DagChannel) (channel - 1))
         && passes_need (row, gtk_drop_down_get_selected (self->need_filter));
}

static char *
dup_filters (gpointer context)
{
  DagQueuesPage *self = get_page (context);
  guint channel = gtk_drop_down_get_selected (self->channel_filter);
  guint need = gtk_drop_down_get_selected (self->need_filter);

  return g_strdup_printf (
      "%s %s", needs[MIN (need, G_N_ELEMENTS (needs) - 1)].word,
      channel > 0 && channel <= DAG_CHANNEL_UNKNOWN ? dag_channel_get_word (channel - 1) : "all");
}

static void
set_filters (const char *words,
             gpointer    context)
{
  DagQueuesPage *self = get_page (context);
  g_auto (GStrv) each = g_strsplit (words, " ", 2);
  DagChannel channel = DAG_CHANNEL_UNKNOWN;

  for (guint i = 0; each[0] != NULL && i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (each[0], needs[i].word))
      gtk_drop_down_set_selected (self->need_filter, i);
  if (each[0] != NULL && each[1] != NULL && dag_channel_from_word (each[1], &channel))
    gtk_drop_down_set_selected (self->channel_filter, channel + 1);
}

static char *
count_words (guint shown,
             guint total)
{
  if (shown == total)
    return g_strdup_printf (ngettext ("%'u queue", "%'u queues", total), total);
  /* Translators: how many queues the search shows, of how many */
  return g_strdup_printf (C_ ("queues", "%'u of %'u"), shown, total);
}

static DagTableSpec spec = {
  .columns = dag_queue_columns,
  .record_class = &dag_queue_row_class,
  .settings_key = DAG_KEY_QUEUES_COLUMNS,
  .label = N_ ("Queues"),
  .search_hint = N_ ("Search queues"),
  .default_order = dag_queue_columns_compare,
  .matches = dag_queue_columns_match,
  .filter = filter_queue,
  .describe_row = dag_queue_columns_describe,
  .count_words = count_words,
  .dup_filters = dup_filters,
  .set_filters = set_filters,
};

static const float *
get_trend (const char *queue,
           guint      *n_points,
           gpointer    owner)
{
  return dag_queue_trends_get (DAG_QUEUES_PAGE (owner)->trends, queue, n_points);
}

static void
on_trends_changed (DagQueuesPage *self)
{
  dag_table_update_column (self->table, "trend");
}

static void
on_filter_selected (DagQueuesPage *self)
{
  dag_table_refilter (self->table);
}

static void
on_filters_cleared (DagTable      *table,
                    DagQueuesPage *self)
{
  gtk_drop_down_set_selected (self->channel_filter, 0);
  gtk_drop_down_set_selected (self->need_filter, 0);
}

static void
on_agent_activated (DagQueuesPage *self,
                    const char    *id)
{
  g_autofree char *target = g_strconcat ("team:", id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", target);
}

static void
on_activated (DagTable      *table,
              const char    *key,
              DagQueuesPage *self)
{
  dag_page_show (DAG_PAGE (self), key);
}

static void
dag_queues_page_update_empty (DagQueuesPage *self,
                              gboolean       answered)
{
  if (answered)
    {
      adw_status_page_set_title (self->empty_page, _ ("No queues here"));
      adw_status_page_set_description (
          self->empty_page, _ ("Your contact centre answers, but names no queue. Check that "
                               "the account Dagstart uses may see them."));
    }
  else
    {
      adw_status_page_set_title (self->empty_page, _ ("No figures yet"));
      adw_status_page_set_description (
          self->empty_page, _ ("The queues appear here with the first answer of your contact "
                               "centre."));
    }
}

static void
close_detail (DagQueuesPage *self)
{
  g_clear_pointer (&self->shown_id, g_free);
  dag_page_set_detail_title (DAG_PAGE (self), NULL);
}

/* A search may hide what is shown in detail from the table. Where the dashboard does not know
 * it at all (it is long gone, or another source is watched), there is nothing to show. */
static void
dag_queues_page_update_detail (DagQueuesPage *self)
{
  DagSlotModel *queues = dag_dashboard_get_queues (dag_page_get_dashboard (DAG_PAGE (self)));
  gconstpointer record = dag_slot_model_find_record (queues, self->shown_id);
  g_autofree char *title = NULL;

  if (record == NULL)
    {
      close_detail (self);
      return;
    }
  dag_queue_detail_update (self->detail, record, &self->glance);
  title = dag_words_name_or_id (dag_queue_detail_get_name (self->detail), self->shown_id);
  dag_page_set_detail_title (DAG_PAGE (self), title);
}

static void
dag_queues_page_refresh (DagPage *page)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);
  DagDashboard *dashboard = dag_page_get_dashboard (page);
  gboolean was_old = self->glance.old;
  gboolean answered = dag_dashboard_get_snapshot (dashboard) != NULL;
  guint n = dag_slot_model_get_n_records (dag_dashboard_get_queues (dashboard));

  dag_glance_refresh (&self->glance, dashboard);
  dag_queue_trends_set_now (self->trends, self->glance.now_us);
  dag_table_update_column (self->table, was_old != self->glance.old ? NULL : "trend");
  if (self->shown_id != NULL)
    dag_queues_page_update_detail (self);
  if (self->shown_id != NULL)
    return;
  dag_queues_page_update_empty (self, answered);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "empty");
}

static void
dag_queues_page_tick (DagPage *page)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);

  self->glance.now_us = dag_dashboard_get_now_us (dag_page_get_dashboard (page));
  if (self->shown_id != NULL)
    dag_queue_detail_tick (self->detail, &self->glance);
  else
    dag_table_tick (self->table);
}

static gboolean
dag_queues_page_search (DagPage *page)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);

  dag_page_go_back (page);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0
         && dag_table_search (self->table);
}

static gboolean
dag_queues_page_go_back (DagPage *page)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);

  if (self->shown_id == NULL)
    return FALSE;
  dag_table_select_key (self->table, self->shown_id);
  close_detail (self);
  dag_queues_page_refresh (page);
  dag_table_grab_rows (self->table);
  return TRUE;
}

static gboolean
dag_queues_page_export (DagPage *page)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") != 0
      || self->glance.zone == NULL)
    return FALSE;
  dag_table_offer_export (self->table, self->glance.now_us, self->glance.zone);
  return TRUE;
}

static void
dag_queues_page_show (DagPage    *page,
                      const char *id)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);
  DagChannel channel = DAG_CHANNEL_UNKNOWN;

  close_detail (self);
  if (id == NULL || g_str_has_prefix (id, "filter:"))
    {
      dag_table_clear_filters (self->table);
      if (id != NULL && dag_channel_from_word (id + strlen ("filter:"), &channel))
        gtk_drop_down_set_selected (self->channel_filter, channel + 1);
      for (guint i = 0; id != NULL && i < G_N_ELEMENTS (needs); i++)
        if (g_str_equal (id + strlen ("filter:"), needs[i].word))
          gtk_drop_down_set_selected (self->need_filter, i);
      dag_queues_page_refresh (page);
      return;
    }
  self->shown_id = g_strdup (id);
  dag_glance_refresh (&self->glance, dag_page_get_dashboard (page));
  dag_queue_detail_begin (self->detail, dag_page_get_dashboard (page), id);
  dag_queues_page_update_detail (self);
  if (self->shown_id == NULL)
    {
      dag_queues_page_refresh (page);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "detail");
  gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
dag_queues_page_constructed (GObject *object)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (object);
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  G_OBJECT_CLASS (dag_queues_page_parent_class)->constructed (object);
  self->glance.owner = self;
  self->glance.get_trend = get_trend;
  dag_glance_refresh (&self->glance, dashboard);
  self->trends = dag_queue_trends_new (dag_dashboard_get_history (dashboard));
  g_signal_connect_object (self->trends, "changed", G_CALLBACK (on_trends_changed), self,
                           G_CONNECT_SWAPPED);
  spec.n_columns = dag_n_queue_columns;
  dag_table_setup (self->table, &spec, dag_dashboard_get_queues (dashboard), &self->glance);
  dag_table_add_filter (self->table, GTK_WIDGET (self->need_filter));
  dag_table_add_filter (self->table, GTK_WIDGET (self->channel_filter));
}

static void
dag_queues_page_dispose (GObject *object)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_QUEUES_PAGE);
  g_clear_object (&self->trends);
  G_OBJECT_CLASS (dag_queues_page_parent_class)->dispose (object);
}

static void
dag_queues_page_finalize (GObject *object)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (object);

  g_clear_pointer (&self->shown_id, g_free);
  dag_glance_clear (&self->glance);
  G_OBJECT_CLASS (dag_queues_page_parent_class)->finalize (object);
}

static void
dag_queues_page_class_init (DagQueuesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->constructed = dag_queues_page_constructed;
  object_class->dispose = dag_queues_page_dispose;
  object_class->finalize = dag_queues_page_finalize;
  page_class->refresh = dag_queues_page_refresh;
  page_class->tick = dag_queues_page_tick;
  page_class->search = dag_queues_page_search;
  page_class->show = dag_queues_page_show;
  page_class->go_back = dag_queues_page_go_back;
  page_class->export = dag_queues_page_export;
  g_type_ensure (DAG_TYPE_TABLE);
  g_type_ensure (DAG_TYPE_QUEUE_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-queues-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagQueuesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagQueuesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DagQueuesPage, table);
  gtk_widget_class_bind_template_child (widget_class, DagQueuesPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_cleared);
}

static GtkDropDown *
dag_queues_page_new_filter (DagQueuesPage *self,
                            GtkStringList *choices,
                            const char    *label)
{
  GtkWidget *filter = gtk_drop_down_new (G_LIST_MODEL (choices), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_object (filter, "notify::selected", G_CALLBACK (on_filter_selected), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (filter);
}

static void
dag_queues_page_init (DagQueuesPage *self)
{
  GtkStringList *channels = gtk_string_list_new (NULL);
  GtkStringList *need_labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (channels, _ ("All channels"));
  for (guint i = 0; i < DAG_CHANNEL_UNKNOWN; i++)
    gtk_string_list_append (channels, dag_words_channel (i));
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    gtk_string_list_append (need_labels, _ (needs[i].label));
  self->channel_filter = dag_queues_page_new_filter (self, channels, _ ("Channel"));
  self->need_filter = dag_queues_page_new_filter (self, need_labels, _ ("Which queues"));
  g_signal_connect_object (self->detail, "agent-activated", G_CALLBACK (on_agent_activated),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dag_queues_page_new:
 * @dashboard: what it shows
 *
 * Returns: (transfer floating): the page
 */
DagPage *
dag_queues_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_QUEUES_PAGE, "dashboard", dashboard, "title", _ ("Queues"),
                       "icon-name", "dag-queues-symbolic", NULL);
}

DagTable *
dag_queues_page_get_table (DagQueuesPage *self)
{
  g_return_val_if_fail (DAG_IS_QUEUES_PAGE (self), NULL);

  return self->table;
}

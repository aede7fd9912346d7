/* dag-queues-page.c - the Queues page: a table of queues, and one queue in detail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-queues-page.h"

#include "dag-queue-columns.h"
#include "dag-queue-detail.h"
#include "dag-queue-trends.h"
#include "dag-rows.h"
#include "dag-settings.h"
#include "dag-words-name.h"
#include "dag-words-state.h"

#include <glib/gi18n.h>

struct _DagQueuesPage
{
  DagTablePage parent_instance;

  DagQueueDetail *detail; /* of the page's stack */
  GtkDropDown *channel_filter;
  GtkDropDown *need_filter;
  DagQueueTrends *trends;
};

G_DEFINE_FINAL_TYPE (DagQueuesPage, dag_queues_page, DAG_TYPE_TABLE_PAGE)

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
  .age = &dag_queue_columns_age,
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
on_trends_changed (DagTablePage *self)
{
  dag_table_update_column (dag_table_page_get_table (self), "trend");
}

static void
on_filter_selected (DagTablePage *self)
{
  dag_table_refilter (dag_table_page_get_table (self));
}

static void
on_agent_activated (DagQueuesPage *self,
                    const char    *id)
{
  g_autofree char *target = g_strconcat ("team:", id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", target);
}

static void
dag_queues_page_say_empty (AdwStatusPage *page,
                           DagDashboard  *dashboard)
{
  if (dag_dashboard_is_past (dashboard))
    {
      adw_status_page_set_title (page, _ ("No queues then"));
      adw_status_page_set_description (page, _ ("Nothing is kept of queues at this moment."));
    }
  else if (dag_dashboard_get_snapshot (dashboard) != NULL)
    {
      adw_status_page_set_title (page, _ ("No queues here"));
      adw_status_page_set_description (
          page, _ ("Your contact centre answers, but names no queue. Check that the account "
                   "Dagstart uses may see them."));
    }
  else
    {
      adw_status_page_set_title (page, _ ("No figures yet"));
      adw_status_page_set_description (
          page, _ ("The queues appear here with the first answer of your contact centre."));
    }
}

static void
dag_queues_page_refreshed (DagTablePage *page,
                           gboolean      is_other)
{
  dag_queue_trends_set_now (DAG_QUEUES_PAGE (page)->trends,
                            dag_table_page_get_glance (page)->now_us);
  dag_table_update_column (dag_table_page_get_table (page), is_other ? NULL : "trend");
}

static void
dag_queues_page_set_filter (DagTablePage *page,
                            const char   *word)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (page);
  DagChannel channel = DAG_CHANNEL_UNKNOWN;

  if (dag_channel_from_word (word, &channel))
    gtk_drop_down_set_selected (self->channel_filter, channel + 1);
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (word, needs[i].word))
      gtk_drop_down_set_selected (self->need_filter, i);
}

static void
dag_queues_page_clear_filters (DagTablePage *page)
{
  gtk_drop_down_set_selected (DAG_QUEUES_PAGE (page)->channel_filter, 0);
  gtk_drop_down_set_selected (DAG_QUEUES_PAGE (page)->need_filter, 0);
}

static void
dag_queues_page_begin_detail (DagTablePage *page,
                              const char   *id)
{
  dag_queue_detail_begin (DAG_QUEUES_PAGE (page)->detail,
                          dag_page_get_dashboard (DAG_PAGE (page)), id);
}

static char *
dag_queues_page_update_detail (DagTablePage *page,
                               gconstpointer record,
                               const char   *id)
{
  DagQueueDetail *detail = DAG_QUEUES_PAGE (page)->detail;

  dag_queue_detail_update (detail, record, dag_table_page_get_glance (page));
  return dag_words_name_or_id (dag_queue_detail_get_name (detail), id);
}

static void
dag_queues_page_tick_detail (DagTablePage *page)
{
  dag_queue_detail_tick (DAG_QUEUES_PAGE (page)->detail, dag_table_page_get_glance (page));
}

static void
dag_queues_page_constructed (GObject *object)
{
  DagQueuesPage *self = DAG_QUEUES_PAGE (object);
  DagTablePage *page = DAG_TABLE_PAGE (self);
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));
  DagTable *table = dag_table_page_get_table (page);

  G_OBJECT_CLASS (dag_queues_page_parent_class)->constructed (object);
  dag_table_page_get_glance (page)->get_trend = get_trend;
  self->trends = dag_queue_trends_new (dag_dashboard_get_history (dashboard));
  g_signal_connect_object (self->trends, "changed", G_CALLBACK (on_trends_changed), self,
                           G_CONNECT_SWAPPED);
  spec.n_columns = dag_n_queue_columns;
  dag_table_page_setup (page, &spec, GTK_WIDGET (self->detail));
  dag_table_add_filter (table, GTK_WIDGET (self->need_filter));
  dag_table_add_filter (table, GTK_WIDGET (self->channel_filter));
}

static void
dag_queues_page_finalize (GObject *object)
{
  g_clear_object (&DAG_QUEUES_PAGE (object)->trends);
  G_OBJECT_CLASS (dag_queues_page_parent_class)->finalize (object);
}

static void
dag_queues_page_class_init (DagQueuesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  DagTablePageClass *page_class = DAG_TABLE_PAGE_CLASS (klass);

  object_class->constructed = dag_queues_page_constructed;
  object_class->finalize = dag_queues_page_finalize;
  page_class->get_records = dag_dashboard_get_queues;
  page_class->refreshed = dag_queues_page_refreshed;
  page_class->say_empty = dag_queues_page_say_empty;
  page_class->set_filter = dag_queues_page_set_filter;
  page_class->clear_filters = dag_queues_page_clear_filters;
  page_class->begin_detail = dag_queues_page_begin_detail;
  page_class->update_detail = dag_queues_page_update_detail;
  page_class->tick_detail = dag_queues_page_tick_detail;
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

  self->detail = g_object_new (DAG_TYPE_QUEUE_DETAIL, NULL);
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

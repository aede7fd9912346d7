/* dag-overview-page.c - is it bad now, and who needs me: the page that is looked at most
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-overview-page.h"

#include "dag-alert-overview.h"
#include "dag-alert-watch.h"
#include "dag-calm-line.h"
#include "dag-can-go.h"
#include "dag-changes-list.h"
#include "dag-css-class.h"
#include "dag-overview-tiles.h"
#include "dag-purpose.h"
#include "dag-settings.h"
#include "dag-tile-box.h"
#include "dag-who-can-go.h"
#include "dag-trend-card.h"

#include <glib/gi18n.h>

struct _DagOverviewPage
{
  DagPage parent_instance;

  GtkStack *stack;
  GtkWidget *figures;
  GtkWidget *nothing;
  GtkWidget *body;
  DagCalmLine *calm_line;
  DagTile *waiting;
  DagTile *longest;
  DagTile *service_level;
  DagTile *people;
  DagAlertOverview *alerts;
  DagTrendCard *trend;
  GtkWidget *side;
  DagChangesList *changes;
  GtkWidget *care_card;
  DagWhoCanGo *who_can_go;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DagOverviewPage, dag_overview_page, DAG_TYPE_PAGE)

/* The chart moves on with the answers, not with the seconds; what was before the first
 * answer may come in later, so the same answer is read for again. */
static void
update_chart (DagOverviewPage *self,
              DagDashboard    *dashboard)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);

  dag_trend_card_set_subject (self->trend, dag_dashboard_get_history (dashboard), NULL);
  dag_trend_card_set_past (self->trend, dag_dashboard_is_past (dashboard));
  if (snapshot != NULL)
    dag_trend_card_update (self->trend, snapshot->taken_at_us,
                           dag_dashboard_get_zone (dashboard));
}

/* No names before the purposes of watching people were read and accepted. */
static gboolean
may_name (DagOverviewPage *self)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  return dag_dashboard_shows_people (dashboard)
         && !dag_purpose_is_needed (self->settings, dashboard);
}

static void
dag_overview_page_refresh (DagPage *page)
{
  DagOverviewPage *self = DAG_OVERVIEW_PAGE (page);
  DagDashboard *dashboard = dag_page_get_dashboard (page);
  DagDashboardState state = dag_dashboard_get_state (dashboard);
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  DagTile *tiles[] = { self->waiting, self->longest, self->service_level, self->people };
  gboolean nothing = snapshot != NULL && snapshot->queues->len == 0
                     && snapshot->agents->len == 0;

  gtk_stack_set_visible_child (self->stack, nothing ? self->nothing : self->figures);
  dag_calm_line_update (self->calm_line, dashboard, may_name (self));
  dag_css_class_set (self->body, "dag-old",
                     snapshot != NULL
                         && (state == DAG_DASHBOARD_STALE || state == DAG_DASHBOARD_OFFLINE));
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    dag_tile_set_loading (tiles[i], snapshot == NULL && state != DAG_DASHBOARD_OFFLINE);
  dag_overview_tiles_update (dashboard, self->waiting, self->longest, self->service_level,
                             self->people);
  dag_trend_card_set_placeholder (self->trend, snapshot != NULL
                                                   ? _ ("The lines grow from now on.")
                                                   : _ ("Nothing has come in yet."));
  dag_alert_overview_update (self->alerts, dashboard, may_name (self));
  dag_changes_list_set_changes (self->changes,
                                dag_dashboard_get_snapshot (dashboard) != NULL
                                    ? dag_dashboard_get_changes (dashboard)
                                    : NULL,
                                dag_dashboard_get_zone (dashboard),
                                may_name (self));
  gtk_widget_set_visible (self->care_card,
                          snapshot != NULL && !dag_dashboard_is_past (dashboard));
  /* A picture of the past says how it was, not what had just changed. */
  gtk_widget_set_visible (self->side, !dag_dashboard_is_past (dashboard));
  dag_who_can_go_update (self->who_can_go, dashboard, may_name (self));
  update_chart (self, dashboard);
}

static void
dag_overview_page_tick (DagPage *page)
{
  DagOverviewPage *self = DAG_OVERVIEW_PAGE (page);
  DagDashboard *dashboard = dag_page_get_dashboard (page);

  if (dag_dashboard_get_state (dashboard) != DAG_DASHBOARD_LIVE)
    dag_calm_line_update (self->calm_line, dashboard, may_name (self));
}

/* Alerts, and who could go, come a moment after the figures: the sentence says the same. */
static void
on_care_changed (DagOverviewPage *self)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_calm_line_update (self->calm_line, dashboard, may_name (self));
}

static void
dag_overview_page_constructed (GObject *object)
{
  DagDashboard *dashboard = dag_page_get_dashboard (DAG_PAGE (object));

  G_OBJECT_CLASS (dag_overview_page_parent_class)->constructed (object);
  g_signal_connect_object (dag_dashboard_get_alerts (dashboard), "evaluated",
                           G_CALLBACK (on_care_changed), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_can_go_get (dashboard), "changed", G_CALLBACK (on_care_changed),
                           object, G_CONNECT_SWAPPED);
}

static void
dag_overview_page_dispose (GObject *object)
{
  DagOverviewPage *self = DAG_OVERVIEW_PAGE (object);

  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (dag_overview_page_parent_class)->dispose (object);
}

static void
dag_overview_page_class_init (DagOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->constructed = dag_overview_page_constructed;
  object_class->dispose = dag_overview_page_dispose;
  page_class->refresh = dag_overview_page_refresh;
  page_class->tick = dag_overview_page_tick;

  g_type_ensure (DAG_TYPE_ALERT_OVERVIEW);
  g_type_ensure (DAG_TYPE_CALM_LINE);
  g_type_ensure (DAG_TYPE_CHANGES_LIST);
  g_type_ensure (DAG_TYPE_TREND_CARD);
  g_type_ensure (DAG_TYPE_WHO_CAN_GO);
  g_type_ensure (DAG_TYPE_TILE);
  g_type_ensure (DAG_TYPE_TILE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, figures);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, body);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, calm_line);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, longest);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, service_level);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, people);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, alerts);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, trend);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, side);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, changes);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, care_card);
  gtk_widget_class_bind_template_child (widget_class, DagOverviewPage, who_can_go);
}

static void
dag_overview_page_init (DagOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = dag_settings_new ();
}

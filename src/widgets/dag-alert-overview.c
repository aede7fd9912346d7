/* dag-alert-overview.c - the most urgent alert on the overview, and how many more there are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-overview.h"

#include "dag-alert-card.h"

#include <glib/gi18n.h>

struct _DagAlertOverview
{
  AdwBin parent_instance;

  GtkWidget *card;
  GtkWidget *more;
  DagAlertWatch *watch; /* (nullable) */
  gboolean with_people;
};

G_DEFINE_FINAL_TYPE (DagAlertOverview, dag_alert_overview, ADW_TYPE_BIN)

static void
dag_alert_overview_dispose (GObject *object)
{
  g_clear_object (&DAG_ALERT_OVERVIEW (object)->watch);
  G_OBJECT_CLASS (dag_alert_overview_parent_class)->dispose (object);
}

static void
dag_alert_overview_class_init (DagAlertOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_alert_overview_dispose;
}

static void
dag_alert_overview_init (DagAlertOverview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->card = g_object_new (DAG_TYPE_ALERT_CARD, NULL);
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "dag-more");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->more),
                                           "win.show-page::alerts");
  dag_alert_card_set_brief (DAG_ALERT_CARD (self->card), TRUE);
  gtk_box_append (GTK_BOX (box), self->card);
  gtk_box_append (GTK_BOX (box), self->more);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show_more (DagAlertOverview *self,
           guint             n)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("and %u more alert", "and %u more alerts", n), n);

  gtk_button_set_label (GTK_BUTTON (self->more), text);
  gtk_widget_set_visible (self->more, n > 0);
}

static void
refresh (DagAlertOverview *self)
{
  g_autoptr (GPtrArray) open = dag_alert_watch_list_open (self->watch);
  DagAlertItem *first = NULL;
  guint n = 0;

  for (guint i = 0; i < open->len; i++)
    {
      DagAlertItem *item = g_ptr_array_index (open, i);

      if (dag_alert_item_get_alert (item)->state != DAG_ALERT_FIRING)
        continue;
      first = first != NULL ? first : item;
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
  if (first == NULL)
    return;
  dag_alert_card_show (DAG_ALERT_CARD (self->card), first,
                       dag_alert_item_get_alert (first)->severity == DAG_ALERT_LEVEL_OVERLOAD
                           && dag_alert_item_get_alert (first)->rule->scope
                                  == DAG_ALERT_ABOUT_TEAM,
                       self->with_people);
  show_more (self, n - 1);
}

static void
on_evaluated (DagAlertOverview *self)
{
  refresh (self);
}

/**
 * dag_alert_overview_update:
 * @self: the place for it
 * @dashboard: whose alerts; always the same one
 * @with_people: whether people may be named
 */
void
dag_alert_overview_update (DagAlertOverview *self,
                           DagDashboard     *dashboard,
                           gboolean          with_people)
{
  g_return_if_fail (DAG_IS_ALERT_OVERVIEW (self) && DAG_IS_DASHBOARD (dashboard));

  self->with_people = with_people;
  if (self->watch == NULL)
    {
      self->watch = g_object_ref (dag_dashboard_get_alerts (dashboard));
      dag_alert_card_set_watch (DAG_ALERT_CARD (self->card), self->watch);
      g_signal_connect_object (self->watch, "evaluated", G_CALLBACK (on_evaluated), self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
}

/* dag-alert-overview.c - the most urgent alert on the overview, and the others in a line each
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-overview.h"

#include "dag-alert-card.h"
#include "dag-wrapped-text.h"

#include <glib/gi18n.h>

/* After the card; more are a number. */
#define MOST_LINES 3

struct _DagAlertOverview
{
  AdwBin parent_instance;

  GtkWidget *card;
  GtkWidget *lines[MOST_LINES]; /* buttons: sign and sentence */
  GtkWidget *more;
  DagAlertWatch *watch; /* (nullable) */
  DagDashboard *dashboard; /* (unowned) (nullable): with @watch */
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

/* A sign and a sentence, that lead to the whole card. */
static GtkWidget *
new_line (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (icon, "dag-soft");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-change");
  return button;
}

static void
show_line (DagAlertOverview *self,
           GtkWidget        *button,
           DagAlertItem     *item)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *icon = gtk_widget_get_first_child (box);
  g_autofree char *sentence = NULL;
  g_autofree char *target = NULL;

  gtk_widget_set_visible (button, item != NULL);
  if (item == NULL)
    return;
  sentence = dag_alert_sentence (self->watch, item, self->with_people);
  target = g_strdup_printf ("alerts:%u", dag_alert_item_get_alert (item)->id);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                dag_alert_icon_name (dag_alert_item_get_alert (item)));
  dag_wrapped_text_set (GTK_LABEL (gtk_widget_get_next_sibling (icon)), sentence);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
}

static void
dag_alert_overview_init (DagAlertOverview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->card = g_object_new (DAG_TYPE_ALERT_CARD, NULL);
  gtk_box_append (GTK_BOX (box), self->card);
  for (guint i = 0; i < MOST_LINES; i++)
    {
      self->lines[i] = new_line ();
      gtk_box_append (GTK_BOX (box), self->lines[i]);
    }
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "dag-more");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->more),
                                           "win.show-page::alerts");
  dag_alert_card_set_brief (DAG_ALERT_CARD (self->card), TRUE);
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
  g_autoptr (GPtrArray) firing = g_ptr_array_new ();
  DagAlertItem *first = NULL;

  for (guint i = 0; i < open->len; i++)
    if (dag_alert_item_get_alert (g_ptr_array_index (open, i))->state == DAG_ALERT_FIRING)
      g_ptr_array_add (firing, g_ptr_array_index (open, i));
  if (dag_dashboard_is_past (self->dashboard)) /* they are those of now */
    g_ptr_array_set_size (firing, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), firing->len > 0);
  if (firing->len == 0)
    return;
  first = g_ptr_array_index (firing, 0);
  dag_alert_card_show (DAG_ALERT_CARD (self->card), first,
                       dag_alert_item_get_alert (first)->severity == DAG_ALERT_LEVEL_OVERLOAD
                           && dag_alert_item_get_alert (first)->rule->scope
                                  == DAG_ALERT_ABOUT_TEAM,
                       self->with_people);
  for (guint i = 0; i < MOST_LINES; i++)
    show_line (self, self->lines[i],
               i + 1 < firing->len ? g_ptr_array_index (firing, i + 1) : NULL);
  show_more (self, firing->len > 1 + MOST_LINES ? firing->len - 1 - MOST_LINES : 0);
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
      self->dashboard = dashboard;
      self->watch = g_object_ref (dag_dashboard_get_alerts (dashboard));
      dag_alert_card_set_watch (DAG_ALERT_CARD (self->card), self->watch);
      g_signal_connect_object (self->watch, "evaluated", G_CALLBACK (on_evaluated), self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
}

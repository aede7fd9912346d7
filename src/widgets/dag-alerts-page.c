/* dag-alerts-page.c - what needs a lead, what was done about it, and what was
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alerts-page.h"

#include "dag-alert-card.h"
#include "dag-alert-list.h"
#include "dag-alert-tally.h"
#include "dag-purpose.h"
#include "dag-settings.h"
#include "dag-wrapped-text.h"

#include <glib/gi18n.h>

/* More than a handful is no order but a heap: the others are rows. */
#define MOST_CARDS 3
#define MOST_ROWS 50
/* Of more alerts than this the parts of the page are shown one after the other. */
#define MANY 200

/* The parts of the page, from top to bottom. */
typedef enum
{
  PART_SUMMARY,
  PART_CARDS, /* several times */
  PART_MORE,
  PART_TAKEN,
  PART_EARLIER,
  PART_TALLY,
  PART_NONE,
} Part;

struct _DagAlertsPage
{
  DagPage parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *summary;
  GtkLabel *remark;
  GtkBox *cards;
  DagAlertList *more;
  DagAlertList *taken;
  DagAlertList *earlier;
  DagAlertTally *tally;

  DagAlertWatch *watch;
  GPtrArray *shown; /* of DagAlertCard: those in use, the others are hidden */
  GSettings *settings;
  guint asked; /* number of the alert to be seen first; 0: none */

  /* What is being shown: all parts show the same moment. */
  GPtrArray *firing; /* (nullable): of DagAlertItem */
  GPtrArray *dealt;  /* (nullable): of DagAlertItem */
  GPtrArray *over;   /* (nullable): of DagAlertItem */
  Part part;
  guint n_cards; /* of them are as they should be */
  guint show_id;
};

G_DEFINE_FINAL_TYPE (DagAlertsPage, dag_alerts_page, DAG_TYPE_PAGE)

static DagAlertCard *
ensure_card (DagAlertsPage *self,
             guint          index)
{
  if (index == self->shown->len)
    {
      GtkWidget *card = dag_alert_card_new (self->watch);

      gtk_box_append (self->cards, card);
      g_ptr_array_add (self->shown, card);
    }
  return g_ptr_array_index (self->shown, index);
}

/* Moves the alert that was asked for to the front. */
static void
put_first (GPtrArray *items,
           guint      id)
{
  for (guint i = 0; i < items->len; i++)
    {
      DagAlertItem *item = g_ptr_array_index (items, i);

      if (dag_alert_item_get_alert (item)->id != id)
        continue;
      g_ptr_array_insert (items, 0, g_ptr_array_steal_index (items, i));
      return;
    }
}

/* The cards stay in their order while somebody works with one: nothing jumps. One at a time.
 * Returns: whether all are shown */
static gboolean
show_card (DagAlertsPage *self,
           gboolean       with_people)
{
  guint n = MIN (self->firing->len, MOST_CARDS);

  gtk_widget_set_visible (GTK_WIDGET (self->cards), n > 0);
  if (self->n_cards < n)
    {
      DagAlertCard *card = ensure_card (self, self->n_cards);

      dag_alert_card_show (card, g_ptr_array_index (self->firing, self->n_cards),
                           self->n_cards == 0, with_people);
      gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
      self->n_cards++;
      return FALSE;
    }
  for (guint i = n; i < self->shown->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->shown, i), FALSE);
  if (n > 0)
    g_ptr_array_remove_range (self->firing, 0, n);
  return TRUE;
}

static void
show_summary (DagAlertsPage *self,
              guint          n_firing)
{
  gboolean is_much = FALSE;
  guint n_coming = dag_alert_watch_count_coming (self->watch, &is_much);
  g_autofree char *text = NULL;
  g_autofree char *coming = NULL;
  const char *remark = NULL;

  if (!dag_alert_watch_has_looked (self->watch))
    {
      text = g_strdup (_ ("There are no figures yet."));
      remark = _ ("Alerts come with the first answer of your contact centre.");
    }
  else if (dag_alert_watch_is_in_storm (self->watch))
    {
      text = g_strdup_printf (ngettext ("Much at once: %u alert.", "Much at once: %u alerts.",
                                        n_firing),
                              n_firing);
      remark = _ ("You were told once. The most urgent come first; nothing is lost.");
    }
  else if (n_firing > 0)
    text = g_strdup_printf (
        ngettext ("%u thing needs you.", "%u things need you.", n_firing), n_firing);
  else if (n_coming > 0)
    {
      text = g_strdup (is_much ? _ ("Nothing needs you yet.") : _ ("Nothing needs you."));
      coming = g_strdup_printf (
          ngettext ("%u figure is over its limit: an alert comes if that lasts.",
                    "%u figures are over their limit: an alert comes if that lasts.",
                    n_coming),
          n_coming);
      remark = coming;
    }
  else
    {
      text = g_strdup (_ ("Nothing needs you."));
      remark = _ ("An alert comes when a queue, the team or somebody’s breaks ask for it, and "
                  "says what to do.");
    }
  dag_wrapped_text_set (self->summary, text);
  dag_wrapped_text_set (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

/* What is over, the last first. Of a person the last alone: this is no record of somebody. */
static GPtrArray *
list_earlier (DagAlertsPage *self)
{
  GListModel *items = dag_alert_watch_get_items (self->watch);
  GPtrArray *earlier = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = g_list_model_get_n_items (items); i > 0; i--)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i - 1);
      const DagAlert *alert = dag_alert_item_get_alert (item);

      if (alert->state == DAG_ALERT_RESOLVED
          && (alert->rule->scope != DAG_ALERT_ABOUT_AGENT
              || g_hash_table_add (people, alert->subject)))
        g_ptr_array_add (earlier, g_steal_pointer (&item));
    }
  return earlier;
}

static void
list_items (DagAlertsPage *self)
{
  g_autoptr (GPtrArray) open = dag_alert_watch_list_open (self->watch);

  g_clear_pointer (&self->firing, g_ptr_array_unref);
  g_clear_pointer (&self->dealt, g_ptr_array_unref);
  g_clear_pointer (&self->over, g_ptr_array_unref);
  self->firing = g_ptr_array_new_with_free_func (g_object_unref);
  self->dealt = g_ptr_array_new_with_free_func (g_object_unref);
  self->over = list_earlier (self);
  for (guint i = 0; i < open->len; i++)
    {
      DagAlertItem *item = g_ptr_array_index (open, i);

      g_ptr_array_add (dag_alert_item_get_alert (item)->state == DAG_ALERT_FIRING
                           ? self->firing
                           : self->dealt,
                       g_object_ref (item));
    }
  put_first (self->firing, self->asked);
}

/* Returns: whether there is more to show */
static gboolean
show_part (DagAlertsPage *self)
{
  gboolean with_people
      = !dag_purpose_is_needed (self->settings, dag_page_get_dashboard (DAG_PAGE (self)));

  switch (self->part)
    {
    case PART_SUMMARY:
      list_items (self);
      show_summary (self, self->firing->len);
      self->n_cards = 0;
      break;
    case PART_CARDS:
      if (!show_card (self, with_people))
        return TRUE;
      break;
    case PART_MORE:
      dag_alert_list_set_items (self->more, self->watch, self->firing, MOST_ROWS, with_people);
      break;
    case PART_TAKEN:
      dag_alert_list_set_items (self->taken, self->watch, self->dealt, MOST_ROWS, with_people);
      break;
    case PART_EARLIER:
      dag_alert_list_set_items (self->earlier, self->watch, self->over, MOST_ROWS, with_people);
      break;
    case PART_TALLY:
      dag_alert_tally_update (self->tally, self->watch);
      break;
    case PART_NONE:
      return FALSE;
    }
  self->part++;
  return self->part != PART_NONE;
}

static gboolean
on_show_due (gpointer user_data)
{
  DagAlertsPage *self = user_data;

  if (show_part (self))
    return G_SOURCE_CONTINUE;
  self->show_id = 0;
  return G_SOURCE_REMOVE;
}

/* Rows that are no longer there take as long as those that are. */
static gboolean
is_much (DagAlertsPage *self)
{
  guint n_shown = self->over != NULL ? self->firing->len + self->dealt->len + self->over->len : 0;

  return n_shown > MANY
         || g_list_model_get_n_items (dag_alert_watch_get_items (self->watch)) > MANY;
}

static void
dag_alerts_page_refresh (DagPage *page)
{
  DagAlertsPage *self = DAG_ALERTS_PAGE (page);

  self->part = PART_SUMMARY;
  if (is_much (self))
    {
      if (self->show_id == 0)
        self->show_id = g_idle_add (on_show_due, self);
      return;
    }
  g_clear_handle_id (&self->show_id, g_source_remove);
  while (show_part (self))
    continue;
}

/* An alert by its number: the first card then. */
static void
dag_alerts_page_show (DagPage    *page,
                      const char *id)
{
  DagAlertsPage *self = DAG_ALERTS_PAGE (page);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint64 number = 0;

  self->asked = 0;
  if (id != NULL && g_ascii_string_to_unsigned (id, 10, 1, G_MAXUINT, &number, NULL))
    self->asked = (guint) number;
  dag_alerts_page_refresh (page);
  gtk_adjustment_set_value (adjustment, 0.0);
}

static void
on_evaluated (DagAlertsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dag_alerts_page_refresh (DAG_PAGE (self));
}

static void
on_n_open_changed (DagAlertsPage *self)
{
  dag_page_set_badge (DAG_PAGE (self), dag_alert_watch_get_n_open (self->watch));
}

static void
dag_alerts_page_constructed (GObject *object)
{
  DagAlertsPage *self = DAG_ALERTS_PAGE (object);

  G_OBJECT_CLASS (dag_alerts_page_parent_class)->constructed (object);
  self->watch = g_object_ref (
      dag_dashboard_get_alerts (dag_page_get_dashboard (DAG_PAGE (self))));
  g_signal_connect_object (self->watch, "evaluated", G_CALLBACK (on_evaluated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "notify::n-open", G_CALLBACK (on_n_open_changed), self,
                           G_CONNECT_SWAPPED);
  on_n_open_changed (self);
}

static void
dag_alerts_page_dispose (GObject *object)
{
  DagAlertsPage *self = DAG_ALERTS_PAGE (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_pointer (&self->firing, g_ptr_array_unref);
  g_clear_pointer (&self->dealt, g_ptr_array_unref);
  g_clear_pointer (&self->over, g_ptr_array_unref);
  g_clear_object (&self->watch);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_ALERTS_PAGE);
  G_OBJECT_CLASS (dag_alerts_page_parent_class)->dispose (object);
}

static void
dag_alerts_page_class_init (DagAlertsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DagPageClass *page_class = DAG_PAGE_CLASS (klass);

  object_class->constructed = dag_alerts_page_constructed;
  object_class->dispose = dag_alerts_page_dispose;
  page_class->refresh = dag_alerts_page_refresh;
  page_class->show = dag_alerts_page_show;
  g_type_ensure (DAG_TYPE_ALERT_LIST);
  g_type_ensure (DAG_TYPE_ALERT_TALLY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-alerts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, remark);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, more);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, taken);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, DagAlertsPage, tally);
}

static void
dag_alerts_page_init (DagAlertsPage *self)
{
  self->shown = g_ptr_array_new ();
  self->settings = dag_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_alerts_page_new:
 * @dashboard: what it shows
 *
 * Returns: (transfer floating): the page
 */
DagPage *
dag_alerts_page_new (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_ALERTS_PAGE, "dashboard", dashboard, "title", _ ("Alerts"),
                       "icon-name", "dag-alerts-symbolic", NULL);
}

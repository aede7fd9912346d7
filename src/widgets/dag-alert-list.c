/* dag-alert-list.c - alerts as rows: those being dealt with, those that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-list.h"

#include "dag-alert-card.h"
#include "dag-words-alert.h"

#include <glib/gi18n.h>

/* Rows come a few at a time: so long in one go, and so many at the least. */
#define BUDGET_US 2000
#define AT_ONCE 4

struct _DagAlertList
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkListBox *rows;
  GtkLabel *rest;
  DagAlertWatch *watch; /* (nullable) */
  GPtrArray *items;     /* of DagAlertItem: those of the rows */
  gboolean with_people;
  guint cursor;          /* so many rows are as they should be */
  GtkWidget *last_shown; /* (nullable): the last of them */
  guint show_id;         /* more rows are to come */
};

typedef enum
{
  PROP_TITLE = 1,
} DagAlertListProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (DagAlertList, dag_alert_list, ADW_TYPE_BIN)

static DagAlertItem *
get_item (DagAlertList *self,
          GtkWidget    *row)
{
  return g_object_get_data (G_OBJECT (row), "dag-alert-item");
}

static void
on_row_activated (DagAlertList  *self,
                  GtkListBoxRow *row)
{
  DagAlertItem *item = get_item (self, GTK_WIDGET (row));
  g_autofree char *target = dag_alert_target (dag_alert_item_get_alert (item));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", target);
}

static void
on_take_back_clicked (DagAlertList *self,
                      GtkWidget    *button)
{
  DagAlertItem *item = get_item (self, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));

  dag_alert_watch_take_back (self->watch, item, _ ("Open an alert again"));
}

static char *
new_subtitle (DagAlertList *self,
              DagAlertItem *item)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  g_autoptr (GPtrArray) group = dag_alert_watch_list_group (self->watch, item);
  guint n_more = dag_alert_is_open (alert) && group->len > 1
                         && alert->rule->scope != DAG_ALERT_ABOUT_AGENT
                     ? group->len - 1
                     : 0; /* of people the sentence says how many */
  g_autofree char *more = g_strdup ("");
  GTimeZone *zone = dag_dashboard_get_zone (dag_alert_watch_get_dashboard (self->watch));
  g_autofree char *life = dag_words_alert_life (alert, zone);
  const char *severity = dag_words_alert_severity (alert->severity);

  if (n_more > 0)
    {
      g_free (g_steal_pointer (&more));
      more = g_strdup_printf (ngettext (" · and %u more", " · and %u more", n_more), n_more);
    }
  if (alert->note != NULL)
    /* Translators: level of the alert, what became of it, the lead's note */
    return g_strdup_printf (_ ("%s · %s%s · “%s”"), severity, life, more, alert->note);
  return g_strdup_printf ("%s · %s%s", severity, life, more);
}

static GtkWidget *
new_button (DagAlertList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Open it again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open it again"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_take_back_clicked), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static gboolean
is_taken (const DagAlert *alert)
{
  return alert->state == DAG_ALERT_ACKNOWLEDGED || alert->state == DAG_ALERT_SNOOZED;
}

static GtkWidget *
new_row (DagAlertList *self,
         DagAlertItem *item,
         const char   *title,
         const char   *subtitle)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  GtkWidget *icon = gtk_image_new_from_icon_name (dag_alert_icon_name (alert));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "title-lines", 2, "subtitle-lines", 2,
                                 "activatable", TRUE, NULL);

  gtk_widget_add_css_class (icon, "dag-soft");
  gtk_widget_add_css_class (row, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (is_taken (alert))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_button (self));
  g_object_set_data (G_OBJECT (row), "dag-alert-taken", is_taken (alert) ? row : NULL);
  g_object_set_data (G_OBJECT (row), "dag-alert-icon", (gpointer) dag_alert_icon_name (alert));
  g_object_set_data_full (G_OBJECT (row), "dag-alert-item", g_object_ref (item),
                          g_object_unref);
  return row;
}

/* The same alert in the same state keeps its row, and so the focus. */
static gboolean
keeps_row (DagAlertList *self,
           GtkWidget    *row,
           DagAlertItem *item)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);

  return get_item (self, row) == item
         && g_strcmp0 (g_object_get_data (G_OBJECT (row), "dag-alert-icon"),
                       dag_alert_icon_name (alert))
                == 0
         && (g_object_get_data (G_OBJECT (row), "dag-alert-taken") != NULL)
                == is_taken (alert);
}

/* Brings the row at @index in line with its item. Returns: the row */
static GtkWidget *
show_row (DagAlertList *self,
          GtkWidget    *row,
          guint         index)
{
  DagAlertItem *item = g_ptr_array_index (self->items, index);
  g_autofree char *title = dag_alert_sentence (self->watch, item, self->with_people);
  g_autofree char *subtitle = new_subtitle (self, item);

  if (row != NULL && keeps_row (self, row, item))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      return row;
    }
  if (row != NULL)
    gtk_list_box_remove (self->rows, row);
  row = new_row (self, item, title, subtitle);
  gtk_list_box_insert (self->rows, row, (int) index);
  return row;
}

/* Shows rows, from @self->cursor on, until @until_us; takes away those that are too many.
 * Returns: whether all are shown */
static gboolean
show_some (DagAlertList *self,
           int64_t       until_us)
{
  GtkWidget *row = self->last_shown != NULL ? gtk_widget_get_next_sibling (self->last_shown)
                                            : gtk_widget_get_first_child (
                                                  GTK_WIDGET (self->rows));
  guint n = 0;

  while (self->cursor < self->items->len || row != NULL)
    {
      GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;

      if (self->cursor < self->items->len)
        self->last_shown = show_row (self, row, self->cursor++);
      else
        gtk_list_box_remove (self->rows, row);
      row = next;
      if (++n >= AT_ONCE && g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  return TRUE;
}

static gboolean
on_show_due (gpointer user_data)
{
  DagAlertList *self = user_data;

  if (!show_some (self, g_get_monotonic_time () + BUDGET_US))
    return G_SOURCE_CONTINUE;
  self->show_id = 0;
  return G_SOURCE_REMOVE;
}

static void
dag_alert_list_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DagAlertList *self = DAG_ALERT_LIST (object);

  switch ((DagAlertListProperty) id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    }
}

static void
dag_alert_list_dispose (GObject *object)
{
  DagAlertList *self = DAG_ALERT_LIST (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  self->last_shown = NULL;
  g_clear_object (&self->watch);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_ALERT_LIST);
  G_OBJECT_CLASS (dag_alert_list_parent_class)->dispose (object);
}

static void
dag_alert_list_finalize (GObject *object)
{
  g_clear_pointer (&DAG_ALERT_LIST (object)->items, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_alert_list_parent_class)->finalize (object);
}

static void
dag_alert_list_class_init (DagAlertListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dag_alert_list_set_property;
  object_class->dispose = dag_alert_list_dispose;
  object_class->finalize = dag_alert_list_finalize;
  properties[PROP_TITLE] = g_param_spec_string (
      "title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-alert-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DagAlertList, title_label);
  gtk_widget_class_bind_template_child (widget_class, DagAlertList, rows);
  gtk_widget_class_bind_template_child (widget_class, DagAlertList, rest);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
dag_alert_list_init (DagAlertList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_alert_list_set_items:
 * @self: a list
 * @watch: whose alerts they are
 * @items: (element-type DagAlertItem): in the order in which they are shown
 * @most: no more than so many rows; the rest is a number below them
 * @with_people: whether people may be named
 */
void
dag_alert_list_set_items (DagAlertList  *self,
                          DagAlertWatch *watch,
                          GPtrArray     *items,
                          guint          most,
                          gboolean       with_people)
{
  guint n = MIN (most, items->len);

  g_return_if_fail (DAG_IS_ALERT_LIST (self) && items != NULL);

  g_set_object (&self->watch, watch);
  self->with_people = with_people;
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  self->cursor = 0;
  self->last_shown = NULL;
  if (!show_some (self, g_get_monotonic_time ()) && self->show_id == 0)
    self->show_id = g_idle_add (on_show_due, self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), items->len > n);
  if (items->len > n)
    {
      guint more = items->len - n;
      g_autofree char *text
          = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      gtk_label_set_label (self->rest, text);
    }
}

/* dag-heavy-bar.c - one key for a heavy contact, on the page of the person it was with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-heavy-bar.h"

#include "dag-alert-watch.h"
#include "dag-toast.h"
#include "dag-words-name.h"
#include "dag-words-privacy.h"

#include <glib/gi18n.h>

#define DASHBOARD_KEY "dag-heavy-dashboard"

struct _DagHeavyBar
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkWidget *erase;
  DagDashboard *dashboard; /* (nullable) */
  char *agent;             /* (nullable) */
  gulong entry_changed_id;
};

G_DEFINE_FINAL_TYPE (DagHeavyBar, dag_heavy_bar, ADW_TYPE_BIN)

static void
on_undo_pressed (GtkWidget *widget)
{
  DagDashboard *dashboard = g_object_get_data (G_OBJECT (widget), DASHBOARD_KEY);

  if (dashboard != NULL)
    dag_board_undo (dag_dashboard_get_board (dashboard));
}

static char *
dup_name (DagDashboard *dashboard,
          const char   *agent)
{
  DagSnapshot *snapshot = dag_dashboard_get_newest (dashboard);

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *sample = g_ptr_array_index (snapshot->agents, i);

      if (g_str_equal (sample->id, agent))
        return dag_words_name_or_id (sample->name, agent);
    }
  return dag_words_name (agent);
}

/**
 * dag_heavy_mark:
 * @widget: over which a toast says it, with a way back
 * @dashboard: whose board it is written on
 * @agent: the person's id
 */
void
dag_heavy_mark (GtkWidget    *widget,
                DagDashboard *dashboard,
                const char   *agent)
{
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && DAG_IS_DASHBOARD (dashboard) && agent != NULL);

  if (dag_dashboard_is_restricted (dashboard, agent))
    {
      sentence = dag_words_restricted_person ();
      dag_toast_show (widget, sentence);
      return;
    }
  dag_alert_watch_mark_heavy (dag_dashboard_get_alerts (dashboard), agent,
                              _ ("Mark a heavy contact"));
  name = dup_name (dashboard, agent);
  /* Translators: a person's name */
  sentence = g_strdup_printf (_ ("Marked: a heavy contact of %s"), name);
  g_object_set_data_full (G_OBJECT (widget), DASHBOARD_KEY, g_object_ref (dashboard),
                          g_object_unref);
  dag_toast_offer (widget, sentence, _ ("Undo"), G_CALLBACK (on_undo_pressed));
}

static void
refresh (DagHeavyBar *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  if (self->dashboard == NULL || self->agent == NULL)
    return;
  n = dag_alert_watch_count_heavy (dag_dashboard_get_alerts (self->dashboard), self->agent);
  text = g_strdup_printf (ngettext ("%u heavy contact in the last hour",
                                    "%u heavy contacts in the last hour", n),
                          n);
  gtk_label_set_label (self->count, n > 0 ? text : "");
  gtk_widget_set_visible (self->erase, n > 0);
}

static void
on_mark_clicked (DagHeavyBar *self)
{
  if (self->agent != NULL)
    dag_heavy_mark (GTK_WIDGET (self), self->dashboard, self->agent);
}

static void
on_erase_clicked (DagHeavyBar *self)
{
  if (self->agent != NULL)
    dag_alert_watch_erase_heavy (dag_dashboard_get_alerts (self->dashboard), self->agent,
                                 _ ("Erase a heavy mark"));
}

static void
drop_person (DagHeavyBar *self)
{
  if (self->dashboard != NULL)
    g_clear_signal_handler (&self->entry_changed_id, dag_dashboard_get_board (self->dashboard));
  g_clear_object (&self->dashboard);
  g_clear_pointer (&self->agent, g_free);
}

static void
dag_heavy_bar_dispose (GObject *object)
{
  drop_person (DAG_HEAVY_BAR (object));
  G_OBJECT_CLASS (dag_heavy_bar_parent_class)->dispose (object);
}

static void
dag_heavy_bar_class_init (DagHeavyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_heavy_bar_dispose;
}

static GtkWidget *
new_button (DagHeavyBar *self,
            const char  *label,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
dag_heavy_bar_init (DagHeavyBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark
      = new_button (self, _ ("Heavy contact"), G_CALLBACK (on_mark_clicked));

  gtk_widget_set_tooltip_text (mark, _ ("Note that the contact just now was a heavy one. Three "
                                        "in an hour, or two in a row, suggest a breather."));
  self->count = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->count, TRUE);
  gtk_label_set_xalign (self->count, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dag-soft");
  self->erase
      = new_button (self, _ ("Erase the last mark"), G_CALLBACK (on_erase_clicked));
  gtk_widget_add_css_class (self->erase, "flat");
  gtk_widget_set_visible (self->erase, FALSE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), self->erase);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
on_entry_changed (DagHeavyBar *self)
{
  refresh (self);
}

/**
 * dag_heavy_bar_set_person:
 * @self: a bar
 * @dashboard: whose board
 * @agent: the person's id
 */
void
dag_heavy_bar_set_person (DagHeavyBar  *self,
                          DagDashboard *dashboard,
                          const char   *agent)
{
  g_return_if_fail (DAG_IS_HEAVY_BAR (self) && DAG_IS_DASHBOARD (dashboard) && agent != NULL);

  if (g_strcmp0 (agent, self->agent) != 0 || dashboard != self->dashboard)
    {
      drop_person (self);
      self->dashboard = g_object_ref (dashboard);
      self->agent = g_strdup (agent);
      self->entry_changed_id
          = g_signal_connect_object (dag_dashboard_get_board (dashboard), "entry-changed",
                                     G_CALLBACK (on_entry_changed), self,
                                     G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), !dag_dashboard_is_past (dashboard));
  refresh (self);
}

/* dag-alert-tally.c - how often each rule fired, and how often somebody acted on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-tally.h"

#include "dag-list-box.h"
#include "dag-words-alert.h"

#include <glib/gi18n.h>

struct _DagAlertTally
{
  AdwBin parent_instance;

  GtkListBox *rows;
  char *shown; /* (nullable): what the rows say */
};

G_DEFINE_FINAL_TYPE (DagAlertTally, dag_alert_tally, ADW_TYPE_BIN)

static void
dag_alert_tally_finalize (GObject *object)
{
  g_clear_pointer (&DAG_ALERT_TALLY (object)->shown, g_free);
  G_OBJECT_CLASS (dag_alert_tally_parent_class)->finalize (object);
}

static void
dag_alert_tally_class_init (DagAlertTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_alert_tally_finalize;
}

static void
dag_alert_tally_init (DagAlertTally *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("How often each rule fired"));

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How often each rule fired"), -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
add_row (DagAlertTally      *self,
         DagAlertKind        kind,
         const DagAlertTold *count)
{
  g_autofree char *text = dag_words_alert_fired (count->n_told, count->n_acted);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 dag_words_alert_rule (kind), "subtitle", text, "activatable",
                                 TRUE, NULL);

  gtk_widget_add_css_class (row, "numeric");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), "app.alert-rules");
  gtk_list_box_append (self->rows, row);
}

/**
 * dag_alert_tally_update:
 * @self: a tally
 * @watch: whose rules are counted, over the last seven days
 *
 * A rule on which nobody ever acts asks for attention for nothing: it should be changed.
 */
void
dag_alert_tally_update (DagAlertTally *self,
                        DagAlertWatch *watch)
{
  DagAlertTold counts[DAG_N_ALERT_KINDS];
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = 0;

  g_return_if_fail (DAG_IS_ALERT_TALLY (self) && DAG_IS_ALERT_WATCH (watch));

  dag_alert_watch_count_told (watch, counts);
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    g_string_append_printf (all, "%u %u ", counts[i].n_told, counts[i].n_acted);
  if (g_strcmp0 (all->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (all->str);
  dag_list_box_cut (self->rows, 0);
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    if (counts[i].n_told > 0)
      {
        add_row (self, (DagAlertKind) i, &counts[i]);
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

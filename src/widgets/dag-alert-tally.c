/* dag-alert-tally.c - how often each rule fired, and how often somebody acted on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-tally.h"

#include "dag-alert-budget.h"
#include "dag-words-alert.h"

#include <glib/gi18n.h>

struct _DagAlertTally
{
  AdwBin parent_instance;

  GtkListBox *rows;
  char *shown; /* (nullable): what the rows say */
};

typedef struct
{
  guint n_fired;
  guint n_acted;
} Count;

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

/* The first of a group speaks for all that comes within the hour: a lead is told once. */
typedef struct
{
  int64_t told_us;
  DagAlertKind kind;
  gboolean is_acted_on;
} Story;

static void
count_item (DagAlertItem *item,
            GHashTable   *stories,
            Count         counts[DAG_N_ALERT_KINDS])
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  Story *story = g_hash_table_lookup (stories, alert->group);

  if (alert->is_untold || alert->is_inhibited)
    return;
  if (story == NULL || alert->fired_us - story->told_us >= DAG_ALERT_TOLD_ONCE_US)
    {
      story = g_new0 (Story, 1);
      story->told_us = alert->fired_us;
      story->kind = alert->rule->kind;
      counts[story->kind].n_fired++;
      g_hash_table_replace (stories, alert->group, story);
    }
  if (story->is_acted_on || !dag_alert_item_is_acted_on (item))
    return;
  story->is_acted_on = TRUE;
  counts[story->kind].n_acted++;
}

/* Counts what a lead was told, not every person and queue behind it. */
static void
count_items (DagAlertWatch *watch,
             Count          counts[DAG_N_ALERT_KINDS])
{
  g_autoptr (GHashTable) stories = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GListModel *items = dag_alert_watch_get_items (watch);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (items, i);

      count_item (item, stories, counts);
    }
}

static void
add_row (DagAlertTally *self,
         DagAlertKind   kind,
         const Count   *count)
{
  g_autofree char *text = dag_words_alert_fired (count->n_fired, count->n_acted);
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
 * @watch: whose alerts are counted: those of the last seven days
 *
 * A rule on which nobody ever acts asks for attention for nothing: it should be changed.
 */
void
dag_alert_tally_update (DagAlertTally *self,
                        DagAlertWatch *watch)
{
  Count counts[DAG_N_ALERT_KINDS] = { { 0, 0 } };
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *child = NULL;
  guint n = 0;

  g_return_if_fail (DAG_IS_ALERT_TALLY (self) && DAG_IS_ALERT_WATCH (watch));

  count_items (watch, counts);
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    g_string_append_printf (all, "%u %u ", counts[i].n_fired, counts[i].n_acted);
  if (g_strcmp0 (all->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (all->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    if (counts[i].n_fired > 0)
      {
        add_row (self, (DagAlertKind) i, &counts[i]);
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

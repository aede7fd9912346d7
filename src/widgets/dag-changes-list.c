/* dag-changes-list.c - what changed in the last quarter of an hour, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-changes-list.h"

#include "dag-change.h"
#include "dag-words-dashboard.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

#define MOST_ROWS 6

typedef struct
{
  GtkWidget *button;
  GtkLabel *clock;
  GtkLabel *text;
} Row;

struct _DagChangesList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *empty;
  GtkBox *rows;
  /* The same ones for ever: GTK 4.8 keeps a watcher of the action for each button there was. */
  Row made[MOST_ROWS];
};

G_DEFINE_FINAL_TYPE (DagChangesList, dag_changes_list, ADW_TYPE_BIN)

static gboolean
is_of_agent (const DagChange *change)
{
  switch (change->kind)
    {
    case DAG_CHANGE_AGENT_BACK:
    case DAG_CHANGE_AGENT_BREAK:
    case DAG_CHANGE_AGENT_SIGNED_IN:
    case DAG_CHANGE_AGENT_SIGNED_OUT:
      return TRUE;
    case DAG_CHANGE_WAITING:
    case DAG_CHANGE_QUEUE_SILENT:
    case DAG_CHANGE_QUEUE_APPEARED:
    case DAG_CHANGE_QUEUE_VANISHED:
    case DAG_CHANGE_QUEUE_GREW:
    case DAG_CHANGE_SERVICE_LEVEL:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static char *
new_target (const DagChange *change)
{
  if (change->id == NULL)
    return g_strdup ("queues");
  return g_strdup_printf ("%s:%s", is_of_agent (change) ? "team" : "queues", change->id);
}

static Row
make_row (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clock = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (clock, "numeric");
  gtk_widget_add_css_class (clock, "dag-dim");
  gtk_widget_set_valign (clock, GTK_ALIGN_START);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (text), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), clock);
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-change");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  return (Row){ button, GTK_LABEL (clock), GTK_LABEL (text) };
}

/* A row leads to the queue or the person it speaks of. */
static void
fill_row (Row             *row,
          const DagChange *change,
          GTimeZone       *zone)
{
  g_autofree char *clock = dag_words_clock (change->at_us, zone);
  g_autofree char *text = dag_words_change (change);
  g_autofree char *target = new_target (change);
  GVariant *shown = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row->button));

  gtk_label_set_label (row->clock, clock);
  gtk_label_set_label (row->text, text);
  if (!g_str_equal (g_variant_get_string (shown, NULL), target))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row->button), "s", target);
}

static void
dag_changes_list_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_CHANGES_LIST);
  G_OBJECT_CLASS (dag_changes_list_parent_class)->dispose (object);
}

static void
dag_changes_list_class_init (DagChangesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_changes_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-changes-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DagChangesList, stack);
  gtk_widget_class_bind_template_child (widget_class, DagChangesList, empty);
  gtk_widget_class_bind_template_child (widget_class, DagChangesList, rows);
}

static void
dag_changes_list_init (DagChangesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MOST_ROWS; i++)
    {
      self->made[i] = make_row ();
      gtk_box_append (self->rows, self->made[i].button);
    }
}

/**
 * dag_changes_list_set_changes:
 * @self: a list
 * @changes: (element-type DagChange) (nullable): newest first; %NULL: nothing is known yet
 * @zone: the centre's zone
 * @with_people: whether people may be named
 */
void
dag_changes_list_set_changes (DagChangesList *self,
                              GPtrArray      *changes,
                              GTimeZone      *zone,
                              gboolean        with_people)
{
  guint n_rows = 0;

  g_return_if_fail (DAG_IS_CHANGES_LIST (self) && zone != NULL);

  for (guint i = 0; changes != NULL && i < changes->len && n_rows < MOST_ROWS; i++)
    {
      const DagChange *change = changes->pdata[i];

      if (with_people || !is_of_agent (change))
        fill_row (&self->made[n_rows++], change, zone);
    }
  for (guint i = 0; i < MOST_ROWS; i++)
    {
      gtk_widget_set_visible (self->made[i].button, i < n_rows);
      if (i >= n_rows) /* nobody's name stays */
        gtk_label_set_label (self->made[i].text, "");
    }
  gtk_label_set_label (self->empty, changes != NULL ? _ ("Nothing of note.")
                                                    : _ ("Nothing has come in yet."));
  gtk_stack_set_visible_child (self->stack,
                               n_rows > 0 ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->empty));
}

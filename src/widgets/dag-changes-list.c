/* dag-changes-list.c - what changed in the last quarter of an hour, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-changes-list.h"

#include "dag-change.h"
#include "dag-words-dashboard.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 6

struct _DagChangesList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *empty;
  GtkBox *rows;
  GString *shown; /* what the rows say: an equal list leaves them alone */
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

/* A row leads to the queue or the person it speaks of. */
static GtkWidget *
new_row (const DagChange *change,
         const char      *clock,
         const char      *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *time_label = gtk_label_new (clock);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *target = new_target (change);

  gtk_widget_add_css_class (time_label, "numeric");
  gtk_widget_add_css_class (time_label, "dag-dim");
  gtk_widget_set_valign (time_label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), time_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-change");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

static void
remove_rows (DagChangesList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
}

static void
dag_changes_list_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_CHANGES_LIST);
  G_OBJECT_CLASS (dag_changes_list_parent_class)->dispose (object);
}

static void
dag_changes_list_finalize (GObject *object)
{
  g_string_free (DAG_CHANGES_LIST (object)->shown, TRUE);
  G_OBJECT_CLASS (dag_changes_list_parent_class)->finalize (object);
}

static void
dag_changes_list_class_init (DagChangesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_changes_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_changes_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-changes-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DagChangesList, stack);
  gtk_widget_class_bind_template_child (widget_class, DagChangesList, empty);
  gtk_widget_class_bind_template_child (widget_class, DagChangesList, rows);
}

static void
dag_changes_list_init (DagChangesList *self)
{
  self->shown = g_string_new ("\n"); /* nothing was shown yet, not even that */
  gtk_widget_init_template (GTK_WIDGET (self));
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
  g_autoptr (GString) all = g_string_new (changes != NULL ? "known\n" : "");
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_if_fail (DAG_IS_CHANGES_LIST (self) && zone != NULL);

  for (guint i = 0; changes != NULL && i < changes->len && rows->len < MOST_ROWS; i++)
    {
      const DagChange *change = changes->pdata[i];
      g_autofree char *clock = NULL;
      g_autofree char *text = NULL;

      if (!with_people && is_of_agent (change))
        continue;
      clock = dag_words_clock (change->at_us, zone);
      text = dag_words_change (change);
      g_string_append_printf (all, "%s\t%s\t%s\n", clock, text,
                              change->id != NULL ? change->id : "");
      g_ptr_array_add (rows, new_row (change, clock, text));
    }
  if (g_string_equal (all, self->shown))
    {
      for (guint i = 0; i < rows->len; i++)
        g_object_unref (g_object_ref_sink (rows->pdata[i]));
      return;
    }
  g_string_assign (self->shown, all->str);
  remove_rows (self);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (self->rows, rows->pdata[i]);
  gtk_label_set_label (self->empty, changes != NULL ? _ ("Nothing of note.")
                                                    : _ ("Nothing has come in yet."));
  gtk_stack_set_visible_child (self->stack,
                               rows->len > 0 ? GTK_WIDGET (self->rows)
                                             : GTK_WIDGET (self->empty));
}

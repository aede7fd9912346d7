/* dag-ledger-row.c - a row of the notebook that is kept up: what it is, how it stands, acts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ledger-row.h"

#include "dag-beside.h"
#include "dag-css-class.h"

struct _DagLedgerRow
{
  GtkListBoxRow parent_instance;

  GtkBox *column;
  GtkBox *line;
  GtkWidget *mark; /* before a state that warns */
  GtkLabel *state;
  GtkBox *acts;
};

G_DEFINE_FINAL_TYPE (DagLedgerRow, dag_ledger_row, GTK_TYPE_LIST_BOX_ROW)

static void
dag_ledger_row_class_init (DagLedgerRowClass *klass)
{
}

static void
add_state (DagLedgerRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->state = GTK_LABEL (label);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);
  gtk_label_set_xalign (self->state, 0.0f);
  gtk_label_set_wrap (self->state, TRUE);
  gtk_label_set_wrap_mode (self->state, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dag-dim");
  gtk_box_append (self->line, self->mark);
  gtk_box_append (self->line, label);
  gtk_box_append (self->column, GTK_WIDGET (self->line));
}

static void
dag_ledger_row_init (DagLedgerRow *self)
{
  GtkWidget *both;

  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_set_valign (GTK_WIDGET (self->column), GTK_ALIGN_START);
  add_state (self);
  self->acts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_halign (GTK_WIDGET (self->acts), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->acts), GTK_ALIGN_START);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  both = dag_beside_new (GTK_WIDGET (self->column), GTK_WIDGET (self->acts));
  gtk_widget_add_css_class (both, "dag-ledger");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), both);
}

/**
 * dag_ledger_row_new:
 * @title: what it is about
 *
 * Returns: (transfer full): a row without acts
 */
GtkWidget *
dag_ledger_row_new (GtkWidget *title)
{
  DagLedgerRow *self = g_object_new (DAG_TYPE_LEDGER_ROW, NULL);

  gtk_box_prepend (self->column, title);
  return GTK_WIDGET (self);
}

/**
 * dag_ledger_row_add_act:
 * @self: a row
 * @act: something that can be done with it; a few, they stand beside each other
 */
void
dag_ledger_row_add_act (DagLedgerRow *self,
                        GtkWidget    *act)
{
  g_return_if_fail (DAG_IS_LEDGER_ROW (self));

  gtk_box_append (self->acts, act);
}

/**
 * dag_ledger_row_add_button:
 * @self: a row
 * @label: what it does
 * @callback: called with @object alone
 * @object: a GObject
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
dag_ledger_row_add_button (DagLedgerRow *self,
                           const char   *label,
                           GCallback     callback,
                           gpointer      object)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "dag-chip");
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  dag_ledger_row_add_act (self, button);
  return button;
}

/**
 * dag_ledger_row_set_state:
 * @self: a row
 * @state: how it stands
 * @warns: whether somebody should do something about it
 */
void
dag_ledger_row_set_state (DagLedgerRow *self,
                          const char   *state,
                          gboolean      warns)
{
  g_return_if_fail (DAG_IS_LEDGER_ROW (self) && state != NULL);

  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *state != '\0');
  gtk_widget_set_visible (self->mark, warns);
  dag_css_class_set (GTK_WIDGET (self->line), "warning", warns);
  dag_css_class_set (GTK_WIDGET (self->state), "dag-dim", !warns);
}

/**
 * dag_ledger_new_list:
 * @label: what is listed, for a screen reader
 *
 * Returns: (transfer full): a list for such rows, without lines of its own
 */
GtkListBox *
dag_ledger_new_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "dag-notes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return GTK_LIST_BOX (list);
}

/* dag-fact-row.c - a row of a boxed list: a heading, and plain text below it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-fact-row.h"

static GtkWidget *
new_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, NULL);
}

/**
 * dag_fact_row_new:
 * @heading: a few words
 * @text: plain text, never markup: it may come over the wire
 * @quiet: whether the heading is smaller than the text instead of bolder
 *
 * Returns: (transfer floating): the row; a screen reader says the text with its heading
 */
GtkWidget *
dag_fact_row_new (const char *heading,
                  const char *text,
                  gboolean    quiet)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = new_label (heading);
  GtkWidget *body = new_label (text);

  g_return_val_if_fail (heading != NULL && text != NULL, row);

  gtk_widget_add_css_class (title, quiet ? "caption" : "heading");
  if (quiet)
    gtk_widget_add_css_class (title, "dag-soft");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), body);
  gtk_widget_add_css_class (box, "dag-fact");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, body, NULL,
                                  -1);
  return row;
}

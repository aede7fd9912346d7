/* dag-line-box.c - lines of text below each other, each with a mark before it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 asks a box once how it is to be measured and never again: one that was empty then
 * stays one line a child for good, and what wraps later lies over what follows. A hidden
 * label that could wrap stays in the box from the beginning. */
#include "config.h"

#include "dag-line-box.h"

#include "dag-wrapped-text.h"

/**
 * dag_line_box_clear:
 * @box: a vertical box; to be called once before it is first shown, too
 *
 * Takes its lines away.
 */
void
dag_line_box_clear (GtkBox *box)
{
  GtkWidget *keeper = gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *line;

  if (keeper == NULL)
    {
      keeper = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (keeper), TRUE);
      gtk_widget_set_visible (keeper, FALSE);
      gtk_box_append (box, keeper);
    }
  while ((line = gtk_widget_get_next_sibling (keeper)) != NULL)
    gtk_box_remove (box, line);
}

/**
 * dag_line_box_add:
 * @box: a box that was cleared once
 * @mark: what stands before the line: "•"; not spoken
 * @text: the line
 */
void
dag_line_box_add (GtkBox     *box,
                  const char *mark,
                  const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sign = gtk_label_new (mark);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (sign, "dag-dim");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  dag_wrapped_text_set (GTK_LABEL (label), text);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

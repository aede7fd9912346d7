/* dag-break-legend.c - what the textures of the lanes mean, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-legend.h"

#include "dag-break-draw.h"

/**
 * dag_break_legend_new:
 *
 * Returns: (transfer floating): a picture and a word for each kind of part of a lane
 */
GtkWidget *
dag_break_legend_new (void)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), DAG_N_BREAK_LOOKS);
  /* Two beside each other also in a narrow window: one column would bury the lanes. */
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  gtk_widget_add_css_class (box, "dag-legend");
  for (DagBreakLook look = 0; look < DAG_N_BREAK_LOOKS; look++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *child = gtk_flow_box_child_new ();
      GtkWidget *label = gtk_label_new (dag_break_look_get_label (look));

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, dag_break_look_get_label (look));
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dag-soft");
      gtk_box_append (GTK_BOX (item), dag_break_swatch_new (look));
      gtk_box_append (GTK_BOX (item), label);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), item);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (box), child);
    }
  return box;
}

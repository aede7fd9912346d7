/* dag-table-headers.c - the headers of a live table: titles, widths, alignment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-private.h"

#include <glib/gi18n.h>

#define EDGE_PADDING 12 /* more of it at the edge of the table */
#define SORT_ARROW 20   /* the arrow in a header and its space */
#define NARROW_CHARS 8  /* so much of a name is seen at least */

static int
measure_text (DagTable   *self,
              const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of the header: shorter in a narrow window, so that the names beside it are not cut. */
const char *
dag_table_get_title (DagTable             *self,
                     const DagTableColumn *column)
{
  const DagColumn *spec = column->spec;

  return self->narrow && spec->short_title != NULL ? _ (spec->short_title) : _ (spec->title);
}

/* Fixed widths cost a third less while scrolling; they follow the size of the text. */
void
dag_table_update_widths (DagTable *self)
{
  double digit = measure_text (self, "0000000000") / 10.0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      DagTableColumn *column = g_ptr_array_index (self->columns, i);
      int title = measure_text (self, dag_table_get_title (self, column)) * 11 / 10 + SORT_ARROW;
      int width = (int) (column->spec->chars * digit);

      if (self->narrow)
        title += EDGE_PADDING; /* any column may come to stand at the edge */
      column->width = MAX (title, width) + DAG_TABLE_CELL_PADDING;
      column->narrow_width = (int) (NARROW_CHARS * digit) + DAG_TABLE_CELL_PADDING + EDGE_PADDING;
    }
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

static void
decorate_header (GtkWidget       *title,
                 GtkWidget       *label,
                 const DagColumn *spec)
{
  GtkWidget *box = gtk_widget_get_first_child (title);

  gtk_widget_set_tooltip_text (title, _ (spec->tooltip));
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (spec->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (spec->tooltip), -1);
  if (!(spec->flags & DAG_COLUMN_NUMBER) || !GTK_IS_BOX (box))
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  /* The arrow stands before the title, so that title and figures end on one line. */
  gtk_box_reorder_child_after (GTK_BOX (box), label, gtk_widget_get_last_child (box));
}

/* GTK 4.8 offers no way to a header; its widgets are found by the titles, which differ. */
void
dag_table_decorate_headers (DagTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
       title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = find_label (title);

      for (guint i = 0; label != NULL && i < self->columns->len; i++)
        {
          DagTableColumn *column = g_ptr_array_index (self->columns, i);
          const char *text = gtk_label_get_text (GTK_LABEL (label));

          if (g_strcmp0 (text, dag_table_get_title (self, column)) == 0)
            decorate_header (title, label, column->spec);
        }
    }
}

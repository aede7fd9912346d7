/* dag-standup-print.c - a stand-up on paper, or as a PDF file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-print.h"

#include "dag-standup-text.h"

#define KEY_LAYOUT "dag-layout"
#define FONT "Sans 11"
#define MARGIN_MM 20.0
#define LEADING 1.3 /* air between the lines */

static PangoLayout *
get_layout (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), KEY_LAYOUT);
}

/* In the units of the page. */
static double
get_height (PangoLayout *layout,
            int          i)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return LEADING * (double) extents.height / PANGO_SCALE;
}

/* The line that begins page @page (0: the first), or the number of lines where it ends. */
static int
find_line (PangoLayout *layout,
           double       height,
           int          page)
{
  int n = pango_layout_get_line_count (layout);
  double filled = 0.0;
  int at_page = 0;

  for (int i = 0; i < n; i++)
    {
      double line_height = get_height (layout, i);

      if (filled + line_height > height && filled > 0.0)
        {
          at_page++;
          filled = 0.0;
        }
      if (at_page == page && filled <= 0.0)
        return i;
      filled += line_height;
    }
  return n;
}

static void
on_begin (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          DagStandupDesk    *desk)
{
  g_autofree char *markup = dag_standup_text_new (desk, DAG_STANDUP_PANGO);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  double height = gtk_print_context_get_height (context);
  int n_pages = 1;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout,
                          (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  while (find_line (layout, height, n_pages) < pango_layout_get_line_count (layout))
    n_pages++;
  g_object_set_data_full (G_OBJECT (operation), KEY_LAYOUT, g_steal_pointer (&layout),
                          g_object_unref);
  gtk_print_operation_set_n_pages (operation, n_pages);
}

static void
on_draw (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page)
{
  PangoLayout *layout = get_layout (operation);
  double height = gtk_print_context_get_height (context);
  int from = find_line (layout, height, page);
  int to = find_line (layout, height, page + 1);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double y = 0.0;

  for (int i = from; i < to; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cr, (double) extents.x / PANGO_SCALE,
                     y - (double) extents.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      y += get_height (layout, i);
    }
}

/**
 * dag_standup_print_new:
 * @desk: the desk
 *
 * Returns: (transfer full): prints the stand-up without what is for the lead alone; run it
 *   with a dialog, or set a file to export to
 */
GtkPrintOperation *
dag_standup_print_new (DagStandupDesk *desk)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (desk), NULL);

  operation = gtk_print_operation_new ();
  gtk_page_setup_set_top_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (on_begin), desk, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), NULL);
  return operation;
}

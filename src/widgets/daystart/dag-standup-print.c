/* dag-standup-print.c - a stand-up on paper, or as a PDF file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-print.h"

#include "dag-standup-text.h"
#include "dag-words-number.h"

#define KEY_PAPER "dag-paper"
#define FONT "Sans 11"
#define FOOT_FONT "Sans 9"
#define MARGIN_MM 20.0
#define LEADING 1.3 /* air between the lines */
#define FOOT_LINES 2.5 /* what a page number takes, with the air above it */

typedef struct
{
  PangoLayout *layout; /* all of it, as one column */
  double height;       /* of it goes onto a page */
  int n_pages;
} Paper;

static void
paper_free (gpointer memory)
{
  Paper *self = memory;

  g_clear_object (&self->layout);
  g_free (self);
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
find_line (const Paper *self,
           int          page)
{
  int n = pango_layout_get_line_count (self->layout);
  double filled = 0.0;
  int at_page = 0;

  for (int i = 0; i < n; i++)
    {
      double line_height = get_height (self->layout, i);

      if (filled + line_height > self->height && filled > 0.0)
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
count_pages (Paper *self)
{
  self->n_pages = 1;
  while (find_line (self, self->n_pages) < pango_layout_get_line_count (self->layout))
    self->n_pages++;
}

static PangoLayout *
new_layout (GtkPrintContext *context,
            const char      *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout,
                          (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
on_begin (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          DagStandupDesk    *desk)
{
  g_autofree char *markup = dag_standup_text_new (desk, DAG_STANDUP_PANGO);
  Paper *self = g_new0 (Paper, 1);

  self->layout = new_layout (context, FONT);
  pango_layout_set_markup (self->layout, markup, -1);
  self->height = gtk_print_context_get_height (context);
  count_pages (self);
  if (self->n_pages > 1) /* a single one needs no number */
    {
      self->height -= FOOT_LINES * get_height (self->layout, 0);
      count_pages (self);
    }
  gtk_print_operation_set_n_pages (operation, self->n_pages);
  g_object_set_data_full (G_OBJECT (operation), KEY_PAPER, self, paper_free);
}

static void
draw_number (GtkPrintContext *context,
             int              page,
             int              n_pages)
{
  g_autoptr (PangoLayout) layout = new_layout (context, FOOT_FONT);
  g_autofree char *text = dag_words_page_number (page, n_pages);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  PangoRectangle extents;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (cr, 0,
                 gtk_print_context_get_height (context)
                     - (double) extents.height / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
on_draw (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page)
{
  const Paper *self = g_object_get_data (G_OBJECT (operation), KEY_PAPER);
  int from = find_line (self, page);
  int to = find_line (self, page + 1);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double y = 0.0;

  for (int i = from; i < to; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cr, (double) extents.x / PANGO_SCALE,
                     y - (double) extents.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      y += get_height (self->layout, i);
    }
  if (self->n_pages > 1)
    draw_number (context, page + 1, self->n_pages);
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

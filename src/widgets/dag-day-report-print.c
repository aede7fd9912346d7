/* dag-day-report-print.c - the report of one day on paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-report-print.h"

#include "dag-words-day.h"
#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-report.h"

#include <glib/gi18n.h>

#define LINE 16.0  /* points, of a row; the heads of columns take two */
#define HEAD 92.0  /* of the title */
#define FOOT 24.0  /* of the number of the page */
#define NAME_SHARE 0.28

/* One line of a table: its cells, or none for a gap. */
typedef struct
{
  char **cells; /* (nullable) */
  guint n_cells;
  gboolean strong;
  gboolean is_head;
} Line;

typedef struct
{
  GPtrArray *lines; /* of Line */
  char *title;
  char *headline;
  char *span;
  GArray *starts; /* of guint: the first line of each page */
} Paper;

static void
line_free (gpointer line)
{
  g_strfreev (((Line *) line)->cells);
  g_free (line);
}

static void
paper_free (gpointer user_data)
{
  Paper *self = user_data;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->span, g_free);
  g_free (self);
}

static char **
add_line (Paper    *self,
          guint     n_cells,
          gboolean  strong)
{
  Line *line = g_new0 (Line, 1);

  line->cells = n_cells > 0 ? g_new0 (char *, n_cells + 1) : NULL;
  line->n_cells = n_cells;
  line->strong = strong;
  g_ptr_array_add (self->lines, line);
  return line->cells;
}

static char **
add_head (Paper *self,
          guint  n_cells)
{
  char **cells = add_line (self, n_cells, TRUE);

  ((Line *) self->lines->pdata[self->lines->len - 1])->is_head = TRUE;
  return cells;
}

static void
add_queue (Paper                *self,
           const DagReportQueue *queue,
           GTimeZone            *zone,
           gboolean              strong)
{
  char **cells = add_line (self, DAG_REPORT_QUEUE_COLUMNS, strong);

  for (guint i = 0; i < DAG_REPORT_QUEUE_COLUMNS; i++)
    cells[i] = dag_words_report_queue_cell (queue, i, zone);
}

static void
lay_out (Paper              *self,
         const DagDayReport *report,
         GTimeZone          *zone)
{
  char **cells = add_head (self, DAG_REPORT_QUEUE_COLUMNS);

  for (guint i = 0; i < DAG_REPORT_QUEUE_COLUMNS; i++)
    cells[i] = g_strdup (dag_words_report_queue_title (i));
  if (report->live != NULL)
    add_queue (self, report->live, zone, TRUE);
  for (guint i = 0; i < report->queues->len; i++)
    add_queue (self, report->queues->pdata[i], zone, FALSE);
  if (report->teams->len == 0)
    return;
  add_line (self, 0, FALSE);
  cells = add_head (self, DAG_REPORT_TEAM_COLUMNS);
  for (guint i = 0; i < DAG_REPORT_TEAM_COLUMNS; i++)
    cells[i] = g_strdup (dag_words_report_team_title (i));
  for (guint i = 0; i < report->teams->len; i++)
    {
      cells = add_line (self, DAG_REPORT_TEAM_COLUMNS, FALSE);
      for (guint j = 0; j < DAG_REPORT_TEAM_COLUMNS; j++)
        cells[j] = dag_words_report_team_cell (report->teams->pdata[i], j);
    }
}

/* Text in black on paper, whatever the theme is; of @n_lines, above @y where they are two. */
static void
draw_text (GtkPrintContext *context,
           const char      *text,
           const char      *font,
           double           x,
           double           y,
           double           width,
           int              n_lines,
           PangoAlignment   alignment)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_get_size (layout, NULL, &height);
  height -= height / pango_layout_get_line_count (layout);
  cairo_move_to (cr, x, y - (double) height / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_line (GtkPrintContext *context,
           const Line      *line,
           double           y)
{
  double width = gtk_print_context_get_width (context);
  double first = width * NAME_SHARE;
  double rest = line->n_cells > 1 ? (width - first) / (line->n_cells - 1) : 0;
  const char *font = line->is_head ? "Sans Bold 7" : line->strong ? "Sans Bold 8" : "Sans 8";

  for (guint i = 0; i < line->n_cells; i++)
    draw_text (context, line->cells[i], font, i == 0 ? 0 : first + (i - 1) * rest, y,
               i == 0 ? first - 6 : rest - 4, line->is_head ? 2 : 1,
               i == 0 ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
}

/* Returns: (nullable): the heads of the columns of a line */
static const Line *
find_head (Paper *self,
           guint  index)
{
  for (guint i = index + 1; i > 0; i--)
    if (((Line *) self->lines->pdata[i - 1])->is_head)
      return self->lines->pdata[i - 1];
  return NULL;
}

/* A table that goes on begins with its heads again. */
static void
begin_pages (Paper  *self,
             double  room)
{
  double y = room;

  g_array_set_size (self->starts, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      double height = line->is_head ? 2 * LINE : LINE;

      if (y + height > room)
        {
          g_array_append_val (self->starts, i);
          y = line->is_head ? 0.0 : 2 * LINE;
        }
      y += height;
    }
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                gpointer           user_data)
{
  Paper *self = user_data;
  double room = gtk_print_context_get_height (context) - HEAD;

  begin_pages (self, room);
  if (self->starts->len > 1) /* a single one needs no number */
    begin_pages (self, room - FOOT);
  gtk_print_operation_set_n_pages (operation, (int) self->starts->len);
}

static double
draw_row (GtkPrintContext *context,
          const Line      *line,
          double           y)
{
  if (line->is_head)
    y += LINE;
  draw_line (context, line, y);
  return y + LINE;
}

static void
draw_number (GtkPrintContext *context,
             int              page,
             int              n_pages)
{
  g_autofree char *text = dag_words_page_number (page, n_pages);

  draw_text (context, text, "Sans 7", 0, gtk_print_context_get_height (context) - FOOT / 2,
             gtk_print_context_get_width (context), 1, PANGO_ALIGN_CENTER);
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  Paper *self = user_data;
  double width = gtk_print_context_get_width (context);
  guint n_pages = self->starts->len;
  guint first = g_array_index (self->starts, guint, page);
  guint last = (guint) page + 1 < n_pages ? g_array_index (self->starts, guint, page + 1)
                                          : self->lines->len;
  const Line *head = find_head (self, first);
  double y = HEAD - LINE;

  draw_text (context, self->title, "Sans 9", 0, 0, width, 1, PANGO_ALIGN_LEFT);
  draw_text (context, self->headline, "Sans Bold 14", 0, 18, width, 1, PANGO_ALIGN_LEFT);
  draw_text (context, self->span, "Sans 7", 0, 48, width, 1, PANGO_ALIGN_LEFT);
  if (head != NULL && head != self->lines->pdata[first])
    y = draw_row (context, head, y);
  for (guint i = first; i < last; i++)
    y = draw_row (context, self->lines->pdata[i], y);
  if (n_pages > 1)
    draw_number (context, page + 1, (int) n_pages);
}

static char *
dup_title (const DagDayReport *report,
           GTimeZone          *zone)
{
  g_autofree char *day = dag_words_day (report->from_us, zone);
  g_autofree char *centre = dag_words_name (report->centre);

  /* Translators: the name of the contact centre, a day */
  return centre[0] != '\0' ? g_strdup_printf (C_ ("report", "%s · %s"), centre, day)
                           : g_steal_pointer (&day);
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 user_data)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_message ("cannot print: %s", error != NULL ? error->message : "no reason given");
    }
  g_object_unref (operation); /* of dag_day_report_print() */
}

static Paper *
paper_new (const DagDayReport *report,
           GTimeZone          *zone)
{
  Paper *self = g_new0 (Paper, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->title = dup_title (report, zone);
  self->headline = dag_words_report_headline (report);
  self->span = dag_words_report_span (report, zone);
  lay_out (self, report, zone);
  return self;
}

/**
 * dag_day_report_print:
 * @report: a report
 * @zone: the centre's zone
 * @parent: (nullable): the window of the print dialog
 * @path: (nullable): a file to write as PDF instead of asking for a printer
 * @error: why it could not be printed
 *
 * Returns at once; the dialog and the pages follow.
 *
 * Returns: whether the printing began
 */
gboolean
dag_day_report_print (const DagDayReport  *report,
                      GTimeZone           *zone,
                      GtkWindow           *parent,
                      const char          *path,
                      GError             **error)
{
  GtkPrintOperation *operation;
  Paper *paper;
  GtkPrintOperationResult result;

  g_return_val_if_fail (report != NULL && zone != NULL, FALSE);

  operation = gtk_print_operation_new (); /* until it is done */
  paper = paper_new (report, zone);
  g_object_set_data_full (G_OBJECT (operation), "dag-paper", paper, paper_free);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("Day report"));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), paper);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), paper);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), NULL);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation,
                                    path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                 : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    parent, error);
  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}

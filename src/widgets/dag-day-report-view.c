/* dag-day-report-view.c - the report of one day on the screen, to print and to save
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-report-view.h"

#include "dag-day-report-print.h"
#include "dag-history-past.h"
#include "dag-save.h"
#include "dag-toast.h"
#include "dag-words-day.h"
#include "dag-words-report.h"

#include <glib/gi18n.h>

/* More queues than these stand in the file and on paper. */
#define MAX_ROWS 40

struct _DagDayReportView
{
  AdwBin parent_instance;

  GtkLabel *day_label;
  GtkLabel *headline;
  GtkLabel *span_label;
  GtkGrid *queues;
  GtkWidget *more_label;
  GtkWidget *teams_card;
  GtkGrid *teams;
  GtkWidget *print_button;
  GtkWidget *save_button;

  GCancellable *reading;
  DagDayReport *report; /* (nullable) */
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (DagDayReportView, dag_day_report_view, ADW_TYPE_BIN)

/* What is read for one report. */
typedef struct
{
  DagDayReportView *view;
  GCancellable *reading; /* owned: whether the answer is still wanted */
  DagHistoryDay day;
  DagServiceLevelKind kind;
  guint n_waiting;
  DagSnapshot *names;    /* (nullable) */
  GPtrArray *intervals;  /* (nullable) */
  GPtrArray *agent_days; /* (nullable) */
  GArray *waiting;       /* (nullable) */
  GArray *staffed;       /* (nullable) */
  DagDayReport *report;  /* (nullable) */
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->view);
  g_clear_object (&reading->reading);
  g_clear_pointer (&reading->names, dag_snapshot_unref);
  g_clear_pointer (&reading->intervals, g_ptr_array_unref);
  g_clear_pointer (&reading->agent_days, g_ptr_array_unref);
  g_clear_pointer (&reading->waiting, g_array_unref);
  g_clear_pointer (&reading->staffed, g_array_unref);
  g_clear_pointer (&reading->report, dag_day_report_free);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* ── Tables ────────────────────────────────────────────────────────────────────────── */

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
attach (GtkGrid    *grid,
        const char *text,
        guint       column,
        int         row,
        gboolean    strong)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (row == 0) /* heads in two lines, so that the last column is seen */
    {
      gtk_label_set_wrap (GTK_LABEL (label), column > 0);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  if (column == 0)
    gtk_label_set_width_chars (GTK_LABEL (label), 14);
  if (row == 0 || strong)
    gtk_widget_add_css_class (label, "dag-past-head");
  gtk_grid_attach (grid, label, (int) column, row, 1, 1);
}

static void
attach_queue (DagDayReportView     *self,
              const DagReportQueue *queue,
              int                   row)
{
  for (guint i = 0; i < DAG_REPORT_QUEUE_COLUMNS; i++)
    {
      g_autofree char *text = dag_words_report_queue_cell (queue, i, self->zone);

      attach (self->queues, text, i, row, queue == self->report->live);
    }
}

static void
fill_queues (DagDayReportView *self)
{
  guint n = MIN (self->report->queues->len, MAX_ROWS);
  int row = 1;

  clear_grid (self->queues);
  for (guint i = 0; i < DAG_REPORT_QUEUE_COLUMNS; i++)
    attach (self->queues, dag_words_report_queue_title (i), i, 0, TRUE);
  if (self->report->live != NULL)
    attach_queue (self, self->report->live, row++);
  for (guint i = 0; i < n; i++)
    attach_queue (self, self->report->queues->pdata[i], row++);
  gtk_widget_set_visible (self->more_label, n < self->report->queues->len);
}

static void
fill_teams (DagDayReportView *self)
{
  GPtrArray *teams = self->report->teams;

  clear_grid (self->teams);
  gtk_widget_set_visible (self->teams_card, teams->len > 0);
  for (guint i = 0; i < DAG_REPORT_TEAM_COLUMNS; i++)
    attach (self->teams, dag_words_report_team_title (i), i, 0, TRUE);
  for (guint i = 0; i < teams->len; i++)
    for (guint j = 0; j < DAG_REPORT_TEAM_COLUMNS; j++)
      {
        g_autofree char *text = dag_words_report_team_cell (teams->pdata[i], j);

        attach (self->teams, text, j, (int) i + 1, FALSE);
      }
}

static void
fill (DagDayReportView *self)
{
  g_autofree char *day = dag_words_day (self->report->from_us, self->zone);
  g_autofree char *headline = dag_words_report_headline (self->report);
  g_autofree char *span = dag_words_report_span (self->report, self->zone);

  gtk_label_set_label (self->day_label, day);
  gtk_label_set_label (self->headline, headline);
  gtk_label_set_label (self->span_label, span);
  fill_queues (self);
  fill_teams (self);
  gtk_widget_set_sensitive (self->print_button, TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

/* ── Reading ───────────────────────────────────────────────────────────────────────── */

/* A hundred thousand quarters, and the sums of ten thousand people, are gone through and
 * let go of elsewhere. */
static void
report_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Reading *reading = task_data;

  if (reading->intervals == NULL)
    reading->intervals = g_ptr_array_new ();
  reading->report = dag_day_report_new (&reading->day, reading->names, reading->intervals,
                                        reading->agent_days, reading->kind);
  dag_day_report_find_gaps (reading->report, reading->intervals, reading->waiting,
                            reading->staffed);
  g_clear_pointer (&reading->names, dag_snapshot_unref);
  g_clear_pointer (&reading->intervals, g_ptr_array_unref);
  g_clear_pointer (&reading->agent_days, g_ptr_array_unref);
  g_task_return_boolean (task, TRUE);
}

static void
on_reported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  DagDayReportView *self = reading->view;

  if (g_cancellable_is_cancelled (reading->reading))
    return;
  g_clear_pointer (&self->report, dag_day_report_free);
  self->report = g_steal_pointer (&reading->report);
  fill (self);
}

/* The task has no source: a view must not be let go of by another thread. */
static void
finish_part (Reading *reading)
{
  g_autoptr (GTask) task = NULL;

  if (--reading->n_waiting > 0)
    return;
  task = g_task_new (NULL, NULL, on_reported, reading);
  g_task_set_source_tag (task, finish_part);
  g_task_set_task_data (task, reading, NULL);
  g_task_run_in_thread (task, report_in_thread);
}

static void
on_names_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Reading *reading = user_data;

  reading->names = dag_history_read_snapshot_finish (DAG_HISTORY (source), result, NULL);
  finish_part (reading);
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;

  reading->intervals
      = dag_history_read_intervals_finish (DAG_HISTORY (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("the intervals of a day cannot be read: %s", error->message);
  finish_part (reading);
}

static void
on_agent_days_ready (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Reading *reading = user_data;

  /* Their sums are kept for a month; after that the report has none. */
  reading->agent_days
      = dag_history_read_agent_days_finish (DAG_HISTORY (source), result, NULL);
  finish_part (reading);
}

static void
on_waiting_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Reading *reading = user_data;

  reading->waiting = dag_history_read_series_finish (DAG_HISTORY (source), result, NULL);
  finish_part (reading);
}

static void
on_staffed_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Reading *reading = user_data;

  reading->staffed = dag_history_read_series_finish (DAG_HISTORY (source), result, NULL);
  finish_part (reading);
}

static void
on_print_clicked (DagDayReportView *self)
{
  dag_day_report_view_print (self);
}

static void
on_save_clicked (DagDayReportView *self)
{
  dag_day_report_view_export (self);
}

static void
dag_day_report_view_dispose (GObject *object)
{
  DagDayReportView *self = DAG_DAY_REPORT_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_DAY_REPORT_VIEW);
  G_OBJECT_CLASS (dag_day_report_view_parent_class)->dispose (object);
}

static void
dag_day_report_view_finalize (GObject *object)
{
  DagDayReportView *self = DAG_DAY_REPORT_VIEW (object);

  g_clear_pointer (&self->report, dag_day_report_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_day_report_view_parent_class)->finalize (object);
}

static void
dag_day_report_view_class_init (DagDayReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_day_report_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_day_report_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DAG_RESOURCE_PATH
                                               "/ui/dag-day-report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, day_label);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, headline);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, span_label);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, queues);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, more_label);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, teams_card);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, teams);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, print_button);
  gtk_widget_class_bind_template_child (widget_class, DagDayReportView, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
dag_day_report_view_init (DagDayReportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_day_report_view_read:
 * @self: a view
 * @history: where the day is
 * @day: which day
 * @zone: the centre's zone
 * @kind: the definition of service level
 *
 * Reads the day and shows its report.
 */
void
dag_day_report_view_read (DagDayReportView    *self,
                          DagHistory          *history,
                          const DagHistoryDay *day,
                          GTimeZone           *zone,
                          DagServiceLevelKind  kind)
{
  Reading *reading;

  g_return_if_fail (DAG_IS_DAY_REPORT_VIEW (self) && DAG_IS_HISTORY (history));
  g_return_if_fail (day != NULL && zone != NULL);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  reading = g_new0 (Reading, 1);
  reading->view = g_object_ref (self);
  reading->reading = g_object_ref (self->reading);
  reading->day = *day;
  reading->kind = kind;
  reading->n_waiting = 5;
  dag_history_read_snapshot_async (history, day->last_us, self->reading, on_names_ready,
                                   reading);
  dag_history_read_intervals_async (history, NULL, day->from_us, day->to_us, self->reading,
                                    on_intervals_ready, reading);
  dag_history_read_agent_days_async (history, day->from_us, day->to_us, self->reading,
                                     on_agent_days_ready, reading);
  dag_history_read_series_async (history, DAG_SERIES_WAITING, NULL, day->from_us, day->to_us,
                                 self->reading, on_waiting_ready, reading);
  dag_history_read_series_async (history, DAG_SERIES_STAFFED, NULL, day->from_us, day->to_us,
                                 self->reading, on_staffed_ready, reading);
}

/**
 * dag_day_report_view_get_report:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL until it was read
 */
const DagDayReport *
dag_day_report_view_get_report (DagDayReportView *self)
{
  g_return_val_if_fail (DAG_IS_DAY_REPORT_VIEW (self), NULL);

  return self->report;
}

/**
 * dag_day_report_view_export:
 * @self: a view
 *
 * Returns: whether there is a report, and a dialog asks where to save it
 */
gboolean
dag_day_report_view_export (DagDayReportView *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (DAG_IS_DAY_REPORT_VIEW (self), FALSE);

  if (self->report == NULL)
    return FALSE;
  bytes = dag_words_report_csv (self->report, self->zone);
  name = dag_save_dup_name (_ ("Day report"), self->report->last_us, self->zone, "csv");
  dag_save_offer (GTK_WIDGET (self), _ ("Save the Day Report"), name, bytes);
  return TRUE;
}

/**
 * dag_day_report_view_print:
 * @self: a view
 *
 * Returns: whether there is a report, and the print dialog was opened
 */
gboolean
dag_day_report_view_print (DagDayReportView *self)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root;

  g_return_val_if_fail (DAG_IS_DAY_REPORT_VIEW (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->report == NULL || !GTK_IS_WINDOW (root))
    return FALSE;
  if (!dag_day_report_print (self->report, self->zone, GTK_WINDOW (root), NULL, &error))
    {
      g_message ("cannot print: %s", error->message);
      dag_toast_show (GTK_WIDGET (self), _ ("The report could not be printed"));
    }
  return TRUE;
}

/* dag-table-export.c - what a table shows, as comma-separated values
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-table-export.h"

#include "dag-csv.h"
#include "dag-save.h"
#include "dag-table-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* So many rows are written between two looks at what else there is to do. */
#define ROWS_AT_ONCE 50

/* One column of the file: a figure, or what is to be known of the one before it. */
typedef struct
{
  const DagColumn *column;        /* (nullable) */
  const DagColumnCaveat *caveat; /* where there is no column */
} Column;

/* One export: the rows as they were when it was asked for. */
typedef struct
{
  const DagRecordClass *record_class;
  GPtrArray *records; /* owned references */
  GArray *columns;    /* of Column, in the order of the screen */
  DagCsvWriter *writer;
  guint next;
} Export;

static void
export_free (gpointer user_data)
{
  Export *job = user_data;

  for (guint i = 0; i < job->records->len; i++)
    job->record_class->unref (job->records->pdata[i]);
  g_ptr_array_unref (job->records);
  g_array_unref (job->columns);
  dag_csv_writer_free (job->writer);
  g_free (job);
}

/* ── Cells ─────────────────────────────────────────────────────────────────────────── */

static void
write_text (DagCsvWriter    *writer,
            const DagColumn *column,
            gconstpointer    record,
            gpointer         context)
{
  DagCellContent content = { 0 };

  column->format (&content, record, context);
  if (content.detail != NULL && content.detail[0] != '\0')
    {
      g_autofree char *both
          = g_strdup_printf ("%s %s", content.text != NULL ? content.text : "", content.detail);

      dag_csv_writer_add_text (writer, both);
    }
  else
    dag_csv_writer_add_text (writer, content.text);
  dag_cell_content_clear (&content);
}

static void
write_value (DagCsvWriter    *writer,
             const DagColumn *column,
             double           value)
{
  if (isnan (value) || value < 0)
    dag_csv_writer_add_text (writer, NULL);
  else if (column->unit == DAG_COLUMN_UNIT_SECONDS)
    dag_csv_writer_add_number (writer, floor (value));
  else if (column->unit == DAG_COLUMN_UNIT_SHARE) /* never rounded up into compliance */
    dag_csv_writer_add_number (writer, floor (value * 1000.0) / 10.0);
  else
    dag_csv_writer_add_number (writer, value);
}

static void
write_caveat (DagCsvWriter          *writer,
              const DagColumnCaveat *caveat,
              gconstpointer          record,
              gpointer               context)
{
  g_autofree char *text = caveat->dup_text (record, context);

  dag_csv_writer_add_text (writer, text);
}

static char *
dup_header (const Column *item)
{
  const DagColumn *column = item->column;

  if (column == NULL)
    return g_strdup (_ (item->caveat->title));
  if (column->get_value != NULL && column->unit == DAG_COLUMN_UNIT_SECONDS)
    /* Translators: header of an exported column of durations, in seconds */
    return g_strdup_printf (C_ ("export", "%s (s)"), _ (column->title));
  if (column->get_value != NULL && column->unit == DAG_COLUMN_UNIT_SHARE)
    /* Translators: header of an exported column of shares, as percentages */
    return g_strdup_printf (C_ ("export", "%s (%%)"), _ (column->title));
  return g_strdup (_ (column->title));
}

static void
write_header (Export *job)
{
  for (guint i = 0; i < job->columns->len; i++)
    {
      g_autofree char *header = dup_header (&g_array_index (job->columns, Column, i));

      dag_csv_writer_add_text (job->writer, header);
    }
  dag_csv_writer_end_row (job->writer);
}

static void
write_row (Export        *job,
           gconstpointer  record,
           gpointer       context)
{
  for (guint i = 0; i < job->columns->len; i++)
    {
      const Column *item = &g_array_index (job->columns, Column, i);
      const DagColumn *column = item->column;

      if (column == NULL)
        write_caveat (job->writer, item->caveat, record, context);
      else if (column->get_value != NULL)
        write_value (job->writer, column, column->get_value (record, context));
      else
        write_text (job->writer, column, record, context);
    }
  dag_csv_writer_end_row (job->writer);
}

/* ── The whole table ───────────────────────────────────────────────────────────────── */

static gboolean
on_idle (gpointer user_data)
{
  GTask *task = user_data;
  DagTable *self = g_task_get_source_object (task);
  Export *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < ROWS_AT_ONCE && job->next < job->records->len; i++)
    write_row (job, job->records->pdata[job->next++], self->shared.context);
  if (job->next < job->records->len)
    return G_SOURCE_CONTINUE;
  g_task_return_pointer (task, dag_csv_writer_finish (job->writer),
                         (GDestroyNotify) g_bytes_unref);
  return G_SOURCE_REMOVE;
}

static gboolean
has_caveat (GArray                *list,
            const DagColumnCaveat *caveat)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, Column, i).caveat == caveat)
      return TRUE;
  return FALSE;
}

static void
add_column (GArray          *list,
            const DagColumn *column)
{
  Column figure = { .column = column };
  Column beside = { .caveat = column->caveat };

  g_array_append_val (list, figure);
  if (column->caveat != NULL && !has_caveat (list, column->caveat))
    g_array_append_val (list, beside);
}

/* The columns that are seen, in their order, each with what is to be known of it; a trend has
 * no text, and the pace of a person leaves in no file. */
static GArray *
list_columns (DagTable *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Column));
  Column age = { .caveat = self->spec->age };
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (columns, i);

      for (guint j = 0; j < self->columns->len; j++)
        {
          DagTableColumn *column = g_ptr_array_index (self->columns, j);

          if (column->column == item && gtk_column_view_column_get_visible (item)
              && (column->spec->flags & DAG_COLUMN_KEPT_IN) == 0
              && g_strcmp0 (column->spec->id, "trend") != 0)
            add_column (list, column->spec);
        }
    }
  if (self->spec->age != NULL)
    g_array_append_val (list, age);
  return list;
}

/**
 * dag_table_export_async:
 * @self: a table
 * @cancellable: (nullable): to give up
 * @callback: called with the bytes
 * @user_data: for @callback
 *
 * The rows that pass search and filters, in their order, and the columns that are seen.
 * Written a few at a time, so that ten thousand rows hold nobody up.
 */
void
dag_table_export_async (DagTable            *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Export *job = g_new0 (Export, 1);
  guint n_rows;

  g_return_if_fail (DAG_IS_TABLE (self) && self->model != NULL);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  job->record_class = self->spec->record_class;
  job->records = g_ptr_array_sized_new (n_rows);
  job->columns = list_columns (self);
  job->writer = dag_csv_writer_new (TRUE);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (job->records,
                     job->record_class->ref (
                         (gpointer) dag_slot_model_get_record (self->model, i)));
  write_header (job);
  g_task_set_source_tag (task, dag_table_export_async);
  g_task_set_task_data (task, job, export_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, g_object_ref (task), g_object_unref);
}

/**
 * dag_table_export_finish:
 * @self: a table
 * @result: what the callback got
 * @error: only when it was cancelled
 *
 * Returns: (transfer full) (nullable): the file's contents
 */
GBytes *
dag_table_export_finish (DagTable      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree char *name = user_data;
  g_autoptr (GBytes) bytes = dag_table_export_finish (DAG_TABLE (source), result, NULL);

  if (bytes != NULL)
    dag_save_offer (GTK_WIDGET (source), _ ("Export What Is Shown"), name, bytes);
}

/**
 * dag_table_offer_export:
 * @self: a table
 * @now_us: the moment it shows, for the name of the file
 * @zone: the centre's zone
 *
 * Asks where to save what the table shows, and saves it.
 */
void
dag_table_offer_export (DagTable  *self,
                        int64_t    now_us,
                        GTimeZone *zone)
{
  g_return_if_fail (DAG_IS_TABLE (self) && self->spec != NULL && zone != NULL);

  dag_table_export_async (self, NULL, on_exported,
                          dag_save_dup_name (_ (self->spec->label), now_us, zone, "csv"));
}

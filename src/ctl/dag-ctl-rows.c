/* dag-ctl-rows.c - rows of an export, as comma-separated values or as JSON
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-rows.h"

#include "dag-csv.h"
#include "dag-ctl-json.h"

struct _DagCtlRows
{
  const char *const *columns;
  guint at; /* the column of the next cell */
  DagCsvWriter *csv;    /* (nullable) */
  JsonBuilder *builder; /* (nullable) */
};

/**
 * dag_ctl_rows_new:
 * @as_json: one object with all rows, rather than comma-separated values
 * @what: what is exported, for JSON
 * @columns: their words; static
 *
 * Returns: (transfer full): no rows yet
 */
DagCtlRows *
dag_ctl_rows_new (gboolean           as_json,
                  const char        *what,
                  const char *const *columns)
{
  DagCtlRows *self = g_new0 (DagCtlRows, 1);

  self->columns = columns;
  if (as_json)
    {
      self->builder = json_builder_new ();
      json_builder_begin_object (self->builder);
      dag_ctl_json_add_text (self->builder, "schema", "dagstart.export/1");
      dag_ctl_json_add_text (self->builder, "what", what);
      json_builder_set_member_name (self->builder, "rows");
      json_builder_begin_array (self->builder);
      return self;
    }
  self->csv = dag_csv_writer_new (FALSE);
  for (guint i = 0; columns[i] != NULL; i++)
    dag_csv_writer_add_text (self->csv, columns[i]);
  dag_csv_writer_end_row (self->csv);
  return self;
}

void
dag_ctl_rows_free (DagCtlRows *self)
{
  g_clear_pointer (&self->csv, dag_csv_writer_free);
  g_clear_object (&self->builder);
  g_free (self);
}

void
dag_ctl_rows_begin (DagCtlRows *self)
{
  self->at = 0;
  if (self->builder != NULL)
    json_builder_begin_object (self->builder);
}

void
dag_ctl_rows_add_text (DagCtlRows *self,
                       const char *text)
{
  const char *column = self->columns[self->at++];

  if (self->builder != NULL)
    dag_ctl_json_add_text (self->builder, column, text);
  else
    dag_csv_writer_add_text (self->csv, text);
}

void
dag_ctl_rows_add_count (DagCtlRows *self,
                        int64_t     count)
{
  const char *column = self->columns[self->at++];

  if (self->builder != NULL)
    dag_ctl_json_add_count (self->builder, column, count);
  else
    dag_csv_writer_add_count (self->csv, count);
}

void
dag_ctl_rows_add_seconds (DagCtlRows *self,
                          double      seconds)
{
  const char *column = self->columns[self->at++];

  if (self->builder != NULL)
    dag_ctl_json_add_seconds (self->builder, column, seconds);
  else
    dag_csv_writer_add_seconds (self->csv, seconds);
}

void
dag_ctl_rows_add_time (DagCtlRows *self,
                       int64_t     time_us,
                       GTimeZone  *zone)
{
  const char *column = self->columns[self->at++];

  if (self->builder != NULL)
    dag_ctl_json_add_time (self->builder, column, time_us, zone);
  else
    dag_csv_writer_add_time (self->csv, time_us, zone);
}

void
dag_ctl_rows_end (DagCtlRows *self)
{
  if (self->builder != NULL)
    json_builder_end_object (self->builder);
  else
    dag_csv_writer_end_row (self->csv);
}

/**
 * dag_ctl_rows_finish:
 * @self: all rows
 *
 * Returns: (transfer full): the text of the export
 */
char *
dag_ctl_rows_finish (DagCtlRows *self)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *text;

  if (self->builder != NULL)
    {
      json_builder_end_array (self->builder);
      return dag_ctl_json_end (self->builder, FALSE);
    }
  bytes = dag_csv_writer_finish (self->csv);
  text = g_bytes_get_data (bytes, &length);
  return g_strndup (text, length);
}

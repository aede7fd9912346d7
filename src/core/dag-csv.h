/* dag-csv.h - comma-separated values (RFC 4180) that a spreadsheet may open without harm
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dag-value.h"

G_BEGIN_DECLS

/**
 * DagCsvWriter:
 *
 * Writes one table. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it; numbers are numbers, with a point, and what is not known is an empty cell.
 */
typedef struct _DagCsvWriter DagCsvWriter;

DagCsvWriter *dag_csv_writer_new         (gboolean with_mark) G_GNUC_WARN_UNUSED_RESULT;
void          dag_csv_writer_free        (DagCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCsvWriter, dag_csv_writer_free)

void          dag_csv_writer_add_text    (DagCsvWriter *self,
                                          const char   *text);
void          dag_csv_writer_add_count   (DagCsvWriter *self,
                                          int64_t       count);
void          dag_csv_writer_add_number  (DagCsvWriter *self,
                                          double        number);
void          dag_csv_writer_add_seconds (DagCsvWriter *self,
                                          double        seconds);
void          dag_csv_writer_add_time    (DagCsvWriter *self,
                                          int64_t       time_us,
                                          GTimeZone    *zone);
void          dag_csv_writer_end_row     (DagCsvWriter *self);
GBytes       *dag_csv_writer_finish      (DagCsvWriter *self) G_GNUC_WARN_UNUSED_RESULT;

/* Reading it back. */
#define DAG_CSV_MAX_BYTES (64 * 1024 * 1024)

GPtrArray    *dag_csv_parse              (const char  *text,
                                          gsize        length,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char         *dag_csv_dup_text           (const char *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-row.h - the figures of a queue at one poll as whole numbers, and rows of them as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-bytes.h"
#include "dag-snapshot.h"
#include "dag-totals.h"

G_BEGIN_DECLS

#define DAG_N_COLUMNS 24

/* Those that change often come first: their bits then take the fewest bytes. Never
 * re-ordered: files are written so. */
typedef enum
{
  DAG_COLUMN_WAIT_START, /* second at which the longest wait began; 0: nobody waits */
  DAG_COLUMN_WAITING,
  DAG_COLUMN_ON_CONTACT,
  DAG_COLUMN_AVAILABLE,
  DAG_COLUMN_HANDLE_S,
  DAG_COLUMN_WRAP_UP,
  DAG_COLUMN_RINGING,
  DAG_COLUMN_OFFERED,
  DAG_COLUMN_ANSWERED,
  DAG_COLUMN_WAIT_ANSWERED_S,
  DAG_COLUMN_HANDLED,
  DAG_COLUMN_ANSWERED_WITHIN,
  DAG_COLUMN_EXPECTED_WAIT_S,
  DAG_COLUMN_STAFFED,
  DAG_COLUMN_ON_BREAK,
  DAG_COLUMN_MEETING,
  DAG_COLUMN_ABANDONED,
  DAG_COLUMN_WAIT_ABANDONED_S,
  DAG_COLUMN_ABANDONED_SHORT,
  DAG_COLUMN_ABANDONED_WITHIN,
  DAG_COLUMN_OLDEST_START,
  DAG_COLUMN_LONGEST_TODAY_S,
  DAG_COLUMN_TAGGED,
  DAG_COLUMN_PRESENT, /* 1: the queue was in the answer */
} DagColumn;

/* The whole centre uses the columns with these instead. */
#define DAG_COLUMN_TAKEN_AT_MS DAG_COLUMN_ON_CONTACT
#define DAG_COLUMN_LEVEL DAG_COLUMN_HANDLE_S /* service level of the day so far, 1/10,000 */

/* Absent and unknown stay −1 and −2. */
typedef struct
{
  int64_t values[DAG_N_COLUMNS];
} DagRow;

void     dag_row_clear       (DagRow *self);
void     dag_row_set_queue   (DagRow               *self,
                              const DagQueueSample *queue,
                              int64_t               taken_at_us);
void     dag_row_set_centre  (DagRow          *self,
                              const DagTotals *totals,
                              gboolean         has_people,
                              int64_t          taken_at_us);
void     dag_row_get_queue   (const DagRow   *self,
                              int64_t         taken_at_us,
                              DagQueueSample *queue);
double   dag_row_get_wait_s  (const DagRow *self,
                              DagColumn     column,
                              int64_t       taken_at_us);
double   dag_row_get_number  (const DagRow *self,
                              DagColumn     column);

gboolean dag_row_equal       (const DagRow *self,
                              const DagRow *other);
void     dag_row_write       (const DagRow *self,
                              const DagRow *before,
                              GByteArray   *bytes);
void     dag_row_read        (DagRow        *self,
                              DagByteReader *reader);

/**
 * DagStream:
 *
 * The rows of one queue in one hour: only those that differ from the one before, each with
 * the number of its poll in that hour.
 */
typedef struct
{
  GByteArray *bytes;
  DagRow last;
  guint n_rows;
  guint last_poll;
} DagStream;

void     dag_stream_init     (DagStream *self);
void     dag_stream_clear    (DagStream *self);
void     dag_stream_restart  (DagStream *self);
void     dag_stream_add      (DagStream    *self,
                              const DagRow *row,
                              guint         poll);
GBytes  *dag_stream_pack     (const DagStream *self) G_GNUC_WARN_UNUSED_RESULT;

/* A stream of bytes being read; @row is the one of poll @poll. */
typedef struct
{
  GByteArray *unpacked; /* (nullable) */
  DagByteReader reader;
  DagRow row;
  guint poll;
  gboolean has_row;
} DagStreamReader;

void     dag_stream_reader_init  (DagStreamReader *self,
                                  const guint8    *blob,
                                  gsize            length);
void     dag_stream_reader_init_plain (DagStreamReader *self,
                                       const DagStream *stream);
void     dag_stream_reader_clear (DagStreamReader *self);
gboolean dag_stream_reader_next  (DagStreamReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagStreamReader, dag_stream_reader_clear)

G_END_DECLS

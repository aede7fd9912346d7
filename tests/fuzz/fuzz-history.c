/* fuzz-history.c - any bytes as a blob of the history: read as far as it is sound, never further
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-quarters.h"
#include "dag-recorder-private.h"
#include "dag-row.h"
#include "dag-steps.h"

#define HOUR 498729

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

static void
read_stream (const guint8 *bytes,
             gsize         length)
{
  g_auto (DagStreamReader) reader = { .unpacked = NULL };
  guint last = 0;

  dag_stream_reader_init (&reader, bytes, length);
  while (dag_stream_reader_next (&reader))
    {
      g_autoptr (DagQueueSample) queue = dag_queue_sample_new ();

      dag_row_get_queue (&reader.row, HOUR * DAG_HOUR_US, queue);
      g_assert_cmpint (queue->waiting, >=, DAG_COUNT_UNKNOWN);
      g_assert_cmpfloat (queue->longest_wait_s, >=, DAG_SECONDS_UNKNOWN);
      g_assert_cmpuint (reader.poll, >=, last);
      last = reader.poll;
    }
}

static void
read_frame (const guint8 *bytes,
            gsize         length)
{
  g_autoptr (DagRecorder) recorder = dag_recorder_new ();

  dag_recorder_add_entity (recorder, DAG_ENTITY_AGENT, "a", 3);
  dag_recorder_add_entity (recorder, DAG_ENTITY_QUEUE, "q", 4);
  dag_recorder_begin_hour (recorder, HOUR);
  if (dag_recorder_read_frame (recorder, HOUR * DAG_HOUR_US + 10000000, bytes, length))
    dag_recorder_keep_rows (recorder, HOUR * DAG_HOUR_US + 10000000);
  dag_recorder_read_frame (recorder, HOUR * DAG_HOUR_US + 20000000, bytes, length);
}

/* Without a person a row of the journal is as sound as before, and holds nobody of that number. */
static void
strip_frame (const guint8 *bytes,
             gsize         length)
{
  g_autoptr (GBytes) without = dag_recorder_strip_frame (bytes, length, 3);
  g_autoptr (GBytes) again = NULL;
  gsize n;
  const guint8 *data = without != NULL ? g_bytes_get_data (without, &n) : NULL;

  if (data == NULL)
    return;
  again = dag_recorder_strip_frame (data, n, 3);
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (without, again));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));
  DagQuarters quarters;

  read_stream (bytes, length);
  read_frame (bytes, length);
  strip_frame (bytes, length);
  dag_steps_read (bytes, length, HOUR, steps);
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpuint (g_array_index (steps, DagTrackStep, i).state, <, DAG_N_STATES);
  dag_quarters_read (&quarters, bytes, length, HOUR);
  g_assert_cmpuint (quarters.n_quarters, <=, DAG_MAX_QUARTERS);
  for (guint i = 0; i < quarters.n_quarters; i++)
    g_assert_cmpint (quarters.quarters[i].interval.counts.offered, >=, DAG_COUNT_ABSENT);
  return 0;
}

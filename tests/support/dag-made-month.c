/* dag-made-month.c - a month of answers every ten seconds, written as hours that are over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-made-month.h"

#include "dag-recorder-private.h"

#define N_POLLS 360 /* in an hour */
#define PUT_QUEUE "INSERT INTO queue_hour (k, b) VALUES (?, ?)"

int64_t
dag_made_month_get_waiting (guint poll)
{
  return poll == DAG_MADE_MONTH_PEAK ? DAG_MADE_MONTH_MOST : (poll * 7919u / 13u) % 13u;
}

int64_t
dag_made_month_get_staffed (guint poll)
{
  return poll == DAG_MADE_MONTH_DIP ? DAG_MADE_MONTH_LEAST : 20 + (poll / 60u) % 5u;
}

static gboolean
put_hour (DagDatabase  *database,
          int64_t       from_us,
          guint         hour,
          DagStream    *stream,
          GError      **error)
{
  int64_t number = from_us / (3600 * DAG_USEC_PER_SEC) + hour;
  g_autoptr (GBytes) blob = NULL;

  dag_stream_restart (stream);
  for (guint i = 0; i < N_POLLS; i++)
    {
      guint poll = hour * N_POLLS + i;
      DagRow row;

      dag_row_clear (&row);
      row.values[DAG_COLUMN_PRESENT] = 1;
      row.values[DAG_COLUMN_TAKEN_AT_MS] = (from_us + poll * DAG_MADE_MONTH_EVERY_US) / 1000;
      row.values[DAG_COLUMN_WAITING] = dag_made_month_get_waiting (poll);
      row.values[DAG_COLUMN_STAFFED] = dag_made_month_get_staffed (poll);
      dag_stream_add (stream, &row, i + 1);
    }
  blob = dag_stream_pack (stream);
  return dag_recorder_put_blob (database, PUT_QUEUE, dag_key_of (number, DAG_ENTITY_CENTRE),
                                blob, error);
}

/* The hours as they are written when each is over. */
static gpointer
put_month (DagDatabase *database,
           gpointer     input,
           GError     **error)
{
  const int64_t *from_us = input;
  DagStream stream;

  dag_stream_init (&stream);
  for (guint hour = 0; hour < DAG_MADE_MONTH_HOURS; hour++)
    if (!put_hour (database, *from_us, hour, &stream, error))
      break;
  dag_stream_clear (&stream);
  return NULL;
}

const DagStoreJob dag_made_month_job = { .mode = DAG_STORE_WRITE, .run = put_month };

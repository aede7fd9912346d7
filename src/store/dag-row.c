/* dag-row.c - the figures of a queue at one poll as whole numbers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-row.h"

#include <math.h>

/* Everything absent, and the queue not in the answer. */
void
dag_row_clear (DagRow *self)
{
  for (guint i = 0; i < DAG_N_COLUMNS; i++)
    self->values[i] = DAG_COUNT_ABSENT;
  self->values[DAG_COLUMN_PRESENT] = 0;
}

static int64_t
from_seconds (double seconds)
{
  if (!dag_seconds_is_known (seconds))
    return seconds < DAG_SECONDS_ABSENT ? DAG_COUNT_UNKNOWN : DAG_COUNT_ABSENT;
  return (int64_t) (MIN (seconds, 1e12) + 0.5);
}

static double
to_seconds (int64_t value)
{
  if (value >= 0)
    return (double) value;
  return value == DAG_COUNT_UNKNOWN ? DAG_SECONDS_UNKNOWN : DAG_SECONDS_ABSENT;
}

static int64_t
round_to_s (int64_t at_us)
{
  return (at_us + DAG_USEC_PER_SEC / 2) / DAG_USEC_PER_SEC;
}

/* When a wait began stays the same from poll to poll, its length does not. */
static int64_t
from_wait (double  wait_s,
           int64_t taken_at_us)
{
  int64_t taken_at_s = round_to_s (taken_at_us);

  if (!dag_seconds_is_known (wait_s))
    return from_seconds (wait_s);
  if (wait_s < 0.5 || wait_s >= (double) taken_at_s)
    return 0;
  return round_to_s (taken_at_us - (int64_t) (wait_s * (double) DAG_USEC_PER_SEC));
}

/**
 * dag_row_get_wait_s:
 * @self: a row
 * @column: %DAG_COLUMN_WAIT_START or %DAG_COLUMN_OLDEST_START
 * @taken_at_us: when the row was taken
 *
 * Returns: the wait in whole seconds, absent or unknown
 */
double
dag_row_get_wait_s (const DagRow *self,
                    DagColumn     column,
                    int64_t       taken_at_us)
{
  int64_t start_s = self->values[column];

  if (start_s <= 0)
    return to_seconds (start_s);
  return (double) MAX (round_to_s (taken_at_us) - start_s, 0);
}

/* A figure as it is; NaN where it is not known. */
double
dag_row_get_number (const DagRow *self,
                    DagColumn     column)
{
  return self->values[column] >= 0 ? (double) self->values[column] : (double) NAN;
}

static void
set_day (DagRow            *self,
         const DagQueueDay *day)
{
  int64_t *values = self->values;

  values[DAG_COLUMN_OFFERED] = day->offered;
  values[DAG_COLUMN_ANSWERED] = day->answered;
  values[DAG_COLUMN_ABANDONED] = day->abandoned;
  values[DAG_COLUMN_ABANDONED_SHORT] = day->abandoned_short;
  values[DAG_COLUMN_ANSWERED_WITHIN] = day->answered_within;
  values[DAG_COLUMN_ABANDONED_WITHIN] = day->abandoned_within;
  values[DAG_COLUMN_WAIT_ANSWERED_S] = from_seconds (day->wait_answered_s);
  values[DAG_COLUMN_WAIT_ABANDONED_S] = from_seconds (day->wait_abandoned_s);
  values[DAG_COLUMN_HANDLED] = day->handled;
  values[DAG_COLUMN_HANDLE_S] = from_seconds (day->handle_s);
  values[DAG_COLUMN_LONGEST_TODAY_S] = from_seconds (day->longest_wait_s);
  values[DAG_COLUMN_TAGGED] = day->tagged;
}

void
dag_row_set_queue (DagRow               *self,
                   const DagQueueSample *queue,
                   int64_t               taken_at_us)
{
  int64_t *values = self->values;

  values[DAG_COLUMN_WAIT_START] = from_wait (queue->longest_wait_s, taken_at_us);
  values[DAG_COLUMN_OLDEST_START] = from_wait (queue->oldest_s, taken_at_us);
  values[DAG_COLUMN_EXPECTED_WAIT_S] = from_seconds (queue->expected_wait_s);
  values[DAG_COLUMN_WAITING] = queue->waiting;
  values[DAG_COLUMN_STAFFED] = queue->staffed;
  values[DAG_COLUMN_AVAILABLE] = queue->available;
  values[DAG_COLUMN_RINGING] = queue->ringing;
  values[DAG_COLUMN_ON_CONTACT] = queue->on_contact;
  values[DAG_COLUMN_WRAP_UP] = queue->wrap_up;
  values[DAG_COLUMN_ON_BREAK] = queue->on_break;
  values[DAG_COLUMN_MEETING] = queue->meeting;
  values[DAG_COLUMN_PRESENT] = 1;
  set_day (self, &queue->today);
}

void
dag_row_set_centre (DagRow          *self,
                    const DagTotals *totals,
                    gboolean         has_people,
                    int64_t          taken_at_us)
{
  int64_t *values = self->values;

  dag_row_clear (self);
  values[DAG_COLUMN_WAIT_START] = from_wait (totals->longest_wait_s, taken_at_us);
  values[DAG_COLUMN_WAITING] = totals->waiting;
  values[DAG_COLUMN_TAKEN_AT_MS] = taken_at_us / 1000;
  if (has_people)
    {
      values[DAG_COLUMN_STAFFED] = totals->staffed;
      values[DAG_COLUMN_AVAILABLE] = totals->by_state[DAG_STATE_AVAILABLE];
    }
  if (dag_share_is_known (totals->service_level))
    values[DAG_COLUMN_LEVEL] = (int64_t) (totals->service_level * 10000.0);
  values[DAG_COLUMN_PRESENT] = 1;
}

void
dag_row_get_queue (const DagRow   *self,
                   int64_t         taken_at_us,
                   DagQueueSample *queue)
{
  const int64_t *values = self->values;
  DagQueueDay *day = &queue->today;

  queue->longest_wait_s = dag_row_get_wait_s (self, DAG_COLUMN_WAIT_START, taken_at_us);
  queue->oldest_s = dag_row_get_wait_s (self, DAG_COLUMN_OLDEST_START, taken_at_us);
  queue->expected_wait_s = to_seconds (values[DAG_COLUMN_EXPECTED_WAIT_S]);
  queue->waiting = values[DAG_COLUMN_WAITING];
  queue->staffed = values[DAG_COLUMN_STAFFED];
  queue->available = values[DAG_COLUMN_AVAILABLE];
  queue->ringing = values[DAG_COLUMN_RINGING];
  queue->on_contact = values[DAG_COLUMN_ON_CONTACT];
  queue->wrap_up = values[DAG_COLUMN_WRAP_UP];
  queue->on_break = values[DAG_COLUMN_ON_BREAK];
  queue->meeting = values[DAG_COLUMN_MEETING];
  day->offered = values[DAG_COLUMN_OFFERED];
  day->answered = values[DAG_COLUMN_ANSWERED];
  day->abandoned = values[DAG_COLUMN_ABANDONED];
  day->abandoned_short = values[DAG_COLUMN_ABANDONED_SHORT];
  day->answered_within = values[DAG_COLUMN_ANSWERED_WITHIN];
  day->abandoned_within = values[DAG_COLUMN_ABANDONED_WITHIN];
  day->wait_answered_s = to_seconds (values[DAG_COLUMN_WAIT_ANSWERED_S]);
  day->wait_abandoned_s = to_seconds (values[DAG_COLUMN_WAIT_ABANDONED_S]);
  day->handled = values[DAG_COLUMN_HANDLED];
  day->handle_s = to_seconds (values[DAG_COLUMN_HANDLE_S]);
  day->longest_wait_s = to_seconds (values[DAG_COLUMN_LONGEST_TODAY_S]);
  day->tagged = values[DAG_COLUMN_TAGGED];
}

gboolean
dag_row_equal (const DagRow *self,
               const DagRow *other)
{
  return memcmp (self, other, sizeof *self) == 0;
}

/**
 * dag_row_write:
 * @self: a row
 * @before: the one before it, or a cleared one
 * @bytes: gets a mask of the columns that differ, and by how much
 */
void
dag_row_write (const DagRow *self,
               const DagRow *before,
               GByteArray   *bytes)
{
  uint64_t mask = 0;

  for (guint i = 0; i < DAG_N_COLUMNS; i++)
    if (self->values[i] != before->values[i])
      mask |= (uint64_t) 1 << i;
  dag_bytes_add (bytes, mask);
  for (guint i = 0; i < DAG_N_COLUMNS; i++)
    if ((mask & ((uint64_t) 1 << i)) != 0)
      dag_bytes_add_signed (bytes, self->values[i] - before->values[i]);
}

/* A count below "unknown" can only come from a damaged file. */
static int64_t
make_sane (int64_t value)
{
  return value < DAG_COUNT_UNKNOWN || value > G_GINT64_CONSTANT (1000000000000000)
             ? DAG_COUNT_ABSENT
             : value;
}

/**
 * dag_row_read:
 * @self: the row before; becomes the next one
 * @reader: what dag_row_write() wrote, or anything else
 */
void
dag_row_read (DagRow        *self,
              DagByteReader *reader)
{
  uint64_t mask = dag_byte_reader_next (reader);

  if (mask >> DAG_N_COLUMNS != 0)
    reader->bad = TRUE;
  for (guint i = 0; i < DAG_N_COLUMNS && !reader->bad; i++)
    if ((mask & ((uint64_t) 1 << i)) != 0)
      self->values[i] = make_sane (
          dag_bytes_sum (self->values[i], dag_byte_reader_next_signed (reader)));
}

/* dag-hour-sums.c - what ended in each quarter of an hour, from the counters at each poll
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

#define QUARTER_MINUTES 15
#define QUARTER_US (QUARTER_MINUTES * 60 * DAG_USEC_PER_SEC)
/* Counters read so far apart do not tell in which interval the contacts fell. */
#define MAX_APART_US QUARTER_US
/* An interval of which we missed more than this is not whole, and is left out. */
#define WHOLE_SLACK_US (60 * DAG_USEC_PER_SEC)

/* A counter of the day, and where its sum goes. */
typedef struct
{
  DagColumn column;
  gsize offset;
} Counter;

static const Counter counts[] = {
  { DAG_COLUMN_OFFERED, G_STRUCT_OFFSET (DagQueueDay, offered) },
  { DAG_COLUMN_ANSWERED, G_STRUCT_OFFSET (DagQueueDay, answered) },
  { DAG_COLUMN_ABANDONED, G_STRUCT_OFFSET (DagQueueDay, abandoned) },
  { DAG_COLUMN_ABANDONED_SHORT, G_STRUCT_OFFSET (DagQueueDay, abandoned_short) },
  { DAG_COLUMN_ANSWERED_WITHIN, G_STRUCT_OFFSET (DagQueueDay, answered_within) },
  { DAG_COLUMN_ABANDONED_WITHIN, G_STRUCT_OFFSET (DagQueueDay, abandoned_within) },
  { DAG_COLUMN_HANDLED, G_STRUCT_OFFSET (DagQueueDay, handled) },
  { DAG_COLUMN_TAGGED, G_STRUCT_OFFSET (DagQueueDay, tagged) },
};

static const Counter durations[] = {
  { DAG_COLUMN_WAIT_ANSWERED_S, G_STRUCT_OFFSET (DagQueueDay, wait_answered_s) },
  { DAG_COLUMN_WAIT_ABANDONED_S, G_STRUCT_OFFSET (DagQueueDay, wait_abandoned_s) },
  { DAG_COLUMN_HANDLE_S, G_STRUCT_OFFSET (DagQueueDay, handle_s) },
};

/* −1 where it cannot be said; a counter that went back was reset (F-D07). */
static int64_t
get_delta (const DagRow *before,
           const DagRow *now,
           DagColumn     column)
{
  if (before->values[column] < 0 || now->values[column] < 0)
    return -1;
  if (now->values[column] < before->values[column])
    return now->values[column];
  return now->values[column] - before->values[column];
}

static void
add_counters (DagQueueDay  *day,
              const DagRow *before,
              const DagRow *now)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      int64_t *sum = G_STRUCT_MEMBER_P (day, counts[i].offset);
      int64_t delta = get_delta (before, now, counts[i].column);

      if (delta >= 0)
        *sum = MAX (*sum, 0) + delta;
    }
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      double *sum = G_STRUCT_MEMBER_P (day, durations[i].offset);
      int64_t delta = get_delta (before, now, durations[i].column);

      if (delta >= 0)
        *sum = MAX (*sum, 0.0) + (double) delta;
    }
}

/* The most waiting, the longest wait, and the people there times the seconds. */
static void
add_picture (DagInterval  *interval,
             const DagRow *row,
             int64_t       at_us,
             int64_t       next_us)
{
  double wait_s = dag_row_get_wait_s (row, DAG_COLUMN_WAIT_START, at_us);

  interval->waiting_max = MAX (interval->waiting_max, row->values[DAG_COLUMN_WAITING]);
  interval->counts.longest_wait_s = MAX (interval->counts.longest_wait_s, wait_s);
  if (dag_count_is_known (row->values[DAG_COLUMN_STAFFED]))
    interval->staffed_s = MAX (interval->staffed_s, 0.0)
                          + (double) row->values[DAG_COLUMN_STAFFED]
                                * (double) (next_us - at_us) / (double) DAG_USEC_PER_SEC;
}

/* Whether the interval of @at_us was watched from its start, as the poll before tells. */
static gboolean
begins_whole (int64_t start_us,
              int64_t before_us)
{
  return before_us <= start_us + WHOLE_SLACK_US;
}

/**
 * dag_recorder_collect_quarters:
 * @self: a recorder
 * @entity: a queue
 * @times: (element-type int64_t): when each poll of the hour under way was taken
 * @quarters: (out): its intervals so far, from our own sums: those that were watched from
 *   their start
 */
void
dag_recorder_collect_quarters (DagRecorder  *self,
                               DagEntity    *entity,
                               const GArray *times,
                               DagQuarters  *quarters)
{
  g_auto (DagCursor) cursor = { .blob = NULL };
  DagRow before = entity->log->before;
  int64_t before_us = self->before_us;
  DagInterval *interval = NULL;
  int64_t open_us = DAG_TIME_NONE;

  quarters->n_quarters = 0;
  dag_cursor_open_stream (&cursor, &entity->log->stream);
  for (guint poll = 1; poll < times->len; poll++)
    {
      int64_t at_us = g_array_index (times, int64_t, poll);
      int64_t next_us = poll + 1 < times->len ? g_array_index (times, int64_t, poll + 1) : at_us;
      int64_t start_us = at_us - at_us % QUARTER_US;
      gboolean follows = before.values[DAG_COLUMN_PRESENT] == 1 && dag_time_is_known (before_us)
                         && at_us - before_us <= MAX_APART_US;

      dag_cursor_go_to (&cursor, poll);
      if (start_us != open_us)
        {
          open_us = start_us;
          interval = NULL;
          if (follows && begins_whole (start_us, before_us)
              && cursor.row.values[DAG_COLUMN_PRESENT] == 1)
            {
              g_autoptr (DagInterval) blank = dag_interval_new ();

              blank->start_us = start_us;
              blank->minutes = QUARTER_MINUTES;
              blank->target = entity->target;
              dag_quarters_put (quarters, blank, FALSE);
              interval = &quarters->quarters[quarters->n_quarters - 1].interval;
            }
        }
      if (interval != NULL && cursor.row.values[DAG_COLUMN_PRESENT] == 1)
        {
          if (follows)
            add_counters (&interval->counts, &before, &cursor.row);
          add_picture (interval, &cursor.row, at_us, next_us);
        }
      before = cursor.row;
      before_us = at_us;
    }
}

/* dag-wait-record.c - what callers were told about the wait, against what they then waited
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No source tells of one caller. But its counters do: where one call more was answered since
 * the last poll, and 240 s of wait more were counted, that caller waited 240 s, joined the
 * line 240 s before, and was told what was told then. Where a few were answered at once, each
 * is taken to have waited the mean of them; where many were, nothing is known of each. */
#include "config.h"

#include "dag-wait-record.h"

#include <math.h>

#define QUARTER_US (15 * 60 * DAG_USEC_PER_SEC)
/* Between answers further apart, the counters mix too much. */
#define MAX_GAP_US (90 * DAG_USEC_PER_SEC)
#define KEEP_TOLD_US (3 * 3600 * DAG_USEC_PER_SEC)

/* From @at_us on, this was told. */
typedef struct
{
  int64_t at_us;
  guint told_min; /* 0: nothing */
} Telling;

struct _DagWaitRecord
{
  GArray *tellings; /* of Telling, oldest first */
  GArray *cells;    /* of DagWaitCell, in the order of their making */
  DagQueueDay last;
  int64_t last_at_us; /* DAG_TIME_NONE: nothing was observed */
};

DagWaitRecord *
dag_wait_record_new (void)
{
  DagWaitRecord *self = g_new0 (DagWaitRecord, 1);

  self->tellings = g_array_new (FALSE, FALSE, sizeof (Telling));
  self->cells = g_array_new (FALSE, FALSE, sizeof (DagWaitCell));
  return self;
}

void
dag_wait_record_free (DagWaitRecord *self)
{
  g_array_unref (self->tellings);
  g_array_unref (self->cells);
  g_free (self);
}

static void
note_telling (DagWaitRecord *self,
              int64_t        at_us,
              guint          told_min)
{
  Telling telling = { at_us, told_min };
  guint n_old = 0;

  if (self->tellings->len > 0
      && g_array_index (self->tellings, Telling, self->tellings->len - 1).told_min == told_min)
    return;
  g_array_append_val (self->tellings, telling);
  while (n_old + 1 < self->tellings->len
         && g_array_index (self->tellings, Telling, n_old + 1).at_us < at_us - KEEP_TOLD_US)
    n_old++;
  if (n_old > 0)
    g_array_remove_range (self->tellings, 0, n_old);
}

/* Returns: the minutes that were told at @at_us; 0: none, or not known */
static guint
get_told (DagWaitRecord *self,
          int64_t        at_us)
{
  guint told_min = 0;

  for (guint i = 0; i < self->tellings->len; i++)
    {
      const Telling *telling = &g_array_index (self->tellings, Telling, i);

      if (telling->at_us > at_us)
        break;
      told_min = telling->told_min;
    }
  return told_min;
}

static DagWaitCell *
ensure_cell (DagWaitRecord *self,
             int64_t        quarter_us,
             guint          told_min,
             guint          waited_steps)
{
  DagWaitCell blank = { quarter_us, told_min, waited_steps, 0, 0 };

  for (guint i = self->cells->len; i-- > 0;)
    {
      DagWaitCell *cell = &g_array_index (self->cells, DagWaitCell, i);

      if (cell->quarter_us == quarter_us && cell->told_min == told_min
          && cell->waited_steps == waited_steps)
        return cell;
      if (cell->quarter_us < quarter_us)
        break;
    }
  g_array_append_val (self->cells, blank);
  return &g_array_index (self->cells, DagWaitCell, self->cells->len - 1);
}

/* @n callers waited @waited_s each, until about @ended_us. Who gave up (@left) before the time
 * that was told is left out: how long it would have been nobody knows. */
static void
count (DagWaitRecord *self,
       int64_t        ended_us,
       guint          n,
       double         waited_s,
       gboolean       left)
{
  guint told_min
      = get_told (self, ended_us - (int64_t) (waited_s * (double) DAG_USEC_PER_SEC));
  gboolean is_longer = waited_s > told_min * 60.0;
  DagWaitCell *cell;

  if (told_min == 0 || (left && !is_longer))
    return;
  cell = ensure_cell (self, ended_us - ended_us % QUARTER_US, told_min,
                      (guint) ceil (MIN (waited_s, 86400.0) / DAG_WAIT_RECORD_STEP_S));
  cell->n += n;
  cell->n_longer += is_longer ? n : 0;
}

static void
count_since_last (DagWaitRecord     *self,
                  const DagQueueDay *now,
                  int64_t            ended_us)
{
  int64_t answered = now->answered - self->last.answered;
  double answered_s = now->wait_answered_s - self->last.wait_answered_s;
  int64_t left = now->abandoned - self->last.abandoned;
  double left_s = now->wait_abandoned_s - self->last.wait_abandoned_s;

  if (self->last.answered >= 0 && self->last.wait_answered_s >= 0.0 && answered > 0
      && answered <= DAG_WAIT_RECORD_GROUP && answered_s >= 0.0)
    count (self, ended_us, (guint) answered, answered_s / (double) answered, FALSE);
  if (self->last.abandoned >= 0 && self->last.wait_abandoned_s >= 0.0 && left > 0
      && left <= DAG_WAIT_RECORD_GROUP && left_s >= 0.0)
    count (self, ended_us, (guint) left, left_s / (double) left, TRUE);
}

/**
 * dag_wait_record_observe:
 * @self: of one queue
 * @queue: it, as it is now
 * @taken_at_us: when that was
 * @told_min: the minutes that callers who join now are told; 0: nothing
 *
 * Answers come in the order of time.
 */
void
dag_wait_record_observe (DagWaitRecord        *self,
                         const DagQueueSample *queue,
                         int64_t               taken_at_us,
                         guint                 told_min)
{
  int64_t gap_us = taken_at_us - self->last_at_us;

  g_return_if_fail (self != NULL && queue != NULL);

  if (dag_time_is_known (self->last_at_us) && gap_us <= 0)
    return;
  if (dag_time_is_known (self->last_at_us) && gap_us <= MAX_GAP_US)
    count_since_last (self, &queue->today, taken_at_us - gap_us / 2);
  else
    g_array_set_size (self->tellings, 0);
  note_telling (self, taken_at_us, told_min);
  self->last = queue->today;
  self->last_at_us = taken_at_us;
}

/**
 * dag_wait_record_restore:
 * @self: of one queue
 * @cell: what was recorded before
 */
void
dag_wait_record_restore (DagWaitRecord     *self,
                         const DagWaitCell *cell)
{
  DagWaitCell *own;

  g_return_if_fail (self != NULL && cell != NULL);

  own = ensure_cell (self, cell->quarter_us, cell->told_min, cell->waited_steps);
  own->n += cell->n;
  own->n_longer += cell->n_longer;
}

/* Returns: (transfer none) (element-type DagWaitCell): all that is recorded */
GArray *
dag_wait_record_get_cells (DagWaitRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cells;
}

/* The lower of the two in the middle. */
static guint
find_median (const guint *counts,
             guint        n_counts,
             guint        n)
{
  guint seen = 0;

  for (guint i = 0; i < n_counts; i++)
    {
      seen += counts[i];
      if (2 * seen >= n)
        return i;
    }
  return n_counts;
}

/**
 * dag_wait_record_summarise:
 * @self: of one queue
 * @from_us: from the quarter that begins then
 * @to_us: until, exclusive
 * @summary: (out caller-allocates): how right it was
 *
 * Of the callers who were told a time when they joined, and were answered, or gave up after
 * it: how many waited no longer. Both medians are of the same callers.
 *
 * Returns: whether there are enough, %DAG_WAIT_RECORD_MIN, to say
 */
gboolean
dag_wait_record_summarise (DagWaitRecord  *self,
                           int64_t         from_us,
                           int64_t         to_us,
                           DagWaitSummary *summary)
{
  guint told[256] = { 0 };
  g_autofree guint *waited = g_new0 (guint, 86400 / DAG_WAIT_RECORD_STEP_S + 1);
  guint n_longer = 0;

  g_return_val_if_fail (self != NULL && summary != NULL, FALSE);

  *summary = (DagWaitSummary){ 0, 0, DAG_SECONDS_ABSENT, DAG_SECONDS_ABSENT };
  for (guint i = 0; i < self->cells->len; i++)
    {
      const DagWaitCell *cell = &g_array_index (self->cells, DagWaitCell, i);

      if (cell->quarter_us < from_us || cell->quarter_us >= to_us)
        continue;
      summary->n += cell->n;
      n_longer += cell->n_longer;
      told[MIN (cell->told_min, G_N_ELEMENTS (told) - 1)] += cell->n;
      waited[MIN (cell->waited_steps, 86400 / DAG_WAIT_RECORD_STEP_S)] += cell->n;
    }
  if (summary->n < DAG_WAIT_RECORD_MIN)
    {
      summary->n = 0;
      return FALSE;
    }
  summary->n_kept = summary->n - n_longer;
  summary->told_s = 60.0 * find_median (told, G_N_ELEMENTS (told), summary->n);
  summary->waited_s = (double) DAG_WAIT_RECORD_STEP_S
                      * find_median (waited, 86400 / DAG_WAIT_RECORD_STEP_S + 1, summary->n);
  return TRUE;
}

/* Forgets what ended in quarters before @before_us. */
void
dag_wait_record_trim (DagWaitRecord *self,
                      int64_t        before_us)
{
  guint n_kept = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      DagWaitCell cell = g_array_index (self->cells, DagWaitCell, i);

      if (cell.quarter_us >= before_us)
        g_array_index (self->cells, DagWaitCell, n_kept++) = cell;
    }
  g_array_set_size (self->cells, n_kept);
}

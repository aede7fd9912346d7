/* dag-day-gaps.c - of which stretches of a day its report knows nothing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-report.h"

#include <math.h>

/* What is shorter is a poll that was missed. */
#define SHORTEST_GAP_US (60 * DAG_USEC_PER_SEC)

typedef struct
{
  int64_t from_us;
  int64_t to_us;
} Span;

static void
add_span (GArray  *spans,
          int64_t  from_us,
          int64_t  to_us)
{
  Span span = { from_us, to_us };

  g_array_append_val (spans, span);
}

/* A point holds until the next one; NaN: from then on nothing is known. */
static void
add_points (GArray *spans,
            GArray *points)
{
  for (guint i = 0; points != NULL && i + 1 < points->len; i++)
    {
      const DagPoint *point = &g_array_index (points, DagPoint, i);

      if (!isnan (point->value))
        add_span (spans, point->at_us, g_array_index (points, DagPoint, i + 1).at_us);
    }
}

static void
add_intervals (GArray    *spans,
               GPtrArray *intervals,
               gboolean   told_only)
{
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];

      if (interval->is_told || !told_only)
        add_span (spans, interval->start_us,
                  interval->start_us + interval->minutes * 60 * DAG_USEC_PER_SEC);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *x = a;
  const Span *y = b;

  return (x->from_us > y->from_us) - (x->from_us < y->from_us);
}

static void
take_gap (DagDayReport *self,
          int64_t       from_us,
          int64_t       to_us)
{
  if (to_us - from_us < SHORTEST_GAP_US)
    return;
  if (self->n_gaps++ == 0)
    {
      self->gap_from_us = from_us;
      self->gap_to_us = to_us;
    }
  self->gaps_us += to_us - from_us;
}

/**
 * dag_day_report_find_gaps:
 * @self: a report
 * @intervals: (nullable) (element-type DagInterval): of its day
 * @waiting: (nullable) (element-type DagPoint): how many waited that day
 * @staffed: (nullable) (element-type DagPoint): how many were at work
 *
 * What lies between the first and the last that is known is known where somebody watched,
 * or where the source told of it afterwards. An interval that was watched in part is known in
 * that part alone; where no more than intervals are kept, they are taken as whole. The day
 * begins where the first of it is known.
 */
void
dag_day_report_find_gaps (DagDayReport *self,
                          GPtrArray    *intervals,
                          GArray       *waiting,
                          GArray       *staffed)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  int64_t known_us;

  g_return_if_fail (self != NULL);

  self->n_gaps = 0;
  self->gaps_us = 0;
  add_points (spans, waiting);
  add_points (spans, staffed);
  add_intervals (spans, intervals, spans->len > 0);
  if (spans->len == 0)
    return; /* nothing tells what was seen and what was not */
  g_array_sort (spans, compare_spans);
  self->first_us = CLAMP (g_array_index (spans, Span, 0).from_us, self->first_us, self->last_us);
  known_us = self->first_us;
  for (guint i = 0; i < spans->len && known_us < self->last_us; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      take_gap (self, known_us, MIN (span->from_us, self->last_us));
      known_us = MAX (known_us, span->to_us);
    }
  take_gap (self, known_us, self->last_us);
}

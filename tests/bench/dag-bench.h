/* dag-bench.h - CPU time of ours and of a peer in turn, and the line that compares them
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Pairs are taken in turn in one run and compared by their medians: neighbours on the
 * machine change both alike. */
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <time.h>

G_BEGIN_DECLS

#define DAG_BENCH_MAX 512

typedef struct
{
  double values[DAG_BENCH_MAX];
  guint n;
} DagBenchTimes;

/* CPU time of all threads of this process, in milliseconds. */
static inline double
dag_bench_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static inline void
dag_bench_add (DagBenchTimes *self,
               double         value)
{
  g_assert_cmpuint (self->n, <, DAG_BENCH_MAX);
  self->values[self->n++] = value;
}

static inline int
dag_bench_compare (gconstpointer a,
                   gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* The value that @share of them do not exceed. */
static inline double
dag_bench_percentile (DagBenchTimes *self,
                      double         share)
{
  g_assert_cmpuint (self->n, >, 0);
  qsort (self->values, self->n, sizeof self->values[0], dag_bench_compare);
  return self->values[MIN ((guint) (share * self->n), self->n - 1)];
}

static inline double
dag_bench_median (DagBenchTimes *self)
{
  return dag_bench_percentile (self, 0.5);
}

/* One line of the table that ./dev bench prints; tabs part its cells. */
static inline void
dag_bench_figure (guint       number,
                  const char *what,
                  const char *unit,
                  double      ours,
                  const char *peer,
                  double      theirs,
                  double      reach)
{
  g_print ("figure\t%u\t%s\t%.3g %s\t%s\t%.3g %s\t%.3f\t%.2f\n", number, what, ours, unit, peer,
           theirs, unit, ours / theirs, reach);
}

G_END_DECLS

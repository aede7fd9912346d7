/* dag-memory-series.c - the series of the whole centre, as the memory history makes them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory-series-private.h"

#include <math.h>

#define CURVE_STEP_US (5 * 60 * DAG_USEC_PER_SEC)
#define MAX_CURVE_STEPS 400

/* The people of the centre at one moment. */
typedef struct
{
  int64_t at_us;
  int32_t known;
  int32_t staffed;
  int32_t available;
} People;

/* What ended in one interval of the clock, over the queues. */
typedef struct
{
  int64_t start_us;
  int minutes;
  double value;     /* the sum, or the largest; NaN: no queue tells */
  int64_t good;
  int64_t all;
} Sum;

static double
get_sample_value (const DagCentreSample *sample,
                  DagSeriesKind          kind)
{
  float value = -1.0f;

  switch (kind)
    {
    case DAG_SERIES_WAITING:
      value = sample->waiting;
      break;
    case DAG_SERIES_LONGEST_WAIT:
      value = sample->longest_wait_s;
      break;
    case DAG_SERIES_STAFFED:
      value = sample->staffed;
      break;
    case DAG_SERIES_AVAILABLE:
      value = sample->available;
      break;
    case DAG_SERIES_SERVICE_LEVEL:
      value = sample->service_level;
      break;
    case DAG_SERIES_OFFERED:
    case DAG_SERIES_ABANDONED:
      break;
    }
  return value >= 0.0f ? (double) value : (double) NAN;
}

/* When the watching began; the end of time where it did not. */
int64_t
dag_centre_samples_get_start (const GArray *samples)
{
  return samples->len > 0 ? g_array_index (samples, DagCentreSample, 0).at_us : G_MAXINT64;
}

/* The index of the first sample at or after @at_us. */
static guint
find_sample (const GArray *samples,
             int64_t       at_us)
{
  guint low = 0;
  guint high = samples->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (samples, DagCentreSample, middle).at_us < at_us)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

double
dag_centre_samples_get_value (const GArray *samples,
                              DagSeriesKind kind,
                              int64_t       at_us,
                              double        gap_s)
{
  guint index = find_sample (samples, at_us + 1);
  const DagCentreSample *sample;

  if (index == 0)
    return (double) NAN;
  sample = &g_array_index (samples, DagCentreSample, index - 1);
  if ((double) (at_us - sample->at_us) > gap_s * (double) DAG_USEC_PER_SEC)
    return (double) NAN;
  return get_sample_value (sample, kind);
}

void
dag_centre_samples_append_points (const GArray *samples,
                                  DagSeriesKind kind,
                                  int64_t       from_us,
                                  int64_t       to_us,
                                  double        gap_s,
                                  GArray       *points)
{
  int64_t last_us = DAG_TIME_NONE;

  for (guint i = find_sample (samples, from_us); i < samples->len; i++)
    {
      const DagCentreSample *sample = &g_array_index (samples, DagCentreSample, i);

      if (sample->at_us >= to_us)
        break;
      if (dag_time_is_known (last_us)
          && (double) (sample->at_us - last_us) > gap_s * (double) DAG_USEC_PER_SEC)
        dag_points_append (points, last_us + DAG_USEC_PER_SEC, (double) NAN);
      dag_points_append (points, sample->at_us, get_sample_value (sample, kind));
      last_us = sample->at_us;
    }
}

void
dag_centre_samples_trim (GArray *samples,
                         int64_t before_us,
                         guint   max)
{
  guint n = find_sample (samples, before_us);

  if (samples->len - n > max)
    n = samples->len - max;
  if (n > 0)
    g_array_remove_range (samples, 0, n);
}

void
dag_centre_samples_cut (GArray *samples,
                        int64_t from_us)
{
  g_array_set_size (samples, find_sample (samples, from_us));
}

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const Sum *left = a;
  const Sum *right = b;

  return (left->start_us > right->start_us) - (left->start_us < right->start_us);
}

static void
add_to_sum (Sum                 *sum,
            const DagQueueTrack *track,
            guint                index,
            DagSeriesKind        kind)
{
  DagInterval interval;
  double value = dag_queue_track_get_interval_value (track, index, kind);

  if (isnan (value))
    return;
  if (kind == DAG_SERIES_SERVICE_LEVEL)
    {
      dag_queue_track_get_interval (track, index, &interval);
      sum->good += interval.counts.answered_within;
      sum->all += interval.counts.offered;
      sum->value = (double) sum->good / (double) sum->all;
    }
  else if (isnan (sum->value))
    sum->value = value;
  else if (kind == DAG_SERIES_LONGEST_WAIT)
    sum->value = MAX (sum->value, value);
  else
    sum->value += value;
}

static void
add_queue_to_sums (GHashTable          *by_start,
                   GArray              *sums,
                   const DagQueueTrack *track,
                   DagSeriesKind        kind,
                   int64_t              from_us)
{
  for (guint i = dag_queue_track_get_n_intervals (track); i-- > 0;)
    {
      int64_t end_us;
      int64_t start_us = dag_queue_track_get_interval_start (track, i, &end_us);
      Sum blank = { start_us, (int) ((end_us - start_us) / (60 * DAG_USEC_PER_SEC)),
                    (double) NAN, 0, 0 };
      gpointer index = NULL;

      if (end_us < from_us)
        break;
      if (!g_hash_table_lookup_extended (by_start, &start_us, NULL, &index))
        {
          index = GUINT_TO_POINTER (sums->len);
          g_array_append_val (sums, blank);
          g_hash_table_insert (by_start, g_memdup2 (&start_us, sizeof start_us),
                               index);
        }
      add_to_sum (&g_array_index (sums, Sum, GPOINTER_TO_UINT (index)), track, i, kind);
    }
}

/* The whole centre from the queues' intervals; what is about people waiting now or about
 * the service level counts the live channels alone, as the totals do. */
void
dag_intervals_append_points (GHashTable   *queues,
                             DagSeriesKind kind,
                             int64_t       from_us,
                             int64_t       to_us,
                             GArray       *points)
{
  g_autoptr (GHashTable) by_start = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                           g_free, NULL);
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  gboolean every_channel = kind == DAG_SERIES_OFFERED || kind == DAG_SERIES_ABANDONED;
  GHashTableIter iter;
  gpointer track;

  if (from_us >= to_us)
    return;
  g_hash_table_iter_init (&iter, queues);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    if (every_channel || dag_queue_track_is_live (track))
      add_queue_to_sums (by_start, sums, track, kind, from_us);
  g_array_sort (sums, compare_sums);
  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);

      dag_points_append_interval (points, kind, sum->start_us, sum->minutes, sum->value,
                                  from_us, to_us);
    }
}

/* Adds one agent's time in a state to the differences between neighbouring moments. */
static void
add_stretch (GArray             *curve,
             const DagTrackStep *step,
             int64_t             end_us)
{
  int64_t start_us = g_array_index (curve, People, 0).at_us;
  int64_t first = (step->at_us - start_us + CURVE_STEP_US - 1) / CURVE_STEP_US;
  int64_t last = (end_us - start_us + CURVE_STEP_US - 1) / CURVE_STEP_US;
  int sign = 1;

  if (step->state == DAG_STATE_UNKNOWN || end_us <= start_us)
    return;
  for (int64_t i = MAX (first, 0); sign >= -1; i = last, sign -= 2)
    if (i < curve->len)
      {
        People *people = &g_array_index (curve, People, i);

        people->known += sign;
        people->staffed += step->state != DAG_STATE_OFFLINE ? sign : 0;
        people->available += step->state == DAG_STATE_AVAILABLE ? sign : 0;
      }
}

/* How many people there were, every five minutes of [from, to). */
GArray *
dag_people_curve_new (GHashTable *agents,
                      int64_t     from_us,
                      int64_t     to_us)
{
  GArray *curve = g_array_new (FALSE, FALSE, sizeof (People));
  GHashTableIter iter;
  gpointer value;

  from_us -= from_us % CURVE_STEP_US;
  for (int64_t at_us = from_us; at_us < to_us && curve->len < MAX_CURVE_STEPS;
       at_us += CURVE_STEP_US)
    {
      People people = { .at_us = at_us };

      g_array_append_val (curve, people);
    }
  if (curve->len == 0)
    return curve;
  g_hash_table_iter_init (&iter, agents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint i = 0; i < dag_track_get_n_steps (value); i++)
      {
        gboolean is_last = i + 1 == dag_track_get_n_steps (value);

        add_stretch (curve, dag_track_get_step (value, i),
                     is_last ? to_us : dag_track_get_step (value, i + 1)->at_us);
      }
  for (guint i = 1; i < curve->len; i++)
    {
      const People *before = &g_array_index (curve, People, i - 1);
      People *people = &g_array_index (curve, People, i);

      people->known += before->known;
      people->staffed += before->staffed;
      people->available += before->available;
    }
  return curve;
}

void
dag_people_curve_append_points (const GArray *curve,
                                DagSeriesKind kind,
                                int64_t       from_us,
                                int64_t       to_us,
                                GArray       *points)
{
  for (guint i = 0; curve != NULL && i < curve->len; i++)
    {
      const People *people = &g_array_index (curve, People, i);
      int count = kind == DAG_SERIES_STAFFED ? people->staffed : people->available;

      if (people->at_us >= from_us && people->at_us < to_us)
        dag_points_append (points, people->at_us,
                           people->known > 0 ? (double) count : (double) NAN);
    }
}

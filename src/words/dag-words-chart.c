/* dag-words-chart.c - a chart told in sentences, for who does not see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-chart.h"

#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * dag_words_chart_series:
 * @label: the word of the series: "Waiting"
 * @last: its last value, as text
 * @low: its lowest value
 * @high: its highest value
 * @high_when: (nullable): when it was that high; %NULL where nothing is known
 *
 * Returns: (transfer full): "Waiting: 9 now, between 2 and 14, highest at 13:20."
 */
char *
dag_words_chart_series (const char *label,
                        const char *last,
                        const char *low,
                        const char *high,
                        const char *high_when)
{
  g_return_val_if_fail (label != NULL, NULL);

  if (high_when == NULL)
    /* Translators: %s is the word of a line in a chart, as “Waiting” */
    return g_strdup_printf (_ ("%s: not known yet."), label);
  /* Translators: word of a line in a chart, its last, lowest and highest value, a time */
  return g_strdup_printf (_ ("%s: %s now, between %s and %s, highest at %s."), label,
                          last, low, high, high_when);
}

/**
 * dag_words_chart_find_bounds:
 * @points: values, NaN where nothing is known
 * @n_points: how many
 * @low: (out): the lowest
 * @high: (out): the highest
 *
 * Returns: whether anything is known
 */
gboolean
dag_words_chart_find_bounds (const float *points,
                             guint        n_points,
                             float       *low,
                             float       *high)
{
  *low = *high = NAN;
  for (guint i = 0; i < n_points; i++)
    if (!isnan (points[i]))
      {
        *low = isnan (*low) ? points[i] : MIN (*low, points[i]);
        *high = isnan (*high) ? points[i] : MAX (*high, points[i]);
      }
  return !isnan (*high);
}

/**
 * dag_words_chart_hole:
 * @from_us: since when
 * @to_us: until when
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "How many waited is not known from 10:30 to 10:40."
 */
char *
dag_words_chart_hole (int64_t    from_us,
                      int64_t    to_us,
                      GTimeZone *zone)
{
  g_autofree char *from = dag_words_clock (from_us, zone);
  g_autofree char *to = dag_words_clock (to_us, zone);

  /* Translators: two times: “from 10:30 to 10:40” */
  return g_strdup_printf (_ ("How many waited is not known from %s to %s."), from, to);
}

/**
 * dag_words_chart_waiting:
 * @points: how many waited in the last hour, NaN where nothing is known
 * @n_points: how many points
 *
 * Returns: (transfer full) (nullable): one sentence in place of the picture; %NULL where
 *   nothing is known
 */
char *
dag_words_chart_waiting (const float *points,
                         guint        n_points)
{
  float low;
  float high;

  if (!dag_words_chart_find_bounds (points, n_points, &low, &high))
    return NULL;
  if (high - low < 0.5f)
    return g_strdup_printf (_ ("%.0f waiting all through the last hour"), (double) high);
  /* Translators: the fewest and the most contacts that waited in the last hour */
  return g_strdup_printf (_ ("between %.0f and %.0f waiting in the last hour"), (double) low,
                          (double) high);
}

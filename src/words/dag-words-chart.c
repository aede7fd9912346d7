/* dag-words-chart.c - a chart told in sentences, for who does not see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-chart.h"

#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

/**
 * dag_words_chart_series:
 * @label: the word of the series: "Waiting"
 * @last: its last value, as text
 * @low: its lowest value
 * @high: its highest value
 * @high_at_us: when it was that high, or %DAG_TIME_NONE where nothing is known
 * @zone: the centre's zone
 *
 * Returns: (transfer full): "Waiting: 9 now, between 2 and 14, highest at 13:20."
 */
char *
dag_words_chart_series (const char *label,
                        const char *last,
                        const char *low,
                        const char *high,
                        int64_t     high_at_us,
                        GTimeZone  *zone)
{
  g_autofree char *clock = NULL;

  g_return_val_if_fail (label != NULL && zone != NULL, NULL);

  if (!dag_time_is_known (high_at_us))
    /* Translators: %s is the word of a line in a chart, as “Waiting” */
    return g_strdup_printf (_ ("%s: not known yet."), label);
  clock = dag_words_clock (high_at_us, zone);
  /* Translators: word of a line in a chart, its last, lowest and highest value, a time */
  return g_strdup_printf (_ ("%s: %s now, between %s and %s, highest at %s."), label,
                          last, low, high, clock);
}

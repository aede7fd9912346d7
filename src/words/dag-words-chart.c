/* dag-words-chart.c - a chart told in sentences, for who does not see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-chart.h"

#include <glib/gi18n-lib.h>

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

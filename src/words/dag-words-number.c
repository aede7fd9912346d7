/* dag-words-number.c - counts and shares as a person reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * dag_words_count:
 * @count: a count, or a sentinel of dag-value.h
 *
 * Returns: (transfer full): the number with the locale's grouping, or a dash
 */
char *
dag_words_count (int64_t count)
{
  if (!dag_count_is_known (count))
    return g_strdup (DAG_WORDS_UNKNOWN);
  return g_strdup_printf ("%'" G_GINT64_FORMAT, (gint64) count);
}

/**
 * dag_words_percent:
 * @share: 0…1, or below zero where it is not known
 *
 * Floored, never rounded up: 79.96 % is not yet 80 %. A share that is whole but for the
 * noise of binary fractions counts as whole.
 *
 * Returns: (transfer full): "79 %", or a dash
 */
char *
dag_words_percent (double share)
{
  if (!dag_share_is_known (share))
    return g_strdup (DAG_WORDS_UNKNOWN);
  /* Translators: a share in percent, with a no-break space */
  return g_strdup_printf (_ ("%d %%"), (int) floor (share * 100.0 + 1e-9));
}

/**
 * dag_words_ratio:
 * @ratio: such as waiting per agent, ≥ 0, or below zero where it is not known
 *
 * Returns: (transfer full): one decimal, "3.2", or a dash
 */
char *
dag_words_ratio (double ratio)
{
  if (!dag_share_is_known (ratio))
    return g_strdup (DAG_WORDS_UNKNOWN);
  return g_strdup_printf ("%.1f", ratio);
}

/**
 * dag_words_difference:
 * @difference: how much a count grew
 *
 * Returns: (transfer full): with its sign, "+4", "−2" (a real minus), "0"
 */
char *
dag_words_difference (int64_t difference)
{
  if (difference > 0)
    return g_strdup_printf ("+%'" G_GINT64_FORMAT, (gint64) difference);
  if (difference < 0)
    return g_strdup_printf ("−%'" G_GINT64_FORMAT, (gint64) -difference);
  return g_strdup ("0");
}

/**
 * dag_words_page_number:
 * @page: of something printed, 1: the first
 * @n_pages: how many there are
 *
 * Returns: (transfer full): "2 of 3"
 */
char *
dag_words_page_number (int page,
                       int n_pages)
{
  /* Translators: at the foot of a printed page: its number, and how many there are */
  return g_strdup_printf (C_ ("page", "%d of %d"), page, n_pages);
}

/* dag-words-chart.h - a chart told in sentences, for who does not see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

char *dag_words_chart_series (const char *label,
                              const char *last,
                              const char *low,
                              const char *high,
                              const char *high_when) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_chart_hole   (int64_t    from_us,
                              int64_t    to_us,
                              GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_chart_waiting (const float *points,
                               guint        n_points) G_GNUC_WARN_UNUSED_RESULT;

/* For the words of other small pictures. */
gboolean dag_words_chart_find_bounds (const float *points,
                                      guint        n_points,
                                      float       *low,
                                      float       *high);

G_END_DECLS

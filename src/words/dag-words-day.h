/* dag-words-day.h - days and moments of other days as a person reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

char *dag_words_day    (int64_t    time_us,
                        GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_tick   (int64_t    time_us,
                        int64_t    span_us,
                        GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_moment (int64_t    time_us,
                        int64_t    span_us,
                        GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

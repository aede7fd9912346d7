/* dag-words-time.h - durations, ages and times of day as a person reads them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

char *dag_words_duration        (double seconds) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_duration_spoken (double seconds) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_age             (double seconds) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_clock           (int64_t    time_us,
                                 GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_since           (int64_t    time_us,
                                 GTimeZone *zone,
                                 gboolean   at_least) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

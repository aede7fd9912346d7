/* dag-time.h - wall-clock times as they come over the wire
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dag-value.h"

G_BEGIN_DECLS

gboolean dag_time_parse_rfc3339  (const char *text,
                                  gssize      length,
                                  int64_t    *time_us);

char    *dag_time_format_rfc3339 (int64_t    time_us,
                                  GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

int64_t  dag_time_days_from_civil (int year,
                                  int month,
                                  int day);

int64_t  dag_time_start_of_day   (int64_t    time_us,
                                  GTimeZone *zone);
int64_t  dag_time_end_of_day     (int64_t    time_us,
                                  GTimeZone *zone);

G_END_DECLS

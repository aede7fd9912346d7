/* dag-sim-clock.h - Dutch clock time without the machine's zone tables
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>
#include <stdint.h>

G_BEGIN_DECLS

#define DAG_SIM_ZONE "Europe/Amsterdam"
#define DAG_SIM_SECOND_MS ((int64_t) 1000)
#define DAG_SIM_MINUTE_MS ((int64_t) 60000)
#define DAG_SIM_HOUR_MS ((int64_t) 3600000)
#define DAG_SIM_DAY_MS ((int64_t) 86400000)

/* Halves up, in every rounding mode and on every machine. */
static inline int64_t
dag_sim_round_ms (double ms)
{
  return (int64_t) floor (ms + 0.5);
}

/* Times are milliseconds since 1970, UTC; a day is its number since 1970-01-01 in the
 * Netherlands. */
int64_t  dag_sim_clock_get_offset_ms  (int64_t time_ms);
int64_t  dag_sim_clock_get_day        (int64_t time_ms);
int64_t  dag_sim_clock_get_midnight   (int64_t day);
int64_t  dag_sim_clock_at             (int64_t day,
                                       int     minute_of_day);
guint    dag_sim_clock_get_weekday    (int64_t day);

void     dag_sim_clock_append_time    (GString *text,
                                       int64_t  time_ms);
void     dag_sim_clock_append_day     (GString *text,
                                       int64_t  day);
gboolean dag_sim_clock_parse_day      (const char *text,
                                       int64_t    *day);
gboolean dag_sim_clock_parse_time     (const char *text,
                                       int64_t     today,
                                       int64_t    *time_ms);

G_END_DECLS

/* dag-glance.c - what the formatters of a live table need to know besides the record
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-glance.h"

#include "dag-time.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

/**
 * dag_glance_refresh:
 * @self: a glance
 * @dashboard: what is shown
 */
void
dag_glance_refresh (DagGlance    *self,
                    DagDashboard *dashboard)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  DagDashboardState state = dag_dashboard_get_state (dashboard);
  GTimeZone *zone = dag_dashboard_get_zone (dashboard);

  self->now_us = dag_dashboard_get_now_us (dashboard);
  self->old = state == DAG_DASHBOARD_STALE || state == DAG_DASHBOARD_OFFLINE;
  self->breaks = dag_dashboard_get_breaks (dashboard);
  self->taken_us = snapshot != NULL ? snapshot->taken_at_us : DAG_TIME_NONE;
  self->absent = snapshot != NULL ? snapshot->absent : 0;
  if (zone != self->zone)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();
    }
}

void
dag_glance_clear (DagGlance *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

/**
 * dag_glance_dup_time:
 * @self: a glance
 * @time_us: a time, or none
 *
 * Returns: (transfer full) (nullable): the time as a file has it, with its offset
 */
char *
dag_glance_dup_time (const DagGlance *self,
                     int64_t          time_us)
{
  return dag_time_is_known (time_us) && self->zone != NULL
             ? dag_time_format_rfc3339 (time_us, self->zone)
             : NULL;
}

/**
 * dag_glance_get_since_s:
 * @self: a glance
 * @time_us: a time, or none
 *
 * Returns: seconds from then to now, never below zero; absent for none
 */
double
dag_glance_get_since_s (const DagGlance *self,
                        int64_t          time_us)
{
  if (!dag_time_is_known (time_us))
    return DAG_SECONDS_ABSENT;
  return (double) MAX (0, self->now_us - time_us) / DAG_USEC_PER_SEC;
}

/**
 * dag_glance_explain_lack:
 * @unknown: whether the source cannot know it just now, rather than never
 *
 * Returns: (transfer full): one translated sentence on why there is a dash
 */
char *
dag_glance_explain_lack (gboolean unknown)
{
  return g_strdup (unknown ? _ ("Your contact centre cannot know this just now.")
                           : _ ("Your contact centre does not supply this."));
}

void
dag_cell_content_set_count (DagCellContent *content,
                            int64_t         count)
{
  content->text = dag_words_count (count);
  if (!dag_count_is_known (count))
    content->spoken = g_strdup (C_ ("figure", "not known"));
}

void
dag_cell_content_set_seconds (DagCellContent *content,
                              double          seconds)
{
  content->text = dag_words_duration (seconds);
  content->spoken = dag_seconds_is_known (seconds) ? dag_words_duration_spoken (seconds)
                                                   : g_strdup (C_ ("figure", "not known"));
}

/**
 * dag_glance_dup_minutes:
 * @seconds: how long, or below zero where it is not known
 *
 * Returns: (transfer full): "12 min", from an hour on "2 h 10": for what nobody counts in
 *   seconds
 */
char *
dag_glance_dup_minutes (double seconds)
{
  if (!dag_seconds_is_known (seconds) || seconds >= 3600)
    return dag_words_duration (seconds);
  /* Translators: a number of minutes */
  return g_strdup_printf (C_ ("duration", "%d min"), (int) (seconds / 60));
}

void
dag_cell_content_set_minutes (DagCellContent *content,
                              double          seconds)
{
  content->text = dag_glance_dup_minutes (seconds);
  content->spoken = dag_seconds_is_known (seconds) ? dag_words_duration_spoken (seconds)
                                                   : g_strdup (C_ ("figure", "not known"));
}

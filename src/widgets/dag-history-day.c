/* dag-history-day.c - the band of the History page: the day, its hours, the moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history-page-private.h"

#include "dag-purpose.h"
#include "dag-settings.h"
#include "dag-shrink.h"
#include "dag-time.h"
#include "dag-words-day.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

/* What each person did is told for so long (privacy: later only teams). */
#define PEOPLE_DAYS 7

static GTimeZone *
get_zone (DagHistoryPage *self)
{
  return dag_dashboard_get_zone (dag_page_get_dashboard (DAG_PAGE (self)));
}

static void
on_points_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DagHistoryPage) self = DAG_HISTORY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points
      = dag_history_read_series_finish (DAG_HISTORY (source), result, &error);

  if (points != NULL)
    dag_day_scrubber_set_points (self->scrubber, points);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("no line for the day: %s", error->message);
}

static void
read_points (DagHistoryPage      *self,
             const DagHistoryDay *day)
{
  DagDashboard *live = dag_page_get_dashboard (DAG_PAGE (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dag_history_read_series_async (dag_dashboard_get_history (live), DAG_SERIES_WAITING, NULL,
                                 day->from_us, day->to_us, self->reading, on_points_ready,
                                 g_object_ref (self));
}

/* Whether there is a day before or after the one that is shown. */
static gboolean
has_neighbour (DagHistoryPage      *self,
               const DagHistoryDay *day,
               int                  step)
{
  guint n_days = 0;
  const DagHistoryDay *days = dag_past_get_days (self->past, &n_days);

  if (day == NULL || n_days == 0)
    return FALSE;
  return step < 0 ? days[0].from_us < day->from_us : days[n_days - 1].from_us > day->from_us;
}

static void
to_civil (DagHistoryPage *self,
          int64_t         at_us,
          int            *year,
          int            *month,
          int            *day)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there = g_date_time_to_timezone (utc, get_zone (self));

  g_date_time_get_ymd (there, year, month, day);
}

/* The calendar opens on the day that is shown. (GTK 4.20 has another function for it than
 * 4.8; the properties are the same.) */
static void
select_in_calendar (DagHistoryPage      *self,
                    const DagHistoryDay *day)
{
  int year;
  int month;
  int day_of_month;

  to_civil (self, day->first_us, &year, &month, &day_of_month);
  self->filling = TRUE;
  g_object_set (self->calendar, "day", 1, NULL); /* every month has it */
  g_object_set (self->calendar, "year", year, "month", month - 1, NULL);
  g_object_set (self->calendar, "day", day_of_month, NULL);
  self->filling = FALSE;
  dag_history_page_mark_days (self);
}

/* The day of the moment is another, or more is known of it. */
void
dag_history_page_fill_day (DagHistoryPage *self)
{
  const DagHistoryDay *day = dag_past_get_day (self->past);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->previous_button, has_neighbour (self, day, -1));
  gtk_widget_set_sensitive (self->next_button, has_neighbour (self, day, 1));
  if (day == NULL)
    return;
  dag_day_scrubber_set_day (self->scrubber, day, get_zone (self));
  text = dag_words_day (day->from_us, get_zone (self));
  gtk_menu_button_set_label (self->day_button, text);
  dag_shrink_label (GTK_WIDGET (self->day_button));
  if (self->day_us != day->from_us)
    {
      dag_day_scrubber_set_points (self->scrubber, NULL);
      select_in_calendar (self, day);
    }
  self->day_us = day->from_us;
  read_points (self, day);
  dag_history_page_fill_report (self);
}

/* The report, and the breaks of teams, are of the whole day: they are read when they are
 * seen, and for another day. */
void
dag_history_page_fill_report (DagHistoryPage *self)
{
  DagDashboard *live = dag_page_get_dashboard (DAG_PAGE (self));
  const DagHistoryDay *day = dag_past_get_day (self->past);

  if (day != NULL && dag_history_page_get_tab (self) == DAG_HISTORY_TAB_BREAKS)
    dag_past_breaks_read (self->team_breaks, dag_dashboard_get_history (live), day);
  if (day != NULL && dag_history_page_get_tab (self) == DAG_HISTORY_TAB_REPORT)
    dag_day_report_view_read (self->report, dag_dashboard_get_history (live), day,
                              get_zone (self), dag_dashboard_get_service_level_kind (live));
}

/**
 * dag_history_page_may_name:
 *
 * Returns: whether persons may be named on the day that is shown: their states are kept,
 *   it is not longer ago than seven days, and the purposes were accepted
 */
gboolean
dag_history_page_may_name (DagHistoryPage *self)
{
  DagDashboard *live = dag_page_get_dashboard (DAG_PAGE (self));
  const DagHistoryDay *day = dag_past_get_day (self->past);
  int64_t now_us = dag_dashboard_get_now_us (live);

  return day != NULL && day->has_people
         && now_us - day->to_us < PEOPLE_DAYS * 24 * 3600 * DAG_USEC_PER_SEC
         && !dag_purpose_is_needed (self->settings, live);
}

/* Why people can be named here, or cannot. */
static const char *
explain_naming (DagHistoryPage *self)
{
  if (dag_history_page_may_name (self))
    return _ ("Show each person’s state at this moment");
  if (dag_purpose_is_needed (self->settings, dag_page_get_dashboard (DAG_PAGE (self))))
    return _ ("Nobody is named before the purposes were read and accepted, on the Team page");
  return _ ("What each person did is kept for seven days; of this day only the teams are told");
}

/* Where only the intervals are known: why. */
static void
fill_told (DagHistoryPage *self,
           int64_t         at_us)
{
  int64_t now_us = dag_dashboard_get_now_us (dag_page_get_dashboard (DAG_PAGE (self)));
  int64_t days = g_settings_get_uint (self->settings, DAG_KEY_KEEP_QUEUES);
  gboolean is_old = at_us < now_us - days * 24 * 3600 * DAG_USEC_PER_SEC;

  gtk_widget_set_visible (GTK_WIDGET (self->told_label), dag_past_is_told (self->past));
  gtk_label_set_label (self->told_label,
                       is_old ? _ ("So long ago: kept by the quarter of an hour")
                              : _ ("Nobody watched then: known by the quarter of an hour"));
}

/* The moment is another: its words, its place on the slider. */
void
dag_history_page_fill_moment (DagHistoryPage *self)
{
  int64_t at_us = dag_past_get_at (self->past);
  gboolean may_name = dag_history_page_may_name (self);
  g_autofree char *clock = dag_words_clock (at_us, get_zone (self));
  g_autofree char *text = NULL;

  /* Translators: a time of day; the page shows figures of that moment of the past */
  text = g_strdup_printf (_ ("As it was at %s"), clock);
  gtk_label_set_label (self->moment_label, text);
  fill_told (self, at_us);
  dag_day_scrubber_set_at (self->scrubber, at_us);
  gtk_widget_set_sensitive (GTK_WIDGET (self->people_button), may_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->people_button), explain_naming (self));
  if (!may_name)
    gtk_toggle_button_set_active (self->people_button, FALSE);
}

/* ── The calendar ──────────────────────────────────────────────────────────────────── */

/* Marks the days of the month in the calendar of which something is kept. */
void
dag_history_page_mark_days (DagHistoryPage *self)
{
  g_autoptr (GDateTime) shown = gtk_calendar_get_date (self->calendar);
  guint n_days = 0;
  const DagHistoryDay *days = dag_past_get_days (self->past, &n_days);

  gtk_calendar_clear_marks (self->calendar);
  for (guint i = 0; i < n_days; i++)
    {
      int year;
      int month;
      int day;

      to_civil (self, days[i].first_us, &year, &month, &day);
      if (year == g_date_time_get_year (shown) && month == g_date_time_get_month (shown))
        gtk_calendar_mark_day (self->calendar, (guint) day);
    }
}

/* A day was chosen: the moment of the same hour on it, or on the nearest that is kept. */
void
dag_history_page_on_calendar (DagHistoryPage *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  int64_t wanted = dag_time_days_from_civil (g_date_time_get_year (chosen),
                                             g_date_time_get_month (chosen),
                                             g_date_time_get_day_of_month (chosen));
  const DagHistoryDay *nearest = NULL;
  int64_t distance = G_MAXINT64;
  int64_t into_us = dag_past_get_at (self->past) - self->day_us;
  guint n_days = 0;
  const DagHistoryDay *days = dag_past_get_days (self->past, &n_days);

  for (guint i = 0; i < n_days; i++)
    {
      int year;
      int month;
      int day;
      int64_t away;

      to_civil (self, days[i].first_us, &year, &month, &day);
      away = ABS (dag_time_days_from_civil (year, month, day) - wanted);
      if (away >= distance)
        continue;
      distance = away;
      nearest = &days[i];
    }
  if (nearest != NULL)
    dag_past_show (self->past, CLAMP (nearest->from_us + into_us, nearest->first_us,
                                      nearest->last_us));
  dag_history_page_fill_day (self);
  dag_history_page_fill_moment (self);
}

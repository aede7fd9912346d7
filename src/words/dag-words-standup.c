/* dag-words-standup.c - what the agenda of a stand-up says, and days as a person names them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-standup.h"

#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>

static GDateTime *
parse_day (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (noon, NULL);
}

/**
 * dag_words_day_format:
 * @time: a moment
 *
 * Returns: (transfer full): its day as the board writes days, "2026-11-23"
 */
char *
dag_words_day_format (GDateTime *time)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time));
}

/* "Monday 23 November", "maandag 23 november" */
static char *
format_day (const char *day)
{
  g_autoptr (GDateTime) time = parse_day (day);

  if (time == NULL)
    return NULL;
  /* Translators: the title of a day, for g_date_time_format(): “Monday 23 November” */
  return g_date_time_format (time, C_ ("day", "%A %-e %B"));
}

/**
 * dag_words_week:
 * @monday: "2026-11-23"
 *
 * Returns: (transfer full): "Week of Monday 23 November"
 */
char *
dag_words_week (const char *monday)
{
  g_autofree char *day = format_day (monday);

  /* Translators: a heading; the Monday on which the week begins: “Week of Monday 16 November” */
  return g_strdup_printf (_ ("Week of %s"), day != NULL ? day : DAG_WORDS_UNKNOWN);
}

/**
 * dag_words_agenda_kept:
 * @day: (nullable): "2026-11-23"; %NULL: for every day
 *
 * Returns: (transfer full): that the agenda begins so from now on
 */
char *
dag_words_agenda_kept (const char *day)
{
  g_autoptr (GDateTime) time = day != NULL ? parse_day (day) : NULL;
  g_autofree char *weekday = time != NULL ? g_date_time_format (time, "%A") : NULL;

  if (weekday == NULL)
    return g_strdup (_ ("From now on every day begins with this agenda"));
  /* Translators: a day of the week: “Monday” */
  return g_strdup_printf (_ ("From now on every %s begins with this agenda"), weekday);
}

/**
 * dag_words_day_long:
 * @day: "2026-11-23"
 *
 * Returns: (transfer full): "Monday 23 November", as a title begins
 */
char *
dag_words_day_long (const char *day)
{
  g_autofree char *text = format_day (day);
  g_autofree char *first = NULL;

  if (text == NULL)
    return g_strdup (DAG_WORDS_UNKNOWN);
  first = g_utf8_substring (text, 0, 1);
  {
    g_autofree char *upper = g_utf8_strup (first, -1);

    return g_strconcat (upper, g_utf8_next_char (text), NULL);
  }
}

/**
 * dag_words_day_short:
 * @day: (nullable): "2026-11-23"
 * @today: the day it is
 *
 * Returns: (transfer full): "today", "tomorrow", "yesterday" or "Mon 23 Nov"
 */
char *
dag_words_day_short (const char *day,
                     const char *today)
{
  g_autoptr (GDateTime) time = day != NULL && *day != '\0' ? parse_day (day) : NULL;
  g_autoptr (GDateTime) now = parse_day (today);
  int64_t days;

  if (time == NULL || now == NULL)
    return g_strdup (_ ("no day"));
  days = g_date_time_difference (time, now) / G_TIME_SPAN_DAY;
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days == -1)
    return g_strdup (_ ("yesterday"));
  /* Translators: a day in short, for g_date_time_format(): “Mon 23 Nov” */
  return g_date_time_format (time, C_ ("day", "%a %-e %b"));
}

/**
 * dag_words_day_total:
 * @spots: a day
 *
 * Returns: (transfer full) (nullable): "412 contacts, 86 % in time"; %NULL where it is not
 *   known
 */
char *
dag_words_day_total (const DagDaySpots *spots)
{
  g_autofree char *count = NULL;
  g_autofree char *share = NULL;

  if (!dag_count_is_known (spots->offered) || spots->offered == 0)
    return NULL;
  count = dag_words_count (spots->offered);
  if (!dag_count_is_known (spots->answered_within))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s contact", "%s contacts",
                                         (gulong) spots->offered),
                            count);
  share = dag_words_percent ((double) spots->answered_within / (double) spots->offered);
  /* Translators: number of contacts; the share of them that was answered in time, “86 %” */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s contact, %s in time",
                                       "%s contacts, %s in time", (gulong) spots->offered),
                          count, share);
}

/**
 * dag_words_hot_spot:
 * @spot: where a day was hot
 * @queue_name: (nullable): the queue that had most of it, as the source has it
 * @zone: the centre's zone
 *
 * Returns: (transfer full) (nullable): "Hot 10:30–12:00: 43 waited too long, most of them in
 *   Facturen"; %NULL where there was none
 */
char *
dag_words_hot_spot (const DagDaySpot *spot,
                    const char       *queue_name,
                    GTimeZone        *zone)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *queue = NULL;

  if (!dag_time_is_known (spot->from_us))
    return NULL;
  from = dag_words_clock (spot->from_us, zone);
  to = dag_words_clock (spot->to_us, zone);
  if (queue_name == NULL)
    /* Translators: two times of day, and how many contacts waited longer than agreed */
    return g_strdup_printf (_ ("Hot %s–%s: %d waited too long"), from, to, (int) spot->late);
  queue = dag_words_name_isolated (queue_name);
  /* Translators: two times of day, how many waited longer than agreed, a queue */
  return g_strdup_printf (_ ("Hot %s–%s: %d waited too long, most of them in %s"), from, to,
                          (int) spot->late, queue);
}

/**
 * dag_words_quiet_spot:
 * @spot: where a day was quiet
 * @zone: the centre's zone
 *
 * Returns: (transfer full) (nullable): "Quiet 15:00–16:30"; %NULL where there was none
 */
char *
dag_words_quiet_spot (const DagDaySpot *spot,
                      GTimeZone        *zone)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!dag_time_is_known (spot->from_us))
    return NULL;
  from = dag_words_clock (spot->from_us, zone);
  to = dag_words_clock (spot->to_us, zone);
  /* Translators: two times of day */
  return g_strdup_printf (_ ("Quiet %s–%s"), from, to);
}

/**
 * dag_words_short_breaks:
 * @spots: a day
 *
 * Returns: (transfer full) (nullable): a figure of the team, nobody is named; %NULL where
 *   nothing may be said
 */
char *
dag_words_short_breaks (const DagDaySpots *spots)
{
  if (spots->n_people == 0)
    return NULL;
  if (spots->n_short == 0)
    return g_strdup (_ ("Everybody had their breaks"));
  /* Translators: how many people, of how many who worked so long that it was due */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u of %u had less than half an hour of break",
                                       "%u of %u had less than half an hour of break",
                                       spots->n_short),
                          spots->n_short, spots->n_people);
}

/**
 * dag_words_breaks_left_out:
 * @most: of more people than that, breaks of a day nobody watched are not read
 *
 * Returns: (transfer full): why a day has no figure of breaks
 */
char *
dag_words_breaks_left_out (guint most)
{
  return g_strdup_printf (_ ("How the breaks went is not known: of more than %'u people that is "
                             "kept only while Dagstart is open"),
                          most);
}

/**
 * dag_words_actions_left:
 * @n_left: how many actions of earlier days are open
 * @n_past: how many of them are past their day
 *
 * Returns: (transfer full): "3 left over from earlier days, 1 past its day"
 */
char *
dag_words_actions_left (guint n_left,
                        guint n_past)
{
  g_autofree char *left
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u left over from earlier days",
                                      "%u left over from earlier days", n_left),
                         n_left);

  if (n_past == 0)
    return g_steal_pointer (&left);
  /* Translators: “3 left over from earlier days”, and how many of them are late */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u past its day",
                                       "%s, %u past their day", n_past),
                          left, n_past);
}

/**
 * dag_words_attendance:
 * @n_here: how many are here
 * @n_people: of how many
 *
 * Returns: (transfer full): "9 of 11 here"
 */
char *
dag_words_attendance (guint n_here,
                      guint n_people)
{
  /* Translators: at the stand-up: how many are here, of how many in the team */
  return g_strdup_printf (_ ("%u of %u here"), n_here, n_people);
}

/**
 * dag_words_timer:
 * @spent_s: seconds spent
 * @planned_s: seconds planned, 0: none
 *
 * Returns: (transfer full): "1:20 / 2:00"; what is planned alone where nothing was spent
 */
char *
dag_words_timer (int64_t spent_s,
                 int64_t planned_s)
{
  int spent = (int) CLAMP (spent_s, 0, 86399);
  int planned = (int) CLAMP (planned_s, 0, 86399);

  if (planned == 0)
    return g_strdup_printf ("%d:%02d", spent / 60, spent % 60);
  if (spent == 0)
    return g_strdup_printf ("%d:%02d", planned / 60, planned % 60);
  return g_strdup_printf ("%d:%02d / %d:%02d", spent / 60, spent % 60, planned / 60,
                          planned % 60);
}

/**
 * dag_words_timer_spoken:
 * @spent_s: seconds spent
 * @planned_s: seconds planned, 0: none
 *
 * Returns: (transfer full): "1 minute 20 of 2 minutes", for a screen reader
 */
char *
dag_words_timer_spoken (int64_t spent_s,
                        int64_t planned_s)
{
  g_autofree char *spent = dag_words_duration_spoken ((double) MAX (0, spent_s));
  g_autofree char *planned = NULL;

  if (planned_s <= 0)
    return g_steal_pointer (&spent);
  planned = dag_words_duration_spoken ((double) planned_s);
  /* Translators: time spent, time planned */
  return g_strdup_printf (C_ ("timer", "%s of %s"), spent, planned);
}

/**
 * dag_words_day_begin:
 * @day: a day
 * @today: the day it is
 *
 * Returns: (transfer full): as dag_words_day_short(), at the beginning of a sentence or on a
 *   button: "Yesterday"
 */
char *
dag_words_day_begin (const char *day,
                     const char *today)
{
  g_autofree char *name = dag_words_day_short (day, today);
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (name), NULL);
}

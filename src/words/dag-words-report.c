/* dag-words-report.c - a day's report as text: for the screen, on paper, in a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-report.h"

#include "dag-csv.h"
#include "dag-time.h"
#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  QUEUE_NAME,
  QUEUE_OFFERED,
  QUEUE_ANSWERED,
  QUEUE_ABANDONED,
  QUEUE_LEVEL,
  QUEUE_ASA,
  QUEUE_HANDLE,
  QUEUE_BUSIEST,
} QueueColumn;

typedef enum
{
  TEAM_NAME,
  TEAM_PEOPLE,
  TEAM_BREAK,
  TEAM_MEETING,
} TeamColumn;

static const char *const queue_titles[DAG_REPORT_QUEUE_COLUMNS] = {
  [QUEUE_NAME] = N_ ("Queue"),
  [QUEUE_OFFERED] = N_ ("Offered"),
  [QUEUE_ANSWERED] = N_ ("Answered"),
  [QUEUE_ABANDONED] = N_ ("Abandoned"),
  [QUEUE_LEVEL] = N_ ("Service level"),
  [QUEUE_ASA] = N_ ("Average wait"),
  [QUEUE_HANDLE] = N_ ("Handle time"),
  [QUEUE_BUSIEST] = N_ ("Busiest at"),
};

static const char *const team_titles[DAG_REPORT_TEAM_COLUMNS] = {
  [TEAM_NAME] = N_ ("Team"),
  [TEAM_PEOPLE] = N_ ("People"),
  [TEAM_BREAK] = N_ ("Breaks, each"),
  [TEAM_MEETING] = N_ ("Meetings, each"),
};

const char *
dag_words_report_queue_title (guint column)
{
  g_return_val_if_fail (column < DAG_REPORT_QUEUE_COLUMNS, "");

  return _ (queue_titles[column]);
}

static char *
dup_queue_name (const DagReportQueue *queue)
{
  if (queue->id[0] == '\0')
    return g_strdup (_ ("Phone and chat together"));
  return dag_words_name_or_id (queue->name, queue->id);
}

/* "71 % of 80" */
static char *
dup_level (const DagReportQueue *queue)
{
  g_autofree char *level = dag_words_percent (queue->service_level);

  if (!dag_share_is_known (queue->target.level))
    return g_steal_pointer (&level);
  /* Translators: a service level and its target, in percent: “71 % of 80” */
  return g_strdup_printf (C_ ("report", "%s of %d"), level,
                          (int) round (queue->target.level * 100.0));
}

/**
 * dag_words_report_queue_cell:
 * @queue: a line of the report
 * @column: which column
 * @zone: the centre's zone
 *
 * Returns: (transfer full): what stands there
 */
char *
dag_words_report_queue_cell (const DagReportQueue *queue,
                             guint                 column,
                             GTimeZone            *zone)
{
  g_return_val_if_fail (queue != NULL && zone != NULL, NULL);

  switch ((QueueColumn) column)
    {
    case QUEUE_NAME:
      return dup_queue_name (queue);
    case QUEUE_OFFERED:
      return dag_words_count (queue->counts.offered);
    case QUEUE_ANSWERED:
      return dag_words_count (queue->counts.answered);
    case QUEUE_ABANDONED:
      return dag_words_count (queue->counts.abandoned);
    case QUEUE_LEVEL:
      return dup_level (queue);
    case QUEUE_ASA:
      return dag_words_duration (queue->asa_s);
    case QUEUE_HANDLE:
      return dag_words_duration (queue->handle_time_s);
    case QUEUE_BUSIEST:
      return queue->busiest_offered > 0 ? dag_words_clock (queue->busiest_us, zone)
                                        : g_strdup (DAG_WORDS_UNKNOWN);
    }
  g_return_val_if_reached (NULL);
}

const char *
dag_words_report_team_title (guint column)
{
  g_return_val_if_fail (column < DAG_REPORT_TEAM_COLUMNS, "");

  return _ (team_titles[column]);
}

/**
 * dag_words_team_line:
 * @name: (nullable): the team, as the source names it
 * @n_teams: how many teams the line is of
 * @told: whether they are enough people for their figures to be said
 *
 * People without a team's name: theirs is not known, or they have none.
 *
 * Returns: (transfer full): the head of a line about a team of a past day
 */
char *
dag_words_team_line (const char *name,
                     guint       n_teams,
                     gboolean    told)
{
  if (name != NULL)
    return dag_words_name (name);
  if (n_teams > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u small team together",
                                         "%u small teams together", n_teams),
                            n_teams);
  return g_strdup (told ? _ ("Team not known") : _ ("One small team"));
}

/**
 * dag_words_minutes_each:
 * @seconds_each: the mean of a team, in seconds, or %DAG_SECONDS_ABSENT
 *
 * Whole minutes that were full: nobody acts on seconds of a day.
 *
 * Returns: (transfer full): "63 min"
 */
char *
dag_words_minutes_each (double seconds_each)
{
  if (!dag_seconds_is_known (seconds_each))
    return g_strdup (DAG_WORDS_UNKNOWN);
  /* Translators: a number of minutes */
  return g_strdup_printf (C_ ("duration", "%d min"), (int) (seconds_each / 60.0));
}

/**
 * dag_words_kept_at_work:
 * @n_staffed: how many were at work at a moment of which nobody's state is kept
 *
 * Returns: (transfer full): what is left of the people of then, in one sentence
 */
char *
dag_words_kept_at_work (int64_t n_staffed)
{
  if (!dag_count_is_known (n_staffed))
    return g_strdup (_ ("Nothing is kept of the people at this moment."));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lu person was at work at this moment; no more is kept.",
                   "%lu people were at work at this moment; no more is kept.",
                   (gulong) n_staffed),
      (gulong) n_staffed);
}

static char *
dup_mean (double seconds,
          guint  n_people)
{
  return dag_words_minutes_each (n_people > 0 ? seconds / n_people : DAG_SECONDS_ABSENT);
}

/**
 * dag_words_report_team_cell:
 * @team: a line of the report
 * @column: which column
 *
 * Returns: (transfer full): what stands there
 */
char *
dag_words_report_team_cell (const DagReportTeam *team,
                            guint                column)
{
  g_return_val_if_fail (team != NULL, NULL);

  switch ((TeamColumn) column)
    {
    case TEAM_NAME:
      return dag_words_team_line (team->name, team->n_teams, team->told);
    case TEAM_PEOPLE:
      return dag_words_count (team->n_people);
    case TEAM_BREAK:
      return dup_mean (team->break_s, team->n_people);
    case TEAM_MEETING:
      return dup_mean (team->meeting_s, team->n_people);
    }
  g_return_val_if_reached (NULL);
}

/**
 * dag_words_report_headline:
 * @report: a report
 *
 * Returns: (transfer full): the day in one sentence
 */
char *
dag_words_report_headline (const DagDayReport *report)
{
  g_autofree char *offered = NULL;
  g_autofree char *level = NULL;
  g_autofree char *abandoned = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  if (report->live == NULL || !dag_count_is_known (report->live->counts.offered))
    return g_strdup (_ ("Of this day no contacts are known."));
  offered = dag_words_count (report->live->counts.offered);
  abandoned = dag_words_count (report->live->counts.abandoned);
  level = dag_words_percent (report->live->service_level);
  /* Translators: contacts by phone and chat, the service level in percent, how many gave up
   */
  return g_strdup_printf (_ ("%s contacts, %s in time, %s gave up."), offered, level,
                          abandoned);
}

/**
 * dag_words_report_span:
 * @report: a report
 * @zone: the centre's zone
 *
 * Returns: (transfer full): what of the day is in it, and how its service level is reckoned
 */
char *
dag_words_report_span (const DagDayReport *report,
                       GTimeZone          *zone)
{
  const char *kind = dag_words_service_level_kind (report->kind);
  const char *formula = dag_words_service_level_formula (report->kind);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *gap_end = NULL;

  g_return_val_if_fail (report != NULL && zone != NULL, NULL);

  from = dag_words_clock (report->first_us, zone);
  to = dag_words_clock (report->last_us, zone);
  if (report->n_gaps == 1)
    {
      gap = dag_words_clock (report->gap_from_us, zone);
      gap_end = dag_words_clock (report->gap_to_us, zone);
      /* Translators: four times of day: of a day is known what lies between the first two, but
       * for what lies between the others; a definition of service level, its formula */
      return g_strdup_printf (
          _ ("Known from %s to %s, but for %s to %s. Service level: %s, %s."), from, to, gap,
          gap_end, kind, formula);
    }
  if (report->n_gaps > 1)
    {
      gap = dag_words_duration_spoken ((double) report->gaps_us / DAG_USEC_PER_SEC);
      /* Translators: two times of day, “1 hour 30 minutes” in several pieces of which nothing
       * is known; a definition of service level, its formula */
      return g_strdup_printf (
          _ ("Known from %s to %s, but for %s in all. Service level: %s, %s."), from, to, gap,
          kind, formula);
    }
  /* Translators: two times of day, the name of the definition of service level, its formula
   */
  return g_strdup_printf (_ ("Known from %s to %s. Service level: %s, %s."), from, to,
                          kind, formula);
}

/* ── The file ──────────────────────────────────────────────────────────────────────── */

static void
write_share (DagCsvWriter *writer,
             double        share)
{
  dag_csv_writer_add_number (writer, dag_share_is_known (share)
                                         ? floor (share * 1000.0 + 1e-9) / 10.0
                                         : (double) NAN);
}

static void
write_queue (DagCsvWriter         *writer,
             const DagReportQueue *queue,
             const char           *day,
             GTimeZone            *zone)
{
  g_autofree char *name = dup_queue_name (queue);

  dag_csv_writer_add_text (writer, day);
  dag_csv_writer_add_text (writer, name);
  dag_csv_writer_add_text (writer, queue->channel != DAG_CHANNEL_UNKNOWN
                                       ? dag_words_channel (queue->channel)
                                       : NULL);
  dag_csv_writer_add_count (writer, queue->counts.offered);
  dag_csv_writer_add_count (writer, queue->counts.answered);
  dag_csv_writer_add_count (writer, queue->counts.abandoned);
  write_share (writer, queue->service_level);
  write_share (writer, queue->target.level);
  dag_csv_writer_add_seconds (writer, queue->asa_s);
  dag_csv_writer_add_seconds (writer, queue->handle_time_s);
  dag_csv_writer_add_seconds (writer, queue->counts.longest_wait_s);
  dag_csv_writer_add_time (writer, queue->busiest_us, zone);
  dag_csv_writer_end_row (writer);
}

static char *
dup_iso_day (int64_t    time_us,
             GTimeZone *zone)
{
  g_autofree char *text = dag_time_format_rfc3339 (time_us, zone);

  return g_strndup (text, strlen ("2026-11-23"));
}

/**
 * dag_words_report_csv:
 * @report: a report
 * @zone: the centre's zone
 *
 * Returns: (transfer full): one row a queue, for a spreadsheet
 */
GBytes *
dag_words_report_csv (const DagDayReport *report,
                      GTimeZone          *zone)
{
  static const char *const titles[]
      = { N_ ("Day"),
          N_ ("Queue"),
          N_ ("Channel"),
          N_ ("Offered"),
          N_ ("Answered"),
          N_ ("Abandoned"),
          N_ ("Service level (%)"),
          N_ ("Target (%)"),
          N_ ("Average wait (s)"),
          N_ ("Handle time (s)"),
          N_ ("Longest wait (s)"),
          N_ ("Busiest interval") };
  g_autoptr (DagCsvWriter) writer = dag_csv_writer_new (TRUE);
  g_autofree char *day = NULL;

  g_return_val_if_fail (report != NULL && zone != NULL, NULL);

  day = dup_iso_day (report->from_us, zone);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    dag_csv_writer_add_text (writer, _ (titles[i]));
  dag_csv_writer_end_row (writer);
  for (guint i = 0; i < report->queues->len; i++)
    write_queue (writer, report->queues->pdata[i], day, zone);
  return dag_csv_writer_finish (writer);
}

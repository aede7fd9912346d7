/* dag-words-report.h - a day's report as text: for the screen, on paper, in a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-day-report.h"

G_BEGIN_DECLS

/* The columns of its two tables; the first is the name. */
#define DAG_REPORT_QUEUE_COLUMNS 8
#define DAG_REPORT_TEAM_COLUMNS 4

char       *dag_words_team_line          (const char *name,
                                          guint       n_teams,
                                          gboolean    told) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_minutes_each       (double seconds_each) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_kept_at_work       (int64_t n_staffed) G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_report_queue_title (guint column);
char       *dag_words_report_queue_cell  (const DagReportQueue *queue,
                                          guint                 column,
                                          GTimeZone            *zone)
                                          G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_report_team_title  (guint column);
char       *dag_words_report_team_cell   (const DagReportTeam *team,
                                          guint                column)
                                          G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_report_headline    (const DagDayReport *report)
                                          G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_report_span        (const DagDayReport *report,
                                          GTimeZone          *zone)
                                          G_GNUC_WARN_UNUSED_RESULT;
GBytes     *dag_words_report_csv         (const DagDayReport *report,
                                          GTimeZone          *zone)
                                          G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

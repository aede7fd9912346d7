/* dag-words-standup.h - what the agenda of a stand-up says, and days as a person names them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-day-spots.h"

G_BEGIN_DECLS

char *dag_words_agenda_kept  (const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_day_long     (const char *day) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_week         (const char *monday) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_day_short    (const char *day,
                              const char *today) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_day_begin    (const char *day,
                              const char *today) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_day_format   (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;

char *dag_words_day_total    (const DagDaySpots *spots) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_hot_spot     (const DagDaySpot *spot,
                              const char       *queue_name,
                              GTimeZone        *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_quiet_spot   (const DagDaySpot *spot,
                              GTimeZone        *zone) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_short_breaks (const DagDaySpots *spots) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_breaks_left_out (guint most) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_actions_left (guint n_left,
                              guint n_past) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_attendance   (guint n_here,
                              guint n_people) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_timer        (int64_t spent_s,
                              int64_t planned_s) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_timer_spoken (int64_t spent_s,
                              int64_t planned_s) G_GNUC_WARN_UNUSED_RESULT;

char *dag_words_round_answer (int answer) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_round_count  (guint n_answers) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_round_figure (int   halves,
                              guint n_answers) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_round_measured (double load,
                                guint  n_busy,
                                guint  n_working,
                                guint  n_breaks) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_round_past     (const char *day,
                                int         halves,
                                guint       n_answers,
                                const char *measured) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_did            (const char *said,
                                const char *did) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

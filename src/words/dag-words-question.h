/* dag-words-question.h - what customers ask, and waits as told, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-question-radar.h"
#include "dag-wait-record.h"

G_BEGIN_DECLS

char *dag_words_question_figure  (const DagQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_question_chance  (const DagQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_question_trend   (const float *points,
                                  guint        n_points,
                                  gboolean     are_days) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_radar_summary    (const DagQuestionRadar *radar) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_radar_coverage   (const DagQuestionRadar *radar) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_radar_test       (void) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_radar_formula    (void) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_radar_hidden     (guint n_hidden) G_GNUC_WARN_UNUSED_RESULT;

char *dag_words_wait_record      (const DagWaitSummary *summary) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_wait_definition  (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

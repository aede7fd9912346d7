/* dag-words-can-go.h - who could go on a break, and what it costs, in words of care
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-outlook.h"

G_BEGIN_DECLS

char       *dag_words_can_go_stretch  (double stretch_s) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_level    (const DagBand *before,
                                       const DagBand *after) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_band     (const DagBand *level,
                                       const DagBand *wait_s) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_when     (int delay_min) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_change   (const DagBand *before,
                                       const DagBand *after) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_wait     (const DagBand *before,
                                       const DagBand *after) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_count    (guint n) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_spoken   (int            delay_min,
                                       const DagBand *level,
                                       const DagBand *level_one,
                                       const DagBand *wait,
                                       const DagBand *wait_one,
                                       guint          n) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_moments  (const char *ranges) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_breaks_planned  (guint              n_changes,
                                       guint              n_breaks,
                                       guint              n_people,
                                       double             level,
                                       double             level_without) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_breaks_not_fitting (const char *const *names,
                                          guint              n) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_assumed  (guint n_weeks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

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
char       *dag_words_can_go_counts   (const guint *n_can_go,
                                       const int   *delays_min,
                                       guint        n) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_can_go_moments  (const char *ranges) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_breaks_planned  (guint              n_changes,
                                       guint              n_breaks,
                                       guint              n_people,
                                       double             level,
                                       double             level_without) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_breaks_not_fitting (const char *const *names,
                                          guint              n) G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_can_go_assumed  (void);

G_END_DECLS

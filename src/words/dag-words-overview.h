/* dag-words-overview.h - the small lines below the figures of the overview, and their formulas
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-totals.h"

G_BEGIN_DECLS

char       *dag_words_waiting_caption (const DagTotals *totals) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_level_unit      (const DagTotals *totals) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_level_formula   (const DagTotals     *totals,
                                       DagServiceLevelKind  kind) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_level_caption   (const DagTotals     *totals,
                                       DagServiceLevelKind  kind,
                                       gboolean             is_past) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_people_caption  (const DagTotals *totals) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_target_unit     (const DagTarget *target) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_target          (const DagTarget *target) G_GNUC_WARN_UNUSED_RESULT;

const char *dag_words_waiting_formula      (void);
const char *dag_words_longest_wait_formula (void);
const char *dag_words_people_formula       (void);

G_END_DECLS

/* dag-words-dashboard.h - the calm line and what changed, as sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-change.h"
#include "dag-totals.h"

G_BEGIN_DECLS

char *dag_words_calm_line (const DagTotals *totals,
                           DagMood          mood) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_change    (const DagChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

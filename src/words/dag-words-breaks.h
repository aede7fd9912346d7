/* dag-words-breaks.h - how somebody stands to the rules on breaks, in words of care
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-terms.h"
#include "dag-value.h"

G_BEGIN_DECLS

const char *dag_words_break_state   (DagBreakState state,
                                     gboolean      is_over);
char       *dag_words_break_due     (DagBreakState  state,
                                     gboolean       is_over,
                                     int64_t        latest_start_us,
                                     gboolean       is_assumed,
                                     GTimeZone     *zone) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_break_credit  (const DagBreakCredit *credit) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_words_break_credit_explained (const DagBreakCredit *credit,
                                              int64_t               begins_us,
                                              GTimeZone            *zone)
                                              G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_break_level   (DagBreakLevel level);
char       *dag_words_break_rule    (const DagBreakRule *rule) G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_segment_kind  (DagSegmentKind kind);
char       *dag_words_time_range    (int64_t    from_us,
                                     int64_t    to_us,
                                     GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

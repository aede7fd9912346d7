/* dag-break-acts.h - what a lead does to one person's day: plan, move, take out, note
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-live.h"

G_BEGIN_DECLS

void     dag_break_acts_drag   (DagBreakLive *breaks,
                                const char   *agent,
                                const char   *plan,
                                int64_t       was_us,
                                int64_t       from_us,
                                int64_t       to_us,
                                GTimeZone    *zone);
gboolean dag_break_acts_plan   (DagBreakLive *breaks,
                                const char   *agent,
                                int64_t       now_us,
                                GTimeZone    *zone);
gboolean dag_break_acts_shift  (DagBreakLive *breaks,
                                const char   *agent,
                                int64_t       now_us,
                                int           begin_min,
                                int           end_min,
                                GTimeZone    *zone);
gboolean dag_break_acts_remove (DagBreakLive *breaks,
                                const char   *agent,
                                int64_t       now_us);
gboolean dag_break_acts_note   (DagBreakLive *breaks,
                                const char   *agent,
                                int64_t       from_us,
                                int64_t       to_us,
                                GTimeZone    *zone);
gboolean dag_break_acts_do     (DagBreakLive *breaks,
                                const char   *agent,
                                const char   *act,
                                int64_t       now_us,
                                GTimeZone    *zone);

G_END_DECLS

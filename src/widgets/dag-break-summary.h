/* dag-break-summary.h - how a team stands to the rules on breaks, in a sentence or two
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-live.h"

G_BEGIN_DECLS

char *dag_break_summary_dup (DagBreakLive *breaks,
                             guint         n_care,
                             int64_t       now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

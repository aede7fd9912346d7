/* dag-answer-shift.h - one rostered shift as it comes over the wire
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-json.h"
#include "dag-roster.h"

G_BEGIN_DECLS

DagRosterShift *dag_answer_read_shift (DagJson *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

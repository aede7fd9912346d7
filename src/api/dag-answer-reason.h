/* dag-answer-reason.h - one reason's count of a day as it comes over the wire
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-json.h"
#include "dag-reason-day.h"

G_BEGIN_DECLS

DagReasonDay *dag_answer_read_reason (DagJson *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

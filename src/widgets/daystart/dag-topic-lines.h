/* dag-topic-lines.h - what a topic has besides facts and notes, as lines that others may see
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup-desk.h"

G_BEGIN_DECLS

GPtrArray *dag_topic_lines_new (DagStandupDesk *desk,
                                DagBoardEntry  *topic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-standup-text.h - a stand-up as text: for the chat, for paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup-desk.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_STANDUP_PLAIN,
  DAG_STANDUP_MARKDOWN,
  DAG_STANDUP_PANGO, /* markup, for printing */
} DagStandupFormat;

char *dag_standup_text_new (DagStandupDesk   *desk,
                            DagStandupFormat  format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-snapshot-words.h - the words of a source that this version does not know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  const char *what; /* "state" of people, or "channel" of queues */
  const char *word; /* as the source says it; it belongs to the snapshot */
  guint count;      /* people or queues */
} DagUnknownWord;

GArray *dag_snapshot_find_unknown_words (const DagSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-standup-private.h - the inside of a stand-up
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-standup.h"

G_BEGIN_DECLS

struct _DagStandup
{
  GObject parent_instance;

  DagBoard *board;
  char *team; /* (nullable): the whole centre */
  char *day;
  char *id;   /* of the item, whether it is there or not */
  DagBoardView *topics;
  DagBoardView *attendance;
  DagBoardEntry *current; /* (nullable) */
  int64_t current_since_us; /* from when its time is not written down yet; 0: it stands */
};

void dag_standup_tell (DagStandup *self);

G_END_DECLS

/* dag-track-private.h - the inside of a track, for the rules on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-tight-array.h"
#include "dag-track.h"

G_BEGIN_DECLS

struct _DagTrack
{
  DagTightArray steps; /* of DagTrackStep, by time */
};

/* A source may say "signed in" a moment before the first state. */
#define SIGN_IN_SLACK_US (60 * DAG_USEC_PER_SEC)

#define STEP(self, index) dag_tight_array_index (&(self)->steps, DagTrackStep, (index))
#define LAST(self) STEP (self, (self)->steps.len - 1)

G_END_DECLS

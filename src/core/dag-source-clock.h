/* dag-source-clock.h - what time it is at the contact centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* One moment on our two clocks: the wall clock, which may be stepped, and one that only
 * goes forward and also counts the time that the machine sleeps. */
typedef struct
{
  int64_t wall_us;
  int64_t mono_us;
} DagMoment;

typedef DagMoment (*DagClockFunc) (gpointer user_data);

DagMoment dag_moment_read         (gpointer unused);

/**
 * DagSourceClock:
 *
 * The source's clock, carried on from its last answer by our clock that only goes forward:
 * a step of either wall clock (F-C01), one that is wrong (F-C03) or a simulation that runs
 * faster make no difference.
 */
typedef struct
{
  gboolean is_set;
  int64_t source_us;
  int64_t mono_us;
  double speed;
} DagSourceClock;

void      dag_source_clock_set    (DagSourceClock    *self,
                                   const DagSnapshot *snapshot,
                                   DagMoment          now);
int64_t   dag_source_clock_get_us (const DagSourceClock *self,
                                   DagMoment             now);

G_END_DECLS

/* dag-test-clock.h - two clocks that the test moves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-source-clock.h"

G_BEGIN_DECLS

static inline DagMoment
dag_test_clock_read (gpointer user_data)
{
  return *(DagMoment *) user_data;
}

/* Time goes by, as it does. */
static inline void
dag_test_clock_pass (DagMoment *clock,
                     double     seconds)
{
  clock->wall_us += (int64_t) (seconds * 1e6);
  clock->mono_us += (int64_t) (seconds * 1e6);
}

G_END_DECLS

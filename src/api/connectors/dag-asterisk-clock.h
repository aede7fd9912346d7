/* dag-asterisk-clock.h - how far Asterisk's clock is from ours, from Date headers alone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DagAsteriskClock:
 *
 * One Date header tells the difference to within a second; many of them, each ruling out
 * what cannot be, to within the time of a request.
 */
typedef struct
{
  gboolean is_known;
  int64_t low_us; /* theirs minus ours is between these */
  int64_t high_us;
} DagAsteriskClock;

void    dag_asterisk_clock_learn     (DagAsteriskClock *self,
                                      int64_t           skew_us,
                                      int64_t           elapsed_us);
int64_t dag_asterisk_clock_get_skew  (const DagAsteriskClock *self);

G_END_DECLS

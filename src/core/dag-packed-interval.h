/* dag-packed-interval.h - an interval of a queue that takes little room
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"
#include "dag-tight-array.h"

G_BEGIN_DECLS

#define DAG_PACKED_SECONDS 5
#define DAG_PACKED_COUNTS 9

/* A DagInterval less than half as large: a thousand queues have a hundred each. Seven digits
 * of a sum of seconds are enough. */
typedef struct
{
  int64_t start_us;
  float seconds[DAG_PACKED_SECONDS];
  int32_t counts[DAG_PACKED_COUNTS];
  guint16 minutes;
  guint16 target : 15;  /* in the owner's list */
  guint16 is_whole : 1; /* as far as it lasts, nothing of it was missed */
} DagPackedInterval;

DagPackedInterval dag_packed_interval_pack (const DagInterval *interval,
                                            DagTightArray     *targets);
void    dag_packed_interval_set_counts      (DagPackedInterval *self,
                                             const DagInterval *interval);
void    dag_packed_interval_unpack          (const DagPackedInterval *self,
                                             const DagTightArray     *targets,
                                             DagInterval             *interval);
int64_t dag_packed_interval_get_end         (const DagPackedInterval *self);

G_END_DECLS

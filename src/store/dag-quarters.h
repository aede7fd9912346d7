/* dag-quarters.h - the intervals of one queue in one hour as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-bytes.h"
#include "dag-history.h"

G_BEGIN_DECLS

#define DAG_MAX_QUARTERS 12 /* in one hour: five minutes each */

/* One interval of the clock, and whether the source itself told it. */
typedef struct
{
  DagInterval interval; /* its queue is NULL: the owner knows */
  gboolean given;
} DagQuarter;

/* Those that begin in one hour, by time. */
typedef struct
{
  DagQuarter quarters[DAG_MAX_QUARTERS];
  guint n_quarters;
} DagQuarters;

gboolean    dag_quarters_put   (DagQuarters       *self,
                                const DagInterval *interval,
                                gboolean           given);
void        dag_quarters_sum   (DagQuarters       *self,
                                const DagQuarters *other);
GBytes     *dag_quarters_pack  (const DagQuarters *self,
                                int64_t            hour) G_GNUC_WARN_UNUSED_RESULT;
void        dag_quarters_read  (DagQuarters  *self,
                                const guint8 *blob,
                                gsize         length,
                                int64_t       hour);

G_END_DECLS

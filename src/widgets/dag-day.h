/* dag-day.h - one person's day as segments of what was done
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"

G_BEGIN_DECLS

/* What a stretch of the day is drawn as. */
typedef enum
{
  DAG_DAY_UNKNOWN,
  DAG_DAY_FREE,
  DAG_DAY_CONTACT, /* ringing and on a contact */
  DAG_DAY_WRAP_UP,
  DAG_DAY_MEETING,
  DAG_DAY_BREAK, /* of five minutes at least; a shorter pause is part of what was before */
  DAG_DAY_OFFLINE,
} DagDayKind;
#define DAG_N_DAY_KINDS 7

typedef struct
{
  DagDayKind kind;
  int64_t from_us;
  int64_t to_us;
} DagDaySegment;

GArray     *dag_day_new_segments (GPtrArray *changes,
                                  int64_t    from_us,
                                  int64_t    now_us) G_GNUC_WARN_UNUSED_RESULT;
double      dag_day_get_total_s  (GArray     *segments,
                                  DagDayKind  kind);
const char *dag_day_kind_get_label (DagDayKind kind);
char       *dag_day_dup_summary  (GArray    *segments,
                                  GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
char       *dag_day_dup_read_out (const DagDaySegment *segment,
                                  GTimeZone           *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-reason-count.h - what was counted of a queue up to a quarter of an hour: no persons
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

#define DAG_REASON_QUARTER_MIN 15

typedef enum
{
  DAG_REASON_COUNT_REASON,  /* contacts with one reason */
  DAG_REASON_COUNT_HANDLED, /* contacts */
  DAG_REASON_COUNT_TAGGED,  /* contacts with any reason */
} DagReasonCountKind;
#define DAG_N_REASON_COUNT_KINDS 3

/* @total: since midnight, as last seen in that quarter. Where it rose in that quarter, when it
 * was first and last seen to. */
typedef struct
{
  DagReasonCountKind kind;
  char *queue;  /* (nullable) */
  char *reason; /* (nullable): of that kind alone */
  char *label;  /* (nullable) */
  int64_t day;  /* the civil day of the centre, counted from 1970 */
  int quarter;  /* of that day, by the clock on its wall */
  int64_t total;
  int64_t first_us; /* DAG_TIME_NONE: it did not rise */
  int64_t last_us;
} DagReasonCount;

DagReasonCount *dag_reason_count_copy (const DagReasonCount *self) G_GNUC_WARN_UNUSED_RESULT;
void            dag_reason_count_free (DagReasonCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagReasonCount, dag_reason_count_free)

int64_t         dag_reason_count_find_rise (const DagReasonCount *self,
                                            int64_t               since_us);

G_END_DECLS

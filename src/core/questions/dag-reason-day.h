/* dag-reason-day.h - how often one reason was noted in one queue on one day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

typedef struct
{
  char *reason;
  char *label; /* (nullable) */
  char *queue; /* (nullable) */
  int64_t day; /* the civil day of the centre, counted from 1970 */
  int64_t contacts;
  int64_t queue_contacts; /* of the queue that day, with a reason or without; or absent */
  int64_t queue_tagged;   /* of them with a reason; or absent */
} DagReasonDay;

DagReasonDay *dag_reason_day_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          dag_reason_day_free (DagReasonDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagReasonDay, dag_reason_day_free)

G_END_DECLS

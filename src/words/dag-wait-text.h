/* dag-wait-text.h - what customers are told about the wait, in Dutch and in English
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-wait-estimate.h"

G_BEGIN_DECLS

/* Why it is busy, in plain words. */
typedef enum
{
  DAG_WAIT_REASON_NONE,
  DAG_WAIT_REASON_BUSY,
  DAG_WAIT_REASON_OUTAGE,
  DAG_WAIT_REASON_DELIVERIES,
  DAG_WAIT_REASON_INVOICES,
  DAG_WAIT_REASON_SYSTEMS,
  DAG_WAIT_REASON_WEATHER,
  DAG_WAIT_REASON_COLLEAGUES,
} DagWaitReason;
#define DAG_N_WAIT_REASONS 8

char       *dag_wait_text_dutch        (const DagWaitEstimate *estimate,
                                        DagWaitReason          reason)
                                        G_GNUC_WARN_UNUSED_RESULT;
char       *dag_wait_text_english      (const DagWaitEstimate *estimate,
                                        DagWaitReason          reason)
                                        G_GNUC_WARN_UNUSED_RESULT;
const char *dag_wait_reason_get_label  (DagWaitReason reason);
const char *dag_wait_verdict_get_label (DagWaitVerdict verdict);

G_END_DECLS

/* dag-change.h - one thing that changed in the last quarter of an hour: facts, not text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_CHANGE_WAITING,        /* from → to, of the whole centre */
  DAG_CHANGE_QUEUE_SILENT,   /* a queue that had contacts has had none for 15 min */
  DAG_CHANGE_QUEUE_APPEARED,
  DAG_CHANGE_QUEUE_VANISHED,
  DAG_CHANGE_QUEUE_GREW,     /* from → to waiting, the largest growth */
  DAG_CHANGE_AGENT_BACK,     /* back from a break, with its reason */
  DAG_CHANGE_AGENT_BREAK,    /* went on a break */
  DAG_CHANGE_AGENT_SIGNED_IN,
  DAG_CHANGE_AGENT_SIGNED_OUT,
  DAG_CHANGE_SERVICE_LEVEL,  /* from → to, percentage points */
} DagChangeKind;

typedef struct
{
  DagChangeKind kind;
  int64_t at_us;
  char *name;   /* of the queue or agent (nullable) */
  char *id;     /* its id (nullable) */
  char *reason; /* (nullable) */
  double from;
  double to;
} DagChange;

DagChange *dag_change_new  (DagChangeKind kind,
                            int64_t       at_us,
                            const char   *id,
                            const char   *name) G_GNUC_WARN_UNUSED_RESULT;
DagChange *dag_change_copy (const DagChange *other) G_GNUC_WARN_UNUSED_RESULT;
void       dag_change_free (DagChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagChange, dag_change_free)

G_END_DECLS

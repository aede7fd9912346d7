/* dag-forget.h - one person is taken out of the history on the disk
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-recorder.h"
#include "dag-store.h"

G_BEGIN_DECLS

typedef struct
{
  DagRecorder *recorder;
  char *agent; /* id */
} DagForgetRequest;

DagForgetRequest *dag_forget_request_new (DagRecorder *recorder,
                                          const char  *agent) G_GNUC_WARN_UNUSED_RESULT;

/* Result: 1 (as a pointer) where the person was known. */
extern const DagStoreJob dag_forget_job;

G_END_DECLS

/* dag-verdict-store.h - what the rules on breaks said of shifts, in the database
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-record.h"
#include "dag-recorder.h"
#include "dag-store.h"

G_BEGIN_DECLS

/* What goes to a job. */
typedef struct
{
  DagRecorder *recorder;
  GPtrArray *records; /* (nullable) of DagBreakRecord: save */
  char *agent;        /* (nullable): load: of this person alone */
  int64_t from_us;    /* load: shifts that began then or later, … */
  int64_t to_us;      /* … and before this */
} DagVerdictRequest;

DagVerdictRequest *dag_verdict_request_new  (DagRecorder *recorder) G_GNUC_WARN_UNUSED_RESULT;
void               dag_verdict_request_free (DagVerdictRequest *self);

/* Writes records in the place of those of the same person that they overlap: what was
 * known of a shift an hour ago gives way to what is known now. */
extern const DagStoreJob dag_verdict_save_job;
/* → GPtrArray of DagBreakRecord, by day and person. */
extern const DagStoreJob dag_verdict_load_job;

G_END_DECLS

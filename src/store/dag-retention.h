/* dag-retention.h - what has been kept long enough goes, a little at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-recorder.h"
#include "dag-store.h"

G_BEGIN_DECLS

/* Days, by level. */
typedef struct
{
  guint people;    /* what each person did, to the second */
  guint totals;    /* each person's sums of a day; their names */
  guint queues;    /* the samples of queues: no persons */
  guint intervals; /* what ended in each interval: no persons */
  guint verdicts;  /* what the rules on breaks said of each person's shifts; whose they were */
} DagRetention;

#define DAG_RETENTION_DEFAULT ((DagRetention){ 7, 30, 31, 730, 90 })

typedef struct
{
  DagRecorder *recorder;
  DagRetention retention;
  int64_t now_us; /* of the source, or our wall clock where it is not known */
} DagRetentionRound;

DagRetentionRound *dag_retention_round_new  (DagRecorder        *recorder,
                                             const DagRetention *retention,
                                             int64_t             now_us)
                                             G_GNUC_WARN_UNUSED_RESULT;
void               dag_retention_round_free (DagRetentionRound *self);

/* Deletes at most %DAG_RETENTION_CHUNK rows; returns a number > 0 (as a pointer) where there
 * is more to do. With the last rows it also wipes what was deleted off the disk. */
#define DAG_RETENTION_CHUNK 500
extern const DagStoreJob dag_retention_job;

G_END_DECLS

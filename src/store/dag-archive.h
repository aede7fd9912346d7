/* dag-archive.h - reads the past back from the database, on the worker thread
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-memory-restore.h"
#include "dag-recorder.h"
#include "dag-store.h"

G_BEGIN_DECLS

/* What is asked for; not every question needs every member. */
typedef struct
{
  DagRecorder *recorder;
  DagSeriesKind kind;
  char *id;        /* (nullable): of a queue or an agent; NULL: the centre, or all */
  int64_t from_us;
  int64_t to_us;
  double gap_s;
  GTimeZone *zone; /* (nullable) */
} DagArchiveQuestion;

DagArchiveQuestion *dag_archive_question_new  (DagRecorder *recorder)
                                               G_GNUC_WARN_UNUSED_RESULT;
void                dag_archive_question_free (DagArchiveQuestion *self);

/* Jobs of the store; each takes a DagArchiveQuestion. */
extern const DagStoreJob dag_archive_job_series;     /* → GArray of DagPoint */
extern const DagStoreJob dag_archive_job_changes;    /* → GPtrArray of DagStateChange */
extern const DagStoreJob dag_archive_job_intervals;  /* → GPtrArray of DagInterval */
extern const DagStoreJob dag_archive_job_snapshot;   /* → DagSnapshot at @from_us */
extern const DagStoreJob dag_archive_job_days;       /* → GArray of DagHistoryDay */
extern const DagStoreJob dag_archive_job_agent_days; /* → GPtrArray of DagAgentDayTotal */
extern const DagStoreJob dag_archive_job_polls;      /* → GArray of DagHistoryPoll */
extern const DagStoreJob dag_archive_job_restore;    /* → DagRestored since @from_us */

G_END_DECLS

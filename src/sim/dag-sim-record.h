/* dag-sim-record.h - what the simulated centre remembers of its day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-plan.h"

G_BEGIN_DECLS

#define DAG_SIM_BUCKET_MS (5 * DAG_SIM_MINUTE_MS)

/* What happened in a queue in some time: five minutes, or the day so far. Durations in
 * milliseconds. */
typedef struct
{
  guint offered;
  guint answered;
  guint abandoned;
  guint abandoned_short;
  guint answered_within;
  guint abandoned_within;
  guint handled;
  guint tagged;
  guint waiting_max;
  guint delayed; /* of the offered: had to wait at all */
  int64_t wait_answered_ms;
  int64_t wait_abandoned_ms;
  int64_t handle_ms;
  int64_t longest_wait_ms;
  int64_t staffed_ms;
} DagSimCounts;

typedef struct
{
  int64_t at_ms;
  guint agent;
  guint contact;
  const char *reason; /* (nullable), static */
  guint8 state;       /* DagAgentState */
  guint8 channel;     /* DagChannel, or DAG_N_CHANNELS for none */
} DagSimChange;

/* Contacts per reason of one queue on one day. */
typedef struct
{
  int64_t day;
  guint contacts;
  guint tagged;
  guint per_reason[DAG_SIM_MAX_REASONS];
} DagSimReasonDay;

/* How long one contact waited until it was answered, or gave up. */
typedef struct
{
  int64_t arrived_ms;
  int64_t wait_ms;
  guint queue;
  gboolean answered;
} DagSimWait;

typedef struct
{
  int64_t first_bucket_ms; /* begin of the first five minutes kept */
  GArray **buckets;        /* of DagSimCounts, one array a queue */
  GArray **reason_days;    /* of DagSimReasonDay, one array a queue, oldest first */
  GArray *changes;         /* of DagSimChange, oldest first */
  uint64_t n_forgotten;    /* changes dropped from the front */
  guint n_queues;
  GArray *waits;           /* (nullable): of DagSimWait, where somebody wants to know */
} DagSimRecord;

DagSimRecord    *dag_sim_record_new           (guint   n_queues,
                                               int64_t origin_ms) G_GNUC_WARN_UNUSED_RESULT;
void             dag_sim_record_free          (DagSimRecord *self);
DagSimCounts    *dag_sim_record_get_bucket    (DagSimRecord *self,
                                               guint         queue);
void             dag_sim_record_start_bucket  (DagSimRecord *self,
                                               guint         queue,
                                               guint         waiting);
DagSimReasonDay *dag_sim_record_get_reasons   (DagSimRecord *self,
                                               guint         queue,
                                               int64_t       day);
void             dag_sim_record_keep_waits    (DagSimRecord *self);
void             dag_sim_record_forget_before (DagSimRecord *self,
                                               int64_t       time_ms);
void             dag_sim_counts_add           (DagSimCounts       *self,
                                               const DagSimCounts *other);

G_END_DECLS

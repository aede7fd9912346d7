/* dag-sim-rng.h - chance that is the same on every machine
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What a stream of chance is for: drawing more of one never shifts another. */
typedef enum
{
  DAG_SIM_STREAM_ARRIVAL = 1,
  DAG_SIM_STREAM_PATIENCE,
  DAG_SIM_STREAM_HANDLE,
  DAG_SIM_STREAM_REASON,
  DAG_SIM_STREAM_CALLBACK,
  DAG_SIM_STREAM_ROSTER,
  DAG_SIM_STREAM_PAUSE,
  DAG_SIM_STREAM_PEOPLE,
  DAG_SIM_STREAM_PAST_COUNTS,
  DAG_SIM_STREAM_PAST_REASONS,
  DAG_SIM_STREAM_BACKLOG,
} DagSimStream;

/* xoshiro256** of Blackman and Vigna. */
typedef struct
{
  uint64_t word[4];
} DagSimRng;

void     dag_sim_rng_init       (DagSimRng    *self,
                                 uint64_t      seed,
                                 DagSimStream  stream,
                                 uint64_t      index);

uint64_t dag_sim_rng_next       (DagSimRng *self);
double   dag_sim_rng_uniform    (DagSimRng *self);
guint    dag_sim_rng_below      (DagSimRng *self,
                                 guint      n);
gboolean dag_sim_rng_chance     (DagSimRng *self,
                                 double     share);
double   dag_sim_rng_normal     (DagSimRng *self);
double   dag_sim_rng_exponential (DagSimRng *self,
                                  double     mean);
double   dag_sim_rng_lognormal  (DagSimRng *self,
                                 double     mean,
                                 double     variation);
guint    dag_sim_rng_poisson    (DagSimRng *self,
                                 double     mean);
guint    dag_sim_rng_binomial   (DagSimRng *self,
                                 guint      n,
                                 double     share);
int64_t  dag_sim_rng_between_ms (DagSimRng *self,
                                 int64_t    low_ms,
                                 int64_t    high_ms);

double   dag_sim_ln             (double x);
double   dag_sim_exp            (double x);

G_END_DECLS

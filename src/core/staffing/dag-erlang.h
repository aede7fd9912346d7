/* dag-erlang.h - waiting lines with many agents: Erlang B, C and A
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DagQueueFigures:
 * @stable: %FALSE where more comes in than can be served and nobody hangs up: then there
 *   are no figures, only the word
 * @p_wait: share of the arrivals that have to wait
 * @service_level: strict: answered within T ÷ offered
 * @service_level_excl_early: answered within T ÷ (offered − abandoned within T)
 * @service_level_served_or_gone: not waiting any more at T ÷ offered
 * @service_level_answered: answered within T ÷ answered
 * @service_level_excl_short: answered within T ÷ (offered − abandoned within the load's
 *   short time)
 * @asa_s: mean wait of all arrivals, seconds
 * @mean_wait_answered_s: mean wait of the answered, seconds
 * @occupancy: share of the agents' time spent on contacts
 * @queue_length: mean number waiting
 * @p_abandon: share of the arrivals that hang up
 *
 * The steady state of one queue. Shares are 0…1.
 */
typedef struct
{
  gboolean stable;
  double p_wait;
  double service_level;
  double service_level_excl_early;
  double service_level_served_or_gone;
  double service_level_answered;
  double service_level_excl_short;
  double asa_s;
  double mean_wait_answered_s;
  double occupancy;
  double queue_length;
  double p_abandon;
} DagQueueFigures;

/* One queue in one interval of time. */
typedef struct
{
  double arrivals_per_s;
  double handle_s;   /* mean, with wrap-up */
  double patience_s; /* mean; ≤ 0: nobody hangs up (Erlang C) */
  double within_s;   /* T of the service level */
  double short_s;    /* who hangs up sooner was never really there; 0: nobody is left out */
} DagQueueLoad;

double dag_erlang_b               (int64_t agents,
                                   double  load);
double dag_erlang_c               (int64_t agents,
                                   double  load);
double dag_erlang_c_percentile_s  (int64_t agents,
                                   double  load,
                                   double  handle_s,
                                   double  share);
double dag_erlang_wait_percentile_s (const DagQueueLoad *load,
                                     int64_t             agents,
                                     double              share);
double dag_erlang_load            (const DagQueueLoad *load);
void   dag_erlang_figures         (const DagQueueLoad *load,
                                   int64_t             agents,
                                   DagQueueFigures    *figures);

/* Erlang A alone; dag_erlang_figures() chooses. */
void   dag_erlang_a_figures       (const DagQueueLoad *load,
                                   int64_t             agents,
                                   DagQueueFigures    *figures);

G_END_DECLS

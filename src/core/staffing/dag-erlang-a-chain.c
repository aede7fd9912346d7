/* dag-erlang-a-chain.c - Erlang A state by state, for what the closed form cannot do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-erlang-a-private.h"

#include <math.h>

/* A birth-death chain: with λ arrivals a second, service rate μ = 1/AHT and hanging-up
 * rate θ = 1/patience, the states with k waiting have weights w(k) = w(k−1)·η/(c+k), where
 * c = N·μ/θ and η = λ/θ. All sums below have positive terms only, so nothing cancels.
 *
 * Sources: C. Palm 1946; A. Mandelbaum, S. Zeltyn, "Service engineering in action: the
 * Palm/Erlang-A queue" 2007 for the model; the conditional wait for k ahead follows from a
 * race of exponentials: the virtual wait V has exp(−θV) ~ Beta(c, k+1). */

/* Beyond this many waiting the line is so long that its spread no longer counts, and the
 * fluid limit holds to more digits than any input has. */
#define MOST_WAITING 4e6
#define NEGLIGIBLE 1e-20

/* Values f(k) for k in [first, first + n). */
typedef struct
{
  int64_t first;
  int64_t n;
  double *values;
} Window;

static void
window_clear (Window *self)
{
  g_clear_pointer (&self->values, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Window, window_clear)

/* The ratio f(k)/f(k−1) of a log-concave sequence. */
typedef double (*RatioFunc) (double k,
                             double p,
                             double q);

static double
waiting_ratio (double k,
               double c,
               double eta)
{
  return eta / (c + k);
}

static double
negative_binomial_ratio (double k,
                         double r,
                         double failure)
{
  return (r + k - 1.0) / k * failure;
}

/* Fills @self with f around its mode (where it is set to 1) as far as it counts. */
static void
window_fill (Window   *self,
             int64_t   mode,
             RatioFunc ratio,
             double    p,
             double    q)
{
  g_autoptr (GArray) up = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (double));
  double value = 1.0;

  for (int64_t k = mode + 1; value > NEGLIGIBLE; k++)
    {
      g_array_append_val (up, value);
      value *= ratio ((double) k, p, q);
    }
  value = 1.0;
  for (int64_t k = mode; k > 0 && value > NEGLIGIBLE; k--)
    {
      value /= ratio ((double) k, p, q);
      g_array_append_val (down, value);
    }
  self->first = mode - down->len;
  self->n = (int64_t) down->len + up->len;
  self->values = g_new (double, self->n);
  for (guint i = 0; i < down->len; i++)
    self->values[down->len - 1 - i] = g_array_index (down, double, i);
  for (guint i = 0; i < up->len; i++)
    self->values[down->len + i] = g_array_index (up, double, i);
}

/* Turns a distribution into its upper tail P(M > k), summed from the small end. */
static void
window_make_tail (Window *self)
{
  double sum = 0.0;
  double total = 0.0;

  for (int64_t i = 0; i < self->n; i++)
    total += self->values[i];
  for (int64_t i = self->n - 1; i >= 0; i--)
    {
      double value = self->values[i];

      self->values[i] = sum / total;
      sum += value;
    }
}

static double
window_get_tail (const Window *self,
                 int64_t       k)
{
  if (k < self->first)
    return 1.0;
  if (k >= self->first + self->n)
    return 0.0;
  return self->values[k - self->first];
}

/* The same up to @most alone, from below: for a distribution so wide that hardly any of it
 * counts (callers with little patience and a long T). */
static void
fill_tail_from_below (Window  *self,
                      double   r,
                      double   x,
                      int64_t  most)
{
  double value = pow (x, r);
  double sum = 0.0;

  self->first = 0;
  self->n = most + 1;
  self->values = g_new (double, self->n);
  for (int64_t k = 0; k <= most; k++)
    {
      sum += value;
      self->values[k] = MAX (0.0, 1.0 - sum);
      value *= negative_binomial_ratio ((double) k + 1.0, r, 1.0 - x);
    }
}

/* P(M > k) for M negative binomial (r, x): 1 − I_x(r, k+1). Where all of it lies above
 * @most, nothing need be filled: the tail is 1. */
static void
fill_beta_tail (Window  *self,
                double   r,
                double   x,
                int64_t  most)
{
  double mode = r > 1.0 ? floor ((r - 1.0) * (1.0 - x) / x) : 0.0;
  double spread = sqrt (r * (1.0 - x)) / x;

  if (mode - 60.0 * spread - 60.0 > (double) most || !(mode < 1e15))
    {
      self->first = most + 1;
      self->n = 0;
      return;
    }
  if (mode + 60.0 * spread > 4.0 * (double) most + 1e4)
    {
      fill_tail_from_below (self, r, x, most);
      return;
    }
  window_fill (self, (int64_t) mode, negative_binomial_ratio, r, 1.0 - x);
  window_make_tail (self);
}

typedef struct
{
  double waiting;       /* Σ w: the states in which all agents are busy */
  double queue;         /* Σ w·k */
  double wait_answered; /* Σ w·P(served)·E(wait | served) */
  double answered_in;   /* Σ w·P(served within T) */
  double longer;        /* Σ w·P(V > T) */
} Sums;

static void
add_up (const Window *weights,
        double        c,
        double        patience_s,
        double        within_s,
        Sums         *sums)
{
  g_auto (Window) served = { 0 };
  g_auto (Window) longer = { 0 };
  int64_t last = weights->first + weights->n - 1;
  double x = exp (-within_s / patience_s);
  double stages = 0.0; /* Σ 1/(c+j), j = 1…k+1: expected wait ÷ patience of a served one */

  fill_beta_tail (&served, c + 1.0, x, last);
  fill_beta_tail (&longer, c, x, last);
  for (int64_t j = 1; j <= weights->first; j++)
    stages += 1.0 / (c + (double) j);
  for (int64_t k = weights->first; k <= last; k++)
    {
      double w = weights->values[k - weights->first];
      double p_served = c / (c + (double) k + 1.0);

      stages += 1.0 / (c + (double) k + 1.0);
      sums->waiting += w;
      sums->queue += w * (double) k;
      sums->wait_answered += w * p_served * stages * patience_s;
      sums->answered_in += w * p_served * window_get_tail (&served, k);
      sums->longer += w * (1.0 - window_get_tail (&longer, k));
    }
}

/* A line so long that its spread does not count: λ(1 − p) = N·μ, everybody who is served
 * waits the same patience·ln(A/N). */
static void
set_fluid_figures (const DagQueueLoad *load,
                   int64_t             agents,
                   DagQueueFigures    *figures)
{
  double a = dag_erlang_load (load);
  double answered = (double) agents / a;
  double wait_s = agents > 0 ? -load->patience_s * log (answered) : HUGE_VAL;
  gboolean in_time = wait_s <= load->within_s;

  figures->p_wait = 1.0;
  figures->p_abandon = 1.0 - answered;
  figures->asa_s = figures->p_abandon * load->patience_s;
  figures->queue_length = figures->asa_s * load->arrivals_per_s;
  figures->mean_wait_answered_s = agents > 0 ? wait_s : 0.0;
  figures->occupancy = agents > 0 ? 1.0 : 0.0;
  figures->service_level = in_time ? answered : 0.0;
  figures->service_level_answered = in_time && agents > 0 ? 1.0 : 0.0;
  figures->service_level_served_or_gone
      = in_time ? 1.0 : 1.0 - exp (-load->within_s / load->patience_s);
}

static void
set_chain_figures (const DagQueueLoad *load,
                   int64_t             agents,
                   DagQueueFigures    *figures)
{
  g_auto (Window) weights = { 0 };
  Sums sums = { 0 };
  double a = dag_erlang_load (load);
  double c = (double) agents * load->patience_s / load->handle_s;
  double eta = load->arrivals_per_s * load->patience_s;
  double b = dag_erlang_b (agents, a);
  double below; /* weight of the states with an agent free */
  double total;

  window_fill (&weights, eta > c ? (int64_t) floor (eta - c) : 0, waiting_ratio, c, eta);
  add_up (&weights, c, load->patience_s, load->within_s, &sums);
  /* with nobody waiting and all busy the weight is w(0), which is B of those up to it */
  below = weights.first == 0 ? weights.values[0] * (1.0 / b - 1.0) : 0.0;
  total = below + sums.waiting;

  figures->p_wait = sums.waiting / total;
  figures->queue_length = sums.queue / total;
  figures->asa_s = figures->queue_length / load->arrivals_per_s;
  figures->p_abandon = figures->asa_s / load->patience_s;
  figures->occupancy = a * (1.0 - figures->p_abandon) / (double) agents;
  figures->service_level = (below + sums.answered_in) / total;
  figures->service_level_served_or_gone
      = 1.0 - sums.longer / total * exp (-load->within_s / load->patience_s);
  figures->service_level_answered = figures->service_level / (1.0 - figures->p_abandon);
  figures->mean_wait_answered_s = sums.wait_answered / total / (1.0 - figures->p_abandon);
}

/**
 * dag_erlang_a_chain_figures:
 * @load: one queue, with a patience above zero
 * @agents: number of agents, ≥ 0
 * @figures: (out caller-allocates): the steady state; what follows from others is not set
 *
 * Exact to the last digits for every load, also where hardly anybody is answered; slower
 * than the closed form.
 */
void
dag_erlang_a_chain_figures (const DagQueueLoad *load,
                            int64_t             agents,
                            DagQueueFigures    *figures)
{
  double excess;

  *figures = (DagQueueFigures){ .stable = TRUE };
  excess = (dag_erlang_load (load) - (double) agents) * load->patience_s / load->handle_s;
  if (agents == 0 || excess > MOST_WAITING)
    set_fluid_figures (load, agents, figures);
  else
    set_chain_figures (load, agents, figures);
}

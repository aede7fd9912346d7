/* dag-erlang-a.c - waiting lines where callers hang up: Erlang A (M/M/N+M)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-erlang-a-private.h"

#include <math.h>

/* With λ arrivals a second, service rate μ = 1/AHT, hanging-up rate θ = 1/patience,
 * η = λ/θ and c = N·μ/θ, the virtual wait V of somebody who never hangs up has
 *
 *   P(V > t) = λ·J(t)/D,   J(t) = ∫ from t of g(v) dv,   g(v) = exp(η(1 − e^−θv) − c·θ·v),
 *   D = 1/B(N − 1, A) + λ·J(0).
 *
 * Write K(t) for the same integral with c + 1 in the place of c. It has the series
 *
 *   K(t) = g₊(t)/θ · Σ x^k/((c+1)(c+2)…(c+1+k)),   x = η·e^−θt,   g₊(t) = g(t)·e^−θt,
 *
 * an incomplete gamma function, and by parts N·μ·J(t) = g(t) + λ·K(t). All terms are
 * positive; what is a difference of integrals is a sum of positive terms again:
 * J(0) − K(0) = 1/(c·θ) · Σ (k+1)·term(k), which is who hangs up, and the wait of those who
 * are answered is ∫ v·e^−θv·g(v) dv = 1/θ² · Σ term(k)·(1/(c+1) + … + 1/(c+1+k)).
 *
 * Sources: C. Palm 1946; A. Mandelbaum, S. Zeltyn, "Service engineering in action: the
 * Palm/Erlang-A queue" 2007, for the model. */

#define NEGLIGIBLE 1e-18
#define MOST_TERMS 2000000

typedef struct
{
  double sum;      /* Σ term */
  double hang_up;  /* Σ (k+1)·term */
  double answered; /* Σ term·harmonic */
} Series;

/* Only the plain sum: twice as quick. */
static double
sum_series (double x,
            double c)
{
  double term = 1.0 / (c + 1.0);
  double sum = 0.0;

  for (int k = 1; k < MOST_TERMS; k++)
    {
      double next = c + 1.0 + k;

      sum += term;
      if (next > x && term * next < sum * NEGLIGIBLE * (next - x))
        return sum;
      term *= x / next;
    }
  return HUGE_VAL;
}

static gboolean
sum_all_series (double  x,
                double  c,
                Series *series)
{
  double term = 1.0 / (c + 1.0);
  double harmonic = term;

  *series = (Series){ 0 };
  for (int k = 1; k < MOST_TERMS; k++)
    {
      double next = c + 1.0 + k;
      double inverse = 1.0 / next;

      series->sum += term;
      series->hang_up += k * term;
      series->answered += term * harmonic;
      if (next > x && term * next * k < series->sum * NEGLIGIBLE * (next - x))
        return isfinite (series->hang_up);
      term *= x * inverse;
      harmonic += inverse;
    }
  return FALSE;
}

/* What is the same for every T. */
typedef struct
{
  double theta;
  double eta;
  double c;
  double capacity; /* N·μ */
} Terms;

static Terms
get_terms (const DagQueueLoad *load,
           int64_t             agents)
{
  Terms terms = { .theta = 1.0 / load->patience_s };

  terms.eta = load->arrivals_per_s * load->patience_s;
  terms.capacity = (double) agents / load->handle_s;
  terms.c = terms.capacity * load->patience_s;
  return terms;
}

/* K(T) and J(T). Where c is far above η, g is beyond the smallest number: both are 0. */
static void
get_integrals (const Terms        *terms,
               const DagQueueLoad *load,
               double              t_s,
               double             *k,
               double             *j)
{
  double gone = -expm1 (-terms->theta * t_s);
  double g = exp (terms->eta * gone - terms->c * terms->theta * t_s);

  *k = g * (1.0 - gone) / terms->theta * sum_series (terms->eta * (1.0 - gone), terms->c);
  *j = (g + load->arrivals_per_s * *k) / terms->capacity;
}

/* Who is answered at once or within @t_s, over all; needs D and K(0). */
static double
get_level (const Terms        *terms,
           const DagQueueLoad *load,
           double              t_s,
           double              inverse_b,
           double              k0,
           double             *served_or_gone)
{
  double all = inverse_b + (1.0 + load->arrivals_per_s * k0) * load->arrivals_per_s
                               / terms->capacity;
  double k;
  double j;

  get_integrals (terms, load, t_s, &k, &j);
  if (served_or_gone != NULL)
    *served_or_gone
        = 1.0 - load->arrivals_per_s * j / all * exp (-terms->theta * t_s);
  return (inverse_b + load->arrivals_per_s * MAX (0.0, k0 - k)) / all;
}

/**
 * dag_erlang_a_closed_level:
 * @load: one queue, with a patience above zero
 * @agents: number of agents, ≥ 1
 * @inverse_b: 1 ÷ B(agents − 1, load)
 *
 * Returns: the strict service level, or NaN where the closed form cannot have it
 */
double
dag_erlang_a_closed_level (const DagQueueLoad *load,
                           int64_t             agents,
                           double              inverse_b)
{
  Terms terms = get_terms (load, agents);
  double k0 = sum_series (terms.eta, terms.c) / terms.theta;

  return isfinite (k0) ? get_level (&terms, load, load->within_s, inverse_b, k0, NULL) : NAN;
}

/**
 * dag_erlang_a_closed_figures:
 * @load: one queue, with a patience above zero
 * @agents: number of agents, ≥ 1
 * @inverse_b: 1 ÷ B(agents − 1, load)
 * @figures: (out caller-allocates): the steady state; what follows from others is not set
 *
 * Returns: whether it could be had to the last digits; else work it out state by state
 */
gboolean
dag_erlang_a_closed_figures (const DagQueueLoad *load,
                             int64_t             agents,
                             double              inverse_b,
                             DagQueueFigures    *figures)
{
  Terms terms = get_terms (load, agents);
  Series series;
  double k0;
  double all;
  double lambda = load->arrivals_per_s;

  if (!isfinite (inverse_b) || !sum_all_series (terms.eta, terms.c, &series))
    return FALSE;
  *figures = (DagQueueFigures){ .stable = TRUE };
  k0 = series.sum / terms.theta;
  all = inverse_b + lambda * (1.0 + lambda * k0) / terms.capacity;
  if (!isfinite (all))
    return FALSE;
  figures->p_wait = lambda * (1.0 + lambda * k0) / terms.capacity / all;
  figures->p_abandon = lambda * series.hang_up / (terms.c * terms.theta) / all;
  figures->asa_s = figures->p_abandon * load->patience_s;
  figures->queue_length = figures->asa_s * lambda;
  figures->occupancy = dag_erlang_load (load) * (1.0 - figures->p_abandon) / (double) agents;
  figures->mean_wait_answered_s = lambda * series.answered / (terms.theta * terms.theta) / all
                                  / (1.0 - figures->p_abandon);
  figures->service_level = get_level (&terms, load, load->within_s, inverse_b, k0,
                                      &figures->service_level_served_or_gone);
  figures->service_level_answered = figures->service_level / (1.0 - figures->p_abandon);
  return figures->service_level > DAG_ERLANG_A_LEAST_LEVEL
         && isfinite (figures->mean_wait_answered_s);
}

/* The share that hangs up within @t_s. */
static double
get_abandoned_within (const DagQueueLoad *load,
                      int64_t             agents,
                      double              t_s)
{
  DagQueueLoad other = *load;
  DagQueueFigures figures;

  other.within_s = t_s;
  other.short_s = 0.0;
  dag_erlang_a_figures (&other, agents, &figures);
  return figures.service_level_served_or_gone - figures.service_level;
}

static double
get_level_without (double level,
                   double left_out)
{
  return left_out < 1.0 ? MIN (1.0, level / (1.0 - left_out)) : 0.0;
}

/**
 * dag_erlang_a_figures:
 * @load: one queue, with a patience above zero
 * @agents: number of agents, ≥ 0
 * @figures: (out caller-allocates): the steady state; always stable
 *
 * The strict service level counts who was answered within T of all who came. The four
 * others follow from it and from who hung up within T, or at once.
 */
void
dag_erlang_a_figures (const DagQueueLoad *load,
                      int64_t             agents,
                      DagQueueFigures    *figures)
{
  double early;
  double inverse_b;

  g_return_if_fail (load != NULL && figures != NULL && load->patience_s > 0.0);
  g_return_if_fail (agents >= 0 && load->arrivals_per_s > 0.0);

  inverse_b = agents > 0 ? dag_erlang_inverse_b (agents - 1, dag_erlang_load (load)) : NAN;
  if (!dag_erlang_a_closed_figures (load, agents, inverse_b, figures))
    dag_erlang_a_chain_figures (load, agents, figures);
  early = figures->service_level_served_or_gone - figures->service_level;
  figures->service_level_excl_early = get_level_without (figures->service_level, early);
  figures->service_level_excl_short
      = load->short_s > 0.0
            ? get_level_without (figures->service_level,
                                 get_abandoned_within (load, agents, load->short_s))
            : figures->service_level;
}

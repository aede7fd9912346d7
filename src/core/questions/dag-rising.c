/* dag-rising.c - whether a count is higher than it was: an exact test, and many at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-rising.h"

#include <math.h>

/* The error of Stirling's formula: ln n! − ln (√(2πn)·(n/e)ⁿ). */
static double
stirling_error (double n)
{
  if (n < 16.0)
    return lgamma (n + 1.0) - (n + 0.5) * log (n) + n - 0.5 * log (2.0 * G_PI);
  return (1.0 / 12.0
          - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0) / (n * n)) / (n * n)) / (n * n))
         / n;
}

/* x·ln (x/m) + m − x, also where x is close to m and the plain way loses its digits. */
static double
deviance (double x,
          double m)
{
  double v = (x - m) / (x + m);
  double sum = (x - m) * v;
  double term = 2.0 * x * v;

  if (fabs (x - m) >= 0.1 * (x + m))
    return x * log (x / m) + m - x;
  for (int j = 1; j < 1000; j++)
    {
      double last = sum;

      term *= v * v;
      sum += term / (2 * j + 1);
      if (fabs (sum - last) <= 0.0)
        break;
    }
  return sum;
}

/* P(X = k), X ~ Binomial(n, share): Loader's saddle-point form, good to the last digits for
 * any n; the plain way would subtract logarithms of factorials of a billion. */
static double
binomial_mass (double k,
               double n,
               double share)
{
  if (k <= 0.0)
    return exp (n * log1p (-share));
  if (k >= n)
    return exp (n * log (share));
  return exp (stirling_error (n) - stirling_error (k) - stirling_error (n - k)
              - deviance (k, n * share) - deviance (n - k, n * (1.0 - share)))
         * sqrt (n / (2.0 * G_PI * k * (n - k)));
}

/**
 * dag_binomial_tail:
 * @at_least: k
 * @n: how many trials, ≥ 0
 * @share: 0…1, of each to succeed
 *
 * P(X ≥ k) for X ~ Binomial(n, share), exact: the terms are added from k outward, each from
 * the one before, to where they no longer count; the smaller side is summed.
 *
 * Source: C. Loader, Fast and accurate computation of binomial probabilities, 2000 (the first
 * term).
 *
 * Returns: 0…1, good to about 1e-12 of itself on the upper side
 */
double
dag_binomial_tail (int64_t at_least,
                   int64_t n,
                   double  share)
{
  gboolean is_upper;
  double odds;
  double k;
  double term;
  double sum;

  g_return_val_if_fail (n >= 0, 1.0);

  if (at_least <= 0 || share >= 1.0)
    return at_least <= n ? 1.0 : 0.0;
  if (at_least > n || !(share > 0.0))
    return 0.0;
  is_upper = (double) at_least > (double) n * share;
  odds = share / (1.0 - share);
  k = (double) (is_upper ? at_least : at_least - 1);
  term = sum = binomial_mass (k, (double) n, share);
  while (term > sum * 1e-17 && (is_upper ? k < (double) n : k > 0.0))
    {
      term *= is_upper ? ((double) n - k) / (k + 1.0) * odds
                       : k / ((double) n - k + 1.0) / odds;
      k += is_upper ? 1.0 : -1.0;
      sum += term;
    }
  return CLAMP (is_upper ? sum : 1.0 - sum, 0.0, 1.0);
}

/**
 * dag_rising_test:
 * @now: how often today, so far
 * @now_exposure: how much of a day that is, > 0
 * @before: how often before
 * @before_exposure: of how many days, > 0
 *
 * The exact conditional test of two Poisson counts: where both have the same rate, then, of
 * the n = now + before that there are, those of today are Binomial(n, e₁/(e₁ + e₀)). How
 * likely is it then that at least as many fall on today? No approximation, whatever the
 * counts; where nothing changed, p ≤ α happens in at most α of the cases.
 *
 * Source: J. Przyborowski and H. Wileński, Homogeneity of results in testing samples from
 * Poisson series, Biometrika 31 (1940), 313–323.
 *
 * Returns: p, 0…1; 1 where nothing is known to compare with
 */
double
dag_rising_test (int64_t now,
                 double  now_exposure,
                 int64_t before,
                 double  before_exposure)
{
  g_return_val_if_fail (now >= 0 && before >= 0, 1.0);

  if (!(now_exposure > 0.0) || !(before_exposure > 0.0))
    return 1.0;
  return dag_binomial_tail (now, now + before,
                            now_exposure / (now_exposure + before_exposure));
}

static int
compare_p (gconstpointer a,
           gconstpointer b,
           gpointer      user_data)
{
  const double *p = user_data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  if (p[one] < p[other])
    return -1;
  return p[one] > p[other] ? 1 : one < other ? -1 : one > other;
}

/**
 * dag_holm_adjust:
 * @p: (array length=n): of each test
 * @n: how many
 * @adjusted: (array length=n) (out caller-allocates): p as it is among so many
 *
 * Holm's step-down: the smallest of m is multiplied by m, the next by m − 1, …; none is
 * smaller than the one before it, none is over 1. Whoever calls those with an adjusted p ≤ α
 * is wrong about any of them in at most α of the cases, however the tests hang together.
 *
 * Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian
 * Journal of Statistics 6 (1979), 65–70.
 */
void
dag_holm_adjust (const double *p,
                 guint         n,
                 double       *adjusted)
{
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  double highest = 0.0;

  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  for (guint i = 0; i < n; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_p, (gpointer) p);
  for (guint i = 0; i < n; i++)
    {
      guint place = g_array_index (order, guint, i);

      highest = MAX (highest, MIN (1.0, p[place] * (n - i)));
      adjusted[place] = highest;
    }
}

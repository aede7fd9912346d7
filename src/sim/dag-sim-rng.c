/* dag-sim-rng.c - chance that is the same on every machine
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only +, −, ×, ÷, sqrt, frexp, ldexp and floor are used on doubles, which IEEE 754
 * rounds the same everywhere; log() and exp() of two C libraries differ in the last bit.
 * The library is compiled without contraction to fused operations for the same reason. */
#include "config.h"

#include "dag-sim-rng.h"

#include <math.h>

#define LN2 0.69314718055994530942

static uint64_t
rotate_left (uint64_t x,
             int      k)
{
  return (x << k) | (x >> (64 - k));
}

/* splitmix64: spreads a counter over 64 bits. */
static uint64_t
split_mix (uint64_t *state)
{
  uint64_t z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * dag_sim_rng_init:
 * @seed: the seed of the whole history
 * @stream: what the chance is for
 * @index: which of its kind: a queue, an agent, a day
 *
 * Every (seed, stream, index) is a sequence of its own.
 */
void
dag_sim_rng_init (DagSimRng    *self,
                  uint64_t      seed,
                  DagSimStream  stream,
                  uint64_t      index)
{
  uint64_t state = seed;

  state = split_mix (&state) ^ (uint64_t) stream;
  state = split_mix (&state) ^ index;
  for (int i = 0; i < 4; i++)
    self->word[i] = split_mix (&state);
}

uint64_t
dag_sim_rng_next (DagSimRng *self)
{
  uint64_t *s = self->word;
  uint64_t result = rotate_left (s[1] * 5, 7) * 9;
  uint64_t t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate_left (s[3], 45);
  return result;
}

/* Returns: a number over 0 and at most 1, in steps of 2^-53 */
double
dag_sim_rng_uniform (DagSimRng *self)
{
  return (double) ((dag_sim_rng_next (self) >> 11) + 1) * (1.0 / 9007199254740992.0);
}

/* Returns: a whole number from 0 to @n - 1 */
guint
dag_sim_rng_below (DagSimRng *self,
                   guint      n)
{
  g_return_val_if_fail (n > 0, 0);
  return (guint) (((dag_sim_rng_next (self) >> 32) * n) >> 32);
}

gboolean
dag_sim_rng_chance (DagSimRng *self,
                    double     share)
{
  return dag_sim_rng_uniform (self) <= share;
}

/* Normal by Marsaglia's polar method. */
double
dag_sim_rng_normal (DagSimRng *self)
{
  double u, v, s;

  do
    {
      u = 2.0 * dag_sim_rng_uniform (self) - 1.0;
      v = 2.0 * dag_sim_rng_uniform (self) - 1.0;
      s = u * u + v * v;
    }
  while (s >= 1.0 || s <= 0.0);
  return u * sqrt (-2.0 * dag_sim_ln (s) / s);
}

double
dag_sim_rng_exponential (DagSimRng *self,
                         double     mean)
{
  return -mean * dag_sim_ln (dag_sim_rng_uniform (self));
}

/**
 * dag_sim_rng_lognormal:
 * @mean: of the variate itself, not of its logarithm
 * @variation: standard deviation ÷ mean
 *
 * The shape that handle times of real contact centres have.
 */
double
dag_sim_rng_lognormal (DagSimRng *self,
                       double     mean,
                       double     variation)
{
  double variance = dag_sim_ln (1.0 + variation * variation);

  return mean * dag_sim_exp (sqrt (variance) * dag_sim_rng_normal (self) - variance / 2.0);
}

/* Poisson, in pieces of at most 16 so that the product of uniforms never underflows. */
guint
dag_sim_rng_poisson (DagSimRng *self,
                     double     mean)
{
  guint count = 0;

  while (mean > 0.0)
    {
      double piece = MIN (mean, 16.0);
      double floor_product = dag_sim_exp (-piece);
      double product = dag_sim_rng_uniform (self);

      while (product > floor_product)
        {
          product *= dag_sim_rng_uniform (self);
          count++;
        }
      mean -= piece;
    }
  return count;
}

guint
dag_sim_rng_binomial (DagSimRng *self,
                      guint      n,
                      double     share)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += dag_sim_rng_chance (self, share) ? 1 : 0;
  return count;
}

/* Returns: a time from @low_ms to @high_ms */
int64_t
dag_sim_rng_between_ms (DagSimRng *self,
                        int64_t    low_ms,
                        int64_t    high_ms)
{
  g_return_val_if_fail (low_ms <= high_ms, low_ms);
  return low_ms + dag_sim_rng_below (self, (guint) (high_ms - low_ms + 1));
}

/* The natural logarithm of @x > 0 by the series of artanh; exact to about 1e-16. */
double
dag_sim_ln (double x)
{
  int exponent;
  double m = frexp (x, &exponent);
  double s, z, sum = 0.0;

  if (m < 0.70710678118654752440)
    {
      m *= 2.0;
      exponent--;
    }
  s = (m - 1.0) / (m + 1.0);
  z = s * s;
  for (int k = 21; k >= 1; k -= 2)
    sum = sum * z + 1.0 / k;
  return 2.0 * s * sum + exponent * LN2;
}

double
dag_sim_exp (double x)
{
  double k = floor (x / LN2 + 0.5);
  double r = x - k * LN2;
  double sum = 1.0;

  for (int i = 14; i >= 1; i--)
    sum = 1.0 + sum * r / i;
  return ldexp (sum, (int) k);
}

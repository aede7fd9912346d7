/* dag-chance.c - chance with a given seed, and the distributions that waiting lines need
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chance.h"

#include <math.h>

#define N_TRIES 40

/* SplitMix64 (G. Steele, D. Lea, C. Flood 2014): small, quick, and good for streams. */
static uint64_t
next (DagChance *self)
{
  uint64_t z = (self->state += UINT64_C (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * dag_chance_init:
 * @seed: of everything
 * @stream: what it is for: streams of one seed have nothing to do with each other
 */
void
dag_chance_init (DagChance *self,
                 uint64_t   seed,
                 uint64_t   stream)
{
  self->state = seed;
  self->state = next (self) ^ (stream * UINT64_C (0xd1342543de82ef95));
  self->state = next (self);
}

/* Returns: above 0, below 1 */
double
dag_chance_uniform (DagChance *self)
{
  return ((double) (next (self) >> 11) + 0.5) * 0x1.0p-53;
}

double
dag_chance_normal (DagChance *self)
{
  double radius = sqrt (-2.0 * log (dag_chance_uniform (self)));

  return radius * cos (2.0 * G_PI * dag_chance_uniform (self));
}

double
dag_chance_exponential (DagChance *self,
                        double     mean)
{
  return -mean * log (dag_chance_uniform (self));
}

/* @variation: standard deviation ÷ mean */
double
dag_chance_lognormal (DagChance *self,
                      double     mean,
                      double     variation)
{
  double spread = log1p (variation * variation);

  return mean * exp (sqrt (spread) * dag_chance_normal (self) - spread / 2.0);
}

/**
 * dag_chance_lognormal_rest:
 * @elapsed: how long it has lasted already
 *
 * Returns: how much longer it lasts, given that it lasted so long; the mean again where
 *   it already lasts so long that it tells nothing
 */
double
dag_chance_lognormal_rest (DagChance *self,
                           double     mean,
                           double     variation,
                           double     elapsed)
{
  for (int i = 0; i < N_TRIES; i++)
    {
      double whole = dag_chance_lognormal (self, mean, variation);

      if (whole > elapsed)
        return whole - elapsed;
    }
  return dag_chance_exponential (self, mean);
}

/* Mean @shape, scale 1 (G. Marsaglia, W. Tsang 2000). */
double
dag_chance_gamma (DagChance *self,
                  double     shape)
{
  double boost = 1.0;
  double d;
  double c;

  if (shape < 1.0)
    {
      boost = pow (dag_chance_uniform (self), 1.0 / shape);
      shape += 1.0;
    }
  d = shape - 1.0 / 3.0;
  c = 1.0 / sqrt (9.0 * d);
  for (;;)
    {
      double x = dag_chance_normal (self);
      double v = 1.0 + c * x;

      if (v <= 0.0)
        continue;
      v = v * v * v;
      if (log (dag_chance_uniform (self)) < 0.5 * x * x + d - d * v + d * log (v))
        return d * v * boost;
    }
}

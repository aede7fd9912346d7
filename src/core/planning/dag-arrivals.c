/* dag-arrivals.c - how many contacts will come, from the weeks before and from today
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-arrivals.h"

#include <math.h>

/* The usual day, corrected by how today has been: the ratio of what came to what is usual,
 * drawn to 1 by the contacts of two quarters, between a half and twice, fading by a tenth
 * an hour. The next hour looks like the last one more than like any other day: it has the
 * ratio of the last hour, the latest quarters counting most, which after that gives way to
 * the day's, half of it every two hours. Without a usual day the last hour goes on as it
 * is. */
#define SHRINK_QUARTERS 2
#define FADE_AN_HOUR 0.9
#define RECENT_QUARTERS 4
#define RECENT_FULL_H 1.0
#define RECENT_HALF_LIFE_H 2.0
#define FEW 2.0 /* contacts that keep a ratio of small numbers near 1 */

static double
get_usual_mean (const DagArrivals *self)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; self->usual != NULL && i < self->n_past + self->n_ahead; i++)
    if (isfinite (self->usual[i]))
      {
        sum += self->usual[i];
        n++;
      }
  return n > 0 ? sum / n : NAN;
}

static double
get_day_ratio (const DagArrivals *self,
               double             usual_mean)
{
  double shrink = SHRINK_QUARTERS * usual_mean;
  double actual = shrink;
  double usual = shrink;

  for (guint i = 0; i < self->n_past; i++)
    if (isfinite (self->actual[i]) && isfinite (self->usual[i]))
      {
        actual += self->actual[i];
        usual += self->usual[i];
      }
  return usual > 0.0 ? CLAMP (actual / usual, 0.5, 2.0) : 1.0;
}

/* The last hour. */
typedef struct
{
  double seen;    /* contacts */
  double mean;    /* a quarter, the latest counting most, or NaN */
  double ratio;   /* over the usual, or NaN */
} Recent;

static Recent
get_recent (const DagArrivals *self)
{
  guint from = self->n_past > RECENT_QUARTERS ? self->n_past - RECENT_QUARTERS : 0;
  Recent recent = { 0.0, NAN, NAN };
  double weights = 0.0;
  double actual = 0.0;
  double usual = 0.0;

  for (guint i = from; i < self->n_past; i++)
    if (isfinite (self->actual[i]))
      {
        double weight = i - from + 1.0;

        recent.seen += self->actual[i];
        weights += weight;
        actual += weight * self->actual[i];
        usual += weight * (self->usual != NULL ? self->usual[i] : NAN);
      }
  if (weights > 0.0)
    recent.mean = actual / weights;
  if (weights > 0.0 && isfinite (usual))
    recent.ratio = (actual / weights + FEW) / (usual / weights + FEW);
  return recent;
}

/**
 * dag_arrivals_forecast:
 * @self: what is known
 * @ahead: (out) (array): contacts expected in each of the quarters ahead
 *
 * Returns: how many contacts this rests on, which tells how sure it is; 0 where nothing is
 *   known, and @ahead is all zero
 */
double
dag_arrivals_forecast (const DagArrivals *self,
                       double            *ahead)
{
  Recent recent = get_recent (self);
  double usual_mean = get_usual_mean (self);
  double day_ratio = isfinite (usual_mean) ? get_day_ratio (self, usual_mean) : 1.0;

  for (guint i = 0; i < self->n_ahead; i++)
    {
      double hours = (i + 0.5) / 4.0;
      double usual = self->usual != NULL ? self->usual[self->n_past + i] : NAN;
      double factor = 1.0 + (day_ratio - 1.0) * pow (FADE_AN_HOUR, hours);
      double weight = exp2 (-MAX (0.0, hours - RECENT_FULL_H) / RECENT_HALF_LIFE_H);

      if (isfinite (usual) && isfinite (recent.ratio))
        ahead[i] = usual * (weight * recent.ratio + (1.0 - weight) * factor);
      else if (isfinite (usual))
        ahead[i] = usual * factor;
      else
        ahead[i] = isfinite (recent.mean) ? recent.mean : 0.0;
    }
  return recent.seen + (isfinite (usual_mean) ? 2.0 * usual_mean : 0.0);
}

/* dag-staffing-search.c - the fewest people that reach a service level, found in a few steps
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-erlang-a-private.h"
#include "dag-staffing-private.h"

#include <math.h>

/* Both searches begin where the answer mostly lies, a little over the load by the square
 * root of it (S. Halfin, W. Whitt 1981), and walk from there: from one number of people to
 * the next B costs one multiplication and one division. */
#define SPARE 0.75
#define CLOSE 1e-12

static double
c_level (const DagQueueLoad *load,
         double              a,
         int64_t             agents,
         double              b)
{
  double spare = (double) agents - a;

  return 1.0
         - (double) agents * b / ((double) agents - a * (1.0 - b))
               * exp (-spare * load->within_s / load->handle_s);
}

/**
 * dag_staffing_search_c:
 * @load: one queue whose callers do not hang up
 * @level: the service level, below 1
 * @b: (out): Erlang B of the answer
 *
 * Returns: the fewest agents, or %G_MAXINT64 where they are more than can be believed
 */
int64_t
dag_staffing_search_c (const DagQueueLoad *load,
                       double              level,
                       double             *b)
{
  double a = dag_erlang_load (load);
  int64_t least = (int64_t) floor (a) + 1;
  int64_t n;
  double below;

  if (!(a < (double) DAG_STAFFING_MOST_AGENTS))
    return G_MAXINT64;
  n = MAX (least, (int64_t) (a + SPARE * sqrt (a)));
  *b = dag_erlang_b (n, a);
  while (c_level (load, a, n, *b) < level - CLOSE)
    {
      if (++n > DAG_STAFFING_MOST_AGENTS)
        return G_MAXINT64;
      *b = a * *b / ((double) n + a * *b);
    }
  for (; n > least; n--, *b = below)
    {
      below = (double) n * *b / (a * (1.0 - *b));
      if (c_level (load, a, n - 1, below) < level - CLOSE)
        break;
    }
  return n;
}

static double
a_level (const DagQueueLoad *load,
         int64_t             agents,
         double              inverse_b)
{
  double level = isfinite (inverse_b) ? dag_erlang_a_closed_level (load, agents, inverse_b)
                                      : NAN;
  DagQueueFigures figures;

  if (level > DAG_ERLANG_A_LEAST_LEVEL)
    return level;
  dag_erlang_a_figures (load, agents, &figures);
  return figures.service_level;
}

/* Two numbers of people between which the answer lies, and their levels: NaN where it was
 * not looked at. */
typedef struct
{
  int64_t fails;
  int64_t meets;
  double fails_level;
  double meets_level;
} Bracket;

/* Where to look next: on the line through what is known, or by how far a level mostly moves
 * with one person (it goes from nothing to everything over a few times √A). */
static int64_t
get_next (const Bracket *bracket,
          double         a,
          double         wanted)
{
  int64_t width = bracket->meets - bracket->fails;
  double slope = 0.62 / sqrt (a);
  double n;

  if (isfinite (bracket->fails_level) && isfinite (bracket->meets_level))
    n = (double) bracket->fails
        + (double) width * (wanted - bracket->fails_level)
              / (bracket->meets_level - bracket->fails_level);
  else if (isfinite (bracket->fails_level))
    n = (double) bracket->fails + (wanted - bracket->fails_level) / slope;
  else
    n = (double) bracket->meets - (bracket->meets_level - wanted) / slope;
  n = ceil (CLAMP (n, -1.0, 1e9));
  return CLAMP ((int64_t) n, bracket->fails + 1, MAX (bracket->fails + 1, bracket->meets - 1));
}

/**
 * dag_staffing_search_a:
 * @load: one queue whose callers hang up
 * @level: the service level, below 1
 *
 * The answer may lie below the load: who hangs up asks for nobody.
 *
 * Returns: the fewest agents, or %G_MAXINT64 where they are more than can be believed
 */
int64_t
dag_staffing_search_a (const DagQueueLoad *load,
                       double              level)
{
  double a = dag_erlang_load (load);
  Bracket bracket = { level > 0.0 ? 0 : -1, DAG_STAFFING_MOST_AGENTS, NAN, NAN };
  int64_t n = (int64_t) MIN (a + 0.2 * sqrt (a), (double) DAG_STAFFING_MOST_AGENTS);
  guint n_looks = 0;

  n = MAX (n, 1);
  while (bracket.meets - bracket.fails > 1 || isnan (bracket.meets_level))
    {
      double here = n > 0 ? a_level (load, n, dag_erlang_inverse_b (n - 1, a)) : 0.0;

      if (here >= level - CLOSE)
        {
          bracket.meets = n;
          bracket.meets_level = here;
        }
      else if (n >= DAG_STAFFING_MOST_AGENTS)
        return G_MAXINT64;
      else
        {
          bracket.fails = n;
          bracket.fails_level = here;
        }
      /* a curve that no line fits is halved */
      n = ++n_looks % 4 != 0 ? get_next (&bracket, a, level)
                             : (bracket.fails + bracket.meets + 1) / 2;
      if (isnan (bracket.meets_level) && bracket.meets - bracket.fails <= 1)
        n = bracket.meets;
    }
  return bracket.meets;
}

/* dag-chance.h - chance with a given seed, and the distributions that waiting lines need
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* A stream of chance: the same seed, the same stream. */
typedef struct
{
  uint64_t state;
} DagChance;

void   dag_chance_init           (DagChance *self,
                                  uint64_t   seed,
                                  uint64_t   stream);
double dag_chance_uniform        (DagChance *self);
double dag_chance_normal         (DagChance *self);
double dag_chance_exponential    (DagChance *self,
                                  double     mean);
double dag_chance_lognormal      (DagChance *self,
                                  double     mean,
                                  double     variation);
double dag_chance_lognormal_rest (DagChance *self,
                                  double     mean,
                                  double     variation,
                                  double     elapsed);
double dag_chance_gamma          (DagChance *self,
                                  double     shape);

G_END_DECLS

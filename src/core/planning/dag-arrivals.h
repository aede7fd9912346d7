/* dag-arrivals.h - how many contacts will come, from the weeks before and from today
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One quarter of an hour of today or of the usual such day; NaN: not known. */
typedef struct
{
  const double *usual;  /* contacts, for the quarters so far and those to come */
  const double *actual; /* contacts, for the quarters so far */
  guint n_past;         /* whole quarters so far */
  guint n_ahead;        /* quarters wanted: @usual has n_past + n_ahead */
} DagArrivals;

double dag_arrivals_forecast (const DagArrivals *self,
                              double            *ahead);

G_END_DECLS

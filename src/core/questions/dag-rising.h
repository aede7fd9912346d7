/* dag-rising.h - whether a count is higher than it was: an exact test, and many at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double dag_binomial_tail (int64_t at_least,
                          int64_t n,
                          double  share);
double dag_rising_test   (int64_t now,
                          double  now_exposure,
                          int64_t before,
                          double  before_exposure);
void   dag_holm_adjust   (const double *p,
                          guint         n,
                          double       *adjusted);

G_END_DECLS

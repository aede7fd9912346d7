/* dag-ctl-number.h - numbers on the command line, the same in every locale
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One option that is a number: where it goes and between what it must lie. */
typedef struct
{
  const char *name; /* "--calls" */
  double least;
  double most;
  double *value;
  gboolean is_whole; /* nothing behind the point: people */
} DagCtlNumber;

gboolean dag_ctl_number_read  (const DagCtlNumber *self,
                               const char         *text,
                               GError            **error);
gboolean dag_ctl_number_parse (const DagCtlNumber *numbers,
                               guint               n_numbers,
                               const char         *option,
                               const char         *text,
                               GError            **error);

G_END_DECLS

/* dag-words-dashboard.h - the calm line and what changed, as sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-change.h"
#include "dag-totals.h"

G_BEGIN_DECLS

char *dag_words_calm_line (const DagTotals *totals,
                           DagMood          mood) G_GNUC_WARN_UNUSED_RESULT;

char *dag_words_told_line (const DagSnapshot *snapshot,
                           double             service_level) G_GNUC_WARN_UNUSED_RESULT;

/* Who could use a break, and who could go. */
typedef struct
{
  guint n_people;   /* with an open alert of their own that nobody has taken */
  const char *name; /* (nullable): the one without a break for longest, where names are shown */
  double stretch_s; /* of that one */
  guint n_can_go;   /* so many could go … */
  int delay_min;    /* … in so many minutes; 0: now */
} DagWordsCare;

char *dag_words_calm_care (const DagWordsCare *care) G_GNUC_WARN_UNUSED_RESULT;
char *dag_words_change    (const DagChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

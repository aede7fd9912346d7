/* dag-wait-estimate.h - how long somebody who comes in now will wait, if that can be said
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Whether a time can be named, and if not, why. */
typedef enum
{
  DAG_WAIT_TRUSTED,
  DAG_WAIT_NONE,         /* nobody waits and somebody is free */
  DAG_WAIT_OLD,          /* the figures are old */
  DAG_WAIT_NOT_LIVE,     /* e-mail and other channels that can wait */
  DAG_WAIT_NOBODY,       /* nobody is working in this queue */
  DAG_WAIT_TOO_FEW,      /* too few contacts today to say */
  DAG_WAIT_UNKNOWN,      /* the source gives nothing to reckon with */
  DAG_WAIT_CONTRADICTED, /* somebody has been waiting twice as long already */
} DagWaitVerdict;
#define DAG_N_WAIT_VERDICTS 8

#define DAG_WAIT_MIN_HANDLED 10 /* contacts: below, an average handle time says nothing */
#define DAG_WAIT_MAX_MINUTES 60 /* longer is "more than an hour" */

typedef struct
{
  DagWaitVerdict verdict;
  double seconds;   /* as estimated, before rounding up; absent unless trusted */
  int minutes;      /* rounded up; 0 unless trusted; over the maximum: more than an hour */
  gboolean derived; /* worked out here, not given by the source */
} DagWaitEstimate;

void dag_wait_estimate (DagWaitEstimate      *estimate,
                        const DagQueueSample *queue,
                        gboolean              old);

G_END_DECLS

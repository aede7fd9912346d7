/* dag-outlook-private.h - one run of the coming hours, for the files of the outlook
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-outlook.h"

G_BEGIN_DECLS

/* What happened in one window of one run. */
typedef struct
{
  double from_s;
  double to_s;
  guint offered;
  guint within;
  double wait_s;
} DagOutlookTally;

guint          dag_outlook_guess_queue (const DagOutlook      *outlook,
                                        const DagOutlookAgent *agent);

typedef struct _DagOutlookRun DagOutlookRun;

DagOutlookRun *dag_outlook_run_new  (const DagOutlook *outlook) G_GNUC_WARN_UNUSED_RESULT;
void           dag_outlook_run_free (DagOutlookRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagOutlookRun, dag_outlook_run_free)

void           dag_outlook_run_live (DagOutlookRun            *self,
                                     const DagOutlookQuestion *question,
                                     guint                     number,
                                     DagOutlookTally          *tallies,
                                     guint                     n_tallies);

G_END_DECLS

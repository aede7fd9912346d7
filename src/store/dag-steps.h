/* dag-steps.h - the changes of state of one agent in one hour as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-bytes.h"
#include "dag-track.h"

G_BEGIN_DECLS

#define DAG_HOUR_US (3600 * DAG_USEC_PER_SEC)

/* Times are kept to the tenth of a second; words by the number of the store's list. */

GBytes *dag_steps_pack  (const DagTrack *track,
                         int64_t         hour) G_GNUC_WARN_UNUSED_RESULT;
void    dag_steps_read  (const guint8 *blob,
                         gsize         length,
                         int64_t       hour,
                         GArray       *steps);

void    dag_step_write  (const DagTrackStep *step,
                         int64_t             from_us,
                         GByteArray         *bytes);
void    dag_step_read   (DagTrackStep  *step,
                         int64_t        from_us,
                         DagByteReader *reader);

G_END_DECLS

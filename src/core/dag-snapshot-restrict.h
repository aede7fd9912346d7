/* dag-snapshot-restrict.h - what is left of somebody who asked for it: that they are at work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

DagSnapshot *dag_snapshot_restrict (DagSnapshot       *snapshot,
                                    GHashTable        *ids,
                                    const DagSnapshot *before,
                                    gboolean           is_past) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

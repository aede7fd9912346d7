/* dag-snapshot-twins.h - nobody is counted twice
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

DagSnapshot *dag_snapshot_drop_twins (DagSnapshot        *snapshot,
                                      const DagSnapshot  *before,
                                      GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

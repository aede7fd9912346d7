/* dag-purpose-guard.h - shows the purpose page in front of what shows real people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_PURPOSE_GUARD (dag_purpose_guard_get_type ())
G_DECLARE_FINAL_TYPE (DagPurposeGuard, dag_purpose_guard, DAG, PURPOSE_GUARD, AdwBin)

DagPurposeGuard *dag_purpose_guard_add     (AdwBin       *page,
                                            DagDashboard *dashboard,
                                            GSettings    *settings);
gboolean         dag_purpose_guard_is_open (DagPurposeGuard *self);

G_END_DECLS

/* dag-privacy-log.h - notes who opened somebody's day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

void       dag_privacy_log_note  (DagDashboard *dashboard,
                                  const char   *act,
                                  const char   *id);
GtkWidget *dag_privacy_log_new   (DagDashboard *dashboard);

G_END_DECLS

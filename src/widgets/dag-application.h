/* dag-application.h - the application: actions, accelerators, the one dashboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-connect-session.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

#define DAG_TYPE_APPLICATION (dag_application_get_type ())
G_DECLARE_FINAL_TYPE (DagApplication, dag_application, DAG, APPLICATION, AdwApplication)

DagApplication   *dag_application_new           (void) G_GNUC_WARN_UNUSED_RESULT;

DagDashboard     *dag_application_get_dashboard (DagApplication *self);
DagConnectSession *dag_application_get_session  (DagApplication *self);
GSettings        *dag_application_get_settings  (DagApplication *self);

G_END_DECLS

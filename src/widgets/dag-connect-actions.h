/* dag-connect-actions.h - the application's actions of connecting, preferences and about
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-connect-session.h"

G_BEGIN_DECLS

/* Adds app.simulate (s), app.connect-centre, app.edit-connection, app.disconnect,
 * app.preferences, app.shortcuts and app.about to @application, which keeps @session. */
void dag_connect_actions_install (GtkApplication    *application,
                                  DagConnectSession *session);

G_END_DECLS

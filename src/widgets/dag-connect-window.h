/* dag-connect-window.h - connect a contact centre, edit it, or enter a new credential
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-connect-session.h"

G_BEGIN_DECLS

/* What is asked: everything anew, everything of the saved one, or its credential alone. */
typedef enum
{
  DAG_CONNECT_ASK_NEW,
  DAG_CONNECT_ASK_EDIT,
  DAG_CONNECT_ASK_SECRET,
} DagConnectAsk;

#define DAG_TYPE_CONNECT_WINDOW (dag_connect_window_get_type ())
G_DECLARE_FINAL_TYPE (DagConnectWindow, dag_connect_window, DAG, CONNECT_WINDOW, AdwWindow)

DagConnectWindow *dag_connect_window_new (GtkWindow         *parent,
                                          DagConnectSession *session,
                                          DagConnectAsk      ask) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

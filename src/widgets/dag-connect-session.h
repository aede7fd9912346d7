/* dag-connect-session.h - whom the dashboard watches: a contact centre, a simulated team, nobody
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-dashboard.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_CONNECT_MODE_NONE,       /* nothing saved: the welcome page is due */
  DAG_CONNECT_MODE_STARTING,   /* reading the keyring, or starting the simulator */
  DAG_CONNECT_MODE_CENTRE,     /* the saved contact centre */
  DAG_CONNECT_MODE_SIMULATION, /* a simulated team */
} DagConnectMode;

GType dag_connect_mode_get_type (void);
#define DAG_TYPE_CONNECT_MODE (dag_connect_mode_get_type ())

/**
 * DagConnectSession:
 *
 * Joins the saved connection, the keyring, the simulator and the dashboard. It also keeps
 * the dashboard's poll interval and service level as the settings have them.
 *
 * Properties (read-only): "mode" (DagConnectMode), "needs-secret" (boolean: the source
 * refused the credential, or the keyring has none: app.edit-connection asks for it).
 * Signal: "failed" (GError *error) where the simulator or the keyring does not work.
 */
#define DAG_TYPE_CONNECT_SESSION (dag_connect_session_get_type ())
G_DECLARE_FINAL_TYPE (DagConnectSession, dag_connect_session, DAG, CONNECT_SESSION, GObject)

DagConnectSession *dag_connect_session_new           (DagDashboard *dashboard,
                                                      GSettings    *settings)
                                                      G_GNUC_WARN_UNUSED_RESULT;

DagDashboard      *dag_connect_session_get_dashboard (DagConnectSession *self);
GSettings         *dag_connect_session_get_settings  (DagConnectSession *self);
DagConnectMode     dag_connect_session_get_mode      (DagConnectSession *self);
gboolean           dag_connect_session_needs_secret  (DagConnectSession *self);
DagConnection     *dag_connect_session_get_saved     (DagConnectSession *self);

const char        *dag_connect_session_get_secret    (DagConnectSession *self);

/* Seconds between two polls: as the settings have it, unless it is set for this run, to
 * measure what an answer costs. */
guint              dag_connect_session_get_poll_s    (DagConnectSession *self);
void               dag_connect_session_set_poll_s    (DagConnectSession *self,
                                                      guint              poll_s);
/* Watches the saved contact centre, if there is one. Call it once, at startup. */
void               dag_connect_session_start         (DagConnectSession *self);
/* Watches a simulated team; what is saved stays saved. */
void               dag_connect_session_simulate      (DagConnectSession *self,
                                                      const char        *scenario);
/* From the simulation back to what is saved, or to the welcome page. */
void               dag_connect_session_go_back       (DagConnectSession *self);
/* Keeps a connection that was tested, its secret in the keyring or for this session only,
 * and watches it. Fails with DAG_FAULT_SECRET, and saves nothing, without a keyring. */
void               dag_connect_session_save_async    (DagConnectSession   *self,
                                                      DagConnection       *connection,
                                                      const char          *secret,
                                                      gboolean             in_keyring,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean           dag_connect_session_save_finish   (DagConnectSession  *self,
                                                      GAsyncResult       *result,
                                                      GError            **error);
/* Forgets the saved contact centre, its secret and its accepted purposes. */
void               dag_connect_session_forget        (DagConnectSession *self);
/* Takes that back, as long as nothing else was connected. */
gboolean           dag_connect_session_can_undo      (DagConnectSession *self);
void               dag_connect_session_undo          (DagConnectSession *self);

G_END_DECLS

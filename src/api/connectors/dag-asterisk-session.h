/* dag-asterisk-session.h - the event session: log in, wait for events, log in again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-ami-reader.h"
#include "dag-connection.h"

G_BEGIN_DECLS

#define DAG_TYPE_ASTERISK_SESSION (dag_asterisk_session_get_type ())
G_DECLARE_FINAL_TYPE (DagAsteriskSession, dag_asterisk_session, DAG, ASTERISK_SESSION,
                      GObject)

/* Signals, on the main thread:
 *   refused ()                                      this account may not; tries again later
 *   opened ()                                       logged in: events come from now on
 *   lost ()                                         they do not; it tries again by itself
 *   events (DagAmiText *text, gint64 received_us)   some came; text is the signal's */

DagAsteriskSession *dag_asterisk_session_new   (DagConnection  *connection,
                                                const char     *secret,
                                                GError        **error)
                                                G_GNUC_WARN_UNUSED_RESULT;
void                dag_asterisk_session_start (DagAsteriskSession *self);
void                dag_asterisk_session_stop  (DagAsteriskSession *self);

G_END_DECLS

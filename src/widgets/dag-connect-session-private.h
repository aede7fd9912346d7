/* dag-connect-session-private.h - the inside of the session, for its own files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connect-session.h"
#include "dag-connection-store.h"
#include "dag-credentials.h"
#include "dag-simulator.h"

G_BEGIN_DECLS

/* A contact centre that asks for no credential: the keyring is not asked for one either. */
#define DAG_OPTION_CREDENTIAL "credential"
#define DAG_CREDENTIAL_NONE "none"

struct _DagConnectSession
{
  GObject parent_instance;

  DagDashboard *dashboard;
  GSettings *settings;
  DagConnectionStore *store;
  DagCredentials *credentials;
  DagSimulator *simulator;

  DagConnection *saved; /* (nullable) */
  char *secret;         /* (nullable): of @saved, in memory alone */
  DagConnection *forgotten; /* (nullable): the last one, for an undo */
  char *forgotten_secret;   /* (nullable) */
  gboolean in_keyring;      /* @secret is kept there, not for this session alone */
  gboolean forgotten_in_keyring;
  DagConnectMode mode;
  gboolean secret_missing; /* the keyring has none, or cannot be asked */
  GCancellable *cancellable; /* of the change of mode under way */
};

/* Ends what was under way: a later wish always wins. */
void dag_connect_session_begin_change (DagConnectSession *self);
void dag_connect_session_watch_saved  (DagConnectSession *self);
void dag_connect_session_set_mode     (DagConnectSession *self,
                                       DagConnectMode     mode);
void dag_connect_session_fail         (DagConnectSession *self,
                                       const GError      *error);

G_END_DECLS

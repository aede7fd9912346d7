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

/* What the session does; one at a time. The way from one to another is always
 * dag_connect_session_enter(). "mode" tells others as much of it as they need. */
typedef enum
{
  DAG_CONNECT_STATE_NOBODY,         /* nothing is saved, no team runs */
  DAG_CONNECT_STATE_READING_SECRET, /* the keyring is asked for what is saved */
  DAG_CONNECT_STATE_CENTRE,         /* the saved contact centre is watched */
  DAG_CONNECT_STATE_LOCKED,         /* it is not, for want of its secret */
  DAG_CONNECT_STATE_STARTING_TEAM,  /* the simulator is starting */
  DAG_CONNECT_STATE_TEAM,           /* a simulated team is watched */
} DagConnectState;

/* Where the secret of a contact centre is. */
typedef enum
{
  DAG_SECRET_NONE,        /* it asks for none, or nobody looked yet */
  DAG_SECRET_MISSING,     /* the keyring has none, or cannot be asked */
  DAG_SECRET_IN_SESSION,  /* in memory alone: asked for again at the next start */
  DAG_SECRET_IN_KEYRING,
} DagSecretPlace;

typedef struct
{
  DagConnection *connection; /* (nullable): there is none */
  char *secret;              /* (nullable) */
  DagSecretPlace place;
} DagKeptCentre;

struct _DagConnectSession
{
  GObject parent_instance;

  DagDashboard *dashboard;
  GSettings *settings;
  DagConnectionStore *store;
  DagCredentials *credentials;
  DagSimulator *simulator;

  DagKeptCentre saved;
  DagKeptCentre forgotten;   /* the last one, for an undo */
  DagConnectState state;
  guint poll_s;              /* asked for on the command line; 0: as the settings say */
  GCancellable *cancellable; /* of the change of state under way */
};

/* Ends what was under way: a later wish always wins. */
void dag_connect_session_begin_change (DagConnectSession *self);
void dag_connect_session_enter        (DagConnectSession *self,
                                       DagConnectState    state);
void dag_connect_session_watch_saved  (DagConnectSession *self);
void dag_connect_session_fail         (DagConnectSession *self,
                                       const GError      *error);
/* The saved centre, its secret or the need of one changed, the state did not. */
void dag_connect_session_notify       (DagConnectSession *self);
void dag_kept_centre_clear            (DagKeptCentre *self);

G_END_DECLS

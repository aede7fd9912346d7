/* dag-credentials.h - tokens and passwords in the user's keyring, and nowhere else
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connection.h"

G_BEGIN_DECLS

/* Every error is DAG_FAULT_SECRET, or cancelled. Secrets are never logged. */
#define DAG_TYPE_CREDENTIALS (dag_credentials_get_type ())
G_DECLARE_FINAL_TYPE (DagCredentials, dag_credentials, DAG, CREDENTIALS, GObject)

DagCredentials *dag_credentials_new           (void) G_GNUC_WARN_UNUSED_RESULT;

void            dag_credentials_lookup_async  (DagCredentials      *self,
                                               const char          *connection_id,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
char           *dag_credentials_lookup_finish (DagCredentials  *self,
                                               GAsyncResult    *result,
                                               GError         **error)
                                               G_GNUC_WARN_UNUSED_RESULT;

void            dag_credentials_store_async   (DagCredentials      *self,
                                               DagConnection       *connection,
                                               const char          *secret,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean        dag_credentials_store_finish  (DagCredentials  *self,
                                               GAsyncResult    *result,
                                               GError         **error);

void            dag_credentials_clear_async   (DagCredentials      *self,
                                               const char          *connection_id,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean        dag_credentials_clear_finish  (DagCredentials  *self,
                                               GAsyncResult    *result,
                                               GError         **error);

G_END_DECLS

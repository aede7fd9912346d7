/* dag-connect-form.h - the rows that say how to reach a contact centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-connection.h"

G_BEGIN_DECLS

/* Signals: "changed" after any row changed, "activated" on Enter in a row. */
#define DAG_TYPE_CONNECT_FORM (dag_connect_form_get_type ())
G_DECLARE_FINAL_TYPE (DagConnectForm, dag_connect_form, DAG, CONNECT_FORM, AdwBin)

void           dag_connect_form_set_connection  (DagConnectForm *self,
                                                 DagConnection  *connection,
                                                 gboolean        secret_only);
DagConnection *dag_connect_form_dup_connection  (DagConnectForm *self);
const char    *dag_connect_form_get_secret      (DagConnectForm *self);
gboolean       dag_connect_form_is_complete     (DagConnectForm *self);
gboolean       dag_connect_form_has_same_origin (DagConnectForm *self);
void           dag_connect_form_focus_first     (DagConnectForm *self);
void           dag_connect_form_focus_fault     (DagConnectForm *self,
                                                 const GError   *error);

G_END_DECLS

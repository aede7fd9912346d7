/* dag-ledger-row.h - a row of the notebook that is kept up: what it is, how it stands, acts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAG_TYPE_LEDGER_ROW (dag_ledger_row_get_type ())
G_DECLARE_FINAL_TYPE (DagLedgerRow, dag_ledger_row, DAG, LEDGER_ROW, GtkListBoxRow)

GtkWidget  *dag_ledger_row_new        (GtkWidget *title) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *dag_ledger_row_add_button (DagLedgerRow *self,
                                       const char   *label,
                                       GCallback     callback,
                                       gpointer      object);
void        dag_ledger_row_add_act    (DagLedgerRow *self,
                                       GtkWidget    *act);
void        dag_ledger_row_set_state  (DagLedgerRow *self,
                                       const char   *state,
                                       gboolean      warns);
GtkListBox *dag_ledger_new_list       (const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-ctl-table.h - columns of text that line up in a terminal
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DagCtlTable DagCtlTable;

DagCtlTable *dag_ctl_table_new     (const char *alignment) G_GNUC_WARN_UNUSED_RESULT;
void         dag_ctl_table_free    (DagCtlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCtlTable, dag_ctl_table_free)

void         dag_ctl_table_add     (DagCtlTable *self,
                                    char        *cell);
guint        dag_ctl_table_n_rows  (DagCtlTable *self);
void         dag_ctl_table_append_to (DagCtlTable *self,
                                      GString     *text);

G_END_DECLS

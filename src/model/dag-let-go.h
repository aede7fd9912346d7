/* dag-let-go.h - many things are freed a few at a time, so that no frame is missed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void dag_let_go       (GPtrArray *things);
void dag_let_go_store (GListStore *store);
void dag_let_go_table (GHashTable *table,
                       GDestroyNotify free_value);

G_END_DECLS

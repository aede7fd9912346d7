/* dag-views-button.h - keeps views of a table under a name, shows and forgets them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _DagTable DagTable;

/**
 * DagViewsButton:
 *
 * A button whose popover lists the saved views of one table. A view that was forgotten or
 * replaced can be brought back from the toast that tells so.
 */
#define DAG_TYPE_VIEWS_BUTTON (dag_views_button_get_type ())
G_DECLARE_FINAL_TYPE (DagViewsButton, dag_views_button, DAG, VIEWS_BUTTON, AdwBin)

void dag_views_button_set_table (DagViewsButton *self,
                                 DagTable       *table,
                                 const char     *key);
void dag_views_button_keep      (DagViewsButton *self,
                                 const char     *name);
void dag_views_button_forget    (DagViewsButton *self,
                                 const char     *name);
void dag_views_button_undo      (DagViewsButton *self);

G_END_DECLS

/* dag-fact-box.h - a few figures side by side, each under its name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-column.h"

G_BEGIN_DECLS

/**
 * DagFactBox:
 *
 * Shows some columns of a table for one record, as cards: the same words, the same
 * formulas, the same explanations as in the table.
 */
#define DAG_TYPE_FACT_BOX (dag_fact_box_get_type ())
G_DECLARE_FINAL_TYPE (DagFactBox, dag_fact_box, DAG, FACT_BOX, GtkWidget)

void        dag_fact_box_setup  (DagFactBox         *self,
                                 const DagColumn    *columns,
                                 guint               n_columns,
                                 const char *const  *ids);
void        dag_fact_box_update (DagFactBox    *self,
                                 gconstpointer  record,
                                 gpointer       context);
const char *dag_fact_box_get_text (DagFactBox *self,
                                   const char *id);

G_END_DECLS

/* dag-fact-row.h - a row of a boxed list: a heading, and plain text below it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dag_fact_row_new (const char *heading,
                             const char *text,
                             gboolean    quiet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

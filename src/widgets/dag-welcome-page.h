/* dag-welcome-page.h - the first thing a new user sees: look around, or connect
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Two choices: app.simulate and app.connect-centre. */
#define DAG_TYPE_WELCOME_PAGE (dag_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DagWelcomePage, dag_welcome_page, DAG, WELCOME_PAGE, AdwBin)

GtkWidget *dag_welcome_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-shell-header.h - the header over the pages: title, age of the figures, refresh, pause
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-page.h"
#include "dag-shell.h"

G_BEGIN_DECLS

#define DAG_TYPE_SHELL_HEADER (dag_shell_header_get_type ())
G_DECLARE_FINAL_TYPE (DagShellHeader, dag_shell_header, DAG, SHELL_HEADER, AdwBin)

void dag_shell_header_set_dashboard (DagShellHeader *self,
                                     DagDashboard   *dashboard);
void dag_shell_header_set_page      (DagShellHeader *self,
                                     DagPage        *page);
void dag_shell_header_set_mode      (DagShellHeader *self,
                                     DagShellMode    mode);
void dag_shell_header_popup_menu    (DagShellHeader *self);

G_END_DECLS

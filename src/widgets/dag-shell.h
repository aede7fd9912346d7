/* dag-shell.h - the frame of the window: sidebar, icon rail or drawer beside the content
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the sidebar stands, chosen from the width there is. */
typedef enum
{
  DAG_SHELL_WIDE,   /* icon + word + badge */
  DAG_SHELL_RAIL,   /* icons alone */
  DAG_SHELL_DRAWER, /* away, until a button slides it over the content */
} DagShellMode;

GType dag_shell_mode_get_type (void);
#define DAG_TYPE_SHELL_MODE (dag_shell_mode_get_type ())

/**
 * DagShell:
 *
 * Properties: "sidebar", "rail", "content" (widgets), "mode" (read-only), "folded" (the
 * user wants the rail even where there is room), "drawer-open".
 */
#define DAG_TYPE_SHELL (dag_shell_get_type ())
G_DECLARE_FINAL_TYPE (DagShell, dag_shell, DAG, SHELL, GtkWidget)

DagShellMode dag_shell_get_mode        (DagShell *self);
DagShellMode dag_shell_choose_mode     (int       width,
                                        double    text_scale,
                                        gboolean  folded);
gboolean     dag_shell_get_drawer_open (DagShell *self);
void         dag_shell_set_drawer_open (DagShell *self,
                                        gboolean  open);
gboolean     dag_shell_get_folded      (DagShell *self);
void         dag_shell_set_folded      (DagShell *self,
                                        gboolean  folded);

G_END_DECLS

/* dag-shots.h - a picture of every page, taken from inside: for ./dev and the README
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-window.h"

G_BEGIN_DECLS

#define DAG_TYPE_SHOTS (dag_shots_get_type ())
G_DECLARE_FINAL_TYPE (DagShots, dag_shots, DAG, SHOTS, GObject)

DagShots *dag_shots_new  (const char *directory,
                          const char *size,
                          guint       after_s) G_GNUC_WARN_UNUSED_RESULT;
void      dag_shots_take (DagShots  *self,
                          DagWindow *window);

gboolean  dag_shots_save_widget (GtkWidget   *widget,
                                 const char  *path,
                                 GError     **error);

G_END_DECLS

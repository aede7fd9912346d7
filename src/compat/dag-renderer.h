/* dag-renderer.h - drawing without a graphics card: chosen before GTK starts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dag_renderer_has_node (const char *directory);
char   **dag_renderer_choose   (char       **environment,
                                const char  *directory) G_GNUC_WARN_UNUSED_RESULT;
void     dag_renderer_prepare  (void);

G_END_DECLS

/* dag-post-window.h - shows exactly what will be posted and where, and posts it on a press
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-chat-outbox.h"

G_BEGIN_DECLS

#define DAG_TYPE_POST_WINDOW (dag_post_window_get_type ())
G_DECLARE_FINAL_TYPE (DagPostWindow, dag_post_window, DAG, POST_WINDOW, AdwWindow)

DagPostWindow *dag_post_window_new         (GtkWindow            *parent,
                                            DagChatOutbox        *outbox,
                                            const DagChatMessage *message,
                                            const char           *team,
                                            const char *const    *people)
                                            G_GNUC_WARN_UNUSED_RESULT;
void           dag_post_window_set_address (DagPostWindow  *self,
                                            DagChatAddress *address);

G_END_DECLS

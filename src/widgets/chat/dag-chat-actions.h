/* dag-chat-actions.h - the application's actions on chats: whoever has something to post asks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-chat-outbox.h"
#include "dag-dashboard.h"

G_BEGIN_DECLS

void           dag_chat_actions_install    (GtkApplication *application,
                                            DagDashboard   *dashboard,
                                            GSettings      *settings);
DagChatOutbox *dag_chat_actions_get_outbox (GtkApplication *application);

void           dag_chat_actions_post       (GtkWidget            *widget,
                                            const DagChatMessage *message,
                                            const char           *team,
                                            const char *const    *people);

G_END_DECLS

/* dag-chat-window.h - connect a channel of the team's chat
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-chat-book.h"

G_BEGIN_DECLS

#define DAG_TYPE_CHAT_WINDOW (dag_chat_window_get_type ())
G_DECLARE_FINAL_TYPE (DagChatWindow, dag_chat_window, DAG, CHAT_WINDOW, AdwWindow)

DagChatWindow  *dag_chat_window_new    (GtkWindow   *parent,
                                        DagChatBook *book,
                                        GPtrArray   *teams,
                                        const char  *team) G_GNUC_WARN_UNUSED_RESULT;
DagChatMessage *dag_chat_test_message  (const char *channel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

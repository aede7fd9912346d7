/* dag-chat-sender.h - one message to one chat: sent once, and what became of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-chat-shape.h"

G_BEGIN_DECLS

#define DAG_CHAT_DEADLINE_S 15.0

void            dag_chat_send_async  (const DagChatShape   *shape,
                                      const DagChatTarget  *target,
                                      const DagChatMessage *message,
                                      const char           *attempt,
                                      double                deadline_s,
                                      const char           *ca_file,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
DagChatOutcome *dag_chat_send_finish (GAsyncResult  *result,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

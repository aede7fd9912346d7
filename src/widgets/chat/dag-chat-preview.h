/* dag-chat-preview.h - a message as it will stand in the channel
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-chat-message.h"

G_BEGIN_DECLS

#define DAG_TYPE_CHAT_PREVIEW (dag_chat_preview_get_type ())
G_DECLARE_FINAL_TYPE (DagChatPreview, dag_chat_preview, DAG, CHAT_PREVIEW, AdwBin)

void        dag_chat_preview_set_message (DagChatPreview       *self,
                                          const DagChatMessage *message);
const char *dag_chat_preview_get_text    (DagChatPreview *self);

G_END_DECLS

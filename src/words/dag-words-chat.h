/* dag-words-chat.h - what became of a message to the chat, as a person reads it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dag-chat-reason.h"

G_BEGIN_DECLS

/**
 * DagChatStanding:
 * @chat: name of the chat: "Slack"
 * @at_us: when it was tried, wall clock
 * @retry_at_us: 0: the chat did not say when it may be sent again
 * @is_known: the chat knows a message that is sent again (Matrix)
 *
 * How a message stands.
 */
typedef struct
{
  DagChatReason reason;
  const char *chat;
  gint64 at_us;
  gint64 retry_at_us;
  gboolean is_known;
} DagChatStanding;

char       *dag_words_chat_sentence (const DagChatStanding *standing,
                                     GTimeZone             *zone) G_GNUC_WARN_UNUSED_RESULT;
const char *dag_words_chat_advice   (const DagChatStanding *standing);

G_END_DECLS

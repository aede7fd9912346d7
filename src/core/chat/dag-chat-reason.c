/* dag-chat-reason.c - what became of a message to a chat
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-reason.h"

/* In the order of the reasons; kept on the board, so they never change. */
static const char *const words[] = {
  "sent",      "unreachable", "unsure", "insecure",  "redirected", "strange",
  "gone",      "signed-out",  "forbidden", "closed", "off",        "too-large",
  "too-fast",  "misunderstood", "trouble", "no-secret",
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == DAG_N_CHAT_REASONS);

const char *
dag_chat_reason_get_word (DagChatReason reason)
{
  g_return_val_if_fail (reason < DAG_N_CHAT_REASONS, NULL);

  return words[reason];
}

/**
 * dag_chat_reason_from_word:
 * @word: (nullable): "too-fast"
 * @reason: (out): which it is
 *
 * Returns: whether there is one
 */
gboolean
dag_chat_reason_from_word (const char    *word,
                           DagChatReason *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *reason = (DagChatReason) i;
        return TRUE;
      }
  return FALSE;
}

/* dag-chat-reason.h - what became of a message to a chat
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word for what five chats say in their own. */
typedef enum
{
  DAG_CHAT_SENT,
  DAG_CHAT_UNREACHABLE,   /* it never left: no network, no such host, refused */
  DAG_CHAT_UNSURE,        /* it left, no whole answer came: it may stand in the channel */
  DAG_CHAT_INSECURE,      /* a certificate that is not to be trusted */
  DAG_CHAT_REDIRECTED,    /* the address leads elsewhere; not followed */
  DAG_CHAT_STRANGE,       /* an answer, but not of this chat */
  DAG_CHAT_GONE,          /* the webhook was taken away, or never was */
  DAG_CHAT_SIGNED_OUT,    /* the access token counts no more */
  DAG_CHAT_FORBIDDEN,     /* may not post in that channel */
  DAG_CHAT_CLOSED,        /* the channel was archived or taken away */
  DAG_CHAT_OFF,           /* somebody switched webhooks, or the flow, off */
  DAG_CHAT_TOO_LARGE,
  DAG_CHAT_TOO_FAST,      /* later again */
  DAG_CHAT_MISUNDERSTOOD, /* our words were not understood */
  DAG_CHAT_TROUBLE,       /* the server's own */
  DAG_CHAT_NO_SECRET,     /* the keyring has no address, or is locked */
} DagChatReason;
#define DAG_N_CHAT_REASONS (DAG_CHAT_NO_SECRET + 1)

const char *dag_chat_reason_get_word  (DagChatReason reason);
gboolean    dag_chat_reason_from_word (const char    *word,
                                       DagChatReason *reason);

G_END_DECLS

/* dag-chat-outbox.h - messages to the chats: sent on a press, what failed is kept with why
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"
#include "dag-chat-book.h"
#include "dag-chat-message.h"

G_BEGIN_DECLS

/* The value of "state" while it is under way; else the word of a DagChatReason. */
#define DAG_POST_SENDING "sending"

/**
 * DagChatOutbox:
 *
 * Each message is an entry of the board (%DAG_BOARD_POST). Nothing is ever sent but by
 * dag_chat_outbox_post() and dag_chat_outbox_try_again(), which a person presses.
 */
#define DAG_TYPE_CHAT_OUTBOX (dag_chat_outbox_get_type ())
G_DECLARE_FINAL_TYPE (DagChatOutbox, dag_chat_outbox, DAG, CHAT_OUTBOX, GObject)

DagChatOutbox  *dag_chat_outbox_new       (DagBoard    *board,
                                           DagChatBook *book) G_GNUC_WARN_UNUSED_RESULT;
DagChatBook    *dag_chat_outbox_get_book  (DagChatOutbox *self);
DagBoard       *dag_chat_outbox_get_board (DagChatOutbox *self);

DagBoardEntry  *dag_chat_outbox_post      (DagChatOutbox        *self,
                                           DagChatAddress       *address,
                                           const DagChatMessage *message,
                                           const char           *team,
                                           const char *const    *people);
void            dag_chat_outbox_try_again (DagChatOutbox *self,
                                           DagBoardEntry *entry);
void            dag_chat_outbox_discard   (DagChatOutbox *self,
                                           DagBoardEntry *entry);

gboolean        dag_post_is_sending       (DagBoardEntry *entry);
gboolean        dag_post_get_reason       (DagBoardEntry *entry,
                                           DagChatReason *reason);
DagChatMessage *dag_post_dup_message      (DagBoardEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-chat-message.h - what is said in a chat, before any chat's own way of writing it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A paragraph, which may run over several lines, or one point of a list. */
typedef struct
{
  gboolean is_point;
  char *text; /* never empty */
} DagChatLine;

/**
 * DagChatMessage:
 *
 * Plain text in an order, cleaned as it comes in: valid UTF-8, no control or direction
 * characters, no space at the ends of its lines.
 */
typedef struct
{
  char *title;      /* (nullable) */
  GPtrArray *lines; /* of DagChatLine */
} DagChatMessage;

DagChatMessage *dag_chat_message_new           (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void            dag_chat_message_free          (DagChatMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagChatMessage, dag_chat_message_free)

void            dag_chat_message_add_paragraph (DagChatMessage *self,
                                                const char     *text);
void            dag_chat_message_add_point     (DagChatMessage *self,
                                                const char     *text);
void            dag_chat_message_add_text      (DagChatMessage *self,
                                                const char     *text);
gboolean        dag_chat_message_is_empty      (const DagChatMessage *self);

guint           dag_chat_message_count         (const DagChatMessage *self);
DagChatMessage *dag_chat_message_shorten       (const DagChatMessage *self,
                                                guint                 n_title,
                                                guint                 n_characters)
                                                G_GNUC_WARN_UNUSED_RESULT;

char           *dag_chat_message_to_text       (const DagChatMessage *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
char          **dag_chat_message_to_strv       (const DagChatMessage *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
DagChatMessage *dag_chat_message_from_strv     (const char        *title,
                                                const char *const *lines)
                                                G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-chat-book.h - the chats of the teams: where they are; their secrets in the keyring
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-chat-shape.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DAG_KEY_CHAT_ADDRESSES "chat-addresses"

/* One channel. Immutable; counted. What could be used to post there is not in it. */
typedef struct
{
  char *id; /* a UUID: key of the secret */
  const DagChatShape *shape;
  char *team;    /* (nullable): every team */
  char *channel; /* as people call it */
  char *server;  /* what may be shown of the address; where @shape goes by token: all of it */
  char *room;    /* (nullable) */
} DagChatAddress;

DagChatAddress *dag_chat_address_new   (const DagChatShape *shape,
                                        const char         *team,
                                        const char         *channel,
                                        const char         *server,
                                        const char         *room) G_GNUC_WARN_UNUSED_RESULT;
DagChatAddress *dag_chat_address_ref   (DagChatAddress *self);
void            dag_chat_address_unref (DagChatAddress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagChatAddress, dag_chat_address_unref)
DagChatTarget  *dag_chat_address_aim   (const DagChatAddress  *self,
                                        const char            *secret,
                                        GError               **error)
                                        G_GNUC_WARN_UNUSED_RESULT;

/**
 * DagChatBook:
 *
 * Signal: "changed": an address came or went.
 */
#define DAG_TYPE_CHAT_BOOK (dag_chat_book_get_type ())
G_DECLARE_FINAL_TYPE (DagChatBook, dag_chat_book, DAG, CHAT_BOOK, GObject)

DagChatBook    *dag_chat_book_new         (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *dag_chat_book_list        (DagChatBook *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *dag_chat_book_list_team   (DagChatBook *self,
                                           const char  *team) G_GNUC_WARN_UNUSED_RESULT;
DagChatAddress *dag_chat_book_find        (DagChatBook *self,
                                           const char  *id) G_GNUC_WARN_UNUSED_RESULT;
void            dag_chat_book_keep_async  (DagChatBook         *self,
                                           DagChatAddress      *address,
                                           const char          *secret,
                                           gboolean             in_keyring,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean        dag_chat_book_keep_finish (DagChatBook   *self,
                                           GAsyncResult  *result,
                                           GError       **error);
void            dag_chat_book_remove      (DagChatBook *self,
                                           const char  *id);
void            dag_chat_book_aim_async   (DagChatBook         *self,
                                           DagChatAddress      *address,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
DagChatTarget  *dag_chat_book_aim_finish  (DagChatBook   *self,
                                           GAsyncResult  *result,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

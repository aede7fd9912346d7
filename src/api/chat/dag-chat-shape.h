/* dag-chat-shape.h - the five chats: how each wants a message, and what it says of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-chat-message.h"
#include "dag-chat-reason.h"

G_BEGIN_DECLS

/* What became of a message. @words: (nullable): the chat's own, clean, without the secret. */
typedef struct
{
  DagChatReason reason;
  char *words;
  double retry_after_s; /* < 0: the chat did not say */
  guint status;         /* of HTTP; 0: no answer came */
} DagChatOutcome;

void            dag_chat_outcome_free (DagChatOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagChatOutcome, dag_chat_outcome_free)

/* Where a message goes: an origin that may be shown, and what must not be. */
typedef struct
{
  char *origin; /* "https://chat.example.org" */
  char *path;   /* without a leading slash; a secret, but where @token is set */
  char *query;  /* (nullable): a secret */
  char *token;  /* (nullable): a secret */
} DagChatTarget;

void            dag_chat_target_free  (DagChatTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagChatTarget, dag_chat_target_free)

/**
 * DagChatShape:
 * @word: never changes: it is kept in the settings
 * @title: the product's name
 * @by_token: a server, a room and a token instead of one secret address
 * @example: of an address, to be shown in the form
 * @most_title: characters a title may have
 * @most: how much @measure may give
 *
 * One chat.
 */
typedef struct
{
  const char *word;
  const char *title;
  gboolean by_token;
  const char *example;
  guint most_title;
  gsize most;
  char *(*build) (const DagChatMessage *message);
  gsize (*measure) (const DagChatMessage *message);
  gboolean (*accepts_path) (const char *path,
                            const char *query);
  void (*read) (DagChatOutcome *outcome,
                const char     *body);
} DagChatShape;

/* What a chat says of a message it refuses: a word of its own, and what that means. */
typedef struct
{
  const char *word;
  DagChatReason reason;
} DagChatRefusal;

extern const DagChatShape dag_chat_mattermost;
extern const DagChatShape dag_chat_matrix;
extern const DagChatShape dag_chat_rocket;
extern const DagChatShape dag_chat_slack;
extern const DagChatShape dag_chat_teams;

const DagChatShape *const *dag_chat_shape_get_all (void);
const DagChatShape *dag_chat_shape_find     (const char *word);
const DagChatShape *dag_chat_shape_guess    (const char *address);

DagChatMessage     *dag_chat_shape_fit      (const DagChatShape   *self,
                                             const DagChatMessage *message,
                                             gboolean             *was_cut)
                                             G_GNUC_WARN_UNUSED_RESULT;
DagChatTarget      *dag_chat_shape_aim      (const DagChatShape  *self,
                                             const char          *address,
                                             const char          *room,
                                             const char          *token,
                                             GError             **error)
                                             G_GNUC_WARN_UNUSED_RESULT;

/* For the shapes. */
DagChatReason       dag_chat_reason_of_status (guint status);
DagChatReason       dag_chat_reason_of_word   (const DagChatRefusal *refusals,
                                               gsize                 n_refusals,
                                               const char           *word,
                                               guint                 status);
const char         *dag_chat_hook_of_path     (const char *path);
char               *dag_chat_marked_text_new  (const DagChatMessage *message,
                                               char *(*escape_title) (const char *),
                                               char *(*escape_line) (const char *))
                                               G_GNUC_WARN_UNUSED_RESULT;
char               *dag_chat_answer_dup       (const char *body,
                                               const char *object,
                                               const char *member)
                                               G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

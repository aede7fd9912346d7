/* dag-chat-outbox.c - messages to the chats: sent on a press, what failed is kept with why
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-outbox.h"

#include "dag-chat-sender.h"
#include "dag-fault.h"
#include "dag-time.h"

#include <math.h>

struct _DagChatOutbox
{
  GObject parent_instance;

  DagBoard *board;
  DagChatBook *book;
  GHashTable *under_way; /* set of ids of entries */
  GCancellable *cancellable;
};

/* One message on its way: the user_data of its calls. */
typedef struct
{
  DagChatOutbox *outbox;
  DagBoardEntry *entry;
  DagChatAddress *address;
} Way;

G_DEFINE_FINAL_TYPE (DagChatOutbox, dag_chat_outbox, G_TYPE_OBJECT)

static void
way_free (Way *way)
{
  g_clear_object (&way->outbox);
  g_clear_object (&way->entry);
  g_clear_pointer (&way->address, dag_chat_address_unref);
  g_free (way);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static void
set_text (DagChatOutbox *self,
          DagBoardEntry *entry,
          const char    *field,
          const char    *text)
{
  dag_board_set (self->board, entry, field, g_variant_new_string (text != NULL ? text : ""));
}

static void
set_time (DagChatOutbox *self,
          DagBoardEntry *entry,
          const char    *field,
          int64_t        time_us)
{
  dag_board_set (self->board, entry, field, g_variant_new_int64 (time_us));
}

/* @words: (nullable): the chat's own */
static void
end (Way          *way,
     DagChatReason reason,
     const char   *words,
     double        retry_after_s)
{
  DagChatOutbox *self = way->outbox;
  int64_t now_us = g_get_real_time ();

  g_hash_table_remove (self->under_way, dag_board_entry_get_id (way->entry));
  if (self->board == NULL || dag_board_entry_is_removed (way->entry))
    return; /* discarded, or its person forgotten, while it was under way */
  set_text (self, way->entry, "words", words);
  set_time (self, way->entry, "retry-at",
            retry_after_s > 0.0 ? now_us + (int64_t) (retry_after_s * DAG_USEC_PER_SEC) : 0);
  set_time (self, way->entry, reason == DAG_CHAT_SENT ? "sent-at" : "tried-at", now_us);
  set_text (self, way->entry, "state", dag_chat_reason_get_word (reason));
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagChatOutcome) outcome = dag_chat_send_finish (result, &error);

  if (outcome != NULL)
    end (way, outcome->reason, outcome->words, outcome->retry_after_s);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (way, DAG_CHAT_UNREACHABLE, error->message, -1.0);
}

static void
on_aimed (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagChatMessage) message = NULL;
  g_autoptr (DagChatTarget) target
      = dag_chat_book_aim_finish (DAG_CHAT_BOOK (source), result, &error);
  DagChatOutbox *self = way->outbox;
  DagChatAddress *address = way->address;
  const char *attempt = dag_board_entry_get_id (way->entry);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (target == NULL)
    {
      end (way, DAG_CHAT_NO_SECRET, error->message, -1.0);
      return;
    }
  message = dag_post_dup_message (way->entry);
  dag_chat_send_async (address->shape, target, message, attempt, DAG_CHAT_DEADLINE_S, NULL,
                       self->cancellable, on_sent, g_steal_pointer (&way));
}

static void
begin (DagChatOutbox  *self,
       DagChatAddress *address,
       DagBoardEntry  *entry)
{
  Way *way = g_new0 (Way, 1);

  way->outbox = g_object_ref (self);
  way->entry = g_object_ref (entry);
  way->address = dag_chat_address_ref (address);
  g_hash_table_add (self->under_way, g_strdup (dag_board_entry_get_id (entry)));
  set_text (self, entry, "state", DAG_POST_SENDING);
  dag_chat_book_aim_async (self->book, address, self->cancellable, on_aimed, way);
}

/* What was under way when the program ended, or was killed: nobody knows. */
static void
settle (DagChatOutbox *self,
        DagBoardEntry *entry)
{
  if (dag_post_is_sending (entry)
      && !g_hash_table_contains (self->under_way, dag_board_entry_get_id (entry)))
    set_text (self, entry, "state", dag_chat_reason_get_word (DAG_CHAT_UNSURE));
}

static void
on_board_loaded (DagChatOutbox *self)
{
  GListModel *posts = dag_board_get_entries (self->board, DAG_BOARD_POST);

  if (dag_board_is_loading (self->board))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (posts); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (posts, i);

      settle (self, entry);
    }
}

static void
dag_chat_outbox_dispose (GObject *object)
{
  DagChatOutbox *self = DAG_CHAT_OUTBOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->board);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (dag_chat_outbox_parent_class)->dispose (object);
}

static void
dag_chat_outbox_finalize (GObject *object)
{
  DagChatOutbox *self = DAG_CHAT_OUTBOX (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->under_way, g_hash_table_unref);
  G_OBJECT_CLASS (dag_chat_outbox_parent_class)->finalize (object);
}

static void
dag_chat_outbox_class_init (DagChatOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_chat_outbox_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_chat_outbox_finalize;
}

static void
dag_chat_outbox_init (DagChatOutbox *self)
{
  self->cancellable = g_cancellable_new ();
  self->under_way = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * dag_chat_outbox_new:
 * @board: where messages are kept
 * @book: where they may go
 *
 * Returns: (transfer full): the outbox; it sends nothing by itself
 */
DagChatOutbox *
dag_chat_outbox_new (DagBoard    *board,
                     DagChatBook *book)
{
  DagChatOutbox *self = g_object_new (DAG_TYPE_CHAT_OUTBOX, NULL);

  self->board = g_object_ref (board);
  self->book = g_object_ref (book);
  g_signal_connect_object (board, "notify::loading", G_CALLBACK (on_board_loaded), self,
                           G_CONNECT_SWAPPED);
  on_board_loaded (self);
  return self;
}

DagChatBook *
dag_chat_outbox_get_book (DagChatOutbox *self)
{
  g_return_val_if_fail (DAG_IS_CHAT_OUTBOX (self), NULL);

  return self->book;
}

DagBoard *
dag_chat_outbox_get_board (DagChatOutbox *self)
{
  g_return_val_if_fail (DAG_IS_CHAT_OUTBOX (self), NULL);

  return self->board;
}

/**
 * dag_chat_outbox_post:
 * @self: the outbox
 * @address: where to
 * @message: what; it must fit, see dag_chat_shape_fit()
 * @team: (nullable): whose
 * @people: (nullable): ids of those it names; where one is forgotten it goes
 *
 * Sends it once.
 *
 * Returns: (transfer none): its entry: "state" says what becomes of it
 */
DagBoardEntry *
dag_chat_outbox_post (DagChatOutbox        *self,
                      DagChatAddress       *address,
                      const DagChatMessage *message,
                      const char           *team,
                      const char *const    *people)
{
  DagBoardEntry *entry = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (DAG_IS_CHAT_OUTBOX (self), NULL);
  g_return_val_if_fail (address != NULL && message != NULL, NULL);

  lines = dag_chat_message_to_strv (message);
  entry = dag_board_add (self->board, DAG_BOARD_POST, team, NULL, NULL);
  set_text (self, entry, "address", address->id);
  set_text (self, entry, "shape", address->shape->word);
  set_text (self, entry, "channel", address->channel);
  set_text (self, entry, "title", message->title);
  dag_board_set (self->board, entry, "lines",
                 g_variant_new_strv ((const char *const *) lines, -1));
  if (people != NULL)
    dag_board_set (self->board, entry, "people", g_variant_new_strv (people, -1));
  begin (self, address, entry);
  return entry;
}

/**
 * dag_chat_outbox_try_again:
 * @self: the outbox
 * @entry: a message that was not sent
 *
 * Sends it once more, to the same place; not before the chat said it may be, and not while
 * it is under way.
 */
void
dag_chat_outbox_try_again (DagChatOutbox *self,
                           DagBoardEntry *entry)
{
  g_autoptr (DagChatAddress) address = NULL;
  DagChatReason reason = DAG_CHAT_SENT;

  g_return_if_fail (DAG_IS_CHAT_OUTBOX (self) && DAG_IS_BOARD_ENTRY (entry));

  if (!dag_post_get_reason (entry, &reason) || reason == DAG_CHAT_SENT
      || dag_board_entry_get_number (entry, "retry-at") > g_get_real_time ())
    return;
  address = dag_chat_book_find (self->book, dag_board_entry_get_text (entry, "address"));
  if (address != NULL)
    {
      begin (self, address, entry);
      return;
    }
  set_time (self, entry, "tried-at", g_get_real_time ());
  set_text (self, entry, "words", "");
  set_text (self, entry, "state", dag_chat_reason_get_word (DAG_CHAT_NO_SECRET));
}

/**
 * dag_chat_outbox_discard:
 * @self: the outbox
 * @entry: a message; what it said is gone
 */
void
dag_chat_outbox_discard (DagChatOutbox *self,
                         DagBoardEntry *entry)
{
  g_return_if_fail (DAG_IS_CHAT_OUTBOX (self) && DAG_IS_BOARD_ENTRY (entry));

  dag_board_remove (self->board, entry);
}

gboolean
dag_post_is_sending (DagBoardEntry *entry)
{
  return g_str_equal (dag_board_entry_get_text (entry, "state"), DAG_POST_SENDING);
}

/**
 * dag_post_get_reason:
 * @entry: a message
 * @reason: (out): what became of it
 *
 * Returns: %FALSE while it is under way
 */
gboolean
dag_post_get_reason (DagBoardEntry *entry,
                     DagChatReason *reason)
{
  return dag_chat_reason_from_word (dag_board_entry_get_text (entry, "state"), reason);
}

/**
 * dag_post_dup_message:
 * @entry: a message
 *
 * Returns: (transfer full): what it says
 */
DagChatMessage *
dag_post_dup_message (DagBoardEntry *entry)
{
  const char *title = dag_board_entry_get_text (entry, "title");
  g_auto (GStrv) lines = dag_board_entry_dup_list (entry, "lines");

  return dag_chat_message_from_strv (*title != '\0' ? title : NULL,
                                     (const char *const *) lines);
}

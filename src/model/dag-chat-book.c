/* dag-chat-book.c - the chats of the teams: where they are; their secrets in the keyring
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-book.h"

#include "dag-connection.h"
#include "dag-credentials.h"
#include "dag-fault.h"

#define ADDRESS_TYPE "(ssssss)"

struct _DagChatBook
{
  GObject parent_instance;

  GSettings *settings;
  DagCredentials *credentials;
  GHashTable *session_secrets; /* id → secret that the keyring did not take */
  GPtrArray *session;          /* of DagChatAddress: theirs; in no settings */
};

typedef enum
{
  SIGNAL_CHANGED,
} DagChatBookSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (DagChatBook, dag_chat_book, G_TYPE_OBJECT)

static void
address_clear (gpointer memory)
{
  DagChatAddress *self = memory;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->channel, g_free);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->room, g_free);
}

static char *
dup_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * dag_chat_address_new:
 * @shape: which chat
 * @team: (nullable): whose; %NULL: of every team
 * @channel: as people call it
 * @server: what may be shown of the address
 * @room: (nullable): its id
 *
 * Returns: (transfer full): an address with an id of its own
 */
DagChatAddress *
dag_chat_address_new (const DagChatShape *shape,
                      const char         *team,
                      const char         *channel,
                      const char         *server,
                      const char         *room)
{
  DagChatAddress *self = g_atomic_rc_box_new0 (DagChatAddress);

  self->id = g_uuid_string_random ();
  self->shape = shape;
  self->team = dup_or_null (team);
  self->channel = g_strdup (channel);
  self->server = g_strdup (server);
  self->room = dup_or_null (room);
  return self;
}

DagChatAddress *
dag_chat_address_ref (DagChatAddress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dag_chat_address_unref (DagChatAddress *self)
{
  g_atomic_rc_box_release_full (self, address_clear);
}

/**
 * dag_chat_address_aim:
 * @self: an address
 * @secret: its webhook's whole address, or an access token
 * @error: %DAG_FAULT_USAGE
 *
 * Returns: (transfer full) (nullable): where to send to
 */
DagChatTarget *
dag_chat_address_aim (const DagChatAddress  *self,
                      const char            *secret,
                      GError               **error)
{
  g_return_val_if_fail (self != NULL && secret != NULL, NULL);

  if (self->shape->by_token)
    return dag_chat_shape_aim (self->shape, self->server, self->room, secret, error);
  return dag_chat_shape_aim (self->shape, secret, NULL, NULL, error);
}

static void
on_settings_changed (DagChatBook *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dag_chat_book_dispose (GObject *object)
{
  DagChatBook *self = DAG_CHAT_BOOK (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->credentials);
  G_OBJECT_CLASS (dag_chat_book_parent_class)->dispose (object);
}

static void
dag_chat_book_finalize (GObject *object)
{
  DagChatBook *self = DAG_CHAT_BOOK (object);

  g_clear_pointer (&self->session_secrets, g_hash_table_unref);
  g_clear_pointer (&self->session, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_chat_book_parent_class)->finalize (object);
}

static void
dag_chat_book_class_init (DagChatBookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_chat_book_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_chat_book_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_chat_book_init (DagChatBook *self)
{
  self->credentials = dag_credentials_new ();
  self->session_secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->session = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_chat_address_unref);
}

/**
 * dag_chat_book_new:
 * @settings: the program's settings
 *
 * Returns: (transfer full): the chats that are kept
 */
DagChatBook *
dag_chat_book_new (GSettings *settings)
{
  DagChatBook *self = g_object_new (DAG_TYPE_CHAT_BOOK, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" DAG_KEY_CHAT_ADDRESSES,
                           G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* The settings may have been edited by hand: what cannot be is left out. */
static DagChatAddress *
read_address (GVariant *value)
{
  const char *id = NULL;
  const char *team = NULL;
  const char *word = NULL;
  const char *channel = NULL;
  const char *server = NULL;
  const char *room = NULL;
  const DagChatShape *shape = NULL;
  DagChatAddress *address = NULL;

  g_variant_get (value, "(&s&s&s&s&s&s)", &id, &team, &word, &channel, &server, &room);
  shape = dag_chat_shape_find (word);
  if (shape == NULL || !g_uuid_string_is_valid (id) || *channel == '\0')
    return NULL;
  address = dag_chat_address_new (shape, team, channel, server, room);
  g_free (address->id);
  address->id = g_strdup (id);
  return address;
}

/**
 * dag_chat_book_list:
 * @self: the chats
 *
 * Returns: (transfer full) (element-type DagChatAddress): all of them
 */
GPtrArray *
dag_chat_book_list (DagChatBook *self)
{
  GPtrArray *list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_chat_address_unref);
  g_autoptr (GVariant) all = NULL;

  g_return_val_if_fail (DAG_IS_CHAT_BOOK (self), list);

  all = g_settings_get_value (self->settings, DAG_KEY_CHAT_ADDRESSES);
  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (all, i);
      DagChatAddress *address = read_address (value);

      if (address != NULL)
        g_ptr_array_add (list, address);
    }
  for (guint i = 0; i < self->session->len; i++)
    g_ptr_array_add (list, dag_chat_address_ref (self->session->pdata[i]));
  return list;
}

/**
 * dag_chat_book_list_team:
 * @self: the chats
 * @team: (nullable): a team
 *
 * Returns: (transfer full) (element-type DagChatAddress): its own first, then those of every
 *   team
 */
GPtrArray *
dag_chat_book_list_team (DagChatBook *self,
                         const char  *team)
{
  g_autoptr (GPtrArray) all = dag_chat_book_list (self);
  GPtrArray *list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_chat_address_unref);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < all->len; i++)
      {
        DagChatAddress *address = all->pdata[i];
        gboolean is_own = address->team != NULL && g_strcmp0 (address->team, team) == 0;

        if (pass == 0 ? is_own : address->team == NULL)
          g_ptr_array_add (list, dag_chat_address_ref (address));
      }
  return list;
}

/**
 * dag_chat_book_find:
 * @self: the chats
 * @id: of an address
 *
 * Returns: (transfer full) (nullable): it
 */
DagChatAddress *
dag_chat_book_find (DagChatBook *self,
                    const char  *id)
{
  g_autoptr (GPtrArray) all = dag_chat_book_list (self);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((DagChatAddress *) all->pdata[i])->id, id) == 0)
      return dag_chat_address_ref (all->pdata[i]);
  return NULL;
}

/* @without: (nullable): id of one that is left out. @more: (nullable): one that is added */
static void
write_all (DagChatBook          *self,
           const char           *without,
           const DagChatAddress *more)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, DAG_KEY_CHAT_ADDRESSES);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" ADDRESS_TYPE));
  for (gsize i = 0; i < g_variant_n_children (all); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (all, i);
      const char *id = NULL;

      g_variant_get_child (value, 0, "&s", &id);
      if (g_strcmp0 (id, without) != 0)
        g_variant_builder_add_value (&builder, value);
    }
  if (more != NULL)
    g_variant_builder_add (&builder, ADDRESS_TYPE, more->id,
                           more->team != NULL ? more->team : "", more->shape->word,
                           more->channel, more->server, more->room != NULL ? more->room : "");
  g_settings_set_value (self->settings, DAG_KEY_CHAT_ADDRESSES, g_variant_builder_end (&builder));
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DagChatBook *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!dag_credentials_store_finish (DAG_CREDENTIALS (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  write_all (self, NULL, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/* What the keyring shows as the address is the part that may be shown. */
static DagConnection *
new_connection (const DagChatAddress *address)
{
  DagConnection *connection = dag_connection_new ("chat", address->server);

  g_free (connection->id);
  connection->id = g_strdup (address->id);
  return connection;
}

/**
 * dag_chat_book_keep_async:
 * @self: the chats
 * @address: a new one
 * @secret: its webhook's address, or an access token
 * @in_keyring: %FALSE: until the program ends; nothing of it is written down
 *
 * Nothing is kept where the keyring does not take the secret (%DAG_FAULT_SECRET).
 */
void
dag_chat_book_keep_async (DagChatBook         *self,
                          DagChatAddress      *address,
                          const char          *secret,
                          gboolean             in_keyring,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (DagConnection) connection = NULL;

  g_return_if_fail (DAG_IS_CHAT_BOOK (self) && address != NULL && secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_chat_book_keep_async);
  g_task_set_task_data (task, dag_chat_address_ref (address),
                        (GDestroyNotify) dag_chat_address_unref);
  if (!in_keyring)
    {
      g_ptr_array_add (self->session, dag_chat_address_ref (address));
      g_hash_table_replace (self->session_secrets, g_strdup (address->id), g_strdup (secret));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      g_task_return_boolean (task, TRUE);
      return;
    }
  connection = new_connection (address);
  dag_credentials_store_async (self->credentials, connection, secret, cancellable, on_stored,
                               g_steal_pointer (&task));
}

gboolean
dag_chat_book_keep_finish (DagChatBook   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dag_chat_book_remove:
 * @self: the chats
 * @id: of one; its secret is taken out of the keyring too
 */
void
dag_chat_book_remove (DagChatBook *self,
                      const char  *id)
{
  g_autofree char *kept = g_strdup (id); /* it may be the one's own */

  g_return_if_fail (DAG_IS_CHAT_BOOK (self) && id != NULL);

  for (guint i = 0; i < self->session->len; i++)
    if (g_str_equal (((DagChatAddress *) self->session->pdata[i])->id, kept))
      {
        g_hash_table_remove (self->session_secrets, kept);
        g_ptr_array_remove_index (self->session, i);
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
        return;
      }
  dag_credentials_clear_async (self->credentials, kept, NULL, NULL, NULL);
  write_all (self, kept, NULL);
}

static void
return_target (GTask      *task,
               const char *secret)
{
  GError *error = NULL;
  DagChatTarget *target = NULL;

  if (secret == NULL)
    error = g_error_new_literal (DAG_FAULT, DAG_FAULT_SECRET,
                                 "keyring: nothing is kept for this chat");
  else
    target = dag_chat_address_aim (g_task_get_task_data (task), secret, &error);
  if (target != NULL)
    g_task_return_pointer (task, target, (GDestroyNotify) dag_chat_target_free);
  else
    g_task_return_error (task, error);
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autofree char *secret
      = dag_credentials_lookup_finish (DAG_CREDENTIALS (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    return_target (task, secret);
}

/**
 * dag_chat_book_aim_async:
 * @self: the chats
 * @address: one of them
 *
 * Asks the keyring for its secret; the desktop may ask the user to unlock it.
 */
void
dag_chat_book_aim_async (DagChatBook         *self,
                         DagChatAddress      *address,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *secret = NULL;

  g_return_if_fail (DAG_IS_CHAT_BOOK (self) && address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_chat_book_aim_async);
  g_task_set_task_data (task, dag_chat_address_ref (address),
                        (GDestroyNotify) dag_chat_address_unref);
  secret = g_hash_table_lookup (self->session_secrets, address->id);
  if (secret != NULL)
    return_target (task, secret);
  else
    dag_credentials_lookup_async (self->credentials, address->id, cancellable, on_looked_up,
                                  g_steal_pointer (&task));
}

/**
 * dag_chat_book_aim_finish:
 * @error: %DAG_FAULT_SECRET, %DAG_FAULT_USAGE or cancelled
 *
 * Returns: (transfer full) (nullable): where to send to
 */
DagChatTarget *
dag_chat_book_aim_finish (DagChatBook   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

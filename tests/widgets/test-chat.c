/* test-chat.c - connecting a chat and posting to it, as a person does, to a real server
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real keyring runs on the private bus. DAG_LOOK=FOLDER keeps pictures. */
#include "config.h"

#include "dag-chat-actions.h"
#include "dag-chat-group.h"
#include "dag-chat-preview.h"
#include "dag-chat-window.h"
#include "dag-look.h"
#include "dag-outbox-list.h"
#include "dag-post-state.h"
#include "dag-post-window.h"
#include "dag-resources.h"
#include "dag-settings.h"
#include "dag-test-chat.h"
#include "dag-test-keyring.h"
#include "dag-test-widgets.h"
#include "dag-thanks-card.h"

#define SECRET "s3cretoftheaddress"

static DagTestChat chat;
static GtkApplication *application; /* installing its actions anew lets go of those before */

typedef struct
{
  GtkApplication *application;
  DagDashboard *dashboard;
  GSettings *settings;
  GtkWindow *window;
  DagOutboxList *list;
} Desk;

static void
desk_open (Desk *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->application = g_object_ref (application);
  self->dashboard = dag_dashboard_new ();
  self->settings = dag_settings_new ();
  dag_chat_actions_install (self->application, self->dashboard, self->settings);
  self->window = GTK_WINDOW (adw_application_window_new (self->application));
  self->list = g_object_new (DAG_TYPE_OUTBOX_LIST, "margin-start", 18, "margin-end", 18,
                             "margin-top", 18, NULL);
  dag_outbox_list_set_board (self->list, dag_dashboard_get_board (self->dashboard));
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (dag_chat_group_new (dag_chat_outbox_get_book (
          dag_chat_actions_get_outbox (self->application)))));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), box);
  gtk_window_set_default_size (self->window, 640, 480);
  dag_look_narrow (self->window);
  gtk_window_present (self->window);
  dag_test_await (gtk_widget_get_mapped (GTK_WIDGET (self->window)), 10000);
}

static void
desk_close (Desk *self)
{
  g_settings_reset (self->settings, DAG_KEY_CHAT_ADDRESSES);
  gtk_window_destroy (self->window);
  g_clear_object (&self->application);
  g_clear_object (&self->settings);
  g_clear_object (&self->dashboard);
}

/* The window that an action opened. */
static gpointer
await_window (Desk *self,
              GType type)
{
  GtkWidget *found = NULL;

  dag_test_await (({
                    for (GList *l = gtk_application_get_windows (self->application); l != NULL;
                         l = l->next)
                      if (G_OBJECT_TYPE (l->data) == type)
                        found = l->data;
                    found != NULL && gtk_widget_get_mapped (found);
                  }),
                  10000);
  return found;
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
press (gpointer    window,
       const char *label)
{
  GtkWidget *button = dag_test_find (window, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
enter (gpointer    window,
       const char *row,
       const char *text)
{
  GtkWidget *entry = dag_test_find (window, ADW_TYPE_ENTRY_ROW, row);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* A channel that is kept for this session. */
static void
add_channel (Desk       *self,
             const char *word,
             const char *secret)
{
  DagChatBook *book
      = dag_chat_outbox_get_book (dag_chat_actions_get_outbox (self->application));
  g_autofree char *secret_address = dag_test_chat_dup_address (&chat, word, secret);
  g_autofree char *server = g_strdup_printf ("http://127.0.0.1:%u", chat.port);
  g_autoptr (DagChatAddress) address = dag_chat_address_new (
      dag_chat_shape_find (word), NULL, "#stand-up", server, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  dag_chat_book_keep_async (book, address, secret_address, FALSE, NULL, dag_test_on_done, &result);
  dag_test_await (result != NULL, 5000);
  g_assert_true (dag_chat_book_keep_finish (book, result, NULL));
}

static void
ask_to_post (Desk *self)
{
  static const char *const people[] = { "a1", NULL };
  g_autoptr (DagChatMessage) message = dag_chat_message_new ("Thank you");

  dag_chat_message_add_paragraph (message, "Anna Bakker: took over the heavy queue at lunch, so "
                                           "that everybody could have a break.");
  dag_chat_message_add_point (message, "kept 3 promises");
  dag_chat_message_add_point (message, "<b>R&D</b> said so @all");
  dag_chat_actions_post (GTK_WIDGET (self->window), message, "Noord", people);
}

static guint
count_received (void)
{
  g_autoptr (JsonNode) root = dag_test_chat_get_received (&chat);

  return json_array_get_length (json_node_get_array (root));
}

/* Nothing connected: it says so, and where to go from there. */
static void
test_none (void)
{
  Desk desk = { 0 };
  GtkWidget *window = NULL;

  desk_open (&desk);
  dag_look_at (desk.window, "preferences-none");
  g_assert_nonnull (dag_test_find (GTK_WIDGET (desk.window), ADW_TYPE_ACTION_ROW,
                                   "No chat is connected yet"));
  ask_to_post (&desk);
  window = await_window (&desk, DAG_TYPE_POST_WINDOW);
  dag_look_narrow (window);
  dag_look_at (window, "post-none");
  g_assert_null (dag_test_find (window, GTK_TYPE_BUTTON, "Send"));
  press (window, "Connect a Chat…");
  await_window (&desk, DAG_TYPE_CHAT_WINDOW);
  desk_close (&desk);
}

/* Tested first, then kept: the address in the keyring and nowhere else (F-F02). */
static void
test_connect (void)
{
  Desk desk = { 0 };
  GtkWidget *window = NULL;
  GtkWidget *save = NULL;
  g_autofree char *wrong = dag_test_chat_dup_address (&chat, "mattermost", "gone");
  g_autofree char *right = dag_test_chat_dup_address (&chat, "mattermost", SECRET);
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *kept_text = NULL;
  g_autofree char *secret = NULL;
  const char *id = NULL;
  guint before = count_received ();

  desk_open (&desk);
  press (desk.window, "Add…");
  window = await_window (&desk, DAG_TYPE_CHAT_WINDOW);
  dag_look_narrow (window);
  save = dag_test_find (window, GTK_TYPE_BUTTON, "Save");
  g_assert_false (gtk_widget_is_sensitive (save));
  dag_look_at (window, "connect-empty");
  enter (window, "Name of the channel", "#stand-up");
  enter (window, "Address of the webhook", wrong);
  press (window, "Post the Test Message");
  dag_test_await (dag_test_find (window, GTK_TYPE_LABEL,
                                 "Mattermost does not know this address any more."),
                  10000);
  dag_look_at (window, "connect-gone");
  g_assert_false (gtk_widget_is_sensitive (save));
  enter (window, "Address of the webhook", right);
  press (window, "Post the Test Message");
  dag_test_await (gtk_widget_is_sensitive (save), 10000);
  dag_look_at (window, "connect-worked");
  g_assert_cmpuint (count_received (), ==, before + 1);
  /* What was tested is what is kept: a change takes it back. */
  enter (window, "Name of the channel", "#noord");
  g_assert_false (gtk_widget_is_sensitive (save));
  press (window, "Post the Test Message");
  dag_test_await (gtk_widget_is_sensitive (save), 10000);
  press (window, "Save");
  dag_test_await (dag_test_find (GTK_WIDGET (desk.window), ADW_TYPE_ACTION_ROW, "#noord"), 10000);
  dag_look_at (desk.window, "preferences-one");
  kept = g_settings_get_value (desk.settings, DAG_KEY_CHAT_ADDRESSES);
  kept_text = g_variant_print (kept, FALSE);
  g_assert_null (strstr (kept_text, SECRET));
  g_variant_get_child (kept, 0, "(&s&s&s&s&s&s)", &id, NULL, NULL, NULL, NULL, NULL);
  secret = dag_test_keyring_look_up (id);
  g_assert_cmpstr (secret, ==, right);
  dag_test_assert_not_in_files (SECRET);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk.window), "app.remove-chat", "s", id));
  dag_test_await (dag_test_find (GTK_WIDGET (desk.window), ADW_TYPE_ACTION_ROW,
                                 "No chat is connected yet"),
                  10000);
  dag_test_await (({
                    g_autofree char *left = dag_test_keyring_look_up (id);
                    left == NULL;
                  }),
                  10000);
  desk_close (&desk);
}

/* An address that cannot be one is refused before anything is sent. */
static void
test_bad_address (void)
{
  Desk desk = { 0 };
  GtkWidget *window = NULL;
  guint before = count_received ();

  desk_open (&desk);
  press (desk.window, "Add…");
  window = await_window (&desk, DAG_TYPE_CHAT_WINDOW);
  enter (window, "Name of the channel", "#stand-up");
  enter (window, "Address of the webhook", "http://chat.example.org/hooks/" SECRET "xxxxxxxx");
  press (window, "Post the Test Message");
  dag_test_await (dag_test_find (window, GTK_TYPE_LABEL, "This address cannot be used."), 10000);
  dag_look_at (window, "connect-refused");
  g_assert_cmpuint (count_received (), ==, before);
  desk_close (&desk);
}

/* What is shown is what is sent, on a press. */
static void
test_post (void)
{
  Desk desk = { 0 };
  GtkWidget *window = NULL;
  DagChatPreview *preview = NULL;
  guint before = count_received ();
  g_autoptr (JsonNode) last = NULL;

  desk_open (&desk);
  add_channel (&desk, "rocket", "good");
  ask_to_post (&desk);
  window = await_window (&desk, DAG_TYPE_POST_WINDOW);
  dag_look_narrow (window);
  preview = DAG_CHAT_PREVIEW (find_type (window, DAG_TYPE_CHAT_PREVIEW));
  g_assert_cmpstr (dag_chat_preview_get_text (preview), ==,
                   "Thank you\n\nAnna Bakker: took over the heavy queue at lunch, so that "
                   "everybody could have a break.\n\n• kept 3 promises\n• <b>R&D</b> said so "
                   "@all");
  dag_look_at (window, "post-preview");
  g_assert_cmpuint (count_received (), ==, before);
  press (window, "Send");
  dag_test_await (find_type (window, DAG_TYPE_POST_STATE), 1000);
  dag_test_await (count_received () == before + 1, 10000);
  dag_test_await (dag_test_find (window, GTK_TYPE_BUTTON, "Close"), 1000);
  dag_test_await (!find_type (window, GTK_TYPE_SPINNER), 10000);
  dag_look_at (window, "post-sent");
  last = dag_test_chat_get_last (&chat, NULL);
  g_assert_nonnull (strstr (
      json_object_get_string_member (json_node_get_object (last), "text"), "Anna Bakker"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk.list)));
  desk_close (&desk);
}

/* When the chat said that the only post may be sent again. */
static void
set_retry_at (Desk   *self,
              int64_t at_us)
{
  DagBoard *board = dag_dashboard_get_board (self->dashboard);
  GListModel *posts = dag_board_get_entries (board, DAG_BOARD_POST);
  g_autoptr (DagBoardEntry) entry = g_list_model_get_item (posts, 0);

  g_assert_cmpuint (g_list_model_get_n_items (posts), ==, 1);
  dag_board_set (board, entry, "retry-at", g_variant_new_int64 (at_us));
  g_signal_emit_by_name (entry, "changed::state", "state");
}

/* Too fast: kept in the list with why; again when the chat said it may, on a press. */
static void
test_failed (void)
{
  Desk desk = { 0 };
  GtkWidget *window = NULL;
  GtkWidget *again = NULL;
  guint before = count_received ();

  desk_open (&desk);
  add_channel (&desk, "slack", "limited");
  ask_to_post (&desk);
  window = await_window (&desk, DAG_TYPE_POST_WINDOW);
  dag_look_narrow (window);
  press (window, "Send");
  dag_test_await (gtk_widget_get_visible (GTK_WIDGET (desk.list)), 10000);
  dag_look_at (window, "post-failed");
  gtk_window_close (GTK_WINDOW (window));
  dag_look_at (desk.window, "outbox");
  again = dag_test_find (GTK_WIDGET (desk.list), GTK_TYPE_BUTTON, "Try Again");
  g_assert_nonnull (again);
  set_retry_at (&desk, G_MAXINT64);
  g_assert_false (gtk_widget_is_sensitive (again));
  set_retry_at (&desk, g_get_real_time () + DAG_USEC_PER_SEC / 5);
  dag_test_await (gtk_widget_is_sensitive (again), 10000);
  g_assert_cmpuint (count_received (), ==, before);
  press (desk.list, "Try Again");
  dag_test_await (!gtk_widget_get_visible (GTK_WIDGET (desk.list)), 10000);
  g_assert_cmpuint (count_received (), ==, before + 1);
  desk_close (&desk);
}

/* What is not going to be posted any more is thrown away. */
static void
test_discard (void)
{
  Desk desk = { 0 };
  GtkWidget *window = NULL;

  desk_open (&desk);
  add_channel (&desk, "slack", "archived0");
  ask_to_post (&desk);
  window = await_window (&desk, DAG_TYPE_POST_WINDOW);
  press (window, "Send");
  dag_test_await (gtk_widget_get_visible (GTK_WIDGET (desk.list)), 10000);
  g_assert_nonnull (dag_test_find (GTK_WIDGET (desk.list), GTK_TYPE_LABEL,
                                   "The channel in Slack was archived or taken away."));
  /* The chat's own word is a click away; underscores are not looked at. */
  gtk_expander_set_expanded (
      GTK_EXPANDER (find_type (GTK_WIDGET (desk.list), GTK_TYPE_EXPANDER)), TRUE);
  dag_test_await (
      dag_test_find (GTK_WIDGET (desk.list), GTK_TYPE_LABEL, "channelisarchived"), 5000);
  gtk_window_close (GTK_WINDOW (window));
  press (desk.list, "Discard");
  dag_test_await (!gtk_widget_get_visible (GTK_WIDGET (desk.list)), 10000);
  desk_close (&desk);
}

static DagBoardEntry *
add_thanks (DagBoard   *board,
            const char *text)
{
  const char *const ids[] = { "a1", "a2", NULL };
  const char *const names[] = { "Anna Bakker", "Bilal Özdemir", NULL };
  DagBoardEntry *entry = dag_board_add (board, DAG_BOARD_THANKS, "Noord", "2026-11-23", NULL);

  dag_board_set (board, entry, "to", g_variant_new_strv (ids, -1));
  dag_board_set (board, entry, "to-names", g_variant_new_strv (names, -1));
  dag_board_set (board, entry, "from-name", g_variant_new_string ("Chantal"));
  dag_board_set (board, entry, "consent", g_variant_new_strv (ids, -1));
  dag_board_set (board, entry, "text", g_variant_new_string (text));
  return entry;
}

/* The card: a picture that can be had, as large as its text needs, and its words. */
static void
test_card (void)
{
  Desk desk = { 0 };
  DagBoardEntry *thanks = NULL;
  DagThanksCard *card = NULL;
  GdkContentFormats *formats = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GdkTexture) taller = NULL;
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *text = NULL;

  desk_open (&desk);
  thanks = add_thanks (dag_dashboard_get_board (desk.dashboard),
                       "took over the heavy queue at lunch, so that everybody could have a "
                       "break. <b>Thanks</b>!");
  dag_board_set (dag_dashboard_get_board (desk.dashboard), thanks, "tag",
                 g_variant_new_string ("Team spirit"));
  picture = dag_thanks_card_draw (thanks);
  g_assert_cmpint (gdk_texture_get_width (picture), ==, 1200);
  card = dag_thanks_card_new (desk.window, thanks);
  dag_look_narrow (card);
  gtk_window_present (GTK_WINDOW (card));
  await_window (&desk, DAG_TYPE_THANKS_CARD);
  dag_look_at (card, "card");
  press (card, "Copy Picture");
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (card)));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  press (card, "Copy Text");
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (card)));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  text = dag_thanks_card_to_text (thanks);
  g_assert_cmpstr (text, ==,
                   "Thank you\nChantal → Anna Bakker, Bilal Özdemir: took over the heavy queue at "
                   "lunch, so that everybody could have a break. <b>Thanks</b>!");
  for (guint i = 0; i < 60; i++)
    g_string_append (more, "and another day when the rows were long and nobody complained ");
  taller = dag_thanks_card_draw (
      add_thanks (dag_dashboard_get_board (desk.dashboard), more->str));
  g_assert_cmpint (gdk_texture_get_height (taller), >, gdk_texture_get_height (picture));
  g_assert_cmpint (gdk_texture_get_height (taller), <, 2400);
  gtk_window_close (GTK_WINDOW (card));
  desk_close (&desk);
}

int
main (int    argc,
      char **argv)
{
  GSubprocess *keyring = NULL;
  int result = 0;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  dag_look_dress ();
  application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  if (g_getenv ("DAG_LOOK_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_test_add_func ("/widgets/chat/none", test_none);
  g_test_add_func ("/widgets/chat/connect", test_connect);
  g_test_add_func ("/widgets/chat/bad-address", test_bad_address);
  g_test_add_func ("/widgets/chat/post", test_post);
  g_test_add_func ("/widgets/chat/failed", test_failed);
  g_test_add_func ("/widgets/chat/discard", test_discard);
  g_test_add_func ("/widgets/chat/card", test_card);
  keyring = dag_test_keyring_start ();
  dag_test_chat_start (&chat);
  result = g_test_run ();
  dag_test_chat_stop (&chat);
  g_subprocess_force_exit (keyring);
  g_subprocess_wait (keyring, NULL, NULL);
  g_object_unref (keyring);
  g_object_unref (application);
  return result;
}

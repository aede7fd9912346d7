/* dag-chat-window.c - connect a channel of the team's chat
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is kept before a test message to exactly that place has arrived: any change of the
 * form takes the test back. */
#include "config.h"

#include "dag-chat-window.h"

#include "dag-chat-preview.h"
#include "dag-chat-sender.h"
#include "dag-compat.h"
#include "dag-css-class.h"
#include "dag-fault.h"
#include "dag-notice.h"
#include "dag-team-names.h"
#include "dag-text-room.h"
#include "dag-toast.h"
#include "dag-words-chat.h"

#include <glib/gi18n.h>

/* How far it is: each step but the first is about what is held. */
typedef enum
{
  STEP_ENTERING,
  STEP_TESTING,
  STEP_WORKED,
  STEP_WORKED_NO_KEYRING,
  STEP_SAVING,
} Step;

struct _DagChatWindow
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkWidget *test_button;
  AdwComboRow *kind_row;
  AdwComboRow *team_row;
  GtkEditable *channel_row;
  GtkEditable *address_row;
  GtkEditable *server_row;
  GtkEditable *room_row;
  GtkEditable *token_row;
  AdwPreferencesGroup *address_group;
  DagChatPreview *preview;
  DagNotice *notice;

  DagChatBook *book;
  GPtrArray *teams; /* of char * */
  Step step;
  DagChatAddress *address; /* (nullable): that was tested */
  char *secret;            /* (nullable) */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DagChatWindow, dag_chat_window, ADW_TYPE_WINDOW)

/**
 * dag_chat_test_message:
 * @channel: as people call it
 *
 * Returns: (transfer full): a message that says it is a test
 */
DagChatMessage *
dag_chat_test_message (const char *channel)
{
  DagChatMessage *message = dag_chat_message_new (_ ("A test from Dagstart"));

  dag_chat_message_add_paragraph (
      message, _ ("Dagstart can post here. Nothing comes by itself: the team lead presses "
                  "Send each time."));
  return message;
}

static const DagChatShape *
get_shape (DagChatWindow *self)
{
  guint i = adw_combo_row_get_selected (self->kind_row);

  return i == GTK_INVALID_LIST_POSITION ? &dag_chat_mattermost : dag_chat_shape_get_all ()[i];
}

static char *
dup_entered (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static gboolean
is_entered (GtkEditable *row)
{
  g_autofree char *text = dup_entered (row);

  return *text != '\0';
}

static gboolean
is_complete (DagChatWindow *self)
{
  if (!is_entered (self->channel_row))
    return FALSE;
  if (get_shape (self)->by_token)
    return is_entered (self->server_row) && is_entered (self->room_row)
           && is_entered (self->token_row);
  return is_entered (self->address_row);
}

/* One accent at a time: first the test, then saving. */
static void
enter (DagChatWindow *self,
       Step           step)
{
  gboolean worked = step == STEP_WORKED || step == STEP_WORKED_NO_KEYRING;

  self->step = step;
  gtk_widget_set_sensitive (self->test_button, step != STEP_TESTING && is_complete (self));
  gtk_widget_set_sensitive (self->save_button, worked);
  dag_css_class_set (self->test_button, "suggested-action",
                     step == STEP_ENTERING || step == STEP_TESTING);
  dag_css_class_set (self->save_button, "suggested-action", worked);
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        step == STEP_WORKED_NO_KEYRING ? _ ("_Use for this session")
                                                       : _ ("_Save"));
  dag_compat_speak_mnemonics (self->save_button);
}

static void
take_back (DagChatWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->address, dag_chat_address_unref);
  g_clear_pointer (&self->secret, g_free);
}

static void
show_rows (DagChatWindow *self)
{
  const DagChatShape *shape = get_shape (self);
  g_autofree char *description
      = shape->by_token
            ? g_strdup (_ ("Make an account for Dagstart, invite it into the room, and enter "
                           "its access token. The room’s id begins with “!”."))
            /* Translators: %s is an example of an address */
            : g_strdup_printf (_ ("Make an incoming webhook for the channel and paste its address; "
                                  "it looks like %s\nWhoever has it can post there: it goes into "
                                  "your keyring and nowhere else."),
                               shape->example);
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_preferences_group_set_description (self->address_group, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), !shape->by_token);
  gtk_widget_set_visible (GTK_WIDGET (self->server_row), shape->by_token);
  gtk_widget_set_visible (GTK_WIDGET (self->room_row), shape->by_token);
  gtk_widget_set_visible (GTK_WIDGET (self->token_row), shape->by_token);
}

static void
on_changed (DagChatWindow *self)
{
  if (self->book == NULL)
    return; /* still being made */
  take_back (self);
  dag_notice_clear (self->notice);
  enter (self, STEP_ENTERING);
}

static void
on_kind_selected (DagChatWindow *self)
{
  show_rows (self);
  on_changed (self);
}

/* An address says by itself which chat it is of. */
static void
on_address_changed (DagChatWindow *self)
{
  g_autofree char *address = dup_entered (self->address_row);
  const DagChatShape *guess = dag_chat_shape_guess (address);
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();

  for (guint i = 0; guess != NULL && shapes[i] != NULL; i++)
    if (shapes[i] == guess && guess != get_shape (self))
      adw_combo_row_set_selected (self->kind_row, i);
  on_changed (self);
}

static void
show_outcome (DagChatWindow        *self,
              const DagChatOutcome *outcome)
{
  DagChatStanding standing = { .reason = outcome->reason,
                               .chat = self->address->shape->title,
                               .at_us = g_get_real_time () };
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *sentence = NULL;
  DagNoticeMessage message = { 0 };

  if (outcome->retry_after_s > 0.0)
    standing.retry_at_us
        = standing.at_us + (int64_t) (outcome->retry_after_s * G_USEC_PER_SEC);
  sentence = dag_words_chat_sentence (&standing, zone);
  message.sentence = sentence;
  message.details = outcome->words;
  message.advice = outcome->reason == DAG_CHAT_SENT ? _ ("Do you see it in the channel? Then save.")
                                                    : dag_words_chat_advice (&standing);
  message.icon_name = outcome->reason == DAG_CHAT_SENT ? "object-select-symbolic"
                                                       : "dialog-warning-symbolic";
  dag_notice_show (self->notice, &message);
}

static void
show_error (DagChatWindow *self,
            const char    *sentence,
            const char    *advice,
            const GError  *error)
{
  const DagNoticeMessage message = { .icon_name = "dialog-warning-symbolic",
                                     .sentence = sentence,
                                     .advice = advice,
                                     .details = error->message };

  dag_notice_show (self->notice, &message);
}

static void
on_tested (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DagChatWindow) self = DAG_CHAT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagChatOutcome) outcome = dag_chat_send_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->book == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (outcome == NULL)
    {
      show_error (self, _ ("This address cannot be used."), NULL, error);
      enter (self, STEP_ENTERING);
      return;
    }
  show_outcome (self, outcome);
  enter (self, outcome->reason == DAG_CHAT_SENT ? STEP_WORKED : STEP_ENTERING);
  if (outcome->reason == DAG_CHAT_SENT)
    gtk_widget_grab_focus (self->save_button);
}

static const char *
get_team (DagChatWindow *self)
{
  guint i = adw_combo_row_get_selected (self->team_row); /* 0: every team */

  return i > 0 && i <= self->teams->len ? self->teams->pdata[i - 1] : NULL;
}

/* What was entered, as an address without its secret; that is held beside it. */
static DagChatTarget *
take_entered (DagChatWindow *self,
              GError       **error)
{
  const DagChatShape *shape = get_shape (self);
  g_autofree char *channel = dup_entered (self->channel_row);
  g_autofree char *server = NULL;
  g_autofree char *room = NULL;
  DagChatTarget *target = NULL;

  take_back (self);
  self->secret = dup_entered (shape->by_token ? self->token_row : self->address_row);
  server = dup_entered (shape->by_token ? self->server_row : self->address_row);
  room = dup_entered (self->room_row);
  target = dag_chat_shape_aim (shape, server, shape->by_token ? room : NULL,
                               shape->by_token ? self->secret : NULL, error);
  if (target != NULL)
    self->address = dag_chat_address_new (shape, get_team (self), channel,
                                          shape->by_token ? server : target->origin,
                                          shape->by_token ? room : NULL);
  return target;
}

static void
on_test_clicked (DagChatWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagChatTarget) target = NULL;
  g_autoptr (DagChatMessage) message = NULL;
  g_autofree char *attempt = g_uuid_string_random ();
  const DagNoticeMessage busy = { .icon_name = "dag-channel-chat-symbolic",
                                  .sentence = _ ("Sending…") };

  if (!is_complete (self) || self->step == STEP_TESTING)
    return;
  target = take_entered (self, &error);
  if (target == NULL)
    {
      g_autofree char *advice
          /* Translators: %s is an example of an address */
          = g_strdup_printf (_ ("It looks like this: %s"), get_shape (self)->example);

      show_error (self, _ ("This address cannot be used."), advice, error);
      return;
    }
  message = dag_chat_test_message (self->address->channel);
  self->cancellable = g_cancellable_new ();
  dag_notice_show (self->notice, &busy);
  enter (self, STEP_TESTING);
  dag_chat_send_async (self->address->shape, target, message, attempt, DAG_CHAT_DEADLINE_S, NULL,
                       self->cancellable, on_tested, g_object_ref (self));
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DagChatWindow) self = DAG_CHAT_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (dag_chat_book_keep_finish (DAG_CHAT_BOOK (source), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->book == NULL)
    return;
  show_error (self, _ ("The keyring cannot keep the address."),
              _ ("Dagstart never writes it to a file. It can use it until you close Dagstart."),
              error);
  enter (self, STEP_WORKED_NO_KEYRING);
}

static void
on_save_clicked (DagChatWindow *self)
{
  gboolean in_keyring = self->step != STEP_WORKED_NO_KEYRING;

  g_return_if_fail (self->address != NULL && self->secret != NULL);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  enter (self, STEP_SAVING);
  dag_chat_book_keep_async (self->book, self->address, self->secret, in_keyring,
                            self->cancellable, on_kept, g_object_ref (self));
}

static void
dag_chat_window_dispose (GObject *object)
{
  DagChatWindow *self = DAG_CHAT_WINDOW (object);

  take_back (self);
  g_clear_object (&self->book);
  g_clear_pointer (&self->teams, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_chat_window_parent_class)->dispose (object);
}

static void
dag_chat_window_class_init (DagChatWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_chat_window_dispose;
  g_type_ensure (DAG_TYPE_CHAT_PREVIEW);
  g_type_ensure (DAG_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-chat-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, test_button);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, team_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, channel_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, address_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, server_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, room_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, token_row);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, address_group);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, DagChatWindow, notice);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_test_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
fill_kinds (DagChatWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const DagChatShape *const *shapes = dag_chat_shape_get_all ();

  for (guint i = 0; shapes[i] != NULL; i++)
    gtk_string_list_append (names, shapes[i]->title);
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

static void
dag_chat_window_init (DagChatWindow *self)
{
  g_autoptr (DagChatMessage) message = dag_chat_test_message ("");

  gtk_widget_init_template (GTK_WIDGET (self));
  dag_toast_give_place (ADW_WINDOW (self));
  dag_text_room_limit (GTK_WIDGET (self), DAG_TEXT_ROOM_ADDRESS);
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
  fill_kinds (self);
  dag_chat_preview_set_message (self->preview, message);
}

static void
fill_teams (DagChatWindow *self,
            const char    *team)
{
  guint selected;
  g_autoptr (GtkStringList) names
      = dag_team_names_show (self->teams, _ ("Every team"), team, &selected);

  adw_combo_row_set_model (self->team_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->team_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->team_row), self->teams->len > 0);
}

/**
 * dag_chat_window_new:
 * @parent: (nullable): the window it belongs to
 * @book: where it is kept
 * @teams: (element-type utf8): the teams there are
 * @team: (nullable): the one it is probably for
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagChatWindow *
dag_chat_window_new (GtkWindow   *parent,
                     DagChatBook *book,
                     GPtrArray   *teams,
                     const char  *team)
{
  DagChatWindow *self = NULL;

  g_return_val_if_fail (DAG_IS_CHAT_BOOK (book) && teams != NULL, NULL);

  self = g_object_new (DAG_TYPE_CHAT_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->book = g_object_ref (book);
  self->teams = g_ptr_array_ref (teams);
  fill_teams (self, team);
  show_rows (self);
  enter (self, STEP_ENTERING);
  return self;
}

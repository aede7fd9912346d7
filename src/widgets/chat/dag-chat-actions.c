/* dag-chat-actions.c - the application's actions on chats: whoever has something to post asks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-actions.h"

#include "dag-chat-window.h"
#include "dag-post-window.h"
#include "dag-present.h"
#include "dag-team-names.h"

#define ACTIONS_KEY "dag-chat-actions"
#define POST_TYPE "(ssasas)"

/* What the actions need; the application owns it. */
typedef struct
{
  GtkApplication *application; /* (unowned) */
  DagDashboard *dashboard;
  DagChatOutbox *outbox;
} ChatActions;

static void
chat_actions_free (gpointer memory)
{
  ChatActions *self = memory;

  g_object_run_dispose (G_OBJECT (self->outbox)); /* nothing is sent from here on */
  g_clear_object (&self->outbox);
  g_clear_object (&self->dashboard);
  g_free (self);
}

static GtkWindow *
get_parent (ChatActions *self)
{
  return gtk_application_get_active_window (self->application);
}

static void
on_post_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ChatActions *self = user_data;
  const char *team = NULL;
  const char *title = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) people = NULL;
  g_autoptr (DagChatMessage) message = NULL;

  g_variant_get (parameter, "(&s&s^as^as)", &team, &title, &lines, &people);
  message = dag_chat_message_from_strv (*title != '\0' ? title : NULL,
                                        (const char *const *) lines);
  gtk_window_present (GTK_WINDOW (
      dag_post_window_new (get_parent (self), self->outbox, message, *team != '\0' ? team : NULL,
                           people[0] != NULL ? (const char *const *) people : NULL)));
}

static DagBoardEntry *
find_entry (ChatActions *self,
            GVariant    *parameter)
{
  return dag_board_find (dag_chat_outbox_get_board (self->outbox),
                         g_variant_get_string (parameter, NULL));
}

static void
on_again_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  ChatActions *self = user_data;
  DagBoardEntry *entry = find_entry (self, parameter);

  if (entry != NULL)
    dag_chat_outbox_try_again (self->outbox, entry);
}

static void
on_discard_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  ChatActions *self = user_data;
  DagBoardEntry *entry = find_entry (self, parameter);

  if (entry != NULL)
    dag_chat_outbox_discard (self->outbox, entry);
}

static void
on_copy_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ChatActions *self = user_data;
  DagBoardEntry *entry = find_entry (self, parameter);
  g_autoptr (DagChatMessage) message = NULL;
  g_autofree char *text = NULL;

  if (entry == NULL || get_parent (self) == NULL)
    return;
  message = dag_post_dup_message (entry);
  text = dag_chat_message_to_text (message);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (get_parent (self))), text);
}

static void
on_connect_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  ChatActions *self = user_data;
  g_autoptr (GPtrArray) teams
      = dag_team_names_list (dag_dashboard_get_snapshot (self->dashboard));

  dag_present_later (dag_chat_window_new (
      get_parent (self), dag_chat_outbox_get_book (self->outbox), teams, NULL));
}

static void
on_test_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ChatActions *self = user_data;
  g_autoptr (DagChatAddress) address = dag_chat_book_find (
      dag_chat_outbox_get_book (self->outbox), g_variant_get_string (parameter, NULL));
  g_autoptr (DagChatMessage) message = NULL;
  DagPostWindow *window = NULL;

  if (address == NULL)
    return;
  message = dag_chat_test_message (address->channel);
  window = dag_post_window_new (get_parent (self), self->outbox, message, address->team, NULL);
  dag_post_window_set_address (window, address);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_remove_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  ChatActions *self = user_data;

  dag_chat_book_remove (dag_chat_outbox_get_book (self->outbox),
                        g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { .name = "connect-chat", .activate = on_connect_activated },
  { .name = "post-again", .activate = on_again_activated, .parameter_type = "s" },
  { .name = "post-copy", .activate = on_copy_activated, .parameter_type = "s" },
  { .name = "post-discard", .activate = on_discard_activated, .parameter_type = "s" },
  { .name = "post-to-chat", .activate = on_post_activated, .parameter_type = POST_TYPE },
  { .name = "remove-chat", .activate = on_remove_activated, .parameter_type = "s" },
  { .name = "test-chat", .activate = on_test_activated, .parameter_type = "s" },
};

/**
 * dag_chat_actions_install:
 * @application: the application
 * @dashboard: whose board holds what is posted
 * @settings: the settings
 */
void
dag_chat_actions_install (GtkApplication *application,
                          DagDashboard   *dashboard,
                          GSettings      *settings)
{
  ChatActions *self = NULL;
  g_autoptr (DagChatBook) book = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application) && DAG_IS_DASHBOARD (dashboard));

  self = g_new0 (ChatActions, 1);
  book = dag_chat_book_new (settings);
  self->application = application;
  self->dashboard = g_object_ref (dashboard);
  self->outbox = dag_chat_outbox_new (dag_dashboard_get_board (dashboard), book);
  g_object_set_data_full (G_OBJECT (application), ACTIONS_KEY, self, chat_actions_free);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   self);
}

/**
 * dag_chat_actions_get_outbox:
 * @application: (nullable): an application
 *
 * Returns: (transfer none) (nullable): its outbox; %NULL where there is none
 */
DagChatOutbox *
dag_chat_actions_get_outbox (GtkApplication *application)
{
  ChatActions *self
      = application != NULL ? g_object_get_data (G_OBJECT (application), ACTIONS_KEY) : NULL;

  return self != NULL ? self->outbox : NULL;
}

/**
 * dag_chat_actions_post:
 * @widget: whose window it belongs to
 * @message: what is to be said
 * @team: (nullable): whose channels are offered
 * @people: (nullable): ids of those it names
 *
 * Shows what would be posted, and where; nothing is sent before a press there.
 */
void
dag_chat_actions_post (GtkWidget            *widget,
                       const DagChatMessage *message,
                       const char           *team,
                       const char *const    *people)
{
  static const char *const nobody[] = { NULL };
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && message != NULL);

  lines = dag_chat_message_to_strv (message);
  gtk_widget_activate_action (widget, "app.post-to-chat", "(ss^as^as)",
                              team != NULL ? team : "",
                              message->title != NULL ? message->title : "", lines,
                              people != NULL ? people : nobody);
}

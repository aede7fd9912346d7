/* dag-chat-group.c - the channels that can be posted to, in the preferences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-group.h"

#include "dag-compat.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

#define HIDDEN "•••••"

struct _DagChatGroup
{
  AdwPreferencesGroup parent_instance;

  DagChatBook *book;
  GPtrArray *rows; /* of GtkWidget: those that are shown */
};

G_DEFINE_FINAL_TYPE (DagChatGroup, dag_chat_group, ADW_TYPE_PREFERENCES_GROUP)

/* "Slack · Noord · https://hooks.slack.com/•••••" */
static char *
describe (const DagChatAddress *address)
{
  g_autofree char *team = address->team != NULL ? dag_words_name (address->team)
                                                : g_strdup (_ ("Every team"));
  g_autofree char *server = dag_words_name (address->server);

  return g_strdup_printf ("%s · %s · %s/%s", address->shape->title, team, server, HIDDEN);
}

static GtkWidget *
new_test_button (const DagChatAddress *address)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Test…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.test-chat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address->id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
new_remove_button (const DagChatAddress *address)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *channel = dag_words_name (address->channel);
  /* Translators: %s is the name of a channel */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), channel);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.remove-chat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address->id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
new_row (const DagChatAddress *address)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *channel = dag_words_name (address->channel);
  g_autofree char *description = describe (address);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), channel);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_test_button (address));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_remove_button (address));
  return row;
}

static void
add_row (DagChatGroup *self,
         GtkWidget    *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static GtkWidget *
new_none_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No chat is connected yet"));
  return row;
}

static void
show (DagChatGroup *self)
{
  g_autoptr (GPtrArray) addresses = dag_chat_book_list (self->book);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < addresses->len; i++)
    add_row (self, new_row (addresses->pdata[i]));
  if (addresses->len == 0)
    add_row (self, new_none_row ());
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
}

static void
dag_chat_group_dispose (GObject *object)
{
  g_clear_object (&DAG_CHAT_GROUP (object)->book);
  G_OBJECT_CLASS (dag_chat_group_parent_class)->dispose (object);
}

static void
dag_chat_group_finalize (GObject *object)
{
  g_clear_pointer (&DAG_CHAT_GROUP (object)->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_chat_group_parent_class)->finalize (object);
}

static void
dag_chat_group_class_init (DagChatGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_chat_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_chat_group_finalize;
}

static void
dag_chat_group_init (DagChatGroup *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add…"));

  self->rows = g_ptr_array_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "app.connect-chat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "flat");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), C_ ("preferences", "Chat"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("Where the team talks. Nothing is posted without a press."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
}

/**
 * dag_chat_group_new:
 * @book: the chats
 *
 * Returns: (transfer floating): a group of preferences
 */
GtkWidget *
dag_chat_group_new (DagChatBook *book)
{
  DagChatGroup *self = g_object_new (DAG_TYPE_CHAT_GROUP, NULL);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

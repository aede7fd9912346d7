/* dag-post-window.c - shows exactly what will be posted and where, and posts it on a press
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-post-window.h"

#include "dag-chat-preview.h"
#include "dag-compat.h"
#include "dag-post-state.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>

struct _DagPostWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *send_button;
  AdwComboRow *address_row;
  DagChatPreview *preview;
  GtkLabel *cut_label;
  AdwBin *state_bin;

  DagChatOutbox *outbox;
  DagChatMessage *message;
  char *team;     /* (nullable) */
  char **people;  /* (nullable) */
  GPtrArray *addresses; /* of DagChatAddress: those that can be chosen */
  DagChatMessage *fitting; /* (nullable): what the chosen one takes of it */
  DagBoardEntry *entry;    /* (nullable): it was sent */
};

G_DEFINE_FINAL_TYPE (DagPostWindow, dag_post_window, ADW_TYPE_WINDOW)

static DagChatAddress *
get_address (DagPostWindow *self)
{
  guint i = adw_combo_row_get_selected (self->address_row);

  return self->addresses != NULL && i < self->addresses->len ? self->addresses->pdata[i] : NULL;
}

static void
show_fitting (DagPostWindow *self)
{
  DagChatAddress *address = get_address (self);
  gboolean was_cut = FALSE;
  g_autofree char *note = NULL;

  if (address == NULL)
    return;
  g_clear_pointer (&self->fitting, dag_chat_message_free);
  self->fitting = dag_chat_shape_fit (address->shape, self->message, &was_cut);
  dag_chat_preview_set_message (self->preview, self->fitting);
  /* Translators: %s is the name of a chat: “Slack” */
  note = g_strdup_printf (_ ("This is more than %s takes at once: the end was cut."),
                          address->shape->title);
  gtk_label_set_text (self->cut_label, note);
  gtk_widget_set_visible (GTK_WIDGET (self->cut_label), was_cut);
  gtk_widget_set_sensitive (self->send_button, !dag_chat_message_is_empty (self->fitting));
}

static void
on_address_selected (DagPostWindow *self)
{
  if (self->entry == NULL)
    show_fitting (self);
}

static char *
describe_address (DagChatAddress *address)
{
  g_autofree char *channel = dag_words_name (address->channel);

  return g_strdup_printf ("%s · %s", channel, address->shape->title);
}

/* @addresses: (transfer full) */
static void
take_addresses (DagPostWindow *self,
                GPtrArray     *addresses)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < addresses->len; i++)
    gtk_string_list_take (names, describe_address (addresses->pdata[i]));
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  self->addresses = addresses;
  adw_combo_row_set_model (self->address_row, G_LIST_MODEL (names));
  gtk_stack_set_visible_child_name (self->stack, addresses->len > 0 ? "message" : "none");
  gtk_widget_set_visible (self->send_button, addresses->len > 0);
  show_fitting (self);
}

/* One may have been connected, from here or in the preferences. */
static void
on_book_changed (DagPostWindow *self)
{
  if (self->entry == NULL)
    take_addresses (self, dag_chat_book_list_team (dag_chat_outbox_get_book (self->outbox),
                                                   self->team));
}

static void
on_state_changed (DagPostWindow *self)
{
  if (dag_board_entry_is_removed (self->entry))
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_send_clicked (DagPostWindow *self)
{
  DagChatAddress *address = get_address (self);

  if (address == NULL || self->entry != NULL)
    return;
  self->entry = g_object_ref (dag_chat_outbox_post (
      self->outbox, address, self->fitting, self->team, (const char *const *) self->people));
  gtk_widget_set_sensitive (GTK_WIDGET (self->address_row), FALSE);
  gtk_widget_set_visible (self->send_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _ ("_Close"));
  dag_compat_speak_mnemonics (self->cancel_button);
  gtk_widget_grab_focus (self->cancel_button);
  adw_bin_set_child (self->state_bin, dag_post_state_new (self->entry));
  gtk_widget_set_visible (GTK_WIDGET (self->state_bin), TRUE);
  g_signal_connect_object (self->entry, "notify::removed", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
dag_post_window_dispose (GObject *object)
{
  DagPostWindow *self = DAG_POST_WINDOW (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (dag_post_window_parent_class)->dispose (object);
}

static void
dag_post_window_finalize (GObject *object)
{
  DagPostWindow *self = DAG_POST_WINDOW (object);

  g_clear_pointer (&self->message, dag_chat_message_free);
  g_clear_pointer (&self->fitting, dag_chat_message_free);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->people, g_strfreev);
  G_OBJECT_CLASS (dag_post_window_parent_class)->finalize (object);
}

static void
dag_post_window_class_init (DagPostWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_post_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_post_window_finalize;
  g_type_ensure (DAG_TYPE_CHAT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-post-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, send_button);
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, address_row);
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, cut_label);
  gtk_widget_class_bind_template_child (widget_class, DagPostWindow, state_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_address_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_send_clicked);
}

static void
dag_post_window_init (DagPostWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
}

/**
 * dag_post_window_new:
 * @parent: (nullable): the window it belongs to
 * @outbox: what sends it
 * @message: what is to be said
 * @team: (nullable): whose channels are offered
 * @people: (nullable): ids of those it names
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagPostWindow *
dag_post_window_new (GtkWindow            *parent,
                     DagChatOutbox        *outbox,
                     const DagChatMessage *message,
                     const char           *team,
                     const char *const    *people)
{
  DagPostWindow *self = NULL;

  g_return_val_if_fail (DAG_IS_CHAT_OUTBOX (outbox) && message != NULL, NULL);

  self = g_object_new (DAG_TYPE_POST_WINDOW, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->outbox = g_object_ref (outbox);
  self->message
      = dag_chat_message_shorten (message, G_MAXUINT, dag_chat_message_count (message));
  self->team = g_strdup (team);
  self->people = g_strdupv ((char **) people);
  g_signal_connect_object (dag_chat_outbox_get_book (outbox), "changed",
                           G_CALLBACK (on_book_changed), self, G_CONNECT_SWAPPED);
  on_book_changed (self);
  return self;
}

/**
 * dag_post_window_set_address:
 * @self: the window
 * @address: where to, and nowhere else
 */
void
dag_post_window_set_address (DagPostWindow  *self,
                             DagChatAddress *address)
{
  GPtrArray *one = NULL;

  g_return_if_fail (DAG_IS_POST_WINDOW (self) && address != NULL);

  one = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_chat_address_unref);
  g_signal_handlers_disconnect_by_data (dag_chat_outbox_get_book (self->outbox), self);
  g_ptr_array_add (one, dag_chat_address_ref (address));
  take_addresses (self, one);
}

/* dag-post-state.c - how a message to the chat stands, and what can be done about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-post-state.h"

#include "dag-compat.h"
#include "dag-css-class.h"
#include "dag-time.h"
#include "dag-words-chat.h"

#include <glib/gi18n.h>

struct _DagPostState
{
  AdwBin parent_instance;

  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkLabel *advice;
  GtkExpander *details;
  GtkLabel *words;
  GtkWidget *buttons;
  GtkWidget *again;

  DagBoardEntry *entry;
  guint wait_id; /* until it may be sent again */
};

G_DEFINE_FINAL_TYPE (DagPostState, dag_post_state, ADW_TYPE_BIN)

static void show (DagPostState *self);

static gboolean
on_wait_over (gpointer user_data)
{
  DagPostState *self = DAG_POST_STATE (user_data);

  self->wait_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* "Try Again" wakes up when the chat said it may. */
static void
show_again (DagPostState *self)
{
  int64_t wait_us
      = dag_board_entry_get_number (self->entry, "retry-at") - g_get_real_time ();

  g_clear_handle_id (&self->wait_id, g_source_remove);
  gtk_widget_set_sensitive (self->again, wait_us <= 0);
  if (wait_us > 0)
    self->wait_id = g_timeout_add ((guint) (MIN (wait_us, 86400 * DAG_USEC_PER_SEC) / 1000) + 1,
                                   on_wait_over, self);
}

static void
show_icon (DagPostState *self,
           gboolean      sending,
           gboolean      sent)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), sending);
  gtk_spinner_set_spinning (self->spinner, sending);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !sending);
  gtk_image_set_from_icon_name (self->icon,
                                sent ? "object-select-symbolic" : "dialog-warning-symbolic");
  dag_css_class_set (GTK_WIDGET (self->icon), "warning", !(sent || sending));
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_reason (DagPostState *self,
             DagChatReason reason)
{
  const DagChatShape *shape
      = dag_chat_shape_find (dag_board_entry_get_text (self->entry, "shape"));
  const char *words = dag_board_entry_get_text (self->entry, "words");
  gboolean sent = reason == DAG_CHAT_SENT;
  DagChatStanding standing = {
    .reason = reason,
    .chat = shape != NULL ? shape->title : _ ("The chat"),
    .at_us = dag_board_entry_get_number (self->entry, sent ? "sent-at" : "tried-at"),
    .retry_at_us = dag_board_entry_get_number (self->entry, "retry-at"),
    .is_known = shape != NULL && shape->by_token,
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *sentence = dag_words_chat_sentence (&standing, zone);

  show_text (self->sentence, sentence);
  show_text (self->advice, dag_words_chat_advice (&standing));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *words != '\0');
  dag_compat_announce (GTK_WIDGET (self), sentence);
}

static void
show (DagPostState *self)
{
  DagChatReason reason = DAG_CHAT_SENT;
  gboolean is_known = FALSE;
  gboolean sent = FALSE;

  if (dag_board_entry_is_removed (self->entry))
    return;
  is_known = dag_post_get_reason (self->entry, &reason);
  sent = is_known && reason == DAG_CHAT_SENT;
  show_icon (self, !is_known, sent);
  gtk_widget_set_visible (self->buttons, is_known && !sent);
  if (is_known)
    {
      show_reason (self, reason);
      show_again (self);
      return;
    }
  show_text (self->sentence, _ ("Sending…"));
  show_text (self->advice, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->details), FALSE);
}

static void
dag_post_state_dispose (GObject *object)
{
  DagPostState *self = DAG_POST_STATE (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (dag_post_state_parent_class)->dispose (object);
}

static void
dag_post_state_class_init (DagPostStateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_post_state_dispose;
}

static GtkLabel *
new_label (GtkWidget  *column,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (column), label);
  return GTK_LABEL (label);
}

static void
add_details (DagPostState *self,
             GtkWidget    *column)
{
  self->details = GTK_EXPANDER (gtk_expander_new (_ ("Details")));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0.0f);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "monospace");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "caption");
  gtk_expander_set_child (self->details, GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->details));
}

static GtkWidget *
add_button (DagPostState *self,
            const char   *label,
            const char   *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "dag-chip");
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
on_again_clicked (DagPostState *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.post-again", "s",
                              dag_board_entry_get_id (self->entry));
}

static void
add_buttons (DagPostState *self,
             GtkWidget    *column)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->again = add_button (self, _ ("_Try Again"), NULL);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (on_again_clicked), self,
                           G_CONNECT_SWAPPED);
  add_button (self, _ ("_Copy Text"), "app.post-copy");
  add_button (self, _ ("_Discard"), "app.post-discard");
  gtk_widget_set_margin_top (self->buttons, 6);
  gtk_box_append (GTK_BOX (column), self->buttons);
}

static void
dag_post_state_init (DagPostState *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->spinner), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->icon), 2);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (line), column);
  self->sentence = new_label (column, NULL);
  self->advice = new_label (column, "dag-dim");
  add_details (self, column);
  add_buttons (self, column);
  adw_bin_set_child (ADW_BIN (self), line);
}

static void
aim_buttons (DagPostState *self)
{
  GtkWidget *button = gtk_widget_get_first_child (self->buttons);

  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) != NULL)
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                        dag_board_entry_get_id (self->entry));
}

/**
 * dag_post_state_new:
 * @entry: a message
 *
 * Returns: (transfer floating): how it stands, as long as it lives
 */
GtkWidget *
dag_post_state_new (DagBoardEntry *entry)
{
  DagPostState *self = g_object_new (DAG_TYPE_POST_STATE, NULL);

  self->entry = g_object_ref (entry);
  aim_buttons (self);
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
  g_signal_connect_object (entry, "changed::state", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

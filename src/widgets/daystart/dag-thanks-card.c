/* dag-thanks-card.c - a word of thanks as a picture, to be copied, saved or posted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-thanks-card.h"

#include "dag-chat-actions.h"
#include "dag-compat.h"
#include "dag-save.h"
#include "dag-thanks-list.h"

#include <glib/gi18n.h>

struct _DagThanksCard
{
  AdwWindow parent_instance;

  GtkPicture *picture;
  GtkLabel *said;

  DagBoardEntry *thanks;
  GdkTexture *texture;
};

G_DEFINE_FINAL_TYPE (DagThanksCard, dag_thanks_card, ADW_TYPE_WINDOW)

/**
 * dag_thanks_card_to_text:
 * @thanks: thanks
 *
 * Returns: (transfer full): the card in words
 */
char *
dag_thanks_card_to_text (DagBoardEntry *thanks)
{
  g_autofree char *text = dag_thanks_describe (thanks);

  return g_strdup_printf ("%s\n%s", _ ("Thank you"), text);
}

static void
say (DagThanksCard *self,
     const char    *sentence)
{
  gtk_label_set_text (self->said, sentence);
  dag_compat_announce (GTK_WIDGET (self), sentence);
}

static void
on_copy_picture_clicked (DagThanksCard *self)
{
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->texture);
  say (self, _ ("The picture is on the clipboard."));
}

static void
on_copy_text_clicked (DagThanksCard *self)
{
  g_autofree char *text = dag_thanks_card_to_text (self->thanks);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  say (self, _ ("The text is on the clipboard."));
}

static void
on_save_clicked (DagThanksCard *self)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (self->texture);
  g_autofree char *name = g_strconcat (_ ("Thank you"), ".png", NULL);

  dag_save_offer (GTK_WIDGET (self), _ ("Save the Picture"), name, bytes);
}

/* Whoever is named agreed: without that there is no card. */
static void
on_post_clicked (DagThanksCard *self)
{
  g_autoptr (DagChatMessage) message = dag_chat_message_new (_ ("Thank you"));
  g_autofree char *text = dag_thanks_describe (self->thanks);
  g_auto (GStrv) people = dag_board_entry_dup_list (self->thanks, "to");

  dag_chat_message_add_paragraph (message, text);
  dag_chat_actions_post (GTK_WIDGET (self), message, dag_board_entry_get_team (self->thanks),
                         (const char *const *) people);
}

static void
dag_thanks_card_dispose (GObject *object)
{
  DagThanksCard *self = DAG_THANKS_CARD (object);

  g_clear_object (&self->thanks);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (dag_thanks_card_parent_class)->dispose (object);
}

static void
dag_thanks_card_class_init (DagThanksCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_thanks_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-thanks-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DagThanksCard, picture);
  gtk_widget_class_bind_template_child (widget_class, DagThanksCard, said);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_picture_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_text_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_post_clicked);
}

static void
dag_thanks_card_init (DagThanksCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dag_compat_speak_mnemonics (GTK_WIDGET (self));
}

/**
 * dag_thanks_card_new:
 * @parent: (nullable): the window it belongs to
 * @thanks: thanks that the team may see
 *
 * Returns: (transfer none): a window to present; GTK owns it
 */
DagThanksCard *
dag_thanks_card_new (GtkWindow     *parent,
                     DagBoardEntry *thanks)
{
  DagThanksCard *self = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (thanks), NULL);
  g_return_val_if_fail (dag_thanks_may_be_seen (thanks), NULL);

  self = g_object_new (DAG_TYPE_THANKS_CARD, "transient-for", parent, "application",
                       parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);
  self->thanks = g_object_ref (thanks);
  self->texture = dag_thanks_card_draw (thanks);
  text = dag_thanks_card_to_text (thanks);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (self->texture));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return self;
}

/* dag-chat-preview.c - a message as it will stand in the channel
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chat-preview.h"

#include <glib/gi18n.h>

struct _DagChatPreview
{
  AdwBin parent_instance;

  GtkBox *lines;
  char *text; /* (nullable): all of it */
};

G_DEFINE_FINAL_TYPE (DagChatPreview, dag_chat_preview, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_point (const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_add_css_class (bullet, "dag-dim");
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), new_label (text));
  return line;
}

static void
clear (DagChatPreview *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
}

static void
dag_chat_preview_finalize (GObject *object)
{
  g_clear_pointer (&DAG_CHAT_PREVIEW (object)->text, g_free);
  G_OBJECT_CLASS (dag_chat_preview_parent_class)->finalize (object);
}

static void
dag_chat_preview_class_init (DagChatPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_chat_preview_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dag_chat_preview_init (DagChatPreview *self)
{
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "dag-chat-preview");
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What will be posted"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->lines));
}

/**
 * dag_chat_preview_set_message:
 * @self: a preview
 * @message: what it shows, to the letter
 */
void
dag_chat_preview_set_message (DagChatPreview       *self,
                              const DagChatMessage *message)
{
  g_return_if_fail (DAG_IS_CHAT_PREVIEW (self) && message != NULL);

  clear (self);
  if (message->title != NULL)
    {
      GtkWidget *title = new_label (message->title);

      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (self->lines, title);
    }
  for (guint i = 0; i < message->lines->len; i++)
    {
      const DagChatLine *line = message->lines->pdata[i];

      gtk_box_append (self->lines,
                      line->is_point ? new_point (line->text) : new_label (line->text));
    }
  g_free (g_steal_pointer (&self->text));
  self->text = dag_chat_message_to_text (message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->text, -1);
}

/**
 * dag_chat_preview_get_text:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): all that it shows
 */
const char *
dag_chat_preview_get_text (DagChatPreview *self)
{
  g_return_val_if_fail (DAG_IS_CHAT_PREVIEW (self), NULL);

  return self->text;
}

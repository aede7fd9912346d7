/* dag-thanks-row.c - one word of thanks: to whom, for what, and who may see it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-thanks-row.h"

#include "dag-health-hint.h"
#include "dag-ledger-row.h"
#include "dag-note-text.h"
#include "dag-thanks-card.h"
#include "dag-thanks-list.h"

#include <glib/gi18n.h>

#define KEY_THANKS "dag-thanks"
#define KEY_PERSON "dag-person"

/* What a row is about: of the row, which outlives it. */
typedef struct
{
  DagStandupDesk *desk;
  DagBoardEntry *entry;
  GtkLabel *names;
  GtkLabel *tag;
  GtkBox *consent;
  GtkWidget *card; /* only what may be seen goes on one */
  gboolean filling;
} Thanks;

static void
thanks_free (Thanks *thanks)
{
  g_clear_object (&thanks->desk);
  g_clear_object (&thanks->entry);
  g_free (thanks);
}

static Thanks *
get_thanks (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), KEY_THANKS);
}

static void
on_consent_toggled (GtkWidget      *row,
                    GtkCheckButton *check)
{
  Thanks *thanks = get_thanks (row);

  if (!thanks->filling)
    dag_thanks_set_consent (thanks->desk, thanks->entry,
                            g_object_get_data (G_OBJECT (check), KEY_PERSON),
                            gtk_check_button_get_active (check));
}

static void
add_consent (GtkWidget  *row,
             Thanks     *thanks,
             const char *person,
             const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), KEY_PERSON, g_strdup (person), g_free);
  gtk_widget_set_tooltip_text (check, _ ("Whoever is named agrees that the team sees it"));
  gtk_widget_add_css_class (check, "caption");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (check),
      dag_board_entry_has_in_list (thanks->entry, "consent", person));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_consent_toggled), row,
                           G_CONNECT_SWAPPED);
  gtk_box_append (thanks->consent, check);
}

/* A box to tick for each who is named: everybody decides for themselves. */
static void
show_people (GtkWidget *row)
{
  Thanks *thanks = get_thanks (row);
  g_autofree char *name = NULL;
  g_auto (GStrv) to = NULL;
  g_auto (GStrv) names = NULL;
  GtkWidget *child;

  if (dag_board_entry_is_removed (thanks->entry))
    return;
  name = dag_thanks_name (thanks->entry);
  to = dag_board_entry_dup_list (thanks->entry, "to");
  names = dag_board_entry_dup_list (thanks->entry, "to-names");
  gtk_label_set_text (thanks->names, name);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (thanks->consent))) != NULL)
    gtk_box_remove (thanks->consent, child);
  for (guint i = 0; to[i] != NULL && i < g_strv_length (names); i++)
    {
      /* Translators: beside a box to tick: this person agrees that the team sees the thanks */
      g_autofree char *agrees = g_strdup_printf (_ ("%s agrees"), names[i]);

      add_consent (row, thanks, to[i], to[1] == NULL ? _ ("Team may see it") : agrees);
    }
}

static void
show_card (Thanks *thanks)
{
  gboolean may = dag_thanks_may_be_seen (thanks->entry);

  gtk_widget_set_sensitive (thanks->card, may);
  gtk_widget_set_tooltip_text (thanks->card, may ? _ ("A card for the chat")
                                                 : _ ("A card, once the team may see it"));
}

static void
show_consent (GtkWidget *row)
{
  Thanks *thanks = get_thanks (row);
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (thanks->consent));

  if (dag_board_entry_is_removed (thanks->entry))
    return;
  thanks->filling = TRUE;
  for (; check != NULL; check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        dag_board_entry_has_in_list (thanks->entry, "consent",
                                     g_object_get_data (G_OBJECT (check), KEY_PERSON)));
  thanks->filling = FALSE;
  show_card (thanks);
}

static void
show_tag (GtkWidget *row)
{
  Thanks *thanks = get_thanks (row);
  const char *tag;

  if (dag_board_entry_is_removed (thanks->entry))
    return;
  tag = dag_board_entry_get_text (thanks->entry, "tag");
  gtk_label_set_text (thanks->tag, tag);
  gtk_widget_set_visible (GTK_WIDGET (thanks->tag), *tag != '\0');
}

static void
on_copy_clicked (GtkWidget *row)
{
  g_autofree char *text = dag_thanks_describe (get_thanks (row)->entry);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (row), text);
}

static void
on_card_clicked (GtkWidget *row)
{
  DagBoardEntry *entry = get_thanks (row)->entry;

  if (dag_thanks_may_be_seen (entry))
    gtk_window_present (
        GTK_WINDOW (dag_thanks_card_new (GTK_WINDOW (gtk_widget_get_root (row)), entry)));
}

static void
on_withdraw_clicked (GtkWidget *row)
{
  Thanks *thanks = get_thanks (row);
  DagBoard *board = dag_standup_desk_get_board (thanks->desk);

  dag_board_begin (board, _ ("Withdraw thanks"));
  dag_board_remove (board, thanks->entry);
  dag_board_end (board);
}

static GtkWidget *
new_button (GtkWidget  *row,
            const char *icon_name,
            const char *label,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dag-small-button");
  g_signal_connect_object (button, "clicked", callback, row, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_head (Thanks *thanks)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *names = gtk_label_new (NULL);
  GtkWidget *tag = gtk_label_new (NULL);

  thanks->names = GTK_LABEL (names);
  thanks->tag = GTK_LABEL (tag);
  gtk_label_set_xalign (thanks->names, 0.0f);
  gtk_label_set_wrap (thanks->names, TRUE);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_add_css_class (names, "caption-heading");
  gtk_label_set_ellipsize (thanks->tag, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (thanks->tag, 16);
  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_widget_add_css_class (tag, "caption");
  gtk_widget_add_css_class (tag, "dag-pill");
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (GTK_BOX (head), tag);
  return head;
}

static void
follow (GtkWidget     *row,
        DagBoardEntry *entry)
{
  g_signal_connect_object (entry, "changed::consent", G_CALLBACK (show_consent), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed::to-names", G_CALLBACK (show_people), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed::from-name", G_CALLBACK (show_people), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed::tag", G_CALLBACK (show_tag), row,
                           G_CONNECT_SWAPPED);
}

/**
 * dag_thanks_row_new:
 * @desk: the desk
 * @thanks: thanks
 *
 * Returns: (transfer full): a row that follows it, and writes it
 */
GtkWidget *
dag_thanks_row_new (DagStandupDesk *desk,
                    DagBoardEntry  *thanks)
{
  Thanks *self = g_new0 (Thanks, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = dag_ledger_row_new (line);
  GtkWidget *text = dag_note_text_new (dag_standup_desk_get_board (desk), thanks, "text",
                                       _ ("For what"), _ ("Edit thanks"));

  self->desk = g_object_ref (desk);
  self->entry = g_object_ref (thanks);
  self->consent = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_object_set_data_full (G_OBJECT (row), KEY_THANKS, self, (GDestroyNotify) thanks_free);
  gtk_box_append (GTK_BOX (column), new_head (self));
  gtk_box_append (GTK_BOX (column), text);
  gtk_box_append (GTK_BOX (column), dag_health_hint_new (GTK_TEXT_VIEW (text)));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->consent));
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), new_button (row, "edit-copy-symbolic",
                                              _ ("Copy for the chat"),
                                              G_CALLBACK (on_copy_clicked)));
  self->card = new_button (row, "image-x-generic-symbolic", _ ("A card for the chat"),
                           G_CALLBACK (on_card_clicked));
  gtk_box_append (GTK_BOX (line), self->card);
  gtk_box_append (GTK_BOX (line), new_button (row, "user-trash-symbolic", _ ("Withdraw"),
                                              G_CALLBACK (on_withdraw_clicked)));
  dag_ledger_row_set_state (DAG_LEDGER_ROW (row), "", FALSE);
  show_people (row);
  show_tag (row);
  show_card (self);
  follow (row, thanks);
  return row;
}

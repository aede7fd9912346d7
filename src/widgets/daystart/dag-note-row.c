/* dag-note-row.c - one note below a topic, and its other version where two leads wrote at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-note-row.h"

#include "dag-health-hint.h"
#include "dag-note-text.h"
#include "dag-words-note.h"

#include <glib/gi18n.h>

struct _DagNoteRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *other;
  DagStandupDesk *desk;
  DagBoardEntry *note;
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (DagNoteRow, dag_note_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_done (DagNoteRow *self)
{
  g_signal_emit (self, done_signal, 0);
}

static void
on_promoted (DagNoteRow *self)
{
  on_done (self); /* the keyboard must not go with the row */
  dag_standup_desk_promote (self->desk, self->note);
}

static void
on_emptied (DagNoteRow *self)
{
  DagBoard *board = dag_standup_desk_get_board (self->desk);

  on_done (self);
  dag_board_begin (board, _ ("Remove a note"));
  dag_board_remove (board, self->note);
  dag_board_end (board);
}

/* Whoever reads both and writes on has decided: the versions are one again. */
static void
show_other (DagNoteRow *self)
{
  DagBoardField *field
      = dag_board_item_get_field (dag_board_entry_get_item (self->note), "text");
  gboolean is_split = field != NULL && dag_board_field_is_split (field);
  GVariant *value
      = is_split ? g_array_index (field->writes, DagBoardWrite, 0).value : NULL;
  /* Translators: another lead wrote this at the same time; both texts are kept */
  g_autofree char *text
      = value != NULL ? g_strdup_printf (_ ("Two versions. The other: %s"),
                                         g_variant_get_string (value, NULL))
                      : NULL;
  g_autofree char *shown = dag_words_note (text != NULL ? text : "", NULL);

  gtk_label_set_text (self->other, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->other), text != NULL);
}

static void
dag_note_row_dispose (GObject *object)
{
  DagNoteRow *self = DAG_NOTE_ROW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (dag_note_row_parent_class)->dispose (object);
}

static void
dag_note_row_class_init (DagNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_note_row_dispose;
  done_signal = g_signal_new ("done", DAG_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
dag_note_row_init (DagNoteRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static GtkWidget *
new_text (DagNoteRow *self)
{
  GtkWidget *text = dag_note_text_new (dag_standup_desk_get_board (self->desk), self->note,
                                       "text", _ ("Note"), _ ("Edit a note"));

  g_signal_connect_object (text, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "promoted", G_CALLBACK (on_promoted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "emptied", G_CALLBACK (on_emptied), self, G_CONNECT_SWAPPED);
  return text;
}

static GtkWidget *
new_other (DagNoteRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->other = GTK_LABEL (label);
  gtk_label_set_xalign (self->other, 0.0f);
  gtk_label_set_wrap (self->other, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dag-dim");
  return label;
}

/**
 * dag_note_row_new:
 * @desk: the desk
 * @note: a note
 *
 * Returns: (transfer full): a row that follows it, and writes it
 */
GtkWidget *
dag_note_row_new (DagStandupDesk *desk,
                  DagBoardEntry  *note)
{
  DagNoteRow *self = g_object_new (DAG_TYPE_NOTE_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_label_new ("–");
  GtkWidget *text;

  self->desk = g_object_ref (desk);
  self->note = g_object_ref (note);
  text = new_text (self);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "dag-dim");
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (column), text);
  gtk_box_append (GTK_BOX (column), dag_health_hint_new (GTK_TEXT_VIEW (text)));
  gtk_box_append (GTK_BOX (column), new_other (self));
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), column);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  show_other (self);
  g_signal_connect_object (note, "changed::text", G_CALLBACK (show_other), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* dag-note-text.c - a text of the notebook: written where it stands, saved as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-note-text.h"

#include "dag-note-room.h"
#include "dag-text-room.h"
#include "dag-words-note.h"

#include <string.h>

#define MIN_WIDTH 80
#define NATURAL_WIDTH 240

struct _DagNoteText
{
  GtkTextView parent_instance;

  DagBoard *board;
  DagBoardEntry *entry;
  char *field;
  char *undo_label;
  gboolean filling;
};

static guint done_signal;
static guint promoted_signal;
static guint emptied_signal;

G_DEFINE_FINAL_TYPE (DagNoteText, dag_note_text, GTK_TYPE_TEXT_VIEW)

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* A Latin line in a window that reads from the right begins at the right, at its mark: GTK
 * goes by the text alone. */
static void
align (DagNoteText *self,
       const char  *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean reads_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  gboolean is_against = *text != '\0' && is_rtl != reads_rtl;

  gtk_text_view_set_justification (GTK_TEXT_VIEW (self),
                                   is_against ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

static void
on_buffer_changed (DagNoteText *self)
{
  g_autofree char *text = dup_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));

  align (self, text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (!self->filling && !dag_board_entry_is_removed (self->entry))
    dag_board_type (self->board, self->entry, self->field, text, self->undo_label);
}

/* Before it is laid out: what would take seconds is broken into lines, or left out and told. */
static void
on_insert (GtkTextBuffer *buffer,
           GtkTextIter   *at,
           const char    *text,
           int            length,
           DagNoteText   *self)
{
  gboolean is_less = FALSE;
  g_autofree char *taken = NULL;

  if (self->filling)
    return;
  taken = dag_text_room_take (at, text, length, &is_less);
  if (!is_less && strlen (taken) == (gsize) length)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  self->filling = TRUE;
  gtk_text_buffer_insert (buffer, at, taken, -1);
  self->filling = FALSE;
  on_buffer_changed (self);
  if (is_less)
    dag_note_room_tell (GTK_WIDGET (self));
}

/* Undone, merged, or typed elsewhere: what is under the fingers is left alone. */
static void
on_entry_changed (DagNoteText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean is_less = FALSE;
  g_autofree char *wanted
      = dag_words_note (dag_board_entry_get_text (self->entry, self->field), &is_less);
  g_autofree char *text = dup_text (buffer);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), !is_less); /* nothing unseen is lost */
  if (g_str_equal (text, wanted))
    return;
  self->filling = TRUE;
  gtk_text_buffer_set_text (buffer, wanted, -1);
  align (self, wanted);
  self->filling = FALSE;
}

static gboolean
on_key (DagNoteText     *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (is_enter && (state & GDK_CONTROL_MASK) != 0)
    g_signal_emit (self, promoted_signal, 0);
  else if (is_enter && (state & GDK_SHIFT_MASK) == 0)
    g_signal_emit (self, done_signal, 0);
  else if (key == GDK_KEY_BackSpace && gtk_text_buffer_get_char_count (buffer) == 0)
    g_signal_emit (self, emptied_signal, 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
dag_note_text_direction_changed (GtkWidget        *widget,
                                 GtkTextDirection  before)
{
  g_autofree char *text = dup_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));

  GTK_WIDGET_CLASS (dag_note_text_parent_class)->direction_changed (widget, before);
  align (DAG_NOTE_TEXT (widget), text);
}

static GtkSizeRequestMode
dag_note_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GtkTextView tells the height that it has, not the one that it would have: it lives in a
 * scrolled window. Here the text stands in the page and is as high as its lines. */
static void
dag_note_text_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  g_autofree char *text = dup_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int size;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  /* Asked without a width: the least height it can have, with nothing wrapped. */
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (for_size >= 0)
    pango_layout_set_width (layout, MAX (MIN_WIDTH, for_size) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &size);
  *minimum = *natural = size;
}

static void
dag_note_text_dispose (GObject *object)
{
  DagNoteText *self = DAG_NOTE_TEXT (object);

  g_clear_object (&self->board);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (dag_note_text_parent_class)->dispose (object);
}

static void
dag_note_text_finalize (GObject *object)
{
  DagNoteText *self = DAG_NOTE_TEXT (object);

  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->undo_label, g_free);
  G_OBJECT_CLASS (dag_note_text_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, DAG_TYPE_NOTE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
dag_note_text_class_init (DagNoteTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->direction_changed = dag_note_text_direction_changed;
  GTK_WIDGET_CLASS (klass)->get_request_mode = dag_note_text_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = dag_note_text_measure;
  object_class->dispose = dag_note_text_dispose;
  object_class->finalize = dag_note_text_finalize;
  done_signal = new_signal ("done");
  promoted_signal = new_signal ("promoted");
  emptied_signal = new_signal ("emptied");
}

static void
dag_note_text_init (DagNoteText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the text takes Enter as a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dag-note-text");
}

/**
 * dag_note_text_new:
 * @board: the board
 * @entry: one of its entries
 * @field: a text or note of its kind
 * @label: what it is, for a screen reader
 * @undo_label: what typing in it does: "Edit a note"
 *
 * Returns: (transfer full): a text that follows the field, and writes it
 */
GtkWidget *
dag_note_text_new (DagBoard      *board,
                   DagBoardEntry *entry,
                   const char    *field,
                   const char    *label,
                   const char    *undo_label)
{
  DagNoteText *self;
  GtkTextBuffer *buffer;
  g_autofree char *changed = NULL;

  g_return_val_if_fail (DAG_IS_BOARD (board) && DAG_IS_BOARD_ENTRY (entry), NULL);

  self = g_object_new (DAG_TYPE_NOTE_TEXT, NULL);
  self->board = g_object_ref (board);
  self->entry = g_object_ref (entry);
  self->field = g_strdup (field);
  self->undo_label = g_strdup (undo_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_set_enable_undo (buffer, FALSE); /* the board has its own */
  on_entry_changed (self);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_insert), self, 0);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self,
                           G_CONNECT_SWAPPED);
  changed = g_strconcat ("changed::", field, NULL);
  g_signal_connect_object (entry, changed, G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

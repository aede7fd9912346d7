/* dag-note-text.h - a text of the notebook: written where it stands, saved as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-board.h"

G_BEGIN_DECLS

/**
 * DagNoteText:
 *
 * Signals: "done": Enter was pressed; "promoted": Ctrl+Enter; "emptied": Backspace in an
 * empty one. Shift+Enter begins a new line.
 */
#define DAG_TYPE_NOTE_TEXT (dag_note_text_get_type ())
G_DECLARE_FINAL_TYPE (DagNoteText, dag_note_text, DAG, NOTE_TEXT, GtkTextView)

GtkWidget *dag_note_text_new (DagBoard      *board,
                              DagBoardEntry *entry,
                              const char    *field,
                              const char    *label,
                              const char    *undo_label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

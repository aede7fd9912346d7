/* dag-note-row.h - one note below a topic, and its other version where two leads wrote at once
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dag-standup-desk.h"

G_BEGIN_DECLS

/* Signal: "done": Enter was pressed in it. */
#define DAG_TYPE_NOTE_ROW (dag_note_row_get_type ())
G_DECLARE_FINAL_TYPE (DagNoteRow, dag_note_row, DAG, NOTE_ROW, GtkListBoxRow)

GtkWidget *dag_note_row_new (DagStandupDesk *desk,
                             DagBoardEntry  *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

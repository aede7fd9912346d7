/* dag-note-search.h - what was found in all notes, actions and agendas, the latest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-board.h"

G_BEGIN_DECLS

/* Signal: "opened" (const char *team: nullable, const char *day): go there. */
#define DAG_TYPE_NOTE_SEARCH (dag_note_search_get_type ())
G_DECLARE_FINAL_TYPE (DagNoteSearch, dag_note_search, DAG, NOTE_SEARCH, AdwBin)

void dag_note_search_look_for (DagNoteSearch *self,
                               DagBoard      *board,
                               const char    *text,
                               const char    *today);

G_END_DECLS

/* dag-answer-editor.h - the window in which an answer card is written, approved, put away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-question-watch.h"

G_BEGIN_DECLS

#define DAG_TYPE_ANSWER_EDITOR (dag_answer_editor_get_type ())
G_DECLARE_FINAL_TYPE (DagAnswerEditor, dag_answer_editor, DAG, ANSWER_EDITOR, AdwWindow)

GtkWidget *dag_answer_editor_new (DagDashboard  *dashboard,
                                  DagBoardEntry *card,
                                  const char    *question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

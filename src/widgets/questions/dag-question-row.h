/* dag-question-row.h - one question that customers ask: how often, its course, its answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dag-question-watch.h"

G_BEGIN_DECLS

/**
 * DagQuestionRow:
 *
 * Signals, each with the id of the question: "topic": make it the topic of the day; "answer":
 * open its answer card, or write one.
 */
#define DAG_TYPE_QUESTION_ROW (dag_question_row_get_type ())
G_DECLARE_FINAL_TYPE (DagQuestionRow, dag_question_row, DAG, QUESTION_ROW, GtkListBoxRow)

GtkWidget  *dag_question_row_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void        dag_question_row_show   (DagQuestionRow    *self,
                                     DagQuestionWatch  *watch,
                                     DagBoard          *board,
                                     const DagQuestion *question);

G_END_DECLS

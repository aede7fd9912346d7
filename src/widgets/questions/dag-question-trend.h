/* dag-question-trend.h - how often a question was asked, drawn the size of a word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DAG_TYPE_QUESTION_TREND (dag_question_trend_get_type ())
G_DECLARE_FINAL_TYPE (DagQuestionTrend, dag_question_trend, DAG, QUESTION_TREND, GtkWidget)

void       dag_question_trend_show (DagQuestionTrend *self,
                                    const float      *points,
                                    guint             n_points,
                                    gboolean          are_days);

G_END_DECLS

/* dag-questions-page.h - what customers ask, what rises, and the answers that are given
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-page.h"

G_BEGIN_DECLS

#define DAG_TYPE_QUESTIONS_PAGE (dag_questions_page_get_type ())
G_DECLARE_FINAL_TYPE (DagQuestionsPage, dag_questions_page, DAG, QUESTIONS_PAGE, DagPage)

DagPage *dag_questions_page_new (DagDashboard *dashboard) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

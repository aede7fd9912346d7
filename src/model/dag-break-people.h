/* dag-break-people.h - what is different for one person: young, and what they waived
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"
#include "dag-break-rule.h"

G_BEGIN_DECLS

/**
 * DagBreakPeople:
 *
 * Stands on the board, so that it goes with a person who is exported or erased; nothing of
 * it comes from the source. Signal "changed" (const char *agent, nullable). Main thread only.
 */
#define DAG_TYPE_BREAK_PEOPLE (dag_break_people_get_type ())
G_DECLARE_FINAL_TYPE (DagBreakPeople, dag_break_people, DAG, BREAK_PEOPLE, GObject)

DagBreakPeople    *dag_break_people_new        (DagBoard *board) G_GNUC_WARN_UNUSED_RESULT;

DagAgeClass        dag_break_people_get_age    (DagBreakPeople *self,
                                                const char     *agent);
void               dag_break_people_set_age    (DagBreakPeople *self,
                                                const char     *agent,
                                                const char     *name,
                                                DagAgeClass     age);
const char *const *dag_break_people_get_waived (DagBreakPeople *self,
                                                const char     *agent);
void               dag_break_people_set_waived (DagBreakPeople *self,
                                                const char     *agent,
                                                const char     *name,
                                                const char     *rule,
                                                gboolean        waived);

G_END_DECLS

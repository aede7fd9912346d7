/* dag-workload-round.h - how busy it feels: answers that nobody can read back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_ROUND_LOWEST 1
#define DAG_ROUND_HIGHEST 5
#define DAG_ROUND_MIN_ANSWERS 5
#define DAG_ROUND_MAX_WORD 20 /* characters */

/**
 * DagWorkloadRound:
 *
 * A round that is being asked. It knows how many answered and the sum of their answers, not
 * one answer; it lies in memory alone, and is not written down before it is closed.
 */
typedef struct
{
  guint n_answers;
  guint sum;
  GPtrArray *words; /* in the order of the alphabet */
} DagWorkloadRound;

/* What is kept of a round. @halves: twice the mean, rounded; the ends are one with their
 * neighbours, so that "everybody said 5" cannot be told from "most said 5". */
typedef struct
{
  guint n_answers;
  int halves; /* 3 (1.5 or less) … 9 (4.5 or more) */
} DagWorkloadFigure;

DagWorkloadRound *dag_workload_round_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void              dag_workload_round_free   (DagWorkloadRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagWorkloadRound, dag_workload_round_free)

void              dag_workload_round_answer (DagWorkloadRound *self,
                                             int               answer,
                                             const char       *word);
gboolean          dag_workload_round_close  (DagWorkloadRound  *self,
                                             DagWorkloadFigure *figure,
                                             char            ***words);

G_END_DECLS

/* dag-question-watch-private.h - what the files of the question watch share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-question-source.h"
#include "dag-question-watch.h"
#include "dag-reason-today.h"

G_BEGIN_DECLS

struct _DagQuestionWatch
{
  GObject parent_instance;

  DagDashboard *dashboard; /* not owned: it owns us */
  DagBoard *board;
  DagQuestionSource *source; /* (nullable) */
  DagStore *store;           /* (nullable) */
  GCancellable *loading;     /* (nullable): what was kept is being read */

  DagReasonToday *today;
  DagReasonPast *past;    /* (nullable): no day is known yet */
  GHashTable *waits;      /* queue → DagWaitRecord */
  GHashTable *saved;      /* "queue\nquarter\ntold\nwaited" → how many are written */
  DagQuestionRadar *radar; /* (nullable): nothing was looked at yet */
  guint n_new;
  int64_t day;            /* the civil day of the centre, counted from 1970 */
  int minute;             /* of it */
  int64_t midnight_us;
  char *day_name;         /* (nullable): "2026-11-23" */
  guint save_id;
  guint judge_id;
};

void dag_question_watch_judge       (DagQuestionWatch *self);
void dag_question_watch_judge_later (DagQuestionWatch *self);
void dag_question_watch_add_tally   (DagQuestionWatch *self,
                                     DagQuestionRadar *radar);
void dag_question_watch_fetch_tally (DagQuestionWatch *self);
void dag_question_watch_load        (DagQuestionWatch *self);
void dag_question_watch_save        (DagQuestionWatch *self);
void dag_question_watch_save_later  (DagQuestionWatch *self);
void dag_question_watch_stop_saving (DagQuestionWatch *self);

G_END_DECLS

/* dag-answers.h - answer cards on the board: found, written, approved, put away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board.h"

G_BEGIN_DECLS

#define DAG_ANSWERS_MAX_KEY 9
#define DAG_ANSWERS_MAX_TITLE 120 /* characters */

/* What somebody wrote; borrowed. */
typedef struct
{
  const char *team;           /* (nullable): for all */
  const char *title;          /* the question */
  const char *text;           /* the answer; may be empty: there is none yet */
  const char *const *reasons; /* ids of reasons that the source records */
  guint key;                  /* 1 … 9; 0: none */
  const char *name;           /* of who wrote it */
  gboolean approved;
} DagAnswerDraft;

/* One version of a card, as it was saved. */
typedef struct
{
  guint number;
  int64_t at_us;
  char *name; /* who wrote it; may be empty */
  char *text; /* (nullable): the answer, where that changed */
  gboolean has_title;
  gboolean has_links; /* reasons, team, key */
  gboolean has_approval;
} DagAnswerVersion;

gboolean       dag_answers_has_text   (DagBoardEntry *card);
gboolean       dag_answers_is_retired (DagBoardEntry *card);
gboolean       dag_answers_is_approved (DagBoardEntry *card);
char          *dag_answers_dup_team   (DagBoardEntry *card) G_GNUC_WARN_UNUSED_RESULT;
gboolean       dag_answers_matches    (DagBoardEntry *card,
                                       const char    *typed);

DagBoardEntry *dag_answers_find_for   (DagBoard   *board,
                                       const char *question);
DagBoardEntry *dag_answers_find_by_key (DagBoard *board,
                                        guint     key);
guint          dag_answers_find_free_key (DagBoard *board);
DagBoardEntry *dag_answers_find_news  (DagBoard   *board,
                                       const char *reason,
                                       const char *today);
char          *dag_answers_dup_name   (DagBoard *board) G_GNUC_WARN_UNUSED_RESULT;

DagBoardEntry *dag_answers_save       (DagBoard             *board,
                                       DagBoardEntry        *card,
                                       const DagAnswerDraft *draft);
void           dag_answers_retire     (DagBoard      *board,
                                       DagBoardEntry *card,
                                       gboolean       retired);

void           dag_answer_version_free (DagAnswerVersion *self);
GPtrArray     *dag_answers_read_versions (GPtrArray *edits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

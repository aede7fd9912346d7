/* dag-board-kind.h - the kinds of items on the board, and what each may say
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-board-field.h"

G_BEGIN_DECLS

/* What a field says of people: that is what is exported and erased with a person. */
typedef enum
{
  DAG_BOARD_ROLE_NONE,
  DAG_BOARD_ROLE_SUBJECT, /* id of the person the item is about: it goes with them */
  DAG_BOARD_ROLE_PERSON,  /* id of a person in it: emptied, the item stays */
  DAG_BOARD_ROLE_ANYBODY, /* ids of those a text names: it goes with any of them */
  DAG_BOARD_ROLE_PEOPLE,  /* ids; that one is taken out; an item whose last is gone goes */
  DAG_BOARD_ROLE_NAME,    /* the name that goes with the subject, person or people */
} DagBoardRole;

typedef struct
{
  const char *name;
  DagBoardType type;
  DagBoardRole role;
} DagBoardFieldSpec;

typedef struct
{
  const char *word;
  int keep_days;       /* after its day, or after its making where it has none; 0: for good */
  gboolean is_standing; /* counts beyond its day (news, open actions): always in memory */
  DagBoardFieldSpec fields[16];
} DagBoardKind;

#define DAG_POST_KEEP_DAYS 7 /* what was said in a chat stands there */

/* The words of the kinds; the fields of each stand in the table of dag-board-kind.c. */
#define DAG_BOARD_STANDUP "standup"
#define DAG_BOARD_TOPIC "topic"               /* of a stand-up's agenda */
#define DAG_BOARD_ATTENDANCE "attendance"     /* of one person at a stand-up */
#define DAG_BOARD_NOTE_KIND "note"            /* under its parent */
#define DAG_BOARD_ACTION "action"
#define DAG_BOARD_TEMPLATE "template"         /* the agenda of a team and a weekday */
#define DAG_BOARD_NEWS "news"
#define DAG_BOARD_CONFIRMATION "confirmation" /* of news, by one person */
#define DAG_BOARD_ANSWER "answer"             /* an answer card */
#define DAG_BOARD_DRAFT "draft" /* a field: a line that is not finished; it has no history */
#define DAG_BOARD_TALLY "tally"               /* a question heard once, under its card */
#define DAG_BOARD_ROUND "round"               /* how busy it feels: sums alone */
#define DAG_BOARD_DID "did"                   /* you said, we did */
#define DAG_BOARD_THANKS "thanks"
#define DAG_BOARD_PROMISE "promise"
#define DAG_BOARD_POST "post"                 /* a message to a chat */
#define DAG_BOARD_BREAK_PLAN "break-plan"
#define DAG_BOARD_BREAK_NOTE "break-note"     /* was on a break, forgot to set it */
#define DAG_BOARD_BREAK_TERMS "break-terms"   /* of one person: young, what was waived */
#define DAG_BOARD_HEAVY "heavy"               /* a heavy contact */
#define DAG_BOARD_ALERT "alert"               /* what was done about an alert */

const DagBoardKind      *dag_board_kind_find       (const char *word);
const DagBoardKind      *dag_board_kind_get_all    (guint *n_kinds);
const DagBoardFieldSpec *dag_board_kind_find_field (const DagBoardKind *kind,
                                                    const char         *name);

G_END_DECLS

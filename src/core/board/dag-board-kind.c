/* dag-board-kind.c - the kinds of items on the board, and what each may say
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new kind is a line here. A field that is in nobody's line (a newer program wrote it) is
 * kept as it is. How long each is kept: notes a year, what is about breaks 90 days (they are
 * needed for disputes), recognition until it is withdrawn. */
#include "config.h"

#include "dag-board-kind.h"

#define YEAR 365
#define SEASON 90
#define TALLY 31
#define WEEK DAG_POST_KEEP_DAYS

static const DagBoardKind kinds[] = {
  { DAG_BOARD_STANDUP, YEAR, FALSE,
    { { "started-at", DAG_BOARD_NUMBER },
      { "ended-at", DAG_BOARD_NUMBER },
      { "planned-s", DAG_BOARD_NUMBER },
      { "prefilled", DAG_BOARD_LIST } } },
  { DAG_BOARD_TOPIC, YEAR, FALSE,
    { { "title", DAG_BOARD_TEXT },
      { "source", DAG_BOARD_TEXT },
      { "facts", DAG_BOARD_LIST },
      { DAG_BOARD_DRAFT, DAG_BOARD_TEXT },
      { "planned-s", DAG_BOARD_NUMBER },
      { "spent-s", DAG_BOARD_NUMBER },
      { "rank", DAG_BOARD_NUMBER },
      { "done", DAG_BOARD_FLAG },
      { "private", DAG_BOARD_FLAG } } },
  { DAG_BOARD_ATTENDANCE, YEAR, FALSE,
    { { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "here", DAG_BOARD_FLAG } } },
  { DAG_BOARD_NOTE_KIND, YEAR, FALSE,
    { { "text", DAG_BOARD_NOTE }, { "private", DAG_BOARD_FLAG } } },
  { DAG_BOARD_ACTION, YEAR, TRUE,
    { { "text", DAG_BOARD_NOTE },
      { "owner", DAG_BOARD_TEXT, DAG_BOARD_ROLE_PERSON },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "due", DAG_BOARD_TEXT },
      { "done-at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_TEMPLATE, 0, TRUE,
    { { "weekday", DAG_BOARD_NUMBER },
      { "titles", DAG_BOARD_LIST },
      { "planned-s", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_NEWS, YEAR, TRUE,
    { { "text", DAG_BOARD_NOTE },
      { "valid-until", DAG_BOARD_TEXT },
      { "teams", DAG_BOARD_LIST },
      { "reason", DAG_BOARD_TEXT },
      { "published-at", DAG_BOARD_NUMBER },
      { "first-asked-at", DAG_BOARD_NUMBER },
      { "asked-before", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_CONFIRMATION, YEAR, TRUE,
    { { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "confirmed-at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_ANSWER, 0, TRUE,
    { { "title", DAG_BOARD_TEXT },
      { "text", DAG_BOARD_NOTE },
      { "reasons", DAG_BOARD_LIST },
      { "teams", DAG_BOARD_LIST }, /* whose it is now; not told: of whoever made it */
      { "key", DAG_BOARD_NUMBER },
      { "version", DAG_BOARD_NUMBER },
      { "changed-by", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "approved-by", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "approved-at", DAG_BOARD_NUMBER },
      { "retired-at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_TALLY, TALLY, FALSE, { { "at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_ROUND, 2 * YEAR, FALSE,
    { { "answers", DAG_BOARD_NUMBER },
      { "level", DAG_BOARD_NUMBER },
      { "words", DAG_BOARD_LIST },
      { "measured", DAG_BOARD_TEXT },
      { "closed-at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_DID, YEAR, TRUE, { { "said", DAG_BOARD_NOTE }, { "did", DAG_BOARD_NOTE } } },
  { DAG_BOARD_THANKS, 0, TRUE,
    { { "from", DAG_BOARD_TEXT, DAG_BOARD_ROLE_PERSON },
      { "from-name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "to", DAG_BOARD_LIST, DAG_BOARD_ROLE_PEOPLE },
      { "to-names", DAG_BOARD_LIST, DAG_BOARD_ROLE_NAME },
      { "text", DAG_BOARD_NOTE },
      { "tag", DAG_BOARD_TEXT },
      { "event", DAG_BOARD_TEXT },
      { "consent", DAG_BOARD_LIST, DAG_BOARD_ROLE_PEOPLE } } },
  { DAG_BOARD_PROMISE, SEASON, TRUE,
    { { "reference", DAG_BOARD_TEXT },
      { "source", DAG_BOARD_TEXT },
      { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_PERSON },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "promised-at", DAG_BOARD_NUMBER },
      { "due-at", DAG_BOARD_NUMBER },
      { "done-at", DAG_BOARD_NUMBER },
      { "moved", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_POST, WEEK, TRUE,
    { { "address", DAG_BOARD_TEXT },
      { "shape", DAG_BOARD_TEXT },
      { "channel", DAG_BOARD_TEXT },
      { "title", DAG_BOARD_TEXT },
      { "lines", DAG_BOARD_LIST },
      { "people", DAG_BOARD_LIST, DAG_BOARD_ROLE_ANYBODY },
      { "state", DAG_BOARD_TEXT },
      { "words", DAG_BOARD_TEXT },
      { "tried-at", DAG_BOARD_NUMBER },
      { "retry-at", DAG_BOARD_NUMBER },
      { "sent-at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_BREAK_PLAN, SEASON, FALSE,
    { { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "from-at", DAG_BOARD_NUMBER },
      { "until-at", DAG_BOARD_NUMBER },
      { "source", DAG_BOARD_TEXT },
      { "text", DAG_BOARD_NOTE } } },
  { DAG_BOARD_BREAK_NOTE, SEASON, FALSE,
    { { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "from-at", DAG_BOARD_NUMBER },
      { "until-at", DAG_BOARD_NUMBER },
      { "text", DAG_BOARD_NOTE } } },
  { DAG_BOARD_BREAK_TERMS, 0, TRUE,
    { { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "young", DAG_BOARD_FLAG },
      { "waived", DAG_BOARD_LIST } } },
  { DAG_BOARD_HEAVY, SEASON, FALSE,
    { { "person", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "name", DAG_BOARD_TEXT, DAG_BOARD_ROLE_NAME },
      { "at", DAG_BOARD_NUMBER } } },
  { DAG_BOARD_ALERT, SEASON, FALSE,
    { { "rule", DAG_BOARD_TEXT },
      { "about", DAG_BOARD_TEXT },
      { "subject", DAG_BOARD_TEXT, DAG_BOARD_ROLE_SUBJECT },
      { "source", DAG_BOARD_TEXT },
      { "group", DAG_BOARD_TEXT },
      { "severity", DAG_BOARD_TEXT },
      { "worst", DAG_BOARD_NUMBER }, /* thousandths */
      { "told-at", DAG_BOARD_NUMBER },
      { "acted-at", DAG_BOARD_NUMBER },
      { "opened-at", DAG_BOARD_NUMBER },
      { "acknowledged-at", DAG_BOARD_NUMBER },
      { "snoozed-until", DAG_BOARD_NUMBER },
      { "resolved-at", DAG_BOARD_NUMBER },
      { "text", DAG_BOARD_NOTE } } },
};

/**
 * dag_board_kind_find:
 * @word: (nullable): "note"
 *
 * Returns: (transfer none) (nullable): the kind; %NULL for one this version does not know
 */
const DagBoardKind *
dag_board_kind_find (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * dag_board_kind_get_all:
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none) (array length=n_kinds): every kind
 */
const DagBoardKind *
dag_board_kind_get_all (guint *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * dag_board_kind_find_field:
 * @kind: a kind
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): what is said of that field
 */
const DagBoardFieldSpec *
dag_board_kind_find_field (const DagBoardKind *kind,
                           const char         *name)
{
  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind->fields) && kind->fields[i].name != NULL; i++)
    if (g_str_equal (kind->fields[i].name, name))
      return &kind->fields[i];
  return NULL;
}

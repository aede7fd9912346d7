/* dag-words-board.c - what taking a file of the board in would do
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-board.h"

#include "dag-board-kind.h"

#include <glib/gi18n-lib.h>

/**
 * dag_words_board_preview:
 * @n_new: items that would come
 * @n_changed: that would become other than they are
 * @n_removed: that would go
 *
 * Returns: (transfer full): "12 new, 3 changed, 1 taken away"
 */
char *
dag_words_board_preview (guint n_new,
                         guint n_changed,
                         guint n_removed)
{
  if (n_new + n_changed + n_removed == 0)
    return g_strdup (_ ("Nothing would change: all of it is here already."));
  /* Translators: how many things of a file are new here, would change, would go */
  return g_strdup_printf (_ ("%u new, %u changed, %u taken away."), n_new, n_changed,
                          n_removed);
}

/* As a stand-up goes; what is not of it comes last. */
static const struct
{
  const char *kind; /* NULL: every other one */
  const char *name;
} names[DAG_WORDS_N_BOARD_KINDS] = {
  { DAG_BOARD_STANDUP, N_ ("Stand-ups") },
  { DAG_BOARD_TOPIC, N_ ("Topics") },
  { DAG_BOARD_ATTENDANCE, N_ ("Who was here") },
  { DAG_BOARD_NOTE_KIND, N_ ("Notes") },
  { DAG_BOARD_ACTION, N_ ("Actions") },
  { DAG_BOARD_TEMPLATE, N_ ("Agendas") },
  { DAG_BOARD_NEWS, N_ ("News") },
  { DAG_BOARD_CONFIRMATION, N_ ("Who heard it") },
  { DAG_BOARD_PROMISE, N_ ("Promises") },
  { DAG_BOARD_THANKS, N_ ("Thanks") },
  { DAG_BOARD_ROUND, N_ ("Rounds") },
  { DAG_BOARD_DID, N_ ("You said, we did") },
  { DAG_BOARD_ANSWER, N_ ("Answer cards") },
  { NULL, N_ ("Breaks, alerts and what else was written") },
};

/**
 * dag_words_board_find_kind:
 * @kind: (nullable): the word of a kind
 *
 * Returns: its place in the order in which kinds are told of, below DAG_WORDS_N_BOARD_KINDS
 */
guint
dag_words_board_find_kind (const char *kind)
{
  guint at = 0;

  while (at + 1 < G_N_ELEMENTS (names) && g_strcmp0 (names[at].kind, kind) != 0)
    at++;
  return at;
}

/**
 * dag_words_board_kind:
 * @at: a place in that order
 *
 * Returns: (transfer none): what a person calls those there
 */
const char *
dag_words_board_kind (guint at)
{
  g_return_val_if_fail (at < G_N_ELEMENTS (names), "");

  return _ (names[at].name);
}

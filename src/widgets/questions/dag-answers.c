/* dag-answers.c - answer cards on the board: found, written, approved, put away
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answers.h"

#include "dag-board-file.h"
#include "dag-words-name.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
dag_answers_has_text (DagBoardEntry *card)
{
  return *dag_board_entry_get_text (card, "text") != '\0';
}

gboolean
dag_answers_is_retired (DagBoardEntry *card)
{
  return dag_board_entry_get_number (card, "retired-at") > 0;
}

gboolean
dag_answers_is_approved (DagBoardEntry *card)
{
  return dag_board_entry_get_number (card, "approved-at") > 0;
}

/**
 * dag_answers_matches:
 * @card: a card
 * @typed: what was typed
 *
 * Returns: whether every word of it stands in the question or in the answer
 */
gboolean
dag_answers_matches (DagBoardEntry *card,
                     const char    *typed)
{
  g_autofree char *both = g_strconcat (dag_board_entry_get_text (card, "title"), "\n",
                                       dag_board_entry_get_text (card, "text"), NULL);
  g_autofree char *hay = dag_words_fold (both);
  g_autofree char *folded = dag_words_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (hay, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

typedef gboolean (*CardFunc) (DagBoardEntry *card,
                              gconstpointer  what);

/* Returns: (transfer none) (nullable): the first card in use that @is_it */
static DagBoardEntry *
find (DagBoard      *board,
      CardFunc       is_it,
      gconstpointer  what)
{
  GListModel *cards = dag_board_get_entries (board, DAG_BOARD_ANSWER);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (DagBoardEntry) card = g_list_model_get_item (cards, i);

      if (!dag_answers_is_retired (card) && is_it (card, what))
        return card; /* the board keeps it */
    }
  return NULL;
}

static gboolean
is_for (DagBoardEntry *card,
        gconstpointer  question)
{
  return g_strcmp0 (dag_board_entry_get_id (card), question) == 0
         || dag_board_entry_has_in_list (card, "reasons", question);
}

static gboolean
has_key (DagBoardEntry *card,
         gconstpointer  key)
{
  return dag_board_entry_get_number (card, "key") == GPOINTER_TO_UINT (key);
}

/**
 * dag_answers_find_for:
 * @board: the board
 * @question: id of a reason, or of a card itself
 *
 * Returns: (transfer none) (nullable): the card in use that answers it
 */
DagBoardEntry *
dag_answers_find_for (DagBoard   *board,
                      const char *question)
{
  g_return_val_if_fail (DAG_IS_BOARD (board) && question != NULL, NULL);

  return find (board, is_for, question);
}

/**
 * dag_answers_find_by_key:
 * @board: the board
 * @key: 1 … %DAG_ANSWERS_MAX_KEY
 *
 * Returns: (transfer none) (nullable): the card in use that is counted with that key
 */
DagBoardEntry *
dag_answers_find_by_key (DagBoard *board,
                         guint     key)
{
  g_return_val_if_fail (DAG_IS_BOARD (board) && key > 0, NULL);

  return find (board, has_key, GUINT_TO_POINTER (key));
}

/* Returns: the first key that no card has; 0: all are taken */
guint
dag_answers_find_free_key (DagBoard *board)
{
  for (guint key = 1; key <= DAG_ANSWERS_MAX_KEY; key++)
    if (dag_answers_find_by_key (board, key) == NULL)
      return key;
  return 0;
}

/**
 * dag_answers_find_news:
 * @board: the board
 * @reason: id of a reason
 * @today: (nullable): the day it is
 *
 * Returns: (transfer none) (nullable): news about it that counts today
 */
DagBoardEntry *
dag_answers_find_news (DagBoard   *board,
                       const char *reason,
                       const char *today)
{
  GListModel *news = dag_board_get_entries (board, DAG_BOARD_NEWS);

  for (guint i = g_list_model_get_n_items (news); i > 0; i--)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (news, i - 1);

      if (g_strcmp0 (dag_board_entry_get_text (entry, "reason"), reason) == 0
          && g_strcmp0 (dag_board_entry_get_text (entry, "valid-until"), today) >= 0)
        return entry; /* the board keeps it */
    }
  return NULL;
}

/* Returns: (transfer full): who wrote the last card, or whose account it is; may be empty */
char *
dag_answers_dup_name (DagBoard *board)
{
  GListModel *cards = dag_board_get_entries (board, DAG_BOARD_ANSWER);
  const char *account = g_get_real_name ();

  for (guint i = g_list_model_get_n_items (cards); i > 0; i--)
    {
      g_autoptr (DagBoardEntry) card = g_list_model_get_item (cards, i - 1);
      const char *name = dag_board_entry_get_text (card, "changed-by");

      if (*name != '\0')
        return g_strdup (name);
    }
  return g_strdup (g_strcmp0 (account, "Unknown") == 0 || g_strcmp0 (account, "root") == 0
                       ? ""
                       : account);
}

static void
set_text (DagBoard      *board,
          DagBoardEntry *card,
          const char    *field,
          const char    *text)
{
  if (g_strcmp0 (dag_board_entry_get_text (card, field), text) != 0)
    dag_board_set (board, card, field, g_variant_new_string (text));
}

static void
set_number (DagBoard      *board,
            DagBoardEntry *card,
            const char    *field,
            int64_t        number)
{
  if (dag_board_entry_get_number (card, field) != number)
    dag_board_set (board, card, field, g_variant_new_int64 (number));
}

/* A key counts one question: whoever had it loses it. */
static void
take_key (DagBoard      *board,
          DagBoardEntry *card,
          guint          key)
{
  DagBoardEntry *other = key > 0 ? dag_answers_find_by_key (board, key) : NULL;

  if (other != NULL && other != card)
    set_number (board, other, "key", 0);
  set_number (board, card, "key", key);
}

static void
set_reasons (DagBoard          *board,
             DagBoardEntry     *card,
             const char *const *reasons)
{
  g_auto (GStrv) before = dag_board_entry_dup_list (card, "reasons");
  const char *const none[] = { NULL };

  if (reasons == NULL)
    reasons = none;
  if (!g_strv_equal ((const char *const *) before, reasons))
    dag_board_set (board, card, "reasons", g_variant_new_strv (reasons, -1));
}

/**
 * dag_answers_dup_team:
 * @card: a card
 *
 * Returns: (transfer full) (nullable): the name of the team whose it is; %NULL: everybody's
 */
char *
dag_answers_dup_team (DagBoardEntry *card)
{
  g_auto (GStrv) teams = NULL;

  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (card), NULL);

  if (dag_board_item_get (dag_board_entry_get_item (card), "teams") == NULL)
    return g_strdup (dag_board_entry_get_team (card));
  teams = dag_board_entry_dup_list (card, "teams");
  return g_strdup (teams[0]);
}

static void
set_team (DagBoard      *board,
          DagBoardEntry *card,
          const char    *team)
{
  g_autofree char *before = dag_answers_dup_team (card);
  const char *const teams[] = { team, NULL };

  if (g_strcmp0 (before, team) != 0)
    dag_board_set (board, card, "teams", g_variant_new_strv (teams, -1));
}

/* A text that was changed by somebody who did not approve it is no longer the approved one. */
static void
set_approval (DagBoard             *board,
              DagBoardEntry        *card,
              const DagAnswerDraft *draft,
              gboolean              is_other_text)
{
  if (!draft->approved)
    {
      set_number (board, card, "approved-at", 0);
      set_text (board, card, "approved-by", "");
    }
  else if (is_other_text || !dag_answers_is_approved (card))
    {
      set_number (board, card, "approved-at", g_get_real_time ());
      set_text (board, card, "approved-by", draft->name);
    }
}

/**
 * dag_answers_save:
 * @board: the board
 * @card: (nullable): a card; %NULL: a new one
 * @draft: what it is to say
 *
 * Writes the next version of the card: one step that can be undone. Who wrote it and what
 * stands in the history of its edits.
 *
 * Returns: (transfer none): the card
 */
DagBoardEntry *
dag_answers_save (DagBoard             *board,
                  DagBoardEntry        *card,
                  const DagAnswerDraft *draft)
{
  gboolean is_other_text;

  g_return_val_if_fail (DAG_IS_BOARD (board) && draft != NULL, NULL);

  dag_board_begin (board, card == NULL ? _ ("Write an answer card")
                                       : _ ("Change an answer card"));
  if (card == NULL)
    card = dag_board_add (board, DAG_BOARD_ANSWER, draft->team, NULL, NULL);
  is_other_text = g_strcmp0 (dag_board_entry_get_text (card, "text"), draft->text) != 0;
  set_text (board, card, "title", draft->title);
  set_text (board, card, "text", draft->text);
  set_reasons (board, card, draft->reasons);
  set_team (board, card, draft->team);
  take_key (board, card, draft->key);
  set_text (board, card, "changed-by", draft->name);
  set_approval (board, card, draft, is_other_text);
  /* the last one: it closes the version */
  set_number (board, card, "version", dag_board_entry_get_number (card, "version") + 1);
  dag_board_end (board);
  return card;
}

/**
 * dag_answers_retire:
 * @board: the board
 * @card: a card
 * @retired: whether it is no longer in use
 */
void
dag_answers_retire (DagBoard      *board,
                    DagBoardEntry *card,
                    gboolean       retired)
{
  g_return_if_fail (DAG_IS_BOARD (board) && DAG_IS_BOARD_ENTRY (card));

  dag_board_begin (board, retired ? _ ("Retire an answer card")
                                  : _ ("Bring an answer card back"));
  set_number (board, card, "retired-at", retired ? g_get_real_time () : 0);
  dag_board_end (board);
}

void
dag_answer_version_free (DagAnswerVersion *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static char *
dup_string (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_dup_string (value, NULL)
             : g_strdup ("");
}

/* @version: (inout): takes in what one edit says */
static void
note_edit (DagAnswerVersion   *version,
           char              **name,
           const DagBoardEdit *edit)
{
  if (g_str_equal (edit->field, "text"))
    {
      g_free (version->text);
      version->text = dup_string (edit->value);
    }
  else if (g_str_equal (edit->field, "changed-by"))
    {
      g_free (*name);
      *name = dup_string (edit->value);
    }
  version->has_title = version->has_title || g_str_equal (edit->field, "title");
  version->has_links = version->has_links || g_str_equal (edit->field, "reasons")
                       || g_str_equal (edit->field, "teams")
                       || g_str_equal (edit->field, "key");
  version->has_approval = version->has_approval || g_str_equal (edit->field, "approved-at");
}

/**
 * dag_answers_read_versions:
 * @edits: (element-type DagBoardEdit): of one card, in the order of their versions
 *
 * Returns: (transfer full) (element-type DagAnswerVersion): the newest first
 */
GPtrArray *
dag_answers_read_versions (GPtrArray *edits)
{
  GPtrArray *versions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_answer_version_free);
  DagAnswerVersion *version = g_new0 (DagAnswerVersion, 1);
  g_autofree char *name = g_strdup ("");

  for (guint i = 0; i < edits->len; i++)
    {
      const DagBoardEdit *edit = g_ptr_array_index (edits, i);

      note_edit (version, &name, edit);
      if (!g_str_equal (edit->field, "version") || edit->value == NULL
          || !g_variant_is_of_type (edit->value, G_VARIANT_TYPE_INT64))
        continue;
      version->number = (guint) g_variant_get_int64 (edit->value);
      version->at_us = edit->at_us;
      version->name = g_strdup (name);
      g_ptr_array_insert (versions, 0, version);
      version = g_new0 (DagAnswerVersion, 1);
    }
  dag_answer_version_free (version);
  return versions;
}

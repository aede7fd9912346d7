/* dag-workload-round.c - how busy it feels: answers that nobody can read back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-workload-round.h"

#define LOWEST_HALVES 3
#define HIGHEST_HALVES 9

/**
 * dag_workload_round_new:
 *
 * Returns: (transfer full): a round that nobody has answered
 */
DagWorkloadRound *
dag_workload_round_new (void)
{
  DagWorkloadRound *self = g_new0 (DagWorkloadRound, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dag_workload_round_free (DagWorkloadRound *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

/* In its place in the alphabet: who came when is forgotten at once. */
static void
add_word (DagWorkloadRound *self,
          const char       *word)
{
  g_autofree char *stripped = g_strstrip (g_strdup (word));
  g_autofree char *lower = g_utf8_strdown (stripped, -1);
  g_autofree char *kept = g_utf8_substring (
      lower, 0, MIN (g_utf8_strlen (lower, -1), DAG_ROUND_MAX_WORD));
  guint at = 0;

  if (*kept == '\0')
    return;
  while (at < self->words->len && g_utf8_collate (self->words->pdata[at], kept) < 0)
    at++;
  g_ptr_array_insert (self->words, (int) at, g_steal_pointer (&kept));
}

/**
 * dag_workload_round_answer:
 * @self: a round
 * @answer: 1 (quiet) … 5 (too much)
 * @word: (nullable): one word with it
 */
void
dag_workload_round_answer (DagWorkloadRound *self,
                           int               answer,
                           const char       *word)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (answer >= DAG_ROUND_LOWEST && answer <= DAG_ROUND_HIGHEST);

  self->n_answers++;
  self->sum += (guint) answer;
  if (word != NULL)
    add_word (self, word);
}

static void
forget (DagWorkloadRound *self)
{
  self->n_answers = 0;
  self->sum = 0;
  g_ptr_array_set_size (self->words, 0);
}

/**
 * dag_workload_round_close:
 * @self: a round
 * @figure: (out caller-allocates): what may be kept and shown; set where %TRUE is returned
 * @words: (out) (transfer full): the words, where there are enough of them, else none
 *
 * Ends the round: its sum is forgotten, so that no later answer can be told by the
 * difference.
 *
 * Returns: whether there are enough answers; %FALSE leaves the round as it is
 */
gboolean
dag_workload_round_close (DagWorkloadRound    *self,
                          DagWorkloadFigure   *figure,
                          char              ***words)
{
  guint halves;
  GPtrArray *kept;

  g_return_val_if_fail (self != NULL && figure != NULL && words != NULL, FALSE);

  if (self->n_answers < DAG_ROUND_MIN_ANSWERS)
    return FALSE;
  halves = (4 * self->sum + self->n_answers) / (2 * self->n_answers);
  figure->n_answers = self->n_answers;
  figure->halves = CLAMP ((int) halves, LOWEST_HALVES, HIGHEST_HALVES);
  kept = g_ptr_array_new ();
  for (guint i = 0; self->words->len >= DAG_ROUND_MIN_ANSWERS && i < self->words->len; i++)
    g_ptr_array_add (kept, g_strdup (self->words->pdata[i]));
  g_ptr_array_add (kept, NULL);
  *words = (char **) g_ptr_array_free (kept, FALSE);
  forget (self);
  return TRUE;
}

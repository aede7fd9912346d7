/* dag-snapshot-words.c - the words of a source that this version does not know
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot-words.h"

static void
count_word (GHashTable *counts,
            const char *word)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

  g_hash_table_insert (counts, (gpointer) word, GUINT_TO_POINTER (count + 1));
}

static void
add_words (GArray     *words,
           const char *what,
           GHashTable *counts)
{
  GHashTableIter each;
  gpointer word;
  gpointer count;

  g_hash_table_iter_init (&each, counts);
  while (g_hash_table_iter_next (&each, &word, &count))
    {
      DagUnknownWord found = { what, word, GPOINTER_TO_UINT (count) };

      g_array_append_val (words, found);
    }
}

static int
compare_words (gconstpointer one,
               gconstpointer other)
{
  const DagUnknownWord *first = one;
  const DagUnknownWord *second = other;
  int order = g_strcmp0 (second->what, first->what);

  if (order == 0)
    order = (int) second->count - (int) first->count;
  return order != 0 ? order : g_strcmp0 (first->word, second->word);
}

/**
 * dag_snapshot_find_unknown_words:
 * @snapshot: what a source said
 *
 * Who looks after the connection can have them mapped (F-D05). What is of the body or of faith
 * was dropped at the door.
 *
 * Returns: (transfer full) (element-type DagUnknownWord): states first, the most common first;
 *   valid as long as @snapshot
 */
GArray *
dag_snapshot_find_unknown_words (const DagSnapshot *snapshot)
{
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) channels = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (DagUnknownWord));

  g_return_val_if_fail (snapshot != NULL, words);

  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (agent->state == DAG_STATE_UNKNOWN && agent->state_word != NULL)
        count_word (states, agent->state_word);
    }
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (queue->channel == DAG_CHANNEL_UNKNOWN && queue->channel_word != NULL)
        count_word (channels, queue->channel_word);
    }
  add_words (words, "state", states);
  add_words (words, "channel", channels);
  g_array_sort (words, compare_words);
  return words;
}

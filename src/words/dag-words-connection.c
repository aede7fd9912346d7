/* dag-words-connection.c - what a test of a connection found, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-connection.h"

#include "dag-snapshot-words.h"
#include "dag-words-name.h"
#include "dag-words-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From here on a difference of clocks is worth a word (F-C03). */
#define SKEW_SHOWN_US (60 * DAG_USEC_PER_SEC)
#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define NAME_MAX_CHARS 40
#define AT_ONCE_MS 100

/**
 * dag_words_connection_found:
 * @n_queues: how many queues
 * @n_agents: how many people
 *
 * Returns: (transfer full): one sentence
 */
char *
dag_words_connection_found (guint n_queues,
                            guint n_agents)
{
  g_autofree char *queues
      = g_strdup_printf (ngettext ("%'u queue", "%'u queues", n_queues), n_queues);
  g_autofree char *people
      = g_strdup_printf (ngettext ("%'u person", "%'u people", n_agents), n_agents);

  /* Translators: “6 queues”, “24 people”. */
  return g_strdup_printf (_ ("It works: %s and %s."), queues, people);
}

/* One name of the wire as an isolated word of a list (F-D10). */
static void
append_name (GString    *list,
             const char *wire,
             gboolean    first_word)
{
  g_autofree char *name = dag_words_name (wire);
  g_autofree char *isolated = NULL;
  char *space = first_word ? strchr (name, ' ') : NULL;

  if (space != NULL)
    *space = '\0';
  if (g_utf8_strlen (name, -1) > NAME_MAX_CHARS)
    *g_utf8_offset_to_pointer (name, NAME_MAX_CHARS) = '\0';
  isolated = dag_words_name_isolated (name);
  if (list->len > 0)
    /* Translators: between the items of a list. */
    g_string_append (list, _ (", "));
  g_string_append (list, isolated);
}

static char *
finish_list (GString *list,
             guint    n_all,
             guint    n_shown)
{
  g_autofree char *names = g_string_free (list, FALSE);

  if (n_all <= n_shown)
    return g_steal_pointer (&names);
  /* Translators: %s is a list of names, %u how many are left out of it. */
  return g_strdup_printf (ngettext ("%s and %'u more", "%s and %'u more", n_all - n_shown),
                          names, n_all - n_shown);
}

/**
 * dag_words_connection_queues:
 * @snapshot: what was found
 * @max: how many names at most
 *
 * Returns: (transfer full): names of queues; plain text, not markup
 */
char *
dag_words_connection_queues (const DagSnapshot *snapshot,
                             guint              max)
{
  GString *list = g_string_new (NULL);
  guint n = MIN (max, snapshot->queues->len);

  for (guint i = 0; i < n; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      append_name (list, queue->name != NULL ? queue->name : queue->id, FALSE);
    }
  return finish_list (list, snapshot->queues->len, n);
}

/**
 * dag_words_connection_people:
 * @snapshot: what was found
 * @max: how many names at most
 *
 * Returns: (transfer full): first names, for that is enough to know one's own team; plain
 *   text, not markup
 */
char *
dag_words_connection_people (const DagSnapshot *snapshot,
                             guint              max)
{
  GString *list = g_string_new (NULL);
  guint n = MIN (max, snapshot->agents->len);

  for (guint i = 0; i < n; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      append_name (list, agent->name != NULL ? agent->name : agent->id, TRUE);
    }
  return finish_list (list, snapshot->agents->len, n);
}

static char *
capitalize (const char *text)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * dag_words_connection_parts:
 * @parts: a set
 *
 * Returns: (transfer full) (nullable): the parts as a list in words; %NULL for none
 */
char *
dag_words_connection_parts (DagParts parts)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < DAG_N_PARTS; i++)
    {
      if ((parts & (1u << i)) == 0)
        continue;
      if (list->len > 0)
        g_string_append (list, _ (", "));
      g_string_append (list, dag_words_part ((DagPart) (1u << i)));
    }
  return list->len > 0 ? capitalize (list->str) : NULL;
}

/**
 * dag_words_connection_unknown:
 * @snapshot: what was found
 * @max: how many words at most
 *
 * Returns: (transfer full) (nullable): the words for states and channels that are not known here
 *   (F-D05); plain text, not markup; %NULL where all are
 */
char *
dag_words_connection_unknown (const DagSnapshot *snapshot,
                              guint              max)
{
  g_autoptr (GArray) words = dag_snapshot_find_unknown_words (snapshot);
  GString *list;

  if (words->len == 0)
    return NULL;
  list = g_string_new (NULL);
  for (guint i = 0; i < MIN (max, words->len); i++)
    append_name (list, g_array_index (words, DagUnknownWord, i).word, FALSE);
  return finish_list (list, words->len, MIN (max, words->len));
}

/**
 * dag_words_connection_skew:
 * @snapshot: what was found
 *
 * Returns: (transfer full) (nullable): one sentence where the clocks differ by more than a
 *   minute
 */
char *
dag_words_connection_skew (const DagSnapshot *snapshot)
{
  int64_t minutes;

  if (!snapshot->skew_known || ABS (snapshot->skew_us) <= SKEW_SHOWN_US)
    return NULL;
  minutes = (ABS (snapshot->skew_us) + MINUTE_US / 2) / MINUTE_US;
  if (snapshot->skew_us > 0)
    return g_strdup_printf (ngettext ("%d minute ahead of this computer. Dagstart allows "
                                      "for it.",
                                      "%d minutes ahead of this computer. Dagstart allows "
                                      "for it.",
                                      (gulong) minutes),
                            (int) minutes);
  return g_strdup_printf (ngettext ("%d minute behind this computer. Dagstart allows for it.",
                                    "%d minutes behind this computer. Dagstart allows for it.",
                                    (gulong) minutes),
                          (int) minutes);
}

/**
 * dag_words_connection_elapsed:
 * @elapsed_ms: how long the answer took
 *
 * Returns: (transfer full): one sentence
 */
char *
dag_words_connection_elapsed (guint elapsed_ms)
{
  if (elapsed_ms < AT_ONCE_MS)
    return g_strdup (_ ("It answered at once. Save to use it."));
  /* Translators: a number of seconds, such as 0.3. */
  return g_strdup_printf (_ ("It answered in %.1f seconds. Save to use it."),
                          elapsed_ms / 1000.0);
}

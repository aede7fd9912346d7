/* dag-break-reasons.c - what a source's own word for a pause stands for: break or work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-reasons.h"

#include <string.h>

struct _DagBreakReasons
{
  GHashTable *kinds; /* folded word → DagSegmentKind: the user's */
  GHashTable *found; /* folded word → DagSegmentKind: looked up before */
};

/* The words of settings files; in the order of DagSegmentKind. */
static const char *const kind_words[]
    = { "screen-work", "other-work", "break", "paid-pause", "unknown" };

/* Parts of words, the more telling first: "screen break" is no plain break. */
static const struct
{
  const char *part;
  DagSegmentKind kind;
} defaults[] = {
  { "screen break", DAG_SEGMENT_PAUSE },
  { "beeldschermpauze", DAG_SEGMENT_PAUSE },
  { "schermpauze", DAG_SEGMENT_PAUSE },
  { "microbreak", DAG_SEGMENT_PAUSE },
  { "micropauze", DAG_SEGMENT_PAUSE },
  { "pausa visual", DAG_SEGMENT_PAUSE },
  { "pvd", DAG_SEGMENT_PAUSE },
  { "paid break", DAG_SEGMENT_PAUSE },
  { "betaalde pauze", DAG_SEGMENT_PAUSE },
  { "lunch", DAG_SEGMENT_BREAK },
  { "pauze", DAG_SEGMENT_BREAK },
  { "break", DAG_SEGMENT_BREAK },
  { "koffie", DAG_SEGMENT_BREAK },
  { "coffee", DAG_SEGMENT_BREAK },
  { "thee", DAG_SEGMENT_BREAK },
  { "training", DAG_SEGMENT_OTHER_WORK },
  { "coaching", DAG_SEGMENT_OTHER_WORK },
  { "meeting", DAG_SEGMENT_OTHER_WORK },
  { "overleg", DAG_SEGMENT_OTHER_WORK },
  { "vergadering", DAG_SEGMENT_OTHER_WORK },
  { "opleiding", DAG_SEGMENT_OTHER_WORK },
  { "cursus", DAG_SEGMENT_OTHER_WORK },
  { "gesprek", DAG_SEGMENT_OTHER_WORK },
  { "1-op-1", DAG_SEGMENT_OTHER_WORK },
  { "1-on-1", DAG_SEGMENT_OTHER_WORK },
  { "one-on-one", DAG_SEGMENT_OTHER_WORK },
  { "dagstart", DAG_SEGMENT_OTHER_WORK },
  { "stand-up", DAG_SEGMENT_OTHER_WORK },
  { "briefing", DAG_SEGMENT_OTHER_WORK },
  { "feedback", DAG_SEGMENT_OTHER_WORK },
  { "admin", DAG_SEGMENT_WORK },
  { "nawerk", DAG_SEGMENT_WORK },
  { "wrap-up", DAG_SEGMENT_WORK },
  { "wrapup", DAG_SEGMENT_WORK },
  { "after call", DAG_SEGMENT_WORK },
  { "back office", DAG_SEGMENT_WORK },
  { "backoffice", DAG_SEGMENT_WORK },
  { "e-mail", DAG_SEGMENT_WORK },
  { "email", DAG_SEGMENT_WORK },
  { "outbound", DAG_SEGMENT_WORK },
  { "uitbellen", DAG_SEGMENT_WORK },
  { "terugbellen", DAG_SEGMENT_WORK },
  { "callback", DAG_SEGMENT_WORK },
  { "project", DAG_SEGMENT_WORK },
  { "ticket", DAG_SEGMENT_WORK },
};

DagBreakReasons *
dag_break_reasons_new (void)
{
  DagBreakReasons *self = g_new0 (DagBreakReasons, 1);

  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dag_break_reasons_free (DagBreakReasons *self)
{
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_free (self);
}

/**
 * dag_break_reasons_fold:
 * @word: a word of the source's
 *
 * Returns: (transfer full): the same for all ways to write it: without spaces around it,
 *   in one case; empty for what is not UTF-8
 */
char *
dag_break_reasons_fold (const char *word)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *normal = NULL;

  g_return_val_if_fail (word != NULL, NULL);

  trimmed = g_strstrip (g_strdup (word));
  normal = g_utf8_normalize (trimmed, -1, G_NORMALIZE_NFKC);
  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
}

/**
 * dag_break_reasons_set:
 * @self: reasons
 * @word: a word of the source's
 * @kind: what it stands for in this house
 */
void
dag_break_reasons_set (DagBreakReasons *self,
                       const char      *word,
                       DagSegmentKind   kind)
{
  g_return_if_fail (self != NULL && word != NULL);

  g_hash_table_insert (self->kinds, dag_break_reasons_fold (word), GINT_TO_POINTER (kind));
  g_hash_table_remove_all (self->found);
}

/* Forgets what the user mapped. */
void
dag_break_reasons_clear (DagBreakReasons *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->kinds);
  g_hash_table_remove_all (self->found);
}

gboolean
dag_break_reasons_is_set (DagBreakReasons *self,
                          const char      *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && word != NULL, FALSE);

  folded = dag_break_reasons_fold (word);
  return g_hash_table_contains (self->kinds, folded);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dag_break_reasons_list:
 * @self: reasons
 *
 * Returns: (transfer full) (element-type utf8): the words that were met or mapped, folded,
 *   in the order of the alphabet
 */
GPtrArray *
dag_break_reasons_list (DagBreakReasons *self)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer word;

  g_return_val_if_fail (self != NULL, list);

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_add (words, g_strdup (word));
  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_add (words, dag_break_reasons_fold (word));
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (list, g_strdup (word));
  g_ptr_array_sort (list, compare_words);
  return list;
}

static DagSegmentKind
look_up (DagBreakReasons *self,
         const char      *folded)
{
  gpointer kind = NULL;

  if (g_hash_table_lookup_extended (self->kinds, folded, NULL, &kind))
    return (DagSegmentKind) GPOINTER_TO_INT (kind);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (strstr (folded, defaults[i].part) != NULL)
      return defaults[i].kind;
  return DAG_SEGMENT_BREAK;
}

/**
 * dag_break_reasons_find:
 * @self: reasons
 * @word: (nullable): the source's own word
 *
 * Returns: what a pause with this word is; one without a word, or with one that nobody
 *   knows, is a break: most are, and it is the reading in favour of who took it
 */
DagSegmentKind
dag_break_reasons_find (DagBreakReasons *self,
                        const char      *word)
{
  g_autofree char *folded = NULL;
  gpointer kind = NULL;
  DagSegmentKind found;

  g_return_val_if_fail (self != NULL, DAG_SEGMENT_BREAK);

  if (word == NULL || *word == '\0')
    return DAG_SEGMENT_BREAK;
  if (g_hash_table_lookup_extended (self->found, word, NULL, &kind))
    return (DagSegmentKind) GPOINTER_TO_INT (kind);
  folded = dag_break_reasons_fold (word);
  found = look_up (self, folded);
  g_hash_table_insert (self->found, g_strdup (word), GINT_TO_POINTER (found));
  return found;
}

/**
 * dag_break_reasons_get_kind:
 * @self: reasons
 * @state: what the source says an agent does
 * @reason: (nullable): with the source's own word
 *
 * Returns: what it is for the rules on breaks. A meeting is work away from the screen
 *   unless the user maps its word; signed out in the midst of a shift is a break.
 */
DagSegmentKind
dag_break_reasons_get_kind (DagBreakReasons *self,
                            DagAgentState    state,
                            const char      *reason)
{
  switch (state)
    {
    case DAG_STATE_AVAILABLE:
    case DAG_STATE_RINGING:
    case DAG_STATE_ON_CONTACT:
    case DAG_STATE_WRAP_UP:
      return DAG_SEGMENT_WORK;
    case DAG_STATE_BREAK:
      return dag_break_reasons_find (self, reason);
    case DAG_STATE_MEETING:
      return reason != NULL && dag_break_reasons_is_set (self, reason)
                 ? dag_break_reasons_find (self, reason)
                 : DAG_SEGMENT_OTHER_WORK;
    case DAG_STATE_OFFLINE:
      return DAG_SEGMENT_BREAK;
    case DAG_STATE_UNKNOWN:
      return DAG_SEGMENT_UNKNOWN;
    }
  return DAG_SEGMENT_UNKNOWN;
}

/**
 * dag_segment_kind_get_word:
 * @kind: a kind of segment
 *
 * Returns: (transfer none): its word for settings, never translated
 */
const char *
dag_segment_kind_get_word (DagSegmentKind kind)
{
  g_return_val_if_fail ((size_t) kind < G_N_ELEMENTS (kind_words), "");

  return kind_words[kind];
}

gboolean
dag_segment_kind_from_word (const char     *word,
                            DagSegmentKind *kind)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_equal (kind_words[i], word))
      {
        *kind = (DagSegmentKind) i;
        return TRUE;
      }
  return FALSE;
}

/* dag-agent-pack.c - a person's record in one piece of memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot.h"

#include <string.h>

/* What is behind the record: first what has to be aligned, then the words. */
typedef struct
{
  guint8 *rows;
  char *words;
} Place;

#define N_WORDS 6

static void
list_words (DagAgentSample *self,
            char           **words[N_WORDS])
{
  words[0] = &self->id;
  words[1] = &self->name;
  words[2] = &self->team_id;
  words[3] = &self->team_name;
  words[4] = &self->state_word;
  words[5] = &self->reason;
}

static gsize
measure_word (const char *word)
{
  return word != NULL ? strlen (word) + 1 : 0;
}

static void
measure_list (char  **list,
              gsize  *rows_size,
              gsize  *words_size)
{
  if (list == NULL)
    return;
  *rows_size += (g_strv_length (list) + 1) * sizeof *list;
  for (; *list != NULL; list++)
    *words_size += measure_word (*list);
}

static void
move_word (Place *place,
           char **word)
{
  gsize size = measure_word (*word);

  if (size == 0)
    return;
  memcpy (place->words, *word, size);
  *word = place->words;
  place->words += size;
}

static void
move_list (Place  *place,
           char ***list)
{
  char **to = (char **) (void *) place->rows;
  guint length;

  if (*list == NULL)
    return;
  length = g_strv_length (*list);
  for (guint i = 0; i < length; i++)
    {
      to[i] = (*list)[i];
      move_word (place, &to[i]);
    }
  to[length] = NULL;
  place->rows += (length + 1) * sizeof *to;
  *list = to;
}

/**
 * dag_agent_sample_pack:
 * @self: (transfer full): a record that nobody alters any more
 *
 * A dozen pieces of memory, with what each costs besides, become one: there are ten
 * thousand such records, and hundreds come and go with each answer.
 *
 * Returns: (transfer full): the same record, in one piece
 */
DagAgentSample *
dag_agent_sample_pack (DagAgentSample *self)
{
  DagAgentSample *packed = NULL;
  char **words[N_WORDS];
  gsize contacts_size = self->n_contacts * sizeof *self->contacts;
  gsize rows_size = contacts_size;
  gsize words_size = 0;
  Place place;

  g_return_val_if_fail (!self->is_packed, self);

  list_words (self, words);
  for (guint i = 0; i < N_WORDS; i++)
    words_size += measure_word (*words[i]);
  measure_list (self->queues, &rows_size, &words_size);
  measure_list (self->skills, &rows_size, &words_size);

  packed = g_atomic_rc_box_alloc (sizeof *packed + rows_size + words_size);
  *packed = *self;
  packed->is_packed = TRUE;
  place.rows = (guint8 *) (packed + 1);
  place.words = (char *) place.rows + rows_size;
  if (contacts_size > 0)
    packed->contacts = memcpy (place.rows, self->contacts, contacts_size);
  else
    packed->contacts = NULL;
  place.rows += contacts_size;
  move_list (&place, &packed->queues);
  move_list (&place, &packed->skills);
  list_words (packed, words);
  for (guint i = 0; i < N_WORDS; i++)
    move_word (&place, words[i]);
  dag_agent_sample_unref (self);
  return packed;
}

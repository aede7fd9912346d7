/* dag-word-list.c - words that come back often, each with a small number
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-word-list.h"

struct _DagWordList
{
  GHashTable *numbers; /* word → its number */
  GPtrArray *words;    /* by number; the first is NULL */
};

DagWordList *
dag_word_list_new (void)
{
  DagWordList *self = g_new0 (DagWordList, 1);

  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->words, NULL);
  return self;
}

void
dag_word_list_free (DagWordList *self)
{
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

/**
 * dag_word_list_intern:
 * @self: a list
 * @word: (nullable): a word
 *
 * Returns: its number; 0 for none, and where there are too many words
 */
guint16
dag_word_list_intern (DagWordList *self,
                      const char  *word)
{
  gpointer number = NULL;
  char *copy;

  g_return_val_if_fail (self != NULL, 0);

  if (word == NULL || *word == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->numbers, word, NULL, &number))
    return (guint16) GPOINTER_TO_UINT (number);
  if (self->words->len > G_MAXUINT16)
    return 0;
  copy = g_strdup (word);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->words->len));
  g_ptr_array_add (self->words, copy);
  return (guint16) (self->words->len - 1);
}

/**
 * dag_word_list_get:
 * @self: a list
 * @number: a number it gave
 *
 * Returns: (transfer none) (nullable): the word
 */
const char *
dag_word_list_get (DagWordList *self,
                   guint        number)
{
  g_return_val_if_fail (self != NULL, NULL);

  return number < self->words->len ? g_ptr_array_index (self->words, number) : NULL;
}

/* dag-words-person.c - people by name, or without, while others look at the screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-words-person.h"

#include "dag-words-name.h"

#include <glib/gi18n-lib.h>

/* One switch for every sentence there is, like the language: passed along as a parameter
 * it would be forgotten in the one place that a passer-by reads. Main thread only. */
static gboolean is_hidden;
static GHashTable *numbers; /* what people are called → their number while hidden */

/**
 * dag_words_person_set_hidden:
 * @hidden: whether people are "Person 7" from now on
 *
 * What is on the screen must be written anew after it. The numbers begin anew each time, so
 * that nobody is known by one.
 */
void
dag_words_person_set_hidden (gboolean hidden)
{
  is_hidden = hidden;
  g_clear_pointer (&numbers, g_hash_table_unref);
}

static char *
dup_hidden (const char *name)
{
  guint number;

  if (numbers == NULL)
    numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));
  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (name), GUINT_TO_POINTER (number));
    }
  /* Translators: somebody whose name is hidden, with a number */
  return g_strdup_printf (_ ("Person %u"), number);
}

/**
 * dag_words_person:
 * @name: (nullable): as the source gave it
 * @id: of the person
 *
 * Returns: (transfer full): the name, or the id where nothing of it can be seen; a number
 *   while names are hidden
 */
char *
dag_words_person (const char *name,
                  const char *id)
{
  return is_hidden ? dup_hidden (name != NULL && *name != '\0' ? name : id)
                   : dag_words_name_or_id (name, id);
}

/* The same within a sentence. */
char *
dag_words_person_isolated (const char *name)
{
  return is_hidden ? dup_hidden (name) : dag_words_name_isolated (name);
}

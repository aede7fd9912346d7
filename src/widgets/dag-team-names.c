/* dag-team-names.c - the teams there are, to choose one from
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-team-names.h"

#include "dag-words-name.h"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return dag_words_compare (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dag_team_names_list:
 * @snapshot: (nullable): a picture
 *
 * Returns: (transfer full) (element-type utf8): the names of its teams, in order, as the
 *   source has them
 */
GPtrArray *
dag_team_names_list (const DagSnapshot *snapshot)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; snapshot != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];

      if (agent->team_name != NULL && g_hash_table_add (seen, agent->team_name))
        g_ptr_array_add (names, g_strdup (agent->team_name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * dag_team_names_equal:
 * @a: (nullable) (element-type utf8): names; %NULL: not known yet
 * @b: (element-type utf8): names
 *
 * Returns: whether they are the same, in the same order
 */
gboolean
dag_team_names_equal (GPtrArray *a,
                      GPtrArray *b)
{
  g_return_val_if_fail (b != NULL, FALSE);

  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * dag_team_names_show:
 * @names: (element-type utf8): as the source has them
 * @first: (nullable): what stands before them, for all of them
 * @chosen: (nullable): the one that was chosen
 * @position: (out): where @chosen stands; 0 where it is not there
 *
 * Returns: (transfer full): what a drop-down lists
 */
GtkStringList *
dag_team_names_show (GPtrArray  *names,
                     const char *first,
                     const char *chosen,
                     guint      *position)
{
  GtkStringList *shown = NULL;

  g_return_val_if_fail (names != NULL && position != NULL, NULL);

  shown = gtk_string_list_new (NULL);
  *position = 0;
  if (first != NULL)
    gtk_string_list_append (shown, first);
  for (guint i = 0; i < names->len; i++)
    {
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        *position = i + (first != NULL ? 1 : 0);
      gtk_string_list_take (shown, dag_words_name (names->pdata[i]));
    }
  return shown;
}

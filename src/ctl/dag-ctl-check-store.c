/* dag-ctl-check-store.c - the doctor reads every history that is kept, and leaves it as it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-check.h"

#include <string.h>

static const struct
{
  DagCtlVerdict verdict;
  const char *sentence;
} findings[] = {
  [DAG_STORE_FILE_SOUND] = { DAG_CTL_FINE, "is sound" },
  [DAG_STORE_FILE_NEWER] = { DAG_CTL_NOTE, "is sound, and was written by a newer Dagstart: it "
                                           "can be read here, but nothing is added" },
  [DAG_STORE_FILE_EMPTY] = { DAG_CTL_NOTE, "is empty: nothing was kept in it" },
  [DAG_STORE_FILE_BUSY] = { DAG_CTL_NOTE, "cannot be looked at now: another program has it to "
                                          "itself, or was cut off in the middle of a write" },
  [DAG_STORE_FILE_MISSING] = { DAG_CTL_FAULT, "is not there" },
  [DAG_STORE_FILE_UNREADABLE] = { DAG_CTL_FAULT, "cannot be read" },
  [DAG_STORE_FILE_STRANGE] = { DAG_CTL_FAULT, "is not a database" },
  [DAG_STORE_FILE_FOREIGN] = { DAG_CTL_FAULT, "is a database, but not one of Dagstart" },
  [DAG_STORE_FILE_DAMAGED] = { DAG_CTL_FAULT, "is damaged" },
};

/**
 * dag_ctl_describe_file:
 * @path: a file that should be a history
 * @state: what it is
 * @detail: (nullable): why
 *
 * Returns: (transfer full): one sentence, without an end
 */
char *
dag_ctl_describe_file (const char        *path,
                       DagStoreFileState  state,
                       const char        *detail)
{
  g_autofree char *shown = g_filename_display_name (path);

  return g_strdup_printf ("%s %s%s%s", shown, findings[state].sentence,
                          detail != NULL ? ": " : "", detail != NULL ? detail : "");
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * dag_ctl_list_databases:
 * @folder: where histories are kept
 * @error: set where the folder is there and cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type filename): their paths, in order; none
 *   where there is no such folder
 */
GPtrArray *
dag_ctl_list_databases (const char  *folder,
                        GError     **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  const char *name;

  if (dir == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".sqlite"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

/**
 * dag_ctl_check_store:
 * @checks: (element-type DagCtlCheck): where to add what was found
 *
 * Every history of this user, read whole and changed in nothing; the dashboard may run.
 */
void
dag_ctl_check_store (GPtrArray *checks)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dagstart", "history",
                                              NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = dag_ctl_list_databases (folder, &error);

  if (paths == NULL)
    dag_ctl_check_add (checks, DAG_CTL_CHECK_HISTORY, DAG_CTL_FAULT, "%s", error->message);
  else if (paths->len == 0)
    dag_ctl_check_add (checks, DAG_CTL_CHECK_HISTORY, DAG_CTL_FINE, "nothing is kept yet");
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      g_autofree char *detail = NULL;
      DagStoreFileState state = dag_store_file_check (paths->pdata[i], &detail);
      g_autofree char *sentence = dag_ctl_describe_file (paths->pdata[i], state, detail);

      dag_ctl_check_add (checks, DAG_CTL_CHECK_HISTORY, findings[state].verdict, "%s",
                         sentence);
    }
}

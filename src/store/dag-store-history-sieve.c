/* dag-store-history-sieve.c - of some people nothing is told in a list
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-store-history-private.h"

typedef struct
{
  GPtrArray *lines; /* (nullable): handed out */
  GHashTable *restricted;
  const DagStoreLine *line;
} Sieve;

static void
sieve_free (gpointer memory)
{
  Sieve *sieve = memory;

  g_clear_pointer (&sieve->lines, g_ptr_array_unref);
  g_clear_pointer (&sieve->restricted, g_hash_table_unref);
  g_free (sieve);
}

static void
sieve_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Sieve *sieve = task_data;
  gsize n = 0;
  g_autofree gpointer *lines = g_ptr_array_steal (sieve->lines, &n);

  for (gsize i = 0; i < n; i++)
    if (g_hash_table_contains (sieve->restricted, sieve->line->get_agent (lines[i])))
      sieve->line->free (lines[i]);
    else
      g_ptr_array_add (sieve->lines, lines[i]);
  g_task_return_boolean (task, TRUE);
}

static void
on_sieved (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Sieve *sieve = g_task_get_task_data (G_TASK (result));

  /* somebody asked for it in the meantime */
  dag_store_history_return_people (task, g_steal_pointer (&sieve->lines), sieve->line,
                                   sieve->restricted);
}

/* What is kept of people who asked for it is kept, and shown to nobody in a list: half a
 * million lines are gone through on another thread.
 * @task: of a store history; gets @lines (transfer full)
 * @sieved: (nullable): the set of those who are left out already */
void
dag_store_history_return_people (GTask              *task,
                                 GPtrArray          *lines,
                                 const DagStoreLine *line,
                                 GHashTable         *sieved)
{
  DagStoreHistory *self = g_task_get_source_object (task);
  GHashTable *restricted = dag_memory_history_get_restricted (self->memory);
  g_autoptr (GTask) sieving = NULL;
  Sieve *sieve;

  if (restricted == NULL || restricted == sieved || lines->len == 0)
    {
      g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  sieve = g_new0 (Sieve, 1);
  sieve->lines = lines;
  sieve->restricted = g_hash_table_ref (restricted);
  sieve->line = line;
  sieving = g_task_new (NULL, NULL, on_sieved, g_object_ref (task));
  g_task_set_source_tag (sieving, dag_store_history_return_people);
  g_task_set_task_data (sieving, sieve, sieve_free);
  g_task_run_in_thread (sieving, sieve_in_thread);
}

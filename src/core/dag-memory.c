/* dag-memory.c - what was freed is given back to the system
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory.h"

#include <gio/gio.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define MOST_ARENAS 2
#define BIG_PIECE (1024 * 1024)

/**
 * dag_memory_prepare:
 *
 * Before the first thread: the allocator of glibc gives each thread an arena of its own,
 * which it then keeps, and after one big answer would keep all those that follow.
 */
void
dag_memory_prepare (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, MOST_ARENAS);
  mallopt (M_MMAP_THRESHOLD, BIG_PIECE);
#endif
}

static void
trim_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  g_task_return_boolean (task, TRUE);
}

/**
 * dag_memory_trim_elsewhere:
 *
 * Gives back, on another thread, what was freed after something big.
 */
void
dag_memory_trim_elsewhere (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, dag_memory_trim_elsewhere);
  g_task_run_in_thread (task, trim_in_thread);
}

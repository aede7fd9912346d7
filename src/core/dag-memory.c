/* dag-memory.c - what was freed is given back to the system, what is there stays ours
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-memory.h"

#include <gio/gio.h>

#include <fcntl.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define MOST_ARENAS 2
#define BIG_PIECE (1024 * 1024)
/* An answer is read on one thread while what was before it is freed on others: with fewer that
 * wait for work, some end and begin at each answer. */
#define MOST_IDLE_THREADS 4

/* No memory of ours goes into a crash dump (core (5)): it holds secrets, and names of people.
 * What a debugger that is attached sees is not touched. */
static void
keep_out_of_dumps (void)
{
  int file = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);

  if (file < 0)
    return; /* not Linux */
  if (write (file, "0", 1) != 1)
    g_debug ("crash dumps hold what they like");
  close (file);
}

/**
 * dag_memory_prepare:
 *
 * Before the first thread: the allocator of glibc gives each thread an arena of its own,
 * which it then keeps, and after one big answer would keep all those that follow. Also
 * keeps what is in memory out of crash dumps.
 */
void
dag_memory_prepare (void)
{
  keep_out_of_dumps ();
  g_thread_pool_set_max_unused_threads (MOST_IDLE_THREADS);
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, MOST_ARENAS);
  mallopt (M_MMAP_THRESHOLD, BIG_PIECE);
#endif
}

/**
 * dag_memory_trim:
 *
 * Gives back what was freed. Takes milliseconds where much is in memory: for other threads than
 * the main one.
 */
void
dag_memory_trim (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

static void
trim_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  dag_memory_trim ();
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

typedef struct
{
  gpointer thing;
  GDestroyNotify free_thing;
} Waste;

static void
free_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Waste *waste = task_data;

  waste->free_thing (waste->thing);
  g_task_return_boolean (task, TRUE);
}

/**
 * dag_memory_free_elsewhere:
 * @thing: (transfer full): big, and in nobody else's hands but by counted references
 * @free_thing: frees it
 *
 * Frees it on another thread: 10,000 records take as long as half a frame.
 */
void
dag_memory_free_elsewhere (gpointer       thing,
                           GDestroyNotify free_thing)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Waste *waste = g_new (Waste, 1);

  waste->thing = thing;
  waste->free_thing = free_thing;
  g_task_set_source_tag (task, dag_memory_free_elsewhere);
  g_task_set_task_data (task, waste, g_free);
  g_task_run_in_thread (task, free_in_thread);
}

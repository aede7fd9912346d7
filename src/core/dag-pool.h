/* dag-pool.h - room for many small things that come together and go together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DagPool:
 *
 * Half a million changes of a morning, each a piece of memory with another one for its words,
 * leave a heap full of holes when they are let go of, since what was learnt from them lies
 * between. What is taken from a pool lies close together, apart from all else, and is freed
 * at once with the last reference, on whatever thread. To be filled by one thread.
 */
typedef struct _DagPool DagPool;

DagPool *dag_pool_new   (void) G_GNUC_WARN_UNUSED_RESULT;
DagPool *dag_pool_ref   (DagPool *self);
void     dag_pool_unref (DagPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagPool, dag_pool_unref)

gpointer dag_pool_take  (DagPool *self,
                         gsize    size);
char    *dag_pool_word  (DagPool    *self,
                         const char *text);

G_END_DECLS

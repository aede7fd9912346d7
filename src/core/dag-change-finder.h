/* dag-change-finder.h - what changed in the last quarter of an hour, the most telling first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-change.h"
#include "dag-memory-history.h"
#include "dag-totals.h"

G_BEGIN_DECLS

#define DAG_CHANGE_WINDOW_S 900
#define DAG_MAX_CHANGES 5

/**
 * DagChangeFinder:
 *
 * Compares each answer with the one before, and now with a quarter of an hour ago. A pause
 * shorter than %DAG_BREATHER_S is never listed, whether it was taken on "break" or by
 * signing out: it is nobody's business.
 */
typedef struct _DagChangeFinder DagChangeFinder;

DagChangeFinder *dag_change_finder_new   (DagMemoryHistory *history)
                                          G_GNUC_WARN_UNUSED_RESULT;
void             dag_change_finder_free  (DagChangeFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagChangeFinder, dag_change_finder_free)

void             dag_change_finder_add   (DagChangeFinder *self,
                                          DagSnapshot     *snapshot);
void             dag_change_finder_look_back (DagChangeFinder *self);
GPtrArray       *dag_change_finder_find  (DagChangeFinder *self,
                                          DagSnapshot     *snapshot)
                                          G_GNUC_WARN_UNUSED_RESULT;
/* Which definition of the service level is compared; the strict one at first. */
void             dag_change_finder_set_level_kind (DagChangeFinder     *self,
                                                   DagServiceLevelKind  kind);
void             dag_change_finder_reset (DagChangeFinder *self);

G_END_DECLS

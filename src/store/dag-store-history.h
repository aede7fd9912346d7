/* dag-store-history.h - the history of a contact centre on the disk, today's also in memory
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-memory-history.h"
#include "dag-retention.h"
#include "dag-store.h"

G_BEGIN_DECLS

/**
 * DagStoreHistory:
 *
 * A DagHistory in front of a DagMemoryHistory: what comes in goes to both; what is asked of
 * the last day is answered from memory, at once, and what is older from the database. The
 * database is that of the contact centre that is watched; without one there is the memory.
 *
 * One process records at a time; another that has the same database open only reads.
 *
 * Signals: "restored": the hours before the start are in the memory again.
 */
#define DAG_TYPE_STORE_HISTORY (dag_store_history_get_type ())
G_DECLARE_FINAL_TYPE (DagStoreHistory, dag_store_history, DAG, STORE_HISTORY, GObject)

DagStoreHistory  *dag_store_history_new        (DagMemoryHistory *memory)
                                                G_GNUC_WARN_UNUSED_RESULT;
DagMemoryHistory *dag_store_history_get_memory (DagStoreHistory *self);

void              dag_store_history_attach     (DagStoreHistory *self,
                                                DagStore        *store,
                                                gboolean         records);
DagStore         *dag_store_history_get_store  (DagStoreHistory *self);
gboolean          dag_store_history_is_recording (DagStoreHistory *self);
guint             dag_store_history_get_n_pending (DagStoreHistory *self);

void              dag_store_history_set_retention (DagStoreHistory    *self,
                                                   const DagRetention *retention);
void              dag_store_history_set_keeps_people (DagStoreHistory *self,
                                                      gboolean         keeps_people);
gboolean          dag_store_history_keeps_people (DagStoreHistory *self);
void              dag_store_history_rewind     (DagStoreHistory *self,
                                                int64_t          from_us);
void              dag_store_history_forget_async  (DagStoreHistory     *self,
                                                   const char          *agent,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean          dag_store_history_forget_finish (DagStoreHistory  *self,
                                                   GAsyncResult     *result,
                                                   GError          **error);
gboolean          dag_store_history_can_keep_verdicts (DagStoreHistory *self);
void              dag_store_history_add_verdicts (DagStoreHistory *self,
                                                  GPtrArray       *records);
void              dag_store_history_read_verdicts_async  (DagStoreHistory     *self,
                                                          const char          *agent,
                                                          int64_t              from_us,
                                                          int64_t              to_us,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
GPtrArray        *dag_store_history_read_verdicts_finish (DagStoreHistory  *self,
                                                          GAsyncResult     *result,
                                                          GError          **error);
void              dag_store_history_add_poll   (DagStoreHistory      *self,
                                                const DagHistoryPoll *poll);
void              dag_store_history_read_polls_async  (DagStoreHistory     *self,
                                                       int64_t              from_us,
                                                       int64_t              to_us,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);
GArray           *dag_store_history_read_polls_finish (DagStoreHistory  *self,
                                                       GAsyncResult     *result,
                                                       GError          **error);

G_END_DECLS

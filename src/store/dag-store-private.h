/* dag-store-private.h - the calls of a store, and the worker that carries them out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-database-private.h"
#include "dag-store.h"

G_BEGIN_DECLS

typedef struct _DagStoreWorker DagStoreWorker;

struct _DagStore
{
  GObject parent_instance;

  char *path; /* (nullable) */
  DagStoreWorker *worker; /* (nullable): closed */
  GError *problem; /* (nullable) */
  gboolean read_only;
  gboolean is_notice; /* @problem is only told: all is saved */
};

/* One job on its way there and back. */
typedef struct
{
  const DagStoreJob *job;
  gpointer input;
  GTask *task; /* touched on the asking thread alone */
  GCancellable *cancellable; /* (nullable) */
  gpointer result;
  GError *error;   /* (nullable) */
  GError *problem; /* (nullable): the state of the store afterwards */
  gboolean read_only;
  gboolean is_notice;
  gboolean is_checked; /* the two above say something */
} DagStoreCall;

/* Where finished calls wait for the main loop, which the worker may not outlive. */
typedef struct
{
  gatomicrefcount ref_count;
  GAsyncQueue *calls; /* of DagStoreCall */
} DagStoreDone;

void            dag_store_call_free    (DagStoreCall *call);
DagStoreWorker *dag_store_worker_start (const char  *path,
                                        GSourceFunc  on_done) G_GNUC_WARN_UNUSED_RESULT;
void            dag_store_worker_push  (DagStoreWorker *self,
                                        DagStoreCall   *call);
void            dag_store_worker_dismiss (DagStoreWorker *self);
void            dag_store_worker_stop  (DagStoreWorker *self,
                                        GQueue         *left);

G_END_DECLS

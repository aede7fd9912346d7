/* dag-store-history-private.h - what the files of the history on the disk share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-archive.h"
#include "dag-retention.h"
#include "dag-store-history.h"

G_BEGIN_DECLS

/* What is asked of so much of the past is answered from memory. */
#define DAG_STORE_HISTORY_MEMORY_US (24 * 3600 * DAG_USEC_PER_SEC)

struct _DagStoreHistory
{
  GObject parent_instance;

  DagMemoryHistory *memory;
  DagStore *store;        /* (nullable) */
  DagRecorder *recorder;  /* (nullable): with @store */
  GCancellable *cancellable; /* of what is under way for @store */
  gboolean records;       /* is to */
  int lock;               /* file descriptor; −1: another process records */
  int64_t lock_tried_us;
  guint n_pending;        /* answers that are not written yet */
  int64_t last_at_us;     /* of the newest answer; NONE: none yet */
  GPtrArray *late_changes; /* (nullable) of DagStateChange, to be written */
  GPtrArray *late_intervals; /* (nullable) of DagInterval */
  guint late_id;
  DagRestored *restored;  /* (nullable): being given to the memory */
  guint restore_id;
  DagRetention retention;
  guint purge_id;
  gboolean is_purging;
  gboolean keeps_people;
};

/* A line of a list, about one of the people. */
typedef struct
{
  const char *(*get_agent) (gconstpointer line);
  GDestroyNotify free;
} DagStoreLine;

void     dag_store_history_past_init    (DagHistoryInterface *iface);
void     dag_store_history_return_people (GTask              *task,
                                          GPtrArray          *lines,
                                          const DagStoreLine *line,
                                          GHashTable         *sieved);
gboolean dag_store_history_try_lock     (DagStoreHistory *self);
void     dag_store_history_drop_lock    (DagStoreHistory *self);
void     dag_store_history_flush_late   (DagStoreHistory *self);
void     dag_store_history_restore      (DagStoreHistory *self);
void     dag_store_history_start_purging (DagStoreHistory *self);
void     dag_store_history_stop_purging (DagStoreHistory *self);
void     dag_store_history_stop_restore (DagStoreHistory *self);
void     dag_store_history_run          (DagStoreHistory     *self,
                                         const DagStoreJob   *job,
                                         DagArchiveQuestion  *question,
                                         GTask               *task);

G_END_DECLS

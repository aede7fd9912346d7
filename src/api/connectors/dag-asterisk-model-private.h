/* dag-asterisk-model-private.h - the model's inside, for its other parts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-asterisk-agent.h"
#include "dag-asterisk-model.h"
#include "dag-asterisk-tally.h"

G_BEGIN_DECLS

/* A queue as the last poll had it, and its day. */
typedef struct
{
  char *name;
  int64_t waiting;
  int64_t longest_s;
  int64_t within_s;
  DagAsteriskTally tally;
  gboolean is_listed;
} DagAsteriskQueue;

struct _DagAsteriskModel
{
  DagAsteriskOptions *options;
  GHashTable *queues;       /* name → DagAsteriskQueue */
  GHashTable *members;      /* queue and interface → DagAsteriskMember */
  GHashTable *removed;      /* the same key → GINT64 time an event took it away */
  GHashTable *agents;       /* id → DagAsteriskAgent */
  GHashTable *by_interface; /* interface → DagAsteriskAgent */
  GHashTable *by_device;    /* state interface and name → DagAsteriskAgent */
  GPtrArray *changes;       /* of DagStateChange */
  int64_t now_us;
  int64_t watch_start_us;
  int64_t day_start_us;
  gboolean is_listening;    /* the event session is up */
  gboolean has_heard;       /* and has told something of a queue */
  gboolean is_refused;      /* the account may not have events at all */
  gboolean in_gap;          /* events may have been missed since they last agreed */
  guint polls_listening;
  guint n_gaps;
  guint n_dropped;          /* events that could not be read */
};

void              dag_asterisk_model_advance      (DagAsteriskModel *self,
                                                   int64_t           now_us);
DagAsteriskAgent *dag_asterisk_model_find_agent   (DagAsteriskModel        *self,
                                                   const DagAsteriskMember *member);
DagAsteriskQueue *dag_asterisk_model_find_queue   (DagAsteriskModel *self,
                                                   const char       *name);
void              dag_asterisk_model_update_agent (DagAsteriskModel *self,
                                                   DagAsteriskAgent *agent,
                                                   gboolean          exact);

G_END_DECLS

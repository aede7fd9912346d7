/* dag-memory-history-list-private.h - what takes long to list is listed in pieces
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-memory-history-private.h"

G_BEGIN_DECLS

typedef struct _DagListing DagListing;

/* Something is made of many things, one after the other: a picture of everybody, all
 * intervals of a day. */
struct _DagListing
{
  void (*list_one) (DagMemoryHistory *self,
                    DagListing       *listing,
                    guint             place);
  guint n; /* so many things, … */
  guint n_done; /* of which so many are done */
  gpointer answer; /* handed out when all are */
  GDestroyNotify free_answer;
  GPtrArray *ids;    /* (nullable): of people, or of queues */
  DagSnapshot *last; /* (nullable): the newest answer when it was asked */
  GArray *days;      /* (nullable): of DagHistoryDay */
  int64_t from_us;
  int64_t to_us;
};

DagListing *dag_listing_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void        dag_listing_run         (DagListing *self,
                                     GTask      *task);
GArray     *dag_memory_history_list_days (DagMemoryHistory *self,
                                          GTimeZone        *zone) G_GNUC_WARN_UNUSED_RESULT;
void        dag_memory_history_list_init (DagHistoryInterface *iface);

G_END_DECLS

/* dag-poller.h - when to poll: interval, back-off, Retry-After, pause, refresh
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"

G_BEGIN_DECLS

#define DAG_TYPE_POLLER (dag_poller_get_type ())
G_DECLARE_FINAL_TYPE (DagPoller, dag_poller, DAG, POLLER, GObject)

/* Signals, on the main thread:
 *   polled (DagSnapshot *snapshot)   an answer was accepted (the same object: not modified)
 *   failed (GError *error)           an attempt failed; never for a cancelled one
 *   scheduled ()                     the time of the next attempt changed */

DagPoller    *dag_poller_new             (DagConnector *connector,
                                          guint         interval_s) G_GNUC_WARN_UNUSED_RESULT;

void          dag_poller_start           (DagPoller *self);
void          dag_poller_stop            (DagPoller *self);
void          dag_poller_refresh         (DagPoller *self);

gboolean      dag_poller_is_polling      (DagPoller *self);
gboolean      dag_poller_needs_secret    (DagPoller *self);
int64_t       dag_poller_get_next_mono_us (DagPoller *self);
guint         dag_poller_get_n_failures  (DagPoller *self);

void          dag_poller_set_interval    (DagPoller *self,
                                          guint      interval_s);

G_END_DECLS

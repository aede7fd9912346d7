/* dag-queue-track.h - what was seen of one queue: by the minute, and by the interval
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"
#include "dag-memory-restore.h"

G_BEGIN_DECLS

typedef struct _DagQueueTrack DagQueueTrack;

DagQueueTrack *dag_queue_track_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void           dag_queue_track_free          (DagQueueTrack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagQueueTrack, dag_queue_track_free)

void           dag_queue_track_add_sample    (DagQueueTrack        *self,
                                              const DagQueueSample *sample,
                                              int64_t               taken_at_us);
void           dag_queue_track_restore       (DagQueueTrack        *self,
                                              DagChannel            channel,
                                              const DagQueueMinute *minutes,
                                              guint                 n_minutes);
gboolean       dag_queue_track_add_interval  (DagQueueTrack     *self,
                                              const DagInterval *interval);
void           dag_queue_track_trim          (DagQueueTrack *self,
                                              int64_t        before_us,
                                              guint          max_minutes);
void           dag_queue_track_cut           (DagQueueTrack *self,
                                              int64_t        from_us);

gboolean       dag_queue_track_is_live       (const DagQueueTrack *self);
guint          dag_queue_track_get_n_intervals (const DagQueueTrack *self);
int64_t        dag_queue_track_get_interval_start (const DagQueueTrack *self,
                                                   guint                index,
                                                   int64_t             *end_us);
void           dag_queue_track_get_interval  (const DagQueueTrack *self,
                                              guint                index,
                                              DagInterval         *interval);
double         dag_queue_track_get_interval_value (const DagQueueTrack *self,
                                                   guint                index,
                                                   DagSeriesKind        kind);
double         dag_queue_track_get_value     (const DagQueueTrack *self,
                                              DagSeriesKind        kind,
                                              int64_t              at_us,
                                              double               gap_s);
void           dag_queue_track_append_points (const DagQueueTrack *self,
                                              DagSeriesKind        kind,
                                              int64_t              from_us,
                                              int64_t              to_us,
                                              double               gap_s,
                                              GArray              *points);

/* A series is of a moment (waiting, staffed …) or of what ended in an interval. */
gboolean       dag_series_kind_is_per_step   (DagSeriesKind kind);
void           dag_points_append             (GArray *points,
                                              int64_t at_us,
                                              double  value);
void           dag_points_append_interval    (GArray        *points,
                                              DagSeriesKind  kind,
                                              int64_t        start_us,
                                              int            minutes,
                                              double         value,
                                              int64_t        from_us,
                                              int64_t        to_us);

G_END_DECLS

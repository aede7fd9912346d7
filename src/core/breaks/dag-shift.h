/* dag-shift.h - a shift as a row of segments in elapsed time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_SEGMENT_WORK,       /* W: screen work */
  DAG_SEGMENT_OTHER_WORK, /* O: work away from the screen: coaching, training */
  DAG_SEGMENT_BREAK,      /* B: unpaid break */
  DAG_SEGMENT_PAUSE,      /* P: paid pause */
  DAG_SEGMENT_UNKNOWN,    /* U: not known what it was */
} DagSegmentKind;

/* Elapsed seconds, never clock times: a night with a double hour has an hour more. */
typedef struct
{
  DagSegmentKind kind;
  int64_t length_s;
} DagSegment;

/* Most shifts have no more segments. */
#define DAG_SHIFT_FEW 16

/**
 * DagShift:
 *
 * The segments of one shift, from its first to its last moment (or to now). Neighbours of
 * one kind are merged; empty ones do not occur. One piece of memory as a rule: thousands
 * are made and thrown away at each answer.
 */
typedef struct
{
  DagSegment *segments; /* to be read; @n_segments of them, the oldest first */
  guint n_segments;
  guint n_room;
  DagSegment few[DAG_SHIFT_FEW];
} DagShift;

DagShift *dag_shift_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void      dag_shift_free     (DagShift *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagShift, dag_shift_free)

DagShift *dag_shift_new_parse (const char  *text,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
DagShift *dag_shift_copy      (const DagShift *self) G_GNUC_WARN_UNUSED_RESULT;
DagShift *dag_shift_copy_as   (const DagShift *self,
                               DagSegmentKind  unknown) G_GNUC_WARN_UNUSED_RESULT;

void      dag_shift_append    (DagShift       *self,
                               DagSegmentKind  kind,
                               int64_t         length_s);
int64_t   dag_shift_get_span_s (const DagShift *self);
int64_t   dag_shift_sum_s     (const DagShift *self,
                               DagSegmentKind  kind);
gboolean  dag_shift_has_unknown (const DagShift *self);
gboolean  dag_shift_is_pause  (DagSegmentKind kind);

G_END_DECLS

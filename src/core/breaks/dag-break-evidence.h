/* dag-break-evidence.h - what is known of a shift: from the source's states, and from notes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-reasons.h"
#include "dag-track.h"

G_BEGIN_DECLS

/* A part of a shift by the clock of the centre. Pauses under five minutes are part of the
 * work around them: nobody is shown one. */
typedef struct
{
  int64_t from_us;
  int64_t to_us;
  guint8 kind;          /* DagSegmentKind */
  guint8 is_away : 1;   /* signed out */
  guint8 is_noted : 1;  /* a lead's note, not the source */
  guint8 is_fresh : 1;  /* a pause under way, under five minutes yet: counts, is not shown */
} DagBreakSpan;

/* What a lead knows better than the source: "was on a break, forgot to set it". */
typedef struct
{
  int64_t from_us;
  int64_t to_us;
  DagSegmentKind kind;
} DagBreakNote;

/* Reads the word of a step's reason. */
typedef const char *(*DagBreakWordFunc) (guint    reason,
                                         gpointer user_data);

GArray   *dag_break_evidence_read     (const DagTrack   *track,
                                       int64_t           begins_us,
                                       int64_t           now_us,
                                       DagBreakReasons  *reasons,
                                       DagBreakWordFunc  get_word,
                                       gpointer          user_data) G_GNUC_WARN_UNUSED_RESULT;
GArray   *dag_break_evidence_note     (GArray             *spans,
                                       const DagBreakNote *notes,
                                       guint               n_notes) G_GNUC_WARN_UNUSED_RESULT;
DagShift *dag_break_evidence_to_shift (GArray *spans) G_GNUC_WARN_UNUSED_RESULT;
void      dag_break_evidence_trim     (GArray *spans);

G_END_DECLS

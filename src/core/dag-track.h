/* dag-track.h - what is known of one agent's shift: a row of states, and what follows from it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* A pause this long is a breather: it ends an unbroken stretch. Shorter ones are part of
 * the work and are never listed per person (the toilet is nobody's business). */
#define DAG_BREATHER_S 300
/* A gap this long between live contacts begins another row of them. */
#define DAG_CONTACT_GAP_S 30
/* Signed off for so long: another shift begins, whatever the calendar says. */
#define DAG_SHIFT_GAP_S (3 * 3600)
/* The load of one person is worked out over this, and over no less. */
#define DAG_LOAD_WINDOW_S 1800
#define DAG_LOAD_MIN_WORK_S 600

/* From @at_us on: this state. Small, since a big centre has millions a day. */
typedef struct
{
  int64_t at_us;
  int32_t contact; /* running number of the agent's contacts that day, or -1 */
  guint16 reason;  /* a number of the owner's list of words; 0: none */
  guint8 state;    /* DagAgentState */
  guint8 channel : 5; /* DagChannel */
  guint8 channel_known : 1;
  guint8 guessed : 1; /* we put it in, for want of knowledge: it gives way to any fact */
  guint8 fresh : 1;   /* the state began just then, even if it was the same before */
} DagTrackStep;

typedef struct _DagTrack DagTrack;

/* Whether it is work on a channel that waits: no beep calls from one to the next. */
static inline gboolean
dag_track_step_is_deferred (const DagTrackStep *step)
{
  return step->channel_known && !dag_channel_is_live ((DagChannel) step->channel);
}

DagTrack           *dag_track_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                dag_track_free      (DagTrack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagTrack, dag_track_free)

gboolean            dag_track_add       (DagTrack           *self,
                                         const DagTrackStep *step);
void                dag_track_observe   (DagTrack           *self,
                                         const DagTrackStep *step,
                                         int64_t             seen_at_us);
void                dag_track_lose      (DagTrack *self,
                                         int64_t   at_us);
void                dag_track_trim      (DagTrack *self,
                                         int64_t   before_us);
void                dag_track_cut       (DagTrack *self,
                                         int64_t   from_us);

guint               dag_track_get_n_steps (const DagTrack *self);
const DagTrackStep *dag_track_get_step  (const DagTrack *self,
                                         guint           index);
const DagTrackStep *dag_track_get_steps (const DagTrack *self,
                                         guint          *n_steps);
guint               dag_track_find      (const DagTrack *self,
                                         int64_t         at_us);
guint               dag_track_find_told (const DagTrack *self,
                                         int64_t         at_us);

guint               dag_track_find_shift (const DagTrack *self,
                                          int64_t         now_us,
                                          gboolean       *seen);

/* What follows from a track at one moment. */
typedef struct
{
  int64_t watched_since_us;  /* the shift is known from here on; NONE: nothing is known */
  int64_t stretch_since_us;  /* as much of it without a time of which nothing is known in
                              * which a breather may hide: sure without a break seen */
  int64_t last_break_end_us; /* end of the last breather; NONE: none was seen */
  DagProvenance last_break_provenance; /* derived: "at least", the shift's start was not seen */
  int64_t contacts_in_row;   /* live ones, since the last gap of ≥ 30 s */
  DagProvenance contacts_provenance;
  double load;    /* occupancy of the last half hour, or absent */
  double break_s; /* breathers on the status "break", this shift, or absent */
} DagTrackFigures;

void                dag_track_measure   (const DagTrack  *self,
                                         int64_t          signed_in_at_us,
                                         int64_t          now_us,
                                         DagTrackFigures *figures);

G_END_DECLS

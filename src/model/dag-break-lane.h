/* dag-break-lane.h - one person's shift as the Breaks page shows it, and how it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-evidence.h"
#include "dag-break-terms.h"
#include "dag-slot-model.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Who planned a break. */
typedef enum
{
  DAG_BREAK_PLAN_ROSTER, /* the roster of the contact centre */
  DAG_BREAK_PLAN_LEAD,   /* a lead, here */
} DagBreakPlanOrigin;

typedef struct
{
  int64_t from_us;
  int64_t to_us;
  const char *id; /* (nullable): of the board's item, interned; %NULL: the roster's */
  int64_t origin; /* DagBreakPlanOrigin */
} DagBreakPlan;

/**
 * DagBreakLane:
 *
 * Counted; immutable once it is in a list. The last span reaches to @at_us; while the shift
 * goes on it is drawn to the present.
 */
typedef struct
{
  DagAgentSample *sample; /* the last there was */
  gboolean vanished;      /* no longer named by the source */
  int64_t at_us;          /* worked out for this moment */
  int64_t begins_us;      /* of the shift: signed in, or the first that is known */
  int64_t ends_us;        /* as rostered, or assumed */
  gboolean end_is_assumed;
  gboolean is_over;       /* signed out for the day: verdicts are final */
  gboolean is_pausing;    /* on a pause just now that has lasted five minutes */
  gboolean is_away;       /* on any pause just now, however short */
  GArray *spans;          /* of DagBreakSpan, notes over what the source says */
  GArray *plans;          /* of DagBreakPlan, by time */
  guint n_notes;
  int64_t stretch_since_us; /* work without a pause of five minutes, since; NONE: on one */
  GPtrArray *sets;        /* those in force, which @standing and @credit point into */
  DagBreakStanding standing;
  int64_t latest_start_us;  /* by the clock, or NONE */
  int64_t warn_s;           /* a break is due so long before that */
  DagBreakState state_by_source; /* as it would stand without the notes */
  DagBreakCredit credit;
} DagBreakLane;

DagBreakLane *dag_break_lane_new   (DagAgentSample *sample) G_GNUC_WARN_UNUSED_RESULT;
DagBreakLane *dag_break_lane_copy_with (const DagBreakLane *self,
                                        DagAgentSample     *sample) G_GNUC_WARN_UNUSED_RESULT;
gpointer      dag_break_lane_ref   (gpointer lane);
void          dag_break_lane_unref (gpointer lane);
gboolean      dag_break_lane_equal (const DagBreakLane *a,
                                    const DagBreakLane *b);
int           dag_break_lane_get_care_group (const DagBreakLane *self);
const DagBreakPlan *dag_break_lane_get_next_plan (const DagBreakLane *self,
                                                  int64_t             now_us);

extern const DagRecordClass dag_break_lane_class;

G_END_DECLS

/* dag-rows.h - the records of the live tables: a sample and what was worked out from it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-slot-model.h"
#include "dag-snapshot.h"
#include "dag-totals.h"

G_BEGIN_DECLS

/* One queue as a table row. Counted; immutable once in a model. */
typedef struct
{
  DagQueueSample *sample;
  gboolean stale;         /* it vanished from the source's answers (F-D06) */
  int64_t stale_since_us;
  double service_level;   /* today, the kind in use */
  double handle_time_s;
  double waiting_per_agent;
} DagQueueRow;

/* One agent as a table row. */
typedef struct
{
  DagAgentSample *sample; /* where the agent vanished: the last one, state unknown (F-D04) */
  gboolean vanished;
  char *queue_names;      /* "Facturen, Pakketten" for search and the cell (nullable) */
  int64_t last_break_end_us;    /* NONE: no break of ≥ 5 min seen since watching began */
  int64_t watched_since_us;     /* what was seen of this agent's day begins here */
  int64_t stretch_since_us;     /* as in DagTrackFigures */
  DagProvenance last_break_provenance;
  int64_t contacts_in_row;      /* live ones, since the last gap ≥ 30 s; absent where not known */
  DagProvenance contacts_provenance; /* derived: "at least", no gap was seen yet */
  double load;                  /* occupancy of the last half hour; absent below 30 min */
  double break_s;               /* breaks of today that count (≥ 5 min); absent: unknown */
} DagAgentRow;

DagQueueRow *dag_queue_row_new (DagQueueSample *sample) G_GNUC_WARN_UNUSED_RESULT;
DagAgentRow *dag_agent_row_new (DagAgentSample *sample) G_GNUC_WARN_UNUSED_RESULT;

extern const DagRecordClass dag_queue_row_class;
extern const DagRecordClass dag_agent_row_class;

gboolean     dag_agent_row_has_same_figures (const DagAgentRow *a,
                                             const DagAgentRow *b);

G_END_DECLS

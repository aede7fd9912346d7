/* dag-day-report.h - one day of a centre in sums: by queue, and by team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-history.h"
#include "dag-totals.h"

G_BEGIN_DECLS

/* One queue's day. */
typedef struct
{
  char *id;
  char *name; /* (nullable) */
  DagChannel channel;
  DagTarget target;
  DagQueueDay counts;    /* of the day */
  double service_level;  /* in the kind asked for; absent where nothing ended */
  double asa_s;          /* of the answered */
  double handle_time_s;
  int64_t busiest_us;    /* start of the interval with most offered, or NONE */
  int64_t busiest_offered;
} DagReportQueue;

/* One team's day, or that of all small teams together. */
typedef struct
{
  char *name; /* (nullable): no team, or the small ones */
  guint n_teams;
  guint n_people;  /* who signed in that day */
  gboolean told;   /* large enough for the rest */
  double worked_s; /* signed in, breaks and meetings too */
  double break_s;
  double meeting_s;
} DagReportTeam;

/**
 * DagDayReport:
 *
 * Sums over the intervals of a day. No person is in it.
 */
typedef struct
{
  char *centre; /* (nullable) */
  int64_t from_us;
  int64_t to_us;
  int64_t first_us; /* of what is known */
  int64_t last_us;
  guint n_gaps;        /* stretches between them of which nothing is known */
  int64_t gap_from_us; /* the first of them */
  int64_t gap_to_us;
  int64_t gaps_us;     /* all of them together */
  DagServiceLevelKind kind;
  GPtrArray *queues;    /* of DagReportQueue, the busiest first within live and deferred */
  GPtrArray *teams;     /* of DagReportTeam */
  DagReportQueue *live; /* the sum of the live channels; (nullable) without one */
} DagDayReport;

DagDayReport *dag_day_report_new  (const DagHistoryDay *day,
                                   const DagSnapshot   *names,
                                   GPtrArray           *intervals,
                                   GPtrArray           *agent_days,
                                   DagServiceLevelKind  kind) G_GNUC_WARN_UNUSED_RESULT;
void          dag_day_report_find_gaps (DagDayReport *self,
                                        GPtrArray    *intervals,
                                        GArray       *waiting,
                                        GArray       *staffed);
void          dag_day_report_free (DagDayReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagDayReport, dag_day_report_free)

G_END_DECLS

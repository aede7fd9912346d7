/* dag-break-record.h - what the rules on breaks said of one shift, as it is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-verdict.h"

G_BEGIN_DECLS

/* What one rule said. Seconds. */
typedef struct
{
  char *set;  /* id of the set of rules */
  char *rule; /* id of the rule */
  DagVerdict verdict;
  int64_t have_s;
  int64_t need_s;
} DagBreakRecordRule;

/**
 * DagBreakRecord:
 *
 * One shift of one person. It says how long, never what else the person did. A shift that
 * was not watched to its end is not final: what is not a breach by then is unknown.
 */
typedef struct
{
  char *agent;      /* id */
  char *name;       /* (nullable): when read back */
  char *team_id;    /* (nullable): when read back */
  char *team_name;  /* (nullable): when read back */
  int64_t begins_us;
  int64_t ends_us;
  gboolean is_final;
  DagVerdict verdict; /* of all rules together */
  GPtrArray *rules;   /* of DagBreakRecordRule: those that applied to the person */
} DagBreakRecord;

DagBreakRecord *dag_break_record_new      (const char *agent,
                                           int64_t     begins_us,
                                           int64_t     ends_us,
                                           gboolean    is_final) G_GNUC_WARN_UNUSED_RESULT;
void            dag_break_record_free     (DagBreakRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakRecord, dag_break_record_free)
void            dag_break_record_add_rule (DagBreakRecord *self,
                                           const char     *set,
                                           const char     *rule,
                                           DagVerdict      verdict,
                                           int64_t         have_s,
                                           int64_t         need_s);

/* Shifts by what was said of them. */
typedef struct
{
  guint n_people;
  guint n_shifts; /* to which a rule applied: the three below together, and waived ones */
  guint n_kept;
  guint n_broken;
  guint n_unknown;
} DagBreakTally;

void            dag_break_records_count   (GPtrArray     *records,
                                           const char    *team_id,
                                           DagBreakTally *tally);

/* What was said of the shifts of one team, or of all small ones together. */
typedef struct
{
  char *name;    /* (nullable): no team, or the small ones */
  guint n_teams;
  gboolean told; /* large enough for more than the number of its people */
  DagBreakTally tally;
} DagBreakTeamTally;

void            dag_break_team_tally_free (DagBreakTeamTally *self);
GPtrArray      *dag_break_records_by_team (GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-roster.h - shifts as they are rostered, with their planned breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

/* A break as the roster has it. */
typedef struct
{
  int64_t from_us;
  int64_t to_us;
} DagRosterBreak;

/* One rostered shift; it may go over midnight. */
typedef struct
{
  char *agent;
  int64_t start_us;
  int64_t end_us;
  GArray *breaks; /* of DagRosterBreak, oldest first */
} DagRosterShift;

DagRosterShift       *dag_roster_shift_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void                  dag_roster_shift_free (DagRosterShift *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagRosterShift, dag_roster_shift_free)

/* The shifts of everybody. */
typedef struct _DagRoster DagRoster;

DagRoster            *dag_roster_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void                  dag_roster_free       (DagRoster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagRoster, dag_roster_free)

void                  dag_roster_clear      (DagRoster *self);
void                  dag_roster_take       (DagRoster      *self,
                                             DagRosterShift *shift);
const DagRosterShift *dag_roster_find       (const DagRoster *self,
                                             const char      *agent,
                                             int64_t          at_us);
int64_t               dag_roster_find_turn  (const DagRoster *self,
                                             const char      *agent,
                                             int64_t          at_us);

G_END_DECLS

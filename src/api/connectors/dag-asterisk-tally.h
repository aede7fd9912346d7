/* dag-asterisk-tally.h - a queue's day, counted from events, mended from counters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-snapshot.h"

G_BEGIN_DECLS

/* One count: what events told, held against a counter that only the polls see. The two
 * differ by a constant as long as nothing was missed. */
typedef struct
{
  int64_t counted;  /* today */
  int64_t base;     /* counter − counted when they were last seen to agree */
  int64_t last;     /* the counter at the last poll */
  int64_t last_counted;
  int64_t pending;  /* a difference that the last poll showed first */
  gboolean has_base;
} DagAsteriskCount;

void dag_asterisk_count_start_day (DagAsteriskCount *self);
void dag_asterisk_count_reconcile (DagAsteriskCount *self,
                                   int64_t           counter,
                                   gboolean          reset,
                                   gboolean          gap,
                                   gboolean          listening);

/**
 * DagAsteriskTally:
 *
 * Asterisk's own counters run since its last reload, so today's figures are counted from
 * events. Where events were missed (the session was lost, or the account may not read
 * them) the difference of the counters is added; such contacts have no measured waits and
 * are given the mean of the measured ones, or none where nothing was measured.
 */
typedef struct
{
  DagAsteriskCount answered; /* against Completed + members in a call */
  DagAsteriskCount abandoned;
  DagAsteriskCount handled;  /* against Completed */
  DagQueueDay measured;      /* of those that events told of */
} DagAsteriskTally;

/* What one poll says of a queue. */
typedef struct
{
  int64_t completed;
  int64_t abandoned;
  int64_t in_call;
} DagAsteriskCounters;

void dag_asterisk_tally_init      (DagAsteriskTally *self);
void dag_asterisk_tally_start_day (DagAsteriskTally *self);

void dag_asterisk_tally_connect   (DagAsteriskTally *self,
                                   int64_t           wait_s,
                                   int64_t           within_s);
void dag_asterisk_tally_abandon   (DagAsteriskTally *self,
                                   int64_t           wait_s,
                                   int64_t           within_s,
                                   double            short_s);
void dag_asterisk_tally_complete  (DagAsteriskTally *self,
                                   int64_t           talk_s);
void dag_asterisk_tally_wrap_up   (DagAsteriskTally *self,
                                   double            wrap_up_s);
void dag_asterisk_tally_reconcile (DagAsteriskTally          *self,
                                   const DagAsteriskCounters *counters,
                                   gboolean                   gap,
                                   gboolean                   listening);
void dag_asterisk_tally_write     (const DagAsteriskTally *self,
                                   gboolean                has_target,
                                   DagQueueDay            *day);

G_END_DECLS

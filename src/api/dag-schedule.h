/* dag-schedule.h - when the next poll is due: no clock, no timer, only the rules
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are microseconds of a clock that also runs while the computer sleeps, so that an
 * overdue poll is due once on waking and never makes up for the missed ones (F-N12). */
typedef struct
{
  int64_t interval_us;
  int64_t due_us;          /* 0: none */
  int64_t not_before_us;   /* what the server asked for (Retry-After); 0: nothing */
  int64_t network_us;      /* when a change of the network last led to a poll */
  guint n_failures;        /* in a row */
  guint n_doubled;         /* polls for which the interval stays doubled */
  GRand *random;           /* owned by whoever holds the schedule */
} DagSchedule;

void     dag_schedule_begin           (DagSchedule *self,
                                       int64_t      now_us);
void     dag_schedule_succeeded       (DagSchedule *self,
                                       int64_t      now_us);
void     dag_schedule_failed          (DagSchedule  *self,
                                       int64_t       now_us,
                                       const GError *error,
                                       double        retry_after_s);
gboolean dag_schedule_refresh         (DagSchedule *self,
                                       int64_t      now_us);
gboolean dag_schedule_network_changed (DagSchedule *self,
                                       int64_t      now_us);
void     dag_schedule_set_interval    (DagSchedule *self,
                                       int64_t      now_us,
                                       int64_t      interval_us);

G_END_DECLS

/* dag-alert-rehearsal-private.h - what a day that rules are tried on is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rehearsal.h"

G_BEGIN_DECLS

#define DAG_ALERT_TRY_N_SERIES (DAG_SERIES_ABANDONED + 1)

typedef struct
{
  char *id;
  DagTarget target;
  GArray *series[DAG_ALERT_TRY_N_SERIES]; /* of DagPoint; NULL: not read */
  GArray *oldest;  /* of DagPoint: age ÷ promised time */
  GArray *helpers; /* of DagPoint: who could help, while the queue drowns */
} DagTryQueue;

/* One person at one step: in whole minutes, seconds and contacts, so that a day of
 * thousands of people finds room. */
typedef struct
{
  guint16 stretch_min;
  guint16 work_min;
  guint16 air_min;
  guint16 break_min;
  guint16 busy_s;
  guint16 idle_s;
  guint16 since_break;
  guint16 in_row;
  guint8 is_here;
  guint8 had_short_pause;
} DagTryStep;

typedef struct
{
  char *id;
  char *team;
  GArray *steps; /* of DagTryStep, one each DAG_ALERT_TRY_STEP_US, from @first on */
  guint first;   /* before it, and after the last, the person is not there */
} DagTryPerson;

typedef struct
{
  int64_t at_us;
  gboolean is_good;
} DagTryPoll;

struct _DagAlertRehearsal
{
  int64_t from_us;
  int64_t to_us;
  GPtrArray *queues; /* of DagTryQueue */
  GPtrArray *people; /* of DagTryPerson */
  GHashTable *marks; /* agent → GArray of int64_t, by time */
  GArray *polls;     /* of DagTryPoll, by time */
  gboolean has_queues;
  gboolean has_people;
  gboolean has_moments;
  gboolean has_verdicts;
  guint n_missed; /* shifts in which a break of the rules no longer fitted */
};

G_END_DECLS

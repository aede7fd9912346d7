/* dag-alert.h - one alert from its first sign to its end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-rule.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_ALERT_PENDING, /* the condition holds, but not long enough yet */
  DAG_ALERT_FIRING,
  DAG_ALERT_ACKNOWLEDGED,
  DAG_ALERT_SNOOZED,
  DAG_ALERT_RESOLVED,
} DagAlertState;

typedef struct
{
  guint id; /* running number, stable over the alert's life */
  const DagAlertRule *rule;
  char *subject;
  DagAlertSeverity severity;
  DagAlertState state;
  int64_t began_us;       /* when the condition was first seen */
  int64_t fired_us;
  int64_t resolved_us;
  int64_t snoozed_to_us;
  char *note;             /* (nullable): with the acknowledgement */
  double value;           /* the last that was known */
  double worst;
  int64_t last_known_us;
  gboolean is_blind;      /* no data since last_known_us: kept, and marked */
  gboolean is_inhibited;  /* a wider alert says it already */
  guint n_reopened;       /* how often it came back soon after it was over */

  /* of the engine */
  int64_t above_watch_us;
  int64_t above_overload_us;
  guint n_clear;
} DagAlert;

const char *dag_alert_state_get_word (DagAlertState state);
gboolean    dag_alert_is_open        (const DagAlert *self);

G_END_DECLS

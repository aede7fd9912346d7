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

/* How the value went: so much is kept, ever coarser as it lasts. */
#define DAG_ALERT_MOST_TRAIL 120

typedef struct
{
  int64_t at_us;
  double value;
} DagAlertPoint;

typedef struct
{
  guint id; /* running number, stable over the alert's life */
  const DagAlertRule *rule;
  char *subject;
  char *group;            /* what is told as one */
  char **within;          /* (nullable): as in the sample */
  DagAlertLevels levels;  /* those of the last sample */
  DagAlertSeverity severity;
  DagAlertState state;
  int64_t began_us;       /* when the condition was first seen */
  int64_t fired_us;
  int64_t resolved_us;
  int64_t snoozed_to_us;
  int64_t acted_us;       /* when a person first acknowledged or snoozed it */
  char *note;             /* (nullable): with the acknowledgement */
  double value;           /* the last that was known */
  double worst;
  GArray *trail;          /* of DagAlertPoint */
  int64_t last_known_us;
  int64_t last_fed_us;    /* last heard of, be it that nothing is known */
  gboolean is_blind;      /* no data since last_known_us: kept, and marked */
  gboolean is_inhibited;  /* a wider alert says it already */
  gboolean is_lapsed;     /* over because its subject is gone, not because it got well */
  gboolean is_untold;     /* there was no budget for it, or it was hidden: told later */
  gboolean is_due_again;  /* its snooze ran out while it still holds */
  guint n_reopened;       /* how often it came back soon after it was over */

  /* of the engine */
  int64_t above_watch_us;
  int64_t above_overload_us;
  guint n_clear;
  guint trail_step;       /* one in so many is kept */
  guint n_fed;
} DagAlert;

const char *dag_alert_state_get_word (DagAlertState state);
gboolean    dag_alert_is_open        (const DagAlert *self);
const char *dag_alert_get_subject_id (const DagAlert *self,
                                      const char     *prefix);
int         dag_alert_compare_urgency (const DagAlert *a,
                                       const DagAlert *b);
void        dag_alert_free           (DagAlert *self);
DagAlert   *dag_alert_copy           (const DagAlert *other) G_GNUC_WARN_UNUSED_RESULT;
void        dag_alert_assign         (DagAlert       *self,
                                      const DagAlert *other);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlert, dag_alert_free)

G_END_DECLS

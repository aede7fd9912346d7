/* dag-alert-rehearsal.h - how often a rule would have fired on a day that is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-engine.h"
#include "dag-history.h"
#include "dag-track.h"

G_BEGIN_DECLS

/* Why a rule cannot be tried on a day. */
#define DAG_ALERT_TRY_EMPTY (-1)     /* nothing is known of it */
#define DAG_ALERT_TRY_NO_PEOPLE (-2) /* of people nothing is kept */
#define DAG_ALERT_TRY_NO_ROSTER (-3) /* of shifts no verdict is kept, nor the roster they had */

/* People are looked at this often: enough for rules in minutes and contacts. */
#define DAG_ALERT_TRY_STEP_US (180 * DAG_USEC_PER_SEC)

/**
 * DagAlertRehearsal:
 *
 * What is known of one day, in the values that rules look at; any threshold can then be
 * tried on it, through the same engine that watches the present. Of no thread: one at a
 * time may use it.
 */
typedef struct _DagAlertRehearsal DagAlertRehearsal;

DagAlertRehearsal *dag_alert_rehearsal_new       (int64_t from_us,
                                                  int64_t to_us) G_GNUC_WARN_UNUSED_RESULT;
void               dag_alert_rehearsal_free      (DagAlertRehearsal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlertRehearsal, dag_alert_rehearsal_free)

void               dag_alert_rehearsal_add_series (DagAlertRehearsal *self,
                                                   const char        *queue,
                                                   const DagTarget   *target,
                                                   DagSeriesKind      kind,
                                                   GArray            *points);
void               dag_alert_rehearsal_add_person (DagAlertRehearsal *self,
                                                   const char        *agent,
                                                   const char        *team,
                                                   const DagTrack    *track);
void               dag_alert_rehearsal_add_marks (DagAlertRehearsal *self,
                                                  const char        *agent,
                                                  GArray            *times_us);
void               dag_alert_rehearsal_add_moment (DagAlertRehearsal *self,
                                                   const DagSnapshot *snapshot,
                                                   double             drowning);
void               dag_alert_rehearsal_add_poll  (DagAlertRehearsal    *self,
                                                  const DagHistoryPoll *poll);

void               dag_alert_rehearsal_add_verdict (DagAlertRehearsal *self,
                                                    int64_t            begins_us,
                                                    gboolean           is_missed);

int                dag_alert_rehearsal_count     (DagAlertRehearsal  *self,
                                                  const DagAlertRule *rule);

G_END_DECLS

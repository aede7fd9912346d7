/* dag-alert-signals-private.h - the inside of the signals
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-meter.h"
#include "dag-alert-pools.h"
#include "dag-alert-signals.h"

G_BEGIN_DECLS

struct _DagAlertSignals
{
  DagAlertRules *rules;
  DagAlertTrackFunc get_track;
  gpointer history;
  DagAlertBreaks breaks;
  GHashTable *marks;  /* (nullable): agent → GArray of int64_t, times of heavy contacts */
  GHashTable *meters; /* queue → DagAlertMeter */
  GHashTable *loads;  /* people → double: the most load at which they meet their target */
  DagTarget load_target;
  double load_handle_s;

  /* of the answer under way or done last */
  DagSnapshot *snapshot; /* (nullable) */
  DagTotals totals;
  GHashTable *live;      /* ids of the live queues */
  DagAlertPools *pools;  /* (nullable): of the live queues */
  GHashTable *teams;     /* id → DagAlertTeam */
  GArray *air;           /* of DagAlertAir, as the agents of @snapshot */
  GHashTable *places;    /* (nullable): agent → place in @air, made when first asked for */
  GArray *samples;       /* of DagAlertSample */
  GStringChunk *strings; /* of the samples */
  GPtrArray *lists;      /* of the samples */
};

/* What one sample is about. */
typedef struct
{
  DagAlertKind kind;
  const char *subject;
  double value;
  gboolean known;
  const DagAlertLevels *levels; /* (nullable) */
  const char *group;            /* (nullable) */
} DagAlertReading;

void dag_alert_signals_add        (DagAlertSignals       *self,
                                   const DagAlertReading *reading,
                                   const char *const     *within);
void dag_alert_signals_add_queues (DagAlertSignals     *self,
                                   DagServiceLevelKind  kind);
void dag_alert_signals_add_teams  (DagAlertSignals *self);
void dag_alert_signals_add_person (DagAlertSignals      *self,
                                   DagAlertEngine       *engine,
                                   const DagAgentSample *agent);
void dag_alert_signals_add_free   (DagAlertSignals *self);

G_END_DECLS

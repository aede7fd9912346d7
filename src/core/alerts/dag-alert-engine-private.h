/* dag-alert-engine-private.h - the inside of the engine
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-alert-budget.h"
#include "dag-alert-engine.h"

G_BEGIN_DECLS

struct _DagAlertEngine
{
  GPtrArray *alerts;  /* of DagAlert, in the order in which they began */
  GHashTable *latest; /* Key → DagAlert (unowned) */
  DagAlertBudget *budget;
  guint last_id;

  /* A feeding under way. */
  int64_t fed_us;
  GPtrArray *candidates; /* of DagAlert (unowned): those that fire by it */
  GPtrArray *changed;    /* of DagAlert (unowned) */
  gboolean hides_all;    /* an alert on the data hides all others */
  gboolean hides_people; /* the whole centre is overloaded: all people's are hidden */
  GHashTable *wide;      /* (nullable): subjects that hide those of people within them */
  guint cursor;
  guint revision; /* so often alerts came in by another way than by being fed */
};

void dag_alert_engine_make_latest (DagAlertEngine *self,
                                   DagAlert       *alert);
void dag_alert_engine_drop        (DagAlertEngine *self,
                                   DagAlert       *alert);
void dag_alert_engine_resolve     (DagAlert *alert,
                                   int64_t   now_us);

G_END_DECLS

/* dag-alert-settings.h - the thresholds a person set, and when alerts may be heard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-alert-watch.h"

G_BEGIN_DECLS

#define DAG_KEY_ALERT_LEVELS "alert-levels"
#define DAG_KEY_NOTIFY_ALERTS "notify-alerts"
#define DAG_KEY_ALERT_SOUND "alert-sound"
#define DAG_KEY_QUIET_HOURS "quiet-hours"
#define DAG_KEY_QUIET_FROM "quiet-from"
#define DAG_KEY_QUIET_TO "quiet-to"

/* What a person may set of a rule. */
typedef struct
{
  gboolean is_on;
  double watch;
  double overload; /* 0 where the rule has none */
  int64_t hold_s;
} DagAlertChoice;

void     dag_alert_settings_apply    (GSettings     *settings,
                                      DagAlertRules *rules);
void     dag_alert_settings_store    (GSettings            *settings,
                                      DagAlertKind          kind,
                                      const DagAlertChoice *choice);
void     dag_alert_settings_reset    (GSettings    *settings,
                                      DagAlertKind  kind);
gboolean dag_alert_settings_is_set   (GSettings    *settings,
                                      DagAlertKind  kind);
gboolean dag_alert_settings_is_quiet (GSettings *settings,
                                      int        minute_of_day);

G_END_DECLS

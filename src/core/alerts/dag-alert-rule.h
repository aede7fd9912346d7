/* dag-alert-rule.h - when something needs a lead: thresholds, how long, when it is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_ALERT_WATCH,
  DAG_ALERT_OVERLOAD,
} DagAlertSeverity;

/* What hides what: while one of a lower number fires, those of a higher are not told. */
typedef enum
{
  DAG_ALERT_ABOUT_DATA,  /* nothing can be known: hides all */
  DAG_ALERT_ABOUT_TEAM,  /* the team is overloaded: hides its agents' alerts */
  DAG_ALERT_ABOUT_AGENT, /* care for one person */
} DagAlertScope;

/**
 * DagAlertRule:
 * @id: "waiting-per-agent"
 * @origin: where the default comes from, shown beside it
 * @watch: above it the watch level holds
 * @overload: above it the overload level
 * @clear: at or below it the condition is over; lies below @watch (hysteresis)
 * @hold_us: the condition must hold so long before it is told
 * @good_polls: so many evaluations in a row must be clear before it is over
 *
 * Falling figures (a service level) are given with their sign turned.
 */
typedef struct
{
  const char *id;
  const char *origin;
  DagAlertScope scope;
  double watch;
  double overload;
  double clear;
  int64_t hold_us;
  guint good_polls;
} DagAlertRule;

/* What was measured for one rule and one subject (a queue, an agent, the team). */
typedef struct
{
  const DagAlertRule *rule;
  const char *subject; /* id; "" for the whole centre */
  double value;
  gboolean known; /* FALSE: cannot be known just now */
} DagAlertSample;

G_END_DECLS

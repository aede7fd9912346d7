/* dag-alert-rule.h - when something needs a lead: thresholds, how long, when it is over
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-value.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_ALERT_LEVEL_WATCH,
  DAG_ALERT_LEVEL_OVERLOAD,
} DagAlertSeverity;

/* What hides what: while one of a lower number fires, those of higher ones that lie within
 * it are not told. */
typedef enum
{
  DAG_ALERT_ABOUT_DATA,  /* nothing can be known: hides all */
  DAG_ALERT_ABOUT_TEAM,  /* the team is overloaded: hides its agents' alerts */
  DAG_ALERT_ABOUT_AGENT, /* care for one person */
} DagAlertScope;

/* What a rule looks at; the value of its samples is given in brackets. */
typedef enum
{
  DAG_ALERT_WAITING_PER_AGENT,   /* a live queue (contacts for each at work) */
  DAG_ALERT_LONGEST_WAIT,        /* a live queue (seconds; thresholds × its target) */
  DAG_ALERT_OLDEST_ITEM,         /* a queue that can wait (age ÷ promised time) */
  DAG_ALERT_SERVICE_LEVEL,       /* a live queue, 30 min (points under its target) */
  DAG_ALERT_OCCUPANCY,           /* a team, 30 min (share) */
  DAG_ALERT_STRETCH,             /* a person (minutes since the last breather) */
  DAG_ALERT_CONTACTS_SINCE_BREAK, /* a person (contacts) */
  DAG_ALERT_CONTACTS_IN_ROW,     /* a person (contacts without a gap of 30 s) */
  DAG_ALERT_DAY_WITHOUT_AIR,     /* a team (people without air) */
  DAG_ALERT_BREAK_TOO_LATE,      /* a person (1: a break of the rules no longer fits) */
  DAG_ALERT_HEAVY_CONTACTS,      /* a person (marks in an hour) */
  DAG_ALERT_QUEUE_SILENT,        /* a live queue (contacts that should have come) */
  DAG_ALERT_PEOPLE_FREE,         /* a live queue (people who could help) */
  DAG_ALERT_DATA,                /* the source (seconds without an answer) */
} DagAlertKind;
#define DAG_N_ALERT_KINDS (DAG_ALERT_DATA + 1)

/* Where a condition begins and ends for one subject. */
typedef struct
{
  double watch;
  double overload;
  double clear;
} DagAlertLevels;

/**
 * DagAlertRule:
 * @id: "waiting-per-agent", the word of @kind
 * @origin: where the default comes from, shown beside it
 * @is_off: it is not looked at
 * @inclusive: a threshold is reached (≥) rather than exceeded (>)
 * @watch: above it the watch level holds
 * @overload: above it the overload level; infinite: there is none
 * @clear: at or below it the condition is over; lies below @watch (hysteresis)
 * @overload_least: the overload threshold in the unit of the value is no less than this
 * @watch_after_s: looked at from so much work on
 * @overload_after_s: the same for overload
 * @gapless_after_s: the same where no break is left in the roster; 0: that is not looked at
 * @hold_us: the condition must hold so long before it is told
 * @overload_hold_us: the same for overload; 0: as @hold_us
 * @good_polls: so many evaluations in a row must be clear before it is over
 * @least: the smallest threshold a person may set
 * @most: the largest
 *
 * Falling figures (a service level) are given with their sign turned.
 */
typedef struct
{
  DagAlertKind kind;
  const char *id;
  const char *origin;
  DagAlertScope scope;
  gboolean is_off;
  gboolean inclusive;
  double watch;
  double overload;
  double clear;
  double overload_least;
  double watch_after_s;
  double overload_after_s;
  double gapless_after_s;
  int64_t hold_us;
  int64_t overload_hold_us;
  guint good_polls;
  double least;
  double most;
} DagAlertRule;

/* Why thresholds cannot be used. */
typedef enum
{
  DAG_ALERT_LEVELS_GOOD,
  DAG_ALERT_LEVELS_OUT_OF_RANGE, /* below the least or over the most */
  DAG_ALERT_LEVELS_OUT_OF_ORDER, /* watch over overload */
} DagAlertLevelsFault;

/* What was measured for one rule and one subject. */
typedef struct
{
  const DagAlertRule *rule;
  const char *subject;  /* "queue:ID", "team:ID", "agent:ID"; "" for the whole centre */
  double value;
  gboolean known;       /* FALSE: cannot be known just now */
  gboolean has_levels;  /* else those of the rule hold */
  DagAlertLevels levels;
  double rise_per_s;    /* no value rises faster: so long it was above; 0: who knows */
  const char *group;    /* (nullable): what is told as one; NULL: by itself */
  const char *const *within; /* (nullable): subjects whose overload hides it; NULL: all */
} DagAlertSample;

const char         *dag_alert_kind_get_word   (DagAlertKind kind);
gboolean            dag_alert_kind_from_word  (const char   *word,
                                               DagAlertKind *kind);

DagAlertLevelsFault dag_alert_rule_set_levels (DagAlertRule *self,
                                               double        watch,
                                               double        overload);
gboolean            dag_alert_rule_has_overload (const DagAlertRule *self);

/**
 * DagAlertRules:
 *
 * One rule a kind. The rules stay where they are as long as the set lives; their
 * thresholds may be changed.
 */
typedef struct _DagAlertRules DagAlertRules;

DagAlertRules      *dag_alert_rules_new       (void) G_GNUC_WARN_UNUSED_RESULT;
DagAlertRules      *dag_alert_rules_ref       (DagAlertRules *self);
void                dag_alert_rules_unref     (DagAlertRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAlertRules, dag_alert_rules_unref)

void                dag_alert_rules_put       (DagAlertRules      *self,
                                               const DagAlertRule *rule);
DagAlertRule       *dag_alert_rules_get       (DagAlertRules *self,
                                               DagAlertKind   kind);

G_END_DECLS

/* dag-break-rule.h - one rule on breaks, as data of a jurisdiction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_BREAK_RULE_TOTAL,   /* who works more than X gets Y of pause */
  DAG_BREAK_RULE_STRETCH, /* no longer than X without an interruption */
  DAG_BREAK_RULE_RATE,    /* per X of effective work one paid pause */
} DagBreakRuleKind;

typedef enum
{
  DAG_BREAK_LEVEL_LAW,
  DAG_BREAK_LEVEL_AGREEMENT,
  DAG_BREAK_LEVEL_HOUSE,
  DAG_BREAK_LEVEL_ADVICE,
} DagBreakLevel;

typedef enum
{
  DAG_AGE_ADULT,
  DAG_AGE_YOUTH,
} DagAgeClass;

/* All times in seconds; 0 means "no such condition". */
typedef struct
{
  char *id;    /* nl-atw-5:4-2a */
  char *basis; /* the article, for the screen: "ATW 5:4 lid 2a" */
  DagBreakRuleKind kind;

  /* total */
  int64_t trigger_s;       /* work that brings the rule about */
  gboolean inclusive;      /* reached (≥) rather than exceeded (>) */
  gboolean over_span;      /* the trigger counts presence, pauses and all */
  int64_t need_s;          /* pause to be had in all */
  int64_t piece_s;         /* shorter pieces are work and no pause */
  int pieces;              /* so many pieces of need_s each, in one piece; 0: a sum */
  int64_t begin_by_work_s; /* the pause that meets it begins within so much work */
  int64_t not_first_s;     /* must lie after the first … */
  int64_t not_last_s;      /* … and before the last so much of the shift */
  int64_t waivable_to_s;   /* may be waived up to so much work */

  /* stretch */
  int64_t limit_s;         /* longest unbroken activity */
  int64_t deferral_s;      /* the interruption may come so much later */
  int64_t interrupt_s;     /* what interrupts is at least so long */
  gboolean screen_only;    /* counts screen work; other work interrupts it */

  /* rate */
  int64_t per_s;           /* per so much effective work … */
  int64_t each_s;          /* … one paid pause of so much */
} DagBreakRule;

/**
 * DagBreakRuleSet:
 *
 * The rules of one source of law, agreement or house rule. Immutable once loaded; counted.
 */
typedef struct
{
  char *id;
  char *name;
  char *jurisdiction;  /* "NL" */
  char *source;        /* where the text stands */
  char *source_date;   /* when it was read, YYYY-MM-DD */
  char *valid_from;    /* (nullable) */
  char *valid_to;      /* (nullable) */
  DagBreakLevel level;
  DagAgeClass age;     /* youth: for the young alone */
  char **replaces;     /* (nullable): ids of rules of other sets that give way to it */
  GPtrArray *rules;    /* of DagBreakRule */
} DagBreakRuleSet;

DagBreakRule    *dag_break_rule_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void             dag_break_rule_free      (DagBreakRule *self);
DagBreakRuleSet *dag_break_rule_set_new   (void) G_GNUC_WARN_UNUSED_RESULT;
DagBreakRuleSet *dag_break_rule_set_ref   (DagBreakRuleSet *self);
void             dag_break_rule_set_unref (DagBreakRuleSet *self);
gboolean         dag_break_rule_set_is_in_force (const DagBreakRuleSet *self,
                                                 const char            *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakRule, dag_break_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagBreakRuleSet, dag_break_rule_set_unref)

G_END_DECLS

/* dag-break-verdict.h - whether a shift meets the rules on breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-rule.h"
#include "dag-shift.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_VERDICT_NOT_APPLICABLE,
  DAG_VERDICT_WAIVED,
  DAG_VERDICT_COMPLIANT,
  DAG_VERDICT_UNKNOWN, /* what is missing could change it: never fine, never a breach */
  DAG_VERDICT_BREACH,
} DagVerdict;

/* What one rule says of a shift. Times in seconds; < 0: does not apply to the kind. */
typedef struct
{
  DagVerdict verdict;
  int64_t work_s;    /* as this rule counts it */
  int64_t have_s;    /* total: pause that counts; rate: pauses taken × each */
  int64_t need_s;
  int64_t longest_s; /* stretch: longest unbroken activity */
} DagRuleFinding;

const char *dag_verdict_get_word      (DagVerdict verdict);

void        dag_break_rule_judge      (const DagBreakRule *rule,
                                       const DagShift     *shift,
                                       gboolean            waived,
                                       DagRuleFinding     *finding);
gboolean    dag_break_rule_applies_to (const DagBreakRuleSet *set,
                                       const DagBreakRule    *rule,
                                       GPtrArray             *sets,
                                       DagAgeClass            age);
DagVerdict  dag_break_rule_set_judge  (const DagBreakRuleSet *set,
                                       GPtrArray             *sets,
                                       DagAgeClass            age,
                                       const char *const     *waived,
                                       const DagShift        *shift);

G_END_DECLS

/* fuzz-alert-rules.c - any bytes as a file of alert rules: refused with a sentence, or sound
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rules-file.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagAlertRules) rules
      = dag_alert_rules_parse ((const char *) bytes, (gssize) length, &error);

  g_assert_true ((rules == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), >, 0);
      return 0;
    }
  for (DagAlertKind kind = 0; kind < DAG_N_ALERT_KINDS; kind++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (rules, kind);

      if (rule == NULL)
        continue;
      g_assert_cmpfloat (rule->clear, <=, rule->watch);
      g_assert_cmpfloat (rule->watch, <=, rule->overload);
      g_assert_cmpint (rule->hold_us, >=, 0);
      g_assert_cmpuint (rule->good_polls, >=, 1);
      g_assert_true (g_utf8_validate (rule->origin, -1, NULL));
    }
  return 0;
}

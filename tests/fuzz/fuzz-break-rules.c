/* fuzz-break-rules.c - any bytes as a file of break rules: refused with a sentence, or sound
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-rules-file.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagBreakRuleSet) set
      = dag_break_rules_parse ((const char *) bytes, (gssize) length, &error);

  g_assert_true ((set == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), >, 0);
      return 0;
    }
  g_assert_true (g_utf8_validate (set->id, -1, NULL));
  return 0;
}

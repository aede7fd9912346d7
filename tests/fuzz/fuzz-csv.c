/* fuzz-csv.c - libFuzzer: any bytes as a table; what was read is written and comes back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dag-csv-check.h"

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autoptr (GPtrArray) rows = dag_csv_parse ((const char *) bytes, length, NULL);

  if (rows != NULL)
    dag_csv_check_round_trip (rows);
  return 0;
}

/* dag-csv-check.h - what is written comes back as it was, for the test and the fuzzer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "dag-csv.h"

G_BEGIN_DECLS

/* Writes @rows (of GStrv) as texts. */
static inline GBytes *
dag_csv_check_write (GPtrArray *rows)
{
  g_autoptr (DagCsvWriter) writer = dag_csv_writer_new (FALSE);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      for (guint j = 0; row[j] != NULL; j++)
        dag_csv_writer_add_text (writer, row[j]);
      dag_csv_writer_end_row (writer);
    }
  return dag_csv_writer_finish (writer);
}

/* No cell that a spreadsheet reads begins as a formula, and every text comes back. */
static inline void
dag_csv_check_round_trip (GPtrArray *rows)
{
  g_autoptr (GBytes) bytes = dag_csv_check_write (rows);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GPtrArray) again = dag_csv_parse (text, length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      char **got = again->pdata[i];

      g_assert_cmpuint (g_strv_length (got), ==, g_strv_length (row));
      for (guint j = 0; row[j] != NULL; j++)
        {
          g_autofree char *back = dag_csv_dup_text (got[j]);
          const char *first = got[j] + strspn (got[j], " ");

          g_assert_true (*first == '\0' || strchr ("=+-@\t\r\n", *first) == NULL);
          g_assert_cmpstr (back, ==, row[j]);
        }
    }
}

G_END_DECLS

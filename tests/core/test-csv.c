/* test-csv.c - tables for a spreadsheet: quoted, harmless, read back as they were (F-X01)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "dag-csv-check.h"
#include "dag-fault.h"
#include "dag-time.h"

static void
assert_text (const char *text,
             const char *written)
{
  g_autoptr (DagCsvWriter) writer = dag_csv_writer_new (FALSE);
  g_autoptr (GBytes) bytes = NULL;

  dag_csv_writer_add_text (writer, text);
  bytes = dag_csv_writer_finish (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), written,
                   strlen (written));
}

/* F-X01 */
static void
test_formulas (void)
{
  assert_text ("Facturen", "Facturen");
  assert_text ("'s-Gravenhage", "'s-Gravenhage");
  assert_text ("=cmd|'/c calc'!A1", "\"'=cmd|'/c calc'!A1\"");
  assert_text ("+31 20 123", "\"'+31 20 123\"");
  assert_text ("-1", "\"'-1\"");
  assert_text ("@SUM(A1)", "\"'@SUM(A1)\"");
  assert_text ("\t=1", "\"'\t=1\"");
  assert_text ("\r=1", "\"'\r=1\"");
  assert_text ("  =1", "\"'  =1\"");
  assert_text ("'=1", "\"''=1\"");
  assert_text ("＝1", "\"'＝1\"");
  assert_text ("\357\273\277=1", "\"'\357\273\277=1\""); /* found by the fuzzer */
  assert_text ("–", "–"); /* the dash of what is not known is no minus */
  assert_text (NULL, "");
}

static void
test_quotes (void)
{
  assert_text ("a,b", "\"a,b\"");
  assert_text ("say \"hi\"", "\"say \"\"hi\"\"\"");
  assert_text ("two\nlines", "\"two\nlines\"");
  assert_text (" lead", "\" lead\"");
  assert_text ("a;b", "a;b");
  assert_text ("broken \xff", "broken \xef\xbf\xbd");
}

static void
test_round_trip (void)
{
  static const char *const cells[]
      = { "",      "plain",   "=1+1", "'=1", "''=1", "'s-Gravenhage", "a,\"b\"\r\nc", "-",
          "\t",    "\r",      "\n",   "'",   "''",   "\"",            " ",            "' =x",
          "－2",   "عربي, نص", "-1",   "+",   "@",    "=\"\",\"\"",     "|x",           "%y" };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      g_strv_builder_add (row, cells[i]);
      g_strv_builder_add (row, cells[(i + 7) % G_N_ELEMENTS (cells)]);
      if (i % 3 == 0)
        g_strv_builder_add (row, "");
      g_ptr_array_add (rows, g_strv_builder_end (row));
    }
  dag_csv_check_round_trip (rows);
}

/* A reader that is not ours: Python's, in its strict form, says each cell in hexadecimal. */
static void
test_other_reader (void)
{
  static const char *const script
      = "import csv, sys\n"
        "with open(sys.argv[1], encoding='utf-8', newline='') as stream:\n"
        "    for row in csv.reader(stream, strict=True):\n"
        "        print(' '.join(cell.encode().hex() or '-' for cell in row))\n";
  static const char *const cells[]
      = { "=cmd|'/c calc'!A1", "+1", "-1", "@x", "\t=1", "\r=1", "say \"hi\"", "a\r\nb", "a,b",
          "", "x" };
  static const gboolean is_formula[G_N_ELEMENTS (cells)] = { 1, 1, 1, 1, 1, 1 };
  g_autoptr (DagCsvWriter) writer = dag_csv_writer_new (FALSE);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dagstart-cells.csv", NULL);
  g_autofree char *out = NULL;
  const char *argv[] = { "python3", "-c", script, path, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      dag_csv_writer_add_text (writer, cells[i]);
      dag_csv_writer_add_number (writer, -1.5);
      dag_csv_writer_end_row (writer);
      if (is_formula[i])
        g_string_append (expected, "27");
      for (const char *c = cells[i]; *c != '\0'; c++)
        g_string_append_printf (expected, "%02x", (guchar) *c);
      g_string_append (expected, *cells[i] == '\0' ? "- 2d312e35\n" : " 2d312e35\n");
    }
  bytes = dag_csv_writer_finish (writer);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (out, ==, expected->str);
  g_unlink (path);
}

/* Any text of the characters that mean something comes back. */
static void
test_random (void)
{
  static const char *const bits[] = { "=", "'", "\"", ",", "\r", "\n", " ", "-", "x", "é", "＋" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        {
          g_autoptr (GString) cell = g_string_new (NULL);

          for (int k = g_rand_int_range (rand, 0, 6); k > 0; k--)
            g_string_append (cell, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
          g_strv_builder_add (row, cell->str);
        }
      g_ptr_array_add (rows, g_strv_builder_end (row));
      dag_csv_check_round_trip (rows);
    }
}

static void
test_numbers (void)
{
  g_autoptr (DagCsvWriter) writer = dag_csv_writer_new (TRUE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GBytes) bytes = NULL;
  const char *expected
      = "\357\273\277-1,0.1,0.7134,,,12,,83.5,,2026-10-25T02:30:00.000+02:00,\r\n";
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 ("2026-10-25T00:30:00Z", -1, &time_us));
  dag_csv_writer_add_number (writer, -1.0);
  dag_csv_writer_add_number (writer, 0.1);
  dag_csv_writer_add_number (writer, 0.7134);
  dag_csv_writer_add_number (writer, NAN);
  dag_csv_writer_add_number (writer, INFINITY);
  dag_csv_writer_add_count (writer, 12);
  dag_csv_writer_add_count (writer, DAG_COUNT_UNKNOWN);
  dag_csv_writer_add_seconds (writer, 83.4999);
  dag_csv_writer_add_seconds (writer, DAG_SECONDS_ABSENT);
  dag_csv_writer_add_time (writer, time_us, zone);
  dag_csv_writer_add_time (writer, DAG_TIME_NONE, zone);
  dag_csv_writer_end_row (writer);
  bytes = dag_csv_writer_finish (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
assert_refused (const char *text,
                gsize       length,
                const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dag_csv_parse (text, length, &error);

  g_assert_null (rows);
  g_assert_error (error, DAG_FAULT, DAG_FAULT_PARSE);
  g_assert_cmpstr (error->message, ==, why);
}

static void
test_refused (void)
{
  assert_refused ("a\r\n\"b", 5, "line 2: a quote is not closed");
  assert_refused ("\"a\"b", 4, "line 1: something follows a closing quote");
  assert_refused ("a\"b", 3, "line 1: a quote inside a cell without quotes");
  assert_refused ("a\rb", 3, "line 1: a carriage return without a line feed");
  assert_refused ("a\xff", 2, "line 1: this is not UTF-8 text");
  assert_refused ("a\0b", 3, "line 1: this is not UTF-8 text");
}

static void
test_parse (void)
{
  const char *text = "\357\273\277a,\"b\n\"\"c\"\r\n\n,\nlast";
  g_autoptr (GPtrArray) rows = dag_csv_parse (text, strlen (text), NULL);
  const char *const first[] = { "a", "b\n\"c", NULL };
  const char *const third[] = { "", "", NULL };

  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpstrv (rows->pdata[0], first);
  g_assert_cmpstr (((char **) rows->pdata[1])[0], ==, "");
  g_assert_cmpstrv (rows->pdata[2], third);
  g_assert_cmpstr (((char **) rows->pdata[3])[0], ==, "last");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/F-X01/formulas", test_formulas);
  g_test_add_func ("/csv/F-X01/quotes", test_quotes);
  g_test_add_func ("/csv/F-X01/round-trip", test_round_trip);
  g_test_add_func ("/csv/F-X01/other-reader", test_other_reader);
  g_test_add_func ("/csv/F-X01/random", test_random);
  g_test_add_func ("/csv/F-X01/numbers", test_numbers);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/parse", test_parse);
  return g_test_run ();
}

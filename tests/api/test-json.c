/* test-json.c - what the strict cursor takes and what it refuses (F-J01 … F-J10)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-json.h"

typedef struct
{
  const char *text;
  int fault; /* -1: accepted */
} Case;

static void
check (const char *text,
       gsize       length,
       int         fault)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = dag_json_check (text, length, DAG_JSON_MAX_STRING, &error);
  g_autofree char *shown = NULL;

  shown = g_strescape (text, NULL);
  g_test_message ("%.80s: %s", shown, error != NULL ? error->message : "taken");
  if (fault < 0)
    {
      g_assert_no_error (error);
      g_assert_true (is_good);
      return;
    }
  g_assert_false (is_good);
  g_assert_error (error, DAG_FAULT, fault);
}

static void
check_all (const Case *cases,
           guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    check (cases[i].text, strlen (cases[i].text), cases[i].fault);
}

static void
test_accepts (void)
{
  static const Case cases[] = {
    { "{}", -1 },
    { "[]", -1 },
    { " [1, -2, 0, 0.5, 1e3, 1E+3, 1.5e-3, -0, 123456789012345678901234567890] ", -1 },
    { "{\"a\":{\"a\":[{\"a\":null}]},\"b\":true,\"c\":false}", -1 },
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"", -1 },
    { "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf\"", -1 },
    { "null", -1 },
    { "42", -1 },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

/* F-J09: what json-glib takes and JSON does not know; F-J07: duplicate keys. */
static void
test_refuses (void)
{
  static const Case cases[] = {
    { "", DAG_FAULT_PARSE },
    { "   ", DAG_FAULT_PARSE },
    { "\xef\xbb\xbf{}", DAG_FAULT_PARSE },
    { "{} // c", DAG_FAULT_PARSE },
    { "/* c */ {}", DAG_FAULT_PARSE },
    { "{'a':1}", DAG_FAULT_PARSE },
    { "var x = {};", DAG_FAULT_PARSE },
    { "{}{}", DAG_FAULT_PARSE },
    { "{} {}", DAG_FAULT_PARSE },
    { "<html>", DAG_FAULT_PARSE },
    { "[007]", DAG_FAULT_PARSE },
    { "[0x1F]", DAG_FAULT_PARSE },
    { "[1.]", DAG_FAULT_PARSE },
    { "[.5]", DAG_FAULT_PARSE },
    { "[+1]", DAG_FAULT_PARSE },
    { "[-]", DAG_FAULT_PARSE },
    { "[1e]", DAG_FAULT_PARSE },
    { "[NaN]", DAG_FAULT_PARSE },
    { "[Infinity]", DAG_FAULT_PARSE },
    { "[1,]", DAG_FAULT_PARSE },
    { "[,1]", DAG_FAULT_PARSE },
    { "[1 2]", DAG_FAULT_PARSE },
    { "{\"a\":1,}", DAG_FAULT_PARSE },
    { "{\"a\" 1}", DAG_FAULT_PARSE },
    { "{\"a\":}", DAG_FAULT_PARSE },
    { "{a:1}", DAG_FAULT_PARSE },
    { "[", DAG_FAULT_PARSE },
    { "{\"a\":[1", DAG_FAULT_PARSE },
    { "[\"a", DAG_FAULT_PARSE },
    { "[\"a\nb\"]", DAG_FAULT_PARSE },
    { "[\"\\x41\"]", DAG_FAULT_PARSE },
    { "[tru]", DAG_FAULT_PARSE },
    { "[trueish]", DAG_FAULT_PARSE },
    { "[nul]", DAG_FAULT_PARSE },
    { "[1e999]", DAG_FAULT_FIELD },
    { "{\"a\":1,\"a\":1}", DAG_FAULT_DUPLICATE },
    { "{\"a\":1,\"\\u0061\":1}", DAG_FAULT_DUPLICATE },
    { "{\"x\":{\"b\":1,\"c\":2,\"b\":3}}", DAG_FAULT_DUPLICATE },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

/* F-J08 */
static void
test_utf8 (void)
{
  static const Case cases[] = {
    { "\"\xc0\xaf\"", DAG_FAULT_PARSE },             /* overlong / */
    { "\"\xe0\x80\xaf\"", DAG_FAULT_PARSE },
    { "\"\xf0\x80\x80\xaf\"", DAG_FAULT_PARSE },
    { "\"\xed\xa0\x80\"", DAG_FAULT_PARSE },         /* a surrogate */
    { "\"\xf4\x90\x80\x80\"", DAG_FAULT_PARSE },     /* beyond U+10FFFF */
    { "\"\xff\"", DAG_FAULT_PARSE },
    { "\"\x80\"", DAG_FAULT_PARSE },
    { "\"\xe2\x82\"", DAG_FAULT_PARSE },
    { "\"\xc3", DAG_FAULT_PARSE },
    { "\"\\ud800\"", DAG_FAULT_PARSE },
    { "\"\\ud800\\u0041\"", DAG_FAULT_PARSE },
    { "\"\\udc00\"", DAG_FAULT_PARSE },
    { "\"\\u0000\"", DAG_FAULT_PARSE },
    { "\"\\u12\"", DAG_FAULT_PARSE },
    { "{\"\xff\":1}", DAG_FAULT_PARSE },
  };

  check_all (cases, G_N_ELEMENTS (cases));
  check ("\"a\0b\"", 5, DAG_FAULT_PARSE);
  check ("[1]\0", 4, DAG_FAULT_PARSE);
  check ("[1]\0[2]", 7, DAG_FAULT_PARSE);
}

static char *
repeat (const char *piece,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* F-J01: json-glib 1.6 overflows its stack here. */
static void
test_depth (void)
{
  static const char *const pieces[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *deep = repeat (pieces[i], 80000);
      g_autofree char *half = repeat (pieces[i], 64);
      g_autofree char *close = repeat (i == 0 ? "]" : "}", 64);
      g_autofree char *allowed = g_strconcat (half, i == 0 ? "" : "1", close, NULL);
      g_autofree char *one_more = g_strconcat ("[", allowed, "]", NULL);

      check (deep, strlen (deep), DAG_FAULT_DEPTH);
      check (allowed, strlen (allowed), -1);
      check (one_more, strlen (one_more), DAG_FAULT_DEPTH);
    }
}

/* F-J03: 4 KiB, unescaped. */
static void
test_string_length (void)
{
  g_autofree char *plain = g_strnfill (4096, 'x');
  g_autofree char *escaped = repeat ("\\u0041", 4096);
  g_autofree char *huge = g_strnfill (12 * 1024 * 1024, 'x');
  g_autofree char *allowed = g_strdup_printf ("[\"%s\",\"%s\"]", plain, escaped);
  g_autofree char *plain_over = g_strdup_printf ("[\"%sx\"]", plain);
  g_autofree char *escaped_over = g_strdup_printf ("[\"%sx\"]", escaped);
  g_autofree char *key_over = g_strdup_printf ("{\"%sx\":1}", plain);
  g_autofree char *huge_text = g_strdup_printf ("{\"a\":\"%s\"}", huge);

  check (allowed, strlen (allowed), -1);
  check (plain_over, strlen (plain_over), DAG_FAULT_TOO_LARGE);
  check (escaped_over, strlen (escaped_over), DAG_FAULT_TOO_LARGE);
  check (key_over, strlen (key_over), DAG_FAULT_TOO_LARGE);
  check (huge_text, strlen (huge_text), DAG_FAULT_TOO_LARGE);
}

/* Foreign members are held against the same rules, many of them in little time. */
static void
test_strangers (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GString) many = g_string_new ("{");
  g_autofree char *twice = NULL;

  for (guint i = 0; i < 19000; i++)
    g_string_append_printf (text, "\"key%u\":%u,", i, i);
  twice = g_strdup_printf ("%s\"key77\":0}", text->str);
  g_string_append (text, "\"last\":0}");
  check (text->str, text->len, -1);
  check (twice, strlen (twice), DAG_FAULT_DUPLICATE);
  for (guint i = 0; i < 20001; i++)
    g_string_append_printf (many, "%s\"k%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (many, '}');
  check (many->str, many->len, DAG_FAULT_TOO_MANY);
}

/* The same numbers in every locale, and the nearest double for each (F-F03). */
static void
test_numbers (void)
{
  static const char *const texts[] = {
    "0", "1", "-1", "0.1", "95.0", "0.8", "1795425303.25", "123456789012345",
    "1234567890123456", "9007199254740993", "0.30000000000000004", "1e22", "1e23",
    "2.2250738585072014e-308", "1.7976931348623157e308", "5e-324", "3.141592653589793",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (DagJson) json = { 0 };
      DagJsonNumber number = { 0 };
      double expected = g_ascii_strtod (texts[i], NULL);

      dag_json_init (&json, texts[i], strlen (texts[i]));
      g_assert_true (dag_json_read_number (&json, &number));
      g_assert_true (dag_json_finish (&json));
      g_assert_cmpmem (&number.value, sizeof expected, &expected, sizeof expected);
    }
}

/* A number of 200,000 digits must not cost a second. */
static void
test_long_number (void)
{
  g_autofree char *digits = g_strnfill (200000, '9');
  g_autofree char *text = g_strdup_printf ("[%s]", digits);

  check (text, strlen (text), DAG_FAULT_FIELD);
}

/* What both take or refuse by the same standard: json-glib is the second opinion. */
static void
test_second_opinion (void)
{
  static const char *const texts[] = {
    "{\"a\":[1,2,{\"b\":null}],\"c\":\"x\\u00e9\"}", "[true,false,null,1.5,\"\"]", "[1,2",
    "{\"a\":}", "[1,]", "[\"\xff\"]", "[NaN]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      gboolean theirs = json_parser_load_from_data (parser, texts[i], -1, NULL);

      g_assert_cmpint (theirs, ==,
                       dag_json_check (texts[i], strlen (texts[i]), DAG_JSON_MAX_STRING,
                                       NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/json/accepts", test_accepts);
  g_test_add_func ("/api/json/F-J07-F-J09-refuses", test_refuses);
  g_test_add_func ("/api/json/F-J08-utf8", test_utf8);
  g_test_add_func ("/api/json/F-J01-depth", test_depth);
  g_test_add_func ("/api/json/F-J03-string-length", test_string_length);
  g_test_add_func ("/api/json/F-J07-strangers", test_strangers);
  g_test_add_func ("/api/json/F-F03-numbers", test_numbers);
  g_test_add_func ("/api/json/F-J05-long-number", test_long_number);
  g_test_add_func ("/api/json/second-opinion", test_second_opinion);
  return g_test_run ();
}

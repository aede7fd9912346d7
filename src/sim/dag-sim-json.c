/* dag-sim-json.c - JSON written straight into a buffer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-json.h"

#include "dag-sim-clock.h"

static void
append_text (GString    *json,
             const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *p);
        }
      else if ((guchar) *p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

static void
append_name (GString    *json,
             const char *name)
{
  if (name == NULL)
    return;
  g_string_append_c (json, '"');
  g_string_append (json, name);
  g_string_append (json, "\":");
}

static void
append_number (GString *json,
               int64_t  number)
{
  char digits[24];
  int i = sizeof digits;
  gboolean negative = number < 0;
  uint64_t rest = negative ? (uint64_t) 0 - (uint64_t) number : (uint64_t) number;

  do
    {
      digits[--i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (negative)
    digits[--i] = '-';
  g_string_append_len (json, digits + i, (gssize) sizeof digits - i);
}

/**
 * dag_sim_json_open:
 * @name: (nullable): of the member; %NULL in a list or at the top
 * @bracket: '{' or '['
 */
void
dag_sim_json_open (GString    *json,
                   const char *name,
                   char        bracket)
{
  append_name (json, name);
  g_string_append_c (json, bracket);
}

/* @bracket: '}' or ']' */
void
dag_sim_json_close (GString *json,
                    char     bracket)
{
  if (json->str[json->len - 1] == ',')
    g_string_truncate (json, json->len - 1);
  g_string_append_c (json, bracket);
  g_string_append_c (json, ',');
}

/* @text: (nullable): %NULL becomes null */
void
dag_sim_json_string (GString    *json,
                     const char *name,
                     const char *text)
{
  append_name (json, name);
  if (text == NULL)
    g_string_append (json, "null");
  else
    append_text (json, text);
  g_string_append_c (json, ',');
}

void
dag_sim_json_count (GString    *json,
                    const char *name,
                    int64_t     count)
{
  append_name (json, name);
  append_number (json, count);
  g_string_append_c (json, ',');
}

/* Seconds to a thousandth, from whole milliseconds: the same in every locale. */
void
dag_sim_json_seconds (GString    *json,
                      const char *name,
                      int64_t     ms)
{
  int64_t rest = ms % 1000;

  append_name (json, name);
  append_number (json, ms / 1000);
  if (rest > 0)
    {
      g_string_append_c (json, '.');
      g_string_append_c (json, (char) ('0' + rest / 100));
      g_string_append_c (json, (char) ('0' + rest / 10 % 10));
      g_string_append_c (json, (char) ('0' + rest % 10));
    }
  g_string_append_c (json, ',');
}

void
dag_sim_json_share (GString    *json,
                    const char *name,
                    double      share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  append_name (json, name);
  g_string_append (json, g_ascii_formatd (text, sizeof text, "%.6g", share));
  g_string_append_c (json, ',');
}

void
dag_sim_json_time (GString    *json,
                   const char *name,
                   int64_t     time_ms)
{
  append_name (json, name);
  g_string_append_c (json, '"');
  dag_sim_clock_append_time (json, time_ms);
  g_string_append (json, "\",");
}

void
dag_sim_json_day (GString    *json,
                  const char *name,
                  int64_t     day)
{
  append_name (json, name);
  g_string_append_c (json, '"');
  dag_sim_clock_append_day (json, day);
  g_string_append (json, "\",");
}

void
dag_sim_json_flag (GString    *json,
                   const char *name,
                   gboolean    flag)
{
  append_name (json, name);
  g_string_append (json, flag ? "true," : "false,");
}

void
dag_sim_json_null (GString    *json,
                   const char *name)
{
  append_name (json, name);
  g_string_append (json, "null,");
}

/* dag-json-string.c - strings: UTF-8, escapes, length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-json-private.h"

/* What a byte inside a string is: plain ASCII, or one that needs a look. */
static const guint8 is_special[256] = {
  [0 ... 31] = 1,
  ['"'] = 1,
  ['\\'] = 1,
  [128 ... 255] = 1,
};

static inline gboolean
is_tail (unsigned char byte)
{
  return (byte & 0xC0) == 0x80;
}

/* Returns: the bytes of the character at @p, 0 where it is not UTF-8: overlong forms,
 * surrogates and what lies beyond U+10FFFF are refused. A NUL stands behind the body. */
static guint
measure_character (const unsigned char *p)
{
  if (p[0] < 0xC2 || p[0] > 0xF4 || !is_tail (p[1]))
    return 0;
  if (p[0] < 0xE0)
    return 2;
  if (!is_tail (p[2]))
    return 0;
  if (p[0] < 0xF0)
    return (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ? 0 : 3;
  if (!is_tail (p[3]))
    return 0;
  return (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F) ? 0 : 4;
}

/* Reads four hexadecimal digits. */
static gboolean
read_hex (const char *p,
          gunichar   *unit)
{
  gunichar sum = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      sum = sum << 4 | (gunichar) digit;
    }
  *unit = sum;
  return TRUE;
}

/* Reads what follows "\u" at self->at, a surrogate pair as one. */
static gboolean
append_unicode (DagJson *self)
{
  gunichar unit = 0;
  gunichar low = 0;

  if (!read_hex (self->at, &unit))
    return dag_json_fail (self, DAG_FAULT_PARSE, "\\u without four digits");
  self->at += 4;
  if (unit == 0)
    return dag_json_fail (self, DAG_FAULT_PARSE, "\\u0000 in a string");
  if (unit >= 0xD800 && unit <= 0xDBFF)
    {
      if (self->at[0] != '\\' || self->at[1] != 'u' || !read_hex (self->at + 2, &low)
          || low < 0xDC00 || low > 0xDFFF)
        return dag_json_fail (self, DAG_FAULT_PARSE, "half of a surrogate pair");
      self->at += 6;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
  else if (unit >= 0xDC00 && unit <= 0xDFFF)
    return dag_json_fail (self, DAG_FAULT_PARSE, "half of a surrogate pair");
  g_string_append_unichar (self->scratch, unit);
  return TRUE;
}

/* Reads the escape whose backslash is at self->at. */
static gboolean
append_escape (DagJson *self)
{
  char c = self->at[1];

  self->at += 2;
  switch (c)
    {
    case '"':
    case '\\':
    case '/':
      g_string_append_c (self->scratch, c);
      return TRUE;
    case 'b':
      g_string_append_c (self->scratch, '\b');
      return TRUE;
    case 'f':
      g_string_append_c (self->scratch, '\f');
      return TRUE;
    case 'n':
      g_string_append_c (self->scratch, '\n');
      return TRUE;
    case 'r':
      g_string_append_c (self->scratch, '\r');
      return TRUE;
    case 't':
      g_string_append_c (self->scratch, '\t');
      return TRUE;
    case 'u':
      return append_unicode (self);
    default:
      self->at -= 2;
      return dag_json_fail (self, DAG_FAULT_PARSE, "an escape that is none");
    }
}

/* Goes on to the next quote or backslash. */
static gboolean
scan_plain (DagJson *self)
{
  const char *at = self->at;

  for (;;)
    {
      guint n;

      while (!is_special[(unsigned char) *at])
        at++;
      self->at = at;
      if (*at == '"' || *at == '\\')
        return TRUE;
      if ((unsigned char) *at < 0x20)
        return dag_json_fail (self, DAG_FAULT_PARSE,
                              at == self->end ? "the body ends inside a string"
                                              : "a control character in a string");
      n = measure_character ((const unsigned char *) at);
      if (n == 0)
        return dag_json_fail (self, DAG_FAULT_PARSE, "a string that is not UTF-8");
      at += n;
    }
}

static gboolean
check_length (DagJson *self,
              gsize    length)
{
  return length <= self->max_string
         || dag_json_fail (self, DAG_FAULT_TOO_LARGE,
                           "a string of more than %" G_GSIZE_FORMAT " bytes",
                           self->max_string);
}

/* The string has escapes: it is put together in the scratch. */
static gboolean
scan_escaped (DagJson     *self,
              const char  *first,
              DagJsonText *text)
{
  g_string_truncate (self->scratch, 0);
  for (;;)
    {
      g_string_append_len (self->scratch, first, self->at - first);
      if (!check_length (self, self->scratch->len))
        return FALSE;
      if (*self->at == '"')
        break;
      if (!append_escape (self))
        return FALSE;
      first = self->at;
      if (!scan_plain (self))
        return FALSE;
    }
  self->at++;
  text->bytes = self->scratch->str;
  text->length = self->scratch->len;
  return TRUE;
}

/**
 * dag_json_scan_string:
 * @self: a cursor at an opening quote
 * @text: (out): the string, unescaped; valid until the next one is read
 *
 * Returns: whether it is a string of valid UTF-8 within the limit
 */
gboolean
dag_json_scan_string (DagJson     *self,
                      DagJsonText *text)
{
  const char *first = ++self->at;

  if (!scan_plain (self))
    return FALSE;
  if (*self->at == '\\')
    return scan_escaped (self, first, text);
  text->bytes = first;
  text->length = (gsize) (self->at - first);
  self->at++;
  return check_length (self, text->length);
}

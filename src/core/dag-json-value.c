/* dag-json-value.c - numbers, times and texts with their types and ranges
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-json-private.h"
#include "dag-time.h"

#include <math.h>
#include <string.h>

#define MAX_NUMBER 64                 /* bytes; no honest writer needs more than 25 */
#define MAX_COUNT 9007199254740991.0  /* 2^53 - 1: exact in a double */
#define MAX_SECONDS 1e12
#define EXACT_DIGITS 15               /* of a mantissa that a double holds exactly */
#define EXACT_POWER 22                /* the largest power of ten that a double holds */

static const double powers_of_ten[EXACT_POWER + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

/* g_strndup() fills and pads; this is a third of it. */
static char *
copy_text (const DagJsonText *text)
{
  char *copy = g_malloc (text->length + 1);

  memcpy (copy, text->bytes, text->length);
  copy[text->length] = '\0';
  return copy;
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

/* Returns: where the number at @p ends by the grammar of JSON, or %NULL. */
static const char *
find_number_end (const char *p)
{
  const char *digits = *p == '-' ? p + 1 : p;
  const char *end = skip_digits (digits);

  if (end == digits || (*digits == '0' && end > digits + 1))
    return NULL;
  if (*end == '.')
    {
      digits = end + 1;
      end = skip_digits (digits);
      if (end == digits)
        return NULL;
    }
  if (*end == 'e' || *end == 'E')
    {
      digits = end + 1;
      if (*digits == '+' || *digits == '-')
        digits++;
      end = skip_digits (digits);
      if (end == digits)
        return NULL;
    }
  return end;
}

/* The usual case, exactly (Clinger): few digits, no exponent. */
static gboolean
convert_short (const char *p,
               const char *end,
               double     *value)
{
  int64_t mantissa = 0;
  int n_digits = 0;
  int n_decimals = -1;

  for (; p < end; p++)
    {
      if (*p == '.')
        n_decimals = 0;
      else if (!g_ascii_isdigit (*p) || ++n_digits > EXACT_DIGITS)
        return FALSE;
      else
        {
          mantissa = mantissa * 10 + (*p - '0');
          n_decimals += n_decimals >= 0;
        }
    }
  *value = (double) mantissa / powers_of_ten[MAX (n_decimals, 0)];
  return TRUE;
}

static gboolean
fail_kind (DagJson    *self,
           const char *what)
{
  if (dag_json_look (self) == DAG_JSON_NOTHING)
    return dag_json_fail (self, DAG_FAULT_PARSE,
                          self->at == self->end ? "the body ends too early"
                                                : "expected a value");
  return dag_json_fail (self, DAG_FAULT_FIELD, "expected %s", what);
}

/**
 * dag_json_read_number:
 * @self: a cursor before a value
 * @number: (out): its value, the same in every locale
 *
 * Returns: whether it is a finite number of sane length
 */
gboolean
dag_json_read_number (DagJson       *self,
                      DagJsonNumber *number)
{
  const char *end = NULL;
  const char *digits = NULL;

  if (dag_json_look (self) != DAG_JSON_NUMBER)
    return fail_kind (self, "a number");
  end = find_number_end (self->at);
  if (end == NULL || g_ascii_isalnum (*end) || *end == '.')
    return dag_json_fail (self, DAG_FAULT_PARSE, "a number that is none");
  if (end - self->at > MAX_NUMBER)
    return dag_json_fail (self, DAG_FAULT_FIELD, "a number of more than %d digits",
                          MAX_NUMBER);
  number->signed_ = *self->at == '-';
  digits = number->signed_ ? self->at + 1 : self->at;
  if (!convert_short (digits, end, &number->value))
    number->value = g_ascii_strtod (digits, NULL);
  if (!isfinite (number->value))
    return dag_json_fail (self, DAG_FAULT_FIELD, "a number that is too large");
  if (number->signed_)
    number->value = -number->value;
  self->at = end;
  return TRUE;
}

/* Reads a number 0…@max; @what names it where it is anything else. */
static gboolean
read_range (DagJson    *self,
            double      max,
            const char *what,
            double     *value)
{
  const char *at = NULL;
  DagJsonNumber number;

  if (dag_json_look (self) != DAG_JSON_NUMBER)
    return fail_kind (self, what);
  at = self->at;
  if (!dag_json_read_number (self, &number))
    return FALSE;
  *value = number.value;
  if (!number.signed_ && number.value <= max)
    return TRUE;
  self->at = at;
  return fail_kind (self, what);
}

/**
 * dag_json_take_null:
 * @self: a cursor before a value
 *
 * Returns: whether it was a null, which is consumed
 */
gboolean
dag_json_take_null (DagJson *self)
{
  return dag_json_look (self) == DAG_JSON_NULL && dag_json_read_word (self, "null");
}

/**
 * dag_json_read_count:
 * @self: a cursor before a value
 * @count: (out): a whole number, 0…2^53 - 1
 *
 * Returns: whether it is one
 */
gboolean
dag_json_read_count (DagJson *self,
                     int64_t *count)
{
  static const char what[] = "a whole number ≥ 0";
  const char *at = NULL;
  double value = 0.0;

  dag_json_skip_space (self);
  at = self->at;
  if (!read_range (self, MAX_COUNT, what, &value))
    return FALSE;
  *count = (int64_t) value;
  if (value - (double) *count <= 0.0)
    return TRUE;
  self->at = at;
  return fail_kind (self, what);
}

/**
 * dag_json_read_count_or_null:
 * @self: a cursor before a value
 * @count: (out): as above, or %DAG_COUNT_UNKNOWN
 *
 * Returns: whether it is a count or null
 */
gboolean
dag_json_read_count_or_null (DagJson *self,
                             int64_t *count)
{
  *count = DAG_COUNT_UNKNOWN;
  return dag_json_take_null (self) || dag_json_read_count (self, count);
}

/**
 * dag_json_read_seconds_or_null:
 * @self: a cursor before a value
 * @seconds: (out): a number ≥ 0, or %DAG_SECONDS_UNKNOWN
 *
 * Returns: whether it is one, or null
 */
gboolean
dag_json_read_seconds_or_null (DagJson *self,
                               double  *seconds)
{
  *seconds = DAG_SECONDS_UNKNOWN;
  return dag_json_take_null (self)
         || read_range (self, MAX_SECONDS, "a number ≥ 0", seconds);
}

/**
 * dag_json_read_share_or_null:
 * @self: a cursor before a value
 * @share: (out): 0…1, or %DAG_SHARE_ABSENT
 *
 * Returns: whether it is one, or null
 */
gboolean
dag_json_read_share_or_null (DagJson *self,
                             double  *share)
{
  *share = DAG_SHARE_ABSENT;
  return dag_json_take_null (self) || read_range (self, 1.0, "a share of 0…1", share);
}

/**
 * dag_json_read_time:
 * @self: a cursor before a value
 * @time_us: (out): microseconds since 1970
 *
 * Returns: whether it is a time with an offset
 */
gboolean
dag_json_read_time (DagJson *self,
                    int64_t *time_us)
{
  static const char what[] = "a time like 2026-11-23T10:15:03+01:00";
  const char *at = NULL;
  DagJsonText text;

  if (dag_json_look (self) != DAG_JSON_STRING)
    return fail_kind (self, what);
  at = self->at;
  if (!dag_json_scan_string (self, &text))
    return FALSE;
  if (dag_time_parse_rfc3339 (text.bytes, (gssize) text.length, time_us))
    return TRUE;
  self->at = at;
  return fail_kind (self, what);
}

gboolean
dag_json_read_time_or_null (DagJson *self,
                            int64_t *time_us)
{
  *time_us = DAG_TIME_NONE;
  return dag_json_take_null (self) || dag_json_read_time (self, time_us);
}

gboolean
dag_json_read_boolean_or_null (DagJson  *self,
                               gboolean *value)
{
  if (dag_json_take_null (self))
    return TRUE;
  if (dag_json_look (self) != DAG_JSON_BOOLEAN)
    return fail_kind (self, "true or false");
  *value = *self->at == 't';
  return dag_json_read_word (self, *value ? "true" : "false");
}

/**
 * dag_json_read_id:
 * @self: a cursor before a value
 * @id: (out) (transfer full): a text that is not empty
 *
 * Returns: whether it is one
 */
gboolean
dag_json_read_id (DagJson *self,
                  char   **id)
{
  DagJsonText text = { NULL, 0 };

  if (dag_json_look (self) != DAG_JSON_STRING)
    return fail_kind (self, "an id");
  if (!dag_json_scan_string (self, &text))
    return FALSE;
  if (text.length == 0)
    return dag_json_fail (self, DAG_FAULT_FIELD, "expected an id, found an empty text");
  g_free (*id);
  *id = copy_text (&text);
  return TRUE;
}

gboolean
dag_json_read_id_or_null (DagJson *self,
                          char   **id)
{
  return dag_json_take_null (self) || dag_json_read_id (self, id);
}

/**
 * dag_json_read_text_or_null:
 * @self: a cursor before a value
 * @text: (out) (transfer full) (nullable): a text; %NULL where it is null
 *
 * Returns: whether it is a text or null
 */
gboolean
dag_json_read_text_or_null (DagJson *self,
                            char   **text)
{
  DagJsonText found = { NULL, 0 };

  if (dag_json_take_null (self))
    return TRUE;
  if (dag_json_look (self) != DAG_JSON_STRING)
    return fail_kind (self, "a text");
  if (!dag_json_scan_string (self, &found))
    return FALSE;
  g_free (*text);
  *text = copy_text (&found);
  return TRUE;
}

/* dag-csv.c - comma-separated values (RFC 4180) that a spreadsheet may open without harm
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-csv.h"

#include "dag-time.h"

#include <math.h>
#include <string.h>

/* Tells a spreadsheet that what follows is UTF-8. */
#define MARK "\357\273\277"

struct _DagCsvWriter
{
  GString *text;
  gboolean in_row;
};

/* What a spreadsheet takes for the beginning of a formula, or skips before one (at the
 * beginning of a file also a byte order mark); some read the wide forms of East Asia too. */
static gboolean
is_formula_start (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠", MARK };

  if (text[0] != '\0' && strchr ("=+-@|%\t\r\n\v\f", text[0]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

/* Spaces before a formula are skipped by some. An apostrophe that stands before one already
 * must come out again as it went in: it gets another. */
static gboolean
is_dangerous (const char *text)
{
  while (*text == '\'' || *text == ' ')
    text++;
  return is_formula_start (text);
}

/**
 * dag_csv_writer_new:
 * @with_mark: whether to begin with a byte order mark, without which some spreadsheets do
 *   not read UTF-8
 *
 * Returns: (transfer full): a writer
 */
DagCsvWriter *
dag_csv_writer_new (gboolean with_mark)
{
  DagCsvWriter *self = g_new0 (DagCsvWriter, 1);

  self->text = g_string_new (with_mark ? MARK : NULL);
  return self;
}

void
dag_csv_writer_free (DagCsvWriter *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  g_free (self);
}

static void
begin_cell (DagCsvWriter *self)
{
  if (self->in_row)
    g_string_append_c (self->text, ',');
  self->in_row = TRUE;
}

/**
 * dag_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): any UTF-8; bytes that are none are replaced
 *
 * Adds a cell of text. dag_csv_dup_text() gives the text back.
 */
void
dag_csv_writer_add_text (DagCsvWriter *self,
                         const char   *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gboolean dangerous = is_dangerous (valid);

  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (!dangerous && strpbrk (valid, ",\"\r\n") == NULL && valid[0] != ' ')
    {
      g_string_append (self->text, valid);
      return;
    }
  g_string_append (self->text, dangerous ? "\"'" : "\"");
  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *c);
    }
  g_string_append_c (self->text, '"');
}

/**
 * dag_csv_writer_add_count:
 * @self: a writer
 * @count: a count; an empty cell where it is not known
 */
void
dag_csv_writer_add_count (DagCsvWriter *self,
                          int64_t       count)
{
  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (dag_count_is_known (count))
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, count);
}

/**
 * dag_csv_writer_add_number:
 * @self: a writer
 * @number: any number; an empty cell for NaN and the infinite
 *
 * The shortest digits that read back as @number, whatever the locale.
 */
void
dag_csv_writer_add_number (DagCsvWriter *self,
                           double        number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (self != NULL);

  begin_cell (self);
  if (!isfinite (number))
    return;
  for (int precision = 15; precision <= 17; precision++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", precision);

      g_ascii_formatd (digits, sizeof digits, format, number);
      if (fabs (g_ascii_strtod (digits, NULL) - number) <= 0.0)
        break;
    }
  g_string_append (self->text, digits);
}

/**
 * dag_csv_writer_add_seconds:
 * @self: a writer
 * @seconds: a duration, to the tenth; an empty cell where it is not known
 */
void
dag_csv_writer_add_seconds (DagCsvWriter *self,
                            double        seconds)
{
  dag_csv_writer_add_number (self, dag_seconds_is_known (seconds)
                                       ? round (seconds * 10.0) / 10.0
                                       : (double) NAN);
}

/**
 * dag_csv_writer_add_time:
 * @self: a writer
 * @time_us: microseconds since 1970, or %DAG_TIME_NONE: an empty cell
 * @zone: (nullable): the zone to write it in, or %NULL for UTC
 *
 * With its offset, so that the hour that comes twice in autumn is two hours.
 */
void
dag_csv_writer_add_time (DagCsvWriter *self,
                         int64_t       time_us,
                         GTimeZone    *zone)
{
  g_autofree char *text
      = dag_time_is_known (time_us) ? dag_time_format_rfc3339 (time_us, zone) : NULL;

  dag_csv_writer_add_text (self, text);
}

/**
 * dag_csv_writer_end_row:
 * @self: a writer
 */
void
dag_csv_writer_end_row (DagCsvWriter *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->text, "\r\n");
  self->in_row = FALSE;
}

/**
 * dag_csv_writer_finish:
 * @self: a writer, which is empty from now on
 *
 * Returns: (transfer full): everything that was written
 */
GBytes *
dag_csv_writer_finish (DagCsvWriter *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = self->text;
  self->text = g_string_new (NULL);
  self->in_row = FALSE;
  return g_string_free_to_bytes (text);
}

/**
 * dag_csv_dup_text:
 * @cell: a cell as dag_csv_parse() read it
 *
 * Returns: (transfer full): the text that was given to dag_csv_writer_add_text()
 */
char *
dag_csv_dup_text (const char *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  return g_strdup (cell[0] == '\'' && is_dangerous (cell + 1) ? cell + 1 : cell);
}

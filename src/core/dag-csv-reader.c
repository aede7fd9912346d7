/* dag-csv-reader.c - reads comma-separated values (RFC 4180), strictly
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-csv.h"

#include "dag-fault.h"

#include <string.h>

#define MARK "\357\273\277"

typedef struct
{
  const char *at;
  const char *end;
  guint line;      /* that @at stands on, from 1 */
  GPtrArray *rows; /* of GStrv */
  GPtrArray *row;  /* of char: the one being read */
} Reader;

static void
refuse (Reader      *reader,
        const char  *why,
        GError     **error)
{
  g_set_error (error, DAG_FAULT, DAG_FAULT_PARSE, "line %u: %s", reader->line, why);
}

/* From behind the first quote to behind the last one. */
static gboolean
read_quoted (Reader   *reader,
             GString  *cell,
             GError  **error)
{
  for (reader->at++; reader->at < reader->end; reader->at++)
    {
      if (*reader->at == '"' && (reader->at + 1 == reader->end || reader->at[1] != '"'))
        break;
      if (*reader->at == '"')
        reader->at++;
      else if (*reader->at == '\n')
        reader->line++;
      g_string_append_c (cell, *reader->at);
    }
  if (reader->at == reader->end)
    {
      refuse (reader, "a quote is not closed", error);
      return FALSE;
    }
  reader->at++;
  if (reader->at < reader->end && strchr (",\r\n", *reader->at) == NULL)
    {
      refuse (reader, "something follows a closing quote", error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_cell (Reader  *reader,
           GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"')
    {
      if (!read_quoted (reader, cell, error))
        return FALSE;
    }
  else
    for (; reader->at < reader->end && strchr (",\r\n", *reader->at) == NULL; reader->at++)
      {
        if (*reader->at == '"')
          {
            refuse (reader, "a quote inside a cell without quotes", error);
            return FALSE;
          }
        g_string_append_c (cell, *reader->at);
      }
  g_ptr_array_add (reader->row, g_string_free (g_steal_pointer (&cell), FALSE));
  return TRUE;
}

static void
end_row (Reader *reader)
{
  g_ptr_array_add (reader->row, NULL);
  g_ptr_array_add (reader->rows, g_ptr_array_free (reader->row, FALSE));
  reader->row = NULL;
}

/* Behind CR LF, or LF alone, which others write. */
static gboolean
read_row (Reader  *reader,
          GError **error)
{
  reader->row = g_ptr_array_new_with_free_func (g_free);
  while (read_cell (reader, error))
    {
      if (reader->at < reader->end && *reader->at == ',')
        {
          reader->at++;
          continue;
        }
      if (reader->at < reader->end && *reader->at == '\r')
        reader->at++;
      if (reader->at < reader->end && *reader->at != '\n')
        {
          refuse (reader, "a carriage return without a line feed", error);
          break;
        }
      reader->at += reader->at < reader->end;
      reader->line++;
      end_row (reader);
      return TRUE;
    }
  g_clear_pointer (&reader->row, g_ptr_array_unref);
  return FALSE;
}

/**
 * dag_csv_parse:
 * @text: the whole of it; need not end with NUL
 * @length: its bytes
 * @error: %DAG_FAULT_PARSE with the line, %DAG_FAULT_TOO_LARGE
 *
 * A byte order mark at the front is passed over. Rows may differ in length.
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows
 */
GPtrArray *
dag_csv_parse (const char  *text,
               gsize        length,
               GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Reader reader = { .at = text, .end = text + length, .line = 1, .rows = rows };

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length > DAG_CSV_MAX_BYTES)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE, "more than %d bytes",
                   DAG_CSV_MAX_BYTES);
      return NULL;
    }
  if (length >= strlen (MARK) && memcmp (text, MARK, strlen (MARK)) == 0)
    reader.at += strlen (MARK);
  if (!g_utf8_validate_len (reader.at, (gsize) (reader.end - reader.at), NULL))
    {
      refuse (&reader, "this is not UTF-8 text", error);
      return NULL;
    }
  while (reader.at < reader.end)
    if (!read_row (&reader, error))
      return NULL;
  return g_steal_pointer (&rows);
}

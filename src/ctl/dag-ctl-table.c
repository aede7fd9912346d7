/* dag-ctl-table.c - columns of text that line up in a terminal
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-table.h"

#include <string.h>

#define GAP 2
#define MAX_COLUMN 32 /* cells; a longer text is cut */

struct _DagCtlTable
{
  char *alignment; /* one letter a column: 'l' or 'r' */
  guint n_columns;
  GPtrArray *cells; /* row after row */
};

/**
 * dag_ctl_table_new:
 * @alignment: one letter a column: "l" left, "r" right
 *
 * Returns: (transfer full): an empty table
 */
DagCtlTable *
dag_ctl_table_new (const char *alignment)
{
  DagCtlTable *self = g_new0 (DagCtlTable, 1);

  self->alignment = g_strdup (alignment);
  self->n_columns = (guint) strlen (alignment);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dag_ctl_table_free (DagCtlTable *self)
{
  g_clear_pointer (&self->alignment, g_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

static guint
get_char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* The width in cells of a terminal, and where to cut for at most @limit of them. */
static guint
measure (const char  *cell,
         guint        limit,
         const char **cut)
{
  guint width = 0;

  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint more = get_char_width (g_utf8_get_char (at));

      if (width + more > limit)
        {
          if (cut != NULL)
            *cut = at;
          return width;
        }
      width += more;
    }
  if (cut != NULL)
    *cut = NULL;
  return width;
}

/**
 * dag_ctl_table_add:
 * @self: a table
 * @cell: (transfer full) (nullable): the next cell, valid UTF-8 without controls
 *
 * Cells are added row after row, from left to right.
 */
void
dag_ctl_table_add (DagCtlTable *self,
                   char        *cell)
{
  const char *cut = NULL;

  if (cell == NULL)
    cell = g_strdup ("");
  if (measure (cell, MAX_COLUMN, &cut) > 0 && cut != NULL)
    {
      g_autofree char *whole = cell;

      measure (whole, MAX_COLUMN - 1, &cut);
      cell = g_strdup_printf ("%.*s…", (int) (cut - whole), whole);
    }
  g_ptr_array_add (self->cells, cell);
}

/**
 * dag_ctl_table_n_rows:
 * @self: a table
 *
 * Returns: how many rows were added, the head among them
 */
guint
dag_ctl_table_n_rows (DagCtlTable *self)
{
  return self->cells->len / self->n_columns;
}

static void
append_blanks (GString *text,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

/**
 * dag_ctl_table_append_to:
 * @self: a table
 * @text: what to append it to
 */
void
dag_ctl_table_append_to (DagCtlTable *self,
                         GString     *text)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint width = measure (g_ptr_array_index (self->cells, i), G_MAXUINT, NULL);

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;
      guint blanks = widths[column] - measure (cell, G_MAXUINT, NULL);
      gboolean last = column == self->n_columns - 1;

      if (self->alignment[column] == 'r')
        append_blanks (text, blanks);
      g_string_append (text, cell);
      if (self->alignment[column] == 'l' && !last)
        append_blanks (text, blanks);
      if (last)
        g_string_append_c (text, '\n');
      else
        append_blanks (text, GAP);
    }
}

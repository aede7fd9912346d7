/* dag-board-version.c - which of two writes is the later one, whatever the desks' clocks say
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-version.h"

/**
 * dag_board_version_compare:
 * @a: a version
 * @b: another
 *
 * Returns: < 0, 0 or > 0; a total order
 */
int
dag_board_version_compare (DagBoardVersion a,
                           DagBoardVersion b)
{
  if (a.lamport != b.lamport)
    return a.lamport < b.lamport ? -1 : 1;
  return a.client < b.client ? -1 : a.client > b.client;
}

gboolean
dag_board_version_is_set (DagBoardVersion version)
{
  return version.lamport > 0;
}

/**
 * dag_board_version_format:
 * @version: a version
 *
 * Returns: (transfer full): "12@9f3c…", for files
 */
char *
dag_board_version_format (DagBoardVersion version)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "@%016" G_GINT64_MODIFIER "x",
                          version.lamport, version.client);
}

/**
 * dag_board_version_parse:
 * @text: (nullable): as dag_board_version_format() writes it
 * @version: (out): set where %TRUE is returned
 *
 * Returns: whether it was one
 */
gboolean
dag_board_version_parse (const char      *text,
                         DagBoardVersion *version)
{
  g_auto (GStrv) parts = NULL;
  gint64 lamport;
  guint64 client;

  g_return_val_if_fail (version != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  parts = g_strsplit (text, "@", 2);
  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64 / 2, &lamport, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 16, 0, G_MAXINT64, &client, NULL))
    return FALSE;
  *version = (DagBoardVersion){ lamport, client };
  return TRUE;
}

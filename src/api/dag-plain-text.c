/* dag-plain-text.c - a server's own words, made fit to stand in a message
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-plain-text.h"

#include <string.h>

#define MAX_TEXT 200 /* characters */

/**
 * dag_plain_text_clean:
 * @text: whatever a server sent
 * @length: its bytes, or -1
 *
 * Returns: (transfer full): at most 200 characters of valid UTF-8 on one line, without
 *   control characters
 */
char *
dag_plain_text_clean (const char *text,
                      gssize      length)
{
  gssize n = MIN (length < 0 ? (gssize) strlen (text) : length, 16 * MAX_TEXT);
  g_autofree char *valid = g_utf8_make_valid (text, n);
  g_autoptr (GString) clean = g_string_new (NULL);
  guint count = 0;

  for (const char *p = valid; *p != '\0' && count < MAX_TEXT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_isprint (c) ? c : ' ');
      count++;
    }
  return g_strstrip (g_string_free (g_steal_pointer (&clean), FALSE));
}

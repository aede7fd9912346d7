/* dag-board-id.c - keys of the board's items: UUIDs that a desk makes by itself
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, 12 bits of the fraction of the
 * millisecond (its "method 3"), 62 random bits. The text order is the order of making. */
#include "config.h"

#include "dag-board-id.h"

#include <string.h>

#define LENGTH 36
#define FRACTIONS 4096 /* of a millisecond */

/**
 * dag_board_id_new:
 * @time_us: when it is made, wall clock; the caller never gives the same one twice
 * @random: random bytes
 *
 * Returns: (transfer full): a key of 36 characters, lower case
 */
char *
dag_board_id_new (int64_t      time_us,
                  const guint8 random[DAG_BOARD_N_RANDOM])
{
  guint64 ms;
  guint fraction;

  g_return_val_if_fail (time_us >= 0 && random != NULL, NULL);

  ms = (guint64) time_us / 1000 & 0xffffffffffff;
  fraction = (guint) (time_us % 1000 * FRACTIONS / 1000);
  return g_strdup_printf ("%08x-%04x-7%03x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          (guint) (ms >> 16), (guint) (ms & 0xffff), fraction,
                          0x80 | (random[0] & 0x3f), random[1], random[2], random[3],
                          random[4], random[5], random[6], random[7]);
}

/**
 * dag_board_id_new_keyed:
 * @time_us: a time that every desk takes for it: the beginning of its day
 * @key: what there can be only one of: "standup", a team, a day
 *
 * Returns: (transfer full): the same key on every desk, so that two that make the same thing
 *   make one
 */
char *
dag_board_id_new_keyed (int64_t     time_us,
                        const char *key)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_val_if_fail (key != NULL, NULL);

  g_checksum_update (sum, (const guchar *) key, -1);
  g_checksum_get_digest (sum, digest, &length);
  return dag_board_id_new (time_us, digest);
}

/**
 * dag_board_id_is_valid:
 * @id: (nullable): a text
 *
 * Returns: whether it is a key as dag_board_id_new() makes them
 */
gboolean
dag_board_id_is_valid (const char *id)
{
  if (id == NULL || strlen (id) != LENGTH || id[14] != '7'
      || strchr ("89ab", id[19]) == NULL)
    return FALSE;
  for (guint i = 0; i < LENGTH; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? id[i] != '-' : strchr ("0123456789abcdef", id[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * dag_board_id_get_time_us:
 * @id: a valid key
 *
 * Returns: when it was made, wall clock of the desk that made it
 */
int64_t
dag_board_id_get_time_us (const char *id)
{
  guint64 high;
  guint64 low;
  guint64 fraction;

  g_return_val_if_fail (dag_board_id_is_valid (id), 0);

  high = g_ascii_strtoull (id, NULL, 16);
  low = g_ascii_strtoull (id + 9, NULL, 16);
  fraction = g_ascii_strtoull (id + 15, NULL, 16);
  /* Rounded up: the fraction was cut off. */
  return (int64_t) ((high << 16 | low) * 1000
                    + (fraction * 1000 + FRACTIONS - 1) / FRACTIONS);
}

/**
 * dag_board_day_is_valid:
 * @day: (nullable): a text
 *
 * Returns: whether it is a day of the calendar, "2026-11-23"
 */
gboolean
dag_board_day_is_valid (const char *day)
{
  if (day == NULL || strlen (day) != 10 || day[4] != '-' || day[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (day[i]))
      return FALSE;
  return g_date_valid_dmy ((GDateDay) g_ascii_strtoull (day + 8, NULL, 10),
                           (GDateMonth) g_ascii_strtoull (day + 5, NULL, 10),
                           (GDateYear) g_ascii_strtoull (day, NULL, 10));
}

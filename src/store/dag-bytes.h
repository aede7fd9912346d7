/* dag-bytes.h - numbers in as few bytes as they need, and read back without trust
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* Seven bits a byte, the low ones first; a signed number has its sign in the lowest bit. */

static inline void
dag_bytes_add (GByteArray *bytes,
               uint64_t    number)
{
  guint8 piece[10];
  guint length = 0;

  for (; number >= 0x80; number >>= 7)
    piece[length++] = (guint8) (number | 0x80);
  piece[length++] = (guint8) number;
  g_byte_array_append (bytes, piece, length);
}

static inline void
dag_bytes_add_signed (GByteArray *bytes,
                      int64_t     number)
{
  dag_bytes_add (bytes, ((uint64_t) number << 1) ^ (uint64_t) (number >> 63));
}

/* What is read may have been written by anybody: past the end, and in a number that is too
 * long, everything is 0 and @bad. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean bad;
} DagByteReader;

static inline DagByteReader
dag_byte_reader (const guint8 *bytes,
                 gsize         length)
{
  const guint8 *from = bytes != NULL ? bytes : (const guint8 *) "";

  return (DagByteReader){ from, bytes != NULL ? bytes + length : from, FALSE };
}

static inline gboolean
dag_byte_reader_has_more (const DagByteReader *self)
{
  return !self->bad && self->at < self->end;
}

static inline uint64_t
dag_byte_reader_next (DagByteReader *self)
{
  uint64_t number = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 piece = *self->at++;

      number |= (uint64_t) (piece & 0x7f) << shift;
      if (piece < 0x80)
        return number;
    }
  self->bad = TRUE;
  self->at = self->end;
  return 0;
}

static inline int64_t
dag_byte_reader_next_signed (DagByteReader *self)
{
  uint64_t number = dag_byte_reader_next (self);

  return (int64_t) (number >> 1) ^ -(int64_t) (number & 1);
}

/* Sums of numbers from anywhere may not overflow. */
static inline int64_t
dag_bytes_sum (int64_t a,
               int64_t b)
{
  return (int64_t) ((uint64_t) a + (uint64_t) b);
}

G_END_DECLS

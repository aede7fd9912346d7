/* dag-stream.c - the rows of one queue in one hour, written as they come, packed at its end
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-row.h"

#include <gio/gio.h>

/* Deflating what is shorter gains nothing. */
#define PACK_FROM 96
/* An hour of one queue never takes more; what claims to is no blob of ours. */
#define MAX_UNPACKED (4 * 1024 * 1024)
#define MAX_POLLS 1000000

/* The first byte of a blob. */
typedef enum
{
  FORM_PLAIN = 1,
  FORM_DEFLATED = 2,
} Form;

void
dag_stream_init (DagStream *self)
{
  self->bytes = g_byte_array_new ();
  dag_stream_restart (self);
}

void
dag_stream_clear (DagStream *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

/* Another hour begins. */
void
dag_stream_restart (DagStream *self)
{
  g_byte_array_set_size (self->bytes, 0);
  dag_row_clear (&self->last);
  self->n_rows = 0;
  self->last_poll = 0;
}

/**
 * dag_stream_add:
 * @self: a stream
 * @row: the figures now
 * @poll: the number of the poll in this hour, counting up
 *
 * Adds @row, where it differs from the one before.
 */
void
dag_stream_add (DagStream    *self,
                const DagRow *row,
                guint         poll)
{
  if (dag_row_equal (row, &self->last))
    return;
  dag_bytes_add (self->bytes, poll - self->last_poll);
  dag_row_write (row, &self->last, self->bytes);
  self->last = *row;
  self->last_poll = poll;
  self->n_rows++;
}

/* Whether all of @input came out as @output. */
static gboolean
convert (GConverter   *converter,
         const guint8 *input,
         gsize         length,
         GByteArray   *output,
         gsize         limit)
{
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize n_written = 0;

  g_byte_array_set_size (output, (guint) MIN (MAX (length * 4, 4096), limit));
  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read;
      gsize n_more;
      g_autoptr (GError) error = NULL;

      if (n_written == output->len)
        {
          if (output->len >= limit)
            return FALSE;
          g_byte_array_set_size (output, (guint) MIN ((gsize) output->len * 2, limit));
        }
      result = g_converter_convert (converter, input, length, output->data + n_written,
                                    output->len - n_written, G_CONVERTER_INPUT_AT_END,
                                    &n_read, &n_more, &error);
      if (result == G_CONVERTER_ERROR
          && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
        {
          if (output->len >= limit)
            return FALSE;
          g_byte_array_set_size (output, (guint) MIN ((gsize) output->len * 2, limit));
          result = G_CONVERTER_CONVERTED;
          continue;
        }
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      input += n_read;
      length -= n_read;
      n_written += n_more;
    }
  g_byte_array_set_size (output, (guint) n_written);
  return TRUE;
}

/**
 * dag_stream_pack:
 * @self: a stream
 *
 * Returns: (transfer full): its bytes, deflated where that gains something
 */
GBytes *
dag_stream_pack (const DagStream *self)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  guint8 form = FORM_PLAIN;

  if (self->bytes->len >= PACK_FROM)
    {
      g_autoptr (GZlibCompressor) deflate
          = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
      g_autoptr (GByteArray) packed = g_byte_array_new ();

      if (convert (G_CONVERTER (deflate), self->bytes->data, self->bytes->len, packed,
                   MAX_UNPACKED)
          && packed->len < self->bytes->len)
        {
          form = FORM_DEFLATED;
          g_byte_array_append (blob, &form, 1);
          g_byte_array_append (blob, packed->data, packed->len);
          return g_byte_array_free_to_bytes (g_steal_pointer (&blob));
        }
    }
  g_byte_array_append (blob, &form, 1);
  g_byte_array_append (blob, self->bytes->data, self->bytes->len);
  return g_byte_array_free_to_bytes (g_steal_pointer (&blob));
}

/**
 * dag_stream_reader_init:
 * @self: a reader
 * @blob: what dag_stream_pack() made, or anything else; must stay
 * @length: of @blob
 */
void
dag_stream_reader_init (DagStreamReader *self,
                        const guint8    *blob,
                        gsize            length)
{
  *self = (DagStreamReader){ .reader = dag_byte_reader (blob, 0) };
  dag_row_clear (&self->row);
  if (length > 0 && blob[0] == FORM_PLAIN)
    self->reader = dag_byte_reader (blob + 1, length - 1);
  else if (length > 0 && blob[0] == FORM_DEFLATED)
    {
      g_autoptr (GZlibDecompressor) inflate
          = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);

      self->unpacked = g_byte_array_new ();
      if (convert (G_CONVERTER (inflate), blob + 1, length - 1, self->unpacked, MAX_UNPACKED))
        self->reader = dag_byte_reader (self->unpacked->data, self->unpacked->len);
    }
}

/* Reads the hour that is still under way; @stream must not change meanwhile. */
void
dag_stream_reader_init_plain (DagStreamReader *self,
                              const DagStream *stream)
{
  *self = (DagStreamReader){ .reader
                             = dag_byte_reader (stream->bytes->data, stream->bytes->len) };
  dag_row_clear (&self->row);
}

void
dag_stream_reader_clear (DagStreamReader *self)
{
  g_clear_pointer (&self->unpacked, g_byte_array_unref);
}

/**
 * dag_stream_reader_next:
 * @self: a reader
 *
 * Goes on to the next row that differs; a blob that is damaged ends where the damage begins.
 *
 * Returns: whether there is one
 */
gboolean
dag_stream_reader_next (DagStreamReader *self)
{
  uint64_t gap;

  if (!dag_byte_reader_has_more (&self->reader))
    return FALSE;
  gap = dag_byte_reader_next (&self->reader);
  dag_row_read (&self->row, &self->reader);
  if (self->reader.bad || gap > MAX_POLLS || (self->has_row && gap == 0)
      || self->poll + gap > MAX_POLLS)
    {
      self->reader.bad = TRUE;
      return FALSE;
    }
  self->poll += (guint) gap;
  self->has_row = TRUE;
  return TRUE;
}

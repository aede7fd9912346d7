/* dag-body.c - the bytes of one answer, in a buffer that is kept between polls if it is small
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-body.h"

#include <string.h>

/**
 * dag_body_new:
 *
 * Returns: (transfer full): an empty body
 */
DagBody *
dag_body_new (void)
{
  DagBody *self = g_new0 (DagBody, 1);

  self->bytes = g_malloc0 (1);
  return self;
}

void
dag_body_free (DagBody *self)
{
  g_clear_pointer (&self->bytes, g_free);
  g_free (self);
}

/**
 * dag_body_reserve:
 * @self: a body
 * @capacity: bytes it must be able to hold; never shrinks
 *
 * Not a GByteArray: that one rounds up to a power of two and, in the test environment,
 * touches all of it, so the limit of an answer could not be held exactly.
 */
void
dag_body_reserve (DagBody *self,
                  gsize    capacity)
{
  g_return_if_fail (self != NULL);

  if (capacity <= self->capacity)
    return;
  self->bytes = g_realloc (self->bytes, capacity + 1);
  self->capacity = capacity;
}

/**
 * dag_body_set:
 * @self: a body
 * @bytes: (array length=length): what it shall hold
 * @length: how many
 *
 * Copies @bytes.
 */
void
dag_body_set (DagBody    *self,
              const char *bytes,
              gsize       length)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  dag_body_reserve (self, length);
  memcpy (self->bytes, bytes, length);
  self->bytes[length] = '\0';
  self->length = length;
}

/* dag-body.c - the bytes of one answer, in a buffer that is kept between polls if it is small
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-body.h"

#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

/* A page of the large kind; what is smaller than one is taken from the heap. */
#define LARGE_PAGE ((gsize) 2 * 1024 * 1024)

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

/* A buffer of megabytes is new for each answer, and given back after it: by small pages, a
 * thousand of them would be fetched one by one.
 * Returns: (nullable): there is none */
static char *
take_large_pages (gsize size)
{
#if defined (__linux__) && defined (MADV_HUGEPAGE)
  gsize whole = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  char *bytes = whole >= size ? aligned_alloc (LARGE_PAGE, whole) : NULL;

  if (bytes != NULL)
    (void) madvise (bytes, whole, MADV_HUGEPAGE);
  return bytes;
#else
  return NULL;
#endif
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
  char *large = NULL;

  g_return_if_fail (self != NULL);

  if (capacity <= self->capacity)
    return;
  if (capacity >= LARGE_PAGE && self->capacity < LARGE_PAGE)
    large = take_large_pages (capacity + 1);
  if (large != NULL)
    {
      memcpy (large, self->bytes, self->capacity + 1);
      g_free (self->bytes);
      self->bytes = large;
    }
  else
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

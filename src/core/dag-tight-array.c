/* dag-tight-array.c - a row of things of one size, with little room to spare
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-tight-array.h"

#include <string.h>

#define FEWEST 4

static guint
get_room_for (guint len)
{
  return MAX (len + len / 8, FEWEST);
}

static void
set_room (DagTightArray *self,
          gsize          size,
          guint          room)
{
  self->items = g_realloc_n (self->items, room, size);
  self->room = room;
}

void
dag_tight_array_clear (DagTightArray *self)
{
  g_clear_pointer (&self->items, g_free);
  self->len = self->room = 0;
}

/**
 * dag_tight_array_insert:
 * @self: an array
 * @size: of one thing, the same in each call; in bytes
 * @index: where the first one shall stand, at most the length
 * @items: (array length=n_items): copied
 * @n_items: how many
 *
 * What was got from dag_tight_array_index() before is not valid any more.
 */
void
dag_tight_array_insert (DagTightArray *self,
                        gsize          size,
                        guint          index,
                        gconstpointer  items,
                        guint          n_items)
{
  guint8 *at;

  g_return_if_fail (self != NULL && index <= self->len);

  if (n_items == 0)
    return;
  if (self->room - self->len < n_items)
    set_room (self, size, get_room_for (self->len + n_items));
  at = self->items + index * size;
  memmove (at + n_items * size, at, (self->len - index) * size);
  memcpy (at, items, n_items * size);
  self->len += n_items;
}

/**
 * dag_tight_array_remove:
 * @self: an array
 * @size: of one thing, in bytes
 * @index: the first one that goes
 * @n_items: how many
 *
 * Gives back what it held them in, but for a little.
 */
void
dag_tight_array_remove (DagTightArray *self,
                        gsize          size,
                        guint          index,
                        guint          n_items)
{
  guint8 *at;

  g_return_if_fail (self != NULL && index <= self->len && n_items <= self->len - index);

  if (n_items == 0)
    return;
  at = self->items + index * size;
  self->len -= n_items;
  memmove (at, at + n_items * size, (self->len - index) * size);
  if (self->room > FEWEST && get_room_for (self->len) < self->room - self->room / 8)
    set_room (self, size, get_room_for (self->len));
}

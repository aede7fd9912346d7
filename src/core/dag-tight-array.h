/* dag-tight-array.h - a row of things of one size, with little room to spare
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For what there are thousands of: a GArray doubles, so that a third of it is room that
 * nobody uses, and it never gives any back. This one grows by an eighth, and shrinks.
 * Part of its owner; all zero is an empty one. */
typedef struct
{
  guint8 *items;
  guint len;
  guint room; /* for so many */
} DagTightArray;

void dag_tight_array_clear        (DagTightArray *self);
void dag_tight_array_insert       (DagTightArray *self,
                                   gsize          size,
                                   guint          index,
                                   gconstpointer  items,
                                   guint          n_items);
void dag_tight_array_remove       (DagTightArray *self,
                                   gsize          size,
                                   guint          index,
                                   guint          n_items);

#define dag_tight_array_index(self, Type, index) \
  (((Type *) (void *) (self)->items) + (index))
#define dag_tight_array_append(self, item) \
  dag_tight_array_insert ((self), sizeof *(item), (self)->len, (item), 1)

G_END_DECLS

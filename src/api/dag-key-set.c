/* dag-key-set.c - which keys were seen: eight bytes for each, whatever its length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-key-set.h"

#define FIRST_SLOTS 1024

/* An open table, at most half full; 0 is a free slot. */
struct _DagKeySet
{
  guint64 *slots;
  guint n_slots; /* a power of two */
  guint n;
};

DagKeySet *
dag_key_set_new (void)
{
  DagKeySet *self = g_new0 (DagKeySet, 1);

  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint64, self->n_slots);
  return self;
}

void
dag_key_set_free (DagKeySet *self)
{
  g_clear_pointer (&self->slots, g_free);
  g_free (self);
}

static guint64 *
find_slot (DagKeySet *self,
           guint64    key)
{
  guint i = (guint) key & (self->n_slots - 1);

  while (self->slots[i] != 0 && self->slots[i] != key)
    i = (i + 1) & (self->n_slots - 1);
  return &self->slots[i];
}

static void
grow (DagKeySet *self)
{
  g_autofree guint64 *before = g_steal_pointer (&self->slots);
  guint n_before = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (guint64, self->n_slots);
  for (guint i = 0; i < n_before; i++)
    if (before[i] != 0)
      *find_slot (self, before[i]) = before[i];
}

/**
 * dag_key_set_add:
 * @self: a set
 * @key: from dag_key_begin(), dag_key_number() and dag_key_text()
 *
 * Two things that differ have the same key once in thousands of millions of lists of the
 * greatest length.
 *
 * Returns: whether it was not there yet
 */
gboolean
dag_key_set_add (DagKeySet *self,
                 guint64    key)
{
  guint64 *slot;

  g_return_val_if_fail (self != NULL, FALSE);

  key = key != 0 ? key : 1;
  slot = find_slot (self, key);
  if (*slot != 0)
    return FALSE;
  *slot = key;
  if (++self->n > self->n_slots / 2)
    grow (self);
  return TRUE;
}

guint64
dag_key_begin (void)
{
  return G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

/* Every bit of both goes into every bit of the result. */
guint64
dag_key_number (guint64 key,
                gint64  number)
{
  key ^= (guint64) number;
  key = (key ^ (key >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  key = (key ^ (key >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return key ^ (key >> 31);
}

/* @text: (nullable): as "" */
guint64
dag_key_text (guint64     key,
              const char *text)
{
  guint64 sum = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; text != NULL && *text != '\0'; text++)
    sum = (sum ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return dag_key_number (key, (gint64) sum);
}

/* dag-record.c - records that are kept from one answer to the next while their bytes stay
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-record.h"

#include "dag-json-private.h"

#include <string.h>

/* So many records on the next ones are fetched. */
#define AHEAD 4

/* A record as it lay in one body. */
typedef struct
{
  gpointer record; /* (nullable) */
  DagFingerprint print; /* of its bytes */
  gsize length;
  DagRecordMarks marks;
} Place;

/* One id: where its record was in the last answer, and is in the one being read. */
typedef struct
{
  Place last;
  Place now;
  guint order;      /* its place among the records of the last answer */
  guint generation; /* of the answer it was last met in */
  char id[];
} Slot;

struct _DagRecordTable
{
  const DagRecordKind *kind;
  GHashTable *slots;   /* id → Slot */
  GPtrArray *order;    /* of Slot: the last answer's */
  GPtrArray *now;      /* of Slot: the answer being read */
  DagFingerprintKey key;
  guint generation;
  guint cursor; /* the record of the last answer that is expected next */
  guint n_decoded;
};

/**
 * dag_record_table_new:
 * @kind: what it holds
 *
 * Returns: (transfer full): an empty table
 */
DagRecordTable *
dag_record_table_new (const DagRecordKind *kind)
{
  DagRecordTable *self = g_new0 (DagRecordTable, 1);

  self->kind = kind;
  self->key = dag_fingerprint_make_key ();
  self->slots = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->order = g_ptr_array_new ();
  self->now = g_ptr_array_new ();
  return self;
}

void
dag_record_table_free (DagRecordTable *self)
{
  dag_record_table_discard (self);
  for (guint i = 0; i < self->order->len; i++)
    self->kind->unref (((Slot *) g_ptr_array_index (self->order, i))->last.record);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->now, g_ptr_array_unref);
  g_free (self);
}

/**
 * dag_record_table_begin:
 * @self: a table
 *
 * Begins to read a new answer; commit or discard must follow.
 */
void
dag_record_table_begin (DagRecordTable *self)
{
  self->generation++;
  self->cursor = 0;
  self->n_decoded = 0;
}

/* Gives the id a new slot, or finds the one it has. */
static Slot *
claim_slot (DagRecordTable *self,
            const char     *id)
{
  Slot *slot = g_hash_table_lookup (self->slots, id);
  gsize length = strlen (id) + 1;

  if (slot != NULL)
    return slot;
  slot = g_malloc0 (sizeof *slot + length);
  memcpy (slot->id, id, length);
  slot->order = G_MAXUINT;
  g_hash_table_insert (self->slots, slot->id, slot);
  return slot;
}

/* The same id a second time in one answer: an identical twin counts once. */
static gboolean
check_twin (DagRecordTable *self,
            DagJson        *json,
            const Slot     *slot,
            gpointer        record)
{
  return self->kind->equal (slot->now.record, record)
         || dag_json_fail (json, DAG_FAULT_DUPLICATE,
                           "its id is there twice, with other content");
}

/* @place: its record is borrowed where it is the last answer's, else consumed */
static gboolean
put_record (DagRecordTable *self,
            DagJson        *json,
            Slot           *slot,
            const Place    *place,
            GPtrArray      *records,
            DagRecordMarks *marks)
{
  if (slot->generation == self->generation)
    {
      gboolean is_same = check_twin (self, json, slot, place->record);

      if (place->record != slot->last.record)
        self->kind->unref (place->record);
      return is_same;
    }
  slot->generation = self->generation;
  slot->now = *place;
  marks->n_unknown_words += place->marks.n_unknown_words;
  marks->parts |= place->marks.parts;
  g_ptr_array_add (self->now, slot);
  g_ptr_array_add (records, self->kind->ref (place->record));
  return TRUE;
}

/* The records that stand next lie anywhere in memory: they are fetched ahead. */
static inline void
look_ahead (const DagRecordTable *self)
{
  guint near = self->cursor + AHEAD;
  guint far = self->cursor + 2 * AHEAD;

  if (far >= self->order->len)
    return;
  __builtin_prefetch (g_ptr_array_index (self->order, far), 1);
  __builtin_prefetch ((const Place *) g_ptr_array_index (self->order, far) + 1, 1);
  __builtin_prefetch (
      (const char *) ((const Slot *) g_ptr_array_index (self->order, near))->last.record - 1, 1);
}

/* Returns: the slot whose bytes of the last answer stand here again, or %NULL. */
static Slot *
match_bytes (DagRecordTable *self,
             DagJson        *json)
{
  Slot *slot = NULL;

  if (self->cursor >= self->order->len)
    return NULL;
  slot = g_ptr_array_index (self->order, self->cursor);
  look_ahead (self);
  if ((gsize) (json->end - json->at) < slot->last.length
      || !dag_fingerprint_equal (
          dag_fingerprint_take (&self->key, json->at, slot->last.length), slot->last.print))
    return NULL;
  return slot;
}

static gboolean
decode_record (DagRecordTable *self,
               DagJson        *json,
               GPtrArray      *records,
               DagRecordMarks *marks)
{
  const char *start = json->at;
  Place place = { .record = NULL };
  Slot *slot = NULL;

  place.record = self->kind->decode (json, &place.marks);
  if (place.record == NULL)
    return FALSE;
  self->n_decoded++;
  place.length = (gsize) (json->at - start);
  place.print = dag_fingerprint_take (&self->key, start, place.length);
  slot = claim_slot (self, self->kind->get_id (place.record));
  if (slot->last.record != NULL)
    {
      self->cursor = slot->order + 1;
      /* Moved, or only written differently: share it all the same. */
      if (self->kind->equal (slot->last.record, place.record))
        {
          self->kind->unref (place.record);
          place.record = slot->last.record;
        }
    }
  return put_record (self, json, slot, &place, records, marks);
}

/**
 * dag_record_table_read:
 * @self: a table
 * @json: a cursor before a list
 * @records: where the records go
 * @marks: (inout): gathers what was noticed
 *
 * Returns: whether the list holds good records; json->fault says why not
 */
gboolean
dag_record_table_read (DagRecordTable *self,
                       DagJson        *json,
                       GPtrArray      *records,
                       DagRecordMarks *marks)
{
  if (!dag_json_enter_array (json))
    return FALSE;
  while (dag_json_next_element (json, DAG_JSON_MAX_ITEMS))
    {
      Slot *slot = match_bytes (self, json);

      if (slot != NULL)
        {
          json->at += slot->last.length;
          self->cursor++;
          if (!put_record (self, json, slot, &slot->last, records, marks))
            return FALSE;
        }
      else if (!decode_record (self, json, records, marks))
        return FALSE;
    }
  return json->fault == NULL;
}

/**
 * dag_record_table_commit:
 * @self: a table whose answer was read to its good end
 *
 * Makes it the last answer.
 */
void
dag_record_table_commit (DagRecordTable *self)
{
  GPtrArray *now = self->now;

  for (guint i = 0; i < self->order->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->order, i);

      if (slot->generation == self->generation)
        continue;
      self->kind->unref (slot->last.record);
      g_hash_table_remove (self->slots, slot->id);
    }
  for (guint i = 0; i < now->len; i++)
    {
      Slot *slot = g_ptr_array_index (now, i);

      if (slot->last.record != NULL && slot->last.record != slot->now.record)
        self->kind->unref (slot->last.record);
      slot->last = slot->now;
      slot->now.record = NULL;
      slot->order = i;
    }
  self->now = self->order;
  self->order = now;
  g_ptr_array_set_size (self->now, 0);
}

/**
 * dag_record_table_discard:
 * @self: a table
 *
 * Forgets the answer being read; the last one stands as it was.
 */
void
dag_record_table_discard (DagRecordTable *self)
{
  for (guint i = 0; i < self->now->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->now, i);

      if (slot->now.record != slot->last.record)
        self->kind->unref (slot->now.record);
      slot->now.record = NULL;
      slot->generation = 0;
      if (slot->last.record == NULL)
        g_hash_table_remove (self->slots, slot->id);
    }
  g_ptr_array_set_size (self->now, 0);
}

/**
 * dag_record_table_get_n_decoded:
 * @self: a table
 *
 * Returns: how many records of the present answer were decoded and not just compared
 */
guint
dag_record_table_get_n_decoded (DagRecordTable *self)
{
  return self->n_decoded;
}

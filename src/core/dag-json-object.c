/* dag-json-object.c - members: known ones by number, foreign ones read over, none twice
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-json-private.h"

#include <string.h>

#define FEW_STRANGERS 16 /* up to here compared one by one */

/**
 * dag_json_enter_object:
 * @self: a cursor before a value
 * @object: (out caller-allocates): the state of reading it
 * @members: the members that are known, 63 at most
 * @n_members: how many
 *
 * Returns: whether an object begins here
 */
gboolean
dag_json_enter_object (DagJson             *self,
                       DagJsonObject       *object,
                       const DagJsonMember *members,
                       guint                n_members)
{
  g_assert (n_members < 64);

  object->members = members;
  object->n_members = n_members;
  object->next = 0;
  object->seen = 0;
  object->begun = FALSE;
  object->first_stranger = self->strangers->len;
  if (!dag_json_expect (self, DAG_JSON_OBJECT, "an object") || !dag_json_go_down (self))
    return FALSE;
  self->path[self->depth].key = "";
  self->path[self->depth].length = 0;
  return TRUE;
}

static int
find_member (DagJsonObject     *object,
             const DagJsonText *key)
{
  for (guint i = 0, m = object->next; i < object->n_members; i++)
    {
      const DagJsonMember *member = &object->members[m];

      if (member->length == key->length && memcmp (member->name, key->bytes, key->length) == 0)
        return (int) m;
      if (++m == object->n_members)
        m = 0;
    }
  return -1;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  const DagJsonText *one = a;
  const DagJsonText *other = b;

  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  return memcmp (one->bytes, other->bytes, one->length);
}

static gboolean
fail_duplicate (DagJson *self)
{
  return dag_json_fail (self, DAG_FAULT_DUPLICATE, "a member that is there twice");
}

/* Remembers an unknown key; a small number is compared at once, many when all are there. */
static gboolean
add_stranger (DagJson           *self,
              DagJsonObject     *object,
              const DagJsonText *key)
{
  guint n = self->strangers->len - object->first_stranger;

  for (guint i = 0; n < FEW_STRANGERS && i < n; i++)
    if (compare_texts (key, &g_array_index (self->strangers, DagJsonText,
                                            object->first_stranger + i))
        == 0)
      return fail_duplicate (self);
  if (n == DAG_JSON_MAX_ITEMS)
    return dag_json_fail (self, DAG_FAULT_TOO_MANY, "more than %d members",
                          DAG_JSON_MAX_ITEMS);
  g_array_append_vals (self->strangers, key, 1);
  return TRUE;
}

/* Points the path at the first of two equal keys, so that the message names it. */
static gboolean
check_strangers (DagJson       *self,
                 DagJsonObject *object)
{
  guint n = self->strangers->len - object->first_stranger;
  DagJsonText *keys = NULL;

  if (n <= FEW_STRANGERS)
    return TRUE;
  keys = &g_array_index (self->strangers, DagJsonText, object->first_stranger);
  qsort (keys, n, sizeof *keys, compare_texts);
  for (guint i = 1; i < n; i++)
    if (compare_texts (&keys[i - 1], &keys[i]) == 0)
      {
        self->path[self->depth].key = keys[i].bytes;
        self->path[self->depth].length = keys[i].length;
        return fail_duplicate (self);
      }
  return TRUE;
}

/* A required member that is missing is often one that was renamed: name the stranger. The
 * first member of a whole answer is its schema: without it, it is none of ours. */
static gboolean
fail_missing (DagJson             *self,
              const DagJsonObject *object,
              const DagJsonMember *member)
{
  g_autoptr (GString) hint = g_string_new (NULL);

  if (self->strangers->len > object->first_stranger)
    {
      DagJsonText *stranger
          = &g_array_index (self->strangers, DagJsonText, object->first_stranger);

      g_string_append (hint, " (there is an unknown “");
      dag_json_append_key (hint, stranger->bytes, stranger->length);
      g_string_append (hint, "”)");
    }
  self->path[self->depth].key = member->name;
  self->path[self->depth].length = member->length;
  return dag_json_fail (self,
                        self->depth == 1 && member == object->members ? DAG_FAULT_SHAPE
                                                                      : DAG_FAULT_FIELD,
                        "required, but missing%s", hint->str);
}

static gboolean
leave_object (DagJson       *self,
              DagJsonObject *object)
{
  self->at++;
  if (!check_strangers (self, object))
    return FALSE;
  for (guint i = 0; i < object->n_members; i++)
    if (object->members[i].required && !(object->seen & G_GUINT64_CONSTANT (1) << i))
      return fail_missing (self, object, &object->members[i]);
  if (self->strangers->len > object->first_stranger)
    g_array_set_size (self->strangers, object->first_stranger);
  self->depth--;
  return TRUE;
}

/* Reads the key and the colon behind it. */
static gboolean
read_key (DagJson     *self,
          DagJsonText *key)
{
  DagJsonStep *step = &self->path[self->depth];

  if (*self->at != '"')
    return dag_json_fail (self, DAG_FAULT_PARSE,
                          self->at == self->end ? "the body ends too early"
                                                : "expected a member's name");
  if (!dag_json_scan_string (self, key))
    return FALSE;
  if (key->bytes == self->scratch->str)
    {
      if (self->chunk == NULL)
        self->chunk = g_string_chunk_new (4096);
      key->bytes = g_string_chunk_insert_len (self->chunk, key->bytes, (gssize) key->length);
    }
  step->key = key->bytes;
  step->length = key->length;
  dag_json_skip_space (self);
  if (*self->at != ':')
    return dag_json_fail (self, DAG_FAULT_PARSE, "expected a colon");
  self->at++;
  return TRUE;
}

/* A source writes its members in one order: mostly the one that is expected comes next, as it
 * is expected, and nothing else need be looked at. Behind the body stands a NUL, and names of
 * members are plain. Returns: whether it was so, and the cursor stands at the value */
static gboolean
take_expected (DagJson       *self,
               DagJsonObject *object)
{
  const DagJsonMember *member = NULL;
  const char *key = self->at + 1;

  if (object->n_members == 0 || *self->at != '"')
    return FALSE;
  member = &object->members[object->next];
  if (strncmp (key, member->name, member->length) != 0 || key[member->length] != '"'
      || key[member->length + 1] != ':')
    return FALSE;
  self->path[self->depth].key = member->name;
  self->path[self->depth].length = member->length;
  self->at = key + member->length + 2;
  return TRUE;
}

/* Returns: whether the member is there for the first time */
static gboolean
note_seen (DagJson       *self,
           DagJsonObject *object,
           int            member)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << member;

  if (object->seen & bit)
    return fail_duplicate (self);
  object->seen |= bit;
  object->next = (guint) member + 1 < object->n_members ? (guint) member + 1 : 0;
  return TRUE;
}

/**
 * dag_json_next_member:
 * @self: a cursor inside @object
 * @object: as from dag_json_enter_object()
 *
 * Unknown members are read over (and held against the same rules).
 *
 * Returns: the number of the known member whose value is next; -1 at the object's end and
 *   on a fault
 */
int
dag_json_next_member (DagJson       *self,
                      DagJsonObject *object)
{
  for (;;)
    {
      DagJsonText key = { NULL, 0 };
      int next = dag_json_next_item (self, object->begun, '}');
      int member;

      object->begun = TRUE;
      if (next == 0)
        leave_object (self, object);
      if (next != 1)
        return -1;
      if (take_expected (self, object))
        member = (int) object->next;
      else if (read_key (self, &key))
        member = find_member (object, &key);
      else
        return -1;
      if (member >= 0)
        return note_seen (self, object, member) ? member : -1;
      if (!add_stranger (self, object, &key) || !dag_json_skip (self))
        return -1;
    }
}

gboolean
dag_json_object_has (const DagJsonObject *object,
                     int                  member)
{
  return (object->seen & G_GUINT64_CONSTANT (1) << member) != 0;
}

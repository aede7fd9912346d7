/* dag-board-field.c - one field of an item: its value, its version, and how two of them merge
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note is a multi-value register: merging keeps a write that both know, and one that the
 * other side has not seen. Every other type is a last-writer-wins register. Both are join
 * semilattices: merging is commutative, associative and idempotent, so that desks that
 * have seen the same writes in any order agree. */
#include "config.h"

#include "dag-board-field.h"

static const struct
{
  const char *word;
  const char *variant_type;
} types[] = {
  [DAG_BOARD_TEXT] = { "text", "s" },   [DAG_BOARD_NUMBER] = { "number", "x" },
  [DAG_BOARD_FLAG] = { "flag", "b" },   [DAG_BOARD_LIST] = { "list", "as" },
  [DAG_BOARD_NOTE] = { "note", "s" },
};

static void
clear_write (DagBoardWrite *write)
{
  g_clear_pointer (&write->value, g_variant_unref);
}

static GArray *
new_writes (void)
{
  GArray *writes = g_array_new (FALSE, FALSE, sizeof (DagBoardWrite));

  g_array_set_clear_func (writes, (GDestroyNotify) clear_write);
  return writes;
}

/**
 * dag_board_field_new:
 * @name: of the field, "text"
 * @type: of its values
 *
 * Returns: (transfer full): a field without a write yet
 */
DagBoardField *
dag_board_field_new (const char   *name,
                     DagBoardType  type)
{
  DagBoardField *self = g_new0 (DagBoardField, 1);

  self->name = g_strdup (name);
  self->type = type;
  self->writes = new_writes ();
  self->seen = g_array_new (FALSE, FALSE, sizeof (DagBoardVersion));
  return self;
}

void
dag_board_field_free (DagBoardField *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->writes, g_array_unref);
  g_clear_pointer (&self->seen, g_array_unref);
  g_free (self);
}

static int
compare_values (GVariant *a,
                GVariant *b)
{
  g_autofree char *text_a = a != NULL ? g_variant_print (a, FALSE) : NULL;
  g_autofree char *text_b = b != NULL ? g_variant_print (b, FALSE) : NULL;

  return g_strcmp0 (text_a, text_b);
}

/* A version names one write; that two differ all the same is decided alike everywhere. */
static int
compare_writes (const DagBoardWrite *a,
                const DagBoardWrite *b)
{
  int order = dag_board_version_compare (a->version, b->version);

  return order != 0 ? order : compare_values (a->value, b->value);
}

static void
insert_write (GArray              *writes,
              const DagBoardWrite *write)
{
  DagBoardWrite copy = *write;
  guint at = 0;

  while (at < writes->len
         && compare_writes (&g_array_index (writes, DagBoardWrite, at), write) < 0)
    at++;
  if (at < writes->len
      && compare_writes (&g_array_index (writes, DagBoardWrite, at), write) == 0)
    return;
  if (copy.value != NULL)
    g_variant_ref (copy.value);
  g_array_insert_val (writes, at, copy);
}

static gboolean
has_seen (const DagBoardField *self,
          DagBoardVersion      version)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      DagBoardVersion *seen = &g_array_index (self->seen, DagBoardVersion, i);

      if (seen->client == version.client)
        return seen->lamport >= version.lamport;
    }
  return FALSE;
}

/**
 * dag_board_field_add_seen:
 * @self: a field
 * @version: the last write of that desk that this field knows of
 */
void
dag_board_field_add_seen (DagBoardField   *self,
                          DagBoardVersion  version)
{
  guint at = 0;

  while (at < self->seen->len
         && g_array_index (self->seen, DagBoardVersion, at).client < version.client)
    at++;
  if (at < self->seen->len
      && g_array_index (self->seen, DagBoardVersion, at).client == version.client)
    {
      DagBoardVersion *seen = &g_array_index (self->seen, DagBoardVersion, at);

      seen->lamport = MAX (seen->lamport, version.lamport);
      return;
    }
  g_array_insert_val (self->seen, at, version);
}

/**
 * dag_board_field_add_write:
 * @self: a field
 * @value: (nullable): of the field's type
 * @version: of this write
 *
 * Adds a write beside those that are there: for reading a field back.
 */
void
dag_board_field_add_write (DagBoardField   *self,
                           GVariant        *value,
                           DagBoardVersion  version)
{
  g_autoptr (GVariant) kept = value != NULL ? g_variant_ref_sink (value) : NULL;
  DagBoardWrite write = { version, kept };

  g_return_if_fail (
      kept == NULL
      || g_variant_is_of_type (kept, dag_board_type_get_variant_type (self->type)));

  insert_write (self->writes, &write);
  if (self->type == DAG_BOARD_NOTE)
    dag_board_field_add_seen (self, version);
}

/**
 * dag_board_field_write:
 * @self: a field
 * @value: (nullable): of the field's type; %NULL takes it away. A floating one is taken.
 * @version: of this write, later than all that this desk knows
 *
 * Puts @value in the place of all that is there.
 */
void
dag_board_field_write (DagBoardField   *self,
                       GVariant        *value,
                       DagBoardVersion  version)
{
  g_array_set_size (self->writes, 0);
  dag_board_field_add_write (self, value, version);
}

DagBoardField *
dag_board_field_copy (const DagBoardField *self)
{
  DagBoardField *copy = dag_board_field_new (self->name, self->type);

  for (guint i = 0; i < self->writes->len; i++)
    insert_write (copy->writes, &g_array_index (self->writes, DagBoardWrite, i));
  g_array_append_vals (copy->seen, self->seen->data, self->seen->len);
  return copy;
}

/**
 * dag_board_field_get_value:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): its value; of a note in two versions the later one
 */
GVariant *
dag_board_field_get_value (const DagBoardField *self)
{
  if (self->writes->len == 0)
    return NULL;
  return g_array_index (self->writes, DagBoardWrite, self->writes->len - 1).value;
}

DagBoardVersion
dag_board_field_get_version (const DagBoardField *self)
{
  if (self->writes->len == 0)
    return DAG_BOARD_VERSION_NONE;
  return g_array_index (self->writes, DagBoardWrite, self->writes->len - 1).version;
}

/**
 * dag_board_field_is_split:
 * @self: a field
 *
 * Returns: whether it holds two texts that were written without knowing of each other
 */
gboolean
dag_board_field_is_split (const DagBoardField *self)
{
  return self->writes->len > 1;
}

gboolean
dag_board_field_equal (const DagBoardField *a,
                       const DagBoardField *b)
{
  if (a->type != b->type || a->writes->len != b->writes->len || a->seen->len != b->seen->len
      || g_strcmp0 (a->name, b->name) != 0)
    return FALSE;
  for (guint i = 0; i < a->writes->len; i++)
    if (compare_writes (&g_array_index (a->writes, DagBoardWrite, i),
                        &g_array_index (b->writes, DagBoardWrite, i))
        != 0)
      return FALSE;
  for (guint i = 0; i < a->seen->len; i++)
    if (dag_board_version_compare (g_array_index (a->seen, DagBoardVersion, i),
                                   g_array_index (b->seen, DagBoardVersion, i))
        != 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_write (const DagBoardField *self,
           const DagBoardWrite *write)
{
  for (guint i = 0; i < self->writes->len; i++)
    if (compare_writes (&g_array_index (self->writes, DagBoardWrite, i), write) == 0)
      return TRUE;
  return FALSE;
}

/* Of a's writes those that b has too, or never saw. */
static void
keep_writes (GArray              *kept,
             const DagBoardField *a,
             const DagBoardField *b)
{
  for (guint i = 0; i < a->writes->len; i++)
    {
      DagBoardWrite *write = &g_array_index (a->writes, DagBoardWrite, i);

      if (has_write (b, write) || !has_seen (b, write->version))
        insert_write (kept, write);
    }
}

static void
merge_notes (DagBoardField       *self,
             const DagBoardField *other)
{
  GArray *kept = new_writes ();

  keep_writes (kept, self, other);
  keep_writes (kept, other, self);
  g_clear_pointer (&self->writes, g_array_unref);
  self->writes = kept;
  for (guint i = 0; i < other->seen->len; i++)
    dag_board_field_add_seen (self, g_array_index (other->seen, DagBoardVersion, i));
}

static void
merge_last (DagBoardField       *self,
            const DagBoardField *other)
{
  for (guint i = 0; i < other->writes->len; i++)
    insert_write (self->writes, &g_array_index (other->writes, DagBoardWrite, i));
  if (self->writes->len > 1)
    g_array_remove_range (self->writes, 0, self->writes->len - 1);
}

static void
become (DagBoardField       *self,
        const DagBoardField *other)
{
  DagBoardField *copy = dag_board_field_copy (other);
  DagBoardField old = *self;

  *self = *copy;
  *copy = old;
  dag_board_field_free (copy);
}

/**
 * dag_board_field_merge:
 * @self: a field
 * @other: what another desk has of the same field
 *
 * Returns: whether @self changed
 */
gboolean
dag_board_field_merge (DagBoardField       *self,
                       const DagBoardField *other)
{
  g_autoptr (DagBoardField) before = NULL;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  g_return_val_if_fail (g_strcmp0 (self->name, other->name) == 0, FALSE);

  before = dag_board_field_copy (self);
  if (other->type > self->type) /* a newer program made it another type */
    become (self, other);
  else if (other->type == self->type && self->type == DAG_BOARD_NOTE)
    merge_notes (self, other);
  else if (other->type == self->type)
    merge_last (self, other);
  return !dag_board_field_equal (before, self);
}

const GVariantType *
dag_board_type_get_variant_type (DagBoardType type)
{
  return G_VARIANT_TYPE (types[type].variant_type);
}

/**
 * dag_board_type_get_word:
 * @type: a type
 *
 * Returns: (transfer none): its word in files, "note"
 */
const char *
dag_board_type_get_word (DagBoardType type)
{
  return types[type].word;
}

gboolean
dag_board_type_from_word (const char   *word,
                          DagBoardType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].word, word) == 0)
      {
        *type = (DagBoardType) i;
        return TRUE;
      }
  return FALSE;
}

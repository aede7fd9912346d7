/* dag-board-item.c - one thing a lead wrote: its fields, its life, and how two copies merge
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What merges is (birth, fields, removal): the later birth brings its own fields along, equal
 * births merge field by field, the later removal counts, and an item whose removal is not
 * older than its birth forgets both. Each step is a join, so the order in which a desk hears
 * of things does not matter. */
#include "config.h"

#include "dag-board-item.h"

/**
 * dag_board_item_new:
 * @id: its key
 * @kind: (nullable): the word of its kind; %NULL for a tombstone alone
 * @team: (nullable): id of its team
 * @day: (nullable): its day
 * @parent: (nullable): the item it belongs to
 * @born: the version of its making
 *
 * Returns: (transfer full): an item without fields
 */
DagBoardItem *
dag_board_item_new (const char      *id,
                    const char      *kind,
                    const char      *team,
                    const char      *day,
                    const char      *parent,
                    DagBoardVersion  born)
{
  DagBoardItem *self = g_new0 (DagBoardItem, 1);

  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->team = g_strdup (team);
  self->day = g_strdup (day);
  self->parent = g_strdup (parent);
  self->born = born;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_field_free);
  return self;
}

static void
clear (DagBoardItem *self)
{
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->parent, g_free);
  self->born = DAG_BOARD_VERSION_NONE;
  g_ptr_array_set_size (self->fields, 0);
}

void
dag_board_item_free (DagBoardItem *self)
{
  if (self == NULL)
    return;
  clear (self);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

/* The life of @other in the place of one's own. */
static void
take_life (DagBoardItem       *self,
           const DagBoardItem *other)
{
  clear (self);
  self->kind = g_strdup (other->kind);
  self->team = g_strdup (other->team);
  self->day = g_strdup (other->day);
  self->parent = g_strdup (other->parent);
  self->born = other->born;
  for (guint i = 0; i < other->fields->len; i++)
    g_ptr_array_add (self->fields, dag_board_field_copy (other->fields->pdata[i]));
}

DagBoardItem *
dag_board_item_copy (const DagBoardItem *self)
{
  DagBoardItem *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = dag_board_item_new (self->id, NULL, NULL, NULL, NULL, DAG_BOARD_VERSION_NONE);
  take_life (copy, self);
  copy->removed = self->removed;
  copy->removed_at_us = self->removed_at_us;
  return copy;
}

gboolean
dag_board_item_is_removed (const DagBoardItem *self)
{
  return dag_board_version_is_set (self->removed)
         && dag_board_version_compare (self->removed, self->born) >= 0;
}

gboolean
dag_board_item_equal (const DagBoardItem *a,
                      const DagBoardItem *b)
{
  if (g_strcmp0 (a->id, b->id) != 0 || g_strcmp0 (a->kind, b->kind) != 0
      || g_strcmp0 (a->team, b->team) != 0 || g_strcmp0 (a->day, b->day) != 0
      || g_strcmp0 (a->parent, b->parent) != 0 || a->fields->len != b->fields->len
      || dag_board_version_compare (a->born, b->born) != 0
      || dag_board_version_compare (a->removed, b->removed) != 0
      || a->removed_at_us != b->removed_at_us)
    return FALSE;
  for (guint i = 0; i < a->fields->len; i++)
    if (!dag_board_field_equal (a->fields->pdata[i], b->fields->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * dag_board_item_get_field:
 * @self: an item
 * @name: of a field
 *
 * Returns: (transfer none) (nullable): the field, where it was ever written
 */
DagBoardField *
dag_board_item_get_field (const DagBoardItem *self,
                          const char         *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      DagBoardField *field = self->fields->pdata[i];

      if (g_str_equal (field->name, name))
        return field;
    }
  return NULL;
}

/**
 * dag_board_item_get:
 * @self: an item
 * @name: of a field
 *
 * Returns: (transfer none) (nullable): its value
 */
GVariant *
dag_board_item_get (const DagBoardItem *self,
                    const char         *name)
{
  DagBoardField *field;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  field = dag_board_item_get_field (self, name);
  return field != NULL ? dag_board_field_get_value (field) : NULL;
}

static GVariant *
get_of_type (const DagBoardItem *self,
             const char         *name,
             const char         *type)
{
  GVariant *value = dag_board_item_get (self, name);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE (type)) ? value : NULL;
}

/**
 * dag_board_item_get_text:
 * @self: an item
 * @name: of a field
 *
 * Returns: (transfer none): its text; empty where there is none
 */
const char *
dag_board_item_get_text (const DagBoardItem *self,
                         const char         *name)
{
  GVariant *value = get_of_type (self, name, "s");

  return value != NULL ? g_variant_get_string (value, NULL) : "";
}

/**
 * dag_board_item_get_number:
 * @self: an item
 * @name: of a field
 *
 * Returns: its number; 0 where there is none
 */
int64_t
dag_board_item_get_number (const DagBoardItem *self,
                           const char         *name)
{
  GVariant *value = get_of_type (self, name, "x");

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

gboolean
dag_board_item_get_flag (const DagBoardItem *self,
                         const char         *name)
{
  GVariant *value = get_of_type (self, name, "b");

  return value != NULL && g_variant_get_boolean (value);
}

/**
 * dag_board_item_dup_list:
 * @self: an item
 * @name: of a field
 *
 * Returns: (transfer full): its texts, NULL-terminated; empty where there is none
 */
char **
dag_board_item_dup_list (const DagBoardItem *self,
                         const char         *name)
{
  GVariant *value = get_of_type (self, name, "as");

  return value != NULL ? g_variant_dup_strv (value, NULL) : g_new0 (char *, 1);
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  const DagBoardField *const *field_a = a;
  const DagBoardField *const *field_b = b;

  return g_strcmp0 ((*field_a)->name, (*field_b)->name);
}

/**
 * dag_board_item_take_field:
 * @self: an item
 * @field: (transfer full): one it does not have yet
 */
void
dag_board_item_take_field (DagBoardItem  *self,
                           DagBoardField *field)
{
  g_ptr_array_add (self->fields, field);
  g_ptr_array_sort (self->fields, compare_fields);
}

static gboolean
is_same (GVariant *a,
         GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/**
 * dag_board_item_write:
 * @self: an item that is not removed
 * @name: a field of its kind
 * @value: (nullable): of that field's type; %NULL takes it away. A floating one is taken.
 * @version: of this write, later than all that this desk knows
 *
 * Returns: whether anything changed
 */
gboolean
dag_board_item_write (DagBoardItem    *self,
                      const char      *name,
                      GVariant        *value,
                      DagBoardVersion  version)
{
  g_autoptr (GVariant) kept = value != NULL ? g_variant_ref_sink (value) : NULL;
  const DagBoardKind *kind;
  const DagBoardFieldSpec *spec;
  DagBoardField *field;

  g_return_val_if_fail (self != NULL && !dag_board_item_is_removed (self), FALSE);
  kind = dag_board_kind_find (self->kind);
  g_return_val_if_fail (kind != NULL, FALSE);
  spec = dag_board_kind_find_field (kind, name);
  g_return_val_if_fail (spec != NULL, FALSE);

  field = dag_board_item_get_field (self, name);
  if (field == NULL && kept == NULL)
    return FALSE;
  if (field != NULL && !dag_board_field_is_split (field)
      && is_same (dag_board_field_get_value (field), kept))
    return FALSE;
  if (field == NULL)
    {
      field = dag_board_field_new (name, spec->type);
      dag_board_item_take_field (self, field);
    }
  dag_board_field_write (field, kept, version);
  return TRUE;
}

/**
 * dag_board_item_remove:
 * @self: an item
 * @version: of the removal
 * @now_us: when, wall clock
 *
 * Makes a tombstone of it.
 */
void
dag_board_item_remove (DagBoardItem    *self,
                       DagBoardVersion  version,
                       int64_t          now_us)
{
  g_return_if_fail (self != NULL && dag_board_version_is_set (version));

  clear (self);
  self->removed = version;
  self->removed_at_us = now_us;
}

static void
merge_fields (DagBoardItem       *self,
              const DagBoardItem *other)
{
  for (guint i = 0; i < other->fields->len; i++)
    {
      const DagBoardField *theirs = other->fields->pdata[i];
      DagBoardField *ours = dag_board_item_get_field (self, theirs->name);

      if (ours == NULL)
        dag_board_item_take_field (self, dag_board_field_copy (theirs));
      else
        dag_board_field_merge (ours, theirs);
    }
}

static void
merge_removal (DagBoardItem       *self,
               const DagBoardItem *other)
{
  int order = dag_board_version_compare (self->removed, other->removed);

  if (order < 0)
    self->removed_at_us = other->removed_at_us;
  else if (order == 0)
    self->removed_at_us = MAX (self->removed_at_us, other->removed_at_us);
  if (order < 0)
    self->removed = other->removed;
}

/**
 * dag_board_item_merge:
 * @self: an item
 * @other: what another desk has of the same item
 *
 * Returns: whether @self changed
 */
gboolean
dag_board_item_merge (DagBoardItem       *self,
                      const DagBoardItem *other)
{
  g_autoptr (DagBoardItem) before = NULL;
  int order;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  g_return_val_if_fail (g_strcmp0 (self->id, other->id) == 0, FALSE);

  before = dag_board_item_copy (self);
  order = dag_board_version_compare (self->born, other->born);
  if (order < 0)
    take_life (self, other);
  else if (order == 0)
    merge_fields (self, other);
  merge_removal (self, other);
  if (dag_board_item_is_removed (self))
    clear (self);
  return !dag_board_item_equal (before, self);
}

/**
 * dag_board_item_get_last_lamport:
 * @self: an item
 *
 * Returns: the latest Lamport time in it: a desk's next write comes after it
 */
int64_t
dag_board_item_get_last_lamport (const DagBoardItem *self)
{
  int64_t last = MAX (self->born.lamport, self->removed.lamport);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const DagBoardField *field = self->fields->pdata[i];

      last = MAX (last, dag_board_field_get_version (field).lamport);
      for (guint j = 0; j < field->seen->len; j++)
        last = MAX (last, g_array_index (field->seen, DagBoardVersion, j).lamport);
    }
  return last;
}

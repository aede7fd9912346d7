/* dag-board-person.c - what the board says of one person, and how it is made to forget them
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Works on the fields that are about people, by their role; what a lead wrote of somebody in
 * a free text has to be looked for by name. */
#include "config.h"

#include "dag-board-person.h"

static int
find_in_list (const DagBoardItem *self,
              const char         *field,
              const char         *person)
{
  g_auto (GStrv) list = dag_board_item_dup_list (self, field);

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], person))
      return (int) i;
  return -1;
}

static gboolean
is_named_in (const DagBoardItem      *self,
             const DagBoardFieldSpec *spec,
             const char              *person)
{
  switch (spec->role)
    {
    case DAG_BOARD_ROLE_SUBJECT:
    case DAG_BOARD_ROLE_PERSON:
      return g_str_equal (dag_board_item_get_text (self, spec->name), person);
    case DAG_BOARD_ROLE_ANYBODY:
    case DAG_BOARD_ROLE_PEOPLE:
      return find_in_list (self, spec->name, person) >= 0;
    case DAG_BOARD_ROLE_NONE:
    case DAG_BOARD_ROLE_NAME:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * dag_board_item_names_person:
 * @self: an item
 * @person: id of a person
 *
 * Returns: whether one of its fields is about them
 */
gboolean
dag_board_item_names_person (const DagBoardItem *self,
                             const char         *person)
{
  const DagBoardKind *kind;

  g_return_val_if_fail (self != NULL && person != NULL, FALSE);

  kind = dag_board_kind_find (self->kind);
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kind->fields); i++)
    if (kind->fields[i].name != NULL && is_named_in (self, &kind->fields[i], person))
      return TRUE;
  return FALSE;
}

/* The name stands in the field after the id, where there is one. */
static const DagBoardFieldSpec *
get_name_spec (const DagBoardKind      *kind,
               const DagBoardFieldSpec *spec)
{
  const DagBoardFieldSpec *next = spec + 1;

  if (next >= kind->fields + G_N_ELEMENTS (kind->fields) || next->name == NULL
      || next->role != DAG_BOARD_ROLE_NAME)
    return NULL;
  return next;
}

static void
write_next (DagBoardItem    *self,
            const char      *field,
            GVariant        *value,
            DagBoardVersion *clock)
{
  clock->lamport++;
  dag_board_item_write (self, field, value, *clock);
}

static void
drop_from_list (DagBoardItem    *self,
                const char      *field,
                guint            index,
                DagBoardVersion *clock)
{
  g_auto (GStrv) list = dag_board_item_dup_list (self, field);
  GVariantBuilder rest;

  g_variant_builder_init (&rest, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; list[i] != NULL; i++)
    if (i != index)
      g_variant_builder_add (&rest, "s", list[i]);
  write_next (self, field, g_variant_builder_end (&rest), clock);
}

/* Returns: whether the item is about nobody any more */
static gboolean
erase_from (DagBoardItem            *self,
            const DagBoardKind      *kind,
            const DagBoardFieldSpec *spec,
            const char              *person,
            DagBoardVersion         *clock)
{
  const DagBoardFieldSpec *name = get_name_spec (kind, spec);
  int at;

  if (spec->role == DAG_BOARD_ROLE_SUBJECT || spec->role == DAG_BOARD_ROLE_ANYBODY)
    return TRUE;
  if (spec->role == DAG_BOARD_ROLE_PERSON)
    {
      write_next (self, spec->name, NULL, clock);
      if (name != NULL)
        write_next (self, name->name, NULL, clock);
      return FALSE;
    }
  at = find_in_list (self, spec->name, person);
  drop_from_list (self, spec->name, (guint) at, clock);
  if (name == NULL)
    return FALSE;
  drop_from_list (self, name->name, (guint) at, clock);
  return g_variant_n_children (dag_board_item_get (self, spec->name)) == 0;
}

/**
 * dag_board_item_erase_person:
 * @self: an item
 * @person: id of a person
 * @clock: (inout): the last version of this desk; goes on with each write
 * @now_us: when, wall clock
 *
 * Forgets them: an item that is about them alone becomes a tombstone, from another their id
 * and name are taken out.
 *
 * Returns: whether anything changed
 */
gboolean
dag_board_item_erase_person (DagBoardItem    *self,
                             const char      *person,
                             DagBoardVersion *clock,
                             int64_t          now_us)
{
  const DagBoardKind *kind;
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL && person != NULL && clock != NULL, FALSE);

  kind = dag_board_kind_find (self->kind);
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kind->fields); i++)
    {
      const DagBoardFieldSpec *spec = &kind->fields[i];

      if (spec->name == NULL || !is_named_in (self, spec, person))
        continue;
      changed = TRUE;
      clock->lamport = MAX (clock->lamport, dag_board_item_get_last_lamport (self));
      if (erase_from (self, kind, spec, person, clock))
        {
          clock->lamport++;
          dag_board_item_remove (self, *clock, now_us);
          break;
        }
    }
  return changed;
}

/* --- people whose data is kept and not worked with ------------------------------------ */

static gboolean
are_all_in (const DagBoardItem *self,
            const char         *field,
            gboolean            any,
            GHashTable         *people)
{
  g_auto (GStrv) list = dag_board_item_dup_list (self, field);
  guint n_in = 0;

  for (guint i = 0; list[i] != NULL; i++)
    n_in += g_hash_table_contains (people, list[i]);
  return n_in > 0 && (any || n_in == g_strv_length (list));
}

static gboolean
is_field_about (const DagBoardItem      *self,
                const DagBoardKind      *kind,
                const DagBoardFieldSpec *spec,
                GHashTable              *people)
{
  switch (spec->role)
    {
    case DAG_BOARD_ROLE_SUBJECT:
      return g_hash_table_contains (people, dag_board_item_get_text (self, spec->name));
    case DAG_BOARD_ROLE_ANYBODY:
      return are_all_in (self, spec->name, TRUE, people);
    case DAG_BOARD_ROLE_PEOPLE: /* to whom it is; not who agreed */
      return get_name_spec (kind, spec) != NULL
             && are_all_in (self, spec->name, FALSE, people);
    case DAG_BOARD_ROLE_NONE:
    case DAG_BOARD_ROLE_PERSON:
    case DAG_BOARD_ROLE_NAME:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * dag_board_item_is_about:
 * @self: an item
 * @people: a set of ids of people
 *
 * Returns: whether it is about nobody but them, or a text that names one of them
 */
gboolean
dag_board_item_is_about (const DagBoardItem *self,
                         GHashTable         *people)
{
  const DagBoardKind *kind;

  g_return_val_if_fail (self != NULL && people != NULL, FALSE);

  kind = dag_board_kind_find (self->kind);
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kind->fields); i++)
    if (kind->fields[i].name != NULL && is_field_about (self, kind, &kind->fields[i], people))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the field with the ids that go with @field: itself, or where that has
 * the names the one before it */
static const DagBoardFieldSpec *
find_ids (const DagBoardItem *self,
          const char         *field)
{
  const DagBoardKind *kind = dag_board_kind_find (self->kind);
  const DagBoardFieldSpec *spec = kind != NULL ? dag_board_kind_find_field (kind, field) : NULL;

  if (spec == NULL)
    return NULL;
  if (spec->role == DAG_BOARD_ROLE_NAME && spec > kind->fields)
    spec--;
  else if (get_name_spec (kind, spec) == NULL)
    return NULL; /* who agreed */
  return spec->role == DAG_BOARD_ROLE_PERSON || spec->role == DAG_BOARD_ROLE_PEOPLE ? spec
                                                                                  : NULL;
}

/**
 * dag_board_item_tell_text:
 * @self: an item
 * @field: a field of text
 * @hidden: (nullable): a set of ids of people who are not to be told of
 *
 * Returns: (transfer none): the text; empty where it is the id or the name of one of them
 */
const char *
dag_board_item_tell_text (const DagBoardItem *self,
                          const char         *field,
                          GHashTable         *hidden)
{
  const DagBoardFieldSpec *ids = hidden != NULL ? find_ids (self, field) : NULL;

  if (ids != NULL && ids->role == DAG_BOARD_ROLE_PERSON
      && g_hash_table_contains (hidden, dag_board_item_get_text (self, ids->name)))
    return "";
  return dag_board_item_get_text (self, field);
}

/**
 * dag_board_item_tell_list:
 * @self: an item
 * @field: a list
 * @hidden: (nullable): a set of ids of people who are not to be told of
 *
 * Returns: (transfer full): the list without their ids, or without their names
 */
char **
dag_board_item_tell_list (const DagBoardItem *self,
                          const char         *field,
                          GHashTable         *hidden)
{
  const DagBoardFieldSpec *spec = hidden != NULL ? find_ids (self, field) : NULL;
  g_auto (GStrv) list = dag_board_item_dup_list (self, field);
  g_auto (GStrv) ids = NULL;
  g_autoptr (GStrvBuilder) told = g_strv_builder_new ();
  guint n_ids;

  if (spec == NULL || spec->role != DAG_BOARD_ROLE_PEOPLE)
    return g_steal_pointer (&list);
  ids = dag_board_item_dup_list (self, spec->name);
  n_ids = g_strv_length (ids);
  for (guint i = 0; list[i] != NULL; i++)
    if (i >= n_ids || !g_hash_table_contains (hidden, ids[i]))
      g_strv_builder_add (told, list[i]);
  return g_strv_builder_end (told);
}

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

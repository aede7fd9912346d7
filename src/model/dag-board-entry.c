/* dag-board-entry.c - one item of the board as lists and widgets hold it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-entry.h"

#include "dag-board-id.h"
#include "dag-board-person.h"
#include "dag-board-private.h"

struct _DagBoardEntry
{
  GObject parent_instance;

  DagBoardItem *item;
  GHashTable *hidden; /* (nullable): people who are not to be told of */
  gboolean removed; /* as it was last told */
};

typedef enum
{
  PROP_REMOVED = 1,
} DagBoardEntryProperty;

static GParamSpec *properties[PROP_REMOVED + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (DagBoardEntry, dag_board_entry, G_TYPE_OBJECT)

static void
dag_board_entry_finalize (GObject *object)
{
  DagBoardEntry *self = DAG_BOARD_ENTRY (object);

  g_clear_pointer (&self->item, dag_board_item_free);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  G_OBJECT_CLASS (dag_board_entry_parent_class)->finalize (object);
}

static void
dag_board_entry_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((DagBoardEntryProperty) id)
    {
    case PROP_REMOVED:
      g_value_set_boolean (value, dag_board_entry_is_removed (DAG_BOARD_ENTRY (object)));
      break;
    }
}

static void
dag_board_entry_class_init (DagBoardEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dag_board_entry_finalize;
  object_class->get_property = dag_board_entry_get_property;

  properties[PROP_REMOVED] = g_param_spec_boolean (
      "removed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  changed_signal = g_signal_new (
      "changed", DAG_TYPE_BOARD_ENTRY, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dag_board_entry_init (DagBoardEntry *self)
{
}

/* @item: (transfer full) */
DagBoardEntry *
dag_board_entry_new (DagBoardItem *item)
{
  DagBoardEntry *self = g_object_new (DAG_TYPE_BOARD_ENTRY, NULL);

  self->item = item;
  self->removed = dag_board_item_is_removed (item);
  return self;
}

DagBoardItem *
dag_board_entry_edit (DagBoardEntry *self)
{
  return self->item;
}

/* @hidden: (nullable): people who are not to be told of
 *
 * Returns: whether that makes a difference to this entry */
gboolean
dag_board_entry_set_hidden (DagBoardEntry *self,
                            GHashTable    *hidden)
{
  GHashTable *sets[] = { self->hidden, hidden };
  gboolean differs = FALSE;
  GHashTableIter iter;
  gpointer person;

  for (guint i = 0; i < G_N_ELEMENTS (sets) && sets[0] != sets[1]; i++)
    {
      if (sets[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, sets[i]);
      while (!differs && g_hash_table_iter_next (&iter, &person, NULL))
        differs = dag_board_item_names_person (self->item, person);
    }
  if (hidden != NULL)
    g_hash_table_ref (hidden);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  self->hidden = hidden;
  return differs;
}

/**
 * dag_board_entry_is_hidden:
 * @self: an entry
 *
 * Returns: whether it is about people who are not to be told of, and so is in no list
 */
gboolean
dag_board_entry_is_hidden (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), FALSE);

  return self->hidden != NULL && dag_board_item_is_about (self->item, self->hidden);
}

/* Tells that a field, or its being there at all, has changed. */
void
dag_board_entry_tell (DagBoardEntry *self,
                      const char    *field)
{
  gboolean removed = dag_board_item_is_removed (self->item);

  if (field != NULL)
    g_signal_emit (self, changed_signal, g_quark_from_string (field), field);
  if (removed == self->removed)
    return;
  self->removed = removed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMOVED]);
}

static void
tell_where_other (DagBoardEntry      *self,
                  const DagBoardItem *of,
                  const DagBoardItem *before)
{
  for (guint i = 0; i < of->fields->len; i++)
    {
      DagBoardField *field = of->fields->pdata[i];
      DagBoardField *was = dag_board_item_get_field (before, field->name);
      DagBoardField *is = dag_board_item_get_field (self->item, field->name);

      if (of == before ? is == NULL : was == NULL || !dag_board_field_equal (field, was))
        dag_board_entry_tell (self, field->name);
    }
}

/* Tells every field that is another than in @before. */
void
dag_board_entry_tell_all (DagBoardEntry      *self,
                          const DagBoardItem *before)
{
  tell_where_other (self, self->item, before);
  tell_where_other (self, before, before);
  dag_board_entry_tell (self, NULL);
}

/**
 * dag_board_entry_get_item:
 * @self: an entry
 *
 * Returns: (transfer none): its item, until it changes
 */
const DagBoardItem *
dag_board_entry_get_item (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return self->item;
}

const char *
dag_board_entry_get_id (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return self->item->id;
}

/**
 * dag_board_entry_get_kind:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the word of its kind; %NULL once it was removed
 */
const char *
dag_board_entry_get_kind (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return self->item->kind;
}

const char *
dag_board_entry_get_team (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return self->item->team;
}

const char *
dag_board_entry_get_day (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return self->item->day;
}

const char *
dag_board_entry_get_parent (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return self->item->parent;
}

gboolean
dag_board_entry_is_removed (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), TRUE);

  return dag_board_item_is_removed (self->item);
}

/**
 * dag_board_entry_get_made_at_us:
 * @self: an entry
 *
 * Returns: when it was made, wall clock of the desk that made it
 */
int64_t
dag_board_entry_get_made_at_us (DagBoardEntry *self)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), DAG_TIME_NONE);

  return dag_board_id_get_time_us (self->item->id);
}

const char *
dag_board_entry_get_text (DagBoardEntry *self,
                          const char    *field)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), "");

  return dag_board_item_tell_text (self->item, field, self->hidden);
}

int64_t
dag_board_entry_get_number (DagBoardEntry *self,
                            const char    *field)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), 0);

  return dag_board_item_get_number (self->item, field);
}

gboolean
dag_board_entry_get_flag (DagBoardEntry *self,
                          const char    *field)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), FALSE);

  return dag_board_item_get_flag (self->item, field);
}

char **
dag_board_entry_dup_list (DagBoardEntry *self,
                          const char    *field)
{
  g_return_val_if_fail (DAG_IS_BOARD_ENTRY (self), NULL);

  return dag_board_item_tell_list (self->item, field, self->hidden);
}

gboolean
dag_board_entry_has_in_list (DagBoardEntry *self,
                             const char    *field,
                             const char    *text)
{
  g_auto (GStrv) list = dag_board_entry_dup_list (self, field);

  return list != NULL && g_strv_contains ((const char *const *) list, text);
}

/* dag-break-people.c - what is different for one person: young, and what they waived
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-people.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DagBoardEntry *entry;
  DagAgeClass age;
  char **waived; /* (nullable) */
} Person;

struct _DagBreakPeople
{
  GObject parent_instance;

  DagBoard *board;
  GHashTable *people; /* agent → Person */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DagBreakPeople, dag_break_people, G_TYPE_OBJECT)

static void
person_free (gpointer memory)
{
  Person *person = memory;

  g_clear_object (&person->entry);
  g_clear_pointer (&person->waived, g_strfreev);
  g_free (person);
}

static void
fill (DagBreakPeople *self)
{
  GListModel *entries = dag_board_get_entries (self->board, DAG_BOARD_BREAK_TERMS);

  g_hash_table_remove_all (self->people);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (entries, i);
      const char *agent = dag_board_entry_get_text (entry, "person");
      Person *person;

      if (agent == NULL)
        continue;
      person = g_new0 (Person, 1);
      person->age
          = dag_board_entry_get_flag (entry, "young") ? DAG_AGE_YOUTH : DAG_AGE_ADULT;
      person->waived = dag_board_entry_dup_list (entry, "waived");
      person->entry = g_steal_pointer (&entry);
      g_hash_table_insert (self->people, g_strdup (agent), person);
    }
}

static void
on_entry_changed (DagBoard       *board,
                  DagBoardEntry  *entry,
                  const char     *field,
                  DagBreakPeople *self)
{
  if (g_strcmp0 (dag_board_entry_get_kind (entry), DAG_BOARD_BREAK_TERMS) != 0)
    return;
  fill (self);
  g_signal_emit (self, changed_signal, 0, dag_board_entry_get_text (entry, "person"));
}

static void
on_listed (DagBreakPeople *self)
{
  fill (self);
  g_signal_emit (self, changed_signal, 0, NULL);
}

static void
dag_break_people_finalize (GObject *object)
{
  DagBreakPeople *self = DAG_BREAK_PEOPLE (object);

  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (dag_break_people_parent_class)->finalize (object);
}

static void
dag_break_people_class_init (DagBreakPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_break_people_finalize;
  changed_signal = g_signal_new ("changed", DAG_TYPE_BREAK_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dag_break_people_init (DagBreakPeople *self)
{
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, person_free);
}

/**
 * dag_break_people_new:
 * @board: where it stands
 *
 * Returns: (transfer full): what is known there of people
 */
DagBreakPeople *
dag_break_people_new (DagBoard *board)
{
  DagBreakPeople *self = g_object_new (DAG_TYPE_BREAK_PEOPLE, NULL);

  self->board = g_object_ref (board);
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_entry_changed), self, 0);
  g_signal_connect_object (dag_board_get_entries (board, DAG_BOARD_BREAK_TERMS),
                           "items-changed", G_CALLBACK (on_listed), self, G_CONNECT_SWAPPED);
  fill (self);
  return self;
}

/**
 * dag_break_people_get_age:
 * @self: people
 * @agent: an agent's id
 *
 * Returns: the age class; who is not said to be young is judged by the rules for adults
 */
DagAgeClass
dag_break_people_get_age (DagBreakPeople *self,
                          const char     *agent)
{
  const Person *person;

  g_return_val_if_fail (DAG_IS_BREAK_PEOPLE (self) && agent != NULL, DAG_AGE_ADULT);

  person = g_hash_table_lookup (self->people, agent);
  return person != NULL ? person->age : DAG_AGE_ADULT;
}

/**
 * dag_break_people_get_waived:
 * @self: people
 * @agent: an agent's id
 *
 * Returns: (transfer none) (nullable): ids of the rules the person waived, until "changed"
 */
const char *const *
dag_break_people_get_waived (DagBreakPeople *self,
                             const char     *agent)
{
  const Person *person;

  g_return_val_if_fail (DAG_IS_BREAK_PEOPLE (self) && agent != NULL, NULL);

  person = g_hash_table_lookup (self->people, agent);
  return person != NULL ? (const char *const *) person->waived : NULL;
}

static DagBoardEntry *
ensure_entry (DagBreakPeople *self,
              const char     *agent,
              const char     *name)
{
  const Person *person = g_hash_table_lookup (self->people, agent);
  DagBoardEntry *entry;

  if (person != NULL)
    return person->entry;
  entry = dag_board_add (self->board, DAG_BOARD_BREAK_TERMS, NULL, NULL, NULL);
  dag_board_set (self->board, entry, "person", g_variant_new_string (agent));
  if (name != NULL)
    dag_board_set (self->board, entry, "name", g_variant_new_string (name));
  return entry;
}

/**
 * dag_break_people_set_age:
 * @self: people
 * @agent: an agent's id
 * @name: (nullable): the name
 * @age: the age class
 */
void
dag_break_people_set_age (DagBreakPeople *self,
                          const char     *agent,
                          const char     *name,
                          DagAgeClass     age)
{
  g_return_if_fail (DAG_IS_BREAK_PEOPLE (self) && agent != NULL);

  if (dag_break_people_get_age (self, agent) == age)
    return;
  dag_board_begin (self->board, _ ("Change whose rules apply"));
  dag_board_set (self->board, ensure_entry (self, agent, name), "young",
                 g_variant_new_boolean (age == DAG_AGE_YOUTH));
  dag_board_end (self->board);
}

/**
 * dag_break_people_set_waived:
 * @self: people
 * @agent: an agent's id
 * @name: (nullable): the name
 * @rule: id of a rule
 * @waived: whether the person waived it
 */
void
dag_break_people_set_waived (DagBreakPeople *self,
                             const char     *agent,
                             const char     *name,
                             const char     *rule,
                             gboolean        waived)
{
  const char *const *before;
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (DAG_IS_BREAK_PEOPLE (self) && agent != NULL && rule != NULL);

  before = dag_break_people_get_waived (self, agent);
  if ((before != NULL && g_strv_contains (before, rule)) == waived)
    return;
  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], rule))
      g_ptr_array_add (after, g_strdup (before[i]));
  if (waived)
    g_ptr_array_add (after, g_strdup (rule));
  dag_board_begin (self->board, _ ("Change what was waived"));
  dag_board_set (self->board, ensure_entry (self, agent, name), "waived",
                 g_variant_new_strv ((const char *const *) after->pdata, (gssize) after->len));
  dag_board_end (self->board);
}

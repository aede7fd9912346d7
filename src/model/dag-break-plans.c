/* dag-break-plans.c - planned breaks and notes on breaks, as they stand on the board
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-plans.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PERSON "person"
#define FROM "from-at"
#define UNTIL "until-at"
#define SOURCE "source"
#define REPLACES "roster:" /* with the moment of the rostered break it stands for */
#define PLANNED ";planner:" /* after it: with the moment at which the planner put it */

struct _DagBreakPlans
{
  GObject parent_instance;

  DagBoard *board;
  GHashTable *plans; /* agent → GPtrArray of DagBoardEntry */
  GHashTable *notes; /* likewise */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagBreakPlans, dag_break_plans, G_TYPE_OBJECT)

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* Everything of one kind, by person. */
static void
fill_index (DagBreakPlans *self,
            GHashTable    *index,
            const char    *kind)
{
  GListModel *entries = dag_board_get_entries (self->board, kind);

  g_hash_table_remove_all (index);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      DagBoardEntry *entry = g_list_model_get_item (entries, i);
      const char *agent = dag_board_entry_get_text (entry, PERSON);
      GPtrArray *list = agent != NULL ? g_hash_table_lookup (index, agent) : NULL;

      if (agent != NULL && list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (index, g_strdup (agent), list);
        }
      if (list != NULL)
        g_ptr_array_add (list, entry);
      else
        g_object_unref (entry);
    }
}

static void
on_entry_changed (DagBoard      *board,
                  DagBoardEntry *entry,
                  const char    *field,
                  DagBreakPlans *self)
{
  const char *kind = dag_board_entry_get_kind (entry);
  gboolean is_plan = g_strcmp0 (kind, DAG_BOARD_BREAK_PLAN) == 0;

  if (!is_plan && g_strcmp0 (kind, DAG_BOARD_BREAK_NOTE) != 0)
    return;
  fill_index (self, is_plan ? self->plans : self->notes, kind);
  g_signal_emit (self, signals[CHANGED], 0, dag_board_entry_get_text (entry, PERSON));
}

static void
on_plans_listed (DagBreakPlans *self)
{
  fill_index (self, self->plans, DAG_BOARD_BREAK_PLAN);
  g_signal_emit (self, signals[CHANGED], 0, NULL);
}

static void
on_notes_listed (DagBreakPlans *self)
{
  fill_index (self, self->notes, DAG_BOARD_BREAK_NOTE);
  g_signal_emit (self, signals[CHANGED], 0, NULL);
}

static void
dag_break_plans_finalize (GObject *object)
{
  DagBreakPlans *self = DAG_BREAK_PLANS (object);

  g_clear_pointer (&self->plans, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (dag_break_plans_parent_class)->finalize (object);
}

static void
dag_break_plans_class_init (DagBreakPlansClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_break_plans_finalize;
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_BREAK_PLANS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dag_break_plans_init (DagBreakPlans *self)
{
  self->plans = new_index ();
  self->notes = new_index ();
}

/**
 * dag_break_plans_new:
 * @board: where they stand
 *
 * Returns: (transfer full): the plans and notes on @board
 */
DagBreakPlans *
dag_break_plans_new (DagBoard *board)
{
  DagBreakPlans *self = g_object_new (DAG_TYPE_BREAK_PLANS, NULL);

  self->board = g_object_ref (board);
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_entry_changed), self, 0);
  g_signal_connect_object (dag_board_get_entries (board, DAG_BOARD_BREAK_PLAN),
                           "items-changed", G_CALLBACK (on_plans_listed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_board_get_entries (board, DAG_BOARD_BREAK_NOTE),
                           "items-changed", G_CALLBACK (on_notes_listed), self,
                           G_CONNECT_SWAPPED);
  fill_index (self, self->plans, DAG_BOARD_BREAK_PLAN);
  fill_index (self, self->notes, DAG_BOARD_BREAK_NOTE);
  return self;
}

DagBoard *
dag_break_plans_get_board (DagBreakPlans *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self), NULL);

  return self->board;
}

static DagBoardEntry *
add_entry (DagBreakPlans        *self,
           const char           *kind,
           const DagBreakPerson *person,
           int64_t               from_us,
           int64_t               to_us)
{
  DagBoardEntry *entry
      = dag_board_add (self->board, kind, person->team, person->day, NULL);

  dag_board_set (self->board, entry, PERSON, g_variant_new_string (person->agent));
  if (person->name != NULL)
    dag_board_set (self->board, entry, "name", g_variant_new_string (person->name));
  dag_board_set (self->board, entry, FROM, g_variant_new_int64 (from_us));
  dag_board_set (self->board, entry, UNTIL, g_variant_new_int64 (to_us));
  return entry;
}

/**
 * dag_break_plans_add:
 * @self: plans
 * @person: whose break it is to be
 * @from_us: when it begins
 * @to_us: when it ends
 * @replaces_us: when the rostered break begins that it stands for, or %DAG_TIME_NONE
 *
 * Returns: (transfer full): the id of the plan
 */
char *
dag_break_plans_add (DagBreakPlans        *self,
                     const DagBreakPerson *person,
                     int64_t               from_us,
                     int64_t               to_us,
                     int64_t               replaces_us)
{
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self) && person != NULL, NULL);
  g_return_val_if_fail (to_us > from_us, NULL);

  dag_board_begin (self->board, _ ("Plan a break"));
  entry = add_entry (self, DAG_BOARD_BREAK_PLAN, person, from_us, to_us);
  if (dag_time_is_known (replaces_us))
    {
      g_autofree char *source = g_strdup_printf (REPLACES "%" G_GINT64_FORMAT, replaces_us);

      dag_board_set (self->board, entry, SOURCE, g_variant_new_string (source));
    }
  dag_board_end (self->board);
  return g_strdup (dag_board_entry_get_id (entry));
}

static DagBoardEntry *
find_entry (DagBreakPlans *self,
            const char    *id)
{
  DagBoardEntry *entry = dag_board_find (self->board, id);

  return entry != NULL && !dag_board_entry_is_removed (entry) ? entry : NULL;
}

/**
 * dag_break_plans_move:
 * @self: plans
 * @id: of a plan
 * @from_us: when it begins from now on
 * @to_us: when it ends
 *
 * Returns: whether there was such a plan
 */
gboolean
dag_break_plans_move (DagBreakPlans *self,
                      const char    *id,
                      int64_t        from_us,
                      int64_t        to_us)
{
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self) && id != NULL && to_us > from_us, FALSE);

  entry = find_entry (self, id);
  if (entry == NULL)
    return FALSE;
  dag_board_begin (self->board, _ ("Move a break"));
  dag_board_set (self->board, entry, FROM, g_variant_new_int64 (from_us));
  dag_board_set (self->board, entry, UNTIL, g_variant_new_int64 (to_us));
  dag_board_end (self->board);
  return TRUE;
}

/**
 * dag_break_plans_put:
 * @id: (nullable): the plan that moves; %NULL: a new one
 * @replaces_us: when the rostered break begins that it stands for, or %DAG_TIME_NONE
 *
 * As the planner writes: within a step of the caller, and marked, so that it may move the
 * break again until somebody chooses another time for it.
 */
void
dag_break_plans_put (DagBreakPlans        *self,
                     const char           *id,
                     const DagBreakPerson *person,
                     int64_t               from_us,
                     int64_t               to_us,
                     int64_t               replaces_us)
{
  DagBoardEntry *entry = id != NULL ? find_entry (self, id) : NULL;
  g_autoptr (GString) source = g_string_new (NULL);

  g_return_if_fail (DAG_IS_BREAK_PLANS (self) && person != NULL && to_us > from_us);

  if (entry != NULL)
    {
      const char *before = dag_board_entry_get_text (entry, SOURCE);

      if (before != NULL)
        g_string_append_len (source, before, (gssize) strcspn (before, ";"));
      dag_board_set (self->board, entry, FROM, g_variant_new_int64 (from_us));
      dag_board_set (self->board, entry, UNTIL, g_variant_new_int64 (to_us));
    }
  else
    {
      entry = add_entry (self, DAG_BOARD_BREAK_PLAN, person, from_us, to_us);
      if (dag_time_is_known (replaces_us))
        g_string_append_printf (source, REPLACES "%" G_GINT64_FORMAT, replaces_us);
    }
  g_string_append_printf (source, PLANNED "%" G_GINT64_FORMAT, from_us);
  dag_board_set (self->board, entry, SOURCE, g_variant_new_string (source->str));
}

/* Returns: whether the planner wrote it, and nobody has moved it since */
gboolean
dag_break_plans_is_as_planned (DagBoardEntry *entry)
{
  const char *source = dag_board_entry_get_text (entry, SOURCE);
  const char *planned = source != NULL ? strstr (source, PLANNED) : NULL;

  return planned != NULL
         && g_ascii_strtoll (planned + strlen (PLANNED), NULL, 10)
                == dag_board_entry_get_number (entry, FROM);
}

/* @text without what the planner noted behind it. */
static gboolean
stands_for (const char *text,
            const char *source)
{
  gsize length = strlen (source);

  return text != NULL && strncmp (text, source, length) == 0
         && (text[length] == '\0' || text[length] == ';');
}

/**
 * dag_break_plans_remove:
 * @self: plans
 * @id: of a plan or a note
 *
 * Returns: whether there was such a thing
 */
gboolean
dag_break_plans_remove (DagBreakPlans *self,
                        const char    *id)
{
  DagBoardEntry *entry;
  gboolean is_plan;

  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self) && id != NULL, FALSE);

  entry = find_entry (self, id);
  if (entry == NULL)
    return FALSE;
  is_plan = g_strcmp0 (dag_board_entry_get_kind (entry), DAG_BOARD_BREAK_PLAN) == 0;
  dag_board_begin (self->board, is_plan ? _ ("Take a planned break out")
                                        : _ ("Take a note on a break out"));
  dag_board_remove (self->board, entry);
  dag_board_end (self->board);
  return TRUE;
}

/**
 * dag_break_plans_note:
 * @self: plans
 * @person: who was on a break
 * @from_us: from when
 * @to_us: until when
 * @text: (nullable): why the source does not know
 *
 * Returns: (transfer full): the id of the note
 */
char *
dag_break_plans_note (DagBreakPlans        *self,
                      const DagBreakPerson *person,
                      int64_t               from_us,
                      int64_t               to_us,
                      const char           *text)
{
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self) && person != NULL, NULL);
  g_return_val_if_fail (to_us > from_us, NULL);

  dag_board_begin (self->board, _ ("Note a break"));
  entry = add_entry (self, DAG_BOARD_BREAK_NOTE, person, from_us, to_us);
  if (text != NULL && *text != '\0')
    dag_board_set (self->board, entry, "text", g_variant_new_string (text));
  dag_board_end (self->board);
  return g_strdup (dag_board_entry_get_id (entry));
}

/* The times of an item, where they make sense: another program may have written them. */
static gboolean
read_times (DagBoardEntry *entry,
            int64_t       *from_us,
            int64_t       *to_us)
{
  *from_us = dag_board_entry_get_number (entry, FROM);
  *to_us = dag_board_entry_get_number (entry, UNTIL);
  return *from_us > 0 && *to_us > *from_us
         && *to_us - *from_us <= DAG_BREAK_PLAN_MOST_S * DAG_USEC_PER_SEC;
}

/**
 * dag_break_plans_append:
 * @self: plans
 * @agent: an agent's id
 * @from_us: when a shift begins
 * @to_us: when it ends
 * @plans: (element-type DagBreakPlan): gets the plans in that shift
 */
void
dag_break_plans_append (DagBreakPlans *self,
                        const char    *agent,
                        int64_t        from_us,
                        int64_t        to_us,
                        GArray        *plans)
{
  const GPtrArray *list;

  g_return_if_fail (DAG_IS_BREAK_PLANS (self) && agent != NULL && plans != NULL);

  list = g_hash_table_lookup (self->plans, agent);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DagBoardEntry *entry = g_ptr_array_index (list, i);
      DagBreakPlan plan = { .id = g_intern_string (dag_board_entry_get_id (entry)),
                            .origin = DAG_BREAK_PLAN_LEAD };

      if (read_times (entry, &plan.from_us, &plan.to_us) && plan.to_us > from_us
          && plan.from_us < to_us)
        g_array_append_val (plans, plan);
    }
}

/**
 * dag_break_plans_replaces:
 * @self: plans
 * @agent: an agent's id
 * @from_us: when a rostered break begins
 *
 * Returns: whether a lead planned another in its place
 */
gboolean
dag_break_plans_replaces (DagBreakPlans *self,
                          const char    *agent,
                          int64_t        from_us)
{
  g_autofree char *source = NULL;
  const GPtrArray *list;

  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self) && agent != NULL, FALSE);

  list = g_hash_table_lookup (self->plans, agent);
  if (list == NULL)
    return FALSE;
  source = g_strdup_printf (REPLACES "%" G_GINT64_FORMAT, from_us);
  for (guint i = 0; i < list->len; i++)
    if (stands_for (dag_board_entry_get_text (g_ptr_array_index (list, i), SOURCE), source))
      return TRUE;
  return FALSE;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const DagBreakNote *one = a;
  const DagBreakNote *other = b;

  return one->from_us < other->from_us ? -1 : one->from_us > other->from_us;
}

/**
 * dag_break_plans_append_notes:
 * @self: plans
 * @agent: an agent's id
 * @from_us: when a shift began
 * @to_us: how far it has come
 * @notes: (element-type DagBreakNote): gets the notes on that shift, by time
 */
void
dag_break_plans_append_notes (DagBreakPlans *self,
                              const char    *agent,
                              int64_t        from_us,
                              int64_t        to_us,
                              GArray        *notes)
{
  g_autoptr (GPtrArray) list = dag_break_plans_dup_notes (self, agent, from_us, to_us);

  for (guint i = 0; i < list->len; i++)
    {
      DagBreakNote note = { .kind = DAG_SEGMENT_BREAK };

      read_times (g_ptr_array_index (list, i), &note.from_us, &note.to_us);
      g_array_append_val (notes, note);
    }
  g_array_sort (notes, compare_notes);
}

/**
 * dag_break_plans_dup_notes:
 * @self: plans
 * @agent: an agent's id
 * @from_us: when a shift began
 * @to_us: how far it has come
 *
 * Returns: (transfer full) (element-type DagBoardEntry): the notes on that shift
 */
GPtrArray *
dag_break_plans_dup_notes (DagBreakPlans *self,
                           const char    *agent,
                           int64_t        from_us,
                           int64_t        to_us)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *list;
  int64_t begin_us;
  int64_t end_us;

  g_return_val_if_fail (DAG_IS_BREAK_PLANS (self) && agent != NULL, found);

  list = g_hash_table_lookup (self->notes, agent);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (read_times (g_ptr_array_index (list, i), &begin_us, &end_us) && end_us > from_us
        && begin_us < to_us)
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (list, i)));
  return found;
}

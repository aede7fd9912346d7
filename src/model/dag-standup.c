/* dag-standup.c - the stand-up of one team on one day: its agenda, who is here, its clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-private.h"

#include <glib/gi18n-lib.h>

#define RANK_STEP 1024

static guint changed_signal;
static guint attended_signal;

G_DEFINE_FINAL_TYPE (DagStandup, dag_standup, G_TYPE_OBJECT)

void
dag_standup_tell (DagStandup *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
on_attended (DagStandup *self)
{
  g_signal_emit (self, attended_signal, 0);
}

/* What another desk or undo changes about it is told too. */
static void
on_entry_changed (DagStandup    *self,
                  DagBoardEntry *entry)
{
  if (entry == self->current && dag_board_entry_is_removed (entry))
    g_clear_object (&self->current);
  if (g_strcmp0 (dag_board_entry_get_id (entry), self->id) == 0)
    dag_standup_tell (self);
  else if (g_strcmp0 (dag_board_entry_get_kind (entry), DAG_BOARD_ATTENDANCE) == 0)
    on_attended (self);
}

static void
dag_standup_dispose (GObject *object)
{
  DagStandup *self = DAG_STANDUP (object);

  g_clear_object (&self->current);
  g_clear_object (&self->topics);
  g_clear_object (&self->attendance);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (dag_standup_parent_class)->dispose (object);
}

static void
dag_standup_finalize (GObject *object)
{
  DagStandup *self = DAG_STANDUP (object);

  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (dag_standup_parent_class)->finalize (object);
}

static void
dag_standup_class_init (DagStandupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_standup_dispose;
  object_class->finalize = dag_standup_finalize;

  changed_signal = g_signal_new ("changed", DAG_TYPE_STANDUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  attended_signal = g_signal_new ("attended", DAG_TYPE_STANDUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_standup_init (DagStandup *self)
{
}

static int
compare_ranks (DagBoardEntry *a,
               DagBoardEntry *b)
{
  int64_t rank_a = dag_board_entry_get_number (a, "rank");
  int64_t rank_b = dag_board_entry_get_number (b, "rank");

  return rank_a < rank_b ? -1 : rank_a > rank_b;
}

/**
 * dag_standup_new:
 * @board: where it lies
 * @team: (nullable): the team; %NULL: the whole centre
 * @day: "2026-11-23"
 *
 * Returns: (transfer full): that stand-up, whether anything was written of it or not
 */
DagStandup *
dag_standup_new (DagBoard   *board,
                 const char *team,
                 const char *day)
{
  DagStandup *self;

  g_return_val_if_fail (DAG_IS_BOARD (board) && day != NULL, NULL);

  self = g_object_new (DAG_TYPE_STANDUP, NULL);
  self->board = g_object_ref (board);
  self->team = g_strdup (team);
  self->day = g_strdup (day);
  self->id = dag_board_make_keyed_id (DAG_BOARD_STANDUP, team, day, NULL, NULL);
  self->topics = dag_board_view_new_children (board, DAG_BOARD_TOPIC, self->id, compare_ranks);
  self->attendance
      = dag_board_view_new_children (board, DAG_BOARD_ATTENDANCE, self->id, NULL);
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

DagBoard *
dag_standup_get_board (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  return self->board;
}

/**
 * dag_standup_get_entry:
 * @self: a stand-up
 *
 * Returns: (transfer none) (nullable): its item; %NULL where nothing was written of it
 */
DagBoardEntry *
dag_standup_get_entry (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  return dag_board_find (self->board, self->id);
}

/**
 * dag_standup_ensure:
 * @self: a stand-up
 *
 * Returns: (transfer none): its item, made where it was not there
 */
DagBoardEntry *
dag_standup_ensure (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  return dag_board_ensure (self->board, DAG_BOARD_STANDUP, self->team, self->day, NULL, NULL);
}

DagBoardView *
dag_standup_get_topics (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  return self->topics;
}

DagBoardView *
dag_standup_get_attendance (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  return self->attendance;
}

/**
 * dag_standup_find_topic:
 * @self: a stand-up
 * @source: DAG_TOPIC_NEWS
 *
 * Returns: (transfer none) (nullable): the topic that comes from there
 */
DagBoardEntry *
dag_standup_find_topic (DagStandup *self,
                        const char *source)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  for (guint i = 0; i < dag_board_view_get_n (self->topics); i++)
    {
      DagBoardEntry *topic = dag_board_view_get (self->topics, i);

      if (g_str_equal (dag_board_entry_get_text (topic, "source"), source))
        return topic;
    }
  return NULL;
}

static int64_t
get_last_rank (DagStandup *self)
{
  guint n = dag_board_view_get_n (self->topics);

  return n > 0 ? dag_board_entry_get_number (dag_board_view_get (self->topics, n - 1), "rank")
               : 0;
}

static void
describe_topic (DagStandup    *self,
                DagBoardEntry *topic,
                const char    *source,
                const char    *title,
                int64_t        planned_s)
{
  dag_board_set (self->board, topic, "rank",
                 g_variant_new_int64 (get_last_rank (self) + RANK_STEP));
  dag_board_set (self->board, topic, "source", g_variant_new_string (source));
  dag_board_set (self->board, topic, "title", g_variant_new_string (title));
  if (planned_s > 0)
    dag_board_set (self->board, topic, "planned-s", g_variant_new_int64 (planned_s));
  if (g_str_equal (source, DAG_TOPIC_UNTHANKED))
    dag_board_set (self->board, topic, "private", g_variant_new_boolean (TRUE));
}

/* What comes up during the day is spoken of before the last word, while that is not spoken. */
static void
put_before_table (DagStandup    *self,
                  DagBoardEntry *topic)
{
  DagBoardEntry *table = dag_standup_find_topic (self, DAG_TOPIC_TABLE);
  int64_t rank = dag_board_entry_get_number (topic, "rank");
  guint n = dag_board_view_get_n (self->topics);

  if (table == NULL || table == dag_standup_get_current (self) || n < 2
      || dag_board_view_get (self->topics, n - 1) != topic
      || dag_board_view_get (self->topics, n - 2) != table)
    return;
  dag_board_set (self->board, topic, "rank",
                 g_variant_new_int64 (dag_board_entry_get_number (table, "rank")));
  dag_board_set (self->board, table, "rank", g_variant_new_int64 (rank));
}

static void
mark_prepared (DagStandup    *self,
               DagBoardEntry *entry,
               const char    *source)
{
  g_auto (GStrv) list = dag_board_entry_dup_list (entry, "prefilled");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; list[i] != NULL; i++)
    g_ptr_array_add (all, list[i]);
  g_ptr_array_add (all, (gpointer) source);
  dag_board_set (self->board, entry, "prefilled",
                 g_variant_new_strv ((const char *const *) all->pdata, all->len));
}

/**
 * dag_standup_prepare_topic:
 * @self: a stand-up
 * @source: where it comes from
 * @title: its title
 * @planned_s: seconds planned for it
 *
 * Puts it on the agenda once: a topic that the lead took off stays off. Not a step that is
 * undone.
 *
 * Returns: (transfer none) (nullable): the topic, where it is on the agenda
 */
DagBoardEntry *
dag_standup_prepare_topic (DagStandup *self,
                           const char *source,
                           const char *title,
                           int64_t     planned_s)
{
  DagBoardEntry *entry;
  DagBoardEntry *topic;

  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);
  g_return_val_if_fail (source != NULL && title != NULL, NULL);

  entry = dag_standup_ensure (self);
  if (dag_board_entry_has_in_list (entry, "prefilled", source))
    return dag_standup_find_topic (self, source);
  mark_prepared (self, entry, source);
  topic = dag_board_ensure (self->board, DAG_BOARD_TOPIC, self->team, self->day, self->id,
                            source);
  describe_topic (self, topic, source, title, planned_s);
  if (g_str_equal (source, DAG_TOPIC_RISING))
    put_before_table (self, topic);
  return topic;
}

/**
 * dag_standup_add_topic:
 * @self: a stand-up
 * @title: of the topic
 *
 * Returns: (transfer none): a topic of the lead's own, the last one of the agenda
 */
DagBoardEntry *
dag_standup_add_topic (DagStandup *self,
                       const char *title)
{
  DagBoardEntry *topic;

  g_return_val_if_fail (DAG_IS_STANDUP (self) && title != NULL, NULL);

  dag_board_begin (self->board, _ ("Add a topic"));
  dag_standup_ensure (self);
  topic = dag_board_add (self->board, DAG_BOARD_TOPIC, self->team, self->day, self->id);
  describe_topic (self, topic, "own", title, 0);
  dag_board_end (self->board);
  return topic;
}

/**
 * dag_standup_add_topic_from:
 * @self: a stand-up
 * @source: where it comes from
 * @title: of the topic
 * @fact: (nullable): what there is to say
 *
 * Puts it on the agenda, last but for the word around the table; where it stands there
 * already, nothing happens.
 *
 * Returns: (transfer none): the topic
 */
DagBoardEntry *
dag_standup_add_topic_from (DagStandup *self,
                            const char *source,
                            const char *title,
                            const char *fact)
{
  const char *const facts[] = { fact, NULL };
  DagBoardEntry *topic;

  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);
  g_return_val_if_fail (source != NULL && title != NULL, NULL);

  topic = dag_standup_find_topic (self, source);
  if (topic != NULL)
    return topic;
  dag_board_begin (self->board, _ ("Add a topic"));
  dag_standup_ensure (self);
  topic = dag_board_ensure (self->board, DAG_BOARD_TOPIC, self->team, self->day, self->id,
                            source);
  describe_topic (self, topic, source, title, 0);
  dag_standup_set_facts (self, topic, facts);
  put_before_table (self, topic);
  dag_board_end (self->board);
  return topic;
}

/**
 * dag_standup_move_topic:
 * @self: a stand-up
 * @topic: one of its topics
 * @by: -1: before the one before it; 1: after the next one
 */
void
dag_standup_move_topic (DagStandup    *self,
                        DagBoardEntry *topic,
                        int            by)
{
  guint n;

  g_return_if_fail (DAG_IS_STANDUP (self) && DAG_IS_BOARD_ENTRY (topic));

  n = dag_board_view_get_n (self->topics);
  for (guint i = 0; i < n; i++)
    {
      DagBoardEntry *other;
      int64_t rank = dag_board_entry_get_number (topic, "rank");

      if (dag_board_view_get (self->topics, i) != topic)
        continue;
      if ((by < 0 && i == 0) || (by > 0 && i + 1 == n))
        return;
      other = dag_board_view_get (self->topics, by < 0 ? i - 1 : i + 1);
      dag_board_begin (self->board, _ ("Move a topic"));
      dag_board_set (self->board, topic, "rank",
                     g_variant_new_int64 (dag_board_entry_get_number (other, "rank")));
      dag_board_set (self->board, other, "rank", g_variant_new_int64 (rank));
      dag_board_end (self->board);
      return;
    }
}

/**
 * dag_standup_set_facts:
 * @self: a stand-up
 * @topic: one of its topics
 * @facts: lines that were worked out; they are kept, so that an earlier day says what it said
 */
void
dag_standup_set_facts (DagStandup        *self,
                       DagBoardEntry     *topic,
                       const char *const *facts)
{
  g_return_if_fail (DAG_IS_STANDUP (self) && DAG_IS_BOARD_ENTRY (topic) && facts != NULL);

  dag_board_set (self->board, topic, "facts", g_variant_new_strv (facts, -1));
}

static DagBoardEntry *
find_attendance (DagStandup *self,
                 const char *person)
{
  return dag_board_find_keyed (self->board, DAG_BOARD_ATTENDANCE, self->team, self->day,
                               self->id, person);
}

gboolean
dag_standup_is_here (DagStandup *self,
                     const char *person)
{
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_STANDUP (self) && person != NULL, FALSE);

  entry = find_attendance (self, person);
  return entry != NULL && dag_board_entry_get_flag (entry, "here");
}

/**
 * dag_standup_set_here:
 * @self: a stand-up
 * @person: id of a person
 * @name: their name, for a day on which the source does not know them any more
 * @here: whether they are here
 */
void
dag_standup_set_here (DagStandup *self,
                      const char *person,
                      const char *name,
                      gboolean    here)
{
  DagBoardEntry *entry;

  g_return_if_fail (DAG_IS_STANDUP (self) && person != NULL && name != NULL);

  if (dag_standup_is_here (self, person) == here)
    return;
  dag_board_begin (self->board, _ ("Attendance"));
  dag_standup_ensure (self);
  entry = dag_board_ensure (self->board, DAG_BOARD_ATTENDANCE, self->team, self->day, self->id,
                            person);
  dag_board_set (self->board, entry, "person", g_variant_new_string (person));
  dag_board_set (self->board, entry, "name", g_variant_new_string (name));
  dag_board_set (self->board, entry, "here", g_variant_new_boolean (here));
  dag_board_end (self->board);
}

guint
dag_standup_count_here (DagStandup *self)
{
  guint n_here = 0;

  g_return_val_if_fail (DAG_IS_STANDUP (self), 0);

  for (guint i = 0; i < dag_board_view_get_n (self->attendance); i++)
    n_here += dag_board_entry_get_flag (dag_board_view_get (self->attendance, i), "here");
  return n_here;
}

/* dag-standup-desk.c - what the parts of the notebook share: the stand-up, its people, today
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-desk.h"

#include "dag-words-standup.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DagStandupDesk
{
  GObject parent_instance;

  DagDashboard *dashboard;
  DagStandup *standup;
  GPtrArray *people; /* of DagPerson */
  GPtrArray *lunch;  /* (nullable): ids */
  char *team;        /* (nullable): the whole centre */
  char *day;
  char *today;
};

static guint people_changed_signal;
static guint lunch_changed_signal;

G_DEFINE_FINAL_TYPE (DagStandupDesk, dag_standup_desk, G_TYPE_OBJECT)

static void
dag_standup_desk_dispose (GObject *object)
{
  DagStandupDesk *self = DAG_STANDUP_DESK (object);

  g_clear_object (&self->standup);
  g_clear_object (&self->dashboard);
  G_OBJECT_CLASS (dag_standup_desk_parent_class)->dispose (object);
}

static void
dag_standup_desk_finalize (GObject *object)
{
  DagStandupDesk *self = DAG_STANDUP_DESK (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->lunch, g_ptr_array_unref);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (dag_standup_desk_parent_class)->finalize (object);
}

static void
dag_standup_desk_class_init (DagStandupDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_standup_desk_dispose;
  object_class->finalize = dag_standup_desk_finalize;
  people_changed_signal
      = g_signal_new ("people-changed", DAG_TYPE_STANDUP_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  lunch_changed_signal
      = g_signal_new ("lunch-changed", DAG_TYPE_STANDUP_DESK, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_standup_desk_init (DagStandupDesk *self)
{
}

/**
 * dag_standup_desk_new:
 * @dashboard: what is watched
 * @team: (nullable): name of the team; %NULL: the whole centre
 * @day: the day of the stand-up
 * @today: the day it is
 *
 * Returns: (transfer full): the desk
 */
DagStandupDesk *
dag_standup_desk_new (DagDashboard *dashboard,
                      const char   *team,
                      const char   *day,
                      const char   *today)
{
  DagStandupDesk *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard) && day != NULL && today != NULL, NULL);

  self = g_object_new (DAG_TYPE_STANDUP_DESK, NULL);
  self->dashboard = g_object_ref (dashboard);
  self->standup = dag_standup_new (dag_dashboard_get_board (dashboard), team, day);
  self->people = dag_people_list (dashboard, team);
  self->team = g_strdup (team);
  self->day = g_strdup (day);
  self->today = g_strdup (today);
  return self;
}

DagStandup *
dag_standup_desk_get_standup (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return self->standup;
}

DagBoard *
dag_standup_desk_get_board (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return dag_standup_get_board (self->standup);
}

DagDashboard *
dag_standup_desk_get_dashboard (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return self->dashboard;
}

const char *
dag_standup_desk_get_team (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return self->team;
}

const char *
dag_standup_desk_get_day (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return self->day;
}

const char *
dag_standup_desk_get_today (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return self->today;
}

GPtrArray *
dag_standup_desk_get_people (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return self->people;
}

/**
 * dag_standup_desk_dup_day:
 * @self: a desk
 * @days: 0: its day; 1: the day after
 *
 * Returns: (transfer full): "2026-11-24"
 */
char *
dag_standup_desk_dup_day (DagStandupDesk *self,
                          int             days)
{
  g_autofree char *noon = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) then = NULL;

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  noon = g_strconcat (self->day, "T12:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (noon, NULL);
  then = g_date_time_add_days (day, days);
  return dag_words_day_format (then);
}

/**
 * dag_standup_desk_set_lunch:
 * @self: a desk
 * @people: (nullable) (element-type utf8): ids of those who took a heavy queue over lunch on
 *   the day before
 */
void
dag_standup_desk_set_lunch (DagStandupDesk *self,
                            GPtrArray      *people)
{
  g_return_if_fail (DAG_IS_STANDUP_DESK (self));

  g_clear_pointer (&self->lunch, g_ptr_array_unref);
  self->lunch = people != NULL ? g_ptr_array_ref (people) : NULL;
  g_signal_emit (self, lunch_changed_signal, 0);
}

gboolean
dag_standup_desk_had_lunch_shift (DagStandupDesk *self,
                                  const char     *person)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), FALSE);

  return self->lunch != NULL
         && g_ptr_array_find_with_equal_func (self->lunch, person, g_str_equal, NULL);
}

/**
 * dag_standup_desk_update_people:
 * @self: a desk
 *
 * Returns: whether somebody came or left since
 */
gboolean
dag_standup_desk_update_people (DagStandupDesk *self)
{
  g_autoptr (GPtrArray) people = NULL;

  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), FALSE);

  people = dag_people_list (self->dashboard, self->team);
  if (dag_people_equal (people, self->people))
    return FALSE;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  g_signal_emit (self, people_changed_signal, 0);
  return TRUE;
}

static int64_t
get_end_of_day_us (const char *day)
{
  g_autofree char *text = g_strconcat (day, "T23:59:59Z", NULL);
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (text, NULL);

  return end != NULL ? g_date_time_to_unix (end) * DAG_USEC_PER_SEC : G_MAXINT64;
}

/* What was open at the beginning of that day and not made after it. */
static gboolean
is_action_of (DagBoardEntry *entry,
              gpointer       user_data)
{
  DagStandupDesk *self = user_data;
  const char *day = dag_board_entry_get_day (entry);
  int64_t done_us = dag_board_entry_get_number (entry, "done-at");

  if (g_strcmp0 (dag_board_entry_get_team (entry), self->team) != 0)
    return FALSE;
  if (day != NULL && strcmp (day, self->day) > 0)
    return FALSE;
  return done_us == 0
         || done_us > get_end_of_day_us (self->day) - 86400 * DAG_USEC_PER_SEC;
}

static int
compare_actions (DagBoardEntry *a,
                 DagBoardEntry *b)
{
  const char *due_a = dag_board_entry_get_text (a, "due");
  const char *due_b = dag_board_entry_get_text (b, "due");

  return g_strcmp0 (due_a, due_b);
}

/**
 * dag_standup_desk_new_actions:
 * @self: a desk
 *
 * Returns: (transfer full): the actions of the team that are open on its day, or were done
 *   on it
 */
DagBoardView *
dag_standup_desk_new_actions (DagStandupDesk *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP_DESK (self), NULL);

  return dag_board_view_new (dag_standup_desk_get_board (self), DAG_BOARD_ACTION, is_action_of,
                             compare_actions, g_object_ref (self), g_object_unref);
}

/**
 * dag_standup_desk_add_note:
 * @self: a desk
 * @topic: one of its topics
 * @text: what was said
 *
 * Returns: (transfer none): a note under that topic
 */
DagBoardEntry *
dag_standup_desk_add_note (DagStandupDesk *self,
                           DagBoardEntry  *topic,
                           const char     *text)
{
  DagBoard *board = dag_standup_desk_get_board (self);
  DagBoardEntry *note;

  dag_board_begin (board, _ ("Add a note"));
  note = dag_board_add (board, DAG_BOARD_NOTE_KIND, self->team, self->day,
                        dag_board_entry_get_id (topic));
  dag_board_set (board, note, "text", g_variant_new_string (text));
  if (dag_board_entry_get_flag (topic, "private"))
    dag_board_set (board, note, "private", g_variant_new_boolean (TRUE));
  dag_board_end (board);
  return note;
}

/* "@bilal ring them" → Bilal, "ring them"; a name that nobody has stays in the text. */
static char *
take_owner (DagStandupDesk   *self,
            const char       *text,
            const DagPerson **owner)
{
  const char *at = strchr (text, '@');
  const char *end;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *rest = NULL;

  *owner = NULL;
  if (at == NULL)
    return g_strdup (text);
  end = at + 1 + strcspn (at + 1, " \t\n,;:");
  name = g_strndup (at + 1, (gsize) (end - at - 1));
  *owner = dag_people_match (self->people, name);
  if (*owner == NULL)
    return g_strdup (text);
  before = g_strndup (text, (gsize) (at - text));
  rest = g_strdup (end + strspn (end, " \t\n,;:"));
  return g_strstrip (g_strconcat (before, rest, NULL));
}

/**
 * dag_standup_desk_add_action:
 * @self: a desk
 * @text: what is to be done; "@bilal" in it says by whom
 *
 * An action belongs to the team, not to a topic: it goes on when the topic is taken off.
 *
 * Returns: (transfer none): an action for the day of the stand-up
 */
DagBoardEntry *
dag_standup_desk_add_action (DagStandupDesk *self,
                             const char     *text)
{
  DagBoard *board = dag_standup_desk_get_board (self);
  const DagPerson *owner;
  g_autofree char *rest = take_owner (self, text, &owner);
  DagBoardEntry *action;

  dag_board_begin (board, _ ("Add an action"));
  action = dag_board_add (board, DAG_BOARD_ACTION, self->team, self->day,
                          NULL);
  dag_board_set (board, action, "text", g_variant_new_string (rest));
  dag_board_set (board, action, "due", g_variant_new_string (self->day));
  if (owner != NULL)
    {
      dag_board_set (board, action, "owner", g_variant_new_string (owner->id));
      dag_board_set (board, action, "name", g_variant_new_string (owner->name));
    }
  dag_board_end (board);
  return action;
}

/**
 * dag_standup_desk_add_line:
 * @self: a desk
 * @topic: one of its topics
 * @line: as it was typed: "[] …" is an action, anything else a note
 *
 * Returns: (transfer none) (nullable): what was made of it; %NULL: of nothing comes nothing
 */
DagBoardEntry *
dag_standup_desk_add_line (DagStandupDesk *self,
                           DagBoardEntry  *topic,
                           const char     *line)
{
  static const char *const signs[] = { "[]", "[ ]", "- [ ]" };
  g_autofree char *text = g_strstrip (g_strdup (line));

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i]))
      {
        g_autofree char *rest = g_strstrip (g_strdup (text + strlen (signs[i])));

        return *rest != '\0' ? dag_standup_desk_add_action (self, rest) : NULL;
      }
  return *text != '\0' ? dag_standup_desk_add_note (self, topic, text) : NULL;
}

/**
 * dag_standup_desk_promote:
 * @self: a desk
 * @note: a note of a topic
 *
 * Returns: (transfer none) (nullable): the action that it became
 */
DagBoardEntry *
dag_standup_desk_promote (DagStandupDesk *self,
                          DagBoardEntry  *note)
{
  DagBoard *board = dag_standup_desk_get_board (self);
  g_autofree char *text = g_strstrip (g_strdup (dag_board_entry_get_text (note, "text")));
  DagBoardEntry *action;

  if (*text == '\0')
    return NULL;
  dag_board_begin (board, _ ("Make an action of it"));
  action = dag_standup_desk_add_action (self, text);
  dag_board_remove (board, note);
  dag_board_end (board);
  return action;
}

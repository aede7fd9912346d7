/* dag-thanks.c - thanks on the board: made of a line, of whose week they are, who had none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-thanks-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define LATELY_DAYS 30

/* "@anna @bilal took over at lunch" → the ids and names, and the rest. */
static char *
take_people (DagStandupDesk *desk,
             const char     *line,
             GPtrArray      *ids,
             GPtrArray      *names)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const DagPerson *person = NULL;

      if (words[i][0] == '@')
        {
          g_strdelimit (words[i], ",;:", ' ');
          g_strchomp (words[i]);
          person = dag_people_match (dag_standup_desk_get_people (desk), words[i] + 1);
        }
      if (person != NULL)
        {
          g_ptr_array_add (ids, person->id);
          g_ptr_array_add (names, person->name);
        }
      else if (words[i][0] != '\0')
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  return g_strdup (rest->str);
}

/* @event: (nullable): what was counted */
static DagBoardEntry *
add (DagStandupDesk    *desk,
     const char *const *ids,
     const char *const *names,
     const char        *text,
     const char        *event)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  DagBoardEntry *entry;

  dag_board_begin (board, _ ("Thank somebody"));
  entry = dag_board_add (board, DAG_BOARD_THANKS, dag_standup_desk_get_team (desk),
                         dag_standup_desk_get_day (desk), NULL);
  dag_board_set (board, entry, "to", g_variant_new_strv (ids, -1));
  dag_board_set (board, entry, "to-names", g_variant_new_strv (names, -1));
  dag_board_set (board, entry, "text", g_variant_new_string (text));
  if (event != NULL)
    dag_board_set (board, entry, "event", g_variant_new_string (event));
  dag_board_end (board);
  return entry;
}

/**
 * dag_thanks_add:
 * @desk: the desk
 * @line: "@anna took over the heavy queue at lunch"
 *
 * Returns: (transfer none) (nullable): the thanks; %NULL: it names nobody of the team, or
 *   says not for what
 */
DagBoardEntry *
dag_thanks_add (DagStandupDesk *desk,
                const char     *line)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *text = take_people (desk, line, ids, names);

  if (ids->len < 2 || *text == '\0')
    return NULL;
  return add (desk, (const char *const *) ids->pdata, (const char *const *) names->pdata, text,
              NULL);
}

/**
 * dag_thanks_add_for:
 * @desk: the desk
 * @person: who
 * @event: for what: something that happened
 *
 * Returns: (transfer none): the thanks
 */
DagBoardEntry *
dag_thanks_add_for (DagStandupDesk  *desk,
                    const DagPerson *person,
                    const char      *event)
{
  const char *const ids[] = { person->id, NULL };
  const char *const names[] = { person->name, NULL };

  return add (desk, ids, names, event, event);
}

/**
 * dag_thanks_describe:
 * @thanks: thanks
 *
 * Returns: (transfer full): "Anna, Bilal: took over the heavy queue"
 */
char *
dag_thanks_describe (DagBoardEntry *thanks)
{
  g_auto (GStrv) names = dag_board_entry_dup_list (thanks, "to-names");
  g_autofree char *joined = g_strjoinv (", ", names);

  /* Translators: who is thanked, and for what */
  return g_strdup_printf (C_ ("thanks", "%s: %s"), joined,
                          dag_board_entry_get_text (thanks, "text"));
}

/**
 * dag_thanks_may_be_seen:
 * @thanks: thanks
 *
 * Returns: whether everybody who is named in it has agreed that the team sees it
 */
gboolean
dag_thanks_may_be_seen (DagBoardEntry *thanks)
{
  g_auto (GStrv) to = dag_board_entry_dup_list (thanks, "to");

  for (guint i = 0; to[i] != NULL; i++)
    if (!dag_board_entry_has_in_list (thanks, "consent", to[i]))
      return FALSE;
  return to[0] != NULL;
}

static GDateTime *
parse_day (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (noon, NULL);
}

static gboolean
is_of_week (DagBoardEntry *entry,
            gpointer       user_data)
{
  DagStandupDesk *desk = user_data;
  const char *day = dag_board_entry_get_day (entry);
  g_autoptr (GDateTime) then = day != NULL ? parse_day (day) : NULL;
  g_autoptr (GDateTime) now = parse_day (dag_standup_desk_get_day (desk));

  return then != NULL && now != NULL
         && g_strcmp0 (dag_board_entry_get_team (entry), dag_standup_desk_get_team (desk)) == 0
         && g_date_time_get_week_of_year (then) == g_date_time_get_week_of_year (now)
         && g_date_time_get_week_numbering_year (then)
                == g_date_time_get_week_numbering_year (now);
}

/**
 * dag_thanks_new_view:
 * @desk: the desk
 *
 * Returns: (transfer full): the thanks of its team in the week of its day
 */
DagBoardView *
dag_thanks_new_view (DagStandupDesk *desk)
{
  return dag_board_view_new (dag_standup_desk_get_board (desk), DAG_BOARD_THANKS, is_of_week,
                             NULL, g_object_ref (desk), g_object_unref);
}

static void
drop_thanked (GHashTable     *waiting,
              DagBoardEntry  *thanks,
              DagStandupDesk *desk)
{
  g_auto (GStrv) to = dag_board_entry_dup_list (thanks, "to");
  g_autoptr (GDateTime) now = parse_day (dag_standup_desk_get_day (desk));
  g_autoptr (GDateTime) then = parse_day (dag_board_entry_get_day (thanks));

  if (then == NULL
      || g_date_time_difference (now, then) > LATELY_DAYS * G_TIME_SPAN_DAY)
    return;
  for (guint i = 0; to[i] != NULL; i++)
    g_hash_table_remove (waiting, to[i]);
}

/**
 * dag_thanks_find_unthanked:
 * @desk: the desk
 *
 * Returns: (transfer full) (element-type utf8): the names of those of the team whom nobody
 *   thanked in a month; for the lead's eyes alone. Empty where thanking has not begun
 */
GPtrArray *
dag_thanks_find_unthanked (DagStandupDesk *desk)
{
  GListModel *all
      = dag_board_get_entries (dag_standup_desk_get_board (desk), DAG_BOARD_THANKS);
  GPtrArray *people = dag_standup_desk_get_people (desk);
  g_autoptr (GHashTable) waiting = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (waiting, ((DagPerson *) people->pdata[i])->id);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DagBoardEntry) thanks = g_list_model_get_item (all, i);

      drop_thanked (waiting, thanks, desk);
    }
  for (guint i = 0; n > 0 && i < people->len; i++)
    {
      const DagPerson *person = people->pdata[i];

      if (g_hash_table_contains (waiting, person->id))
        g_ptr_array_add (names, g_strdup (person->name));
    }
  return names;
}

/* dag-thanks.c - thanks on the board: made of a line, of whose week they are, who had none
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-thanks-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define LATELY_DAYS 30

/* A line that is being read. */
typedef struct
{
  const DagPerson *from; /* (nullable): who thanks; NULL: the lead */
  GPtrArray *ids;
  GPtrArray *names;
  GString *text;
  char *tag; /* (nullable) */
} Line;

static void
line_clear (Line *line)
{
  g_clear_pointer (&line->ids, g_ptr_array_unref);
  g_clear_pointer (&line->names, g_ptr_array_unref);
  g_clear_pointer (&line->tag, g_free);
  g_string_free (line->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static gboolean
is_arrow (const char *word)
{
  return g_str_equal (word, "→") || g_str_equal (word, "->") || g_str_equal (word, ">");
}

static const DagPerson *
find_person (GPtrArray *people,
             char      *word)
{
  if (word[0] != '@')
    return NULL;
  g_strdelimit (word, ",;:", ' ');
  g_strchomp (word);
  return dag_people_match (people, word + 1);
}

static void
read_word (Line      *line,
           GPtrArray *people,
           char      *word)
{
  const DagPerson *person = find_person (people, word);

  if (person != NULL)
    {
      g_ptr_array_add (line->ids, person->id);
      g_ptr_array_add (line->names, person->name);
    }
  else if (is_arrow (word))
    {
      if (line->ids->len != 1 || line->from != NULL)
        return;
      line->from = dag_people_find (people, line->ids->pdata[0]);
      g_ptr_array_set_size (line->ids, 0);
      g_ptr_array_set_size (line->names, 0);
    }
  else if (word[0] == '#' && word[1] != '\0' && line->tag == NULL)
    line->tag = g_strdup (word + 1);
  else if (word[0] != '\0')
    g_string_append_printf (line->text, "%s%s", line->text->len > 0 ? " " : "", word);
}

/* @event: (nullable): what was counted */
static DagBoardEntry *
add (DagStandupDesk *desk,
     const Line     *line,
     const char     *event)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  DagBoardEntry *entry;

  dag_board_begin (board, _ ("Thank somebody"));
  entry = dag_board_add (board, DAG_BOARD_THANKS, dag_standup_desk_get_team (desk),
                         dag_standup_desk_get_day (desk), NULL);
  if (line->from != NULL)
    {
      dag_board_set (board, entry, "from", g_variant_new_string (line->from->id));
      dag_board_set (board, entry, "from-name", g_variant_new_string (line->from->name));
    }
  dag_board_set (board, entry, "to",
                 g_variant_new_strv ((const char *const *) line->ids->pdata,
                                     (gssize) line->ids->len));
  dag_board_set (board, entry, "to-names",
                 g_variant_new_strv ((const char *const *) line->names->pdata,
                                     (gssize) line->names->len));
  dag_board_set (board, entry, "text", g_variant_new_string (line->text->str));
  if (line->tag != NULL)
    dag_board_set (board, entry, "tag", g_variant_new_string (line->tag));
  if (event != NULL)
    dag_board_set (board, entry, "event", g_variant_new_string (event));
  dag_board_end (board);
  return entry;
}

static void
line_init (Line *line)
{
  *line = (Line){ .ids = g_ptr_array_new (),
                  .names = g_ptr_array_new (),
                  .text = g_string_new (NULL) };
}

/**
 * dag_thanks_add:
 * @desk: the desk
 * @text: "@anna @bilal took over the heavy queue #colleague"; "@daan → @anna …" says who
 *   thanks, where it is not the lead
 *
 * Returns: (transfer none) (nullable): the thanks; %NULL: it names nobody of the team, or
 *   says not for what
 */
DagBoardEntry *
dag_thanks_add (DagStandupDesk *desk,
                const char     *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  g_auto (Line) line;

  line_init (&line);
  for (guint i = 0; words[i] != NULL; i++)
    read_word (&line, dag_standup_desk_get_people (desk), words[i]);
  if (line.ids->len == 0 || line.text->len == 0)
    return NULL;
  return add (desk, &line, NULL);
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
  g_auto (Line) line;

  line_init (&line);
  g_ptr_array_add (line.ids, person->id);
  g_ptr_array_add (line.names, person->name);
  g_string_append (line.text, event);
  return add (desk, &line, event);
}

/**
 * dag_thanks_name:
 * @thanks: thanks
 *
 * Returns: (transfer full): "Anna, Bilal", or "Daan → Anna"
 */
char *
dag_thanks_name (DagBoardEntry *thanks)
{
  g_auto (GStrv) names = dag_board_entry_dup_list (thanks, "to-names");
  g_autofree char *joined = g_strjoinv (", ", names);
  const char *from = dag_board_entry_get_text (thanks, "from-name");

  return *from != '\0' ? g_strdup_printf ("%s → %s", from, joined)
                       : g_steal_pointer (&joined);
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
  g_autofree char *name = dag_thanks_name (thanks);

  /* Translators: who is thanked, and for what */
  return g_strdup_printf (C_ ("thanks", "%s: %s"), name,
                          dag_board_entry_get_text (thanks, "text"));
}

/**
 * dag_thanks_set_consent:
 * @desk: the desk
 * @thanks: thanks
 * @person: id of somebody who is named in it
 * @agrees: whether they agree that the team sees it
 */
void
dag_thanks_set_consent (DagStandupDesk *desk,
                        DagBoardEntry  *thanks,
                        const char     *person,
                        gboolean        agrees)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  g_auto (GStrv) had = dag_board_entry_dup_list (thanks, "consent");
  g_autoptr (GPtrArray) have = g_ptr_array_new ();

  if (dag_board_entry_has_in_list (thanks, "consent", person) == agrees)
    return;
  for (guint i = 0; had[i] != NULL; i++)
    if (!g_str_equal (had[i], person))
      g_ptr_array_add (have, had[i]);
  if (agrees)
    g_ptr_array_add (have, (gpointer) person);
  dag_board_begin (board, _ ("Who may see thanks"));
  dag_board_set (board, thanks, "consent",
                 g_variant_new_strv ((const char *const *) have->pdata, (gssize) have->len));
  dag_board_end (board);
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

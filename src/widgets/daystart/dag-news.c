/* dag-news.c - news on the board: who has heard it, and whether that was before customers
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-list.h"

#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define VALID_DAYS 7

static gboolean
is_valid_on (DagBoardEntry *entry,
             gpointer       user_data)
{
  DagStandupDesk *desk = user_data;
  const char *day = dag_standup_desk_get_day (desk);

  return g_strcmp0 (dag_board_entry_get_team (entry), dag_standup_desk_get_team (desk)) == 0
         && g_strcmp0 (dag_board_entry_get_day (entry), day) <= 0
         && g_strcmp0 (dag_board_entry_get_text (entry, "valid-until"), day) >= 0;
}

/**
 * dag_news_new_view:
 * @desk: the desk
 *
 * Returns: (transfer full): the news of its team that counts on its day
 */
DagBoardView *
dag_news_new_view (DagStandupDesk *desk)
{
  return dag_board_view_new (dag_standup_desk_get_board (desk), DAG_BOARD_NEWS, is_valid_on,
                             NULL, g_object_ref (desk), g_object_unref);
}

/**
 * dag_news_add:
 * @desk: the desk
 * @text: what is new
 *
 * Returns: (transfer none): news for its team, for a week
 */
DagBoardEntry *
dag_news_add (DagStandupDesk *desk,
              const char     *text)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  g_autofree char *noon = g_strconcat (dag_standup_desk_get_day (desk), "T12:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, NULL);
  g_autoptr (GDateTime) last = g_date_time_add_days (day, VALID_DAYS - 1);
  g_autofree char *until = dag_words_day_format (last);
  DagBoardEntry *entry;

  dag_board_begin (board, _ ("Tell news"));
  entry = dag_board_add (board, DAG_BOARD_NEWS, dag_standup_desk_get_team (desk),
                         dag_standup_desk_get_day (desk), NULL);
  dag_board_set (board, entry, "text", g_variant_new_string (text));
  dag_board_set (board, entry, "valid-until", g_variant_new_string (until));
  dag_board_set (board, entry, "published-at", g_variant_new_int64 (g_get_real_time ()));
  dag_board_end (board);
  return entry;
}

static void
confirm_one (DagStandupDesk  *desk,
             DagBoardEntry   *news,
             const DagPerson *person)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  DagBoardEntry *entry
      = dag_board_ensure (board, DAG_BOARD_CONFIRMATION, dag_board_entry_get_team (news),
                          dag_board_entry_get_day (news), dag_board_entry_get_id (news),
                          person->id);

  if (dag_board_entry_get_number (entry, "confirmed-at") > 0)
    return;
  dag_board_set (board, entry, "person", g_variant_new_string (person->id));
  dag_board_set (board, entry, "name", g_variant_new_string (person->name));
  dag_board_set (board, entry, "confirmed-at", g_variant_new_int64 (g_get_real_time ()));
}

/**
 * dag_news_confirm:
 * @desk: the desk
 * @news: news
 *
 * Everybody at the stand-up has heard it; where nobody's attendance was taken, the team.
 */
void
dag_news_confirm (DagStandupDesk *desk,
                  DagBoardEntry  *news)
{
  DagStandup *standup = dag_standup_desk_get_standup (desk);
  GPtrArray *people = dag_standup_desk_get_people (desk);
  gboolean all = dag_standup_count_here (standup) == 0;

  dag_board_begin (dag_standup_desk_get_board (desk), _ ("Everybody has heard it"));
  for (guint i = 0; i < people->len; i++)
    {
      const DagPerson *person = people->pdata[i];

      if (all || dag_standup_is_here (standup, person->id))
        confirm_one (desk, news, person);
    }
  dag_board_end (dag_standup_desk_get_board (desk));
}

/**
 * dag_news_count:
 * @desk: the desk
 * @news: news
 * @until_us: wall clock
 *
 * Returns: how many had heard it by then
 */
guint
dag_news_count (DagStandupDesk *desk,
                DagBoardEntry  *news,
                int64_t         until_us)
{
  g_autoptr (DagBoardView) view
      = dag_board_view_new_children (dag_standup_desk_get_board (desk), DAG_BOARD_CONFIRMATION,
                                     dag_board_entry_get_id (news), NULL);
  guint n = 0;

  for (guint i = 0; i < dag_board_view_get_n (view); i++)
    {
      int64_t at_us
          = dag_board_entry_get_number (dag_board_view_get (view, i), "confirmed-at");

      n += at_us > 0 && at_us <= until_us;
    }
  return n;
}

/* The agents-first clock: from the news to the first customer who asked. */
static char *
describe_clock (DagStandupDesk *desk,
                DagBoardEntry  *news)
{
  int64_t asked_us = dag_board_entry_get_number (news, "first-asked-at");
  int64_t told_us = dag_board_entry_get_number (news, "published-at");
  guint n_people = dag_standup_desk_get_people (desk)->len;
  guint n_heard;
  int minutes;

  if (asked_us == 0)
    return g_strdup (_ ("no customer asked yet"));
  n_heard = dag_news_count (desk, news, asked_us);
  minutes = (int) (MAX (0, asked_us - told_us) / (60 * DAG_USEC_PER_SEC));
  if (2 * n_heard < n_people)
    return g_strdup_printf (_ ("customers came first: %u of %u had heard it"), n_heard,
                            n_people);
  /* Translators: so long after the news the first customer asked */
  return g_strdup_printf (ngettext ("agents first by %d minute", "agents first by %d minutes",
                                    (gulong) minutes),
                          minutes);
}

/**
 * dag_news_describe:
 * @desk: the desk
 * @news: news
 *
 * Returns: (transfer full): "6 of 9 heard it · agents first by 42 minutes"
 */
char *
dag_news_describe (DagStandupDesk *desk,
                   DagBoardEntry  *news)
{
  guint n_heard = dag_news_count (desk, news, G_MAXINT64);
  guint n_people = MAX (n_heard, dag_standup_desk_get_people (desk)->len);
  g_autofree char *clock = describe_clock (desk, news);
  g_autofree char *heard = g_strdup_printf (_ ("%u of %u heard it"), n_heard, n_people);

  return g_strdup_printf ("%s · %s", heard, clock);
}

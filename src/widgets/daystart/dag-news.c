/* dag-news.c - news on the board: for whom, until when, who has heard it, who came first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-news-list.h"

#include "dag-news-watch.h"
#include "dag-words-name.h"
#include "dag-words-news.h"
#include "dag-words-standup.h"

#include <glib/gi18n.h>

#define VALID_DAYS 7

static int64_t
get_now_us (DagStandupDesk *desk)
{
  return dag_dashboard_get_now_us (dag_standup_desk_get_dashboard (desk));
}

static gboolean
is_for_team (DagBoardEntry *news,
             const char    *team)
{
  return g_strcmp0 (dag_board_entry_get_team (news), team) == 0
         || (team != NULL && dag_board_entry_has_in_list (news, "teams", team));
}

static gboolean
is_valid_on (DagBoardEntry *entry,
             gpointer       user_data)
{
  DagStandupDesk *desk = user_data;
  const char *day = dag_standup_desk_get_day (desk);

  return is_for_team (entry, dag_standup_desk_get_team (desk))
         && g_strcmp0 (dag_board_entry_get_day (entry), day) <= 0
         && g_strcmp0 (dag_board_entry_get_text (entry, "valid-until"), day) >= 0;
}

/**
 * dag_news_new_view:
 * @desk: the desk
 *
 * Returns: (transfer full): the news for its team that counts on its day
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
  g_autofree char *until = dag_standup_desk_dup_day (desk, VALID_DAYS - 1);
  DagBoardEntry *entry;

  dag_board_begin (board, _ ("Tell news"));
  entry = dag_board_add (board, DAG_BOARD_NEWS, dag_standup_desk_get_team (desk),
                         dag_standup_desk_get_day (desk), NULL);
  dag_board_set (board, entry, "text", g_variant_new_string (text));
  dag_board_set (board, entry, "valid-until", g_variant_new_string (until));
  dag_board_set (board, entry, "published-at", g_variant_new_int64 (get_now_us (desk)));
  dag_board_end (board);
  return entry;
}

static DagBoardEntry *
find_confirmation (DagStandupDesk  *desk,
                   DagBoardEntry   *news,
                   const DagPerson *person)
{
  return dag_board_find_keyed (dag_standup_desk_get_board (desk), DAG_BOARD_CONFIRMATION,
                               dag_board_entry_get_team (news), dag_board_entry_get_day (news),
                               dag_board_entry_get_id (news), person->id);
}

/**
 * dag_news_has_heard:
 * @desk: the desk
 * @news: news
 * @person: somebody of the team
 *
 * Returns: whether they have
 */
gboolean
dag_news_has_heard (DagStandupDesk  *desk,
                    DagBoardEntry   *news,
                    const DagPerson *person)
{
  DagBoardEntry *entry = find_confirmation (desk, news, person);

  return entry != NULL && dag_board_entry_get_number (entry, "confirmed-at") > 0;
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
  dag_board_set (board, entry, "confirmed-at", g_variant_new_int64 (get_now_us (desk)));
}

/**
 * dag_news_set_heard:
 * @desk: the desk
 * @news: news
 * @person: somebody of the team
 * @heard: whether they heard it
 */
void
dag_news_set_heard (DagStandupDesk  *desk,
                    DagBoardEntry   *news,
                    const DagPerson *person,
                    gboolean         heard)
{
  DagBoard *board = dag_standup_desk_get_board (desk);

  if (dag_news_has_heard (desk, news, person) == heard)
    return;
  dag_board_begin (board, _ ("Who has heard it"));
  if (heard)
    confirm_one (desk, news, person);
  else
    dag_board_remove (board, find_confirmation (desk, news, person));
  dag_board_end (board);
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
 * @until_us: the centre's clock
 *
 * Returns: how many of its team had heard it by then
 */
guint
dag_news_count (DagStandupDesk *desk,
                DagBoardEntry  *news,
                int64_t         until_us)
{
  g_autoptr (DagBoardView) view
      = dag_board_view_new_children (dag_standup_desk_get_board (desk), DAG_BOARD_CONFIRMATION,
                                     dag_board_entry_get_id (news), NULL);
  GPtrArray *people = dag_standup_desk_get_people (desk);
  gboolean of_many = dag_board_entry_has_in_list (news, "teams",
                                                  dag_standup_desk_get_team (desk));
  guint n = 0;

  for (guint i = 0; i < dag_board_view_get_n (view); i++)
    {
      DagBoardEntry *entry = dag_board_view_get (view, i);
      int64_t at_us = dag_board_entry_get_number (entry, "confirmed-at");

      n += at_us > 0 && at_us <= until_us
           && (!of_many
               || dag_people_find (people, dag_board_entry_get_text (entry, "person")) != NULL);
    }
  return n;
}

static DagNewsClock
get_clock (DagStandupDesk *desk,
           DagBoardEntry  *news)
{
  int64_t asked_us = dag_board_entry_get_number (news, "first-asked-at");

  return (DagNewsClock){
    .told_us = dag_board_entry_get_number (news, "published-at"),
    .asked_us = asked_us,
    .asked_before = dag_board_entry_get_number (news, "asked-before"),
    .n_heard = asked_us > 0 ? dag_news_count (desk, news, asked_us) : 0,
    .n_people = dag_standup_desk_get_people (desk)->len,
  };
}

/**
 * dag_news_is_behind:
 * @desk: the desk
 * @news: news
 *
 * Returns: whether customers came before the team
 */
gboolean
dag_news_is_behind (DagStandupDesk *desk,
                    DagBoardEntry  *news)
{
  DagNewsClock clock = get_clock (desk, news);
  DagNewsOrder order = dag_news_clock_judge (&clock);

  return order == DAG_NEWS_HALF_UNHEARD || order == DAG_NEWS_CUSTOMERS_FIRST;
}

static GPtrArray *
find_waiting (DagStandupDesk *desk,
              DagBoardEntry  *news)
{
  GPtrArray *people = dag_standup_desk_get_people (desk);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      DagPerson *person = people->pdata[i];

      if (!dag_news_has_heard (desk, news, person))
        g_ptr_array_add (names, person->name);
    }
  g_ptr_array_add (names, NULL);
  return names;
}

/**
 * dag_news_dup_reason:
 * @desk: the desk
 * @news: news
 *
 * Returns: (transfer full) (nullable): what the source calls the reason it is linked to
 */
char *
dag_news_dup_reason (DagStandupDesk *desk,
                     DagBoardEntry  *news)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dag_standup_desk_get_dashboard (desk));
  const char *reason = dag_board_entry_get_text (news, "reason");

  for (guint i = 0; *reason != '\0' && snapshot != NULL && i < snapshot->reasons->len; i++)
    {
      const DagReasonSample *sample = snapshot->reasons->pdata[i];

      if (g_strcmp0 (sample->id, reason) == 0)
        return dag_words_name_or_id (sample->label, sample->id);
    }
  return *reason != '\0' ? dag_words_name (reason) : NULL;
}

/**
 * dag_news_describe:
 * @desk: the desk
 * @news: news
 *
 * Returns: (transfer full): "6 of 9 heard it, not yet: Daan · agents first by 42 minutes ·
 *   asked as “Late parcel” · until Sat 28 Nov"; for the lead
 */
char *
dag_news_describe (DagStandupDesk *desk,
                   DagBoardEntry  *news)
{
  guint n_heard = dag_news_count (desk, news, G_MAXINT64);
  guint n_people = MAX (n_heard, dag_standup_desk_get_people (desk)->len);
  DagNewsClock clock = get_clock (desk, news);
  g_autoptr (GPtrArray) waiting = find_waiting (desk, news);
  g_autofree char *heard = dag_words_news_heard (n_heard, n_people,
                                                 (const char *const *) waiting->pdata);
  g_autofree char *order = dag_words_news_order (&clock);
  g_autofree char *reason = dag_news_dup_reason (desk, news);
  g_autofree char *day = dag_words_day_short (dag_board_entry_get_text (news, "valid-until"),
                                              dag_standup_desk_get_today (desk));
  /* Translators: news counts until a day: “until Sat 28 Nov” */
  g_autofree char *until = g_strdup_printf (C_ ("news", "until %s"), day);
  g_autofree char *asked
      /* Translators: the reason with which customers ask about news */
      = reason != NULL ? g_strdup_printf (C_ ("news", "asked as “%s”"), reason) : NULL;

  return asked != NULL ? g_strjoin (" · ", heard, order, asked, until, NULL)
                       : g_strjoin (" · ", heard, order, until, NULL);
}

/* dag-news-watch.c - sees when the first customer asks about news
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * News that is linked to a reason: the source counts the contacts with it. The first answer
 * in which there are more than when the link was made is when the first customer asked; it
 * is no step of anybody that could be undone. */
#include "config.h"

#include "dag-news-watch.h"

#include "dag-question-watch.h"

#include <glib/gi18n-lib.h>

struct _DagNewsWatch
{
  GObject parent_instance;

  DagDashboard *dashboard;
};

G_DEFINE_FINAL_TYPE (DagNewsWatch, dag_news_watch, G_TYPE_OBJECT)

/**
 * dag_news_count_asked:
 * @snapshot: (nullable): what the source says
 * @reason: id of a reason
 *
 * Returns: how many contacts had it today, over all queues; below 0: it is not known
 */
int64_t
dag_news_count_asked (DagSnapshot *snapshot,
                      const char  *reason)
{
  int64_t n_asked = -1;

  for (guint i = 0; snapshot != NULL && i < snapshot->reasons->len; i++)
    {
      const DagReasonSample *sample = snapshot->reasons->pdata[i];

      if (g_strcmp0 (sample->id, reason) == 0 && dag_count_is_known (sample->today))
        n_asked = MAX (0, n_asked) + sample->today;
    }
  return n_asked;
}

static char *
dup_today (DagDashboard *dashboard)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
      dag_dashboard_get_now_us (dashboard) / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there
      = utc != NULL ? g_date_time_to_timezone (utc, dag_dashboard_get_zone (dashboard)) : NULL;

  return there != NULL ? g_date_time_format (there, "%Y-%m-%d") : g_strdup ("");
}

/* The counts begin anew with each day; yesterday's link then says nothing. */
static int64_t
get_baseline (DagBoardEntry *news,
              const char    *today)
{
  if (g_strcmp0 (dag_board_entry_get_day (news), today) != 0)
    return 0;
  return dag_board_entry_get_number (news, "asked-before");
}

typedef struct
{
  DagBoard *board;
  DagBoardEntry *news;
} Search;

static void
search_free (Search *search)
{
  g_clear_object (&search->board);
  g_clear_object (&search->news);
  g_free (search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

/* The source may know it better than the answers told, also of a time when nobody watched. */
static void
on_first_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  int64_t first_us
      = dag_question_watch_find_first_finish (DAG_QUESTION_WATCH (source), result, NULL);

  if (dag_time_is_known (first_us) && !dag_board_entry_is_removed (search->news)
      && first_us >= dag_board_entry_get_number (search->news, "published-at")
      && first_us < dag_board_entry_get_number (search->news, "first-asked-at"))
    dag_board_set (search->board, search->news, "first-asked-at",
                   g_variant_new_int64 (first_us));
}

static void
find_first (DagNewsWatch  *self,
            DagBoardEntry *news)
{
  DagQuestionWatch *watch = dag_dashboard_get_questions (self->dashboard);
  Search *search;

  if (watch == NULL)
    return;
  search = g_new0 (Search, 1);
  search->board = g_object_ref (dag_dashboard_get_board (self->dashboard));
  search->news = g_object_ref (news);
  dag_question_watch_find_first_async (watch, dag_board_entry_get_text (news, "reason"),
                                       dag_board_entry_get_number (news, "published-at"), NULL,
                                       on_first_found, search);
}

static void
look_at (DagNewsWatch  *self,
         DagBoardEntry *news,
         DagSnapshot   *snapshot,
         const char    *today)
{
  const char *reason = dag_board_entry_get_text (news, "reason");

  if (*reason == '\0' || dag_board_entry_get_number (news, "first-asked-at") > 0
      || g_strcmp0 (dag_board_entry_get_text (news, "valid-until"), today) < 0
      || g_strcmp0 (dag_board_entry_get_day (news), today) > 0
      || dag_news_count_asked (snapshot, reason) <= get_baseline (news, today))
    return;
  dag_board_set (dag_dashboard_get_board (self->dashboard), news, "first-asked-at",
                 g_variant_new_int64 (snapshot->taken_at_us));
  find_first (self, news);
}

static void
on_applied (DagNewsWatch *self)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (self->dashboard);
  GListModel *all
      = dag_board_get_entries (dag_dashboard_get_board (self->dashboard), DAG_BOARD_NEWS);
  guint n = g_list_model_get_n_items (all);
  g_autofree char *today = n > 0 ? dup_today (self->dashboard) : NULL;

  for (guint i = 0; snapshot != NULL && i < n; i++)
    {
      g_autoptr (DagBoardEntry) news = g_list_model_get_item (all, i);

      look_at (self, news, snapshot, today);
    }
}

static void
dag_news_watch_dispose (GObject *object)
{
  g_clear_object (&DAG_NEWS_WATCH (object)->dashboard);
  G_OBJECT_CLASS (dag_news_watch_parent_class)->dispose (object);
}

static void
dag_news_watch_class_init (DagNewsWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_news_watch_dispose;
}

static void
dag_news_watch_init (DagNewsWatch *self)
{
}

/**
 * dag_news_watch_new:
 * @dashboard: what is watched
 *
 * Returns: (transfer full): watches as long as it lives
 */
DagNewsWatch *
dag_news_watch_new (DagDashboard *dashboard)
{
  DagNewsWatch *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), NULL);

  self = g_object_new (DAG_TYPE_NEWS_WATCH, NULL);
  self->dashboard = g_object_ref (dashboard);
  g_signal_connect_object (dashboard, "applied", G_CALLBACK (on_applied), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dag_news_link:
 * @dashboard: what is watched
 * @news: news
 * @reason: id of the reason that customers ask with; empty: none
 *
 * How many had asked with it on the day of the news before now is written down beside it.
 */
void
dag_news_link (DagDashboard  *dashboard,
               DagBoardEntry *news,
               const char    *reason)
{
  DagBoard *board;
  int64_t n_asked;

  g_return_if_fail (DAG_IS_DASHBOARD (dashboard) && DAG_IS_BOARD_ENTRY (news));
  g_return_if_fail (reason != NULL);

  board = dag_dashboard_get_board (dashboard);
  n_asked = dag_news_count_asked (dag_dashboard_get_snapshot (dashboard), reason);
  dag_board_begin (board, _ ("What customers ask about news"));
  dag_board_set (board, news, "reason", g_variant_new_string (reason));
  dag_board_set (board, news, "asked-before", g_variant_new_int64 (MAX (0, n_asked)));
  dag_board_set (board, news, "first-asked-at", NULL);
  dag_board_end (board);
}

/* dag-topic-lines.c - what a topic has besides facts and notes, as lines that others may see
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-topic-lines.h"

#include "dag-did-list.h"
#include "dag-news-list.h"
#include "dag-promise-list.h"
#include "dag-thanks-list.h"
#include "dag-words-standup.h"

static void
add_thanks (GPtrArray      *lines,
            DagStandupDesk *desk)
{
  g_autoptr (DagBoardView) view = dag_thanks_new_view (desk);

  for (guint i = 0; i < dag_board_view_get_n (view); i++)
    {
      DagBoardEntry *thanks = dag_board_view_get (view, i);

      if (dag_thanks_may_be_seen (thanks))
        g_ptr_array_add (lines, dag_thanks_describe (thanks));
    }
}

static void
add_news (GPtrArray      *lines,
          DagStandupDesk *desk)
{
  g_autoptr (DagBoardView) view = dag_news_new_view (desk);

  for (guint i = 0; i < dag_board_view_get_n (view); i++)
    g_ptr_array_add (lines, g_strdup (dag_board_entry_get_text (dag_board_view_get (view, i),
                                                                "text")));
}

static void
add_promises (GPtrArray      *lines,
              DagStandupDesk *desk)
{
  g_autoptr (GPtrArray) promises = dag_promise_book_list (
      dag_standup_desk_get_dashboard (desk), dag_standup_desk_get_team (desk),
      dag_standup_desk_get_day (desk), dag_standup_desk_get_today (desk));

  for (guint i = 0; i < promises->len && i < DAG_PROMISE_LIST_SHOWN; i++)
    {
      g_autofree char *name = dag_promise_name (promises->pdata[i]);
      g_autofree char *state = dag_promise_describe (desk, promises->pdata[i]);

      g_ptr_array_add (lines, g_strdup_printf ("%s · %s", name, state));
    }
}

static void
add_did (GPtrArray      *lines,
         DagStandupDesk *desk)
{
  g_autoptr (DagBoardView) view = dag_did_new_view (desk);

  for (guint i = 0; i < dag_board_view_get_n (view); i++)
    {
      DagBoardEntry *entry = dag_board_view_get (view, i);

      g_ptr_array_add (lines, dag_words_did (dag_board_entry_get_text (entry, "said"),
                                             dag_board_entry_get_text (entry, "did")));
    }
}

/**
 * dag_topic_lines_new:
 * @desk: the desk
 * @topic: a topic of its stand-up
 *
 * Returns: (transfer full) (element-type utf8): for the shared screen and for copies; thanks
 *   only where those who are named agreed
 */
GPtrArray *
dag_topic_lines_new (DagStandupDesk *desk,
                     DagBoardEntry  *topic)
{
  const char *source = dag_board_entry_get_text (topic, "source");
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  if (g_str_equal (source, DAG_TOPIC_THANKS))
    add_thanks (lines, desk);
  else if (g_str_equal (source, DAG_TOPIC_NEWS))
    add_news (lines, desk);
  else if (g_str_equal (source, DAG_TOPIC_PROMISES))
    add_promises (lines, desk);
  else if (g_str_equal (source, DAG_TOPIC_ROUND))
    add_did (lines, desk);
  return lines;
}

/* dag-topic-lines.c - what a topic has besides facts and notes, as lines that others may see
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-topic-lines.h"

#include "dag-thanks-list.h"

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
  return lines;
}

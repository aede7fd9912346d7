/* test-details.c - a queue and a person in detail: figures, wait text, the day as a band
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart.h"
#include "dag-day-band.h"
#include "dag-fact-box.h"
#include "dag-queue-detail.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-team-page.h"
#include "dag-wait-text-card.h"

static gpointer
find (DagStage *stage,
      GType     type)
{
  GtkWidget *found = dag_stage_find (GTK_WIDGET (stage->page), type);

  g_assert_nonnull (found);
  return found;
}

static void
test_queue (void)
{
  DagStage stage;
  DagWaitTextCard *card = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 8, 24);
  dag_page_show (stage.page, "q000");
  dag_stage_draw (&stage);
  g_assert_cmpstr (dag_page_get_detail_title (stage.page), ==, "Facturen");
  g_assert_nonnull (dag_fact_box_get_text (find (&stage, DAG_TYPE_FACT_BOX), "waiting"));
  card = find (&stage, DAG_TYPE_WAIT_TEXT_CARD);
  dag_wait_text_card_set_reason (card, DAG_WAIT_REASON_OUTAGE);
  g_assert_true (g_str_has_prefix (dag_wait_text_card_get_dutch (card), "Door een storing"));
  g_assert_true (
      g_str_has_prefix (dag_wait_text_card_get_english (card), "Because of a disruption"));
  for (guint i = 0; i < 5; i++)
    {
      dag_stage_poll (&stage);
      dag_stage_draw (&stage);
    }
  g_assert_true (dag_page_go_back (stage.page));
  g_assert_false (dag_page_go_back (stage.page));
  g_assert_null (dag_page_get_detail_title (stage.page));
  g_assert_cmpstr (
      dag_table_get_selected_key (dag_queues_page_get_table (DAG_QUEUES_PAGE (stage.page))),
      ==, "q000");
  dag_stage_close (&stage);
}

/* A queue that vanishes while it is looked at keeps its last figures, and names no time. */
static void
test_vanished_queue (void)
{
  DagStage stage;
  DagWaitTextCard *card = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 8, 0);
  dag_page_show (stage.page, "q007");
  stage.centre.n_queues = 7;
  dag_stage_poll (&stage);
  dag_stage_draw (&stage);
  g_assert_cmpstr (dag_page_get_detail_title (stage.page), ==, "Social");
  card = find (&stage, DAG_TYPE_WAIT_TEXT_CARD);
  g_assert_null (g_strstr_len (dag_wait_text_card_get_english (card), -1, "minute"));
  dag_stage_close (&stage);
}

/* Pressing a person in a queue's detail asks for that person on the Team page. */
static void
on_agent (DagQueueDetail *detail,
          const char     *id,
          char          **asked)
{
  *asked = g_strdup (id);
}

static void
test_people (void)
{
  DagStage stage;
  GtkListBox *list = NULL;
  g_autofree char *asked = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 8, 24);
  dag_page_show (stage.page, "q000");
  dag_stage_draw (&stage);
  g_signal_connect (find (&stage, DAG_TYPE_QUEUE_DETAIL), "agent-activated",
                    G_CALLBACK (on_agent), &asked);
  list = find (&stage, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_nonnull (asked);
  g_assert_true (g_str_has_prefix (asked, "a0"));
  dag_stage_close (&stage);
}

static void
test_agent (void)
{
  DagStage stage;
  DagDayBand *band = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  dag_stage_open (&stage, dag_team_page_new, 8, 24);
  changes = dag_centre_changes (&stage.centre);
  dag_history_add_state_changes (dag_dashboard_get_history (stage.dashboard), changes);
  dag_page_show (stage.page, "a00004");
  band = find (&stage, DAG_TYPE_DAY_BAND);
  dag_test_await (dag_day_band_move_cursor (band, -1), 10000);
  g_assert_nonnull (dag_day_band_get_read_out (band));
  while (dag_day_band_move_cursor (band, -1))
    g_assert_nonnull (dag_day_band_get_read_out (band));
  g_assert_true (g_str_has_prefix (dag_day_band_get_read_out (band), "10:00–"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (band), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (band), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The day so far");
  for (guint i = 0; i < 3; i++)
    {
      dag_stage_poll (&stage);
      dag_stage_draw (&stage);
    }
  g_assert_true (dag_page_go_back (stage.page));
  dag_stage_close (&stage);
}

/* Closed while reads are under way: nothing is kept, nothing is written. */
static void
test_closed_at_once (void)
{
  DagStage stage;

  for (guint i = 0; i < 2; i++)
    {
      dag_stage_open (&stage, i == 0 ? dag_queues_page_new : dag_team_page_new, 8, 24);
      dag_page_show (stage.page, i == 0 ? "q001" : "a00001");
      dag_stage_close (&stage);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/widgets/details/queue", test_queue);
  g_test_add_func ("/widgets/details/vanished-queue", test_vanished_queue);
  g_test_add_func ("/widgets/details/people", test_people);
  g_test_add_func ("/widgets/details/agent", test_agent);
  g_test_add_func ("/widgets/details/closed-at-once", test_closed_at_once);
  return g_test_run ();
}

/* test-details.c - a queue and a person in detail, and the filter of teams
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

/* Nobody waiting is a good answer, as on the overview, not an unknown one. */
static void
check_longest (DagStage *stage)
{
  DagFactBox *facts = find (stage, DAG_TYPE_FACT_BOX);
  DagSnapshot *before = dag_dashboard_get_snapshot (stage->dashboard);
  g_autoptr (DagSnapshot) empty = dag_snapshot_new ();
  DagQueueSample *queue = dag_queue_sample_new ();

  empty->taken_at_us = before->taken_at_us + DAG_USEC_PER_SEC;
  queue->id = g_strdup ("q000");
  queue->name = g_strdup ("Facturen");
  queue->channel = DAG_CHANNEL_PHONE;
  queue->waiting = 0;
  g_ptr_array_add (empty->queues, queue);
  g_assert_cmpstr (dag_fact_box_get_text (facts, "longest"), !=, "0:00");
  dag_dashboard_apply (stage->dashboard, empty);
  dag_stage_draw (stage);
  g_assert_cmpstr (dag_fact_box_get_text (facts, "waiting"), ==, "0");
  g_assert_cmpstr (dag_fact_box_get_text (facts, "longest"), ==, "0:00");
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
  check_longest (&stage);
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
      dag_table_get_selected_key (dag_table_page_get_table (DAG_TABLE_PAGE (stage.page))),
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

/* The Overview leads to a queue that a search hides from the table: its own figures are shown,
 * not those of the queue that was looked at before. What is not known leads to the table. */
static void
test_hidden (void)
{
  DagStage stage;
  GtkWidget *entry = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 8, 24);
  dag_page_show (stage.page, "q007");
  g_assert_cmpstr (dag_page_get_detail_title (stage.page), ==, "Social");
  g_assert_true (dag_page_search (stage.page));
  entry = find (&stage, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "social");
  g_signal_emit_by_name (entry, "search-changed");
  dag_page_show (stage.page, "q000");
  g_assert_cmpstr (dag_page_get_detail_title (stage.page), ==, "Facturen");
  dag_stage_draw (&stage);
  dag_page_show (stage.page, "q999");
  g_assert_null (dag_page_get_detail_title (stage.page));
  g_assert_false (dag_page_go_back (stage.page));
  dag_stage_close (&stage);
}

/* Nobody of a source that is not watched any more stays on the screen. */
static void
test_disconnected (void)
{
  DagStage stage;

  for (guint i = 0; i < 2; i++)
    {
      dag_stage_open (&stage, i == 0 ? dag_queues_page_new : dag_team_page_new, 8, 24);
      dag_page_show (stage.page, i == 0 ? "q001" : "a00001");
      g_assert_nonnull (dag_page_get_detail_title (stage.page));
      dag_dashboard_disconnect (stage.dashboard);
      g_assert_null (dag_page_get_detail_title (stage.page));
      dag_stage_close (&stage);
    }
}

/* Pressing a person in a queue's detail asks for that person on the Team page. */
static void
on_agent (DagQueueDetail *detail,
          const char     *id,
          char          **asked)
{
  *asked = g_strdup (id);
}

/* The first row of a person; libraries have list boxes of their own inside their widgets. */
static GtkWidget *
find_person (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX_ROW (widget) && g_object_get_data (G_OBJECT (widget), "dag-agent") != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_person (child);
  return found;
}

static void
test_people (void)
{
  DagStage stage;
  GtkWidget *row = NULL;
  g_autofree char *asked = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 8, 24);
  dag_page_show (stage.page, "q000");
  dag_stage_draw (&stage);
  g_signal_connect (find (&stage, DAG_TYPE_QUEUE_DETAIL), "agent-activated",
                    G_CALLBACK (on_agent), &asked);
  row = find_person (find (&stage, DAG_TYPE_QUEUE_DETAIL));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
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

static GtkDropDown *
find_drop_down (GtkWidget  *root,
                const char *choice)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = NULL;

      if (!GTK_IS_DROP_DOWN (child))
        found = find_drop_down (child, choice);
      else if (g_str_equal (gtk_string_list_get_string (
                                GTK_STRING_LIST (gtk_drop_down_get_model (
                                    GTK_DROP_DOWN (child))),
                                0),
                            choice))
        found = GTK_DROP_DOWN (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
rename_team (DagSnapshot *snapshot,
             const char  *from,
             const char  *to)
{
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      if (g_str_equal (agent->team_name, from))
        {
          g_free (agent->team_name);
          agent->team_name = g_strdup (to);
        }
    }
}

/* F-D10: the list of teams shows names fit to be shown and filters by what they are; a team
 * that goes takes its filter with it. */
static void
test_team_filter (void)
{
  static const char hostile[] = "Z\xe2\x80\xaeuid\n<b>";
  DagStage stage;
  g_autoptr (DagSnapshot) renamed = NULL;
  GtkDropDown *filter = NULL;
  GtkStringList *teams = NULL;
  GListModel *people = NULL;

  dag_stage_open (&stage, dag_team_page_new, 3, 60);
  filter = find_drop_down (GTK_WIDGET (stage.page), "All teams");
  g_assert_nonnull (filter);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Team");
  people = G_LIST_MODEL (dag_dashboard_get_agents (stage.dashboard));
  renamed = dag_centre_snapshot (&stage.centre);
  rename_team (renamed, "Zuid", hostile);
  dag_dashboard_apply (stage.dashboard, renamed);
  teams = GTK_STRING_LIST (gtk_drop_down_get_model (filter));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (teams)), ==, 4);
  g_assert_cmpstr (gtk_string_list_get_string (teams, 3), ==, "Zuid <b>");
  gtk_drop_down_set_selected (filter, 3);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 20);
  stage.centre.minute++; /* a snapshot of the same moment would be dropped */
  dag_stage_poll (&stage); /* Zuid is called Zuid again */
  g_assert_cmpuint (gtk_drop_down_get_selected (filter), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 60);
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
  g_test_add_func ("/widgets/details/hidden", test_hidden);
  g_test_add_func ("/widgets/details/disconnected", test_disconnected);
  g_test_add_func ("/widgets/details/people", test_people);
  g_test_add_func ("/widgets/details/agent", test_agent);
  g_test_add_func ("/widgets/details/team-filter", test_team_filter);
  g_test_add_func ("/widgets/details/closed-at-once", test_closed_at_once);
  return g_test_run ();
}

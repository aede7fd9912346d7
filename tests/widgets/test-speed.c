/* test-speed.c - 10,000 agents and 1,000 queues: no callback of ours keeps the window waiting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-speed-judge.h"

#define N_AGENTS DAG_SPEED_SCENE_AGENTS
#define N_QUEUES DAG_SPEED_SCENE_QUEUES
#define N_CHANGES (4 * N_AGENTS)
/* So often is looked for what a test planted itself. */
#define PLANTED_ROUNDS 6

typedef DagSpeedScene Scene;

static void
open_scene (Scene *scene)
{
  dag_speed_scene_open (scene, dag_speed_application, N_QUEUES, N_AGENTS);
}

static void
feed_all (Scene *scene,
          guint  kind)
{
  dag_speed_scene_feed (scene, 1);
}

static void
feed_few (Scene *scene,
          guint  kind)
{
  dag_speed_scene_feed (scene, 20);
}

static void
poll_step (Scene *scene,
           guint  kind)
{
  dag_speed_scene_poll (scene);
}

static void
prepare_first (Scene *scene,
               guint  kind)
{
  dag_dashboard_disconnect (scene->dashboard);
  g_ptr_array_set_size (scene->connector->answers, 0);
  dag_speed_scene_feed (scene, 1);
  dag_speed_scene_draw (scene);
}

static void
connect_step (Scene *scene,
              guint  kind)
{
  dag_speed_scene_connect (scene);
}

/* Four changes of everybody this morning, and eight intervals of every queue. */
static void
prepare_morning (Scene *scene,
                 guint  kind)
{
  static const DagAgentState states[]
      = { DAG_STATE_AVAILABLE, DAG_STATE_ON_CONTACT, DAG_STATE_BREAK, DAG_STATE_WRAP_UP };
  DagFedConnector *connector = scene->connector;

  prepare_first (scene, kind);
  g_clear_pointer (&connector->changes, g_ptr_array_unref);
  g_clear_pointer (&connector->intervals, g_ptr_array_unref);
  connector->changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  connector->intervals = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup_printf ("a%05u", i % N_AGENTS);
      change->at_us = DAG_CENTRE_START + (i / 1000) * 60 * DAG_USEC_PER_SEC;
      change->state = states[i / N_AGENTS];
      g_ptr_array_add (connector->changes, change);
    }
  for (guint i = 0; i < 8 * N_QUEUES; i++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup_printf ("q%03u", i % N_QUEUES);
      interval->start_us = DAG_CENTRE_START + (i / N_QUEUES) * 900 * DAG_USEC_PER_SEC;
      interval->minutes = 15;
      interval->counts.offered = i % 17;
      interval->counts.answered = i % 13;
      g_ptr_array_add (connector->intervals, interval);
    }
}

static void
learn_step (Scene *scene,
            guint  kind)
{
  guint n_applied = 0;
  gulong id = g_signal_connect (scene->dashboard, "applied",
                                G_CALLBACK (dag_speed_scene_on_applied), &n_applied);

  connect_step (scene, kind);
  /* Once for the answer, once when the morning is known. */
  dag_test_await (n_applied > 1, 30000);
  g_signal_handler_disconnect (scene->dashboard, id);
}

static void
tick_step (Scene *scene,
           guint  kind)
{
  g_signal_emit_by_name (scene->dashboard, "tick");
}

static void
sort_step (Scene *scene,
           guint  kind)
{
  dag_table_sort_by (dag_speed_scene_get_table (scene), kind == 0 ? "name" : "since",
                     GTK_SORT_ASCENDING);
}

static void
search_step (Scene *scene,
             guint  kind)
{
  static const char *const typed[] = { "b", "bo", "boe", "boer", "" };
  GtkWidget *entry = dag_stage_find (GTK_WIDGET (dag_speed_scene_get_table (scene)),
                                     GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), typed[kind % G_N_ELEMENTS (typed)]);
  g_signal_emit_by_name (entry, "search-changed");
}

static const char *const pages[]
    = { "overview", "queues", "team", "breaks", "alerts", "day-start", "history" };

static void
show_page_step (Scene *scene,
                guint  kind)
{
  dag_window_show_page (scene->window, pages[kind], NULL);
}

static void
pause_step (Scene *scene,
            guint  kind)
{
  dag_dashboard_set_paused (scene->dashboard, FALSE);
}

static void
prepare_pause (Scene *scene,
               guint  kind)
{
  guint n_polls = scene->connector->n_polls;

  dag_dashboard_set_paused (scene->dashboard, TRUE);
  dag_speed_scene_feed (scene, 20);
  dag_dashboard_refresh (scene->dashboard);
  dag_test_await (scene->connector->n_polls > n_polls, 20000);
  dag_speed_scene_draw (scene);
}

/* Somebody's day, or a queue's. */
static void
open_detail_step (Scene *scene,
                  guint  kind)
{
  gboolean is_queue = g_str_equal (dag_window_get_page_name (scene->window), "queues");

  dag_window_show_page (scene->window, dag_window_get_page_name (scene->window),
                        is_queue ? "q003" : "a00003");
}

static void
close_detail_step (Scene *scene,
                   guint  kind)
{
  dag_window_show_page (scene->window, dag_window_get_page_name (scene->window), NULL);
}

static void
prepare_connected (Scene *scene,
                   guint  kind)
{
  prepare_first (scene, kind);
  connect_step (scene, kind);
  dag_speed_scene_draw (scene);
}

static void
disconnect_step (Scene *scene,
                 guint  kind)
{
  dag_dashboard_disconnect (scene->dashboard);
}

static void
test_pages (gconstpointer page)
{
  Scene scene;

  open_scene (&scene);
  dag_window_show_page (scene.window, page, NULL);
  dag_speed_measure (&scene, "the first answer", prepare_first, connect_step);
  dag_speed_measure (&scene, "one in twenty changed", feed_few, poll_step);
  dag_speed_measure (&scene, "everybody changed", feed_all, poll_step);
  dag_speed_measure (&scene, "going on after a pause", prepare_pause, pause_step);
  dag_speed_measure (&scene, "the morning learnt", prepare_morning, learn_step);
  dag_speed_measure (&scene, "a second", NULL, tick_step);
  if (g_str_equal (page, "queues") || g_str_equal (page, "team")
      || g_str_equal (page, "breaks"))
    {
      dag_speed_measure (&scene, "a detail opened", NULL, open_detail_step);
      dag_speed_measure (&scene, "one in twenty changed behind a detail", feed_few, poll_step);
      dag_speed_measure (&scene, "a detail closed", NULL, close_detail_step);
      dag_speed_measure (&scene, "another source", prepare_connected, connect_step);
    }
  dag_speed_measure (&scene, "disconnected", prepare_connected, disconnect_step);
  dag_speed_scene_close (&scene);
}

static void
test_table (gconstpointer page)
{
  Scene scene;

  open_scene (&scene);
  dag_window_show_page (scene.window, page, NULL);
  prepare_first (&scene, 0);
  connect_step (&scene, 0);
  dag_speed_scene_draw (&scene);
  dag_speed_measure_kinds (&scene, "another order", 2, NULL, sort_step);
  dag_speed_measure_kinds (&scene, "a letter searched for", 5, NULL, search_step);
  dag_speed_measure_kinds (&scene, "a page shown", G_N_ELEMENTS (pages), NULL, show_page_step);
  dag_speed_scene_close (&scene);
}

/* Twenty milliseconds of the machine on which the limits were set, in a callback of ours. */
static gboolean
on_planted (gpointer user_data)
{
  for (double ms = 0; ms < 20.0; ms += DAG_PACE_REFERENCE_MS)
    dag_pace_work (&dag_speed_pace);
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
plant_step (Scene *scene,
            guint  kind)
{
  gboolean is_over = FALSE;

  g_idle_add (on_planted, &is_over);
  dag_test_await (is_over, 20000);
}

/* The watchdog itself: what is too long is found every time, and named, however slow the
 * machine is and whatever else it does. */
static void
test_planted (void)
{
  Scene scene;
  DagSpeedBest best;

  open_scene (&scene);
  dag_speed_best_begin (&best, DAG_SPEED_MOST_MS);
  for (guint i = 0; i < PLANTED_ROUNDS; i++)
    dag_speed_measure_once (&scene, 0, NULL, plant_step, &best);
  g_test_message ("20 ms that were planted: %.1f ms (%.1f here), %.2f times as slow", best.ms,
                  best.ms * best.slower, best.slower);
  g_assert_cmpfloat (best.ms, >, DAG_SPEED_MOST_MS);
  g_assert_true (best.place.callback == (gpointer) on_planted);
  dag_speed_scene_close (&scene);
}

int
main (int    argc,
      char **argv)
{
  dag_speed_init (&argc, &argv);
  g_test_add_func ("/speed/planted", test_planted);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/speed/", pages[i], NULL);

      g_test_add_data_func (path, pages[i], test_pages);
    }
  g_test_add_data_func ("/speed/order", "team", test_table);
  return dag_speed_run ();
}

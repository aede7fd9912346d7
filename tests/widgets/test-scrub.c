/* test-scrub.c - 10,000 agents and 1,000 queues of another day: the slider keeps nobody waiting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-scrubber.h"
#include "dag-history-page.h"
#include "dag-pace.h"
#include "dag-past.h"
#include "dag-sanitized.h"
#include "dag-speed-scene.h"

#ifdef SANITIZED
#define N_AGENTS 500
#define N_QUEUES 50
#define MOST_ROUNDS 1
#else
#define N_AGENTS 10000
#define N_QUEUES 1000
#define MOST_ROUNDS 12
#endif
/* No callback of ours may take longer. A test fails at twice as much: neighbours empty the
 * caches, which neither CPU time nor the pace tells. */
#define MOST_MS 8.0
#define FAILS_MS 16.0
#define N_POLLS 3

typedef struct
{
  DagSpeedScene scene;
  DagPace pace;
} Fixture;

static DagApplication *application;

static DagHistoryPage *
get_page (Fixture *fixture)
{
  return DAG_HISTORY_PAGE (dag_window_get_page (fixture->scene.window, "history"));
}

static void
settle (Fixture *fixture)
{
  DagPast *past = dag_history_page_get_past (get_page (fixture));

  dag_test_await (dag_past_has_picture (past) && !dag_past_is_reading (past), 60000);
  dag_speed_scene_draw (&fixture->scene);
}

/* A few minutes were watched and written; the page is open on them. */
static void
set_up (Fixture *fixture)
{
  DagSpeedScene *scene = &fixture->scene;

  dag_pace_start (&fixture->pace);
  dag_speed_scene_open (scene, application, N_QUEUES, N_AGENTS);
  dag_speed_scene_feed (scene, 1);
  dag_dashboard_connect (scene->dashboard, scene->connection, DAG_CONNECTOR (scene->connector));
  dag_test_await (dag_dashboard_get_state (scene->dashboard) == DAG_DASHBOARD_LIVE, 60000);
  for (guint i = 0; i < N_POLLS; i++)
    {
      dag_speed_scene_feed (scene, 20);
      dag_speed_scene_poll (scene);
    }
  dag_window_show_page (scene->window, "history", NULL);
  settle (fixture);
}

static void
tear_down (Fixture *fixture)
{
  dag_speed_scene_close (&fixture->scene);
  dag_pace_stop (&fixture->pace);
}

/* Returns: the longest callback of ours while the slider went one minute, at the pace of the
 * machine on which the limit was set */
static double
scrub_ms (Fixture *fixture,
          int      minutes)
{
  GtkWidget *scrubber
      = dag_stage_find (GTK_WIDGET (get_page (fixture)), DAG_TYPE_DAY_SCRUBBER);
  double slower = dag_pace_measure_ms (&fixture->pace);
  double ms;

  dag_watchdog_watch ();
  dag_day_scrubber_move (DAG_DAY_SCRUBBER (scrubber), minutes);
  settle (fixture);
  ms = dag_watchdog_get_ms ();
  slower = MIN (slower, dag_pace_measure_ms (&fixture->pace)) / DAG_PACE_REFERENCE_MS;
  return ms / MAX (slower, 1.0);
}

static void
measure_tab (Fixture    *fixture,
             const char *name)
{
  g_autofree char *where = NULL;
  double best_ms = G_MAXDOUBLE;
  DagWatchdogPlace place = { .callback = NULL };

  dag_history_page_show_tab (get_page (fixture), name);
  settle (fixture);
  for (int i = 0; i < MOST_ROUNDS && best_ms > MOST_MS; i++)
    {
      double ms = scrub_ms (fixture, i % 2 == 0 ? -1 : 1);

      if (ms < best_ms)
        {
          best_ms = ms;
          place = dag_watchdog.longest;
        }
    }
  where = dag_watchdog_dup_place (&place, best_ms > MOST_MS);
  g_test_message ("%s: %.1f ms, %s", name, best_ms, where);
#ifndef SANITIZED
  g_assert_cmpfloat (best_ms, <, FAILS_MS);
#endif
}

static void
test_scrub (void)
{
  static const char *const tabs[] = { "overview", "queues", "team", "breaks" };
  Fixture fixture = { .pace = { 0 } };

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    measure_tab (&fixture, tabs[i]);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  dag_stage_forgive_clock ();
  application = dag_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/scrub/tabs", test_scrub);
  return g_test_run ();
}

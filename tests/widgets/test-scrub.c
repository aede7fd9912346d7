/* test-scrub.c - 10,000 agents and 1,000 queues of another time: nobody is kept waiting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-day-scrubber.h"
#include "dag-history-page.h"
#include "dag-past.h"
#include "dag-speed-judge.h"
#include "dag-test-widgets.h"

#ifdef SANITIZED
#define N_AGENTS 500
#define N_QUEUES 50
#else
#define N_AGENTS 10000
#define N_QUEUES 1000
#endif
#define N_POLLS 2
#define N_CHANGES 20 /* of each person */

typedef struct _Fixture Fixture;
typedef void (*Act) (Fixture *fixture);

struct _Fixture
{
  DagSpeedScene scene; /* first: a step is given it */
  Act act;
  int direction; /* of the next minute of the slider: there and back */
};

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

/* What everybody did in the hours before, as the source tells it in the morning. */
static void
add_day (DagSpeedScene *scene)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  for (guint i = 0; i < N_AGENTS * N_CHANGES; i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup_printf ("a%05u", i / N_CHANGES);
      change->at_us = DAG_CENTRE_START + (i % N_CHANGES) * 4 * 60 * DAG_USEC_PER_SEC;
      change->state = i % 2 == 0 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT;
      g_ptr_array_add (changes, change);
    }
  dag_history_add_state_changes (dag_dashboard_get_history (scene->dashboard), changes);
}

/* A few minutes were watched and written; the page is open on them. */
static void
set_up (Fixture *fixture)
{
  DagSpeedScene *scene = &fixture->scene;

  dag_speed_scene_open (scene, dag_speed_application, N_QUEUES, N_AGENTS);
  dag_speed_scene_feed (scene, 1);
  dag_dashboard_connect (scene->dashboard, scene->connection, DAG_CONNECTOR (scene->connector));
  dag_test_await (dag_dashboard_get_state (scene->dashboard) == DAG_DASHBOARD_LIVE, 60000);
  for (guint i = 0; i < N_POLLS; i++)
    {
      dag_speed_scene_feed (scene, 20);
      dag_speed_scene_poll (scene);
    }
  add_day (scene);
  dag_window_show_page (scene->window, "history", NULL);
  settle (fixture);
}

static void
tear_down (Fixture *fixture)
{
  dag_speed_scene_close (&fixture->scene);
}

/* The slider goes one minute. */
static void
scrub (Fixture *fixture)
{
  GtkWidget *scrubber
      = dag_stage_find (GTK_WIDGET (get_page (fixture)), DAG_TYPE_DAY_SCRUBBER);

  dag_day_scrubber_move (DAG_DAY_SCRUBBER (scrubber), fixture->direction);
  fixture->direction = -fixture->direction;
}

static void
set_names (Fixture  *fixture,
           gboolean  named)
{
  GtkWidget *page = GTK_WIDGET (get_page (fixture));
  DagPast *past = dag_history_page_get_past (get_page (fixture));

  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (dag_test_find (page, GTK_TYPE_TOGGLE_BUTTON, "Name People")), named);
  settle (fixture);
  g_assert_cmpint (dag_dashboard_shows_people (dag_past_get_dashboard (past)), ==, named);
}

/* People are named, and are counts again. */
static void
name (Fixture *fixture)
{
  set_names (fixture, TRUE);
  set_names (fixture, FALSE);
}

static void
act_step (DagSpeedScene *scene,
          guint          kind)
{
  Fixture *fixture = (Fixture *) scene;

  fixture->act (fixture);
  settle (fixture);
}

static void
measure (Fixture    *fixture,
         const char *what,
         Act         act)
{
  fixture->act = act;
  dag_speed_measure (&fixture->scene, what, NULL, act_step);
}

static void
measure_names (Fixture    *fixture,
               const char *tab)
{
  g_autofree char *naming = g_strdup_printf ("%s, people are named", tab);
  g_autofree char *named = g_strdup_printf ("%s, with names", tab);

  measure (fixture, naming, name);
  set_names (fixture, TRUE);
  measure (fixture, named, scrub);
}

static void
test_scrub (void)
{
  static const char *const tabs[] = { "overview", "queues", "team", "breaks" };
  Fixture fixture = { .direction = -1 };

  set_up (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      dag_history_page_show_tab (get_page (&fixture), tabs[i]);
      settle (&fixture);
      measure (&fixture, tabs[i], scrub);
      if (i >= 2)
        measure_names (&fixture, tabs[i]);
    }
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  dag_speed_init (&argc, &argv);
  g_test_add_func ("/scrub/tabs", test_scrub);
  return dag_speed_run ();
}

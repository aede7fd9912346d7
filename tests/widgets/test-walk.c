/* test-walk.c - every page and every window opened for the first time on 10,000 agents
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-speed-judge.h"

#define N_AGENTS DAG_SPEED_SCENE_AGENTS
#define N_QUEUES DAG_SPEED_SCENE_QUEUES
/* What the source tells of the morning: so many changes of each person, quarters of a queue. */
#define N_CHANGES 4
#define N_QUARTERS 8
/* What a window of many rows takes to be mapped is GTK's: six or seven milliseconds, however
 * many people there are. In every run it may be twice the limit, with "-m perf" the limit. */
#define WINDOW_MS (g_test_perf () ? DAG_SPEED_MOST_MS : 2 * DAG_SPEED_MOST_MS)

/* Where a step begins, and what it does. */
typedef struct
{
  const char *name;
  const char *from; /* the page that is shown before */
  const char *page; /* (nullable): the page to show, … */
  const char *id;   /* (nullable): … and what on it */
  const char *action; /* (nullable): of the application: opens a window */
} Place;

static const Place places[] = {
  { "overview", "queues", "overview", NULL, NULL },
  { "queues", "overview", "queues", NULL, NULL },
  { "queues, one of them", "queues", "queues", "q003", NULL },
  { "team", "overview", "team", NULL, NULL },
  { "team, one of them", "team", "team", "a00003", NULL },
  { "breaks", "overview", "breaks", NULL, NULL },
  { "breaks, one of them", "breaks", "breaks", "a00003", NULL },
  { "alerts", "overview", "alerts", NULL, NULL },
  { "day start", "overview", "day-start", NULL, NULL },
  { "questions", "overview", "questions", NULL, NULL },
  { "history", "overview", "history", NULL, NULL },
  { "preferences", "team", NULL, NULL, "preferences" },
  { "privacy", "team", NULL, NULL, "privacy" },
  { "rules on breaks", "breaks", NULL, NULL, "break-rules" },
  { "rules on alerts", "alerts", NULL, NULL, "alert-rules" },
  { "another contact centre", "team", NULL, NULL, "connect-centre" },
  { "a chat", "day-start", NULL, NULL, "connect-chat" },
  { "shortcuts", "team", NULL, NULL, "shortcuts" },
  { "about", "team", NULL, NULL, "about" },
};

static void
add_morning (DagFedConnector *connector)
{
  connector->changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  connector->intervals = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);
  for (guint i = 0; i < N_AGENTS * N_CHANGES; i++)
    {
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup_printf ("a%05u", i / N_CHANGES);
      change->at_us = DAG_CENTRE_START + (i % N_CHANGES) * 25 * 60 * DAG_USEC_PER_SEC;
      change->state = i % 2 == 0 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT;
      g_ptr_array_add (connector->changes, change);
    }
  for (guint i = 0; i < N_QUEUES * N_QUARTERS; i++)
    {
      DagInterval *interval = dag_interval_new ();

      interval->queue = g_strdup_printf ("q%03u", i / N_QUARTERS);
      interval->start_us = DAG_CENTRE_START + (i % N_QUARTERS) * 900 * DAG_USEC_PER_SEC;
      interval->minutes = 15;
      interval->counts.offered = i % 17;
      interval->counts.answered = i % 13;
      g_ptr_array_add (connector->intervals, interval);
    }
}

static gboolean
on_fence (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until nobody has anything to do any more but what waits for a time: what is idle, what the
 * store was asked for, and what that leads to. */
static void
settle (DagSpeedScene *scene)
{
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_idle = FALSE;

      dag_speed_scene_fence (scene);
      g_idle_add_full (G_PRIORITY_LOW + 100, on_fence, &is_idle, NULL);
      dag_test_await (is_idle, 20000);
    }
  dag_speed_scene_draw (scene);
}

static void
close_others (DagSpeedScene *scene)
{
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (scene->application)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != scene->window)
      gtk_window_destroy (l->data);
}

/* For a page: another main window, in which nothing but one page was seen. */
static void
prepare (DagSpeedScene *scene,
         guint          kind)
{
  const Place *place = &places[kind];

  close_others (scene);
  if (place->page != NULL)
    dag_speed_scene_reopen (scene);
  dag_window_show_page (scene->window, place->from, NULL);
  settle (scene);
}

static void
go (DagSpeedScene *scene,
    guint          kind)
{
  const Place *place = &places[kind];

  if (place->page != NULL)
    dag_window_show_page (scene->window, place->page, place->id);
  else
    g_action_group_activate_action (G_ACTION_GROUP (scene->application), place->action, NULL);
  settle (scene);
}

static void
test_walk (void)
{
  DagSpeedScene scene;
  DagSpeedBest best;

  dag_speed_scene_open (&scene, dag_speed_application, N_QUEUES, N_AGENTS);
  add_morning (scene.connector);
  dag_speed_scene_feed (&scene, 1);
  dag_speed_scene_connect (&scene);
  settle (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double most_ms = places[i].action != NULL ? WINDOW_MS : DAG_SPEED_MOST_MS;

      dag_speed_measure_place (&scene, i, prepare, go, most_ms, &best);
      dag_speed_judge (places[i].name, i, &best);
    }
  close_others (&scene);
  dag_speed_scene_close (&scene);
}

int
main (int    argc,
      char **argv)
{
  dag_speed_init (&argc, &argv);
  g_test_add_func ("/walk/places", test_walk);
  return dag_speed_run ();
}

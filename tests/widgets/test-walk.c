/* test-walk.c - every page and every window opened for the first time on 10,000 agents
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-speed-judge.h"

#define N_AGENTS DAG_SPEED_SCENE_AGENTS
#define N_QUEUES DAG_SPEED_SCENE_QUEUES
/* What the source tells of the morning: so many changes of each person, quarters of a queue. */
#define N_CHANGES 4
#define N_QUARTERS 8
/* To make a window of many rows takes as long as it does however many people there are, and
 * some are mapped in the same turn, which is GTK's. In every run it may be more than the limit,
 * with "-m perf" the limit. */
#define WINDOW_MS (g_test_perf () ? DAG_SPEED_MOST_MS : 1.5 * DAG_SPEED_MOST_MS)

/* What a step shows. */
typedef struct
{
  const char *name;
  const char *page;   /* (nullable): the page to show, … */
  const char *id;     /* (nullable): … and what on it */
  const char *action; /* (nullable): of the application: opens a window */
} Place;

static const Place places[] = {
  { "queues", "queues", NULL, NULL },
  { "queues, one of them", "queues", "q003", NULL },
  { "team", "team", NULL, NULL },
  { "team, one of them", "team", "a00003", NULL },
  { "breaks", "breaks", NULL, NULL },
  { "breaks, one of them", "breaks", "a00003", NULL },
  { "alerts", "alerts", NULL, NULL },
  { "day start", "day-start", NULL, NULL },
  { "questions", "questions", NULL, NULL },
  { "history", "history", NULL, NULL },
  { "overview again", "overview", NULL, NULL },
  { "preferences", NULL, NULL, "preferences" },
  { "privacy", NULL, NULL, "privacy" },
  { "rules on breaks", NULL, NULL, "break-rules" },
  { "rules on alerts", NULL, NULL, "alert-rules" },
  { "another contact centre", NULL, NULL, "connect-centre" },
  { "a chat", NULL, NULL, "connect-chat" },
  { "shortcuts", NULL, NULL, "shortcuts" },
  { "about", NULL, NULL, "about" },
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

/* Another main window, of which nothing but one page was seen, and through all of it.
 * Returns: whether everything was quick enough, this time or before */
static gboolean
walk (DagSpeedScene *scene,
      DagSpeedBest  *best)
{
  gboolean is_quick = TRUE;

  close_others (scene);
  dag_speed_scene_reopen (scene);
  dag_window_show_page (scene->window, "overview", NULL);
  settle (scene);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      dag_speed_measure_once (scene, i, NULL, go, &best[i]);
      is_quick = is_quick && dag_speed_is_within (&best[i]);
      close_others (scene);
    }
  return is_quick;
}

static void
test_walk (void)
{
  DagSpeedScene scene;
  DagSpeedBest best[G_N_ELEMENTS (places)];
  gboolean is_quick = FALSE;

  dag_speed_scene_open (&scene, dag_speed_application, N_QUEUES, N_AGENTS);
  add_morning (scene.connector);
  dag_speed_scene_feed (&scene, 1);
  dag_speed_scene_connect (&scene);
  settle (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    dag_speed_best_begin (&best[i],
                          places[i].action != NULL ? WINDOW_MS : DAG_SPEED_MOST_MS);
  for (guint n = dag_speed_get_rounds (); n > 0 && (!is_quick || g_test_perf ()); n--)
    is_quick = walk (&scene, best);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    dag_speed_judge (places[i].name, i, &best[i]);
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

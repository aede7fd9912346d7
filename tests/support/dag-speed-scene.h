/* dag-speed-scene.h - the whole window on a large centre, for tests of how long it takes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-application.h"
#include "dag-centre.h"
#include "dag-fed-connector.h"
#include "dag-purpose.h"
#include "dag-sanitized.h"
#include "dag-settings.h"
#include "dag-stage.h"
#include "dag-table.h"
#include "dag-watchdog.h"
#include "dag-window.h"

G_BEGIN_DECLS

/* The largest centre. A sanitizer looks for other things than time, and finds them in a quarter
 * as many: with fewer, an answer would be taken all at once. */
#ifdef SANITIZED
#define DAG_SPEED_SCENE_AGENTS 2500
#define DAG_SPEED_SCENE_QUEUES 250
#else
#define DAG_SPEED_SCENE_AGENTS 10000
#define DAG_SPEED_SCENE_QUEUES 1000
#endif

typedef struct
{
  DagCentre centre;
  DagApplication *application;
  DagDashboard *dashboard;
  DagWindow *window;
  DagFedConnector *connector;
  DagConnection *connection;
} DagSpeedScene;

static inline void
dag_speed_scene_draw (DagSpeedScene *scene)
{
  guint n_before = dag_watchdog.n_frames;

  for (guint i = 1; i <= 2; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (scene->window));
      dag_test_await (dag_watchdog.n_frames >= n_before + i, 20000);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static inline DagTable *
dag_speed_scene_get_table (DagSpeedScene *scene)
{
  DagPage *page = dag_window_get_page (scene->window,
                                       dag_window_get_page_name (scene->window));

  return DAG_TABLE (dag_stage_find (GTK_WIDGET (page), DAG_TYPE_TABLE));
}

/* The next minute's answer; of the people only every @every-th is another record. */
static inline void
dag_speed_scene_feed (DagSpeedScene *scene,
                      guint          every)
{
  GPtrArray *answers = scene->connector->answers;
  DagSnapshot *before = answers->len > 0 ? answers->pdata[0] : NULL;
  DagSnapshot *next;

  scene->centre.minute++;
  next = dag_centre_snapshot (&scene->centre);
  for (guint i = 0; before != NULL && i < next->agents->len; i++)
    if (i % every != scene->centre.minute % every)
      {
        dag_agent_sample_unref (next->agents->pdata[i]);
        next->agents->pdata[i] = dag_agent_sample_ref (before->agents->pdata[i]);
      }
  g_ptr_array_set_size (answers, 0);
  g_ptr_array_add (answers, next);
}

static inline void
dag_speed_scene_on_applied (DagDashboard *dashboard,
                            guint        *n_applied)
{
  (*n_applied)++;
}

/* Takes the answer the way it comes in life: through the poller. */
static inline void
dag_speed_scene_poll (DagSpeedScene *scene)
{
  guint n_applied = 0;
  gulong id = g_signal_connect (scene->dashboard, "applied",
                                G_CALLBACK (dag_speed_scene_on_applied), &n_applied);

  dag_dashboard_refresh (scene->dashboard);
  dag_test_await (n_applied > 0, 20000);
  g_signal_handler_disconnect (scene->dashboard, id);
  dag_speed_scene_draw (scene);
}

static inline void
dag_speed_scene_connect (DagSpeedScene *scene)
{
  dag_dashboard_connect (scene->dashboard, scene->connection,
                         DAG_CONNECTOR (scene->connector));
  dag_test_await (dag_dashboard_get_state (scene->dashboard) == DAG_DASHBOARD_LIVE, 20000);
}

/* As a lead does at the first start: before that no page shows anybody. */
static inline void
dag_speed_scene_accept (DagConnection *connection)
{
  g_autoptr (GSettings) settings = dag_settings_new ();

  dag_purpose_accept (settings, connection->id, 1, "");
}

static inline void
dag_speed_scene_open_window (DagSpeedScene *scene)
{
  scene->window = dag_window_new (scene->application);
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 1280, 900);
  gtk_window_present (GTK_WINDOW (scene->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (scene->window));
  dag_watchdog_start (GTK_WIDGET (scene->window));
}

static inline void
dag_speed_scene_close_window (DagSpeedScene *scene)
{
  DagWindow *window = scene->window;

  dag_watchdog_stop ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (scene->window));
  dag_test_await (window == NULL, 20000);
}

/* Another window in the place of the first: no page of it was seen. */
static inline void
dag_speed_scene_reopen (DagSpeedScene *scene)
{
  dag_speed_scene_close_window (scene);
  dag_speed_scene_open_window (scene);
}

static inline gpointer
dag_speed_scene_do_nothing (DagDatabase *database,
                            gpointer     input,
                            GError     **error)
{
  return NULL;
}

static inline void
dag_speed_scene_on_fence (GObject      *source,
                          GAsyncResult *result,
                          gpointer      is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* Until the store has done all that it was asked for. */
static inline void
dag_speed_scene_fence (DagSpeedScene *scene)
{
  static const DagStoreJob job
      = { .mode = DAG_STORE_BARE, .run = dag_speed_scene_do_nothing };
  DagStore *store = dag_dashboard_get_store (scene->dashboard);
  gboolean is_over = store == NULL;

  if (store != NULL)
    dag_store_run_async (store, &job, NULL, NULL, dag_speed_scene_on_fence, &is_over);
  dag_test_await (is_over, 60000);
}

static inline void
dag_speed_scene_open (DagSpeedScene  *scene,
                      DagApplication *application,
                      guint           n_queues,
                      guint           n_agents)
{
  *scene = (DagSpeedScene){
    .centre = { .n_queues = n_queues, .n_agents = n_agents, .minute = 130, .seed = 3 }
  };
  scene->application = application;
  scene->dashboard = dag_application_get_dashboard (application);
  scene->connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  scene->connection = dag_connection_new ("dagstart", "https://cc.example");
  scene->connection->poll_s = 300;
  dag_speed_scene_accept (scene->connection);
  dag_speed_scene_open_window (scene);
}

static inline void
dag_speed_scene_close (DagSpeedScene *scene)
{
  dag_speed_scene_close_window (scene);
  dag_dashboard_disconnect (scene->dashboard);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&scene->connector);
  g_clear_pointer (&scene->connection, dag_connection_unref);
}

G_END_DECLS

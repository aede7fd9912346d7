/* test-month.c - a month of answers every ten seconds, from the disk to the screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-chart.h"
#include "dag-made-month.h"
#include "dag-speed-judge.h"
#include "dag-store-history.h"
#include "dag-test-store.h"
#include "dag-time.h"
#include "dag-trend-card.h"

#define N_POINTS DAG_MADE_MONTH_POLLS
#define EVERY_US DAG_MADE_MONTH_EVERY_US
#define N_SERIES 4
#define N_FEW 1440
#ifdef SANITIZED
#define N_FRAMES 1
#else
#define N_FRAMES 8
#endif

typedef struct
{
  DagSpeedScene scene; /* first: a step is given it; of it the window alone */
  char *folder;
  DagStore *store;
  DagMemoryHistory *memory;
  DagStoreHistory *history;
  DagTrendCard *card;
  DagChart *chart;
  GTimeZone *zone;
  int64_t from_us;
  int64_t now_us;
} Fixture;

static void
set_up_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dag-month-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "x.sqlite", NULL);
  fixture->store = dag_store_new (path);
  dag_test_store_run (fixture->store, &dag_made_month_job, &fixture->from_us, &error);
  g_assert_no_error (error);
  fixture->memory = dag_memory_history_new ();
  fixture->history = dag_store_history_new (fixture->memory);
  dag_store_history_attach (fixture->history, fixture->store, FALSE);
}

static void
set_up_window (Fixture *fixture)
{
  GtkWidget *window = adw_window_new ();

  fixture->card = g_object_new (DAG_TYPE_TREND_CARD, NULL);
  fixture->chart = DAG_CHART (dag_stage_find (GTK_WIDGET (fixture->card), DAG_TYPE_CHART));
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (fixture->card));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 300);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  dag_watchdog_start (window);
  fixture->scene.window = (gpointer) window;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_assert_true (
      dag_time_parse_rfc3339 ("2026-10-24T00:00:00+00:00", -1, &fixture->from_us));
  fixture->now_us = fixture->from_us + N_POINTS * EVERY_US - EVERY_US;
  fixture->zone = g_time_zone_new_utc ();
  set_up_store (fixture);
  set_up_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  dag_speed_scene_close_window (&fixture->scene);
  dag_store_history_attach (fixture->history, NULL, FALSE);
  dag_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  dag_test_await_end (fixture->history);
  dag_test_await_end (fixture->store);
  dag_test_await_end (fixture->memory);
  g_time_zone_unref (fixture->zone);
  dag_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* ── From the disk ─────────────────────────────────────────────────────────────────── */

/* All of them come, in order, as they were. */
static void
check_series (Fixture       *fixture,
              DagSeriesKind  kind,
              int64_t      (*get_value) (guint poll))
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = NULL;

  dag_history_read_series_async (DAG_HISTORY (fixture->history), kind, NULL, fixture->from_us,
                                 fixture->now_us + 1, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 60000);
  points = dag_history_read_series_finish (DAG_HISTORY (fixture->history), result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    {
      const DagPoint *point = &g_array_index (points, DagPoint, i);

      if (point->at_us != fixture->from_us + i * EVERY_US
          || (int64_t) point->value != get_value (i))
        g_error ("poll %u: %g at %" G_GINT64_FORMAT, i, point->value, point->at_us);
    }
}

static gboolean
shows_month (Fixture *fixture)
{
  g_autofree char *summary = dag_chart_dup_summary (fixture->chart);

  /* both lines, with what was the highest of each, and the peak's day */
  return strstr (summary, "97") != NULL && strstr (summary, "Mon 16 Nov") != NULL
         && strstr (summary, "24") != NULL;
}

static void
show_day (DagSpeedScene *scene,
           guint          kind)
{
  Fixture *fixture = (Fixture *) scene;

  dag_trend_card_set_range (fixture->card, DAG_TREND_DAY);
  dag_test_await (!shows_month (fixture), 60000);
  dag_speed_scene_draw (scene);
}

static void
show_month (DagSpeedScene *scene,
            guint          kind)
{
  Fixture *fixture = (Fixture *) scene;

  dag_trend_card_set_range (fixture->card, DAG_TREND_MONTH);
  dag_test_await (shows_month (fixture), 60000);
}

/* What is kept of 31 days comes whole from the file to the card, two lines of 267,840 points,
 * and no callback of ours takes more than 8 ms. */
static void
test_read (Fixture       *fixture,
           gconstpointer  unused)
{
  check_series (fixture, DAG_SERIES_WAITING, dag_made_month_get_waiting);
  check_series (fixture, DAG_SERIES_STAFFED, dag_made_month_get_staffed);
  dag_trend_card_set_subject (fixture->card, DAG_HISTORY (fixture->history), NULL);
  dag_trend_card_update (fixture->card, fixture->now_us, fixture->zone);
  dag_speed_measure (&fixture->scene, "a month shown", show_day, show_month);
}

/* ── On the screen ─────────────────────────────────────────────────────────────────── */

static GArray *
make_points (Fixture *fixture,
             guint    n,
             guint    series)
{
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (DagPoint), n);

  for (guint i = 0; i < n; i++)
    {
      DagPoint point = { fixture->from_us + (int64_t) i * (N_POINTS / n) * EVERY_US,
                         (double) ((i * (7919u + series)) % 89u) };

      g_array_append_val (points, point);
    }
  return points;
}

/* Returns: what a frame takes at its best in which all four lines are new */
static double
get_frame_ms (Fixture         *fixture,
              DagChartSeries **series,
              guint            n)
{
  double best_ms = G_MAXDOUBLE;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      for (guint j = 0; j < N_SERIES; j++)
        {
          g_autoptr (GArray) points = make_points (fixture, n, j);

          dag_chart_series_set_points (series[j], points);
        }
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      dag_speed_scene_draw (&fixture->scene);
      dag_watchdog_watch ();
      for (guint j = 0; j < N_SERIES; j++)
        {
          g_autoptr (GArray) points = make_points (fixture, n, N_SERIES + j + i);

          dag_chart_series_set_points (series[j], points);
        }
      dag_test_await (dag_watchdog.n_frames > 0, 20000);
      best_ms = MIN (best_ms, (double) dag_watchdog.frames_us[0] / 1000.0);
    }
  return best_ms;
}

/* A chart of four lines: 186 times the points take at most ten times as long. */
static void
test_frames (Fixture       *fixture,
             gconstpointer  unused)
{
  DagChart *chart = DAG_CHART (dag_chart_new ());
  DagChartSeries *series[N_SERIES];
  double few_ms;
  double many_ms;

  adw_window_set_content (ADW_WINDOW (fixture->scene.window), GTK_WIDGET (chart));
  for (guint i = 0; i < N_SERIES; i++)
    {
      series[i] = dag_chart_series_new ("Waiting", (DagChartRole) i, DAG_CHART_SHAPE_LINE);
      dag_chart_add_series (chart, series[i]);
    }
  dag_chart_set_range (chart, fixture->from_us, fixture->now_us, fixture->now_us,
                       fixture->zone);
  few_ms = get_frame_ms (fixture, series, N_FEW);
  many_ms = get_frame_ms (fixture, series, N_POINTS);
  g_test_message ("a frame of four lines of %u points: %.2f ms, of %u: %.2f ms", N_FEW, few_ms,
                  N_POINTS, many_ms);
  g_assert_cmpfloat (many_ms, <=, 10.0 * few_ms);
  for (guint i = 0; i < N_SERIES; i++)
    g_object_unref (series[i]);
}

#define ADD(path, function) \
  g_test_add ("/month/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  dag_speed_init (&argc, &argv);
  ADD ("read", test_read);
  ADD ("frames", test_frames);
  return dag_speed_run ();
}

/* bench-table.c - CPU time of the frames while the Team table scrolls
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Run it as a test runs: tests/support/headless _build/tests/bench/bench-table */
#include "config.h"

#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-team-page.h"
#include "dag-watchdog.h"

#include <stdlib.h>

#define N_FRAMES 300
#define STEP_PX 57.0
#define JUMP_PX 2345.0

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  int64_t one = *(const int64_t *) a;
  int64_t other = *(const int64_t *) b;

  return (one > other) - (one < other);
}

/* All that one step takes: our callbacks, layout and paint. */
static void
scroll (DagStage *stage,
        guint     n_agents,
        double    step_px)
{
  GtkWidget *view = dag_stage_find (GTK_WIDGET (stage->page), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  int64_t times[N_FRAMES];
  double direction = 1.0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      guint n_before = dag_watchdog.n_frames;
      int64_t begin_us = dag_watchdog_read_us ();
      double top = gtk_adjustment_get_upper (adjustment)
                   - gtk_adjustment_get_page_size (adjustment);
      double value = gtk_adjustment_get_value (adjustment) + direction * step_px;

      if (value < 0 || value > top)
        direction = -direction; /* there and back */
      gtk_adjustment_set_value (adjustment, CLAMP (value, 0, top));
      dag_test_await (dag_watchdog.n_frames > n_before, 10000);
      times[i] = dag_watchdog_read_us () - begin_us;
    }
  qsort (times, N_FRAMES, sizeof *times, compare_times);
  g_print ("%5u rows, %4.0f px a frame: median %5.1f ms, p95 %5.1f ms\n", n_agents, step_px,
           (double) times[N_FRAMES / 2] / 1000.0,
           (double) times[N_FRAMES * 95 / 100] / 1000.0);
}

static void
bench (guint  n_agents,
       double step_px)
{
  DagStage stage;

  dag_stage_open (&stage, dag_team_page_new, n_agents / 10, n_agents);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 1280, 900);
  dag_stage_draw (&stage);
  dag_watchdog_start (stage.window);
  scroll (&stage, n_agents, step_px);
  dag_watchdog_stop ();
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  dag_register_resource ();
  bench (500, STEP_PX);
  bench (500, JUMP_PX);
  bench (10000, STEP_PX);
  bench (10000, JUMP_PX);
  return 0;
}

/* dag-speed-judge.h - how long a step of the large centre keeps the main loop, and whether it may
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-pace.h"
#include "dag-sanitized.h"
#include "dag-speed-scene.h"

G_BEGIN_DECLS

/* No callback of ours may take longer. That is judged with "-m perf" on a machine that is left
 * alone; in every run, where neighbours are in the way, the half is added. */
#define DAG_SPEED_LAW_MS 8.0
#define DAG_SPEED_MOST_MS (g_test_perf () ? DAG_SPEED_LAW_MS : 1.5 * DAG_SPEED_LAW_MS)

/* A limit is one of the machine on which it was set: beside each step a fixed piece of work
 * is timed, and where that takes longer than it did there, so may the step. Neighbours empty
 * the caches, which neither CPU time nor the pace tells whole, but they only add: each step is
 * done again until it is quick enough, but no more often than this, and judged by the best.
 * What takes half of the limit where nobody disturbs it is within it once in so many times
 * anywhere; what takes more than it never is. With "-m perf" each is done so often. What a
 * sanitizer adds says nothing of the program: the law is a hundred times as wide there, and
 * each step is gone through once. */
#ifdef SANITIZED
#define DAG_SPEED_SLOWER 100.0
#define DAG_SPEED_MOST_ROUNDS 1
#else
#define DAG_SPEED_SLOWER 1.0
#define DAG_SPEED_MOST_ROUNDS 30
#endif
#define DAG_SPEED_PERF_ROUNDS 6
#define DAG_SPEED_MOST_KINDS 8

typedef void (*DagSpeedStep) (DagSpeedScene *scene,
                              guint          kind);

/* What a step takes at its best, on the machine on which the limits were set. */
typedef struct
{
  double most_ms; /* that it may take */
  double ms;
  double slower; /* so many times as long it took here */
  double turn_ms;
  guint n_rounds;
  DagWatchdogPlace place;
} DagSpeedBest;

static DagApplication *dag_speed_application;
static DagPace dag_speed_pace;

static inline gboolean
dag_speed_is_within (const DagSpeedBest *best)
{
  return best->ms <= best->most_ms * DAG_SPEED_SLOWER;
}

static inline void
dag_speed_judge (const char         *name,
                 guint               kind,
                 const DagSpeedBest *best)
{
  gboolean is_within = dag_speed_is_within (best);
  g_autofree char *place = dag_watchdog_dup_place (&best->place, !is_within);

  g_test_message ("%s (%u): %.1f ms (%.1f here, %.2f times as slow), all of a turn %.1f ms, "
                  "best of %u, %s",
                  name, kind, best->ms, best->ms * best->slower, best->slower, best->turn_ms,
                  best->n_rounds, place);
  if (is_within)
    return;
  g_test_message ("%s (%u): more than %.0f ms", name, kind,
                  best->most_ms * DAG_SPEED_SLOWER);
  g_test_fail ();
}

static inline void
dag_speed_measure_once (DagSpeedScene *scene,
                        guint          kind,
                        DagSpeedStep   prepare,
                        DagSpeedStep   step,
                        DagSpeedBest  *best)
{
  double slower;
  double ms;

  if (prepare != NULL)
    prepare (scene, kind);
  slower = dag_pace_measure_ms (&dag_speed_pace);
  dag_watchdog_watch ();
  step (scene, kind);
  dag_speed_scene_draw (scene);
  ms = dag_watchdog_get_ms ();
  slower = MIN (slower, dag_pace_measure_ms (&dag_speed_pace)) / DAG_PACE_REFERENCE_MS;
  slower = MAX (slower, 1.0);
  best->n_rounds++;
  best->turn_ms = MIN (best->turn_ms, (double) dag_watchdog.longest_turn_us / 1000.0 / slower);
  if (ms / slower >= best->ms)
    return;
  best->ms = ms / slower;
  best->slower = slower;
  best->place = dag_watchdog.longest;
}

static inline guint
dag_speed_get_rounds (void)
{
  return g_test_perf () ? DAG_SPEED_PERF_ROUNDS : DAG_SPEED_MOST_ROUNDS;
}

static inline void
dag_speed_best_begin (DagSpeedBest *best,
                      double        most_ms)
{
  *best = (DagSpeedBest){ .most_ms = most_ms, .ms = G_MAXDOUBLE, .turn_ms = G_MAXDOUBLE };
}

/* Does @step, which is of @n_kinds, one kind after the other, again and again while it is
 * not quick enough; @prepare is not counted. */
static inline void
dag_speed_measure_kinds (DagSpeedScene *scene,
                         const char    *name,
                         guint          n_kinds,
                         DagSpeedStep   prepare,
                         DagSpeedStep   step)
{
  DagSpeedBest best[DAG_SPEED_MOST_KINDS];
  guint n_rounds = dag_speed_get_rounds ();
  gboolean is_quick = FALSE;

  g_assert_cmpuint (n_kinds, <=, DAG_SPEED_MOST_KINDS);
  for (guint kind = 0; kind < n_kinds; kind++)
    dag_speed_best_begin (&best[kind], DAG_SPEED_MOST_MS);
  for (guint round = 0; round < n_rounds && (!is_quick || g_test_perf ()); round++)
    {
      is_quick = TRUE;
      for (guint kind = 0; kind < n_kinds; kind++)
        {
          dag_speed_measure_once (scene, kind, prepare, step, &best[kind]);
          is_quick = is_quick && dag_speed_is_within (&best[kind]);
        }
    }
  for (guint kind = 0; kind < n_kinds; kind++)
    dag_speed_judge (name, kind, &best[kind]);
}

static inline void
dag_speed_measure (DagSpeedScene *scene,
                   const char    *name,
                   DagSpeedStep   prepare,
                   DagSpeedStep   step)
{
  dag_speed_measure_kinds (scene, name, 1, prepare, step);
}

/* What each of these programs begins with … */
static inline void
dag_speed_init (int    *argc,
                char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  dag_stage_forgive_clock ();
  dag_pace_start (&dag_speed_pace);
  dag_speed_application = dag_application_new ();
  g_application_set_flags (G_APPLICATION (dag_speed_application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (dag_speed_application), NULL, NULL));
}

/* … and ends with. */
static inline int
dag_speed_run (void)
{
  int status = g_test_run ();

  dag_pace_stop (&dag_speed_pace);
  return status;
}

G_END_DECLS

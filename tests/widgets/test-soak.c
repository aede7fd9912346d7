/* test-soak.c - days of a centre of 500 people in a row: the memory in use stays what it was
 * SPDX-License-Identifier: GPL-3.0-or-later
 * "-m thorough" goes through a week, a poll a simulated minute; otherwise five days, a poll
 * every twenty. */
#include "config.h"

#include "dag-board-private.h"
#include "dag-overview-page.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-team-page.h"

#include <malloc.h>

#define N_AGENTS 500
#define N_QUEUES 50
#define MINUTES_A_DAY 1440
#define MINUTES_A_POLL (g_test_thorough () ? 1 : 20)
#define N_DAYS (g_test_thorough () ? 7 : 5)
/* Each day is held against the second one, at the same hour. 3 KiB lost with each answer would
 * be above it in the short form, 100 bytes in the long one. */
#define FIRST_DAY 2
#define MARGIN 1.04
/* What other threads have still to free is in use, too. */
#define PATIENCE_MS 20000
/* Alerts are on the board for two weeks; here, for one day. */
#define EARLY_US (13 * 24 * 3600 * DAG_USEC_PER_SEC)

/* What the program itself holds, in MiB; what the allocator keeps for later is not it. */
static double
read_used_mib (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / (1024.0 * 1024.0);
}

static gboolean
on_second (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
live_through_a_day (DagStage *stage)
{
  for (guint i = 0; i < MINUTES_A_DAY; i += MINUTES_A_POLL)
    {
      dag_stage_poll (stage);
      stage->centre.minute += MINUTES_A_POLL - 1;
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  /* as the board's own clock does once a day */
  dag_board_pass_day (dag_dashboard_get_board (stage->dashboard),
                      dag_dashboard_get_snapshot (stage->dashboard)->taken_at_us + EARLY_US);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Returns: what is in use when the other threads are through: the least of a second */
static double
settle (void)
{
  gboolean is_over = FALSE;
  double least = read_used_mib ();

  g_timeout_add (1000, on_second, &is_over);
  while (!is_over)
    {
      g_main_context_iteration (NULL, TRUE);
      least = MIN (least, read_used_mib ());
    }
  return least;
}

static DagPage *
new_overview (DagDashboard *dashboard)
{
  return g_object_new (DAG_TYPE_OVERVIEW_PAGE, "dashboard", dashboard, NULL);
}

static void
soak (DagPage *(*page_new) (DagDashboard *dashboard))
{
  DagStage stage;
  double limit;

  dag_stage_open (&stage, page_new, N_QUEUES, N_AGENTS);
  for (int day = 0; day < FIRST_DAY; day++)
    live_through_a_day (&stage);
  limit = settle () * MARGIN;
  for (int day = FIRST_DAY; day < N_DAYS; day++)
    {
      live_through_a_day (&stage);
      dag_test_await (read_used_mib () < limit, PATIENCE_MS);
      g_test_message ("day %d: %.2f MiB, below %.2f", day + 1, read_used_mib (), limit);
    }
  dag_stage_close (&stage);
}

typedef struct
{
  const char *name;
  DagPage *(*page_new) (DagDashboard *dashboard);
} Case;

static const Case cases[] = {
  { "/soak/overview", new_overview },
  { "/soak/queues", dag_queues_page_new },
  { "/soak/team", dag_team_page_new },
};

static void
test_page (gconstpointer data)
{
  const Case *the = data;

  if (read_used_mib () > 0.0)
    soak (the->page_new);
  else
    g_test_skip ("this allocator does not say how much is in use");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_stage_forgive_clock ();
  dag_register_resource ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].name, &cases[i], test_page);
  return g_test_run ();
}

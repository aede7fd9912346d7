/* test-soak.c - days of a centre of 500 people in a row: the memory in use stays what it was
 * SPDX-License-Identifier: GPL-3.0-or-later
 * "-m thorough" goes through a week, a poll a simulated minute; otherwise five days, a poll
 * every twenty. */
#include "config.h"

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
/* So many fill up what is remembered of a day, and the alerts that are shown. */
#define N_FILLING 3
/* The steps of a day lie in arrays that double, some on the fourth day or later: so much more is
 * no leak. 20 KiB lost with each answer would be above it. */
#define ROOM 1.15
/* What other threads have still to free is in use, too: a day above the limit is followed by
 * another before it counts. */
#define N_CHANCES 2

/* What the program itself holds, in MiB; what the allocator keeps for later is not it. */
static double
read_used_mib (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / (1024.0 * 1024.0);
}

/* Returns: the most that was in use at a full hour of this day */
static double
live_through_a_day (DagStage *stage)
{
  double most = 0.0;

  for (guint i = 0; i < MINUTES_A_DAY; i += MINUTES_A_POLL)
    {
      dag_stage_poll (stage);
      stage->centre.minute += MINUTES_A_POLL - 1;
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (i % 60 == 0)
        most = MAX (most, read_used_mib ());
    }
  return most;
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
  double first;
  double limit;

  dag_stage_open (&stage, page_new, N_QUEUES, N_AGENTS);
  for (int day = 1; day < N_FILLING; day++)
    live_through_a_day (&stage);
  first = live_through_a_day (&stage);
  limit = first * ROOM + 1.0;
  for (int day = N_FILLING; day < N_DAYS; day++)
    {
      double most = live_through_a_day (&stage);

      for (int i = 1; i < N_CHANCES && most >= limit; i++)
        most = live_through_a_day (&stage);
      g_test_message ("day %d: %.2f MiB, day %d: %.2f", day + 1, most, N_FILLING, first);
      g_assert_cmpfloat (most, <, limit);
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

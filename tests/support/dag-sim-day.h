/* dag-sim-day.h - a simulated day without HTTP, as fast as it is asked for, in a dashboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-body.h"
#include "dag-dashboard.h"
#include "dag-sim-centre.h"
#include "dag-sim-snapshot.h"
#include "dag-snapshot-reader.h"
#include "dag-test-clock.h"

G_BEGIN_DECLS

#define DAG_SIM_DAY 20780 /* 2026-11-23, a Monday */
#define DAG_SIM_DAY_POLL_MS 10000

typedef struct
{
  DagSimCentre *centre;
  DagSnapshotReader *reader;
  DagDashboard *dashboard;
  DagMoment clock;
  int64_t at_ms;
} DagSimDay;

static inline void
dag_sim_day_open (DagSimDay      *self,
                  DagSimScenario  scenario,
                  uint64_t        seed,
                  guint           n_agents,
                  int             minute)
{
  self->centre = dag_sim_centre_new (dag_sim_plan_new (scenario, seed, n_agents, 0),
                                     dag_sim_clock_at (DAG_SIM_DAY, minute));
  self->reader = dag_snapshot_reader_new ();
  self->dashboard = dag_dashboard_new ();
  self->at_ms = dag_sim_clock_at (DAG_SIM_DAY, minute);
  self->clock = (DagMoment){ self->at_ms * 1000, 60 * DAG_USEC_PER_SEC };
  dag_dashboard_set_clock (self->dashboard, dag_test_clock_read, &self->clock);
}

static inline DagSnapshot *
dag_sim_day_read (DagSimDay *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DagBody) body = dag_body_new ();
  g_autoptr (GError) error = NULL;
  DagSnapshot *snapshot = NULL;

  dag_sim_centre_run_until (self->centre, self->at_ms);
  dag_sim_snapshot_append (text, self->centre, 1.0);
  dag_body_set (body, text->str, text->len);
  snapshot = dag_snapshot_reader_read (self->reader, body, &error);
  g_assert_no_error (error);
  return snapshot;
}

/* Polls until that minute of the day. */
static inline void
dag_sim_day_live (DagSimDay *self,
                  int        to_minute)
{
  while (self->at_ms < dag_sim_clock_at (DAG_SIM_DAY, to_minute))
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      self->at_ms += DAG_SIM_DAY_POLL_MS;
      dag_test_clock_pass (&self->clock, DAG_SIM_DAY_POLL_MS / 1000.0);
      snapshot = dag_sim_day_read (self);
      dag_dashboard_apply (self->dashboard, snapshot);
    }
}

static inline void
dag_sim_day_close (DagSimDay *self)
{
  g_clear_object (&self->dashboard);
  g_clear_pointer (&self->reader, dag_snapshot_reader_free);
  g_clear_pointer (&self->centre, dag_sim_centre_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagSimDay, dag_sim_day_close)

G_END_DECLS

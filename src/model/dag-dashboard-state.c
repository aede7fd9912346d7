/* dag-dashboard-state.c - how fresh the picture is, in one word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

G_DEFINE_ENUM_TYPE (DagDashboardState, dag_dashboard_state,
                    G_DEFINE_ENUM_VALUE (DAG_DASHBOARD_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (DAG_DASHBOARD_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (DAG_DASHBOARD_LIVE, "live"),
                    G_DEFINE_ENUM_VALUE (DAG_DASHBOARD_STALE, "stale"),
                    G_DEFINE_ENUM_VALUE (DAG_DASHBOARD_OFFLINE, "offline"))

/* After how many seconds without a good answer the picture is stale. */
double
dag_dashboard_state_get_stale_s (guint poll_s)
{
  return MAX (DAG_STALE_POLLS * (double) poll_s, DAG_STALE_S);
}

/* The state of a source that has answered, @age_s after its last good answer. A source
 * that is asked seldom is not offline before it is stale. */
DagDashboardState
dag_dashboard_state_from_age (double age_s,
                              guint  poll_s)
{
  double stale_s = dag_dashboard_state_get_stale_s (poll_s);

  if (age_s >= MAX (DAG_OFFLINE_S, stale_s))
    return DAG_DASHBOARD_OFFLINE;
  return age_s >= stale_s ? DAG_DASHBOARD_STALE : DAG_DASHBOARD_LIVE;
}

/* dag-dashboard-source.c - which contact centre is watched, and the poller that asks it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"
#include "dag-question-watch.h"

static void
on_polled (DagDashboard *self,
           DagSnapshot  *snapshot)
{
  dag_dashboard_keep_poll (self, snapshot);
  dag_dashboard_take (self, snapshot, TRUE);
}

static void
on_failed (DagDashboard *self,
           GError       *error)
{
  dag_dashboard_keep_poll (self, NULL);
  dag_dashboard_fail (self, error);
}

static void
on_scheduled (DagDashboard *self)
{
  int64_t next_us = self->poller != NULL ? dag_poller_get_next_mono_us (self->poller) : 0;

  if (self->next_poll_us == next_us)
    return;
  self->next_poll_us = next_us;
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_NEXT_POLL);
}

/* The day before the newest answer, where that is not known. */
void
dag_dashboard_look_back (DagDashboard *self)
{
  if (self->look_back != NULL && self->newest != NULL)
    dag_look_back_follow (self->look_back, self->newest,
                          dag_store_history_keeps_people (self->archive));
}

static void
on_learnt (DagDashboard *self)
{
  dag_dashboard_measure_later (self);
  dag_dashboard_emit_filled_in (self);
  dag_dashboard_look_back (self);
}

static void
on_roster_read (DagDashboard *self)
{
  dag_roster_reader_take (self->roster, dag_break_live_get_roster (self->breaks));
  dag_break_live_look_again (self->breaks, NULL);
}

/* Ends what belongs to one source. */
void
dag_dashboard_drop_source (DagDashboard *self)
{
  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  g_clear_handle_id (&self->stage_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  if (self->look_back != NULL)
    dag_look_back_stop (self->look_back);
  g_clear_object (&self->look_back);
  if (self->backfill != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->backfill, self);
      dag_backfill_stop (self->backfill);
    }
  g_clear_object (&self->backfill);
  if (self->roster != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->roster, self);
      dag_roster_reader_stop (self->roster);
    }
  g_clear_object (&self->roster);
  g_signal_group_set_target (self->poller_signals, NULL);
  if (self->poller != NULL)
    dag_poller_stop (self->poller);
  g_clear_object (&self->poller);
  if (self->connector != NULL)
    dag_connector_close (self->connector);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->connection, dag_connection_unref);
}

/* Asks the source of @self->connection from now on. */
void
dag_dashboard_begin_to_ask (DagDashboard *self)
{
  dag_question_watch_set_source (self->questions, self->connector);
  dag_dashboard_open_store (self);
  self->backfill = dag_backfill_new (self->connector, dag_dashboard_get_own_history (self));
  g_signal_connect_object (self->backfill, "learnt", G_CALLBACK (on_learnt), self,
                           G_CONNECT_SWAPPED);
  if (self->archive != NULL)
    self->look_back = dag_look_back_new (self->connector, DAG_HISTORY (self->archive),
                                         self->backfill);
  self->poller = dag_poller_new (self->connector, self->poll_s);
  g_signal_group_set_target (self->poller_signals, self->poller);
  dag_poller_start (self->poller);
}

void
dag_dashboard_init_source (DagDashboard *self)
{
  self->poller_signals = g_signal_group_new (DAG_TYPE_POLLER);
  g_signal_group_connect_swapped (self->poller_signals, "polled", G_CALLBACK (on_polled), self);
  g_signal_group_connect_swapped (self->poller_signals, "failed", G_CALLBACK (on_failed), self);
  g_signal_group_connect_swapped (self->poller_signals, "scheduled",
                                  G_CALLBACK (on_scheduled), self);
}

/**
 * dag_dashboard_connect:
 * @self: a dashboard
 * @connection: (transfer none): what is watched from now on; may be the one that was
 * @connector: (transfer none): how to ask it, not used before
 *
 * Forgets what was known of the last source and begins to poll.
 */
void
dag_dashboard_connect (DagDashboard  *self,
                       DagConnection *connection,
                       DagConnector  *connector)
{
  g_autoptr (DagConnection) next_connection = NULL;
  g_autoptr (DagConnector) next_connector = NULL;

  g_return_if_fail (DAG_IS_DASHBOARD (self));
  g_return_if_fail (connection != NULL && DAG_IS_CONNECTOR (connector));

  next_connection = dag_connection_ref (connection);
  next_connector = g_object_ref (connector);
  dag_dashboard_drop_source (self);
  dag_dashboard_begin_to_leave (self);
  self->connection = g_steal_pointer (&next_connection);
  self->connector = g_steal_pointer (&next_connector);
  self->poll_s = connection->poll_s;
  self->roster = dag_roster_reader_new (connector);
  g_signal_connect_object (self->roster, "read", G_CALLBACK (on_roster_read), self,
                           G_CONNECT_SWAPPED);
  dag_dashboard_set_state (self, DAG_DASHBOARD_CONNECTING);
  dag_dashboard_set_flag (self, &self->refreshing, TRUE, DAG_DASHBOARD_PROP_REFRESHING);
  dag_dashboard_go_on_leaving (self);
}

/**
 * dag_dashboard_disconnect:
 * @self: a dashboard
 *
 * Stops polling and shows nothing any more.
 */
void
dag_dashboard_disconnect (DagDashboard *self)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  dag_dashboard_drop_source (self);
  dag_dashboard_begin_to_leave (self);
  dag_dashboard_set_state (self, DAG_DASHBOARD_EMPTY);
  dag_dashboard_go_on_leaving (self);
}

/**
 * dag_dashboard_get_connection:
 * @self: a dashboard
 *
 * Returns: (transfer none) (nullable): what is watched
 */
DagConnection *
dag_dashboard_get_connection (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->connection;
}

/* A source that asked for patience is not asked at once. */
static gboolean
is_poll_near (DagDashboard *self)
{
  int64_t next_us = dag_poller_get_next_mono_us (self->poller);

  return dag_poller_is_polling (self->poller)
         || (next_us != 0 && next_us - g_get_monotonic_time () < DAG_USEC_PER_SEC);
}

/**
 * dag_dashboard_refresh:
 * @self: a dashboard
 *
 * Asks the source now, without waiting for the next poll.
 */
void
dag_dashboard_refresh (DagDashboard *self)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->poller == NULL)
    return;
  dag_poller_refresh (self->poller);
  dag_dashboard_set_flag (self, &self->refreshing, is_poll_near (self),
                          DAG_DASHBOARD_PROP_REFRESHING);
}

/**
 * dag_dashboard_set_poll_s:
 * @self: a dashboard
 * @poll_s: seconds between polls
 *
 * The screens' idea of "stale" follows it.
 */
void
dag_dashboard_set_poll_s (DagDashboard *self,
                          guint         poll_s)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));
  g_return_if_fail (poll_s > 0);

  if (self->poll_s == poll_s)
    return;
  self->poll_s = poll_s;
  if (self->poller != NULL)
    dag_poller_set_interval (self->poller, poll_s);
  dag_dashboard_check_age (self);
}

/* dag-dashboard-store.c - the database of the contact centre that is watched
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"
#include "dag-question-watch.h"

/* What a board of today may look back to. */
#define BOARD_DAYS 14

static void
on_problem_changed (DagDashboard *self)
{
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_STORE_PROBLEM);
}

static void
on_restored (DagDashboard *self)
{
  dag_dashboard_measure_later (self);
}

static void
use_store (DagDashboard *self,
           DagStore     *store)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first = g_date_time_add_days (now, -BOARD_DAYS);
  g_autofree char *from_day = g_date_time_format (first, "%Y-%m-%d");

  self->store = store;
  g_signal_connect_object (store, "notify::problem", G_CALLBACK (on_problem_changed), self,
                           G_CONNECT_SWAPPED);
  dag_store_history_attach (self->archive, store, TRUE);
  dag_board_set_store (self->board, store, from_day);
  dag_question_watch_set_store (self->questions, store);
}

/* Where what is polled goes. */
DagHistory *
dag_dashboard_get_own_history (DagDashboard *self)
{
  return self->archive != NULL ? DAG_HISTORY (self->archive) : DAG_HISTORY (self->history);
}

void
dag_dashboard_open_store (DagDashboard *self)
{
  g_autofree char *path = NULL;

  if (self->folder == NULL)
    return;
  if (dag_connection_get_option (self->connection, DAG_OPTION_TRANSIENT) == NULL)
    path = dag_store_make_path (self->folder, self->connection->id);
  use_store (self, dag_store_new (path));
}

/* What waits to be written is written first; see also dag_break_keep_stop(). */
void
dag_dashboard_close_store (DagDashboard *self)
{
  if (self->store == NULL)
    return;
  dag_board_set_store (self->board, NULL, NULL);
  dag_question_watch_set_store (self->questions, NULL);
  dag_store_history_attach (self->archive, NULL, FALSE);
  g_signal_handlers_disconnect_by_data (self->store, self);
  dag_store_close (self->store);
  g_clear_object (&self->store);
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_STORE_PROBLEM);
}

/* A source that calls itself simulated never gets into the database of a real one. */
void
dag_dashboard_check_store (DagDashboard *self,
                           DagSnapshot  *snapshot)
{
  if (self->store == NULL || !snapshot->source.simulated
      || dag_store_get_path (self->store) == NULL)
    return;
  dag_break_keep_stop (self->break_keep);
  dag_dashboard_close_store (self);
  use_store (self, dag_store_new (NULL));
}

/* @snapshot: (nullable): what it brought */
void
dag_dashboard_keep_poll (DagDashboard *self,
                         DagSnapshot  *snapshot)
{
  const DagPollRecord *record
      = self->connector != NULL ? dag_connector_get_last_poll (self->connector) : NULL;
  DagHistoryPoll poll;

  if (self->store == NULL || record == NULL)
    return;
  poll = (DagHistoryPoll){ .at_us = record->started_at_us,
                           .fault = snapshot != NULL ? -1 : record->fault,
                           .elapsed_ms = record->elapsed_ms,
                           .bytes = record->bytes };
  if (snapshot != NULL)
    poll.n_items = snapshot->agents->len + snapshot->queues->len;
  dag_store_history_add_poll (self->archive, &poll);
}

/**
 * dag_dashboard_keep_in:
 * @self: a dashboard that is connected to nothing yet
 * @folder: the program's data folder, made when it is needed
 *
 * From now on history and board of each contact centre are kept in a database of its own
 * in @folder; those of a simulated one in memory. dag_dashboard_get_history() is another
 * object afterwards.
 */
void
dag_dashboard_keep_in (DagDashboard *self,
                       const char   *folder)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));
  g_return_if_fail (self->archive == NULL && self->connection == NULL);
  g_return_if_fail (folder != NULL);

  self->folder = g_strdup (folder);
  self->archive = dag_store_history_new (self->history);
  dag_break_keep_set_history (self->break_keep, self->archive);
  g_signal_connect_object (self->archive, "restored", G_CALLBACK (on_restored), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dag_dashboard_set_keeps_people:
 * @self: a dashboard that keeps something
 * @keeps_people: whether what each person does is kept too
 */
void
dag_dashboard_set_keeps_people (DagDashboard *self,
                                gboolean      keeps_people)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->archive != NULL)
    dag_store_history_set_keeps_people (self->archive, keeps_people);
}

/**
 * dag_dashboard_set_retention:
 * @self: a dashboard that keeps something
 * @retention: how long each level is kept
 */
void
dag_dashboard_set_retention (DagDashboard       *self,
                             const DagRetention *retention)
{
  g_return_if_fail (DAG_IS_DASHBOARD (self));

  if (self->archive != NULL)
    dag_store_history_set_retention (self->archive, retention);
}

/**
 * dag_dashboard_get_store:
 * @self: a dashboard
 *
 * Returns: (transfer none) (nullable): the database of the contact centre that is watched;
 *   another one, or none, after "notify::store-problem"
 */
DagStore *
dag_dashboard_get_store (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->store;
}

/**
 * dag_dashboard_get_store_problem:
 * @self: a dashboard
 *
 * Returns: (transfer none) (nullable): why nothing is kept now; its message is a sentence
 *   for a person
 */
const GError *
dag_dashboard_get_store_problem (DagDashboard *self)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self), NULL);

  return self->store != NULL ? dag_store_get_problem (self->store) : NULL;
}

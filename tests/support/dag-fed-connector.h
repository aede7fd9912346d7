/* dag-fed-connector.h - a connector that answers what the test feeds it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connector.h"

G_BEGIN_DECLS

#define DAG_TYPE_FED_CONNECTOR (dag_fed_connector_get_type ())
G_DECLARE_FINAL_TYPE (DagFedConnector, dag_fed_connector, DAG, FED_CONNECTOR, GObject)

/* The test fills the fields; each poll takes the next answer, the last one stays. */
struct _DagFedConnector
{
  GObject parent_instance;

  GPtrArray *answers;      /* of DagSnapshot; NULL: fails with @error */
  GError *error;
  guint n_polls;
  DagPollRecord last_poll;

  GPtrArray *changes;      /* (nullable) of DagStateChange: what it tells of the day */
  GPtrArray *intervals;    /* (nullable) of DagInterval */
  GError *past_error;      /* (nullable): of both */
  gboolean obeys_bounds;   /* it tells what was asked for, and no more */
  gboolean holds_changes;  /* their answer waits for dag_fed_connector_release_changes() */
  GTask *held;             /* (nullable): it waits */
  guint n_change_reads;
  guint n_interval_reads;
  int64_t changes_since_us;
  int64_t intervals_from_us;
  gboolean closed;
};

static inline void
dag_fed_connector_poll_async (DagConnector        *connector,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  DagFedConnector *self = (DagFedConnector *) connector;
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  guint index = MIN (self->n_polls, self->answers->len - 1);
  DagSnapshot *answer = self->answers->len > 0 ? self->answers->pdata[index] : NULL;

  self->n_polls++;
  self->last_poll = (DagPollRecord){ .ok = answer != NULL, .retry_after_s = -1.0 };
  if (answer != NULL)
    g_task_return_pointer (task, dag_snapshot_ref (answer),
                           (GDestroyNotify) dag_snapshot_unref);
  else
    g_task_return_error (task, g_error_copy (self->error));
}

static inline const DagPollRecord *
dag_fed_connector_get_last_poll (DagConnector *connector)
{
  return &((DagFedConnector *) connector)->last_poll;
}

static inline void
dag_fed_connector_return_past (DagFedConnector *self,
                               GPtrArray       *past,
                               GTask           *task)
{
  if (self->past_error != NULL)
    g_task_return_error (task, g_error_copy (self->past_error));
  else
    g_task_return_pointer (task, past != NULL ? g_ptr_array_ref (past) : g_ptr_array_new (),
                           (GDestroyNotify) g_ptr_array_unref);
}

static inline GPtrArray *
dag_fed_connector_dup_changes (DagFedConnector *self,
                               int64_t          since_us)
{
  GPtrArray *found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DagStateChange *change = self->changes->pdata[i];

      if (change->at_us >= since_us)
        g_ptr_array_add (found, dag_state_change_copy (change));
    }
  return found;
}

static inline GPtrArray *
dag_fed_connector_dup_intervals (DagFedConnector *self,
                                 int64_t          from_us,
                                 int64_t          to_us)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_interval_free);

  for (guint i = 0; i < self->intervals->len; i++)
    {
      const DagInterval *interval = self->intervals->pdata[i];

      if (interval->start_us >= from_us && interval->start_us < to_us)
        g_ptr_array_add (found, dag_interval_copy (interval));
    }
  return found;
}

static inline void
dag_fed_connector_read_state_changes_async (DagConnector        *connector,
                                            int64_t              since_us,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  DagFedConnector *self = (DagFedConnector *) connector;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) some
      = self->obeys_bounds ? dag_fed_connector_dup_changes (self, since_us) : NULL;

  self->n_change_reads++;
  self->changes_since_us = since_us;
  if (self->holds_changes)
    g_set_object (&self->held, task);
  else
    dag_fed_connector_return_past (self, some != NULL ? some : self->changes, task);
}

/* Answers what was asked while @self->holds_changes. */
static inline void
dag_fed_connector_release_changes (DagFedConnector *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->held);

  self->holds_changes = FALSE;
  dag_fed_connector_return_past (self, self->changes, task);
}

static inline void
dag_fed_connector_read_intervals_async (DagConnector        *connector,
                                        int64_t              from_us,
                                        int64_t              to_us,
                                        int                  minutes,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  DagFedConnector *self = (DagFedConnector *) connector;
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) some
      = self->obeys_bounds ? dag_fed_connector_dup_intervals (self, from_us, to_us) : NULL;

  self->n_interval_reads++;
  self->intervals_from_us = from_us;
  dag_fed_connector_return_past (self, some != NULL ? some : self->intervals, task);
}

static inline void
dag_fed_connector_close (DagConnector *connector)
{
  ((DagFedConnector *) connector)->closed = TRUE;
}

static inline void
dag_fed_connector_iface_init (DagConnectorInterface *iface)
{
  iface->poll_async = dag_fed_connector_poll_async;
  iface->get_last_poll = dag_fed_connector_get_last_poll;
  iface->read_state_changes_async = dag_fed_connector_read_state_changes_async;
  iface->read_intervals_async = dag_fed_connector_read_intervals_async;
  iface->close = dag_fed_connector_close;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DagFedConnector, dag_fed_connector, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAG_TYPE_CONNECTOR,
                                                      dag_fed_connector_iface_init))

static inline void
dag_fed_connector_finalize (GObject *object)
{
  DagFedConnector *self = (DagFedConnector *) object;

  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->intervals, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_error (&self->past_error);
  g_clear_object (&self->held);
  G_OBJECT_CLASS (dag_fed_connector_parent_class)->finalize (object);
}

static inline void
dag_fed_connector_class_init (DagFedConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_fed_connector_finalize;
}

static inline void
dag_fed_connector_init (DagFedConnector *self)
{
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_snapshot_unref);
}

G_END_DECLS

/* dag-connector.c - what every kind of contact centre must be able to do for us
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connector.h"

#include "dag-asterisk-connector.h"
#include "dag-dagstart-connector.h"
#include "dag-fault.h"

G_DEFINE_INTERFACE (DagConnector, dag_connector, G_TYPE_OBJECT)

static void
dag_connector_default_init (DagConnectorInterface *iface)
{
}

/* As they are offered: our own interface first. A new connector adds its line here, and
 * nowhere else. */
static const DagConnectorKind *const kinds[] = {
  &dag_dagstart_kind,
  &dag_asterisk_kind,
  NULL,
};

/**
 * dag_connector_list_kinds:
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds there are
 */
const DagConnectorKind *const *
dag_connector_list_kinds (void)
{
  return kinds;
}

/**
 * dag_connector_find_kind:
 * @name: (nullable): as in a connection
 *
 * Returns: (transfer none) (nullable): the kind of that name
 */
const DagConnectorKind *
dag_connector_find_kind (const char *name)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i]->name, name) == 0)
      return kinds[i];
  return NULL;
}

/**
 * dag_connector_new:
 * @connection: how to reach the source
 * @secret: (nullable): its token or password
 * @error: %DAG_FAULT_USAGE where the settings cannot work
 *
 * Returns: (transfer full) (nullable): a connector of the connection's kind; nothing is
 *   sent before the first poll
 */
DagConnector *
dag_connector_new (DagConnection  *connection,
                   const char     *secret,
                   GError        **error)
{
  const DagConnectorKind *kind = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  if (!dag_connection_check_url (connection->url, error))
    return NULL;
  kind = dag_connector_find_kind (connection->kind);
  if (kind != NULL)
    return kind->create (connection, secret, error);
  g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "no connector is called “%s”",
               connection->kind);
  return NULL;
}

void
dag_connector_poll_async (DagConnector        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (DAG_IS_CONNECTOR (self));

  DAG_CONNECTOR_GET_IFACE (self)->poll_async (self, cancellable, callback, user_data);
}

/**
 * dag_connector_poll_finish:
 * @self: a connector
 * @result: what the callback got
 * @error: of %DAG_FAULT, or cancelled
 *
 * Returns: (transfer full) (nullable): the present state; the same object as the last
 *   time where nothing was modified
 */
DagSnapshot *
dag_connector_poll_finish (DagConnector  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const DagPollRecord *
dag_connector_get_last_poll (DagConnector *self)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), NULL);

  return DAG_CONNECTOR_GET_IFACE (self)->get_last_poll (self);
}

/**
 * dag_connector_has_state_changes:
 * @self: a connector
 *
 * Returns: whether the source can tell the agents' day so far
 */
gboolean
dag_connector_has_state_changes (DagConnector *self)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), FALSE);

  return DAG_CONNECTOR_GET_IFACE (self)->read_state_changes_async != NULL;
}

void
dag_connector_read_state_changes_async (DagConnector        *self,
                                        int64_t              since_us,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_return_if_fail (dag_connector_has_state_changes (self));

  DAG_CONNECTOR_GET_IFACE (self)->read_state_changes_async (self, since_us, cancellable,
                                                            callback, user_data);
}

/**
 * dag_connector_read_state_changes_finish:
 * @self: a connector
 * @result: what the callback got
 * @error: of %DAG_FAULT, or cancelled
 *
 * Returns: (transfer full) (nullable) (element-type DagStateChange): the changes
 */
GPtrArray *
dag_connector_read_state_changes_finish (DagConnector  *self,
                                         GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_connector_has_intervals:
 * @self: a connector
 *
 * Returns: whether the source can tell the queues' day so far
 */
gboolean
dag_connector_has_intervals (DagConnector *self)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), FALSE);

  return DAG_CONNECTOR_GET_IFACE (self)->read_intervals_async != NULL;
}

void
dag_connector_read_intervals_async (DagConnector        *self,
                                    int64_t              from_us,
                                    int64_t              to_us,
                                    int                  minutes,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (dag_connector_has_intervals (self));

  DAG_CONNECTOR_GET_IFACE (self)->read_intervals_async (self, from_us, to_us, minutes,
                                                        cancellable, callback, user_data);
}

/**
 * dag_connector_read_intervals_finish:
 * @self: a connector
 * @result: what the callback got
 * @error: of %DAG_FAULT, or cancelled
 *
 * Returns: (transfer full) (nullable) (element-type DagInterval): the intervals
 */
GPtrArray *
dag_connector_read_intervals_finish (DagConnector  *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_connector_has_shifts:
 * @self: a connector
 *
 * Returns: whether the source can tell the roster
 */
gboolean
dag_connector_has_shifts (DagConnector *self)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), FALSE);

  return DAG_CONNECTOR_GET_IFACE (self)->read_shifts_async != NULL;
}

void
dag_connector_read_shifts_async (DagConnector        *self,
                                 int64_t              from_us,
                                 int64_t              to_us,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (dag_connector_has_shifts (self));

  DAG_CONNECTOR_GET_IFACE (self)->read_shifts_async (self, from_us, to_us, cancellable,
                                                     callback, user_data);
}

/**
 * dag_connector_read_shifts_finish:
 * @self: a connector
 * @result: what the callback got
 * @error: of %DAG_FAULT, or cancelled
 *
 * Returns: (transfer full) (nullable) (element-type DagRosterShift): the shifts
 */
GPtrArray *
dag_connector_read_shifts_finish (DagConnector  *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_connector_has_reasons:
 * @self: a connector
 *
 * Returns: whether the source can tell how often each reason was noted on past days
 */
gboolean
dag_connector_has_reasons (DagConnector *self)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), FALSE);

  return DAG_CONNECTOR_GET_IFACE (self)->read_reasons_async != NULL;
}

void
dag_connector_read_reasons_async (DagConnector        *self,
                                  int64_t              from_day,
                                  int64_t              to_day,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (dag_connector_has_reasons (self));

  DAG_CONNECTOR_GET_IFACE (self)->read_reasons_async (self, from_day, to_day, cancellable,
                                                      callback, user_data);
}

/**
 * dag_connector_read_reasons_finish:
 * @self: a connector
 * @result: what the callback got
 * @error: of %DAG_FAULT, or cancelled
 *
 * Returns: (transfer full) (nullable) (element-type DagReasonDay): the counts, in any order
 */
GPtrArray *
dag_connector_read_reasons_finish (DagConnector  *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (DAG_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dag_connector_close (DagConnector *self)
{
  g_return_if_fail (DAG_IS_CONNECTOR (self));

  if (DAG_CONNECTOR_GET_IFACE (self)->close != NULL)
    DAG_CONNECTOR_GET_IFACE (self)->close (self);
}

/* dag-asterisk-connector.c - Asterisk over HTTP: polls for the truth, events for starts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-connector.h"

#include "dag-asterisk-clock.h"
#include "dag-asterisk-model.h"
#include "dag-asterisk-session.h"
#include "dag-fault.h"
#include "dag-http.h"

#include <glib/gi18n-lib.h>

/* An account that reads `agent` events and writes nothing is all this needs:
 *
 *   manager.conf   [general] enabled=yes  webenabled=yes
 *                  [dagstart] secret=…  read=agent  write=
 *   http.conf      [general] enabled=yes  (TLS where it leaves the machine)
 *
 * QueueStatus and QueueSummary are asked with HTTP digest, statelessly; the events come
 * over a session of their own (DagAsteriskSession) and may fail by themselves: then the
 * picture is right but its times are “at least”. */

struct _DagAsteriskConnector
{
  GObject parent_instance;

  DagConnection *connection;
  DagHttp *http;
  DagAsteriskSession *session;
  DagAsteriskModel *model;
  DagAsteriskClock clock;
  DagPollRecord record;
  gboolean is_polling;
  gboolean is_listening;
  gboolean is_closed;
};

static void connector_iface_init (DagConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagAsteriskConnector,
                               dag_asterisk_connector,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAG_TYPE_CONNECTOR,
                                                      connector_iface_init))

static void
note_trace (DagAsteriskConnector *self,
            const DagHttpTrace   *trace)
{
  self->record.elapsed_ms += trace->elapsed_ms;
  self->record.bytes += trace->bytes;
  self->record.http_status = trace->status;
  self->record.retry_after_s = trace->retry_after_s;
  if (trace->skew_known)
    dag_asterisk_clock_learn (&self->clock, trace->skew_us,
                              (int64_t) trace->elapsed_ms * 1000);
}

/* Our wall clock to Asterisk's. */
static int64_t
to_theirs (DagAsteriskConnector *self,
           int64_t               our_us)
{
  return our_us + dag_asterisk_clock_get_skew (&self->clock);
}

static void
return_error (DagAsteriskConnector *self,
              GTask                *task,
              GError               *error)
{
  self->is_polling = FALSE;
  self->record.ok = FALSE;
  self->record.fault = error->domain == DAG_FAULT ? error->code : DAG_FAULT_UNREACHABLE;
  g_task_return_error (task, error);
}

static void
return_snapshot (DagAsteriskConnector *self,
                 GTask                *task)
{
  DagSnapshot *snapshot = dag_asterisk_model_make_snapshot (self->model);

  snapshot->skew_us = dag_asterisk_clock_get_skew (&self->clock);
  snapshot->skew_known = self->clock.is_known;
  snapshot->received_at_us = snapshot->taken_at_us - snapshot->skew_us;
  self->is_polling = FALSE;
  self->record.ok = TRUE;
  if (!self->is_closed)
    dag_asterisk_session_start (self->session);
  g_task_return_pointer (task, snapshot, (GDestroyNotify) dag_snapshot_unref);
}

static void
request (DagAsteriskConnector *self,
         const char           *query,
         GTask                *task,
         GAsyncReadyCallback   callback)
{
  DagHttpRequest what = { .path = "arawman", .query = query, .expect = "text/plain" };

  dag_http_get_async (self->http, &what, g_task_get_cancellable (task), callback,
                      g_object_ref (task));
}

/* The summary is a second opinion: the poll stands without it. */
static void
on_summary_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DagAsteriskConnector *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  DagHttpTrace trace;
  g_autoptr (DagHttpAnswer) answer = dag_http_get_finish (self->http, result, &trace,
                                                          &error);
  g_autoptr (DagAmiText) text = NULL;

  note_trace (self, &trace);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      return_error (self, task, g_steal_pointer (&error));
      return;
    }
  if (answer != NULL)
    text = dag_ami_text_parse (answer->body->bytes, answer->body->length, &error);
  if (text == NULL
     || !dag_asterisk_model_apply_summary (self->model, text, &error))
    g_debug ("QueueSummary: %s", error->message);
  return_snapshot (self, task);
}

/* What the reader's thread gets; the main thread keeps its hands off it. */
typedef struct
{
  DagBody *body;
  DagHttpTrace trace;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->body, dag_body_free);
  g_free (reading);
}

static void
read_in_thread (GTask        *inner,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  g_autoptr (DagAmiText) text
      = dag_ami_text_parse (reading->body->bytes, reading->body->length, &error);
  DagAsteriskList *list = text != NULL ? dag_asterisk_list_read (text, &error) : NULL;

  if (list != NULL)
    g_task_return_pointer (inner, list, (GDestroyNotify) dag_asterisk_list_free);
  else
    g_task_return_error (inner, error);
}

static void
on_read_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (DagAsteriskList) list = g_task_propagate_pointer (G_TASK (result), &error);

  dag_http_give_back (self->http, g_steal_pointer (&reading->body));
  if (list == NULL
      || !dag_asterisk_model_apply_list (self->model, list,
                                         to_theirs (self, reading->trace.started_at_us),
                                         to_theirs (self, reading->trace.received_at_us),
                                         &error))
    return_error (self, task, error);
  else
    request (self, "action=QueueSummary", task, on_summary_ready);
}

/* Ten thousand members are three megabytes: read off the main thread. */
static void
start_reading (DagAsteriskConnector *self,
               GTask                *task,
               DagHttpAnswer        *answer,
               const DagHttpTrace   *trace)
{
  g_autoptr (GTask) inner = g_task_new (self, NULL, on_read_ready, g_object_ref (task));
  Reading *reading = g_new0 (Reading, 1);

  reading->body = g_steal_pointer (&answer->body);
  reading->trace = *trace;
  g_task_set_source_tag (inner, start_reading);
  g_task_set_task_data (inner, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (inner, read_in_thread);
}

static void
on_status_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DagAsteriskConnector *self = g_task_get_source_object (task);
  GError *error = NULL;
  DagHttpTrace trace;
  g_autoptr (DagHttpAnswer) answer = dag_http_get_finish (self->http, result, &trace,
                                                          &error);

  note_trace (self, &trace);
  if (answer != NULL)
    {
      start_reading (self, task, answer, &trace);
      return;
    }
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_NOT_FOUND))
    g_prefix_error (&error,
                    "no manager over HTTP here (webenabled=yes in manager.conf, and "
                    "the prefix of http.conf in the address?): ");
  return_error (self, task, error);
}

static void
dag_asterisk_connector_poll_async (DagConnector        *connector,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_asterisk_connector_poll_async);
  if (self->is_polling)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "a poll is under way");
      return;
    }
  self->is_polling = TRUE;
  self->record = (DagPollRecord){ .started_at_us = g_get_real_time (),
                                  .retry_after_s = -1.0 };
  request (self, "action=QueueStatus", task, on_status_ready);
}

static const DagPollRecord *
dag_asterisk_connector_get_last_poll (DagConnector *connector)
{
  return &DAG_ASTERISK_CONNECTOR (connector)->record;
}

static void
dag_asterisk_connector_read_state_changes_async (DagConnector        *connector,
                                                 int64_t              since_us,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dag_asterisk_connector_read_state_changes_async);
  g_task_return_pointer (task, dag_asterisk_model_list_changes (self->model, since_us),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
dag_asterisk_connector_close (DagConnector *connector)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (connector);

  self->is_closed = TRUE;
  dag_asterisk_session_stop (self->session);
}

static void
on_session_refused (DagAsteriskSession *session,
                    gpointer            user_data)
{
  dag_asterisk_model_set_refused (DAG_ASTERISK_CONNECTOR (user_data)->model, TRUE);
}

static void
on_session_opened (DagAsteriskSession *session,
                   gpointer            user_data)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (user_data);

  self->is_listening = TRUE;
  dag_asterisk_model_set_refused (self->model, FALSE);
  dag_asterisk_model_set_listening (self->model, TRUE);
}

static void
on_session_lost (DagAsteriskSession *session,
                 gpointer            user_data)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (user_data);

  self->is_listening = FALSE;
  dag_asterisk_model_set_listening (self->model, FALSE);
}

static void
on_session_events (DagAsteriskSession *session,
                   DagAmiText         *text,
                   gint64              received_us,
                   gpointer            user_data)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (user_data);

  dag_asterisk_model_apply_events (self->model, text, to_theirs (self, received_us));
}

static void
dag_asterisk_connector_dispose (GObject *object)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (object);

  if (self->session != NULL)
    dag_asterisk_session_stop (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (dag_asterisk_connector_parent_class)->dispose (object);
}

static void
dag_asterisk_connector_finalize (GObject *object)
{
  DagAsteriskConnector *self = DAG_ASTERISK_CONNECTOR (object);

  g_clear_pointer (&self->model, dag_asterisk_model_free);
  g_clear_pointer (&self->connection, dag_connection_unref);
  G_OBJECT_CLASS (dag_asterisk_connector_parent_class)->finalize (object);
}

static void
dag_asterisk_connector_class_init (DagAsteriskConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_asterisk_connector_dispose;
  object_class->finalize = dag_asterisk_connector_finalize;
}

static void
connector_iface_init (DagConnectorInterface *iface)
{
  iface->poll_async = dag_asterisk_connector_poll_async;
  iface->get_last_poll = dag_asterisk_connector_get_last_poll;
  iface->read_state_changes_async = dag_asterisk_connector_read_state_changes_async;
  iface->close = dag_asterisk_connector_close;
}

static void
dag_asterisk_connector_init (DagAsteriskConnector *self)
{
}

/**
 * dag_asterisk_connector_new:
 * @connection: a connection of kind "asterisk"; its address ends with the prefix of
 *   Asterisk's http.conf ("https://pbx.example.org:8089/asterisk")
 * @secret: (nullable): the manager account's password
 * @error: %DAG_FAULT_USAGE where the settings cannot work
 *
 * Returns: (transfer full) (nullable): a connector
 */
DagConnector *
dag_asterisk_connector_new (DagConnection  *connection,
                            const char     *secret,
                            GError        **error)
{
  g_autoptr (DagAsteriskConnector) self = NULL;
  g_autoptr (DagAsteriskOptions) options = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  if (connection->user == NULL || *connection->user == '\0')
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                           "Asterisk needs the name of a manager account");
      return NULL;
    }
  options = dag_asterisk_options_new (connection, error);
  if (options == NULL)
    return NULL;
  self = g_object_new (DAG_TYPE_ASTERISK_CONNECTOR, NULL);
  self->connection = dag_connection_ref (connection);
  self->model = dag_asterisk_model_new (g_steal_pointer (&options));
  self->http = dag_http_new (connection, secret, DAG_HTTP_DIGEST, error);
  if (self->http == NULL)
    return NULL;
  self->session = dag_asterisk_session_new (connection, secret, error);
  if (self->session == NULL)
    return NULL;
  g_signal_connect_object (self->session, "refused", G_CALLBACK (on_session_refused),
                           self, 0);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (on_session_opened), self,
                           0);
  g_signal_connect_object (self->session, "lost", G_CALLBACK (on_session_lost), self, 0);
  g_signal_connect_object (self->session, "events", G_CALLBACK (on_session_events), self,
                           0);
  return DAG_CONNECTOR (g_steal_pointer (&self));
}

gboolean
dag_asterisk_connector_is_listening (DagAsteriskConnector *self)
{
  g_return_val_if_fail (DAG_IS_ASTERISK_CONNECTOR (self), FALSE);

  return self->is_listening;
}

guint
dag_asterisk_connector_get_n_gaps (DagAsteriskConnector *self)
{
  g_return_val_if_fail (DAG_IS_ASTERISK_CONNECTOR (self), 0);

  return dag_asterisk_model_get_n_gaps (self->model);
}

static const DagConnectorOption asked_options[] = {
  { .key = DAG_ASTERISK_OPTION_WRAPUP,
    .type = DAG_CONNECTOR_OPTION_SECONDS,
    .title = N_ ("_Wrap-up time"),
    .subtitle = N_ ("Seconds after each call, as “wrapuptime” in queues.conf; 0 for none"),
    .max = DAG_ASTERISK_MAX_WRAPUP_S },
  { .key = DAG_ASTERISK_OPTION_TIMEZONE,
    .type = DAG_CONNECTOR_OPTION_TIMEZONE,
    .title = N_ ("Time _zone of its clock") },
  { NULL },
};

const DagConnectorKind dag_asterisk_kind = {
  .name = "asterisk",
  .title = N_ ("Asterisk"),
  .needs_user = TRUE,
  .options_title = N_ ("How your Asterisk is set up"),
  .options = asked_options,
  .create = dag_asterisk_connector_new,
};

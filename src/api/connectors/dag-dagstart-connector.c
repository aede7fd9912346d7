/* dag-dagstart-connector.c - a contact centre that speaks our own API
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dagstart-connector.h"

#include "dag-fault.h"
#include "dag-http.h"
#include "dag-page-reader.h"
#include "dag-snapshot-reader.h"
#include "dag-time.h"

#include <glib/gi18n-lib.h>

#define JSON "application/json"
#define DAY_US (24 * 3600 * DAG_USEC_PER_SEC)

struct _DagDagstartConnector
{
  GObject parent_instance;

  DagHttp *http;
  DagSnapshotReader *reader; /* used by the reader's thread while @is_polling */
  gboolean is_polling;
  DagSnapshot *last; /* (nullable) */
  char *etag;        /* (nullable): of @last */
  DagPollRecord record;
  DagPageReader *state_changes;
  DagPageReader *intervals;
  DagPageReader *shifts;
  DagPageReader *reasons;
};

static void dag_dagstart_connector_iface_init (DagConnectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DagDagstartConnector,
                               dag_dagstart_connector,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DAG_TYPE_CONNECTOR,
                                                      dag_dagstart_connector_iface_init))

static void
keep_trace (DagDagstartConnector *self,
            const DagHttpTrace   *trace)
{
  self->record.started_at_us = trace->started_at_us;
  self->record.elapsed_ms = trace->elapsed_ms;
  self->record.bytes = trace->bytes;
  self->record.http_status = trace->status;
  self->record.retry_after_s = trace->retry_after_s;
}

/* @error: (transfer full) */
static void
return_error (GTask  *task,
              GError *error)
{
  DagDagstartConnector *self = g_task_get_source_object (task);

  self->is_polling = FALSE;
  self->record.ok = FALSE;
  self->record.fault = error->domain == DAG_FAULT ? error->code : DAG_FAULT_UNREACHABLE;
  g_task_return_error (task, error);
}

/* @snapshot: (transfer full) */
static void
return_snapshot (GTask       *task,
                 DagSnapshot *snapshot)
{
  DagDagstartConnector *self = g_task_get_source_object (task);

  self->is_polling = FALSE;
  self->record.ok = TRUE;
  g_task_return_pointer (task, snapshot, (GDestroyNotify) dag_snapshot_unref);
}

/* What the reader's thread gets and leaves; the main thread keeps its hands off it. */
typedef struct
{
  DagSnapshotReader *reader; /* borrowed: the connector lives as long as its task */
  DagBody *body;
  DagHttpTrace trace;
  char *etag;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->body, dag_body_free);
  g_clear_pointer (&self->etag, g_free);
  g_free (self);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  DagSnapshot *snapshot = dag_snapshot_reader_read (reading->reader, reading->body, &error);

  if (reading->body->capacity > DAG_BODY_KEPT)
    g_clear_pointer (&reading->body, dag_body_free); /* here: on the main loop it takes time */
  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) dag_snapshot_unref);
  else
    g_task_return_error (task, error);
}

/* Until here nobody else has seen the snapshot. */
static void
complete_snapshot (DagDagstartConnector *self,
                   DagSnapshot          *snapshot,
                   const DagHttpTrace   *trace)
{
  snapshot->received_at_us = trace->received_at_us;
  snapshot->skew_us = trace->skew_us;
  snapshot->skew_known = trace->skew_known;
  if (dag_page_reader_is_off (self->state_changes))
    snapshot->absent |= DAG_PART_STATE_CHANGES;
  if (dag_page_reader_is_off (self->intervals))
    snapshot->absent |= DAG_PART_INTERVALS;
  if (dag_page_reader_is_off (self->shifts))
    snapshot->absent |= DAG_PART_SHIFTS;
}

static void
on_read_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  DagSnapshot *snapshot = g_task_propagate_pointer (G_TASK (result), &error);

  if (reading->body != NULL)
    dag_http_give_back (self->http, g_steal_pointer (&reading->body));
  if (snapshot == NULL)
    {
      return_error (task, error);
      return;
    }
  self->record.elapsed_ms
      = (guint) ((g_get_real_time () - reading->trace.started_at_us) / 1000);
  if (snapshot != self->last)
    {
      complete_snapshot (self, snapshot, &reading->trace);
      g_clear_pointer (&self->last, dag_snapshot_unref);
      self->last = dag_snapshot_ref (snapshot);
    }
  g_free (self->etag);
  self->etag = g_steal_pointer (&reading->etag);
  return_snapshot (task, snapshot);
}

static void
start_reading (GTask         *task,
               DagHttpAnswer *answer,
               DagHttpTrace  *trace)
{
  DagDagstartConnector *self = g_task_get_source_object (task);
  g_autoptr (GTask) inner = g_task_new (self, NULL, on_read_ready, g_object_ref (task));
  Reading *reading = g_new0 (Reading, 1);

  reading->reader = self->reader;
  reading->body = g_steal_pointer (&answer->body);
  reading->etag = g_steal_pointer (&answer->etag);
  reading->trace = *trace;
  g_task_set_source_tag (inner, start_reading);
  g_task_set_task_data (inner, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (inner, read_in_thread);
}

static void
on_get_ready (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DagDagstartConnector *self = g_task_get_source_object (task);
  DagHttpTrace trace = { 0 };
  GError *error = NULL;
  g_autoptr (DagHttpAnswer) answer
      = dag_http_get_finish (DAG_HTTP (source), result, &trace, &error);

  keep_trace (self, &trace);
  if (answer == NULL)
    {
      return_error (task, error);
      return;
    }
  self->record.not_modified = answer->not_modified;
  if (!answer->not_modified)
    {
      start_reading (task, answer, &trace);
      return;
    }
  if (self->last != NULL && self->etag != NULL)
    return_snapshot (task, dag_snapshot_ref (self->last));
  else
    return_error (task, g_error_new_literal (DAG_FAULT, DAG_FAULT_SHAPE,
                                             "“not modified” to a first question"));
}

static void
dag_dagstart_connector_poll_async (DagConnector        *connector,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (connector);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DagHttpRequest request = { .path = "v1/snapshot", .expect = JSON, .etag = self->etag };

  g_task_set_source_tag (task, dag_dagstart_connector_poll_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->is_polling)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "a poll is under way already");
      return;
    }
  self->is_polling = TRUE;
  self->record = (DagPollRecord) { .retry_after_s = -1.0 };
  dag_http_get_async (self->http, &request, cancellable, on_get_ready, g_object_ref (task));
}

static const DagPollRecord *
dag_dagstart_connector_get_last_poll (DagConnector *connector)
{
  return &DAG_DAGSTART_CONNECTOR (connector)->record;
}

/* "since=2026-11-23T08%3A00%3A00.000%2B00%3A00" */
static char *
write_time (const char *name,
            int64_t     time_us)
{
  g_autofree char *time = dag_time_format_rfc3339 (time_us, NULL);
  g_autofree char *escaped = g_uri_escape_string (time, NULL, FALSE);

  return g_strconcat (name, "=", escaped, NULL);
}

/* A page reader's answer, handed on as the connector's own: the callback's source is us. */
static void
on_pages_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GPtrArray *records = dag_page_reader_read_finish (DAG_PAGE_READER (source), result, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Asks for all pages of one call; the callback's source is the connector. */
static void
read_pages (DagConnector        *connector,
            DagPageReader       *reader,
            const char          *query,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, read_pages);
  dag_page_reader_read_async (reader, query, cancellable, on_pages_ready, task);
}

static void
dag_dagstart_connector_read_state_changes_async (DagConnector        *connector,
                                                 int64_t              since_us,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (connector);
  g_autofree char *query = write_time ("since", since_us);

  read_pages (connector, self->state_changes, query, cancellable, callback, user_data);
}

static void
dag_dagstart_connector_read_intervals_async (DagConnector        *connector,
                                             int64_t              from_us,
                                             int64_t              to_us,
                                             int                  minutes,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (connector);
  g_autofree char *from = write_time ("from", from_us);
  g_autofree char *to = write_time ("to", to_us);
  g_autofree char *query = g_strdup_printf ("%s&%s&minutes=%d", from, to, minutes);

  read_pages (connector, self->intervals, query, cancellable, callback, user_data);
}

static void
dag_dagstart_connector_read_shifts_async (DagConnector        *connector,
                                          int64_t              from_us,
                                          int64_t              to_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (connector);
  g_autofree char *from = write_time ("from", from_us);
  g_autofree char *to = write_time ("to", to_us);
  g_autofree char *query = g_strdup_printf ("%s&%s", from, to);

  read_pages (connector, self->shifts, query, cancellable, callback, user_data);
}

/* "from=2026-10-26" */
static char *
write_day (const char *name,
           int64_t     day)
{
  g_autofree char *time = dag_time_format_rfc3339 (day * DAY_US, NULL);

  return g_strdup_printf ("%s=%.10s", name, time);
}

static void
dag_dagstart_connector_read_reasons_async (DagConnector        *connector,
                                           int64_t              from_day,
                                           int64_t              to_day,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (connector);
  g_autofree char *from = write_day ("from", from_day);
  g_autofree char *to = write_day ("to", to_day);
  g_autofree char *query = g_strdup_printf ("%s&%s", from, to);

  read_pages (connector, self->reasons, query, cancellable, callback, user_data);
}

static void
dag_dagstart_connector_close (DagConnector *connector)
{
  dag_http_abort (DAG_DAGSTART_CONNECTOR (connector)->http);
}

static void
dag_dagstart_connector_dispose (GObject *object)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (object);

  g_clear_object (&self->state_changes);
  g_clear_object (&self->intervals);
  g_clear_object (&self->shifts);
  g_clear_object (&self->reasons);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (dag_dagstart_connector_parent_class)->dispose (object);
}

static void
dag_dagstart_connector_finalize (GObject *object)
{
  DagDagstartConnector *self = DAG_DAGSTART_CONNECTOR (object);

  g_clear_pointer (&self->reader, dag_snapshot_reader_free);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->etag, g_free);
  G_OBJECT_CLASS (dag_dagstart_connector_parent_class)->finalize (object);
}

static void
dag_dagstart_connector_iface_init (DagConnectorInterface *iface)
{
  iface->poll_async = dag_dagstart_connector_poll_async;
  iface->get_last_poll = dag_dagstart_connector_get_last_poll;
  iface->read_state_changes_async = dag_dagstart_connector_read_state_changes_async;
  iface->read_intervals_async = dag_dagstart_connector_read_intervals_async;
  iface->read_shifts_async = dag_dagstart_connector_read_shifts_async;
  iface->read_reasons_async = dag_dagstart_connector_read_reasons_async;
  iface->close = dag_dagstart_connector_close;
}

static void
dag_dagstart_connector_class_init (DagDagstartConnectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_dagstart_connector_dispose;
  object_class->finalize = dag_dagstart_connector_finalize;
}

static void
dag_dagstart_connector_init (DagDagstartConnector *self)
{
  self->reader = dag_snapshot_reader_new ();
  self->record.retry_after_s = -1.0;
}

/**
 * dag_dagstart_connector_new:
 * @connection: how to reach it
 * @secret: (nullable): bearer token, or the password where the connection has a user
 * @error: %DAG_FAULT_USAGE or %DAG_FAULT_IO where the settings cannot work
 *
 * Returns: (transfer full) (nullable): a connector; nothing is sent before the first poll
 */
DagConnector *
dag_dagstart_connector_new (DagConnection  *connection,
                            const char     *secret,
                            GError        **error)
{
  g_autoptr (DagDagstartConnector) self = NULL;
  g_autoptr (DagHttp) http = dag_http_new (connection, secret, DAG_HTTP_DEFAULT, error);

  if (http == NULL)
    return NULL;
  self = g_object_new (DAG_TYPE_DAGSTART_CONNECTOR, NULL);
  self->state_changes
      = dag_page_reader_new (http, DAG_PAGE_STATE_CHANGES, "v1/state-changes");
  self->intervals = dag_page_reader_new (http, DAG_PAGE_INTERVALS, "v1/intervals");
  self->shifts = dag_page_reader_new (http, DAG_PAGE_SHIFTS, "v1/shifts");
  self->reasons = dag_page_reader_new (http, DAG_PAGE_REASONS, "v1/reasons");
  self->http = g_steal_pointer (&http);
  return DAG_CONNECTOR (g_steal_pointer (&self));
}

const DagConnectorKind dag_dagstart_kind = {
  .name = DAG_CONNECTOR_OWN_KIND,
  .title = N_ ("Dagstart API"),
  .create = dag_dagstart_connector_new,
};

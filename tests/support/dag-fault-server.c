/* dag-fault-server.c - a server on loopback that misbehaves as it is told, byte by byte
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-fault-server.h"

#include <string.h>
#include <sys/socket.h>

#define MAX_HEAD 65536

struct _DagFaultServer
{
  GSocketService *service;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GCancellable *closing;
  GTlsCertificate *certificate; /* (nullable) */
  DagFaultScript script;
  gpointer user_data;
  guint port;
  GMutex mutex;
  GCond idle;
  GPtrArray *requests; /* guarded by @mutex, as is what follows */
  GPtrArray *open; /* of GSocket: the connections that are being served */
  guint n_connections;
};

/* Reads to the empty line. Not cancellable: glib-networking leaks the error of that, so a
 * closing server shuts its sockets down. Returns: (transfer full) (nullable): the head */
static char *
read_head (GInputStream *in)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (head->len < MAX_HEAD)
    {
      if (g_input_stream_read (in, &byte, 1, NULL, NULL) != 1)
        return NULL;
      g_string_append_c (head, byte);
      if (g_str_has_suffix (head->str, "\r\n\r\n"))
        return g_string_free (g_steal_pointer (&head), FALSE);
    }
  return NULL;
}

static guint
keep_request (DagFaultServer *self,
              const char     *head)
{
  guint number;

  g_mutex_lock (&self->mutex);
  number = self->requests->len;
  g_ptr_array_add (self->requests, g_strdup (head));
  g_mutex_unlock (&self->mutex);
  g_main_context_wakeup (NULL); /* a test may wait for just that */
  return number;
}

static void
serve (DagFaultServer    *self,
       GSocketConnection *socket,
       GIOStream         *stream)
{
  gboolean stays = TRUE;

  while (stays && !g_cancellable_is_cancelled (self->closing))
    {
      g_autofree char *head = read_head (g_io_stream_get_input_stream (stream));
      DagFaultCall call = { self, socket, stream, head, 0 };

      if (head == NULL)
        break;
      call.number = keep_request (self, head);
      stays = self->script (&call, self->user_data);
    }
  g_io_stream_close (stream, NULL, NULL);
}

static void
begin_connection (DagFaultServer    *self,
                  GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);

  g_mutex_lock (&self->mutex);
  self->n_connections++;
  g_ptr_array_add (self->open, g_object_ref (socket));
  if (g_cancellable_is_cancelled (self->closing))
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
  g_mutex_unlock (&self->mutex);
}

static void
end_connection (DagFaultServer    *self,
                GSocketConnection *connection)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_remove (self->open, g_socket_connection_get_socket (connection));
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->mutex);
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *socket,
        GObject                *source,
        gpointer                user_data)
{
  DagFaultServer *self = user_data;
  g_autoptr (GIOStream) stream = NULL;

  begin_connection (self, socket);
  if (self->certificate != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (socket), self->certificate, NULL);
  else
    stream = g_object_ref (G_IO_STREAM (socket));
  if (stream != NULL)
    serve (self, socket, stream);
  end_connection (self, socket);
  return TRUE;
}

static gpointer
run_loop (gpointer user_data)
{
  DagFaultServer *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_socket_service_start (self->service);
  g_main_loop_run (self->loop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * dag_fault_server_new:
 * @script: what to do with each request; runs in the server's threads
 * @user_data: for @script
 * @certificate: (nullable): to speak TLS
 *
 * Returns: (transfer full): a server on 127.0.0.1
 */
DagFaultServer *
dag_fault_server_new (DagFaultScript   script,
                      gpointer         user_data,
                      GTlsCertificate *certificate)
{
  DagFaultServer *self = g_new0 (DagFaultServer, 1);
  g_autoptr (GInetAddress) loopback
      = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->script = script;
  self->user_data = user_data;
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->open = g_ptr_array_new_with_free_func (g_object_unref);
  self->closing = g_cancellable_new ();
  if (certificate != NULL)
    self->certificate = g_object_ref (certificate);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->service = g_threaded_socket_service_new (16);
  g_socket_service_stop (self->service);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound,
                                 &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->thread = g_thread_new ("fault-server", run_loop, self);
  return self;
}

static gboolean
on_quit (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
dag_fault_server_free (DagFaultServer *self)
{
  g_cancellable_cancel (self->closing);
  g_main_context_invoke (self->context, on_quit, self->loop);
  g_thread_join (self->thread);
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->open->len; i++)
    g_socket_shutdown (self->open->pdata[i], TRUE, TRUE, NULL);
  while (self->open->len > 0)
    g_cond_wait (&self->idle, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self);
}

guint
dag_fault_server_get_port (DagFaultServer *self)
{
  return self->port;
}

char *
dag_fault_server_dup_url (DagFaultServer *self)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", self->certificate != NULL ? "https" : "http",
                          self->port);
}

guint
dag_fault_server_get_n_requests (DagFaultServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->requests->len;
  g_mutex_unlock (&self->mutex);
  return n;
}

guint
dag_fault_server_get_n_connections (DagFaultServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_connections;
  g_mutex_unlock (&self->mutex);
  return n;
}

/* Returns: (transfer full) (nullable): the head of a request */
char *
dag_fault_server_dup_request (DagFaultServer *self,
                              guint           number)
{
  char *head = NULL;

  g_mutex_lock (&self->mutex);
  if (number < self->requests->len)
    head = g_strdup (self->requests->pdata[number]);
  g_mutex_unlock (&self->mutex);
  return head;
}

/**
 * dag_fault_call_write:
 * @call: a request
 * @bytes: what to send
 * @length: how many, or -1
 *
 * Returns: whether somebody still listens
 */
gboolean
dag_fault_call_write (DagFaultCall *call,
                      const void   *bytes,
                      gssize        length)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (call->stream), bytes,
                                    length < 0 ? strlen (bytes) : (gsize) length, NULL,
                                    call->server->closing, NULL);
}

/**
 * dag_fault_call_answer:
 * @call: a request
 * @status: "200 OK"
 * @headers: (nullable): further ones, each with its line end
 * @body: what follows
 *
 * A polite answer of known length.
 *
 * Returns: whether it was taken
 */
gboolean
dag_fault_call_answer (DagFaultCall *call,
                       const char   *status,
                       const char   *headers,
                       const char   *body)
{
  g_autofree char *text
      = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n%s",
                         status, strlen (body), headers != NULL ? headers : "", body);

  return dag_fault_call_write (call, text, -1);
}

gboolean
dag_fault_call_answer_json (DagFaultCall *call,
                            const char   *body)
{
  return dag_fault_call_answer (call, "200 OK", "Content-Type: application/json\r\n", body);
}

/* Ends the connection with a reset instead of a farewell. */
void
dag_fault_call_reset (DagFaultCall *call)
{
  GSocket *socket = g_socket_connection_get_socket (call->socket);
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

/**
 * dag_fault_call_wait:
 * @call: a request
 * @ms: how long to be silent, or -1
 *
 * Returns: %FALSE where the server is being closed
 */
gboolean
dag_fault_call_wait (DagFaultCall *call,
                     int           ms)
{
  GPollFD fd = { 0 };

  if (!g_cancellable_make_pollfd (call->server->closing, &fd))
    return FALSE;
  g_poll (&fd, 1, ms);
  g_cancellable_release_fd (call->server->closing);
  return !g_cancellable_is_cancelled (call->server->closing);
}

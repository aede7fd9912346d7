/* dag-sim-server.c - the simulated contact centre over HTTP, on loopback only
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "dag-sim-json.h"
#include "dag-sim-lists.h"
#include "dag-sim-query.h"
#include "dag-sim-snapshot.h"

#define BASE "/api"

struct _DagSimServer
{
  GObject parent_instance;

  DagSimCentre *centre;
  int64_t start_ms;
  double speed;
  guint port;
  char *token;
  char *tls_cert;
  char *tls_key;
  int64_t begun_us; /* monotonic time at which the picture began to move */
  SoupServer *soup;
  GBytes *snapshot; /* of the simulated second @snapshot_ms */
  GBytes *snapshot_gzip;
  int64_t snapshot_ms;
};

G_DEFINE_FINAL_TYPE (DagSimServer, dag_sim_server, G_TYPE_OBJECT)

typedef void (*ListAppend) (GString            *json,
                            const DagSimCentre *centre,
                            const DagSimQuery  *query);

static const struct
{
  const char *name;
  ListAppend append;
} lists[] = {
  { "state-changes", dag_sim_lists_append_changes },
  { "intervals", dag_sim_lists_append_intervals },
  { "reasons", dag_sim_lists_append_reasons },
  { "shifts", dag_sim_lists_append_shifts },
};

/* Lets the centre live up to now, in whole simulated seconds. */
static void
catch_up (DagSimServer *self)
{
  double elapsed_ms = (double) (g_get_monotonic_time () - self->begun_us) / 1000.0;
  int64_t now = self->start_ms + (int64_t) (elapsed_ms * self->speed);

  dag_sim_centre_run_until (self->centre, now / DAG_SIM_SECOND_MS * DAG_SIM_SECOND_MS);
}

static GBytes *
compress (GBytes *plain)
{
  g_autoptr (GZlibCompressor) zlib
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, G_CONVERTER (zlib));
  gsize size;
  const void *bytes = g_bytes_get_data (plain, &size);

  if (!g_output_stream_write_all (stream, bytes, size, NULL, NULL, NULL)
      || !g_output_stream_close (stream, NULL, NULL))
    g_assert_not_reached (); /* writing to memory cannot fail */
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
wants_gzip (SoupServerMessage *message)
{
  const char *accept = soup_message_headers_get_list (
      soup_server_message_get_request_headers (message), "Accept-Encoding");
  GSList *unacceptable = NULL;
  GSList *acceptable = NULL;
  gboolean wanted;

  if (accept == NULL)
    return FALSE;
  acceptable = soup_header_parse_quality_list (accept, &unacceptable);
  wanted = g_slist_find_custom (acceptable, "gzip", (GCompareFunc) g_ascii_strcasecmp) != NULL;
  soup_header_free_list (acceptable);
  soup_header_free_list (unacceptable);
  return wanted;
}

static void
answer (SoupServerMessage *message,
        guint              status,
        GBytes            *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_set_content_type (headers, "application/json", NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
  soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
  soup_server_message_set_status (message, status, NULL);
}

static void
answer_error (SoupServerMessage *message,
              guint              status,
              const char        *code,
              const char        *text)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_open (json, "error", '{');
  dag_sim_json_string (json, "code", code);
  dag_sim_json_string (json, "message", text);
  dag_sim_json_close (json, '}');
  dag_sim_json_close (json, '}');
  g_string_truncate (json, json->len - 1);
  body = g_string_free_to_bytes (g_steal_pointer (&json));
  answer (message, status, body);
}

static void
answer_ok (SoupServerMessage *message,
           GBytes            *plain)
{
  g_autoptr (GBytes) packed = NULL;

  if (!wants_gzip (message))
    {
      answer (message, SOUP_STATUS_OK, plain);
      return;
    }
  packed = compress (plain);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Encoding", "gzip");
  answer (message, SOUP_STATUS_OK, packed);
}

static void
make_snapshot (DagSimServer *self)
{
  g_autoptr (GString) json = NULL;
  int64_t now = dag_sim_centre_get_now (self->centre);

  if (self->snapshot != NULL && self->snapshot_ms == now)
    return;
  json = g_string_sized_new (
      self->snapshot != NULL ? g_bytes_get_size (self->snapshot) + 4096 : 65536);
  dag_sim_snapshot_append (json, self->centre, self->speed);
  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->snapshot_gzip, g_bytes_unref);
  self->snapshot = g_string_free_to_bytes (g_steal_pointer (&json));
  self->snapshot_ms = now;
}

static GBytes *
get_snapshot (DagSimServer *self,
              gboolean      gzip)
{
  if (!gzip)
    return self->snapshot;
  if (self->snapshot_gzip == NULL)
    self->snapshot_gzip = compress (self->snapshot);
  return self->snapshot_gzip;
}

/* The bytes follow from the version, the plan and the simulated time alone, so these make
 * a strong tag; the packed form is another sequence of bytes and has its own. */
static char *
dup_etag (DagSimServer *self,
          gboolean      gzip)
{
  const DagSimPlan *plan = dag_sim_centre_get_plan (self->centre);

  return g_strdup_printf ("\"" DAG_VERSION "-%s-%" G_GINT64_MODIFIER "x-%u-%u-%g-%"
                          G_GINT64_MODIFIER "x%s\"",
                          dag_sim_scenario_get_word (plan->scenario), plan->seed,
                          plan->n_agents, plan->n_queues, self->speed, self->snapshot_ms,
                          gzip ? "-gz" : "");
}

static gboolean
is_known (SoupServerMessage *message,
          const char        *etag)
{
  const char *none_match = soup_message_headers_get_list (
      soup_server_message_get_request_headers (message), "If-None-Match");
  g_auto (GStrv) tags = NULL;

  if (none_match == NULL)
    return FALSE;
  tags = g_strsplit (none_match, ",", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      const char *tag = g_strstrip (tags[i]);

      /* RFC 9110, 13.1.2: If-None-Match compares weakly. */
      if (g_str_has_prefix (tag, "W/"))
        tag += 2;
      if (g_str_equal (tag, etag) || g_str_equal (tag, "*"))
        return TRUE;
    }
  return FALSE;
}

static void
answer_snapshot (DagSimServer      *self,
                 SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean gzip = wants_gzip (message);
  g_autofree char *etag = NULL;

  make_snapshot (self);
  etag = dup_etag (self, gzip);
  soup_message_headers_replace (headers, "ETag", etag);
  if (is_known (message, etag))
    {
      soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  if (gzip)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  answer (message, SOUP_STATUS_OK, get_snapshot (self, gzip));
}

static void
answer_health (SoupServerMessage *message)
{
  static const char *const capabilities[] = {
    "snapshot", "state-changes", "intervals", "reasons", "shifts", "etag", "gzip",
    "queues.today", "queues.expected_wait_s", "queues.announcement", "agents.today.hold_s",
    "agents.contacts", "callbacks",
  };
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "name", "dagstart-sim");
  dag_sim_json_string (json, "version", DAG_VERSION);
  dag_sim_json_count (json, "api", 1);
  dag_sim_json_open (json, "capabilities", '[');
  for (guint i = 0; i < G_N_ELEMENTS (capabilities); i++)
    dag_sim_json_string (json, NULL, capabilities[i]);
  dag_sim_json_close (json, ']');
  dag_sim_json_close (json, '}');
  g_string_truncate (json, json->len - 1);
  body = g_string_free_to_bytes (g_steal_pointer (&json));
  answer_ok (message, body);
}

static void
answer_list (DagSimServer      *self,
             SoupServerMessage *message,
             GHashTable        *parameters,
             ListAppend         append)
{
  g_auto (DagSimQuery) query = { 0 };
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) json = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  if (!dag_sim_query_read (&query, parameters != NULL ? parameters : none,
                           dag_sim_centre_get_now (self->centre), &error))
    {
      answer_error (message, SOUP_STATUS_BAD_REQUEST,
                    g_error_matches (error, DAG_SIM_ERROR, DAG_SIM_ERROR_BAD_CURSOR)
                        ? "bad-cursor"
                        : "bad-parameter",
                    error->message);
      return;
    }
  json = g_string_new (NULL);
  append (json, self->centre, &query);
  body = g_string_free_to_bytes (g_steal_pointer (&json));
  answer_ok (message, body);
}

/* Compares in a time that does not tell where the first difference is. */
static gboolean
is_same_secret (const char *a,
                const char *b)
{
  size_t n = strlen (a);
  guint difference = n == strlen (b) ? 0 : 1;

  for (size_t i = 0; i < n && difference == 0; i++)
    difference |= (guint) (guchar) a[i] ^ (guint) (guchar) b[i];
  return difference == 0;
}

static gboolean
is_allowed (DagSimServer      *self,
            SoupServerMessage *message)
{
  const char *shown = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");

  if (self->token == NULL)
    return TRUE;
  return shown != NULL && g_ascii_strncasecmp (shown, "Bearer ", 7) == 0
         && is_same_secret (self->token, shown + 7);
}

/* Method and token. Returns: whether the call may go on */
static gboolean
admit (DagSimServer      *self,
       SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (!is_allowed (self, message))
    {
      soup_message_headers_replace (headers, "WWW-Authenticate",
                                    "Bearer realm=\"dagstart-sim\"");
      answer_error (message, SOUP_STATUS_UNAUTHORIZED, "unauthorized",
                    "A valid token is needed.");
      return FALSE;
    }
  if (g_str_equal (method, "GET") || g_str_equal (method, "HEAD"))
    return TRUE;
  soup_message_headers_replace (headers, "Allow", "GET, HEAD");
  answer_error (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "method-not-allowed",
                "This API is only read.");
  return FALSE;
}

static void
on_request (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *parameters,
            gpointer           user_data)
{
  DagSimServer *self = DAG_SIM_SERVER (user_data);
  const char *call = g_str_has_prefix (path, BASE "/v1/") ? path + strlen (BASE "/v1/") : "";

  if (!admit (self, message))
    return;
  catch_up (self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (call, lists[i].name))
      {
        answer_list (self, message, parameters, lists[i].append);
        return;
      }
  if (g_str_equal (call, "snapshot"))
    answer_snapshot (self, message);
  else if (g_str_equal (call, "health"))
    answer_health (message);
  else
    answer_error (message, SOUP_STATUS_NOT_FOUND, "not-found", "There is no such call.");
}

static void
dag_sim_server_finalize (GObject *object)
{
  DagSimServer *self = DAG_SIM_SERVER (object);

  if (self->soup != NULL)
    {
      soup_server_remove_handler (self->soup, "/");
      soup_server_disconnect (self->soup);
    }
  g_clear_object (&self->soup);
  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->snapshot_gzip, g_bytes_unref);
  g_clear_pointer (&self->centre, dag_sim_centre_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->tls_cert, g_free);
  g_clear_pointer (&self->tls_key, g_free);
  G_OBJECT_CLASS (dag_sim_server_parent_class)->finalize (object);
}

static void
dag_sim_server_class_init (DagSimServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_sim_server_finalize;
}

static void
dag_sim_server_init (DagSimServer *self)
{
}

/**
 * dag_sim_server_new:
 * @centre: (transfer full): what to serve
 * @options: copied
 *
 * Returns: (transfer full): a server that does not listen yet
 */
DagSimServer *
dag_sim_server_new (DagSimCentre              *centre,
                    const DagSimServerOptions *options)
{
  DagSimServer *self = g_object_new (DAG_TYPE_SIM_SERVER, NULL);

  self->centre = centre;
  self->start_ms = options->start_ms;
  self->speed = options->speed;
  self->port = options->port;
  self->token = g_strdup (options->token);
  self->tls_cert = g_strdup (options->tls_cert);
  self->tls_key = g_strdup (options->tls_key);
  return self;
}

/**
 * dag_sim_server_listen:
 *
 * Runs the day so far, then begins to serve on loopback; from now on simulated time goes
 * with the clock.
 *
 * Returns: whether it listens; @error is of the TLS, file or socket domains
 */
gboolean
dag_sim_server_listen (DagSimServer  *self,
                       GError       **error)
{
  SoupServerListenOptions how = SOUP_SERVER_LISTEN_IPV4_ONLY;
  g_autoptr (GTlsCertificate) certificate = NULL;

  g_return_val_if_fail (DAG_IS_SIM_SERVER (self), FALSE);

  self->soup = soup_server_new ("server-header", "dagstart-sim ", NULL);
  if (self->tls_cert != NULL)
    {
      certificate = g_tls_certificate_new_from_files (self->tls_cert, self->tls_key, error);
      if (certificate == NULL)
        return FALSE;
      soup_server_set_tls_certificate (self->soup, certificate);
      how |= SOUP_SERVER_LISTEN_HTTPS;
    }
  soup_server_add_handler (self->soup, "/", on_request, self, NULL);
  dag_sim_centre_run_until (self->centre, self->start_ms);
  self->begun_us = g_get_monotonic_time ();
  return soup_server_listen_local (self->soup, self->port, how, error);
}

/* Returns: (transfer full): the base address, "http://127.0.0.1:PORT/api" */
char *
dag_sim_server_dup_url (DagSimServer *self)
{
  GSList *uris = soup_server_get_uris (self->soup);
  GUri *uri = uris->data;
  char *url = g_strdup_printf ("%s://127.0.0.1:%d" BASE, g_uri_get_scheme (uri),
                               g_uri_get_port (uri));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return url;
}

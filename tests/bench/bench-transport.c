/* bench-transport.c - fetching a large answer with our client, against libcurl
 * SPDX-License-Identifier: GPL-3.0-or-later
 * The server is a process of its own, so that its time is nobody's. */
#include "config.h"

#include <curl/curl.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dag-bench.h"
#include "dag-http.h"

#define LENGTH 3630000
#define ROUNDS 41

static void
answer (SoupServer        *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        gpointer           user_data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, user_data,
                                    LENGTH);
}

/* Never returns; writes its address into @fd. */
static void
serve (int fd)
{
  g_autofree char *body = g_malloc (LENGTH);
  g_autoptr (SoupServer) server = g_object_new (SOUP_TYPE_SERVER, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *url = NULL;
  GSList *uris;

  memset (body, ' ', LENGTH);
  body[0] = '{';
  body[LENGTH - 1] = '}';
  soup_server_add_handler (server, NULL, answer, body, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_assert_cmpint (write (fd, url, strlen (url)), >, 0);
  close (fd);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (loop);
  _exit (0);
}

static gsize
take (char    *bytes,
      gsize    size,
      gsize    n,
      gpointer into)
{
  DagBody *body = into;

  dag_body_reserve (body, body->length + size * n);
  memcpy (body->bytes + body->length, bytes, size * n);
  body->length += size * n;
  return size * n;
}

/* One handle and one buffer for all rounds, as ours. */
static double
get_with_curl (CURL    *curl,
               DagBody *body)
{
  double begin = dag_bench_cpu_ms ();

  body->length = 0;
  g_assert_cmpint (curl_easy_perform (curl), ==, CURLE_OK);
  g_assert_cmpuint (body->length, ==, LENGTH);
  return dag_bench_cpu_ms () - begin;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static double
get_with_ours (DagHttp *http)
{
  static const DagHttpRequest request = { .path = "v1/snapshot", .expect = "application/json" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DagHttpAnswer) got = NULL;
  g_autoptr (GError) error = NULL;
  double begin = dag_bench_cpu_ms ();
  double ms;

  dag_http_get_async (http, &request, NULL, on_answer, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  got = dag_http_get_finish (http, result, NULL, &error);
  ms = dag_bench_cpu_ms () - begin;
  g_assert_no_error (error);
  g_assert_cmpuint (got->body->length, ==, LENGTH);
  dag_http_give_back (http, g_steal_pointer (&got->body));
  return ms;
}

static void
bench (const char *url)
{
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", url);
  g_autoptr (DagHttp) http = dag_http_new (connection, NULL, DAG_HTTP_DEFAULT, NULL);
  g_autoptr (DagBody) body = dag_body_new ();
  DagBenchTimes times = { 0 };
  DagBenchTimes peers = { 0 };
  CURL *curl = curl_easy_init ();

  curl_easy_setopt (curl, CURLOPT_URL, url);
  curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt (curl, CURLOPT_WRITEDATA, body);
  curl_easy_setopt (curl, CURLOPT_NOPROXY, "*");
  for (guint i = 0; i <= ROUNDS; i++)
    {
      double own = get_with_ours (http);
      double peer = get_with_curl (curl, body);

      if (i == 0)
        continue; /* the first opens the connection */
      dag_bench_add (&times, own);
      dag_bench_add (&peers, peer);
    }
  curl_easy_cleanup (curl);
  dag_bench_figure (11, "one poll of 3.6 MB", "ms CPU", dag_bench_median (&times),
                    "libcurl easy", dag_bench_median (&peers), 4.5);
}

int
main (void)
{
  char url[128] = "";
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    serve (ends[1]);
  close (ends[1]);
  g_assert_cmpint (read (ends[0], url, sizeof url - 1), >, 0);
  bench (url);
  kill (child, SIGTERM);
  waitpid (child, NULL, 0);
  return 0;
}

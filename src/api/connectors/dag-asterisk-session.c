/* dag-asterisk-session.c - the event session: log in, wait for events, log in again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-session.h"

#include "dag-fault.h"
#include "dag-http.h"

#include <string.h>

/* WaitEvent comes back at the first event, or after this long. Well under `httptimeout`
 * (60 s), after which Asterisk forgets a session; every answer renews its cookie. */
#define WAIT_S 20
#define WAIT_QUERY "action=WaitEvent&Timeout=" G_STRINGIFY (WAIT_S)
#define WAIT_DEADLINE_S (WAIT_S + 10.0)

#define CHALLENGE_QUERY "action=Challenge&AuthType=MD5"

#define FIRST_PAUSE_MS 500
#define LONGEST_PAUSE_MS 60000
/* An account that is refused is not tried at full pace: the next one may lock it. */
#define REFUSED_PAUSE_MS 300000

struct _DagAsteriskSession
{
  GObject parent_instance;

  DagConnection *connection;
  char *secret;
  DagHttp *http;
  GCancellable *cancellable; /* of the request under way; NULL: stopped */
  guint retry_id;
  guint n_failures; /* in a row */
  gboolean is_open;
};

enum
{
  REFUSED,
  OPENED,
  LOST,
  EVENTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagAsteriskSession, dag_asterisk_session, G_TYPE_OBJECT)

static void ask_challenge (DagAsteriskSession *self);
static void wait_events (DagAsteriskSession *self);

static gboolean
on_retry (gpointer user_data)
{
  DagAsteriskSession *self = user_data;

  self->retry_id = 0;
  ask_challenge (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH)
         || g_error_matches (error, DAG_FAULT, DAG_FAULT_FORBIDDEN);
}

/* Half of it chance, so that twenty desks do not all come back in the same moment. */
static guint
find_pause_ms (DagAsteriskSession *self,
               const GError       *error)
{
  guint pause_ms = FIRST_PAUSE_MS << MIN (self->n_failures, 10);

  pause_ms = MIN (pause_ms, LONGEST_PAUSE_MS);
  if (is_refusal (error))
    pause_ms = REFUSED_PAUSE_MS;
  return pause_ms / 2 + (guint) g_random_int_range (0, (int) pause_ms / 2);
}

/* Something broke: say so once, and try again from the start. A session that was open is
 * opened again at once; Asterisk says “Permission denied” to one it has forgotten. */
static void
fail (DagAsteriskSession *self,
      const GError       *error)
{
  gboolean was_open = self->is_open;

  if (self->cancellable == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_debug ("event session: %s", error->message);
  self->is_open = FALSE;
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add (was_open ? 0 : find_pause_ms (self, error), on_retry,
                                    self);
  if (was_open)
    g_signal_emit (self, signals[LOST], 0);
  else
    {
      self->n_failures++;
      if (is_refusal (error))
        g_signal_emit (self, signals[REFUSED], 0);
    }
}

/* The answer's text where it is a success of Asterisk's. */
static DagAmiText *
finish_request (DagAsteriskSession  *self,
                GAsyncResult        *result,
                DagHttpTrace        *trace,
                GError             **error)
{
  g_autoptr (DagHttpAnswer) answer = dag_http_get_finish (self->http, result, trace,
                                                          error);
  g_autoptr (DagAmiText) text = NULL;

  if (answer == NULL)
    return NULL;
  text = dag_ami_text_parse (answer->body->bytes, answer->body->length, error);
  if (text == NULL || !dag_ami_text_check (text, error))
    return NULL;
  return g_steal_pointer (&text);
}

static void
request (DagAsteriskSession  *self,
         const char          *query,
         double               deadline_s,
         GAsyncReadyCallback  callback)
{
  DagHttpRequest what = { .path = "rawman", .query = query, .expect = "text/plain",
                          .deadline_s = deadline_s };

  if (self->cancellable != NULL)
    dag_http_get_async (self->http, &what, self->cancellable, callback,
                        g_object_ref (self));
}

static void
on_wait_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DagAsteriskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  DagHttpTrace trace;
  g_autoptr (DagAmiText) text = finish_request (self, result, &trace, &error);

  if (text == NULL)
    {
      fail (self, error);
      return;
    }
  if (self->cancellable == NULL)
    return;
  /* Asked again before the events are worked on: none waits for that. */
  wait_events (self);
  g_signal_emit (self, signals[EVENTS], 0, text, (gint64) trace.received_at_us);
}

static void
wait_events (DagAsteriskSession *self)
{
  request (self, WAIT_QUERY, WAIT_DEADLINE_S, on_wait_ready);
}

static void
on_login_ready (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DagAsteriskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  DagHttpTrace trace;
  g_autoptr (DagAmiText) text = finish_request (self, result, &trace, &error);

  if (text == NULL)
    {
      fail (self, error);
      return;
    }
  if (self->cancellable == NULL)
    return;
  self->n_failures = 0;
  self->is_open = TRUE;
  g_signal_emit (self, signals[OPENED], 0);
  wait_events (self);
}

/* The answer to a challenge: good for this one login, and the password is not in it. (The
 * plain login of Asterisk's manual would put the password into the address.) */
static char *
make_login_query (DagAsteriskSession *self,
                  const char         *challenge)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  g_autofree char *user = g_uri_escape_string (self->connection->user, NULL, FALSE);

  g_checksum_update (checksum, (const guchar *) challenge, -1);
  g_checksum_update (checksum, (const guchar *) self->secret, -1);
  return g_strdup_printf ("action=Login&AuthType=MD5&Events=agent&Username=%s&Key=%s",
                          user, g_checksum_get_string (checksum));
}

static void
on_challenge_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DagAsteriskSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *query = NULL;
  const char *challenge = NULL;
  DagHttpTrace trace;
  g_autoptr (DagAmiText) text = finish_request (self, result, &trace, &error);

  if (text == NULL
      || !dag_ami_block_read_text (dag_ami_text_get_block (text, 0), "Challenge", TRUE,
                                   &challenge, &error))
    {
      fail (self, error);
      return;
    }
  query = make_login_query (self, challenge);
  request (self, query, 0.0, on_login_ready);
}

static void
ask_challenge (DagAsteriskSession *self)
{
  request (self, CHALLENGE_QUERY, 0.0, on_challenge_ready);
}

static void
dag_asterisk_session_dispose (GObject *object)
{
  dag_asterisk_session_stop (DAG_ASTERISK_SESSION (object));
  G_OBJECT_CLASS (dag_asterisk_session_parent_class)->dispose (object);
}

static void
dag_asterisk_session_finalize (GObject *object)
{
  DagAsteriskSession *self = DAG_ASTERISK_SESSION (object);

  g_clear_object (&self->http);
  g_clear_pointer (&self->connection, dag_connection_unref);
  memset (self->secret, 0, strlen (self->secret));
  g_clear_pointer (&self->secret, g_free);
  G_OBJECT_CLASS (dag_asterisk_session_parent_class)->finalize (object);
}

static void
dag_asterisk_session_class_init (DagAsteriskSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_asterisk_session_dispose;
  object_class->finalize = dag_asterisk_session_finalize;
  signals[REFUSED] = g_signal_new ("refused", DAG_TYPE_ASTERISK_SESSION,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
  signals[OPENED] = g_signal_new ("opened", DAG_TYPE_ASTERISK_SESSION, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOST] = g_signal_new ("lost", DAG_TYPE_ASTERISK_SESSION, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EVENTS] = g_signal_new ("events", DAG_TYPE_ASTERISK_SESSION, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER,
                                  G_TYPE_INT64);
}

static void
dag_asterisk_session_init (DagAsteriskSession *self)
{
}

/**
 * dag_asterisk_session_new:
 * @connection: how to reach Asterisk; it has a user
 * @secret: the user's password
 * @error: as dag_http_new()
 *
 * Returns: (transfer full) (nullable): a session that has not begun
 */
DagAsteriskSession *
dag_asterisk_session_new (DagConnection  *connection,
                          const char     *secret,
                          GError        **error)
{
  g_autoptr (DagAsteriskSession) self = NULL;

  g_return_val_if_fail (connection != NULL && connection->user != NULL, NULL);

  self = g_object_new (DAG_TYPE_ASTERISK_SESSION, NULL);
  self->connection = dag_connection_ref (connection);
  self->secret = g_strdup (secret != NULL ? secret : "");
  self->http = dag_http_new (connection, NULL, DAG_HTTP_COOKIES, error);
  return self->http != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dag_asterisk_session_start:
 * @self: a session
 *
 * Logs in and goes on until dag_asterisk_session_stop(), through every failure. Does
 * nothing where it goes on already.
 */
void
dag_asterisk_session_start (DagAsteriskSession *self)
{
  g_return_if_fail (DAG_IS_ASTERISK_SESSION (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  ask_challenge (self);
}

/**
 * dag_asterisk_session_stop:
 * @self: a session
 *
 * Ends what is under way, silently. Asterisk forgets the session after a minute.
 */
void
dag_asterisk_session_stop (DagAsteriskSession *self)
{
  g_return_if_fail (DAG_IS_ASTERISK_SESSION (self));

  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_open = FALSE;
}

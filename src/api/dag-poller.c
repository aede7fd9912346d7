/* dag-poller.c - when to poll: interval, back-off, Retry-After, pause, refresh
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-poller-private.h"

#include "dag-fault.h"
#include "dag-schedule.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct _DagPoller
{
  GObject parent_instance;

  DagConnector *connector;
  DagSchedule schedule;
  GCancellable *cancellable; /* (nullable): of the poll under way */
  gboolean is_running;
  gboolean needs_secret;
  gboolean wants_refresh; /* asked for while a poll was under way */
  int timer_fd;           /* of a clock that runs while the computer sleeps */
  guint timer_id;
  double scale; /* 1; less in tests */
};

enum
{
  SIGNAL_POLLED,
  SIGNAL_FAILED,
  SIGNAL_SCHEDULED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagPoller, dag_poller, G_TYPE_OBJECT)

/* Not the monotonic clock, which stands still while the computer sleeps. */
static int64_t
get_now_us (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * DAG_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* What is left until the next poll, as a test's time may run faster. */
static int64_t
get_rest_us (DagPoller *self)
{
  double rest_us = (double) (self->schedule.due_us - get_now_us ()) * self->scale;

  return MAX ((int64_t) rest_us, 0);
}

static void
arm_timer (DagPoller *self)
{
  int64_t rest_us = get_rest_us (self);
  struct itimerspec spec = { 0 };

  spec.it_value.tv_sec = rest_us / DAG_USEC_PER_SEC;
  spec.it_value.tv_nsec = MAX (rest_us % DAG_USEC_PER_SEC * 1000, 1);
  if (timerfd_settime (self->timer_fd, 0, &spec, NULL) != 0)
    g_warning ("the poll timer cannot be set: %s", g_strerror (errno));
  g_signal_emit (self, signals[SIGNAL_SCHEDULED], 0);
}

static void
disarm_timer (DagPoller *self)
{
  struct itimerspec spec = { 0 };

  self->schedule.due_us = 0;
  timerfd_settime (self->timer_fd, 0, &spec, NULL);
}

static void
use_failure (DagPoller    *self,
             const GError *error)
{
  const DagPollRecord *record = dag_connector_get_last_poll (self->connector);

  dag_schedule_failed (&self->schedule, get_now_us (), error,
                       record != NULL ? record->retry_after_s : -1.0);
  /* A wrong password tried again and again locks the account. */
  if (g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH))
    {
      self->is_running = FALSE;
      self->needs_secret = TRUE;
      disarm_timer (self);
    }
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_poll_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DagPoller) self = DAG_POLLER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot
      = dag_connector_poll_finish (DAG_CONNECTOR (source), result, &error);
  gboolean was_stopped = g_cancellable_is_cancelled (self->cancellable);

  g_clear_object (&self->cancellable);
  if (was_stopped)
    {
      /* Started again meanwhile: the poll that was due had to wait for this one. */
      if (self->is_running)
        arm_timer (self);
      return;
    }
  if (snapshot != NULL)
    {
      dag_schedule_succeeded (&self->schedule, get_now_us ());
      g_signal_emit (self, signals[SIGNAL_POLLED], 0, snapshot);
    }
  else
    use_failure (self, error);
  if (!self->is_running)
    return;
  if (self->wants_refresh)
    dag_schedule_refresh (&self->schedule, get_now_us ());
  self->wants_refresh = FALSE;
  arm_timer (self);
}

static void
poll_now (DagPoller *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->schedule.due_us = 0;
  g_signal_emit (self, signals[SIGNAL_SCHEDULED], 0);
  dag_connector_poll_async (self->connector, self->cancellable, on_poll_ready,
                            g_object_ref (self));
}

static gboolean
on_timer (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  DagPoller *self = DAG_POLLER (user_data);
  guint64 n_expirations = 0;

  if (read (fd, &n_expirations, sizeof n_expirations) > 0 && self->is_running)
    poll_now (self);
  return G_SOURCE_CONTINUE;
}

/**
 * dag_poller_announce_network:
 * @self: a poller
 * @is_available: whether there is a network
 *
 * What a change of the network leads to; called by the system's monitor.
 */
void
dag_poller_announce_network (DagPoller *self,
                             gboolean   is_available)
{
  if (!is_available || !self->is_running || self->cancellable != NULL)
    return;
  if (dag_schedule_network_changed (&self->schedule, get_now_us ()))
    arm_timer (self);
}

static void
on_network_changed (GNetworkMonitor *monitor,
                    gboolean         is_available,
                    gpointer         user_data)
{
  dag_poller_announce_network (DAG_POLLER (user_data), is_available);
}

/**
 * dag_poller_start:
 * @self: a poller
 *
 * Polls at once, and from then on.
 */
void
dag_poller_start (DagPoller *self)
{
  g_return_if_fail (DAG_IS_POLLER (self));

  if (self->is_running)
    return;
  self->is_running = TRUE;
  self->needs_secret = FALSE;
  dag_schedule_begin (&self->schedule, get_now_us ());
  if (self->cancellable == NULL)
    poll_now (self);
}

/**
 * dag_poller_stop:
 * @self: a poller
 *
 * Ends what is under way, without a word; until it is started again.
 */
void
dag_poller_stop (DagPoller *self)
{
  g_return_if_fail (DAG_IS_POLLER (self));

  self->is_running = FALSE;
  self->wants_refresh = FALSE;
  disarm_timer (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * dag_poller_refresh:
 * @self: a poller
 *
 * Polls now, or right after the poll that is under way. Has no effect while a server asked
 * for patience, or while stopped.
 */
void
dag_poller_refresh (DagPoller *self)
{
  g_return_if_fail (DAG_IS_POLLER (self));

  if (!self->is_running)
    return;
  if (self->cancellable != NULL)
    self->wants_refresh = TRUE;
  else if (dag_schedule_refresh (&self->schedule, get_now_us ()))
    arm_timer (self);
}

/**
 * dag_poller_is_polling:
 * @self: a poller
 *
 * Returns: whether a question is under way
 */
gboolean
dag_poller_is_polling (DagPoller *self)
{
  g_return_val_if_fail (DAG_IS_POLLER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * dag_poller_needs_secret:
 * @self: a poller
 *
 * Returns: whether it stopped because the source does not accept the password or token
 */
gboolean
dag_poller_needs_secret (DagPoller *self)
{
  g_return_val_if_fail (DAG_IS_POLLER (self), FALSE);

  return self->needs_secret;
}

/**
 * dag_poller_get_next_mono_us:
 * @self: a poller
 *
 * Returns: when the next poll is due, on the monotonic clock; 0 while none is
 */
int64_t
dag_poller_get_next_mono_us (DagPoller *self)
{
  g_return_val_if_fail (DAG_IS_POLLER (self), 0);

  return self->schedule.due_us != 0 ? g_get_monotonic_time () + get_rest_us (self) : 0;
}

/**
 * dag_poller_get_n_failures:
 * @self: a poller
 *
 * Returns: how many attempts failed since the last good one
 */
guint
dag_poller_get_n_failures (DagPoller *self)
{
  g_return_val_if_fail (DAG_IS_POLLER (self), 0);

  return self->schedule.n_failures;
}

/**
 * dag_poller_set_interval:
 * @self: a poller
 * @interval_s: between the end of a poll and the next, 1…300
 */
void
dag_poller_set_interval (DagPoller *self,
                         guint      interval_s)
{
  int64_t interval_us = CLAMP (interval_s, 1, DAG_MAX_POLL_S) * DAG_USEC_PER_SEC;

  g_return_if_fail (DAG_IS_POLLER (self));

  dag_schedule_set_interval (&self->schedule, get_now_us (), interval_us);
  if (self->is_running && self->schedule.due_us != 0)
    arm_timer (self);
}

/**
 * dag_poller_set_seed:
 * @self: a poller
 * @seed: for the jitter
 */
void
dag_poller_set_seed (DagPoller *self,
                     guint32    seed)
{
  g_rand_set_seed (self->schedule.random, seed);
}

/**
 * dag_poller_set_time_scale:
 * @self: a poller
 * @scale: how long a second takes, 1 in life
 */
void
dag_poller_set_time_scale (DagPoller *self,
                           double     scale)
{
  self->scale = scale;
}

static void
dag_poller_dispose (GObject *object)
{
  DagPoller *self = DAG_POLLER (object);

  if (self->timer_fd >= 0)
    dag_poller_stop (self);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (dag_poller_parent_class)->dispose (object);
}

static void
dag_poller_finalize (GObject *object)
{
  DagPoller *self = DAG_POLLER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->schedule.random, g_rand_free);
  if (self->timer_fd >= 0)
    close (self->timer_fd);
  G_OBJECT_CLASS (dag_poller_parent_class)->finalize (object);
}

static void
dag_poller_class_init (DagPollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_poller_dispose;
  object_class->finalize = dag_poller_finalize;

  /**
   * DagPoller::polled:
   * @self: the poller
   * @snapshot: (type gpointer): what was accepted; the same object: not modified
   */
  signals[SIGNAL_POLLED]
      = g_signal_new ("polled", DAG_TYPE_POLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * DagPoller::failed:
   * @self: the poller
   * @error: why an attempt failed; never for a cancelled one
   */
  signals[SIGNAL_FAILED]
      = g_signal_new ("failed", DAG_TYPE_POLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * DagPoller::scheduled:
   * @self: the poller
   *
   * The time of the next attempt changed, or one began.
   */
  signals[SIGNAL_SCHEDULED]
      = g_signal_new ("scheduled", DAG_TYPE_POLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
}

static void
dag_poller_init (DagPoller *self)
{
  self->scale = 1.0;
  self->schedule.random = g_rand_new ();
  self->timer_fd = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer_fd < 0)
    g_error ("no timer for polling: %s", g_strerror (errno));
  self->timer_id = g_unix_fd_add (self->timer_fd, G_IO_IN, on_timer, self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (on_network_changed), self, 0);
}

/**
 * dag_poller_new:
 * @connector: what to poll; nothing else may poll it meanwhile
 * @interval_s: between the end of a poll and the next, 1…300
 *
 * Returns: (transfer full): a poller that is stopped
 */
DagPoller *
dag_poller_new (DagConnector *connector,
                guint         interval_s)
{
  DagPoller *self = NULL;

  g_return_val_if_fail (DAG_IS_CONNECTOR (connector), NULL);

  self = g_object_new (DAG_TYPE_POLLER, NULL);
  self->connector = g_object_ref (connector);
  dag_poller_set_interval (self, interval_s);
  return self;
}

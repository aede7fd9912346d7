/* dag-past.c - any moment of the days that are kept, on a dashboard of its own
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-past.h"

#include "dag-dashboard-private.h"
#include "dag-history-past.h"
#include "dag-memory.h"
#include "dag-snapshot-restrict.h"
#include "dag-snapshot-teams.h"

struct _DagPast
{
  GObject parent_instance;

  DagDashboard *live;
  DagDashboard *dashboard;
  GCancellable *cancellable;
  GArray *days; /* of DagHistoryDay */
  int64_t at_us;   /* that was asked for last; NONE: nothing yet */
  gboolean people; /* asked for */
  gboolean is_reading;
  gboolean is_showing; /* the dashboard takes the moment, in pieces */
  gboolean is_late; /* another moment was asked for while one was being read */
  gboolean is_reading_days;
  gboolean is_unreadable; /* the days could not be read the last time */
  gboolean has_picture;
  gboolean is_told; /* the picture is of the intervals alone */
};

enum
{
  DAYS_CHANGED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagPast, dag_past, G_TYPE_OBJECT)

/* One moment that is being read: it is shown when its last part has come. */
typedef struct
{
  DagPast *past;
  guint n_waiting;
  int64_t then_us;
  DagSnapshot *then;   /* (nullable) */
  GPtrArray *changes;  /* (nullable) */
  DagMemoryHistory *people; /* (nullable): where the changes are put in order */
  GHashTable *restricted;   /* (nullable): ids of people of whom nothing is told */
} Moment;

static void
moment_free (Moment *moment)
{
  g_clear_pointer (&moment->then, dag_snapshot_unref_elsewhere);
  if (moment->changes != NULL)
    dag_memory_free_elsewhere (moment->changes, (GDestroyNotify) g_ptr_array_unref);
  if (moment->people != NULL)
    dag_memory_free_elsewhere (moment->people, g_object_unref);
  g_clear_pointer (&moment->restricted, g_hash_table_unref);
  g_clear_object (&moment->past);
  g_free (moment);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Moment, moment_free)

static void read_moment (DagPast *self);

/* ── One moment ────────────────────────────────────────────────────────────────────── */

static gboolean
is_trouble (const GError *error)
{
  return error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static gboolean
on_shown (gpointer user_data)
{
  DagPast *self = user_data;

  self->is_reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE;
  if (self->is_late)
    read_moment (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* What shows it comes in a turn of the main loop of its own. */
static void
tell_shown (DagPast *self)
{
  self->is_showing = FALSE;
  g_idle_add_full (G_PRIORITY_DEFAULT, on_shown, g_object_ref (self), g_object_unref);
}

/* A big picture is shown in pieces. */
static void
on_taken (DagPast *self)
{
  if (self->is_showing)
    tell_shown (self);
}

static void
present (DagPast *self,
         Moment  *moment)
{
  if (!self->is_late && !g_cancellable_is_cancelled (self->cancellable))
    {
      self->has_picture = moment->then != NULL;
      self->is_told = moment->then != NULL && moment->then->is_told;
      if (moment->then != NULL)
        dag_dashboard_show_past (self->dashboard, moment->then, moment->people);
      else
        dag_dashboard_clear_past (self->dashboard);
    }
  self->is_showing = dag_dashboard_is_taking (self->dashboard);
  if (!self->is_showing)
    tell_shown (self);
}

/* Half a million changes are put in order elsewhere, or else ten thousand records copied; what
 * is not wanted any more is let go of there. */
static void
prepare (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Moment *moment = task_data;
  DagSnapshot *then;

  if (moment->changes != NULL)
    {
      then = dag_snapshot_restrict (moment->then, moment->restricted, NULL, TRUE);
      dag_history_add_state_changes (DAG_HISTORY (moment->people), moment->changes);
      dag_history_add_snapshot (DAG_HISTORY (moment->people), then);
      g_clear_pointer (&moment->changes, g_ptr_array_unref);
    }
  else
    then = dag_snapshot_without_people (moment->then);
  dag_snapshot_unref (moment->then);
  moment->then = then;
  g_task_return_boolean (task, TRUE);
}

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      unused)
{
  present (DAG_PAST (source), g_task_get_task_data (G_TASK (result)));
}

static void
finish_part (Moment *moment)
{
  g_autoptr (Moment) owned = NULL;
  g_autoptr (GTask) task = NULL;

  if (--moment->n_waiting > 0)
    return;
  owned = moment;
  if (owned->then == NULL)
    {
      present (owned->past, owned);
      return;
    }
  if (owned->changes != NULL)
    {
      owned->people = dag_memory_history_new ();
      if (owned->past->dashboard->restricted != NULL)
        owned->restricted = g_hash_table_ref (owned->past->dashboard->restricted);
      dag_memory_history_set_restricted (owned->people, owned->restricted);
    }
  task = g_task_new (owned->past, NULL, on_prepared, NULL);
  g_task_set_source_tag (task, finish_part);
  g_task_set_task_data (task, g_steal_pointer (&owned), (GDestroyNotify) moment_free);
  g_task_run_in_thread (task, prepare);
}

/* The disk keeps what was polled; of the hours before that, which the source told us, the
 * memory can still make a picture. */
static gboolean
asks_memory_too (DagPast             *self,
                 GObject             *source,
                 const GError        *error,
                 int64_t              at_us,
                 GAsyncReadyCallback  callback,
                 gpointer             moment)
{
  DagHistory *memory = self->live != NULL ? DAG_HISTORY (self->live->history) : NULL;

  if (memory == NULL || DAG_HISTORY (source) == memory
      || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return FALSE;
  dag_history_read_snapshot_async (memory, at_us, self->cancellable, callback, moment);
  return TRUE;
}

static void
on_then_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Moment *moment = user_data;
  g_autoptr (GError) error = NULL;

  moment->then = dag_history_read_snapshot_finish (DAG_HISTORY (source), result, &error);
  if (is_trouble (error))
    g_message ("a past moment cannot be read: %s", error->message);
  if (!asks_memory_too (moment->past, source, error, moment->then_us, on_then_ready, moment))
    finish_part (moment);
}

static void
on_changes_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Moment *moment = user_data;
  g_autoptr (GError) error = NULL;

  moment->changes
      = dag_history_read_state_changes_finish (DAG_HISTORY (source), result, &error);
  if (is_trouble (error))
    g_message ("the states of a past day cannot be read: %s", error->message);
  finish_part (moment);
}

static void
read_moment (DagPast *self)
{
  DagHistory *history = dag_dashboard_get_history (self->live);
  const DagHistoryDay *day = dag_past_find_day (self, self->at_us);
  Moment *moment = g_new0 (Moment, 1);

  self->is_reading = TRUE;
  self->is_late = FALSE;
  dag_dashboard_share_restricted (self->dashboard, self->live);
  moment->past = g_object_ref (self);
  moment->n_waiting = 1;
  moment->then_us = self->at_us;
  if (day != NULL && self->people && day->has_people)
    {
      moment->n_waiting++;
      dag_history_read_state_changes_async (history, day->from_us, self->at_us + 1,
                                            self->cancellable, on_changes_ready, moment);
    }
  dag_history_read_snapshot_async (history, self->at_us, self->cancellable, on_then_ready,
                                   moment);
}

/* ── Days ──────────────────────────────────────────────────────────────────────────── */

static void
on_days_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DagPast) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days
      = dag_history_read_days_finish (DAG_HISTORY (source), result, &error);

  self->is_reading_days = FALSE;
  self->is_unreadable = is_trouble (error);
  if (self->is_unreadable)
    g_message ("the days that are kept cannot be read: %s", error->message);
  if (days == NULL && !self->is_unreadable)
    return;
  if (days != NULL)
    {
      g_clear_pointer (&self->days, g_array_unref);
      self->days = g_steal_pointer (&days);
    }
  g_signal_emit (self, signals[DAYS_CHANGED], 0);
}

static void
dag_past_dispose (GObject *object)
{
  DagPast *self = DAG_PAST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->dashboard);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (dag_past_parent_class)->dispose (object);
}

static void
dag_past_finalize (GObject *object)
{
  DagPast *self = DAG_PAST (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->days, g_array_unref);
  G_OBJECT_CLASS (dag_past_parent_class)->finalize (object);
}

static void
dag_past_class_init (DagPastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_past_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_past_finalize;
  signals[DAYS_CHANGED] = g_signal_new ("days-changed", DAG_TYPE_PAST, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_PAST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dag_past_init (DagPast *self)
{
  self->cancellable = g_cancellable_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (DagHistoryDay));
}

static void
on_kind_changed (DagPast *self)
{
  dag_dashboard_set_service_level_kind (self->dashboard,
                                        dag_dashboard_get_service_level_kind (self->live));
}

/**
 * dag_past_new:
 * @live: whose history it reads
 *
 * Returns: (transfer full): a reader of the past that shows nothing yet
 */
DagPast *
dag_past_new (DagDashboard *live)
{
  DagPast *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (live), NULL);

  self = g_object_new (DAG_TYPE_PAST, NULL);
  self->live = g_object_ref (live);
  self->dashboard = dag_dashboard_new_past (dag_dashboard_get_history (live));
  dag_break_live_share (dag_dashboard_get_breaks (self->dashboard),
                        dag_dashboard_get_breaks (live));
  g_signal_connect_object (live, "notify::service-level-kind", G_CALLBACK (on_kind_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dashboard, "taken", G_CALLBACK (on_taken), self,
                           G_CONNECT_SWAPPED);
  on_kind_changed (self);
  return self;
}

/**
 * dag_past_get_dashboard:
 * @self: a reader of the past
 *
 * Returns: (transfer none): what shows the moment
 */
DagDashboard *
dag_past_get_dashboard (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), NULL);

  return self->dashboard;
}

/**
 * dag_past_read_days:
 * @self: a reader of the past
 *
 * Finds out which days are kept; "days-changed" tells when.
 */
void
dag_past_read_days (DagPast *self)
{
  g_return_if_fail (DAG_IS_PAST (self));

  if (self->is_reading_days)
    return;
  self->is_reading_days = TRUE;
  dag_history_read_days_async (dag_dashboard_get_history (self->live),
                               dag_dashboard_get_zone (self->live), self->cancellable,
                               on_days_ready, g_object_ref (self));
}

/**
 * dag_past_get_days:
 * @self: a reader of the past
 * @n_days: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_days): the days that are kept,
 *   oldest first, valid until "days-changed"
 */
const DagHistoryDay *
dag_past_get_days (DagPast *self,
                   guint   *n_days)
{
  g_return_val_if_fail (DAG_IS_PAST (self), NULL);

  *n_days = self->days->len;
  return self->days->len > 0 ? &g_array_index (self->days, DagHistoryDay, 0) : NULL;
}

/**
 * dag_past_is_unreadable:
 * @self: a reader of the past
 *
 * Returns: whether the days that are kept could not be read the last time
 */
gboolean
dag_past_is_unreadable (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), FALSE);

  return self->is_unreadable;
}

/**
 * dag_past_find_day:
 * @self: a reader of the past
 * @at_us: a moment
 *
 * Returns: (transfer none) (nullable): the day it lies in, where that is kept
 */
const DagHistoryDay *
dag_past_find_day (DagPast *self,
                   int64_t  at_us)
{
  g_return_val_if_fail (DAG_IS_PAST (self), NULL);

  for (guint i = 0; i < self->days->len; i++)
    {
      const DagHistoryDay *day = &g_array_index (self->days, DagHistoryDay, i);

      if (at_us >= day->from_us && at_us < day->to_us)
        return day;
    }
  return NULL;
}

/**
 * dag_past_get_day:
 * @self: a reader of the past
 *
 * Returns: (transfer none) (nullable): the day of the moment asked for
 */
const DagHistoryDay *
dag_past_get_day (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), NULL);

  return dag_past_find_day (self, self->at_us);
}

/**
 * dag_past_show:
 * @self: a reader of the past
 * @at_us: the moment to show, microseconds since 1970
 */
void
dag_past_show (DagPast *self,
               int64_t  at_us)
{
  g_return_if_fail (DAG_IS_PAST (self));

  self->at_us = at_us;
  self->is_late = self->is_reading;
  if (!self->is_reading)
    read_moment (self);
}

int64_t
dag_past_get_at (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), DAG_TIME_NONE);

  return self->at_us;
}

gboolean
dag_past_is_reading (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), FALSE);

  return self->is_reading;
}

/**
 * dag_past_has_picture:
 * @self: a reader of the past
 *
 * Returns: whether something is kept of the moment that was read last
 */
gboolean
dag_past_has_picture (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), FALSE);

  return self->has_picture;
}

/**
 * dag_past_is_told:
 * @self: a reader of the past
 *
 * Returns: whether nobody watched at the moment that was read last: there are the counts of
 *   the intervals before it, and not how many waited just then
 */
gboolean
dag_past_is_told (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), FALSE);

  return self->is_told;
}

/**
 * dag_past_set_people:
 * @self: a reader of the past
 * @with_people: whether people are named, where their states are still kept; else they
 *   are counts by team
 */
void
dag_past_set_people (DagPast  *self,
                     gboolean  with_people)
{
  g_return_if_fail (DAG_IS_PAST (self));

  if (self->people == with_people)
    return;
  self->people = with_people;
  if (dag_time_is_known (self->at_us))
    dag_past_show (self, self->at_us);
}

gboolean
dag_past_get_people (DagPast *self)
{
  g_return_val_if_fail (DAG_IS_PAST (self), FALSE);

  return self->people;
}

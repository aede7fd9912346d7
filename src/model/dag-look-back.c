/* dag-look-back.c - asks the source for the day before, where nobody watched it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day without contacts, or without anybody at work, is passed over: on a Monday the day
 * before is Friday. A source tells changes of state "since", so those of today come a second
 * time; they are dropped, and of a very large centre they are not asked for. */
#include "config.h"

#include "dag-look-back.h"

#include "dag-day-spots.h"
#include "dag-history-past.h"
#include "dag-time.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
#define INTERVAL_MINUTES 15
/* From a Tuesday after Easter to the Thursday before. */
#define MAX_DAYS 5

struct _DagLookBack
{
  GObject parent_instance;

  DagConnector *connector;
  DagHistory *history;
  DagBackfill *backfill;
  GCancellable *cancellable;
  GTimeZone *zone;     /* (nullable): of the centre; NULL: not begun */
  int64_t from_us;     /* the day that is looked at */
  int64_t to_us;
  int64_t missing_us;  /* what is not known of it begins here */
  guint n_days;        /* looked at before it */
  gboolean was_worked; /* as far as the history knows */
  gboolean with_people;
};

G_DEFINE_FINAL_TYPE (DagLookBack, dag_look_back, G_TYPE_OBJECT)

static void look_at_day_before (DagLookBack *self);

static void
note_trouble (const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("the day before could not be read: %s", error->message);
}

static void
on_changes (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DagLookBack) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes
      = dag_connector_read_state_changes_finish (DAG_CONNECTOR (source), result, &error);
  GPtrArray *of_day;

  note_trouble (error);
  if (changes == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  of_day = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  for (guint i = 0; i < changes->len; i++)
    {
      DagStateChange *change = changes->pdata[i];

      if (change->at_us < self->to_us)
        g_ptr_array_add (of_day, dag_state_change_copy (change));
    }
  dag_backfill_take (self->backfill, of_day, TRUE);
}

/* Returns: until when the intervals of @intervals go, or DAG_TIME_NONE */
static int64_t
get_end_us (GPtrArray *intervals)
{
  int64_t end_us = DAG_TIME_NONE;

  for (guint i = 0; i < intervals->len; i++)
    {
      const DagInterval *interval = intervals->pdata[i];

      end_us = MAX (end_us, interval->start_us + interval->minutes * 60 * DAG_USEC_PER_SEC);
    }
  return end_us;
}

static void
on_intervals (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DagLookBack) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) intervals
      = dag_connector_read_intervals_finish (DAG_CONNECTOR (source), result, &error);

  note_trouble (error);
  if (intervals == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!self->was_worked && !dag_day_spots_is_worked (intervals))
    {
      look_at_day_before (self);
      return;
    }
  dag_backfill_take (self->backfill, g_steal_pointer (&intervals), FALSE);
  if (self->with_people)
    dag_connector_read_state_changes_async (self->connector, self->missing_us,
                                            self->cancellable, on_changes,
                                            g_object_ref (self));
}

static void
on_held (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DagLookBack) self = user_data;
  g_autoptr (GPtrArray) held
      = dag_history_read_intervals_finish (DAG_HISTORY (source), result, NULL);
  int64_t until_us;

  if (held == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->was_worked = dag_day_spots_is_worked (held);
  until_us = self->was_worked ? get_end_us (held) : DAG_TIME_NONE;
  if (until_us >= self->to_us)
    return;
  /* The last one may not have been over. */
  self->missing_us = MAX (self->from_us, until_us - HOUR_US);
  dag_connector_read_intervals_async (self->connector, self->missing_us, self->to_us,
                                      INTERVAL_MINUTES, self->cancellable, on_intervals,
                                      g_object_ref (self));
}

static void
look_at_day_before (DagLookBack *self)
{
  if (self->n_days++ == MAX_DAYS)
    return;
  self->to_us = self->from_us;
  self->from_us = dag_time_start_of_day (self->to_us - HOUR_US, self->zone);
  dag_history_read_intervals_async (self->history, NULL, self->from_us, self->to_us,
                                    self->cancellable, on_held, g_object_ref (self));
}

static void
dag_look_back_dispose (GObject *object)
{
  DagLookBack *self = DAG_LOOK_BACK (object);

  dag_look_back_stop (self);
  g_clear_object (&self->connector);
  g_clear_object (&self->history);
  g_clear_object (&self->backfill);
  G_OBJECT_CLASS (dag_look_back_parent_class)->dispose (object);
}

static void
dag_look_back_finalize (GObject *object)
{
  DagLookBack *self = DAG_LOOK_BACK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_look_back_parent_class)->finalize (object);
}

static void
dag_look_back_class_init (DagLookBackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_look_back_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_look_back_finalize;
}

static void
dag_look_back_init (DagLookBack *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dag_look_back_new:
 * @connector: the source
 * @history: what may know of the day before already
 * @backfill: what gives the history to know the rest
 *
 * Returns: (transfer full): a look back that has asked for nothing yet
 */
DagLookBack *
dag_look_back_new (DagConnector *connector,
                   DagHistory   *history,
                   DagBackfill  *backfill)
{
  DagLookBack *self = g_object_new (DAG_TYPE_LOOK_BACK, NULL);

  self->connector = g_object_ref (connector);
  self->history = g_object_ref (history);
  self->backfill = g_object_ref (backfill);
  return self;
}

/**
 * dag_look_back_follow:
 * @self: a look back
 * @snapshot: the newest answer
 * @with_people: whether what people did is kept
 *
 * Begins, once, as soon as the day so far is known: that comes first.
 */
void
dag_look_back_follow (DagLookBack *self,
                      DagSnapshot *snapshot,
                      gboolean     with_people)
{
  g_return_if_fail (DAG_IS_LOOK_BACK (self));
  g_return_if_fail (snapshot != NULL);

  if (self->zone != NULL || dag_backfill_is_busy (self->backfill)
      || !dag_connector_has_intervals (self->connector))
    return;
  self->zone = dag_source_new_zone (&snapshot->source);
  self->with_people = with_people && dag_connector_has_state_changes (self->connector)
                      && snapshot->agents->len <= DAG_LOOK_BACK_MOST_PEOPLE;
  self->from_us = dag_time_start_of_day (snapshot->taken_at_us, self->zone);
  look_at_day_before (self);
}

/**
 * dag_look_back_stop:
 * @self: a look back
 *
 * Gives up what is under way.
 */
void
dag_look_back_stop (DagLookBack *self)
{
  g_return_if_fail (DAG_IS_LOOK_BACK (self));

  g_cancellable_cancel (self->cancellable);
}

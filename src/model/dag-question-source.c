/* dag-question-source.c - asks the source how often each reason was noted before
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First the counts of each reason on the days before; then, of the same weekdays, how the
 * contacts were spread over the day. One call after the other, once a day. */
#include "config.h"

#include "dag-question-source.h"

#include "dag-fault.h"
#include "dag-time.h"

#define INTERVAL_MINUTES 30
/* Of more queues the course of one day is enough, and a lot. */
#define MANY_QUEUES 200
/* Records given to the past at a time: about a millisecond. */
#define CHUNK 500
/* After trouble: so many answers later again, so often. */
#define RETRY_AFTER 6
#define MAX_TRIES 5

struct _DagQuestionSource
{
  GObject parent_instance;

  DagConnector *connector;
  GCancellable *cancellable;
  DagReasonPast *past; /* (nullable): given, and not owned */
  GTimeZone *zone;
  int week;            /* the one to be asked next; 0: the reasons */
  int n_weeks;
  gboolean is_due;
  gboolean is_busy;
  guint n_tries;
  guint wait;
  GPtrArray *records;  /* (nullable): read, being given to @past */
  guint n_fed;
  gboolean are_reasons;
  guint feed_id;
};

static guint read_signal;

G_DEFINE_FINAL_TYPE (DagQuestionSource, dag_question_source, G_TYPE_OBJECT)

/* The civil day, counted from 1970, and the minute of it; the first of all where a source's
 * clock stands beyond all calendars. */
static int64_t
get_day (int64_t    at_us,
         GTimeZone *zone,
         int       *minute)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  *minute = 0;
  if (local == NULL)
    return 0;
  *minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  return dag_time_days_from_civil (g_date_time_get_year (local), g_date_time_get_month (local),
                                   g_date_time_get_day_of_month (local));
}

static void
feed_one (DagQuestionSource *self,
          gpointer           record)
{
  const DagInterval *interval = record;
  int minute;
  int64_t day;

  if (self->are_reasons)
    {
      dag_reason_past_add_day (self->past, record);
      return;
    }
  if (!dag_count_is_known (interval->counts.handled) || interval->minutes <= 0)
    return;
  day = get_day (interval->start_us, self->zone, &minute);
  dag_reason_past_add_handled (self->past, interval->queue, day, minute, interval->minutes,
                               interval->counts.handled);
}

static gboolean
on_feed_due (gpointer user_data)
{
  DagQuestionSource *self = user_data;
  guint until = MIN (self->records->len, self->n_fed + CHUNK);

  while (self->n_fed < until)
    feed_one (self, g_ptr_array_index (self->records, self->n_fed++));
  if (self->n_fed < self->records->len)
    return G_SOURCE_CONTINUE;
  self->feed_id = 0;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  if (self->week <= self->n_weeks)
    {
      self->is_due = TRUE;
      dag_question_source_follow (self);
    }
  g_signal_emit (self, read_signal, 0);
  return G_SOURCE_REMOVE;
}

/* What the source does not have is left alone; other trouble is tried again. */
static void
note_failure (DagQuestionSource *self,
              const GError      *error)
{
  self->n_tries++;
  self->is_due = self->n_tries < MAX_TRIES
                 && !g_error_matches (error, DAG_FAULT, DAG_FAULT_NOT_FOUND)
                 && !g_error_matches (error, DAG_FAULT, DAG_FAULT_FORBIDDEN)
                 && !g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH);
  self->wait = RETRY_AFTER;
  g_debug ("the reasons of the days before could not be read%s: %s",
           self->is_due ? "" : ", and are not tried again", error->message);
}

/* @records: (transfer full) (nullable) */
static void
take (DagQuestionSource *self,
      GPtrArray         *records,
      gboolean           are_reasons,
      const GError      *error)
{
  if (records == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_busy = FALSE;
  if (records == NULL)
    {
      note_failure (self, error);
      return;
    }
  self->n_tries = 0;
  self->week++;
  self->records = records;
  self->n_fed = 0;
  self->are_reasons = are_reasons;
  self->feed_id = g_idle_add (on_feed_due, self);
}

static void
on_reasons_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DagQuestionSource) self = DAG_QUESTION_SOURCE (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *reasons
      = dag_connector_read_reasons_finish (DAG_CONNECTOR (source), result, &error);

  take (self, reasons, TRUE, error);
}

static void
on_intervals_ready (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (DagQuestionSource) self = DAG_QUESTION_SOURCE (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *intervals
      = dag_connector_read_intervals_finish (DAG_CONNECTOR (source), result, &error);

  take (self, intervals, FALSE, error);
}

/* The midnight that began a civil day. */
static int64_t
get_midnight_us (int64_t    day,
                 GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (day * 24 * 3600);
  g_autoptr (GDateTime) local
      = g_date_time_new (zone, g_date_time_get_year (utc), g_date_time_get_month (utc),
                         g_date_time_get_day_of_month (utc), 0, 0, 0.0);

  return g_date_time_to_unix (local) * DAG_USEC_PER_SEC;
}

static void
ask (DagQuestionSource *self)
{
  int64_t today = dag_reason_past_get_today (self->past);
  int64_t day = today - 7 * self->week;

  self->is_due = FALSE;
  self->is_busy = TRUE;
  if (self->week == 0)
    dag_connector_read_reasons_async (self->connector, today - DAG_REASON_PAST_DAYS, today - 1,
                                      self->cancellable, on_reasons_ready, g_object_ref (self));
  else
    dag_connector_read_intervals_async (
        self->connector, get_midnight_us (day, self->zone),
        get_midnight_us (day + 1, self->zone), INTERVAL_MINUTES, self->cancellable,
        on_intervals_ready, g_object_ref (self));
}

static void
dag_question_source_dispose (GObject *object)
{
  DagQuestionSource *self = DAG_QUESTION_SOURCE (object);

  dag_question_source_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (dag_question_source_parent_class)->dispose (object);
}

static void
dag_question_source_class_init (DagQuestionSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_question_source_dispose;
  read_signal = g_signal_new ("read", DAG_TYPE_QUESTION_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_question_source_init (DagQuestionSource *self)
{
}

/**
 * dag_question_source_new:
 * @connector: the source
 *
 * Returns: (transfer full): a reader that has asked for nothing yet
 */
DagQuestionSource *
dag_question_source_new (DagConnector *connector)
{
  DagQuestionSource *self = g_object_new (DAG_TYPE_QUESTION_SOURCE, NULL);

  g_return_val_if_fail (DAG_IS_CONNECTOR (connector), self);

  self->connector = g_object_ref (connector);
  return self;
}

/**
 * dag_question_source_read:
 * @self: a reader
 * @past: (transfer none): what is to be filled; until the next one, or until stopped
 * @zone: of the centre
 * @n_queues: how many queues it has
 *
 * Begins to ask, with the next dag_question_source_follow().
 */
void
dag_question_source_read (DagQuestionSource *self,
                          DagReasonPast     *past,
                          GTimeZone         *zone,
                          guint              n_queues)
{
  g_return_if_fail (DAG_IS_QUESTION_SOURCE (self) && past != NULL && zone != NULL);

  dag_question_source_stop (self);
  self->cancellable = g_cancellable_new ();
  self->past = past;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  self->week = 0;
  self->n_weeks = !dag_connector_has_intervals (self->connector) ? 0
                  : n_queues > MANY_QUEUES                       ? 1
                                                                 : DAG_RADAR_WEEKS;
  self->n_tries = 0;
  self->wait = 0;
  self->is_due = dag_connector_has_reasons (self->connector);
}

/**
 * dag_question_source_follow:
 * @self: a reader
 *
 * Asks for what is missing, if anything is; called with every answer.
 */
void
dag_question_source_follow (DagQuestionSource *self)
{
  g_return_if_fail (DAG_IS_QUESTION_SOURCE (self));

  if (self->wait > 0)
    self->wait--;
  if (self->is_due && !self->is_busy && self->wait == 0 && self->feed_id == 0)
    ask (self);
}

/* Gives up what is under way, and lets go of the past. */
void
dag_question_source_stop (DagQuestionSource *self)
{
  g_return_if_fail (DAG_IS_QUESTION_SOURCE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->feed_id, g_source_remove);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->is_due = self->is_busy = FALSE;
  self->past = NULL;
}

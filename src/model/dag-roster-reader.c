/* dag-roster-reader.c - asks the source for the shifts of today, now and then
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-roster-reader.h"

#include "dag-fault.h"

#define HOUR_US (3600 * DAG_USEC_PER_SEC)
/* A shift that runs over midnight began before the day did. */
#define BACK_US (16 * HOUR_US)
#define AHEAD_US (16 * HOUR_US)
/* A roster changes a few times a day; after trouble it is asked for sooner. */
#define EVERY_US (30 * 60 * DAG_USEC_PER_SEC)
#define EVERY_MONO_US (120 * DAG_USEC_PER_SEC)
#define RETRY_MONO_US (60 * DAG_USEC_PER_SEC)

struct _DagRosterReader
{
  GObject parent_instance;

  DagConnector *connector;
  GCancellable *cancellable;
  GPtrArray *shifts; /* (nullable): read, but not yet taken */
  gboolean is_busy;
  gboolean is_off;   /* the source cannot tell */
  int64_t asked_at_us; /* by the centre's clock; NONE: never */
  int64_t next_mono_us;
};

static guint read_signal;

G_DEFINE_FINAL_TYPE (DagRosterReader, dag_roster_reader, G_TYPE_OBJECT)

static void
note_failure (DagRosterReader *self,
              const GError    *error)
{
  self->is_off = g_error_matches (error, DAG_FAULT, DAG_FAULT_NOT_FOUND)
                 || g_error_matches (error, DAG_FAULT, DAG_FAULT_FORBIDDEN)
                 || g_error_matches (error, DAG_FAULT, DAG_FAULT_AUTH);
  self->asked_at_us = DAG_TIME_NONE;
  self->next_mono_us = g_get_monotonic_time () + RETRY_MONO_US;
  g_debug ("the shifts could not be read: %s", error->message);
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DagRosterReader) self = DAG_ROSTER_READER (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *shifts
      = dag_connector_read_shifts_finish (DAG_CONNECTOR (source), result, &error);

  self->is_busy = FALSE;
  if (shifts != NULL)
    {
      g_clear_pointer (&self->shifts, g_ptr_array_unref);
      self->shifts = shifts;
      g_signal_emit (self, read_signal, 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note_failure (self, error);
}

static void
dag_roster_reader_dispose (GObject *object)
{
  DagRosterReader *self = DAG_ROSTER_READER (object);

  dag_roster_reader_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_roster_reader_parent_class)->dispose (object);
}

static void
dag_roster_reader_class_init (DagRosterReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_roster_reader_dispose;
  read_signal = g_signal_new ("read", DAG_TYPE_ROSTER_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
dag_roster_reader_init (DagRosterReader *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * dag_roster_reader_new:
 * @connector: the source
 *
 * Returns: (transfer full): a reader that has asked for nothing yet
 */
DagRosterReader *
dag_roster_reader_new (DagConnector *connector)
{
  DagRosterReader *self = g_object_new (DAG_TYPE_ROSTER_READER, NULL);

  self->connector = g_object_ref (connector);
  self->is_off = !dag_connector_has_shifts (connector);
  return self;
}

/**
 * dag_roster_reader_follow:
 * @self: a reader
 * @now_us: the centre's present, of a good answer
 *
 * Asks where it is time to.
 */
void
dag_roster_reader_follow (DagRosterReader *self,
                          int64_t          now_us)
{
  int64_t mono_us = g_get_monotonic_time ();
  int64_t gone_us;

  g_return_if_fail (DAG_IS_ROSTER_READER (self));

  gone_us = now_us - self->asked_at_us;
  if (self->is_off || self->is_busy || mono_us < self->next_mono_us
      || (dag_time_is_known (self->asked_at_us) && gone_us >= 0 && gone_us < EVERY_US))
    return;
  self->is_busy = TRUE;
  self->asked_at_us = now_us;
  self->next_mono_us = mono_us + EVERY_MONO_US;
  dag_connector_read_shifts_async (self->connector, now_us - BACK_US, now_us + AHEAD_US,
                                   self->cancellable, on_ready, g_object_ref (self));
}

/**
 * dag_roster_reader_take:
 * @self: a reader
 * @roster: gets what was read last, in the place of what it held
 */
void
dag_roster_reader_take (DagRosterReader *self,
                        DagRoster       *roster)
{
  g_return_if_fail (DAG_IS_ROSTER_READER (self) && roster != NULL);

  if (self->shifts == NULL)
    return;
  dag_roster_clear (roster);
  while (self->shifts->len > 0)
    dag_roster_take (roster, g_ptr_array_steal_index_fast (self->shifts, self->shifts->len - 1));
  g_clear_pointer (&self->shifts, g_ptr_array_unref);
}

/* Gives up what is under way. */
void
dag_roster_reader_stop (DagRosterReader *self)
{
  g_return_if_fail (DAG_IS_ROSTER_READER (self));

  g_cancellable_cancel (self->cancellable);
}

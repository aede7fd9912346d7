/* dag-steps.c - the changes of state of one agent in one hour as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-steps.h"

#define TICK_US (DAG_USEC_PER_SEC / 10)

/* The byte after the time: three bits of state, then what follows and what is so. */
#define BIT_REASON 0x08
#define BIT_CONTACT 0x10
#define BIT_CHANNEL 0x20
#define BIT_FRESH 0x40
#define BIT_GUESSED 0x80

G_STATIC_ASSERT (DAG_N_STATES <= 8);

/* Rounded down also below zero, so that a moment keeps its hour. */
static int64_t
to_tick (int64_t at_us)
{
  int64_t tick = at_us / TICK_US;

  return at_us % TICK_US < 0 ? tick - 1 : tick;
}

/**
 * dag_step_write:
 * @step: a step
 * @from_us: the moment from which its time counts
 * @bytes: gets it
 */
void
dag_step_write (const DagTrackStep *step,
                int64_t             from_us,
                GByteArray         *bytes)
{
  guint8 head = step->state & 7;

  head |= step->reason != 0 ? BIT_REASON : 0;
  head |= step->contact >= 0 ? BIT_CONTACT : 0;
  head |= step->channel_known ? BIT_CHANNEL : 0;
  head |= step->fresh ? BIT_FRESH : 0;
  head |= step->guessed ? BIT_GUESSED : 0;
  dag_bytes_add_signed (bytes, to_tick (step->at_us) - to_tick (from_us));
  g_byte_array_append (bytes, &head, 1);
  if (step->reason != 0)
    dag_bytes_add (bytes, step->reason);
  if (step->contact >= 0)
    dag_bytes_add (bytes, (uint64_t) step->contact);
  if (step->channel_known)
    dag_bytes_add (bytes, step->channel);
}

/**
 * dag_step_read:
 * @step: (out): the step
 * @from_us: as it was written with
 * @reader: what dag_step_write() wrote, or anything else
 */
void
dag_step_read (DagTrackStep  *step,
               int64_t        from_us,
               DagByteReader *reader)
{
  int64_t ticks = dag_byte_reader_next_signed (reader);
  guint8 head = reader->at < reader->end ? *reader->at++ : 0;
  uint64_t reason = (head & BIT_REASON) != 0 ? dag_byte_reader_next (reader) : 0;
  uint64_t contact = (head & BIT_CONTACT) != 0 ? dag_byte_reader_next (reader) : 0;
  uint64_t channel = (head & BIT_CHANNEL) != 0 ? dag_byte_reader_next (reader) : 0;

  *step = (DagTrackStep){ .contact = -1, .state = DAG_STATE_UNKNOWN };
  /* Ten years either way is no change of state of ours. */
  if (ticks > G_GINT64_CONSTANT (3200000000) || ticks < -G_GINT64_CONSTANT (3200000000)
      || reason > G_MAXUINT16 || contact > G_MAXINT32 || channel >= DAG_N_CHANNELS)
    reader->bad = TRUE;
  if (reader->bad)
    return;
  step->at_us = (to_tick (from_us) + ticks) * TICK_US;
  step->state = head & 7;
  step->reason = (guint16) reason;
  step->contact = (head & BIT_CONTACT) != 0 ? (int32_t) contact : -1;
  step->channel = (guint8) channel & 0x1f;
  step->channel_known = (head & BIT_CHANNEL) != 0;
  if (!step->channel_known)
    step->channel = DAG_CHANNEL_UNKNOWN;
  step->fresh = (head & BIT_FRESH) != 0;
  step->guessed = (head & BIT_GUESSED) != 0;
}

/**
 * dag_steps_pack:
 * @track: what is known of an agent
 * @hour: hours since 1970
 *
 * Returns: (transfer full) (nullable): the steps of that hour, and the one in force when it
 *   began, so that the hour can be read by itself; %NULL: nothing is known
 */
GBytes *
dag_steps_pack (const DagTrack *track,
                int64_t         hour)
{
  int64_t from_us = hour * DAG_HOUR_US;
  guint first = dag_track_find (track, from_us);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int64_t last_us = from_us;

  for (guint i = first == G_MAXUINT ? 0 : first; i < dag_track_get_n_steps (track); i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);

      if (step->at_us >= from_us + DAG_HOUR_US)
        break;
      dag_step_write (step, last_us, bytes);
      last_us = step->at_us;
    }
  return bytes->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * dag_steps_read:
 * @blob: what dag_steps_pack() made, or anything else
 * @length: of @blob
 * @hour: hours since 1970
 * @steps: (element-type DagTrackStep): gets the steps, up to the first damage
 */
void
dag_steps_read (const guint8 *blob,
                gsize         length,
                int64_t       hour,
                GArray       *steps)
{
  DagByteReader reader = dag_byte_reader (blob, length);
  int64_t last_us = hour * DAG_HOUR_US;

  while (dag_byte_reader_has_more (&reader))
    {
      DagTrackStep step;

      dag_step_read (&step, last_us, &reader);
      if (reader.bad)
        break;
      g_array_append_val (steps, step);
      last_us = step.at_us;
    }
}

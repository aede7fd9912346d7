/* dag-shift.c - a shift as a row of segments in elapsed time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shift.h"

#include "dag-fault.h"

#include <string.h>

static const char segment_letters[] = "WOBPU";

/* A week: longer is a mistake in the input. */
#define MOST_MINUTES (7 * 24 * 60)
/* Most shifts need no more. */
#define LEAST_ROOM 8

/* Room for so many segments at once, and one more to come. */
static DagShift *
new_sized (guint n_segments)
{
  DagShift *self = g_new0 (DagShift, 1);

  self->segments = g_array_sized_new (FALSE, FALSE, sizeof (DagSegment), n_segments + 1);
  return self;
}

/**
 * dag_shift_new:
 *
 * Returns: (transfer full): a shift without segments
 */
DagShift *
dag_shift_new (void)
{
  return new_sized (LEAST_ROOM);
}

void
dag_shift_free (DagShift *self)
{
  g_clear_pointer (&self->segments, g_array_unref);
  g_free (self);
}

/**
 * dag_shift_append:
 * @self: a shift
 * @kind: what was done
 * @length_s: for how long, seconds ≥ 0
 *
 * Adds at the end; merges with a neighbour of the same kind.
 */
void
dag_shift_append (DagShift       *self,
                  DagSegmentKind  kind,
                  int64_t         length_s)
{
  DagSegment segment = { kind, length_s };

  g_return_if_fail (self != NULL && length_s >= 0);

  if (length_s == 0)
    return;
  if (self->segments->len > 0)
    {
      DagSegment *last
          = &g_array_index (self->segments, DagSegment, self->segments->len - 1);

      if (last->kind == kind)
        {
          last->length_s += length_s;
          return;
        }
    }
  g_array_append_val (self->segments, segment);
}

/**
 * dag_shift_new_parse:
 * @text: letters and minutes: "W240 B30 W240"
 * @error: %DAG_FAULT_USAGE naming the piece
 *
 * Returns: (transfer full) (nullable): the shift
 */
DagShift *
dag_shift_new_parse (const char  *text,
                     GError     **error)
{
  g_autoptr (DagShift) self = dag_shift_new ();
  g_auto (GStrv) pieces = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  pieces = g_strsplit_set (text, " \t\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *letter = NULL;
      guint64 minutes = 0;

      if (*pieces[i] == '\0')
        continue;
      letter = strchr (segment_letters, *pieces[i]);
      if (letter == NULL
          || !g_ascii_string_to_unsigned (pieces[i] + 1, 10, 1, MOST_MINUTES, &minutes, NULL))
        {
          g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
                       "“%s” is no segment: a letter of %s and minutes, as in W240",
                       pieces[i], segment_letters);
          return NULL;
        }
      dag_shift_append (self, (DagSegmentKind) (letter - segment_letters),
                        (int64_t) minutes * 60);
    }
  if (self->segments->len == 0)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "a shift without segments");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dag_shift_copy_as:
 * @self: a shift
 * @unknown: what to take unknown segments for
 *
 * Returns: (transfer full): a copy in which nothing is unknown (unless asked so)
 */
DagShift *
dag_shift_copy_as (const DagShift *self,
                   DagSegmentKind  unknown)
{
  DagShift *copy = new_sized (self->segments->len);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const DagSegment *segment = &g_array_index (self->segments, DagSegment, i);

      dag_shift_append (copy,
                        segment->kind == DAG_SEGMENT_UNKNOWN ? unknown : segment->kind,
                        segment->length_s);
    }
  return copy;
}

DagShift *
dag_shift_copy (const DagShift *self)
{
  return dag_shift_copy_as (self, DAG_SEGMENT_UNKNOWN);
}

int64_t
dag_shift_get_span_s (const DagShift *self)
{
  int64_t sum = 0;

  for (guint i = 0; i < self->segments->len; i++)
    sum += g_array_index (self->segments, DagSegment, i).length_s;
  return sum;
}

int64_t
dag_shift_sum_s (const DagShift *self,
                 DagSegmentKind  kind)
{
  int64_t sum = 0;

  for (guint i = 0; i < self->segments->len; i++)
    if (g_array_index (self->segments, DagSegment, i).kind == kind)
      sum += g_array_index (self->segments, DagSegment, i).length_s;
  return sum;
}

/* Returns: whether something of it is not known */
gboolean
dag_shift_has_unknown (const DagShift *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    if (g_array_index (self->segments, DagSegment, i).kind == DAG_SEGMENT_UNKNOWN)
      return TRUE;
  return FALSE;
}

gboolean
dag_shift_is_pause (DagSegmentKind kind)
{
  return kind == DAG_SEGMENT_BREAK || kind == DAG_SEGMENT_PAUSE;
}

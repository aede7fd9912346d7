/* dag-shift.c - a shift as a row of segments in elapsed time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shift.h"

#include "dag-fault.h"

#include <string.h>

static const char segment_letters[] = "WOBPU";

/* A week: longer is a mistake in the input. */
#define MOST_MINUTES (7 * 24 * 60)
/**
 * dag_shift_new:
 *
 * Returns: (transfer full): a shift without segments
 */
DagShift *
dag_shift_new (void)
{
  DagShift *self = g_new (DagShift, 1);

  self->segments = self->few;
  self->n_segments = 0;
  self->n_room = DAG_SHIFT_FEW;
  return self;
}

void
dag_shift_free (DagShift *self)
{
  if (self->segments != self->few)
    g_free (self->segments);
  g_free (self);
}

static void
make_room (DagShift *self)
{
  gboolean were_few = self->segments == self->few;

  self->n_room *= 2;
  self->segments = g_renew (DagSegment, were_few ? NULL : self->segments, self->n_room);
  if (were_few)
    memcpy (self->segments, self->few, sizeof self->few);
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
  g_return_if_fail (self != NULL && length_s >= 0);

  if (length_s == 0)
    return;
  if (self->n_segments > 0 && self->segments[self->n_segments - 1].kind == kind)
    {
      self->segments[self->n_segments - 1].length_s += length_s;
      return;
    }
  if (self->n_segments == self->n_room)
    make_room (self);
  self->segments[self->n_segments++] = (DagSegment){ kind, length_s };
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
  if (self->n_segments == 0)
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
  DagShift *copy = dag_shift_new ();

  for (guint i = 0; i < self->n_segments; i++)
    {
      const DagSegment *segment = &self->segments[i];

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

  for (guint i = 0; i < self->n_segments; i++)
    sum += self->segments[i].length_s;
  return sum;
}

int64_t
dag_shift_sum_s (const DagShift *self,
                 DagSegmentKind  kind)
{
  int64_t sum = 0;

  for (guint i = 0; i < self->n_segments; i++)
    if (self->segments[i].kind == kind)
      sum += self->segments[i].length_s;
  return sum;
}

/* Returns: whether something of it is not known */
gboolean
dag_shift_has_unknown (const DagShift *self)
{
  for (guint i = 0; i < self->n_segments; i++)
    if (self->segments[i].kind == DAG_SEGMENT_UNKNOWN)
      return TRUE;
  return FALSE;
}

gboolean
dag_shift_is_pause (DagSegmentKind kind)
{
  return kind == DAG_SEGMENT_BREAK || kind == DAG_SEGMENT_PAUSE;
}

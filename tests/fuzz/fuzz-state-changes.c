/* fuzz-state-changes.c - any bytes as what the source tells of the past: changes, intervals, shifts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer.h"
#include "dag-memory-history.h"
#include "dag-roster.h"

#include <math.h>
#include <string.h>

#define DAY_US (24 * 3600 * DAG_USEC_PER_SEC)
#define NOON_US (G_GINT64_CONSTANT (1795431600) * DAG_USEC_PER_SEC)

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

static DagPage *
read_as (DagPageKind    kind,
         const DagBody *body)
{
  g_autoptr (GError) error = NULL;
  DagPage *page = dag_page_read (kind, body, &error);

  g_assert_true ((page == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return page;
}

static GArray *
read_waiting (DagMemoryHistory *memory)
{
  return dag_memory_history_read (memory, DAG_SERIES_OFFERED, NULL, NOON_US - DAY_US,
                                  NOON_US + DAY_US);
}

/* Told twice is known once; no figure is below zero or without an end. */
static void
check_intervals (GPtrArray *intervals)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();
  g_autoptr (GArray) once = NULL;
  g_autoptr (GArray) twice = NULL;

  dag_history_add_intervals (DAG_HISTORY (memory), intervals);
  once = read_waiting (memory);
  dag_history_add_intervals (DAG_HISTORY (memory), intervals);
  twice = read_waiting (memory);
  g_assert_cmpuint (once->len, ==, twice->len);
  for (guint i = 0; i < once->len; i++)
    {
      double value = g_array_index (once, DagPoint, i).value;

      g_assert_false (isinf (value));
      g_assert_true (isnan (value) || value >= 0.0);
      if (!isnan (value))
        g_assert_cmpfloat_with_epsilon (value, g_array_index (twice, DagPoint, i).value, 1e-9);
    }
}

static void
check_changes (GPtrArray *changes)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();

  dag_history_add_state_changes (DAG_HISTORY (memory), changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const DagStateChange *change = g_ptr_array_index (changes, i);
      const DagTrack *track = dag_memory_history_get_track (memory, change->agent);
      guint n_steps = track != NULL ? dag_track_get_n_steps (track) : 0;

      g_assert_cmpint (change->state, <, DAG_N_STATES);
      g_assert_true (change->reason == NULL || g_utf8_validate (change->reason, -1, NULL));
      for (guint j = 1; j < n_steps; j++)
        g_assert_cmpint (dag_track_get_step (track, j - 1)->at_us, <=,
                         dag_track_get_step (track, j)->at_us);
    }
  if (changes->len > 0)
    {
      const DagStateChange *first = g_ptr_array_index (changes, 0);
      const DagTrack *track = dag_memory_history_get_track (memory, first->agent);
      guint n_steps = track != NULL ? dag_track_get_n_steps (track) : 0;

      dag_history_add_state_changes (DAG_HISTORY (memory), changes);
      track = dag_memory_history_get_track (memory, first->agent);
      g_assert_cmpuint (track != NULL ? dag_track_get_n_steps (track) : 0, ==, n_steps);
    }
}

static void
check_shifts (GPtrArray *shifts)
{
  g_autoptr (DagRoster) roster = dag_roster_new ();

  while (shifts->len > 0)
    {
      DagRosterShift *shift = g_ptr_array_steal_index (shifts, shifts->len - 1);
      g_autofree char *agent = g_strdup (shift->agent);
      int64_t start_us = shift->start_us;

      g_assert_cmpint (shift->start_us, <, shift->end_us);
      for (guint i = 0; i < shift->breaks->len; i++)
        g_assert_cmpint (g_array_index (shift->breaks, DagRosterBreak, i).from_us, <,
                         g_array_index (shift->breaks, DagRosterBreak, i).to_us);
      dag_roster_take (roster, shift);
      g_assert_nonnull (dag_roster_find (roster, agent, start_us));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autoptr (DagBody) body = dag_body_new ();
  g_autoptr (DagPage) changes = NULL;
  g_autoptr (DagPage) intervals = NULL;
  g_autoptr (DagPage) shifts = NULL;

  dag_body_set (body, (const char *) bytes, length);
  changes = read_as (DAG_PAGE_STATE_CHANGES, body);
  intervals = read_as (DAG_PAGE_INTERVALS, body);
  shifts = read_as (DAG_PAGE_SHIFTS, body);
  if (changes != NULL)
    check_changes (changes->items);
  if (intervals != NULL)
    check_intervals (intervals->items);
  if (shifts != NULL)
    check_shifts (shifts->items);
  return 0;
}

/* dag-recorder-days.c - a day is over: the seconds of each agent in each state
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-recorder-private.h"

#include "dag-state-sums.h"
#include "dag-time.h"

/* States of persons are not kept for longer than this many days: no use to look further. */
#define LOOK_BACK_DAYS 31

/* Midday of a civil day, from which its midnights follow. */
int64_t
dag_recorder_get_day_start (DagRecorder *self,
                            int64_t      day)
{
  g_autoptr (GDateTime) noon = NULL;
  GDate date;

  if (self->zone == NULL)
    dag_recorder_set_zone (self, NULL);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint) (CLAMP (day, 0, 1000000) + 719163));
  noon = g_date_time_new (self->zone, g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date), 12, 0, 0.0);
  return dag_time_start_of_day (g_date_time_to_unix (noon) * DAG_USEC_PER_SEC, self->zone);
}

static void
sum_steps (DagStateSums *sums,
           const GArray *steps,
           int64_t       from_us,
           int64_t       to_us)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const DagTrackStep *step = &g_array_index (steps, DagTrackStep, i);
      int64_t end_us
          = i + 1 < steps->len ? g_array_index (steps, DagTrackStep, i + 1).at_us : to_us;
      int64_t start_us = MAX (step->at_us, from_us);

      dag_state_sums_add (sums, (DagAgentState) step->state, MIN (end_us, to_us) - start_us);
    }
}

static gboolean
sum_day (DagDatabase  *database,
         int64_t       from_us,
         int64_t       to_us,
         GHashTable   *sums,
         GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database, "SELECT k, b FROM agent_hour WHERE k BETWEEN ? AND ? ORDER BY k", error);

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, dag_key_of (dag_hour_of (from_us), 0));
  dag_statement_bind_int64 (rows, 2, dag_key_of (dag_hour_of (to_us - 1), DAG_ENTITY_LAST));
  while (dag_statement_next (rows, &local))
    {
      int64_t key = dag_statement_get_int64 (rows, 0);
      int64_t hour = key >> DAG_ENTITY_BITS;
      gpointer num = GUINT_TO_POINTER ((guint) (key & DAG_ENTITY_LAST));
      DagStateSums *sum = g_hash_table_lookup (sums, num);
      gsize length;
      const guint8 *blob = dag_statement_get_blob (rows, 1, &length);

      if (sum == NULL)
        {
          sum = g_new0 (DagStateSums, 1);
          g_hash_table_insert (sums, num, sum);
        }
      g_array_set_size (steps, 0);
      dag_steps_read (blob, length, hour, steps);
      sum_steps (sum, steps, MAX (hour * DAG_HOUR_US, from_us),
                 MIN ((hour + 1) * DAG_HOUR_US, to_us));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_day (DagDatabase  *database,
           int64_t       day,
           GHashTable   *sums,
           GError      **error)
{
  GHashTableIter iter;
  gpointer num;
  gpointer sum;

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &num, &sum))
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) blob = NULL;

      dag_state_sums_end (sum);
      for (guint i = 0; i < DAG_N_STATES; i++) /* tenths of seconds */
        dag_bytes_add (bytes, (uint64_t) (((DagStateSums *) sum)->us[i]
                                          / (DAG_USEC_PER_SEC / 10)));
      blob = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (!dag_recorder_put_blob (database,
                                  "INSERT OR REPLACE INTO agent_day (k, b) VALUES (?, ?)",
                                  dag_key_of (day, GPOINTER_TO_UINT (num)), blob, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_closed_day (DagDatabase  *database,
                 int64_t       day,
                 GError      **error)
{
  g_autoptr (DagStatement) put = dag_database_prepare (
      database, "INSERT OR REPLACE INTO meta (key, value) VALUES ('closed-day', ?)", error);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, day);

  if (put == NULL)
    return FALSE;
  dag_statement_bind_text (put, 1, text);
  return dag_statement_run (put, error);
}

/**
 * dag_recorder_close_days:
 * @self: a recorder
 * @database: in a transaction
 * @error: set when it failed
 *
 * Writes the sums of the days that are over and not yet written, from the hours that are
 * still kept. The day of which an hour is still under way is not over.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_close_days (DagRecorder  *self,
                         DagDatabase  *database,
                         GError      **error)
{
  int64_t today = self->hour != 0 ? dag_recorder_get_day (self, self->hour * DAG_HOUR_US) : 0;

  if (today == 0 || self->closed_day >= today)
    return TRUE;
  for (int64_t day = MAX (self->closed_day, today - LOOK_BACK_DAYS); day < today; day++)
    {
      g_autoptr (GHashTable) sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);

      if (!sum_day (database, dag_recorder_get_day_start (self, day),
                    dag_recorder_get_day_start (self, day + 1), sums, error)
          || !write_day (database, day, sums, error))
        return FALSE;
    }
  if (!save_closed_day (database, today, error))
    return FALSE;
  self->closed_day = today;
  return TRUE;
}

/* dag-archive.c - questions about the past, as jobs of the store
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive.h"

#include "dag-archive-private.h"
#include "dag-time.h"

/**
 * dag_archive_question_new:
 * @recorder: what writes the same database
 *
 * Returns: (transfer full): a question that asks for nothing yet
 */
DagArchiveQuestion *
dag_archive_question_new (DagRecorder *recorder)
{
  DagArchiveQuestion *self = g_new0 (DagArchiveQuestion, 1);

  self->recorder = dag_recorder_ref (recorder);
  return self;
}

void
dag_archive_question_free (DagArchiveQuestion *self)
{
  g_clear_pointer (&self->recorder, dag_recorder_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}

/* ── Days ──────────────────────────────────────────────────────────────────────────── */

/* The first hour from @hour on of which the table has something; G_MAXINT64: none. */
static int64_t
find_hour (DagStatement  *next,
           int64_t        hour,
           GError       **error)
{
  int64_t found = G_MAXINT64;

  dag_statement_bind_int64 (next, 1, dag_key_of (hour, 0));
  if (dag_statement_next (next, error))
    found = dag_statement_get_int64 (next, 0) >> DAG_ENTITY_BITS;
  dag_statement_restart (next);
  return found;
}

static void
add_hour_to_days (GArray    *days,
                  GTimeZone *zone,
                  int64_t    first_us,
                  int64_t    last_us,
                  gboolean   has_people,
                  gboolean   is_watched)
{
  int64_t from_us = dag_time_start_of_day (first_us, zone);
  DagHistoryDay *day
      = days->len > 0 ? &g_array_index (days, DagHistoryDay, days->len - 1) : NULL;

  if (day == NULL || day->from_us != from_us)
    {
      DagHistoryDay blank = { .from_us = from_us, .first_us = first_us };

      blank.to_us = dag_time_end_of_day (first_us, zone);
      g_array_append_val (days, blank);
      day = &g_array_index (days, DagHistoryDay, days->len - 1);
    }
  day->last_us = MIN (last_us, day->to_us - 1);
  day->has_people = day->has_people || has_people;
  day->is_watched = day->is_watched || is_watched;
  /* An hour over midnight, in a zone of half hours. */
  if (last_us >= day->to_us)
    add_hour_to_days (days, zone, day->to_us, last_us, has_people, is_watched);
}

static gboolean
list_days (DagArchiveQuestion  *self,
           DagDatabase         *database,
           GArray              *days,
           GError             **error)
{
  static const char *const tables[]
      = { "SELECT k FROM agent_hour WHERE k >= ? ORDER BY k LIMIT 1",
          "SELECT k FROM queue_hour WHERE k >= ? ORDER BY k LIMIT 1",
          "SELECT k FROM interval_hour WHERE k >= ? ORDER BY k LIMIT 1" };
  int64_t next[G_N_ELEMENTS (tables)] = { 0 };
  DagRecorder *recorder = self->recorder;
  g_autoptr (GError) local = NULL;
  int64_t hour = 0;

  while (hour != G_MAXINT64 && local == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (tables) && local == NULL; i++)
        {
          g_autoptr (DagStatement) statement = NULL;

          if (next[i] > hour && hour != 0)
            continue;
          statement = dag_database_prepare (database, tables[i], &local);
          if (statement != NULL)
            next[i] = find_hour (statement, hour != 0 ? hour + 1 : 0, &local);
        }
      hour = MIN (MIN (next[0], next[1]), next[2]);
      if (hour != G_MAXINT64 && hour != recorder->hour)
        add_hour_to_days (days, self->zone, hour * DAG_HOUR_US, (hour + 1) * DAG_HOUR_US - 1,
                          next[0] == hour, next[1] == hour);
    }
  if (local == NULL && recorder->hour != 0 && dag_time_is_known (recorder->last_at_us))
    add_hour_to_days (days, self->zone, recorder->hour * DAG_HOUR_US, recorder->last_at_us,
                      g_hash_table_size (recorder->agents) > 0, TRUE);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What is kept of one hour begins and ends here: where somebody watched, with the polls, but
 * for whole intervals before and after them that the source told. */
static gboolean
bound_hour (DagArchiveQuestion  *self,
            DagDatabase         *database,
            int64_t              hour,
            int64_t             *first_us,
            int64_t             *last_us,
            GError             **error)
{
  DagQuarters quarters;
  g_autoptr (GArray) times = dag_archive_read_times (self->recorder, database, hour, error);

  if (times == NULL
      || !dag_archive_read_quarters (self->recorder, database, hour, DAG_ENTITY_CENTRE, &quarters,
                                     error))
    return FALSE;
  *first_us = times->len > 1 ? g_array_index (times, int64_t, 1) : G_MAXINT64;
  *last_us = times->len > 1 ? g_array_index (times, int64_t, times->len - 1) : G_MININT64;
  for (guint i = 0; i < quarters.n_quarters; i++)
    {
      const DagInterval *interval = &quarters.quarters[i].interval;
      int64_t end_us = interval->start_us + interval->minutes * 60 * DAG_USEC_PER_SEC;

      if (end_us <= *first_us)
        *first_us = MIN (*first_us, interval->start_us);
      if (interval->start_us > *last_us)
        *last_us = end_us - 1;
    }
  return TRUE;
}

/* The first and the last hour of a day are seldom whole. One of which the states of people
 * alone are kept stays so. */
static gboolean
trim_days (DagArchiveQuestion  *self,
           DagDatabase         *database,
           GArray              *days,
           GError             **error)
{
  for (guint i = 0; i < days->len; i++)
    {
      DagHistoryDay *day = &g_array_index (days, DagHistoryDay, i);
      int64_t first_us;
      int64_t last_us;
      int64_t none;

      if (!bound_hour (self, database, dag_hour_of (day->first_us), &first_us, &none, error)
          || !bound_hour (self, database, dag_hour_of (day->last_us), &none, &last_us, error))
        return FALSE;
      if (first_us != G_MAXINT64)
        day->first_us = CLAMP (first_us, day->first_us, day->last_us);
      if (last_us != G_MININT64)
        day->last_us = CLAMP (last_us, day->first_us, day->last_us);
    }
  return TRUE;
}

static gpointer
run_days (DagDatabase *database,
          gpointer     input,
          GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DagHistoryDay));

  if (!dag_recorder_load (self->recorder, database, error)
      || !list_days (self, database, days, error) || !trim_days (self, database, days, error))
    return NULL;
  return g_steal_pointer (&days);
}

/* ── Sums of each agent ────────────────────────────────────────────────────────────── */

static DagAgentDayTotal *
read_total (DagRecorder  *recorder,
            DagStatement *row)
{
  int64_t key = dag_statement_get_int64 (row, 0);
  const DagEntity *entity
      = dag_recorder_find_num (recorder, (guint) (key & DAG_ENTITY_LAST));
  DagAgentDayTotal *total;
  DagByteReader reader;
  gsize length;
  const guint8 *blob = dag_statement_get_blob (row, 1, &length);

  if (entity == NULL || entity->kind != DAG_ENTITY_AGENT)
    return NULL;
  reader = dag_byte_reader (blob, length);
  total = dag_agent_day_total_new ();
  total->agent = g_strdup (entity->id);
  total->name = g_strdup (entity->name);
  total->team_name = g_strdup (entity->team_name);
  total->day_us = dag_recorder_get_day_start (recorder, key >> DAG_ENTITY_BITS);
  for (guint i = 0; i < DAG_N_STATES; i++)
    {
      uint64_t tenths = dag_byte_reader_next (&reader); /* once: MIN looks at it twice */

      total->state_s[i] = (double) MIN (tenths, 10000000) / 10.0;
    }
  return total;
}

static gpointer
run_agent_days (DagDatabase *database,
                gpointer     input,
                GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (GPtrArray) totals
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_agent_day_total_free);
  g_autoptr (DagStatement) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (!dag_recorder_load (self->recorder, database, error))
    return NULL;
  rows = dag_database_prepare (
      database, "SELECT k, b FROM agent_day WHERE k BETWEEN ? AND ? ORDER BY k", error);
  if (rows == NULL)
    return NULL;
  dag_statement_bind_int64 (
      rows, 1, dag_key_of (dag_recorder_get_day (self->recorder, self->from_us), 0));
  dag_statement_bind_int64 (
      rows, 2,
      dag_key_of (dag_recorder_get_day (self->recorder, self->to_us - 1), DAG_ENTITY_LAST));
  while (dag_statement_next (rows, &local))
    {
      DagAgentDayTotal *total = read_total (self->recorder, rows);

      if (total != NULL)
        g_ptr_array_add (totals, total);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&totals);
}

/* ── Polls ─────────────────────────────────────────────────────────────────────────── */

static gpointer
run_polls (DagDatabase *database,
           gpointer     input,
           GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (GArray) polls = g_array_new (FALSE, FALSE, sizeof (DagHistoryPoll));
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database,
      "SELECT t, fault, ms, bytes, items FROM poll WHERE t >= ? AND t < ? ORDER BY t", error);

  if (rows == NULL)
    return NULL;
  dag_statement_bind_int64 (rows, 1, self->from_us);
  dag_statement_bind_int64 (rows, 2, self->to_us);
  while (dag_statement_next (rows, &local))
    {
      DagHistoryPoll poll = { .at_us = dag_statement_get_int64 (rows, 0),
                              .fault = (int) dag_statement_get_int64 (rows, 1),
                              .elapsed_ms = (guint) dag_statement_get_int64 (rows, 2),
                              .bytes = (guint64) dag_statement_get_int64 (rows, 3),
                              .n_items = (guint) dag_statement_get_int64 (rows, 4) };

      g_array_append_val (polls, poll);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&polls);
}

const DagStoreJob dag_archive_job_days = {
  .mode = DAG_STORE_READ,
  .run = run_days,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) g_array_unref,
};

const DagStoreJob dag_archive_job_agent_days = {
  .mode = DAG_STORE_READ,
  .run = run_agent_days,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

const DagStoreJob dag_archive_job_polls = {
  .mode = DAG_STORE_READ,
  .run = run_polls,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) g_array_unref,
};

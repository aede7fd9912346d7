/* dag-recorder.c - takes an answer of the source in and writes its journal row
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-recorder.h"

#include "dag-recorder-private.h"

#include <math.h>

static gboolean
replace_text (char       **place,
              const char  *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_clear_pointer (place, g_free);
  *place = g_strdup (text);
  return TRUE;
}

static gboolean
replace_number (double *place,
                double  number)
{
  if (fabs (*place - number) < 1e-6)
    return FALSE;
  *place = number;
  return TRUE;
}

static void
note_seen (DagRecorder *self,
           DagEntity   *entity)
{
  entity->seen_round = self->round;
  if (entity->seen_day >= self->day)
    return;
  entity->seen_day = self->day;
  entity->is_saved = FALSE;
  self->has_unsaved = TRUE;
}

static void
describe_agent (DagRecorder          *self,
                DagEntity            *entity,
                const DagAgentSample *agent)
{
  gboolean changed = replace_text (&entity->name, agent->name);

  changed = replace_text (&entity->team_id, agent->team_id) || changed;
  changed = replace_text (&entity->team_name, agent->team_name) || changed;
  if (!changed)
    return;
  entity->is_saved = FALSE;
  self->has_unsaved = TRUE;
}

static void
describe_queue (DagRecorder          *self,
                DagEntity            *entity,
                const DagQueueSample *queue)
{
  gboolean changed = replace_text (&entity->name, queue->name);

  changed = replace_number (&entity->target.level, queue->target.level) || changed;
  changed = replace_number (&entity->target.within_s, queue->target.within_s) || changed;
  changed = replace_number (&entity->short_s, queue->short_within_s) || changed;
  if (!changed && entity->channel == queue->channel)
    return;
  entity->channel = queue->channel;
  entity->is_saved = FALSE;
  self->has_unsaved = TRUE;
}

/* As the history in memory does it: see dag_track_observe(). */
static void
observe (DagRecorder          *self,
         DagEntity            *entity,
         const DagAgentSample *agent,
         int64_t               taken_at_us,
         gboolean              lost)
{
  DagTrack *track = entity->track;
  guint n = dag_track_get_n_steps (track);
  DagTrackStep before = { .at_us = DAG_TIME_NONE };
  DagTrackStep step = { .at_us = agent->since_us,
                        .contact = -1,
                        .reason = dag_recorder_intern (self, agent->reason),
                        .state = (guint8) agent->state,
                        .channel = (guint8) agent->channel,
                        .channel_known = agent->channel_known,
                        .fresh = agent->since_provenance == DAG_PROVENANCE_GIVEN };

  if (n > 0)
    before = *dag_track_get_step (track, n - 1);
  if (!dag_time_is_known (step.at_us))
    step.at_us = n > 0 && before.state == step.state && !lost ? before.at_us : taken_at_us;
  dag_track_observe (track, &step, taken_at_us);
  if (dag_track_get_n_steps (track) != n
      || memcmp (dag_track_get_step (track, n - 1), &before, sizeof before) != 0)
    g_ptr_array_add (self->changed, entity);
}

static gboolean
is_same_state (const DagAgentSample *a,
               const DagAgentSample *b)
{
  return a->state == b->state && a->since_us == b->since_us
         && a->since_provenance == b->since_provenance && a->channel == b->channel
         && g_strcmp0 (a->reason, b->reason) == 0;
}

/* Whether it is the same person, and as much is to be kept of them. */
static gboolean
is_same_person (const DagAgentSample *a,
                const DagAgentSample *b)
{
  return a == b
         || (g_str_equal (a->id, b->id) && a->is_restricted == b->is_restricted);
}

/* @was: (nullable): the agent at the same place of the last answer, and @entity its own.
 * Returns: (nullable): the agent's entity */
static DagEntity *
take_agent (DagRecorder          *self,
            const DagAgentSample *agent,
            const DagAgentSample *was,
            DagEntity            *entity,
            int64_t               taken_at_us,
            gboolean              lost)
{
  gboolean same_person = was != NULL && is_same_person (was, agent);

  if (agent->is_restricted)
    return NULL;
  if (!same_person)
    entity = dag_recorder_ensure (self, DAG_ENTITY_AGENT, agent->id);
  if (entity == NULL)
    return NULL;
  note_seen (self, entity);
  if (was != agent)
    describe_agent (self, entity, agent);
  if (lost || !same_person || !is_same_state (was, agent))
    observe (self, entity, agent, taken_at_us, lost);
  return entity;
}

static void
lose_all (DagRecorder *self)
{
  for (guint i = 0; i < self->agent_list->len; i++)
    dag_track_lose (((DagEntity *) g_ptr_array_index (self->agent_list, i))->track,
                    self->last_at_us);
}

/* Nobody knows what those do who are not in the answer (F-D04). */
static void
lose_missing (DagRecorder *self,
              int64_t      taken_at_us)
{
  for (guint i = 0; i < self->agent_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->agent_list, i);
      guint n = dag_track_get_n_steps (entity->track);

      if (entity->seen_round == self->round || n == 0
          || dag_track_get_step (entity->track, n - 1)->state == DAG_STATE_UNKNOWN)
        continue;
      dag_track_lose (entity->track, taken_at_us);
      g_ptr_array_add (self->changed, entity);
    }
}

/* Whoever did not change is not looked at. */
static void
take_agents (DagRecorder *self,
             DagSnapshot *snapshot,
             gboolean     lost)
{
  GPtrArray *agents = snapshot->agents;
  GPtrArray *were = self->last != NULL ? self->last->agents : NULL;
  GPtrArray *entities = g_ptr_array_sized_new (agents->len);
  gboolean new_day = self->seen_day != self->day;
  gboolean same_places = were != NULL && self->last_entities != NULL
                         && were->len == agents->len && !lost && !new_day;

  for (guint i = 0; i < agents->len; i++)
    {
      const DagAgentSample *agent = g_ptr_array_index (agents, i);
      const DagAgentSample *was = NULL;
      DagEntity *entity = NULL;

      if (were != NULL && self->last_entities != NULL && i < were->len)
        {
          was = g_ptr_array_index (were, i);
          entity = g_ptr_array_index (self->last_entities, i);
        }
      same_places = same_places && was != NULL && is_same_person (was, agent);
      if (was != agent || !same_places)
        entity = take_agent (self, agent, was, entity, snapshot->taken_at_us, lost);
      g_ptr_array_add (entities, entity);
    }
  g_clear_pointer (&self->last_entities, g_ptr_array_unref);
  self->last_entities = entities;
  self->seen_day = self->day;
  if (same_places)
    return;
  /* Those before the first that moved were not looked at: they are here too. */
  for (guint i = 0; i < entities->len; i++)
    if (g_ptr_array_index (entities, i) != NULL)
      note_seen (self, g_ptr_array_index (entities, i));
  lose_missing (self, snapshot->taken_at_us);
}

static void
take_queues (DagRecorder *self,
             DagSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      DagEntity *entity = dag_recorder_ensure (self, DAG_ENTITY_QUEUE, queue->id);

      if (entity == NULL)
        continue;
      note_seen (self, entity);
      describe_queue (self, entity, queue);
      dag_row_set_queue (&entity->log->row, queue, snapshot->taken_at_us);
    }
  for (guint i = 0; i < self->queue_list->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->queue_list, i);

      if (entity->seen_round != self->round)
        dag_row_clear (&entity->log->row);
    }
}

/* The answer becomes the rows and the tracks; nothing is written yet. */
static void
take_in (DagRecorder *self,
         DagSnapshot *snapshot,
         gboolean     with_people,
         gboolean     lost)
{
  DagTotals totals;

  self->round++;
  g_ptr_array_set_size (self->changed, 0);
  if (lost)
    lose_all (self);
  if (with_people)
    take_agents (self, snapshot, lost);
  else
    {
      g_clear_pointer (&self->last_entities, g_ptr_array_unref);
      lose_missing (self, snapshot->taken_at_us);
    }
  take_queues (self, snapshot);
  dag_totals_compute (&totals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  dag_row_set_centre (&self->centre_row, &totals, snapshot->agents->len > 0,
                      snapshot->taken_at_us);
}

gboolean
dag_recorder_put_blob (DagDatabase  *database,
                       const char   *sql,
                       int64_t       key,
                       GBytes       *blob,
                       GError      **error)
{
  g_autoptr (DagStatement) put = dag_database_prepare (database, sql, error);
  gsize length;
  const void *bytes = g_bytes_get_data (blob, &length);

  if (put == NULL)
    return FALSE;
  dag_statement_bind_int64 (put, 1, key);
  dag_statement_bind_blob (put, 2, bytes, length);
  return dag_statement_run (put, error);
}

static gboolean
write_poll (DagRecorder  *self,
            DagDatabase  *database,
            int64_t       taken_at_us,
            int64_t       lost_at_us,
            gboolean      new_hour,
            GError      **error)
{
  g_autoptr (GBytes) frame = NULL;

  if (new_hour && self->hour != 0 && !dag_recorder_flush (self, database, taken_at_us, error))
    return FALSE;
  if (!dag_recorder_save_entities (self, database, error))
    return FALSE;
  frame = dag_recorder_write_frame (self, taken_at_us, lost_at_us, new_hour || self->needs_full);
  return dag_recorder_put_blob (database, "INSERT OR REPLACE INTO journal (t, b) VALUES (?, ?)",
                                taken_at_us / 1000, frame, error);
}

/* Nothing of it is lost in memory where it could not be written: the next row then builds
 * on nothing. */
static void
note_outcome (DagRecorder *self,
              DagSnapshot *snapshot,
              gboolean     new_hour,
              gboolean     is_written)
{
  if (is_written)
    dag_recorder_note_saved (self);
  if (is_written && new_hour)
    dag_recorder_begin_hour (self, dag_hour_of (snapshot->taken_at_us));
  if (is_written || !new_hour)
    dag_recorder_keep_rows (self, snapshot->taken_at_us);
  self->needs_full = !is_written;
  g_clear_pointer (&self->last, dag_snapshot_unref);
  if (is_written)
    self->last = dag_snapshot_ref (snapshot);
  else
    g_clear_pointer (&self->last_entities, g_ptr_array_unref);
}

/* The first answer of a new day, and of a new start. */
static gboolean
close_days (DagRecorder  *self,
            DagDatabase  *database,
            GError      **error)
{
  int64_t closed_day = self->closed_day;

  if (closed_day >= self->day)
    return TRUE;
  if (dag_database_execute_often (database, "BEGIN IMMEDIATE", error)
      && dag_recorder_close_days (self, database, error)
      && dag_database_execute_often (database, "COMMIT", error))
    return TRUE;
  dag_database_roll_back (database);
  self->closed_day = closed_day;
  return FALSE;
}

/**
 * dag_recorder_record:
 * @self: a recorder
 * @database: not in a transaction
 * @snapshot: an answer
 * @gap_s: answers further apart than this leave a gap
 * @with_people: what each person does is kept too, not only how many there are
 * @error: set when it could not be written; the hour under way goes on all the same
 *
 * Keeps what changed since the last answer. One that is not newer is left out.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_record (DagRecorder  *self,
                     DagDatabase  *database,
                     DagSnapshot  *snapshot,
                     double        gap_s,
                     gboolean      with_people,
                     GError      **error)
{
  int64_t taken_at_us = snapshot->taken_at_us;
  int64_t lost_at_us = DAG_TIME_NONE;
  gboolean new_hour;
  gboolean is_written;

  if (!dag_recorder_load (self, database, error))
    return FALSE;
  if (taken_at_us / 1000 <= self->last_at_us / 1000)
    return TRUE;
  dag_recorder_set_zone (self, snapshot->source.timezone);
  self->day = dag_recorder_get_day (self, taken_at_us);
  if (dag_time_is_known (self->last_at_us)
      && (double) (taken_at_us - self->last_at_us) > gap_s * (double) DAG_USEC_PER_SEC)
    lost_at_us = self->last_at_us;
  new_hour = dag_hour_of (taken_at_us) != self->hour;
  take_in (self, snapshot, with_people, dag_time_is_known (lost_at_us));
  is_written = dag_database_execute_often (database, "BEGIN IMMEDIATE", error)
               && write_poll (self, database, taken_at_us, lost_at_us, new_hour, error)
               && dag_database_execute_often (database, "COMMIT", error);
  if (!is_written)
    dag_database_roll_back (database);
  note_outcome (self, snapshot, new_hour, is_written);
  return is_written && close_days (self, database, error);
}

/**
 * dag_recorder_rewind:
 * @self: a recorder
 * @database: in a transaction
 * @from_us: the first moment to be forgotten
 * @error: set when it failed
 *
 * The source's clock was set back: what lies in its future never was. The hour of @from_us
 * goes as a whole, unless it is the one under way.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_rewind (DagRecorder  *self,
                     DagDatabase  *database,
                     int64_t       from_us,
                     GError      **error)
{
  int64_t key = dag_key_of (dag_hour_of (from_us), 0);
  const struct
  {
    const char *sql;
    int64_t from;
  } deletions[] = {
    { "DELETE FROM agent_hour WHERE k >= ?", key },
    { "DELETE FROM queue_hour WHERE k >= ?", key },
    { "DELETE FROM interval_hour WHERE k >= ?", key },
    { "DELETE FROM journal WHERE t >= ?", from_us / 1000 },
    { "DELETE FROM break_verdict WHERE begins_us >= ?", from_us },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autoptr (DagStatement) statement
          = dag_database_prepare (database, deletions[i].sql, error);

      if (statement == NULL)
        return FALSE;
      dag_statement_bind_int64 (statement, 1, deletions[i].from);
      if (!dag_statement_run (statement, error))
        return FALSE;
    }
  self->opening = 0; /* read anew */
  return TRUE;
}

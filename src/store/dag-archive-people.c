/* dag-archive-people.c - states of the past, and the whole centre as it was
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-archive-private.h"

/* What is never kept of a past moment. */
#define NEVER_KEPT                                                                       \
  (DAG_PART_AGENT_TODAY | DAG_PART_SIGNED_IN | DAG_PART_REASONS | DAG_PART_CALLBACKS     \
   | DAG_PART_SHIFTS)
#define MAX_HOURS (31 * 24)

static DagStateChange *
to_change (DagRecorder        *recorder,
           const DagEntity    *entity,
           const DagTrackStep *step)
{
  DagStateChange *change = dag_state_change_new ();

  change->agent = g_strdup (entity->id);
  change->at_us = step->at_us;
  change->state = (DagAgentState) step->state;
  change->reason = g_strdup (dag_recorder_get_word (recorder, step->reason));
  change->channel = (DagChannel) step->channel;
  change->channel_known = step->channel_known;
  change->contact = step->contact >= 0 ? step->contact : DAG_COUNT_ABSENT;
  return change;
}

static void
append_changes (DagArchiveQuestion *self,
                const DagEntity    *entity,
                const DagTrack     *track,
                GPtrArray          *changes)
{
  guint first = dag_track_find (track, self->from_us);

  for (guint i = first == G_MAXUINT ? 0 : first; i < dag_track_get_n_steps (track); i++)
    {
      const DagTrackStep *step = dag_track_get_step (track, i);

      if (step->at_us >= self->to_us)
        break;
      g_ptr_array_add (changes, to_change (self->recorder, entity, step));
    }
}

/* The hours of the question, at most so many. */
static int64_t
get_end_hour (DagArchiveQuestion *self)
{
  return MIN (dag_hour_of (self->to_us - 1), dag_hour_of (self->from_us) + MAX_HOURS);
}

static gboolean
read_one (DagArchiveQuestion  *self,
          DagDatabase         *database,
          GPtrArray           *changes,
          GError             **error)
{
  DagEntity *entity = dag_recorder_find (self->recorder, DAG_ENTITY_AGENT, self->id);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));
  g_autoptr (DagTrack) track = dag_track_new ();
  int64_t end = get_end_hour (self);

  if (entity == NULL)
    return TRUE;
  for (int64_t hour = dag_hour_of (self->from_us); hour <= end; hour++)
    if (!dag_archive_read_steps (self->recorder, database, hour, entity, steps, error))
      return FALSE;
  for (guint i = 0; i < steps->len; i++)
    dag_track_add (track, &g_array_index (steps, DagTrackStep, i));
  append_changes (self, entity, track, changes);
  return TRUE;
}

static DagTrack *
get_track (GHashTable *tracks,
           guint       num)
{
  DagTrack *track = g_hash_table_lookup (tracks, GUINT_TO_POINTER (num));

  if (track == NULL)
    {
      track = dag_track_new ();
      g_hash_table_insert (tracks, GUINT_TO_POINTER (num), track);
    }
  return track;
}

/* Every agent's steps of the hours [@first, @last] that are over, by number. */
static gboolean
collect_tracks (DagDatabase  *database,
                int64_t       first,
                int64_t       last,
                GHashTable   *tracks,
                GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DagTrackStep));
  g_autoptr (DagStatement) rows = dag_database_prepare (
      database, "SELECT k, b FROM agent_hour WHERE k BETWEEN ? AND ? ORDER BY k", error);

  if (rows == NULL)
    return FALSE;
  dag_statement_bind_int64 (rows, 1, dag_key_of (first, 0));
  dag_statement_bind_int64 (rows, 2, dag_key_of (last, DAG_ENTITY_LAST));
  while (dag_statement_next (rows, &local))
    {
      int64_t key = dag_statement_get_int64 (rows, 0);
      DagTrack *track = get_track (tracks, (guint) (key & DAG_ENTITY_LAST));
      gsize length;
      const guint8 *blob = dag_statement_get_blob (rows, 1, &length);

      g_array_set_size (steps, 0);
      dag_steps_read (blob, length, key >> DAG_ENTITY_BITS, steps);
      for (guint i = 0; i < steps->len; i++)
        dag_track_add (track, &g_array_index (steps, DagTrackStep, i));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GHashTable *
read_tracks (DagArchiveQuestion  *self,
             DagDatabase         *database,
             GError             **error)
{
  DagRecorder *recorder = self->recorder;
  g_autoptr (GHashTable) tracks
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dag_track_free);
  int64_t end = get_end_hour (self);

  if (!collect_tracks (database, dag_hour_of (self->from_us), end, tracks, error))
    return NULL;
  for (guint i = DAG_ENTITY_FIRST; recorder->hour <= end && i < recorder->entities->len; i++)
    {
      const DagEntity *entity = g_ptr_array_index (recorder->entities, i);

      if (entity == NULL || entity->kind != DAG_ENTITY_AGENT)
        continue;
      for (guint j = 0; j < dag_track_get_n_steps (entity->track); j++)
        dag_track_add (get_track (tracks, i), dag_track_get_step (entity->track, j));
    }
  return g_steal_pointer (&tracks);
}

static gpointer
run_changes (DagDatabase *database,
             gpointer     input,
             GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  g_autoptr (GHashTable) tracks = NULL;
  GHashTableIter iter;
  gpointer num;
  gpointer track;

  if (!dag_recorder_load (self->recorder, database, error))
    return NULL;
  if (self->id != NULL)
    return read_one (self, database, changes, error) ? g_steal_pointer (&changes) : NULL;
  tracks = read_tracks (self, database, error);
  if (tracks == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, tracks);
  while (g_hash_table_iter_next (&iter, &num, &track))
    {
      const DagEntity *entity
          = dag_recorder_find_num (self->recorder, GPOINTER_TO_UINT (num));

      if (entity != NULL && entity->kind == DAG_ENTITY_AGENT)
        append_changes (self, entity, track, changes);
    }
  return g_steal_pointer (&changes);
}

/* ── One moment ────────────────────────────────────────────────────────────────────── */

static void
add_queue (DagSnapshot     *snapshot,
           const DagEntity *entity,
           const DagRow    *row)
{
  DagQueueSample *queue;

  if (row->values[DAG_COLUMN_PRESENT] != 1)
    return;
  queue = dag_queue_sample_new ();
  queue->id = g_strdup (entity->id);
  queue->name = g_strdup (entity->name != NULL ? entity->name : entity->id);
  queue->channel = entity->channel;
  queue->target = entity->target;
  queue->short_within_s = entity->short_s;
  dag_row_get_queue (row, snapshot->taken_at_us, queue);
  g_ptr_array_add (snapshot->queues, queue);
}

static void
add_agent (DagRecorder        *recorder,
           DagSnapshot        *snapshot,
           const DagEntity    *entity,
           const DagTrackStep *step)
{
  DagAgentSample *agent = dag_agent_sample_new ();

  agent->id = g_strdup (entity->id);
  agent->name = g_strdup (entity->name != NULL ? entity->name : entity->id);
  agent->team_id = g_strdup (entity->team_id);
  agent->team_name = g_strdup (entity->team_name);
  agent->state = (DagAgentState) step->state;
  agent->since_us = step->at_us;
  agent->since_provenance = step->fresh ? DAG_PROVENANCE_GIVEN : DAG_PROVENANCE_DERIVED;
  agent->reason = g_strdup (dag_recorder_get_word (recorder, step->reason));
  agent->channel = (DagChannel) step->channel;
  agent->channel_known = step->channel_known;
  g_ptr_array_add (snapshot->agents, agent);
}

static gboolean
add_queues (DagArchiveQuestion  *self,
            DagDatabase         *database,
            DagSnapshot         *snapshot,
            guint                poll,
            GError             **error)
{
  DagRecorder *recorder = self->recorder;
  int64_t hour = dag_hour_of (snapshot->taken_at_us);

  for (guint i = DAG_ENTITY_FIRST; i < recorder->entities->len; i++)
    {
      const DagEntity *entity = g_ptr_array_index (recorder->entities, i);
      g_auto (DagCursor) cursor = { .blob = NULL };

      if (entity == NULL || entity->kind != DAG_ENTITY_QUEUE)
        continue;
      if (!dag_archive_open_hour (recorder, database, hour, i, &cursor, error))
        return FALSE;
      dag_cursor_go_to (&cursor, poll);
      add_queue (snapshot, entity, &cursor.row);
    }
  return TRUE;
}

/* Those who were there at the moment of @snapshot. */
gboolean
dag_archive_add_agents (DagArchiveQuestion  *self,
                        DagDatabase         *database,
                        DagSnapshot         *snapshot,
                        GError             **error)
{
  g_autoptr (GHashTable) tracks = NULL;
  GHashTableIter iter;
  gpointer num;
  gpointer track;

  self->from_us = snapshot->taken_at_us;
  /* How long a pause was that had just begun, to tell of none that was short. */
  self->to_us = snapshot->taken_at_us + DAG_BREATHER_S * DAG_USEC_PER_SEC;
  tracks = read_tracks (self, database, error);
  if (tracks == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, tracks);
  while (g_hash_table_iter_next (&iter, &num, &track))
    {
      const DagEntity *entity
          = dag_recorder_find_num (self->recorder, GPOINTER_TO_UINT (num));
      guint index = dag_track_find_told (track, snapshot->taken_at_us);

      if (entity != NULL && entity->kind == DAG_ENTITY_AGENT && index != G_MAXUINT)
        add_agent (self->recorder, snapshot, entity, dag_track_get_step (track, index));
    }
  return TRUE;
}

/* The last poll at or before the moment, in its hour or the one before. */
static gboolean
find_poll (DagArchiveQuestion  *self,
           DagDatabase         *database,
           int64_t             *taken_at_us,
           guint               *poll,
           GError             **error)
{
  int64_t hour = dag_hour_of (self->from_us);

  for (guint i = 0; i < 2; i++, hour--)
    {
      g_autoptr (GArray) times
          = dag_archive_read_times (self->recorder, database, hour, error);

      if (times == NULL)
        return FALSE;
      for (*poll = times->len - 1; *poll > 0; (*poll)--)
        {
          *taken_at_us = g_array_index (times, int64_t, *poll);
          if (*taken_at_us > self->from_us)
            continue;
          if ((double) (self->from_us - *taken_at_us) <= self->gap_s * (double) DAG_USEC_PER_SEC)
            return TRUE;
          i = 2;
          break;
        }
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nobody watched then");
  return FALSE;
}

/* Where the states of persons have gone after their days, how many there were is kept. */
static gboolean
count_people (DagArchiveQuestion  *self,
              DagDatabase         *database,
              DagSnapshot         *snapshot,
              guint                poll,
              GError             **error)
{
  g_auto (DagCursor) cursor = { .blob = NULL };

  if (snapshot->agents->len > 0)
    return TRUE;
  if (!dag_archive_open_hour (self->recorder, database, dag_hour_of (snapshot->taken_at_us),
                              DAG_ENTITY_CENTRE, &cursor, error))
    return FALSE;
  dag_cursor_go_to (&cursor, poll);
  snapshot->lacks_people = TRUE;
  snapshot->kept_staffed = cursor.row.values[DAG_COLUMN_STAFFED];
  snapshot->kept_available = cursor.row.values[DAG_COLUMN_AVAILABLE];
  return TRUE;
}

static gboolean
picture_poll (DagArchiveQuestion  *self,
              DagDatabase         *database,
              DagSnapshot         *snapshot,
              GError             **error)
{
  guint poll = 0;

  return find_poll (self, database, &snapshot->taken_at_us, &poll, error)
         && add_queues (self, database, snapshot, poll, error)
         && dag_archive_add_agents (self, database, snapshot, error)
         && count_people (self, database, snapshot, poll, error);
}

static gpointer
run_snapshot (DagDatabase *database,
              gpointer     input,
              GError     **error)
{
  DagArchiveQuestion *self = input;
  g_autoptr (DagSnapshot) snapshot = dag_snapshot_new ();
  g_autoptr (GError) local = NULL;
  gboolean found;

  if (!dag_recorder_load (self->recorder, database, error))
    return NULL;
  found = picture_poll (self, database, snapshot, &local);
  if (!found && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (&local);
      found = dag_archive_picture_told (self, database, snapshot, &local);
    }
  if (!found)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  snapshot->received_at_us = snapshot->taken_at_us;
  snapshot->absent = NEVER_KEPT;
  snapshot->source.timezone = g_strdup (self->recorder->zone_name);
  return g_steal_pointer (&snapshot);
}

const DagStoreJob dag_archive_job_changes = {
  .mode = DAG_STORE_READ,
  .run = run_changes,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

const DagStoreJob dag_archive_job_snapshot = {
  .mode = DAG_STORE_READ,
  .run = run_snapshot,
  .free_input = (GDestroyNotify) dag_archive_question_free,
  .free_result = (GDestroyNotify) dag_snapshot_unref,
};

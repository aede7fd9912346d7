/* dag-recorder-entities.c - the numbers of agents, queues and words in the database
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-recorder-private.h"

#include "dag-time.h"

static void
entity_free (gpointer memory)
{
  DagEntity *self = memory;

  if (self == NULL)
    return;
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->team_id, g_free);
  g_clear_pointer (&self->team_name, g_free);
  g_clear_pointer (&self->track, dag_track_free);
  if (self->log != NULL)
    dag_stream_clear (&self->log->stream);
  g_clear_pointer (&self->log, g_free);
  g_free (self);
}

/**
 * dag_recorder_new:
 *
 * Returns: (transfer full): a recorder that knows nothing yet
 */
DagRecorder *
dag_recorder_new (void)
{
  DagRecorder *self = g_new0 (DagRecorder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->agents = g_hash_table_new (g_str_hash, g_str_equal);
  self->queues = g_hash_table_new (g_str_hash, g_str_equal);
  self->entities = g_ptr_array_new_with_free_func (entity_free);
  self->agent_list = g_ptr_array_new ();
  self->queue_list = g_ptr_array_new ();
  self->changed = g_ptr_array_new ();
  self->word_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new_with_free_func (g_free);
  dag_stream_init (&self->centre);
  dag_recorder_reset (self);
  return self;
}

DagRecorder *
dag_recorder_ref (DagRecorder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dag_recorder_unref (DagRecorder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  dag_recorder_reset (self);
  g_clear_pointer (&self->agents, g_hash_table_unref);
  g_clear_pointer (&self->queues, g_hash_table_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->agent_list, g_ptr_array_unref);
  g_clear_pointer (&self->queue_list, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->word_numbers, g_hash_table_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->zone_name, g_free);
  dag_stream_clear (&self->centre);
  g_free (self);
}

/* Forgets everything: the file is another one now. */
void
dag_recorder_reset (DagRecorder *self)
{
  g_hash_table_remove_all (self->agents);
  g_hash_table_remove_all (self->queues);
  g_hash_table_remove_all (self->word_numbers);
  g_ptr_array_set_size (self->agent_list, 0);
  g_ptr_array_set_size (self->queue_list, 0);
  g_ptr_array_set_size (self->changed, 0);
  g_clear_pointer (&self->last_entities, g_ptr_array_unref);
  g_ptr_array_set_size (self->entities, 0);
  g_ptr_array_set_size (self->entities, DAG_ENTITY_FIRST);
  g_ptr_array_set_size (self->words, 0);
  g_ptr_array_set_size (self->words, 1);
  self->n_words_saved = 1;
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last_at_us = DAG_TIME_NONE;
  self->hour = 0;
  self->n_polls = 0;
  self->before_us = DAG_TIME_NONE;
  self->day = 0;
  self->closed_day = 0;
  self->seen_day = 0;
  self->needs_full = TRUE;
  self->is_zone_saved = FALSE;
  self->opening = 0;
  dag_stream_restart (&self->centre);
  dag_row_clear (&self->centre_row);
}

void
dag_recorder_set_zone (DagRecorder *self,
                       const char  *name)
{
  if (self->zone != NULL && g_strcmp0 (name, self->zone_name) == 0)
    return;
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->zone_name, g_free);
  self->zone_name = g_strdup (name);
  self->zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_local ();
  self->is_zone_saved = FALSE;
}

/* The civil day of the centre, counted from 1970. */
int64_t
dag_recorder_get_day (DagRecorder *self,
                      int64_t      at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) local = NULL;

  if (self->zone == NULL)
    dag_recorder_set_zone (self, NULL);
  local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;
  if (local == NULL)
    return at_us / (24 * DAG_HOUR_US);
  return dag_time_days_from_civil (g_date_time_get_year (local), g_date_time_get_month (local),
                                   g_date_time_get_day_of_month (local));
}

DagEntity *
dag_recorder_find (DagRecorder   *self,
                   DagEntityKind  kind,
                   const char    *id)
{
  return g_hash_table_lookup (kind == DAG_ENTITY_AGENT ? self->agents : self->queues, id);
}

DagEntity *
dag_recorder_find_num (DagRecorder *self,
                       guint        num)
{
  return num < self->entities->len ? g_ptr_array_index (self->entities, num) : NULL;
}

/* @num must be free. */
DagEntity *
dag_recorder_add_entity (DagRecorder   *self,
                         DagEntityKind  kind,
                         const char    *id,
                         guint          num)
{
  DagEntity *entity = g_new0 (DagEntity, 1);

  entity->num = num;
  entity->kind = kind;
  entity->id = g_strdup (id);
  entity->channel = DAG_CHANNEL_UNKNOWN;
  entity->target = (DagTarget){ DAG_SHARE_ABSENT, DAG_SECONDS_ABSENT };
  entity->short_s = DAG_SECONDS_ABSENT;
  if (kind == DAG_ENTITY_AGENT)
    entity->track = dag_track_new ();
  else
    {
      entity->log = g_new0 (DagQueueLog, 1);
      dag_stream_init (&entity->log->stream);
      dag_row_clear (&entity->log->before);
      dag_row_clear (&entity->log->row);
    }
  if (num >= self->entities->len)
    g_ptr_array_set_size (self->entities, (int) num + 1);
  self->entities->pdata[num] = entity;
  g_ptr_array_add (kind == DAG_ENTITY_AGENT ? self->agent_list : self->queue_list, entity);
  self->has_unsaved = TRUE;
  g_hash_table_insert (kind == DAG_ENTITY_AGENT ? self->agents : self->queues, entity->id, entity);
  return entity;
}

/* %NULL where there is no number left: two million people have come and gone. */
DagEntity *
dag_recorder_ensure (DagRecorder   *self,
                     DagEntityKind  kind,
                     const char    *id)
{
  DagEntity *entity = dag_recorder_find (self, kind, id);

  if (entity != NULL || self->entities->len > DAG_ENTITY_LAST)
    return entity;
  return dag_recorder_add_entity (self, kind, id, self->entities->len);
}

/* 0: no word, or too many. */
guint16
dag_recorder_intern (DagRecorder *self,
                     const char  *word)
{
  gpointer number;
  char *copy;

  if (word == NULL || *word == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->word_numbers, word, NULL, &number))
    return (guint16) GPOINTER_TO_UINT (number);
  if (self->words->len > G_MAXUINT16)
    return 0;
  copy = g_strdup (word);
  g_hash_table_insert (self->word_numbers, copy, GUINT_TO_POINTER (self->words->len));
  g_ptr_array_add (self->words, copy);
  return (guint16) (self->words->len - 1);
}

const char *
dag_recorder_get_word (DagRecorder *self,
                       guint        number)
{
  return number < self->words->len ? g_ptr_array_index (self->words, number) : NULL;
}

static gboolean
save_words (DagRecorder  *self,
            DagDatabase  *database,
            GError      **error)
{
  g_autoptr (DagStatement) insert = NULL;

  if (self->n_words_saved >= self->words->len)
    return TRUE;
  insert = dag_database_prepare (
      database, "INSERT OR REPLACE INTO word (num, text) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  for (guint i = self->n_words_saved; i < self->words->len; i++)
    if (g_ptr_array_index (self->words, i) != NULL)
      {
        dag_statement_bind_int64 (insert, 1, i);
        dag_statement_bind_text (insert, 2, g_ptr_array_index (self->words, i));
        if (!dag_statement_run (insert, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
save_zone (DagRecorder  *self,
           DagDatabase  *database,
           GError      **error)
{
  g_autoptr (DagStatement) put = NULL;

  if (self->is_zone_saved)
    return TRUE;
  put = dag_database_prepare (database,
                              "INSERT OR REPLACE INTO meta (key, value) VALUES ('zone', ?)", error);
  if (put == NULL)
    return FALSE;
  dag_statement_bind_text (put, 1, self->zone_name != NULL ? self->zone_name : "");
  return dag_statement_run (put, error);
}

static gboolean
save_entity (DagEntity     *entity,
             DagStatement  *put,
             GError       **error)
{
  dag_statement_bind_int64 (put, 1, entity->num);
  dag_statement_bind_int64 (put, 2, entity->kind);
  dag_statement_bind_text (put, 3, entity->id);
  dag_statement_bind_text (put, 4, entity->name);
  dag_statement_bind_text (put, 5, entity->team_id);
  dag_statement_bind_text (put, 6, entity->team_name);
  dag_statement_bind_int64 (put, 7, entity->channel);
  dag_statement_bind_double (put, 8, entity->target.level);
  dag_statement_bind_double (put, 9, entity->target.within_s);
  dag_statement_bind_double (put, 10, entity->short_s);
  dag_statement_bind_int64 (put, 11, entity->seen_day);
  return dag_statement_run (put, error);
}

/**
 * dag_recorder_save_entities:
 * @self: a recorder
 * @database: in a transaction
 * @error: set when it failed
 *
 * Writes what the database does not know yet of agents, queues, words and the zone; they
 * count as saved only with dag_recorder_note_saved(), after the transaction.
 *
 * Returns: whether it went well
 */
gboolean
dag_recorder_save_entities (DagRecorder  *self,
                            DagDatabase  *database,
                            GError      **error)
{
  g_autoptr (DagStatement) put = NULL;

  if (!save_words (self, database, error) || !save_zone (self, database, error))
    return FALSE;
  if (!self->has_unsaved)
    return TRUE;
  for (guint i = DAG_ENTITY_FIRST; i < self->entities->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->entities, i);

      if (entity == NULL || entity->is_saved)
        continue;
      if (put == NULL)
        put = dag_database_prepare (
            database,
            "INSERT INTO entity (num, kind, id, name, team_id, team_name, channel, level,"
            " within_s, short_s, seen_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
            " ON CONFLICT (num) DO UPDATE SET name = ?4, team_id = ?5, team_name = ?6,"
            " channel = ?7, level = ?8, within_s = ?9, short_s = ?10, seen_day = ?11",
            error);
      if (put == NULL || !save_entity (entity, put, error))
        return FALSE;
    }
  return TRUE;
}

void
dag_recorder_note_saved (DagRecorder *self)
{
  for (guint i = DAG_ENTITY_FIRST; self->has_unsaved && i < self->entities->len; i++)
    {
      DagEntity *entity = g_ptr_array_index (self->entities, i);

      if (entity != NULL)
        entity->is_saved = TRUE;
    }
  self->has_unsaved = FALSE;
  self->n_words_saved = self->words->len;
  self->is_zone_saved = TRUE;
}

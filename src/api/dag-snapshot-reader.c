/* dag-snapshot-reader.c - from the bytes of an answer to a snapshot, decoding what changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-snapshot-reader.h"

#include "dag-answer.h"
#include "dag-record.h"

#include <string.h>

#define SCHEMA_FAMILY "dagstart.snapshot/"
#define SCHEMA SCHEMA_FAMILY "1"

typedef enum
{
  TOP_SCHEMA,
  TOP_TAKEN_AT,
  TOP_SOURCE,
  TOP_QUEUES,
  TOP_AGENTS,
  TOP_REASONS,
  TOP_CALLBACKS,
  TOP_ERROR,
} TopMember;

static const DagJsonMember top_members[] = {
  [TOP_SCHEMA] = DAG_JSON_REQUIRED ("schema"),
  [TOP_TAKEN_AT] = DAG_JSON_REQUIRED ("taken_at"),
  [TOP_SOURCE] = DAG_JSON_OPTIONAL ("source"),
  [TOP_QUEUES] = DAG_JSON_REQUIRED ("queues"),
  [TOP_AGENTS] = DAG_JSON_REQUIRED ("agents"),
  [TOP_REASONS] = DAG_JSON_OPTIONAL ("reasons"),
  [TOP_CALLBACKS] = DAG_JSON_OPTIONAL ("callbacks"),
  [TOP_ERROR] = DAG_JSON_OPTIONAL ("error"),
};

#define N_TABLES 4
static const DagRecordKind *const kinds[N_TABLES] = {
  &dag_record_kind_queue,
  &dag_record_kind_agent,
  &dag_record_kind_reason,
  &dag_record_kind_callback,
};

struct _DagSnapshotReader
{
  DagRecordTable *tables[N_TABLES];
  DagSnapshot *last; /* (nullable): what the last good answer said */
  gboolean was_same; /* it said the same as the one before */
};

DagSnapshotReader *
dag_snapshot_reader_new (void)
{
  DagSnapshotReader *self = g_new0 (DagSnapshotReader, 1);

  for (guint i = 0; i < N_TABLES; i++)
    self->tables[i] = dag_record_table_new (kinds[i]);
  return self;
}

void
dag_snapshot_reader_free (DagSnapshotReader *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self->tables[i], dag_record_table_free);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_free (self);
}

static gboolean
read_schema (DagJson *json)
{
  DagJsonText text = { NULL, 0 };

  if (dag_json_peek (json) != DAG_JSON_STRING)
    return dag_json_fail (json, DAG_FAULT_SHAPE, "expected “" SCHEMA "”");
  if (!dag_json_read_string (json, &text))
    return FALSE;
  if (text.length == strlen (SCHEMA) && memcmp (text.bytes, SCHEMA, text.length) == 0)
    return TRUE;
  if (text.length > strlen (SCHEMA_FAMILY)
      && memcmp (text.bytes, SCHEMA_FAMILY, strlen (SCHEMA_FAMILY)) == 0)
    return dag_json_fail (json, DAG_FAULT_SHAPE,
                          "another version than the one known here, “" SCHEMA "”");
  return dag_json_fail (json, DAG_FAULT_SHAPE, "expected “" SCHEMA "”");
}

static gboolean
read_speed (DagJson *json,
            double  *speed)
{
  double value = 0.0;

  if (!dag_json_read_seconds_or_null (json, &value))
    return FALSE;
  if (dag_seconds_is_known (value))
    *speed = value;
  return TRUE;
}

static gboolean
read_source (DagJson   *json,
             DagSource *source)
{
  static const DagJsonMember members[] = {
    DAG_JSON_OPTIONAL ("name"),
    DAG_JSON_OPTIONAL ("timezone"),
    DAG_JSON_OPTIONAL ("simulated"),
    DAG_JSON_OPTIONAL ("speed"),
  };
  DagJsonObject object;
  int member;

  if (dag_json_take_null (json))
    return TRUE;
  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_text_or_null (json, &source->name);
    else if (member == 1)
      dag_json_read_text_or_null (json, &source->timezone);
    else if (member == 2)
      dag_json_read_boolean_or_null (json, &source->simulated);
    else
      read_speed (json, &source->speed);
  return json->fault == NULL;
}

static gboolean
read_list (DagSnapshotReader *self,
           DagJson           *json,
           guint              table,
           GPtrArray         *records,
           DagRecordMarks    *marks)
{
  static const DagParts supplied[N_TABLES] = { 0, 0, DAG_PART_REASONS, DAG_PART_CALLBACKS };

  marks->parts |= supplied[table];
  if (table >= 2 && dag_json_take_null (json))
    return TRUE;
  return dag_record_table_read (self->tables[table], json, records, marks);
}

static gboolean
read_member (DagSnapshotReader *self,
             DagJson           *json,
             TopMember          member,
             DagSnapshot       *snapshot,
             DagRecordMarks    *marks)
{
  switch (member)
    {
    case TOP_SCHEMA:
      return read_schema (json);
    case TOP_TAKEN_AT:
      return dag_json_read_time (json, &snapshot->taken_at_us);
    case TOP_SOURCE:
      return read_source (json, &snapshot->source);
    case TOP_QUEUES:
      return read_list (self, json, 0, snapshot->queues, marks);
    case TOP_AGENTS:
      return read_list (self, json, 1, snapshot->agents, marks);
    case TOP_REASONS:
      return read_list (self, json, 2, snapshot->reasons, marks);
    case TOP_CALLBACKS:
      return read_list (self, json, 3, snapshot->callbacks, marks);
    case TOP_ERROR:
      return dag_answer_fail_with_error (json);
    }
  g_assert_not_reached ();
}

/* What no record supplies, the source cannot supply; where there is no record, nobody can
 * tell. */
static DagParts
find_absent (const DagSnapshot *snapshot,
             DagParts           supplied)
{
  static const DagParts of_queues
      = DAG_PART_LONGEST_WAIT | DAG_PART_EXPECTED_WAIT | DAG_PART_TARGET
        | DAG_PART_SERVICE_LEVEL | DAG_PART_QUEUE_TODAY | DAG_PART_HANDLE_TIME;
  static const DagParts of_agents
      = DAG_PART_TEAM | DAG_PART_STATE_SINCE | DAG_PART_BREAK_REASON | DAG_PART_WRAP_UP
        | DAG_PART_HOLD | DAG_PART_AGENT_TODAY | DAG_PART_SIGNED_IN;
  DagParts possible = DAG_PART_REASONS | DAG_PART_CALLBACKS;

  if (snapshot->queues->len > 0)
    possible |= of_queues;
  if (snapshot->agents->len > 0)
    possible |= of_agents;
  return possible & ~supplied;
}

static gboolean
read_top (DagSnapshotReader *self,
          DagJson           *json,
          DagSnapshot       *snapshot)
{
  DagRecordMarks marks = { 0 };
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, top_members, G_N_ELEMENTS (top_members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (!read_member (self, json, (TopMember) member, snapshot, &marks))
      return FALSE;
  if (!dag_json_finish (json))
    return FALSE;
  snapshot->n_unknown_words = marks.n_unknown_words;
  snapshot->absent = find_absent (snapshot, marks.parts);
  return TRUE;
}

static DagSnapshot *
read_changed (DagSnapshotReader  *self,
              const DagBody      *body,
              GError            **error)
{
  g_autoptr (DagSnapshot) snapshot = dag_snapshot_new ();
  g_auto (DagJson) json = { 0 };

  for (guint i = 0; i < N_TABLES; i++)
    dag_record_table_begin (self->tables[i]);
  dag_json_init (&json, body->bytes, body->length);
  if (read_top (self, &json, snapshot))
    {
      for (guint i = 0; i < N_TABLES; i++)
        dag_record_table_commit (self->tables[i]);
      return g_steal_pointer (&snapshot);
    }
  for (guint i = 0; i < N_TABLES; i++)
    dag_record_table_discard (self->tables[i]);
  g_propagate_error (error, g_steal_pointer (&json.fault));
  return NULL;
}

static gboolean
are_same_records (GPtrArray *a,
                  GPtrArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

/* Records whose bytes stayed are the very same ones. */
static gboolean
says_the_same (const DagSnapshot *a,
               const DagSnapshot *b)
{
  return a->taken_at_us == b->taken_at_us && a->absent == b->absent
         && a->source.simulated == b->source.simulated
         && !(a->source.speed < b->source.speed) && !(a->source.speed > b->source.speed)
         && g_strcmp0 (a->source.name, b->source.name) == 0
         && g_strcmp0 (a->source.timezone, b->source.timezone) == 0
         && are_same_records (a->queues, b->queues) && are_same_records (a->agents, b->agents)
         && are_same_records (a->reasons, b->reasons)
         && are_same_records (a->callbacks, b->callbacks);
}

/**
 * dag_snapshot_reader_read:
 * @self: a reader
 * @body: the answer; not needed any more afterwards
 * @error: of %DAG_FAULT, naming the member: "agents[17].today.talk_s: expected a number ≥ 0"
 *
 * All or nothing: a bad answer leaves no trace, and the next one is compared with the last
 * good one.
 *
 * Returns: (transfer full) (nullable): what it says; the same object as the last time
 *   where it says the same
 */
DagSnapshot *
dag_snapshot_reader_read (DagSnapshotReader  *self,
                          const DagBody      *body,
                          GError            **error)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  g_return_val_if_fail (self != NULL && body != NULL, NULL);

  self->was_same = FALSE;
  snapshot = read_changed (self, body, error);
  if (snapshot == NULL)
    return NULL;
  self->was_same = self->last != NULL && says_the_same (self->last, snapshot);
  if (self->was_same)
    return dag_snapshot_ref (self->last);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
  return g_steal_pointer (&snapshot);
}

/**
 * dag_snapshot_reader_get_n_decoded:
 * @self: a reader
 *
 * Returns: how many records of the last answer were decoded, not just compared
 */
guint
dag_snapshot_reader_get_n_decoded (DagSnapshotReader *self)
{
  guint n = 0;

  for (guint i = 0; !self->was_same && i < N_TABLES; i++)
    n += dag_record_table_get_n_decoded (self->tables[i]);
  return n;
}

/* dag-verdict-store.c - what the rules on breaks said of shifts, in the database
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it runs on the store's worker thread, apart from making requests. */
#include "config.h"

#include "dag-verdict-store.h"

#include "dag-recorder-private.h"

#define ALL_RULES 0

DagVerdictRequest *
dag_verdict_request_new (DagRecorder *recorder)
{
  DagVerdictRequest *self = g_new0 (DagVerdictRequest, 1);

  self->recorder = dag_recorder_ref (recorder);
  return self;
}

void
dag_verdict_request_free (DagVerdictRequest *self)
{
  g_clear_pointer (&self->recorder, dag_recorder_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->agent);
  g_free (self);
}

/* ── To the database ───────────────────────────────────────────────────────────────── */

/* Returns: the number of a rule, made where it was not there; −1 with @error set */
static int64_t
ensure_rule (DagDatabase               *database,
             const DagBreakRecordRule  *rule,
             GError                   **error)
{
  g_autoptr (DagStatement) row = dag_database_prepare (
      database,
      "INSERT INTO break_rule (rule_set, rule) VALUES (?1, ?2)"
      " ON CONFLICT (rule_set, rule) DO UPDATE SET rule = ?2 RETURNING num",
      error);
  g_autoptr (GError) local = NULL;
  int64_t num = -1;

  if (row == NULL)
    return -1;
  dag_statement_bind_text (row, 1, rule->set);
  dag_statement_bind_text (row, 2, rule->rule);
  while (dag_statement_next (row, &local))
    num = dag_statement_get_int64 (row, 0);
  if (local == NULL)
    return num;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

/* A statement about the shift of @record: its day, its person, its beginning and its end. */
static DagStatement *
prepare_of_shift (DagDatabase           *database,
                  const char            *sql,
                  int64_t                day,
                  guint                  num,
                  const DagBreakRecord  *record,
                  GError               **error)
{
  DagStatement *statement = dag_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  dag_statement_bind_int64 (statement, 1, day);
  dag_statement_bind_int64 (statement, 2, num);
  dag_statement_bind_int64 (statement, 3, record->begins_us);
  dag_statement_bind_int64 (statement, 4, record->ends_us);
  return statement;
}

/* A shift may begin the day before. */
static gboolean
drop_overlapped (DagDatabase           *database,
                 int64_t                day,
                 guint                  num,
                 const DagBreakRecord  *record,
                 GError               **error)
{
  g_autoptr (DagStatement) statement = prepare_of_shift (
      database,
      "DELETE FROM break_verdict WHERE day BETWEEN ?1 - 1 AND ?1 + 1 AND agent = ?2"
      " AND (begins_us = ?3 OR (begins_us < ?4 AND ends_us > ?3))",
      day, num, record, error);

  return statement != NULL && dag_statement_run (statement, error);
}

/* Returns: 1 where the shift was seen to its end before; 0: not so; −1 with @error set */
static int
has_final (DagDatabase           *database,
           int64_t                day,
           guint                  num,
           const DagBreakRecord  *record,
           GError               **error)
{
  g_autoptr (DagStatement) row = prepare_of_shift (
      database,
      "SELECT 1 FROM break_verdict WHERE day = ?1 AND agent = ?2 AND begins_us = ?3"
      " AND ends_us >= ?4 AND final = 1",
      day, num, record, error);
  g_autoptr (GError) local = NULL;
  gboolean found;

  if (row == NULL)
    return -1;
  found = dag_statement_next (row, &local);
  if (local == NULL)
    return found ? 1 : 0;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

static gboolean
put (DagStatement          *row,
     const DagBreakRecord  *record,
     int64_t                rule,
     DagVerdict             verdict,
     int64_t                have_s,
     int64_t                need_s,
     GError               **error)
{
  dag_statement_bind_int64 (row, 4, rule);
  dag_statement_bind_int64 (row, 5, record->ends_us);
  dag_statement_bind_int64 (row, 6, verdict);
  dag_statement_bind_int64 (row, 7, record->is_final);
  dag_statement_bind_int64 (row, 8, have_s);
  dag_statement_bind_int64 (row, 9, need_s);
  return dag_statement_run (row, error);
}

static gboolean
save_record (DagVerdictRequest     *self,
             DagDatabase           *database,
             const DagBreakRecord  *record,
             GError               **error)
{
  const DagEntity *person
      = dag_recorder_find (self->recorder, DAG_ENTITY_AGENT, record->agent);
  int64_t day = dag_recorder_get_day (self->recorder, record->begins_us);
  int seen;
  gboolean done;

  /* nothing else is kept of that person either */
  if (person == NULL)
    return TRUE;
  seen = record->is_final ? 0 : has_final (database, day, person->num, record, error);
  if (seen != 0)
    return seen > 0;
  done = drop_overlapped (database, day, person->num, record, error);
  for (guint i = 0; done && i <= record->rules->len; i++)
    {
      const DagBreakRecordRule *rule
          = i < record->rules->len ? g_ptr_array_index (record->rules, i) : NULL;
      int64_t num = rule != NULL ? ensure_rule (database, rule, error) : ALL_RULES;
      g_autoptr (DagStatement) row = NULL;

      if (num < 0)
        return FALSE;
      row = dag_database_prepare (database,
                                  "INSERT OR REPLACE INTO break_verdict (day, agent, begins_us,"
                                  " rule, ends_us, verdict, final, have_s, need_s)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                  error);
      if (row == NULL)
        return FALSE;
      dag_statement_bind_int64 (row, 1, day);
      dag_statement_bind_int64 (row, 2, person->num);
      dag_statement_bind_int64 (row, 3, record->begins_us);
      done = rule != NULL ? put (row, record, num, rule->verdict, rule->have_s, rule->need_s, error)
                          : put (row, record, num, record->verdict, 0, 0, error);
    }
  return done;
}

static gpointer
run_save (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagVerdictRequest *request = input;

  if (!dag_recorder_load (request->recorder, database, error))
    return NULL;
  for (guint i = 0; i < request->records->len; i++)
    if (!save_record (request, database, request->records->pdata[i], error))
      return NULL;
  return NULL;
}

/* ── And back ──────────────────────────────────────────────────────────────────────── */

/* The columns of @row: as in run_load(). */
static void
take_row (GPtrArray    *records,
          DagStatement *row)
{
  DagBreakRecord *last
      = records->len > 0 ? g_ptr_array_index (records, records->len - 1) : NULL;
  DagVerdict verdict = (DagVerdict) dag_statement_get_int64 (row, 8);

  /* the row of all rules together comes first */
  if (dag_statement_is_null (row, 9))
    {
      last = dag_break_record_new (dag_statement_get_text (row, 0),
                                   dag_statement_get_int64 (row, 4),
                                   dag_statement_get_int64 (row, 5),
                                   dag_statement_get_int64 (row, 6) != 0);
      last->name = g_strdup (dag_statement_get_text (row, 1));
      last->team_id = g_strdup (dag_statement_get_text (row, 2));
      last->team_name = g_strdup (dag_statement_get_text (row, 3));
      last->verdict = verdict;
      g_ptr_array_add (records, last);
    }
  else if (last != NULL)
    dag_break_record_add_rule (last, dag_statement_get_text (row, 9),
                               dag_statement_get_text (row, 10), verdict,
                               dag_statement_get_int64 (row, 7),
                               dag_statement_get_int64 (row, 11));
}

static gpointer
run_load (DagDatabase  *database,
          gpointer      input,
          GError      **error)
{
  DagVerdictRequest *request = input;
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_record_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (DagStatement) rows = NULL;

  if (!dag_recorder_load (request->recorder, database, error))
    return NULL;
  rows = dag_database_prepare (
      database,
      "SELECT entity.id, entity.name, team_id, team_name, begins_us, ends_us, final, have_s,"
      " verdict, break_rule.rule_set, break_rule.rule, need_s"
      " FROM break_verdict JOIN entity ON entity.num = agent"
      " LEFT JOIN break_rule ON break_rule.num = break_verdict.rule"
      " WHERE day BETWEEN ?1 AND ?2 AND begins_us >= ?3 AND begins_us < ?4"
      " AND (?5 IS NULL OR entity.id = ?5)"
      " ORDER BY day, agent, begins_us, break_verdict.rule",
      error);
  if (rows == NULL)
    return NULL;
  dag_statement_bind_int64 (rows, 1, dag_recorder_get_day (request->recorder, request->from_us));
  dag_statement_bind_int64 (rows, 2, dag_recorder_get_day (request->recorder, request->to_us));
  dag_statement_bind_int64 (rows, 3, request->from_us);
  dag_statement_bind_int64 (rows, 4, request->to_us);
  dag_statement_bind_text (rows, 5, request->agent);
  while (dag_statement_next (rows, &local))
    take_row (records, rows);
  if (local == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

const DagStoreJob dag_verdict_save_job = {
  .mode = DAG_STORE_WRITE,
  .run = run_save,
  .free_input = (GDestroyNotify) dag_verdict_request_free,
};
const DagStoreJob dag_verdict_load_job = {
  .mode = DAG_STORE_READ,
  .run = run_load,
  .free_input = (GDestroyNotify) dag_verdict_request_free,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

/* dag-ctl-export-rows.c - what dagstartctl export can write, kind by kind
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-item.h"
#include "dag-board-person.h"
#include "dag-board-store.h"
#include "dag-ctl-export-private.h"
#include "dag-fault.h"
#include "dag-history-past.h"
#include "dag-state-sums.h"
#include "dag-time.h"
#include "dag-track.h"


static const char *
get_name (DagCtlArchive *self,
          const char    *id)
{
  return g_hash_table_lookup (self->names, id);
}

/* ── Queues ────────────────────────────────────────────────────────────────────────── */

static const char *const queue_columns[]
    = { "start",      "minutes",        "queue",           "name",          "offered",
        "answered",   "abandoned",      "abandoned_short", "answered_within",
        "wait_answered_s", "wait_abandoned_s", "handled",  "handle_s",      "longest_wait_s",
        "waiting_max", "staffed_s",     NULL };

static void
write_interval (DagCtlArchive     *self,
                DagCtlRows        *rows,
                const DagInterval *interval)
{
  const DagQueueDay *counts = &interval->counts;

  dag_ctl_rows_begin (rows);
  dag_ctl_rows_add_time (rows, interval->start_us, self->zone);
  dag_ctl_rows_add_count (rows, interval->minutes);
  dag_ctl_rows_add_text (rows, interval->queue);
  dag_ctl_rows_add_text (rows, get_name (self, interval->queue));
  dag_ctl_rows_add_count (rows, counts->offered);
  dag_ctl_rows_add_count (rows, counts->answered);
  dag_ctl_rows_add_count (rows, counts->abandoned);
  dag_ctl_rows_add_count (rows, counts->abandoned_short);
  dag_ctl_rows_add_count (rows, counts->answered_within);
  dag_ctl_rows_add_seconds (rows, counts->wait_answered_s);
  dag_ctl_rows_add_seconds (rows, counts->wait_abandoned_s);
  dag_ctl_rows_add_count (rows, counts->handled);
  dag_ctl_rows_add_seconds (rows, counts->handle_s);
  dag_ctl_rows_add_seconds (rows, counts->longest_wait_s);
  dag_ctl_rows_add_count (rows, interval->waiting_max);
  dag_ctl_rows_add_seconds (rows, interval->staffed_s);
  dag_ctl_rows_end (rows);
}

static gboolean
write_queues (DagCtlArchive  *self,
              DagCtlRows     *rows,
              GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) intervals = NULL;

  dag_history_read_intervals_async (DAG_HISTORY (self->history), NULL, self->from_us, self->to_us,
                                    NULL, dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  intervals = dag_history_read_intervals_finish (DAG_HISTORY (self->history), result, error);
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    write_interval (self, rows, intervals->pdata[i]);
  return intervals != NULL;
}

/* ── People ────────────────────────────────────────────────────────────────────────── */

static const char *const agent_day_columns[]
    = { "day", "agent", "name", "team", "signed_in_s", "break_s", "meeting_s", NULL };

static char *
dup_day (int64_t    time_us,
         GTimeZone *zone)
{
  g_autofree char *text = dag_time_format_rfc3339 (time_us, zone);

  text[10] = '\0';
  return g_steal_pointer (&text);
}

/* What is owed to a person, and not how fast they worked: talk and idle stay inside. */
static void
write_agent_day (DagCtlArchive          *self,
                 DagCtlRows             *rows,
                 const DagAgentDayTotal *total)
{
  g_autofree char *day = dup_day (total->day_us, self->zone);
  double signed_in_s = 0.0;

  for (guint i = 0; i < DAG_N_STATES; i++)
    if (i != DAG_STATE_OFFLINE && i != DAG_STATE_UNKNOWN)
      signed_in_s += total->state_s[i];
  dag_ctl_rows_begin (rows);
  dag_ctl_rows_add_text (rows, day);
  dag_ctl_rows_add_text (rows, total->agent);
  dag_ctl_rows_add_text (rows, total->name);
  dag_ctl_rows_add_text (rows, total->team_name);
  dag_ctl_rows_add_seconds (rows, signed_in_s);
  dag_ctl_rows_add_seconds (rows, total->state_s[DAG_STATE_BREAK]);
  dag_ctl_rows_add_seconds (rows, total->state_s[DAG_STATE_MEETING]);
  dag_ctl_rows_end (rows);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagStateChange *x = *(const DagStateChange *const *) a;
  const DagStateChange *y = *(const DagStateChange *const *) b;
  int order = g_strcmp0 (x->agent, y->agent);

  return order != 0 ? order : x->at_us < y->at_us ? -1 : x->at_us > y->at_us;
}

/* The changes of everybody, each person's together and in their order. */
static GPtrArray *
read_changes (DagCtlArchive  *self,
              int64_t         from_us,
              int64_t         to_us,
              GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *changes;

  dag_history_read_state_changes_async (DAG_HISTORY (self->history), from_us, to_us, NULL,
                                        dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  changes = dag_history_read_state_changes_finish (DAG_HISTORY (self->history), result, error);
  if (changes != NULL)
    g_ptr_array_sort (changes, compare_changes);
  return changes;
}

static void
write_sums (DagCtlArchive *self,
            DagCtlRows    *rows,
            const char    *agent,
            DagStateSums  *sums)
{
  g_autoptr (DagAgentDayTotal) total = dag_agent_day_total_new ();

  dag_state_sums_end (sums);
  total->agent = g_strdup (agent);
  total->name = g_strdup (get_name (self, agent));
  total->team_name = g_strdup (g_hash_table_lookup (self->teams, agent));
  total->day_us = self->last.from_us;
  for (guint i = 0; i < DAG_N_STATES; i++)
    total->state_s[i] = (double) sums->us[i] / (double) DAG_USEC_PER_SEC;
  write_agent_day (self, rows, total);
}

/* The sums of a day are written when it is over; those of the last one come from the
 * changes. */
static gboolean
write_last_day (DagCtlArchive  *self,
                DagCtlRows     *rows,
                GError        **error)
{
  int64_t to_us = self->last.last_us + 1;
  g_autoptr (GPtrArray) changes = read_changes (self, self->last.from_us, to_us, error);
  DagStateSums sums = { 0 };

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DagStateChange *change = changes->pdata[i];
      const DagStateChange *next = i + 1 < changes->len ? changes->pdata[i + 1] : NULL;
      gboolean ends = next == NULL || !g_str_equal (next->agent, change->agent);
      int64_t end_us = ends ? to_us : next->at_us;

      dag_state_sums_add (&sums, change->state,
                          end_us - MAX (change->at_us, self->last.from_us));
      if (ends)
        {
          write_sums (self, rows, change->agent, &sums);
          sums = (DagStateSums){ 0 };
        }
    }
  return changes != NULL;
}

static gboolean
write_agent_days (DagCtlArchive  *self,
                  DagCtlRows     *rows,
                  GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) totals = NULL;
  gboolean has_last = FALSE;

  dag_history_read_agent_days_async (DAG_HISTORY (self->history), self->from_us, self->to_us,
                                     NULL, dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  totals = dag_history_read_agent_days_finish (DAG_HISTORY (self->history), result, error);
  if (totals == NULL)
    return FALSE;
  for (guint i = 0; i < totals->len; i++)
    {
      write_agent_day (self, rows, totals->pdata[i]);
      has_last = has_last
                 || ((DagAgentDayTotal *) totals->pdata[i])->day_us == self->last.from_us;
    }
  if (has_last || self->last.from_us >= self->to_us || self->last.last_us < self->from_us)
    return TRUE;
  return write_last_day (self, rows, error);
}

static const char *const break_columns[]
    = { "agent", "name", "team", "start", "end", "minutes", "at_least", NULL };

/* A pause of under five minutes is nobody's business. @at_least: nobody saw how it began, or
 * how it ended, so that it may have been longer. */
static void
write_break (DagCtlArchive        *self,
             DagCtlRows           *rows,
             const DagStateChange *change,
             int64_t               end_us,
             gboolean              at_least)
{
  double length_s = (double) (end_us - change->at_us) / (double) DAG_USEC_PER_SEC;

  if (change->state != DAG_STATE_BREAK || length_s < DAG_BREATHER_S)
    return;
  dag_ctl_rows_begin (rows);
  dag_ctl_rows_add_text (rows, change->agent);
  dag_ctl_rows_add_text (rows, get_name (self, change->agent));
  dag_ctl_rows_add_text (rows, g_hash_table_lookup (self->teams, change->agent));
  dag_ctl_rows_add_time (rows, change->at_us, self->zone);
  dag_ctl_rows_add_time (rows, end_us, self->zone);
  dag_ctl_rows_add_count (rows, (int64_t) (length_s / 60.0));
  dag_ctl_rows_add_text (rows, at_least ? "yes" : "no");
  dag_ctl_rows_end (rows);
}

static gboolean
is_unseen (const DagStateChange *change)
{
  return change->state == DAG_STATE_UNKNOWN;
}

static gboolean
write_breaks (DagCtlArchive  *self,
              DagCtlRows     *rows,
              GError        **error)
{
  g_autoptr (GPtrArray) changes = read_changes (self, self->from_us, self->to_us, error);

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i + 1 < changes->len; i++)
    {
      const DagStateChange *change = changes->pdata[i];
      const DagStateChange *next = changes->pdata[i + 1];
      const DagStateChange *last = i > 0 ? changes->pdata[i - 1] : NULL;
      gboolean is_begun_unseen
          = last != NULL && g_str_equal (last->agent, change->agent) && is_unseen (last);

      if (g_str_equal (change->agent, next->agent)) /* one that is not over is not listed */
        write_break (self, rows, change, next->at_us, is_begun_unseen || is_unseen (next));
    }
  return TRUE;
}

/* ── Polls ─────────────────────────────────────────────────────────────────────────── */

static const char *const poll_columns[] = { "at", "result", "elapsed_ms", "bytes", "items", NULL };

static gboolean
write_polls (DagCtlArchive  *self,
             DagCtlRows     *rows,
             GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) polls = NULL;

  /* They bear the time of this computer, which is not that of the contact centre. */
  dag_store_history_read_polls_async (self->history, self->whole ? 0 : self->from_us,
                                      self->whole ? G_MAXINT64 : self->to_us, NULL,
                                      dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  polls = dag_store_history_read_polls_finish (self->history, result, error);
  for (guint i = 0; polls != NULL && i < polls->len; i++)
    {
      const DagHistoryPoll *poll = &g_array_index (polls, DagHistoryPoll, i);

      dag_ctl_rows_begin (rows);
      dag_ctl_rows_add_time (rows, poll->at_us, self->zone);
      dag_ctl_rows_add_text (rows, poll->fault < 0 ? "ok"
                                                   : dag_fault_get_word ((DagFault) poll->fault));
      dag_ctl_rows_add_count (rows, poll->elapsed_ms);
      dag_ctl_rows_add_count (rows, (int64_t) poll->bytes);
      dag_ctl_rows_add_count (rows, poll->n_items);
      dag_ctl_rows_end (rows);
    }
  return polls != NULL;
}

/* ── The board ─────────────────────────────────────────────────────────────────────── */

static const char *const board_columns[]
    = { "day", "team", "kind", "id", "parent", "field", "value", NULL };

/* @hidden: (nullable): people who are not to be told of */
static char *
dup_value (const DagBoardItem *item,
           const char         *field,
           GVariant           *value,
           GHashTable         *hidden)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_strdup (dag_board_item_tell_text (item, field, hidden));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_auto (GStrv) words = dag_board_item_tell_list (item, field, hidden);

      return g_strjoinv (" ", words);
    }
  return g_variant_print (value, FALSE);
}

static void
write_item (DagCtlArchive      *self,
            DagCtlRows         *rows,
            const DagBoardItem *item)
{
  if (self->restricted != NULL && dag_board_item_is_about (item, self->restricted))
    return;
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DagBoardField *field = item->fields->pdata[i];
      GVariant *value = dag_board_field_get_value (field);
      g_autofree char *text = NULL;

      if (value == NULL)
        continue;
      text = dup_value (item, field->name, value, self->restricted);
      dag_ctl_rows_begin (rows);
      dag_ctl_rows_add_text (rows, item->day);
      dag_ctl_rows_add_text (rows, item->team);
      dag_ctl_rows_add_text (rows, item->kind);
      dag_ctl_rows_add_text (rows, item->id);
      dag_ctl_rows_add_text (rows, item->parent);
      dag_ctl_rows_add_text (rows, field->name);
      dag_ctl_rows_add_text (rows, text);
      dag_ctl_rows_end (rows);
    }
}

static gboolean
write_board (DagCtlArchive      *self,
             DagCtlRows         *rows,
             const char *const  *kinds,
             GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DagBoardRequest) answer = NULL;
  DagBoardRequest *request = dag_board_request_new ();

  request->from_day = dup_day (self->from_us, self->zone);
  request->until_day = dup_day (self->to_us - 1, self->zone);
  dag_store_run_async (self->store, &dag_board_job_days, request, NULL,
                       dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  answer = dag_store_run_finish (self->store, result, error);
  if (answer == NULL)
    return FALSE;
  for (guint i = 0; answer->items != NULL && i < answer->items->len; i++)
    {
      const DagBoardItem *item = answer->items->pdata[i];

      if (!dag_board_item_is_removed (item) && g_strv_contains (kinds, item->kind))
        write_item (self, rows, item);
    }
  return TRUE;
}

static gboolean
write_alerts (DagCtlArchive  *self,
              DagCtlRows     *rows,
              GError        **error)
{
  static const char *const kinds[] = { DAG_BOARD_ALERT, NULL };

  return write_board (self, rows, kinds, error);
}

static gboolean
write_standups (DagCtlArchive  *self,
                DagCtlRows     *rows,
                GError        **error)
{
  static const char *const kinds[]
      = { DAG_BOARD_STANDUP, DAG_BOARD_TOPIC,  DAG_BOARD_ATTENDANCE, DAG_BOARD_NOTE_KIND,
          DAG_BOARD_ACTION,  DAG_BOARD_NEWS,   DAG_BOARD_CONFIRMATION, DAG_BOARD_ROUND,
          DAG_BOARD_DID,     DAG_BOARD_THANKS, NULL };

  return write_board (self, rows, kinds, error);
}

static const DagCtlExport exports[] = {
  { "queues", queue_columns, write_queues },
  { "agents-day", agent_day_columns, write_agent_days },
  { "breaks", break_columns, write_breaks },
  { "polls", poll_columns, write_polls },
  { "alerts", board_columns, write_alerts },
  { "standup", board_columns, write_standups },
};

const DagCtlExport *
dag_ctl_export_find (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_strcmp0 (exports[i].word, word) == 0)
      return &exports[i];
  return NULL;
}

char *
dag_ctl_export_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", exports[i].word);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

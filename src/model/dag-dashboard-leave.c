/* dag-dashboard-leave.c - what was known of a source is forgotten, in pieces where it is much
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"
#include "dag-memory.h"
#include "dag-question-watch.h"

/* What was known of fewer agents is forgotten at once. */
#define MANY 2000
#define ORDER_US 2500

/* What is left to forget, in this order. The state, the picture and the figures went at once;
 * a table is what it was until it is empty, and nothing of the next source is asked for, or
 * shown, before all of them are. */
typedef enum
{
  LEAVE_VERDICTS, /* several times */
  LEAVE_BOARD,
  LEAVE_STORE,
  LEAVE_HISTORY,
  LEAVE_ROWS,
  LEAVE_QUEUES, /* several times */
  LEAVE_PEOPLE, /* several times */
  LEAVE_QUESTIONS,
  LEAVE_DONE,
} Leave;

/* The answers, which are freed elsewhere: whoever has them here must not be the last. */
static GPtrArray *
hold_answers (DagDashboard *self)
{
  DagSnapshot *answers[] = { self->snapshot, self->newest, self->left };
  GPtrArray *held = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_snapshot_unref);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i] != NULL)
      g_ptr_array_add (held, dag_snapshot_ref (answers[i]));
  return held;
}

static void
forget_picture (DagDashboard *self)
{
  g_autoptr (DagSnapshot) nothing = dag_snapshot_new ();

  dag_totals_compute (&self->totals, nothing, self->kind);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->newest, dag_snapshot_unref);
  g_clear_pointer (&self->left, dag_snapshot_unref);
  g_ptr_array_set_size (self->changes, 0);
  if (self->changes_state == DAG_CHANGES_OLD)
    self->changes_state = DAG_CHANGES_FOUND;
  self->source_clock.is_set = FALSE;
  self->good_at = self->picture_at = (DagMoment){ 0, 0 };
  self->n_older = self->n_older_in_a_row = 0;
  self->next_poll_us = 0;
  dag_dashboard_take_error (self, NULL);
  dag_dashboard_set_flag (self, &self->paused, FALSE, DAG_DASHBOARD_PROP_PAUSED);
  dag_dashboard_set_flag (self, &self->refreshing, FALSE, DAG_DASHBOARD_PROP_REFRESHING);
  dag_dashboard_set_flag (self, &self->needs_secret, FALSE, DAG_DASHBOARD_PROP_NEEDS_SECRET);
  dag_dashboard_set_flag (self, &self->simulated, FALSE, DAG_DASHBOARD_PROP_SIMULATED);
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_UPDATED_AT);
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_NEXT_POLL);
}

/* Returns: whether there is more to do */
static gboolean
run_leave (DagDashboard *self,
           int64_t       until_us)
{
  switch ((Leave) self->leave)
    {
    case LEAVE_VERDICTS:
      if (self->store != NULL && !dag_break_keep_stop_some (self->break_keep, until_us))
        return TRUE;
      break;
    case LEAVE_BOARD:
      if (self->store != NULL)
        {
          dag_board_set_store (self->board, NULL, NULL);
          dag_question_watch_set_store (self->questions, NULL);
        }
      break;
    case LEAVE_STORE:
      dag_dashboard_close_store (self);
      break;
    case LEAVE_HISTORY: /* the store had all of it */
      dag_history_clear (DAG_HISTORY (self->history));
      dag_change_finder_reset (self->finder);
      dag_break_live_clear (self->breaks);
      break;
    case LEAVE_ROWS:
      dag_tables_forget_rows (self->tables);
      dag_tables_begin_queues (self->tables);
      dag_tables_begin_to_publish (self->tables);
      break;
    case LEAVE_QUEUES:
      if (!dag_tables_continue_queues (self->tables, until_us))
        return TRUE;
      break;
    case LEAVE_PEOPLE:
      if (!dag_tables_publish_agents (self->tables, until_us))
        return TRUE;
      break;
    case LEAVE_QUESTIONS:
      dag_question_watch_set_source (self->questions, NULL);
      break;
    case LEAVE_DONE:
      self->leave_id = 0;
      if (self->connection != NULL)
        dag_dashboard_begin_to_ask (self);
      else
        dag_dashboard_emit_applied (self);
      return FALSE;
    }
  self->leave++;
  return TRUE;
}

static gboolean
on_leave_due (gpointer user_data)
{
  return run_leave (user_data, g_get_monotonic_time () + ORDER_US) ? G_SOURCE_CONTINUE
                                                                  : G_SOURCE_REMOVE;
}

/* Forgets the picture of the last source; dag_dashboard_finish_leaving(), or the main loop
 * while it is idle, forgets the rest, and then asks the next source, where there is one. */
void
dag_dashboard_begin_to_leave (DagDashboard *self)
{
  GPtrArray *answers = hold_answers (self);

  forget_picture (self);
  dag_memory_free_elsewhere (answers, (GDestroyNotify) g_ptr_array_unref);
  self->leave = LEAVE_VERDICTS;
  if (self->leave_id == 0)
    self->leave_id = g_idle_add (on_leave_due, self);
}

void
dag_dashboard_finish_leaving (DagDashboard *self)
{
  if (self->leave_id == 0)
    return;
  g_source_remove (self->leave_id);
  while (run_leave (self, G_MAXINT64))
    continue;
}

/* As dag_dashboard_finish_leaving(), unless that takes a while. */
void
dag_dashboard_go_on_leaving (DagDashboard *self)
{
  if (dag_slot_model_get_n_records (dag_tables_get_agents (self->tables)) < MANY)
    dag_dashboard_finish_leaving (self);
}

/* dag-promise-book.c - the promises of a team: those of the source, and those of the board
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A callback of the source cannot be changed here. Where a new time was agreed an item of
 * the board follows it, and takes its place. */
#include "config.h"

#include "dag-promise-book.h"

#include "dag-agenda.h"

void
dag_promise_free (DagPromise *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->reference, g_free);
  g_clear_pointer (&self->queue, g_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

static const DagAgentSample *
find_agent (DagSnapshot *snapshot,
            const char  *id)
{
  for (guint i = 0; id != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];

      if (g_strcmp0 (agent->id, id) == 0)
        return agent;
    }
  return NULL;
}

/* Of a callback that nobody took yet the teams of its queue are told. */
static gboolean
is_of_team (const DagCallbackSample *callback,
            DagSnapshot             *snapshot,
            const char              *team_name)
{
  const DagAgentSample *owner = find_agent (snapshot, callback->agent);

  if (team_name == NULL || owner != NULL)
    return team_name == NULL || dag_agenda_is_of_team (owner, team_name);
  for (guint i = 0; callback->queue != NULL && i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];

      if (agent->queues != NULL && dag_agenda_is_of_team (agent, team_name)
          && g_strv_contains ((const char *const *) agent->queues, callback->queue))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_callback_id (const DagCallbackSample *callback)
{
  return g_strconcat (DAG_PROMISE_OF_CALLBACK, callback->id, NULL);
}

/* Ids of the callbacks that an item of the board follows. */
static GHashTable *
find_followed (DagBoard *board)
{
  GHashTable *followed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *all = dag_board_get_entries (board, DAG_BOARD_PROMISE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);

      g_hash_table_add (followed, g_strdup (dag_board_entry_get_text (entry, "source")));
    }
  return followed;
}

static gboolean
is_told (const DagCallbackSample *callback,
         DagSnapshot             *snapshot,
         const char              *team_name,
         GHashTable              *followed)
{
  g_autofree char *id = dup_callback_id (callback);

  return callback->state != DAG_CALLBACK_CANCELLED && dag_time_is_known (callback->due_at_us)
         && is_of_team (callback, snapshot, team_name)
         && !g_hash_table_contains (followed, id);
}

/* What the source calls kept or missed is that, whatever its times say. */
static DagPromiseStage
find_stage (const DagCallbackSample *callback,
            int64_t                  now_us)
{
  switch (callback->state)
    {
    case DAG_CALLBACK_KEPT:
      return DAG_PROMISE_KEPT;
    case DAG_CALLBACK_MISSED:
      return dag_time_is_known (callback->done_at_us) ? DAG_PROMISE_LATE : DAG_PROMISE_PAST;
    case DAG_CALLBACK_OPEN:
    case DAG_CALLBACK_CANCELLED:
    case DAG_CALLBACK_UNKNOWN:
      break;
    }
  return dag_promise_find_stage (callback->promised_at_us, callback->due_at_us,
                                 dag_time_is_known (callback->done_at_us)
                                     ? callback->done_at_us
                                     : 0,
                                 now_us);
}

static char *
dup_queue_name (DagSnapshot *snapshot,
                const char  *id)
{
  for (guint i = 0; id != NULL && i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = snapshot->queues->pdata[i];

      if (g_strcmp0 (queue->id, id) == 0)
        return g_strdup (queue->name != NULL ? queue->name : queue->id);
    }
  return NULL;
}

static DagPromise *
new_from_callback (const DagCallbackSample *callback,
                   DagSnapshot             *snapshot,
                   DagPromiseStage          stage)
{
  const DagAgentSample *agent = find_agent (snapshot, callback->agent);
  DagPromise *self = g_new0 (DagPromise, 1);

  self->id = dup_callback_id (callback);
  self->reference = g_strdup (dag_promise_reference_is_fit (callback->id) ? callback->id : "");
  self->queue = dup_queue_name (snapshot, callback->queue);
  if (agent != NULL && !agent->is_restricted) /* it is the customer's all the same */
    {
      self->person = g_strdup (agent->id);
      self->name = g_strdup (agent->name != NULL ? agent->name : agent->id);
    }
  self->promised_us = callback->promised_at_us;
  self->due_us = callback->due_at_us;
  self->stage = stage;
  return self;
}

static DagPromiseStage
find_own_stage (DagBoardEntry *entry,
                int64_t        now_us)
{
  return dag_promise_find_stage (dag_board_entry_get_number (entry, "promised-at"),
                                 dag_board_entry_get_number (entry, "due-at"),
                                 dag_board_entry_get_number (entry, "done-at"), now_us);
}

static DagPromise *
new_from_entry (DagBoardEntry *entry,
                int64_t        now_us)
{
  DagPromise *self = g_new0 (DagPromise, 1);

  self->id = g_strdup (dag_board_entry_get_id (entry));
  self->is_own = TRUE;
  self->reference = g_strdup (dag_board_entry_get_text (entry, "reference"));
  self->person = g_strdup (dag_board_entry_get_text (entry, "person"));
  self->name = g_strdup (dag_board_entry_get_text (entry, "name"));
  self->promised_us = dag_board_entry_get_number (entry, "promised-at");
  self->due_us = dag_board_entry_get_number (entry, "due-at");
  self->stage = find_own_stage (entry, now_us);
  return self;
}

/* The open ones first, by the time promised. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const DagPromise *one = *(const DagPromise *const *) a;
  const DagPromise *other = *(const DagPromise *const *) b;
  int closed = !dag_promise_stage_is_open (one->stage);
  int order = closed - !dag_promise_stage_is_open (other->stage);

  if (order != 0)
    return order;
  if (one->due_us != other->due_us)
    return one->due_us < other->due_us ? -1 : 1;
  return g_strcmp0 (one->id, other->id);
}

static void
add_own (GPtrArray  *promises,
         DagBoard   *board,
         const char *team_name,
         const char *day,
         int64_t     now_us)
{
  GListModel *all = dag_board_get_entries (board, DAG_BOARD_PROMISE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);
      int order = g_strcmp0 (dag_board_entry_get_day (entry), day);

      if (g_strcmp0 (dag_board_entry_get_team (entry), team_name) == 0
          && (order == 0
              || (order < 0 && dag_board_entry_get_number (entry, "done-at") == 0)))
        g_ptr_array_add (promises, new_from_entry (entry, now_us));
    }
}

static void
add_callbacks (GPtrArray   *promises,
               DagSnapshot *snapshot,
               const char  *team_name,
               GHashTable  *followed,
               int64_t      now_us)
{
  for (guint i = 0; i < snapshot->callbacks->len; i++)
    {
      const DagCallbackSample *callback = snapshot->callbacks->pdata[i];
      DagPromiseStage stage = find_stage (callback, now_us);

      if (dag_promise_stage_is_open (stage)
          && is_told (callback, snapshot, team_name, followed))
        g_ptr_array_add (promises, new_from_callback (callback, snapshot, stage));
    }
}

/**
 * dag_promise_book_list:
 * @dashboard: what is watched
 * @team_name: (nullable): a team; %NULL: the whole centre
 * @day: of the stand-up
 * @today: the day it is: the source tells of no other
 *
 * Returns: (transfer full) (element-type DagPromise): what is open on that day or was
 *   promised on it; of the source's own what is open; the open ones first, by their time
 */
GPtrArray *
dag_promise_book_list (DagDashboard *dashboard,
                       const char   *team_name,
                       const char   *day,
                       const char   *today)
{
  DagBoard *board;
  DagSnapshot *snapshot;
  int64_t now_us;
  GPtrArray *promises;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), NULL);

  board = dag_dashboard_get_board (dashboard);
  snapshot = dag_dashboard_get_snapshot (dashboard);
  now_us = dag_dashboard_get_now_us (dashboard);
  promises = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_promise_free);
  add_own (promises, board, team_name, day, now_us);
  if (snapshot != NULL && g_strcmp0 (day, today) == 0)
    {
      g_autoptr (GHashTable) followed = find_followed (board);

      add_callbacks (promises, snapshot, team_name, followed, now_us);
    }
  g_ptr_array_sort (promises, compare);
  return promises;
}

/**
 * dag_promise_book_tally:
 * @dashboard: what is watched
 * @team_name: (nullable): a team; %NULL: the whole centre
 * @tally: (out caller-allocates): all that the board keeps, and today's of the source
 */
void
dag_promise_book_tally (DagDashboard    *dashboard,
                        const char      *team_name,
                        DagPromiseTally *tally)
{
  DagBoard *board;
  DagSnapshot *snapshot;
  g_autoptr (GHashTable) followed = NULL;
  GListModel *all;
  int64_t now_us;

  g_return_if_fail (DAG_IS_DASHBOARD (dashboard) && tally != NULL);

  *tally = (DagPromiseTally){ 0 };
  board = dag_dashboard_get_board (dashboard);
  snapshot = dag_dashboard_get_snapshot (dashboard);
  now_us = dag_dashboard_get_now_us (dashboard);
  followed = find_followed (board);
  all = dag_board_get_entries (board, DAG_BOARD_PROMISE);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);

      if (g_strcmp0 (dag_board_entry_get_team (entry), team_name) == 0)
        dag_promise_tally_add (tally, find_own_stage (entry, now_us));
    }
  for (guint i = 0; snapshot != NULL && i < snapshot->callbacks->len; i++)
    if (is_told (snapshot->callbacks->pdata[i], snapshot, team_name, followed))
      dag_promise_tally_add (tally, find_stage (snapshot->callbacks->pdata[i], now_us));
}

/**
 * dag_promise_book_count_kept:
 * @dashboard: what is watched
 * @person: id of a person
 *
 * Returns: how many promises they kept today, for a word of thanks; never shown beside
 *   anybody else's
 */
guint
dag_promise_book_count_kept (DagDashboard *dashboard,
                             const char   *person)
{
  DagSnapshot *snapshot;
  guint n_kept = 0;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard) && person != NULL, 0);

  snapshot = dag_dashboard_get_snapshot (dashboard);
  for (guint i = 0; snapshot != NULL && i < snapshot->callbacks->len; i++)
    {
      const DagCallbackSample *callback = snapshot->callbacks->pdata[i];

      n_kept += callback->state == DAG_CALLBACK_KEPT
                && g_strcmp0 (callback->agent, person) == 0;
    }
  return n_kept;
}

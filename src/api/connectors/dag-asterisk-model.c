/* dag-asterisk-model.c - Asterisk's answers and events become snapshots; no I/O, no clock
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-model-private.h"

#include "dag-fault.h"
#include "dag-time.h"
#include "dag-value.h"

#include <string.h>

/* The clock of a source may be found a little behind the last time; more is a step. */
#define CLOCK_STEP_US (5 * DAG_USEC_PER_SEC)

/* Changes that are kept for who asks later; a day of 10,000 busy agents is more, but then
 * the oldest go. */
#define MAX_CHANGES 200000

/* Polls since the events came back, after which nothing from before can be missing. */
#define SETTLED_POLLS 2

static void
queue_free (DagAsteriskQueue *queue)
{
  g_free (queue->name);
  g_free (queue);
}

/**
 * dag_asterisk_model_new:
 * @options: (transfer full): the connection's options
 *
 * Returns: (transfer full): a model that knows nothing yet
 */
DagAsteriskModel *
dag_asterisk_model_new (DagAsteriskOptions *options)
{
  DagAsteriskModel *self;

  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (DagAsteriskModel, 1);
  self->options = options;
  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) queue_free);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) dag_asterisk_member_free);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->agents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) dag_asterisk_agent_free);
  self->by_interface = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_device = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
  self->in_gap = TRUE;
  return self;
}

void
dag_asterisk_model_free (DagAsteriskModel *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_device);
  g_hash_table_unref (self->by_interface);
  g_hash_table_unref (self->agents);
  g_hash_table_unref (self->removed);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->queues);
  g_ptr_array_unref (self->changes);
  dag_asterisk_options_free (self->options);
  g_free (self);
}

static void
drop_changes_before (DagAsteriskModel *self,
                     int64_t           before_us)
{
  guint n = 0;

  while (n < self->changes->len
         && ((DagStateChange *) g_ptr_array_index (self->changes, n))->at_us < before_us)
    n++;
  if (n > 0)
    g_ptr_array_remove_range (self->changes, 0, n);
}

static gboolean
is_of_agent (gpointer key,
             gpointer value,
             gpointer user_data)
{
  return value == user_data;
}

static void
start_day (DagAsteriskModel *self,
           int64_t           day_start_us)
{
  GHashTableIter iter;
  gpointer value;

  drop_changes_before (self, day_start_us);
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    dag_asterisk_tally_start_day (&((DagAsteriskQueue *) value)->tally);
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DagAsteriskAgent *agent = value;

      dag_asterisk_agent_start_day (agent, day_start_us);
      if (agent->members->len > 0)
        continue;
      /* Who logged out yesterday is not on today's list. */
      g_hash_table_foreach_remove (self->by_interface, is_of_agent, agent);
      g_hash_table_foreach_remove (self->by_device, is_of_agent, agent);
      g_hash_table_iter_remove (&iter);
    }
}

/* The clock over there was set back: what lies in its future now began just now, as far as
 * anyone can tell. */
static void
step_back (DagAsteriskModel *self,
           int64_t           now_us)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_remove_all (self->removed);
  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((DagAsteriskMember *) value)->event_us = 0;
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DagAsteriskAgent *agent = value;

      if (agent->since_us <= now_us)
        continue;
      agent->since_us = now_us;
      agent->since_provenance = DAG_PROVENANCE_DERIVED;
      agent->wrap_end_us = MIN (agent->wrap_end_us, now_us);
    }
  self->watch_start_us = MIN (self->watch_start_us, now_us);
}

/* Moves the clock on; at midnight of the centre's zone the day begins anew. */
void
dag_asterisk_model_advance (DagAsteriskModel *self,
                            int64_t           now_us)
{
  int64_t day_start_us;

  if (now_us < self->now_us && self->now_us - now_us < CLOCK_STEP_US)
    now_us = self->now_us;
  if (now_us < self->now_us)
    step_back (self, now_us);
  self->now_us = now_us;
  day_start_us = dag_time_start_of_day (now_us, self->options->zone);
  if (self->watch_start_us == 0)
    self->watch_start_us = now_us;
  else if (day_start_us > self->day_start_us)
    start_day (self, day_start_us);
  self->day_start_us = day_start_us;
}

static char *
dup_device_key (const DagAsteriskMember *member)
{
  return member->device != NULL ? g_strconcat (member->device, "\n", member->name, NULL)
                                : NULL;
}

/* Whose membership it is. One person may be listed under another interface in another
 * queue: the same phone and the same name are the same agent. */
DagAsteriskAgent *
dag_asterisk_model_find_agent (DagAsteriskModel        *self,
                               const DagAsteriskMember *member)
{
  DagAsteriskAgent *agent = g_hash_table_lookup (self->by_interface, member->interface);
  g_autofree char *device = dup_device_key (member);

  if (agent == NULL && device != NULL)
    agent = g_hash_table_lookup (self->by_device, device);
  if (agent == NULL)
    {
      agent = dag_asterisk_agent_new (member->interface, self->day_start_us);
      g_hash_table_insert (self->agents, agent->id, agent);
    }
  g_hash_table_insert (self->by_interface, g_strdup (member->interface), agent);
  if (device != NULL)
    g_hash_table_insert (self->by_device, g_steal_pointer (&device), agent);
  if (g_strcmp0 (agent->name, member->name) != 0)
    {
      g_free (agent->name);
      agent->name = g_strdup (member->name);
    }
  return agent;
}

/* (nullable) */
DagAsteriskQueue *
dag_asterisk_model_find_queue (DagAsteriskModel *self,
                               const char       *name)
{
  return name != NULL ? g_hash_table_lookup (self->queues, name) : NULL;
}

/* Works out anew what @agent is doing. */
void
dag_asterisk_model_update_agent (DagAsteriskModel *self,
                                 DagAsteriskAgent *agent,
                                 gboolean          exact)
{
  DagAsteriskQueue *queue;

  dag_asterisk_agent_update (agent, self->options, self->now_us, exact, self->changes);
  if (agent->wrapped_s > 0.0)
    {
      queue = dag_asterisk_model_find_queue (self, agent->last_queue);
      if (queue != NULL)
        dag_asterisk_tally_wrap_up (&queue->tally, agent->wrapped_s);
      agent->wrapped_s = 0.0;
    }
  if (self->changes->len > MAX_CHANGES)
    g_ptr_array_remove_range (self->changes, 0, MAX_CHANGES / 10);
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const DagAsteriskMember *one = *(DagAsteriskMember *const *) a;
  const DagAsteriskMember *other = *(DagAsteriskMember *const *) b;
  int order = strcmp (one->interface, other->interface);

  return order != 0 ? order : strcmp (one->queue, other->queue);
}

/* Hands every member to its agent, in one order whatever the order of the list, so that an
 * agent's id is the same after a restart. */
static void
deal_members (DagAsteriskModel *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (
      g_hash_table_size (self->members));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_set_size (((DagAsteriskAgent *) value)->members, 0);
  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_members);
  for (guint i = 0; i < sorted->len; i++)
    {
      DagAsteriskMember *member = g_ptr_array_index (sorted, i);

      g_ptr_array_add (dag_asterisk_model_find_agent (self, member)->members, member);
    }
}

/* Takes over the members of a poll that was asked for at @asked_us. What an event told
 * since then is newer than the answer, which a busy Asterisk began seconds ago. */
static void
take_members (DagAsteriskModel *self,
              DagAsteriskList  *list,
              int64_t           asked_us)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      DagAsteriskMember *old = value;
      DagAsteriskMember *fresh = g_hash_table_lookup (list->members, key);

      if (old->event_us >= asked_us && old->event_us > 0)
        g_hash_table_remove (list->members, key);
      else if (fresh == NULL)
        g_hash_table_iter_remove (&iter);
      else
        {
          fresh->event_us = old->event_us;
          fresh->polled_calls = old->polled_calls;
        }
    }
  g_hash_table_iter_init (&iter, list->members);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const int64_t *removed_us = g_hash_table_lookup (self->removed, key);
      gboolean gone = removed_us != NULL && *removed_us >= asked_us;

      g_hash_table_iter_steal (&iter);
      if (gone)
        {
          g_free (key);
          dag_asterisk_member_free (value);
        }
      else
        g_hash_table_replace (self->members, key, value);
    }
  g_hash_table_remove_all (self->removed);
}

static void
take_queue (DagAsteriskModel          *self,
            const DagAsteriskQueueRow *row)
{
  DagAsteriskQueue *queue = dag_asterisk_model_find_queue (self, row->name);
  DagAsteriskCounters counters = { row->completed, row->abandoned, row->in_call };

  if (queue == NULL)
    {
      queue = g_new0 (DagAsteriskQueue, 1);
      queue->name = g_strdup (row->name);
      dag_asterisk_tally_init (&queue->tally);
      g_hash_table_insert (self->queues, queue->name, queue);
    }
  queue->is_listed = TRUE;
  queue->waiting = row->calls;
  queue->longest_s = row->longest_s;
  queue->within_s = row->within_s;
  queue->tally.measured.longest_wait_s
      = MAX (queue->tally.measured.longest_wait_s, (double) row->longest_s);
  dag_asterisk_tally_reconcile (&queue->tally, &counters, self->in_gap,
                                self->is_listening);
}

static void
take_queues (DagAsteriskModel *self,
             DagAsteriskList  *list)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((DagAsteriskQueue *) value)->is_listed = FALSE;
  g_hash_table_iter_init (&iter, list->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    take_queue (self, value);
  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((DagAsteriskQueue *) value)->is_listed)
      g_hash_table_iter_remove (&iter);
  if (self->is_listening && self->has_heard && ++self->polls_listening >= SETTLED_POLLS)
    self->in_gap = FALSE;
}

/**
 * dag_asterisk_model_apply_list:
 * @self: a model
 * @list: what an answer to QueueStatus lists; its members are taken out of it
 * @asked_us: when the question was sent
 * @now_us: when the answer came
 * @error: %DAG_FAULT_SHAPE; nothing was changed then
 *
 * Returns: whether the list can be believed
 */
gboolean
dag_asterisk_model_apply_list (DagAsteriskModel  *self,
                               DagAsteriskList   *list,
                               int64_t            asked_us,
                               int64_t            now_us,
                               GError           **error)
{
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self != NULL && list != NULL, FALSE);

  if (g_hash_table_size (list->queues) == 0 && g_hash_table_size (self->queues) > 0)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_SHAPE,
                           "Asterisk lists no queue any more: it may be loading them");
      return FALSE;
    }
  dag_asterisk_model_advance (self, now_us);
  take_members (self, list, asked_us);
  deal_members (self);
  g_hash_table_iter_init (&iter, self->agents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      dag_asterisk_model_update_agent (self, value, FALSE);
      dag_asterisk_agent_count_calls (value, self->in_gap, self->is_listening);
    }
  take_queues (self, list);
  return TRUE;
}

/**
 * dag_asterisk_model_apply_status:
 * @self: a model
 * @status: an answer to QueueStatus
 * @asked_us: when the question was sent
 * @now_us: when the answer came
 * @error: of %DAG_FAULT; nothing was changed then
 *
 * Returns: whether the answer was whole and right
 */
gboolean
dag_asterisk_model_apply_status (DagAsteriskModel  *self,
                                 const DagAmiText  *status,
                                 int64_t            asked_us,
                                 int64_t            now_us,
                                 GError           **error)
{
  g_autoptr (DagAsteriskList) list = NULL;

  g_return_val_if_fail (self != NULL && status != NULL, FALSE);

  list = dag_asterisk_list_read (status, error);
  return list != NULL
         && dag_asterisk_model_apply_list (self, list, asked_us, now_us, error);
}

/**
 * dag_asterisk_model_apply_summary:
 * @self: a model that has taken a status
 * @summary: an answer to QueueSummary
 * @error: of %DAG_FAULT
 *
 * A second opinion on the longest wait, where both speak of the same callers. Its
 * `Available` is not used: it counts agents in wrap-up and phones nobody knows.
 *
 * Returns: whether the answer was whole
 */
gboolean
dag_asterisk_model_apply_summary (DagAsteriskModel  *self,
                                  const DagAmiText  *summary,
                                  GError           **error)
{
  g_return_val_if_fail (self != NULL && summary != NULL, FALSE);

  if (!dag_ami_text_check_list (summary, "QueueSummaryComplete", error))
    return FALSE;
  for (guint i = 1; i < dag_ami_text_get_n_blocks (summary); i++)
    {
      DagAmiBlock block = dag_ami_text_get_block (summary, i);
      DagAsteriskQueue *queue;
      const char *name;
      int64_t callers;
      int64_t longest_s;

      if (!dag_ami_block_is_event (block, "QueueSummary"))
        continue;
      if (!dag_ami_block_read_text (block, "Queue", TRUE, &name, error)
          || !dag_ami_block_read_count (block, "Callers", TRUE, &callers, error)
          || !dag_ami_block_read_count (block, "LongestHoldTime", FALSE, &longest_s,
                                        error))
        return FALSE;
      queue = dag_asterisk_model_find_queue (self, name);
      if (queue != NULL && callers > 0 && callers == queue->waiting)
        queue->longest_s = MAX (queue->longest_s, longest_s);
    }
  return TRUE;
}

/**
 * dag_asterisk_model_set_listening:
 * @self: a model
 * @listening: whether the event session is up
 *
 * What came to pass while it is down is mended from the counters of the polls.
 */
void
dag_asterisk_model_set_listening (DagAsteriskModel *self,
                                  gboolean          listening)
{
  g_return_if_fail (self != NULL);

  if (self->is_listening == listening)
    return;
  if (!listening)
    self->n_gaps++;
  self->is_listening = listening;
  self->in_gap = TRUE;
  self->has_heard = FALSE;
  self->polls_listening = 0;
}

/**
 * dag_asterisk_model_set_refused:
 * @self: a model
 * @refused: whether Asterisk does not let this account have events
 *
 * Then what only events tell is absent, not merely late.
 */
void
dag_asterisk_model_set_refused (DagAsteriskModel *self,
                                gboolean          refused)
{
  g_return_if_fail (self != NULL);

  self->is_refused = refused;
}

/**
 * dag_asterisk_model_get_n_gaps:
 * @self: a model
 *
 * Returns: how often the events broke off
 */
guint
dag_asterisk_model_get_n_gaps (DagAsteriskModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_gaps;
}

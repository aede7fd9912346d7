/* dag-break-live.c - how everybody stands to the rules on breaks just now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live-private.h"

#include "dag-let-go.h"
#include "dag-memory.h"
#include "dag-time.h"

/* One callback works so long. */
#define BUDGET_US 3000
/* The lanes of fewer are taken away at once. */
#define MANY 2000

enum
{
  CHANGED,
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagBreakLive, dag_break_live, G_TYPE_OBJECT)

static void
entry_free (gpointer memory)
{
  DagBreakEntry *entry = memory;

  g_clear_pointer (&entry->sample, dag_agent_sample_unref);
  g_clear_pointer (&entry->lane, dag_break_lane_unref);
  g_free (entry);
}

static void
make_all_due (DagBreakLive *self)
{
  self->has_turned = self->lists_all = TRUE; /* what is over may be another day's now */
  for (guint i = 0; i < self->dues->len; i++)
    *dag_break_entry_get_due (self, i) = 0;
}

/* Returns: whether everybody who was due was looked at */
static gboolean
evaluate_some (DagBreakLive *self)
{
  int64_t begin_us = g_get_monotonic_time ();

  for (; self->cursor < self->order->len; self->cursor++)
    {
      int64_t *due_us = dag_break_entry_get_due (self, self->cursor);
      DagBreakEntry *entry;

      if (*due_us > self->now_us)
        continue;
      entry = g_ptr_array_index (self->order, self->cursor);
      if (*due_us == DAG_BREAK_STILL_WORKING && dag_break_entry_go_on (self, entry, due_us))
        {
          self->has_turned = TRUE;
          g_ptr_array_add (self->turned, entry);
        }
      else if (dag_break_entry_evaluate (self, entry, due_us))
        {
          self->has_turned = TRUE;
          g_ptr_array_add (self->turned, entry);
          g_signal_emit (self, signals[TURNED], 0, entry->sample->id);
        }
      if (g_get_monotonic_time () - begin_us > BUDGET_US)
        {
          self->cursor++;
          return FALSE;
        }
    }
  return TRUE;
}

static void
tell (DagBreakLive *self)
{
  dag_break_live_take_listed (self);
  self->has_turned = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: whether there is more to do */
static gboolean
run_stage (DagBreakLive *self,
           int64_t       until_us)
{
  switch (self->stage)
    {
    case DAG_BREAK_STAGE_SCAN:
      if (!dag_break_live_scan_some (self))
        return TRUE;
      self->stage = DAG_BREAK_STAGE_EVALUATE;
      self->cursor = 0;
      return TRUE;
    case DAG_BREAK_STAGE_EVALUATE:
      if (!evaluate_some (self))
        return TRUE;
      self->stage = DAG_BREAK_STAGE_LIST;
      return TRUE;
    case DAG_BREAK_STAGE_LIST:
      if (self->has_turned)
        dag_break_live_list_lanes (self);
      self->stage = DAG_BREAK_STAGE_PUBLISH;
      return TRUE;
    case DAG_BREAK_STAGE_PUBLISH:
      if (!dag_slot_model_continue (self->lanes, until_us))
        return TRUE;
      self->stage = DAG_BREAK_STAGE_NONE;
      tell (self);
      return self->stage != DAG_BREAK_STAGE_NONE;
    case DAG_BREAK_STAGE_NONE:
      break;
    }
  return FALSE;
}

static gboolean
on_stage_due (gpointer user_data)
{
  DagBreakLive *self = user_data;

  if (run_stage (self, g_get_monotonic_time () + BUDGET_US))
    return G_SOURCE_CONTINUE;
  self->stage_id = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_round (DagBreakLive *self)
{
  if (self->stage != DAG_BREAK_STAGE_SCAN)
    self->cursor = 0;
  if (self->scanned != self->snapshot)
    self->stage = DAG_BREAK_STAGE_SCAN;
  else
    self->stage = DAG_BREAK_STAGE_EVALUATE;
  if (self->stage_id == 0)
    self->stage_id = g_idle_add (on_stage_due, self);
}

static void
on_config_changed (DagBreakLive *self)
{
  dag_break_live_look_again (self, NULL);
}

static void
dag_break_live_dispose (GObject *object)
{
  DagBreakLive *self = DAG_BREAK_LIVE (object);

  g_clear_handle_id (&self->stage_id, g_source_remove);
  g_clear_object (&self->config);
  g_clear_object (&self->plans);
  g_clear_object (&self->people);
  g_clear_object (&self->lanes);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (dag_break_live_parent_class)->dispose (object);
}

static void
dag_break_live_finalize (GObject *object)
{
  DagBreakLive *self = DAG_BREAK_LIVE (object);

  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->scanned, dag_snapshot_unref);
  g_clear_pointer (&self->dues, g_array_unref);
  g_clear_pointer (&self->placed, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->yesterday, g_free);
  g_clear_pointer (&self->roster, dag_roster_free);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_clear_pointer (&self->turned, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  G_OBJECT_CLASS (dag_break_live_parent_class)->finalize (object);
}

static void
dag_break_live_class_init (DagBreakLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_break_live_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_break_live_finalize;
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_BREAK_LIVE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[TURNED] = g_signal_new ("turned", DAG_TYPE_BREAK_LIVE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dag_break_live_init (DagBreakLive *self)
{
  self->config = dag_break_config_new ();
  self->roster = dag_roster_new ();
  self->lanes = dag_slot_model_new (&dag_break_lane_class);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->order = g_ptr_array_new ();
  self->dues = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->placed = g_ptr_array_new ();
  self->turned = g_ptr_array_new ();
  self->shown = g_ptr_array_new_with_free_func (dag_break_lane_unref);
  g_signal_connect_object (self->config, "changed", G_CALLBACK (on_config_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
on_written (GObject      *object,
            const char   *agent,
            DagBreakLive *self)
{
  dag_break_live_look_again (self, agent);
}

/**
 * dag_break_live_new:
 * @history: where the changes of state are
 * @board: where plans and notes are
 *
 * Returns: (transfer full): a view in which nobody is
 */
DagBreakLive *
dag_break_live_new (DagMemoryHistory *history,
                    DagBoard         *board)
{
  DagBreakLive *self = g_object_new (DAG_TYPE_BREAK_LIVE, NULL);

  self->history = g_object_ref (history);
  self->plans = dag_break_plans_new (board);
  g_signal_connect_object (self->plans, "changed", G_CALLBACK (on_written), self, 0);
  self->people = dag_break_people_new (board);
  g_signal_connect_object (self->people, "changed", G_CALLBACK (on_written), self, 0);
  return self;
}

/* From now on @source is followed in the place of @place. */
static void
follow_instead (DagBreakLive *self,
                gpointer      place,
                gpointer      source,
                GCallback     callback,
                GConnectFlags flags)
{
  GObject **old = place;

  g_signal_handlers_disconnect_by_data (*old, self);
  g_set_object (old, source);
  g_signal_connect_object (source, "changed", callback, self, flags);
}

/**
 * dag_break_live_share:
 * @self: a view of a past day
 * @live: the view of today
 *
 * The rules, plans, notes and terms of @live are those of @self.
 */
void
dag_break_live_share (DagBreakLive *self,
                      DagBreakLive *live)
{
  g_return_if_fail (DAG_IS_BREAK_LIVE (self) && DAG_IS_BREAK_LIVE (live));

  self->is_past = TRUE;
  follow_instead (self, &self->config, live->config, G_CALLBACK (on_config_changed),
                  G_CONNECT_SWAPPED);
  follow_instead (self, &self->plans, live->plans, G_CALLBACK (on_written), 0);
  follow_instead (self, &self->people, live->people, G_CALLBACK (on_written), 0);
}

/* Returns: whether it shows a past day: nothing is planned in it */
gboolean
dag_break_live_is_past (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), FALSE);

  return self->is_past;
}

/**
 * dag_break_live_get_people:
 * @self: a view
 *
 * Returns: (transfer none): who is young, and who waived what
 */
DagBreakPeople *
dag_break_live_get_people (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), NULL);

  return self->people;
}

/**
 * dag_break_live_get_plans:
 * @self: a view
 *
 * Returns: (transfer none): what the leads planned and noted
 */
DagBreakPlans *
dag_break_live_get_plans (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), NULL);

  return self->plans;
}

DagBreakConfig *
dag_break_live_get_config (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), NULL);

  return self->config;
}

/**
 * dag_break_live_get_roster:
 * @self: a view
 *
 * Returns: (transfer none): the shifts as rostered; who changes them calls
 *   dag_break_live_look_again()
 */
DagRoster *
dag_break_live_get_roster (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), NULL);

  return self->roster;
}

/**
 * dag_break_live_get_lanes:
 * @self: a view
 *
 * Returns: (transfer none): the lanes as the page orders and filters them
 */
DagSlotModel *
dag_break_live_get_lanes (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), NULL);

  return self->lanes;
}

/**
 * dag_break_live_set_seen:
 * @self: a view
 * @seen: whether somebody looks at the lanes of dag_break_live_get_lanes(); from the
 *   beginning, yes
 *
 * While nobody does, only dag_break_live_list() and dag_break_live_find() say what is new: to
 * keep the table in order takes as long as all else.
 */
void
dag_break_live_set_seen (DagBreakLive *self,
                         gboolean      seen)
{
  g_return_if_fail (DAG_IS_BREAK_LIVE (self));

  self->is_unseen = !seen;
  if (!seen || !self->is_behind)
    return;
  self->has_turned = TRUE;
  if (self->stage == DAG_BREAK_STAGE_NONE || self->stage == DAG_BREAK_STAGE_PUBLISH)
    self->stage = DAG_BREAK_STAGE_LIST;
  if (self->stage_id == 0)
    self->stage_id = g_idle_add (on_stage_due, self);
  if (self->order->len < MANY)
    dag_break_live_finish (self);
}

/**
 * dag_break_live_get_now_us:
 * @self: a view
 *
 * Returns: the moment of the answer that is followed, or %DAG_TIME_NONE; a lane that has
 *   said the same since is older
 */
int64_t
dag_break_live_get_now_us (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), DAG_TIME_NONE);

  return self->now_us;
}

/**
 * dag_break_live_list:
 * @self: a view
 *
 * Returns: (transfer none) (element-type DagBreakLane): everybody, in no order; valid until
 *   "changed"
 */
GPtrArray *
dag_break_live_list (DagBreakLive *self)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), NULL);

  return self->shown;
}

/**
 * dag_break_live_find:
 * @self: a view
 * @agent: an agent's id
 *
 * Returns: (transfer none) (nullable): the lane, valid until "changed"
 */
const DagBreakLane *
dag_break_live_find (DagBreakLive *self,
                     const char   *agent)
{
  const DagBreakEntry *entry;

  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self) && agent != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, agent);
  return entry != NULL && dag_break_live_is_of_today (self, entry->lane) ? entry->lane : NULL;
}

/**
 * dag_break_live_count:
 * @self: a view
 * @state: a state
 *
 * Returns: how many people who are still there stand so
 */
guint
dag_break_live_count (DagBreakLive  *self,
                      DagBreakState  state)
{
  g_return_val_if_fail (DAG_IS_BREAK_LIVE (self), 0);
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (self->counts), 0);

  return self->counts[state];
}

/**
 * dag_break_live_look_again:
 * @self: a view
 * @agent: (nullable): whom alone; %NULL: everybody
 *
 * Something was learnt that no answer of the source tells: a rule, a note, a roster, the
 * morning.
 */
void
dag_break_live_look_again (DagBreakLive *self,
                           const char   *agent)
{
  DagBreakEntry *one;

  g_return_if_fail (DAG_IS_BREAK_LIVE (self));

  one = agent != NULL ? g_hash_table_lookup (self->entries, agent) : NULL;
  if (one != NULL)
    *dag_break_entry_get_due (self, one->index) = 0;
  if (agent == NULL)
    make_all_due (self);
  if (self->snapshot != NULL)
    begin_round (self);
}

/* A source's clock may stand beyond all calendars: then there is no day. */
static char *
format_day (int64_t    at_us,
            GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return there != NULL ? g_date_time_format (there, "%Y-%m-%d") : g_strdup ("");
}

/* Another day has other rules. */
static void
note_day (DagBreakLive *self)
{
  g_autofree char *before = g_steal_pointer (&self->today);
  int64_t midnight_us = self->midnight_us;

  g_clear_pointer (&self->yesterday, g_free);
  self->today = format_day (self->now_us, self->zone);
  self->midnight_us = *self->today != '\0' ? dag_time_start_of_day (self->now_us, self->zone)
                                           : self->now_us;
  self->yesterday = format_day (self->midnight_us - DAG_USEC_PER_SEC, self->zone);
  if (g_strcmp0 (before, self->today) != 0 || midnight_us != self->midnight_us)
    make_all_due (self);
}

/* What is known of everybody's past is other than it was. */
static void
note_history (DagBreakLive *self,
              int64_t       taken_at_us)
{
  guint revision = dag_memory_history_get_revision (self->history);

  if (revision == self->history_revision && taken_at_us >= self->now_us)
    return;
  self->history_revision = revision;
  make_all_due (self);
}

/* The dashboard shows a new answer, which the history has. */
void
dag_break_live_follow (DagBreakLive *self,
                       DagSnapshot  *snapshot,
                       GTimeZone    *zone)
{
  g_return_if_fail (DAG_IS_BREAK_LIVE (self) && snapshot != NULL && zone != NULL);

  while (self->stage == DAG_BREAK_STAGE_SCAN && !dag_break_live_scan_some (self))
    continue;
  self->stage = DAG_BREAK_STAGE_NONE;
  note_history (self, snapshot->taken_at_us);
  if (self->snapshot != snapshot)
    {
      dag_break_live_drop (&self->snapshot);
      self->snapshot = dag_snapshot_ref (snapshot);
      self->is_same_list = TRUE;
    }
  if (self->zone != zone)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (zone);
    }
  self->now_us = snapshot->taken_at_us;
  note_day (self);
  dag_break_config_set_zone (self->config, snapshot->source.timezone);
  begin_round (self);
}

/* Does what is left of a round at once. */
void
dag_break_live_finish (DagBreakLive *self)
{
  g_return_if_fail (DAG_IS_BREAK_LIVE (self));

  if (self->stage_id == 0)
    return;
  while (run_stage (self, G_MAXINT64))
    continue;
  g_clear_handle_id (&self->stage_id, g_source_remove);
}

/* Another source, or none. */
void
dag_break_live_clear (DagBreakLive *self)
{
  g_return_if_fail (DAG_IS_BREAK_LIVE (self));

  g_clear_handle_id (&self->stage_id, g_source_remove);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->scanned, dag_snapshot_unref);
  g_ptr_array_set_size (self->placed, 0);
  g_array_set_size (self->dues, 0);
  g_ptr_array_set_size (self->order, 0);
  g_ptr_array_set_size (self->turned, 0);
  self->lists_all = TRUE;
  dag_memory_free_elsewhere (self->entries, (GDestroyNotify) g_hash_table_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  dag_roster_clear (self->roster);
  self->has_turned = TRUE;
  self->stage = DAG_BREAK_STAGE_LIST;
  if (self->shown->len >= MANY)
    self->stage_id = g_idle_add (on_stage_due, self);
  else
    while (run_stage (self, G_MAXINT64))
      continue;
}

/* dag-break-keep.c - what the rules on breaks said of shifts that are over goes to the disk
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-keep.h"

#include "dag-break-live-private.h"
#include "dag-break-record.h"

/* One callback works so long. */
#define BUDGET_US 2000

struct _DagBreakKeep
{
  GObject parent_instance;

  DagBreakLive *live;
  DagStoreHistory *history; /* (nullable): nothing is kept */
  GHashTable *due;     /* of ids: lanes to be written */
  GHashTable *written; /* of ids: written before the shift was over */
  guint n_unfinished; /* shifts that were written at the end, so far */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (DagBreakKeep, dag_break_keep, G_TYPE_OBJECT)

/* A shift that goes on can still be saved, or lost: unless it is lost already. */
static DagVerdict
read_verdict (DagBreakState state,
              gboolean      is_over)
{
  switch (state)
    {
    case DAG_BREAK_STATE_BREACH:
      return DAG_VERDICT_BREACH;
    case DAG_BREAK_STATE_NOT_APPLICABLE:
      return is_over ? DAG_VERDICT_NOT_APPLICABLE : DAG_VERDICT_UNKNOWN;
    case DAG_BREAK_STATE_WAIVED:
      return is_over ? DAG_VERDICT_WAIVED : DAG_VERDICT_UNKNOWN;
    case DAG_BREAK_STATE_OK:
      return is_over ? DAG_VERDICT_COMPLIANT : DAG_VERDICT_UNKNOWN;
    case DAG_BREAK_STATE_DUE:
    case DAG_BREAK_STATE_LATE_RISK:
    case DAG_BREAK_STATE_UNKNOWN:
      break;
    }
  return DAG_VERDICT_UNKNOWN;
}

static void
add_standing (DagBreakRecord         *record,
              const DagBreakStanding *standing)
{
  if (standing->rule == NULL
      || (record->is_final && standing->state == DAG_BREAK_STATE_NOT_APPLICABLE))
    return;
  dag_break_record_add_rule (record, standing->set->id, standing->rule->id,
                             read_verdict (standing->state, record->is_final),
                             standing->have_s, standing->need_s);
}

/* @each: whether all rules are asked again; else it is the strictest alone.
 * Returns: (transfer full) (nullable): no rule is in force */
static DagBreakRecord *
make_record (DagBreakLive       *live,
             const DagBreakLane *lane,
             gboolean            each)
{
  DagBreakRecord *record;

  if (lane->standing.rule == NULL)
    return NULL;
  record = dag_break_record_new (lane->sample->id, lane->begins_us,
                                 lane->is_over ? lane->at_us : MAX (lane->at_us, live->now_us),
                                 lane->is_over);
  if (each)
    {
      g_autoptr (GArray) standings = dag_break_live_dup_standings (live, lane);

      for (guint i = 0; i < standings->len; i++)
        add_standing (record, &g_array_index (standings, DagBreakStanding, i));
    }
  else
    add_standing (record, &lane->standing);
  return record;
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_record_free);
}

static const DagBreakLane *
find_lane (DagBreakKeep *self,
           const char   *agent)
{
  const DagBreakEntry *entry = g_hash_table_lookup (self->live->entries, agent);

  return entry != NULL ? entry->lane : NULL;
}

/* Writes those that are due, until @deadline_us. Returns: whether all were written */
static gboolean
write_some (DagBreakKeep *self,
            int64_t       deadline_us)
{
  GPtrArray *records = new_records ();
  GHashTableIter iter;
  gpointer agent;

  g_hash_table_iter_init (&iter, self->due);
  while (g_get_monotonic_time () < deadline_us && g_hash_table_iter_next (&iter, &agent, NULL))
    {
      const DagBreakLane *lane = find_lane (self, agent);
      DagBreakRecord *record = lane != NULL ? make_record (self->live, lane, TRUE) : NULL;

      if (record != NULL && !record->is_final)
        g_hash_table_add (self->written, g_strdup (agent));
      else
        g_hash_table_remove (self->written, agent);
      if (record != NULL)
        g_ptr_array_add (records, record);
      g_hash_table_iter_remove (&iter);
    }
  dag_store_history_add_verdicts (self->history, records);
  return g_hash_table_size (self->due) == 0;
}

static gboolean
on_idle (gpointer user_data)
{
  DagBreakKeep *self = user_data;

  if (!write_some (self, g_get_monotonic_time () + BUDGET_US))
    return G_SOURCE_CONTINUE;
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
on_turned (DagBreakLive *live,
           const char   *agent,
           DagBreakKeep *self)
{
  const DagBreakLane *lane;

  if (self->history == NULL || !dag_store_history_can_keep_verdicts (self->history))
    return;
  lane = find_lane (self, agent);
  if (lane == NULL
      || (!lane->is_over && lane->standing.state != DAG_BREAK_STATE_BREACH
          && !g_hash_table_contains (self->written, agent)))
    return;
  g_hash_table_add (self->due, g_strdup (agent));
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

/* The shifts that are under way, as far as they were seen. Returns: whether that is all */
static gboolean
write_unfinished (DagBreakKeep *self,
                  int64_t       deadline_us)
{
  GPtrArray *records = new_records ();
  GPtrArray *order = self->live->order;

  while (self->n_unfinished < order->len && g_get_monotonic_time () < deadline_us)
    {
      const DagBreakEntry *entry = g_ptr_array_index (order, self->n_unfinished++);
      DagBreakRecord *record = entry->lane != NULL && !entry->lane->is_over
                                   ? make_record (self->live, entry->lane, FALSE)
                                   : NULL;

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  dag_store_history_add_verdicts (self->history, records);
  return self->n_unfinished >= order->len;
}

static void
dag_break_keep_dispose (GObject *object)
{
  DagBreakKeep *self = DAG_BREAK_KEEP (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->history);
  g_clear_object (&self->live);
  G_OBJECT_CLASS (dag_break_keep_parent_class)->dispose (object);
}

static void
dag_break_keep_finalize (GObject *object)
{
  DagBreakKeep *self = DAG_BREAK_KEEP (object);

  g_clear_pointer (&self->due, g_hash_table_unref);
  g_clear_pointer (&self->written, g_hash_table_unref);
  G_OBJECT_CLASS (dag_break_keep_parent_class)->finalize (object);
}

static void
dag_break_keep_class_init (DagBreakKeepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_break_keep_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_break_keep_finalize;
}

static void
dag_break_keep_init (DagBreakKeep *self)
{
  self->due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * dag_break_keep_new:
 * @live: a view on the breaks of today
 *
 * Returns: (transfer full): it keeps nothing yet: see dag_break_keep_set_history()
 */
DagBreakKeep *
dag_break_keep_new (DagBreakLive *live)
{
  DagBreakKeep *self = g_object_new (DAG_TYPE_BREAK_KEEP, NULL);

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "turned", G_CALLBACK (on_turned), self, 0);
  return self;
}

/**
 * dag_break_keep_set_history:
 * @self: a keeper
 * @history: what keeps it from now on
 */
void
dag_break_keep_set_history (DagBreakKeep    *self,
                            DagStoreHistory *history)
{
  g_return_if_fail (DAG_IS_BREAK_KEEP (self));
  g_return_if_fail (DAG_IS_STORE_HISTORY (history));

  g_set_object (&self->history, history);
}

/**
 * dag_break_keep_stop_some:
 * @self: a keeper
 * @until_us: of the monotonic clock: about so long
 *
 * Nobody watches any more: the history still has its database, and gets all there is.
 *
 * Returns: whether it has all
 */
gboolean
dag_break_keep_stop_some (DagBreakKeep *self,
                          int64_t       until_us)
{
  g_return_val_if_fail (DAG_IS_BREAK_KEEP (self), TRUE);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->history != NULL && dag_store_history_can_keep_verdicts (self->history)
      && !(write_some (self, until_us) && write_unfinished (self, until_us)))
    return FALSE;
  self->n_unfinished = 0;
  g_hash_table_remove_all (self->due);
  g_hash_table_remove_all (self->written);
  return TRUE;
}

/**
 * dag_break_keep_stop:
 * @self: a keeper
 *
 * As dag_break_keep_stop_some(), to the end.
 */
void
dag_break_keep_stop (DagBreakKeep *self)
{
  dag_break_keep_stop_some (self, G_MAXINT64);
}

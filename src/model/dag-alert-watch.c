/* dag-alert-watch.c - looks at every answer for what needs a lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch.h"

#include "dag-alert-watch-private.h"
#include "dag-let-go.h"
#include "dag-memory.h"

/* So many people of whom nothing changed are looked at between two looks at the clock. */
#define CHUNK 160
/* So long are people looked at, and goes what was found into lists and onto the board, in one
 * go. */
#define BUDGET_US 2000
/* An answer of fewer people is looked at in one go. */
#define BIG_ANSWER 800
/* While no answer comes, its age is looked at this often. */
#define BLIND_S 5
/* What was over for so long does not come back: the engine is done with it. */
#define KEEP_US (30 * 60 * DAG_USEC_PER_SEC)
/* Three polls, as in dag-dashboard-private.h; worked out by the dashboard's state. */
#define STALE_S 60.0

typedef enum
{
  PROP_N_OPEN = 1,
  PROP_IN_STORM,
} DagAlertWatchProperty;

enum
{
  TOLD,
  STORM,
  EVALUATED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_IN_STORM + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagAlertWatch, dag_alert_watch, G_TYPE_OBJECT)

static const DagTrack *
get_track (gpointer    history,
           const char *agent)
{
  return dag_dashboard_get_track (DAG_DASHBOARD (history), agent);
}

/* What is told as one counts as one. */
void
dag_alert_watch_count (DagAlertWatch *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);
  const char *last = NULL;
  guint n;

  self->is_care_old = TRUE; /* something is another, or there is another answer */
  dag_alert_watch_forget_gathered (self);
  for (guint i = 0; i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);

      if (alert->state != DAG_ALERT_FIRING || alert->is_inhibited
          || g_strcmp0 (alert->group, last) == 0)
        continue;
      last = alert->group; /* those about people are of one group */
      g_hash_table_add (groups, alert->group);
    }
  n = g_hash_table_size (groups);
  if (n == self->n_open)
    return;
  self->n_open = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
}

/* How many queues, or people, the one that is told stands for. */
static guint
count_group (DagAlertWatch  *self,
             const DagAlert *told)
{
  g_autoptr (GHashTable) subjects = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  for (guint i = 0; i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);

      if (dag_alert_is_open (alert) && g_str_equal (alert->group, told->group))
        g_hash_table_add (subjects, alert->subject);
    }
  return g_hash_table_size (subjects);
}

static void
tell_news (DagAlertWatch *self)
{
  const DagAlertNews *news = &self->news;

  dag_alert_watch_count (self);
  if (self->was_storm != news->in_storm)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_STORM]);
  dag_alert_watch_note_news (self);
  if (news->storm_began)
    g_signal_emit (self, signals[STORM], 0, self->n_open);
  for (guint i = 0; i < news->told->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (news->told, i);

      g_signal_emit (self, signals[TOLD], 0, dag_alert_watch_find (self, alert->id),
                     count_group (self, alert));
    }
}

/* --- looking ---------------------------------------------------------------------------- */

/* Returns: whether everybody was looked at */
static gboolean
look_at_some (DagAlertWatch *self,
              int64_t        until_us)
{
  do
    if (dag_alert_signals_continue (self->signals, self->engine, CHUNK))
      return TRUE;
  while (g_get_monotonic_time () < until_us);
  return FALSE;
}

/* Returns: whether the engine has it all */
static gboolean
feed_some (DagAlertWatch *self,
           int64_t        until_us)
{
  gboolean was_storm = dag_alert_engine_is_in_storm (self->engine);

  if (!dag_alert_signals_finish_some (self->signals, self->engine, until_us, &self->news))
    return FALSE;
  self->was_storm = was_storm;
  if (!self->looks_blindly)
    self->last_us = self->snapshot->taken_at_us;
  self->has_looked = TRUE;
  dag_alert_watch_begin_to_show (self);
  return TRUE;
}

static void begin_due_look (DagAlertWatch *self);

static void
end_look (DagAlertWatch *self)
{
  self->look_id = 0;
  dag_alert_watch_forget_news (self);
  g_signal_emit (self, signals[EVALUATED], 0);
  if (self->look_id == 0)
    begin_due_look (self);
}

/* Returns: whether there is more to do */
static gboolean
run_stage (DagAlertWatch *self,
           int64_t        until_us)
{
  switch (self->stage)
    {
    case DAG_ALERT_STAGE_PEOPLE:
      if (!look_at_some (self, until_us))
        return TRUE;
      break;
    case DAG_ALERT_STAGE_RESTORE:
      if (!dag_alert_watch_restore_some (self, self->snapshot->taken_at_us, until_us))
        return TRUE;
      break;
    case DAG_ALERT_STAGE_FEED:
      if (!feed_some (self, until_us))
        return TRUE;
      break;
    case DAG_ALERT_STAGE_SHOW:
      if (!dag_alert_watch_show_some (self, until_us))
        return TRUE;
      self->cursor = 0;
      break;
    case DAG_ALERT_STAGE_NOTE:
      if (!dag_alert_watch_note_some (self, until_us))
        return TRUE;
      dag_alert_engine_forget (self->engine, self->last_us - KEEP_US);
      self->cursor = 0;
      break;
    case DAG_ALERT_STAGE_FORGET:
      if (!dag_alert_watch_forget_some (self, until_us))
        return TRUE;
      break;
    case DAG_ALERT_STAGE_NEWS:
      self->stage = DAG_ALERT_STAGE_CARE; /* whoever is told may ask for the rest at once */
      tell_news (self);
      return self->look_id != 0;
    case DAG_ALERT_STAGE_CARE:
      if (!dag_alert_watch_gather_some (self, until_us))
        return TRUE;
      break;
    case DAG_ALERT_STAGE_TELL:
      end_look (self);
      return FALSE;
    }
  self->stage++;
  return TRUE;
}

static gboolean
on_look_due (gpointer user_data)
{
  return run_stage (user_data, g_get_monotonic_time () + BUDGET_US) ? G_SOURCE_CONTINUE
                                                                   : G_SOURCE_REMOVE;
}

/**
 * dag_alert_watch_flush:
 * @self: a watch
 *
 * Looks at once at what is left of the answer under way, and at the newest.
 */
void
dag_alert_watch_flush (DagAlertWatch *self)
{
  g_return_if_fail (DAG_IS_ALERT_WATCH (self));

  while (self->look_id != 0)
    {
      g_source_remove (self->look_id);
      while (run_stage (self, G_MAXINT64))
        continue;
    }
}

static void
forget_all (DagAlertWatch *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->blind_id, g_source_remove);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  dag_alert_watch_forget_news (self);
  g_clear_pointer (&self->restoring, g_ptr_array_unref);
  dag_alert_signals_reset (self->signals);
  dag_memory_free_elsewhere (self->engine, (GDestroyNotify) dag_alert_engine_free);
  self->engine = dag_alert_engine_new ();
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->by_entry);
  g_hash_table_remove_all (self->told);
  dag_let_go_store (self->items);
  g_queue_clear_full (&self->over, g_object_unref);
  self->last_us = DAG_TIME_NONE;
  self->is_restored = FALSE;
  self->has_looked = FALSE;
  self->is_due = FALSE;
  if (self->care != NULL)
    dag_memory_free_elsewhere (g_steal_pointer (&self->care),
                               (GDestroyNotify) g_ptr_array_unref);
  dag_alert_watch_forget_gathered (self);
  dag_alert_watch_count (self);
}

/* Which contact centre it is: what is written about one is not about another. */
static char *
new_source (DagDashboard *dashboard,
            DagSnapshot  *snapshot)
{
  DagConnection *connection = dag_dashboard_get_connection (dashboard);

  if (snapshot->source.simulated)
    return g_strdup ("simulated");
  return g_strdup (connection != NULL ? connection->id : snapshot->source.name);
}

/* The newest answer is looked at when the look under way is over: to end that at once would
 * take as long as all of it. What was open before the start comes with the board: without it
 * all would begin anew. */
static void
begin_due_look (DagAlertWatch *self)
{
  DagSnapshot *snapshot = dag_dashboard_get_newest (self->dashboard);

  if (!self->is_due || snapshot == NULL || self->look_id != 0
      || (!self->is_restored && dag_board_is_loading (self->board)))
    return;
  self->is_due = FALSE;
  if (snapshot->taken_at_us < self->last_us)
    forget_all (self); /* the source's clock was set back */
  g_clear_handle_id (&self->blind_id, g_source_remove);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  self->snapshot = dag_snapshot_ref (snapshot);
  g_free (g_steal_pointer (&self->source));
  self->source = new_source (self->dashboard, snapshot);
  dag_alert_watch_look_back (self);
  self->looks_blindly = FALSE;
  dag_alert_signals_begin (self->signals, snapshot,
                           dag_dashboard_get_service_level_kind (self->dashboard));
  self->stage = DAG_ALERT_STAGE_PEOPLE;
  self->look_id = g_idle_add (on_look_due, self);
  if (snapshot->agents->len < BIG_ANSWER)
    dag_alert_watch_flush (self);
}

static void
on_learnt (DagAlertWatch *self)
{
  self->is_due = TRUE;
  begin_due_look (self);
}

/* --- when no answer comes ----------------------------------------------------------------- */

static void
look_blindly (DagAlertWatch *self)
{
  double age_s = dag_dashboard_get_age_s (self->dashboard);

  self->last_us = MAX (self->last_us, dag_dashboard_get_now_us (self->dashboard));
  dag_alert_signals_begin_blind (self->signals, self->engine, self->last_us,
                                 MAX (age_s, STALE_S), STALE_S);
  self->looks_blindly = TRUE;
  self->stage = DAG_ALERT_STAGE_FEED;
  self->look_id = g_idle_add (on_look_due, self);
  if (self->snapshot->agents->len < BIG_ANSWER)
    dag_alert_watch_flush (self);
}

static gboolean
on_blind_due (gpointer user_data)
{
  DagAlertWatch *self = user_data;

  if (self->look_id == 0)
    look_blindly (self);
  return G_SOURCE_CONTINUE;
}

static void
on_state_changed (DagAlertWatch *self)
{
  DagDashboardState state = dag_dashboard_get_state (self->dashboard);
  gboolean blind = state == DAG_DASHBOARD_STALE || state == DAG_DASHBOARD_OFFLINE;

  if (state == DAG_DASHBOARD_EMPTY || state == DAG_DASHBOARD_CONNECTING)
    {
      forget_all (self);
      g_signal_emit (self, signals[EVALUATED], 0);
      return;
    }
  if (!blind || !self->has_looked)
    {
      g_clear_handle_id (&self->blind_id, g_source_remove);
      return;
    }
  if (self->look_id == 0)
    look_blindly (self);
  if (self->blind_id == 0)
    self->blind_id = g_timeout_add_seconds (BLIND_S, on_blind_due, self);
}

/* --- object -------------------------------------------------------------------------------- */

static void
dag_alert_watch_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DagAlertWatch *self = DAG_ALERT_WATCH (object);

  switch ((DagAlertWatchProperty) id)
    {
    case PROP_N_OPEN:
      g_value_set_uint (value, self->n_open);
      break;
    case PROP_IN_STORM:
      g_value_set_boolean (value, dag_alert_engine_is_in_storm (self->engine));
      break;
    }
}

static void
dag_alert_watch_dispose (GObject *object)
{
  DagAlertWatch *self = DAG_ALERT_WATCH (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->blind_id, g_source_remove);
  self->dashboard = NULL;
  g_clear_object (&self->board);
  G_OBJECT_CLASS (dag_alert_watch_parent_class)->dispose (object);
}

static void
dag_alert_watch_finalize (GObject *object)
{
  DagAlertWatch *self = DAG_ALERT_WATCH (object);

  dag_alert_news_clear (&self->news);
  g_clear_pointer (&self->restoring, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->signals, dag_alert_signals_free);
  g_clear_pointer (&self->engine, dag_alert_engine_free);
  g_clear_pointer (&self->rules, dag_alert_rules_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_entry, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->care, g_ptr_array_unref);
  dag_alert_watch_forget_gathered (self);
  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->source, g_free);
  g_clear_object (&self->items);
  g_queue_clear_full (&self->over, g_object_unref);
  G_OBJECT_CLASS (dag_alert_watch_parent_class)->finalize (object);
}

static void
dag_alert_watch_class_init (DagAlertWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dag_alert_watch_dispose;
  object_class->finalize = dag_alert_watch_finalize;
  object_class->get_property = dag_alert_watch_get_property;
  properties[PROP_N_OPEN]
      = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_IN_STORM]
      = g_param_spec_boolean ("in-storm", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[TOLD] = g_signal_new ("told", DAG_TYPE_ALERT_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, DAG_TYPE_ALERT_ITEM, G_TYPE_UINT);
  signals[STORM] = g_signal_new ("storm", DAG_TYPE_ALERT_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[EVALUATED] = g_signal_new ("evaluated", DAG_TYPE_ALERT_WATCH, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_alert_watch_init (DagAlertWatch *self)
{
  self->engine = dag_alert_engine_new ();
  self->items = g_list_store_new (DAG_TYPE_ALERT_ITEM);
  self->changed = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->by_id = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_entry = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
}

/**
 * dag_alert_watch_new:
 * @dashboard: whose answers are looked at; it owns the watch and outlives it
 * @board: where what is done about alerts is written
 * @rules: what is looked for
 *
 * Returns: (transfer full): a watch
 */
DagAlertWatch *
dag_alert_watch_new (DagDashboard  *dashboard,
                     DagBoard      *board,
                     DagAlertRules *rules)
{
  DagAlertWatch *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard) && DAG_IS_BOARD (board), NULL);
  g_return_val_if_fail (rules != NULL, NULL);

  self = g_object_new (DAG_TYPE_ALERT_WATCH, NULL);
  self->dashboard = dashboard;
  self->board = g_object_ref (board);
  self->rules = dag_alert_rules_ref (rules);
  self->signals = dag_alert_signals_new (rules, get_track, dashboard);
  dag_alert_signals_set_marks (self->signals, self->marks);
  dag_alert_watch_follow_board (self);
  g_signal_connect_object (dashboard, "learnt", G_CALLBACK (on_learnt), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "notify::loading", G_CALLBACK (begin_due_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dashboard, "notify::state", G_CALLBACK (on_state_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

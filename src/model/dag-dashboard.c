/* dag-dashboard.c - what the screens show: state of the source, its last good answer, its age
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard.h"

#include "dag-alert-breaks.h"
#include "dag-alert-rules-file.h"
#include "dag-alert-watch.h"
#include "dag-dashboard-private.h"
#include "dag-question-watch.h"

enum
{
  APPLIED,
  LEARNT,
  FILLED_IN,
  TAKEN,
  TICK,
  N_SIGNALS
};

static GParamSpec *properties[DAG_DASHBOARD_N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DagDashboard, dag_dashboard, G_TYPE_OBJECT)

void
dag_dashboard_notify (DagDashboard         *self,
                      DagDashboardProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

DagMoment
dag_dashboard_read_moment (DagDashboard *self)
{
  return self->read_clock (self->clock_data);
}

void
dag_dashboard_set_flag (DagDashboard         *self,
                        gboolean             *flag,
                        gboolean              value,
                        DagDashboardProperty  property)
{
  if (*flag == value)
    return;
  *flag = value;
  dag_dashboard_notify (self, property);
}

void
dag_dashboard_set_state (DagDashboard      *self,
                         DagDashboardState  state)
{
  if (self->state == state)
    return;
  self->state = state;
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_STATE);
}

double
dag_dashboard_seconds_since (DagDashboard *self,
                             DagMoment     then)
{
  int64_t passed_us = dag_dashboard_read_moment (self).mono_us - then.mono_us;

  return (double) MAX (passed_us, 0) / (double) DAG_USEC_PER_SEC;
}

void
dag_dashboard_take_error (DagDashboard *self,
                          GError       *error)
{
  if (self->last_error == NULL && error == NULL)
    return;
  g_clear_error (&self->last_error);
  self->last_error = error;
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_LAST_ERROR);
}

void
dag_dashboard_emit_applied (DagDashboard *self)
{
  g_signal_emit (self, signals[APPLIED], 0);
}

void
dag_dashboard_emit_learnt (DagDashboard *self)
{
  g_signal_emit (self, signals[LEARNT], 0);
}

void
dag_dashboard_emit_taken (DagDashboard *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

/* The source told of the time before it was watched. */
void
dag_dashboard_emit_filled_in (DagDashboard *self)
{
  g_signal_emit (self, signals[FILLED_IN], 0);
}

void
dag_dashboard_emit_tick (DagDashboard *self)
{
  g_signal_emit (self, signals[TICK], 0);
}

static void
dag_dashboard_dispose (GObject *object)
{
  DagDashboard *self = DAG_DASHBOARD (object);

  g_clear_object (&self->alerts);
  if (self->questions != NULL)
    dag_question_watch_set_source (self->questions, NULL);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->poller_signals != NULL)
    dag_dashboard_drop_source (self);
  g_clear_object (&self->poller_signals);
  if (self->store != NULL)
    dag_break_keep_stop (self->break_keep);
  dag_dashboard_close_store (self);
  g_clear_object (&self->questions);
  g_clear_object (&self->break_keep);
  G_OBJECT_CLASS (dag_dashboard_parent_class)->dispose (object);
}

static void
dag_dashboard_finalize (GObject *object)
{
  DagDashboard *self = DAG_DASHBOARD (object);

  g_clear_pointer (&self->snapshot, dag_snapshot_unref);
  g_clear_pointer (&self->newest, dag_snapshot_unref);
  g_clear_pointer (&self->left, dag_snapshot_unref);
  g_clear_pointer (&self->tables, dag_tables_free);
  g_clear_pointer (&self->finder, dag_change_finder_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->breaks);
  g_clear_object (&self->archive);
  g_clear_object (&self->history);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->past);
  g_clear_object (&self->board);
  g_clear_error (&self->last_error);
  g_clear_pointer (&self->restricted, g_hash_table_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->zone_name, g_free);
  G_OBJECT_CLASS (dag_dashboard_parent_class)->finalize (object);
}

static void
dag_dashboard_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DagDashboard *self = DAG_DASHBOARD (object);

  switch ((DagDashboardProperty) id)
    {
    case DAG_DASHBOARD_PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case DAG_DASHBOARD_PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case DAG_DASHBOARD_PROP_UPDATED_AT:
      g_value_set_int64 (value, dag_dashboard_get_updated_at_us (self));
      break;
    case DAG_DASHBOARD_PROP_LAST_ERROR:
      g_value_set_boxed (value, self->last_error);
      break;
    case DAG_DASHBOARD_PROP_NEXT_POLL:
      g_value_set_int64 (value, self->next_poll_us);
      break;
    case DAG_DASHBOARD_PROP_REFRESHING:
      g_value_set_boolean (value, self->refreshing);
      break;
    case DAG_DASHBOARD_PROP_SIMULATED:
      g_value_set_boolean (value, self->simulated);
      break;
    case DAG_DASHBOARD_PROP_NEEDS_SECRET:
      g_value_set_boolean (value, self->needs_secret);
      break;
    case DAG_DASHBOARD_PROP_SERVICE_LEVEL_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case DAG_DASHBOARD_PROP_STORE_PROBLEM:
      g_value_set_boxed (value, dag_dashboard_get_store_problem (self));
      break;
    case DAG_DASHBOARD_N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dag_dashboard_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DagDashboard *self = DAG_DASHBOARD (object);

  if ((DagDashboardProperty) id == DAG_DASHBOARD_PROP_PAUSED)
    dag_dashboard_set_paused (self, g_value_get_boolean (value));
  else if ((DagDashboardProperty) id == DAG_DASHBOARD_PROP_SERVICE_LEVEL_KIND)
    dag_dashboard_set_service_level_kind (self, (DagServiceLevelKind) g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  properties[DAG_DASHBOARD_PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, DAG_TYPE_DASHBOARD_STATE,
                           DAG_DASHBOARD_EMPTY, readable);
  properties[DAG_DASHBOARD_PROP_PAUSED]
      = g_param_spec_boolean ("paused", NULL, NULL, FALSE, writable);
  properties[DAG_DASHBOARD_PROP_UPDATED_AT]
      = g_param_spec_int64 ("updated-at", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[DAG_DASHBOARD_PROP_LAST_ERROR]
      = g_param_spec_boxed ("last-error", NULL, NULL, G_TYPE_ERROR, readable);
  properties[DAG_DASHBOARD_PROP_NEXT_POLL]
      = g_param_spec_int64 ("next-poll", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[DAG_DASHBOARD_PROP_REFRESHING]
      = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, readable);
  properties[DAG_DASHBOARD_PROP_SIMULATED]
      = g_param_spec_boolean ("simulated", NULL, NULL, FALSE, readable);
  properties[DAG_DASHBOARD_PROP_NEEDS_SECRET]
      = g_param_spec_boolean ("needs-secret", NULL, NULL, FALSE, readable);
  properties[DAG_DASHBOARD_PROP_SERVICE_LEVEL_KIND]
      = g_param_spec_uint ("service-level-kind", NULL, NULL, 0,
                           DAG_N_SERVICE_LEVEL_KINDS - 1, DAG_SERVICE_LEVEL_STRICT, writable);
  properties[DAG_DASHBOARD_PROP_STORE_PROBLEM]
      = g_param_spec_boxed ("store-problem", NULL, NULL, G_TYPE_ERROR, readable);
  g_object_class_install_properties (object_class, DAG_DASHBOARD_N_PROPERTIES, properties);
}

static void
dag_dashboard_class_init (DagDashboardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_dashboard_dispose;
  object_class->finalize = dag_dashboard_finalize;
  object_class->get_property = dag_dashboard_get_property;
  object_class->set_property = dag_dashboard_set_property;
  install_properties (object_class);

  signals[APPLIED] = g_signal_new ("applied", DAG_TYPE_DASHBOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEARNT] = g_signal_new ("learnt", DAG_TYPE_DASHBOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[TAKEN] = g_signal_new ("taken", DAG_TYPE_DASHBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[FILLED_IN] = g_signal_new ("filled-in", DAG_TYPE_DASHBOARD, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TICK] = g_signal_new ("tick", DAG_TYPE_DASHBOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
on_breaks_turned (DagBreakLive *breaks,
                  const char   *agent,
                  DagDashboard *self)
{
  dag_alert_watch_look_again (self->alerts, agent);
}

static void
dag_dashboard_init (DagDashboard *self)
{
  g_autoptr (DagSnapshot) nothing = dag_snapshot_new ();
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new_shipped ();
  DagAlertBreaks breaks;

  dag_dashboard_init_source (self);
  self->history = dag_memory_history_new ();
  self->board = dag_board_new ();
  self->tables = dag_tables_new (self->history);
  self->finder = dag_change_finder_new (self->history);
  self->breaks = dag_break_live_new (self->history, self->board);
  self->break_keep = dag_break_keep_new (self->breaks);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_change_free);
  self->zone = g_time_zone_new_local ();
  self->read_clock = dag_moment_read;
  self->poll_s = DAG_DEFAULT_POLL_S;
  self->shows_people = TRUE;
  dag_totals_compute (&self->totals, nothing, self->kind);
  self->alerts = dag_alert_watch_new (self, self->board, rules);
  breaks = dag_alert_breaks_of (self->breaks);
  dag_alert_watch_set_breaks (self->alerts, &breaks);
  self->questions = dag_question_watch_new (self, self->board);
  g_signal_connect_object (self->breaks, "turned", G_CALLBACK (on_breaks_turned), self, 0);
}

/**
 * dag_dashboard_new:
 *
 * Returns: (transfer full): a dashboard that is connected to nothing
 */
DagDashboard *
dag_dashboard_new (void)
{
  return g_object_new (DAG_TYPE_DASHBOARD, NULL);
}

/* dag-question-watch.c - looks at every answer for what customers ask, and how long they wait
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-question-watch.h"

#include "dag-question-watch-private.h"
#include "dag-time.h"
#include "dag-wait-estimate.h"

#include <math.h>

typedef enum
{
  PROP_N_NEW = 1,
} DagQuestionWatchProperty;

static GParamSpec *properties[PROP_N_NEW + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (DagQuestionWatch, dag_question_watch, G_TYPE_OBJECT)

/* ── The radar ─────────────────────────────────────────────────────────────────────── */

static void
count_new (DagQuestionWatch *self)
{
  guint n_new = 0;

  for (guint i = 0; self->radar != NULL && i < self->radar->questions->len; i++)
    {
      const DagQuestion *question = g_ptr_array_index (self->radar->questions, i);

      if (!question->is_rising)
        break;
      n_new += !dag_question_watch_is_topic (self, question->id);
    }
  if (n_new == self->n_new)
    return;
  self->n_new = n_new;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NEW]);
}

/* Works out the radar from all that is known. */
void
dag_question_watch_judge (DagQuestionWatch *self)
{
  DagSnapshot *snapshot = dag_dashboard_get_newest (self->dashboard);
  DagQuestionRadar *radar;

  g_clear_handle_id (&self->judge_id, g_source_remove);
  if (snapshot == NULL || self->past == NULL)
    return;
  radar = dag_question_radar_new ();
  dag_reason_today_fill (self->today, snapshot, radar);
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (!dag_channel_is_live (queue->channel))
        dag_reason_past_set_handled (self->past, queue->id, queue->today.handled);
    }
  dag_reason_past_fill (self->past, radar, self->minute);
  dag_question_watch_add_tally (self, radar);
  dag_question_radar_judge (radar);
  g_clear_pointer (&self->radar, dag_question_radar_free);
  self->radar = radar;
  count_new (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
on_judge_due (gpointer user_data)
{
  DagQuestionWatch *self = user_data;

  self->judge_id = 0;
  dag_question_watch_judge (self);
  return G_SOURCE_REMOVE;
}

void
dag_question_watch_judge_later (DagQuestionWatch *self)
{
  if (self->judge_id == 0)
    self->judge_id = g_idle_add (on_judge_due, self);
}

/* ── An answer ─────────────────────────────────────────────────────────────────────── */

static void
begin_day (DagQuestionWatch *self,
           DagSnapshot      *snapshot,
           GDateTime        *now)
{
  GTimeZone *zone = dag_dashboard_get_zone (self->dashboard);
  GHashTableIter iter;
  gpointer record;

  g_clear_pointer (&self->day_name, g_free);
  self->day_name = g_date_time_format (now, "%Y-%m-%d");
  self->midnight_us = dag_time_start_of_day (snapshot->taken_at_us, zone);
  if (self->source != NULL)
    dag_question_source_stop (self->source);
  g_clear_pointer (&self->past, dag_reason_past_free);
  self->past = dag_reason_past_new (self->day);
  g_hash_table_iter_init (&iter, self->waits);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    dag_wait_record_trim (record, self->midnight_us);
  g_hash_table_remove_all (self->saved);
  dag_question_watch_load (self);
  dag_question_watch_fetch_tally (self);
  if (self->source != NULL)
    dag_question_source_read (self->source, self->past, zone, snapshot->queues->len);
}

static void
observe_waits (DagQuestionWatch *self,
               DagSnapshot      *snapshot)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);
      DagWaitRecord *record;
      DagWaitEstimate estimate;

      if (!dag_channel_is_live (queue->channel))
        continue;
      record = g_hash_table_lookup (self->waits, queue->id);
      if (record == NULL)
        {
          record = dag_wait_record_new ();
          g_hash_table_insert (self->waits, g_strdup (queue->id), record);
        }
      dag_wait_estimate (&estimate, queue, FALSE);
      dag_wait_record_observe (record, queue, snapshot->taken_at_us,
                               estimate.minutes > DAG_WAIT_MAX_MINUTES
                                   ? 0
                                   : (guint) estimate.minutes);
    }
}

static void
on_learnt (DagQuestionWatch *self)
{
  DagSnapshot *snapshot = dag_dashboard_get_newest (self->dashboard);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) now = NULL;
  int64_t day;
  int minute;

  if (snapshot == NULL)
    return;
  zone = dag_source_new_zone (&snapshot->source);
  utc = g_date_time_new_from_unix_utc (snapshot->taken_at_us / DAG_USEC_PER_SEC);
  now = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  if (now == NULL)
    return; /* a source's clock may stand beyond all calendars: then there is no day */
  day = dag_time_days_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                  g_date_time_get_day_of_month (now));
  minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
  if (self->past == NULL || day != self->day)
    {
      dag_question_watch_save (self); /* the end of the day before */
      self->day = day;
      begin_day (self, snapshot, now);
    }
  dag_reason_today_observe (self->today, snapshot, day, minute);
  observe_waits (self, snapshot);
  dag_question_watch_save_later (self);
  if (self->source != NULL)
    dag_question_source_follow (self->source);
  if (self->radar != NULL && minute == self->minute)
    return;
  self->minute = minute;
  dag_question_watch_judge_later (self);
}

static void
forget_all (DagQuestionWatch *self)
{
  g_clear_handle_id (&self->judge_id, g_source_remove);
  if (self->source != NULL)
    dag_question_source_stop (self->source);
  dag_reason_today_clear (self->today);
  g_clear_pointer (&self->past, dag_reason_past_free);
  g_clear_pointer (&self->radar, dag_question_radar_free);
  g_clear_pointer (&self->day_name, g_free);
  g_hash_table_remove_all (self->waits);
  g_hash_table_remove_all (self->saved);
  count_new (self);
}

static void
on_entry_changed (DagQuestionWatch *self,
                  DagBoardEntry    *entry,
                  const char       *field)
{
  const char *kind = dag_board_entry_get_kind (entry);

  if (kind == NULL || g_strcmp0 (kind, DAG_BOARD_TALLY) == 0
      || g_strcmp0 (kind, DAG_BOARD_ANSWER) == 0)
    dag_question_watch_judge_later (self);
  else if (g_strcmp0 (kind, DAG_BOARD_TOPIC) == 0)
    {
      count_new (self);
      g_signal_emit (self, changed_signal, 0);
    }
}

static void
on_board_loading (DagQuestionWatch *self)
{
  if (!dag_board_is_loading (self->board) && self->past != NULL)
    {
      dag_question_watch_fetch_tally (self);
      dag_question_watch_judge_later (self);
    }
}

/* ── The object ────────────────────────────────────────────────────────────────────── */

static void
dag_question_watch_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((DagQuestionWatchProperty) id)
    {
    case PROP_N_NEW:
      g_value_set_uint (value, DAG_QUESTION_WATCH (object)->n_new);
      break;
    }
}

static void
dag_question_watch_dispose (GObject *object)
{
  DagQuestionWatch *self = DAG_QUESTION_WATCH (object);

  g_clear_handle_id (&self->judge_id, g_source_remove);
  dag_question_watch_stop_saving (self);
  if (self->source != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->source, self);
      dag_question_source_stop (self->source);
    }
  g_clear_object (&self->source);
  g_clear_object (&self->board);
  self->dashboard = NULL;
  G_OBJECT_CLASS (dag_question_watch_parent_class)->dispose (object);
}

static void
dag_question_watch_finalize (GObject *object)
{
  DagQuestionWatch *self = DAG_QUESTION_WATCH (object);

  g_clear_pointer (&self->today, dag_reason_today_free);
  g_clear_pointer (&self->past, dag_reason_past_free);
  g_clear_pointer (&self->radar, dag_question_radar_free);
  g_clear_pointer (&self->waits, g_hash_table_unref);
  g_clear_pointer (&self->saved, g_hash_table_unref);
  g_clear_pointer (&self->day_name, g_free);
  G_OBJECT_CLASS (dag_question_watch_parent_class)->finalize (object);
}

static void
dag_question_watch_class_init (DagQuestionWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dag_question_watch_dispose;
  object_class->finalize = dag_question_watch_finalize;
  object_class->get_property = dag_question_watch_get_property;
  properties[PROP_N_NEW] = g_param_spec_uint (
      "n-new", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new ("changed", DAG_TYPE_QUESTION_WATCH, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_question_watch_init (DagQuestionWatch *self)
{
  self->today = dag_reason_today_new ();
  self->waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) dag_wait_record_free);
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * dag_question_watch_new:
 * @dashboard: whose answers are looked at; it owns the watch and outlives it
 * @board: where the answer cards and the tally stand
 *
 * Returns: (transfer full): a watch
 */
DagQuestionWatch *
dag_question_watch_new (DagDashboard *dashboard,
                        DagBoard     *board)
{
  DagQuestionWatch *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard) && DAG_IS_BOARD (board), NULL);

  self = g_object_new (DAG_TYPE_QUESTION_WATCH, NULL);
  self->dashboard = dashboard;
  self->board = g_object_ref (board);
  g_signal_connect_object (dashboard, "learnt", G_CALLBACK (on_learnt), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "entry-changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "notify::loading", G_CALLBACK (on_board_loading), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dag_question_watch_set_source:
 * @self: a watch
 * @connector: (nullable): what is asked from now on
 *
 * Forgets what was known of the last one.
 */
void
dag_question_watch_set_source (DagQuestionWatch *self,
                               DagConnector     *connector)
{
  g_return_if_fail (DAG_IS_QUESTION_WATCH (self));

  forget_all (self);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  if (connector == NULL)
    return;
  self->source = dag_question_source_new (connector);
  g_signal_connect_object (self->source, "read", G_CALLBACK (dag_question_watch_judge_later),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dag_question_watch_get_radar:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): what is asked, until "changed"; %NULL: nothing is
 *   known yet
 */
const DagQuestionRadar *
dag_question_watch_get_radar (DagQuestionWatch *self)
{
  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self), NULL);

  return self->radar;
}

guint
dag_question_watch_get_n_new (DagQuestionWatch *self)
{
  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self), 0);

  return self->n_new;
}

/* Returns: (transfer full) (nullable): "2026-11-23", the day it is at the contact centre */
char *
dag_question_watch_dup_today (DagQuestionWatch *self)
{
  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self), NULL);

  return g_strdup (self->day_name);
}

/**
 * dag_question_watch_is_topic:
 * @self: a watch
 * @id: of a question
 *
 * Returns: whether it stands on the agenda of any team's stand-up of today
 */
gboolean
dag_question_watch_is_topic (DagQuestionWatch *self,
                             const char       *id)
{
  g_autofree char *source = g_strconcat (DAG_TOPIC_QUESTION, id, NULL);
  GListModel *topics;

  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self) && id != NULL, FALSE);

  topics = dag_board_get_entries (self->board, DAG_BOARD_TOPIC);
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (DagBoardEntry) topic = g_list_model_get_item (topics, i);

      if (g_strcmp0 (dag_board_entry_get_day (topic), self->day_name) == 0
          && g_str_equal (dag_board_entry_get_text (topic, "source"), source))
        return TRUE;
    }
  return FALSE;
}

/**
 * dag_question_watch_get_trend:
 * @self: a watch
 * @id: of a question that the source records
 * @points: (out): by this time on each day, today last; or today's half hours; NaN: not
 *   known
 *
 * Returns: how many points there are; of days %DAG_REASON_PAST_DAYS + 1, of half hours
 *   fewer, 0: nothing is known
 */
guint
dag_question_watch_get_trend (DagQuestionWatch *self,
                              const char       *id,
                              float             points[DAG_REASON_PAST_DAYS + 1])
{
  const DagQuestion *question;
  float course[DAG_REASON_TODAY_SLOTS];
  int last;

  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self) && id != NULL, 0);

  question = dag_question_radar_find (self->radar, id);
  if (question == NULL || self->past == NULL)
    return 0;
  if (dag_reason_past_get_days (self->past, id, points))
    {
      for (int i = 0; i < DAG_REASON_PAST_DAYS; i++)
        points[i] *= (float) question->exposure;
      points[DAG_REASON_PAST_DAYS] = (float) question->today;
      return DAG_REASON_PAST_DAYS + 1;
    }
  if (!dag_reason_today_get_course (self->today, id, course))
    return 0;
  last = MIN (self->minute / 30, DAG_REASON_TODAY_SLOTS - 1);
  for (int i = 0; i < DAG_REASON_PAST_DAYS; i++)
    {
      int slot = last - (DAG_REASON_PAST_DAYS - 1) + i;

      points[i] = slot >= 0 ? course[slot] : NAN;
    }
  return DAG_REASON_PAST_DAYS;
}

/**
 * dag_question_watch_summarise_wait:
 * @self: a watch
 * @queue: id of a queue
 * @summary: (out caller-allocates): what was told against what was waited, today
 *
 * Returns: whether there is enough to say
 */
gboolean
dag_question_watch_summarise_wait (DagQuestionWatch *self,
                                   const char       *queue,
                                   DagWaitSummary   *summary)
{
  DagWaitRecord *record;

  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self), FALSE);
  g_return_val_if_fail (queue != NULL && summary != NULL, FALSE);

  *summary = (DagWaitSummary){ 0, 0, DAG_SECONDS_ABSENT, DAG_SECONDS_ABSENT };
  record = g_hash_table_lookup (self->waits, queue);
  return record != NULL
         && dag_wait_record_summarise (record, self->midnight_us, G_MAXINT64, summary);
}

/* dag-alert-engine.c - from measurements to alerts: early, rarely, and nothing lost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-engine.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define TEN_MINUTES_US (10 * MINUTE_US)
#define HOUR_US (60 * MINUTE_US)

/* An alert that comes back so soon after it was over is the same alert. */
#define REOPEN_US (15 * MINUTE_US)

static const char *const state_words[] = {
  [DAG_ALERT_PENDING] = "pending",   [DAG_ALERT_FIRING] = "firing",
  [DAG_ALERT_ACKNOWLEDGED] = "acknowledged", [DAG_ALERT_SNOOZED] = "snoozed",
  [DAG_ALERT_RESOLVED] = "resolved",
};

struct _DagAlertEngine
{
  GPtrArray *alerts;  /* of DagAlert, in the order in which they began */
  GHashTable *latest; /* "rule\nsubject" → DagAlert (unowned) */
  GArray *fired_us;   /* when alerts fired, of the last ten minutes */
  GArray *told_us;    /* when a person was told, of the last hour */
  gboolean in_storm;
  guint last_id;
};

/**
 * dag_alert_state_get_word:
 * @state: a state
 *
 * Returns: (transfer none): its word, never translated
 */
const char *
dag_alert_state_get_word (DagAlertState state)
{
  g_return_val_if_fail ((size_t) state < G_N_ELEMENTS (state_words), "");

  return state_words[state];
}

/**
 * dag_alert_is_open:
 * @self: an alert
 *
 * Returns: whether it was told (or would have been) and is not over
 */
gboolean
dag_alert_is_open (const DagAlert *self)
{
  return self->state == DAG_ALERT_FIRING || self->state == DAG_ALERT_ACKNOWLEDGED
         || self->state == DAG_ALERT_SNOOZED;
}

static void
dag_alert_free (DagAlert *self)
{
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->note, g_free);
  g_free (self);
}

DagAlertEngine *
dag_alert_engine_new (void)
{
  DagAlertEngine *self = g_new0 (DagAlertEngine, 1);

  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_alert_free);
  self->latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->told_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  return self;
}

void
dag_alert_engine_free (DagAlertEngine *self)
{
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_pointer (&self->latest, g_hash_table_unref);
  g_clear_pointer (&self->fired_us, g_array_unref);
  g_clear_pointer (&self->told_us, g_array_unref);
  g_free (self);
}

void
dag_alert_news_clear (DagAlertNews *news)
{
  g_clear_pointer (&news->told, g_ptr_array_unref);
}

/* --- one alert ------------------------------------------------------------------------ */

static DagAlert *
begin_alert (DagAlertEngine       *self,
             const DagAlertSample *sample,
             char                 *key,
             int64_t               now_us)
{
  DagAlert *alert = g_new0 (DagAlert, 1);

  alert->id = ++self->last_id;
  alert->rule = sample->rule;
  alert->subject = g_strdup (sample->subject);
  alert->state = DAG_ALERT_PENDING;
  alert->began_us = now_us;
  alert->worst = sample->value;
  g_ptr_array_add (self->alerts, alert);
  g_hash_table_replace (self->latest, key, alert);
  return alert;
}

/* A pending alert that came to nothing leaves no trace. */
static void
forget_alert (DagAlertEngine *self,
              DagAlert       *alert,
              const char     *key)
{
  g_hash_table_remove (self->latest, key);
  g_ptr_array_remove (self->alerts, alert);
}

static void
note_since (int64_t  *since_us,
            gboolean  above,
            int64_t   now_us)
{
  if (!above)
    *since_us = DAG_TIME_NONE;
  else if (!dag_time_is_known (*since_us))
    *since_us = now_us;
}

static gboolean
has_held (int64_t             since_us,
          int64_t             now_us,
          const DagAlertRule *rule)
{
  return dag_time_is_known (since_us) && now_us - since_us >= rule->hold_us;
}

/* Returns whether a person may have to be told: it fires, grew worse, or its snooze ran
 * out while it still holds. */
static gboolean
advance_alert (DagAlert             *alert,
               const DagAlertSample *sample,
               int64_t               now_us)
{
  const DagAlertRule *rule = alert->rule;
  gboolean grew_worse;

  alert->is_blind = FALSE;
  alert->value = sample->value;
  alert->worst = MAX (alert->worst, sample->value);
  alert->last_known_us = now_us;
  note_since (&alert->above_watch_us, sample->value > rule->watch, now_us);
  note_since (&alert->above_overload_us, sample->value > rule->overload, now_us);
  alert->n_clear = sample->value <= rule->clear ? alert->n_clear + 1 : 0;

  if (alert->state == DAG_ALERT_PENDING)
    {
      if (!has_held (alert->above_watch_us, now_us, rule))
        return FALSE;
      alert->state = DAG_ALERT_FIRING;
      alert->fired_us = now_us;
      alert->severity = has_held (alert->above_overload_us, now_us, rule) ? DAG_ALERT_OVERLOAD
                                                                          : DAG_ALERT_WATCH;
      return TRUE;
    }
  if (alert->n_clear >= rule->good_polls)
    {
      alert->state = DAG_ALERT_RESOLVED;
      alert->resolved_us = now_us;
      return FALSE;
    }
  grew_worse = alert->severity == DAG_ALERT_WATCH
               && has_held (alert->above_overload_us, now_us, rule);
  if (grew_worse)
    alert->severity = DAG_ALERT_OVERLOAD;
  if (alert->state == DAG_ALERT_SNOOZED)
    {
      if (now_us < alert->snoozed_to_us)
        return FALSE;
      alert->state = DAG_ALERT_FIRING;
      return TRUE;
    }
  if (grew_worse && alert->state == DAG_ALERT_ACKNOWLEDGED)
    alert->state = DAG_ALERT_FIRING;
  return grew_worse;
}

static void
reopen_alert (DagAlert *alert)
{
  alert->state = DAG_ALERT_ACKNOWLEDGED; /* it was told once: that is enough */
  alert->resolved_us = DAG_TIME_NONE;
  alert->n_clear = 0;
  alert->n_reopened++;
}

/* @news: gets the alert where a person may have to be told */
static void
feed_one (DagAlertEngine       *self,
          const DagAlertSample *sample,
          int64_t               now_us,
          GPtrArray            *candidates)
{
  g_autofree char *key = g_strconcat (sample->rule->id, "\n", sample->subject, NULL);
  DagAlert *alert = g_hash_table_lookup (self->latest, key);
  gboolean above = sample->known && sample->value > sample->rule->watch;

  if (alert != NULL && alert->state == DAG_ALERT_RESOLVED)
    {
      if (!above)
        return;
      if (now_us - alert->resolved_us <= REOPEN_US)
        reopen_alert (alert);
      else
        alert = NULL;
    }
  if (alert == NULL && !above)
    return;
  if (alert == NULL)
    alert = begin_alert (self, sample, g_strdup (key), now_us);
  if (!sample->known)
    {
      /* what cannot be known neither fires nor ends anything */
      alert->is_blind = TRUE;
      return;
    }
  if (alert->state == DAG_ALERT_PENDING && !above)
    forget_alert (self, alert, key);
  else if (advance_alert (alert, sample, now_us))
    g_ptr_array_add (candidates, alert);
}

/* --- what hides what ------------------------------------------------------------------- */

static void
inhibit (DagAlertEngine *self)
{
  DagAlertScope widest = DAG_ALERT_ABOUT_AGENT;

  for (guint i = 0; i < self->alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (self->alerts, i);

      if (dag_alert_is_open (alert)
          && (alert->rule->scope == DAG_ALERT_ABOUT_DATA
              || alert->severity == DAG_ALERT_OVERLOAD))
        widest = MIN (widest, alert->rule->scope);
    }
  for (guint i = 0; i < self->alerts->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (self->alerts, i);

      alert->is_inhibited = alert->rule->scope > widest;
    }
}

/* --- the budget ------------------------------------------------------------------------ */

static void
forget_before (GArray  *times_us,
               int64_t  start_us)
{
  guint n = 0;

  while (n < times_us->len && g_array_index (times_us, int64_t, n) <= start_us)
    n++;
  if (n > 0)
    g_array_remove_range (times_us, 0, n);
}

static guint
count_since (GArray  *times_us,
             int64_t  start_us)
{
  guint n = 0;

  for (guint i = 0; i < times_us->len; i++)
    if (g_array_index (times_us, int64_t, i) > start_us)
      n++;
  return n;
}

static gboolean
has_budget (DagAlertEngine *self,
            int64_t         now_us)
{
  return count_since (self->told_us, now_us - TEN_MINUTES_US) < DAG_ALERT_MOST_IN_TEN_MINUTES
         && self->told_us->len < DAG_ALERT_MOST_IN_AN_HOUR;
}

static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  const DagAlert *left = *(DagAlert *const *) a;
  const DagAlert *right = *(DagAlert *const *) b;

  if (left->rule->scope != right->rule->scope)
    return left->rule->scope < right->rule->scope ? -1 : 1;
  if (left->severity != right->severity)
    return left->severity > right->severity ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static void
spend (DagAlertEngine *self,
       int64_t         now_us,
       GPtrArray      *candidates,
       DagAlertNews   *news)
{
  gboolean was_storm = self->in_storm;

  forget_before (self->fired_us, now_us - TEN_MINUTES_US);
  forget_before (self->told_us, now_us - HOUR_US);
  g_ptr_array_sort (candidates, compare_urgency);
  for (guint i = 0; i < candidates->len; i++)
    g_array_append_val (self->fired_us, now_us);
  if (self->fired_us->len > DAG_ALERT_STORM_OVER)
    self->in_storm = TRUE;
  else if (self->fired_us->len < DAG_ALERT_STORM_OVER)
    self->in_storm = FALSE;
  news->in_storm = self->in_storm;
  if (self->in_storm && !was_storm && has_budget (self, now_us))
    {
      news->storm_began = TRUE;
      g_array_append_val (self->told_us, now_us);
    }
  for (guint i = 0; i < candidates->len && !self->in_storm; i++)
    if (has_budget (self, now_us))
      {
        g_ptr_array_add (news->told, g_ptr_array_index (candidates, i));
        g_array_append_val (self->told_us, now_us);
      }
}

/**
 * dag_alert_engine_feed:
 * @self: an engine
 * @now_us: the time of the measurement, never earlier than the last
 * @samples: (array length=n_samples): what was measured, once for each rule and subject
 * @n_samples: how many
 * @news: (out caller-allocates): what to tell; clear it with dag_alert_news_clear()
 *
 * Works from its input alone: the same history gives the same alerts. A subject that is
 * missing from @samples keeps its alert as it is; say that it cannot be known by a sample
 * that is not known.
 */
void
dag_alert_engine_feed (DagAlertEngine       *self,
                       int64_t               now_us,
                       const DagAlertSample *samples,
                       guint                 n_samples,
                       DagAlertNews         *news)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autoptr (GPtrArray) visible = g_ptr_array_new ();

  g_return_if_fail (self != NULL && news != NULL);

  *news = (DagAlertNews){ .told = g_ptr_array_new () };
  for (guint i = 0; i < n_samples; i++)
    feed_one (self, &samples[i], now_us, candidates);
  inhibit (self);
  for (guint i = 0; i < candidates->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (candidates, i);

      if (!alert->is_inhibited)
        g_ptr_array_add (visible, alert);
    }
  spend (self, now_us, visible, news);
}

/**
 * dag_alert_engine_get_alerts:
 * @self: an engine
 *
 * Returns: (transfer none) (element-type DagAlert): every alert since the start, pending
 *   and resolved ones among them, in the order in which they began
 */
GPtrArray *
dag_alert_engine_get_alerts (DagAlertEngine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->alerts;
}

/**
 * dag_alert_engine_find:
 * @self: an engine
 * @id: an alert's number
 *
 * Returns: (transfer none) (nullable): the alert
 */
DagAlert *
dag_alert_engine_find (DagAlertEngine *self,
                       guint           id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->alerts->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (self->alerts, i);

      if (alert->id == id)
        return alert;
    }
  return NULL;
}

/**
 * dag_alert_engine_acknowledge:
 * @self: an engine
 * @id: an alert's number
 * @note: (nullable): what is being done
 *
 * Returns: whether that alert is open
 */
gboolean
dag_alert_engine_acknowledge (DagAlertEngine *self,
                              guint           id,
                              const char     *note)
{
  DagAlert *alert = dag_alert_engine_find (self, id);

  if (alert == NULL || !dag_alert_is_open (alert))
    return FALSE;
  alert->state = DAG_ALERT_ACKNOWLEDGED;
  g_free (g_steal_pointer (&alert->note));
  alert->note = g_strdup (note);
  return TRUE;
}

/**
 * dag_alert_engine_snooze:
 * @self: an engine
 * @id: an alert's number
 * @until_us: when it is told again, if it then still holds
 *
 * Returns: whether that alert is open
 */
gboolean
dag_alert_engine_snooze (DagAlertEngine *self,
                         guint           id,
                         int64_t         until_us)
{
  DagAlert *alert = dag_alert_engine_find (self, id);

  if (alert == NULL || !dag_alert_is_open (alert))
    return FALSE;
  alert->state = DAG_ALERT_SNOOZED;
  alert->snoozed_to_us = until_us;
  return TRUE;
}

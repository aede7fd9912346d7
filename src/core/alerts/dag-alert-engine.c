/* dag-alert-engine.c - from measurements to alerts: early, rarely, and nothing lost
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-engine.h"

#include "dag-alert-engine-private.h"

/* So many alerts between two looks at the clock. */
#define CHUNK 32

#include <math.h>

/* An alert that comes back so soon after it was over is the same alert. */
#define REOPEN_US (15 * 60 * DAG_USEC_PER_SEC)
/* No further back than a value can prove: longer than any rule asks it to hold. */
#define MOST_BEFORE_S 86400.0

/* What an alert is found by. */
typedef struct
{
  const DagAlertRule *rule;
  const char *subject; /* that of the alert */
} Key;

static guint
key_hash (gconstpointer memory)
{
  const Key *key = memory;

  return g_str_hash (key->subject) ^ (guint) key->rule->kind * 2654435761u
         ^ g_direct_hash (key->rule);
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->rule == right->rule && g_str_equal (left->subject, right->subject);
}

DagAlertEngine *
dag_alert_engine_new (void)
{
  DagAlertEngine *self = g_new0 (DagAlertEngine, 1);

  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_alert_free);
  self->latest = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  self->budget = dag_alert_budget_new ();
  self->candidates = g_ptr_array_new ();
  self->changed = g_ptr_array_new ();
  return self;
}

void
dag_alert_engine_free (DagAlertEngine *self)
{
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->wide, g_hash_table_unref);
  g_clear_pointer (&self->latest, g_hash_table_unref);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_pointer (&self->budget, dag_alert_budget_free);
  g_free (self);
}

void
dag_alert_news_clear (DagAlertNews *news)
{
  g_clear_pointer (&news->told, g_ptr_array_unref);
  g_clear_pointer (&news->changed, g_ptr_array_unref);
}

static DagAlert *
find_latest (DagAlertEngine     *self,
             const DagAlertRule *rule,
             const char         *subject)
{
  Key key = { rule, subject };

  return g_hash_table_lookup (self->latest, &key);
}

/* From now on @alert is the one that is found by its rule and subject. */
void
dag_alert_engine_make_latest (DagAlertEngine *self,
                              DagAlert       *alert)
{
  Key *key = g_new (Key, 1);

  *key = (Key){ alert->rule, alert->subject };
  g_hash_table_replace (self->latest, key, alert);
}

/* --- one alert ------------------------------------------------------------------------ */

static DagAlert *
begin_alert (DagAlertEngine       *self,
             const DagAlertSample *sample,
             int64_t               now_us)
{
  DagAlert *alert = g_new0 (DagAlert, 1);

  alert->id = ++self->last_id;
  alert->rule = sample->rule;
  alert->subject = g_strdup (sample->subject);
  alert->group = sample->group != NULL
                     ? g_strdup (sample->group)
                     : g_strconcat (sample->rule->id, "\n", sample->subject, NULL);
  alert->within = g_strdupv ((char **) sample->within);
  alert->state = DAG_ALERT_PENDING;
  alert->began_us = now_us;
  alert->worst = sample->value;
  alert->trail = g_array_new (FALSE, FALSE, sizeof (DagAlertPoint));
  alert->trail_step = 1;
  g_ptr_array_add (self->alerts, alert);
  dag_alert_engine_make_latest (self, alert);
  return alert;
}

/* Takes the alert out of the list; only the latest of its kind can be found by its key. */
void
dag_alert_engine_drop (DagAlertEngine *self,
                       DagAlert       *alert)
{
  Key key = { alert->rule, alert->subject };

  if (g_hash_table_lookup (self->latest, &key) == alert)
    g_hash_table_remove (self->latest, &key);
  g_ptr_array_remove (self->alerts, alert);
}

static gboolean
is_above (const DagAlertRule *rule,
          double              value,
          double              level)
{
  return rule->inclusive ? value >= level : value > level;
}

/* Since when the value has been above @level: what rises no faster than it does was above it
 * before it was looked at. A team lead who comes in at nine is told of a wait of four minutes
 * at once. */
static void
note_since (int64_t              *since_us,
            const DagAlertSample *sample,
            double                level,
            int64_t               now_us)
{
  double before_s = 0.0;

  if (!is_above (sample->rule, sample->value, level))
    {
      *since_us = DAG_TIME_NONE;
      return;
    }
  if (dag_time_is_known (*since_us))
    return;
  if (sample->rise_per_s > 0.0 && isfinite (sample->value))
    before_s = MIN ((sample->value - level) / sample->rise_per_s, MOST_BEFORE_S);
  *since_us = now_us - (int64_t) (before_s * (double) DAG_USEC_PER_SEC);
}

static gboolean
has_held (int64_t since_us,
          int64_t now_us,
          int64_t hold_us)
{
  return dag_time_is_known (since_us) && now_us - since_us >= hold_us;
}

static DagAlertLevels
get_levels (const DagAlertSample *sample)
{
  if (sample->has_levels)
    return sample->levels;
  return (DagAlertLevels){ sample->rule->watch, sample->rule->overload, sample->rule->clear };
}

/* Keeps the value, every other one after the trail was halved, and so on. */
static void
note_value (DagAlert             *alert,
            const DagAlertSample *sample,
            int64_t               now_us)
{
  DagAlertPoint point = { now_us, sample->value };

  alert->is_blind = FALSE;
  alert->value = sample->value;
  alert->worst = MAX (alert->worst, sample->value);
  alert->last_known_us = now_us;
  /* of a person the words say all: no picture of people is kept */
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT || alert->n_fed++ % alert->trail_step != 0)
    return;
  g_array_append_val (alert->trail, point);
  if (alert->trail->len < DAG_ALERT_MOST_TRAIL)
    return;
  for (guint i = 0; 2 * i < alert->trail->len; i++)
    g_array_index (alert->trail, DagAlertPoint, i)
        = g_array_index (alert->trail, DagAlertPoint, 2 * i);
  g_array_set_size (alert->trail, alert->trail->len / 2);
  alert->trail_step *= 2;
}

static gboolean
has_overload_held (const DagAlert *alert,
                   int64_t         now_us)
{
  const DagAlertRule *rule = alert->rule;

  return has_held (alert->above_overload_us, now_us,
                   rule->overload_hold_us > 0 ? rule->overload_hold_us : rule->hold_us);
}

static gboolean
fire (DagAlert *alert,
      int64_t   now_us)
{
  if (!has_held (alert->above_watch_us, now_us, alert->rule->hold_us))
    return FALSE;
  alert->state = DAG_ALERT_FIRING;
  alert->fired_us = now_us;
  alert->severity = has_overload_held (alert, now_us) ? DAG_ALERT_LEVEL_OVERLOAD
                                                      : DAG_ALERT_LEVEL_WATCH;
  return TRUE;
}

void
dag_alert_engine_resolve (DagAlert *alert,
                          int64_t   now_us)
{
  alert->state = DAG_ALERT_RESOLVED;
  alert->resolved_us = now_us;
  alert->is_untold = FALSE;
  alert->is_blind = FALSE;
}

/* Returns whether a person may have to be told: it fires, grew worse, or its snooze ran
 * out while it still holds. */
static gboolean
advance_alert (DagAlert             *alert,
               const DagAlertSample *sample,
               int64_t               now_us)
{
  gboolean grew_worse;

  alert->levels = get_levels (sample);
  note_value (alert, sample, now_us);
  note_since (&alert->above_watch_us, sample, alert->levels.watch, now_us);
  note_since (&alert->above_overload_us, sample, alert->levels.overload, now_us);
  alert->n_clear = sample->value <= alert->levels.clear ? alert->n_clear + 1 : 0;
  if (alert->state == DAG_ALERT_PENDING)
    {
      alert->severity = dag_time_is_known (alert->above_overload_us) ? DAG_ALERT_LEVEL_OVERLOAD
                                                                     : DAG_ALERT_LEVEL_WATCH;
      return fire (alert, now_us);
    }
  if (alert->n_clear >= alert->rule->good_polls)
    {
      dag_alert_engine_resolve (alert, now_us);
      return FALSE;
    }
  grew_worse = alert->severity == DAG_ALERT_LEVEL_WATCH && has_overload_held (alert, now_us);
  if (grew_worse)
    alert->severity = DAG_ALERT_LEVEL_OVERLOAD;
  if (alert->state == DAG_ALERT_SNOOZED)
    {
      if (now_us < alert->snoozed_to_us)
        return FALSE;
      alert->state = DAG_ALERT_FIRING;
      alert->is_due_again = TRUE;
      return TRUE;
    }
  if (grew_worse && alert->state == DAG_ALERT_ACKNOWLEDGED)
    alert->state = DAG_ALERT_FIRING;
  return grew_worse;
}

/* It was told once: that is enough. Who dealt with it then deals with it still. */
static void
reopen_alert (DagAlert *alert)
{
  alert->state = dag_time_is_known (alert->acted_us) ? DAG_ALERT_ACKNOWLEDGED
                                                     : DAG_ALERT_FIRING;
  alert->resolved_us = DAG_TIME_NONE;
  alert->is_lapsed = FALSE;
  alert->n_clear = 0;
  alert->n_reopened++;
}

/* The alert that @sample is about, begun or come back where it is due. */
static DagAlert *
ensure_alert (DagAlertEngine       *self,
              const DagAlertSample *sample,
              gboolean              above,
              int64_t               now_us,
              gboolean             *came_back)
{
  DagAlert *alert = find_latest (self, sample->rule, sample->subject);

  if (alert != NULL && alert->state == DAG_ALERT_RESOLVED)
    {
      *came_back = above && now_us - alert->resolved_us <= REOPEN_US;
      if (*came_back)
        reopen_alert (alert);
      else
        alert = NULL;
    }
  return alert == NULL && above ? begin_alert (self, sample, now_us) : alert;
}

/**
 * dag_alert_engine_feed_one:
 * @self: an engine, after dag_alert_engine_begin()
 * @sample: what was measured of one subject
 */
void
dag_alert_engine_feed_one (DagAlertEngine       *self,
                           const DagAlertSample *sample)
{
  int64_t now_us = self->fed_us;
  DagAlertLevels levels = get_levels (sample);
  gboolean above = sample->known && is_above (sample->rule, sample->value, levels.watch);
  gboolean came_back = FALSE;
  DagAlert *alert = ensure_alert (self, sample, above, now_us, &came_back);
  DagAlertState before;

  if (alert == NULL)
    return;
  alert->last_fed_us = now_us;
  if (!sample->known)
    {
      /* what cannot be known neither fires nor ends anything */
      alert->is_blind = TRUE;
      return;
    }
  if (alert->state == DAG_ALERT_PENDING && !above)
    {
      dag_alert_engine_drop (self, alert); /* it came to nothing and leaves no trace */
      return;
    }
  before = alert->state;
  if (advance_alert (alert, sample, now_us))
    g_ptr_array_add (self->candidates, alert);
  else if (alert->state == before && !came_back)
    return;
  g_ptr_array_add (self->changed, alert);
}

/* --- what hides what ------------------------------------------------------------------- */

static void
find_wide (DagAlertEngine *self)
{
  self->hides_all = self->hides_people = FALSE;
  self->wide = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cursor = 0;
  for (guint i = 0; i < self->alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (self->alerts, i);

      if (!dag_alert_is_open (alert) || alert->rule->scope == DAG_ALERT_ABOUT_AGENT)
        continue;
      if (alert->rule->scope == DAG_ALERT_ABOUT_DATA)
        self->hides_all = TRUE;
      else if (alert->severity == DAG_ALERT_LEVEL_OVERLOAD && *alert->subject == '\0')
        self->hides_people = TRUE;
      else if (alert->severity == DAG_ALERT_LEVEL_OVERLOAD)
        g_hash_table_add (self->wide, g_strdup (alert->subject));
    }
}

static gboolean
is_hidden (DagAlertEngine *self,
           const DagAlert *alert)
{
  if (self->hides_all || alert->rule->scope != DAG_ALERT_ABOUT_AGENT)
    return self->hides_all && alert->rule->scope != DAG_ALERT_ABOUT_DATA;
  if (self->hides_people || alert->within == NULL)
    return self->hides_people || g_hash_table_size (self->wide) > 0;
  for (char **subject = alert->within; *subject != NULL; subject++)
    if (g_hash_table_contains (self->wide, *subject))
      return TRUE;
  return FALSE;
}

/* Returns: whether it is known of all alerts whether another one hides them; what is over is
 * told by nobody */
static gboolean
inhibit_some (DagAlertEngine *self,
              int64_t         until_us)
{
  if (self->wide == NULL)
    find_wide (self);
  while (self->cursor < self->alerts->len)
    {
      DagAlert *alert = g_ptr_array_index (self->alerts, self->cursor++);

      alert->is_inhibited = alert->state != DAG_ALERT_RESOLVED && is_hidden (self, alert);
      if (self->cursor % CHUNK == 0 && g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  g_clear_pointer (&self->wide, g_hash_table_unref);
  return TRUE;
}

/* Those of @candidates that may be told now, and those that had to wait until now. */
static GPtrArray *
find_visible (DagAlertEngine *self)
{
  GPtrArray *candidates = self->candidates;
  GPtrArray *visible = g_ptr_array_new ();

  for (guint i = 0; i < self->alerts->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (self->alerts, i);

      if (alert->is_untold && alert->state != DAG_ALERT_FIRING)
        alert->is_untold = FALSE;
      if (alert->is_untold && !alert->is_inhibited
          && !g_ptr_array_find (candidates, alert, NULL))
        g_ptr_array_add (visible, alert);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (candidates, i);

      if (alert->is_inhibited)
        {
          alert->is_untold = TRUE;
          continue;
        }
      alert->is_untold = FALSE;
      g_ptr_array_add (visible, alert);
    }
  return visible;
}

/**
 * dag_alert_engine_wants:
 * @self: an engine
 * @rule: a rule
 * @subject: what was measured
 *
 * Returns: whether a sample below the watch level can still change anything
 */
gboolean
dag_alert_engine_wants (DagAlertEngine     *self,
                        const DagAlertRule *rule,
                        const char         *subject)
{
  const DagAlert *alert;

  g_return_val_if_fail (self != NULL && rule != NULL && subject != NULL, FALSE);

  alert = find_latest (self, rule, subject);
  return alert != NULL && alert->state != DAG_ALERT_RESOLVED;
}

/**
 * dag_alert_engine_get_revision:
 * @self: an engine
 *
 * Returns: another number when alerts came in by another way than by being fed
 */
guint
dag_alert_engine_get_revision (DagAlertEngine *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->revision;
}

/**
 * dag_alert_engine_begin:
 * @self: an engine
 * @now_us: the time of the answer
 *
 * Begins to feed what was measured: dag_alert_engine_feed_one() for each, then
 * dag_alert_engine_finish_some(). A feeding that was not finished is given up.
 */
void
dag_alert_engine_begin (DagAlertEngine *self,
                        int64_t         now_us)
{
  g_return_if_fail (self != NULL);

  self->fed_us = now_us;
  g_ptr_array_set_size (self->candidates, 0);
  g_ptr_array_set_size (self->changed, 0);
  g_clear_pointer (&self->wide, g_hash_table_unref);
}

/**
 * dag_alert_engine_finish_some:
 * @self: an engine that was fed
 * @until_us: of the monotonic clock: about so long; %G_MAXINT64: to the end
 * @news: (out): what came of it, when it is finished
 *
 * Returns: whether it is finished
 */
gboolean
dag_alert_engine_finish_some (DagAlertEngine *self,
                              int64_t         until_us,
                              DagAlertNews   *news)
{
  g_autoptr (GPtrArray) visible = NULL;

  if (!inhibit_some (self, until_us))
    return FALSE;
  *news = (DagAlertNews){ .told = g_ptr_array_new (),
                          .changed = g_steal_pointer (&self->changed) };
  self->changed = g_ptr_array_new ();
  visible = find_visible (self);
  g_ptr_array_set_size (self->candidates, 0);
  dag_alert_budget_spend (self->budget, self->fed_us, visible, news);
  return TRUE;
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
  g_return_if_fail (self != NULL && news != NULL);

  dag_alert_engine_begin (self, now_us);
  for (guint i = 0; i < n_samples; i++)
    dag_alert_engine_feed_one (self, &samples[i]);
  dag_alert_engine_finish_some (self, G_MAXINT64, news);
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

  for (guint i = self->alerts->len; i > 0; i--)
    {
      DagAlert *alert = g_ptr_array_index (self->alerts, i - 1);

      if (alert->id == id)
        return alert;
    }
  return NULL;
}

gboolean
dag_alert_engine_is_in_storm (DagAlertEngine *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dag_alert_budget_is_in_storm (self->budget);
}

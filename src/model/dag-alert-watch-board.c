/* dag-alert-watch-board.c - what a lead does about alerts: on the board, and from there here
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch-private.h"

#include <math.h>
#include <string.h>

/* Alerts of the last days are shown again after a start; older ones the board keeps. */
#define SHOWN_US (7 * 24 * 3600 * DAG_USEC_PER_SEC)
/* What was open longer ago than this is not open any more, whatever the board says. */
#define STILL_OPEN_US (12 * 3600 * DAG_USEC_PER_SEC)
/* 9999-12-30: what comes after it is no date any more, in whatever zone. */
#define LAST_S ((int64_t) 253402128000)
/* No figure of an alert is larger; what is infinite is not written. */
#define MOST_WORST 1e12
#define HOUR_US (3600 * DAG_USEC_PER_SEC)

char *
dag_alert_watch_dup_day (DagAlertWatch *self,
                         int64_t        at_us)
{
  int64_t at_s = CLAMP (at_us / DAG_USEC_PER_SEC, 0, LAST_S); /* a source may say anything */
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_s);
  g_autoptr (GDateTime) there
      = g_date_time_to_timezone (utc, dag_dashboard_get_zone (self->dashboard));

  return g_date_time_format (there, "%Y-%m-%d");
}

static void
set_number (DagAlertWatch *self,
            DagBoardEntry *entry,
            const char    *field,
            int64_t        number)
{
  if (dag_board_entry_get_number (entry, field) != number)
    dag_board_set (self->board, entry, field, g_variant_new_int64 (number));
}

static void
set_text (DagAlertWatch *self,
          DagBoardEntry *entry,
          const char    *field,
          const char    *text)
{
  if (!g_str_equal (dag_board_entry_get_text (entry, field), text))
    dag_board_set (self->board, entry, field, g_variant_new_string (text));
}

/* Of thousands of alerts the one of an entry is found at once. */
static void
note_entry (DagAlertWatch *self,
            DagAlertItem  *item,
            DagBoardEntry *entry)
{
  const char *id = dag_board_entry_get_id (entry);

  dag_alert_item_set_entry (item, id);
  g_hash_table_insert (self->by_entry, g_strdup (id), item);
}

static DagBoardEntry *
add_entry (DagAlertWatch *self,
           DagAlertItem  *item)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  const char *colon = strchr (alert->subject, ':');
  g_autofree char *about = g_strndup (alert->subject,
                                      colon != NULL ? (gsize) (colon - alert->subject) : 0);
  g_autofree char *day = dag_alert_watch_dup_day (self, alert->fired_us);
  DagBoardEntry *entry = dag_board_add (self->board, DAG_BOARD_ALERT,
                                        dag_alert_item_get_team (item), day, NULL);

  note_entry (self, item, entry);
  set_text (self, entry, "rule", alert->rule->id);
  set_text (self, entry, "about", about);
  set_text (self, entry, "subject", colon != NULL ? colon + 1 : "");
  set_text (self, entry, "source", self->source != NULL ? self->source : "");
  set_text (self, entry, "group", alert->group);
  set_number (self, entry, "opened-at", alert->fired_us);
  return entry;
}

/* Writes down that an alert fired, grew worse, came back or ended. */
void
dag_alert_watch_note_item (DagAlertWatch *self,
                           DagAlertItem  *item)
{
  DagBoardEntry *entry = NULL;
  const DagAlert *alert = NULL;

  if (item == NULL)
    return;
  alert = dag_alert_item_get_alert (item);
  /* Of a person nothing is written down unless somebody did something about it. */
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT && dag_alert_item_get_entry (item) == NULL)
    return;
  self->is_writing = TRUE;
  if (dag_alert_item_get_entry (item) != NULL)
    entry = dag_board_find (self->board, dag_alert_item_get_entry (item));
  if (entry == NULL || dag_board_entry_is_removed (entry))
    entry = add_entry (self, item);
  set_text (self, entry, "severity",
            alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? "overload" : "watch");
  set_number (self, entry, "resolved-at",
              alert->state == DAG_ALERT_RESOLVED ? alert->resolved_us : 0);
  if (isfinite (alert->worst))
    set_number (self, entry, "worst",
                (int64_t) (CLAMP (alert->worst, -MOST_WORST, MOST_WORST) * 1000.0));
  self->is_writing = FALSE;
}

static DagAlertItem *
find_by_entry (DagAlertWatch *self,
               const char    *entry)
{
  return entry != NULL ? g_hash_table_lookup (self->by_entry, entry) : NULL;
}

/* What stands on the board holds, whoever wrote it and by whatever way. */
static void
apply_entry (DagAlertWatch *self,
             DagBoardEntry *entry)
{
  DagAlertItem *item = find_by_entry (self, dag_board_entry_get_id (entry));
  int64_t acknowledged_us = dag_board_entry_get_number (entry, "acknowledged-at");
  int64_t snoozed_us = dag_board_entry_get_number (entry, "snoozed-until");
  const char *note = dag_board_entry_get_text (entry, "text");
  int64_t now_us = dag_alert_watch_get_now_us (self);
  guint id;

  if (item == NULL)
    return;
  id = dag_alert_item_get_alert (item)->id;
  if (snoozed_us > now_us)
    dag_alert_engine_snooze (self->engine, id, snoozed_us, now_us);
  else if (acknowledged_us > 0)
    dag_alert_engine_acknowledge (self->engine, id, *note != '\0' ? note : NULL,
                                  acknowledged_us);
  else
    dag_alert_engine_take_back (self->engine, id);
  dag_alert_watch_show (self, item);
  dag_alert_watch_count (self);
  g_signal_emit_by_name (self, "evaluated");
}

static void
on_entry_changed (DagAlertWatch *self,
                  DagBoardEntry *entry,
                  const char    *field)
{
  const char *kind = dag_board_entry_get_kind (entry);

  if (kind == NULL || g_str_equal (kind, DAG_BOARD_HEAVY))
    dag_alert_watch_read_marks (self);
  else if (!self->is_writing && g_str_equal (kind, DAG_BOARD_ALERT))
    apply_entry (self, entry);
}

void
dag_alert_watch_follow_board (DagAlertWatch *self)
{
  g_signal_connect_object (self->board, "entry-changed", G_CALLBACK (on_entry_changed), self,
                           G_CONNECT_SWAPPED);
  dag_alert_watch_read_marks (self);
}

/* An alert as it is written on the board; %FALSE for one this version cannot read. */
static gboolean
read_entry (DagAlertWatch *self,
            DagBoardEntry *entry,
            DagAlert      *alert)
{
  DagAlertKind kind;
  const char *about = dag_board_entry_get_text (entry, "about");
  const char *note = dag_board_entry_get_text (entry, "text");
  const char *group = dag_board_entry_get_text (entry, "group");
  int64_t acknowledged_us = dag_board_entry_get_number (entry, "acknowledged-at");

  *alert = (DagAlert){ 0 };
  if (g_str_equal (about, DAG_ALERT_NAMELESS)
      || !dag_alert_kind_from_word (dag_board_entry_get_text (entry, "rule"), &kind)
      || dag_alert_rules_get (self->rules, kind) == NULL)
    return FALSE;
  alert->rule = dag_alert_rules_get (self->rules, kind);
  alert->subject = *about != '\0'
                       ? g_strconcat (about, ":", dag_board_entry_get_text (entry, "subject"),
                                      NULL)
                       : g_strdup ("");
  alert->group = g_strdup (*group != '\0' ? group : alert->subject);
  alert->value = alert->worst
      = (double) dag_board_entry_get_number (entry, "worst") / 1000.0;
  alert->severity = g_str_equal (dag_board_entry_get_text (entry, "severity"), "overload")
                        ? DAG_ALERT_LEVEL_OVERLOAD
                        : DAG_ALERT_LEVEL_WATCH;
  alert->fired_us = alert->began_us = dag_board_entry_get_number (entry, "opened-at");
  alert->resolved_us = dag_board_entry_get_number (entry, "resolved-at");
  alert->snoozed_to_us = dag_board_entry_get_number (entry, "snoozed-until");
  alert->acted_us = acknowledged_us > 0 ? acknowledged_us
                    : alert->snoozed_to_us > 0 ? alert->fired_us
                                               : DAG_TIME_NONE;
  alert->note = *note != '\0' ? g_strdup (note) : NULL;
  alert->state = alert->resolved_us > 0 ? DAG_ALERT_RESOLVED
                 : alert->snoozed_to_us > 0 ? DAG_ALERT_SNOOZED
                 : acknowledged_us > 0      ? DAG_ALERT_ACKNOWLEDGED
                                            : DAG_ALERT_FIRING;
  alert->levels = (DagAlertLevels){ alert->rule->watch, alert->rule->overload,
                                    alert->rule->clear };
  return TRUE;
}

/* Nothing more is told of this person. */
static gboolean
is_left_out (DagAlertWatch  *self,
             const DagAlert *alert)
{
  const char *agent = dag_alert_get_subject_id (alert, "agent:");

  return agent != NULL && dag_dashboard_is_restricted (self->dashboard, agent);
}

static void
restore_entry (DagAlertWatch *self,
               DagBoardEntry *entry,
               int64_t        now_us)
{
  g_autoptr (DagAlert) alert = g_new0 (DagAlert, 1);
  DagAlertItem *item;

  if (g_strcmp0 (dag_board_entry_get_text (entry, "source"), self->source) != 0
      || !read_entry (self, entry, alert) || alert->fired_us > now_us
      || alert->fired_us < now_us - SHOWN_US || is_left_out (self, alert))
    return;
  if (alert->state != DAG_ALERT_RESOLVED && alert->fired_us < now_us - STILL_OPEN_US)
    {
      alert->state = DAG_ALERT_RESOLVED;
      alert->resolved_us = alert->fired_us;
      alert->is_lapsed = TRUE;
    }
  alert->last_fed_us = alert->last_known_us = now_us;
  dag_alert_engine_restore (self->engine, alert);
  item = dag_alert_watch_add_item (
      self, g_ptr_array_index (dag_alert_engine_get_alerts (self->engine),
                               dag_alert_engine_get_alerts (self->engine)->len - 1));
  note_entry (self, item, entry);
  dag_alert_watch_name_item (self, item);
}

static GPtrArray *
list_entries (DagAlertWatch *self)
{
  GListModel *entries = dag_board_get_entries (self->board, DAG_BOARD_ALERT);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    g_ptr_array_add (list, g_list_model_get_item (entries, i));
  return list;
}

/* What the board still knows, until @until_us. Returns: whether that is all */
gboolean
dag_alert_watch_restore_some (DagAlertWatch *self,
                              int64_t        now_us,
                              int64_t        until_us)
{
  if (self->is_restored)
    return TRUE;
  if (self->restoring == NULL)
    {
      self->restoring = list_entries (self);
      self->cursor = 0;
    }
  while (self->cursor < self->restoring->len)
    {
      DagBoardEntry *entry = g_ptr_array_index (self->restoring, self->cursor++);

      restore_entry (self, entry, now_us);
      if (dag_board_entry_get_number (entry, "told-at") > 0)
        g_hash_table_replace (self->told,
                              g_strdup (dag_board_entry_get_text (entry, "group")),
                              g_strdup (dag_board_entry_get_id (entry)));
      if (g_get_monotonic_time () >= until_us && self->cursor < self->restoring->len)
        return FALSE;
    }
  g_clear_pointer (&self->restoring, g_ptr_array_unref);
  self->is_restored = TRUE;
  return TRUE;
}

/* The entries of all that is told as one with @item. */
static GPtrArray *
find_entries (DagAlertWatch *self,
              DagAlertItem  *item)
{
  g_autoptr (GPtrArray) group = dag_alert_watch_list_group (self, item);
  GPtrArray *entries = g_ptr_array_new ();

  self->is_writing = TRUE;
  for (guint i = 0; i < group->len; i++)
    {
      const char *id = dag_alert_item_get_entry (g_ptr_array_index (group, i));
      DagBoardEntry *entry = id != NULL ? dag_board_find (self->board, id)
                                        : add_entry (self, g_ptr_array_index (group, i));

      if (entry != NULL && !dag_board_entry_is_removed (entry))
        g_ptr_array_add (entries, entry);
    }
  self->is_writing = FALSE;
  return entries;
}

/**
 * dag_alert_watch_acknowledge:
 * @self: a watch
 * @item: an open alert
 * @note: (nullable): what is being done
 * @label: "Acknowledge", translated
 *
 * Returns: whether it was open
 */
gboolean
dag_alert_watch_acknowledge (DagAlertWatch *self,
                             DagAlertItem  *item,
                             const char    *note,
                             const char    *label)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), FALSE);

  entries = find_entries (self, item);
  dag_board_begin (self->board, label);
  for (guint i = 0; i < entries->len; i++)
    {
      DagBoardEntry *entry = g_ptr_array_index (entries, i);

      set_number (self, entry, "snoozed-until", 0);
      if (note != NULL)
        set_text (self, entry, "text", note);
      set_number (self, entry, "acknowledged-at", dag_alert_watch_get_now_us (self));
    }
  dag_alert_watch_set_acted (self, dag_alert_item_get_alert (item)->group, TRUE);
  dag_board_end (self->board);
  return entries->len > 0;
}

/**
 * dag_alert_watch_snooze:
 * @self: a watch
 * @item: an open alert
 * @seconds: for how long; told again after it if it still holds
 * @label: "Snooze", translated
 *
 * Returns: whether it was open
 */
gboolean
dag_alert_watch_snooze (DagAlertWatch *self,
                        DagAlertItem  *item,
                        double         seconds,
                        const char    *label)
{
  g_autoptr (GPtrArray) entries = NULL;
  int64_t until_us;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), FALSE);

  entries = find_entries (self, item);
  until_us = dag_alert_watch_get_now_us (self)
             + (int64_t) (seconds * (double) DAG_USEC_PER_SEC);
  dag_board_begin (self->board, label);
  for (guint i = 0; i < entries->len; i++)
    set_number (self, g_ptr_array_index (entries, i), "snoozed-until", until_us);
  dag_alert_watch_set_acted (self, dag_alert_item_get_alert (item)->group, TRUE);
  dag_board_end (self->board);
  return entries->len > 0;
}

/**
 * dag_alert_watch_take_back:
 * @self: a watch
 * @item: an alert that was acknowledged or snoozed
 * @label: what is done, translated
 *
 * Returns: whether it was
 */
gboolean
dag_alert_watch_take_back (DagAlertWatch *self,
                           DagAlertItem  *item,
                           const char    *label)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), FALSE);

  entries = find_entries (self, item);
  dag_board_begin (self->board, label);
  for (guint i = 0; i < entries->len; i++)
    {
      set_number (self, g_ptr_array_index (entries, i), "acknowledged-at", 0);
      set_number (self, g_ptr_array_index (entries, i), "snoozed-until", 0);
    }
  dag_alert_watch_set_acted (self, dag_alert_item_get_alert (item)->group, FALSE);
  dag_board_end (self->board);
  return entries->len > 0;
}

/* --- heavy contacts ------------------------------------------------------------------------ */

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  int64_t left = *(const int64_t *) a;
  int64_t right = *(const int64_t *) b;

  return left < right ? -1 : left > right;
}

void
dag_alert_watch_read_marks (DagAlertWatch *self)
{
  GListModel *entries = dag_board_get_entries (self->board, DAG_BOARD_HEAVY);

  g_hash_table_remove_all (self->marks);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (entries, i);
      const char *agent = dag_board_entry_get_text (entry, "person");
      int64_t at_us = dag_board_entry_get_number (entry, "at");
      GArray *times = g_hash_table_lookup (self->marks, agent);

      if (at_us <= 0 || *agent == '\0')
        continue;
      if (times == NULL)
        {
          times = g_array_new (FALSE, FALSE, sizeof (int64_t));
          g_hash_table_insert (self->marks, g_strdup (agent), times);
        }
      g_array_append_val (times, at_us);
      g_array_sort (times, compare_times);
    }
}

/**
 * dag_alert_watch_mark_heavy:
 * @self: a watch
 * @agent: a person's id
 * @label: "Mark a heavy contact", translated
 *
 * Notes that this person has just had a heavy contact. It says nothing about the person.
 *
 * Returns: (transfer none): what was written
 */
DagBoardEntry *
dag_alert_watch_mark_heavy (DagAlertWatch *self,
                            const char    *agent,
                            const char    *label)
{
  int64_t now_us;
  g_autofree char *day = NULL;
  DagBoardEntry *entry;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && agent != NULL, NULL);

  now_us = dag_alert_watch_get_now_us (self);
  day = dag_alert_watch_dup_day (self, now_us);
  dag_board_begin (self->board, label);
  entry = dag_board_add (self->board, DAG_BOARD_HEAVY, NULL, day, NULL);
  dag_board_set (self->board, entry, "person", g_variant_new_string (agent));
  dag_board_set (self->board, entry, "at", g_variant_new_int64 (now_us));
  dag_board_end (self->board);
  dag_alert_watch_read_marks (self);
  return entry;
}

/**
 * dag_alert_watch_erase_heavy:
 * @self: a watch
 * @agent: a person's id
 * @label: "Erase a mark", translated
 *
 * Takes the last mark of today away.
 *
 * Returns: whether there was one
 */
gboolean
dag_alert_watch_erase_heavy (DagAlertWatch *self,
                             const char    *agent,
                             const char    *label)
{
  GListModel *entries;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && agent != NULL, FALSE);

  entries = dag_board_get_entries (self->board, DAG_BOARD_HEAVY);
  for (guint i = g_list_model_get_n_items (entries); i > 0; i--)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (entries, i - 1);

      if (!g_str_equal (dag_board_entry_get_text (entry, "person"), agent))
        continue;
      dag_board_begin (self->board, label);
      dag_board_remove (self->board, entry);
      dag_board_end (self->board);
      dag_alert_watch_read_marks (self);
      return TRUE;
    }
  return FALSE;
}

/**
 * dag_alert_watch_count_heavy:
 * @self: a watch
 * @agent: a person's id
 *
 * Returns: how many contacts were marked in the last hour; for that person's page alone
 */
guint
dag_alert_watch_count_heavy (DagAlertWatch *self,
                             const char    *agent)
{
  const GArray *times;
  int64_t from_us;
  guint n = 0;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && agent != NULL, 0);

  times = g_hash_table_lookup (self->marks, agent);
  from_us = dag_alert_watch_get_now_us (self) - HOUR_US;
  for (guint i = 0; times != NULL && i < times->len; i++)
    n += g_array_index (times, int64_t, i) > from_us ? 1 : 0;
  return n;
}

/**
 * dag_alert_watch_get_marks:
 * @self: a watch
 *
 * Returns: (transfer none): agent → GArray of int64_t: when contacts were marked as heavy
 */
GHashTable *
dag_alert_watch_get_marks (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  return self->marks;
}

/* dag-alert-watch-told.c - what a lead was told, and whether anybody acted on it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch-private.h"

/* So far back is counted: a rule on which nobody acts in a week should be changed. */
#define COUNTED_US (7 * 24 * 3600 * DAG_USEC_PER_SEC)

/* Of care for people that somebody was told, and when, but of whom not. */
static DagBoardEntry *
add_nameless (DagAlertWatch  *self,
              const DagAlert *alert)
{
  g_autofree char *day = dag_alert_watch_dup_day (self, alert->fired_us);
  DagBoardEntry *entry = dag_board_add (self->board, DAG_BOARD_ALERT, NULL, day, NULL);

  dag_board_set (self->board, entry, "rule", g_variant_new_string (alert->rule->id));
  dag_board_set (self->board, entry, "about", g_variant_new_string (DAG_ALERT_NAMELESS));
  dag_board_set (self->board, entry, "source",
                 g_variant_new_string (self->source != NULL ? self->source : ""));
  dag_board_set (self->board, entry, "group", g_variant_new_string (alert->group));
  dag_board_set (self->board, entry, "opened-at", g_variant_new_int64 (alert->fired_us));
  return entry;
}

/* Writes down that a lead was told of @item. */
static void
note_told (DagAlertWatch *self,
           DagAlertItem  *item)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  DagBoardEntry *entry = NULL;

  self->is_writing = TRUE;
  if (alert->rule->scope == DAG_ALERT_ABOUT_AGENT)
    entry = add_nameless (self, alert);
  else if (dag_alert_item_get_entry (item) != NULL)
    entry = dag_board_find (self->board, dag_alert_item_get_entry (item));
  if (entry != NULL)
    {
      dag_board_set (self->board, entry, "told-at",
                     g_variant_new_int64 (dag_alert_watch_get_now_us (self)));
      g_hash_table_replace (self->told, g_strdup (alert->group),
                            g_strdup (dag_board_entry_get_id (entry)));
    }
  self->is_writing = FALSE;
}

/* A storm stands for everything that is open then. */
void
dag_alert_watch_note_news (DagAlertWatch *self)
{
  g_autoptr (GPtrArray) open = NULL;

  for (guint i = 0; i < self->news.told->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (self->news.told, i);

      note_told (self, dag_alert_watch_find (self, alert->id));
    }
  if (!self->news.storm_began)
    return;
  open = dag_alert_watch_list_open (self);
  for (guint i = 0; i < open->len; i++)
    if (dag_alert_item_get_alert (g_ptr_array_index (open, i))->state == DAG_ALERT_FIRING)
      note_told (self, g_ptr_array_index (open, i));
}

/* The tally counts it: it stays in the memory. */
gboolean
dag_alert_watch_was_told (DagAlertWatch *self,
                          const char    *id)
{
  DagBoardEntry *entry = dag_board_find (self->board, id);

  return entry != NULL && dag_board_entry_get_number (entry, "told-at") > 0;
}

/**
 * dag_alert_watch_set_acted:
 * @self: a watch
 * @group: what was told as one
 * @acted: whether somebody took it, or gave it back
 *
 * Within the step of the board that does so: what is undone was not acted on.
 */
void
dag_alert_watch_set_acted (DagAlertWatch *self,
                           const char    *group,
                           gboolean       acted)
{
  const char *id = g_hash_table_lookup (self->told, group);
  DagBoardEntry *entry = id != NULL ? dag_board_find (self->board, id) : NULL;

  if (entry != NULL && !dag_board_entry_is_removed (entry))
    dag_board_set (self->board, entry, "acted-at",
                   g_variant_new_int64 (acted ? dag_alert_watch_get_now_us (self) : 0));
}

static gboolean
is_counted (DagAlertWatch *self,
            DagBoardEntry *entry,
            int64_t        now_us)
{
  int64_t told_us = dag_board_entry_get_number (entry, "told-at");

  return told_us > now_us - COUNTED_US && told_us <= now_us
         && g_strcmp0 (dag_board_entry_get_text (entry, "source"), self->source) == 0;
}

/**
 * dag_alert_watch_count_told:
 * @self: a watch
 * @counts: (out caller-allocates) (array fixed-size=DAG_N_ALERT_KINDS): by rule
 *
 * Counts what a lead was told in the last seven days, before a restart too: not every
 * person and queue behind it.
 */
void
dag_alert_watch_count_told (DagAlertWatch *self,
                            DagAlertTold   counts[DAG_N_ALERT_KINDS])
{
  GListModel *entries;
  int64_t now_us;

  g_return_if_fail (DAG_IS_ALERT_WATCH (self) && counts != NULL);

  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    counts[i] = (DagAlertTold){ 0 };
  now_us = dag_alert_watch_get_now_us (self);
  entries = dag_board_get_entries (self->board, DAG_BOARD_ALERT);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (entries, i);
      DagAlertKind kind;

      if (!is_counted (self, entry, now_us)
          || !dag_alert_kind_from_word (dag_board_entry_get_text (entry, "rule"), &kind))
        continue;
      counts[kind].n_told++;
      counts[kind].n_acted += dag_board_entry_get_number (entry, "acted-at") > 0 ? 1 : 0;
    }
}

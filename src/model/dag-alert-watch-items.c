/* dag-alert-watch-items.c - from the engine's alerts to what lists and cards hold
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch-private.h"

/* Of what is over so many are shown; older ones are on the disk alone. */
#define MOST_ITEMS 500
/* So many between two looks at the clock. */
#define CHUNK 16

/* What is over waits here until there are too many: each but once. */
static void
note_over (DagAlertWatch *self,
           DagAlertItem  *item)
{
  if (dag_alert_item_get_alert (item)->state == DAG_ALERT_RESOLVED
      && dag_alert_item_set_waits (item, TRUE))
    g_queue_push_tail (&self->over, g_object_ref (item));
}

static void
set_alert (DagAlertWatch  *self,
           DagAlertItem   *item,
           const DagAlert *alert)
{
  dag_alert_item_set_alert (item, alert);
  note_over (self, item);
}

DagAlertItem *
dag_alert_watch_add_item (DagAlertWatch  *self,
                          const DagAlert *alert)
{
  g_autoptr (DagAlertItem) item = dag_alert_item_new (alert);

  dag_alert_item_set_place (item, self->n_placed++);
  g_list_store_append (self->items, item);
  note_over (self, item);
  g_hash_table_insert (self->by_id, GUINT_TO_POINTER (alert->id), item);
  return item; /* the list has it */
}

/* Brings an item in line with the engine's alert. */
void
dag_alert_watch_show (DagAlertWatch *self,
                      DagAlertItem  *item)
{
  const DagAlert *alert
      = dag_alert_engine_find (self->engine, dag_alert_item_get_alert (item)->id);

  if (alert != NULL)
    set_alert (self, item, alert);
}

static DagAlertItem *
ensure_item (DagAlertWatch  *self,
             const DagAlert *alert)
{
  DagAlertItem *item = dag_alert_watch_find (self, alert->id);

  if (item == NULL)
    item = dag_alert_watch_add_item (self, alert);
  return item;
}

/* What is open has another value each time; what ended just now, its end. */
static void
show_alert (DagAlertWatch  *self,
            const DagAlert *alert)
{
  DagAlertItem *item = NULL;

  if (alert->state == DAG_ALERT_PENDING
      || (alert->state == DAG_ALERT_RESOLVED
          && !g_hash_table_contains (self->changed, alert)))
    return;
  item = ensure_item (self, alert);
  dag_alert_watch_name_item (self, item);
  set_alert (self, item, alert);
}

/* Returns: whether all were shown; until then @self->cursor says how many */
gboolean
dag_alert_watch_show_some (DagAlertWatch *self,
                           int64_t        until_us)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  while (self->cursor < alerts->len)
    {
      show_alert (self, g_ptr_array_index (alerts, self->cursor++));
      if (self->cursor % CHUNK == 0 && g_get_monotonic_time () >= until_us)
        return self->cursor == alerts->len;
    }
  return TRUE;
}

/* Returns: whether all that changed is written on the board */
gboolean
dag_alert_watch_note_some (DagAlertWatch *self,
                           int64_t        until_us)
{
  GPtrArray *changed = self->news.changed;

  while (self->cursor < changed->len)
    {
      const DagAlert *alert = g_ptr_array_index (changed, self->cursor++);

      dag_alert_watch_note_item (self, dag_alert_watch_find (self, alert->id));
      if (g_get_monotonic_time () >= until_us)
        return self->cursor == changed->len;
    }
  return TRUE;
}

void
dag_alert_watch_forget_news (DagAlertWatch *self)
{
  dag_alert_news_clear (&self->news);
  g_hash_table_remove_all (self->changed);
}

/* What is to be told is in @self->news. */
void
dag_alert_watch_begin_to_show (DagAlertWatch *self)
{
  self->cursor = 0;
  for (guint i = 0; i < self->news.changed->len; i++)
    g_hash_table_add (self->changed, g_ptr_array_index (self->news.changed, i));
}

void
dag_alert_watch_forget_item (DagAlertWatch *self,
                             guint          position,
                             DagAlertItem  *item)
{
  const char *entry = dag_alert_item_get_entry (item);

  g_hash_table_remove (self->by_id,
                       GUINT_TO_POINTER (dag_alert_item_get_alert (item)->id));
  if (entry != NULL)
    {
      g_hash_table_remove (self->by_entry, entry);
      if (!dag_alert_watch_was_told (self, entry)) /* the tally counts those */
        dag_board_let_go (self->board, entry);
    }
  if (dag_alert_item_set_waits (item, FALSE) && g_queue_remove (&self->over, item))
    g_object_unref (item);
  g_list_store_remove (self->items, position);
}

/* Items are only put at the end of the list: they stand in the order of their places. */
static gboolean
find_item (GListModel   *list,
           DagAlertItem *item,
           guint        *position)
{
  guint place = dag_alert_item_get_place (item);
  guint low = 0;
  guint high = g_list_model_get_n_items (list);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (DagAlertItem) other = g_list_model_get_item (list, middle);

      *position = middle;
      if (other == item)
        return TRUE;
      if (dag_alert_item_get_place (other) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* Returns: whether no more are shown than are to be, as far as they are over */
gboolean
dag_alert_watch_forget_some (DagAlertWatch *self,
                             int64_t        until_us)
{
  GListModel *list = G_LIST_MODEL (self->items);

  while (g_list_model_get_n_items (list) > MOST_ITEMS && !g_queue_is_empty (&self->over))
    {
      g_autoptr (DagAlertItem) item = g_queue_pop_head (&self->over);
      guint position;

      dag_alert_item_set_waits (item, FALSE);
      if (dag_alert_item_get_alert (item)->state == DAG_ALERT_RESOLVED
          && find_item (list, item, &position))
        dag_alert_watch_forget_item (self, position, item);
      if (g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  return TRUE;
}

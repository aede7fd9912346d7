/* dag-alert-watch-access.c - what the screens ask of the watch
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch-private.h"

DagDashboard *
dag_alert_watch_get_dashboard (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  return self->dashboard;
}

DagBoard *
dag_alert_watch_get_board (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  return self->board;
}

DagAlertRules *
dag_alert_watch_get_rules (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  return self->rules;
}

/**
 * dag_alert_watch_get_items:
 * @self: a watch
 *
 * Returns: (transfer none): every alert that fired, of #DagAlertItem, the oldest first
 */
GListModel *
dag_alert_watch_get_items (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * dag_alert_watch_find:
 * @self: a watch
 * @id: the number of an alert
 *
 * Returns: (transfer none) (nullable): the item of it
 */
DagAlertItem *
dag_alert_watch_find (DagAlertWatch *self,
                      guint          id)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), NULL);

  return g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (id));
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return dag_alert_compare_urgency (
      dag_alert_item_get_alert (*(DagAlertItem *const *) a),
      dag_alert_item_get_alert (*(DagAlertItem *const *) b));
}

/* Firing and taken are two stories of one group: somebody took what there was then. */
static gboolean
is_same_story (gconstpointer a,
               gconstpointer b)
{
  const DagAlert *one = dag_alert_item_get_alert ((DagAlertItem *) a);
  const DagAlert *other = dag_alert_item_get_alert ((DagAlertItem *) b);

  return (one->state == DAG_ALERT_FIRING) == (other->state == DAG_ALERT_FIRING)
         && g_str_equal (one->group, other->group);
}

/* Returns: (nullable): what there is of an alert that is open and not hidden by a wider one */
static DagAlertItem *
find_open (DagAlertWatch  *self,
           const DagAlert *alert)
{
  if (!dag_alert_is_open (alert) || alert->is_inhibited)
    return NULL;
  return dag_alert_watch_find (self, alert->id);
}

static guint
hash_story (gconstpointer item)
{
  const DagAlert *alert = dag_alert_item_get_alert ((DagAlertItem *) item);

  return g_str_hash (alert->group) * 2 + (alert->state == DAG_ALERT_FIRING ? 1 : 0);
}

/**
 * dag_alert_watch_list_open:
 * @self: a watch
 *
 * Returns: (transfer full) (element-type DagAlertItem): what is open and not hidden by a
 *   wider alert, acknowledged and snoozed ones too, the most urgent first; of those that
 *   are told as one, the most urgent alone: see dag_alert_watch_list_group()
 */
GPtrArray *
dag_alert_watch_list_open (DagAlertWatch *self)
{
  g_autoptr (GHashTable) first = g_hash_table_new (hash_story, is_same_story);
  GPtrArray *open = g_ptr_array_new ();
  GPtrArray *alerts = NULL;
  DagAlertItem *before = NULL;
  GHashTableIter iter;
  gpointer item;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), open);

  alerts = dag_alert_engine_get_alerts (self->engine);
  for (guint i = 0; i < alerts->len; i++)
    {
      DagAlertItem *next = find_open (self, g_ptr_array_index (alerts, i));

      if (next == NULL)
        continue;
      if (before == NULL || !is_same_story (before, next)) /* mostly many of one in a row */
        before = g_hash_table_lookup (first, next);
      if (before == NULL || compare_items (&next, &before) < 0)
        {
          g_hash_table_replace (first, next, next);
          before = next;
        }
    }
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_ptr_array_add (open, item);
  g_ptr_array_sort (open, compare_items);
  return open;
}

/**
 * dag_alert_watch_list_group:
 * @self: a watch
 * @item: one of dag_alert_watch_list_open()
 *
 * Returns: (transfer full) (element-type DagAlertItem): all that are told with it, itself
 *   first
 */
GPtrArray *
dag_alert_watch_list_group (DagAlertWatch *self,
                            DagAlertItem  *item)
{
  GPtrArray *group = g_ptr_array_new ();
  GPtrArray *alerts = NULL;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && DAG_IS_ALERT_ITEM (item), group);

  alerts = dag_alert_engine_get_alerts (self->engine);
  for (guint i = 0; i < alerts->len; i++)
    {
      DagAlertItem *next = find_open (self, g_ptr_array_index (alerts, i));

      if (next != NULL && is_same_story (item, next))
        g_ptr_array_add (group, next);
    }
  g_ptr_array_sort (group, compare_items);
  return group;
}

guint
dag_alert_watch_get_n_open (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), 0);

  return self->n_open;
}

gboolean
dag_alert_watch_is_in_storm (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), FALSE);

  return dag_alert_engine_is_in_storm (self->engine);
}

/**
 * dag_alert_watch_count_coming:
 * @self: a watch
 * @is_much: (out): whether one of them is as bad as overload
 *
 * Returns: how many figures are over their limit, but not for long enough yet
 */
guint
dag_alert_watch_count_coming (DagAlertWatch *self,
                              gboolean      *is_much)
{
  GPtrArray *alerts;
  guint n = 0;

  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self) && is_much != NULL, 0);

  *is_much = FALSE;
  alerts = dag_alert_engine_get_alerts (self->engine);
  for (guint i = 0; i < alerts->len; i++)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i);

      if (alert->state != DAG_ALERT_PENDING || alert->is_inhibited
          || alert->rule->kind == DAG_ALERT_PEOPLE_FREE)
        continue; /* who is free is help, and no trouble */
      n++;
      *is_much = *is_much || alert->severity == DAG_ALERT_LEVEL_OVERLOAD;
    }
  return n;
}

/**
 * dag_alert_watch_has_looked:
 * @self: a watch
 *
 * Returns: whether there was an answer to look at
 */
gboolean
dag_alert_watch_has_looked (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), FALSE);

  return self->has_looked;
}

int64_t
dag_alert_watch_get_now_us (DagAlertWatch *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_WATCH (self), DAG_TIME_NONE);

  return MAX (self->last_us, dag_dashboard_get_now_us (self->dashboard));
}

void
dag_alert_watch_set_breaks (DagAlertWatch        *self,
                            const DagAlertBreaks *breaks)
{
  g_return_if_fail (DAG_IS_ALERT_WATCH (self) && breaks != NULL);

  dag_alert_signals_set_breaks (self->signals, breaks);
}

/* Somebody's breaks stand otherwise; the next answer takes it into account. */
void
dag_alert_watch_look_again (DagAlertWatch *self,
                            const char    *agent)
{
  g_return_if_fail (DAG_IS_ALERT_WATCH (self) && agent != NULL);

  dag_alert_signals_look_again (self->signals, agent);
}

/**
 * dag_alert_watch_rules_changed:
 * @self: a watch
 *
 * A rule was turned off: what it had open is over. New thresholds hold from the next
 * answer on.
 */
void
dag_alert_watch_rules_changed (DagAlertWatch *self)
{
  GPtrArray *alerts;

  g_return_if_fail (DAG_IS_ALERT_WATCH (self));

  alerts = dag_alert_engine_get_alerts (self->engine);
  for (guint i = alerts->len; i > 0; i--)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i - 1);
      DagAlertItem *item = dag_alert_watch_find (self, alert->id);

      if (!alert->rule->is_off || alert->state == DAG_ALERT_RESOLVED)
        continue;
      dag_alert_engine_lapse (self->engine, alert->id, dag_alert_watch_get_now_us (self));
      if (item == NULL)
        continue;
      dag_alert_watch_show (self, item);
      dag_alert_watch_note_item (self, item);
    }
  dag_alert_watch_count (self);
  g_signal_emit_by_name (self, "evaluated");
}

/**
 * dag_alert_watch_leave_out:
 * @self: a watch
 * @ids: a set of ids of people of whom nothing more is told
 *
 * What was open about one of them is over, and none of it is listed any more.
 */
void
dag_alert_watch_leave_out (DagAlertWatch *self,
                           GHashTable    *ids)
{
  GPtrArray *alerts;

  g_return_if_fail (DAG_IS_ALERT_WATCH (self) && ids != NULL);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i > 0; i--)
    {
      g_autoptr (DagAlertItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i - 1);
      const char *agent
          = dag_alert_get_subject_id (dag_alert_item_get_alert (item), "agent:");

      if (agent != NULL && g_hash_table_contains (ids, agent))
        dag_alert_watch_forget_item (self, i - 1, item);
    }
  alerts = dag_alert_engine_get_alerts (self->engine);
  for (guint i = alerts->len; i > 0; i--)
    {
      const DagAlert *alert = g_ptr_array_index (alerts, i - 1);
      const char *agent = dag_alert_get_subject_id (alert, "agent:");

      if (agent != NULL && g_hash_table_contains (ids, agent))
        dag_alert_engine_lapse (self->engine, alert->id, dag_alert_watch_get_now_us (self));
    }
  dag_alert_watch_count (self);
  g_signal_emit_by_name (self, "evaluated");
}

/* dag-dashboard-restrict.c - people of whom no more is told than that they are at work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

#include "dag-alert-watch.h"
#include "dag-snapshot-restrict.h"

/* Returns: (transfer full) (nullable): the set of @ids */
static GHashTable *
new_set (const char *const *ids)
{
  GHashTable *set = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (set == NULL)
        set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (set, g_strdup (ids[i]));
    }
  return set;
}

/* Whether everybody in @part is in @whole; either may be %NULL. */
static gboolean
is_within (GHashTable *part,
           GHashTable *whole)
{
  GHashTableIter iter;
  gpointer id;

  if (part == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (whole == NULL || !g_hash_table_contains (whole, id))
      return FALSE;
  return TRUE;
}

/* What the last answer told of them is not waited out. */
static void
restrict_picture (DagDashboard *self)
{
  DagSnapshot **pictures[] = { &self->newest, &self->snapshot };
  gboolean is_newest = self->snapshot == self->newest;

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      DagSnapshot *before = *pictures[i];

      if (before == NULL)
        continue;
      *pictures[i] = i == 1 && is_newest
                         ? dag_snapshot_ref (self->newest)
                         : dag_snapshot_restrict (before, self->restricted, NULL,
                                                  self->past != NULL);
      dag_snapshot_unref (before);
    }
  if (self->snapshot == NULL)
    return;
  dag_tables_forget_figures (self->tables);
  dag_break_live_follow (self->breaks, self->snapshot, self->zone);
  dag_dashboard_show_again (self);
}

/**
 * dag_dashboard_set_restricted:
 * @self: a dashboard
 * @ids: (nullable): of people whose data is to be kept and not worked with
 *
 * Of these people nothing is kept from now on; there are no figures, no verdicts, no plans
 * and no alerts about them. They are counted, and shown with their state alone: who takes
 * the next contact must be seen. At the day start they are not called, and what the board
 * has of them is not shown; a promise to a customer is, without their name.
 */
void
dag_dashboard_set_restricted (DagDashboard      *self,
                              const char *const *ids)
{
  g_autoptr (GHashTable) before = NULL;
  gboolean is_more;

  g_return_if_fail (DAG_IS_DASHBOARD (self));

  before = g_steal_pointer (&self->restricted);
  self->restricted = new_set (ids);
  is_more = !is_within (self->restricted, before);
  self->is_lifted = self->is_lifted || !is_within (before, self->restricted);
  if (!is_more && !self->is_lifted)
    return;
  dag_dashboard_finish_stages (self);
  dag_memory_history_set_restricted (self->history, self->restricted);
  dag_board_set_hidden (dag_dashboard_get_board (self), self->restricted);
  if (is_more)
    {
      restrict_picture (self);
      if (self->alerts != NULL)
        dag_alert_watch_leave_out (self->alerts, self->restricted);
    }
  if (self->poller != NULL)
    dag_dashboard_refresh (self);
}

void
dag_dashboard_share_restricted (DagDashboard *self,
                                DagDashboard *live)
{
  if (self->restricted == live->restricted)
    return;
  g_clear_pointer (&self->restricted, g_hash_table_unref);
  if (live->restricted != NULL)
    self->restricted = g_hash_table_ref (live->restricted);
  dag_memory_history_set_restricted (self->history, self->restricted);
}

gboolean
dag_dashboard_is_restricted (DagDashboard *self,
                             const char   *agent)
{
  g_return_val_if_fail (DAG_IS_DASHBOARD (self) && agent != NULL, FALSE);

  return self->restricted != NULL && g_hash_table_contains (self->restricted, agent);
}

/**
 * dag_dashboard_count_restricted:
 * @self: a dashboard
 *
 * Returns: how many people of the picture no more is told of
 */
guint
dag_dashboard_count_restricted (DagDashboard *self)
{
  guint n = 0;

  g_return_val_if_fail (DAG_IS_DASHBOARD (self), 0);

  if (self->restricted == NULL || self->snapshot == NULL)
    return 0;
  for (guint i = 0; i < self->snapshot->agents->len; i++)
    n += ((const DagAgentSample *) g_ptr_array_index (self->snapshot->agents, i))->is_restricted;
  return n;
}

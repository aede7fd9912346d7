/* dag-alert-budget.c - how much of a lead's attention alerts may take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-budget.h"

#define TEN_MINUTES_US (10 * 60 * DAG_USEC_PER_SEC)
#define HOUR_US (6 * TEN_MINUTES_US)

typedef struct
{
  int64_t at_us;
  DagAlertSeverity severity;
} Told;

struct _DagAlertBudget
{
  GHashTable *groups; /* group → Told */
  GArray *fired_us;   /* when groups had something to tell, of the last ten minutes */
  GArray *told_us;    /* when a person was told, of the last hour */
  gboolean in_storm;
};

DagAlertBudget *
dag_alert_budget_new (void)
{
  DagAlertBudget *self = g_new0 (DagAlertBudget, 1);

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->fired_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  self->told_us = g_array_new (FALSE, FALSE, sizeof (int64_t));
  return self;
}

void
dag_alert_budget_free (DagAlertBudget *self)
{
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->fired_us, g_array_unref);
  g_clear_pointer (&self->told_us, g_array_unref);
  g_free (self);
}

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
has_room (DagAlertBudget *self,
          int64_t         now_us)
{
  return count_since (self->told_us, now_us - TEN_MINUTES_US) < DAG_ALERT_MOST_IN_TEN_MINUTES
         && self->told_us->len < DAG_ALERT_MOST_IN_AN_HOUR;
}

static void
note_told (DagAlertBudget *self,
           const DagAlert *alert,
           int64_t         now_us)
{
  Told *told = g_new0 (Told, 1);

  told->at_us = now_us;
  told->severity = alert->severity;
  g_hash_table_replace (self->groups, g_strdup (alert->group), told);
}

/* Whether the group of @alert was told a while ago, and no worse than now. */
static gboolean
is_said_already (DagAlertBudget *self,
                 const DagAlert *alert,
                 int64_t         now_us)
{
  const Told *told = g_hash_table_lookup (self->groups, alert->group);

  if (told == NULL || now_us - told->at_us >= DAG_ALERT_TOLD_ONCE_US || alert->is_due_again)
    return FALSE;
  return alert->severity <= told->severity || alert->rule->scope == DAG_ALERT_ABOUT_AGENT;
}

static int
compare_urgency (gconstpointer a,
                 gconstpointer b)
{
  return dag_alert_compare_urgency (*(DagAlert *const *) a, *(DagAlert *const *) b);
}

/* The most urgent one of each group that has something to tell; the others of it are told
 * with it. @n_fresh: how many groups have something that is not only left over. */
static GPtrArray *
pick_groups (DagAlertBudget *self,
             GPtrArray      *alerts,
             int64_t         now_us,
             guint          *n_fresh)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *picked = g_ptr_array_new ();

  *n_fresh = 0;
  g_ptr_array_sort (alerts, compare_urgency);
  for (guint i = 0; i < alerts->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (alerts, i);
      gboolean fresh = !alert->is_untold;

      if (is_said_already (self, alert, now_us))
        {
          alert->is_untold = FALSE;
          continue;
        }
      alert->is_untold = TRUE;
      if (!g_hash_table_add (seen, alert->group))
        continue;
      g_ptr_array_add (picked, alert);
      *n_fresh += fresh ? 1 : 0;
    }
  return picked;
}

static void
weigh_storm (DagAlertBudget *self,
             int64_t         now_us,
             guint           n_fresh)
{
  forget_before (self->fired_us, now_us - TEN_MINUTES_US);
  forget_before (self->told_us, now_us - HOUR_US);
  for (guint i = 0; i < n_fresh; i++)
    g_array_append_val (self->fired_us, now_us);
  if (self->fired_us->len > DAG_ALERT_STORM_OVER)
    self->in_storm = TRUE;
  else if (self->fired_us->len < DAG_ALERT_STORM_OVER)
    self->in_storm = FALSE;
}

/* All of a group are told by one of it. */
static void
settle_group (GPtrArray  *alerts,
              const char *group)
{
  for (guint i = 0; i < alerts->len; i++)
    {
      DagAlert *alert = g_ptr_array_index (alerts, i);

      if (group == NULL || g_str_equal (alert->group, group))
        alert->is_untold = alert->is_due_again = FALSE;
    }
}

/**
 * dag_alert_budget_spend:
 * @self: a budget
 * @now_us: the present
 * @alerts: (element-type DagAlert): what a person may have to be told; its order changes
 * @news: gets what is told
 *
 * In a storm one card stands for everything that comes while it lasts.
 */
void
dag_alert_budget_spend (DagAlertBudget *self,
                        int64_t         now_us,
                        GPtrArray      *alerts,
                        DagAlertNews   *news)
{
  g_autoptr (GPtrArray) picked = NULL;
  gboolean was_storm = self->in_storm;
  guint n_fresh = 0;

  picked = pick_groups (self, alerts, now_us, &n_fresh);
  weigh_storm (self, now_us, n_fresh);
  news->in_storm = self->in_storm;
  if (self->in_storm)
    {
      if (!was_storm && has_room (self, now_us))
        {
          news->storm_began = TRUE;
          g_array_append_val (self->told_us, now_us);
        }
      for (guint i = 0; i < picked->len; i++)
        note_told (self, g_ptr_array_index (picked, i), now_us);
      settle_group (alerts, NULL);
      return;
    }
  for (guint i = 0; i < picked->len && has_room (self, now_us); i++)
    {
      DagAlert *alert = g_ptr_array_index (picked, i);

      g_ptr_array_add (news->told, alert);
      g_array_append_val (self->told_us, now_us);
      note_told (self, alert, now_us);
      settle_group (alerts, alert->group);
    }
}

gboolean
dag_alert_budget_is_in_storm (DagAlertBudget *self)
{
  return self->in_storm;
}

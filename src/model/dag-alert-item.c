/* dag-alert-item.c - one alert as lists and widgets hold it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-item.h"

struct _DagAlertItem
{
  GObject parent_instance;

  DagAlert *alert;
  char *name;  /* (nullable): of its queue, team or person, as the source has it */
  char *team;  /* (nullable): id of the team */
  char *entry; /* (nullable): id of what is written about it on the board */
  gboolean waits;
  guint place;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DagAlertItem, dag_alert_item, G_TYPE_OBJECT)

static void
dag_alert_item_finalize (GObject *object)
{
  DagAlertItem *self = DAG_ALERT_ITEM (object);

  g_clear_pointer (&self->alert, dag_alert_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->team, g_free);
  g_clear_pointer (&self->entry, g_free);
  G_OBJECT_CLASS (dag_alert_item_parent_class)->finalize (object);
}

static void
dag_alert_item_class_init (DagAlertItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_alert_item_finalize;
  changed_signal = g_signal_new ("changed", DAG_TYPE_ALERT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_alert_item_init (DagAlertItem *self)
{
}

/**
 * dag_alert_item_new:
 * @alert: an alert; copied
 *
 * Returns: (transfer full): an item
 */
DagAlertItem *
dag_alert_item_new (const DagAlert *alert)
{
  DagAlertItem *self = g_object_new (DAG_TYPE_ALERT_ITEM, NULL);

  self->alert = dag_alert_copy (alert);
  return self;
}

/**
 * dag_alert_item_get_alert:
 * @self: an item
 *
 * Returns: (transfer none): the alert as it is now, valid until "changed"
 */
const DagAlert *
dag_alert_item_get_alert (DagAlertItem *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_ITEM (self), NULL);

  return self->alert;
}

const char *
dag_alert_item_get_name (DagAlertItem *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_ITEM (self), NULL);

  return self->name;
}

const char *
dag_alert_item_get_team (DagAlertItem *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_ITEM (self), NULL);

  return self->team;
}

const char *
dag_alert_item_get_entry (DagAlertItem *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_ITEM (self), NULL);

  return self->entry;
}

/**
 * dag_alert_item_is_acted_on:
 * @self: an item
 *
 * Returns: whether somebody acknowledged or snoozed it
 */
gboolean
dag_alert_item_is_acted_on (DagAlertItem *self)
{
  g_return_val_if_fail (DAG_IS_ALERT_ITEM (self), FALSE);

  return dag_time_is_known (self->alert->acted_us);
}

void
dag_alert_item_set_alert (DagAlertItem   *self,
                          const DagAlert *alert)
{
  dag_alert_assign (self->alert, alert);
  g_signal_emit (self, changed_signal, 0);
}

void
dag_alert_item_set_names (DagAlertItem *self,
                          const char   *name,
                          const char   *team)
{
  if (name != NULL && g_strcmp0 (name, self->name) != 0)
    {
      g_free (g_steal_pointer (&self->name));
      self->name = g_strdup (name);
    }
  if (team != NULL && g_strcmp0 (team, self->team) != 0)
    {
      g_free (g_steal_pointer (&self->team));
      self->team = g_strdup (team);
    }
}

/* Whether it stands in the row of those that are over. Returns: whether that is new */
gboolean
dag_alert_item_set_waits (DagAlertItem *self,
                          gboolean      waits)
{
  gboolean is_new = self->waits != waits;

  self->waits = waits;
  return is_new;
}

/* Its place in the row of all that ever were in the list. */
void
dag_alert_item_set_place (DagAlertItem *self,
                          guint         place)
{
  self->place = place;
}

guint
dag_alert_item_get_place (DagAlertItem *self)
{
  return self->place;
}

void
dag_alert_item_set_entry (DagAlertItem *self,
                          const char   *entry)
{
  g_free (g_steal_pointer (&self->entry));
  self->entry = g_strdup (entry);
}

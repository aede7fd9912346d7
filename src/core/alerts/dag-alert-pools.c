/* dag-alert-pools.c - which queues share their people: they are busy together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-pools.h"

/* A forest: each queue points towards the one that stands for its pool. */
typedef struct
{
  char *id;
  guint parent;
} Node;

struct _DagAlertPools
{
  GArray *nodes;      /* of Node: the live queues */
  GHashTable *places; /* id → place in @nodes, plus one */
};

static void
node_clear (gpointer memory)
{
  Node *node = memory;

  g_clear_pointer (&node->id, g_free);
}

/**
 * dag_alert_pools_new:
 * @queues: (element-type DagQueueSample): of a snapshot
 *
 * Returns: (transfer full): each live queue a pool by itself
 */
DagAlertPools *
dag_alert_pools_new (GPtrArray *queues)
{
  DagAlertPools *self = g_new0 (DagAlertPools, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, node_clear);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (queues, i);
      Node node = { .parent = self->nodes->len };

      if (!dag_channel_is_live (queue->channel))
        continue;
      node.id = g_strdup (queue->id);
      g_array_append_val (self->nodes, node);
      g_hash_table_insert (self->places, node.id, GUINT_TO_POINTER (self->nodes->len));
    }
  return self;
}

void
dag_alert_pools_free (DagAlertPools *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_free (self);
}

static Node *
get_node (DagAlertPools *self,
          guint          place)
{
  return &g_array_index (self->nodes, Node, place);
}

static guint
find_root (DagAlertPools *self,
           guint          place)
{
  while (get_node (self, place)->parent != place)
    {
      Node *node = get_node (self, place);

      node->parent = get_node (self, node->parent)->parent;
      place = node->parent;
    }
  return place;
}

/* The first in the order of ids stands for the pool, whatever the order of people. */
static guint
join (DagAlertPools *self,
      guint          a,
      guint          b)
{
  guint left = find_root (self, a);
  guint right = find_root (self, b);

  if (left == right)
    return left;
  if (g_strcmp0 (get_node (self, left)->id, get_node (self, right)->id) > 0)
    {
      guint swap = left;

      left = right;
      right = swap;
    }
  get_node (self, right)->parent = left;
  return left;
}

/**
 * dag_alert_pools_add_person:
 * @self: pools
 * @agent: somebody
 *
 * Returns: the place of the first live queue that this person serves, or
 *   %DAG_ALERT_NO_POOL
 */
guint
dag_alert_pools_add_person (DagAlertPools        *self,
                            const DagAgentSample *agent)
{
  guint root = DAG_ALERT_NO_POOL;
  guint first = DAG_ALERT_NO_POOL;

  g_return_val_if_fail (self != NULL && agent != NULL, DAG_ALERT_NO_POOL);

  for (char **id = agent->queues; id != NULL && *id != NULL; id++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, *id));

      if (place == 0)
        continue;
      root = first == DAG_ALERT_NO_POOL ? find_root (self, place - 1)
                                        : join (self, root, place - 1);
      first = first == DAG_ALERT_NO_POOL ? place - 1 : first;
    }
  return first;
}

guint
dag_alert_pools_get_n_places (DagAlertPools *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

/**
 * dag_alert_pools_get_root:
 * @self: pools of everybody
 * @place: a place
 *
 * Returns: the place that stands for its pool
 */
guint
dag_alert_pools_get_root (DagAlertPools *self,
                          guint          place)
{
  g_return_val_if_fail (self != NULL && place < self->nodes->len, DAG_ALERT_NO_POOL);

  return find_root (self, place);
}

/**
 * dag_alert_pools_find:
 * @self: pools of everybody
 * @queue: a queue's id
 *
 * Returns: the place that stands for its pool, or %DAG_ALERT_NO_POOL
 */
guint
dag_alert_pools_find (DagAlertPools *self,
                      const char    *queue)
{
  guint place;

  g_return_val_if_fail (self != NULL && queue != NULL, DAG_ALERT_NO_POOL);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, queue));
  return place > 0 ? find_root (self, place - 1) : DAG_ALERT_NO_POOL;
}

/* Returns: (transfer none): the id of the queue at @place */
const char *
dag_alert_pools_get_queue (DagAlertPools *self,
                           guint          place)
{
  g_return_val_if_fail (self != NULL && place < self->nodes->len, NULL);

  return get_node (self, place)->id;
}

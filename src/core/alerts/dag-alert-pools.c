/* dag-alert-pools.c - which queues share their people: they are busy together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-pools.h"

/* A forest: each queue points towards the one that stands for its pool. */
typedef struct
{
  const char *id; /* of the snapshot */
  guint parent;
  double work_s;  /* of the pool, at its root */
} Node;

struct _DagAlertPools
{
  GArray *nodes;      /* of Node: the live queues */
  GHashTable *places; /* id → place in @nodes, plus one */
};

/**
 * dag_alert_pools_new:
 * @queues: (element-type DagQueueSample): of a snapshot that outlives the pools
 *
 * Returns: (transfer full): each live queue a pool by itself
 */
DagAlertPools *
dag_alert_pools_new (GPtrArray *queues)
{
  DagAlertPools *self = g_new0 (DagAlertPools, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (queues, i);
      Node node = { .id = queue->id, .parent = self->nodes->len };

      if (!dag_channel_is_live (queue->channel))
        continue;
      g_array_append_val (self->nodes, node);
      g_hash_table_insert (self->places, queue->id, GUINT_TO_POINTER (self->nodes->len));
    }
  return self;
}

void
dag_alert_pools_free (DagAlertPools *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
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
  get_node (self, left)->work_s += get_node (self, right)->work_s;
  return left;
}

/**
 * dag_alert_pools_add_person:
 * @self: pools
 * @agent: somebody
 * @work_s: time at work for live queues, lately
 *
 * Returns: (transfer none) (nullable): a live queue that this person serves
 */
const char *
dag_alert_pools_add_person (DagAlertPools        *self,
                            const DagAgentSample *agent,
                            double                work_s)
{
  guint root = G_MAXUINT;
  const char *first = NULL;

  g_return_val_if_fail (self != NULL && agent != NULL, NULL);

  for (char **id = agent->queues; id != NULL && *id != NULL; id++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, *id));

      if (place == 0)
        continue;
      root = root == G_MAXUINT ? find_root (self, place - 1) : join (self, root, place - 1);
      first = first != NULL ? first : *id;
    }
  if (root != G_MAXUINT)
    get_node (self, root)->work_s += work_s;
  return first;
}

/**
 * dag_alert_pools_find:
 * @self: pools of everybody
 * @queue: a queue's id
 *
 * Returns: (transfer none) (nullable): the id that stands for its pool
 */
const char *
dag_alert_pools_find (DagAlertPools *self,
                      const char    *queue)
{
  guint place;

  g_return_val_if_fail (self != NULL && queue != NULL, NULL);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, queue));
  return place > 0 ? get_node (self, find_root (self, place - 1))->id : NULL;
}

/**
 * dag_alert_pools_get_work_s:
 * @self: pools of everybody
 * @queue: a queue's id
 *
 * Returns: the time at work of all the people of its pool
 */
double
dag_alert_pools_get_work_s (DagAlertPools *self,
                            const char    *queue)
{
  guint place;

  g_return_val_if_fail (self != NULL && queue != NULL, 0.0);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, queue));
  return place > 0 ? get_node (self, find_root (self, place - 1))->work_s : 0.0;
}

/* dag-pace.h - how fast this machine is just now, beside the one on which a limit was set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <time.h>

G_BEGIN_DECLS

/* So many things, each of a size at which they fill a cache as our records do. */
#define DAG_PACE_THINGS 6000
/* CPU time of one lap on the machine on which the limits were set, while nothing else ran. */
#define DAG_PACE_REFERENCE_MS 1.5
#define DAG_PACE_WARM_UPS 2
#define DAG_PACE_LAPS 5

/* A fixed piece of work of our own kind: a string is looked up in a hash table, a text is
 * made of what is found there, compared and replaced, and now and then an object tells that
 * it changed. A slow machine, and neighbours that fill its caches, slow it down as they slow
 * us down, so that a limit in milliseconds means the same everywhere. */
typedef struct
{
  char key[16];
  char *text;
  GSimpleAction *action;
  double figures[48];
} DagPaceThing;

typedef struct
{
  DagPaceThing *things;
  GHashTable *by_key;
  guint *order;
  guint n_laps;
  guint n_notified;
} DagPace;

static inline int64_t
dag_pace_read_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (int64_t) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static inline void
dag_pace_on_notify (DagPace *self)
{
  self->n_notified++;
}

static inline void
dag_pace_start (DagPace *self)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  *self = (DagPace){ .things = g_new0 (DagPaceThing, DAG_PACE_THINGS),
                     .by_key = g_hash_table_new (g_str_hash, g_str_equal),
                     .order = g_new (guint, DAG_PACE_THINGS) };
  for (guint i = 0; i < DAG_PACE_THINGS; i++)
    {
      DagPaceThing *thing = &self->things[i];
      guint other = (guint) g_rand_int_range (rand, 0, (int) i + 1);

      g_snprintf (thing->key, sizeof thing->key, "a%05u", i);
      thing->action = g_simple_action_new (thing->key, NULL);
      g_signal_connect_swapped (thing->action, "notify", G_CALLBACK (dag_pace_on_notify), self);
      g_hash_table_insert (self->by_key, thing->key, thing);
      self->order[i] = self->order[other];
      self->order[other] = i;
    }
}

static inline void
dag_pace_stop (DagPace *self)
{
  for (guint i = 0; i < DAG_PACE_THINGS; i++)
    {
      g_free (self->things[i].text);
      g_object_unref (self->things[i].action);
    }
  g_hash_table_unref (self->by_key);
  g_free (self->things);
  g_free (self->order);
}

static inline void
dag_pace_work (DagPace *self)
{
  self->n_laps++;
  for (guint i = 0; i < DAG_PACE_THINGS; i++)
    {
      const char *key = self->things[self->order[i]].key;
      DagPaceThing *thing = g_hash_table_lookup (self->by_key, key);
      g_autofree char *text = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (thing->figures); k += 8)
        thing->figures[k] += 0.5;
      text = g_strdup_printf ("%s: %.1f", key, thing->figures[0]);
      if (g_strcmp0 (text, thing->text) != 0)
        {
          g_free (thing->text);
          thing->text = g_steal_pointer (&text);
        }
      if (i % 8 == 0)
        g_simple_action_set_enabled (thing->action, self->n_laps % 2 == 0);
    }
}

/* Returns: milliseconds of CPU time that a lap takes just now, the middle one of
 * a few, after some that fill the caches */
static inline double
dag_pace_measure_ms (DagPace *self)
{
  double ms[DAG_PACE_LAPS];

  for (guint i = 0; i < DAG_PACE_WARM_UPS; i++)
    dag_pace_work (self);
  for (guint i = 0; i < DAG_PACE_LAPS; i++)
    {
      int64_t begin_us = dag_pace_read_us ();
      double took_ms;
      guint at = i;

      dag_pace_work (self);
      took_ms = (double) (dag_pace_read_us () - begin_us) / 1000.0;
      for (; at > 0 && ms[at - 1] > took_ms; at--)
        ms[at] = ms[at - 1];
      ms[at] = took_ms;
    }
  return ms[DAG_PACE_LAPS / 2];
}

G_END_DECLS

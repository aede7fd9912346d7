/* dag-test.h - waiting for a condition, never for a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

static inline gboolean
dag_test_on_deadline (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline gboolean
dag_test_on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What is awaited comes in no time on an idle machine; the limit is there for what never
 * comes. So many times as long is borne, for a slow machine that has other things to do. */
#define DAG_TEST_PATIENCE 12
/* What another thread brings about does not always wake the loop. */
#define DAG_TEST_TICK_MS 50

/* Runs the main loop until @condition holds; fails the test where it does not within @ms of
 * an idle machine. */
#define dag_test_await(condition, ms)                                                      \
  G_STMT_START                                                                             \
  {                                                                                        \
    gint64 dag_test_end_us                                                                 \
        = g_get_monotonic_time () + (gint64) (ms) * DAG_TEST_PATIENCE * 1000;              \
    guint dag_test_id = g_timeout_add (DAG_TEST_TICK_MS, dag_test_on_tick, NULL);          \
    while (!(condition) && g_get_monotonic_time () < dag_test_end_us)                      \
      g_main_context_iteration (NULL, TRUE);                                               \
    g_source_remove (dag_test_id);                                                         \
    if (!(condition))                                                                      \
      g_error ("%s:%d: not within %d ms: %s", __FILE__, __LINE__, (int) (ms), #condition); \
  }                                                                                        \
  G_STMT_END

/* Lets the last reference go and awaits the end of the object: what is still under way in
 * another thread or process may hold one until it is answered. */
#define dag_test_await_end(object)                                                         \
  G_STMT_START                                                                             \
  {                                                                                        \
    gpointer dag_test_object = (object);                                                   \
    g_object_add_weak_pointer (G_OBJECT (dag_test_object), &dag_test_object);              \
    g_object_unref (dag_test_object);                                                      \
    dag_test_await (dag_test_object == NULL, 15000);                                       \
  }                                                                                        \
  G_STMT_END

G_END_DECLS

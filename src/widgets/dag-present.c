/* dag-present.c - a window of many rows is made first, and shown in the next turn
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-present.h"

#define KEY_SOURCE "dag-present-later"

static gboolean
on_present_due (gpointer window)
{
  g_object_set_data (window, KEY_SOURCE, NULL);
  gtk_window_present (window);
  return G_SOURCE_REMOVE;
}

/* Closed before it was seen. */
static void
on_destroy (GtkWindow *window)
{
  guint id = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (window), KEY_SOURCE));

  if (id != 0)
    g_source_remove (id);
}

/**
 * dag_present_later:
 * @window: a #GtkWindow that was just made
 *
 * Shows it in the next turn of the main loop, before the next frame: to make a window takes
 * as long as to map it, and input may come in between.
 */
void
dag_present_later (gpointer window)
{
  guint id;

  g_return_if_fail (GTK_IS_WINDOW (window));

  id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_present_due, window, NULL);
  g_source_set_name_by_id (id, DAG_PRESENT_SOURCE);
  g_object_set_data (window, KEY_SOURCE, GUINT_TO_POINTER (id));
  g_signal_connect (window, "destroy", G_CALLBACK (on_destroy), NULL);
}

/* dag-escape.c - small windows that go with Escape
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-escape.h"

/**
 * dag_escape_closes:
 * @window: a window that is made without a template
 *
 * Escape and Ctrl+W close it, as they do every small window of ours.
 */
void
dag_escape_closes (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape|<Control>w"),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

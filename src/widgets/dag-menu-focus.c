/* dag-menu-focus.c - the keyboard comes back from a menu
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-menu-focus.h"

static gboolean
on_closed_since (gpointer user_data)
{
  GtkMenuButton *button = user_data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && popover != NULL && !gtk_widget_get_visible (popover)
      && (focus == NULL || !gtk_widget_get_mapped (focus)
          || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (GTK_WIDGET (button));
  return G_SOURCE_REMOVE;
}

/* Not within the signal: GTK has not yet moved the focus where it thinks it belongs. */
static void
on_closed (GtkMenuButton *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_closed_since, g_object_ref (button), g_object_unref);
}

/**
 * dag_menu_focus_returns:
 * @button: a button whose menu has menus within it
 *
 * GTK 4.8 leaves the keyboard in the closed menu where something in an inner menu was chosen:
 * every key is lost then. It goes back to the button.
 */
void
dag_menu_focus_returns (GtkMenuButton *button)
{
  GtkPopover *popover;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  popover = gtk_menu_button_get_popover (button);
  g_return_if_fail (popover != NULL);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), button,
                           G_CONNECT_SWAPPED);
}

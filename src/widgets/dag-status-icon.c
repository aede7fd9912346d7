/* dag-status-icon.c - the large pictures of empty pages, loaded when somebody sees them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-status-icon.h"

#include <adwaita.h>

#define ICON_KEY "dag-status-icon"

static void
on_map (AdwStatusPage *page)
{
  g_autofree char *icon_name = g_object_steal_data (G_OBJECT (page), ICON_KEY);

  g_signal_handlers_disconnect_by_func (page, on_map, NULL);
  if (icon_name != NULL && adw_status_page_get_icon_name (page) == NULL)
    adw_status_page_set_icon_name (page, icon_name);
}

static void
spare (AdwStatusPage *page)
{
  const char *icon_name = adw_status_page_get_icon_name (page);

  if (icon_name == NULL || gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;
  g_object_set_data_full (G_OBJECT (page), ICON_KEY, g_strdup (icon_name), g_free);
  adw_status_page_set_icon_name (page, NULL);
  g_signal_connect (page, "map", G_CALLBACK (on_map), NULL);
}

/**
 * dag_status_icon_spare_all:
 * @widget: a page that was just made, with what is in it
 *
 * GTK loads a picture before it is shown. One of 128 pixels is drawn from SVG, by a library
 * that takes more memory than the whole table of a team, for a page that says "nothing here"
 * and is hardly ever there. It gets its picture when it is first seen.
 */
void
dag_status_icon_spare_all (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_STATUS_PAGE (widget))
    spare (ADW_STATUS_PAGE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dag_status_icon_spare_all (child);
}

/* dag-history-actions.c - on the History page, what leads to a page leads to its past
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-history-page-private.h"

#include <string.h>

static void
show (DagHistoryPage *self,
      const char     *target)
{
  const char *colon = strchr (target, ':');
  g_autofree char *name = colon != NULL ? g_strndup (target, (gsize) (colon - target))
                                        : g_strdup (target);
  DagPage *page;

  dag_history_page_show_tab (self, name);
  page = dag_history_page_get_inner (self, name);
  if (page != NULL && colon != NULL)
    dag_page_show (page, colon + 1);
}

static void
on_show_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  show (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_search_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  dag_page_search (user_data);
}

static void
on_export_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  dag_page_export (user_data);
}

/* What else the window does from within a page; what changes something of today is not
 * offered beside figures of another day. */
static void
add_rest (GSimpleActionGroup *group,
          GActionMap         *window)
{
  static const char *const names[] = { "go-back", "menu", "refresh", "toggle-fullscreen" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (window, names[i]);

      if (action != NULL)
        g_action_map_add_action (G_ACTION_MAP (group), action);
    }
}

/* Tiles, changes and rows lead to "win.show": here they stay in the past. */
void
dag_history_page_add_actions (DagHistoryPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "show", .activate = on_show_activated, .parameter_type = "s" },
    { .name = "show-page", .activate = on_show_activated, .parameter_type = "s" },
    { .name = "search", .activate = on_search_activated },
    { .name = "export", .activate = on_export_activated },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  if (G_IS_ACTION_MAP (root))
    add_rest (group, G_ACTION_MAP (root));
  gtk_widget_insert_action_group (GTK_WIDGET (self->stack), "win", G_ACTION_GROUP (group));
}

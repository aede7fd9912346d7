/* dag-window-actions.c - what a person can do with the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-team-page.h"
#include "dag-window-private.h"

#include "dag-words-person.h"

#include <string.h>

static DagPage *
get_visible_page (DagWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

  return child != NULL ? DAG_PAGE (child) : NULL;
}

static void
on_refresh_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  dag_dashboard_refresh (DAG_WINDOW (user_data)->dashboard);
}

static void
on_search_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DagPage *page = get_visible_page (DAG_WINDOW (user_data));

  if (page != NULL && !dag_page_search (page))
    gtk_widget_error_bell (GTK_WIDGET (user_data));
}

static void
on_export_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DagPage *page = get_visible_page (DAG_WINDOW (user_data));

  if (page != NULL && !dag_page_export (page))
    gtk_widget_error_bell (GTK_WIDGET (user_data));
}

/* Closes what lies on top, one thing a press: the drawer, then an open detail. */
static void
on_go_back_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  DagWindow *self = DAG_WINDOW (user_data);
  DagPage *page = get_visible_page (self);

  if (dag_shell_get_drawer_open (self->shell))
    dag_shell_set_drawer_open (self->shell, FALSE);
  else if (page != NULL && !dag_page_go_back (page)
           && gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

static void
on_show_page_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  dag_window_show_page (DAG_WINDOW (user_data), g_variant_get_string (parameter, NULL),
                        NULL);
}

/* "queues:q-7" or "team:filter:break": the page, then what it is to show. */
static void
on_show_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  const char *target = g_variant_get_string (parameter, NULL);
  const char *colon = strchr (target, ':');
  g_autofree char *name = colon != NULL ? g_strndup (target, (gsize) (colon - target))
                                        : g_strdup (target);

  dag_window_show_page (DAG_WINDOW (user_data), name, colon != NULL ? colon + 1 : NULL);
}

static void
on_menu_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  dag_shell_header_popup_menu (DAG_WINDOW (user_data)->header);
}

static void
on_toggle_sidebar_activated (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  DagShell *shell = DAG_WINDOW (user_data)->shell;

  if (dag_shell_get_mode (shell) == DAG_SHELL_DRAWER)
    dag_shell_set_drawer_open (shell, !dag_shell_get_drawer_open (shell));
  else
    dag_shell_set_folded (shell, !dag_shell_get_folded (shell));
}

static void
on_toggle_fullscreen_activated (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  GtkWindow *window = GTK_WINDOW (user_data);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
on_mark_heavy_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  DagPage *page = get_visible_page (DAG_WINDOW (user_data));

  if (page == NULL || !DAG_IS_TEAM_PAGE (page)
      || !dag_team_page_mark_heavy (DAG_TEAM_PAGE (page)))
    gtk_widget_error_bell (GTK_WIDGET (user_data));
}

/* Others look at the screen: people are numbers, on every page at once. */
static void
on_hide_names_changed (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       user_data)
{
  DagWindow *self = DAG_WINDOW (user_data);

  g_simple_action_set_state (action, state);
  dag_words_person_set_hidden (g_variant_get_boolean (state));
  dag_dashboard_show_anew (self->dashboard);
}

/* What was told of the history, and is over. */
static void
on_dismiss_notice_activated (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  DagStore *store = dag_dashboard_get_store (DAG_WINDOW (user_data)->dashboard);

  if (store != NULL)
    dag_store_dismiss (store);
}

static void
on_dismiss_alert_activated (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  dag_window_hide_alert (DAG_WINDOW (user_data));
}

static const GActionEntry actions[] = {
  { .name = "refresh", .activate = on_refresh_activated },
  { .name = "search", .activate = on_search_activated },
  { .name = "export", .activate = on_export_activated },
  { .name = "dismiss-notice", .activate = on_dismiss_notice_activated },
  { .name = "dismiss-alert", .activate = on_dismiss_alert_activated },
  { .name = "go-back", .activate = on_go_back_activated },
  { .name = "show-page", .activate = on_show_page_activated, .parameter_type = "s" },
  { .name = "show", .activate = on_show_activated, .parameter_type = "s" },
  { .name = "mark-heavy", .activate = on_mark_heavy_activated },
  { .name = "menu", .activate = on_menu_activated },
  { .name = "toggle-sidebar", .activate = on_toggle_sidebar_activated },
  { .name = "toggle-fullscreen", .activate = on_toggle_fullscreen_activated },
  { .name = "hide-names", .state = "false", .change_state = on_hide_names_changed },
};

/* Adds the "win." actions; pause follows the dashboard's property both ways. */
void
dag_window_install_actions (DagWindow *self)
{
  g_autoptr (GPropertyAction) pause
      = g_property_action_new ("pause", self->dashboard, "paused");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions),
                                   self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (pause));
}

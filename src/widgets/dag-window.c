/* dag-window.c - the main window: sidebar, pages, notices
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-window.h"

#include "dag-css-class.h"
#include "dag-names-guard.h"
#include "dag-settings.h"
#include "dag-sidebar.h"
#include "dag-welcome-page.h"
#include "dag-window-private.h"

G_DEFINE_FINAL_TYPE (DagWindow, dag_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_mode_changed (DagWindow *self)
{
  DagShellMode mode = dag_shell_get_mode (self->shell);

  dag_shell_header_set_mode (self->header, mode);
  dag_notice_set_narrow (self->notice, mode == DAG_SHELL_DRAWER);
  dag_notice_set_narrow (self->alert_notice, mode == DAG_SHELL_DRAWER);
  dag_notice_set_narrow (self->welcome_notice, mode == DAG_SHELL_DRAWER);
  dag_css_class_set (GTK_WIDGET (self->root), "dag-narrow", mode == DAG_SHELL_DRAWER);
}

static void
on_visible_child_changed (DagWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  dag_shell_header_set_page (self->header, child != NULL ? DAG_PAGE (child) : NULL);
  dag_shell_set_drawer_open (self->shell, FALSE);
  if (dag_window_shows_alerts (self))
    dag_notice_clear (self->alert_notice);
  dag_window_update_occasion (self);
  dag_floor_release (self->floor);
  if (name != NULL)
    g_settings_set_string (self->settings, DAG_KEY_PAGE, name);
}

/* Without a source and without one to come, the welcome page takes the whole window. */
static void
update_root (DagWindow *self)
{
  gboolean nobody = dag_dashboard_get_state (self->dashboard) == DAG_DASHBOARD_EMPTY
                    && dag_connect_session_get_mode (self->session) == DAG_CONNECT_MODE_NONE;

  gtk_stack_set_visible_child_name (self->root, nobody ? "welcome" : "shell");
}

static void
on_dashboard_changed (DagWindow *self)
{
  dag_window_update_notice (self);
  update_root (self);
}

static void
on_session_changed (DagWindow *self)
{
  /* Why an attempt failed stays until the next one begins. */
  if (dag_connect_session_get_mode (self->session) != DAG_CONNECT_MODE_NONE)
    dag_notice_clear (self->welcome_notice);
  update_root (self);
}

static void
on_session_failed (DagWindow *self,
                   GError    *error)
{
  dag_window_report (self, error);
}

/* Seconds tick only while someone can see them: a window that is put away stays mapped. */
static void
on_sight_changed (DagWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  gboolean is_away = surface != NULL
                     && (gdk_toplevel_get_state (GDK_TOPLEVEL (surface))
                         & GDK_TOPLEVEL_STATE_MINIMIZED)
                            != 0;

  dag_dashboard_set_ticking (self->dashboard,
                             gtk_widget_get_mapped (GTK_WIDGET (self)) && !is_away);
}

static void
on_realize (DagWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::state",
                           G_CALLBACK (on_sight_changed), self, G_CONNECT_SWAPPED);
}

static void
on_high_contrast_changed (DagWindow *self)
{
  dag_css_class_set (GTK_WIDGET (self), "hc",
                     adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
}

static void
restore_state (DagWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, DAG_KEY_PAGE);

  gtk_window_set_default_size (
      GTK_WINDOW (self), g_settings_get_int (self->settings, DAG_KEY_WINDOW_WIDTH),
      g_settings_get_int (self->settings, DAG_KEY_WINDOW_HEIGHT));
  if (g_settings_get_boolean (self->settings, DAG_KEY_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  dag_window_show_page (self, page, NULL);
}

static gboolean
dag_window_close_request (GtkWindow *window)
{
  DagWindow *self = DAG_WINDOW (window);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, DAG_KEY_WINDOW_WIDTH, width);
  g_settings_set_int (self->settings, DAG_KEY_WINDOW_HEIGHT, height);
  g_settings_set_boolean (self->settings, DAG_KEY_WINDOW_MAXIMIZED,
                          gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (dag_window_parent_class)->close_request (window);
}

static void
connect_sidebars (DagWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);
  g_autoptr (DagSidebar) sidebar = NULL;
  g_autoptr (DagSidebar) rail = NULL;

  g_object_get (self->shell, "sidebar", &sidebar, "rail", &rail, NULL);
  dag_sidebar_set_pages (sidebar, pages);
  dag_sidebar_set_pages (rail, pages);
  dag_sidebar_set_dashboard (sidebar, self->dashboard);
  dag_sidebar_set_dashboard (rail, self->dashboard);
}

/* ./dev bench reads this line: how long it takes from the start to the first figures. */
static void
on_first_painted (GdkFrameClock *clock,
                  DagWindow     *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_painted, self);
  g_debug ("the first figures are on the screen");
}

static void
on_first_applied (DagWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (self->dashboard, on_first_applied, self);
  if (clock != NULL)
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_first_painted), self,
                             G_CONNECT_AFTER);
}

static void
connect_dashboard (DagWindow *self)
{
  const char *signals[] = { "notify::state", "notify::last-error",
                            "notify::needs-secret", "notify::store-problem" };

  dag_shell_header_set_dashboard (self->header, self->dashboard);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->dashboard, signals[i],
                             G_CALLBACK (on_dashboard_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dashboard, "applied", G_CALLBACK (on_first_applied), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "notify::mode", G_CALLBACK (on_session_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (on_session_failed), self,
                           G_CONNECT_SWAPPED);
  on_dashboard_changed (self);
}

/* GtkWindow:application is no construct property: it is there only after the building. */
static void
dag_window_set_up (DagWindow      *self,
                   DagApplication *application)
{
  self->settings = g_object_ref (dag_application_get_settings (application));
  self->dashboard = g_object_ref (dag_application_get_dashboard (application));
  self->session = g_object_ref (dag_application_get_session (application));
  dag_window_install_actions (self);
  dag_names_guard_add (GTK_APPLICATION_WINDOW (self), self->settings);
  dag_window_add_pages (self);
  connect_sidebars (self);
  connect_dashboard (self);
  restore_state (self);
  g_signal_connect_object (self->stack, "notify::visible-child",
                           G_CALLBACK (on_visible_child_changed), self,
                           G_CONNECT_SWAPPED);
  on_visible_child_changed (self);
  g_signal_connect (self, "map", G_CALLBACK (on_sight_changed), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (on_sight_changed), NULL);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_high_contrast_changed), self,
                           G_CONNECT_SWAPPED);
  on_high_contrast_changed (self);
  if (g_str_equal (DAG_PROFILE, "devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

static void
dag_window_dispose (GObject *object)
{
  DagWindow *self = DAG_WINDOW (object);

  /* It follows the dashboard, which outlives the window's group of actions. */
  if (self->dashboard != NULL)
    g_action_map_remove_action (G_ACTION_MAP (self), "pause");
  g_clear_object (&self->dashboard);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_WINDOW);
  G_OBJECT_CLASS (dag_window_parent_class)->dispose (object);
}

static void
dag_window_class_init (DagWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dag_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dag_window_close_request;

  /* After menus, searches and lists had their turn with it. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-back",
                                       NULL);

  g_type_ensure (DAG_TYPE_FLOOR);
  g_type_ensure (DAG_TYPE_NOTICE);
  g_type_ensure (DAG_TYPE_SHELL);
  g_type_ensure (DAG_TYPE_SHELL_HEADER);
  g_type_ensure (DAG_TYPE_SIDEBAR);
  g_type_ensure (DAG_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagWindow, root);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, shell);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, alert_notice);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, floor);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DagWindow, welcome_notice);
  gtk_widget_class_bind_template_callback (widget_class, on_mode_changed);
}

static void
dag_window_init (DagWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window; the application owns it
 */
DagWindow *
dag_window_new (DagApplication *application)
{
  DagWindow *self;

  g_return_val_if_fail (DAG_IS_APPLICATION (application), NULL);

  self = g_object_new (DAG_TYPE_WINDOW, "application", application, NULL);
  dag_window_set_up (self, application);
  return self;
}

/**
 * dag_window_get_page:
 * @self: a window
 * @name: a page's name, "queues"
 *
 * Returns: (transfer none) (nullable): that page
 */
DagPage *
dag_window_get_page (DagWindow  *self,
                     const char *name)
{
  GtkWidget *child;

  g_return_val_if_fail (DAG_IS_WINDOW (self), NULL);

  child = adw_view_stack_get_child_by_name (self->stack, name);
  return child != NULL ? DAG_PAGE (child) : NULL;
}

/**
 * dag_window_get_page_name:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the name of the page that is seen
 */
const char *
dag_window_get_page_name (DagWindow *self)
{
  g_return_val_if_fail (DAG_IS_WINDOW (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

/* A page that a key or a tile brought must not leave the focus ring on the row of another
 * page: Tab then begins anew. */
static void
leave_sidebar (DagWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_get_ancestor (focus, DAG_TYPE_SIDEBAR) != NULL)
    gtk_root_set_focus (GTK_ROOT (self), NULL);
}

/**
 * dag_window_show_page:
 * @self: a window
 * @name: a page's name; one that is not there changes nothing
 * @id: (nullable): what the page is to show, as dag_page_show() takes it
 */
void
dag_window_show_page (DagWindow  *self,
                      const char *name,
                      const char *id)
{
  DagPage *page;

  g_return_if_fail (DAG_IS_WINDOW (self));

  page = dag_window_get_page (self, name);
  if (page == NULL)
    return;
  leave_sidebar (self);
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  if (id != NULL)
    dag_page_show (page, id);
}

/* dag-window.c - the main window: sidebar, pages, notices
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-window.h"

struct _DagWindow
{
  AdwApplicationWindow parent_instance;

  AdwViewStack *stack;
};

G_DEFINE_FINAL_TYPE (DagWindow, dag_window, ADW_TYPE_APPLICATION_WINDOW)

static void
dag_window_class_init (DagWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DagWindow, stack);
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
  return g_object_new (DAG_TYPE_WINDOW, "application", application, NULL);
}

/* dag-application.c - the application: actions, accelerators, the one dashboard
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-application.h"

#include "dag-resources.h"
#include "dag-window.h"

struct _DagApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DagApplication, dag_application, ADW_TYPE_APPLICATION)

static void
dag_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (dag_window_new (DAG_APPLICATION (application)));
  gtk_window_present (window);
}

static void
dag_application_class_init (DagApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = dag_application_activate;
}

static void
dag_application_init (DagApplication *self)
{
}

/**
 * dag_application_new:
 *
 * Returns: (transfer full): the application
 */
DagApplication *
dag_application_new (void)
{
  g_resources_register (dag_get_resource ());
  return g_object_new (DAG_TYPE_APPLICATION,
                       "application-id", DAG_APP_ID,
                       "resource-base-path", DAG_RESOURCE_PATH,
                       NULL);
}

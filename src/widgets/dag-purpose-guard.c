/* dag-purpose-guard.c - shows the purpose page in front of what shows real people
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-purpose-guard.h"

#include "dag-purpose-page.h"
#include "dag-purpose.h"
#include "dag-settings.h"

#define NAME_CONTENT "content"
#define NAME_PURPOSE "purpose"

struct _DagPurposeGuard
{
  AdwBin parent_instance;

  GtkStack *stack;
  DagDashboard *dashboard;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DagPurposeGuard, dag_purpose_guard, ADW_TYPE_BIN)

static void
update (DagPurposeGuard *self)
{
  gboolean needed = dag_purpose_is_needed (self->settings, self->dashboard);

  gtk_stack_set_visible_child_name (self->stack, needed ? NAME_PURPOSE : NAME_CONTENT);
}

static void
on_accepted (DagPurposePage  *page,
             const char      *reference,
             DagPurposeGuard *self)
{
  DagConnection *connection = dag_dashboard_get_connection (self->dashboard);

  if (connection != NULL)
    dag_purpose_accept (self->settings, connection->id, g_get_real_time () / G_USEC_PER_SEC,
                        reference);
}

static void
dag_purpose_guard_dispose (GObject *object)
{
  DagPurposeGuard *self = DAG_PURPOSE_GUARD (object);

  g_clear_object (&self->dashboard);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dag_purpose_guard_parent_class)->dispose (object);
}

static void
dag_purpose_guard_class_init (DagPurposeGuardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_purpose_guard_dispose;
}

static void
dag_purpose_guard_init (DagPurposeGuard *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
add_pages (DagPurposeGuard *self,
           GtkWidget       *content)
{
  GtkWidget *purpose = dag_purpose_page_new ();

  g_signal_connect_object (purpose, "accepted", G_CALLBACK (on_accepted), self, 0);
  gtk_stack_add_named (self->stack, content, NAME_CONTENT);
  gtk_stack_add_named (self->stack, purpose, NAME_PURPOSE);
}

/**
 * dag_purpose_guard_add:
 * @page: a page that shows people, its child already set
 * @dashboard: what is watched
 * @settings: the program's settings
 *
 * Moves the child of @page behind a guard: as long as dag_purpose_is_needed() holds, the
 * purpose page stands in its place.
 *
 * Returns: (transfer none): the guard
 */
DagPurposeGuard *
dag_purpose_guard_add (AdwBin       *page,
                       DagDashboard *dashboard,
                       GSettings    *settings)
{
  g_autoptr (GtkWidget) content = NULL;
  DagPurposeGuard *self;

  g_return_val_if_fail (ADW_IS_BIN (page) && adw_bin_get_child (page) != NULL, NULL);
  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (DAG_TYPE_PURPOSE_GUARD, NULL);
  self->dashboard = g_object_ref (dashboard);
  self->settings = g_object_ref (settings);
  content = g_object_ref (adw_bin_get_child (page));
  adw_bin_set_child (page, NULL);
  add_pages (self, content);
  adw_bin_set_child (page, GTK_WIDGET (self));
  g_signal_connect_object (dashboard, "applied", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dashboard, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" DAG_KEY_PURPOSES_ACCEPTED,
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * dag_purpose_guard_is_open:
 * @self: a guard
 *
 * Returns: whether the content is shown (search and the like make sense)
 */
gboolean
dag_purpose_guard_is_open (DagPurposeGuard *self)
{
  g_return_val_if_fail (DAG_IS_PURPOSE_GUARD (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), NAME_CONTENT) == 0;
}

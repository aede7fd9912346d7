/* dag-sidebar.c - the list of pages, and below it how the source is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sidebar.h"

#include "dag-sidebar-status.h"

struct _DagSidebar
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkWidget *title;
  DagSidebarStatus *status;
  gboolean compact;
};

typedef enum
{
  PROP_COMPACT = 1,
} DagSidebarProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

G_DEFINE_FINAL_TYPE (DagSidebar, dag_sidebar, ADW_TYPE_BIN)

/* A badge says how many things wait on a page: none needs no badge. */
static gboolean
has_badge (GtkListItem *item,
           guint        number)
{
  return number > 0;
}

static char *
format_badge (GtkListItem *item,
              guint        number)
{
  return number > 99 ? g_strdup ("99+") : g_strdup_printf ("%u", number);
}

static void
dag_sidebar_constructed (GObject *object)
{
  DagSidebar *self = DAG_SIDEBAR (object);
  const char *resource = self->compact ? DAG_RESOURCE_PATH
                             "/ui/dag-sidebar-row-compact.ui"
                                       : DAG_RESOURCE_PATH "/ui/dag-sidebar-row.ui";
  g_autoptr (GtkBuilderScope) scope = gtk_builder_cscope_new ();
  g_autoptr (GtkListItemFactory) factory = NULL;

  G_OBJECT_CLASS (dag_sidebar_parent_class)->constructed (object);
  gtk_builder_cscope_add_callback_symbol (GTK_BUILDER_CSCOPE (scope), "has_badge",
                                          G_CALLBACK (has_badge));
  gtk_builder_cscope_add_callback_symbol (GTK_BUILDER_CSCOPE (scope), "format_badge",
                                          G_CALLBACK (format_badge));
  factory = gtk_builder_list_item_factory_new_from_resource (scope, resource);
  gtk_list_view_set_factory (self->list, factory);
  gtk_widget_set_visible (self->title, !self->compact);
  dag_sidebar_status_set_compact (self->status, self->compact);
  if (self->compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
}

static void
dag_sidebar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DAG_TYPE_SIDEBAR);
  G_OBJECT_CLASS (dag_sidebar_parent_class)->dispose (object);
}

static void
dag_sidebar_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  DagSidebar *self = DAG_SIDEBAR (object);

  switch ((DagSidebarProperty) id)
    {
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    }
}

static void
dag_sidebar_class_init (DagSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dag_sidebar_constructed;
  object_class->dispose = dag_sidebar_dispose;
  object_class->set_property = dag_sidebar_set_property;

  properties[PROP_COMPACT] = g_param_spec_boolean (
      "compact", NULL, NULL, FALSE,
      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (DAG_TYPE_SIDEBAR_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DagSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DagSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, DagSidebar, status);
}

static void
dag_sidebar_init (DagSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_sidebar_set_dashboard:
 * @self: a sidebar
 * @dashboard: whose state is told below the pages
 */
void
dag_sidebar_set_dashboard (DagSidebar   *self,
                           DagDashboard *dashboard)
{
  g_return_if_fail (DAG_IS_SIDEBAR (self));

  dag_sidebar_status_set_dashboard (self->status, dashboard);
}

/**
 * dag_sidebar_set_pages:
 * @self: a sidebar
 * @pages: the pages of an AdwViewStack
 */
void
dag_sidebar_set_pages (DagSidebar        *self,
                       GtkSelectionModel *pages)
{
  g_return_if_fail (DAG_IS_SIDEBAR (self));
  g_return_if_fail (GTK_IS_SELECTION_MODEL (pages));

  gtk_list_view_set_model (self->list, pages);
}

/* dag-welcome-page.c - the first thing a new user sees: look around, or connect
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-welcome-page.h"

struct _DagWelcomePage
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkMenuButton *scenario_button;
  GtkWidget *simulate_button;
};

G_DEFINE_FINAL_TYPE (DagWelcomePage, dag_welcome_page, ADW_TYPE_BIN)

static gboolean
dag_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DAG_WELCOME_PAGE (widget)->simulate_button);
}

static void
dag_welcome_page_class_init (DagWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = dag_welcome_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagWelcomePage, icon);
  gtk_widget_class_bind_template_child (widget_class, DagWelcomePage, scenario_button);
  gtk_widget_class_bind_template_child (widget_class, DagWelcomePage, simulate_button);
}

static void
dag_welcome_page_init (DagWelcomePage *self)
{
  GtkWidget *label;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* its own label of a button would be one line, wider than a narrow window */
  label = gtk_label_new_with_mnemonic (gtk_menu_button_get_label (self->scenario_button));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_menu_button_set_child (self->scenario_button, label);
  gtk_menu_button_set_always_show_arrow (self->scenario_button, TRUE);
  gtk_image_set_from_icon_name (self->icon, DAG_APP_ID);
}

/**
 * dag_welcome_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dag_welcome_page_new (void)
{
  return g_object_new (DAG_TYPE_WELCOME_PAGE, NULL);
}

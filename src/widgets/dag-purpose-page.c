/* dag-purpose-page.c - what watching people is for, on what ground, how long, who sees it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-purpose-page.h"

struct _DagPurposePage
{
  AdwBin parent_instance;

  GtkEditable *reference_row;
  GtkWidget *accept_button;
};

typedef enum
{
  SIGNAL_ACCEPTED,
} DagPurposePageSignal;

static guint signals[SIGNAL_ACCEPTED + 1];

G_DEFINE_FINAL_TYPE (DagPurposePage, dag_purpose_page, ADW_TYPE_BIN)

static void
on_accept (DagPurposePage *self)
{
  g_autofree char *reference
      = g_strstrip (g_strdup (gtk_editable_get_text (self->reference_row)));

  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, reference);
}

static gboolean
dag_purpose_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DAG_PURPOSE_PAGE (widget)->accept_button);
}

static void
dag_purpose_page_class_init (DagPurposePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = dag_purpose_page_grab_focus;

  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DAG_RESOURCE_PATH "/ui/dag-purpose-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DagPurposePage, reference_row);
  gtk_widget_class_bind_template_child (widget_class, DagPurposePage, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
}

static void
dag_purpose_page_init (DagPurposePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dag_purpose_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dag_purpose_page_new (void)
{
  return g_object_new (DAG_TYPE_PURPOSE_PAGE, NULL);
}

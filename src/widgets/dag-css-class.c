/* dag-css-class.c - a style that comes and goes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-css-class.h"

/**
 * dag_css_class_set:
 * @widget: a widget
 * @css_class: "suggested-action"
 * @is_on: whether @widget has it from now on
 */
void
dag_css_class_set (GtkWidget  *widget,
                   const char *css_class,
                   gboolean    is_on)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && css_class != NULL);

  if (is_on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

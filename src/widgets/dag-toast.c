/* dag-toast.c - a sentence that passes by, with a way back where something was undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-toast.h"

#include "dag-compat.h"
#include "dag-floor.h"

#include <adwaita.h>

/* A toast of AdwToastOverlay takes markup: words of others are in it. */
static AdwToast *
new_toast (const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  return adw_toast_new (escaped);
}

static void
add_toast (GtkWidget  *widget,
           AdwToast   *toast,
           const char *sentence)
{
  GtkWidget *floor = gtk_widget_get_ancestor (widget, DAG_TYPE_FLOOR);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  dag_compat_announce (widget, sentence);
  if (floor != NULL)
    dag_floor_add_toast (DAG_FLOOR (floor), toast);
  else if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/**
 * dag_toast_give_place:
 * @window: a window of its own, new, whose content is there
 *
 * Lays the toasts of what is in @window over its content.
 */
void
dag_toast_give_place (AdwWindow *window)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (GtkWidget) content = NULL;

  g_return_if_fail (ADW_IS_WINDOW (window) && adw_window_get_content (window) != NULL);

  content = g_object_ref (adw_window_get_content (window));
  adw_window_set_content (window, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), content);
  adw_window_set_content (window, overlay);
}

/**
 * dag_toast_show:
 * @widget: where it happened
 * @sentence: what happened, plain text
 */
void
dag_toast_show (GtkWidget  *widget,
                const char *sentence)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && sentence != NULL);

  add_toast (widget, new_toast (sentence), sentence);
}

/**
 * dag_toast_offer:
 * @widget: where it happened
 * @sentence: what happened, plain text
 * @button: label of the way back
 * @on_pressed: called with @widget where the button was pressed, while @widget lives
 */
void
dag_toast_offer (GtkWidget  *widget,
                 const char *sentence,
                 const char *button,
                 GCallback   on_pressed)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && sentence != NULL && on_pressed != NULL);

  toast = new_toast (sentence);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, 10); /* long enough to find the button by keyboard */
  g_signal_connect_object (toast, "button-clicked", on_pressed, widget, G_CONNECT_SWAPPED);
  add_toast (widget, toast, sentence);
}

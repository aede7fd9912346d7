/* dag-look.h - windows of a test as the application dresses them, and pictures of them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-test.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The application's own style and icons, which it loads by itself. */
static inline void
dag_look_dress (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, DAG_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    DAG_RESOURCE_PATH "/icons");
}

static inline void
dag_look_on_painted (GdkFrameClock *clock,
                     guint         *n_frames)
{
  (*n_frames)++;
}

/* Waits until what was asked for has been drawn. */
static inline void
dag_look_draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint n_frames = 0;
  gulong id
      = g_signal_connect (clock, "after-paint", G_CALLBACK (dag_look_on_painted), &n_frames);

  for (guint i = 1; i <= 3; i++)
    {
      gtk_widget_queue_draw (window);
      dag_test_await (n_frames >= i, 10000);
    }
  g_signal_handler_disconnect (clock, id);
}

/* A picture of a window, where somebody wants to look: DAG_LOOK is a folder. */
static inline void
dag_look_at (gpointer    window,
             const char *name)
{
  const char *folder = g_getenv ("DAG_LOOK");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;
  GtkSnapshot *snapshot = NULL;

  if (folder == NULL)
    return;
  dag_look_draw (window);
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         NULL);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  gdk_texture_save_to_png (texture, path);
}

/* As wide as DAG_LOOK_WIDTH asks for, if it does. */
static inline void
dag_look_narrow (gpointer window)
{
  const char *width = g_getenv ("DAG_LOOK_WIDTH");

  if (width != NULL)
    gtk_window_set_default_size (window, (int) g_ascii_strtoll (width, NULL, 10), 760);
}

/* A window of its own around @content. */
static inline GtkWidget *
dag_look_present (GtkWidget *content,
                  int        width,
                  int        height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  dag_look_narrow (window);
  gtk_window_present (GTK_WINDOW (window));
  dag_test_await (gtk_widget_get_mapped (content), 10000);
  return window;
}

G_END_DECLS

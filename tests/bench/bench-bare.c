/* bench-bare.c - a window of libadwaita with nothing in it: the least that any program costs
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Prints "shown" with its first frame; bench-quiet.py compares start and memory. */
#include <adwaita.h>

static void
on_after_paint (GdkFrameClock *clock,
                gboolean      *is_shown)
{
  if (!*is_shown)
    g_print ("shown\n");
  *is_shown = TRUE;
}

static void
on_activate (GApplication *application,
             gboolean     *is_shown)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_realize (window);
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint",
                          G_CALLBACK (on_after_paint), is_shown);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application
      = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  gboolean is_shown = FALSE;

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &is_shown);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

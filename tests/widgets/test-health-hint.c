/* test-health-hint.c - a note that tells of somebody's health is told so, as it is typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-health-hint.h"

static void
test_hint (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *hint;

  gtk_text_buffer_set_text (buffer, "Anna has the flu", -1);
  gtk_box_append (GTK_BOX (box), view);
  hint = dag_health_hint_new (GTK_TEXT_VIEW (view));
  gtk_box_append (GTK_BOX (box), hint);
  g_assert_true (gtk_widget_get_visible (hint));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (hint)), "“flu” "));
  gtk_text_buffer_set_text (buffer, "Anna is back on Thursday", -1);
  g_assert_false (gtk_widget_get_visible (hint));
  gtk_text_buffer_set_text (buffer, "Daan: <b>burn-out</b>", -1);
  g_assert_true (gtk_widget_get_visible (hint));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (hint)), "“burn-out” "));
  g_object_unref (box);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/health-hint", test_hint);
  return g_test_run ();
}

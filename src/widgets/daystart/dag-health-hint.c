/* dag-health-hint.c - a line below a text that tells of somebody's health
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-health-hint.h"

#include "dag-compat.h"
#include "dag-privacy.h"

#include <glib/gi18n.h>

/* It asks and never forbids: only who writes knows what is meant. */
static void
on_changed (GtkTextBuffer *buffer,
            GtkLabel      *hint)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autofree char *word = NULL;
  g_autofree char *sentence = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  word = dag_privacy_health_words (text);
  if (word != NULL)
    sentence = g_strdup_printf (
        /* Translators: %s is the word that was typed, "flu" */
        _ ("“%s” tells of somebody’s health. Write what the work needs, not why somebody "
           "is away."),
        word);
  if (sentence != NULL && !gtk_widget_get_visible (GTK_WIDGET (hint)))
    dag_compat_announce (GTK_WIDGET (hint), sentence);
  gtk_label_set_text (hint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (hint), sentence != NULL);
}

/**
 * dag_health_hint_new:
 * @view: where somebody writes about people
 *
 * Health is a special category of data (GDPR, article 9): it does not belong in the notes
 * of a team.
 *
 * Returns: (transfer floating): a label to put below @view, seen only where there is need
 */
GtkWidget *
dag_health_hint_new (GtkTextView *view)
{
  GtkWidget *hint = gtk_label_new (NULL);

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), hint);

  gtk_label_set_xalign (GTK_LABEL (hint), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "warning");
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed",
                           G_CALLBACK (on_changed), hint, 0);
  on_changed (gtk_text_view_get_buffer (view), GTK_LABEL (hint));
  return hint;
}

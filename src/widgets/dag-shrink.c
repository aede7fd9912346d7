/* dag-shrink.c - buttons whose label may be cut where there is no room
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-shrink.h"

#define WHOLE_CHARS 12 /* "Alle teams", "wo 25 nov." */

/* As somebody chose it who sees less: there is no room for whole words then. */
static gboolean
is_text_large (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 120 * 1024;
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *found = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/**
 * dag_shrink_label:
 * @button: a button with a label: of any kind, for GTK gives only some a property for it
 *
 * Lets the label be cut at its end, so that text twice as large does not make a row of
 * buttons wider than the window. Call it again where the label is set anew.
 */
void
dag_shrink_label (GtkWidget *button)
{
  GtkLabel *label = NULL;

  g_return_if_fail (GTK_IS_WIDGET (button));

  label = find_label (button);
  if (label != NULL)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}

/**
 * dag_shrink_to_words:
 * @button: a button with a label, as above, or a label
 *
 * As dag_shrink_label(), but a word or two stay whole, where text is not large: what stands
 * beside them gives way.
 */
void
dag_shrink_to_words (GtkWidget *button)
{
  GtkLabel *label = NULL;
  long n_chars;

  g_return_if_fail (GTK_IS_WIDGET (button));

  label = find_label (button);
  if (label == NULL)
    return;
  n_chars = g_utf8_strlen (gtk_label_get_text (label), -1);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, n_chars <= WHOLE_CHARS && !is_text_large (button)
                                        ? (int) n_chars
                                        : -1);
}

/**
 * dag_wrap_label:
 * @button: a button with a label, as above
 *
 * Lets the label go on in another line: for a sentence, which cut would lose its sense.
 */
void
dag_wrap_label (GtkWidget *button)
{
  GtkLabel *label = NULL;

  g_return_if_fail (GTK_IS_WIDGET (button));

  label = find_label (button);
  if (label == NULL)
    return;
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, 0);
}

/* dag-wrapped-text.c - text of several lines, from the side at which the window begins
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-wrapped-text.h"

#include "dag-words-note.h"

/**
 * dag_wrapped_text_set:
 * @label: a label that wraps
 * @text: (nullable): what it is to say
 *
 * A wrapped text that is written the other way than the window would stand at the other end,
 * away from what it belongs to: Pango turns the justification of such a paragraph round.
 */
void
dag_wrapped_text_set (GtkLabel   *label,
                      const char *text)
{
  g_autofree char *shown = NULL;
  PangoLayoutLine *line;
  gboolean rtl;

  g_return_if_fail (GTK_IS_LABEL (label));

  shown = dag_words_note (text != NULL ? text : "", NULL);
  if (g_str_equal (gtk_label_get_label (label), shown))
    return;
  gtk_label_set_label (label, shown);
  rtl = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL;
  line = pango_layout_get_line_readonly (gtk_label_get_layout (label), 0);
  gtk_label_set_justify (label,
                         pango_layout_line_get_resolved_direction (line)
                                 == (rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL)
                             ? GTK_JUSTIFY_RIGHT
                             : GTK_JUSTIFY_LEFT);
}

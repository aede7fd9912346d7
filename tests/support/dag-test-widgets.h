/* dag-test-widgets.h - finds widgets as a person does: by what is written on them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

static inline gboolean
dag_test_is_called (GtkWidget  *widget,
                    const char *title)
{
  const char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget))
    text = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  else if (GTK_IS_BUTTON (widget))
    text = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (text == NULL)
    return FALSE;
  parts = g_strsplit (text, "_", -1);
  plain = g_strjoinv ("", parts);
  return g_str_equal (plain, title);
}

/* The first visible widget of @type below @root that is called @title; NULL for none. */
static inline GtkWidget *
dag_test_find (GtkWidget  *root,
               GType       type,
               const char *title)
{
  GtkWidget *child;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && dag_test_is_called (root, title))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = dag_test_find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* How far the last line of a wrapped text stands from where the window begins, in pixels. */
static inline int
dag_test_get_indent (GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  PangoRectangle line;

  g_assert_cmpint (pango_layout_get_line_count (layout), >=, 2);
  while (pango_layout_iter_next_line (iter))
    continue;
  pango_layout_iter_get_line_extents (iter, NULL, &line);
  if (gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL)
    line.x = pango_layout_get_width (layout) - line.x - line.width;
  return PANGO_PIXELS (line.x);
}

G_END_DECLS

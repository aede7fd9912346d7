/* dag-break-list.c - a short list of a detail: a line, what it is of, how it stands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-list.h"

#include "dag-css-class.h"

#include <glib/gi18n.h>

typedef struct
{
  AdwActionRow *row;
  GtkLabel *value;
  GtkWidget *button;
  char *id;
} Line;

struct _DagBreakList
{
  AdwBin parent_instance;

  GtkListBox *box;
  GtkLabel *empty;
  GPtrArray *lines; /* of Line */
  guint n;          /* filled since begin() */
};

static guint remove_signal;

G_DEFINE_FINAL_TYPE (DagBreakList, dag_break_list, ADW_TYPE_BIN)

static void
line_free (gpointer memory)
{
  Line *line = memory;

  g_clear_pointer (&line->id, g_free);
  g_free (line);
}

static void
on_remove_clicked (GtkButton    *button,
                   DagBreakList *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      g_autofree char *id = NULL;

      if (line->button != GTK_WIDGET (button))
        continue;
      id = g_strdup (line->id);
      g_signal_emit (self, remove_signal, 0, id);
      return;
    }
}

static Line *
add_line (DagBreakList *self)
{
  Line *line = g_new0 (Line, 1);

  line->row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_action_row_set_title_lines (line->row, 3);
  adw_action_row_set_subtitle_lines (line->row, 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), FALSE);
  line->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (line->value, 1);
  gtk_widget_add_css_class (GTK_WIDGET (line->value), "numeric");
  adw_action_row_add_suffix (line->row, GTK_WIDGET (line->value));
  line->button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (line->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line->button, "flat");
  gtk_widget_set_tooltip_text (line->button, _ ("Take it out; Ctrl+Z brings it back"));
  g_signal_connect_object (line->button, "clicked", G_CALLBACK (on_remove_clicked), self, 0);
  adw_action_row_add_suffix (line->row, line->button);
  gtk_list_box_append (self->box, GTK_WIDGET (line->row));
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
dag_break_list_finalize (GObject *object)
{
  g_clear_pointer (&DAG_BREAK_LIST (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (dag_break_list_parent_class)->finalize (object);
}

static void
dag_break_list_class_init (DagBreakListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dag_break_list_finalize;
  remove_signal = g_signal_new ("remove", DAG_TYPE_BREAK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dag_break_list_init (DagBreakList *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_xalign (self->empty, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dag-soft");
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (self->empty));
  adw_bin_set_child (ADW_BIN (self), both);
}

/* What is added from here on is the whole list. */
void
dag_break_list_begin (DagBreakList *self)
{
  g_return_if_fail (DAG_IS_BREAK_LIST (self));

  self->n = 0;
}

/**
 * dag_break_list_add:
 * @self: a list
 * @title: the line
 * @subtitle: what it is of
 * @value: how it stands
 * @strong: whether it is the one that counts
 * @id: (nullable): of what a button takes out; %NULL: there is no button
 */
void
dag_break_list_add (DagBreakList *self,
                    const char   *title,
                    const char   *subtitle,
                    const char   *value,
                    gboolean      strong,
                    const char   *id)
{
  g_autofree char *remove = NULL;
  Line *line;

  g_return_if_fail (DAG_IS_BREAK_LIST (self));

  line = self->n < self->lines->len ? g_ptr_array_index (self->lines, self->n)
                                    : add_line (self);
  self->n++;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_action_row_set_subtitle (line->row, subtitle);
  gtk_label_set_label (line->value, value);
  dag_css_class_set (GTK_WIDGET (line->value), "heading", strong);
  g_free (g_steal_pointer (&line->id));
  line->id = g_strdup (id);
  gtk_widget_set_visible (line->button, id != NULL);
  /* Translators: %s is what is taken out, "13:00–13:30" */
  remove = g_strdup_printf (_ ("Take out %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
}

/**
 * dag_break_list_end:
 * @self: a list
 * @when_empty: what is said where nothing was added
 */
void
dag_break_list_end (DagBreakList *self,
                    const char   *when_empty)
{
  g_return_if_fail (DAG_IS_BREAK_LIST (self));

  while (self->lines->len > self->n)
    {
      Line *line = g_ptr_array_index (self->lines, self->lines->len - 1);

      gtk_list_box_remove (self->box, GTK_WIDGET (line->row));
      g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
    }
  gtk_label_set_label (self->empty, when_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->box), self->n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), self->n == 0);
}

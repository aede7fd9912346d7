/* dag-fact-box.c - a few figures side by side, each under its name
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-fact-box.h"

#include "dag-cell.h"
#include "dag-value.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const DagColumn *column;
  GtkWidget *card;
  GtkLabel *value;
  GtkLabel *detail;
} Fact;

struct _DagFactBox
{
  GtkWidget parent_instance;

  GtkFlowBox *box;
  GArray *facts; /* of Fact */
};

G_DEFINE_FINAL_TYPE (DagFactBox, dag_fact_box, GTK_TYPE_WIDGET)

static GtkLabel *
append_label (GtkWidget  *box,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
dag_fact_box_add (DagFactBox      *self,
                  const DagColumn *column)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkLabel *title = append_label (card, "caption-heading");
  Fact fact = { column, child, NULL, NULL };

  gtk_label_set_label (title, _ (column->title));
  gtk_widget_add_css_class (GTK_WIDGET (title), "dag-dim");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "dag-fact-card");
  gtk_box_append (GTK_BOX (card), line);
  fact.value = append_label (line, "title-2");
  gtk_label_set_ellipsize (fact.value, PANGO_ELLIPSIZE_NONE); /* the detail gives way */
  gtk_widget_set_direction (GTK_WIDGET (fact.value), GTK_TEXT_DIR_LTR); /* "67 %" */
  fact.detail = append_label (line, "dag-dim");
  gtk_widget_set_valign (GTK_WIDGET (fact.detail), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (fact.detail), "dag-fact-detail");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->box, child);
  g_array_append_val (self->facts, fact);
}

/* A cell left empty says nothing in a table of many; beside a title it would look unknown. */
static char *
dup_empty_text (const DagColumn *column,
                gconstpointer    record,
                gpointer         context)
{
  double value = column->get_value != NULL && column->unit == DAG_COLUMN_UNIT_SECONDS
                     ? column->get_value (record, context)
                     : DAG_SECONDS_ABSENT;

  return dag_words_duration (value);
}

static void
fact_update (Fact          *fact,
             gconstpointer  record,
             gpointer       context)
{
  DagCellContent content = { 0 };
  g_autofree char *reason = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *label = NULL;
  const char *text = NULL;
  g_autofree char *empty = NULL;

  fact->column->format (&content, record, context);
  if (fact->column->explain != NULL)
    reason = fact->column->explain (record, context);
  text = content.text;
  if (text == NULL || *text == '\0')
    text = empty = dup_empty_text (fact->column, record, context);
  gtk_label_set_label (fact->value, text);
  gtk_label_set_label (fact->detail, content.detail != NULL ? content.detail : "");
  gtk_widget_set_visible (GTK_WIDGET (fact->detail), content.detail != NULL);
  tooltip = reason != NULL ? g_strdup_printf ("%s\n%s", _ (fact->column->tooltip), reason)
                           : g_strdup (_ (fact->column->tooltip));
  gtk_widget_set_tooltip_text (fact->card, tooltip);
  label = g_strdup_printf (C_ ("cell", "%s: %s"), _ (fact->column->title),
                           content.spoken != NULL ? content.spoken : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fact->card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  dag_cell_content_clear (&content);
}

static void
dag_fact_box_dispose (GObject *object)
{
  DagFactBox *self = DAG_FACT_BOX (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->box)));
  G_OBJECT_CLASS (dag_fact_box_parent_class)->dispose (object);
}

static void
dag_fact_box_finalize (GObject *object)
{
  g_clear_pointer (&DAG_FACT_BOX (object)->facts, g_array_unref);
  G_OBJECT_CLASS (dag_fact_box_parent_class)->finalize (object);
}

static void
dag_fact_box_class_init (DagFactBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_fact_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_fact_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dag_fact_box_init (DagFactBox *self)
{
  self->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "dag-facts");
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_row_spacing (self->box, 12);
  gtk_flow_box_set_column_spacing (self->box, 12);
  gtk_flow_box_set_min_children_per_line (self->box, 1);
  gtk_flow_box_set_max_children_per_line (self->box, 4);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

/**
 * dag_fact_box_setup:
 * @self: a box, once
 * @columns: of a table; static
 * @n_columns: how many
 * @ids: which of them, in this order, %NULL-terminated
 */
void
dag_fact_box_setup (DagFactBox        *self,
                    const DagColumn   *columns,
                    guint              n_columns,
                    const char *const *ids)
{
  g_return_if_fail (DAG_IS_FACT_BOX (self));

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < n_columns; j++)
      if (strcmp (columns[j].id, ids[i]) == 0)
        dag_fact_box_add (self, &columns[j]);
  if (self->facts->len == 5)
    gtk_flow_box_set_max_children_per_line (self->box, 5);
}

/**
 * dag_fact_box_update:
 * @self: a box
 * @record: what to show
 * @context: for the columns' functions
 */
void
dag_fact_box_update (DagFactBox    *self,
                     gconstpointer  record,
                     gpointer       context)
{
  g_return_if_fail (DAG_IS_FACT_BOX (self) && record != NULL);

  for (guint i = 0; i < self->facts->len; i++)
    fact_update (&g_array_index (self->facts, Fact, i), record, context);
}

const char *
dag_fact_box_get_text (DagFactBox *self,
                       const char *id)
{
  g_return_val_if_fail (DAG_IS_FACT_BOX (self), NULL);

  for (guint i = 0; i < self->facts->len; i++)
    {
      Fact *fact = &g_array_index (self->facts, Fact, i);

      if (strcmp (fact->column->id, id) == 0)
        return gtk_label_get_label (fact->value);
    }
  return NULL;
}

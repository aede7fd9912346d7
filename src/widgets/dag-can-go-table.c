/* dag-can-go-table.c - what it costs if one more person goes now, in ten, in twenty minutes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-can-go-table.h"

#include "dag-either.h"
#include "dag-words-can-go.h"

#include <glib/gi18n.h>

typedef enum
{
  COLUMN_WHEN,
  COLUMN_LEVEL,
  COLUMN_WAIT,
  COLUMN_COUNT,
} Column;
#define N_COLUMNS 4
#define N_BRIEF 2 /* the first ones */

struct _DagCanGoTable
{
  AdwBin parent_instance;

  GtkGrid *grid;
  GtkLabel *titles[N_COLUMNS];
  GtkLabel *cells[DAG_CAN_GO_N_DELAYS][N_COLUMNS];
  /* Where text is large and the window narrow the service level alone. */
  GtkGrid *brief;
  GtkLabel *lines[DAG_CAN_GO_N_DELAYS][N_BRIEF];
};

typedef enum
{
  PROP_COMPACT = 1,
} DagCanGoTableProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

G_DEFINE_FINAL_TYPE (DagCanGoTable, dag_can_go_table, ADW_TYPE_BIN)

static GtkLabel *
add_label (GtkGrid    *grid,
           const char *text,
           Column      column,
           int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_WHEN ? 0.0f : 1.0f);
  gtk_label_set_justify (GTK_LABEL (label),
                         column == COLUMN_WHEN ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (label), row == 0);
  if (row > 0 && column != COLUMN_WHEN)
    /* "58 → 55 %" turned round would say that it gets better. */
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
add_title (DagCanGoTable *self,
           const char    *text,
           Column         column)
{
  self->titles[column] = add_label (self->grid, text, column, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->titles[column]), "dag-dim");
}

static void
set_column_visible (DagCanGoTable *self,
                    Column         column,
                    gboolean       visible)
{
  gtk_widget_set_visible (GTK_WIDGET (self->titles[column]), visible);
  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->cells[i][column]), visible);
}

static void
dag_can_go_table_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((DagCanGoTableProperty) id)
    {
    case PROP_COMPACT:
      set_column_visible (DAG_CAN_GO_TABLE (object), COLUMN_COUNT,
                          !g_value_get_boolean (value));
      /* In a card the figures stand under those of the people above them. */
      gtk_widget_set_hexpand (GTK_WIDGET (DAG_CAN_GO_TABLE (object)->titles[COLUMN_WHEN]),
                              g_value_get_boolean (value));
      break;
    }
}

static void
dag_can_go_table_class_init (DagCanGoTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dag_can_go_table_set_property;
  /* Without the column that a card at the side has no room for; it is spoken all the same. */
  properties[PROP_COMPACT]
      = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dag_can_go_table_init (DagCanGoTable *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  add_title (self, _ ("If one more goes"), COLUMN_WHEN);
  add_title (self, _ ("Service level"), COLUMN_LEVEL);
  add_title (self, _ ("Mean wait"), COLUMN_WAIT);
  /* Translators: above how many could go on a break without the customers noticing */
  add_title (self, _ ("Unnoticed"), COLUMN_COUNT);
  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
    for (guint column = 0; column < N_COLUMNS; column++)
      self->cells[i][column] = add_label (self->grid, NULL, (Column) column, (int) i + 1);
  self->brief = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  for (guint column = 0; column < N_BRIEF; column++)
    {
      GtkLabel *title = add_label (
          self->brief, column == COLUMN_WHEN ? _ ("If one more goes") : _ ("Service level"),
          (Column) column, 0);

      gtk_widget_add_css_class (GTK_WIDGET (title), "dag-dim");
      for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
        self->lines[i][column] = add_label (self->brief, NULL, (Column) column, (int) i + 1);
    }
  adw_bin_set_child (ADW_BIN (self),
                     dag_either_new (GTK_WIDGET (self->grid), GTK_WIDGET (self->brief)));
}

GtkWidget *
dag_can_go_table_new (void)
{
  return g_object_new (DAG_TYPE_CAN_GO_TABLE, NULL);
}

static void
show_moment (DagCanGoTable        *self,
             const DagCanGoAnswer *answer,
             guint                 i)
{
  g_autofree char *when = dag_words_can_go_when (dag_can_go_delays_min[i]);
  g_autofree char *level = dag_words_can_go_change (&answer->level[i], &answer->level_one[i]);
  g_autofree char *wait = dag_words_can_go_wait (&answer->wait[i], &answer->wait_one[i]);
  g_autofree char *count = dag_words_can_go_count (answer->n_can_go[i]);
  g_autofree char *band = dag_words_can_go_band (&answer->level_one[i], &answer->wait_one[i]);
  const char *texts[N_COLUMNS] = { when, level, wait, count };

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      gtk_label_set_label (self->cells[i][column], texts[column]);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->cells[i][column]), band);
      if (column >= N_BRIEF)
        continue;
      gtk_label_set_label (self->lines[i][column], texts[column]);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->lines[i][column]), band);
    }
}

/**
 * dag_can_go_table_show:
 * @answer: one without a gap
 *
 * The figures are of all live queues, and the next half hour after each moment.
 */
void
dag_can_go_table_show (DagCanGoTable        *self,
                       const DagCanGoAnswer *answer)
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  g_return_if_fail (DAG_IS_CAN_GO_TABLE (self) && answer != NULL);

  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
    {
      g_autofree char *sentence = dag_words_can_go_spoken (
          dag_can_go_delays_min[i], &answer->level[i], &answer->level_one[i], &answer->wait[i],
          &answer->wait_one[i], answer->n_can_go[i]);

      show_moment (self, answer, i);
      g_string_append_printf (spoken, "%s%s", i > 0 ? " " : "", sentence);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->brief), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
}

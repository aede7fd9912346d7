/* test-table-layout.c - the live tables: columns that fit, headers and cells, both directions
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-cell.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-settings.h"
#include "dag-stage.h"
#include "dag-team-page.h"

#include <math.h>

static DagTable *
get_table (DagStage *stage)
{
  return dag_table_page_get_table (DAG_TABLE_PAGE (stage->page));
}

static GtkColumnViewColumn *
get_column (DagStage   *stage,
            const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (dag_table_get_view (get_table (stage)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column; /* the view keeps it */
    }
  g_assert_not_reached ();
}

static DagCell *
find_cell (GtkWidget  *widget,
           const char *id,
           guint       position)
{
  DagCell *found = NULL;

  if (DAG_IS_CELL (widget) && dag_cell_get_slot (DAG_CELL (widget)) != NULL
      && g_str_equal (dag_cell_get_column (DAG_CELL (widget))->id, id)
      && dag_slot_get_position (dag_cell_get_slot (DAG_CELL (widget))) == position)
    return DAG_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, id, position);
  return found;
}

static void
test_columns (void)
{
  DagStage stage;
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_auto (GStrv) kept = NULL;

  g_settings_reset (settings, DAG_KEY_QUEUES_COLUMNS);
  dag_stage_open (&stage, dag_queues_page_new, 3, 0);
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Staffed")));
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Offered")));
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.column.staffed", NULL);
  /* What gave way for want of room does not come back unasked. */
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Offered")));
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.column.channel", NULL);
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "Staffed")));
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Channel")));
  kept = g_settings_get_strv (settings, DAG_KEY_QUEUES_COLUMNS);
  g_assert_true (g_strv_contains ((const char *const *) kept, "staffed"));
  g_assert_false (g_strv_contains ((const char *const *) kept, "channel"));
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.compact", NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_table (&stage)), "dag-compact"));
  g_assert_true (g_settings_get_boolean (settings, DAG_KEY_COMPACT_ROWS));
  dag_stage_close (&stage);

  dag_stage_open (&stage, dag_queues_page_new, 3, 0);
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "Staffed")));
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.reset-columns", NULL);
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Staffed")));
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "Channel")));
  g_settings_reset (settings, DAG_KEY_COMPACT_ROWS);
  dag_stage_close (&stage);
}

/* A narrow window keeps the name, the state and the time, and what else there is room for. */
static void
test_narrow (void)
{
  DagStage stage;

  dag_stage_open (&stage, dag_team_page_new, 3, 30);
  g_assert_false (dag_table_is_narrow (get_table (&stage)));
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "Since a break")));
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 480, 700);
  dag_test_await (dag_table_is_narrow (get_table (&stage)), 10000);
  dag_stage_draw (&stage);
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "Name")));
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "State")));
  g_assert_true (gtk_column_view_column_get_visible (get_column (&stage, "Time")));
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Since a break")));
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 640, 700);
  dag_stage_draw (&stage);
  dag_test_await (
      gtk_column_view_column_get_visible (get_column (&stage, "Since a break")), 10000);
  g_assert_true (dag_table_is_narrow (get_table (&stage)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (&stage, "Team")));
  dag_stage_close (&stage);
}

static GtkWidget *
find_header (DagTable   *table,
             const char *title)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (dag_table_get_view (table)));
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = dag_stage_find (child, GTK_TYPE_LABEL);

      if (label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), title))
        found = child;
    }
  return found;
}

/* Every cell of the first row stands whole under its header and in the table.
 * Returns: how many columns there are */
static guint
assert_under_headers (DagStage *stage)
{
  GtkWidget *view = GTK_WIDGET (dag_table_get_view (get_table (stage)));
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  GtkWidget *list = gtk_widget_get_last_child (view);
  GtkWidget *cell = gtk_widget_get_first_child (gtk_widget_get_first_child (list));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *header = find_header (get_table (stage),
                                       gtk_column_view_column_get_title (column));
      graphene_rect_t above;
      graphene_rect_t below;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      g_assert_true (header != NULL && cell != NULL);
      g_assert_true (gtk_widget_compute_bounds (header, view, &above));
      g_assert_true (gtk_widget_compute_bounds (cell, view, &below));
      g_assert_cmpfloat (fabs (above.origin.x - below.origin.x), <, 1);
      g_assert_cmpfloat (fabs (above.size.width - below.size.width), <, 1);
      g_assert_cmpfloat (below.origin.x, >=, 0);
      g_assert_cmpfloat (below.origin.x + below.size.width, <=,
                         (float) gtk_widget_get_width (view) + 0.5f);
      cell = gtk_widget_get_next_sibling (cell);
      n++;
    }
  g_assert_null (cell);
  return n;
}

/* Wide and narrow, from left to right and from right to left: headers and cells agree, the
 * name leads, and nothing is cut at the edge. */
static void
test_directions (gconstpointer rtl)
{
  static DagPage *(*const pages[]) (DagDashboard *dashboard)
      = { dag_queues_page_new, dag_team_page_new };
  static const int widths[] = { 1400, 900, 600, 400, 360 };

  gtk_widget_set_default_direction (rtl != NULL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < G_N_ELEMENTS (pages) * G_N_ELEMENTS (widths); i++)
    {
      guint page = i / G_N_ELEMENTS (widths);
      DagStage stage;
      DagCell *name = NULL;
      graphene_rect_t bounds;
      GtkWidget *view = NULL;

      dag_stage_open_sized (&stage, pages[page], 6, 30, widths[i % G_N_ELEMENTS (widths)]);
      view = GTK_WIDGET (dag_table_get_view (get_table (&stage)));
      g_assert_cmpint (gtk_widget_get_width (view), <=, widths[i % G_N_ELEMENTS (widths)]);
      g_assert_cmpuint (assert_under_headers (&stage), >=, 2);
      name = find_cell (GTK_WIDGET (get_table (&stage)), "name", 0);
      g_assert_nonnull (name);
      g_assert_true (gtk_widget_compute_bounds (
          gtk_widget_get_parent (GTK_WIDGET (name)), view, &bounds));
      if (rtl != NULL)
        g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=,
                           (float) gtk_widget_get_width (view) - 0.5f);
      else
        g_assert_cmpfloat (bounds.origin.x, <, 0.5f);
      g_assert_cmpfloat (bounds.size.width, >=, 90);
      if (page == 0) /* a narrow table keeps the name and what waits */
        g_assert_nonnull (find_cell (GTK_WIDGET (get_table (&stage)), "waiting", 0));
      else
        g_assert_nonnull (find_cell (GTK_WIDGET (get_table (&stage)), "state", 0));
      dag_stage_close (&stage);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/widgets/table-layout/columns", test_columns);
  g_test_add_func ("/widgets/table-layout/narrow", test_narrow);
  g_test_add_data_func ("/widgets/table-layout/directions/ltr", NULL, test_directions);
  g_test_add_data_func ("/widgets/table-layout/directions/rtl", "rtl", test_directions);
  return g_test_run ();
}

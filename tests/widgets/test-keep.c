/* test-keep.c - what is shown kept: saved views with undo, files written whole or not at all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "dag-csv.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-save.h"
#include "dag-settings.h"
#include "dag-stage.h"
#include "dag-table-export.h"
#include "dag-team-page.h"
#include "dag-test-widgets.h"
#include "dag-views-button.h"

static DagTable *
get_table (DagStage *stage)
{
  return dag_table_page_get_table (DAG_TABLE_PAGE (stage->page));
}

static DagViewsButton *
get_views (DagStage *stage)
{
  return DAG_VIEWS_BUTTON (
      dag_stage_find (GTK_WIDGET (get_table (stage)), DAG_TYPE_VIEWS_BUTTON));
}

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The table as a spreadsheet reads it. */
static GPtrArray *
export_table (DagStage *stage)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  dag_table_export_async (get_table (stage), NULL, on_ready, &result);
  dag_test_await (result != NULL, 20000);
  bytes = dag_table_export_finish (get_table (stage), result, &error);
  g_assert_no_error (error);
  rows = dag_csv_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return rows;
}

static gboolean
has_column (GPtrArray  *rows,
            const char *title)
{
  return g_strv_contains (rows->pdata[0], title);
}

/* F-X01: the columns and the rows that are seen, in their order. */
static void
test_export (void)
{
  DagStage stage;
  DagTable *table;

  dag_stage_open (&stage, dag_queues_page_new, 12, 30);
  table = get_table (&stage);
  dag_table_sort_by (table, "name", GTK_SORT_DESCENDING);
  {
    g_autoptr (GPtrArray) rows = export_table (&stage);
    char **first = rows->pdata[1];
    g_autofree char *name = dag_csv_dup_text (first[0]);

    g_assert_cmpuint (rows->len, ==, 13);
    g_assert_cmpstr (((char **) rows->pdata[0])[0], ==, "Queue");
    g_assert_true (has_column (rows, "Longest wait (s)"));
    g_assert_false (has_column (rows, "Last hour"));
    g_assert_cmpstr (name, ==, dag_table_get_cell_text (table, 0, "name"));
  }
  gtk_widget_activate_action (GTK_WIDGET (table), "table.column.longest", NULL);
  gtk_editable_set_text (
      GTK_EDITABLE (dag_stage_find (GTK_WIDGET (table), GTK_TYPE_SEARCH_ENTRY)), "facturen");
  dag_test_await (dag_table_is_filtered (table), 5000);
  {
    g_autoptr (GPtrArray) rows = export_table (&stage);

    g_assert_false (has_column (rows, "Longest wait (s)"));
    g_assert_cmpuint (rows->len, ==,
                      1 + g_list_model_get_n_items (
                              G_LIST_MODEL (dag_dashboard_get_queues (stage.dashboard))));
    g_assert_cmpuint (rows->len, <, 13);
  }
  dag_stage_close (&stage);
}

/* The pace of one person leaves in no file. */
static void
test_export_people (void)
{
  DagStage stage;
  g_autoptr (GPtrArray) rows = NULL;

  dag_stage_open (&stage, dag_team_page_new, 4, 300);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 2400, 700);
  dag_stage_draw (&stage);
  rows = export_table (&stage);
  g_assert_cmpuint (rows->len, ==, 301);
  g_assert_true (has_column (rows, "Name"));
  g_assert_true (has_column (rows, "Time in state (s)"));
  g_assert_false (has_column (rows, "Contacts"));
  g_assert_false (has_column (rows, "Load"));
  g_assert_false (has_column (rows, "In a row"));
  dag_stage_close (&stage);
}

/* F-X01: a name made to run in a spreadsheet is text there, and reads back as it was. */
static void
test_export_hostile (void)
{
  DagStage stage;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *back = NULL;
  DagQueueSample *queue;
  char **row;

  dag_stage_open (&stage, dag_queues_page_new, 1, 0);
  snapshot = dag_centre_snapshot (&stage.centre);
  queue = g_ptr_array_index (snapshot->queues, 0);
  g_free (queue->name);
  queue->name = g_strdup ("=HYPERLINK(\"http://x/\",\"a\")");
  dag_dashboard_apply (stage.dashboard, snapshot);
  rows = export_table (&stage);
  row = rows->pdata[1];
  back = dag_csv_dup_text (row[0]);
  g_assert_cmpint (row[0][0], ==, '\'');
  g_assert_cmpstr (back, ==, "=HYPERLINK(\"http://x/\",\"a\")");
  dag_stage_close (&stage);
}

/* ── Files ─────────────────────────────────────────────────────────────────────────── */

static gboolean
save (const char  *path,
      const char  *text,
      gsize        length,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GAsyncResult) result = NULL;

  dag_save_write_async (file, bytes, NULL, on_ready, &result);
  dag_test_await (result != NULL, 10000);
  return dag_save_write_finish (file, result, error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* F-X02: there is no room for the whole of it, or the folder is gone: the file that was
 * there is as it was, and nothing else lies about. */
static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dag-save-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Wachtrijen.csv", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone", "x.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  GStatBuf status;

  g_assert_true (save (path, "old", 3, &error));
  g_assert_no_error (error);
  g_assert_true (save (path, "new", 3, &error));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 65536;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (save (path, large, 200000, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_false (save (gone, "new", 3, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ── Views ─────────────────────────────────────────────────────────────────────────── */

static void
test_views (void)
{
  DagStage stage;
  DagTable *table;
  GtkSortType direction = GTK_SORT_ASCENDING;
  guint shown;

  dag_stage_open (&stage, dag_queues_page_new, 40, 0);
  table = get_table (&stage);
  dag_page_show (stage.page, "filter:phone");
  dag_table_sort_by (table, "waiting", GTK_SORT_DESCENDING);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.column.level", NULL);
  shown = g_list_model_get_n_items (G_LIST_MODEL (dag_dashboard_get_queues (stage.dashboard)));
  g_assert_cmpuint (shown, <, 40);
  dag_views_button_keep (get_views (&stage), "Bellen");

  gtk_widget_activate_action (GTK_WIDGET (table), "table.reset-columns", NULL);
  dag_page_show (stage.page, NULL);
  dag_table_sort_by (table, NULL, GTK_SORT_ASCENDING);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (dag_dashboard_get_queues (stage.dashboard))), ==,
      40);
  {
    g_autoptr (GSettings) settings = dag_settings_new ();
    g_autoptr (GVariant) kept = g_settings_get_value (settings, DAG_KEY_SAVED_VIEWS);
    g_autoptr (GPtrArray) views = dag_saved_views_read (kept);
    g_auto (GStrv) columns = NULL;

    g_assert_cmpuint (views->len, ==, 1);
    dag_table_show_view (table, views->pdata[0]);
    columns = g_settings_get_strv (settings, DAG_KEY_QUEUES_COLUMNS);
    g_assert_false (g_strv_contains ((const char *const *) columns, "level"));
    g_assert_true (g_strv_contains ((const char *const *) columns, "waiting"));
  }
  g_assert_cmpstr (dag_table_get_sort (table, &direction), ==, "waiting");
  g_assert_cmpint (direction, ==, GTK_SORT_DESCENDING);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (dag_dashboard_get_queues (stage.dashboard))), ==,
      shown);
  gtk_widget_activate_action (GTK_WIDGET (table), "table.reset-columns", NULL);
  dag_stage_close (&stage);
}

static guint
count_views (void)
{
  g_autoptr (GSettings) settings = dag_settings_new ();
  g_autoptr (GVariant) kept = g_settings_get_value (settings, DAG_KEY_SAVED_VIEWS);

  return (guint) g_variant_n_children (kept);
}

/* Nobody is asked whether they are sure: a toast brings it back. */
static void
test_views_undo (void)
{
  DagStage stage;
  GtkWidget *undo;

  dag_stage_open (&stage, dag_queues_page_new, 3, 0);
  g_assert_cmpuint (count_views (), ==, 1); /* of the test before: views outlive a window */
  dag_views_button_keep (get_views (&stage), "bellen"); /* the same name */
  g_assert_cmpuint (count_views (), ==, 1);
  dag_views_button_forget (get_views (&stage), "Bellen");
  g_assert_cmpuint (count_views (), ==, 0);
  dag_stage_draw (&stage);
  undo = dag_test_find (stage.window, GTK_TYPE_BUTTON, "Undo");
  g_assert_nonnull (undo);
  dag_views_button_undo (get_views (&stage));
  g_assert_cmpuint (count_views (), ==, 1);
  dag_views_button_undo (get_views (&stage)); /* only once */
  g_assert_cmpuint (count_views (), ==, 1);
  dag_stage_close (&stage);
}

/* What another version or a hand wrote into the settings does no harm. */
static void
test_views_limits (void)
{
  g_autoptr (GPtrArray) views
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_saved_view_free);
  g_autoptr (GVariant) kept = NULL;
  g_autoptr (GPtrArray) again = NULL;

  for (guint i = 0; i < DAG_MAX_SAVED_VIEWS + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("view %u", i);

      g_assert_cmpint (dag_saved_views_put (views, dag_saved_view_new ("team-columns", name)), ==,
                       i < DAG_MAX_SAVED_VIEWS);
    }
  g_ptr_array_add (views, dag_saved_view_new ("team-columns", ""));
  kept = g_variant_ref_sink (dag_saved_views_write (views));
  again = dag_saved_views_read (kept);
  g_assert_cmpuint (again->len, ==, DAG_MAX_SAVED_VIEWS);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/keep/F-X01/export", test_export);
  g_test_add_func ("/keep/F-X01/export-people", test_export_people);
  g_test_add_func ("/keep/F-X01/export-hostile", test_export_hostile);
  g_test_add_func ("/keep/F-X02/save", test_save);
  g_test_add_func ("/keep/views", test_views);
  g_test_add_func ("/keep/views-undo", test_views_undo);
  g_test_add_func ("/keep/views-limits", test_views_limits);
  return g_test_run ();
}

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
#include "dag-time.h"
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

static const char *
get_cell (GPtrArray  *rows,
          guint       row,
          const char *title)
{
  char **titles = rows->pdata[0];

  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_equal (titles[i], title))
      return ((char **) rows->pdata[row])[i];
  g_error ("no column is called %s", title);
}

/* What a person is made to be, and what the file must then say of it. */
typedef struct
{
  const char *name;
  DagAgentState state;
  DagProvenance provenance; /* of the beginning of the state */
  int since_min;            /* −1: not known */
  int signed_in_min;        /* −1: not known */
  const char *since;        /* seconds */
  const char *since_at_least;
  const char *stretch;
  const char *stretch_at_least;
} PersonCase;

static const PersonCase people[] = {
  { "Abel", DAG_STATE_ON_CONTACT, DAG_PROVENANCE_GIVEN, 7, -1, "420", "no", "420", "yes" },
  { "Bram", DAG_STATE_ON_CONTACT, DAG_PROVENANCE_DERIVED, 7, -1, "420", "yes", "420", "yes" },
  { "Cato", DAG_STATE_AVAILABLE, DAG_PROVENANCE_GIVEN, 20, 20, "1200", "no", "1200", "no" },
  { "Daan", DAG_STATE_AVAILABLE, DAG_PROVENANCE_GIVEN, 20, 80, "1200", "no", "1200", "yes" },
  { "Evi", DAG_STATE_AVAILABLE, DAG_PROVENANCE_GIVEN, -1, 20, "", "", NULL, NULL },
  { "Floor", DAG_STATE_BREAK, DAG_PROVENANCE_DERIVED, 12, 80, "720", "yes", "", "" },
  { "Guus", DAG_STATE_BREAK, DAG_PROVENANCE_DERIVED, 2, 80, "", "", "", "" }, /* not told yet */
  { "Hanna", DAG_STATE_OFFLINE, DAG_PROVENANCE_GIVEN, 30, -1, "", "", "", "" },
  { "Isa", DAG_STATE_UNKNOWN, DAG_PROVENANCE_DERIVED, 3, -1, "180", "yes", "", "" },
};

static void
make_people (DagSnapshot *snapshot)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);
      int64_t now_us = snapshot->taken_at_us;

      g_free (agent->name);
      agent->name = g_strdup (people[i].name);
      agent->state = people[i].state;
      agent->since_provenance = people[i].provenance;
      agent->since_us = people[i].since_min >= 0
                            ? now_us - people[i].since_min * 60 * DAG_USEC_PER_SEC
                            : DAG_TIME_NONE;
      agent->signed_in_at_us = people[i].signed_in_min >= 0
                                   ? now_us - people[i].signed_in_min * 60 * DAG_USEC_PER_SEC
                                   : DAG_TIME_NONE;
    }
}

/* The clock may have gone on by some seconds since the figures were told. */
static void
assert_figure (const char *got,
               const char *wanted)
{
  if (wanted != NULL && wanted[0] != '\0')
    {
      g_assert_cmpstr (got, !=, "");
      g_assert_cmpint (atoi (got), >=, atoi (wanted));
      g_assert_cmpint (atoi (got), <, atoi (wanted) + 60);
    }
  else if (wanted != NULL)
    g_assert_cmpstr (got, ==, "");
}

/* A figure that has the sign for "at least" on the screen has "yes" beside it in the file, one
 * without it has "no", and where there is no figure nothing is said. */
static void
assert_at_least (const char *shown,
                 const char *figure,
                 const char *at_least)
{
  if (figure[0] == '\0')
    {
      g_assert_cmpstr (at_least, ==, "");
      return;
    }
  g_assert_nonnull (shown);
  g_assert_cmpstr (at_least, ==, g_str_has_prefix (shown, "≥") ? "yes" : "no");
}

static void
test_export_at_least (void)
{
  DagStage stage;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *taken = NULL;
  DagTable *table;

  dag_stage_open_sized (&stage, dag_team_page_new, 4, 0, 2400);
  stage.centre.n_agents = G_N_ELEMENTS (people);
  snapshot = dag_centre_snapshot (&stage.centre);
  make_people (snapshot);
  dag_dashboard_apply (stage.dashboard, snapshot);
  table = get_table (&stage);
  dag_table_sort_by (table, "name", GTK_SORT_ASCENDING);
  dag_stage_draw (&stage);
  rows = export_table (&stage);
  taken = dag_time_format_rfc3339 (snapshot->taken_at_us,
                                   dag_dashboard_get_zone (stage.dashboard));
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (people) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const char *since = get_cell (rows, i + 1, "Time in state (s)");
      const char *since_at_least = get_cell (rows, i + 1, "Time in state: at least");
      const char *stretch = get_cell (rows, i + 1, "Since a break (s)");
      const char *stretch_at_least = get_cell (rows, i + 1, "Since a break: at least");

      g_test_message ("%s", people[i].name);
      g_assert_cmpstr (get_cell (rows, i + 1, "Name"), ==, people[i].name);
      assert_figure (since, people[i].since);
      g_assert_cmpstr (since_at_least, ==, people[i].since_at_least);
      assert_figure (stretch, people[i].stretch);
      if (people[i].stretch_at_least != NULL)
        g_assert_cmpstr (stretch_at_least, ==, people[i].stretch_at_least);
      assert_at_least (dag_table_get_cell_text (table, i, "since"), since, since_at_least);
      assert_at_least (dag_table_get_cell_text (table, i, "stretch"), stretch,
                       stretch_at_least);
      g_assert_cmpstr (get_cell (rows, i + 1, "As of"), ==, taken);
    }
  dag_stage_close (&stage);
}

/* A count of the day says from when on where that is not midnight; where nobody waits the
 * longest wait is 0, for an empty cell is what is not known; every row says of which moment
 * it is, one that went too. */
static void
test_export_counted (void)
{
  DagStage stage;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *since = NULL;
  DagQueueSample *queue;

  dag_stage_open_sized (&stage, dag_queues_page_new, 3, 0, 2400);
  snapshot = dag_centre_snapshot (&stage.centre);
  queue = g_ptr_array_index (snapshot->queues, 0);
  queue->today_since_us = DAG_CENTRE_START;
  queue->waiting = 0;
  queue->longest_wait_s = 0;
  queue = g_ptr_array_index (snapshot->queues, 1);
  queue->waiting = DAG_COUNT_UNKNOWN;
  g_ptr_array_remove_index (snapshot->queues, 2);
  dag_dashboard_apply (stage.dashboard, snapshot);
  dag_table_sort_by (get_table (&stage), NULL, GTK_SORT_ASCENDING);
  dag_stage_draw (&stage);
  rows = export_table (&stage);
  since = dag_time_format_rfc3339 (DAG_CENTRE_START, dag_dashboard_get_zone (stage.dashboard));
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 1; i < rows->len; i++)
    {
      const char *waiting = get_cell (rows, i, "Waiting");
      gboolean is_first = g_str_equal (get_cell (rows, i, "Counted since"), since);
      int64_t age_us;

      if (!is_first)
        g_assert_cmpstr (get_cell (rows, i, "Counted since"), ==, "");
      else
        {
          g_assert_cmpstr (waiting, ==, "0");
          g_assert_cmpstr (get_cell (rows, i, "Longest wait (s)"), ==, "0");
          since[0] = '\0'; /* once */
        }
      g_assert_true (dag_time_parse_rfc3339 (get_cell (rows, i, "As of"), -1, &age_us));
      g_assert_cmpint (age_us, ==, snapshot->taken_at_us);
    }
  g_assert_cmpstr (since, ==, "");
  dag_stage_close (&stage);
}

/* A sum of breaks is a number, and tells from when on somebody saw them. */
static void
test_export_breaks (void)
{
  DagStage stage;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_known = 0;

  dag_stage_open_sized (&stage, dag_team_page_new, 4, 40, 2400);
  for (guint i = 0; i < 30; i++)
    dag_stage_poll (&stage);
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.column.breaks", NULL);
  dag_stage_draw (&stage);
  rows = export_table (&stage);
  for (guint i = 1; i < rows->len; i++)
    {
      const char *figure = get_cell (rows, i, "Breaks so far (s)");
      const char *since = get_cell (rows, i, "Breaks seen since");
      int64_t since_us;

      g_assert_cmpuint (strspn (figure, "0123456789"), ==, strlen (figure));
      g_assert_cmpint (figure[0] == '\0', ==, since[0] == '\0');
      if (figure[0] == '\0')
        continue;
      n_known++;
      g_assert_true (dag_time_parse_rfc3339 (since, -1, &since_us));
    }
  g_assert_cmpuint (n_known, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.reset-columns", NULL);
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
  g_test_add_func ("/keep/export-at-least", test_export_at_least);
  g_test_add_func ("/keep/export-breaks", test_export_breaks);
  g_test_add_func ("/keep/export-counted", test_export_counted);
  g_test_add_func ("/keep/F-X01/export-hostile", test_export_hostile);
  g_test_add_func ("/keep/F-X02/save", test_save);
  g_test_add_func ("/keep/views", test_views);
  g_test_add_func ("/keep/views-undo", test_views_undo);
  g_test_add_func ("/keep/views-limits", test_views_limits);
  return g_test_run ();
}

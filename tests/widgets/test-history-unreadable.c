/* test-history-unreadable.c - History on a disk that cannot be read, and when it can again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-centre.h"
#include "dag-fault-vfs.h"
#include "dag-fed-connector.h"
#include "dag-history-page.h"
#include "dag-resources.h"
#include "dag-test-store.h"
#include "dag-test-widgets.h"

#define ID "0b8ee1f4-7a0e-4f0e-9d0c-3b7f0d3e0a12"
#define UNREADABLE "The History Cannot Be Read Now"
#define NOT_KEPT "Nothing Was Kept of This Moment"

typedef struct
{
  char *folder;
  DagCentre centre;
  DagDashboard *dashboard;
  DagHistoryPage *page;
  GtkWidget *window;
} Fixture;

/* The program starts: what it keeps of this centre lies in the folder. */
static void
start (Fixture *fixture)
{
  g_autoptr (DagFedConnector) connector = g_object_new (DAG_TYPE_FED_CONNECTOR, NULL);
  g_autoptr (DagConnection) connection = dag_connection_new ("dagstart", "http://127.0.0.1:1/");

  g_free (connection->id);
  connection->id = g_strdup (ID);
  connector->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "not asked");
  fixture->dashboard = dag_dashboard_new ();
  dag_dashboard_keep_in (fixture->dashboard, fixture->folder);
  dag_dashboard_connect (fixture->dashboard, connection, DAG_CONNECTOR (connector));
}

static void
stop (Fixture *fixture)
{
  dag_dashboard_disconnect (fixture->dashboard);
  g_clear_object (&fixture->dashboard);
}

/* A morning was watched; the program was started again, and its file is open. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("dag-unreadable-XXXXXX", NULL);
  fixture->centre = (DagCentre){ .n_queues = 12, .n_agents = 60, .seed = 5 };
  start (fixture);
  for (guint i = 0; i < 180; i++)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;

      fixture->centre.minute = i;
      snapshot = dag_centre_snapshot (&fixture->centre);
      dag_dashboard_apply (fixture->dashboard, snapshot);
    }
  stop (fixture);
  start (fixture);
  g_free (dag_test_store_read (dag_dashboard_get_store (fixture->dashboard), "SELECT 1", NULL));
}

static void
open_page (Fixture *fixture)
{
  fixture->window = adw_window_new ();
  fixture->page = DAG_HISTORY_PAGE (dag_history_page_new (fixture->dashboard));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dag_past_read_days (dag_history_page_get_past (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gpointer page = fixture->page;

  dag_fault_vfs_fail (0, 0, 0, FALSE);
  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dag_test_await (page == NULL, 10000);
  stop (fixture);
  dag_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  GtkWidget *label = dag_test_find (fixture->window, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static DagPast *
get_past (Fixture *fixture)
{
  return dag_history_page_get_past (fixture->page);
}

/* F-S04: not one day can be read: a sentence, and neither an empty page nor "none yet". When they
 * can be read, they come. */
static void
test_days (Fixture       *fixture,
           gconstpointer  unused)
{
  dag_fault_vfs_fail (DAG_FAULT_VFS_READ, 1, SQLITE_IOERR_READ, TRUE);
  /* what was read before is not known any more */
  g_free (dag_test_store_read (dag_dashboard_get_store (fixture->dashboard),
                               "PRAGMA shrink_memory", NULL));
  open_page (fixture);
  dag_test_await (dag_past_is_unreadable (get_past (fixture)), 10000);
  g_assert_true (dag_fault_vfs_failed ());
  dag_test_await (says (fixture, UNREADABLE), 10000);
  g_assert_false (says (fixture, "No History Yet"));
  g_assert_false (dag_page_export (DAG_PAGE (fixture->page)));

  dag_fault_vfs_fail (0, 0, 0, FALSE);
  dag_past_read_days (get_past (fixture));
  dag_test_await (dag_past_has_picture (get_past (fixture)), 10000);
  dag_test_await (!says (fixture, UNREADABLE), 10000);
  g_assert_false (dag_past_is_unreadable (get_past (fixture)));
  g_assert_false (says (fixture, NOT_KEPT));
}

int
main (int    argc,
      char **argv)
{
  dag_fault_vfs_install ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add ("/history-unreadable/days/F-S04", Fixture, NULL, set_up, test_days, tear_down);
  return g_test_run ();
}

/* test-narrow.c - no page asks for more room than a small screen has, also with text twice as large
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-application.h"
#include "dag-can-go-table.h"
#include "dag-test-centre.h"
#include "dag-test-widgets.h"
#include "dag-window-private.h"

#define WIDEST 360 /* design: usable down to 360 px */
#define MARGINS 48

typedef struct
{
  const char *page;
  const char *id; /* shown in detail; NULL: the page itself */
} Place;

static DagApplication *application;

static int
get_least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Says which widgets ask for it, from the page down to the culprit. */
static void
blame (GtkWidget *widget,
       int        depth)
{
  if (!gtk_widget_get_visible (widget) || get_least_width (widget) <= WIDEST)
    return;
  g_test_message ("%*s%s %s: %d px", depth, "", G_OBJECT_TYPE_NAME (widget),
                  gtk_widget_get_name (widget), get_least_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    blame (child, depth + 1);
}

static void
test_width (gconstpointer data)
{
  const Place *place = data;
  DagDashboard *dashboard = dag_application_get_dashboard (application);
  DagMoment now = dag_moment_read (NULL);
  g_autoptr (DagSnapshot) snapshot = dag_test_new_centre (now.wall_us);
  DagWindow *window = dag_window_new (application);
  DagPage *page;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDEST, 800);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  dag_dashboard_apply (dashboard, snapshot);
  dag_window_show_page (window, place->page, place->id);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  page = dag_window_get_page (window, place->page);
  g_assert_nonnull (page);
  blame (GTK_WIDGET (page), 0);
  if (get_least_width (GTK_WIDGET (page)) > WIDEST)
    g_test_fail ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Over a past day an alert says that it is of now: it could be thought to be of that day. */
static void
test_alert_over_past (void)
{
  DagWindow *window = dag_window_new (application);
  GtkWidget *notice = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), DAG_TYPE_WINDOW, "alert_notice"));
  GtkWidget *occasion
      = GTK_WIDGET (gtk_widget_get_template_child (notice, DAG_TYPE_NOTICE, "occasion"));

  gtk_window_present (GTK_WINDOW (window));
  dag_window_show_page (window, "team", NULL);
  dag_window_tell_alert (window, "Somebody could use a break", "Who, and since when.",
                         "app.show-alert(uint32 1)");
  g_assert_true (dag_notice_is_shown (DAG_NOTICE (notice)));
  g_assert_false (gtk_widget_get_visible (occasion));
  dag_window_show_page (window, "history", NULL);
  g_assert_true (gtk_widget_get_visible (occasion));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (occasion)), ==,
                   "Now, not at the time shown");
  dag_window_show_page (window, "team", NULL);
  g_assert_false (gtk_widget_get_visible (occasion));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
new_can_go_table (void)
{
  DagCanGoAnswer answer = { .n_can_go = { 0, 1, 2 } };
  GtkWidget *table = dag_can_go_table_new ();

  for (guint i = 0; i < DAG_CAN_GO_N_DELAYS; i++)
    {
      answer.level[i] = (DagBand){ 0.9, 0.98, 1.0 };
      answer.level_one[i] = (DagBand){ 0.85, 0.95, 1.0 };
      answer.wait[i] = (DagBand){ 600.0, 659.0, 700.0 };
      answer.wait_one[i] = (DagBand){ 600.0, 671.0, 700.0 };
    }
  dag_can_go_table_show (DAG_CAN_GO_TABLE (table), &answer);
  return table;
}

/* What it costs if one more goes: a table where there is room, else a narrower one. */
static void
test_can_go (void)
{
  GtkWidget *table = new_can_go_table ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDEST - MARGINS, 400);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (get_least_width (table), <=, WIDEST - MARGINS);
  g_assert_nonnull (dag_test_find (window, GTK_TYPE_LABEL, "98 → 95 %"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is narrower is never lower: GTK keeps no other answer, and the rows below would be
 * drawn over the table. */
static void
test_can_go_height (void)
{
  GtkWidget *table = g_object_ref_sink (new_can_go_table ());
  int least = get_least_width (table);
  int last = G_MAXINT;

  for (int width = least; width < least + 400; width += 4)
    {
      int height;

      gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, <=, last);
      last = height;
    }
  g_object_unref (table);
}

int
main (int    argc,
      char **argv)
{
  static const Place places[] = {
    { "overview", NULL }, { "queues", NULL }, { "queues", "q1" }, { "team", NULL },
    { "team", "a1" },     { "breaks", NULL }, { "alerts", NULL }, { "day-start", NULL },
    { "history", NULL },
  };

  gtk_test_init (&argc, &argv, NULL);
  application = dag_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("/narrow/%s%s", places[i].page,
                                               places[i].id != NULL ? "-detail" : "");

      g_test_add_data_func (path, &places[i], test_width);
    }
  g_test_add_func ("/narrow/alert-over-past", test_alert_over_past);
  g_test_add_func ("/narrow/can-go-table", test_can_go);
  g_test_add_func ("/narrow/can-go-table-height", test_can_go_height);
  return g_test_run ();
}

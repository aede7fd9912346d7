/* test-narrow.c - no page asks for more room than a small screen has, also with text twice as large
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-application.h"
#include "dag-can-go-table.h"
#include "dag-test-centre.h"
#include "dag-test-widgets.h"
#include "dag-test.h"
#include "dag-toast.h"
#include "dag-window-private.h"

#define WIDEST 360 /* design: usable down to 360 px */
#define MARGINS 48
#define LEGEND 200 /* px below the lanes of the breaks */
#define SETTLED 24 /* px that a header may grow by after the first figures: less than any bar */

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
get_bar (DagWindow *window)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), DAG_TYPE_WINDOW, "alert_notice"));
}

static void
tell_alert (DagWindow *window)
{
  GtkWidget *bar = get_bar (window);

  dag_window_tell_alert (window, "It is time to scale up: Facturen",
                         "Facturen has been over 3 waiting for each agent for 4 minutes.",
                         "app.show-alert(uint32 1)");
  dag_test_await (gtk_widget_get_mapped (bar) && gtk_widget_get_height (bar) > 20, 2000);
}

static int
get_full_height (GtkWidget *bar)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (bar, bar, &bounds));
  return (int) bounds.size.height;
}

static float
get_bottom (GtkWidget *widget,
            GtkWidget *root)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, root, &bounds));
  return bounds.origin.y + bounds.size.height;
}

static DagWindow *
new_window_on (const Place *place)
{
  DagMoment now = dag_moment_read (NULL);
  g_autoptr (DagSnapshot) snapshot = dag_test_new_centre (now.wall_us);
  DagWindow *window = dag_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  gtk_window_present (GTK_WINDOW (window));
  dag_dashboard_apply (dag_application_get_dashboard (application), snapshot);
  dag_window_show_page (window, place->page, place->id);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

/* What scrolls down to where the pages end; on the breaks a legend stands below it. */
static GtkScrolledWindow *
find_last_scroller (GtkWidget *root,
                    GtkWidget *pages)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (!gtk_widget_get_mapped (root) || ADW_IS_STATUS_PAGE (root) || GTK_IS_POPOVER (root))
    return NULL;
  if (GTK_IS_SCROLLED_WINDOW (root))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (root), NULL, &policy);
  if (policy != GTK_POLICY_NEVER
      && get_bottom (root, pages) >= get_bottom (pages, pages) - LEGEND)
    return GTK_SCROLLED_WINDOW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkScrolledWindow *found = find_last_scroller (child, pages);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What is seen through of what @scroller scrolls: below it nothing can be scrolled to. */
static GtkWidget *
get_sight (GtkScrolledWindow *scroller)
{
  GtkWidget *sight = gtk_scrolled_window_get_child (scroller);

  return GTK_IS_COLUMN_VIEW (sight) ? gtk_widget_get_last_child (sight) : sight;
}

static int
get_page_size (GtkScrolledWindow *scroller)
{
  return (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_vadjustment (scroller));
}

/* Whether @sight stands where it stood at the look before, which was drawn since: a narrow
 * window arranges its bars after it has been given its size. */
static gboolean
is_at_rest (GtkWidget       *sight,
            GtkWidget       *pages,
            graphene_rect_t *place)
{
  graphene_rect_t last = *place;

  gtk_test_widget_wait_for_draw (pages);
  return gtk_widget_compute_bounds (sight, pages, place) && graphene_rect_equal (&last, place);
}

/* The bar lies over the page, which stays where it is; its last lines can be scrolled clear of
 * it, and the room for that goes with the page that needed it. */
static void
test_alert_clear (gconstpointer data)
{
  const Place *place = data;
  DagWindow *window = new_window_on (place);
  GtkWidget *pages = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), DAG_TYPE_WINDOW, "stack"));
  GtkScrolledWindow *scroller;
  GtkWidget *bar = get_bar (window);
  graphene_rect_t before = *graphene_rect_zero ();
  graphene_rect_t after;
  int whole;

  dag_test_await ((scroller = find_last_scroller (pages, pages)) != NULL
                      && get_page_size (scroller) > 0,
                  2000);
  dag_test_await (is_at_rest (get_sight (scroller), pages, &before), 2000);
  whole = get_page_size (scroller);
  tell_alert (window);
  dag_test_await (get_page_size (scroller) <= whole - get_full_height (bar), 2000);
  g_assert_true (
      gtk_widget_compute_bounds (get_sight (scroller), pages, &after));
  g_assert_true (graphene_point_equal (&before.origin, &after.origin));
  dag_window_hide_alert (window);
  dag_test_await (!gtk_widget_get_visible (bar), 2000);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (get_page_size (scroller), <, whole); /* who was at the end stays there */
  dag_window_show_page (window, g_str_equal (place->page, "team") ? "breaks" : "team", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  dag_window_show_page (window, place->page, place->id);
  dag_test_await (get_page_size (scroller) >= whole - SETTLED, 2000);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
stands_above (GtkWidget *widget,
              GtkWidget *bar,
              GtkWidget *window)
{
  graphene_rect_t place;

  return widget != NULL && gtk_widget_get_height (widget) > 0
         && gtk_widget_compute_bounds (bar, window, &place)
         && get_bottom (widget, window) <= place.origin.y;
}

static GtkWidget *
find_toast (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (root), "AdwToastWidget"))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toast (child);
  return found;
}

/* A toast is not hidden by the bar, whichever came first. */
static void
test_toast_above_alert (gconstpointer data)
{
  static const Place place = { "team", NULL };
  DagWindow *window = new_window_on (&place);
  GtkWidget *page = GTK_WIDGET (dag_window_get_page (window, place.page));
  GtkWidget *bar = get_bar (window);
  gboolean is_toast_first = GPOINTER_TO_INT (data);

  if (!is_toast_first)
    tell_alert (window);
  dag_toast_offer (page, "The file was saved", "Open", G_CALLBACK (gtk_widget_queue_draw));
  if (is_toast_first)
    tell_alert (window);
  dag_test_await (stands_above (find_toast (GTK_WIDGET (window)), bar, GTK_WIDGET (window)),
                  800);
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

      g_autofree char *clear = g_strconcat (path, "-alert-clear", NULL);

      g_test_add_data_func (path, &places[i], test_width);
      g_test_add_data_func (clear, &places[i], test_alert_clear);
    }
  g_test_add_data_func ("/narrow/toast-above-alert", GINT_TO_POINTER (FALSE),
                        test_toast_above_alert);
  g_test_add_data_func ("/narrow/toast-before-alert", GINT_TO_POINTER (TRUE),
                        test_toast_above_alert);
  g_test_add_func ("/narrow/alert-over-past", test_alert_over_past);
  g_test_add_func ("/narrow/can-go-table", test_can_go);
  g_test_add_func ("/narrow/can-go-table-height", test_can_go_height);
  return g_test_run ();
}

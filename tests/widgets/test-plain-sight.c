/* test-plain-sight.c - high contrast, text twice as large, no colour, the keyboard alone (F-U07)
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Run with TEXT_DPI=192 and ADW_DEBUG_HIGH_CONTRAST=1. */
#include "config.h"

#include "dag-alert-card.h"
#include "dag-alerts-page.h"
#include "dag-breaks-page.h"
#include "dag-day-start-page.h"
#include "dag-desk.h"
#include "dag-history-page.h"
#include "dag-overview-page.h"
#include "dag-questions-page.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-state-icon.h"
#include "dag-table.h"
#include "dag-team-page.h"
#include "dag-words-alert.h"
#include "dag-words-state.h"

#define LARGE_DPI (192 * 1024)
/* A window as narrow as this must do, also with text twice as large. */
#define NARROW 720

/* As asked for outside: else the rest proves nothing. */
static void
test_conditions (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_assert_cmpint (dpi, ==, LARGE_DPI);
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
}

/* Each state has a picture and a word of its own: colour says nothing that they do not. */
static void
test_states (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  gtk_icon_theme_add_resource_path (theme, DAG_RESOURCE_PATH "/icons");
  for (guint i = 0; i < DAG_N_STATES; i++)
    {
      const char *icon = dag_state_icon_get_name ((DagAgentState) i);
      const char *word = dag_words_agent_state ((DagAgentState) i);

      g_assert_true (gtk_icon_theme_has_icon (theme, icon));
      g_assert_true (g_hash_table_add (icons, (gpointer) icon));
      g_assert_cmpuint (strlen (word), >, 2);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
    }
}

/* In the table the word stands in the cell, and the screen reader hears it. */
static void
test_team (void)
{
  DagStage stage;
  DagTable *table;

  dag_stage_open_sized (&stage, dag_team_page_new, 5, 60, NARROW);
  table = DAG_TABLE (dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TABLE));
  for (guint i = 0; i < 3; i++)
    {
      const char *text = dag_table_get_cell_text (table, i, "state");
      guint n_known = 0;

      g_assert_nonnull (text);
      for (guint j = 0; j < DAG_N_STATES; j++)
        n_known += g_str_has_prefix (text, dag_words_agent_state ((DagAgentState) j)) ? 1 : 0;
      g_assert_cmpuint (n_known, ==, 1);
    }
  dag_stage_close (&stage);
}

/* Text twice as large needs no wider window: what has no room wraps, is cut, or scrolls. */
static void
test_room (void)
{
  static const struct
  {
    const char *name;
    DagPage *(*page_new) (DagDashboard *dashboard);
  } pages[] = {
    { "queues", dag_queues_page_new },   { "team", dag_team_page_new },
    { "breaks", dag_breaks_page_new },   { "alerts", dag_alerts_page_new },
    { "history", dag_history_page_new }, { "day start", dag_day_start_page_new },
    { "questions", dag_questions_page_new },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      DagStage stage;
      int minimum = 0;

      dag_stage_open_sized (&stage, pages[i].page_new, 5, 60, NARROW);
      gtk_widget_measure (GTK_WIDGET (stage.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      g_test_message ("%s needs %d pixels", pages[i].name, minimum);
      g_assert_cmpint (minimum, <=, NARROW);
      dag_stage_close (&stage);
    }
}

/* On a bad morning the overview says the most. */
static void
test_overview (void)
{
  g_auto (DagDesk) desk = { { 0 } };
  int minimum = 0;

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_OVERVIEW_PAGE, 480, 600);
  gtk_widget_measure (GTK_WIDGET (desk.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_test_message ("overview needs %d pixels", minimum);
  dag_look_at (desk.window, "overview-200");
  g_assert_cmpint (minimum, <=, NARROW);
}

/* How many cards are below @widget; each says its level in a word that is seen. */
static guint
check_levels (GtkWidget *widget)
{
  guint n = 0;

  if (DAG_IS_ALERT_CARD (widget) && gtk_widget_get_mapped (widget))
    {
      gboolean is_told = FALSE;
      g_autoptr (GQueue) queue = g_queue_new ();

      g_queue_push_tail (queue, widget);
      while (!g_queue_is_empty (queue))
        {
          GtkWidget *at = g_queue_pop_head (queue);
          const char *text = GTK_IS_LABEL (at) && gtk_widget_get_mapped (at)
                                 ? gtk_label_get_text (GTK_LABEL (at))
                                 : "";

          is_told |= g_str_has_prefix (text, dag_words_alert_severity (DAG_ALERT_LEVEL_WATCH))
                     || g_str_has_prefix (text,
                                          dag_words_alert_severity (DAG_ALERT_LEVEL_OVERLOAD));
          for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL;
               child = gtk_widget_get_next_sibling (child))
            g_queue_push_tail (queue, child);
        }
      g_assert_true (is_told);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_levels (child);
  return n;
}

static void
test_alerts (void)
{
  g_auto (DagDesk) desk = { { 0 } };

  dag_desk_open (&desk, DAG_SIM_OVERLOAD, DAG_TYPE_ALERTS_PAGE, 480, 600);
  dag_look_at (desk.window, "alerts-200");
  g_assert_cmpuint (check_levels (GTK_WIDGET (desk.page)), >=, 1);
}

/* Tab goes from the top of the page through what can be pressed, and comes to the rows. */
static void
test_keyboard (void)
{
  DagStage stage;
  GtkWidget *table;
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  gboolean in_rows = FALSE;

  dag_stage_open_sized (&stage, dag_team_page_new, 5, 60, 1000);
  table = dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TABLE);
  gtk_window_set_focus (GTK_WINDOW (stage.window), NULL);
  for (guint i = 0; i < 40 && !in_rows; i++)
    {
      GtkWidget *focus;

      g_assert_true (gtk_widget_child_focus (stage.window, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (stage.window));
      g_assert_false (g_ptr_array_find (seen, focus, NULL));
      g_assert_true (gtk_widget_get_mapped (focus));
      g_ptr_array_add (seen, focus);
      in_rows = gtk_widget_is_ancestor (
          focus, GTK_WIDGET (dag_table_get_view (DAG_TABLE (table))));
    }
  g_assert_cmpuint (seen->len, >=, 3);
  g_assert_true (in_rows);
  dag_stage_close (&stage);
}

#define ROLE_CHECK 1 /* of GTK's own buttons in a menu: a column to be seen or not */

/* Returns: (nullable): the button with that text, in a menu that is open */
static GtkWidget *
find_item (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;
  g_autofree char *own = NULL;
  int role = ROLE_CHECK;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    g_object_get (widget, "text", &own, "role", &role, NULL);
  if (role != ROLE_CHECK && g_strcmp0 (own, text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_item (child, text);
  return found;
}

/* Returns: (nullable): the button that opens the menu of the table */
static GtkMenuButton *
find_menu_button (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget)
      && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Columns and rows") == 0)
    return GTK_MENU_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child);
  return found;
}

static gboolean
is_sorted (DagTable    *table,
           const char  *id,
           GtkSortType  direction)
{
  GtkSortType now = GTK_SORT_ASCENDING;

  return g_strcmp0 (dag_table_get_sort (table, &now), id) == 0
         && (id == NULL || now == direction);
}

/* The menu, which the keyboard comes to and the headers are not: the same as they do, and it
 * says what the order is, whoever chose it (F-U07). */
static void
test_sort_menu (void)
{
  static const struct
  {
    const char *item;
    const char *sorted; /* (nullable) */
    GtkSortType direction;
  } cases[] = {
    { "Waiting", "waiting", GTK_SORT_DESCENDING },
    { "Reverse Order", "waiting", GTK_SORT_ASCENDING },
    { "Reverse Order", "waiting", GTK_SORT_DESCENDING },
    { "Queue", "name", GTK_SORT_ASCENDING },
    { "Waiting", "waiting", GTK_SORT_DESCENDING },
    { "Default Order", NULL, GTK_SORT_ASCENDING },
    { "Queue", "name", GTK_SORT_ASCENDING },
  };
  DagStage stage;
  DagTable *table = NULL;
  GtkMenuButton *button = NULL;
  gboolean is_chosen = FALSE;

  dag_stage_open_sized (&stage, dag_queues_page_new, 12, 0, 1000);
  table = DAG_TABLE (dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TABLE));
  button = find_menu_button (GTK_WIDGET (table));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *item = NULL;

      g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (button)));
      gtk_menu_button_popup (button);
      item = find_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), cases[i].item);
      g_assert_nonnull (item);
      g_assert_true (gtk_widget_get_focusable (item));
      g_assert_true (gtk_widget_activate (item));
      dag_test_await (is_sorted (table, cases[i].sorted, cases[i].direction), 5000);
      item = find_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), "Reverse Order");
      g_assert_cmpint (gtk_widget_get_sensitive (item), ==, cases[i].sorted != NULL);
      gtk_menu_button_popdown (button);
    }
  dag_table_sort_by (table, "waiting", GTK_SORT_ASCENDING); /* as a header does */
  g_object_get (find_item (GTK_WIDGET (gtk_menu_button_get_popover (button)), "Waiting"),
                "active", &is_chosen, NULL);
  g_assert_true (is_chosen);
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/plain-sight/F-U07/conditions", test_conditions);
  g_test_add_func ("/plain-sight/F-U07/states", test_states);
  g_test_add_func ("/plain-sight/F-U07/team", test_team);
  g_test_add_func ("/plain-sight/F-U07/room", test_room);
  g_test_add_func ("/plain-sight/F-U07/overview", test_overview);
  g_test_add_func ("/plain-sight/F-U07/alerts", test_alerts);
  g_test_add_func ("/plain-sight/F-U07/keyboard", test_keyboard);
  g_test_add_func ("/plain-sight/F-U07/order", test_sort_menu);
  return g_test_run ();
}

/* test-tables.c - the live tables: order, selection, hold, search, columns, hostile names
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-cell.h"
#include "dag-queues-page.h"
#include "dag-resources.h"
#include "dag-rows.h"
#include "dag-stage.h"
#include "dag-team-page.h"

#include <math.h>

#define N_POLLS 50

static DagTable *
get_table (DagStage *stage)
{
  return dag_table_page_get_table (DAG_TABLE_PAGE (stage->page));
}

static DagSlotModel *
get_model (DagStage *stage)
{
  return DAG_IS_TEAM_PAGE (stage->page) ? dag_dashboard_get_agents (stage->dashboard)
                                        : dag_dashboard_get_queues (stage->dashboard);
}

static const char *
get_key (DagStage *stage,
         guint     position)
{
  gconstpointer record = dag_slot_model_get_record (get_model (stage), position);

  return DAG_IS_TEAM_PAGE (stage->page) ? dag_agent_row_class.get_key (record)
                                        : dag_queue_row_class.get_key (record);
}

static GtkAdjustment *
get_adjustment (DagStage *stage)
{
  return gtk_scrollable_get_vadjustment (
      GTK_SCROLLABLE (dag_table_get_view (get_table (stage))));
}

static GtkSingleSelection *
get_selection (DagStage *stage)
{
  return GTK_SINGLE_SELECTION (
      gtk_column_view_get_model (dag_table_get_view (get_table (stage))));
}

static const char *
get_stack_page (DagStage *stage)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (dag_stage_find (GTK_WIDGET (stage->page), GTK_TYPE_STACK)));
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
test_empty (void)
{
  DagStage stage;

  dag_stage_open (&stage, dag_queues_page_new, 0, 0);
  g_assert_cmpstr (get_stack_page (&stage), ==, "empty");
  g_assert_false (dag_page_search (stage.page));
  dag_stage_poll (&stage); /* an answer that names nothing */
  g_assert_cmpstr (get_stack_page (&stage), ==, "empty");
  stage.centre.n_queues = 1;
  dag_stage_poll (&stage);
  g_assert_cmpstr (get_stack_page (&stage), ==, "table");
  dag_stage_close (&stage);
}

static void
test_one_row (void)
{
  DagStage stage;
  DagTable *table = NULL;
  DagCell *cell = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 1, 0);
  table = get_table (&stage);
  g_assert_cmpstr (dag_table_get_cell_text (table, 0, "name"), ==, "Facturen");
  g_assert_cmpstr (dag_table_get_cell_text (table, 0, "channel"), ==, "Phone");
  cell = find_cell (GTK_WIDGET (table), "channel", 0);
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Channel: Phone");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dag_table_get_view (table)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Queues");
  dag_stage_close (&stage);
}

/* People are not scored: nothing sorts them by contacts, breaks, load or talk time. */
static void
test_no_ranking (void)
{
  static const char *const sortable[]
      = { "Name", "State", "Time in state", "Since a break", "Team", NULL };
  DagStage stage;
  GListModel *columns = NULL;
  guint n_sortable = 0;

  dag_stage_open (&stage, dag_team_page_new, 3, 20);
  columns = gtk_column_view_get_columns (dag_table_get_view (get_table (&stage)));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean sorts = gtk_column_view_column_get_sorter (column) != NULL;

      g_assert_cmpint (sorts, ==,
                       g_strv_contains (sortable, gtk_column_view_column_get_title (column)));
      n_sortable += sorts ? 1 : 0;
    }
  g_assert_cmpuint (n_sortable, ==, g_strv_length ((char **) sortable));
  g_assert_null (dag_table_get_sort (get_table (&stage), NULL));
  dag_stage_close (&stage);
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

/* What a press on a header does; the first on a figure sorts from high to low. */
static void
test_sort (void)
{
  DagStage stage;
  GtkColumnView *view = NULL;
  GtkSortType direction = GTK_SORT_ASCENDING;
  int64_t before = G_MAXINT64;

  dag_stage_open (&stage, dag_queues_page_new, 12, 0);
  view = dag_table_get_view (get_table (&stage));
  gtk_column_view_sort_by_column (view, get_column (&stage, "Waiting"), GTK_SORT_ASCENDING);
  g_assert_cmpstr (dag_table_get_sort (get_table (&stage), &direction), ==, "waiting");
  g_assert_cmpint (direction, ==, GTK_SORT_DESCENDING);
  for (guint i = 0; i < 12; i++)
    {
      const DagQueueRow *row = dag_slot_model_get_record (get_model (&stage), i);

      g_assert_cmpint (row->sample->waiting, <=, before);
      before = row->sample->waiting;
    }
  gtk_column_view_sort_by_column (view, get_column (&stage, "Waiting"), GTK_SORT_ASCENDING);
  dag_table_get_sort (get_table (&stage), &direction);
  g_assert_cmpint (direction, ==, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, get_column (&stage, "Queue"), GTK_SORT_ASCENDING);
  g_assert_cmpstr (dag_table_get_cell_text (get_table (&stage), 0, "name"), ==, "Bezorging");
  gtk_widget_activate_action (GTK_WIDGET (get_table (&stage)), "table.sort", "s", "");
  g_assert_null (dag_table_get_sort (get_table (&stage), NULL));
  dag_stage_close (&stage);
}

/* What is not known comes last, whichever way it is sorted. */
static void
test_unknown_last (void)
{
  DagStage stage;
  DagTable *table = NULL;

  dag_stage_open (&stage, dag_queues_page_new, 12, 0);
  table = get_table (&stage);
  for (guint i = 0; i < 2; i++)
    {
      dag_table_sort_by (table, "expected", i == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      for (guint j = 1; j < 12; j++)
        {
          const DagQueueRow *a = dag_slot_model_get_record (get_model (&stage), j - 1);
          const DagQueueRow *b = dag_slot_model_get_record (get_model (&stage), j);

          g_assert_true (dag_seconds_is_known (a->sample->expected_wait_s)
                         || !dag_seconds_is_known (b->sample->expected_wait_s));
        }
    }
  dag_stage_close (&stage);
}

static void
assert_seen_rows (DagStage *stage)
{
  DagTable *table = get_table (stage);
  double row_height = gtk_adjustment_get_upper (get_adjustment (stage))
                      / g_list_model_get_n_items (G_LIST_MODEL (get_model (stage)));
  guint first = (guint) (gtk_adjustment_get_value (get_adjustment (stage)) / row_height);

  for (guint i = first; i < first + 10; i++)
    {
      const DagAgentRow *row = dag_slot_model_get_record (get_model (stage), i);
      DagCell *cell = find_cell (GTK_WIDGET (table), "name", i);
      graphene_rect_t bounds;

      g_assert_nonnull (cell);
      g_assert_false (dag_cell_is_behind (cell)); /* what is on the screen is what is true */
      g_assert_cmpstr (dag_table_get_cell_text (table, i, "name"), ==, row->sample->name);
      g_assert_true (gtk_widget_compute_bounds (
          GTK_WIDGET (cell), GTK_WIDGET (dag_table_get_view (table)), &bounds));
      g_assert_cmpfloat (bounds.origin.y, >, -row_height);
      g_assert_cmpfloat (bounds.origin.y, <=, (i - first + 3) * row_height);
    }
}

static gboolean
has_focus_within (DagStage *stage)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (stage->window));

  return focus != NULL
         && (focus == GTK_WIDGET (get_table (stage))
             || gtk_widget_is_ancestor (focus, GTK_WIDGET (get_table (stage))));
}

/* Fifty polls that re-order everything: nothing scrolls, nothing goes blank, the focus stays
 * in the table and the selection with its person; and who reads, so that the order is held,
 * has the same row under the eyes. The list gets the focus before it has a size, which is
 * what leaves it blank in GTK 4.8 with other models. */
static void
test_no_drift (gconstpointer data)
{
  const char *scrolled = data;
  gboolean held = g_strcmp0 (scrolled, "held") == 0;
  DagStage stage;
  double value = 0;
  guint top;
  g_autofree char *key = NULL;
  g_autofree char *seen = NULL;

  dag_stage_open (&stage, dag_team_page_new, 10, 500);
  dag_table_grab_rows (get_table (&stage));
  dag_table_sort_by (get_table (&stage), "since", GTK_SORT_DESCENDING);
  if (scrolled != NULL)
    gtk_adjustment_set_value (get_adjustment (&stage), 4000);
  dag_stage_draw (&stage);
  value = gtk_adjustment_get_value (get_adjustment (&stage));
  top = (guint) (value / gtk_adjustment_get_upper (get_adjustment (&stage)) * 500.0) + 1;
  seen = g_strdup (get_key (&stage, top));
  key = g_strdup (get_key (&stage, 7));
  dag_table_select_key (get_table (&stage), key);
  for (guint i = 0; i < N_POLLS; i++)
    {
      stage.centre.n_agents = 500 - i % 7; /* people come and go at the end of the list */
      dag_slot_model_set_held (get_model (&stage), held);
      dag_stage_poll (&stage);
      dag_stage_draw (&stage);
      g_assert_true (has_focus_within (&stage));
      if (held)
        g_assert_cmpstr (get_key (&stage, top), ==, seen);
      g_assert_cmpfloat (fabs (gtk_adjustment_get_value (get_adjustment (&stage)) - value), <,
                         0.5);
      g_assert_cmpstr (get_key (&stage, gtk_single_selection_get_selected (
                                            get_selection (&stage))),
                       ==, key);
      assert_seen_rows (&stage);
    }
  dag_stage_close (&stage);
}

/* While somebody is in the table its order is held; a press applies the new one. */
static void
test_hold (void)
{
  DagStage stage;
  GtkWidget *chip = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  dag_stage_open (&stage, dag_team_page_new, 3, 40);
  dag_table_sort_by (get_table (&stage), "since", GTK_SORT_DESCENDING);
  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (keys, g_strdup (get_key (&stage, i)));
  dag_table_grab_rows (get_table (&stage));
  if (!dag_slot_model_get_held (get_model (&stage))) /* no window manager gave the focus */
    dag_slot_model_set_held (get_model (&stage), TRUE);
  for (guint i = 0; i < 6; i++)
    dag_stage_poll (&stage);
  for (guint i = 0; i < 40; i++)
    g_assert_cmpstr (get_key (&stage, i), ==, g_ptr_array_index (keys, i));
  g_assert_true (dag_slot_model_is_order_pending (get_model (&stage)));
  chip = dag_stage_find (GTK_WIDGET (get_table (&stage)), ADW_TYPE_BUTTON_CONTENT);
  chip = gtk_widget_get_ancestor (chip, GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (chip));
  g_signal_emit_by_name (chip, "clicked");
  g_assert_false (dag_slot_model_is_order_pending (get_model (&stage)));
  g_assert_false (gtk_widget_get_visible (chip));
  dag_stage_close (&stage);
}

/* The ends of the list are reached at any moment, also while its rows still come. */
static void
test_ends (gconstpointer n_agents)
{
  DagStage stage;
  GtkWidget *view = NULL;
  guint n = GPOINTER_TO_UINT (n_agents);

  dag_stage_open (&stage, dag_team_page_new, 3, 0);
  stage.centre.n_agents = n;
  dag_stage_poll (&stage);
  view = GTK_WIDGET (dag_table_get_view (get_table (&stage)));
  for (guint i = 0; i < 40; i++)
    {
      guint n_seen = g_list_model_get_n_items (G_LIST_MODEL (get_selection (&stage)));

      if (n_seen > 0)
        gtk_widget_activate_action (gtk_widget_get_last_child (view), "list.scroll-to-item",
                                    "u", i % 2 == 0 ? n_seen - 1 : 0);
      for (guint j = 0; j < 3; j++)
        g_main_context_iteration (NULL, FALSE);
      if (i % 13 == 0)
        dag_stage_poll (&stage);
    }
  dag_stage_draw (&stage);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (&stage))), ==, n);
  gtk_widget_activate_action (gtk_widget_get_last_child (view), "list.scroll-to-item", "u",
                              n - 1);
  dag_stage_draw (&stage);
  g_assert_cmpfloat (fabs (gtk_adjustment_get_upper (get_adjustment (&stage))
                           - gtk_adjustment_get_page_size (get_adjustment (&stage))
                           - gtk_adjustment_get_value (get_adjustment (&stage))),
                     <, 0.5);
  assert_seen_rows (&stage);
  dag_stage_close (&stage);
}

static void
search (DagStage   *stage,
        const char *text)
{
  GtkWidget *entry = dag_stage_find (GTK_WIDGET (get_table (stage)), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static guint
count_shown (DagStage *stage)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (stage)));
}

static void
test_search (void)
{
  DagStage stage;

  dag_stage_open (&stage, dag_team_page_new, 3, 60);
  g_assert_true (dag_page_search (stage.page));
  search (&stage, "bÓeR");
  g_assert_cmpuint (count_shown (&stage), ==, 5); /* every thirteenth of 60: de Boer */
  search (&stage, "zuid");
  g_assert_cmpuint (count_shown (&stage), ==, 20);
  search (&stage, "nobody is called this");
  g_assert_cmpuint (count_shown (&stage), ==, 0);
  dag_table_clear_filters (get_table (&stage));
  g_assert_cmpuint (count_shown (&stage), ==, 60);
  dag_stage_close (&stage);
}

static void
test_filter (void)
{
  DagStage stage;
  guint n_on_break = 0;

  dag_stage_open (&stage, dag_team_page_new, 3, 60);
  for (guint i = 0; i < 60; i++)
    {
      const DagAgentRow *row = dag_slot_model_get_record (get_model (&stage), i);

      n_on_break += row->sample->state == DAG_STATE_BREAK ? 1 : 0;
    }
  g_assert_cmpuint (n_on_break, >, 0);
  dag_page_show (stage.page, "filter:break");
  g_assert_cmpuint (count_shown (&stage), ==, n_on_break);
  dag_page_show (stage.page, NULL);
  g_assert_cmpuint (count_shown (&stage), ==, 60);
  dag_stage_close (&stage);

  dag_stage_open (&stage, dag_queues_page_new, 24, 0);
  dag_page_show (stage.page, "filter:email");
  g_assert_cmpuint (count_shown (&stage), ==, 3);
  dag_page_show (stage.page, "filter:waiting");
  for (guint i = 0; i < count_shown (&stage); i++)
    {
      const DagQueueRow *row = dag_slot_model_get_record (get_model (&stage), i);

      g_assert_cmpint (row->sample->waiting, >, 0);
    }
  dag_page_show (stage.page, "filter:below-target");
  g_assert_cmpuint (count_shown (&stage), <, 24);
  dag_stage_close (&stage);
}

/* F-D10, F-U01: names of any kind stay one line of plain text, and no row changes height. */
static void
test_hostile_names (void)
{
  static const char *const names[] = { "<b>Anna</b> & <a href='x'>y</a>", "%s%n%x",
                                       "a\xe2\x80\xae" "cod.exe", "Line\nbreak",
                                       "A\xe2\x80\x8b" "nna", "\xd7\x90\xd7\x91\xd7\x92",
                                       "\xf0\x9f\x8e\x89\xf0\x9f\x8e\x89 party" };
  static const char *const shown[] = { "<b>Anna</b> & <a href='x'>y</a>", "%s%n%x",
                                       "acod.exe", "Line break", "Anna",
                                       "\xd7\x90\xd7\x91\xd7\x92",
                                       "\xf0\x9f\x8e\x89\xf0\x9f\x8e\x89 party" };
  DagStage stage;
  g_autoptr (DagSnapshot) snapshot = NULL;
  g_autoptr (GString) zalgo = g_string_new ("Z");
  DagTable *table = NULL;
  guint position = 0;
  double height = 0;

  dag_stage_open (&stage, dag_team_page_new, 3, 30);
  height = gtk_adjustment_get_upper (get_adjustment (&stage));
  snapshot = dag_centre_snapshot (&stage.centre);
  for (guint i = 0; i < 10000; i++)
    g_string_append (zalgo, "\xcc\x81");
  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      DagAgentSample *agent = g_ptr_array_index (snapshot->agents, i);

      g_free (agent->name);
      agent->name = g_strdup (i < G_N_ELEMENTS (names) ? names[i] : zalgo->str);
    }
  dag_dashboard_apply (stage.dashboard, snapshot);
  dag_stage_draw (&stage);
  table = get_table (&stage);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_strdup_printf ("a%05u", i);
      g_autofree char *label = g_strdup_printf ("Name: %s", shown[i]);

      g_assert_true (dag_slot_model_find_key (get_model (&stage), key, &position));
      g_assert_cmpstr (dag_table_get_cell_text (table, position, "name"), ==, shown[i]);
      if (position < 10)
        gtk_test_accessible_assert_property (
            GTK_ACCESSIBLE (find_cell (GTK_WIDGET (table), "name", position)),
            GTK_ACCESSIBLE_PROPERTY_LABEL, label);
      dag_page_show (stage.page, key); /* the detail bears it too */
      dag_stage_draw (&stage);
      g_assert_cmpstr (dag_page_get_detail_title (stage.page), ==, shown[i]);
      g_assert_true (dag_page_go_back (stage.page));
    }
  dag_stage_draw (&stage);
  g_assert_cmpfloat (fabs (gtk_adjustment_get_upper (get_adjustment (&stage)) - height), <,
                     0.5);
  dag_stage_close (&stage);
}

static DagMoment
read_clock (gpointer user_data)
{
  return (DagMoment){ DAG_CENTRE_START, *(int64_t *) user_data };
}

/* Times go on with the clock, in the rows that are seen, without a new answer. */
static void
test_tick (void)
{
  DagStage stage = { 0 };
  int64_t mono_us = DAG_USEC_PER_SEC;
  g_autofree char *before = NULL;

  dag_stage_open (&stage, dag_team_page_new, 3, 500);
  dag_dashboard_set_clock (stage.dashboard, read_clock, &mono_us);
  dag_stage_poll (&stage);
  dag_stage_draw (&stage);
  before = g_strdup (dag_table_get_cell_text (get_table (&stage), 0, "since"));
  mono_us += 5 * DAG_USEC_PER_SEC;
  g_signal_emit_by_name (stage.dashboard, "tick");
  g_assert_cmpstr (dag_table_get_cell_text (get_table (&stage), 0, "since"), !=, before);
  g_assert_true (g_str_has_suffix (dag_table_get_cell_text (get_table (&stage), 0, "since"),
                                   ":05"));
  dag_stage_close (&stage);
}

/* What an answer costs without a table, to tell the table's own share. */
static double
measure_bare_ms (const DagCentre *centre)
{
  g_autoptr (DagDashboard) dashboard = dag_dashboard_new ();
  double best_ms = G_MAXDOUBLE;
  DagCentre at = *centre;

  for (guint i = 0; i < 4; i++, at.minute++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&at);
      int64_t start_us = g_get_monotonic_time ();

      dag_dashboard_apply (dashboard, snapshot);
      best_ms = MIN (best_ms, (double) (g_get_monotonic_time () - start_us) / 1000.0);
    }
  return best_ms;
}

/* Large centres: the order is exact, few cells exist, and a poll is cheap. */
static void
test_large (gconstpointer n_agents)
{
  guint n = GPOINTER_TO_UINT (n_agents);
  DagStage stage;
  double frame_ms = G_MAXDOUBLE;
  double best_ms = G_MAXDOUBLE;
  guint n_cells = 0;

  dag_stage_open (&stage, dag_team_page_new, n / 10, n);
  dag_table_sort_by (get_table (&stage), "since", GTK_SORT_DESCENDING);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (DagSnapshot) snapshot = dag_centre_snapshot (&stage.centre);
      int64_t start_us = g_get_monotonic_time ();

      dag_dashboard_apply (stage.dashboard, snapshot);
      best_ms = MIN (best_ms, (double) (g_get_monotonic_time () - start_us) / 1000.0);
      start_us = g_get_monotonic_time ();
      dag_stage_draw (&stage);
      frame_ms = MIN (frame_ms, (double) (g_get_monotonic_time () - start_us) / 3000.0);
      stage.centre.minute++;
    }
  g_test_message ("%u people, every record new: applied in %.1f ms at best (%.1f without the "
                  "table), then %.1f ms a frame",
                  n, best_ms, measure_bare_ms (&stage.centre), frame_ms);
  for (guint i = 1; i < n; i++)
    {
      const DagAgentRow *a = dag_slot_model_get_record (get_model (&stage), i - 1);
      const DagAgentRow *b = dag_slot_model_get_record (get_model (&stage), i);

      if (a->sample->state != DAG_STATE_OFFLINE && b->sample->state != DAG_STATE_OFFLINE)
        g_assert_cmpint (a->sample->since_us, <=, b->sample->since_us);
    }
  for (guint i = 0; i < n; i++)
    n_cells += dag_table_get_cell_text (get_table (&stage), i, "name") != NULL ? 1 : 0;
  g_assert_cmpuint (n_cells, <, 1000);
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/widgets/tables/empty", test_empty);
  g_test_add_func ("/widgets/tables/one-row", test_one_row);
  g_test_add_func ("/widgets/tables/no-ranking", test_no_ranking);
  g_test_add_func ("/widgets/tables/sort", test_sort);
  g_test_add_func ("/widgets/tables/unknown-last", test_unknown_last);
  g_test_add_data_func ("/widgets/tables/no-drift/top", NULL, test_no_drift);
  g_test_add_data_func ("/widgets/tables/no-drift/scrolled", "scrolled", test_no_drift);
  g_test_add_data_func ("/widgets/tables/no-drift/held", "held", test_no_drift);
  g_test_add_data_func ("/widgets/tables/ends/200", GUINT_TO_POINTER (200), test_ends);
  g_test_add_data_func ("/widgets/tables/ends/1000", GUINT_TO_POINTER (1000), test_ends);
  g_test_add_func ("/widgets/tables/hold", test_hold);
  g_test_add_func ("/widgets/tables/search", test_search);
  g_test_add_func ("/widgets/tables/filter", test_filter);
  g_test_add_func ("/widgets/tables/hostile-names", test_hostile_names);
  g_test_add_func ("/widgets/tables/tick", test_tick);
  g_test_add_data_func ("/widgets/tables/large/500", GUINT_TO_POINTER (500), test_large);
  g_test_add_data_func ("/widgets/tables/large/10000", GUINT_TO_POINTER (10000), test_large);
  return g_test_run ();
}

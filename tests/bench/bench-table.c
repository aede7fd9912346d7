/* bench-table.c - frames of the Team table that scrolls, and of one made of labels
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Run it as a test runs: tests/support/headless _build/tests/bench/bench-table */
#include "config.h"

#include "dag-agent-columns.h"
#include "dag-bench.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-table.h"
#include "dag-team-page.h"
#include "dag-watchdog.h"

#define N_FRAMES 300
#define N_BLOCKS 6 /* in turn, so that neighbours change both alike */
#define STEP_PX 57.0
#define JUMP_PX 2345.0
#define N_POLLS 40

/* A row of the peer: an object with a property for each column. */
#define BENCH_TYPE_ROW (bench_row_get_type ())
G_DECLARE_FINAL_TYPE (BenchRow, bench_row, BENCH, ROW, GObject)

#define MOST_COLUMNS 16

struct _BenchRow
{
  GObject parent_instance;
  char *texts[MOST_COLUMNS];
};

G_DEFINE_TYPE (BenchRow, bench_row, G_TYPE_OBJECT)

static void
bench_row_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  g_value_set_string (value, BENCH_ROW (object)->texts[id - 1]);
}

static void
bench_row_finalize (GObject *object)
{
  for (guint i = 0; i < MOST_COLUMNS; i++)
    g_clear_pointer (&BENCH_ROW (object)->texts[i], g_free);
  G_OBJECT_CLASS (bench_row_parent_class)->finalize (object);
}

static void
bench_row_class_init (BenchRowClass *class)
{
  G_OBJECT_CLASS (class)->get_property = bench_row_get_property;
  G_OBJECT_CLASS (class)->finalize = bench_row_finalize;
  for (guint i = 0; i < MOST_COLUMNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("text-%u", i);

      g_object_class_install_property (
          G_OBJECT_CLASS (class), i + 1,
          g_param_spec_string (name, NULL, NULL, "", G_PARAM_READABLE));
    }
}

static void
bench_row_init (BenchRow *self)
{
}

/* One step of the view, and the frame it takes: all of our callbacks, layout and paint. */
static void
scroll_step (GtkAdjustment *adjustment,
             double        *step_px,
             DagBenchTimes *times)
{
  guint n_before = dag_watchdog.n_frames;
  double begin_ms = dag_bench_cpu_ms ();
  double top = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment) + *step_px;

  if (value < 0 || value > top)
    *step_px = -*step_px; /* there and back */
  gtk_adjustment_set_value (adjustment, CLAMP (value, 0, top));
  dag_test_await (dag_watchdog.n_frames > n_before, 10000);
  if (times->n < DAG_BENCH_MAX)
    dag_bench_add (times, dag_bench_cpu_ms () - begin_ms);
}

static GtkAdjustment *
find_adjustment (GtkWidget *below)
{
  GtkWidget *view = dag_stage_find (below, GTK_TYPE_COLUMN_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

static void
print_frames (const char    *what,
              guint          n_rows,
              DagBenchTimes *times)
{
  double p50 = dag_bench_median (times);
  double p95 = dag_bench_percentile (times, 0.95);
  double most = n_rows > 500 ? 33.0 : 16.0;

  g_print ("frames\t%s, %u rows\tp50 %.1f ms\tp95 %.1f ms\tto reach %.0f ms%s\n", what, n_rows,
           p50, p95, most, p95 <= most ? "" : ", not reached");
}

/* Scrolling, and answers that come while the table stands still. */
static void
bench_ours (guint n_agents)
{
  DagBenchTimes steps = { 0 };
  DagBenchTimes jumps = { 0 };
  DagBenchTimes polls = { 0 };
  DagStage stage;
  double step_px = STEP_PX;
  double jump_px = JUMP_PX;

  dag_stage_open_sized (&stage, dag_team_page_new, n_agents / 10, n_agents, 1280);
  dag_watchdog_start (stage.window);
  for (guint i = 0; i < N_FRAMES; i++)
    scroll_step (find_adjustment (stage.window), &step_px, &steps);
  for (guint i = 0; i < N_FRAMES; i++)
    scroll_step (find_adjustment (stage.window), &jump_px, &jumps);
  dag_watchdog_watch ();
  for (guint i = 0; i < N_POLLS; i++)
    {
      guint n_before = dag_watchdog.n_frames;

      dag_stage_poll (&stage);
      gtk_widget_queue_draw (stage.window);
      dag_test_await (dag_watchdog.n_frames > n_before, 10000);
    }
  for (guint i = 0; i < MIN (dag_watchdog.n_frames, DAG_BENCH_MAX); i++)
    dag_bench_add (&polls, (double) dag_watchdog.frames_us[i] / 1000.0);
  dag_watchdog_stop ();
  print_frames ("scrolled by 57 px", n_agents, &steps);
  print_frames ("scrolled by pages", n_agents, &jumps);
  print_frames ("everybody changed", n_agents, &polls);
  dag_stage_close (&stage);
}

static void
setup_label (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  name)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkExpression *row = gtk_property_expression_new (GTK_TYPE_LIST_ITEM, NULL, "item");
  GtkExpression *text = gtk_property_expression_new (BENCH_TYPE_ROW, row, name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_expression_bind (text, label, "label", item);
  gtk_list_item_set_child (item, label);
}

/* What the columns of @ours that are seen show in its first rows, again and again. */
static GListStore *
copy_rows (DagTable  *ours,
           guint      n_rows,
           GPtrArray *ids)
{
  GListStore *rows = g_list_store_new (BENCH_TYPE_ROW);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (BenchRow) row = g_object_new (BENCH_TYPE_ROW, NULL);

      for (guint j = 0; j < MIN (ids->len, MOST_COLUMNS); j++)
        row->texts[j] = g_strdup (dag_table_get_cell_text (ours, i % 20, ids->pdata[j]));
      g_list_store_append (rows, row);
    }
  return rows;
}

/* The ids of the columns that are seen, and how wide each is. */
static GPtrArray *
list_columns (DagTable *ours,
              GArray   *widths)
{
  GPtrArray *ids = g_ptr_array_new ();
  GListModel *columns = gtk_column_view_get_columns (dag_table_get_view (ours));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      for (guint j = 0; j < dag_n_agent_columns; j++)
        if (g_strcmp0 (gtk_column_view_column_get_title (column), dag_agent_columns[j].title)
            == 0)
          {
            g_ptr_array_add (ids, (gpointer) dag_agent_columns[j].id);
            g_array_append_val (widths, width);
          }
    }
  return ids;
}

static GtkWidget *
open_peer (DagTable *ours,
           guint     n_rows,
           int       width,
           int       height)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) ids = list_columns (ours, widths);
  GListStore *rows = copy_rows (ours, n_rows, ids);
  GtkWidget *window = adw_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));

  for (guint i = 0; i < MIN (ids->len, MOST_COLUMNS); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;
      g_autofree char *name = g_strdup_printf ("text-%u", i);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_label),
                        (gpointer) g_intern_string (name));
      column = gtk_column_view_column_new (ids->pdata[i], factory);
      gtk_column_view_column_set_fixed_width (column, g_array_index (widths, int, i));
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_window_set_content (ADW_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static void
scroll_block (GtkWidget     *window,
              double        *step_px,
              DagBenchTimes *times)
{
  dag_watchdog_start (window);
  for (guint i = 0; i < N_FRAMES / N_BLOCKS; i++)
    scroll_step (find_adjustment (window), step_px, times);
  dag_watchdog_stop ();
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (window),
                                        dag_watchdog_on_before_paint, NULL);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (window),
                                        dag_watchdog_on_after_paint, NULL);
}

/* The same texts in as many rows and columns, made of labels that expressions fill. */
static void
bench_peer (guint n_rows)
{
  DagBenchTimes own = { 0 };
  DagBenchTimes peer = { 0 };
  DagStage stage;
  GtkWidget *window;
  DagTable *ours;
  double own_px = STEP_PX;
  double peer_px = STEP_PX;

  dag_stage_open_sized (&stage, dag_team_page_new, n_rows / 10, n_rows, 1280);
  ours = DAG_TABLE (dag_stage_find (GTK_WIDGET (stage.page), DAG_TYPE_TABLE));
  window = open_peer (ours, n_rows, gtk_widget_get_width (stage.window),
                      gtk_widget_get_height (stage.window));
  for (guint i = 0; i < N_BLOCKS; i++)
    {
      scroll_block (stage.window, &own_px, &own);
      scroll_block (window, &peer_px, &peer);
    }
  dag_bench_figure (10, "a frame of a table of 10,000 that scrolls", "ms CPU",
                    dag_bench_median (&own), "GtkLabel + expressions",
                    dag_bench_median (&peer), 0.75);
  gtk_window_destroy (GTK_WINDOW (window));
  dag_stage_close (&stage);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  dag_register_resource ();
  bench_ours (500);
  bench_ours (10000);
  bench_peer (10000);
  return 0;
}

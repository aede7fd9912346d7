/* bench-sort.c - a live table put in another order, against GtkSortListModel
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Run it as a test runs: tests/support/headless _build/tests/bench/bench-sort */
#include "config.h"

#include <adwaita.h>

#include "dag-bench.h"
#include "dag-slot-model.h"

#define N_ROWS 10000
#define N_COLUMNS 8
#define ROUNDS 50

/* A record of ours: plain, shared, replaced where it changes. */
typedef struct
{
  grefcount count;
  char *key;
  guint value;
} Record;

/* A row of the peer: an object with a property. */
#define BENCH_TYPE_ROW (bench_row_get_type ())
G_DECLARE_FINAL_TYPE (BenchRow, bench_row, BENCH, ROW, GObject)

struct _BenchRow
{
  GObject parent_instance;
  guint value;
};

G_DEFINE_TYPE (BenchRow, bench_row, G_TYPE_OBJECT)

static void
bench_row_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  g_value_set_uint (value, BENCH_ROW (object)->value);
}

static void
bench_row_class_init (BenchRowClass *class)
{
  G_OBJECT_CLASS (class)->get_property = bench_row_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (class), 1,
      g_param_spec_uint ("value", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE));
}

static void
bench_row_init (BenchRow *self)
{
}

static Record *
record_new (guint number,
            guint value)
{
  Record *self = g_new0 (Record, 1);

  g_ref_count_init (&self->count);
  self->key = g_strdup_printf ("a-%05u", number);
  self->value = value;
  return self;
}

static gpointer
record_ref (gpointer record)
{
  g_ref_count_inc (&((Record *) record)->count);
  return record;
}

static void
record_unref (gpointer record)
{
  Record *self = record;

  if (!g_ref_count_dec (&self->count))
    return;
  g_free (self->key);
  g_free (self);
}

static const char *
record_get_key (gconstpointer record)
{
  return ((const Record *) record)->key;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Record *one = a;
  const Record *other = b;

  if (one->value != other->value)
    return one->value < other->value ? 1 : -1;
  return strcmp (one->key, other->key);
}

static void
rank_record (gconstpointer record,
             DagRank      *rank,
             gpointer      user_data)
{
  rank->words[0] = G_MAXUINT - ((const Record *) record)->value;
}

static void
show_value (GtkWidget *cell,
            guint      value)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", value);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}

static void
on_slot_changed (DagSlot   *slot,
                 GtkWidget *cell)
{
  const Record *record = dag_slot_get_record (slot);

  if (record != NULL)
    show_value (cell, record->value);
}

static void
bind_slot (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  DagSlot *slot = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_signal_connect_object (slot, "changed", G_CALLBACK (on_slot_changed), cell, 0);
  on_slot_changed (slot, cell);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  show_value (gtk_list_item_get_child (item),
              BENCH_ROW (gtk_list_item_get_item (item))->value);
}

static void
setup_cell (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (""));
}

/* A window with a table of @model; returns the table. */
static GtkWidget *
open_table (GListModel *model,
            GCallback   bind)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSelectionModel *selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (model)));
  GtkWidget *view = gtk_column_view_new (selection);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), NULL);
      g_signal_connect (factory, "bind", bind, NULL);
      column = gtk_column_view_column_new ("value", factory);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_widget_set_can_focus (view, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_window_set_content (ADW_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 900);
  gtk_window_present (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return view;
}

typedef struct
{
  GPtrArray *records; /* of ours, by number */
  DagSlotModel *slots;
  GListStore *rows; /* of the peer, by number */
  GtkNumericSorter *sorter;
  GListModel *sorted; /* what the peer shows */
} Pair;

static double
sort_ours (Pair        *pair,
           const guint *values)
{
  double begin = dag_bench_cpu_ms ();

  for (guint i = 0; i < N_ROWS; i++)
    {
      Record *record = g_ptr_array_index (pair->records, i);

      if (record->value == values[i])
        continue;
      g_ptr_array_index (pair->records, i) = record_new (i, values[i]);
      record_unref (record);
    }
  dag_slot_model_set_records (pair->slots, pair->records);
  return dag_bench_cpu_ms () - begin;
}

static double
sort_peer (Pair        *pair,
           const guint *values)
{
  double begin = dag_bench_cpu_ms ();

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (BenchRow) row = g_list_model_get_item (G_LIST_MODEL (pair->rows), i);

      row->value = values[i];
    }
  /* A sorter keeps its keys: only another expression makes it read them anew. */
  gtk_numeric_sorter_set_expression (
      pair->sorter, gtk_property_expression_new (BENCH_TYPE_ROW, NULL, "value"));
  return dag_bench_cpu_ms () - begin;
}

static void
check_peer (Pair *pair)
{
  for (guint i = 1; i < N_ROWS; i++)
    {
      g_autoptr (BenchRow) above = g_list_model_get_item (pair->sorted, i - 1);
      g_autoptr (BenchRow) below = g_list_model_get_item (pair->sorted, i);

      g_assert_cmpuint (above->value, >=, below->value);
    }
}

/* The order is exact and the table has not moved. */
static void
check_ours (Pair      *pair,
            GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  for (guint i = 1; i < N_ROWS; i++)
    g_assert_cmpint (compare_records (dag_slot_model_get_record (pair->slots, i - 1),
                                      dag_slot_model_get_record (pair->slots, i), NULL),
                     <, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 0.0);
}

static void
bench (Pair      *pair,
       GtkWidget *view)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autofree guint *values = g_new0 (guint, N_ROWS);
  DagBenchTimes times = { 0 };
  DagBenchTimes peers = { 0 };

  for (guint i = 0; i < N_ROWS; i++)
    values[i] = (guint) g_rand_int_range (dice, 0, 28800);
  for (guint i = 0; i <= ROUNDS; i++)
    {
      double own;
      double peer;

      for (guint j = 0; j < N_ROWS / 20; j++)
        values[g_rand_int_range (dice, 0, N_ROWS)] += 10;
      own = sort_ours (pair, values);
      peer = sort_peer (pair, values);
      check_ours (pair, view);
      check_peer (pair);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (i == 0)
        continue; /* the first puts everything in order */
      dag_bench_add (&times, own);
      dag_bench_add (&peers, peer);
    }
  dag_bench_figure (5, "another order, 10,000 rows, 5 % of the keys", "ms CPU",
                    dag_bench_median (&times), "GtkSortListModel + GtkNumericSorter",
                    dag_bench_median (&peers), 0.20);
}

int
main (int    argc,
      char **argv)
{
  static const DagRecordClass class = { record_get_key, record_ref, record_unref };
  Pair pair = { .records = g_ptr_array_new_with_free_func (record_unref) };
  GtkExpression *expression;
  GtkWidget *view;

  adw_init ();
  pair.slots = dag_slot_model_new (&class);
  pair.rows = g_list_store_new (BENCH_TYPE_ROW);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (BenchRow) row = g_object_new (BENCH_TYPE_ROW, NULL);

      g_list_store_append (pair.rows, row);
      g_ptr_array_add (pair.records, record_new (i, 0));
    }
  dag_slot_model_set_ranked_order (pair.slots, compare_records, rank_record, NULL, NULL);
  expression = gtk_property_expression_new (BENCH_TYPE_ROW, NULL, "value");
  pair.sorter = gtk_numeric_sorter_new (expression);
  gtk_numeric_sorter_set_sort_order (pair.sorter, GTK_SORT_DESCENDING);
  pair.sorted = G_LIST_MODEL (gtk_sort_list_model_new (
      g_object_ref (G_LIST_MODEL (pair.rows)), g_object_ref (GTK_SORTER (pair.sorter))));
  dag_slot_model_set_records (pair.slots, pair.records);
  view = open_table (G_LIST_MODEL (pair.slots), G_CALLBACK (bind_slot));
  open_table (pair.sorted, G_CALLBACK (bind_row));
  bench (&pair, view);
  return 0;
}

/* test-slot-model.c - the live tables: exact order, fixed positions, nothing but the tail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-slot-model.h"

#include <string.h>

typedef struct
{
  char key[16];
  int value;
} Record;

static guint n_alive;

static const char *
record_get_key (gconstpointer record)
{
  return ((const Record *) record)->key;
}

static gpointer
record_ref (gpointer record)
{
  return g_rc_box_acquire (record);
}

static void
record_gone (gpointer record)
{
  n_alive--;
}

static void
record_unref (gpointer record)
{
  g_rc_box_release_full (record, record_gone);
}

static const DagRecordClass record_class = { record_get_key, record_ref, record_unref };

static Record *
record_new (guint number,
            int   value)
{
  Record *record = g_rc_box_new0 (Record);

  g_snprintf (record->key, sizeof record->key, "%06u", number);
  record->value = value;
  n_alive++;
  return record;
}

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func (record_unref);
}

/* Ascending; @user_data: the sign. */
static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  int sign = GPOINTER_TO_INT (user_data);

  return sign * (((const Record *) a)->value - ((const Record *) b)->value);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp ((*(const Record *const *) a)->key, (*(const Record *const *) b)->key);
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return compare_values (*(const void *const *) a, *(const void *const *) b, user_data);
}

static gboolean
is_even (gconstpointer record,
         gpointer      user_data)
{
  return ((const Record *) record)->value % 2 == 0;
}

/* What the model may tell: only the tail grows or shrinks. */
typedef struct
{
  guint n_emissions;
  guint n_before;
  gboolean not_the_tail;
} Watch;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Watch *watch = user_data;

  watch->n_emissions++;
  if (position + removed != watch->n_before || (removed > 0 && added > 0))
    watch->not_the_tail = TRUE;
  watch->n_before = g_list_model_get_n_items (model);
}

/* The order by a plain stable sort of the same records, by key first. */
static void
assert_exact_order (DagSlotModel *model,
                    GPtrArray    *records,
                    int           sign,
                    gboolean      filtered)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (!filtered || is_even (g_ptr_array_index (records, i), NULL))
      g_ptr_array_add (expected, g_ptr_array_index (records, i));
  g_ptr_array_sort (expected, compare_keys);
  if (sign != 0)
    g_ptr_array_sort_with_data (expected, compare_pointers, GINT_TO_POINTER (sign));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      Record *record = g_ptr_array_index (expected, i);
      guint position = G_MAXUINT;

      g_assert_true (dag_slot_model_get_record (model, i) == record);
      g_assert_true (dag_slot_model_find_key (model, record->key, &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_null (dag_slot_model_get_record (model, expected->len));
}

/* Changes some, adds some, takes some out, and shuffles the rest.
 * @changed: (nullable): gets those that are other ones, or new; then none is taken out */
static GPtrArray *
next_poll (GPtrArray *records,
           GRand     *rand,
           guint     *next,
           GPtrArray *changed)
{
  GPtrArray *after = records_new ();

  for (guint i = 0; i < records->len; i++)
    {
      Record *record = g_ptr_array_index (records, i);
      int dice = g_rand_int_range (rand, 0, 100);

      if (dice < 3 && changed == NULL)
        continue;
      if (dice < 15)
        g_ptr_array_add (after, record_new ((guint) atoi (record->key),
                                            g_rand_int_range (rand, 0, 50)));
      else
        g_ptr_array_add (after, record_ref (record));
    }
  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    g_ptr_array_add (after, record_new ((*next)++, g_rand_int_range (rand, 0, 50)));
  for (guint i = 0; changed != NULL && i < after->len; i++)
    if (i >= records->len || after->pdata[i] != records->pdata[i])
      g_ptr_array_add (changed, record_ref (after->pdata[i]));
  for (guint i = 0; after->len > 1 && i < 10; i++)
    {
      guint a = (guint) g_rand_int_range (rand, 0, (int) after->len);
      guint b = (guint) g_rand_int_range (rand, 0, (int) after->len);
      gpointer record = after->pdata[a];

      after->pdata[a] = after->pdata[b];
      after->pdata[b] = record;
    }
  return after;
}

/* Coarser than the comparison; @user_data: the sign. */
static void
rank_value (gconstpointer record,
            DagRank      *rank,
            gpointer      user_data)
{
  guint group = (guint) ((const Record *) record)->value / 4;

  rank->words[1] = GPOINTER_TO_INT (user_data) > 0 ? group : 100 - group;
}

static void
test_exact_order (gconstpointer ranked)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2611);
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  Watch watch = { 0 };
  guint next = 0;
  int sign = 0;
  gboolean filtered = FALSE;

  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &watch);
  for (; next < 200;)
    g_ptr_array_add (records, record_new (next++, g_rand_int_range (rand, 0, 50)));
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) before = records;

      records = next_poll (before, rand, &next, NULL);
      if (round % 40 == 10)
        {
          sign = sign == 1 ? -1 : 1;
          dag_slot_model_set_ranked_order (model, compare_values,
                                           ranked != NULL ? rank_value : NULL,
                                           GINT_TO_POINTER (sign), NULL);
        }
      if (round % 25 == 20)
        {
          filtered = !filtered;
          dag_slot_model_set_filter (model, filtered ? is_even : NULL, NULL, NULL);
        }
      dag_slot_model_set_records (model, records);
      assert_exact_order (model, records, sign, filtered);
      g_assert_cmpuint (dag_slot_model_get_n_records (model), ==, records->len);
    }
  g_assert_false (watch.not_the_tail);
  g_ptr_array_set_size (records, 0);
  dag_slot_model_set_records (model, records);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  g_assert_cmpuint (n_alive, ==, 0);
  g_assert_finalize_object (model);
}

/* What the table shows, as it is. */
static GPtrArray *
list_shown (DagSlotModel *model)
{
  GPtrArray *shown = records_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (shown,
                     record_ref ((gpointer) dag_slot_model_get_record (model, i)));
  return shown;
}

static void
assert_shows (DagSlotModel *model,
              GPtrArray    *shown)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, shown->len);
  for (guint i = 0; i < shown->len; i++)
    g_assert_true (dag_slot_model_get_record (model, i) == shown->pdata[i]);
}

/* Taken over in the smallest pieces, in the middle of which the person asks for another
 * order, filters, or holds the table: nothing is seen before it is whole, and then it is
 * exact. */
static void
test_in_pieces (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1208);
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  Watch watch = { 0 };
  guint next = 0;
  int sign = 1;
  gboolean filtered = FALSE;
  guint n_pieces = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &watch);
  for (; next < 700;)
    g_ptr_array_add (records, record_new (next++, g_rand_int_range (rand, 0, 50)));
  dag_slot_model_set_ranked_order (model, compare_values, rank_value, GINT_TO_POINTER (sign),
                                   NULL);
  for (guint round = 0; round < 120; round++)
    {
      g_autoptr (GPtrArray) before = records;
      g_autoptr (GPtrArray) shown = list_shown (model);
      g_autoptr (GPtrArray) changed = round % 4 == 1 ? records_new () : NULL;
      gboolean begun = FALSE;

      records = round % 30 == 29 ? records_new () : next_poll (before, rand, &next, changed);
      for (guint i = 0; round % 30 == 0 && i < 400; i++) /* many at once */
        g_ptr_array_add (records, record_new (next++, g_rand_int_range (rand, 0, 50)));
      if (changed == NULL || round % 30 == 29)
        dag_slot_model_begin_records (model, records);
      else
        g_assert_true (dag_slot_model_begin_changed (model, changed));
      while (!dag_slot_model_continue (model, 0))
        {
          g_assert_false (changed != NULL && dag_slot_model_begin_changed (model, changed));
          assert_shows (model, shown);
          n_pieces++;
          if (!begun && round % 7 == 3)
            dag_slot_model_begin_records (model, records); /* anew */
          else if (!begun && round % 7 == 5)
            {
              dag_slot_model_set_held (model, TRUE);
              assert_shows (model, shown);
            }
          else if (!begun && round % 8 == 1)
            {
              sign = -sign;
              dag_slot_model_set_ranked_order (model, compare_values, rank_value,
                                               GINT_TO_POINTER (sign), NULL);
            }
          begun = TRUE;
        }
      if (dag_slot_model_get_held (model))
        dag_slot_model_set_held (model, FALSE);
      assert_exact_order (model, records, sign, filtered);
      if (round % 5 == 4)
        {
          dag_slot_model_begin_records (model, records);
          dag_slot_model_continue (model, 0);
          sign = -sign;
          dag_slot_model_set_ranked_order (model, compare_values, rank_value,
                                           GINT_TO_POINTER (sign), NULL);
          filtered = !filtered;
          dag_slot_model_set_filter (model, filtered ? is_even : NULL, NULL, NULL);
          assert_exact_order (model, records, sign, filtered);
        }
    }
  g_assert_cmpuint (n_pieces, >, 500);
  g_assert_false (watch.not_the_tail);
  dag_slot_model_begin_records (model, records);
  dag_slot_model_continue (model, 0);
  g_assert_finalize_object (model); /* in the middle */
  g_ptr_array_set_size (records, 0);
  while (g_main_context_iteration (NULL, FALSE)) /* what is let go of later */
    continue;
  g_assert_cmpuint (n_alive, ==, 0);
}

static void
on_slot_changed (DagSlot *slot,
                 guint   *n_changed)
{
  (*n_changed)++;
}

/* A re-sort says nothing but "changed" on the positions that show another record. */
static void
test_sort_is_quiet (void)
{
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  DagSlot *slots[10];
  guint n_changed[10] = { 0 };
  Watch watch = { 0 };

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (records, record_new (i, (int) i));
  dag_slot_model_set_order (model, compare_values, GINT_TO_POINTER (1), NULL);
  dag_slot_model_set_records (model, records);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &watch);
  watch.n_before = 10;
  for (guint i = 0; i < 10; i++)
    {
      slots[i] = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_assert_cmpuint (dag_slot_get_position (slots[i]), ==, i);
      g_signal_connect (slots[i], "changed", G_CALLBACK (on_slot_changed), &n_changed[i]);
    }

  /* the same records again: nothing to draw */
  dag_slot_model_set_records (model, records);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (n_changed[i], ==, 0);

  /* the record at 2 moves behind 6: positions 2 to 6 show others */
  record_unref (records->pdata[2]);
  records->pdata[2] = record_new (2, 6);
  dag_slot_model_set_records (model, records);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (n_changed[i], ==, i >= 2 && i <= 5 ? 1 : 0);
  g_assert_true (dag_slot_get_record (slots[5]) == records->pdata[2]);

  dag_slot_model_set_order (model, compare_values, GINT_TO_POINTER (-1), NULL);
  g_assert_true (dag_slot_get_record (slots[0]) == records->pdata[9]);
  g_assert_cmpuint (watch.n_emissions, ==, 0);

  /* shorter: the tail goes, and its slots show nothing */
  g_ptr_array_set_size (records, 8);
  dag_slot_model_set_records (model, records);
  g_assert_cmpuint (watch.n_emissions, ==, 1);
  g_assert_false (watch.not_the_tail);
  g_assert_null (dag_slot_get_record (slots[8]));
  g_assert_true (dag_slot_get_record (slots[0]) == records->pdata[7]);

  /* longer again: the position is the same object */
  g_ptr_array_add (records, record_new (8, 100));
  dag_slot_model_set_records (model, records);
  g_assert_true (dag_slot_get_record (slots[0]) == records->pdata[8]);
  g_assert_nonnull (dag_slot_get_record (slots[8]));
  for (guint i = 0; i < 10; i++)
    g_clear_object (&slots[i]);
  g_assert_finalize_object (model);
}

static void
count_signal (guint *count)
{
  (*count)++;
}

/* While it is held nothing moves; what is new comes last; the order waits and says so. */
static void
test_held (void)
{
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  guint n_notified = 0;

  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (records, record_new (i, (int) i));
  dag_slot_model_set_order (model, compare_values, GINT_TO_POINTER (1), NULL);
  dag_slot_model_set_records (model, records);
  g_signal_connect_swapped (model, "notify::order-pending", G_CALLBACK (count_signal),
                            &n_notified);
  dag_slot_model_set_held (model, TRUE);
  g_assert_true (dag_slot_model_get_held (model));
  g_assert_false (dag_slot_model_is_order_pending (model));

  record_unref (records->pdata[0]);
  records->pdata[0] = record_new (0, 9);
  g_ptr_array_insert (records, 0, record_new (7, -1));
  dag_slot_model_set_records (model, records);
  g_assert_true (dag_slot_model_is_order_pending (model));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (record_get_key (dag_slot_model_get_record (model, 0)), ==, "000000");
  g_assert_cmpint (((const Record *) dag_slot_model_get_record (model, 0))->value, ==, 9);
  g_assert_cmpstr (record_get_key (dag_slot_model_get_record (model, 5)), ==, "000007");

  /* pressed: sorted now, and still held */
  dag_slot_model_apply_order (model);
  g_assert_false (dag_slot_model_is_order_pending (model));
  g_assert_true (dag_slot_model_get_held (model));
  assert_exact_order (model, records, 1, FALSE);

  /* a column header is the user's own wish */
  dag_slot_model_set_order (model, compare_values, GINT_TO_POINTER (-1), NULL);
  assert_exact_order (model, records, -1, FALSE);

  record_unref (records->pdata[3]);
  records->pdata[3] = record_new (2, 50);
  dag_slot_model_set_records (model, records);
  g_assert_true (dag_slot_model_is_order_pending (model));
  dag_slot_model_set_held (model, FALSE);
  g_assert_false (dag_slot_model_is_order_pending (model));
  assert_exact_order (model, records, -1, FALSE);
  g_assert_finalize_object (model);
}

/* An order or a filter that depends on something outside the records. */
static int
compare_by_context (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data)
{
  return compare_values (a, b, GINT_TO_POINTER (*(int *) user_data));
}

static gboolean
is_at_least (gconstpointer record,
             gpointer      user_data)
{
  return ((const Record *) record)->value >= *(int *) user_data;
}

static void
test_resort (void)
{
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  int sign = 1;
  int least = 0;
  guint n_applied = 0;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (records, record_new (i, (int) (i * 7 % 20)));
  dag_slot_model_set_order (model, compare_by_context, &sign, NULL);
  dag_slot_model_set_filter (model, is_at_least, &least, NULL);
  dag_slot_model_set_records (model, records);
  g_signal_connect_swapped (model, "applied", G_CALLBACK (count_signal), &n_applied);
  assert_exact_order (model, records, 1, FALSE);
  sign = -1;
  dag_slot_model_resort (model);
  assert_exact_order (model, records, -1, FALSE);
  least = 15;
  dag_slot_model_resort (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  g_assert_false (dag_slot_model_find_key (model, "000000", NULL));
  g_assert_cmpuint (dag_slot_model_get_n_records (model), ==, 20);
  g_assert_cmpuint (n_applied, ==, 2);
  g_assert_finalize_object (model);
}

/* A cell may outlive the table. */
static void
test_slot_outlives_model (void)
{
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  DagSlot *slot;

  g_ptr_array_add (records, record_new (1, 1));
  dag_slot_model_set_records (model, records);
  slot = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_finalize_object (model);
  g_assert_nonnull (dag_slot_get_record (slot));
  g_assert_finalize_object (slot);
  g_ptr_array_set_size (records, 0);
  g_assert_cmpuint (n_alive, ==, 0);
}

/* 10,000 rows, of which 5 % changed, sorted on what changed (performance). */
static void
test_big (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  DagSlotModel *model = dag_slot_model_new (&record_class);
  g_autoptr (GPtrArray) records = records_new ();
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  int64_t best_us = G_MAXINT64;

  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (records, record_new (i, g_rand_int_range (rand, 0, 5000)));
  dag_slot_model_set_order (model, compare_values, GINT_TO_POINTER (-1), NULL);
  dag_slot_model_set_records (model, records);
  assert_exact_order (model, records, -1, FALSE);
  for (guint i = 0; i < 205; i++)
    g_ptr_array_add (slots, g_list_model_get_item (G_LIST_MODEL (model), i));
  for (guint poll = 0; poll < 20; poll++)
    {
      int64_t start_us;

      for (guint i = 0; i < 500; i++)
        {
          guint number = (guint) g_rand_int_range (rand, 0, 10000);

          record_unref (records->pdata[number]);
          records->pdata[number] = record_new (number, g_rand_int_range (rand, 0, 5000));
        }
      start_us = g_get_monotonic_time ();
      dag_slot_model_set_records (model, records);
      best_us = MIN (best_us, g_get_monotonic_time () - start_us);
    }
  assert_exact_order (model, records, -1, FALSE);
  g_test_message ("10,000 rows, 5 %% changed: %.2f ms", (double) best_us / 1000.0);
  if (g_test_perf ())
    g_assert_cmpint (best_us, <, 5000);

  /* so many are put in another order in pieces, by themselves */
  dag_slot_model_set_order (model, compare_values, GINT_TO_POINTER (1), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  assert_exact_order (model, records, 1, FALSE);
  g_ptr_array_set_size (slots, 0);
  g_assert_finalize_object (model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/slot-model/exact-order/compared", NULL, test_exact_order);
  g_test_add_data_func ("/slot-model/exact-order/ranked", "ranked", test_exact_order);
  g_test_add_func ("/slot-model/in-pieces", test_in_pieces);
  g_test_add_func ("/slot-model/sort-is-quiet", test_sort_is_quiet);
  g_test_add_func ("/slot-model/held", test_held);
  g_test_add_func ("/slot-model/resort", test_resort);
  g_test_add_func ("/slot-model/slot-outlives-model", test_slot_outlives_model);
  g_test_add_func ("/slot-model/big", test_big);
  return g_test_run ();
}

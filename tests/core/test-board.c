/* test-board.c - the board's items: keys, versions, and merging in any order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-id.h"
#include "dag-board-item.h"

#include <string.h>

#define N_ROUNDS 3000
#define ID "01937b5c-3000-7000-8000-000000000001"

static void
test_ids (void)
{
  guint8 random[DAG_BOARD_N_RANDOM] = { 0xff, 1, 2, 3, 4, 5, 6, 7 };
  const int64_t start_us = (int64_t) 1795000000123456;
  g_autofree char *last = NULL;

  for (int64_t us = start_us; us < start_us + 3000; us++)
    {
      g_autofree char *id = dag_board_id_new (us, random);

      g_assert_true (dag_board_id_is_valid (id));
      g_assert_cmpint (dag_board_id_get_time_us (id), ==, us);
      g_assert_cmpint (g_strcmp0 (last, id), <, 0); /* in the order of making */
      g_free (last);
      last = g_steal_pointer (&id);
    }
  g_assert_false (dag_board_id_is_valid (NULL));
  g_assert_false (dag_board_id_is_valid ("01937b5c-3000-4000-8000-000000000001"));
  g_assert_false (dag_board_id_is_valid ("01937b5c-3000-7000-c000-000000000001"));
  g_assert_false (dag_board_id_is_valid ("01937B5C-3000-7000-8000-000000000001"));
  g_assert_true (dag_board_id_is_valid (ID));
}

static void
test_days (void)
{
  g_assert_true (dag_board_day_is_valid ("2028-02-29"));
  g_assert_false (dag_board_day_is_valid ("2026-02-29"));
  g_assert_false (dag_board_day_is_valid ("2026-2-9"));
  g_assert_false (dag_board_day_is_valid ("2026-13-01"));
  g_assert_false (dag_board_day_is_valid (NULL));
}

static void
test_versions (void)
{
  DagBoardVersion a = { 3, G_MAXINT64 };
  DagBoardVersion b = { 4, 1 };
  DagBoardVersion back;
  g_autofree char *text = dag_board_version_format (a);

  g_assert_cmpint (dag_board_version_compare (a, b), <, 0);
  g_assert_cmpstr (text, ==, "3@7fffffffffffffff");
  g_assert_true (dag_board_version_parse (text, &back));
  g_assert_cmpint (dag_board_version_compare (a, back), ==, 0);
  g_assert_false (dag_board_version_parse ("3@ffffffffffffffff", &back));
  g_assert_false (dag_board_version_parse ("-3@1", &back));
  g_assert_false (dag_board_version_parse ("3", &back));
}

/* Every kind's fields have distinct names, and a name goes with a person. */
static void
test_kinds (void)
{
  guint n_kinds;
  const DagBoardKind *kinds = dag_board_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      gboolean has_person = FALSE;

      g_assert_true (dag_board_kind_find (kinds[i].word) == &kinds[i]);
      for (guint j = 0; j < G_N_ELEMENTS (kinds[i].fields) && kinds[i].fields[j].name;
           j++)
        {
          const DagBoardFieldSpec *spec = &kinds[i].fields[j];

          g_assert_true (dag_board_kind_find_field (&kinds[i], spec->name) == spec);
          has_person |= spec->role == DAG_BOARD_ROLE_SUBJECT ||
                        spec->role == DAG_BOARD_ROLE_PERSON ||
                        spec->role == DAG_BOARD_ROLE_PEOPLE;
          if (spec->role == DAG_BOARD_ROLE_PEOPLE)
            g_assert_cmpint (spec->type, ==, DAG_BOARD_LIST);
        }
      g_assert_true (has_person || kinds[i].fields[0].role != DAG_BOARD_ROLE_NAME);
    }
}

/* Two or three desks that write on their own copies of one item. */
typedef struct
{
  DagBoardItem *item;
  DagBoardVersion clock;
} Desk;

static DagBoardVersion
desk_next (Desk *desk)
{
  desk->clock.lamport = MAX (desk->clock.lamport,
                             dag_board_item_get_last_lamport (desk->item)) +
                        1;
  return desk->clock;
}

static void
desk_revive (Desk *desk)
{
  g_autoptr (DagBoardItem) anew = dag_board_item_new (
      ID, DAG_BOARD_ACTION, "t", "2026-11-23", NULL, desk_next (desk));

  dag_board_item_write (anew, "text", g_variant_new_string ("again"), desk_next (desk));
  dag_board_item_merge (desk->item, anew);
}

static void
desk_act (Desk *desk)
{
  g_autofree char *text = g_strdup_printf ("%d", g_test_rand_int_range (0, 6));
  int what = g_test_rand_int_range (0, 10);

  if (dag_board_item_is_removed (desk->item))
    {
      if (what < 5)
        desk_revive (desk);
      return;
    }
  if (what == 0)
    dag_board_item_remove (desk->item, desk_next (desk), g_test_rand_int_range (1, 100));
  else if (what < 5)
    dag_board_item_write (desk->item, "text", g_variant_new_string (text),
                          desk_next (desk));
  else if (what < 8)
    dag_board_item_write (desk->item, "owner", g_variant_new_string (text),
                          desk_next (desk));
  else
    dag_board_item_write (desk->item, "done-at", g_variant_new_int64 (what),
                          desk_next (desk));
}

static DagBoardItem *
joined (const DagBoardItem *a, const DagBoardItem *b)
{
  DagBoardItem *both = dag_board_item_copy (a);

  dag_board_item_merge (both, b);
  return both;
}

static void
open_desks (Desk *desks)
{
  for (guint i = 0; i < 3; i++)
    {
      desks[i].clock = (DagBoardVersion){ 0, i + 1 };
      desks[i].item = dag_board_item_new (ID, DAG_BOARD_ACTION, "t", "2026-11-23", NULL,
                                          (DagBoardVersion){ 1, 9 });
    }
}

static void
close_desks (Desk *desks)
{
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&desks[i].item, dag_board_item_free);
}

static void
scribble (Desk *desks)
{
  int n = g_test_rand_int_range (1, 16);

  for (int i = 0; i < n; i++)
    {
      Desk *desk = &desks[g_test_rand_int_range (0, 3)];
      Desk *other = &desks[g_test_rand_int_range (0, 3)];

      if (g_test_rand_int_range (0, 4) == 0)
        dag_board_item_merge (desk->item, other->item);
      else
        desk_act (desk);
    }
}

/* Commutative, associative, idempotent: whatever was written, in whatever order it is
 * heard of. */
static void
test_merge_is_a_join (void)
{
  guint n_split = 0;
  guint n_removed = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Desk d[3];

      open_desks (d);
      scribble (d);
      {
        g_autoptr (DagBoardItem) ab = joined (d[0].item, d[1].item);
        g_autoptr (DagBoardItem) ba = joined (d[1].item, d[0].item);
        g_autoptr (DagBoardItem) bc = joined (d[1].item, d[2].item);
        g_autoptr (DagBoardItem) ab_c = joined (ab, d[2].item);
        g_autoptr (DagBoardItem) a_bc = joined (d[0].item, bc);
        g_autoptr (DagBoardItem) again = joined (ab_c, d[1].item);
        DagBoardField *text = dag_board_item_get_field (ab_c, "text");

        g_assert_true (dag_board_item_equal (ab, ba));
        g_assert_true (dag_board_item_equal (ab_c, a_bc));
        g_assert_true (dag_board_item_equal (ab_c, again));
        n_split += text != NULL && dag_board_field_is_split (text);
        n_removed += dag_board_item_is_removed (ab_c);
      }
      close_desks (d);
    }
  /* The rounds came to what is hard. */
  g_assert_cmpuint (n_split, >, N_ROUNDS / 20);
  g_assert_cmpuint (n_removed, >, N_ROUNDS / 50);
}

static void
test_note_keeps_both (void)
{
  Desk d[3];
  DagBoardField *text;

  open_desks (d);
  dag_board_item_write (d[0].item, "text", g_variant_new_string ("ring Anna"),
                        desk_next (&d[0]));
  dag_board_item_write (d[1].item, "text", g_variant_new_string ("mail Anna"),
                        desk_next (&d[1]));
  g_assert_true (dag_board_item_merge (d[0].item, d[1].item));
  text = dag_board_item_get_field (d[0].item, "text");
  g_assert_true (dag_board_field_is_split (text));
  g_assert_cmpuint (text->writes->len, ==, 2);

  /* Whoever has read both and writes one text has decided. */
  dag_board_item_write (d[0].item, "text", g_variant_new_string ("ring, then mail"),
                        desk_next (&d[0]));
  g_assert_true (dag_board_item_merge (d[1].item, d[0].item));
  text = dag_board_item_get_field (d[1].item, "text");
  g_assert_false (dag_board_field_is_split (text));
  g_assert_cmpstr (dag_board_item_get_text (d[1].item, "text"), ==, "ring, then mail");
  close_desks (d);
}

static void
test_last_writer_wins_per_field (void)
{
  Desk d[3];

  open_desks (d);
  dag_board_item_write (d[0].item, "owner", g_variant_new_string ("anna"),
                        desk_next (&d[0]));
  dag_board_item_write (d[1].item, "due", g_variant_new_string ("2026-11-24"),
                        desk_next (&d[1]));
  dag_board_item_write (d[1].item, "owner", g_variant_new_string ("bilal"),
                        desk_next (&d[1]));
  dag_board_item_merge (d[0].item, d[1].item);
  g_assert_cmpstr (dag_board_item_get_text (d[0].item, "owner"), ==, "bilal");
  g_assert_cmpstr (dag_board_item_get_text (d[0].item, "due"), ==, "2026-11-24");
  close_desks (d);
}

/* A tombstone has an id, a version and a time, and an older write does not wake it. */
static void
test_tombstone (void)
{
  Desk d[3];

  open_desks (d);
  dag_board_item_write (d[0].item, "owner", g_variant_new_string ("anna"),
                        desk_next (&d[0]));
  dag_board_item_merge (d[1].item, d[0].item);
  dag_board_item_remove (d[0].item, desk_next (&d[0]), 77);
  g_assert_true (dag_board_item_is_removed (d[0].item));
  g_assert_null (d[0].item->kind);
  g_assert_null (d[0].item->team);
  g_assert_null (d[0].item->day);
  g_assert_null (d[0].item->parent);
  g_assert_cmpuint (d[0].item->fields->len, ==, 0);

  /* Even what was written later without knowing: removed is removed. */
  for (guint i = 0; i < 9; i++)
    dag_board_item_write (d[1].item, "done-at", g_variant_new_int64 (i + 1),
                          desk_next (&d[1]));
  dag_board_item_merge (d[0].item, d[1].item);
  g_assert_true (dag_board_item_is_removed (d[0].item));
  g_assert_cmpuint (d[0].item->fields->len, ==, 0);

  desk_revive (&d[0]);
  dag_board_item_merge (d[1].item, d[0].item);
  g_assert_false (dag_board_item_is_removed (d[1].item));
  g_assert_cmpstr (dag_board_item_get_text (d[1].item, "text"), ==, "again");
  g_assert_cmpstr (dag_board_item_get_text (d[1].item, "owner"), ==, "");
  close_desks (d);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/ids", test_ids);
  g_test_add_func ("/board/days", test_days);
  g_test_add_func ("/board/versions", test_versions);
  g_test_add_func ("/board/kinds", test_kinds);
  g_test_add_func ("/board/merge-is-a-join", test_merge_is_a_join);
  g_test_add_func ("/board/note-keeps-both", test_note_keeps_both);
  g_test_add_func ("/board/last-writer-wins-per-field", test_last_writer_wins_per_field);
  g_test_add_func ("/board/tombstone", test_tombstone);
  return g_test_run ();
}

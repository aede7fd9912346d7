/* fuzz-board.c - any bytes as a file of the board, or as what a row of it holds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-file.h"
#include "dag-board-json.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

/* What was read is written, and comes back the same. */
static void
check_round (GPtrArray *items,
             GPtrArray *edits)
{
  g_autoptr (GPtrArray) again
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_item_free);
  g_autoptr (GPtrArray) edits_again
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_edit_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = dag_board_file_write (items, edits);

  g_assert_true (dag_board_file_read (written, -1, again, edits_again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, items->len);
  g_assert_cmpuint (edits_again->len, ==, edits->len);
  for (guint i = 0; i < items->len; i++)
    g_assert_true (dag_board_item_equal (items->pdata[i], again->pdata[i]));
}

static void
read_file (const char *text,
           gsize       length)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_item_free);
  g_autoptr (GPtrArray) edits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_board_edit_free);
  g_autoptr (GError) error = NULL;
  gboolean read = dag_board_file_read (text, (gssize) length, items, edits, &error);

  g_assert_true (read == (error == NULL));
  if (read)
    check_round (items, edits);
}

/* The columns "fields" and "value" of the database. */
static void
read_columns (const char *text)
{
  g_autoptr (DagBoardItem) item = dag_board_item_new (
      "9f0c1c52-8b0e-4b5c-9a42-0a3a5a1f2b01", DAG_BOARD_NOTE_KIND, NULL, NULL, NULL,
      (DagBoardVersion){ 1, 1 });
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_true (dag_board_json_read_fields (item, text, &error) == (error == NULL));
  g_assert_true (dag_board_json_read_value (text, &value, &other) == (other == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);

  read_file ((const char *) bytes, length);
  if (strlen (text) == length)
    read_columns (text);
  return 0;
}

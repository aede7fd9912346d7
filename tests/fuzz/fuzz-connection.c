/* fuzz-connection.c - any bytes as the file of the saved contact centre
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-connection-store.h"

#include <glib/gstdio.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         length);

/* What was read and is saved must read the same again. */
static void
check_round (DagConnectionStore  *store,
             const DagConnection *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagConnection) again = NULL;

  g_assert_true (dag_connection_store_save (store, first, &error));
  g_assert_no_error (error);
  again = dag_connection_store_load (store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->id, ==, first->id);
  g_assert_cmpstr (again->kind, ==, first->kind);
  g_assert_cmpstr (again->url, ==, first->url);
  g_assert_cmpstr (again->user, ==, first->user);
  g_assert_cmpstr (again->ca_file, ==, first->ca_file);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  static DagConnectionStore *store;
  g_autoptr (GError) error = NULL;
  g_autoptr (DagConnection) connection = NULL;
  const char *path;

  if (store == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("dagstart-fuzz-XXXXXX", NULL);
      g_autofree char *file = g_build_filename (folder, "connection.ini", NULL);

      store = dag_connection_store_new (file);
    }
  path = dag_connection_store_get_path (store);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
  connection = dag_connection_store_load (store, &error);
  if (connection != NULL)
    check_round (store, connection);
  else if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}

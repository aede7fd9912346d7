/* test-renderer.c - cairo without a graphics card, and the user's word first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dag-renderer.h"

#include <glib/gstdio.h>

static void
check (const char *name,
       const char *value,
       gboolean    node,
       const char *expected)
{
  g_autofree char *directory = g_dir_make_tmp ("dagstart-dri-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "renderD128", NULL);
  g_auto (GStrv) environment = g_new0 (char *, 1);

  if (name != NULL)
    environment = g_environ_setenv (g_steal_pointer (&environment), name, value, TRUE);
  if (node)
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (dag_renderer_has_node (directory), ==, node);
  environment = dag_renderer_choose (g_steal_pointer (&environment), directory);
  g_assert_cmpstr (g_environ_getenv (environment, "GSK_RENDERER"), ==, expected);
  if (name == NULL && !node)
    g_assert_true (g_environ_getenv (environment, "GDK_DEBUG") != NULL
                   || g_environ_getenv (environment, "GDK_DISABLE") != NULL);
  if (node)
    g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
test_no_card (void)
{
  check (NULL, NULL, FALSE, "cairo");
}

static void
test_card (void)
{
  check (NULL, NULL, TRUE, NULL);
}

static void
test_user (void)
{
  check ("GSK_RENDERER", "gl", FALSE, "gl");
  check ("GDK_DEBUG", "interactive", FALSE, NULL);
  check ("GDK_DISABLE", "vulkan", FALSE, NULL);
}

static void
test_missing_directory (void)
{
  g_assert_false (dag_renderer_has_node ("/nowhere/at/all"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/renderer/no-card", test_no_card);
  g_test_add_func ("/renderer/card", test_card);
  g_test_add_func ("/renderer/user", test_user);
  g_test_add_func ("/renderer/missing-directory", test_missing_directory);
  return g_test_run ();
}

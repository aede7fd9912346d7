/* dag-renderer.c - drawing without a graphics card: chosen before GTK starts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-renderer.h"

#include <gio/gio.h>
#include <gtk/gtk.h>
#include <unistd.h>

/**
 * dag_renderer_has_node:
 * @directory: where the render nodes are: /dev/dri
 *
 * Returns: whether there is a graphics card this user may draw with
 */
gboolean
dag_renderer_has_node (const char *directory)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (directory != NULL, FALSE);

  dir = g_dir_open (directory, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_str_has_prefix (name, "renderD") && access (path, R_OK) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * dag_renderer_choose:
 * @environment: (transfer full): as g_get_environ() gives it
 * @directory: where the render nodes are: /dev/dri
 *
 * Without a graphics card GL is drawn by the processor: a small update then costs forty
 * times as much, and the mere probe 38 MiB. So cairo draws and GL is not even looked for,
 * unless the user set something of it.
 *
 * Returns: (transfer full): the environment to start GTK with
 */
char **
dag_renderer_choose (char       **environment,
                     const char  *directory)
{
  g_return_val_if_fail (directory != NULL, environment);

  if (g_environ_getenv (environment, "GSK_RENDERER") != NULL
      || g_environ_getenv (environment, "GDK_DEBUG") != NULL
      || g_environ_getenv (environment, "GDK_DISABLE") != NULL
      || dag_renderer_has_node (directory))
    return environment;
  environment = g_environ_setenv (environment, "GSK_RENDERER", "cairo", TRUE);
  if (gtk_get_major_version () == 4 && gtk_get_minor_version () < 16)
    return g_environ_setenv (environment, "GDK_DEBUG", "gl-disable", TRUE);
  return g_environ_setenv (environment, "GDK_DISABLE", "gl,vulkan", TRUE);
}

/**
 * dag_renderer_prepare:
 *
 * Chooses how to draw. Call it first of all: no thread may run yet, and GTK not be open.
 */
void
dag_renderer_prepare (void)
{
  const char *names[] = { "GSK_RENDERER", "GDK_DEBUG", "GDK_DISABLE" };
  g_auto (GStrv) environment = dag_renderer_choose (g_get_environ (), "/dev/dri");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_environ_getenv (environment, names[i]);

      if (value != NULL)
        g_setenv (names[i], value, FALSE);
    }
}

/* test-picked-file.c - a board or a certificate that is no file at all (F-X03)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-transfer.h"
#include "dag-day-start-page.h"
#include "dag-picked-file.h"
#include "dag-resources.h"
#include "dag-stage.h"
#include "dag-test-ready.h"
#include "dag-test-widgets.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 100

typedef struct
{
  char *folder;
  char *pipe;
  char *film; /* 64 GB */
  char *full; /* as many bytes as there may be */
  char *over; /* one more */
  char *link; /* to @full */
} Files;

static char *
new_file (Files      *files,
          const char *name,
          gsize       n_bytes)
{
  g_autofree char *bytes = g_strnfill (n_bytes, 'x');
  char *path = g_build_filename (files->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n_bytes, NULL));
  return path;
}

static void
make (Files *files)
{
  files->folder = g_dir_make_tmp ("dagstart-picked-XXXXXX", NULL);
  files->pipe = g_build_filename (files->folder, "pipe", NULL);
  files->link = g_build_filename (files->folder, "link", NULL);
  files->film = new_file (files, "film", 0);
  files->full = new_file (files, "full", MOST);
  files->over = new_file (files, "over", MOST + 1);
  g_assert_cmpint (mkfifo (files->pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (files->full, files->link), ==, 0);
  g_assert_cmpint (truncate (files->film, G_GINT64_CONSTANT (64) << 30), ==, 0);
}

static void
take_away (Files *files)
{
  char *paths[] = { files->pipe, files->film, files->full, files->over, files->link };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_unlink (paths[i]);
      g_free (paths[i]);
    }
  g_rmdir (files->folder);
  g_clear_pointer (&files->folder, g_free);
}

static char *
read_path (const char  *path,
           gsize       *length,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  dag_picked_file_read_async (file, MOST, NULL, dag_test_on_ready, &result);
  dag_test_await (result != NULL, 10000);
  return dag_picked_file_read_finish (file, result, length, error);
}

static void
test_kinds (void)
{
  Files files;
  gsize length = 0;

  make (&files);
  {
    const char *const bad[] = { files.pipe, files.folder, "/dev/zero", files.film, files.over };
    const char *const good[] = { files.full, files.link };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      {
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", bad[i]);
        g_assert_null (read_path (bad[i], &length, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      }
    for (guint i = 0; i < G_N_ELEMENTS (good); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = read_path (good[i], &length, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (length, ==, MOST);
        g_assert_cmpuint (strlen (text), ==, MOST);
      }
  }
  take_away (&files);
}

/* A sentence each time, and nothing hangs. */
static void
test_board (void)
{
  Files files;

  make (&files);
  {
    const char *const bad[] = { files.pipe, files.film, "/dev/zero" };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      {
        g_autoptr (GFile) file = g_file_new_for_path (bad[i]);
        DagStage stage;

        dag_stage_open (&stage, dag_day_start_page_new, 3, 9);
        dag_board_transfer_read (GTK_WIDGET (stage.page), stage.dashboard, file);
        dag_test_await (dag_test_find (stage.window, GTK_TYPE_LABEL,
                                       "This is no file of a Dagstart board, or it is damaged.")
                            != NULL,
                        10000);
        dag_stage_close (&stage);
      }
  }
  take_away (&files);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dag_register_resource ();
  g_test_add_func ("/picked-file/F-X03/kinds", test_kinds);
  g_test_add_func ("/picked-file/F-X03/board", test_board);
  return g_test_run ();
}

/* main.c - the program: locale, how to draw, application, run
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-application.h"
#include "dag-memory.h"
#include "dag-renderer.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (DagApplication) application = NULL;

  dag_memory_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DAG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dag_renderer_prepare ();

  application = dag_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

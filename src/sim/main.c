/* main.c - dagstart-sim: a contact centre to look at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <locale.h>
#include <unistd.h>

#include "dag-sim-dump.h"
#include "dag-sim-options.h"

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_stdin (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  char bytes[256];

  if (read (fd, bytes, sizeof bytes) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Serves until a signal, or until whoever started the program has gone. */
static void
serve (DagSimServer *server,
       gboolean      exit_with_parent)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *url = dag_sim_server_dup_url (server);
  guint interrupt = g_unix_signal_add (SIGINT, on_signal, loop);
  guint terminate = g_unix_signal_add (SIGTERM, on_signal, loop);

  g_print ("%s\n", url);
  if (exit_with_parent)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_stdin, loop);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}

int
main (int    argc,
      char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (DagSimOptions) options = { 0 };
  g_autoptr (DagSimServer) server = NULL;
  g_autoptr (GError) error = NULL;
  DagSimPlan *plan = NULL;
  DagSimCentre *centre = NULL;

  setlocale (LC_ALL, "");
  arguments = g_strdupv (argv);
  if (!dag_sim_options_parse (&options, &arguments, g_get_real_time () / 1000, &error))
    {
      g_printerr ("dagstart-sim: %s\n", error->message);
      return 2;
    }
  plan = dag_sim_plan_new (options.scenario, options.seed, options.n_agents, options.n_queues);
  plan->unmarked = options.unmarked;
  centre = dag_sim_centre_new (plan, options.server.start_ms);
  if (options.dumps)
    {
      dag_sim_dump_print (centre, options.dump_until_ms);
      dag_sim_centre_free (centre);
      return 0;
    }
  server = dag_sim_server_new (centre, &options.server);
  if (!dag_sim_server_listen (server, &error))
    {
      g_printerr ("dagstart-sim: %s\n", error->message);
      return 6;
    }
  serve (server, options.exit_with_parent);
  return 0;
}

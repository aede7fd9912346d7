/* dag-test-sim.h - the real simulator as a contact centre on loopback
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GSubprocess *process;
  char *url;
} DagTestSim;

/* Starts the simulator with the given arguments and reads its address. */
static inline void
dag_test_sim_start (DagTestSim *sim,
                    const char *option,
                    const char *value,
                    const char *more)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("DAG_BUILD_ROOT"), "src", "sim", "dagstart-sim", NULL);
  const char *argv[] = { program, "--exit-with-parent", "--port", "0", option, value, more,
                         NULL };
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  sim->process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (sim->process));
  sim->url = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sim->url);
}

static inline void
dag_test_sim_stop (DagTestSim *sim)
{
  g_subprocess_force_exit (sim->process);
  g_clear_object (&sim->process);
  g_clear_pointer (&sim->url, g_free);
}

G_END_DECLS

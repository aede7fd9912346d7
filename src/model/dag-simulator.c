/* dag-simulator.c - starts dagstart-sim beside us and says how to reach it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-simulator.h"

#include "dag-dashboard.h"

#include "dag-connector.h"
#include "dag-fault.h"

#include <signal.h>

#define PROGRAM "dagstart-sim"
#define ENV_PROGRAM "DAGSTART_SIM" /* another one, for tests */
#define PATIENCE_S 20 /* until it says its address */
#define POLL_S 1 /* the simulated team costs nobody anything */

struct _DagSimulator
{
  GObject parent_instance;

  GSubprocess *process; /* (nullable) */
  GDataInputStream *output;
  GCancellable *reading; /* (nullable): until it says its address */
  guint patience_s;
  guint patience_id;
};

typedef enum
{
  SIGNAL_ENDED,
} DagSimulatorSignal;

static guint signals[SIGNAL_ENDED + 1];

G_DEFINE_FINAL_TYPE (DagSimulator, dag_simulator, G_TYPE_OBJECT)

static void
dag_simulator_dispose (GObject *object)
{
  dag_simulator_stop (DAG_SIMULATOR (object));
  G_OBJECT_CLASS (dag_simulator_parent_class)->dispose (object);
}

static void
dag_simulator_class_init (DagSimulatorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_simulator_dispose;

  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dag_simulator_init (DagSimulator *self)
{
  self->patience_s = PATIENCE_S;
}

/**
 * dag_simulator_new:
 *
 * Returns: (transfer full): a simulator, not running yet
 */
DagSimulator *
dag_simulator_new (void)
{
  return g_object_new (DAG_TYPE_SIMULATOR, NULL);
}

static char *
find_beside (const char *directory,
             const char *folder)
{
  g_autofree char *path = g_build_filename (directory, folder, PROGRAM, NULL);

  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path) : NULL;
}

/* Beside us where we are installed, in the next folder in a build; else on the path. */
static char *
find_program (void)
{
  const char *other = g_getenv (ENV_PROGRAM);
  g_autofree char *self = NULL;
  g_autofree char *directory = NULL;
  char *found = NULL;

  if (other != NULL && *other != '\0')
    return g_strdup (other);
  self = g_file_read_link ("/proc/self/exe", NULL);
  directory = self != NULL ? g_path_get_dirname (self) : NULL;
  if (directory != NULL)
    found = find_beside (directory, ".");
  if (found == NULL && directory != NULL)
    found = find_beside (directory, "sim");
  return found != NULL ? found : g_find_program_in_path (PROGRAM);
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DagSimulator) self = DAG_SIMULATOR (user_data);
  GSubprocess *process = G_SUBPROCESS (source);

  g_subprocess_wait_finish (process, result, NULL);
  if (self->process != process)
    return;
  g_clear_object (&self->output);
  g_clear_object (&self->process);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static DagConnection *
new_connection (const char  *url,
                GError     **error)
{
  DagConnection *connection;

  if (!dag_connection_check_url (url, error))
    return NULL;
  connection = dag_connection_new (DAG_CONNECTOR_OWN_KIND, url);
  connection->poll_s = POLL_S;
  dag_connection_set_option (connection, DAG_OPTION_TRANSIENT, "true");
  return connection;
}

/* Whatever went wrong there, it is the simulator that does not run. */
static GError *
to_fault (GError *error)
{
  GError *fault;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  fault = g_error_new (DAG_FAULT, DAG_FAULT_SIMULATOR, PROGRAM ": %s", error->message);
  g_error_free (error);
  return fault;
}

static void
stop_reading (DagSimulator *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->reading);
}

static gboolean
on_patience_lost (gpointer user_data)
{
  DagSimulator *self = user_data;

  self->patience_id = 0;
  g_cancellable_cancel (self->reading);
  return G_SOURCE_REMOVE;
}

/* The first line is the address; what follows is nobody's business. */
static void
on_line_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DagSimulator *self = g_task_get_source_object (task);
  g_autofree char *line = NULL;
  DagConnection *connection = NULL;
  GError *error = NULL;
  gboolean is_last = self->reading == g_task_get_task_data (task);
  gboolean late = is_last && g_cancellable_is_cancelled (self->reading);

  if (is_last)
    stop_reading (self);
  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL,
                                                    &error);
  if (line != NULL)
    connection = new_connection (g_strstrip (line), &error);
  else if (late || error == NULL)
    {
      g_clear_error (&error);
      error = g_error_new_literal (DAG_FAULT, DAG_FAULT_SIMULATOR,
                                   late ? "it did not say its address in time"
                                        : "it ended before it said its address");
    }
  if (connection != NULL)
    g_task_return_pointer (task, connection, (GDestroyNotify) dag_connection_unref);
  else
    g_task_return_error (task, to_fault (error));
}

static gboolean
launch (DagSimulator  *self,
        const char    *scenario,
        GError       **error)
{
  g_autofree char *program = find_program ();

  if (program == NULL)
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_SIMULATOR, "it is not installed");
      return FALSE;
    }
  /* Its input stays open as long as we live: it ends with us, however we end. */
  self->process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, error, program,
      "--exit-with-parent", "--port", "0", "--scenario", scenario, NULL);
  if (self->process == NULL)
    return FALSE;
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_subprocess_wait_async (self->process, NULL, on_ended, g_object_ref (self));
  return TRUE;
}

/**
 * dag_simulator_start_async:
 * @self: a simulator
 * @scenario: calm, busy, overload, short-staffed, night
 *
 * Ends the simulator that runs, if one does, and starts another on loopback.
 */
void
dag_simulator_start_async (DagSimulator        *self,
                           const char          *scenario,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (DAG_IS_SIMULATOR (self) && scenario != NULL);

  dag_simulator_stop (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dag_simulator_start_async);
  if (!launch (self, scenario, &error))
    {
      g_task_return_error (task, to_fault (error));
      return;
    }
  self->reading = g_cancellable_new ();
  self->patience_id = g_timeout_add_seconds (self->patience_s, on_patience_lost, self);
  g_task_set_task_data (task, g_object_ref (self->reading), g_object_unref);
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, self->reading,
                                       on_line_read, g_steal_pointer (&task));
}

/**
 * dag_simulator_start_finish:
 * @self: a simulator
 * @result: what the callback got
 * @error: %DAG_FAULT_SIMULATOR where it does not start
 *
 * Returns: (transfer full) (nullable): how to reach it; it needs no secret
 */
DagConnection *
dag_simulator_start_finish (DagSimulator  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dag_simulator_set_patience_s:
 * @self: a simulator that was not started yet
 * @seconds: how long it may take to say its address
 */
void
dag_simulator_set_patience_s (DagSimulator *self,
                              guint         seconds)
{
  g_return_if_fail (DAG_IS_SIMULATOR (self));

  self->patience_s = seconds;
}

/**
 * dag_simulator_stop:
 * @self: a simulator
 *
 * Ends it, if it runs.
 */
void
dag_simulator_stop (DagSimulator *self)
{
  g_return_if_fail (DAG_IS_SIMULATOR (self));

  g_cancellable_cancel (self->reading);
  stop_reading (self);
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_object (&self->output);
  g_clear_object (&self->process);
}

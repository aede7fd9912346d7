/* dag-sim-options.c - the command line of dagstart-sim
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-sim-options.h"

#include <math.h>

/* What the option parser fills, before it is checked. */
typedef struct
{
  char *scenario;
  gint64 seed;
  int agents;
  int queues;
  double speed;
  char *start;
  int port;
  char *token;
  char *tls_cert;
  char *dump;
  gboolean unmarked;
  gboolean exit_with_parent;
  char **rest;
} Raw;

static void
raw_clear (Raw *raw)
{
  g_free (raw->scenario);
  g_free (raw->start);
  g_free (raw->token);
  g_free (raw->tls_cert);
  g_free (raw->dump);
  g_strfreev (raw->rest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raw, raw_clear)

static gboolean
refuse (GError     **error,
        const char  *text)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, text);
  return FALSE;
}

static gboolean
read_line (Raw      *raw,
           char   ***arguments,
           GError  **error)
{
  const GOptionEntry entries[] = {
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &raw->scenario,
      "calm, busy (default), overload, short-staffed, night or big", "NAME" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &raw->seed, "Same seed, same history", "N" },
    { "agents", 0, 0, G_OPTION_ARG_INT, &raw->agents, "How many people, 1 to 10000", "N" },
    { "queues", 0, 0, G_OPTION_ARG_INT, &raw->queues, "How many queues, 1 to 1000", "M" },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &raw->speed,
      "Simulated seconds per second (default 1; 0 stands still)", "X" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &raw->start,
      "10:15, 2026-11-23T10:15 or a full RFC 3339 time (default 10:15 today)", "TIME" },
    { "port", 0, 0, G_OPTION_ARG_INT, &raw->port,
      "Port on 127.0.0.1 (default 0: any free one; the address is printed)", "PORT" },
    { "token", 0, 0, G_OPTION_ARG_STRING, &raw->token, "Ask for this bearer token", "TOKEN" },
    { "tls", 0, 0, G_OPTION_ARG_FILENAME, &raw->tls_cert,
      "Serve HTTPS with these two PEM files", "CERT KEY" },
    { "dump", 0, 0, G_OPTION_ARG_STRING, &raw->dump,
      "Print the whole history until TIME and end", "TIME" },
    { "unmarked", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &raw->unmarked,
      "Do not tell that it is simulated: to measure what a real one costs", NULL },
    { "exit-with-parent", 0, 0, G_OPTION_ARG_NONE, &raw->exit_with_parent,
      "End when standard input is closed", NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &raw->rest,
      NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- a simulated contact centre");

  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse_strv (context, arguments, error);
}

/* "--tls CERT KEY": the second file is the one argument that may stand alone. */
static gboolean
check_tls (DagSimOptions  *self,
           Raw            *raw,
           GError        **error)
{
  guint n_rest = raw->rest != NULL ? g_strv_length (raw->rest) : 0;

  if (n_rest != (raw->tls_cert != NULL ? 1 : 0))
    return refuse (error, raw->tls_cert != NULL ? "--tls needs two files: CERT KEY"
                                                : "There is an argument too many");
  if (raw->tls_cert != NULL)
    {
      self->server.tls_cert = g_steal_pointer (&raw->tls_cert);
      self->server.tls_key = g_strdup (raw->rest[0]);
    }
  return TRUE;
}

static gboolean
check_times (DagSimOptions  *self,
             const Raw      *raw,
             int64_t         now_ms,
             GError        **error)
{
  int64_t today = dag_sim_clock_get_day (now_ms);
  const char *start = raw->start;

  if (start == NULL)
    start = self->scenario == DAG_SIM_NIGHT ? "01:30" : "10:15";
  if (!dag_sim_clock_parse_time (start, today, &self->server.start_ms))
    return refuse (error, "--start is not a time");
  self->dumps = raw->dump != NULL;
  if (self->dumps
      && !dag_sim_clock_parse_time (raw->dump, dag_sim_clock_get_day (self->server.start_ms),
                                    &self->dump_until_ms))
    return refuse (error, "--dump is not a time");
  return TRUE;
}

static gboolean
check_numbers (DagSimOptions  *self,
               const Raw      *raw,
               GError        **error)
{
  if (raw->agents < 0 || raw->agents > DAG_SIM_MAX_AGENTS)
    return refuse (error, "--agents is from 1 to 10000");
  if (raw->queues < 0 || raw->queues > DAG_SIM_MAX_QUEUES)
    return refuse (error, "--queues is from 1 to 1000");
  if (!isfinite (raw->speed) || raw->speed < 0.0 || raw->speed > 10000.0)
    return refuse (error, "--speed is from 0 to 10000");
  if (raw->port < 0 || raw->port > 65535)
    return refuse (error, "--port is from 0 to 65535");
  self->n_agents = (guint) raw->agents;
  self->n_queues = (guint) raw->queues;
  self->server.speed = raw->speed;
  self->server.port = (guint) raw->port;
  self->seed = (uint64_t) raw->seed;
  return TRUE;
}

/* What stands in a header cannot hold a line end, nor anything that is not seen. */
static gboolean
check_token (const Raw  *raw,
             GError    **error)
{
  gboolean sound = raw->token == NULL || *raw->token != '\0';

  for (const char *p = raw->token; p != NULL && *p != '\0'; p++)
    sound = sound && !g_ascii_iscntrl (*p) && !g_ascii_isspace (*p);
  return sound || refuse (error, "--token holds no space and no line end");
}

/**
 * dag_sim_options_parse:
 * @arguments: (inout): as for g_option_context_parse_strv()
 * @now_ms: wall-clock time; today is its day
 *
 * `--help` prints and ends the program.
 *
 * Returns: whether all of it makes sense; @error is of %G_OPTION_ERROR and for people
 */
gboolean
dag_sim_options_parse (DagSimOptions   *self,
                       char          ***arguments,
                       int64_t          now_ms,
                       GError         **error)
{
  g_auto (Raw) raw = { .seed = 1, .speed = 1.0 };

  *self = (DagSimOptions){ .scenario = DAG_SIM_BUSY };
  if (!read_line (&raw, arguments, error))
    return FALSE;
  if (raw.scenario != NULL && !dag_sim_scenario_from_word (raw.scenario, &self->scenario))
    return refuse (error, "--scenario is none of calm, busy, overload, short-staffed, "
                          "night, big");
  if (!check_numbers (self, &raw, error) || !check_tls (self, &raw, error)
      || !check_times (self, &raw, now_ms, error) || !check_token (&raw, error))
    return FALSE;
  self->server.token = g_steal_pointer (&raw.token);
  self->unmarked = raw.unmarked;
  self->exit_with_parent = raw.exit_with_parent;
  return TRUE;
}

void
dag_sim_options_clear (DagSimOptions *self)
{
  g_clear_pointer (&self->server.token, g_free);
  g_clear_pointer (&self->server.tls_cert, g_free);
  g_clear_pointer (&self->server.tls_key, g_free);
}

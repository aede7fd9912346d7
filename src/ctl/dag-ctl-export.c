/* dag-ctl-export.c - dagstartctl export: reads back what was kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-check.h"
#include "dag-ctl-export-private.h"
#include "dag-ctl-settings.h"
#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-history-past.h"
#include "dag-time.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *what;
  char *from;
  char *to;
  char *format;
  char *database;
  char *source;
  char *zone;
  char *output;
} ExportOptions;

static void
export_options_clear (ExportOptions *self)
{
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->zone, g_free);
  g_clear_pointer (&self->output, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

static gboolean
check_options (ExportOptions *options,
               char         **arguments,
               GError       **error)
{
  g_autofree char *list = dag_ctl_export_list ();

  if (dag_ctl_export_find (options->what) == NULL)
    g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "--what is one of %s", list);
  else if (options->format != NULL && !g_str_equal (options->format, "json")
           && !g_str_equal (options->format, "csv"))
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--format is csv or json");
  else if (options->database != NULL && options->source != NULL)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                         "either --database or --source, not both");
  else if (arguments[1] != NULL && arguments[2] != NULL)
    g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "“%s” means nothing to export",
                 arguments[2]);
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_options (ExportOptions *options,
               char        ***arguments,
               GError       **error)
{
  const GOptionEntry entries[] = {
    { "what", 0, 0, G_OPTION_ARG_STRING, &options->what,
      N_ ("queues, agents-day, breaks, polls, alerts or standup"), "WHAT" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from,
      N_ ("a day (2026-11-23) or a time with its offset; default: all that is kept"), "TIME" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to,
      N_ ("likewise; a day is exported whole"), "TIME" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("csv (default) or json"),
      "FORMAT" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("file to write; it is replaced when all of it is there"), "FILE" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options->source,
      N_ ("id of the contact centre, where more than one is kept"), "ID" },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database,
      N_ ("the database itself"), "FILE" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &options->zone,
      N_ ("time zone of the days (default: the contact centre’s)"), "NAME" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("Reads back what was kept. Of people it tells breaks and time signed in, not "
                  "how fast they work; pauses of under five minutes are not listed."));
  if (g_option_context_parse_strv (context, arguments, &local))
    return check_options (options, *arguments, error);
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, local->message);
  return FALSE;
}

/* ── Which database ────────────────────────────────────────────────────────────────── */

/* The only one there is; where there are more, the person must say which. */
static char *
find_only_database (const char  *folder,
                    GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "history", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) found = dag_ctl_list_databases (path, &local);

  if (found != NULL && found->len == 1)
    return g_strdup (found->pdata[0]);
  if (found == NULL)
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_STORE, local->message);
  else if (found->len == 0)
    g_set_error (error, DAG_FAULT, DAG_FAULT_STORE, "nothing is kept in %s", path);
  else
    g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE,
                         "more than one contact centre is kept; say which by --source");
  return NULL;
}

/* The store puts a damaged history aside and begins anew; a file that never was one of ours
 * is not its to touch. */
static gboolean
check_database (const char  *path,
                GError     **error)
{
  g_autofree char *detail = NULL;
  g_autofree char *sentence = NULL;
  DagStoreFileState state = dag_store_file_glance (path, &detail);

  if (state == DAG_STORE_FILE_SOUND)
    return TRUE;
  sentence = dag_ctl_describe_file (path, state, detail);
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_STORE, sentence);
  return FALSE;
}

static char *
choose_database (ExportOptions  *options,
                 GError        **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "dagstart", NULL);
  g_autofree char *path = NULL;

  if (options->database != NULL)
    path = g_strdup (options->database);
  else if (options->source != NULL)
    path = dag_store_make_path (folder, options->source);
  else
    path = find_only_database (folder, error);
  if (path == NULL || !check_database (path, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* ── Asking it ─────────────────────────────────────────────────────────────────────── */

void
dag_ctl_archive_on_ready (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  DagCtlArchive *self = user_data;

  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

/* The answer to the question that was just asked. */
GAsyncResult *
dag_ctl_archive_wait (DagCtlArchive *self)
{
  g_main_loop_run (self->loop);
  return g_steal_pointer (&self->result);
}

static void
archive_clear (DagCtlArchive *self)
{
  if (self->history != NULL)
    dag_store_history_attach (self->history, NULL, FALSE);
  g_clear_object (&self->history);
  if (self->store != NULL)
    dag_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->restricted, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->teams, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagCtlArchive, archive_clear)

static void
archive_open (DagCtlArchive *self,
              const char    *path)
{
  g_autoptr (DagMemoryHistory) memory = dag_memory_history_new ();

  self->restricted = dag_ctl_settings_read_restricted (path);
  dag_memory_history_set_restricted (memory, self->restricted);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->teams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->store = dag_store_new (path);
  self->history = dag_store_history_new (memory);
  dag_store_history_attach (self->history, self->store, FALSE);
}

static GArray *
read_days (DagCtlArchive  *self,
           GTimeZone      *zone,
           GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dag_history_read_days_async (DAG_HISTORY (self->history), zone, NULL,
                               dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  return dag_history_read_days_finish (DAG_HISTORY (self->history), result, error);
}

static void
learn_names (DagCtlArchive *self,
             DagSnapshot   *snapshot)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = snapshot->queues->pdata[i];

      g_hash_table_replace (self->names, g_strdup (queue->id), g_strdup (queue->name));
    }
  for (guint i = 0; i < snapshot->agents->len; i++)
    {
      const DagAgentSample *agent = snapshot->agents->pdata[i];

      g_hash_table_replace (self->names, g_strdup (agent->id), g_strdup (agent->name));
      g_hash_table_replace (self->teams, g_strdup (agent->id), g_strdup (agent->team_name));
    }
}

/* The last picture that is kept knows names and the centre's zone. */
static void
read_last (DagCtlArchive *self,
           int64_t        at_us)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DagSnapshot) last = NULL;

  dag_history_read_snapshot_async (DAG_HISTORY (self->history), at_us, NULL,
                                   dag_ctl_archive_on_ready, self);
  result = dag_ctl_archive_wait (self);
  last = dag_history_read_snapshot_finish (DAG_HISTORY (self->history), result, NULL);
  if (last == NULL)
    return;
  learn_names (self, last);
  if (self->zone == NULL && last->source.timezone != NULL)
    self->zone = dag_source_new_zone (&last->source);
}

/* ── From when to when ─────────────────────────────────────────────────────────────── */

static gboolean
parse_day (const char *text,
           GTimeZone  *zone,
           gboolean    end,
           int64_t    *time_us)
{
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00", text);
  g_autoptr (GDateTime) there = g_date_time_new_from_iso8601 (noon, zone);
  int64_t noon_us;

  if (strlen (text) != strlen ("2026-11-23") || there == NULL)
    return FALSE;
  noon_us = g_date_time_to_unix (there) * DAG_USEC_PER_SEC;
  *time_us = end ? dag_time_end_of_day (noon_us, zone) : dag_time_start_of_day (noon_us, zone);
  return TRUE;
}

static gboolean
parse_time (const char *text,
            GTimeZone  *zone,
            gboolean    end,
            int64_t    *time_us,
            GError    **error)
{
  if (text == NULL || parse_day (text, zone, end, time_us)
      || dag_time_parse_rfc3339 (text, -1, time_us))
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE,
               "“%s” is no day (2026-11-23) and no time with an offset", text);
  return FALSE;
}

static gboolean
choose_span (DagCtlArchive  *self,
             ExportOptions  *options,
             GError        **error)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GArray) days = NULL;

  if (options->zone != NULL)
    self->zone = g_time_zone_new_identifier (options->zone);
  if (options->zone != NULL && self->zone == NULL)
    {
      g_set_error (error, DAG_FAULT, DAG_FAULT_USAGE, "no time zone is called “%s”",
                   options->zone);
      return FALSE;
    }
  days = read_days (self, local, error);
  if (days == NULL)
    return FALSE;
  if (days->len > 0)
    {
      self->from_us = g_array_index (days, DagHistoryDay, 0).first_us;
      self->last = g_array_index (days, DagHistoryDay, days->len - 1);
      self->to_us = self->last.last_us + 1;
      read_last (self, self->to_us - 1);
    }
  if (self->zone == NULL)
    self->zone = g_time_zone_ref (local);
  if (days->len > 0) /* an interval begins before the first answer in it */
    self->from_us = dag_time_start_of_day (self->from_us, self->zone);
  self->last.from_us = dag_time_start_of_day (self->last.last_us, self->zone);
  self->whole = options->from == NULL && options->to == NULL;
  if (!parse_time (options->from, self->zone, FALSE, &self->from_us, error)
      || !parse_time (options->to, self->zone, TRUE, &self->to_us, error))
    return FALSE;
  if (self->to_us > self->from_us || days->len == 0 || options->to == NULL)
    return TRUE; /* or nothing is kept of that time */
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_USAGE, "--to is not after --from");
  return FALSE;
}

/* ── The command ───────────────────────────────────────────────────────────────────── */

/* Whatever the database says went wrong is trouble of the store. */
static gboolean
as_store_fault (GError  *trouble,
                GError **error)
{
  if (trouble->domain == DAG_FAULT)
    g_propagate_error (error, trouble);
  else
    {
      g_set_error_literal (error, DAG_FAULT, DAG_FAULT_STORE, trouble->message);
      g_error_free (trouble);
    }
  return FALSE;
}

static gboolean
write_out (const char    *text,
           ExportOptions *options,
           GError       **error)
{
  GError *trouble = NULL;

  if (options->output == NULL)
    return dag_ctl_write (text, error);
  if (g_file_set_contents_full (options->output, text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &trouble))
    return TRUE;
  g_set_error_literal (error, DAG_FAULT, DAG_FAULT_IO, trouble->message);
  g_error_free (trouble);
  return FALSE;
}

static gboolean
run_export (ExportOptions  *options,
            GError        **error)
{
  const DagCtlExport *what = dag_ctl_export_find (options->what);
  g_auto (DagCtlArchive) archive = { 0 };
  g_autofree char *path = choose_database (options, error);
  g_autoptr (DagCtlRows) rows = NULL;
  g_autofree char *text = NULL;
  GError *trouble = NULL;

  if (path == NULL)
    return FALSE;
  archive_open (&archive, path);
  if (!choose_span (&archive, options, &trouble))
    return as_store_fault (trouble, error);
  rows = dag_ctl_rows_new (g_strcmp0 (options->format, "json") == 0, what->word, what->columns);
  if (archive.to_us > archive.from_us && !what->write (&archive, rows, &trouble))
    return as_store_fault (trouble, error);
  text = dag_ctl_rows_finish (rows);
  return write_out (text, options, error);
}

/**
 * dag_ctl_export:
 * @arguments: (inout): the program's arguments
 *
 * Returns: the exit code
 */
int
dag_ctl_export (char ***arguments)
{
  g_auto (ExportOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (!parse_options (&options, arguments, &error) || !run_export (&options, &error))
    return dag_ctl_report_failure (error);
  return 0;
}

/* dag-person-log.c - who looked at a person, handed their data over, or erased it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-person-log.h"

#include "dag-privacy-facts.h"
#include "dag-time.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define LOG_NAME "privacy.log"
#define PRINT_LENGTH 12
#define N_WORDS 4

static void
act_free (gpointer memory)
{
  DagPersonAct *act = memory;

  g_free (act->at);
  g_free (act->who);
  g_free (act->act);
  g_free (act->print);
  g_free (act);
}

static char *
dup_time (int64_t at_us)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return dag_time_format_rfc3339 (at_us / DAG_USEC_PER_SEC * DAG_USEC_PER_SEC, utc);
}

/* Returns: (transfer full): by which the log knows @id, and which tells nobody who it is */
char *
dag_person_log_dup_print (const char *id)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

  return g_strdup_printf ("person-%.*s", PRINT_LENGTH, sum);
}

/**
 * dag_person_log:
 * @folder: of the user's data
 * @act: %DAG_PERSON_VIEW and the like
 * @id: of the person; only a fingerprint of it is written
 * @now_us: wall clock
 *
 * Appends a line to privacy.log: when, which account, what, and of whom, without a name.
 *
 * Returns: whether it could be written
 */
gboolean
dag_person_log (const char  *folder,
                const char  *act,
                const char  *id,
                int64_t      now_us,
                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, LOG_NAME, NULL);
  g_autofree char *at = dup_time (now_us);
  g_autofree char *print = dag_person_log_dup_print (id);
  g_autofree char *line = g_strdup_printf ("%s %s %s %s\n", at, g_get_user_name (), act, print);
  FILE *log;
  gboolean ok;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    log = g_fopen (path, "ae");
  else
    log = NULL;
  if (log == NULL)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s",
                   g_strerror (errno));
      return FALSE;
    }
  ok = fputs (line, log) >= 0;
  ok = fclose (log) == 0 && ok;
  g_chmod (path, 0600);
  if (!ok)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the log could not be written");
  return ok;
}

static DagPersonAct *
parse_line (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", N_WORDS);
  DagPersonAct *act;

  if (g_strv_length (words) != N_WORDS || !g_utf8_validate (line, -1, NULL))
    return NULL;
  act = g_new0 (DagPersonAct, 1);
  act->at = g_strdup (words[0]);
  act->who = g_strdup (words[1]);
  act->act = g_strdup (words[2]);
  act->print = g_strdup (words[3]);
  return act;
}

static char **
read_lines (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOG_NAME, NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_strsplit (text, "\n", -1)
                                                       : g_new0 (char *, 1);
}

/**
 * dag_person_log_read:
 * @folder: of the user's data
 * @most: so many lines at most
 *
 * Returns: (transfer full) (element-type DagPersonAct): the last ones, the latest first
 */
GPtrArray *
dag_person_log_read (const char *folder,
                     guint       most)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func (act_free);
  g_auto (GStrv) lines = read_lines (folder);

  for (guint i = g_strv_length (lines); i > 0 && acts->len < most; i--)
    {
      DagPersonAct *act = parse_line (lines[i - 1]);

      if (act != NULL)
        g_ptr_array_add (acts, act);
    }
  return acts;
}

/**
 * dag_person_log_purge:
 * @folder: of the user's data
 * @now_us: wall clock
 *
 * Takes out what is older than a year.
 *
 * Returns: whether the log could be written, where anything was too old
 */
gboolean
dag_person_log_purge (const char  *folder,
                      int64_t      now_us,
                      GError     **error)
{
  g_autofree char *path = g_build_filename (folder, LOG_NAME, NULL);
  g_auto (GStrv) lines = read_lines (folder);
  g_autoptr (GString) kept = g_string_new (NULL);
  int64_t since_us = now_us - (int64_t) DAG_PRIVACY_LOG_DAYS * 24 * 3600 * DAG_USEC_PER_SEC;
  gboolean is_old = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');
      int64_t at_us = DAG_TIME_NONE;

      if (space == NULL || !dag_time_parse_rfc3339 (lines[i], space - lines[i], &at_us))
        continue;
      if (at_us >= since_us)
        g_string_append_printf (kept, "%s\n", lines[i]);
      else
        is_old = TRUE;
    }
  return !is_old
         || g_file_set_contents_full (path, kept->str, (gssize) kept->len,
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

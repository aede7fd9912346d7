/* dag-ctl-output.c - writing out, and saying in one line what went wrong
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl.h"
#include "dag-fault.h"
#include "dag-words-fault.h"
#include "dag-words-name.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/**
 * dag_ctl_write:
 * @text: what to write, UTF-8 whatever the locale says
 * @error: %DAG_FAULT_IO where the reader is gone or the disk is full
 *
 * Returns: whether all of it was written and flushed
 */
gboolean
dag_ctl_write (const char *text, GError **error)
{
  size_t length = strlen (text);

  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_IO, "cannot write: %s", g_strerror (errno));
  return FALSE;
}

/**
 * dag_ctl_report_failure:
 * @error: what went wrong
 *
 * Writes "dagstartctl: REASON: sentence (technical reason)" as one line on stderr; what
 * came over the wire is made fit for a terminal.
 *
 * Returns: the exit code for it
 */
int
dag_ctl_report_failure (const GError *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *technical = dag_words_name (error->message);
  gboolean ours = error->domain == DAG_FAULT;

  if (ours && error->code == DAG_FAULT_USAGE)
    sentence = g_strdup (technical);
  else
    {
      g_autofree char *plain = dag_words_fault_sentence (error);
      sentence = g_strdup_printf ("%s (%s)", plain, technical);
    }
  g_printerr ("dagstartctl: %s: %s\n",
              ours ? dag_fault_get_word ((DagFault) error->code) : "unknown", sentence);
  return ours ? dag_fault_get_exit_code ((DagFault) error->code) : 1;
}

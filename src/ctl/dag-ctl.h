/* dag-ctl.h - what the commands of dagstartctl share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-connector.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_CTL_TEXT,
  DAG_CTL_JSON,
} DagCtlFormat;

/* The options of every command that reads a source; as the user gave them. */
typedef struct
{
  char *url;
  char *kind;
  char *token_file;
  char *user;
  char *ca_file;
  double deadline_s;
  int interval_s;
  int count; /* watch: end after so many polls; 0: never */
  char *database; /* watch: where to keep what is read (nullable) */
  DagCtlFormat format;
} DagCtlOptions;

void          dag_ctl_options_clear  (DagCtlOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DagCtlOptions, dag_ctl_options_clear)

gboolean      dag_ctl_options_parse  (DagCtlOptions  *options,
                                      const char     *command,
                                      const char     *summary,
                                      char         ***arguments,
                                      GError        **error);
DagConnector *dag_ctl_options_open   (DagCtlOptions  *options,
                                      DagConnection **connection,
                                      GError        **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean      dag_ctl_write          (const char  *text,
                                      GError     **error);
int           dag_ctl_report_failure (const GError *error);

/* The commands: each takes its arguments and returns the exit code of the program. */
int           dag_ctl_snapshot       (char ***arguments);
int           dag_ctl_watch          (char ***arguments);
int           dag_ctl_doctor         (char ***arguments);
int           dag_ctl_staff          (char ***arguments);
int           dag_ctl_shift          (char ***arguments);
int           dag_ctl_export         (char ***arguments);
int           dag_ctl_privacy        (char ***arguments);

G_END_DECLS

/* dag-ctl-check.h - what the doctor looks at: one verdict each
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-store-file.h"

G_BEGIN_DECLS

/* The name of the checks of what is kept. */
#define DAG_CTL_CHECK_HISTORY "history"

typedef enum
{
  DAG_CTL_FINE,
  DAG_CTL_NOTE,  /* works, but less well: said what and why */
  DAG_CTL_FAULT, /* Dagstart cannot work so */
} DagCtlVerdict;

typedef struct
{
  char *name; /* never translated: for programs */
  DagCtlVerdict verdict;
  char *detail;
} DagCtlCheck;

void dag_ctl_check_free     (DagCtlCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagCtlCheck, dag_ctl_check_free)

void dag_ctl_check_versions (GPtrArray *checks);
void dag_ctl_check_paths    (GPtrArray *checks);
void dag_ctl_check_store    (GPtrArray *checks);
void dag_ctl_check_keyring  (GPtrArray *checks);
void dag_ctl_check_network  (GPtrArray *checks);
void dag_ctl_check_time     (GPtrArray *checks);
void dag_ctl_check_display  (GPtrArray *checks);

void dag_ctl_check_add      (GPtrArray     *checks,
                             const char    *name,
                             DagCtlVerdict  verdict,
                             const char    *format,
                             ...) G_GNUC_PRINTF (4, 5);

char      *dag_ctl_describe_file  (const char        *path,
                                   DagStoreFileState  state,
                                   const char        *detail);
GPtrArray *dag_ctl_list_databases (const char  *folder,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* dag-ctl-export-private.h - what the files of dagstartctl export share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-ctl-rows.h"
#include "dag-store-history.h"

G_BEGIN_DECLS

/* A database that is being read. */
typedef struct
{
  GMainLoop *loop;
  DagStore *store;
  DagStoreHistory *history;
  GTimeZone *zone;
  GAsyncResult *result; /* (nullable): of the question that was asked */
  GHashTable *restricted; /* (nullable): ids of people of whom no line is written */
  GHashTable *names;    /* ids of queues and agents → names */
  GHashTable *teams;    /* ids of agents → teams */
  int64_t from_us;
  int64_t to_us;
  gboolean whole;     /* all that is kept */
  DagHistoryDay last; /* the last day that is kept, where one is */
} DagCtlArchive;

void      dag_ctl_archive_on_ready      (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data);
GAsyncResult *dag_ctl_archive_wait      (DagCtlArchive *self);

typedef gboolean (*DagCtlExportFunc) (DagCtlArchive  *self,
                                      DagCtlRows     *rows,
                                      GError        **error);

/* What can be exported. */
typedef struct
{
  const char *word;
  const char *const *columns;
  DagCtlExportFunc write;
} DagCtlExport;

const DagCtlExport *dag_ctl_export_find (const char *word);
char               *dag_ctl_export_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

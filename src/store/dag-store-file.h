/* dag-store-file.h - what a file is that should be a history, without touching it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_STORE_FILE_SOUND,
  DAG_STORE_FILE_NEWER,      /* sound, and written by a newer Dagstart */
  DAG_STORE_FILE_EMPTY,      /* not one byte: nothing was ever kept in it */
  DAG_STORE_FILE_BUSY,       /* another program keeps it to itself, or a write was cut off */
  DAG_STORE_FILE_MISSING,
  DAG_STORE_FILE_UNREADABLE, /* it may not be read, or the disk fails */
  DAG_STORE_FILE_STRANGE,    /* no database */
  DAG_STORE_FILE_FOREIGN,    /* a database of another program */
  DAG_STORE_FILE_DAMAGED,
} DagStoreFileState;

DagStoreFileState dag_store_file_glance (const char  *path,
                                         char       **detail);
DagStoreFileState dag_store_file_check  (const char  *path,
                                         char       **detail);

G_END_DECLS

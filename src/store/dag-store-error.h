/* dag-store-error.h - why something could not be kept, or read back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DAG_STORE_ERROR (dag_store_error_quark ())
GQuark dag_store_error_quark (void);

/* The message of a GError of this domain is one sentence for a person (translated); what
 * SQLite said goes to the debug log. */
typedef enum
{
  DAG_STORE_ERROR_FAILED,    /* anything else */
  DAG_STORE_ERROR_FULL,      /* no room on the disk, or over a quota */
  DAG_STORE_ERROR_READ_ONLY, /* the folder or the file may not be written */
  DAG_STORE_ERROR_BUSY,      /* another program keeps the database to itself */
  DAG_STORE_ERROR_IO,        /* the disk fails */
  DAG_STORE_ERROR_CORRUPT,   /* the file is damaged, or is no database of ours */
  DAG_STORE_ERROR_NEWER,     /* written by a newer Dagstart: read only */
  DAG_STORE_ERROR_NO_MEMORY,
  DAG_STORE_ERROR_CLOSED,    /* the store was closed */
  DAG_STORE_ERROR_REFUSED,   /* a rule of a table does not allow it */
} DagStoreError;

G_END_DECLS

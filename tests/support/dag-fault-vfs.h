/* dag-fault-vfs.h - a file system for SQLite that fails when asked, and forgets like a power cut
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Which calls count, and may fail. */
typedef enum
{
  DAG_FAULT_VFS_READ = 1 << 0,
  DAG_FAULT_VFS_WRITE = 1 << 1,
  DAG_FAULT_VFS_SYNC = 1 << 2,
  DAG_FAULT_VFS_TRUNCATE = 1 << 3,
  DAG_FAULT_VFS_OPEN = 1 << 4,
  DAG_FAULT_VFS_DELETE = 1 << 5,
  DAG_FAULT_VFS_SIZE = 1 << 6,
  DAG_FAULT_VFS_ALL = 0x7f,
  /* Writes into the database itself alone: what a checkpoint does. */
  DAG_FAULT_VFS_WRITE_MAIN = 1 << 7,
} DagFaultVfsCalls;

/* Becomes the default of this process; what was opened before stays as it was. */
void     dag_fault_vfs_install (void);

/* The @nth call of @calls from now on (1: the next) returns @code; and all after it too where
 * @for_good. 0: nothing fails. */
void     dag_fault_vfs_fail    (guint    calls,
                                guint    nth,
                                int      code,
                                gboolean for_good);
/* Whether it has failed since then. */
gboolean dag_fault_vfs_failed  (void);

/* Writes @from, as a power cut now may leave it, to @into: of what was written to each file
 * since its last sync any part may be missing, torn, or in another order. */
void     dag_fault_vfs_power_cut (const char *from,
                                  const char *into,
                                  GRand      *chance);

G_END_DECLS

/* dag-migration.h - one step of the database's form, from the version before it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-database.h"

G_BEGIN_DECLS

/**
 * DagMigration:
 *
 * The steps stand in migrations/, one file each, and in order in the list of
 * dag-migration.c; a step that was released is never changed again. All that are due run
 * in one transaction, after a copy of the file was made.
 */
typedef struct
{
  int version;     /* PRAGMA user_version once it has run */
  const char *sql; /* statements, each ended by a semicolon */
  gboolean (*run) (DagDatabase *database, GError **error); /* (nullable): after @sql */
} DagMigration;

extern const DagMigration dag_migration_history;
extern const DagMigration dag_migration_board;
extern const DagMigration dag_migration_questions;
extern const DagMigration dag_migration_verdicts;

int      dag_migration_get_latest (void);
gboolean dag_migrate              (DagDatabase  *database,
                                   GError      **error);

G_END_DECLS

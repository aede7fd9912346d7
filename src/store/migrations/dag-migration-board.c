/* dag-migration-board.c - version 2: what the leads write, and every edit of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-migration.h"

/* board_item  one row an item; a tombstone has its id, the version and time of the removal
 *             and nothing else. fields: each with its versions (dag-board-json.c)
 * board_edit  what was written into a field, when; goes with its item */
const DagMigration dag_migration_board = {
  .version = 2,
  .sql = "CREATE TABLE board_item ("
         "  id TEXT PRIMARY KEY CHECK (length (id) = 36),"
         "  kind TEXT,"
         "  team TEXT,"
         "  day TEXT CHECK (day IS NULL OR length (day) = 10),"
         "  parent TEXT,"
         "  born_lamport INTEGER NOT NULL,"
         "  born_client INTEGER NOT NULL,"
         "  removed_lamport INTEGER NOT NULL,"
         "  removed_client INTEGER NOT NULL,"
         "  removed_at_us INTEGER NOT NULL,"
         "  fields TEXT,"
         "  CHECK ((kind IS NULL) = (fields IS NULL)),"
         "  CHECK (kind IS NOT NULL OR (team IS NULL AND day IS NULL AND parent IS NULL))"
         ") STRICT, WITHOUT ROWID;"
         "CREATE INDEX board_item_by_kind ON board_item (kind, day);"
         "CREATE TABLE board_edit ("
         "  seq INTEGER PRIMARY KEY,"
         "  item TEXT NOT NULL REFERENCES board_item (id) ON DELETE CASCADE,"
         "  field TEXT NOT NULL,"
         "  lamport INTEGER NOT NULL,"
         "  client INTEGER NOT NULL,"
         "  at_us INTEGER NOT NULL,"
         "  value TEXT NOT NULL,"
         "  UNIQUE (item, field, lamport, client)) STRICT;",
};

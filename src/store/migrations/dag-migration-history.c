/* dag-migration-history.c - version 1: the history of the contact centre, and the polls
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-migration.h"

/* Numbers of entities are below 2^21: 1 is the whole centre, 2 its live channels. An hour
 * counts from 1970 in UTC; a day is the civil day of the centre, counted from 1970.
 *
 * journal        by the millisecond: what changed with one poll; emptied once its hour is in
 *                the three hour tables
 * agent_hour     hour << 21 | entity: the changes of state of one agent (dag-steps.h)
 * queue_hour     hour << 21 | entity: the samples of one queue (dag-row.h)
 * interval_hour  hour << 21 | entity: what ended in each interval (dag-quarters.h)
 * agent_day      day << 21 | entity: seconds in each state
 * poll           by the microsecond: one row for each attempt to read the source */
const DagMigration dag_migration_history = {
  .version = 1,
  .sql = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
         "CREATE TABLE entity ("
         "  num INTEGER PRIMARY KEY CHECK (num BETWEEN 3 AND 2097151),"
         "  kind INTEGER NOT NULL CHECK (kind IN (1, 2))," /* agent, queue */
         "  id TEXT NOT NULL,"
         "  name TEXT,"
         "  team_id TEXT,"
         "  team_name TEXT,"
         "  channel INTEGER NOT NULL,"
         "  level REAL NOT NULL,"
         "  within_s REAL NOT NULL,"
         "  short_s REAL NOT NULL,"
         "  seen_day INTEGER NOT NULL,"
         "  UNIQUE (kind, id)) STRICT;"
         "CREATE TABLE word (num INTEGER PRIMARY KEY CHECK (num BETWEEN 1 AND 65535),"
         "  text TEXT NOT NULL UNIQUE) STRICT;"
         "CREATE TABLE journal (t INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
         "CREATE TABLE agent_hour (k INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
         "CREATE TABLE queue_hour (k INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
         "CREATE TABLE interval_hour (k INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
         "CREATE TABLE agent_day (k INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
         "CREATE TABLE poll ("
         "  t INTEGER PRIMARY KEY,"
         "  fault INTEGER NOT NULL," /* DagFault; -1: it went well */
         "  ms INTEGER NOT NULL,"
         "  bytes INTEGER NOT NULL,"
         "  items INTEGER NOT NULL) STRICT;",
};

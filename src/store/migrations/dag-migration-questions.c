/* dag-migration-questions.c - version 3: what customers asked, and waits as told; no persons
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-migration.h"

/* reason_name   what is counted of a queue: kind 0 contacts with one reason, 1 all contacts,
 *               2 contacts with any reason
 * reason_count  what a counter had come to in a quarter (of the centre's civil day, counted
 *               from 1970), and when it was first and last seen to rise in it
 * wait_told     by the quarter (by the microsecond it began) and queue (a name of kind 1): how
 *               many callers were told so many minutes and waited so many tens of seconds,
 *               and how many of them longer than told */
const DagMigration dag_migration_questions = {
  .version = 3,
  .sql = "CREATE TABLE reason_name ("
         "  num INTEGER PRIMARY KEY,"
         "  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),"
         "  queue TEXT NOT NULL,"
         "  reason TEXT NOT NULL,"
         "  label TEXT,"
         "  UNIQUE (kind, queue, reason)) STRICT;"
         "CREATE TABLE reason_count ("
         "  day INTEGER NOT NULL,"
         "  quarter INTEGER NOT NULL CHECK (quarter BETWEEN 0 AND 99),"
         "  name INTEGER NOT NULL,"
         "  total INTEGER NOT NULL CHECK (total >= 0),"
         "  first_us INTEGER NOT NULL,"
         "  last_us INTEGER NOT NULL,"
         "  PRIMARY KEY (day, quarter, name)) STRICT, WITHOUT ROWID;"
         "CREATE TABLE wait_told ("
         "  quarter_us INTEGER NOT NULL,"
         "  queue INTEGER NOT NULL,"
         "  told_min INTEGER NOT NULL CHECK (told_min > 0),"
         "  waited_steps INTEGER NOT NULL CHECK (waited_steps >= 0),"
         "  n INTEGER NOT NULL CHECK (n > 0),"
         "  n_longer INTEGER NOT NULL CHECK (n_longer BETWEEN 0 AND n),"
         "  PRIMARY KEY (quarter_us, queue, told_min, waited_steps)) STRICT, WITHOUT ROWID;",
};

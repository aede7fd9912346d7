/* dag-migration-verdicts.c - version 4: what the rules on breaks said of shifts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-migration.h"

/* break_rule     a rule by the id of its set and its own
 * break_verdict  one shift (of an entity, by the day of the centre on which it began) and one
 *                rule; rule 0 is all of them together. verdict: DagVerdict. final: the shift
 *                was watched to its end */
const DagMigration dag_migration_verdicts = {
  .version = 4,
  .sql = "CREATE TABLE break_rule ("
         "  num INTEGER PRIMARY KEY CHECK (num > 0),"
         "  rule_set TEXT NOT NULL,"
         "  rule TEXT NOT NULL,"
         "  UNIQUE (rule_set, rule)) STRICT;"
         "CREATE TABLE break_verdict ("
         "  day INTEGER NOT NULL,"
         "  agent INTEGER NOT NULL,"
         "  begins_us INTEGER NOT NULL,"
         "  rule INTEGER NOT NULL,"
         "  ends_us INTEGER NOT NULL CHECK (ends_us >= begins_us),"
         "  verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 4),"
         "  final INTEGER NOT NULL CHECK (final IN (0, 1)),"
         "  have_s INTEGER NOT NULL CHECK (have_s >= 0),"
         "  need_s INTEGER NOT NULL CHECK (need_s >= 0),"
         "  PRIMARY KEY (day, agent, begins_us, rule)) STRICT, WITHOUT ROWID;"
         "CREATE INDEX break_verdict_agent ON break_verdict (agent);",
};

/* dag-break-record.c - what the rules on breaks said of one shift, as it is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-record.h"

#include "dag-snapshot-teams.h"

static void
record_rule_free (gpointer memory)
{
  DagBreakRecordRule *rule = memory;

  g_free (rule->set);
  g_free (rule->rule);
  g_free (rule);
}

/**
 * dag_break_record_new:
 * @agent: a person's id
 * @begins_us: when the shift began
 * @ends_us: when it ended, or until when it was seen
 * @is_final: whether it had ended
 *
 * Returns: (transfer full): a record of a shift to which no rule applied yet
 */
DagBreakRecord *
dag_break_record_new (const char *agent,
                      int64_t     begins_us,
                      int64_t     ends_us,
                      gboolean    is_final)
{
  DagBreakRecord *self = g_new0 (DagBreakRecord, 1);

  self->agent = g_strdup (agent);
  self->begins_us = begins_us;
  self->ends_us = MAX (begins_us, ends_us);
  self->is_final = is_final;
  self->verdict = DAG_VERDICT_NOT_APPLICABLE;
  self->rules = g_ptr_array_new_with_free_func (record_rule_free);
  return self;
}

void
dag_break_record_free (DagBreakRecord *self)
{
  g_free (self->agent);
  g_free (self->name);
  g_free (self->team_id);
  g_free (self->team_name);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * dag_break_record_add_rule:
 * @self: a record
 * @set: id of a set of rules
 * @rule: id of one of its rules
 * @verdict: what it said
 * @have_s: pause that counted
 * @need_s: pause that it asks for
 *
 * The record as a whole is then as bad as the worst of its rules; one of which something is
 * unknown is worse than one that was kept.
 */
void
dag_break_record_add_rule (DagBreakRecord *self,
                           const char     *set,
                           const char     *rule,
                           DagVerdict      verdict,
                           int64_t         have_s,
                           int64_t         need_s)
{
  DagBreakRecordRule *one = g_new0 (DagBreakRecordRule, 1);

  one->set = g_strdup (set);
  one->rule = g_strdup (rule);
  one->verdict = verdict;
  one->have_s = MAX (have_s, 0);
  one->need_s = MAX (need_s, 0);
  g_ptr_array_add (self->rules, one);
  self->verdict = MAX (self->verdict, verdict);
}

static void
count_one (const DagBreakRecord *record,
           DagBreakTally        *tally)
{
  tally->n_shifts += record->verdict != DAG_VERDICT_NOT_APPLICABLE;
  tally->n_kept += record->verdict == DAG_VERDICT_COMPLIANT;
  tally->n_broken += record->verdict == DAG_VERDICT_BREACH;
  tally->n_unknown += record->verdict == DAG_VERDICT_UNKNOWN;
}

/**
 * dag_break_records_count:
 * @records: (element-type DagBreakRecord): of some days
 * @team_id: (nullable): of these people alone; %NULL: of all
 * @tally: (out): how many; who shows it looks at @n_people first, and says nothing of fewer
 *   than %DAG_LEAST_GROUP
 */
void
dag_break_records_count (GPtrArray     *records,
                         const char    *team_id,
                         DagBreakTally *tally)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (records != NULL && tally != NULL);

  *tally = (DagBreakTally){ 0 };
  for (guint i = 0; i < records->len; i++)
    {
      const DagBreakRecord *record = g_ptr_array_index (records, i);

      if (team_id != NULL && g_strcmp0 (record->team_id, team_id) != 0)
        continue;
      g_hash_table_add (people, record->agent);
      count_one (record, tally);
    }
  tally->n_people = g_hash_table_size (people);
}

void
dag_break_team_tally_free (DagBreakTeamTally *self)
{
  g_free (self->name);
  g_free (self);
}

/* The records of each team, which are still the caller's. */
static GHashTable *
part_by_team (GPtrArray *records)
{
  GHashTable *teams
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      DagBreakRecord *record = g_ptr_array_index (records, i);
      const char *id = record->team_id != NULL     ? record->team_id
                       : record->team_name != NULL ? record->team_name
                                                   : "";
      GPtrArray *team = g_hash_table_lookup (teams, id);

      if (team == NULL)
        g_hash_table_insert (teams, (gpointer) id, team = g_ptr_array_new ());
      g_ptr_array_add (team, record);
    }
  return teams;
}

static void
add_team (GPtrArray  *tallies,
          GPtrArray  *records,
          const char *name,
          guint       n_teams)
{
  DagBreakTeamTally *team = g_new0 (DagBreakTeamTally, 1);

  team->name = g_strdup (name);
  team->n_teams = n_teams;
  dag_break_records_count (records, NULL, &team->tally);
  team->told = team->tally.n_people >= DAG_LEAST_GROUP;
  g_ptr_array_add (tallies, team);
}

/* By name; those without one are last. */
static int
compare_teams (gconstpointer a,
               gconstpointer b)
{
  const DagBreakTeamTally *one = *(const DagBreakTeamTally *const *) a;
  const DagBreakTeamTally *other = *(const DagBreakTeamTally *const *) b;

  if ((one->name == NULL) != (other->name == NULL))
    return one->name == NULL ? 1 : -1;
  return g_strcmp0 (one->name, other->name);
}

/**
 * dag_break_records_by_team:
 * @records: (element-type DagBreakRecord): of one day
 *
 * Small teams are counted together, and where that is small too nothing is told of it.
 *
 * Returns: (transfer full) (element-type DagBreakTeamTally): the teams, by name
 */
GPtrArray *
dag_break_records_by_team (GPtrArray *records)
{
  GPtrArray *tallies
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_break_team_tally_free);
  g_autoptr (GPtrArray) small = g_ptr_array_new ();
  g_autoptr (GHashTable) teams = NULL;
  guint n_small = 0;
  const char *name = NULL;
  GHashTableIter iter;
  gpointer of_team;

  g_return_val_if_fail (records != NULL, tallies);

  teams = part_by_team (records);
  g_hash_table_iter_init (&iter, teams);
  while (g_hash_table_iter_next (&iter, NULL, &of_team))
    {
      DagBreakTally tally;

      dag_break_records_count (of_team, NULL, &tally);
      name = ((const DagBreakRecord *) g_ptr_array_index ((GPtrArray *) of_team, 0))->team_name;
      if (tally.n_people >= DAG_LEAST_GROUP)
        {
          add_team (tallies, of_team, name, 1);
          continue;
        }
      g_ptr_array_extend (small, of_team, NULL, NULL);
      n_small++;
    }
  if (n_small > 0)
    add_team (tallies, small, NULL, n_small);
  g_ptr_array_sort (tallies, compare_teams);
  return tallies;
}

/* dag-agent-row.c - one person of the Team page in words, and since when the work goes on
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-agent-columns.h"

#include "dag-words-name.h"
#include "dag-words-person.h"
#include "dag-words-state.h"

/**
 * dag_agent_row_dup_name:
 *
 * Returns: (transfer full): the name fit to be shown, or else the id
 */
char *
dag_agent_row_dup_name (const DagAgentRow *row)
{
  return dag_words_person (row->sample->name, row->sample->id);
}

/**
 * dag_agent_row_dup_state:
 *
 * Returns: (transfer full): the state in words; the source's own word where it is new to us
 */
char *
dag_agent_row_dup_state (const DagAgentRow *row)
{
  const DagAgentSample *sample = row->sample;

  if (sample->state == DAG_STATE_UNKNOWN && sample->state_word != NULL && !row->vanished)
    return dag_words_name (sample->state_word);
  return g_strdup (dag_words_agent_state (sample->state));
}

/**
 * dag_agent_row_dup_reason:
 *
 * Why somebody is away, where that is told: see dag_words_reason().
 *
 * Returns: (transfer full): perhaps empty
 */
char *
dag_agent_row_dup_reason (const DagAgentRow *row,
                          const DagGlance   *glance)
{
  const char *reason = dag_words_reason (
      row->sample, dag_glance_get_since_s (glance, row->sample->since_us));

  return reason != NULL ? dag_words_name (reason) : g_strdup ("");
}

/**
 * dag_agent_row_get_stretch_start:
 * @row: an agent
 * @at_least: (out): whether the stretch may have begun earlier than we can know
 *
 * Returns: when the unbroken stretch began: the last pause of five minutes, or else the
 *   signing in, or else the moment we began to watch; none for who is not at work
 */
int64_t
dag_agent_row_get_stretch_start (const DagAgentRow *row,
                                 gboolean          *at_least)
{
  const DagAgentSample *sample = row->sample;

  *at_least = FALSE;
  if (row->vanished || sample->state == DAG_STATE_OFFLINE || sample->state == DAG_STATE_UNKNOWN
      || (sample->state == DAG_STATE_BREAK))
    return DAG_TIME_NONE;
  if (dag_time_is_known (row->last_break_end_us))
    {
      *at_least = row->last_break_provenance == DAG_PROVENANCE_DERIVED;
      return row->last_break_end_us;
    }
  if (dag_time_is_known (sample->signed_in_at_us)
      && (!dag_time_is_known (row->stretch_since_us)
          || row->stretch_since_us <= sample->signed_in_at_us))
    return sample->signed_in_at_us;
  *at_least = TRUE;
  return row->stretch_since_us;
}

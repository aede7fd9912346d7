/* dag-agent-order.c - the order of the Team page by care, its search, and a person in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-agent-columns.h"

#include "dag-words-name.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROW(record) ((const DagAgentRow *) (record))
#define SAMPLE(record) (ROW (record)->sample)

/* Who may need care: at work, on a break, not known, signed out. */
static int
get_care_group (const DagAgentRow *row)
{
  switch (row->sample->state)
    {
    case DAG_STATE_AVAILABLE:
    case DAG_STATE_RINGING:
    case DAG_STATE_ON_CONTACT:
    case DAG_STATE_WRAP_UP:
    case DAG_STATE_MEETING:
      return row->vanished ? 2 : 0;
    case DAG_STATE_BREAK:
      return 1;
    case DAG_STATE_OFFLINE:
      return 3;
    case DAG_STATE_UNKNOWN:
      return 2;
    }
  return 2;
}

/**
 * dag_agent_columns_compare:
 *
 * The order by care: who has worked longest without a pause first, then by name; those on
 * a break, not known and signed out after.
 */
int
dag_agent_columns_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer      context)
{
  int group_a = get_care_group (a);
  int group_b = get_care_group (b);
  gboolean at_least = FALSE;
  int64_t start_a;
  int64_t start_b;

  if (group_a != group_b)
    return group_a - group_b;
  start_a = dag_agent_row_get_stretch_start (a, &at_least);
  start_b = dag_agent_row_get_stretch_start (b, &at_least);
  if (start_a != start_b && dag_time_is_known (start_a) && dag_time_is_known (start_b))
    return start_a < start_b ? -1 : 1;
  if (start_a != start_b)
    return dag_time_is_known (start_a) ? -1 : 1;
  return dag_words_compare (SAMPLE (a)->name, SAMPLE (b)->name);
}

/**
 * dag_agent_columns_rank:
 * @record: an agent's row
 * @rank: (out) (array fixed-size=2): agrees with dag_agent_columns_compare()
 */
void
dag_agent_columns_rank (gconstpointer record,
                        guint64       rank[2])
{
  guint64 last = (G_GUINT64_CONSTANT (1) << 61) - 1;
  guint64 name[DAG_WORDS_N_RANKS];
  gboolean at_least = FALSE;
  int64_t start_us = dag_agent_row_get_stretch_start (record, &at_least);
  guint64 start = dag_time_is_known (start_us) ? (guint64) MAX (start_us, 0) : last;

  dag_words_rank (SAMPLE (record)->name, name);
  rank[0] = (guint64) get_care_group (record) << 61 | MIN (start, last);
  rank[1] = name[0];
}

static gboolean
holds (const char *text,
       const char *needle)
{
  g_autofree char *shown = dag_words_name (text);
  g_autofree char *folded = dag_words_fold (shown);

  return strstr (folded, needle) != NULL;
}

gboolean
dag_agent_columns_match (gconstpointer record,
                         const char   *needle,
                         gpointer      context)
{
  const DagAgentSample *sample = SAMPLE (record);

  return holds (sample->name, needle) || holds (sample->team_name, needle)
         || holds (ROW (record)->queue_names, needle);
}

/**
 * dag_agent_columns_describe:
 *
 * Returns: (transfer full): a person in words, for a screen reader
 */
char *
dag_agent_columns_describe (gconstpointer record,
                            gpointer      context)
{
  g_autofree char *name = dag_agent_row_dup_name (record);
  g_autofree char *state = dag_agent_row_dup_state (record);
  gboolean at_least = FALSE;
  int64_t start_us = dag_agent_row_get_stretch_start (record, &at_least);
  g_autofree char *stretch = NULL;

  if (!dag_time_is_known (start_us))
    return g_strdup_printf (C_ ("person", "%s, %s"), name, state);
  stretch = dag_words_duration_spoken (dag_glance_get_since_s (context, start_us));
  /* Translators: name, state, time since a break */
  return g_strdup_printf (C_ ("person", "%s, %s, %s since a break"), name, state, stretch);
}

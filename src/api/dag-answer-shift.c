/* dag-answer-shift.c - one rostered shift as it comes over the wire
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer-shift.h"

#define MAX_BREAKS 32
#define MAX_QUEUES 1000
#define MAX_SHIFT_US (24 * 3600 * DAG_USEC_PER_SEC)

/* Ends after it begins, and within a day. */
static gboolean
check_times (DagJson *json,
             int64_t  from_us,
             int64_t  to_us)
{
  return (to_us > from_us && to_us - from_us <= MAX_SHIFT_US)
         || dag_json_fail (json, DAG_FAULT_FIELD, "expected an end within a day of the start");
}

static gboolean
read_break (DagJson        *json,
            DagRosterBreak *pause)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("start"),
    DAG_JSON_REQUIRED ("end"),
    DAG_JSON_OPTIONAL ("kind"),
  };
  g_autofree char *kind = NULL;
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_time (json, &pause->from_us);
    else if (member == 1)
      dag_json_read_time (json, &pause->to_us);
    else
      dag_json_read_text_or_null (json, &kind);
  return json->fault == NULL && check_times (json, pause->from_us, pause->to_us);
}

static int
compare_breaks (gconstpointer a,
                gconstpointer b)
{
  const DagRosterBreak *one = a;
  const DagRosterBreak *other = b;

  return one->from_us < other->from_us ? -1 : one->from_us > other->from_us;
}

static void
read_breaks (DagJson        *json,
             DagRosterShift *shift)
{
  if (dag_json_take_null (json) || !dag_json_enter_array (json))
    return;
  while (dag_json_next_element (json, MAX_BREAKS))
    {
      DagRosterBreak pause = { 0, 0 };

      if (!read_break (json, &pause))
        return;
      g_array_append_val (shift->breaks, pause);
    }
  g_array_sort (shift->breaks, compare_breaks);
}

/* Checked, and not kept: who serves which queue is in the snapshot. */
static void
skip_queues (DagJson *json)
{
  if (dag_json_take_null (json) || !dag_json_enter_array (json))
    return;
  while (dag_json_next_element (json, MAX_QUEUES))
    {
      g_autofree char *id = NULL;

      if (!dag_json_read_id (json, &id))
        return;
    }
}

/**
 * dag_answer_read_shift:
 * @json: a cursor before a shift
 *
 * Returns: (transfer full) (nullable): the shift; %NULL with the fault of @json set
 */
DagRosterShift *
dag_answer_read_shift (DagJson *json)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("agent"),  DAG_JSON_REQUIRED ("start"),  DAG_JSON_REQUIRED ("end"),
    DAG_JSON_OPTIONAL ("breaks"), DAG_JSON_OPTIONAL ("queues"),
  };
  g_autoptr (DagRosterShift) shift = dag_roster_shift_new ();
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return NULL;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_id (json, &shift->agent);
    else if (member == 1)
      dag_json_read_time (json, &shift->start_us);
    else if (member == 2)
      dag_json_read_time (json, &shift->end_us);
    else if (member == 3)
      read_breaks (json, shift);
    else
      skip_queues (json);
  if (json->fault != NULL || !check_times (json, shift->start_us, shift->end_us))
    return NULL;
  return g_steal_pointer (&shift);
}

/* dag-answer-reason.c - one reason's count of a day as it comes over the wire
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer-reason.h"

#include "dag-time.h"

#define DAY_US (24 * 3600 * DAG_USEC_PER_SEC)
#define DAY_LENGTH 10

/* "2026-11-16" */
static gboolean
read_day (DagJson *json,
          int64_t *day)
{
  DagJsonText text = { NULL, 0 };
  g_autofree char *midnight = NULL;
  int64_t at_us = 0;

  if (!dag_json_read_string (json, &text))
    return FALSE;
  if (text.length == DAY_LENGTH)
    midnight = g_strdup_printf ("%.*sT00:00:00Z", DAY_LENGTH, text.bytes);
  if (midnight == NULL || !dag_time_parse_rfc3339 (midnight, -1, &at_us))
    return dag_json_fail (json, DAG_FAULT_FIELD, "expected a day, year-month-day");
  *day = at_us / DAY_US - (at_us % DAY_US < 0 ? 1 : 0);
  return TRUE;
}

/**
 * dag_answer_read_reason:
 * @json: a cursor before a reason's count of a day
 *
 * Returns: (transfer full) (nullable): it; %NULL with the fault of @json set
 */
DagReasonDay *
dag_answer_read_reason (DagJson *json)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("reason"),         DAG_JSON_OPTIONAL ("label"),
    DAG_JSON_OPTIONAL ("queue"),          DAG_JSON_REQUIRED ("day"),
    DAG_JSON_REQUIRED ("contacts"),       DAG_JSON_OPTIONAL ("queue_contacts"),
    DAG_JSON_OPTIONAL ("queue_tagged"),
  };
  g_autoptr (DagReasonDay) reason = dag_reason_day_new ();
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return NULL;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_id (json, &reason->reason);
    else if (member == 1)
      dag_json_read_text_or_null (json, &reason->label);
    else if (member == 2)
      dag_json_read_id_or_null (json, &reason->queue);
    else if (member == 3)
      read_day (json, &reason->day);
    else if (member == 4)
      dag_json_read_count (json, &reason->contacts);
    else if (member == 5)
      dag_json_read_count_or_null (json, &reason->queue_contacts);
    else
      dag_json_read_count_or_null (json, &reason->queue_tagged);
  return json->fault == NULL ? g_steal_pointer (&reason) : NULL;
}

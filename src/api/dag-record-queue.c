/* dag-record-queue.c - one queue of a snapshot
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-record.h"
#include "dag-snapshot-equal.h"

typedef enum
{
  QUEUE_ID,
  QUEUE_NAME,
  QUEUE_CHANNEL,
  QUEUE_WAITING,
  QUEUE_LONGEST_WAIT,
  QUEUE_OLDEST,
  QUEUE_EXPECTED_WAIT,
  QUEUE_TARGET,
  QUEUE_SHORT_WITHIN,
  QUEUE_STAFFED,
  QUEUE_AVAILABLE,
  QUEUE_RINGING,
  QUEUE_ON_CONTACT,
  QUEUE_WRAP_UP,
  QUEUE_ON_BREAK,
  QUEUE_MEETING,
  QUEUE_TODAY,
  QUEUE_ANNOUNCEMENT,
} QueueMember;

static const DagJsonMember queue_members[] = {
  [QUEUE_ID] = DAG_JSON_REQUIRED ("id"),
  [QUEUE_NAME] = DAG_JSON_OPTIONAL ("name"),
  [QUEUE_CHANNEL] = DAG_JSON_OPTIONAL ("channel"),
  [QUEUE_WAITING] = DAG_JSON_REQUIRED ("waiting"),
  [QUEUE_LONGEST_WAIT] = DAG_JSON_OPTIONAL ("longest_wait_s"),
  [QUEUE_OLDEST] = DAG_JSON_OPTIONAL ("oldest_s"),
  [QUEUE_EXPECTED_WAIT] = DAG_JSON_OPTIONAL ("expected_wait_s"),
  [QUEUE_TARGET] = DAG_JSON_OPTIONAL ("target"),
  [QUEUE_SHORT_WITHIN] = DAG_JSON_OPTIONAL ("short_within_s"),
  [QUEUE_STAFFED] = DAG_JSON_OPTIONAL ("staffed"),
  [QUEUE_AVAILABLE] = DAG_JSON_OPTIONAL ("available"),
  [QUEUE_RINGING] = DAG_JSON_OPTIONAL ("ringing"),
  [QUEUE_ON_CONTACT] = DAG_JSON_OPTIONAL ("on_contact"),
  [QUEUE_WRAP_UP] = DAG_JSON_OPTIONAL ("wrap_up"),
  [QUEUE_ON_BREAK] = DAG_JSON_OPTIONAL ("on_break"),
  [QUEUE_MEETING] = DAG_JSON_OPTIONAL ("meeting"),
  [QUEUE_TODAY] = DAG_JSON_OPTIONAL ("today"),
  [QUEUE_ANNOUNCEMENT] = DAG_JSON_OPTIONAL ("announcement"),
};

static const DagJsonMember counter_members[] = { DAG_COUNTER_MEMBERS };

/**
 * dag_record_read_counter:
 * @json: a cursor before the value
 * @counter: which
 * @day: where it goes
 *
 * Returns: whether it is a good value or null
 */
gboolean
dag_record_read_counter (DagJson     *json,
                         DagCounter   counter,
                         DagQueueDay *day)
{
  switch (counter)
    {
    case DAG_COUNTER_OFFERED:
      return dag_json_read_count_or_null (json, &day->offered);
    case DAG_COUNTER_ANSWERED:
      return dag_json_read_count_or_null (json, &day->answered);
    case DAG_COUNTER_ABANDONED:
      return dag_json_read_count_or_null (json, &day->abandoned);
    case DAG_COUNTER_ABANDONED_SHORT:
      return dag_json_read_count_or_null (json, &day->abandoned_short);
    case DAG_COUNTER_ANSWERED_WITHIN:
      return dag_json_read_count_or_null (json, &day->answered_within);
    case DAG_COUNTER_ABANDONED_WITHIN:
      return dag_json_read_count_or_null (json, &day->abandoned_within);
    case DAG_COUNTER_WAIT_ANSWERED:
      return dag_json_read_seconds_or_null (json, &day->wait_answered_s);
    case DAG_COUNTER_WAIT_ABANDONED:
      return dag_json_read_seconds_or_null (json, &day->wait_abandoned_s);
    case DAG_COUNTER_HANDLED:
      return dag_json_read_count_or_null (json, &day->handled);
    case DAG_COUNTER_HANDLE:
      return dag_json_read_seconds_or_null (json, &day->handle_s);
    case DAG_COUNTER_LONGEST_WAIT:
      return dag_json_read_seconds_or_null (json, &day->longest_wait_s);
    case DAG_COUNTER_TAGGED:
      return dag_json_read_count_or_null (json, &day->tagged);
    }
  g_assert_not_reached ();
}

static void
set_day_unknown (DagQueueDay *day)
{
  day->offered = day->answered = day->abandoned = DAG_COUNT_UNKNOWN;
  day->abandoned_short = day->answered_within = day->abandoned_within = DAG_COUNT_UNKNOWN;
  day->handled = day->tagged = DAG_COUNT_UNKNOWN;
  day->wait_answered_s = day->wait_abandoned_s = DAG_SECONDS_UNKNOWN;
  day->handle_s = day->longest_wait_s = DAG_SECONDS_UNKNOWN;
}

static gboolean
read_day (DagJson        *json,
          DagQueueDay    *day,
          DagRecordMarks *marks)
{
  DagJsonObject object;
  int member;

  marks->parts |= DAG_PART_QUEUE_TODAY;
  if (dag_json_take_null (json))
    {
      set_day_unknown (day);
      return TRUE;
    }
  if (!dag_json_enter_object (json, &object, counter_members,
                              G_N_ELEMENTS (counter_members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (!dag_record_read_counter (json, (DagCounter) member, day))
      return FALSE;
  if (dag_json_object_has (&object, DAG_COUNTER_ANSWERED_WITHIN))
    marks->parts |= DAG_PART_SERVICE_LEVEL;
  if (dag_json_object_has (&object, DAG_COUNTER_HANDLE))
    marks->parts |= DAG_PART_HANDLE_TIME;
  return json->fault == NULL;
}

/**
 * dag_record_read_target:
 * @json: a cursor before the value
 * @target: (out): the promise; absent where it is null
 *
 * Returns: whether it is a target or null
 */
gboolean
dag_record_read_target (DagJson   *json,
                        DagTarget *target)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("level"),
    DAG_JSON_REQUIRED ("within_s"),
  };
  DagJsonObject object;
  int member;

  if (dag_json_take_null (json))
    return TRUE;
  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_share_or_null (json, &target->level);
    else
      dag_json_read_seconds_or_null (json, &target->within_s);
  return json->fault == NULL;
}

static gboolean
read_announcement (DagJson         *json,
                   DagAnnouncement *announcement)
{
  static const DagJsonMember members[] = {
    DAG_JSON_OPTIONAL ("text"),
    DAG_JSON_OPTIONAL ("wait_s"),
    DAG_JSON_OPTIONAL ("set_at"),
  };
  DagJsonObject object;
  int member;

  if (dag_json_take_null (json))
    return TRUE;
  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_text_or_null (json, &announcement->text);
    else if (member == 1)
      dag_json_read_seconds_or_null (json, &announcement->wait_s);
    else
      dag_json_read_time_or_null (json, &announcement->set_at_us);
  return json->fault == NULL;
}

static gboolean
read_queue_channel (DagJson        *json,
                    DagQueueSample *queue,
                    DagRecordMarks *marks)
{
  return dag_json_take_null (json)
         || dag_record_read_channel (json, &queue->channel, &queue->channel_word, marks);
}

static gboolean
read_member (DagJson        *json,
             QueueMember     member,
             DagQueueSample *queue,
             DagRecordMarks *marks)
{
  switch (member)
    {
    case QUEUE_ID:
      return dag_json_read_id (json, &queue->id);
    case QUEUE_NAME:
      return dag_json_read_text_or_null (json, &queue->name);
    case QUEUE_CHANNEL:
      return read_queue_channel (json, queue, marks);
    case QUEUE_WAITING:
      return dag_json_read_count (json, &queue->waiting);
    case QUEUE_LONGEST_WAIT:
      return dag_json_read_seconds_or_null (json, &queue->longest_wait_s);
    case QUEUE_OLDEST:
      return dag_json_read_seconds_or_null (json, &queue->oldest_s);
    case QUEUE_EXPECTED_WAIT:
      return dag_json_read_seconds_or_null (json, &queue->expected_wait_s);
    case QUEUE_TARGET:
      return dag_record_read_target (json, &queue->target);
    case QUEUE_SHORT_WITHIN:
      return dag_json_read_seconds_or_null (json, &queue->short_within_s);
    case QUEUE_STAFFED:
      return dag_json_read_count_or_null (json, &queue->staffed);
    case QUEUE_AVAILABLE:
      return dag_json_read_count_or_null (json, &queue->available);
    case QUEUE_RINGING:
      return dag_json_read_count_or_null (json, &queue->ringing);
    case QUEUE_ON_CONTACT:
      return dag_json_read_count_or_null (json, &queue->on_contact);
    case QUEUE_WRAP_UP:
      return dag_json_read_count_or_null (json, &queue->wrap_up);
    case QUEUE_ON_BREAK:
      return dag_json_read_count_or_null (json, &queue->on_break);
    case QUEUE_MEETING:
      return dag_json_read_count_or_null (json, &queue->meeting);
    case QUEUE_TODAY:
      return read_day (json, &queue->today, marks);
    case QUEUE_ANNOUNCEMENT:
      return read_announcement (json, &queue->announcement);
    }
  g_assert_not_reached ();
}

static gpointer
decode_queue (DagJson        *json,
              DagRecordMarks *marks)
{
  static const DagRecordPart parts[] = {
    { QUEUE_LONGEST_WAIT, DAG_PART_LONGEST_WAIT },
    { QUEUE_EXPECTED_WAIT, DAG_PART_EXPECTED_WAIT },
    { QUEUE_TARGET, DAG_PART_TARGET },
  };
  g_autoptr (DagQueueSample) queue = dag_queue_sample_new ();
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, queue_members, G_N_ELEMENTS (queue_members)))
    return NULL;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (!read_member (json, (QueueMember) member, queue, marks))
      return NULL;
  if (json->fault != NULL)
    return NULL;
  marks->parts |= dag_record_find_parts (&object, parts, G_N_ELEMENTS (parts));
  dag_record_fill_name (&queue->name, queue->id);
  return g_steal_pointer (&queue);
}

static const char *
get_id (gconstpointer record)
{
  return ((const DagQueueSample *) record)->id;
}

const DagRecordKind dag_record_kind_queue = {
  decode_queue,
  get_id,
  (gpointer (*) (gpointer)) dag_queue_sample_ref,
  (void (*) (gpointer)) dag_queue_sample_unref,
  (gboolean (*) (gconstpointer, gconstpointer)) dag_queue_sample_equal,
};

/* dag-record-agent.c - one agent of a snapshot
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy.h"
#include "dag-record.h"
#include "dag-snapshot-equal.h"

#define MAX_IDS 1000  /* queues or skills of one agent */
#define FIRST_ROOM 4u /* of such a list; a power of two */

typedef enum
{
  AGENT_ID,
  AGENT_NAME,
  AGENT_TEAM,
  AGENT_STATE,
  AGENT_SINCE,
  AGENT_REASON,
  AGENT_CHANNEL,
  AGENT_QUEUES,
  AGENT_SKILLS,
  AGENT_CONTACTS,
  AGENT_SIGNED_IN_AT,
  AGENT_TODAY,
} AgentMember;

static const DagJsonMember agent_members[] = {
  [AGENT_ID] = DAG_JSON_REQUIRED ("id"),
  [AGENT_NAME] = DAG_JSON_OPTIONAL ("name"),
  [AGENT_TEAM] = DAG_JSON_OPTIONAL ("team"),
  [AGENT_STATE] = DAG_JSON_REQUIRED ("state"),
  [AGENT_SINCE] = DAG_JSON_OPTIONAL ("since"),
  [AGENT_REASON] = DAG_JSON_OPTIONAL ("reason"),
  [AGENT_CHANNEL] = DAG_JSON_OPTIONAL ("channel"),
  [AGENT_QUEUES] = DAG_JSON_OPTIONAL ("queues"),
  [AGENT_SKILLS] = DAG_JSON_OPTIONAL ("skills"),
  [AGENT_CONTACTS] = DAG_JSON_OPTIONAL ("contacts"),
  [AGENT_SIGNED_IN_AT] = DAG_JSON_OPTIONAL ("signed_in_at"),
  [AGENT_TODAY] = DAG_JSON_OPTIONAL ("today"),
};

static gboolean
read_team_object (DagJson        *json,
                  DagAgentSample *agent)
{
  static const DagJsonMember members[] = {
    DAG_JSON_OPTIONAL ("id"),
    DAG_JSON_OPTIONAL ("name"),
  };
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_id_or_null (json, &agent->team_id);
    else
      dag_json_read_text_or_null (json, &agent->team_name);
  return json->fault == NULL;
}

/* A team is an object, or only its name; each half stands in for the other. */
static gboolean
read_team (DagJson        *json,
           DagAgentSample *agent)
{
  if (dag_json_take_null (json))
    return TRUE;
  if (dag_json_peek (json) == DAG_JSON_OBJECT)
    read_team_object (json, agent);
  else
    dag_json_read_id (json, &agent->team_name);
  if (agent->team_id == NULL)
    agent->team_id = g_strdup (agent->team_name);
  if (agent->team_name == NULL)
    agent->team_name = g_strdup (agent->team_id);
  return json->fault == NULL;
}

/* Makes room for one more in a list that grows by doubling; there is one such list for
 * each agent, so it is worth no GArray. */
static gpointer
make_room (gpointer list,
           guint    length,
           gsize    size)
{
  if (length < FIRST_ROOM || (length & (length - 1)) != 0)
    return length > 0 ? list : g_realloc_n (list, FIRST_ROOM, size);
  return g_realloc_n (list, 2 * (gsize) length, size);
}

static gboolean
read_ids (DagJson *json,
          char  ***ids)
{
  guint length = 0;

  if (dag_json_take_null (json))
    return TRUE;
  if (!dag_json_enter_array (json))
    return FALSE;
  *ids = make_room (NULL, 0, sizeof **ids);
  (*ids)[0] = NULL;
  while (dag_json_next_element (json, MAX_IDS))
    {
      char *id = NULL;

      if (!dag_json_read_id (json, &id))
        return FALSE;
      (*ids)[length++] = id;
      *ids = make_room (*ids, length, sizeof **ids);
      (*ids)[length] = NULL;
    }
  return json->fault == NULL;
}

static gboolean
read_concurrency (DagJson        *json,
                  DagConcurrency *contact,
                  DagRecordMarks *marks)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("channel"),
    DAG_JSON_OPTIONAL ("open"),
    DAG_JSON_OPTIONAL ("max"),
  };
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_record_read_channel (json, &contact->channel, NULL, marks);
    else
      dag_json_read_count_or_null (json, member == 1 ? &contact->open : &contact->max);
  return json->fault == NULL;
}

static gboolean
read_contacts (DagJson        *json,
               DagAgentSample *agent,
               DagRecordMarks *marks)
{
  if (dag_json_take_null (json))
    return TRUE;
  if (!dag_json_enter_array (json))
    return FALSE;
  while (dag_json_next_element (json, MAX_IDS))
    {
      DagConcurrency contact = { DAG_CHANNEL_UNKNOWN, DAG_COUNT_ABSENT, DAG_COUNT_ABSENT };

      if (!read_concurrency (json, &contact, marks))
        return FALSE;
      agent->contacts = make_room (agent->contacts, agent->n_contacts, sizeof contact);
      agent->contacts[agent->n_contacts++] = contact;
    }
  if (agent->n_contacts > 0 && agent->n_contacts < FIRST_ROOM)
    agent->contacts = g_renew (DagConcurrency, agent->contacts, agent->n_contacts);
  return json->fault == NULL;
}

static void
set_day_unknown (DagAgentDay *day)
{
  day->handled = DAG_COUNT_UNKNOWN;
  day->talk_s = day->hold_s = day->wrap_up_s = DAG_SECONDS_UNKNOWN;
  day->idle_s = day->break_s = DAG_SECONDS_UNKNOWN;
}

static gboolean
read_day (DagJson        *json,
          DagAgentDay    *day,
          DagRecordMarks *marks)
{
  static const DagJsonMember members[] = {
    DAG_JSON_OPTIONAL ("handled"),   DAG_JSON_OPTIONAL ("talk_s"),
    DAG_JSON_OPTIONAL ("hold_s"),    DAG_JSON_OPTIONAL ("wrap_up_s"),
    DAG_JSON_OPTIONAL ("idle_s"),    DAG_JSON_OPTIONAL ("break_s"),
  };
  double *seconds[] = { NULL, &day->talk_s, &day->hold_s, &day->wrap_up_s, &day->idle_s,
                        &day->break_s };
  DagJsonObject object;
  int member;

  marks->parts |= DAG_PART_AGENT_TODAY;
  if (dag_json_take_null (json))
    {
      set_day_unknown (day);
      return TRUE;
    }
  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_count_or_null (json, &day->handled);
    else
      dag_json_read_seconds_or_null (json, seconds[member]);
  if (dag_json_object_has (&object, 2))
    marks->parts |= DAG_PART_HOLD;
  if (dag_json_object_has (&object, 3))
    marks->parts |= DAG_PART_WRAP_UP;
  return json->fault == NULL;
}

static gboolean
read_since (DagJson        *json,
            DagAgentSample *agent)
{
  if (!dag_json_read_time_or_null (json, &agent->since_us))
    return FALSE;
  if (dag_time_is_known (agent->since_us))
    agent->since_provenance = DAG_PROVENANCE_GIVEN;
  return TRUE;
}

static gboolean
read_agent_channel (DagJson        *json,
                    DagAgentSample *agent,
                    DagRecordMarks *marks)
{
  if (dag_json_take_null (json))
    return TRUE;
  agent->channel_known = TRUE;
  return dag_record_read_channel (json, &agent->channel, NULL, marks);
}

static gboolean
read_reason (DagJson        *json,
             DagAgentSample *agent)
{
  gboolean is_read = dag_json_read_text_or_null (json, &agent->reason);

  agent->reason = dag_privacy_take_reason (agent->reason);
  return is_read;
}

static gboolean
read_member (DagJson        *json,
             AgentMember     member,
             DagAgentSample *agent,
             DagRecordMarks *marks)
{
  switch (member)
    {
    case AGENT_ID:
      return dag_json_read_id (json, &agent->id);
    case AGENT_NAME:
      return dag_json_read_text_or_null (json, &agent->name);
    case AGENT_TEAM:
      return read_team (json, agent);
    case AGENT_STATE:
      return dag_record_read_state (json, &agent->state, &agent->state_word, marks);
    case AGENT_SINCE:
      return read_since (json, agent);
    case AGENT_REASON:
      return read_reason (json, agent);
    case AGENT_CHANNEL:
      return read_agent_channel (json, agent, marks);
    case AGENT_QUEUES:
      return read_ids (json, &agent->queues);
    case AGENT_SKILLS:
      return read_ids (json, &agent->skills);
    case AGENT_CONTACTS:
      return read_contacts (json, agent, marks);
    case AGENT_SIGNED_IN_AT:
      return dag_json_read_time_or_null (json, &agent->signed_in_at_us);
    case AGENT_TODAY:
      return read_day (json, &agent->today, marks);
    }
  g_assert_not_reached ();
}

static gpointer
decode_agent (DagJson        *json,
              DagRecordMarks *marks)
{
  static const DagRecordPart parts[] = {
    { AGENT_TEAM, DAG_PART_TEAM },
    { AGENT_SINCE, DAG_PART_STATE_SINCE },
    { AGENT_REASON, DAG_PART_BREAK_REASON },
    { AGENT_SIGNED_IN_AT, DAG_PART_SIGNED_IN },
  };
  g_autoptr (DagAgentSample) agent = dag_agent_sample_new ();
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, agent_members, G_N_ELEMENTS (agent_members)))
    return NULL;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (!read_member (json, (AgentMember) member, agent, marks))
      return NULL;
  if (json->fault != NULL)
    return NULL;
  marks->parts |= dag_record_find_parts (&object, parts, G_N_ELEMENTS (parts));
  dag_record_fill_name (&agent->name, agent->id);
  return dag_agent_sample_pack (g_steal_pointer (&agent));
}

static const char *
get_id (gconstpointer record)
{
  return ((const DagAgentSample *) record)->id;
}

const DagRecordKind dag_record_kind_agent = {
  decode_agent,
  get_id,
  (gpointer (*) (gpointer)) dag_agent_sample_ref,
  (void (*) (gpointer)) dag_agent_sample_unref,
  (gboolean (*) (gconstpointer, gconstpointer)) dag_agent_sample_equal,
};

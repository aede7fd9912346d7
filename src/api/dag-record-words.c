/* dag-record-words.c - words of an enumeration, contact reasons and callbacks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy.h"
#include "dag-record.h"
#include "dag-snapshot-equal.h"

#include <string.h>

#define MAX_WORD 32

/* Reads a word; one longer than any we know is cut, so that it stays unknown. */
static gboolean
read_word (DagJson    *json,
           const char *what,
           char        word[MAX_WORD],
           char      **whole)
{
  DagJsonText text;
  gsize length;

  if (dag_json_peek (json) != DAG_JSON_STRING && json->fault == NULL
      && dag_json_peek (json) != DAG_JSON_NOTHING)
    return dag_json_fail (json, DAG_FAULT_FIELD, "expected %s", what);
  if (!dag_json_read_string (json, &text))
    return FALSE;
  length = MIN (text.length, MAX_WORD - 1);
  memcpy (word, text.bytes, length);
  word[length] = '\0';
  if (whole != NULL)
    {
      g_free (*whole);
      *whole = g_strndup (text.bytes, text.length);
    }
  return TRUE;
}

/**
 * dag_record_find_parts:
 * @object: an object that was read to its end
 * @parts: (array length=n_parts): what its members stand for
 *
 * Returns: what the record supplies
 */
DagParts
dag_record_find_parts (const DagJsonObject *object,
                       const DagRecordPart *parts,
                       guint                n_parts)
{
  DagParts found = 0;

  for (guint i = 0; i < n_parts; i++)
    if (dag_json_object_has (object, parts[i].member))
      found |= parts[i].part;
  return found;
}

/**
 * dag_record_fill_name:
 * @name: (inout) (nullable): what the source calls it
 * @id: its id, which stands in for a name that is not there
 */
void
dag_record_fill_name (char       **name,
                      const char  *id)
{
  if (*name != NULL && **name != '\0')
    return;
  g_free (*name);
  *name = g_strdup (id);
}

/**
 * dag_record_read_channel:
 * @json: a cursor before the value
 * @channel: (out): the channel, or unknown
 * @word: (out) (optional) (nullable): the source's word where it is unknown
 * @marks: counts an unknown word
 *
 * Returns: whether it is a word
 */
gboolean
dag_record_read_channel (DagJson         *json,
                         DagChannel      *channel,
                         char           **word,
                         DagRecordMarks  *marks)
{
  g_autofree char *whole = NULL;
  char text[MAX_WORD];

  if (!read_word (json, "a channel", text, word != NULL ? &whole : NULL))
    return FALSE;
  if (dag_channel_from_word (text, channel))
    return TRUE;
  marks->n_unknown_words++;
  if (word != NULL)
    *word = g_steal_pointer (&whole);
  return TRUE;
}

gboolean
dag_record_read_state (DagJson         *json,
                       DagAgentState   *state,
                       char           **word,
                       DagRecordMarks  *marks)
{
  g_autofree char *whole = NULL;
  char text[MAX_WORD];

  if (!read_word (json, "a state", text, &whole))
    return FALSE;
  if (dag_agent_state_from_word (text, state))
    return TRUE;
  marks->n_unknown_words++;
  *word = dag_privacy_take_reason (g_steal_pointer (&whole));
  return TRUE;
}

static gpointer
decode_reason (DagJson        *json,
               DagRecordMarks *marks)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("id"),
    DAG_JSON_OPTIONAL ("label"),
    DAG_JSON_OPTIONAL ("queue"),
    DAG_JSON_OPTIONAL ("today"),
  };
  DagReasonSample *reason = dag_reason_sample_new ();
  DagJsonObject object;
  int member;

  dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members));
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_id (json, &reason->id);
    else if (member == 1)
      dag_json_read_text_or_null (json, &reason->label);
    else if (member == 2)
      dag_json_read_id_or_null (json, &reason->queue);
    else
      dag_json_read_count_or_null (json, &reason->today);
  if (json->fault == NULL)
    {
      if (reason->label == NULL)
        reason->label = g_strdup (reason->id);
      return reason;
    }
  dag_reason_sample_unref (reason);
  return NULL;
}

static gboolean
read_callback_state (DagJson          *json,
                     DagCallbackState *state,
                     DagRecordMarks   *marks)
{
  static const char *const words[] = { "open", "kept", "missed", "cancelled", "unknown" };
  char text[MAX_WORD];

  if (dag_json_take_null (json))
    return TRUE;
  if (!read_word (json, "a state of a callback", text, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      {
        *state = (DagCallbackState) i;
        return TRUE;
      }
  marks->n_unknown_words++;
  return TRUE;
}

static gpointer
decode_callback (DagJson        *json,
                 DagRecordMarks *marks)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("id"),          DAG_JSON_OPTIONAL ("queue"),
    DAG_JSON_OPTIONAL ("agent"),       DAG_JSON_OPTIONAL ("promised_at"),
    DAG_JSON_OPTIONAL ("due_at"),      DAG_JSON_OPTIONAL ("done_at"),
    DAG_JSON_OPTIONAL ("state"),
  };
  DagCallbackSample *callback = dag_callback_sample_new ();
  char **ids[] = { NULL, &callback->queue, &callback->agent };
  int64_t *times[] = { NULL, NULL, NULL, &callback->promised_at_us, &callback->due_at_us,
                       &callback->done_at_us };
  DagJsonObject object;
  int member;

  dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members));
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      dag_json_read_id (json, &callback->id);
    else if (member <= 2)
      dag_json_read_id_or_null (json, ids[member]);
    else if (member <= 5)
      dag_json_read_time_or_null (json, times[member]);
    else
      read_callback_state (json, &callback->state, marks);
  if (json->fault == NULL)
    return callback;
  dag_callback_sample_unref (callback);
  return NULL;
}

static const char *
get_reason_id (gconstpointer record)
{
  return ((const DagReasonSample *) record)->id;
}

static const char *
get_callback_id (gconstpointer record)
{
  return ((const DagCallbackSample *) record)->id;
}

const DagRecordKind dag_record_kind_reason = {
  decode_reason,
  get_reason_id,
  g_atomic_rc_box_acquire,
  (void (*) (gpointer)) dag_reason_sample_unref,
  (gboolean (*) (gconstpointer, gconstpointer)) dag_reason_sample_equal,
};

const DagRecordKind dag_record_kind_callback = {
  decode_callback,
  get_callback_id,
  g_atomic_rc_box_acquire,
  (void (*) (gpointer)) dag_callback_sample_unref,
  (gboolean (*) (gconstpointer, gconstpointer)) dag_callback_sample_equal,
};

/* dag-answer.c - the smaller answers: pages of changes and intervals, and error objects
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-answer.h"

#include "dag-answer-reason.h"
#include "dag-answer-shift.h"
#include "dag-plain-text.h"
#include "dag-privacy.h"
#include "dag-record.h"

#include <string.h>

#define MAX_MINUTES (24 * 60)

typedef struct
{
  const char *schema;
  gpointer (*decode) (DagJson        *json,
                      DagRecordMarks *marks,
                      DagPool        *pool);
  GDestroyNotify destroy;
} PageKind;

/* An id, which then lies in @pool. */
static gboolean
read_id_into (DagJson  *json,
              DagPool  *pool,
              char    **id)
{
  g_autofree char *text = NULL;

  if (!dag_json_read_id (json, &text))
    return FALSE;
  *id = dag_pool_word (pool, text);
  return TRUE;
}

static void
read_reason_into (DagJson  *json,
                  DagPool  *pool,
                  char    **reason)
{
  g_autofree char *text = NULL;

  dag_json_read_text_or_null (json, &text);
  text = dag_privacy_take_reason (g_steal_pointer (&text));
  *reason = dag_pool_word (pool, text);
}

static gpointer
decode_state_change (DagJson        *json,
                     DagRecordMarks *marks,
                     DagPool        *pool)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("agent"),   DAG_JSON_REQUIRED ("at"),
    DAG_JSON_REQUIRED ("state"),   DAG_JSON_OPTIONAL ("reason"),
    DAG_JSON_OPTIONAL ("channel"), DAG_JSON_OPTIONAL ("contact"),
  };
  g_autoptr (DagStateChange) change = dag_state_change_new_in (pool);
  g_autofree char *word = NULL;
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return NULL;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      read_id_into (json, pool, &change->agent);
    else if (member == 1)
      dag_json_read_time (json, &change->at_us);
    else if (member == 2)
      dag_record_read_state (json, &change->state, &word, marks);
    else if (member == 3)
      read_reason_into (json, pool, &change->reason);
    else if (member == 5)
      dag_json_read_count_or_null (json, &change->contact);
    else if (!dag_json_take_null (json))
      change->channel_known = dag_record_read_channel (json, &change->channel, NULL, marks);
  return json->fault == NULL ? g_steal_pointer (&change) : NULL;
}

typedef enum
{
  INTERVAL_QUEUE = DAG_COUNTER_TAGGED + 1,
  INTERVAL_START,
  INTERVAL_MINUTES,
  INTERVAL_WAITING_MAX,
  INTERVAL_STAFFED,
  INTERVAL_TARGET,
} IntervalMember;

static const DagJsonMember interval_members[] = {
  DAG_COUNTER_MEMBERS,
  [INTERVAL_QUEUE] = DAG_JSON_REQUIRED ("queue"),
  [INTERVAL_START] = DAG_JSON_REQUIRED ("start"),
  [INTERVAL_MINUTES] = DAG_JSON_REQUIRED ("minutes"),
  [INTERVAL_WAITING_MAX] = DAG_JSON_OPTIONAL ("waiting_max"),
  [INTERVAL_STAFFED] = DAG_JSON_OPTIONAL ("staffed_s"),
  [INTERVAL_TARGET] = DAG_JSON_OPTIONAL ("target"),
};

static gboolean
read_minutes (DagJson *json,
              int     *minutes)
{
  int64_t count = 0;

  if (!dag_json_read_count (json, &count))
    return FALSE;
  *minutes = (int) MIN (count, MAX_MINUTES);
  return (count > 0 && count <= MAX_MINUTES)
         || dag_json_fail (json, DAG_FAULT_FIELD, "expected minutes, 1…%d", MAX_MINUTES);
}

static gboolean
read_interval_member (DagJson     *json,
                      int          member,
                      DagInterval *interval)
{
  if (member <= (int) DAG_COUNTER_TAGGED)
    return dag_record_read_counter (json, (DagCounter) member, &interval->counts);
  switch ((IntervalMember) member)
    {
    case INTERVAL_QUEUE:
      return read_id_into (json, interval->pool, &interval->queue);
    case INTERVAL_START:
      return dag_json_read_time (json, &interval->start_us);
    case INTERVAL_MINUTES:
      return read_minutes (json, &interval->minutes);
    case INTERVAL_WAITING_MAX:
      return dag_json_read_count_or_null (json, &interval->waiting_max);
    case INTERVAL_STAFFED:
      return dag_json_read_seconds_or_null (json, &interval->staffed_s);
    case INTERVAL_TARGET:
      return dag_record_read_target (json, &interval->target);
    }
  g_assert_not_reached ();
}

static gpointer
decode_interval (DagJson        *json,
                 DagRecordMarks *marks,
                 DagPool        *pool)
{
  g_autoptr (DagInterval) interval = dag_interval_new_in (pool);
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, interval_members,
                              G_N_ELEMENTS (interval_members)))
    return NULL;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (!read_interval_member (json, member, interval))
      return NULL;
  return json->fault == NULL ? g_steal_pointer (&interval) : NULL;
}

static gpointer
decode_shift (DagJson        *json,
              DagRecordMarks *marks,
              DagPool        *pool)
{
  return dag_answer_read_shift (json);
}

static gpointer
decode_reason (DagJson        *json,
               DagRecordMarks *marks,
               DagPool        *pool)
{
  return dag_answer_read_reason (json);
}

/* A page whose items were taken over has holes. */
static void
free_state_change (gpointer item)
{
  g_clear_pointer ((DagStateChange **) &item, dag_state_change_free);
}

static void
free_interval (gpointer item)
{
  g_clear_pointer ((DagInterval **) &item, dag_interval_free);
}

static void
free_shift (gpointer item)
{
  g_clear_pointer ((DagRosterShift **) &item, dag_roster_shift_free);
}

static void
free_reason (gpointer item)
{
  g_clear_pointer ((DagReasonDay **) &item, dag_reason_day_free);
}

static const PageKind page_kinds[] = {
  [DAG_PAGE_STATE_CHANGES] = { "dagstart.state-changes/1", decode_state_change,
                               free_state_change },
  [DAG_PAGE_INTERVALS] = { "dagstart.intervals/1", decode_interval, free_interval },
  [DAG_PAGE_SHIFTS] = { "dagstart.shifts/1", decode_shift, free_shift },
  [DAG_PAGE_REASONS] = { "dagstart.reasons/1", decode_reason, free_reason },
};

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DagStateChange *left = *(DagStateChange *const *) a;
  const DagStateChange *right = *(DagStateChange *const *) b;

  return left->at_us < right->at_us ? -1 : left->at_us > right->at_us;
}

/* What only repeats the state in force is left out, and which that is depends on the order:
 * a page in another order than by time would not be the same when it is read again. */
static void
put_in_order (GPtrArray *changes)
{
  for (guint i = 1; i < changes->len; i++)
    if (compare_changes (&changes->pdata[i - 1], &changes->pdata[i]) > 0)
      {
        g_ptr_array_sort (changes, compare_changes);
        return;
      }
}

static gboolean
read_items (DagJson        *json,
            const PageKind *kind,
            DagPage        *page)
{
  g_autoptr (DagPool) pool = dag_pool_new ();
  DagRecordMarks marks = { 0 };

  if (!dag_json_enter_array (json))
    return FALSE;
  while (dag_json_next_element (json, DAG_ANSWER_MAX_ITEMS))
    {
      gpointer item = kind->decode (json, &marks, pool);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (page->items, item);
    }
  page->n_unknown_words = marks.n_unknown_words;
  if (kind->decode == decode_state_change)
    put_in_order (page->items);
  return json->fault == NULL;
}

static gboolean
read_schema (DagJson    *json,
             const char *schema)
{
  DagJsonText text = { NULL, 0 };

  if (!dag_json_read_string (json, &text))
    return FALSE;
  return (text.length == strlen (schema) && memcmp (text.bytes, schema, text.length) == 0)
         || dag_json_fail (json, DAG_FAULT_SHAPE, "expected “%s”", schema);
}

static gboolean
read_page (DagJson        *json,
           const PageKind *kind,
           DagPage        *page)
{
  static const DagJsonMember members[] = {
    DAG_JSON_REQUIRED ("schema"),
    DAG_JSON_REQUIRED ("items"),
    DAG_JSON_OPTIONAL ("next"),
    DAG_JSON_OPTIONAL ("error"),
  };
  DagJsonObject object;
  int member;

  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    if (member == 0)
      read_schema (json, kind->schema);
    else if (member == 1)
      read_items (json, kind, page);
    else if (member == 2)
      dag_json_read_id_or_null (json, &page->next);
    else
      dag_answer_fail_with_error (json);
  return dag_json_finish (json);
}

/**
 * dag_page_read:
 * @kind: what is expected
 * @body: the answer
 * @error: of %DAG_FAULT, naming the member
 *
 * For any thread.
 *
 * Returns: (transfer full) (nullable): the page, whole or not at all
 */
DagPage *
dag_page_read (DagPageKind     kind,
               const DagBody  *body,
               GError        **error)
{
  g_autoptr (DagPage) page = g_new0 (DagPage, 1);
  g_auto (DagJson) json = { 0 };

  page->items = g_ptr_array_new_with_free_func (page_kinds[kind].destroy);
  dag_json_init (&json, body->bytes, body->length);
  if (read_page (&json, &page_kinds[kind], page))
    return g_steal_pointer (&page);
  g_propagate_error (error, g_steal_pointer (&json.fault));
  return NULL;
}

void
dag_page_free (DagPage *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_free);
  g_free (self);
}

/* Reads {"code": …, "message": …}, or only a text. */
static gboolean
read_error (DagJson *json,
            char   **code,
            char   **message)
{
  static const DagJsonMember members[] = {
    DAG_JSON_OPTIONAL ("code"),
    DAG_JSON_OPTIONAL ("message"),
  };
  DagJsonObject object;
  int member;

  if (dag_json_peek (json) != DAG_JSON_OBJECT)
    return dag_json_read_text_or_null (json, message);
  if (!dag_json_enter_object (json, &object, members, G_N_ELEMENTS (members)))
    return FALSE;
  while ((member = dag_json_next_member (json, &object)) >= 0)
    dag_json_read_text_or_null (json, member == 0 ? code : message);
  return json->fault == NULL;
}

static char *
join_error (const char *code,
            const char *message)
{
  g_autofree char *text = g_strconcat (message != NULL ? message : "",
                                       message != NULL && code != NULL ? " (" : "",
                                       code != NULL ? code : "",
                                       message != NULL && code != NULL ? ")" : "", NULL);

  return dag_plain_text_clean (text, -1);
}

/**
 * dag_answer_fail_with_error:
 * @json: a cursor before the value of a member “error” in an answer of 200
 *
 * Returns: %FALSE with the server's words as the fault; %TRUE where it is null
 */
gboolean
dag_answer_fail_with_error (DagJson *json)
{
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;

  if (dag_json_take_null (json))
    return TRUE;
  if (!read_error (json, &code, &message))
    return FALSE;
  text = join_error (code, message);
  return dag_json_fail (json, DAG_FAULT_API_ERROR, "%s", text);
}

/* Returns: (transfer full) (nullable): what an error object says. */
static char *
read_error_object (const char *bytes,
                   gsize       length)
{
  static const DagJsonMember members[] = { DAG_JSON_REQUIRED ("error") };
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  g_auto (DagJson) json = { 0 };
  DagJsonObject object;

  dag_json_init (&json, bytes, length);
  if (!dag_json_enter_object (&json, &object, members, 1))
    return NULL;
  while (dag_json_next_member (&json, &object) >= 0)
    read_error (&json, &code, &message);
  return dag_json_finish (&json) ? join_error (code, message) : NULL;
}

/**
 * dag_answer_read_error_text:
 * @bytes: the body of an answer whose status is an error; a NUL stands at bytes[length]
 * @length: how many
 *
 * Returns: (transfer full): the server's own words, plain and short; empty for a web page
 */
char *
dag_answer_read_error_text (const char *bytes,
                            gsize       length)
{
  char *text = read_error_object (bytes, length);

  if (text != NULL)
    return text;
  text = dag_plain_text_clean (bytes, (gssize) length);
  if (*text == '<' || *text == '{')
    *text = '\0';
  return text;
}

/* test-snapshot-reader.c - answers into snapshots: every member, every refusal, every delta
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dag-fault.h"
#include "dag-made-snapshot.h"
#include "dag-snapshot-equal.h"
#include "dag-snapshot-reader.h"
#include "dag-time.h"

#define HEAD "{\"schema\":\"dagstart.snapshot/1\",\"taken_at\":\"2026-11-23T10:15:03.250+01:00\","
#define AGENT(inner) HEAD "\"queues\":[],\"agents\":[{\"id\":\"a\",\"state\":\"break\"" inner "}]}"
#define QUEUE(inner) HEAD "\"queues\":[{\"id\":\"q\",\"waiting\":1" inner "}],\"agents\":[]}"

static DagSnapshot *
read_with (DagSnapshotReader  *reader,
           const char         *text,
           gsize               length,
           GError            **error)
{
  g_autoptr (DagBody) body = dag_body_new ();
  DagSnapshot *snapshot = NULL;

  dag_body_set (body, text, length);
  snapshot = dag_snapshot_reader_read (reader, body, error);
  return snapshot;
}

static DagSnapshot *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();

  return read_with (reader, text, strlen (text), error);
}

static char *
load_fixture (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "fixtures", "snapshot.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static int64_t
at (const char *text)
{
  int64_t time_us = 0;

  g_assert_true (dag_time_parse_rfc3339 (text, -1, &time_us));
  return time_us;
}

static void
check_queues (const DagSnapshot *snapshot)
{
  const DagQueueSample *billing = snapshot->queues->pdata[0];
  const DagQueueSample *mail = snapshot->queues->pdata[1];

  g_assert_cmpuint (snapshot->queues->len, ==, 2);
  g_assert_cmpstr (billing->id, ==, "billing");
  g_assert_cmpstr (billing->name, ==, "Facturen");
  g_assert_cmpint (billing->channel, ==, DAG_CHANNEL_PHONE);
  g_assert_cmpint (billing->waiting, ==, 3);
  g_assert_cmpfloat_with_epsilon (billing->longest_wait_s, 42.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (billing->target.level, 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (billing->target.within_s, 20.0, 1e-9);
  g_assert_cmpint (billing->meeting, ==, 1);
  g_assert_cmpint (billing->today.offered, ==, 409);
  g_assert_cmpint (billing->today.tagged, ==, 371);
  g_assert_cmpfloat_with_epsilon (billing->today.handle_s, 112608.0, 1e-9);
  g_assert_cmpint (billing->announcement.set_at_us, ==, at ("2026-11-23T09:50:00+01:00"));
  g_assert_cmpstr (mail->id, ==, "mail");
  g_assert_cmpint (mail->staffed, ==, DAG_COUNT_ABSENT);
  g_assert_cmpint (mail->today.offered, ==, DAG_COUNT_ABSENT);
  g_assert_cmpfloat_with_epsilon (mail->expected_wait_s, DAG_SECONDS_UNKNOWN, 1e-9);
  g_assert_cmpfloat_with_epsilon (mail->longest_wait_s, DAG_SECONDS_ABSENT, 1e-9);
  g_assert_cmpfloat_with_epsilon (mail->oldest_s, 5400.0, 1e-9);
}

static void
check_agents (const DagSnapshot *snapshot)
{
  const DagAgentSample *anna = snapshot->agents->pdata[0];
  const DagAgentSample *daan = snapshot->agents->pdata[1];

  g_assert_cmpuint (snapshot->agents->len, ==, 2);
  g_assert_cmpstr (anna->name, ==, "Anna de Boer");
  g_assert_cmpstr (anna->team_id, ==, "noord");
  g_assert_cmpstr (anna->team_name, ==, "Noord");
  g_assert_cmpint (anna->state, ==, DAG_STATE_ON_CONTACT);
  g_assert_cmpint (anna->since_us, ==, at ("2026-11-23T10:11:40+01:00"));
  g_assert_cmpint (anna->since_provenance, ==, DAG_PROVENANCE_GIVEN);
  g_assert_null (anna->reason);
  g_assert_true (anna->channel_known);
  g_assert_cmpuint (g_strv_length (anna->skills), ==, 3);
  g_assert_cmpuint (anna->n_contacts, ==, 1);
  g_assert_cmpint (anna->contacts[0].max, ==, 1);
  g_assert_cmpint (anna->today.handled, ==, 14);
  g_assert_cmpfloat_with_epsilon (anna->today.break_s, 900.0, 1e-9);
  g_assert_cmpstr (daan->team_id, ==, "Zuid");
  g_assert_cmpstr (daan->team_name, ==, "Zuid");
  g_assert_cmpint (daan->state, ==, DAG_STATE_UNKNOWN);
  g_assert_cmpstr (daan->state_word, ==, "on-the-moon");
  g_assert_cmpint (daan->since_provenance, ==, DAG_PROVENANCE_ABSENT);
  g_assert_cmpint (daan->today.handled, ==, DAG_COUNT_UNKNOWN);
  g_assert_cmpint (daan->today.talk_s < 0, ==, TRUE);
  g_assert_cmpstr (daan->reason, ==, "Caf\xc3\xa9 \xf0\x9f\x98\x80");
}

/* Every member of the contract, absent, null and there; F-D05. */
static void
test_members (void)
{
  g_autofree char *text = load_fixture ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = read_text (text, &error);
  const DagReasonSample *reason = NULL;
  const DagCallbackSample *callback = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (snapshot->taken_at_us, ==, at ("2026-11-23T10:15:03.250+01:00"));
  g_assert_cmpstr (snapshot->source.name, ==, "Voorbeeld Klantenservice");
  g_assert_cmpstr (snapshot->source.timezone, ==, "Europe/Amsterdam");
  g_assert_true (snapshot->source.simulated);
  g_assert_cmpfloat_with_epsilon (snapshot->source.speed, 60.0, 1e-9);
  check_queues (snapshot);
  check_agents (snapshot);
  reason = snapshot->reasons->pdata[0];
  g_assert_cmpstr (reason->label, ==, "Pakket te laat");
  g_assert_cmpint (reason->today, ==, 61);
  callback = snapshot->callbacks->pdata[0];
  g_assert_cmpint (callback->state, ==, DAG_CALLBACK_OPEN);
  g_assert_cmpint (callback->due_at_us, ==, at ("2026-11-23T11:00:00+01:00"));
  g_assert_cmpint (callback->done_at_us, ==, DAG_TIME_NONE);
  g_assert_cmpuint (snapshot->n_unknown_words, ==, 1);
  g_assert_cmpuint (snapshot->absent, ==, 0);
}

/* What no record holds, the source cannot supply. */
static void
test_absent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot
      = read_text (HEAD "\"queues\":[{\"id\":\"q\",\"waiting\":0,\"today\":{\"offered\":1}}],"
                        "\"agents\":[{\"id\":\"a\",\"state\":\"break\",\"reason\":null}]}",
                   &error);

  g_assert_no_error (error);
  g_assert_cmphex (snapshot->absent, ==,
                   DAG_PART_LONGEST_WAIT | DAG_PART_EXPECTED_WAIT | DAG_PART_TARGET
                       | DAG_PART_SERVICE_LEVEL | DAG_PART_HANDLE_TIME | DAG_PART_TEAM
                       | DAG_PART_STATE_SINCE | DAG_PART_WRAP_UP | DAG_PART_HOLD
                       | DAG_PART_AGENT_TODAY | DAG_PART_SIGNED_IN | DAG_PART_REASONS
                       | DAG_PART_CALLBACKS);
}

typedef struct
{
  const char *text;
  DagFault fault;
  const char *message; /* how it begins */
} Refusal;

static void
check_refusals (const Refusal *cases,
                guint          n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DagSnapshot) snapshot = read_text (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_null (snapshot);
      g_assert_error (error, DAG_FAULT, (int) cases[i].fault);
      g_test_message ("  %s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

/* F-J04, F-J05, F-D02, F-C04 */
static void
test_fields (void)
{
  static const Refusal cases[] = {
    { QUEUE (",\"staffed\":\"5\""), DAG_FAULT_FIELD,
      "queues[0].staffed: expected a whole number ≥ 0" },
    { QUEUE (",\"staffed\":1.5"), DAG_FAULT_FIELD, "queues[0].staffed: expected a whole" },
    { QUEUE (",\"staffed\":{}"), DAG_FAULT_FIELD, "queues[0].staffed: expected a whole" },
    { QUEUE (",\"staffed\":true"), DAG_FAULT_FIELD, "queues[0].staffed: expected a whole" },
    { QUEUE (",\"staffed\":-1"), DAG_FAULT_FIELD, "queues[0].staffed: expected a whole" },
    { QUEUE (",\"staffed\":-0"), DAG_FAULT_FIELD, "queues[0].staffed: expected a whole" },
    { QUEUE (",\"staffed\":9223372036854775808"), DAG_FAULT_FIELD, "queues[0].staffed: exp" },
    { QUEUE (",\"staffed\":123456789012345678901234567890"), DAG_FAULT_FIELD,
      "queues[0].staffed: expected" },
    { QUEUE (",\"longest_wait_s\":-1"), DAG_FAULT_FIELD,
      "queues[0].longest_wait_s: expected a number ≥ 0" },
    { QUEUE (",\"longest_wait_s\":1e999"), DAG_FAULT_FIELD,
      "queues[0].longest_wait_s: a number that is too large" },
    { QUEUE (",\"longest_wait_s\":1e300"), DAG_FAULT_FIELD, "queues[0].longest_wait_s: exp" },
    { QUEUE (",\"target\":{\"level\":4,\"within_s\":20}"), DAG_FAULT_FIELD,
      "queues[0].target.level: expected a share of 0…1" },
    { QUEUE (",\"target\":80"), DAG_FAULT_FIELD, "queues[0].target: expected an object" },
    { QUEUE (",\"today\":{\"handle_s\":\"1\"}"), DAG_FAULT_FIELD,
      "queues[0].today.handle_s: expected a number ≥ 0" },
    { QUEUE (",\"name\":7"), DAG_FAULT_FIELD, "queues[0].name: expected a text" },
    { QUEUE (",\"channel\":7"), DAG_FAULT_FIELD, "queues[0].channel: expected a channel" },
    { AGENT (",\"today\":{\"talk_s\":-3}"), DAG_FAULT_FIELD,
      "agents[0].today.talk_s: expected a number ≥ 0" },
    { AGENT (",\"queues\":[\"a\",5]"), DAG_FAULT_FIELD, "agents[0].queues[1]: expected an id" },
    { AGENT (",\"queues\":\"a\""), DAG_FAULT_FIELD, "agents[0].queues: expected a list" },
    { AGENT (",\"team\":[]"), DAG_FAULT_FIELD, "agents[0].team: expected an id" },
    { AGENT (",\"since\":1795424103"), DAG_FAULT_FIELD, "agents[0].since: expected a time" },
    { AGENT (",\"since\":\"2026-11-23T10:15:03\""), DAG_FAULT_FIELD, "agents[0].since: exp" },
    { AGENT (",\"since\":\"2026-02-30T10:15:03Z\""), DAG_FAULT_FIELD, "agents[0].since: exp" },
    { AGENT (",\"since\":\"2026-11-23T24:00:00Z\""), DAG_FAULT_FIELD, "agents[0].since: exp" },
    { AGENT (",\"contacts\":[{\"channel\":\"phone\",\"open\":-1}]"), DAG_FAULT_FIELD,
      "agents[0].contacts[0].open: expected" },
    { HEAD "\"queues\":[],\"agents\":[{\"id\":\"\",\"state\":\"break\"}]}", DAG_FAULT_FIELD,
      "agents[0].id: expected an id" },
    { HEAD "\"queues\":[],\"agents\":[{\"id\":\"a\",\"state\":null}]}", DAG_FAULT_FIELD,
      "agents[0].state: expected a state" },
    { HEAD "\"queues\":[{\"id\":\"q\",\"waiting\":null}],\"agents\":[]}", DAG_FAULT_FIELD,
      "queues[0].waiting: expected a whole number" },
    { HEAD "\"queues\":null,\"agents\":[]}", DAG_FAULT_FIELD, "queues: expected a list" },
    { HEAD "\"source\":{\"speed\":-1},\"queues\":[],\"agents\":[]}", DAG_FAULT_FIELD,
      "source.speed: expected a number" },
  };

  check_refusals (cases, G_N_ELEMENTS (cases));
}

/* The contract allows a simulated centre that stands still; a real one says nothing. */
static void
test_still (void)
{
  static const struct
  {
    const char *text;
    double speed;
  } cases[] = {
    { HEAD "\"source\":{\"speed\":0},\"queues\":[],\"agents\":[]}", 0.0 },
    { HEAD "\"source\":{\"speed\":null},\"queues\":[],\"agents\":[]}", 1.0 },
    { HEAD "\"queues\":[],\"agents\":[]}", 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DagSnapshot) snapshot = read_text (cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (snapshot->source.speed, cases[i].speed, 1e-9);
    }
}

/* F-J06, F-J10, F-H07 */
static void
test_shape (void)
{
  static const Refusal cases[] = {
    { "[]", DAG_FAULT_SHAPE, "expected an object" },
    { "null", DAG_FAULT_SHAPE, "expected an object" },
    { "42", DAG_FAULT_SHAPE, "expected an object" },
    { "\"x\"", DAG_FAULT_SHAPE, "expected an object" },
    { "{}", DAG_FAULT_SHAPE, "schema: required" },
    { "{\"schema\":\"dagstart.snapshot/2\"}", DAG_FAULT_SHAPE, "schema: another version" },
    { "{\"schema\":\"other\"}", DAG_FAULT_SHAPE, "schema: expected" },
    { "{\"schema\":1}", DAG_FAULT_SHAPE, "schema: expected" },
    { "{\"error\":{\"code\":\"db\",\"message\":\"down\\nfor <b>long</b>\"}}",
      DAG_FAULT_API_ERROR, "error: down for <b>long</b> (db)" },
    { "{\"schema\":\"dagstart.snapshot/1\",\"queues\":[],\"agents\":[]}", DAG_FAULT_FIELD,
      "taken_at: required, but missing" },
    { HEAD "\"queues\":[]}", DAG_FAULT_FIELD, "agents: required, but missing" },
    { HEAD "\"queues\":[],\"agentz\":[]}", DAG_FAULT_FIELD,
      "agents: required, but missing (there is an unknown “agentz”)" },
    { HEAD "\"queues\":[],\"agents\":[{\"id\":\"a\",\"status\":\"break\"}]}", DAG_FAULT_FIELD,
      "agents[0].state: required, but missing (there is an unknown “status”)" },
    { HEAD "\"queues\":[{\"id\":\"q\"}],\"agents\":[]}", DAG_FAULT_FIELD,
      "queues[0].waiting: required" },
    { HEAD "\"queues\":[{\"waiting\":1}],\"agents\":[]}", DAG_FAULT_FIELD,
      "queues[0].id: required" },
    { HEAD "\"queues\":[],\"agents\":[],\"agents\":[]}", DAG_FAULT_DUPLICATE, "agents: " },
    { AGENT (",\"id\":\"b\""), DAG_FAULT_DUPLICATE, "agents[0].id: " },
    { AGENT (",\"x\":1,\"x\":1"), DAG_FAULT_DUPLICATE, "agents[0].x: " },
    { AGENT ("") "{}", DAG_FAULT_PARSE, "something follows" },
  };

  check_refusals (cases, G_N_ELEMENTS (cases));
}

/* F-J06: what is foreign is read over. */
static void
test_extra (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot
      = read_text (AGENT (",\"x\":{\"y\":[1,{\"z\":null}]},\"id2\":\"b\""), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->agents->len, ==, 1);
}

/* F-D01 */
static void
test_twins (void)
{
  static const char twins[]
      = HEAD "\"queues\":[],\"agents\":[{\"id\":\"a\",\"state\":\"break\"},"
             "{\"state\":\"break\", \"id\":\"a\"},{\"id\":\"a\",\"state\":\"break\"}]}";
  static const Refusal others[] = {
    { HEAD "\"queues\":[],\"agents\":[{\"id\":\"a\",\"state\":\"break\"},"
           "{\"id\":\"a\",\"state\":\"offline\"}]}",
      DAG_FAULT_DUPLICATE, "agents[1]: its id is there twice, with other content" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = read_text (twins, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->agents->len, ==, 1);
  check_refusals (others, G_N_ELEMENTS (others));
}

/* F-J02: a million small objects are refused at the limit, at once. */
static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"queues\":[],\"agents\":[");
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_printf (text, "%s{\"id\":\"%u\",\"state\":\"break\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  snapshot = read_text (text->str, &error);
  g_assert_null (snapshot);
  g_assert_error (error, DAG_FAULT, DAG_FAULT_TOO_MANY);
  g_assert_cmpstr (error->message, ==, "agents[20000]: more than 20000 items");
}

/* The size that must work, and the largest that is allowed. */
static void
test_size (void)
{
  g_autofree char *text = dag_made_snapshot (20000, 1000, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->agents->len, ==, 20000);
  g_assert_cmpuint (snapshot->queues->len, ==, 1000);
}

/* For each member of the fixture one mutated answer is refused, and the member named. */
static void
mutate_each (JsonNode   *node,
             JsonNode   *root,
             GString    *path,
             guint      *n_refused);

static void
check_mutated (JsonNode   *root,
               const char *path,
               guint      *n_refused)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DagSnapshot) snapshot = read_text (text, &error);

  g_test_message ("%s: %s", path, error != NULL ? error->message : "taken");
  g_assert_null (snapshot);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, path));
  (*n_refused)++;
}

static void
mutate_member (JsonObject *object,
               const char *name,
               JsonNode   *root,
               GString    *path,
               guint      *n_refused)
{
  g_autoptr (JsonNode) kept = json_node_copy (json_object_get_member (object, name));
  JsonNode *wrong = json_node_new (JSON_NODE_ARRAY);
  gsize length = path->len;

  if (length > 0)
    g_string_append_c (path, '.');
  g_string_append (path, name);
  if (JSON_NODE_HOLDS_ARRAY (kept))
    json_node_init_int (wrong, 7);
  else
    json_node_take_array (wrong, json_array_new ());
  json_object_set_member (object, name, wrong);
  check_mutated (root, path->str, n_refused);
  json_object_set_member (object, name, g_steal_pointer (&kept));
  mutate_each (json_object_get_member (object, name), root, path, n_refused);
  g_string_truncate (path, length);
}

/* Copies: the object frees its own names when a member is set. */
static char **
list_members (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();

  for (GList *l = names; l != NULL; l = l->next)
    g_ptr_array_add (copies, g_strdup (l->data));
  g_ptr_array_add (copies, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&copies), FALSE);
}

static void
mutate_each (JsonNode   *node,
             JsonNode   *root,
             GString    *path,
             guint      *n_refused)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_auto (GStrv) names = list_members (object);

      for (guint i = 0; names[i] != NULL; i++)
        if (!g_str_has_prefix (names[i], "x-"))
          mutate_member (object, names[i], root, path, n_refused);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      gsize length = path->len;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append_printf (path, "[%u]", i);
          mutate_each (json_array_get_element (array, i), root, path, n_refused);
          g_string_truncate (path, length);
        }
    }
}

static void
test_each_member (void)
{
  g_autofree char *text = load_fixture ();
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (GString) path = g_string_new (NULL);
  guint n_refused = 0;

  g_assert_nonnull (root);
  mutate_each (root, root, path, &n_refused);
  g_assert_cmpuint (n_refused, >, 90);
}

/* Records that did not change are the very same objects; the others are new. */
static void
test_delta_shares (void)
{
  guint versions[50] = { 0 };
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  g_autofree char *first = dag_made_snapshot (50, 3, 0, versions);
  g_autofree char *second = NULL;
  g_autoptr (DagSnapshot) one = read_with (reader, first, strlen (first), NULL);
  g_autoptr (DagSnapshot) same = read_with (reader, first, strlen (first), NULL);
  g_autoptr (DagSnapshot) other = NULL;

  g_assert_true (one == same);
  g_assert_cmpuint (dag_snapshot_reader_get_n_decoded (reader), ==, 0);
  versions[7] = 1;
  second = dag_made_snapshot (50, 3, 0, versions);
  other = read_with (reader, second, strlen (second), NULL);
  g_assert_nonnull (other);
  g_assert_true (one != other);
  g_assert_cmpuint (dag_snapshot_reader_get_n_decoded (reader), ==, 1);
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (one->agents->pdata[i] == other->agents->pdata[i], ==, i != 7);
}

/* A refused answer leaves no trace: the next one is compared with the last good one. */
static void
test_delta_after_refusal (void)
{
  guint versions[50] = { 0 };
  g_autoptr (DagSnapshotReader) reader = dag_snapshot_reader_new ();
  g_autofree char *first = dag_made_snapshot (50, 3, 0, versions);
  g_autofree char *second = NULL;
  g_autoptr (DagSnapshot) one = read_with (reader, first, strlen (first), NULL);
  g_autoptr (DagSnapshot) refused = NULL;
  g_autoptr (DagSnapshot) other = NULL;
  g_autoptr (GError) error = NULL;

  versions[3] = 2;
  second = dag_made_snapshot (50, 3, 1, versions);
  refused = read_with (reader, second, strlen (second) - 1, &error);
  g_assert_null (refused);
  g_assert_error (error, DAG_FAULT, DAG_FAULT_PARSE);
  other = read_with (reader, second, strlen (second), NULL);
  g_assert_nonnull (other);
  g_assert_cmpuint (dag_snapshot_reader_get_n_decoded (reader), ==, 4);
  g_assert_true (one->agents->pdata[49] == other->agents->pdata[49]);
}

/* In one piece or in many: a record and its copy say the same, with whatever it has. */
static void
test_packed (void)
{
  for (guint mask = 0; mask < 256; mask++)
    {
      DagAgentSample *agent = dag_agent_sample_new ();
      g_autoptr (DagAgentSample) before = NULL;
      g_autoptr (DagAgentSample) after = NULL;
      g_autoptr (DagAgentSample) packed = NULL;

      agent->id = g_strdup_printf ("a%u", mask);
      agent->name = g_strdup (mask & 1 ? "Zoë" : NULL);
      agent->team_id = g_strdup (mask & 2 ? "" : NULL);
      agent->team_name = g_strdup (mask & 4 ? "North" : NULL);
      agent->state_word = g_strdup (mask & 8 ? "lunching" : NULL);
      agent->reason = g_strdup (mask & 16 ? "Lunch" : NULL);
      agent->queues = mask & 32 ? g_strsplit ("q1,q22,q333", ",", -1) : NULL;
      agent->skills = mask & 64 ? g_new0 (char *, 1) : NULL;
      agent->n_contacts = mask & 128 ? 2 : 0;
      agent->contacts = mask & 128 ? g_new0 (DagConcurrency, 2) : NULL;
      before = dag_agent_sample_copy (agent);
      packed = dag_agent_sample_pack (agent);
      after = dag_agent_sample_copy (packed);
      g_assert_true (packed->is_packed);
      g_assert_false (after->is_packed);
      g_assert_true (dag_agent_sample_equal (before, packed));
      g_assert_true (dag_agent_sample_equal (packed, after));
      g_assert_cmpstr (packed->state_word, ==, before->state_word);
      g_assert_cmpuint (packed->n_contacts, ==, before->n_contacts);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/snapshot-reader/members-F-D05", test_members);
  g_test_add_func ("/api/snapshot-reader/absent", test_absent);
  g_test_add_func ("/api/snapshot-reader/F-J04-F-J05-F-D02-F-C04-fields", test_fields);
  g_test_add_func ("/api/snapshot-reader/packed", test_packed);
  g_test_add_func ("/api/snapshot-reader/still", test_still);
  g_test_add_func ("/api/snapshot-reader/F-J06-F-J10-F-H07-shape", test_shape);
  g_test_add_func ("/api/snapshot-reader/F-J06-extra", test_extra);
  g_test_add_func ("/api/snapshot-reader/F-D01-twins", test_twins);
  g_test_add_func ("/api/snapshot-reader/F-J02-too-many", test_too_many);
  g_test_add_func ("/api/snapshot-reader/size", test_size);
  g_test_add_func ("/api/snapshot-reader/F-J04-each-member", test_each_member);
  g_test_add_func ("/api/snapshot-reader/delta-shares", test_delta_shares);
  g_test_add_func ("/api/snapshot-reader/delta-after-refusal", test_delta_after_refusal);
  return g_test_run ();
}

/* test-asterisk-traps.c - what Asterisk says that must not be taken at its word
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-centre.h"
#include "dag-fault.h"

/* One row each: what Asterisk lists, and what it means. The stamps lie before NOW_S. */
static void
test_states (void)
{
  static const struct
  {
    const char *what;
    const char *row;
    DagAgentState state;
    const char *reason;
    int64_t since_s; /* 0: now */
  } cases[] = {
    { "idle", "LastCall: 0\nInCall: 0\nStatus: 1\nPaused: 0\n", DAG_STATE_AVAILABLE, NULL,
      0 },
    { "a pause that is over leaves its stamp",
      "LastPause: 1795427000\nLastCall: 0\nInCall: 0\nStatus: 1\nPaused: "
      "0\nPausedReason: \n",
      DAG_STATE_AVAILABLE, NULL, 0 },
    { "paused",
      "LastPause: 1795427000\nInCall: 0\nStatus: 1\nPaused: 1\nPausedReason: Lunch\n",
      DAG_STATE_BREAK, "Lunch", 1795427000 },
    { "paused without a word",
      "LastPause: 1795427000\nInCall: 0\nStatus: 1\nPaused: 1\nPausedReason: \n",
      DAG_STATE_BREAK, NULL, 1795427000 },
    { "training",
      "LastPause: 1795427000\nInCall: 0\nStatus: 1\nPaused: 1\nPausedReason: TRAINING\n",
      DAG_STATE_MEETING, "TRAINING", 1795427000 },
    { "work after a call, by hand",
      "LastPause: 1795427000\nInCall: 0\nStatus: 1\nPaused: 1\nPausedReason: Nawerk\n",
      DAG_STATE_WRAP_UP, "Nawerk", 1795427000 },
    { "InCall over Status (the device lags)", "InCall: 1\nStatus: 1\nPaused: 0\n",
      DAG_STATE_ON_CONTACT, NULL, 0 },
    { "talking now, break after",
      "LastPause: 1795427990\nInCall: 1\nStatus: 2\nPaused: 1\nPausedReason: Lunch\n",
      DAG_STATE_ON_CONTACT, NULL, 0 },
    { "a call that no queue gave", "LastCall: 0\nInCall: 0\nStatus: 2\nPaused: 0\n",
      DAG_STATE_ON_CONTACT, "In use", 0 },
    { "such a call, held", "LastCall: 0\nInCall: 0\nStatus: 8\nPaused: 0\n",
      DAG_STATE_ON_CONTACT, "On hold", 0 },
    { "do not disturb", "LastCall: 0\nInCall: 0\nStatus: 3\nPaused: 0\n",
      DAG_STATE_MEETING, "Busy", 0 },
    { "the device is late after a call",
      "LastCall: 1795427999\nInCall: 0\nStatus: 2\nPaused: 0\n", DAG_STATE_WRAP_UP, NULL,
      1795427999 },
    { "ringing", "InCall: 0\nStatus: 6\nPaused: 0\n", DAG_STATE_RINGING, NULL, 0 },
    { "ringing while in use", "InCall: 0\nStatus: 7\nPaused: 0\n", DAG_STATE_RINGING,
      NULL, 0 },
    { "held", "InCall: 1\nStatus: 8\nPaused: 0\n", DAG_STATE_ON_CONTACT, NULL, 0 },
    { "no phone", "InCall: 0\nStatus: 5\nPaused: 0\n", DAG_STATE_OFFLINE, NULL, 0 },
    { "wrong phone", "InCall: 0\nStatus: 4\nPaused: 0\n", DAG_STATE_OFFLINE, NULL, 0 },
    { "on a break, the phone put away",
      "LastPause: 1795427000\nInCall: 0\nStatus: 5\nPaused: 1\nPausedReason: Lunch\n",
      DAG_STATE_BREAK, "Lunch", 1795427000 },
    { "paused yesterday and gone home",
      "LastPause: 1795370000\nInCall: 0\nStatus: 5\nPaused: 1\nPausedReason: Lunch\n",
      DAG_STATE_OFFLINE, NULL, 0 },
    { "a state nobody knows, never took a call",
      "CallsTaken: 0\nLastCall: 0\nInCall: 0\nStatus: 0\nPaused: 0\n", DAG_STATE_UNKNOWN,
      NULL, 0 },
    { "a state nobody knows, has taken calls",
      "CallsTaken: 4\nLastCall: 1795420000\nInCall: 0\nStatus: 0\nPaused: 0\n",
      DAG_STATE_AVAILABLE, NULL, 0 },
    { "a state of tomorrow", "InCall: 0\nStatus: 12\nPaused: 0\n", DAG_STATE_UNKNOWN,
      NULL, 0 },
    { "wrap-up", "LastCall: 1795427995\nInCall: 0\nStatus: 1\nPaused: 0\nWrapuptime: 0\n",
      DAG_STATE_WRAP_UP, NULL, 1795427995 },
    { "wrap-up is over", "LastCall: 1795427980\nInCall: 0\nStatus: 1\nPaused: 0\n",
      DAG_STATE_AVAILABLE, NULL, 0 },
    { "this member's own wrap-up is longer",
      "LastCall: 1795427980\nInCall: 0\nStatus: 1\nPaused: 0\nWrapuptime: 60\n",
      DAG_STATE_WRAP_UP, NULL, 1795427980 },
    { "an Asterisk before InCall", "Status: 2\nPaused: 0\n", DAG_STATE_ON_CONTACT, NULL,
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Centre) centre = { 0 };
      g_autofree char *items = g_strconcat (
          QUEUE ("sales", "0", "0", "0"),
          "Event: QueueMember\nQueue: sales\nName: Anna\nLocation: SIP/1\n", cases[i].row,
          "\n", NULL);

      g_test_message ("%s", cases[i].what);
      centre_init (&centre, "wrapup", "15", NULL);
      poll_at (&centre, 0, items);
      assert_agent (&centre, "SIP/1", cases[i].state,
                    cases[i].since_s != 0 ? cases[i].since_s : NOW_S, cases[i].reason);
    }
}

/* F-H07, F-J04: what is refused leaves everything as it was. */
static void
test_refused (void)
{
#define GOOD QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE)
#define END(n) "Event: QueueStatusComplete\nEventList: Complete\nListItems: " n "\n\n"
#define E16 "\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"
#define LONG_WORD "a\xe2\x80\xae" "b" E16 E16 E16 E16 E16 E16 E16 E16 E16 E16 E16 E16 E16 E16
#define OK "Response: Success\nEventList: start\n\n"
  static const struct
  {
    const char *text;
    DagFault fault;
    const char *words;
  } cases[] = {
    { "", DAG_FAULT_SHAPE, NULL },
    { "Event: QueueParams\nQueue: sales\n\n", DAG_FAULT_SHAPE, "Response" },
    { "Response: Error\nMessage: Authentication failed\n\n", DAG_FAULT_AUTH,
      "Authentication" },
    { "Response: Error\nMessage: Permission denied\n\n", DAG_FAULT_FORBIDDEN, NULL },
    { "Response: Error\nMessage: Invalid/unknown command: QueueStatus\n\n",
      DAG_FAULT_API_ERROR, "unknown command" },
    { "Response: Error\n\n", DAG_FAULT_API_ERROR, NULL },
    /* Cut between characters, and what turns the direction of a text taken out. */
    { "Response: Error\nMessage: " LONG_WORD "\n\n", DAG_FAULT_API_ERROR, " b\303\251\303\251" },
    { OK "Event: Queue\xe2\x80\xae\303\251\377Params\n\n", DAG_FAULT_TRUNCATED, NULL },
    { OK GOOD, DAG_FAULT_TRUNCATED, "QueueStatusComplete" },
    { OK GOOD END ("3"), DAG_FAULT_TRUNCATED, "2 items in a list of 3" },
    { OK GOOD END ("x"), DAG_FAULT_FIELD, "ListItems" },
    { OK GOOD "Event: QueueSummaryComplete\nListItems: 2\n\n", DAG_FAULT_TRUNCATED,
      NULL },
    { OK QUEUE ("sales", "-1", "0", "0") END ("1"), DAG_FAULT_FIELD,
      "QueueParams[1].Calls" },
    { OK QUEUE ("sales", "1", "0", "0") END ("1"), DAG_FAULT_SHAPE, "0 callers" },
    { OK QUEUE ("sales", "0", "1.5", "0") END ("1"), DAG_FAULT_FIELD, "Completed" },
    { OK QUEUE ("sales", "0", "99999999999999999999", "0") END ("1"), DAG_FAULT_FIELD,
      NULL },
    { OK QUEUE ("", "0", "0", "0") END ("1"), DAG_FAULT_FIELD, "Queue: empty" },
    { OK QUEUE ("verk\xe4ufe", "0", "0", "0") END ("1"), DAG_FAULT_FIELD, "UTF-8" },
    { OK QUEUE ("sales", "0", "0", "0") QUEUE ("sales", "0", "0", "0") END ("2"),
      DAG_FAULT_DUPLICATE, NULL },
    { OK GOOD MEMBER ("sales", "1", "Status: 2\nPaused: 0\n") END ("3"),
      DAG_FAULT_DUPLICATE, "member twice" },
    { OK GOOD MEMBER ("other", "1", IDLE) END ("3"), DAG_FAULT_SHAPE, "not listed" },
    { OK QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", "Status: 1\n") END ("2"),
      DAG_FAULT_FIELD, "Paused: missing" },
    { OK QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", "Status: 1\nPaused: 2\n")
          END ("2"),
      DAG_FAULT_FIELD, "Paused" },
    { OK QUEUE ("sales", "0", "0", "0")
          MEMBER ("sales", "1", "Status: 1\nPaused: 0\nPaused: 1\n") END ("2"),
      DAG_FAULT_DUPLICATE, "given twice" },
    { OK END ("0"), DAG_FAULT_SHAPE, "no queue any more" },
  };
  g_auto (Centre) centre = { 0 };

  centre_init (&centre, NULL);
  poll_at (&centre, 0, QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DagAmiText) text = parse (cases[i].text);

      g_test_message ("%u: %s", i, cases[i].words);
      g_assert_false (dag_asterisk_model_apply_status (
          centre.model, text, (NOW_S + 5) * DAG_USEC_PER_SEC,
          (NOW_S + 5) * DAG_USEC_PER_SEC, &error));
      g_assert_error (error, DAG_FAULT, (int) cases[i].fault);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
      assert_agent (&centre, "SIP/1", DAG_STATE_AVAILABLE, NOW_S, NULL);
    }
}

/* F-D01: one person in two queues is one person; a row listed twice counts once. */
static void
test_several_queues (void)
{
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;

  centre_init (&centre, NULL);
  poll_at (&centre, 0,
           QUEUE ("sales", "0", "0", "0") QUEUE ("support", "0", "0", "0")
               MEMBER ("sales", "1", IDLE) MEMBER ("sales", "1", IDLE)
                   MEMBER ("support", "1",
                           "LastPause: 1795427000\nInCall: 0\nStatus: 1\nPaused: 1\n"
                           "PausedReason: Lunch\nLastCall: 0\n"));
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  g_assert_cmpuint (snapshot->agents->len, ==, 1);
  /* Paused in one of two: at work, though not for support. */
  assert_agent (&centre, "SIP/1", DAG_STATE_AVAILABLE, NOW_S, NULL);
  g_assert_cmpint (find_queue (snapshot, "sales")->available, ==, 1);
  g_assert_cmpint (find_queue (snapshot, "sales")->staffed, ==, 1);
  g_assert_cmpint (find_queue (snapshot, "support")->available, ==, 0);
  g_assert_cmpint (find_queue (snapshot, "support")->on_break, ==, 1);
  /* The other queue too: a break, from the moment the last one was left. */
  poll_at (&centre, 5,
           QUEUE ("sales", "0", "0", "0") QUEUE ("support", "0", "0", "0")
               MEMBER ("sales", "1",
                       "LastPause: 1795428003\nInCall: 0\nStatus: 1\nPaused: 1\n"
                       "PausedReason: Lunch\nLastCall: 0\n")
                   MEMBER ("support", "1",
                           "LastPause: 1795427000\nInCall: 0\nStatus: 1\nPaused: 1\n"
                           "PausedReason: Lunch\nLastCall: 0\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_BREAK, NOW_S + 3, "Lunch");
}

/* The same phone under another interface, and the same name: the same person. */
static void
test_same_phone (void)
{
#define ROW(queue, location, name)                                            \
  "Event: QueueMember\nQueue: " queue "\nName: " name "\nLocation: " location \
  "\nStateInterface: hint:100\nStatus: 1\nPaused: 0\nInCall: 0\nCallsTaken: 1\n\n"
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;

  centre_init (&centre, NULL);
  poll_at (&centre, 0,
           QUEUE ("a", "0", "0", "0") QUEUE ("b", "0", "0", "0")
               QUEUE ("c", "0", "0", "0") ROW ("a", "Local/100@q/n", "Anna")
                   ROW ("b", "PJSIP/100", "Anna") ROW ("c", "PJSIP/100b", "Bram"));
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  g_assert_cmpuint (snapshot->agents->len, ==, 2);
  g_assert_cmpuint (g_strv_length (find_agent (snapshot, "Local/100@q/n")->queues), ==,
                    2);
}

/* A dynamic member logs in and out; F-D04: gone from a whole list is gone. */
static void
test_dynamic (void)
{
#define DYNAMIC                                                                          \
  "Event: QueueMember\nQueue: sales\nName: Temp\nLocation: SIP/9\nMembership: dynamic\n" \
  "LoginTime: 1795427900\nStatus: 1\nPaused: 0\nInCall: 0\nCallsTaken: 1\nLastCall: "    \
  "0\n\n"
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;

  centre_init (&centre, NULL);
  poll_at (&centre, 0,
           QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE) DYNAMIC);
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  g_assert_cmpint (find_agent (snapshot, "SIP/9")->signed_in_at_us / DAG_USEC_PER_SEC, ==,
                   1795427900);
  /* A static member is listed for ever: that is no sign-in. */
  g_assert_false (dag_time_is_known (find_agent (snapshot, "SIP/1")->signed_in_at_us));
  poll_at (&centre, 5, QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE));
  assert_agent (&centre, "SIP/9", DAG_STATE_OFFLINE, NOW_S + 5, NULL);
  poll_at (&centre, 10,
           QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE) DYNAMIC);
  assert_agent (&centre, "SIP/9", DAG_STATE_AVAILABLE, NOW_S + 10, NULL);
}

#define CONNECT                                                                          \
  "Event: AgentConnect\nQueue: sales\nInterface: SIP/1\nMemberName: Agent 1\nHoldTime: " \
  "12\n"                                                                                 \
  "RingTime: 3\nCallerIDName: J\xfcrgen\n\n"
#define COMPLETE \
  "Event: AgentComplete\nQueue: sales\nInterface: SIP/1\nHoldTime: 12\nTalkTime: 40\n\n"
#define ABANDON(hold) \
  "Event: QueueCallerAbandon\nQueue: sales\nPosition: 1\nHoldTime: " hold "\n\n"
#define CHANGED(event, rest)                                                \
  "Event: " event "\nQueue: sales\nMemberName: Agent 1\nInterface: SIP/1\n" \
  "StateInterface: SIP/1\nMembership: static\n" rest "\n"

/* The exact second of everything, between two polls; a caller's name in Latin-1 is
 * nobody's business. */
static void
test_events (void)
{
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;
  const DagQueueSample *queue;
  const DagAgentSample *agent;

  centre_init (&centre, "wrapup.sales", "15", NULL);
  poll_at (&centre, 0, QUEUE ("sales", "0", "7", "2") MEMBER ("sales", "1", IDLE));
  dag_asterisk_model_set_listening (centre.model, TRUE);
  tell_at (&centre, 1,
           CHANGED ("QueueMemberStatus", "Status: 6\nPaused: 0\nInCall: 0\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_RINGING, NOW_S + 1, NULL);
  /* In use, not yet in a call: still the same ring. */
  tell_at (&centre, 3,
           CHANGED ("QueueMemberStatus", "Status: 2\nPaused: 0\nInCall: 0\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_RINGING, NOW_S + 1, NULL);
  tell_at (&centre, 3, CONNECT);
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 3, NULL);
  tell_at (&centre, 20,
           CHANGED ("QueueMemberPause",
                    "Status: 2\nPaused: 1\nInCall: 1\nPausedReason: Lunch\n"
                    "LastPause: 1795428020\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 3, NULL);
  tell_at (&centre, 43, COMPLETE ABANDON ("3") ABANDON ("30"));
  /* Talking then, on a break now. */
  assert_agent (&centre, "SIP/1", DAG_STATE_BREAK, NOW_S + 43, "Lunch");
  tell_at (&centre, 50,
           CHANGED ("QueueMemberPause",
                    "Status: 1\nPaused: 0\nInCall: 0\nPausedReason: \n"
                    "LastPause: 1795428020\nLastCall: 1795428043\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_WRAP_UP, NOW_S + 50, NULL);
  /* Wrap-up ends by the clock: fifteen seconds after the call, found later. */
  poll_at (&centre, 90,
           QUEUE ("sales", "0", "8", "4") MEMBER (
               "sales", "1", "LastCall: 1795428043\nStatus: 1\nPaused: 0\nInCall: 0\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_AVAILABLE, NOW_S + 58, NULL);
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  queue = find_queue (snapshot, "sales");
  g_assert_cmpint (queue->today.answered, ==, 1);
  g_assert_cmpint (queue->today.answered_within, ==, 1);
  g_assert_cmpint (queue->today.abandoned, ==, 2);
  g_assert_cmpint (queue->today.abandoned_short, ==, 1);
  g_assert_cmpint (queue->today.abandoned_within, ==, 1);
  g_assert_cmpint (queue->today.offered, ==, 3);
  g_assert_cmpint (queue->today.handled, ==, 1);
  g_assert_cmpfloat_with_epsilon (queue->today.wait_answered_s, 12.0, 0.01);
  g_assert_cmpfloat_with_epsilon (queue->today.wait_abandoned_s, 33.0, 0.01);
  g_assert_cmpfloat_with_epsilon (queue->today.handle_s, 48.0, 0.01);
  agent = find_agent (snapshot, "SIP/1");
  g_assert_cmpint (agent->today.handled, ==, 1);
  g_assert_cmpfloat_with_epsilon (agent->today.talk_s, 40.0, 0.01);
  g_assert_cmpfloat_with_epsilon (agent->today.break_s, 7.0, 0.01);
  g_assert_cmpfloat_with_epsilon (agent->today.wrap_up_s, 8.0, 0.01);
  g_assert_cmpfloat_with_epsilon (agent->today.idle_s, 33.0, 0.01);
  g_assert_cmpfloat (agent->today.hold_s, <, 0.0);
  g_assert_cmpuint (snapshot->n_dropped, ==, 0);
}

/* An answer that was asked for before an event came is older than the event. */
static void
test_slow_answer (void)
{
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagAmiText) late = NULL;
  g_autoptr (GError) error = NULL;

  centre_init (&centre, NULL);
  poll_at (&centre, 0, QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE));
  dag_asterisk_model_set_listening (centre.model, TRUE);
  tell_at (&centre, 8, CONNECT);
  late = parse (OK GOOD END ("2"));
  g_assert_true (
      dag_asterisk_model_apply_status (centre.model, late, (NOW_S + 5) * DAG_USEC_PER_SEC,
                                       (NOW_S + 16) * DAG_USEC_PER_SEC, &error));
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 8, NULL);
  poll_at (&centre, 20,
           QUEUE ("sales", "0", "1", "0") MEMBER (
               "sales", "1", "LastCall: 1795428018\nStatus: 1\nPaused: 0\nInCall: 0\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_AVAILABLE, NOW_S + 18, NULL);
}

/* F-D07: counters fall when Asterisk is reloaded; never negative, nothing twice. */
static void
test_counters (void)
{
  static const struct
  {
    const char *completed;
    const char *abandoned;
    int64_t answered_today;
    int64_t abandoned_today;
  } polls[] = {
    { "100", "10", 0, 0 }, { "103", "11", 3, 1 }, { "0", "0", 3, 1 }, { "2", "1", 5, 2 },
    { "2", "1", 5, 2 },    { "1", "0", 6, 2 },
  };
  g_auto (Centre) centre = { 0 };

  centre_init (&centre, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (polls); i++)
    {
      g_autoptr (DagSnapshot) snapshot = NULL;
      g_autofree char *items
          = g_strdup_printf ("Event: QueueParams\nQueue: sales\nCalls: 0\nCompleted: %s\n"
                             "Abandoned: %s\nServiceLevel: 0\n\n",
                             polls[i].completed, polls[i].abandoned);

      poll_at (&centre, 5 * i, items);
      snapshot = dag_asterisk_model_make_snapshot (centre.model);
      g_test_message ("poll %u", i);
      g_assert_cmpint (find_queue (snapshot, "sales")->today.answered, ==,
                       polls[i].answered_today);
      g_assert_cmpint (find_queue (snapshot, "sales")->today.abandoned, ==,
                       polls[i].abandoned_today);
      /* Nobody set seconds to answer within: that is not nought. */
      g_assert_cmpint (find_queue (snapshot, "sales")->today.answered_within, ==,
                       DAG_COUNT_ABSENT);
    }
}

/* F-C05: midnight in the centre's zone begins the day; what goes on is split. */
static void
test_midnight (void)
{
  /* 23:59:50 in Amsterdam on 22 November is 22:59:50 UTC; NOW_S is 10:00 the day after. */
  const int64_t before = -(11 * 3600 + 10);
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;
  const DagQueueSample *queue;

  centre_init (&centre, "timezone", "Europe/Amsterdam", NULL);
  poll_at (&centre, before, QUEUE ("sales", "0", "5", "5") MEMBER ("sales", "1", IDLE));
  dag_asterisk_model_set_listening (centre.model, TRUE);
  tell_at (&centre, before + 2, CONNECT ABANDON ("9"));
  poll_at (&centre, before + 5,
           QUEUE ("sales", "0", "5", "6")
               MEMBER ("sales", "1", "Status: 2\nPaused: 0\nInCall: 1\nLastCall: 0\n"));
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  queue = find_queue (snapshot, "sales");
  g_assert_cmpint (queue->today.answered, ==, 1);
  g_assert_cmpint (queue->today_since_us / DAG_USEC_PER_SEC, ==, NOW_S + before);
  g_clear_pointer (&snapshot, dag_snapshot_unref);
  poll_at (&centre, before + 20,
           QUEUE ("sales", "0", "5", "6")
               MEMBER ("sales", "1", "Status: 2\nPaused: 0\nInCall: 1\nLastCall: 0\n"));
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  queue = find_queue (snapshot, "sales");
  g_assert_cmpint (queue->today.answered, ==, 0);
  g_assert_cmpint (queue->today.abandoned, ==, 0);
  g_assert_false (dag_time_is_known (queue->today_since_us));
  g_assert_cmpfloat_with_epsilon (find_agent (snapshot, "SIP/1")->today.talk_s, 10.0,
                                  0.01);
  g_assert_cmpint (find_agent (snapshot, "SIP/1")->since_us / DAG_USEC_PER_SEC, ==,
                   NOW_S + before + 2);
  g_assert_cmpstr (snapshot->source.timezone, ==, "Europe/Amsterdam");
}

/* F-C01: the clock over there is set back an hour in the middle of everything. */
static void
test_clock_step (void)
{
  g_auto (Centre) centre = { 0 };

  centre_init (&centre, NULL);
  poll_at (&centre, 0, QUEUE ("sales", "0", "0", "0") MEMBER ("sales", "1", IDLE));
  dag_asterisk_model_set_listening (centre.model, TRUE);
  tell_at (&centre, 5, CONNECT);
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 5, NULL);
  poll_at (&centre, -3600,
           QUEUE ("sales", "0", "0", "0")
               MEMBER ("sales", "1", "LastCall: 0\nStatus: 2\nPaused: 0\nInCall: 1\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S - 3600, NULL);
  poll_at (&centre, -3595,
           QUEUE ("sales", "0", "0", "0") MEMBER (
               "sales", "1", "LastCall: 0\nStatus: 1\nPaused: 1\nPausedReason: Lunch\n"
                             "LastPause: 1795424404\nInCall: 0\n"));
  assert_agent (&centre, "SIP/1", DAG_STATE_BREAK, NOW_S - 3596, "Lunch");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/asterisk/traps/states", test_states);
  g_test_add_func ("/api/asterisk/traps/refused", test_refused);
  g_test_add_func ("/api/asterisk/traps/several-queues", test_several_queues);
  g_test_add_func ("/api/asterisk/traps/same-phone", test_same_phone);
  g_test_add_func ("/api/asterisk/traps/dynamic", test_dynamic);
  g_test_add_func ("/api/asterisk/traps/events", test_events);
  g_test_add_func ("/api/asterisk/traps/slow-answer", test_slow_answer);
  g_test_add_func ("/api/asterisk/traps/counters", test_counters);
  g_test_add_func ("/api/asterisk/traps/midnight", test_midnight);
  g_test_add_func ("/api/asterisk/traps/clock-step", test_clock_step);
  return g_test_run ();
}

/* test-asterisk-calls.c - a call that no queue gave is a contact, but none of a queue
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-centre.h"

#define OUTSIDE "CallsTaken: 3\nLastCall: 0\nInCall: 0\nStatus: 2\nPaused: 0\n"
#define HELD "CallsTaken: 3\nLastCall: 0\nInCall: 0\nStatus: 8\nPaused: 0\n"
#define INSIDE "CallsTaken: 3\nLastCall: 0\nInCall: 1\nStatus: 2\nPaused: 0\n"
#define AFTER "CallsTaken: 4\nLastCall: 1795428045\nInCall: 0\nStatus: 1\nPaused: 0\n"
#define AFTER_OUTSIDE "CallsTaken: 4\nLastCall: 1795428045\nInCall: 0\nStatus: 2\nPaused: 0\n"

static void
tell (Centre     *centre,
      int64_t     after_s,
      const char *row)
{
  g_autofree char *items
      = g_strconcat (QUEUE ("sales", "0", "0", "0") "Event: QueueMember\nQueue: sales\n"
                     "Name: Agent 1\nLocation: SIP/1\nStateInterface: SIP/1\n"
                     "Membership: static\n", row, "\n", NULL);

  poll_at (centre, after_s, items);
}

static int64_t
get_last_contact (Centre *centre)
{
  g_autoptr (GPtrArray) changes = dag_asterisk_model_list_changes (centre->model, 0);

  return ((DagStateChange *) g_ptr_array_index (changes, changes->len - 1))->contact;
}

static void
test_sequence (void)
{
  g_auto (Centre) centre = { 0 };
  g_autoptr (DagSnapshot) snapshot = NULL;

  centre_init (&centre, "wrapup", "60", NULL);
  tell (&centre, 0, IDLE);
  tell (&centre, 10, OUTSIDE);
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 10, "In use");
  g_assert_cmpint (get_last_contact (&centre), ==, DAG_COUNT_ABSENT);
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  g_assert_cmpint (find_queue (snapshot, "sales")->on_contact, ==, 1);
  g_assert_cmpint (find_queue (snapshot, "sales")->meeting, ==, 0);
  g_assert_true (find_agent (snapshot, "SIP/1")->channel_known);
  /* On hold it is the same call. */
  tell (&centre, 20, HELD);
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 10, "On hold");
  /* The queue's own call is another one. */
  tell (&centre, 30, INSIDE);
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 30, NULL);
  g_assert_cmpint (get_last_contact (&centre), ==, 1);
  tell (&centre, 50, AFTER);
  assert_agent (&centre, "SIP/1", DAG_STATE_WRAP_UP, NOW_S + 45, NULL);
  /* Called again while wrapping up; back to what is left of that. */
  tell (&centre, 60, AFTER_OUTSIDE);
  assert_agent (&centre, "SIP/1", DAG_STATE_ON_CONTACT, NOW_S + 60, "In use");
  tell (&centre, 90, AFTER);
  assert_agent (&centre, "SIP/1", DAG_STATE_WRAP_UP, NOW_S + 90, NULL);
  tell (&centre, 110, AFTER);
  assert_agent (&centre, "SIP/1", DAG_STATE_AVAILABLE, NOW_S + 105, NULL);
  g_assert_cmpint (find_agent (snapshot, "SIP/1")->today.handled, ==, 0);
  g_clear_pointer (&snapshot, dag_snapshot_unref);
  snapshot = dag_asterisk_model_make_snapshot (centre.model);
  g_assert_cmpint (find_agent (snapshot, "SIP/1")->today.handled, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/asterisk/calls/outside-the-queues", test_sequence);
  return g_test_run ();
}

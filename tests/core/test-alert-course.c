/* test-alert-course.c - looking at those for whom something changes finds what looking at all does
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-signals-private.h"
#include "dag-memory-history.h"
#include "dag-sample.h"

#include <string.h>

#define T0 DAG_SAMPLE_TEN_O_CLOCK
#define N_AGENTS 9
#define N_QUEUES 5
#define N_POLLS 140

/* Both see the same answers; the second looks at everybody, and asks the engine about each
 * reading of a queue, each time. */
typedef struct
{
  DagAlertEngine *engine;
  DagAlertSignals *signals;
  int late[N_AGENTS];
  int gapless[N_AGENTS];
} Desk;

typedef struct
{
  GRand *rand;
  DagMemoryHistory *history;
  DagAlertRules *rules;
  GHashTable *marks;
  DagSnapshot *last; /* (nullable) */
  Desk some;
  Desk all;
  int64_t now_us;
  guint revision;
} Centre;

static const DagAlertRule defaults[] = {
  { .kind = DAG_ALERT_WAITING_PER_AGENT, .scope = DAG_ALERT_ABOUT_TEAM, .watch = 1.0,
    .overload = 3.0, .clear = 0.5, .good_polls = 2 },
  { .kind = DAG_ALERT_LONGEST_WAIT, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 1.0, .overload = 3.0, .overload_least = 60.0, .clear = 0.5, .good_polls = 1 },
  { .kind = DAG_ALERT_OLDEST_ITEM, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 1.0, .overload = 2.0, .clear = 0.5, .good_polls = 1 },
  { .kind = DAG_ALERT_PEOPLE_FREE, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 2.0, .overload = 3.0, .clear = 1.0, .good_polls = 1 },
  { .kind = DAG_ALERT_OCCUPANCY, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 0.5, .overload = 0.7, .clear = 0.4, .good_polls = 1 },
  { .kind = DAG_ALERT_STRETCH, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 40.0, .overload = 60.0, .clear = 5.0, .good_polls = 1 },
  { .kind = DAG_ALERT_CONTACTS_SINCE_BREAK, .scope = DAG_ALERT_ABOUT_AGENT,
    .inclusive = TRUE, .watch = 4.0, .overload = 9.0, .good_polls = 1 },
  { .kind = DAG_ALERT_CONTACTS_IN_ROW, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 3.0, .overload = 6.0, .good_polls = 1 },
  { .kind = DAG_ALERT_BREAK_TOO_LATE, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 1.0, .overload = 2.0, .good_polls = 1 },
  { .kind = DAG_ALERT_DAY_WITHOUT_AIR, .scope = DAG_ALERT_ABOUT_TEAM, .inclusive = TRUE,
    .watch = 20.0, .overload = 12.0, .watch_after_s = 4000.0, .overload_after_s = 6000.0,
    .gapless_after_s = 5000.0, .good_polls = 1 },
  { .kind = DAG_ALERT_HEAVY_CONTACTS, .scope = DAG_ALERT_ABOUT_AGENT, .inclusive = TRUE,
    .watch = 2.0, .overload = 5.0, .good_polls = 1 },
};

static const DagTrack *
get_track (gpointer    history,
           const char *agent)
{
  return dag_memory_history_get_track (history, agent);
}

static int
is_late (gpointer    desk,
         const char *agent)
{
  return ((Desk *) desk)->late[agent[1] - '0'];
}

static int
is_gapless (gpointer    desk,
            const char *agent)
{
  return ((Desk *) desk)->gapless[agent[1] - '0'];
}

static void
desk_open (Desk   *self,
           Centre *centre)
{
  DagAlertBreaks breaks = { is_late, is_gapless, self };

  self->engine = dag_alert_engine_new ();
  self->signals = dag_alert_signals_new (centre->rules, get_track, centre->history);
  dag_alert_signals_set_marks (self->signals, centre->marks);
  dag_alert_signals_set_breaks (self->signals, &breaks);
}

static void
desk_close (Desk *self)
{
  g_clear_pointer (&self->signals, dag_alert_signals_free);
  g_clear_pointer (&self->engine, dag_alert_engine_free);
}

static void
centre_open (Centre *self,
             guint32 seed)
{
  *self = (Centre){ .rand = g_rand_new_with_seed (seed),
                    .history = dag_memory_history_new (),
                    .rules = dag_alert_rules_new (),
                    .marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                    (GDestroyNotify) g_array_unref),
                    .now_us = T0 };
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    dag_alert_rules_put (self->rules, &defaults[i]);
  desk_open (&self->some, self);
  desk_open (&self->all, self);
}

static void
centre_close (Centre *self)
{
  desk_close (&self->some);
  desk_close (&self->all);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->rules, dag_alert_rules_unref);
  g_clear_object (&self->history);
  g_rand_free (self->rand);
}

static gboolean
chance (Centre *self,
        double  share)
{
  return g_rand_double (self->rand) < share;
}

static DagAgentSample *
make_agent (Centre      *self,
            DagSnapshot *snapshot,
            guint        i)
{
  static const DagAgentState states[]
      = { DAG_STATE_AVAILABLE, DAG_STATE_ON_CONTACT, DAG_STATE_ON_CONTACT,
          DAG_STATE_ON_CONTACT, DAG_STATE_WRAP_UP, DAG_STATE_RINGING, DAG_STATE_BREAK,
          DAG_STATE_MEETING, DAG_STATE_OFFLINE, DAG_STATE_UNKNOWN };
  g_autofree char *id = g_strdup_printf ("a%u", i);
  g_autoptr (GPtrArray) queues = g_ptr_array_new ();
  DagAgentState state = states[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (states))];
  int64_t since_us = self->now_us - g_rand_int_range (self->rand, 0, 40000000);
  DagAgentSample *agent
      = dag_sample_agent (snapshot, id, state, chance (self, 0.95) ? since_us : DAG_TIME_NONE);

  agent->team_id = g_strdup_printf ("t%u", chance (self, 0.98) ? i % 3 : 7);
  for (guint j = 0; j < N_QUEUES; j++)
    if ((i + j) % 3 == 0 || chance (self, 0.01))
      g_ptr_array_add (queues, g_strdup_printf ("q%u", j));
  g_ptr_array_add (queues, NULL);
  agent->queues = (char **) g_ptr_array_free (g_steal_pointer (&queues), FALSE);
  agent->signed_in_at_us = T0;
  agent->channel_known = chance (self, 0.3);
  agent->channel = chance (self, 0.7) ? DAG_CHANNEL_PHONE : DAG_CHANNEL_EMAIL;
  return agent;
}

/* Mostly nothing waits; what is not known is no zero. */
static void
make_queue (Centre      *self,
            DagSnapshot *snapshot,
            guint        i)
{
  g_autofree char *id = g_strdup_printf ("q%u", i);
  gboolean waits = chance (self, 0.3);
  DagQueueSample *queue
      = dag_sample_queue (snapshot, id, i == 3 ? DAG_CHANNEL_EMAIL : DAG_CHANNEL_PHONE,
                          waits ? g_rand_int_range (self->rand, 1, 6) : 0);

  queue->available = g_rand_int_range (self->rand, 0, 3);
  queue->on_contact = queue->ringing = queue->wrap_up = 0;
  queue->target = (DagTarget){ 0.8, 20.0 };
  if (chance (self, 0.2))
    queue->waiting = DAG_COUNT_UNKNOWN;
  if (waits && chance (self, 0.9))
    queue->longest_wait_s = queue->oldest_s = g_rand_double_range (self->rand, 0.0, 90.0);
}

static DagSnapshot *
make_answer (Centre *self)
{
  DagSnapshot *snapshot = dag_sample_snapshot (self->now_us);
  guint first = chance (self, 0.02) ? 3 : 0; /* in another order */

  for (guint i = 0; i < N_QUEUES; i++)
    if (i < 4 || chance (self, 0.97))
      make_queue (self, snapshot, i);
  for (guint k = 0; k < N_AGENTS; k++)
    {
      guint i = (k + first) % N_AGENTS;
      DagAgentSample *kept = NULL;

      for (guint j = 0; self->last != NULL && j < self->last->agents->len; j++)
        if (((DagAgentSample *) self->last->agents->pdata[j])->id[1] == (char) ('0' + i))
          kept = self->last->agents->pdata[j];
      if (chance (self, 0.01))
        continue; /* not in this answer */
      if (kept != NULL && chance (self, 0.85))
        g_ptr_array_add (snapshot->agents, dag_agent_sample_ref (kept));
      else
        make_agent (self, snapshot, i);
    }
  return snapshot;
}

/* What is learnt beside the answers. */
static void
disturb (Centre *self)
{
  guint i = (guint) g_rand_int_range (self->rand, 0, N_AGENTS);
  g_autofree char *id = g_strdup_printf ("a%u", i);

  if (chance (self, 0.05))
    {
      g_autoptr (GPtrArray) changes
          = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_state_change_free);
      DagStateChange *change = dag_state_change_new ();

      change->agent = g_strdup (id);
      change->at_us = self->now_us - DAG_SAMPLE_SECONDS (g_rand_int_range (self->rand, 0, 6000));
      change->state = chance (self, 0.5) ? DAG_STATE_BREAK : DAG_STATE_ON_CONTACT;
      change->contact = chance (self, 0.5) ? g_rand_int_range (self->rand, 0, 30) : -1;
      g_ptr_array_add (changes, change);
      dag_history_add_state_changes (DAG_HISTORY (self->history), changes);
    }
  if (chance (self, 0.05))
    {
      GArray *times = g_hash_table_lookup (self->marks, id);
      int64_t at_us = self->now_us + g_rand_int_range (self->rand, -5000000, 5000000);

      if (times == NULL)
        {
          times = g_array_new (FALSE, FALSE, sizeof (int64_t));
          g_hash_table_insert (self->marks, g_strdup (id), times);
        }
      if (times->len == 0 || at_us > g_array_index (times, int64_t, times->len - 1))
        g_array_append_val (times, at_us);
    }
  if (chance (self, 0.05))
    {
      self->some.late[i] = self->all.late[i] = g_rand_int_range (self->rand, -1, 2);
      dag_alert_signals_look_again (self->some.signals, id);
    }
  self->some.gapless[i] = self->all.gapless[i] = g_rand_int_range (self->rand, -1, 2);
  if (chance (self, 0.01))
    dag_alert_rules_get (self->rules, DAG_ALERT_STRETCH)->watch
        = g_rand_double_range (self->rand, 10.0, 60.0);
}

static void
look (Desk        *self,
      DagSnapshot *snapshot,
      guint        at_once)
{
  g_auto (DagAlertNews) news = { 0 };

  dag_alert_signals_begin (self->signals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  while (!dag_alert_signals_continue (self->signals, self->engine, at_once))
    continue;
  dag_alert_signals_finish (self->signals, self->engine, &news);
}

#define assert_same_number(a, b) g_assert_true ((a) <= (b) && (a) >= (b))

static void
compare_alerts (Centre *self)
{
  GPtrArray *some = dag_alert_engine_get_alerts (self->some.engine);
  GPtrArray *all = dag_alert_engine_get_alerts (self->all.engine);

  g_assert_cmpuint (some->len, ==, all->len);
  for (guint i = 0; i < some->len; i++)
    {
      const DagAlert *one = g_ptr_array_index (some, i);
      const DagAlert *other = g_ptr_array_index (all, i);

      g_assert_cmpuint (one->id, ==, other->id);
      g_assert_true (one->rule == other->rule);
      g_assert_cmpstr (one->subject, ==, other->subject);
      g_assert_cmpstr (one->group, ==, other->group);
      g_assert_cmpint (one->state, ==, other->state);
      g_assert_cmpint (one->severity, ==, other->severity);
      g_assert_cmpint (one->last_fed_us, ==, other->last_fed_us);
      g_assert_cmpint (one->last_known_us, ==, other->last_known_us);
      g_assert_cmpint (one->above_watch_us, ==, other->above_watch_us);
      g_assert_cmpint (one->is_blind, ==, other->is_blind);
      assert_same_number (one->value, other->value);
      assert_same_number (one->levels.watch, other->levels.watch);
    }
}

static void
compare_air (Centre      *self,
             const char  *id,
             DagAlertAir *sum)
{
  const DagAlertAir *found = dag_alert_signals_get_air (self->some.signals, id);
  DagAlertAir one = *found;
  const DagAlertAir *other = dag_alert_signals_get_air (self->all.signals, id);
  const DagTrack *track = dag_memory_history_get_track (self->history, id);
  DagAlertAir plain;

  /* by looking at nothing but the shift */
  dag_alert_air_measure (track, T0, self->now_us, &plain);
  g_assert_cmpint (one.is_here, ==, plain.is_here);
  g_assert_cmpint (one.is_known, ==, plain.is_known);
  g_assert_cmpint (one.contacts_in_row, ==, plain.contacts_in_row);
  g_assert_cmpint (one.contacts_since_break, ==, plain.contacts_since_break);
  g_assert_cmpint (one.is_row_over, ==, plain.is_row_over);
  g_assert_cmpint (one.had_short_pause, ==, plain.had_short_pause);
  g_assert_cmpint (one.stretch_at_least, ==, plain.stretch_at_least);
  g_assert_cmpint (one.is_gapless, ==, other->is_gapless);
  assert_same_number (one.stretch_s, plain.stretch_s);
  assert_same_number (one.work_s, plain.work_s);
  assert_same_number (one.air_s, plain.air_s);
  assert_same_number (one.break_s, plain.break_s);
  assert_same_number (one.busy_s, plain.busy_s);
  assert_same_number (one.idle_s, plain.idle_s);
  sum->busy_s += plain.busy_s;
  sum->idle_s += plain.idle_s;
}

static void
compare (Centre *self)
{
  DagAlertAir sum = { 0 };
  double busy_s = 0.0;

  compare_alerts (self);
  for (guint i = 0; i < self->last->agents->len; i++)
    compare_air (self, ((DagAgentSample *) self->last->agents->pdata[i])->id, &sum);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);
      const DagAlertTeam *one = dag_alert_signals_get_team (self->some.signals, id);
      const DagAlertTeam *other = dag_alert_signals_get_team (self->all.signals, id);

      g_assert_true ((one == NULL) == (other == NULL));
      if (one == NULL)
        continue;
      g_assert_cmpuint (one->n_here, ==, other->n_here);
      g_assert_cmpuint (one->n_no_air, ==, other->n_no_air);
      g_assert_cmpuint (one->n_little_air, ==, other->n_little_air);
      g_assert_cmpstr (one->queue, ==, other->queue);
      assert_same_number (one->busy_s, other->busy_s);
      assert_same_number (one->idle_s, other->idle_s);
      busy_s += one->busy_s;
    }
  /* who serves no live queue does not count for a team */
  g_assert_cmpfloat (busy_s, <=, sum.busy_s + 1e-3);
}

/* Any alert about a queue may be under way. */
static void
forget_given (DagAlertSignals *signals)
{
  GHashTableIter iter;
  gpointer queue;

  g_hash_table_iter_init (&iter, signals->queues);
  while (g_hash_table_iter_next (&iter, NULL, &queue))
    ((DagAlertQueue *) queue)->given = G_MAXUINT;
}

static void
poll (Centre *self)
{
  g_autoptr (DagSnapshot) snapshot = NULL;
  guint revision;

  self->now_us += chance (self, 0.02) ? DAG_SAMPLE_SECONDS (400)
                                      : g_rand_int_range (self->rand, 500000, 60000000);
  snapshot = make_answer (self);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
  disturb (self);
  dag_history_add_snapshot (DAG_HISTORY (self->history), snapshot);
  revision = dag_memory_history_get_revision (self->history);
  if (revision != self->revision)
    dag_alert_signals_look_again (self->some.signals, NULL);
  self->revision = revision;
  dag_alert_signals_look_again (self->all.signals, NULL);
  forget_given (self->all.signals);
  if (chance (self, 0.03)) /* an answer that is given up for the next one */
    {
      dag_alert_signals_begin (self->some.signals, snapshot, DAG_SERVICE_LEVEL_STRICT);
      dag_alert_signals_continue (self->some.signals, self->some.engine, 3);
    }
  look (&self->some, snapshot, (guint) g_rand_int_range (self->rand, 1, 20));
  look (&self->all, snapshot, G_MAXUINT);
  compare (self);
}

static void
test_same (void)
{
  for (guint32 seed = 0; seed < 150; seed++)
    {
      Centre centre;

      centre_open (&centre, seed);
      for (guint i = 0; i < N_POLLS; i++)
        poll (&centre);
      centre_close (&centre);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alert-course/same", test_same);
  return g_test_run ();
}

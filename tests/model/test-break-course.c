/* test-break-course.c - lanes of those for whom time changes something are the lanes of all
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-break-live.h"
#include "dag-sample.h"

#define MINUTE DAG_SAMPLE_MINUTES (1)
#define START (DAG_SAMPLE_TEN_O_CLOCK - 150 * MINUTE)
#define N_AGENTS 5
#define N_SEEDS 6

/* Two views of one history: the second works out everybody each time. */
typedef struct
{
  GRand *rand;
  DagMemoryHistory *history;
  DagBoard *board;
  GTimeZone *zone;
  DagBreakLive *some;
  DagBreakLive *all;
  DagSnapshot *last; /* (nullable) */
  int64_t now_us;
  guint n_judged; /* lanes by rules */
} Centre;

static void
choose_rules (Centre *self)
{
  static const char *const ids[] = { "nl", "nl-house", "nl-cao15", "nl-youth", "us-ca", "us-ct",
                                     "de", "es-pvd", "fr", "fr-p2st", "at", "be", "uk" };
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_rand_double (self->rand) < 0.3)
      g_ptr_array_add (chosen, (gpointer) ids[i]);
  g_ptr_array_add (chosen, NULL);
  dag_break_config_set_chosen (dag_break_live_get_config (self->some),
                               (const char *const *) chosen->pdata);
  dag_break_config_set_chosen (dag_break_live_get_config (self->all),
                               (const char *const *) chosen->pdata);
}

static void
add_shift (Centre     *self,
           const char *id,
           int64_t     start_us)
{
  int64_t end_us = start_us + g_rand_int_range (self->rand, 180, 600) * MINUTE;
  DagRosterShift *shift = dag_roster_shift_new ();
  DagRosterShift *copy = dag_roster_shift_new ();

  shift->agent = g_strdup (id);
  copy->agent = g_strdup (id);
  shift->start_us = copy->start_us = start_us;
  shift->end_us = copy->end_us = end_us;
  dag_roster_take (dag_break_live_get_roster (self->some), shift);
  dag_roster_take (dag_break_live_get_roster (self->all), copy);
}

static DagBreakLive *
open_view (Centre *self)
{
  DagBreakLive *view = dag_break_live_new (self->history, self->board);

  dag_break_config_set_folders (dag_break_live_get_config (view), NULL,
                                g_test_get_filename (G_TEST_BUILT, "none", NULL));
  return view;
}

static void
centre_open (Centre *self,
             guint32 seed)
{
  *self = (Centre){ .rand = g_rand_new_with_seed (seed),
                    .history = dag_memory_history_new (),
                    .board = dag_board_new (),
                    .zone = g_time_zone_new_identifier ("Europe/Amsterdam"),
                    .now_us = START };
  self->some = open_view (self);
  self->all = open_view (self);
  choose_rules (self);
  for (guint i = 0; i < N_AGENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      if (i % 2 == 0)
        add_shift (self, id, START + g_rand_int_range (self->rand, -30, 200) * MINUTE);
      if (i == 2)
        add_shift (self, id, START + 12 * 60 * MINUTE);
    }
}

static void
centre_close (Centre *self)
{
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_clear_object (&self->some);
  g_clear_object (&self->all);
  g_clear_object (&self->board);
  g_clear_object (&self->history);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_rand_free (self->rand);
}

static gboolean
chance (Centre *self,
        double  share)
{
  return g_rand_double (self->rand) < share;
}

static void
make_agent (Centre      *self,
            DagSnapshot *snapshot,
            guint        i)
{
  static const DagAgentState states[]
      = { DAG_STATE_AVAILABLE,  DAG_STATE_ON_CONTACT, DAG_STATE_ON_CONTACT, DAG_STATE_WRAP_UP,
          DAG_STATE_ON_CONTACT, DAG_STATE_BREAK,      DAG_STATE_BREAK,      DAG_STATE_MEETING,
          DAG_STATE_OFFLINE,    DAG_STATE_UNKNOWN };
  static const char *const words[] = { "Lunch", "Training", "Koffie", NULL };
  g_autofree char *id = g_strdup_printf ("a%u", i);
  DagAgentState state = states[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (states))];
  int64_t since_us
      = chance (self, 0.1) ? self->now_us
                           : self->now_us - g_rand_int_range (self->rand, 0, 60000000);
  DagAgentSample *agent = dag_sample_agent (snapshot, id, state, since_us);

  agent->reason = state == DAG_STATE_BREAK
                      ? g_strdup (words[g_rand_int_range (self->rand, 0, 4)])
                      : NULL;
  agent->signed_in_at_us = i == 3 ? DAG_TIME_NONE : START - 10 * MINUTE;
}

static DagSnapshot *
make_answer (Centre *self)
{
  DagSnapshot *snapshot = dag_sample_snapshot (self->now_us);

  for (guint k = 0; k < N_AGENTS; k++)
    {
      guint i = chance (self, 0.005) ? N_AGENTS - 1 - k : k;
      DagAgentSample *kept = NULL;

      for (guint j = 0; self->last != NULL && j < self->last->agents->len; j++)
        if (((DagAgentSample *) self->last->agents->pdata[j])->id[1] == (char) ('0' + i))
          kept = self->last->agents->pdata[j];
      for (guint j = 0; j < snapshot->agents->len; j++)
        if (((DagAgentSample *) snapshot->agents->pdata[j])->id[1] == (char) ('0' + i))
          i = N_AGENTS; /* already there */
      if (i == N_AGENTS || chance (self, 0.003))
        continue;
      if (kept != NULL && chance (self, 0.97))
        g_ptr_array_add (snapshot->agents, dag_agent_sample_ref (kept));
      else
        make_agent (self, snapshot, i);
    }
  return snapshot;
}

static void
note_break (Centre *self)
{
  DagBreakPerson person = { .agent = "a1", .name = "Anna", .day = "2026-11-23" };
  int64_t from_us = self->now_us + g_rand_int_range (self->rand, -90, 20) * MINUTE;
  g_autofree char *id
      = dag_break_plans_note (dag_break_live_get_plans (self->some), &person, from_us,
                                               from_us + 20 * MINUTE, NULL);

  g_assert_nonnull (id);
}

static void
compare_spans (const DagBreakLane *one,
               const DagBreakLane *other)
{
  g_assert_cmpuint (one->spans->len, ==, other->spans->len);
  for (guint i = 0; i < one->spans->len; i++)
    {
      const DagBreakSpan *a = &g_array_index (one->spans, DagBreakSpan, i);
      const DagBreakSpan *b = &g_array_index (other->spans, DagBreakSpan, i);

      g_assert_cmpint (a->from_us, ==, b->from_us);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->is_away, ==, b->is_away);
      g_assert_cmpint (a->is_fresh, ==, b->is_fresh);
      g_assert_cmpint (a->is_noted, ==, b->is_noted);
      if (i + 1 < one->spans->len || one->is_over)
        g_assert_cmpint (a->to_us, ==, b->to_us);
    }
}

static const char *
get_rule (const DagBreakRule *rule)
{
  return rule != NULL ? rule->id : NULL;
}

static void
compare_each (Centre             *self,
              const DagBreakLane *one,
              const DagBreakLane *other)
{
  g_autoptr (GArray) some = dag_break_live_dup_standings (self->some, one);
  g_autoptr (GArray) all = dag_break_live_dup_standings (self->all, other);

  g_assert_cmpuint (some->len, ==, all->len);
  for (guint i = 0; i < some->len; i++)
    {
      const DagBreakStanding *a = &g_array_index (some, DagBreakStanding, i);
      const DagBreakStanding *b = &g_array_index (all, DagBreakStanding, i);

      g_assert_cmpstr (a->rule->id, ==, b->rule->id);
      g_assert_cmpint (a->state, ==, b->state);
      g_assert_cmpint (a->latest_start_s, ==, b->latest_start_s);
      g_assert_cmpint (a->have_s, ==, b->have_s);
    }
}

static void
compare_lanes (Centre     *self,
               const char *id)
{
  const DagBreakLane *one = dag_break_live_find (self->some, id);
  const DagBreakLane *other = dag_break_live_find (self->all, id);

  g_assert_true ((one == NULL) == (other == NULL));
  if (one == NULL)
    return;
  self->n_judged += one->standing.rule != NULL ? 1 : 0;
  g_assert_cmpint (one->sample->state, ==, other->sample->state);
  g_assert_cmpint (one->vanished, ==, other->vanished);
  g_assert_cmpint (one->begins_us, ==, other->begins_us);
  g_assert_cmpint (one->ends_us, ==, other->ends_us);
  g_assert_cmpint (one->is_over, ==, other->is_over);
  g_assert_cmpint (one->is_pausing, ==, other->is_pausing);
  g_assert_cmpint (one->is_away, ==, other->is_away);
  g_assert_cmpint (one->stretch_since_us, ==, other->stretch_since_us);
  g_assert_cmpint (one->standing.state, ==, other->standing.state);
  g_assert_cmpstr (get_rule (one->standing.rule), ==, get_rule (other->standing.rule));
  g_assert_cmpint (one->latest_start_us, ==, other->latest_start_us);
  g_assert_cmpint (one->state_by_source, ==, other->state_by_source);
  g_assert_cmpstr (get_rule (one->credit.rule), ==, get_rule (other->credit.rule));
  g_assert_cmpint (one->credit.have_s / 60, ==, other->credit.have_s / 60);
  g_assert_cmpint (one->credit.need_s, ==, other->credit.need_s);
  g_assert_cmpint (one->credit.n_full, ==, other->credit.n_full);
  g_assert_cmpint (one->credit.n_cut, ==, other->credit.n_cut);
  compare_spans (one, other);
  compare_each (self, one, other);
}

static void
poll (Centre *self)
{
  g_autoptr (DagSnapshot) snapshot = NULL;

  self->now_us += chance (self, 0.005) ? 10 * MINUTE
                                       : g_rand_int_range (self->rand, 900000, 90000000);
  snapshot = make_answer (self);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
  if (chance (self, 0.004))
    note_break (self);
  dag_history_add_snapshot (DAG_HISTORY (self->history), snapshot);
  dag_break_live_follow (self->some, snapshot, self->zone);
  if (chance (self, 0.9)) /* else the next answer comes first */
    dag_break_live_finish (self->some);
  dag_break_live_follow (self->some, snapshot, self->zone);
  dag_break_live_finish (self->some);
  dag_break_live_follow (self->all, snapshot, self->zone);
  dag_break_live_look_again (self->all, NULL);
  dag_break_live_finish (self->all);
  for (guint i = 0; i < N_AGENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      compare_lanes (self, id);
    }
  for (guint i = 0; i <= DAG_BREAK_STATE_BREACH; i++)
    g_assert_cmpuint (dag_break_live_count (self->some, (DagBreakState) i), ==,
                      dag_break_live_count (self->all, (DagBreakState) i));
}

/* Some days go over midnight. */
static void
test_same (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      Centre centre;
      int64_t until_us = START + (seed % 5 == 0 ? 20 : 11) * 60 * MINUTE;

      centre_open (&centre, seed);
      while (centre.now_us < until_us)
        poll (&centre);
      g_assert_cmpuint (centre.n_judged, >, 0);
      centre_close (&centre);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/break-course/same", test_same);
  return g_test_run ();
}

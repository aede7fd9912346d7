/* test-alert-signals.c - from answers to values: each rule of the table, and their laws
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-meter.h"
#include "dag-alert-sample.h"
#include "dag-alert-signals.h"
#include "dag-memory-history.h"
#include "dag-sample.h"
#include "dag-staffing.h"

#include <math.h>
#include <string.h>

#define T0 DAG_ALERT_SAMPLE_T0
#define POLL_S 10

typedef struct
{
  DagMemoryHistory *history;
  DagAlertRules *rules;
  DagAlertEngine *engine;
  DagAlertSignals *signals;
  int64_t now_us;
  guint n_told;
} Desk;

static const DagTrack *
get_track (gpointer    history,
           const char *agent)
{
  return dag_memory_history_get_track (history, agent);
}

static void
desk_open (Desk *self)
{
  *self = (Desk){ .history = dag_memory_history_new (),
                  .rules = dag_alert_rules_new (),
                  .engine = dag_alert_engine_new (),
                  .now_us = T0 };
  for (guint i = 0; i < G_N_ELEMENTS (dag_alert_sample_rules); i++)
    dag_alert_rules_put (self->rules, &dag_alert_sample_rules[i]);
  self->signals = dag_alert_signals_new (self->rules, get_track, self->history);
}

static void
desk_close (Desk *self)
{
  g_clear_pointer (&self->signals, dag_alert_signals_free);
  g_clear_pointer (&self->engine, dag_alert_engine_free);
  g_clear_pointer (&self->rules, dag_alert_rules_unref);
  g_clear_object (&self->history);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_close)

/* Takes the snapshot, which is one of now. */
static void
look (Desk        *self,
      DagSnapshot *snapshot)
{
  g_auto (DagAlertNews) news = { 0 };

  dag_history_add_snapshot (DAG_HISTORY (self->history), snapshot);
  dag_alert_signals_begin (self->signals, snapshot, DAG_SERVICE_LEVEL_STRICT);
  while (!dag_alert_signals_continue (self->signals, self->engine, 7))
    continue;
  dag_alert_signals_finish (self->signals, self->engine, &news);
  self->n_told += news.told->len;
  dag_snapshot_unref (snapshot);
}

static DagSnapshot *
next (Desk *self,
      int   seconds)
{
  self->now_us += DAG_SAMPLE_SECONDS (seconds);
  return dag_sample_snapshot (self->now_us);
}

static DagAlert *
find (Desk         *self,
      DagAlertKind  kind,
      const char   *subject)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  for (guint i = alerts->len; i > 0; i--)
    {
      DagAlert *alert = g_ptr_array_index (alerts, i - 1);

      if (alert->rule->kind == kind && g_str_equal (alert->subject, subject))
        return alert;
    }
  return NULL;
}

static DagQueueSample *
add_queue (DagSnapshot *snapshot,
           int64_t      waiting,
           double       longest_s)
{
  DagQueueSample *queue = dag_sample_queue (snapshot, "q", DAG_CHANNEL_PHONE, waiting);

  queue->longest_wait_s = longest_s;
  queue->target = (DagTarget){ 0.8, 20.0 };
  queue->staffed = 4;
  queue->available = 0;
  queue->on_contact = 4;
  return queue;
}

static DagAgentSample *
add_agent (DagSnapshot   *snapshot,
           const char    *id,
           DagAgentState  state,
           int64_t        since_us,
           const char    *queue)
{
  const char *queues[] = { queue, NULL };
  DagAgentSample *agent = dag_sample_agent (snapshot, id, state, since_us);

  agent->team_id = g_strdup ("t");
  if (queue != NULL)
    agent->queues = g_strdupv ((char **) queues);
  return agent;
}

/* Waiting for each at work, and the longest wait by the target of its queue. */
static void
test_queue (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  for (int i = 0; i < 8; i++)
    {
      DagSnapshot *snapshot = next (&desk, POLL_S);

      add_queue (snapshot, 13, 45.0); /* 3.25 for each of four */
      add_agent (snapshot, "a", DAG_STATE_ON_CONTACT, T0, "q");
      look (&desk, snapshot);
    }
  g_assert_cmpint (find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q")->state, ==,
                   DAG_ALERT_FIRING);
  g_assert_cmpint (find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q")->severity, ==,
                   DAG_ALERT_LEVEL_OVERLOAD);
  g_assert_cmpfloat_with_epsilon (
      find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q")->value, 3.25, 1e-9);
  /* 45 s is over twice 20 s, and far from the 360 s of overload */
  g_assert_cmpint (find (&desk, DAG_ALERT_LONGEST_WAIT, "queue:q")->severity, ==,
                   DAG_ALERT_LEVEL_WATCH);
  g_assert_cmpfloat_with_epsilon (
      find (&desk, DAG_ALERT_LONGEST_WAIT, "queue:q")->levels.overload, 360.0, 1e-9);
  g_assert_cmpuint (desk.n_told, ==, 1); /* one story of one queue */
}

/* The first look of a bad morning: a wait says itself how long it has been too long. */
static void
test_first_look (void)
{
  static const struct
  {
    double longest_s;
    DagAlertState state;
  } cases[] = { { 99.0, DAG_ALERT_PENDING }, /* 59 s over twice 20 s */
                { 100.0, DAG_ALERT_FIRING },
                { 256.0, DAG_ALERT_FIRING },
                { INFINITY, DAG_ALERT_PENDING } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Desk) desk = { 0 };
      DagSnapshot *snapshot;

      desk_open (&desk);
      snapshot = next (&desk, POLL_S);
      add_queue (snapshot, 16, cases[i].longest_s);
      add_agent (snapshot, "a", DAG_STATE_ON_CONTACT, T0, "q");
      look (&desk, snapshot);
      g_assert_cmpint (find (&desk, DAG_ALERT_LONGEST_WAIT, "queue:q")->state, ==,
                       cases[i].state);
      g_assert_cmpint (find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q")->state, ==,
                       DAG_ALERT_PENDING); /* four for each: for how long nobody knows */
    }
}

/* Nobody at work and somebody waiting is the worst there is; nobody there at all, closed. */
static void
test_nobody (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk);
  for (int i = 0; i < 8; i++)
    {
      DagSnapshot *snapshot = next (&desk, POLL_S);
      DagQueueSample *queue = add_queue (snapshot, 1, 5.0);

      queue->on_contact = 0;
      add_agent (snapshot, "a", DAG_STATE_OFFLINE, T0, "q");
      look (&desk, snapshot);
    }
  g_assert_null (find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q"));
  for (int i = 0; i < 8; i++)
    {
      DagSnapshot *snapshot = next (&desk, POLL_S);
      DagQueueSample *queue = add_queue (snapshot, 1, 5.0);

      queue->on_contact = 0;
      add_agent (snapshot, "a", DAG_STATE_BREAK, desk.now_us, "q");
      look (&desk, snapshot);
    }
  g_assert_true (
      isinf (find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q")->value));
}

/* Anna works from ten on; the alert of her stretch ends with a pause of five minutes. */
static void
test_stretch (void)
{
  g_auto (Desk) desk = { 0 };
  int64_t since_us = T0;

  desk_open (&desk);
  for (int minute = 0; minute < 125; minute++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      since_us = T0 + DAG_SAMPLE_MINUTES (minute / 4 * 4);
      add_agent (snapshot, "anna",
                 minute % 4 == 3 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT, since_us, NULL)
          ->signed_in_at_us
          = T0;
      look (&desk, snapshot);
    }
  g_assert_cmpint (find (&desk, DAG_ALERT_STRETCH, "agent:anna")->severity, ==,
                   DAG_ALERT_LEVEL_OVERLOAD);
  g_assert_cmpint (find (&desk, DAG_ALERT_CONTACTS_SINCE_BREAK, "agent:anna")->severity, ==,
                   DAG_ALERT_LEVEL_OVERLOAD);
  g_assert_cmpuint (desk.n_told, ==, 1); /* one group, told once an hour */
  since_us = desk.now_us + DAG_SAMPLE_SECONDS (60);
  for (int minute = 0; minute < 6; minute++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      add_agent (snapshot, "anna", DAG_STATE_BREAK, since_us, NULL)->signed_in_at_us = T0;
      look (&desk, snapshot);
    }
  g_assert_cmpint (find (&desk, DAG_ALERT_STRETCH, "agent:anna")->state, ==,
                   DAG_ALERT_RESOLVED);
  g_assert_cmpint (find (&desk, DAG_ALERT_CONTACTS_SINCE_BREAK, "agent:anna")->state, ==,
                   DAG_ALERT_RESOLVED);
}

/* Who is not in one answer and comes back from a pause is well, and the alert ends by that. */
static void
test_back (void)
{
  g_auto (Desk) desk = { 0 };
  const DagAlert *alert;
  int64_t since_us;

  desk_open (&desk);
  for (int minute = 0; minute < 125; minute++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      add_agent (snapshot, "anna",
                 minute % 4 == 3 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT,
                 T0 + DAG_SAMPLE_MINUTES (minute / 4 * 4), NULL)
          ->signed_in_at_us
          = T0;
      add_agent (snapshot, "ben", DAG_STATE_AVAILABLE, T0, NULL);
      look (&desk, snapshot);
    }
  since_us = desk.now_us + DAG_SAMPLE_SECONDS (60);
  for (int minute = 0; minute < 8; minute++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      if (minute > 5)
        add_agent (snapshot, "anna", DAG_STATE_BREAK, since_us, NULL)->signed_in_at_us = T0;
      add_agent (snapshot, "ben", DAG_STATE_AVAILABLE, T0, NULL);
      look (&desk, snapshot);
    }
  alert = find (&desk, DAG_ALERT_STRETCH, "agent:anna");
  g_assert_cmpint (alert->state, ==, DAG_ALERT_RESOLVED);
  g_assert_false (alert->is_lapsed);
}

static DagAlertAir
measure (const char *shift,
         int         seconds)
{
  g_autoptr (DagTrack) track = dag_alert_sample_track (shift);
  DagAlertAir air;

  dag_alert_air_measure (track, T0, T0 + DAG_SAMPLE_SECONDS (seconds), &air);
  return air;
}

/* A gap of half a minute begins another row; a short pause is air, and no breather. */
static void
test_air (void)
{
  DagAlertAir air = measure ("C100 A20 C100 A20 C100", 340);

  g_assert_cmpint (air.contacts_in_row, ==, 3);
  air = measure ("C100 A20 C100 A40 C100", 360);
  g_assert_cmpint (air.contacts_in_row, ==, 1);
  g_assert_false (air.is_row_over);
  air = measure ("C100 A130", 230);
  g_assert_true (air.is_row_over);
  air = measure ("C1000 B120 C1000", 2120);
  g_assert_true (air.had_short_pause);
  g_assert_cmpfloat_with_epsilon (air.break_s, 0.0, 1e-9);
  g_assert_cmpint (air.contacts_since_break, ==, 2);
  g_assert_cmpfloat_with_epsilon (air.stretch_s, 2120.0, 1e-6);
  air = measure ("C1000 B300 C1000", 2300);
  g_assert_cmpint (air.contacts_since_break, ==, 1);
  g_assert_cmpfloat_with_epsilon (air.stretch_s, 1000.0, 1e-6);
}

static DagAlertAirLack
judge (const char *shift,
       int         seconds)
{
  const DagAlertRule *rule = dag_alert_sample_rule (DAG_ALERT_DAY_WITHOUT_AIR);
  DagAlertAir air = measure (shift, seconds);

  return dag_alert_air_judge (&air, rule);
}

/* The same shift, where the roster has no break to come. */
static DagAlertAirLack
judge_gapless (const char *shift,
               int         seconds)
{
  const DagAlertRule *rule = dag_alert_sample_rule (DAG_ALERT_DAY_WITHOUT_AIR);
  DagAlertAir air = measure (shift, seconds);

  air.is_gapless = TRUE;
  return dag_alert_air_judge (&air, rule);
}

/* The seed: eight hours on the phone, a half-hour lunch, and no time for the toilet. */
static void
test_seed (void)
{
  g_assert_cmpint (judge ("C14400 B1800 C14400", 30600), ==, DAG_ALERT_AIR_NONE);
  /* a short pause, a longer lunch, a breather in the last hour: none of these */
  g_assert_cmpint (judge ("C14400 B1800 C7200 B120 C7200", 30720), !=, DAG_ALERT_AIR_NONE);
  g_assert_cmpint (judge ("C14400 B2100 C14400", 30900), !=, DAG_ALERT_AIR_NONE);
  g_assert_cmpint (judge ("C14400 B1800 C14400 B300 C600", 31500), ==, DAG_ALERT_AIR_ENOUGH);
  /* four hours with hardly any air, and with some */
  g_assert_cmpint (judge ("C14500", 14500), ==, DAG_ALERT_AIR_LITTLE);
  g_assert_cmpint (judge ("C7200 A900 C7300 A900", 16300), ==, DAG_ALERT_AIR_ENOUGH);
  /* from five hours on where nothing of the roster is left to breathe in; not before */
  g_assert_cmpint (judge_gapless ("C14400 B1800 C3600", 19800), ==, DAG_ALERT_AIR_NONE);
  g_assert_cmpint (judge ("C14400 B1800 C3600", 19800), !=, DAG_ALERT_AIR_NONE);
  g_assert_cmpint (judge_gapless ("C14340 B1800 C3600", 19740), !=, DAG_ALERT_AIR_NONE);
  g_assert_cmpint (judge_gapless ("C14400 B1860 C3600", 19860), !=, DAG_ALERT_AIR_NONE);
  g_assert_cmpint (judge_gapless ("C7200 B120 C7200 B1800 C3600", 19920), !=,
                   DAG_ALERT_AIR_NONE);
  /* what was not seen is not claimed */
  g_assert_cmpint (judge ("C14000", 14000), ==, DAG_ALERT_AIR_ENOUGH);
}

/* The counters: the level of half an hour, and a silence that is no chance. */
static void
test_meter (void)
{
  DagAlertMeter *meter = dag_alert_meter_new ();
  DagQueueDay day = { .abandoned = 0 };
  DagQueueDay counts;

  for (int minute = 0; minute <= 60; minute++)
    {
      day.offered = minute;
      day.answered = minute;
      day.answered_within = minute < 30 ? minute : 30;
      dag_alert_meter_add (meter, &day, 0, T0 + DAG_SAMPLE_MINUTES (minute));
    }
  g_assert_true (dag_alert_meter_read (meter, DAG_SAMPLE_MINUTES (30), &counts));
  g_assert_cmpint (counts.offered, >=, 28);
  g_assert_cmpint (counts.offered, <=, 32);
  g_assert_cmpint (counts.answered_within, <=, 2);
  g_assert_cmpfloat (dag_alert_meter_get_missed (meter), <, 1e-9);
  for (int minute = 61; minute <= 70; minute++)
    dag_alert_meter_add (meter, &day, 0, T0 + DAG_SAMPLE_MINUTES (minute));
  g_assert_cmpfloat (dag_alert_meter_get_missed (meter), <, 1e-9); /* not yet a quarter */
  for (int minute = 71; minute <= 80; minute++)
    dag_alert_meter_add (meter, &day, 0, T0 + DAG_SAMPLE_MINUTES (minute));
  g_assert_cmpfloat (dag_alert_meter_get_missed (meter), >, 18.0);
  dag_alert_meter_add (meter, &day, 1, T0 + DAG_SAMPLE_MINUTES (81)); /* somebody waits */
  g_assert_cmpfloat (dag_alert_meter_get_missed (meter), <, 1e-9);
  day.offered = 2; /* midnight */
  dag_alert_meter_add (meter, &day, 0, T0 + DAG_SAMPLE_MINUTES (82));
  g_assert_false (dag_alert_meter_read (meter, DAG_SAMPLE_MINUTES (30), &counts));
  dag_alert_meter_free (meter);
}

/* Who could help: free, of another queue where nobody waits, with the skill it takes. */
static void
test_help (void)
{
  g_autoptr (DagSnapshot) snapshot = dag_sample_snapshot (T0 + DAG_SAMPLE_MINUTES (5));
  const char *skilled[] = { "q", "mail", NULL };
  const char *other[] = { "mail", NULL };
  g_auto (DagAlertHelp) help = { 0 };

  add_queue (snapshot, 9, 100.0);
  dag_sample_queue (snapshot, "calm", DAG_CHANNEL_PHONE, 0);
  add_agent (snapshot, "own", DAG_STATE_AVAILABLE, T0, "q");
  add_agent (snapshot, "busy", DAG_STATE_ON_CONTACT, T0, "calm");
  add_agent (snapshot, "just", DAG_STATE_AVAILABLE, snapshot->taken_at_us, "calm");
  add_agent (snapshot, "free", DAG_STATE_AVAILABLE, T0, "calm")->skills
      = g_strdupv ((char **) skilled);
  add_agent (snapshot, "unskilled", DAG_STATE_AVAILABLE, T0, "calm")->skills
      = g_strdupv ((char **) other);
  dag_alert_help_find (&help, snapshot, "q");
  g_assert_true (help.by_skill);
  g_assert_cmpuint (help.people->len, ==, 1);
  g_assert_cmpstr (((DagAgentSample *) g_ptr_array_index (help.people, 0))->id, ==, "free");
}

/* ρ* of the table: a small pool cannot be so busy, so its levels lie lower. */
static void
test_small_team (void)
{
  g_auto (Desk) desk = { 0 };
  const DagAlert *alert;

  desk_open (&desk);
  for (int minute = 0; minute < 45; minute++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      add_queue (snapshot, 0, 0.0);
      for (int i = 0; i < 5; i++)
        {
          g_autofree char *id = g_strdup_printf ("a%d", i);

          add_agent (snapshot, id, minute % 4 == 3 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT,
                     desk.now_us, "q");
        }
      look (&desk, snapshot);
    }
  alert = find (&desk, DAG_ALERT_OCCUPANCY, "team:t"); /* 75 % is too much for five */
  g_assert_nonnull (alert);
  g_assert_cmpfloat_with_epsilon (alert->levels.watch,
                                  dag_staffing_most_occupancy (5, 180.0, 0.8, 20.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (alert->levels.watch, 0.61, 0.02);
  g_assert_cmpint (alert->severity, ==, DAG_ALERT_LEVEL_OVERLOAD);
}

/* Three marks in an hour, or two contacts in a row, and a breather takes them away. */
static void
test_heavy (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) g_array_unref);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (int64_t));

  desk_open (&desk);
  g_hash_table_insert (marks, (gpointer) "anna", times);
  dag_alert_signals_set_marks (desk.signals, marks);
  for (int minute = 0; minute < 20; minute++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      add_agent (snapshot, "anna",
                 minute % 2 == 1 ? DAG_STATE_AVAILABLE : DAG_STATE_ON_CONTACT, desk.now_us,
                 NULL)
          ->signed_in_at_us
          = T0;
      look (&desk, snapshot);
      if (minute == 4 || minute == 16)
        g_array_append_val (times, desk.now_us);
      if (minute == 17)
        g_assert_null (find (&desk, DAG_ALERT_HEAVY_CONTACTS, "agent:anna"));
      if (minute == 18)
        g_array_append_val (times, desk.now_us);
    }
  g_assert_cmpint (find (&desk, DAG_ALERT_HEAVY_CONTACTS, "agent:anna")->state, ==,
                   DAG_ALERT_FIRING);
  g_array_set_size (times, 0); /* erased */
  for (int i = 0; i < 2; i++)
    {
      DagSnapshot *snapshot = next (&desk, 60);

      add_agent (snapshot, "anna", DAG_STATE_AVAILABLE, desk.now_us, NULL);
      look (&desk, snapshot);
    }
  g_assert_cmpint (find (&desk, DAG_ALERT_HEAVY_CONTACTS, "agent:anna")->state, ==,
                   DAG_ALERT_RESOLVED);
}

/* F-U05: no answer comes. What is open stays, marked; "no data" hides it, and ends with the
 * first good poll. */
static void
test_blind (void)
{
  g_auto (Desk) desk = { 0 };
  g_auto (DagAlertNews) news = { 0 };
  DagAlert *alert;
  DagSnapshot *snapshot;

  desk_open (&desk);
  for (int i = 0; i < 8; i++)
    {
      snapshot = next (&desk, POLL_S);
      add_queue (snapshot, 13, 45.0);
      add_agent (snapshot, "a", DAG_STATE_ON_CONTACT, T0, "q");
      look (&desk, snapshot);
    }
  alert = find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q");
  dag_alert_signals_go_blind (desk.signals, desk.engine, desk.now_us + DAG_SAMPLE_SECONDS (70),
                              70.0, 60.0, &news);
  g_assert_cmpint (alert->state, ==, DAG_ALERT_FIRING);
  g_assert_true (alert->is_blind);
  g_assert_true (alert->is_inhibited);
  g_assert_cmpint (find (&desk, DAG_ALERT_DATA, "")->severity, ==, DAG_ALERT_LEVEL_WATCH);
  dag_alert_news_clear (&news);
  dag_alert_signals_go_blind (desk.signals, desk.engine,
                              desk.now_us + DAG_SAMPLE_SECONDS (320), 320.0, 60.0, &news);
  g_assert_cmpint (find (&desk, DAG_ALERT_DATA, "")->severity, ==, DAG_ALERT_LEVEL_OVERLOAD);
  snapshot = next (&desk, 330);
  add_queue (snapshot, 13, 45.0);
  add_agent (snapshot, "a", DAG_STATE_ON_CONTACT, T0, "q");
  look (&desk, snapshot);
  g_assert_cmpint (find (&desk, DAG_ALERT_DATA, "")->state, ==, DAG_ALERT_RESOLVED);
  g_assert_false (alert->is_blind);
  g_assert_false (alert->is_inhibited);
}

/* A queue that its source no longer mentions is let go after a while, and that is said. */
static void
test_lapse (void)
{
  g_auto (Desk) desk = { 0 };
  DagAlert *alert;

  desk_open (&desk);
  for (int i = 0; i < 8; i++)
    {
      DagSnapshot *snapshot = next (&desk, POLL_S);

      add_queue (snapshot, 13, 45.0);
      add_agent (snapshot, "a", DAG_STATE_ON_CONTACT, T0, "q");
      look (&desk, snapshot);
    }
  alert = find (&desk, DAG_ALERT_WAITING_PER_AGENT, "queue:q");
  for (int i = 0; i < 10; i++)
    look (&desk, next (&desk, 60));
  g_assert_cmpint (alert->state, ==, DAG_ALERT_FIRING);
  for (int i = 0; i < 10; i++)
    look (&desk, next (&desk, 60));
  g_assert_cmpint (alert->state, ==, DAG_ALERT_RESOLVED);
  g_assert_true (alert->is_lapsed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alert-signals/queue", test_queue);
  g_test_add_func ("/core/alert-signals/first-look", test_first_look);
  g_test_add_func ("/core/alert-signals/nobody", test_nobody);
  g_test_add_func ("/core/alert-signals/stretch", test_stretch);
  g_test_add_func ("/core/alert-signals/back", test_back);
  g_test_add_func ("/core/alert-signals/air", test_air);
  g_test_add_func ("/core/alert-signals/seed", test_seed);
  g_test_add_func ("/core/alert-signals/meter", test_meter);
  g_test_add_func ("/core/alert-signals/help", test_help);
  g_test_add_func ("/core/alert-signals/small-team", test_small_team);
  g_test_add_func ("/core/alert-signals/heavy", test_heavy);
  g_test_add_func ("/core/alert-signals/blind", test_blind);
  g_test_add_func ("/core/alert-signals/lapse", test_lapse);
  return g_test_run ();
}

/* test-alerts.c - alerts: hold, hysteresis, missing data, budget, storm, and their laws
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-engine.h"

#define POLL_US (10 * DAG_USEC_PER_SEC)
#define MINUTE_US (60 * DAG_USEC_PER_SEC)

static const DagAlertRule waiting = { .id = "waiting-per-agent",
                                      .scope = DAG_ALERT_ABOUT_TEAM,
                                      .watch = 1.5,
                                      .overload = 3.0,
                                      .clear = 1.35,
                                      .hold_us = MINUTE_US,
                                      .good_polls = 2 };
static const DagAlertRule stretch = { .id = "unbroken-stretch",
                                      .scope = DAG_ALERT_ABOUT_AGENT,
                                      .watch = 100.0,
                                      .overload = 120.0,
                                      .clear = 5.0,
                                      .hold_us = 0,
                                      .good_polls = 1 };
static const DagAlertRule no_data = { .id = "data",
                                      .scope = DAG_ALERT_ABOUT_DATA,
                                      .watch = 3.0,
                                      .overload = 30.0,
                                      .clear = 0.0,
                                      .hold_us = 0,
                                      .good_polls = 1 };

typedef struct
{
  DagAlertEngine *engine;
  int64_t now_us;
  guint n_told;
  guint n_storms;
} Desk;

static void
desk_init (Desk *self)
{
  *self = (Desk){ .engine = dag_alert_engine_new (), .now_us = 1000 * MINUTE_US };
}

static void
desk_clear (Desk *self)
{
  g_clear_pointer (&self->engine, dag_alert_engine_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
feed (Desk                 *self,
      const DagAlertSample *samples,
      guint                 n_samples)
{
  g_auto (DagAlertNews) news = { 0 };

  self->now_us += POLL_US;
  dag_alert_engine_feed (self->engine, self->now_us, samples, n_samples, &news);
  self->n_told += news.told->len;
  self->n_storms += news.storm_began ? 1 : 0;
}

static void
poll (Desk               *self,
      const DagAlertRule *rule,
      const char         *subject,
      double              value)
{
  DagAlertSample sample = { rule, subject, value, TRUE };

  feed (self, &sample, 1);
}

static void
poll_blind (Desk *self)
{
  DagAlertSample sample = { &waiting, "q", 0.0, FALSE };

  feed (self, &sample, 1);
}

static DagAlert *
only_alert (Desk *self)
{
  GPtrArray *alerts = dag_alert_engine_get_alerts (self->engine);

  g_assert_cmpuint (alerts->len, ==, 1);
  return g_ptr_array_index (alerts, 0);
}

static void
test_life (void)
{
  g_auto (Desk) desk = { 0 };
  int64_t fired_us;

  desk_init (&desk);
  poll (&desk, &waiting, "q", 1.5); /* not above it */
  g_assert_cmpuint (dag_alert_engine_get_alerts (desk.engine)->len, ==, 0);
  for (int i = 0; i < 6; i++)
    poll (&desk, &waiting, "q", 2.0);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_PENDING);
  g_assert_cmpuint (desk.n_told, ==, 0);
  poll (&desk, &waiting, "q", 2.0); /* held a minute */
  fired_us = desk.now_us;
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_FIRING);
  g_assert_cmpint (only_alert (&desk)->severity, ==, DAG_ALERT_LEVEL_WATCH);
  g_assert_cmpuint (desk.n_told, ==, 1);

  /* hysteresis: below the threshold is not yet over, and one good poll is not enough */
  poll (&desk, &waiting, "q", 1.4);
  poll (&desk, &waiting, "q", 1.3);
  poll (&desk, &waiting, "q", 1.4);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_FIRING);
  poll (&desk, &waiting, "q", 1.3);
  poll (&desk, &waiting, "q", 1.35);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_RESOLVED);
  g_assert_cmpint (only_alert (&desk)->fired_us, ==, fired_us);
  g_assert_cmpint (only_alert (&desk)->resolved_us, ==, desk.now_us);
  g_assert_cmpfloat_with_epsilon (only_alert (&desk)->worst, 2.0, 1e-9);
  g_assert_cmpuint (desk.n_told, ==, 1);
}

/* Of what began at once, the worst comes first; and stays there, however it goes on. */
static void
test_order (void)
{
  g_auto (Desk) desk = { 0 };
  DagAlertSample samples[] = { { &waiting, "q1", 2.0, TRUE }, { &waiting, "q2", 9.0, TRUE } };
  GPtrArray *alerts;

  desk_init (&desk);
  feed (&desk, samples, 2);
  samples[0].value = 12.0;
  feed (&desk, samples, 2);
  alerts = dag_alert_engine_get_alerts (desk.engine);
  g_assert_cmpuint (alerts->len, ==, 2);
  g_assert_cmpint (dag_alert_compare_urgency (g_ptr_array_index (alerts, 0),
                                              g_ptr_array_index (alerts, 1)), >, 0);
  g_assert_cmpint (dag_alert_compare_urgency (g_ptr_array_index (alerts, 1),
                                              g_ptr_array_index (alerts, 0)), <, 0);
}

static void
test_pending_leaves_no_trace (void)
{
  g_auto (Desk) desk = { 0 };

  desk_init (&desk);
  for (int i = 0; i < 5; i++)
    poll (&desk, &waiting, "q", 9.0);
  poll (&desk, &waiting, "q", 1.0);
  g_assert_cmpuint (dag_alert_engine_get_alerts (desk.engine)->len, ==, 0);
  g_assert_cmpuint (desk.n_told, ==, 0);
}

static void
test_grows_worse (void)
{
  g_auto (Desk) desk = { 0 };

  desk_init (&desk);
  for (int i = 0; i < 8; i++)
    poll (&desk, &waiting, "q", 2.0);
  g_assert_true (dag_alert_engine_acknowledge (desk.engine, 1, "mail team helps", desk.now_us));
  g_assert_cmpstr (only_alert (&desk)->note, ==, "mail team helps");
  for (int i = 0; i < 6; i++)
    poll (&desk, &waiting, "q", 4.0);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_ACKNOWLEDGED);
  poll (&desk, &waiting, "q", 4.0);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_FIRING);
  g_assert_cmpint (only_alert (&desk)->severity, ==, DAG_ALERT_LEVEL_OVERLOAD);
  g_assert_cmpuint (desk.n_told, ==, 2);
}

static void
test_snooze (void)
{
  g_auto (Desk) desk = { 0 };
  int64_t until_us;

  desk_init (&desk);
  for (int i = 0; i < 8; i++)
    poll (&desk, &waiting, "q", 2.0);
  until_us = desk.now_us + 15 * MINUTE_US;
  g_assert_true (dag_alert_engine_snooze (desk.engine, 1, until_us, desk.now_us));
  while (desk.now_us + POLL_US < until_us)
    poll (&desk, &waiting, "q", 2.0);
  g_assert_cmpuint (desk.n_told, ==, 1);
  poll (&desk, &waiting, "q", 2.0);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_FIRING);
  g_assert_cmpuint (desk.n_told, ==, 2);
  g_assert_false (dag_alert_engine_snooze (desk.engine, 99, until_us, desk.now_us));
}

/* F-U05: a source that goes silent neither fires nor ends an alert. */
static void
test_missing_data (void)
{
  g_auto (Desk) desk = { 0 };
  int64_t last_us;

  desk_init (&desk);
  for (int i = 0; i < 3; i++)
    poll (&desk, &waiting, "q", 2.0);
  for (int i = 0; i < 30; i++)
    poll_blind (&desk);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_PENDING);
  poll (&desk, &waiting, "q", 2.0);
  last_us = desk.now_us;
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_FIRING);
  for (int i = 0; i < 100; i++)
    poll_blind (&desk);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_FIRING);
  g_assert_true (only_alert (&desk)->is_blind);
  g_assert_cmpint (only_alert (&desk)->last_known_us, ==, last_us);
  poll (&desk, &waiting, "q", 0.5);
  poll (&desk, &waiting, "q", 0.5);
  g_assert_cmpint (only_alert (&desk)->state, ==, DAG_ALERT_RESOLVED);
}

static void
test_inhibition (void)
{
  g_auto (Desk) desk = { 0 };
  DagAlertSample samples[] = { { &stretch, "anna", 130.0, TRUE },
                               { &no_data, "", 5.0, TRUE } };

  desk_init (&desk);
  feed (&desk, samples, 2);
  g_assert_cmpuint (desk.n_told, ==, 1); /* of the data alone */
  g_assert_true (dag_alert_engine_find (desk.engine, 1)->is_inhibited);
  samples[1].value = 0.0;
  feed (&desk, samples, 2);
  g_assert_false (dag_alert_engine_find (desk.engine, 1)->is_inhibited);
  g_assert_cmpint (dag_alert_engine_find (desk.engine, 1)->state, ==, DAG_ALERT_FIRING);
}

/* F-U03: two hundred in a minute are one card and nothing is lost. */
static void
test_storm (void)
{
  g_auto (Desk) desk = { 0 };
  g_autofree DagAlertSample *samples = g_new0 (DagAlertSample, 200);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  desk_init (&desk);
  for (guint i = 0; i < 200; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("agent-%u", i));
      samples[i] = (DagAlertSample){ &stretch, g_ptr_array_index (names, i), 110.0, TRUE };
    }
  for (guint i = 0; i < 6; i++)
    feed (&desk, samples, 40 * (i + 1) > 200 ? 200 : 40 * (i + 1));
  g_assert_cmpuint (dag_alert_engine_get_alerts (desk.engine)->len, ==, 200);
  g_assert_cmpuint (desk.n_storms, ==, 1);
  g_assert_cmpuint (desk.n_told, ==, 0);
  for (guint i = 0; i < 200; i++)
    g_assert_cmpint (dag_alert_engine_find (desk.engine, i + 1)->state, ==, DAG_ALERT_FIRING);
}

/* F-U04, as a law: whatever flaps, and however it flaps, is told once. */
static void
test_flapping (void)
{
  for (guint32 seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_auto (Desk) desk = { 0 };
      int up = g_rand_int_range (random, 1, 30);
      int down = g_rand_int_range (random, 1, 60);

      desk_init (&desk);
      for (int i = 0; i < 2000; i++)
        poll (&desk, &waiting, "q",
              i % (up + down) < up ? g_rand_double_range (random, 1.51, 2.9)
                                   : g_rand_double_range (random, 0.0, 1.5));
      g_assert_cmpuint (desk.n_told, <=, 1);
      g_assert_cmpuint (dag_alert_engine_get_alerts (desk.engine)->len, <=, 1);
    }
}

/* Whatever comes, the budget holds, nothing told is lost, and a replay tells the same. */
static void
test_laws (void)
{
  for (guint32 seed = 0; seed < 30; seed++)
    {
      guint told[2] = { 0, 0 };

      for (int round = 0; round < 2; round++)
        {
          g_autoptr (GRand) random = g_rand_new_with_seed (seed);
          g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (int64_t));
          g_auto (Desk) desk = { 0 };

          desk_init (&desk);
          for (int i = 0; i < 1500; i++)
            {
              static const char *const subjects[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
              DagAlertSample samples[8];
              guint before = desk.n_told + desk.n_storms;

              for (guint j = 0; j < 8; j++)
                samples[j] = (DagAlertSample){ &stretch, subjects[j],
                                               g_rand_double_range (random, 0, 108),
                                               g_rand_int_range (random, 0, 9) > 0 };
              feed (&desk, samples, 8);
              for (guint j = before; j < desk.n_told + desk.n_storms; j++)
                g_array_append_val (times, desk.now_us);
            }
          for (guint i = 2; i < times->len; i++)
            g_assert_cmpint (g_array_index (times, int64_t, i)
                                 - g_array_index (times, int64_t, i - 2),
                             >=, 10 * MINUTE_US);
          for (guint i = 6; i < times->len; i++)
            g_assert_cmpint (g_array_index (times, int64_t, i)
                                 - g_array_index (times, int64_t, i - 6),
                             >=, 60 * MINUTE_US);
          told[round] = desk.n_told;
        }
      g_assert_cmpuint (told[0], ==, told[1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/alerts/life", test_life);
  g_test_add_func ("/core/alerts/order", test_order);
  g_test_add_func ("/core/alerts/pending-leaves-no-trace", test_pending_leaves_no_trace);
  g_test_add_func ("/core/alerts/grows-worse", test_grows_worse);
  g_test_add_func ("/core/alerts/snooze", test_snooze);
  g_test_add_func ("/core/alerts/missing-data", test_missing_data);
  g_test_add_func ("/core/alerts/inhibition", test_inhibition);
  g_test_add_func ("/core/alerts/storm", test_storm);
  g_test_add_func ("/core/alerts/flapping", test_flapping);
  g_test_add_func ("/core/alerts/laws", test_laws);
  return g_test_run ();
}

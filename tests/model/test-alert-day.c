/* test-alert-day.c - a whole bad day at speed through the real evaluation: what is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-watch.h"
#include "dag-sim-day.h"
#include "dag-words-alert.h"
#include "dag-words-time.h"

#include <string.h>

#define MINUTE_US (60 * DAG_USEC_PER_SEC)

/* One desk, and what it was told. */
typedef struct
{
  DagSimDay day;
  DagAlertWatch *watch;
  GString *told;   /* a line for each notification */
  GArray *told_us; /* when */
  guint n_overload;
} Desk;

static void
note_told (Desk       *self,
           const char *text)
{
  g_autofree char *at
      = dag_words_clock (dag_alert_watch_get_now_us (self->watch),
                         dag_dashboard_get_zone (self->day.dashboard));
  int64_t now_us = dag_alert_watch_get_now_us (self->watch);

  g_string_append_printf (self->told, "%s  %s\n", at, text);
  g_array_append_val (self->told_us, now_us);
}

static void
on_told (Desk         *self,
         DagAlertItem *item,
         guint         n)
{
  const DagAlert *alert = dag_alert_item_get_alert (item);
  int64_t now_us = dag_alert_watch_get_now_us (self->watch);
  g_autofree char *sentence
      = dag_words_alert_sentence (alert, dag_alert_item_get_name (item));
  g_autofree char *evidence = dag_words_alert_evidence (alert, now_us);
  g_autofree char *line
      = g_strdup_printf ("%-8s %s (%s)%s  -> %s", dag_words_alert_severity (alert->severity),
                         sentence, evidence, n > 1 ? " and more" : "",
                         dag_words_alert_action (alert));

  note_told (self, line);
  self->n_overload += alert->severity == DAG_ALERT_LEVEL_OVERLOAD ? 1 : 0;
  g_assert_cmpuint (n, >=, 1);
  g_assert_null (strstr (evidence, "for 0 seconds"));
  g_assert_cmpuint (strlen (dag_words_alert_action (alert)), >, 10);
}

static void
on_storm (Desk *self,
          guint n)
{
  g_autofree char *line = g_strdup_printf ("Storm    %u alerts at once: one card", n);

  note_told (self, line);
}

static void
desk_open (Desk           *self,
           DagSimScenario  scenario,
           uint64_t        seed,
           int             minute)
{
  *self = (Desk){ .told = g_string_new (NULL),
                  .told_us = g_array_new (FALSE, FALSE, sizeof (int64_t)) };
  dag_sim_day_open (&self->day, scenario, seed, 0, minute);
  self->watch = dag_dashboard_get_alerts (self->day.dashboard);
  g_signal_connect_swapped (self->watch, "told", G_CALLBACK (on_told), self);
  g_signal_connect_swapped (self->watch, "storm", G_CALLBACK (on_storm), self);
}

static void
desk_close (Desk *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->day.dashboard));
  dag_sim_day_close (&self->day);
  g_clear_pointer (&self->told_us, g_array_unref);
  g_string_free (g_steal_pointer (&self->told), TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_close)

static void
assert_budget (Desk *self)
{
  GArray *times = self->told_us;

  for (guint i = DAG_ALERT_MOST_IN_TEN_MINUTES; i < times->len; i++)
    g_assert_cmpint (g_array_index (times, int64_t, i)
                         - g_array_index (times, int64_t, i - DAG_ALERT_MOST_IN_TEN_MINUTES),
                     >=, 10 * MINUTE_US);
  for (guint i = DAG_ALERT_MOST_IN_AN_HOUR; i < times->len; i++)
    g_assert_cmpint (g_array_index (times, int64_t, i)
                         - g_array_index (times, int64_t, i - DAG_ALERT_MOST_IN_AN_HOUR),
                     >=, 60 * MINUTE_US);
}

/* The show: the alerts of an overloaded day in the order in which they came, each with its
 * evidence and what to do, within the budget; and the same day again tells the same. */
static void
test_overload (void)
{
  g_auto (Desk) desk = { 0 };
  g_auto (Desk) again = { 0 };
  g_auto (GStrv) lines = NULL;

  desk_open (&desk, DAG_SIM_OVERLOAD, 2, 480);
  dag_sim_day_live (&desk.day, 780);
  lines = g_strsplit (desk.told->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_test_message ("%s", lines[i]);
  g_assert_cmpuint (desk.told_us->len, >, 0);
  g_assert_cmpuint (desk.n_overload, >, 0);
  assert_budget (&desk);
  desk_open (&again, DAG_SIM_OVERLOAD, 2, 480);
  dag_sim_day_live (&again.day, 780);
  g_assert_cmpstr (again.told->str, ==, desk.told->str);
}

/* A calm day asks for next to nothing. */
static void
test_calm (void)
{
  g_auto (Desk) desk = { 0 };

  desk_open (&desk, DAG_SIM_CALM, 1, 540);
  dag_sim_day_live (&desk.day, 720);
  g_test_message ("%s", desk.told->str);
  assert_budget (&desk);
  g_assert_cmpuint (desk.told_us->len, <=, 6);
  g_assert_cmpuint (desk.n_overload, <=, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/alert-day/overload", test_overload);
  g_test_add_func ("/model/alert-day/calm", test_calm);
  return g_test_run ();
}

/* test-alert-rules.c - the rules on alerts as a file: shipped, and refused member by member
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-rules-file.h"
#include "dag-fault.h"

#include <math.h>
#include <string.h>

/* The defaults of the table, each with its origin. */
static void
test_shipped (void)
{
  static const struct
  {
    DagAlertKind kind;
    double watch;
    double overload;
    double clear;
    int hold_s;
  } table[] = {
    { DAG_ALERT_WAITING_PER_AGENT, 1.5, 3.0, 1.35, 60 },
    { DAG_ALERT_LONGEST_WAIT, 2.0, 5.0, 1.0, 60 },
    { DAG_ALERT_OLDEST_ITEM, 0.5, 1.0, 0.49, 300 },
    { DAG_ALERT_SERVICE_LEVEL, 0.0, 5.0, 0.0, 900 },
    { DAG_ALERT_OCCUPANCY, 0.88, 0.92, 0.85, 600 },
    { DAG_ALERT_STRETCH, 100.0, 120.0, 5.0, 0 },
    { DAG_ALERT_CONTACTS_SINCE_BREAK, 15.0, 25.0, 0.0, 0 },
    { DAG_ALERT_CONTACTS_IN_ROW, 8.0, 12.0, 0.0, 0 },
    { DAG_ALERT_DAY_WITHOUT_AIR, 10.0, 30.0, 0.0, 0 },
    { DAG_ALERT_DATA, 3.0, 300.0, 0.0, 0 },
  };
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new_shipped ();

  for (guint i = 0; i < DAG_N_ALERT_KINDS; i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (rules, (DagAlertKind) i);

      g_assert_nonnull (rule);
      g_assert_cmpuint (strlen (rule->origin), >, 20);
    }
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const DagAlertRule *rule = dag_alert_rules_get (rules, table[i].kind);

      g_assert_cmpfloat_with_epsilon (rule->watch, table[i].watch, 1e-12);
      g_assert_cmpfloat_with_epsilon (rule->overload, table[i].overload, 1e-12);
      g_assert_cmpfloat_with_epsilon (rule->clear, table[i].clear, 1e-12);
      g_assert_cmpint (rule->hold_us, ==, table[i].hold_s * DAG_USEC_PER_SEC);
    }
  g_assert_cmpfloat_with_epsilon (
      dag_alert_rules_get (rules, DAG_ALERT_LONGEST_WAIT)->overload_least, 360.0, 1e-12);
  g_assert_cmpint (dag_alert_rules_get (rules, DAG_ALERT_SERVICE_LEVEL)->overload_hold_us, ==,
                   1800 * DAG_USEC_PER_SEC);
  g_assert_cmpuint (dag_alert_rules_get (rules, DAG_ALERT_WAITING_PER_AGENT)->good_polls, ==, 2);
}

static char *
one_rule (const char *members)
{
  return g_strdup_printf ("{\"schema\":\"dagstart.alert-rules/1\",\"id\":\"x\",\"name\":\"X\","
                          "\"rules\":[{%s}]}",
                          members);
}

#define GOOD                                                                                  \
  "\"id\":\"longest-wait\",\"about\":\"team\",\"watch\":2,\"clear\":1,\"hold_s\":60,"            \
  "\"good_polls\":1,\"least\":1,\"most\":100,\"origin\":\"ours\""

static void
test_refused (void)
{
  static const struct
  {
    const char *members;
    const char *named;
  } bad[] = {
    { "\"id\":\"longest\",\"about\":\"team\"", "id" },
    { "\"id\":\"longest-wait\",\"about\":\"people\"", "about" },
    { "\"id\":\"longest-wait\",\"about\":\"team\"", "origin" },
    { GOOD ",\"watch_after_s\":-1", "watch_after_s" },
    { GOOD ",\"inclusive\":1", "inclusive" },
    { GOOD ",\"overload\":1", "overload" },
    { GOOD ",\"overload\":\"5\"", "overload" },
    { GOOD ",\"stranger\":1", "no other members" },
  };
  g_autofree char *good = one_rule (GOOD);
  g_autoptr (GError) none = NULL;
  g_autoptr (DagAlertRules) rules = dag_alert_rules_parse (good, -1, &none);

  g_assert_no_error (none);
  g_assert_false (
      dag_alert_rule_has_overload (dag_alert_rules_get (rules, DAG_ALERT_LONGEST_WAIT)));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = one_rule (bad[i].members);
      g_autoptr (GError) error = NULL;

      g_assert_null (dag_alert_rules_parse (text, -1, &error));
      g_assert_error (error, DAG_FAULT, DAG_FAULT_FIELD);
      g_assert_nonnull (strstr (error->message, bad[i].named));
    }
}

/* Escapes that are no letters: later versions of json-glib take them for no JSON at all. */
static void
test_no_letters (void)
{
  static const char *const bad[] = {
    "\"id\":\"longest-wait\",\"about\":\"team\",\"watch\":2,\"origin\":\"a\\ud800b\"",
    "\"id\":\"\\377\"",
  };
  static const char *const named[] = { "origin", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = one_rule (bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (dag_alert_rules_parse (text, -1, &error));
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (g_error_matches (error, DAG_FAULT, DAG_FAULT_PARSE))
        continue;
      g_assert_error (error, DAG_FAULT, DAG_FAULT_FIELD);
      g_assert_nonnull (strstr (error->message, named[i]));
    }
}

/* What is no file of rules at all. */
static void
test_hostile (void)
{
  g_autofree char *deep = g_strnfill (40000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (dag_alert_rules_parse (deep, -1, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (dag_alert_rules_parse ("\xff", 1, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_PARSE);
  g_clear_error (&error);
  g_assert_null (dag_alert_rules_parse ("[]", -1, &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_SHAPE);
  g_clear_error (&error);
  g_assert_null (dag_alert_rules_load_file ("/nonexistent/rules.json", &error));
  g_assert_error (error, DAG_FAULT, DAG_FAULT_IO);
}

/* Thresholds that a person sets: in range, in order, or not at all. */
static void
test_levels (void)
{
  g_autoptr (DagAlertRules) rules = dag_alert_rules_new_shipped ();
  DagAlertRule *rule = dag_alert_rules_get (rules, DAG_ALERT_WAITING_PER_AGENT);

  g_assert_cmpint (dag_alert_rule_set_levels (rule, 3.0, 2.0), ==,
                   DAG_ALERT_LEVELS_OUT_OF_ORDER);
  g_assert_cmpint (dag_alert_rule_set_levels (rule, 0.1, 2.0), ==,
                   DAG_ALERT_LEVELS_OUT_OF_RANGE);
  g_assert_cmpint (dag_alert_rule_set_levels (rule, 2.0, NAN), ==,
                   DAG_ALERT_LEVELS_OUT_OF_RANGE);
  g_assert_cmpfloat_with_epsilon (rule->watch, 1.5, 1e-12);
  g_assert_cmpint (dag_alert_rule_set_levels (rule, 2.0, 4.0), ==, DAG_ALERT_LEVELS_GOOD);
  g_assert_cmpfloat_with_epsilon (rule->clear, 1.8, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/alert-rules/shipped", test_shipped);
  g_test_add_func ("/store/alert-rules/refused", test_refused);
  g_test_add_func ("/store/alert-rules/no-letters", test_no_letters);
  g_test_add_func ("/store/alert-rules/hostile", test_hostile);
  g_test_add_func ("/store/alert-rules/levels", test_levels);
  return g_test_run ();
}

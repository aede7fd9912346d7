/* test-asterisk-options.c - what a user sets for an Asterisk, and whose clock is right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-clock.h"
#include "dag-asterisk-options.h"
#include "dag-fault.h"
#include "dag-value.h"

#include <string.h>

/* The words a user set go before the built-in ones; what cannot be right is refused. */
static void
test_options (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } wrong[] = {
    { "wrapup", "-1" },          { "wrapup", "soon" },     { "wrapup.sales", "99999" },
    { "reasons", "Lunch" },      { "reasons", "a=gone" },  { "reasons", "=break" },
    { "timezone", "Mars/Base" }, { "target", "101" },      { "short", "five" },
  };
  g_autoptr (DagConnection) connection
      = dag_connection_new ("asterisk", "http://127.0.0.1:8088/asterisk");
  g_autoptr (DagAsteriskOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  connection->options = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (connection->options, (char *) "reasons",
                       (char *) "Toilet = meeting; TRAINING=break\n"
                                " Einde gesprek=wrap-up;*=meeting");
  options = dag_asterisk_options_new (connection, &error);
  g_assert_no_error (error);
#define ASSERT_KIND(word, state) \
  g_assert_cmpint (dag_asterisk_options_map_reason (options, word), ==, state)
  ASSERT_KIND ("toilet", DAG_STATE_MEETING);
  ASSERT_KIND ("Training", DAG_STATE_BREAK);
  ASSERT_KIND ("einde gesprek", DAG_STATE_WRAP_UP);
  ASSERT_KIND ("Werkoverleg", DAG_STATE_MEETING);
  ASSERT_KIND ("Iets anders", DAG_STATE_MEETING);
  ASSERT_KIND (NULL, DAG_STATE_BREAK);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (DagAsteriskOptions) none = NULL;

      g_test_message ("%s=%s", wrong[i].key, wrong[i].value);
      g_clear_error (&error);
      g_hash_table_remove_all (connection->options);
      g_hash_table_insert (connection->options, (char *) wrong[i].key,
                           (char *) wrong[i].value);
      none = dag_asterisk_options_new (connection, &error);
      g_assert_null (none);
      g_assert_error (error, DAG_FAULT, DAG_FAULT_USAGE);
      g_assert_nonnull (strstr (error->message, "option "));
    }
}

/* F-C03: many Date headers together tell the skew much finer than one. */
static void
test_clock (void)
{
  const int64_t truth_us = -7 * 60 * DAG_USEC_PER_SEC + 123456;
  DagAsteriskClock clock = { 0 };

  g_assert_cmpint (dag_asterisk_clock_get_skew (&clock), ==, 0);
  for (int64_t our_us = 0; our_us < 100 * DAG_USEC_PER_SEC; our_us += 5170000)
    {
      int64_t date_us = (our_us + truth_us) / DAG_USEC_PER_SEC * DAG_USEC_PER_SEC;

      if (date_us > our_us + truth_us)
        date_us -= DAG_USEC_PER_SEC;
      dag_asterisk_clock_learn (&clock, date_us + DAG_USEC_PER_SEC / 2 - our_us, 20000);
    }
  g_assert_cmpint (ABS (dag_asterisk_clock_get_skew (&clock) - truth_us), <, 150000);
  /* The clock over there is set right: believed at once. */
  dag_asterisk_clock_learn (&clock, 0, 20000);
  g_assert_cmpint (ABS (dag_asterisk_clock_get_skew (&clock)), <, DAG_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api/asterisk/options/checked", test_options);
  g_test_add_func ("/api/asterisk/options/clock", test_clock);
  return g_test_run ();
}

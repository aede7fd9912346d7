/* test-privacy.c - words about somebody's health are found, others are left alone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy.h"
#include "dag-state-sums.h"
#include "dag-track.h"

#include <glib.h>

static void
check (const char *text,
       const char *word)
{
  g_autofree char *found = dag_privacy_health_words (text);

  if (g_strcmp0 (found, word) != 0)
    g_error ("“%s”: %s, not %s", text, found != NULL ? found : "nothing",
             word != NULL ? word : "nothing");
}

static void
test_found (void)
{
  check ("Anna is ziek", "ziek");
  check ("ANNA IS ZIEKGEMELD.", "ZIEKGEMELD");
  check ("vermoeden van burn-out bij Daan", "burn-out");
  check ("gaat naar de bedrijfsarts", "bedrijfsarts");
  check ("Re-ïntegratie begint maandag", "Re-ïntegratie");
  check ("she is pregnant", "pregnant");
  check ("(ADHD)", "ADHD");
  check ("called in sick", "sick");
}

static void
test_left_alone (void)
{
  check ("Anna had de zware lijn tot de lunch", NULL);
  check ("vraag over muziekles", NULL);  /* not "ziek" */
  check ("De artsenlijn was stil", NULL); /* a queue, not a doctor */
  check ("took a break at 11", NULL);
  check ("", NULL);
  check ("\xff\xfe", NULL);
  g_assert_null (dag_privacy_health_words (NULL));
}

/* Why somebody is away is dropped at the door where it is nobody's business; what may be
 * work stays, or nobody could say that it is. */
static void
test_private_reasons (void)
{
  static const char *const private_ones[]
      = { "Toilet", "toiletbezoek", "WC", "wc-pauze", "Naar de WC", "Bathroom break", "Plaspauze",
          "bio break", "Kolven", "Gebed", "Prayer", "Ziek naar huis", "Huisarts", "Fysio" };
  static const char *const others[]
      = { "Lunch", "Pauze", "Koffie", "Dokterslijn terugbellen", "Medische verklaring", "Bill run",
          "Plastic", "Training", "", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (private_ones); i++)
    {
      if (!dag_privacy_is_private (private_ones[i]))
        g_error ("“%s” is told", private_ones[i]);
      g_assert_null (dag_privacy_take_reason (g_strdup (private_ones[i])));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *kept = dag_privacy_take_reason (g_strdup (others[i]));

      g_assert_cmpstr (kept, ==, others[i]);
    }
  g_assert_false (dag_privacy_is_private (NULL));
}

/* No sum of a day tells of short pauses, whatever is around them; in two parts a pause is
 * one. */
static void
test_sums (void)
{
  static const struct
  {
    DagAgentState state;
    int minutes;
  } steps[] = { { DAG_STATE_BREAK, 2 },      { DAG_STATE_ON_CONTACT, 30 }, { DAG_STATE_BREAK, 4 },
                { DAG_STATE_AVAILABLE, 10 }, { DAG_STATE_BREAK, 3 },
                { DAG_STATE_BREAK, 3 },      { DAG_STATE_UNKNOWN, 5 },
                { DAG_STATE_BREAK, 4 },      { DAG_STATE_WRAP_UP, 1 },
                { DAG_STATE_BREAK, 1 },      { DAG_STATE_OFFLINE, 60 },
                { DAG_STATE_BREAK, 4 } };
  static const int wanted[DAG_N_STATES] = { [DAG_STATE_AVAILABLE] = 2 + 10 + 4,
                                            [DAG_STATE_ON_CONTACT] = 34,
                                            [DAG_STATE_WRAP_UP] = 2,
                                            [DAG_STATE_BREAK] = 6,
                                            [DAG_STATE_OFFLINE] = 60,
                                            [DAG_STATE_UNKNOWN] = 9 };
  DagStateSums sums = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    dag_state_sums_add (&sums, steps[i].state, steps[i].minutes * 60 * DAG_USEC_PER_SEC);
  dag_state_sums_end (&sums);
  for (guint i = 0; i < DAG_N_STATES; i++)
    g_assert_cmpint (sums.us[i], ==, wanted[i] * 60 * DAG_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/privacy/found", test_found);
  g_test_add_func ("/core/privacy/left-alone", test_left_alone);
  g_test_add_func ("/core/privacy/reasons", test_private_reasons);
  g_test_add_func ("/core/privacy/sums", test_sums);
  return g_test_run ();
}

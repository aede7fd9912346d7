/* test-wait-text.c - what customers are told about the wait: when, how long, in which words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-wait-text.h"

typedef struct
{
  const char *what;
  DagChannel channel;
  int64_t waiting;
  int64_t available;
  int64_t on_contact;
  int64_t handled;
  double handle_s;
  double expected_s;
  double longest_s;
  gboolean old;
  DagWaitVerdict verdict;
  int minutes;
  gboolean derived;
} WaitCase;

static const WaitCase cases[] = {
  { "given", DAG_CHANNEL_PHONE, 3, 0, 5, 0, 0, 95, 42, FALSE, DAG_WAIT_TRUSTED, 2, FALSE },
  { "given, whole minute", DAG_CHANNEL_PHONE, 3, 0, 5, 0, 0, 120, 42, FALSE,
    DAG_WAIT_TRUSTED, 2, FALSE },
  { "given, one second", DAG_CHANNEL_PHONE, 1, 0, 5, 0, 0, 1, 0, FALSE, DAG_WAIT_TRUSTED, 1,
    FALSE },
  { "by five", DAG_CHANNEL_CHAT, 9, 0, 5, 0, 0, 601, 300, FALSE, DAG_WAIT_TRUSTED, 15, FALSE },
  { "by ten", DAG_CHANNEL_PHONE, 9, 0, 5, 0, 0, 1801, 300, FALSE, DAG_WAIT_TRUSTED, 40,
    FALSE },
  { "more than an hour", DAG_CHANNEL_PHONE, 90, 0, 5, 0, 0, 3601, 300, FALSE,
    DAG_WAIT_TRUSTED, 61, FALSE },
  /* (3 + 1) × 300 s ÷ 4 people = 300 s */
  { "reckoned", DAG_CHANNEL_PHONE, 3, 0, 4, 20, 6000, -1, 60, FALSE, DAG_WAIT_TRUSTED, 5,
    TRUE },
  { "a given 0 is no estimate", DAG_CHANNEL_PHONE, 3, 0, 4, 20, 6000, 0, 60, FALSE,
    DAG_WAIT_TRUSTED, 5, TRUE },
  { "too few", DAG_CHANNEL_PHONE, 3, 0, 4, 9, 2700, -1, 60, FALSE, DAG_WAIT_TOO_FEW, 0,
    FALSE },
  { "counters not known", DAG_CHANNEL_PHONE, 3, 0, 4, -2, -2, -2, 60, FALSE,
    DAG_WAIT_UNKNOWN, 0, FALSE },
  { "people not known", DAG_CHANNEL_PHONE, 3, -1, -1, 20, 6000, -1, 60, FALSE,
    DAG_WAIT_UNKNOWN, 0, FALSE },
  { "nobody works", DAG_CHANNEL_PHONE, 3, 0, 0, 20, 6000, 95, 60, FALSE, DAG_WAIT_NOBODY, 0,
    FALSE },
  { "somebody is free", DAG_CHANNEL_PHONE, 0, 2, 3, 20, 6000, 95, -1, FALSE, DAG_WAIT_NONE, 0,
    FALSE },
  { "old", DAG_CHANNEL_PHONE, 3, 0, 5, 20, 6000, 95, 42, TRUE, DAG_WAIT_OLD, 0, FALSE },
  { "e-mail", DAG_CHANNEL_EMAIL, 212, 0, 5, 20, 6000, 95, -1, FALSE, DAG_WAIT_NOT_LIVE, 0,
    FALSE },
  { "contradicted", DAG_CHANNEL_PHONE, 3, 0, 5, 0, 0, 95, 191, FALSE, DAG_WAIT_CONTRADICTED,
    0, FALSE },
};

static void
test_estimate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WaitCase *c = &cases[i];
      g_autoptr (DagQueueSample) queue = dag_queue_sample_new ();
      DagWaitEstimate estimate = { 0 };

      g_test_message ("%s", c->what);
      queue->channel = c->channel;
      queue->waiting = c->waiting;
      queue->available = c->available;
      queue->on_contact = c->on_contact;
      queue->today.handled = c->handled;
      queue->today.handle_s = c->handle_s;
      queue->expected_wait_s = c->expected_s;
      queue->longest_wait_s = c->longest_s;
      dag_wait_estimate (&estimate, queue, c->old);
      g_assert_cmpint (estimate.verdict, ==, c->verdict);
      g_assert_cmpint (estimate.minutes, ==, c->minutes);
      g_assert_cmpint (estimate.derived, ==, c->derived);
      g_assert_cmpint (dag_seconds_is_known (estimate.seconds), ==,
                       c->verdict == DAG_WAIT_TRUSTED);
    }
}

static void
test_texts (void)
{
  static const struct
  {
    DagWaitVerdict verdict;
    int minutes;
    DagWaitReason reason;
    const char *dutch;
    const char *english;
  } texts[] = {
    { DAG_WAIT_TRUSTED, 4, DAG_WAIT_REASON_OUTAGE,
      "Door een storing is het drukker dan normaal. De wachttijd is nu ongeveer 4 minuten. "
      "Bedankt voor het geduld.",
      "Because of a disruption we are busier than usual. The wait is now about 4 minutes. "
      "Thank you for your patience." },
    { DAG_WAIT_TRUSTED, 1, DAG_WAIT_REASON_NONE,
      "De wachttijd is nu ongeveer 1 minuut. Bedankt voor het geduld.",
      "The wait is now about 1 minute. Thank you for your patience." },
    { DAG_WAIT_TRUSTED, 60, DAG_WAIT_REASON_NONE,
      "De wachttijd is nu ongeveer een uur. Bedankt voor het geduld.",
      "The wait is now about an hour. Thank you for your patience." },
    { DAG_WAIT_TRUSTED, 61, DAG_WAIT_REASON_NONE,
      "De wachttijd is nu meer dan een uur. Bedankt voor het geduld.",
      "The wait is now more than an hour. Thank you for your patience." },
    { DAG_WAIT_OLD, 0, DAG_WAIT_REASON_BUSY,
      "Het is op dit moment drukker dan normaal. We helpen iedereen zo snel als het kan. "
      "Bedankt voor het geduld.",
      "We are busier than usual at the moment. We will help everyone as soon as we can. "
      "Thank you for your patience." },
    { DAG_WAIT_NONE, 0, DAG_WAIT_REASON_NONE, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DagWaitEstimate estimate = { .verdict = texts[i].verdict, .minutes = texts[i].minutes };
      g_autofree char *dutch = dag_wait_text_dutch (&estimate, texts[i].reason);
      g_autofree char *english = dag_wait_text_english (&estimate, texts[i].reason);

      g_assert_cmpstr (dutch, ==, texts[i].dutch);
      g_assert_cmpstr (english, ==, texts[i].english);
    }
}

/* Every reason and every verdict has its words, and no text names a time it has not. */
static void
test_words (void)
{
  for (guint v = 0; v < DAG_N_WAIT_VERDICTS; v++)
    for (guint r = 0; r < DAG_N_WAIT_REASONS; r++)
      {
        DagWaitEstimate estimate = { .verdict = v };
        g_autofree char *dutch = dag_wait_text_dutch (&estimate, r);
        g_autofree char *english = dag_wait_text_english (&estimate, r);

        g_assert_cmpstr (dag_wait_reason_get_label (r), !=, "");
        g_assert_cmpstr (dag_wait_verdict_get_label (v), !=, "");
        g_assert_null (g_strstr_len (dutch, -1, "0"));
        g_assert_null (g_strstr_len (english, -1, "0"));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/wait-text/estimate", test_estimate);
  g_test_add_func ("/words/wait-text/texts", test_texts);
  g_test_add_func ("/words/wait-text/words", test_words);
  return g_test_run ();
}

/* test-privacy.c - words about somebody's health are found, others are left alone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-privacy.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/privacy/found", test_found);
  g_test_add_func ("/core/privacy/left-alone", test_left_alone);
  return g_test_run ();
}

/* dag-promise.c - promises to ring back: made of a line, how they stand, how many are kept
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never a customer's name or number: a reference of at most 20 characters, and none that
 * looks like a telephone number. */
#include "config.h"

#include "dag-promise-list.h"

#include "dag-words-number.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define MOST_REFERENCE 20
#define PHONE_DIGITS 8

static gboolean
is_open_or_of_day (DagBoardEntry *entry,
                   gpointer       user_data)
{
  DagStandupDesk *desk = user_data;
  const char *day = dag_board_entry_get_day (entry);

  if (g_strcmp0 (dag_board_entry_get_team (entry), dag_standup_desk_get_team (desk)) != 0
      || g_strcmp0 (day, dag_standup_desk_get_day (desk)) > 0)
    return FALSE;
  return dag_board_entry_get_number (entry, "done-at") == 0
         || g_strcmp0 (day, dag_standup_desk_get_day (desk)) == 0;
}

static int
compare_due (DagBoardEntry *a,
             DagBoardEntry *b)
{
  int64_t due_a = dag_board_entry_get_number (a, "due-at");
  int64_t due_b = dag_board_entry_get_number (b, "due-at");

  return due_a < due_b ? -1 : due_a > due_b;
}

/**
 * dag_promise_new_view:
 * @desk: the desk
 *
 * Returns: (transfer full): the promises of its team that are open, or of its day
 */
DagBoardView *
dag_promise_new_view (DagStandupDesk *desk)
{
  return dag_board_view_new (dag_standup_desk_get_board (desk), DAG_BOARD_PROMISE,
                             is_open_or_of_day, compare_due, g_object_ref (desk),
                             g_object_unref);
}

/* "14:30" or "14.30". */
static gboolean
parse_clock (const char *word,
             int        *hour,
             int        *minute)
{
  char colon;
  char more;

  return sscanf (word, "%2d%c%2d%c", hour, &colon, minute, &more) == 3
         && (colon == ':' || colon == '.') && *hour >= 0 && *hour < 24 && *minute >= 0
         && *minute < 60 && strlen (word) >= 4;
}

static gboolean
is_phone_number (const char *text)
{
  guint n_digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    n_digits += g_ascii_isdigit (*c) != 0;
  return n_digits >= PHONE_DIGITS;
}

static int64_t
get_moment_us (DagStandupDesk *desk,
               int             hour,
               int             minute)
{
  GTimeZone *zone = dag_dashboard_get_zone (dag_standup_desk_get_dashboard (desk));
  g_autofree char *noon = g_strconcat (dag_standup_desk_get_day (desk), "T12:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, NULL);
  g_autoptr (GDateTime) then
      = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                         g_date_time_get_day_of_month (day), hour, minute, 0.0);

  return g_date_time_to_unix (then) * DAG_USEC_PER_SEC;
}

typedef struct
{
  const DagPerson *person; /* (nullable) */
  int64_t due_us;          /* 0: not said */
  GString *reference;
} Parsed;

static void
parse_word (DagStandupDesk *desk,
            const char     *word,
            Parsed         *parsed)
{
  const DagPerson *person = NULL;
  int hour;
  int minute;

  if (*word == '@')
    person = dag_people_match (dag_standup_desk_get_people (desk), word + 1);
  if (person != NULL)
    parsed->person = person;
  else if (parsed->due_us == 0 && parse_clock (word, &hour, &minute))
    parsed->due_us = get_moment_us (desk, hour, minute);
  else if (*word != '\0')
    g_string_append_printf (parsed->reference, "%s%s", parsed->reference->len > 0 ? " " : "",
                            word);
}

static DagBoardEntry *
add (DagStandupDesk *desk,
     const Parsed   *parsed)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  DagBoardEntry *entry;

  dag_board_begin (board, _ ("Promise to ring back"));
  entry = dag_board_add (board, DAG_BOARD_PROMISE, dag_standup_desk_get_team (desk),
                         dag_standup_desk_get_day (desk), NULL);
  dag_board_set (board, entry, "reference", g_variant_new_string (parsed->reference->str));
  dag_board_set (board, entry, "source", g_variant_new_string ("own"));
  if (parsed->person != NULL)
    {
      dag_board_set (board, entry, "person", g_variant_new_string (parsed->person->id));
      dag_board_set (board, entry, "name", g_variant_new_string (parsed->person->name));
    }
  dag_board_set (
      board, entry, "promised-at",
      g_variant_new_int64 (dag_dashboard_get_now_us (dag_standup_desk_get_dashboard (desk))));
  dag_board_set (board, entry, "due-at", g_variant_new_int64 (parsed->due_us));
  dag_board_end (board);
  return entry;
}

/**
 * dag_promise_refuse:
 * @line: what was typed below the promises
 *
 * Returns: (transfer full) (nullable): why nothing may be kept of it, as a sentence; %NULL:
 *   it can be a promise, or a note
 */
char *
dag_promise_refuse (const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t", -1);
  g_autoptr (GString) rest = g_string_new (NULL);
  int hour;
  int minute;

  for (guint i = 0; words[i] != NULL; i++)
    if (!parse_clock (words[i], &hour, &minute))
      g_string_append (rest, words[i]);
  if (is_phone_number (rest->str))
    return g_strdup (_ ("No telephone numbers here: a case number of at most 20 characters."));
  return NULL;
}

/**
 * dag_promise_add:
 * @desk: the desk
 * @line: "@anna 14:30 case 4711"
 *
 * Returns: (transfer none) (nullable): the promise; %NULL: it has no time, or no reference,
 *   or one that is too long or looks like a number to ring
 */
DagBoardEntry *
dag_promise_add (DagStandupDesk *desk,
                 const char     *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t", -1);
  g_autoptr (GString) reference = g_string_new (NULL);
  Parsed parsed = { .reference = reference };

  for (guint i = 0; words[i] != NULL; i++)
    parse_word (desk, words[i], &parsed);
  if (parsed.due_us == 0 || reference->len == 0
      || g_utf8_strlen (reference->str, -1) > MOST_REFERENCE
      || is_phone_number (reference->str))
    return NULL;
  return add (desk, &parsed);
}

static char *
describe_state (DagBoardEntry *promise,
                int64_t        now_us)
{
  int64_t promised_us = dag_board_entry_get_number (promise, "promised-at");
  int64_t due_us = dag_board_entry_get_number (promise, "due-at");
  int64_t done_us = dag_board_entry_get_number (promise, "done-at");

  if (done_us > 0)
    return g_strdup (done_us <= due_us ? _ ("kept") : _ ("rung, but late"));
  if (now_us > due_us)
    return g_strdup (_ ("past its time: ring anyway, and agree a new time"));
  if (due_us > promised_us && now_us - promised_us > (due_us - promised_us) / 2)
    return g_strdup (_ ("half of the time has gone: no answer yet? Ring anyway"));
  return g_strdup (_ ("in time"));
}

/**
 * dag_promise_describe:
 * @desk: the desk
 * @promise: a promise
 * @now_us: the centre's clock
 *
 * Returns: (transfer full): "Anna, by 14:30 · in time"
 */
char *
dag_promise_describe (DagStandupDesk *desk,
                      DagBoardEntry  *promise,
                      int64_t         now_us)
{
  GTimeZone *zone = dag_dashboard_get_zone (dag_standup_desk_get_dashboard (desk));
  g_autofree char *clock
      = dag_words_clock (dag_board_entry_get_number (promise, "due-at"), zone);
  g_autofree char *state = describe_state (promise, now_us);
  const char *name = dag_board_entry_get_text (promise, "name");

  /* Translators: who promised to ring back, the time, how it stands */
  return g_strdup_printf (C_ ("promise", "%s, by %s · %s"), *name != '\0' ? name : _ ("somebody"),
                          clock, state);
}

/**
 * dag_promise_share:
 * @desk: the desk
 * @now_us: the centre's clock
 *
 * Returns: (transfer full) (nullable): "Kept: 87 % of 15", of the team's promises whose time
 *   has come; %NULL where there are none
 */
char *
dag_promise_share (DagStandupDesk *desk,
                   int64_t         now_us)
{
  GListModel *all
      = dag_board_get_entries (dag_standup_desk_get_board (desk), DAG_BOARD_PROMISE);
  g_autofree char *share = NULL;
  guint n_due = 0;
  guint n_kept = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (DagBoardEntry) entry = g_list_model_get_item (all, i);
      int64_t due_us = dag_board_entry_get_number (entry, "due-at");
      int64_t done_us = dag_board_entry_get_number (entry, "done-at");
      gboolean kept = done_us > 0 && done_us <= due_us;

      if (g_strcmp0 (dag_board_entry_get_team (entry), dag_standup_desk_get_team (desk)) != 0
          || (due_us > now_us && !kept))
        continue;
      n_due++;
      n_kept += kept;
    }
  if (n_due == 0)
    return NULL;
  share = dag_words_percent ((double) n_kept / n_due);
  /* Translators: the share of promises kept, “87 %”; of how many */
  return g_strdup_printf (_ ("Kept: %s of %u"), share, n_due);
}

/* dag-promise.c - promises to ring back: made of a line, how they stand, how many are kept
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never a customer's name or number: a reference of at most 20 characters, and none that
 * looks like a telephone number. */
#include "config.h"

#include "dag-promise-list.h"

#include "dag-words-name.h"
#include "dag-words-promise.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>


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
  if (dag_promise_is_number (rest->str))
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
  if (parsed.due_us == 0 || !dag_promise_reference_is_fit (reference->str))
    return NULL;
  return add (desk, &parsed);
}

/**
 * dag_promise_move:
 * @desk: the desk
 * @promise: a promise that is open
 * @due_us: the time that was agreed
 *
 * The new time counts from now on. A callback of the source stays there as it was: what was
 * agreed is a promise of the board that takes its place.
 */
void
dag_promise_move (DagStandupDesk   *desk,
                  const DagPromise *promise,
                  int64_t           due_us)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  int64_t now_us = dag_dashboard_get_now_us (dag_standup_desk_get_dashboard (desk));
  g_autofree char *name = dag_words_name (promise->name != NULL ? promise->name : "");
  DagBoardEntry *entry;

  dag_board_begin (board, _ ("A new time"));
  entry = promise->is_own ? dag_board_find (board, promise->id)
                          : dag_board_add (board, DAG_BOARD_PROMISE,
                                           dag_standup_desk_get_team (desk),
                                           dag_standup_desk_get_day (desk), NULL);
  if (entry != NULL && !promise->is_own)
    {
      dag_board_set (board, entry, "reference", g_variant_new_string (promise->reference));
      dag_board_set (board, entry, "source", g_variant_new_string (promise->id));
      dag_board_set (board, entry, "person",
                     g_variant_new_string (promise->person != NULL ? promise->person : ""));
      dag_board_set (board, entry, "name", g_variant_new_string (name));
    }
  if (entry != NULL)
    {
      int64_t n_moved = dag_board_entry_get_number (entry, "moved");

      dag_board_set (board, entry, "promised-at", g_variant_new_int64 (now_us));
      dag_board_set (board, entry, "due-at", g_variant_new_int64 (due_us));
      dag_board_set (board, entry, "moved", g_variant_new_int64 (n_moved + 1));
    }
  dag_board_end (board);
}

/**
 * dag_promise_keep:
 * @desk: the desk
 * @promise: a promise of the board
 *
 * They were rung just now.
 */
void
dag_promise_keep (DagStandupDesk   *desk,
                  const DagPromise *promise)
{
  DagBoard *board = dag_standup_desk_get_board (desk);
  int64_t now_us = dag_dashboard_get_now_us (dag_standup_desk_get_dashboard (desk));
  DagBoardEntry *entry = dag_board_find (board, promise->id);

  if (entry == NULL)
    return;
  dag_board_begin (board, _ ("Rung back"));
  dag_board_set (board, entry, "done-at", g_variant_new_int64 (now_us));
  dag_board_end (board);
}

/**
 * dag_promise_name:
 * @promise: a promise
 *
 * Returns: (transfer full): what it is known by: "case 4711", "Facturen · cb-9"
 */
char *
dag_promise_name (const DagPromise *promise)
{
  g_autofree char *reference = dag_words_name (promise->reference);
  g_autofree char *queue = promise->queue != NULL ? dag_words_name (promise->queue) : NULL;

  if (queue != NULL && *promise->reference != '\0')
    return g_strdup_printf ("%s · %s", queue, reference);
  if (queue != NULL)
    return g_steal_pointer (&queue);
  return g_strdup (*promise->reference != '\0' ? reference : _ ("Ring back"));
}

/**
 * dag_promise_describe:
 * @desk: the desk
 * @promise: a promise
 *
 * Returns: (transfer full): "Anna, by 14:30 · in time"
 */
char *
dag_promise_describe (DagStandupDesk   *desk,
                      const DagPromise *promise)
{
  GTimeZone *zone = dag_dashboard_get_zone (dag_standup_desk_get_dashboard (desk));
  g_autofree char *name = promise->name != NULL ? dag_words_name (promise->name) : NULL;

  return dag_words_promise (name, promise->due_us, promise->stage, zone);
}

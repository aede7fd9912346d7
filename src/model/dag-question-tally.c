/* dag-question-tally.c - questions that are counted by hand, one press each
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-board-ask.h"
#include "dag-question-watch-private.h"
#include "dag-time.h"

#include <glib/gi18n-lib.h>

#define WEEK 7
#define DAY_S (24 * 3600)

/* "2026-11-16" */
static char *
dup_day_name (int64_t day)
{
  g_autoptr (GDateTime) noon = g_date_time_new_from_unix_utc (day * DAY_S);

  return g_date_time_format (noon, "%Y-%m-%d");
}

/* The minute of its day at which something was counted. */
static int
get_minute (DagQuestionWatch *self,
            DagBoardEntry    *tally)
{
  int64_t at_us = dag_board_entry_get_number (tally, "at");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / DAG_USEC_PER_SEC);
  g_autoptr (GDateTime) local
      = utc != NULL
            ? g_date_time_to_timezone (utc, dag_dashboard_get_zone (self->dashboard))
            : NULL;

  return local != NULL ? g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local)
                       : 0;
}

/* Whether the source itself counts what the card is about. */
static gboolean
is_recorded (DagQuestionRadar *radar,
             DagBoardEntry    *card)
{
  g_auto (GStrv) reasons = dag_board_entry_dup_list (card, "reasons");

  for (guint i = 0; radar->knows_reasons && reasons[i] != NULL; i++)
    if (dag_question_radar_find (radar, reasons[i]) != NULL)
      return TRUE;
  return FALSE;
}

static DagQuestion *
ensure_question (DagQuestionWatch *self,
                 DagQuestionRadar *radar,
                 DagBoardEntry    *tally)
{
  DagBoardEntry *card = dag_board_find (self->board, dag_board_entry_get_parent (tally));
  DagQuestion *question;

  if (card == NULL || is_recorded (radar, card))
    return NULL;
  question = dag_question_radar_ensure (radar, dag_board_entry_get_id (card),
                                        dag_board_entry_get_text (card, "title"));
  question->is_tally = TRUE;
  return question;
}

/* Of every question the days count on which anything was tallied at all. */
static void
set_days (DagQuestionRadar *radar,
          guint             weeks)
{
  int n_days = 0;

  for (; weeks != 0; weeks >>= 1)
    n_days += (int) (weeks & 1);
  for (guint i = 0; i < radar->questions->len; i++)
    {
      DagQuestion *question = g_ptr_array_index (radar->questions, i);

      if (question->is_tally)
        question->past_days = n_days;
    }
}

/* Tells the radar what was tallied today and, up to this time, on the same weekdays. A card
 * whose reason the source records is not counted twice. */
void
dag_question_watch_add_tally (DagQuestionWatch *self,
                              DagQuestionRadar *radar)
{
  GListModel *entries = dag_board_get_entries (self->board, DAG_BOARD_TALLY);
  g_autofree char *names[DAG_RADAR_WEEKS + 1] = { NULL };
  guint weeks = 0;

  for (int week = 0; week <= DAG_RADAR_WEEKS; week++)
    names[week] = dup_day_name (self->day - WEEK * week);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DagBoardEntry) tally = g_list_model_get_item (entries, i);
      int week = 0;
      DagQuestion *question;

      while (week <= DAG_RADAR_WEEKS
             && g_strcmp0 (names[week], dag_board_entry_get_day (tally)) != 0)
        week++;
      if (week > DAG_RADAR_WEEKS)
        continue;
      question = ensure_question (self, radar, tally);
      if (question == NULL)
        continue;
      if (week == 0)
        question->today++;
      else
        {
          weeks |= 1u << week;
          question->before += get_minute (self, tally) <= self->minute;
        }
    }
  set_days (radar, weeks);
  for (int week = 0; week <= DAG_RADAR_WEEKS; week++)
    g_clear_pointer (&names[week], g_free);
}

/* Those of the last days are in memory already. */
void
dag_question_watch_fetch_tally (DagQuestionWatch *self)
{
  for (int week = 1; week <= DAG_RADAR_WEEKS; week++)
    {
      g_autofree char *name = dup_day_name (self->day - WEEK * week);

      dag_board_ask_async (self->board, DAG_BOARD_ASK_DAYS, name, name, NULL, NULL, NULL);
    }
}

/**
 * dag_question_watch_tally:
 * @self: a watch that knows the day
 * @card: an answer card
 *
 * Its question was heard once more. A step that can be undone.
 */
void
dag_question_watch_tally (DagQuestionWatch *self,
                          DagBoardEntry    *card)
{
  g_autofree char *label = NULL;
  DagBoardEntry *tally;

  g_return_if_fail (DAG_IS_QUESTION_WATCH (self) && DAG_IS_BOARD_ENTRY (card));

  if (self->day_name == NULL)
    return;
  /* Translators: in the undo list; %s is a question that was heard */
  label = g_strdup_printf (_ ("Heard: %s"), dag_board_entry_get_text (card, "title"));
  dag_board_begin (self->board, label);
  tally = dag_board_add (self->board, DAG_BOARD_TALLY, NULL, self->day_name,
                         dag_board_entry_get_id (card));
  dag_board_set (self->board, tally, "at",
                 g_variant_new_int64 (dag_dashboard_get_now_us (self->dashboard)));
  dag_board_end (self->board);
}

/**
 * dag_question_watch_count_tally:
 * @self: a watch
 * @card: an answer card
 *
 * Returns: how often its question was heard today
 */
guint
dag_question_watch_count_tally (DagQuestionWatch *self,
                                DagBoardEntry    *card)
{
  GListModel *entries;
  guint n = 0;

  g_return_val_if_fail (DAG_IS_QUESTION_WATCH (self) && DAG_IS_BOARD_ENTRY (card), 0);

  entries = dag_board_get_entries (self->board, DAG_BOARD_TALLY);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (DagBoardEntry) tally = g_list_model_get_item (entries, i);

      n += g_strcmp0 (dag_board_entry_get_parent (tally), dag_board_entry_get_id (card)) == 0
           && g_strcmp0 (dag_board_entry_get_day (tally), self->day_name) == 0;
    }
  return n;
}

/* dag-standup-clock.c - how long a stand-up and each of its topics take
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-standup-private.h"

#include <glib/gi18n-lib.h>

#define SAVE_EVERY_S 10 /* of the time spent: what a kill may lose of it */

static int64_t
get_time (DagStandup *self,
          const char *field)
{
  DagBoardEntry *entry = dag_standup_get_entry (self);

  return entry != NULL ? dag_board_entry_get_number (entry, field) : 0;
}

gboolean
dag_standup_is_running (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), FALSE);

  return get_time (self, "started-at") > 0 && get_time (self, "ended-at") == 0;
}

gboolean
dag_standup_has_ended (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), FALSE);

  return get_time (self, "ended-at") > 0;
}

/* Writes down what the topic in hand has taken since. */
static void
save_spent (DagStandup *self,
            int64_t     now_us)
{
  int64_t spent_s;

  if (self->current == NULL || self->current_since_us == 0)
    return;
  spent_s = dag_standup_get_spent_s (self, self->current, now_us);
  dag_board_set (self->board, self->current, "spent-s", g_variant_new_int64 (spent_s));
  /* What is less than a second is not lost. */
  self->current_since_us
      += (now_us - self->current_since_us) / DAG_USEC_PER_SEC * DAG_USEC_PER_SEC;
}

/**
 * dag_standup_start:
 * @self: a stand-up
 * @now_us: wall clock
 *
 * Begins, or goes on after an end.
 */
void
dag_standup_start (DagStandup *self,
                   int64_t     now_us)
{
  DagBoardEntry *entry;

  g_return_if_fail (DAG_IS_STANDUP (self));

  if (dag_standup_is_running (self))
    return;
  dag_board_begin (self->board, _ ("Start the stand-up"));
  entry = dag_standup_ensure (self);
  if (dag_board_entry_get_number (entry, "ended-at") > 0)
    {
      int64_t took_us = dag_standup_get_total_s (self, now_us) * DAG_USEC_PER_SEC;

      dag_board_set (self->board, entry, "started-at", g_variant_new_int64 (now_us - took_us));
      dag_board_set (self->board, entry, "ended-at", NULL);
    }
  else
    dag_board_set (self->board, entry, "started-at", g_variant_new_int64 (now_us));
  dag_board_end (self->board);
  if (self->current == NULL && dag_board_view_get_n (self->topics) > 0)
    g_set_object (&self->current, dag_board_view_get (self->topics, 0));
  self->current_since_us = now_us;
  dag_standup_tell (self);
}

void
dag_standup_stop (DagStandup *self,
                  int64_t     now_us)
{
  g_return_if_fail (DAG_IS_STANDUP (self));

  if (!dag_standup_is_running (self))
    return;
  save_spent (self, now_us);
  self->current_since_us = 0;
  dag_board_begin (self->board, _ ("End the stand-up"));
  dag_board_set (self->board, dag_standup_ensure (self), "ended-at",
                 g_variant_new_int64 (now_us));
  dag_board_end (self->board);
  dag_standup_tell (self);
}

/**
 * dag_standup_tick:
 * @self: a stand-up
 * @now_us: wall clock
 *
 * To be called about once a second: the time a topic takes is written down now and then.
 */
void
dag_standup_tick (DagStandup *self,
                  int64_t     now_us)
{
  g_return_if_fail (DAG_IS_STANDUP (self));

  if (self->current_since_us > 0
      && now_us - self->current_since_us >= SAVE_EVERY_S * DAG_USEC_PER_SEC)
    save_spent (self, now_us);
}

/**
 * dag_standup_get_total_s:
 * @self: a stand-up
 * @now_us: wall clock
 *
 * Returns: seconds since it began, or that it took; 0: it did not begin
 */
int64_t
dag_standup_get_total_s (DagStandup *self,
                         int64_t     now_us)
{
  int64_t started_us;
  int64_t ended_us;

  g_return_val_if_fail (DAG_IS_STANDUP (self), 0);

  started_us = get_time (self, "started-at");
  ended_us = get_time (self, "ended-at");
  if (started_us == 0)
    return 0;
  return MAX (0, (ended_us > 0 ? ended_us : now_us) - started_us) / DAG_USEC_PER_SEC;
}

/**
 * dag_standup_get_planned_s:
 * @self: a stand-up
 *
 * Returns: seconds planned for all its topics
 */
int64_t
dag_standup_get_planned_s (DagStandup *self)
{
  int64_t planned_s = 0;

  g_return_val_if_fail (DAG_IS_STANDUP (self), 0);

  for (guint i = 0; i < dag_board_view_get_n (self->topics); i++)
    planned_s
        += dag_board_entry_get_number (dag_board_view_get (self->topics, i), "planned-s");
  return planned_s;
}

/**
 * dag_standup_get_spent_s:
 * @self: a stand-up
 * @topic: one of its topics
 * @now_us: wall clock
 *
 * Returns: seconds spent on it
 */
int64_t
dag_standup_get_spent_s (DagStandup    *self,
                         DagBoardEntry *topic,
                         int64_t        now_us)
{
  int64_t spent_s;

  g_return_val_if_fail (DAG_IS_STANDUP (self) && DAG_IS_BOARD_ENTRY (topic), 0);

  spent_s = dag_board_entry_get_number (topic, "spent-s");
  if (topic == self->current && self->current_since_us > 0)
    spent_s += MAX (0, now_us - self->current_since_us) / DAG_USEC_PER_SEC;
  return spent_s;
}

/**
 * dag_standup_get_current:
 * @self: a stand-up
 *
 * Returns: (transfer none) (nullable): the topic in hand
 */
DagBoardEntry *
dag_standup_get_current (DagStandup *self)
{
  g_return_val_if_fail (DAG_IS_STANDUP (self), NULL);

  return self->current;
}

void
dag_standup_set_current (DagStandup    *self,
                         DagBoardEntry *topic,
                         int64_t        now_us)
{
  g_return_if_fail (DAG_IS_STANDUP (self));

  if (topic == self->current)
    return;
  save_spent (self, now_us);
  g_set_object (&self->current, topic);
  self->current_since_us = dag_standup_is_running (self) ? now_us : 0;
  dag_standup_tell (self);
}

/**
 * dag_standup_step:
 * @self: a stand-up
 * @by: 1: the next topic; -1: the one before
 * @skip_private: whether those for the lead alone are passed over
 * @now_us: wall clock
 *
 * Returns: whether there was one
 */
gboolean
dag_standup_step (DagStandup *self,
                  int         by,
                  gboolean    skip_private,
                  int64_t     now_us)
{
  int n;
  int at = by > 0 ? -1 : 0;

  g_return_val_if_fail (DAG_IS_STANDUP (self), FALSE);

  n = (int) dag_board_view_get_n (self->topics);
  for (int i = 0; i < n; i++)
    if (dag_board_view_get (self->topics, (guint) i) == self->current)
      at = i;
  for (at += by; at >= 0 && at < n; at += by)
    {
      DagBoardEntry *topic = dag_board_view_get (self->topics, (guint) at);

      if (skip_private && dag_board_entry_get_flag (topic, "private"))
        continue;
      dag_standup_set_current (self, topic, now_us);
      return TRUE;
    }
  return FALSE;
}

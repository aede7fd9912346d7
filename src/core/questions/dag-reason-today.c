/* dag-reason-today.c - today's counts of contacts and their reasons, from answer to answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-reason-today.h"

#include "dag-tight-array.h"

#include <math.h>

#define SLOT_QUARTERS 2
/* A counter that begins anew within this rose from zero; after longer nobody knows. */
#define FRESH_US (600 * DAG_USEC_PER_SEC)

/* How far a count had come in a quarter: at the end of a day there are ninety-six of each. */
typedef struct
{
  int64_t first_us; /* as in DagReasonCount */
  int64_t last_us;
  int32_t total;
  int32_t quarter;
} Quarter;

/* One thing that is counted. */
typedef struct
{
  DagReasonCount *what;   /* what it is a count of; its figures say nothing */
  DagTightArray quarters; /* of Quarter: today's, by time */
  int64_t last;      /* of the last answer, or absent */
  guint changed_from; /* those of @quarters from here on are to be written */
} Counter;

#define QUARTER(self, index) dag_tight_array_index (&(self)->quarters, Quarter, (index))

struct _DagReasonToday
{
  GHashTable *counters; /* DagReasonCount, by kind, queue and reason → Counter */
  int64_t day;
  int64_t last_at_us;  /* of the last answer, or DAG_TIME_NONE */
  DagSnapshot *last;   /* (nullable): it */
  int last_quarter;
};

static void
counter_free (gpointer memory)
{
  Counter *counter = memory;

  dag_reason_count_free (counter->what);
  dag_tight_array_clear (&counter->quarters);
  g_free (counter);
}

/* Without a text made of the three: there are two thousand counters to each answer. */
static guint
hash_what (gconstpointer memory)
{
  const DagReasonCount *what = memory;

  return (what->queue != NULL ? g_str_hash (what->queue) : 0)
         + 31 * (what->reason != NULL ? g_str_hash (what->reason) : 0) + (guint) what->kind;
}

static gboolean
equal_what (gconstpointer a,
            gconstpointer b)
{
  const DagReasonCount *one = a;
  const DagReasonCount *other = b;

  return one->kind == other->kind && g_strcmp0 (one->queue, other->queue) == 0
         && g_strcmp0 (one->reason, other->reason) == 0;
}

/* Returns: (transfer full): of a day of which nothing is known */
DagReasonToday *
dag_reason_today_new (void)
{
  DagReasonToday *self = g_new0 (DagReasonToday, 1);

  self->counters = g_hash_table_new_full (hash_what, equal_what, NULL, counter_free);
  return self;
}

void
dag_reason_today_free (DagReasonToday *self)
{
  g_hash_table_unref (self->counters);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  g_free (self);
}

/* Forgets all. */
void
dag_reason_today_clear (DagReasonToday *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->counters);
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last_at_us = DAG_TIME_NONE;
}

/* A label that is another one now is that of the whole day. */
static void
describe (Counter              *counter,
          const DagReasonCount *like)
{
  counter->what->day = like->day;
  if (g_strcmp0 (counter->what->label, like->label) == 0)
    return;
  g_free (counter->what->label);
  counter->what->label = g_strdup (like->label);
}

static Counter *
ensure_counter (DagReasonToday       *self,
                const DagReasonCount *like)
{
  Counter *counter = g_hash_table_lookup (self->counters, like);

  if (counter != NULL)
    {
      describe (counter, like);
      return counter;
    }
  counter = g_new0 (Counter, 1);
  counter->what = dag_reason_count_copy (like);
  counter->last = DAG_COUNT_ABSENT;
  counter->changed_from = G_MAXUINT;
  g_hash_table_insert (self->counters, counter->what, counter);
  return counter;
}

static Quarter
to_quarter (const DagReasonCount *count)
{
  return (Quarter){ .first_us = count->first_us,
                    .last_us = count->last_us,
                    .total = (int32_t) CLAMP (count->total, 0, G_MAXINT32),
                    .quarter = count->quarter };
}

/* Returns: that quarter's count; its words are the counter's */
static DagReasonCount
get_count (const Counter *counter,
           guint          index)
{
  const Quarter *quarter = QUARTER (counter, index);
  DagReasonCount count = *counter->what;

  count.quarter = quarter->quarter;
  count.total = quarter->total;
  count.first_us = quarter->first_us;
  count.last_us = quarter->last_us;
  return count;
}

/**
 * dag_reason_today_restore:
 * @self: a day
 * @count: what was recorded of it before; what is known already stays
 */
void
dag_reason_today_restore (DagReasonToday       *self,
                          const DagReasonCount *count)
{
  Counter *counter;
  Quarter quarter;
  guint index = 0;

  g_return_if_fail (self != NULL && count != NULL);

  counter = ensure_counter (self, count);
  while (index < counter->quarters.len && QUARTER (counter, index)->quarter < count->quarter)
    index++;
  if (index < counter->quarters.len && QUARTER (counter, index)->quarter == count->quarter)
    return;
  quarter = to_quarter (count);
  dag_tight_array_insert (&counter->quarters, sizeof quarter, index, &quarter, 1);
  if (counter->changed_from != G_MAXUINT && index <= counter->changed_from)
    counter->changed_from++;
}

static Quarter *
ensure_quarter (Counter              *counter,
                const DagReasonCount *like)
{
  guint len = counter->quarters.len;
  Quarter quarter;

  if (len > 0 && QUARTER (counter, len - 1)->quarter >= like->quarter)
    return QUARTER (counter, len - 1);
  quarter = to_quarter (like);
  dag_tight_array_append (&counter->quarters, &quarter);
  return QUARTER (counter, len);
}

/* @like: whose count it is, and when */
static void
observe_one (DagReasonToday       *self,
             const DagReasonCount *like,
             int64_t               now_us)
{
  Counter *counter = ensure_counter (self, like);
  Quarter *count;
  gboolean rose;

  if (!dag_count_is_known (like->total))
    return;
  count = ensure_quarter (counter, like);
  rose = dag_count_is_known (counter->last) && like->total > counter->last;
  if (rose && !dag_time_is_known (count->first_us))
    count->first_us = now_us;
  if (rose)
    count->last_us = now_us;
  count->total = (int32_t) CLAMP (like->total, 0, G_MAXINT32);
  counter->last = like->total;
  counter->changed_from = MIN (counter->changed_from, counter->quarters.len - 1);
}

/* At midnight the counters begin at zero. */
static void
begin_day (DagReasonToday *self,
           int64_t         day,
           int64_t         now_us)
{
  gboolean is_fresh = dag_time_is_known (self->last_at_us)
                      && now_us - self->last_at_us < FRESH_US && day == self->day + 1;
  GHashTableIter iter;
  gpointer memory;

  g_hash_table_iter_init (&iter, self->counters);
  while (g_hash_table_iter_next (&iter, NULL, &memory))
    {
      Counter *counter = memory;

      dag_tight_array_clear (&counter->quarters);
      counter->last = is_fresh ? 0 : DAG_COUNT_ABSENT;
      counter->changed_from = G_MAXUINT;
    }
  self->day = day;
}

static void
observe_queues (DagReasonToday *self,
                DagSnapshot    *snapshot,
                GPtrArray      *were,
                DagReasonCount *like)
{
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueSample *queue = g_ptr_array_index (snapshot->queues, i);

      if (were != NULL && i < were->len && were->pdata[i] == queue)
        continue;
      like->queue = queue->id;
      like->kind = DAG_REASON_COUNT_HANDLED;
      like->total = queue->today.handled;
      observe_one (self, like, snapshot->taken_at_us);
      like->kind = DAG_REASON_COUNT_TAGGED;
      like->total = queue->today.tagged;
      observe_one (self, like, snapshot->taken_at_us);
    }
}

/**
 * dag_reason_today_observe:
 * @self: a day
 * @snapshot: an answer, newer than the last one
 * @day: the civil day of the centre that it is of, counted from 1970
 * @minute: of that day, by the clock on its wall
 */
void
dag_reason_today_observe (DagReasonToday *self,
                          DagSnapshot    *snapshot,
                          int64_t         day,
                          int             minute)
{
  DagReasonCount like = { .day = day, .quarter = minute / DAG_REASON_QUARTER_MIN };
  GPtrArray *queues_were = NULL;
  GPtrArray *reasons_were = NULL;

  g_return_if_fail (self != NULL && snapshot != NULL);

  if (!dag_time_is_known (self->last_at_us) || day != self->day)
    begin_day (self, day, snapshot->taken_at_us);
  /* a record that is the very same one as last time has nothing to tell */
  if (self->last != NULL && self->last_quarter == like.quarter)
    {
      queues_were = self->last->queues;
      reasons_were = self->last->reasons;
    }
  observe_queues (self, snapshot, queues_were, &like);
  like.kind = DAG_REASON_COUNT_REASON;
  for (guint i = 0; i < snapshot->reasons->len; i++)
    {
      const DagReasonSample *reason = g_ptr_array_index (snapshot->reasons, i);

      if (reasons_were != NULL && i < reasons_were->len && reasons_were->pdata[i] == reason)
        continue;
      like.queue = reason->queue;
      like.reason = reason->id;
      like.label = reason->label;
      like.total = reason->today;
      observe_one (self, &like, snapshot->taken_at_us);
    }
  self->last_at_us = snapshot->taken_at_us;
  self->last_quarter = like.quarter;
  g_clear_pointer (&self->last, dag_snapshot_unref);
  self->last = dag_snapshot_ref (snapshot);
}

/**
 * dag_reason_today_take_changed:
 * @self: a day
 *
 * Returns: (transfer full) (element-type DagReasonCount): what is to be written since the
 *   last time this was asked
 */
GPtrArray *
dag_reason_today_take_changed (DagReasonToday *self)
{
  GPtrArray *changed
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dag_reason_count_free);
  GHashTableIter iter;
  gpointer memory;

  g_return_val_if_fail (self != NULL, changed);

  g_hash_table_iter_init (&iter, self->counters);
  while (g_hash_table_iter_next (&iter, NULL, &memory))
    {
      Counter *counter = memory;

      for (guint i = counter->changed_from; i < counter->quarters.len; i++)
        {
          DagReasonCount count = get_count (counter, i);

          g_ptr_array_add (changed, dag_reason_count_copy (&count));
        }
      counter->changed_from = G_MAXUINT;
    }
  return changed;
}

/**
 * dag_reason_today_fill:
 * @self: a day
 * @snapshot: its last answer
 * @radar: is told how often each reason was noted today, and of how many contacts
 */
void
dag_reason_today_fill (DagReasonToday   *self,
                       DagSnapshot      *snapshot,
                       DagQuestionRadar *radar)
{
  g_return_if_fail (self != NULL && snapshot != NULL && radar != NULL);

  radar->knows_reasons = (snapshot->absent & DAG_PART_REASONS) == 0
                         && snapshot->reasons->len > 0;
  for (guint i = 0; i < snapshot->reasons->len; i++)
    {
      const DagReasonSample *reason = g_ptr_array_index (snapshot->reasons, i);
      DagQuestion *question = dag_question_radar_ensure (radar, reason->id, reason->label);

      question->today += MAX (reason->today, 0);
    }
  for (guint i = 0; i < snapshot->queues->len; i++)
    {
      const DagQueueDay *today = &((const DagQueueSample *) snapshot->queues->pdata[i])->today;

      if (!dag_count_is_known (today->handled) || !dag_count_is_known (today->tagged))
        continue;
      radar->contacts = MAX (radar->contacts, 0) + today->handled;
      radar->tagged = MAX (radar->tagged, 0) + today->tagged;
    }
}

static gboolean
is_of_reason (const Counter *counter,
              const char    *reason)
{
  return counter->quarters.len > 0 && counter->what->kind == DAG_REASON_COUNT_REASON
         && g_strcmp0 (counter->what->reason, reason) == 0;
}

/**
 * dag_reason_today_find_first:
 * @self: a day
 * @reason: a reason
 * @since_us: after this time
 *
 * Returns: when the first contact with that reason was seen; DAG_TIME_NONE: there was none
 */
int64_t
dag_reason_today_find_first (DagReasonToday *self,
                             const char     *reason,
                             int64_t         since_us)
{
  int64_t first_us = DAG_TIME_NONE;
  GHashTableIter iter;
  gpointer memory;

  g_return_val_if_fail (self != NULL && reason != NULL, DAG_TIME_NONE);

  g_hash_table_iter_init (&iter, self->counters);
  while (g_hash_table_iter_next (&iter, NULL, &memory))
    {
      const Counter *counter = memory;

      for (guint i = 0; is_of_reason (counter, reason) && i < counter->quarters.len; i++)
        {
          DagReasonCount count = get_count (counter, i);
          int64_t rise_us = dag_reason_count_find_rise (&count, since_us);

          if (dag_time_is_known (rise_us)
              && (!dag_time_is_known (first_us) || rise_us < first_us))
            first_us = rise_us;
        }
    }
  return first_us;
}

static void
add_course (const Counter *counter,
            float          points[DAG_REASON_TODAY_SLOTS])
{
  for (guint i = 1; i < counter->quarters.len; i++)
    {
      const Quarter *before = QUARTER (counter, i - 1);
      const Quarter *count = QUARTER (counter, i);
      int slot = MIN (count->quarter / SLOT_QUARTERS, DAG_REASON_TODAY_SLOTS - 1);

      points[slot] = (isnan (points[slot]) ? 0.0f : points[slot])
                     + (float) MAX (0, count->total - before->total);
    }
}

/**
 * dag_reason_today_get_course:
 * @self: a day
 * @reason: a reason
 * @points: (out): how often it was noted in each half hour; NaN: not known
 *
 * Returns: whether anything is
 */
gboolean
dag_reason_today_get_course (DagReasonToday *self,
                             const char     *reason,
                             float           points[DAG_REASON_TODAY_SLOTS])
{
  gboolean is_known = FALSE;
  GHashTableIter iter;
  gpointer memory;

  g_return_val_if_fail (self != NULL && reason != NULL, FALSE);

  for (guint i = 0; i < DAG_REASON_TODAY_SLOTS; i++)
    points[i] = NAN;
  g_hash_table_iter_init (&iter, self->counters);
  while (g_hash_table_iter_next (&iter, NULL, &memory))
    if (is_of_reason (memory, reason))
      add_course (memory, points);
  for (guint i = 0; i < DAG_REASON_TODAY_SLOTS; i++)
    is_known = is_known || !isnan (points[i]);
  return is_known;
}

/* dag-sim-lists.c - the lists of the API: changes of state, intervals, reasons, shifts
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cursor is a place in the history itself (the number of a change, a time and a queue),
 * so what is added later does not move it. */
#include "config.h"

#include "dag-sim-lists.h"

#include "dag-sim-json.h"
#include "dag-sim-past.h"
#include "dag-sim-roster.h"

/* Days that a list may reach back: asking for the year 1971 costs no more. */
#define MAX_BACK_DAYS 62

static void
open_page (GString    *json,
           const char *schema)
{
  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "schema", schema);
  dag_sim_json_open (json, "items", '[');
}

/* @cursor: (transfer full) (nullable): where to go on, %NULL at the end */
static void
close_page (GString *json,
            char    *cursor)
{
  dag_sim_json_close (json, ']');
  dag_sim_json_string (json, "next", cursor);
  dag_sim_json_close (json, '}');
  g_string_truncate (json, json->len - 1);
  g_free (cursor);
}

static void
append_change (GString            *json,
               const DagSimPlan   *plan,
               const DagSimChange *change)
{
  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "agent", plan->agents[change->agent].id);
  dag_sim_json_time (json, "at", change->at_ms);
  dag_sim_json_string (json, "state",
                       dag_agent_state_get_word ((DagAgentState) change->state));
  dag_sim_json_string (json, "reason", change->reason);
  dag_sim_json_string (json, "channel",
                       change->channel < DAG_N_CHANNELS
                           ? dag_channel_get_word ((DagChannel) change->channel)
                           : NULL);
  dag_sim_json_count (json, "contact", change->contact);
  dag_sim_json_close (json, '}');
}

/* The first change at or after @time_ms, by halving. */
static guint
find_change (const GArray *changes,
             int64_t       time_ms)
{
  guint low = 0;
  guint high = changes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (changes, DagSimChange, middle).at_ms < time_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
dag_sim_lists_append_changes (GString            *json,
                              const DagSimCentre *centre,
                              const DagSimQuery  *query)
{
  const DagSimRecord *record = dag_sim_centre_get_record (centre);
  guint first = find_change (record->changes, query->from_ms);
  guint last;

  if (query->continued)
    {
      int64_t place = query->after - (int64_t) record->n_forgotten;

      first = MAX (first, (guint) CLAMP (place, 0, (int64_t) record->changes->len));
    }
  last = first + MIN (query->limit, record->changes->len - first);
  open_page (json, "dagstart.state-changes/1");
  for (guint i = first; i < last; i++)
    append_change (json, dag_sim_centre_get_plan (centre),
                   &g_array_index (record->changes, DagSimChange, i));
  close_page (json, last < record->changes->len
                        ? dag_sim_query_dup_cursor ((int64_t) (record->n_forgotten + last), 0)
                        : NULL);
}

/* The counts of @minutes from @start_ms, lived or from before. */
static DagSimCounts
get_counts (const DagSimCentre *centre,
            guint               queue,
            int64_t             start_ms,
            int                 minutes)
{
  const DagSimRecord *record = dag_sim_centre_get_record (centre);
  DagSimCounts sum = { 0 };

  for (int m = 0; m < minutes; m += 5, start_ms += DAG_SIM_BUCKET_MS)
    {
      int64_t i = (start_ms - record->first_bucket_ms) / DAG_SIM_BUCKET_MS;
      DagSimCounts past;

      if (start_ms >= record->first_bucket_ms)
        {
          dag_sim_counts_add (&sum, &g_array_index (record->buckets[queue], DagSimCounts, i));
          continue;
        }
      dag_sim_past_fill_bucket (dag_sim_centre_get_plan (centre), queue, start_ms, &past);
      dag_sim_counts_add (&sum, &past);
    }
  return sum;
}

static void
append_interval (GString               *json,
                 const DagSimQueuePlan *queue,
                 int64_t                start_ms,
                 int                    minutes,
                 const DagSimCounts    *counts)
{
  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "queue", queue->id);
  dag_sim_json_time (json, "start", start_ms);
  dag_sim_json_count (json, "minutes", minutes);
  dag_sim_json_count (json, "offered", counts->offered);
  dag_sim_json_count (json, "answered", counts->answered);
  dag_sim_json_count (json, "abandoned", counts->abandoned);
  dag_sim_json_count (json, "abandoned_short", counts->abandoned_short);
  dag_sim_json_count (json, "answered_within", counts->answered_within);
  dag_sim_json_count (json, "abandoned_within", counts->abandoned_within);
  dag_sim_json_seconds (json, "wait_answered_s", counts->wait_answered_ms);
  dag_sim_json_seconds (json, "wait_abandoned_s", counts->wait_abandoned_ms);
  dag_sim_json_count (json, "handled", counts->handled);
  dag_sim_json_seconds (json, "handle_s", counts->handle_ms);
  dag_sim_json_seconds (json, "longest_wait_s", counts->longest_wait_ms);
  dag_sim_json_count (json, "waiting_max", counts->waiting_max);
  dag_sim_json_seconds (json, "staffed_s", counts->staffed_ms);
  dag_sim_json_open (json, "target", '{');
  dag_sim_json_share (json, "level", queue->target_level);
  dag_sim_json_seconds (json, "within_s", queue->within_ms);
  dag_sim_json_close (json, '}');
  dag_sim_json_close (json, '}');
}

/* The first interval that begins at or after @time_ms: intervals stand on the hour. */
static int64_t
round_up (int64_t time_ms,
          int64_t step_ms)
{
  return (time_ms + step_ms - 1) / step_ms * step_ms;
}

/* Only intervals that are over: a running one would change behind its cursor. */
void
dag_sim_lists_append_intervals (GString            *json,
                                const DagSimCentre *centre,
                                const DagSimQuery  *query)
{
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);
  int64_t now_ms = dag_sim_centre_get_now (centre);
  int64_t step_ms = query->minutes * DAG_SIM_MINUTE_MS;
  int64_t at = round_up (MAX (query->from_ms, now_ms - MAX_BACK_DAYS * DAG_SIM_DAY_MS),
                         step_ms);
  guint queue = 0;
  guint n = 0;

  if (query->continued && query->after * DAG_SIM_MINUTE_MS >= at)
    {
      at = round_up (query->after * DAG_SIM_MINUTE_MS, step_ms);
      queue = query->after_part;
    }
  open_page (json, "dagstart.intervals/1");
  for (; at < query->to_ms && at + step_ms <= now_ms; at += step_ms, queue = 0)
    for (; queue < plan->n_queues; queue++)
      {
        DagSimCounts counts;

        if (query->queue != NULL && !g_str_equal (query->queue, plan->queues[queue].id))
          continue;
        if (n++ == query->limit)
          {
            close_page (json, dag_sim_query_dup_cursor (at / DAG_SIM_MINUTE_MS, queue));
            return;
          }
        counts = get_counts (centre, queue, at, query->minutes);
        append_interval (json, &plan->queues[queue], at, query->minutes, &counts);
      }
  close_page (json, NULL);
}

/* Reasons of a day lived from its midnight, or from before. */
static DagSimReasonDay
get_reasons (const DagSimCentre *centre,
             guint               queue,
             int64_t             day)
{
  const DagSimRecord *record = dag_sim_centre_get_record (centre);
  const GArray *days = record->reason_days[queue];
  int64_t origin = dag_sim_centre_get_origin (centre);
  DagSimReasonDay reasons = { .day = day };

  if (dag_sim_clock_get_midnight (day) < origin)
    {
      dag_sim_past_fill_reasons (dag_sim_centre_get_plan (centre), queue, day,
                                 dag_sim_clock_get_day (origin), &reasons);
      return reasons;
    }
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, DagSimReasonDay, i).day == day)
      return g_array_index (days, DagSimReasonDay, i);
  return reasons;
}

static void
append_reasons (GString               *json,
                const DagSimQueuePlan *queue,
                const DagSimReasonDay *reasons)
{
  for (guint i = 0; i < queue->n_reasons; i++)
    {
      dag_sim_json_open (json, NULL, '{');
      dag_sim_json_string (json, "reason", queue->reasons[i].id);
      dag_sim_json_string (json, "label", queue->reasons[i].label);
      dag_sim_json_string (json, "queue", queue->id);
      dag_sim_json_day (json, "day", reasons->day);
      dag_sim_json_count (json, "contacts", reasons->per_reason[i]);
      dag_sim_json_count (json, "queue_contacts", reasons->contacts);
      dag_sim_json_count (json, "queue_tagged", reasons->tagged);
      dag_sim_json_close (json, '}');
    }
}

/* A page ends with a queue's day, so that it may be a few items short of the limit. */
void
dag_sim_lists_append_reasons (GString            *json,
                              const DagSimCentre *centre,
                              const DagSimQuery  *query)
{
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);
  int64_t today = dag_sim_clock_get_day (dag_sim_centre_get_now (centre));
  int64_t day = MAX (query->from_day, today - MAX_BACK_DAYS);
  guint queue = 0;
  guint n = 0;

  if (query->continued && query->after >= day)
    {
      day = query->after;
      queue = query->after_part;
    }
  open_page (json, "dagstart.reasons/1");
  for (; day <= query->to_day && day <= today; day++, queue = 0)
    for (; queue < plan->n_queues; queue++)
      {
        DagSimReasonDay reasons;

        if (n > 0 && n + plan->queues[queue].n_reasons > query->limit)
          {
            close_page (json, dag_sim_query_dup_cursor (day, queue));
            return;
          }
        reasons = get_reasons (centre, queue, day);
        append_reasons (json, &plan->queues[queue], &reasons);
        n += plan->queues[queue].n_reasons;
      }
  close_page (json, NULL);
}

static void
append_shift (GString               *json,
              const DagSimPlan      *plan,
              const DagSimAgentPlan *agent,
              const DagSimShift     *shift)
{
  dag_sim_json_open (json, NULL, '{');
  dag_sim_json_string (json, "agent", agent->id);
  dag_sim_json_time (json, "start", shift->start_ms);
  dag_sim_json_time (json, "end", shift->end_ms);
  dag_sim_json_open (json, "breaks", '[');
  for (guint i = 0; i < shift->n_breaks; i++)
    {
      const DagSimPause *pause = &shift->breaks[i];

      dag_sim_json_open (json, NULL, '{');
      dag_sim_json_time (json, "start", pause->start_ms);
      dag_sim_json_time (json, "end", pause->start_ms + pause->length_ms);
      dag_sim_json_string (json, "kind", dag_sim_pause_get_word (pause->kind));
      dag_sim_json_close (json, '}');
    }
  dag_sim_json_close (json, ']');
  dag_sim_json_open (json, "queues", '[');
  for (guint i = 0; i < agent->n_queues; i++)
    dag_sim_json_string (json, NULL, plan->queues[agent->queues[i]].id);
  dag_sim_json_close (json, ']');
  dag_sim_json_close (json, '}');
}

void
dag_sim_lists_append_shifts (GString            *json,
                             const DagSimCentre *centre,
                             const DagSimQuery  *query)
{
  const DagSimPlan *plan = dag_sim_centre_get_plan (centre);
  int64_t today = dag_sim_clock_get_day (dag_sim_centre_get_now (centre));
  int64_t last = MIN (dag_sim_clock_get_day (query->to_ms), today + MAX_BACK_DAYS);
  /* A shift over midnight began the day before. */
  int64_t day = MAX (dag_sim_clock_get_day (query->from_ms), today - MAX_BACK_DAYS) - 1;
  guint agent = 0;
  guint n = 0;

  if (query->continued && query->after >= day)
    {
      day = query->after;
      agent = query->after_part;
    }
  open_page (json, "dagstart.shifts/1");
  for (; day <= last; day++, agent = 0)
    for (; agent < plan->n_agents; agent++)
      {
        DagSimShift shift;

        if (!dag_sim_roster_get_shift (plan, agent, day, &shift)
            || shift.end_ms <= query->from_ms || shift.start_ms >= query->to_ms)
          continue;
        if (n++ == query->limit)
          {
            close_page (json, dag_sim_query_dup_cursor (day, agent));
            return;
          }
        append_shift (json, plan, &plan->agents[agent], &shift);
      }
  close_page (json, NULL);
}

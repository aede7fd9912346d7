/* dag-alert-meter.c - what came into a queue lately, by its counters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-alert-meter.h"

#define MINUTE_US (60 * DAG_USEC_PER_SEC)
#define STEP_US (2 * MINUTE_US)
#define KEEP_US (95 * MINUTE_US)
/* A pace is one of at least so long, and of no more than the last hour of contacts. */
#define LEAST_PACE_US (30 * MINUTE_US)
#define PACE_US (60 * MINUTE_US)
/* A queue is silent from so long on. */
#define SILENT_US (15 * MINUTE_US)

typedef struct
{
  int64_t at_us;
  int32_t offered;
  int32_t answered;
  int32_t abandoned_short;
  int32_t answered_within;
  int32_t abandoned_within;
} Reading;

struct _DagAlertMeter
{
  GArray *readings;     /* of Reading, by time; the last is the newest answer */
  int64_t moved_at_us;  /* when anything last came or waited; NONE: not since we watch */
};

DagAlertMeter *
dag_alert_meter_new (void)
{
  DagAlertMeter *self = g_new0 (DagAlertMeter, 1);

  self->readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  return self;
}

void
dag_alert_meter_free (DagAlertMeter *self)
{
  g_clear_pointer (&self->readings, g_array_unref);
  g_free (self);
}

static const Reading *
get_reading (const DagAlertMeter *self,
             guint                index)
{
  return &g_array_index (self->readings, Reading, index);
}

static void
forget_old (DagAlertMeter *self,
            int64_t        now_us)
{
  guint n = 0;

  while (n + 1 < self->readings->len && get_reading (self, n + 1)->at_us <= now_us - KEEP_US)
    n++;
  if (n > 0)
    g_array_remove_range (self->readings, 0, n);
}

static int32_t
narrow (int64_t count)
{
  return (int32_t) CLAMP (count, -1, G_MAXINT32);
}

/**
 * dag_alert_meter_add:
 * @self: a meter
 * @today: the queue's counters of the day
 * @waiting: how many wait, or a sentinel
 * @at_us: when that was
 */
void
dag_alert_meter_add (DagAlertMeter     *self,
                     const DagQueueDay *today,
                     int64_t            waiting,
                     int64_t            at_us)
{
  Reading reading = { .at_us = at_us,
                      .offered = narrow (today->offered),
                      .answered = narrow (today->answered),
                      .abandoned_short = narrow (today->abandoned_short),
                      .answered_within = narrow (today->answered_within),
                      .abandoned_within = narrow (today->abandoned_within) };
  const Reading *last;

  g_return_if_fail (self != NULL && today != NULL);

  last = self->readings->len > 0 ? get_reading (self, self->readings->len - 1) : NULL;
  if (waiting > 0 || (last != NULL && last->offered != reading.offered))
    self->moved_at_us = at_us;
  if (last != NULL && (reading.offered < last->offered || at_us < last->at_us))
    g_array_set_size (self->readings, 0);
  /* the newest takes the place of the one before, until a step is full */
  if (self->readings->len >= 2
      && last->at_us - get_reading (self, self->readings->len - 2)->at_us < STEP_US)
    g_array_set_size (self->readings, self->readings->len - 1);
  g_array_append_val (self->readings, reading);
  forget_old (self, at_us);
}

/* The newest reading that is at least @window_us old; the oldest where none is. */
static const Reading *
find_start (const DagAlertMeter *self,
            int64_t              until_us,
            int64_t              window_us)
{
  guint i = self->readings->len;

  while (i > 1 && get_reading (self, i - 1)->at_us > until_us - window_us)
    i--;
  return get_reading (self, i - 1);
}

static int64_t
subtract (int32_t end,
          int32_t start)
{
  return end < 0 || start < 0 ? DAG_COUNT_ABSENT : MAX (end - start, 0);
}

/**
 * dag_alert_meter_read:
 * @self: a meter
 * @window_us: how far back
 * @counts: (out): what ended in that time, for dag_queue_day_get_service_level()
 *
 * Returns: whether at least half of that time was seen
 */
gboolean
dag_alert_meter_read (const DagAlertMeter *self,
                      int64_t              window_us,
                      DagQueueDay         *counts)
{
  const Reading *start;
  const Reading *end;

  g_return_val_if_fail (self != NULL && counts != NULL, FALSE);

  if (self->readings->len < 2)
    return FALSE;
  end = get_reading (self, self->readings->len - 1);
  start = find_start (self, end->at_us, window_us);
  if (end->at_us - start->at_us < window_us / 2)
    return FALSE;
  *counts = (DagQueueDay){ .offered = subtract (end->offered, start->offered),
                           .answered = subtract (end->answered, start->answered),
                           .abandoned = DAG_COUNT_ABSENT,
                           .abandoned_short
                           = subtract (end->abandoned_short, start->abandoned_short),
                           .answered_within
                           = subtract (end->answered_within, start->answered_within),
                           .abandoned_within
                           = subtract (end->abandoned_within, start->abandoned_within) };
  return TRUE;
}

/**
 * dag_alert_meter_get_silent_s:
 * @self: a meter
 *
 * Returns: since when nothing came and nobody waited, in seconds; 0 below a quarter of an
 *   hour, or where nothing was ever seen to come
 */
double
dag_alert_meter_get_silent_s (const DagAlertMeter *self)
{
  int64_t silent_us;

  g_return_val_if_fail (self != NULL, 0.0);

  if (!dag_time_is_known (self->moved_at_us) || self->readings->len == 0)
    return 0.0;
  silent_us = get_reading (self, self->readings->len - 1)->at_us - self->moved_at_us;
  return silent_us < SILENT_US ? 0.0 : (double) silent_us / (double) DAG_USEC_PER_SEC;
}

/**
 * dag_alert_meter_get_per_hour:
 * @self: a meter
 *
 * Returns: how many contacts came in an hour before the queue fell silent, or
 *   %DAG_SHARE_ABSENT where too little of it was seen
 */
double
dag_alert_meter_get_per_hour (const DagAlertMeter *self)
{
  const Reading *start;
  const Reading *end;
  int64_t pace_us;

  g_return_val_if_fail (self != NULL, DAG_SHARE_ABSENT);

  if (!dag_time_is_known (self->moved_at_us) || self->readings->len < 2)
    return DAG_SHARE_ABSENT;
  end = get_reading (self, self->readings->len - 1);
  start = find_start (self, self->moved_at_us, PACE_US);
  pace_us = self->moved_at_us - start->at_us;
  if (pace_us < LEAST_PACE_US || end->offered < 0 || start->offered < 0)
    return DAG_SHARE_ABSENT;
  return (double) (end->offered - start->offered) * 3600.0 * (double) DAG_USEC_PER_SEC
         / (double) pace_us;
}

/**
 * dag_alert_meter_get_missed:
 * @self: a meter
 *
 * How many contacts should have come in the silence, at the pace before it. With 8 of
 * them, chance alone is one in three thousand.
 *
 * Returns: that, 0 where the queue is not silent, or %DAG_SHARE_ABSENT
 */
double
dag_alert_meter_get_missed (const DagAlertMeter *self)
{
  double silent_s;
  double per_hour;

  g_return_val_if_fail (self != NULL, DAG_SHARE_ABSENT);

  if (self->readings->len > 0
      && get_reading (self, self->readings->len - 1)->offered < 0)
    return DAG_SHARE_ABSENT;
  silent_s = dag_alert_meter_get_silent_s (self);
  if (silent_s <= 0.0)
    return 0.0;
  per_hour = dag_alert_meter_get_per_hour (self);
  return dag_share_is_known (per_hour) ? per_hour * silent_s / 3600.0 : DAG_SHARE_ABSENT;
}

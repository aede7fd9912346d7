/* dag-schedule.c - when the next poll is due: no clock, no timer, only the rules
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-schedule.h"

#include "dag-connection.h"
#include "dag-fault.h"
#include "dag-value.h"

#define BASE_S 1.0            /* of the back-off */
#define CAP_S 60.0            /* of the back-off */
#define N_DOUBLED 10          /* polls at half the pace after a server asked for it */
#define NETWORK_QUIET_S 5     /* a change of the network comes as many signals */

static int64_t
to_us (double seconds)
{
  return (int64_t) (seconds * (double) DAG_USEC_PER_SEC);
}

/* Full jitter: anything up to a bound that doubles, so that many desks never fall in step. */
static int64_t
draw_back_off_us (DagSchedule *self)
{
  double bound_s = BASE_S;

  for (guint i = 1; i < self->n_failures && bound_s < CAP_S; i++)
    bound_s *= 2.0;
  return to_us (g_rand_double (self->random) * MIN (bound_s, CAP_S));
}

/* Whether the trouble may be over in a second. Where the source did answer, only not what
 * it should, asking again sooner than usual helps nobody. */
static gboolean
is_passing (const GError *error)
{
  if (error->domain != DAG_FAULT)
    return TRUE;
  return dag_fault_get_exit_code ((DagFault) error->code) == 3
         && error->code != DAG_FAULT_NOT_FOUND && error->code != DAG_FAULT_REDIRECT
         && error->code != DAG_FAULT_TLS;
}

/**
 * dag_schedule_begin:
 * @self: a schedule whose interval and random are set
 * @now_us: now
 *
 * The first poll is due at once.
 */
void
dag_schedule_begin (DagSchedule *self,
                    int64_t      now_us)
{
  self->due_us = now_us;
  self->not_before_us = 0;
  self->network_us = 0;
  self->n_failures = 0;
  self->n_doubled = 0;
}

static int64_t
get_interval_us (const DagSchedule *self)
{
  return self->n_doubled > 0 ? 2 * self->interval_us : self->interval_us;
}

/**
 * dag_schedule_succeeded:
 * @self: a schedule
 * @now_us: when the answer had been accepted
 */
void
dag_schedule_succeeded (DagSchedule *self,
                        int64_t      now_us)
{
  self->n_failures = 0;
  self->not_before_us = 0;
  self->due_us = now_us + get_interval_us (self);
  if (self->n_doubled > 0)
    self->n_doubled--;
}

/**
 * dag_schedule_failed:
 * @self: a schedule
 * @now_us: when it failed
 * @error: why
 * @retry_after_s: what the server asked for, already clamped; < 0: nothing
 */
void
dag_schedule_failed (DagSchedule  *self,
                     int64_t       now_us,
                     const GError *error,
                     double        retry_after_s)
{
  int64_t back_off_us;

  self->n_failures++;
  back_off_us = draw_back_off_us (self);
  self->not_before_us = 0;
  if (retry_after_s >= 0.0)
    {
      self->n_doubled = N_DOUBLED;
      self->not_before_us
          = now_us + to_us (MIN (retry_after_s, (double) DAG_MAX_POLL_S));
      /* A little later, for it told all the others the same. */
      self->due_us = self->not_before_us + MIN (back_off_us, to_us (BASE_S));
    }
  else if (is_passing (error))
    self->due_us = now_us + back_off_us;
  else
    self->due_us = now_us + MAX (back_off_us, get_interval_us (self));
}

/**
 * dag_schedule_refresh:
 * @self: a schedule
 * @now_us: now
 *
 * Somebody pressed F5.
 *
 * Returns: whether a poll is due now; not while a server asked for patience
 */
gboolean
dag_schedule_refresh (DagSchedule *self,
                      int64_t      now_us)
{
  if (now_us < self->not_before_us)
    return FALSE;
  self->due_us = now_us;
  return TRUE;
}

/**
 * dag_schedule_network_changed:
 * @self: a schedule
 * @now_us: now
 *
 * Returns: whether that is a reason to poll now: only where the last attempt failed, and
 *   once for all the signals of one change
 */
gboolean
dag_schedule_network_changed (DagSchedule *self,
                              int64_t      now_us)
{
  if (self->n_failures == 0 || now_us < self->not_before_us
      || (self->network_us != 0
          && now_us - self->network_us < NETWORK_QUIET_S * DAG_USEC_PER_SEC))
    return FALSE;
  self->network_us = now_us;
  self->n_failures = 1;
  self->due_us = now_us;
  return TRUE;
}

/**
 * dag_schedule_set_interval:
 * @self: a schedule
 * @now_us: now
 * @interval_us: between polls
 *
 * A shorter interval brings the next poll forward, a longer one leaves it.
 */
void
dag_schedule_set_interval (DagSchedule *self,
                           int64_t      now_us,
                           int64_t      interval_us)
{
  self->interval_us = interval_us;
  if (self->n_failures == 0 && self->due_us > now_us + get_interval_us (self))
    self->due_us = now_us + get_interval_us (self);
}

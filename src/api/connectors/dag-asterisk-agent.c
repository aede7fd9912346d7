/* dag-asterisk-agent.c - one agent over all its queues, and its day so far
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-agent.h"

#include "dag-privacy.h"
#include "dag-value.h"

/**
 * dag_asterisk_agent_new:
 * @id: the interface it was first seen with
 * @day_start_us: midnight of the centre's zone
 *
 * Returns: (transfer full): an agent whose state is not known yet
 */
DagAsteriskAgent *
dag_asterisk_agent_new (const char *id,
                        int64_t     day_start_us)
{
  DagAsteriskAgent *self = g_new0 (DagAsteriskAgent, 1);

  self->id = g_strdup (id);
  self->members = g_ptr_array_new ();
  self->state = DAG_STATE_OFFLINE;
  self->day_start_us = day_start_us;
  return self;
}

void
dag_asterisk_agent_free (DagAsteriskAgent *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->name);
  g_free (self->reason);
  g_free (self->last_queue);
  g_free (self);
}

/* Where the time spent in @state is summed up, if anywhere. */
static double *
find_sum (DagAgentDay   *day,
          DagAgentState  state)
{
  switch (state)
    {
    case DAG_STATE_ON_CONTACT:
      return &day->talk_s;
    case DAG_STATE_WRAP_UP:
      return &day->wrap_up_s;
    case DAG_STATE_AVAILABLE:
      return &day->idle_s;
    case DAG_STATE_BREAK:
      return &day->break_s;
    case DAG_STATE_RINGING:
    case DAG_STATE_MEETING:
    case DAG_STATE_OFFLINE:
    case DAG_STATE_UNKNOWN:
      return NULL;
    }
  return NULL;
}

static void
add_time (DagAgentDay            *day,
          const DagAsteriskAgent *self,
          int64_t                 until_us)
{
  double *sum = find_sum (day, self->state);
  int64_t from_us = MAX (self->since_us, self->day_start_us);

  if (sum != NULL && until_us > from_us)
    *sum += (double) (until_us - from_us) / DAG_USEC_PER_SEC;
}

/* Goes over to another state at @at_us. Time never runs backwards in an agent's day: a
 * stamp of whole seconds may lie a little before the start of the state it ends. */
static void
move (DagAsteriskAgent *self,
      DagAgentState     state,
      const char       *reason,
      int64_t           at_us,
      gboolean          exact,
      GPtrArray        *changes)
{
  DagStateChange *change = dag_state_change_new ();

  if (self->is_known)
    {
      at_us = MAX (at_us, self->since_us);
      add_time (&self->sums, self, at_us);
      if (self->state == DAG_STATE_WRAP_UP)
        self->wrapped_s += (double) (at_us - self->since_us) / DAG_USEC_PER_SEC;
    }
  self->is_known = TRUE;
  self->state = state;
  self->since_us = at_us;
  self->since_provenance = exact ? DAG_PROVENANCE_GIVEN : DAG_PROVENANCE_DERIVED;
  self->wrap_end_us = 0;
  g_free (self->reason);
  self->reason = dag_privacy_take_reason (g_strdup (reason));
  change->agent = g_strdup (self->id);
  change->at_us = at_us;
  change->state = state;
  change->reason = g_strdup (self->reason);
  if (state == DAG_STATE_ON_CONTACT)
    {
      if (!self->outside)
        change->contact = ++self->contact;
      change->channel = DAG_CHANNEL_PHONE;
      change->channel_known = TRUE;
    }
  g_ptr_array_add (changes, change);
}

/* A call ended since the last look: what came right after it, up to @until_us. */
static void
leave_call (DagAsteriskAgent          *self,
            const DagAsteriskStanding *now,
            int64_t                    until_us,
            GPtrArray                 *changes)
{
  if (now->call_end_us <= self->since_us
      || (now->call_end_us >= until_us && now->state != DAG_STATE_WRAP_UP))
    return;
  if (now->wrap_end_us > now->call_end_us)
    {
      move (self, DAG_STATE_WRAP_UP, NULL, now->call_end_us, TRUE, changes);
      if (now->wrap_end_us < until_us)
        move (self, DAG_STATE_AVAILABLE, NULL, now->wrap_end_us, TRUE, changes);
      else
        self->wrap_end_us = now->wrap_end_us;
    }
  else if (now->call_end_us < until_us)
    move (self, DAG_STATE_AVAILABLE, NULL, now->call_end_us, TRUE, changes);
}

/* A stamp of whole seconds and the event itself: the event's arrival is the finer one. */
#define SAME_MOMENT_US (3 * DAG_USEC_PER_SEC / 2)

/* When the state that begins began, as far as Asterisk's stamps tell; else now. */
static int64_t
find_start (const DagAsteriskAgent    *self,
            const DagAsteriskStanding *now,
            int64_t                    now_us,
            gboolean                  *exact)
{
  gboolean was_away = self->is_known
                      && (self->outside || self->state == DAG_STATE_BREAK
                          || self->state == DAG_STATE_MEETING);
  int64_t start_us;

  if (now->pause_us > 0
      && (now->state == DAG_STATE_BREAK || now->state == DAG_STATE_MEETING
          || now->state == DAG_STATE_WRAP_UP))
    start_us = MAX (now->pause_us, now->call_end_us);
  else if (now->state == DAG_STATE_WRAP_UP && !was_away)
    start_us = now->call_end_us;
  else if (now->state == DAG_STATE_AVAILABLE && self->state == DAG_STATE_ON_CONTACT
           && now->call_end_us > self->since_us)
    start_us = MAX (now->call_end_us, now->wrap_end_us);
  else
    return now_us;
  if (*exact && now_us - start_us < SAME_MOMENT_US)
    return now_us;
  *exact = TRUE;
  return MIN (start_us, now_us);
}

static void
rename_reason (DagAsteriskAgent *self,
               const char       *reason)
{
  g_autofree char *told = dag_privacy_take_reason (g_strdup (reason));

  if (g_strcmp0 (self->reason, told) == 0)
    return;
  g_free (self->reason);
  self->reason = g_steal_pointer (&told);
}

static void
go_over (DagAsteriskAgent          *self,
         const DagAsteriskStanding *now,
         int64_t                    now_us,
         gboolean                   exact,
         GPtrArray                 *changes)
{
  int64_t start_us = find_start (self, now, now_us, &exact);

  if (self->is_known && self->state == DAG_STATE_ON_CONTACT)
    leave_call (self, now, start_us, changes);
  self->outside = now->outside;
  if (self->is_known && self->state == now->state && now->state != DAG_STATE_ON_CONTACT)
    return; /* leaving the call brought it there */
  move (self, now->state, now->reason, start_us, exact, changes);
  if (now->state == DAG_STATE_WRAP_UP && now->pause_us == 0)
    self->wrap_end_us = now->wrap_end_us;
}

/* Wrap-up ends by the clock, unseen by Asterisk: it did before whatever comes now. */
static void
expire_wrap_up (DagAsteriskAgent          *self,
                const DagAsteriskStanding *now,
                int64_t                    now_us,
                GPtrArray                 *changes)
{
  if (!self->is_known || self->state != DAG_STATE_WRAP_UP || self->wrap_end_us == 0
      || self->wrap_end_us > now_us)
    return;
  if (now->pause_us == 0 || now->pause_us > self->wrap_end_us)
    move (self, DAG_STATE_AVAILABLE, NULL, self->wrap_end_us, TRUE, changes);
}

/**
 * dag_asterisk_agent_update:
 * @self: an agent whose members say something new
 * @options: the connection's options
 * @now_us: Asterisk's clock
 * @exact: whether the news is of this very moment (an event), not merely found now (a poll)
 * @changes: (element-type DagStateChange): where to add the changes this makes
 */
void
dag_asterisk_agent_update (DagAsteriskAgent         *self,
                           const DagAsteriskOptions *options,
                           int64_t                   now_us,
                           gboolean                  exact,
                           GPtrArray                *changes)
{
  DagAsteriskStanding now = dag_asterisk_judge (self->members, options, self->state,
                                                now_us);
  gboolean other_call;

  expire_wrap_up (self, &now, now_us, changes);
  other_call = self->state == DAG_STATE_ON_CONTACT && now.state == DAG_STATE_ON_CONTACT
               && now.call_end_us > self->since_us + DAG_USEC_PER_SEC && !exact;
  self->word = now.word;
  if (!self->is_known || self->state != now.state || self->outside != now.outside
      || other_call)
    go_over (self, &now, now_us, exact && self->is_known, changes);
  else
    rename_reason (self, now.reason);
}

/**
 * dag_asterisk_agent_count_calls:
 * @self: an agent whose members a poll has just told of
 * @gap: events may have been missed since the last poll
 * @listening: events are coming in now
 *
 * Holds the calls counted from events against CallsTaken. Where `shared_lastcall` is set a
 * call is counted in every queue of the agent, so the largest growth is what counts.
 */
void
dag_asterisk_agent_count_calls (DagAsteriskAgent *self,
                                gboolean          gap,
                                gboolean          listening)
{
  int64_t growth = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      DagAsteriskMember *member = g_ptr_array_index (self->members, i);

      growth = MAX (growth, member->calls_taken - member->polled_calls);
      member->polled_calls = member->calls_taken;
    }
  self->calls += growth;
  dag_asterisk_count_reconcile (&self->handled, self->calls, FALSE, gap, listening);
}

/**
 * dag_asterisk_agent_start_day:
 * @self: an agent
 * @day_start_us: midnight
 *
 * Today's figures begin at nought; what is going on goes on, counted from midnight.
 */
void
dag_asterisk_agent_start_day (DagAsteriskAgent *self,
                              int64_t           day_start_us)
{
  self->day_start_us = day_start_us;
  self->sums = (DagAgentDay){ 0 };
  self->contact = 0;
  dag_asterisk_count_start_day (&self->handled);
}

static void
write_members (const DagAsteriskAgent *self,
               DagAgentSample         *sample)
{
  g_autoptr (GStrvBuilder) queues = g_strv_builder_new ();

  for (guint i = 0; i < self->members->len; i++)
    {
      const DagAsteriskMember *member = g_ptr_array_index (self->members, i);

      g_strv_builder_add (queues, member->queue);
      /* A static member’s is the time Asterisk was loaded: no sign-in at all. */
      if (member->dynamic && member->login_s > 0
          && (sample->signed_in_at_us == DAG_TIME_NONE
              || member->login_s * DAG_USEC_PER_SEC < sample->signed_in_at_us))
        sample->signed_in_at_us = member->login_s * DAG_USEC_PER_SEC;
    }
  sample->queues = g_strv_builder_end (queues);
}

/**
 * dag_asterisk_agent_sample:
 * @self: an agent
 * @options: the connection's options
 * @now_us: Asterisk's clock
 *
 * Returns: (transfer full): its record in a snapshot
 */
DagAgentSample *
dag_asterisk_agent_sample (const DagAsteriskAgent   *self,
                           const DagAsteriskOptions *options,
                           int64_t                   now_us)
{
  DagAgentSample *sample = dag_agent_sample_new ();

  sample->id = g_strdup (self->id);
  sample->name = g_strdup (self->name);
  sample->state = self->state;
  sample->state_word = g_strdup (self->word);
  sample->since_us = self->since_us;
  sample->since_provenance = self->since_provenance;
  sample->reason = g_strdup (self->reason);
  sample->channel_known = self->state == DAG_STATE_ON_CONTACT;
  sample->channel = sample->channel_known ? DAG_CHANNEL_PHONE : DAG_CHANNEL_UNKNOWN;
  write_members (self, sample);
  sample->today = self->sums;
  add_time (&sample->today, self, now_us);
  sample->today.handled = self->handled.counted;
  sample->today.hold_s = DAG_SECONDS_ABSENT;
  if (!dag_asterisk_options_has_wrapup (options) && sample->today.wrap_up_s <= 0.0)
    sample->today.wrap_up_s = DAG_SECONDS_ABSENT;
  return sample;
}

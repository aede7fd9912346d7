/* dag-asterisk-member.c - one membership of a queue; what an agent's say together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-asterisk-member.h"

#include "dag-fault.h"
#include "dag-value.h"

/* The device's state and the queue's own idea of a call follow each other, never at once:
 * for so long after a call, or while it is being put through, a device in use is not yet
 * taken for another call. */
#define SETTLE_US (3 * DAG_USEC_PER_SEC)

/* A paused member whose phone goes away is still on the break that just began; a pause that
 * was left on overnight is not. */
#define PAUSED_AWAY_US (2 * 3600 * DAG_USEC_PER_SEC)

static gboolean
read_flag (DagAmiBlock   block,
           const char   *name,
           gboolean      required,
           int64_t      *flag,
           GError      **error)
{
  if (!dag_ami_block_read_count (block, name, required, flag, error))
    return FALSE;
  if (*flag <= 1)
    return TRUE;
  g_set_error (error, DAG_FAULT, DAG_FAULT_FIELD, "[%u].%s: expected 0 or 1", block.index,
               name);
  return FALSE;
}

static gboolean
read_counts (DagAsteriskMember  *self,
             DagAmiBlock         block,
             GError            **error)
{
  int64_t paused = 0;

  if (!(dag_ami_block_read_count (block, "Status", TRUE, &self->status, error)
        && read_flag (block, "Paused", TRUE, &paused, error)
        && read_flag (block, "InCall", FALSE, &self->in_call, error)
        && dag_ami_block_read_count (block, "CallsTaken", FALSE, &self->calls_taken,
                                     error)
        && dag_ami_block_read_count (block, "LastCall", FALSE, &self->last_call_s, error)
        && dag_ami_block_read_count (block, "LastPause", FALSE, &self->last_pause_s,
                                     error)
        && dag_ami_block_read_count (block, "LoginTime", FALSE, &self->login_s, error)
        && dag_ami_block_read_count (block, "Wrapuptime", FALSE, &self->wrapup_s, error)))
    return FALSE;
  self->paused = paused == 1;
  self->polled_calls = self->calls_taken;
  return TRUE;
}

/**
 * dag_asterisk_member_read:
 * @block: a QueueMember of QueueStatus, or one of the QueueMember… events (which call the
 *   same things by other names)
 * @error: %DAG_FAULT_FIELD or %DAG_FAULT_DUPLICATE, naming the field
 *
 * Returns: (transfer full) (nullable): the membership
 */
DagAsteriskMember *
dag_asterisk_member_read (DagAmiBlock   block,
                          GError      **error)
{
  gboolean in_list = dag_ami_block_is_event (block, "QueueMember");
  g_autoptr (DagAsteriskMember) self = g_new0 (DagAsteriskMember, 1);
  const char *queue;
  const char *interface;
  const char *name;
  const char *device;
  const char *membership;
  const char *reason;

  if (!(dag_ami_block_read_text (block, "Queue", TRUE, &queue, error)
        && dag_ami_block_read_text (block, in_list ? "Location" : "Interface", TRUE,
                                    &interface, error)
        && dag_ami_block_read_text (block, in_list ? "Name" : "MemberName", FALSE, &name,
                                    error)
        && dag_ami_block_read_text (block, "StateInterface", FALSE, &device, error)
        && dag_ami_block_read_text (block, "Membership", FALSE, &membership, error)
        && dag_ami_block_read_text (block, "PausedReason", FALSE, &reason, error)
        && read_counts (self, block, error)))
    return NULL;
  self->queue = g_strdup (queue);
  self->interface = g_strdup (interface);
  self->name = g_strdup (name != NULL && *name != '\0' ? name : interface);
  self->device = device != NULL && *device != '\0' ? g_strdup (device) : NULL;
  self->dynamic = membership != NULL && g_ascii_strcasecmp (membership, "static") != 0;
  self->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  return g_steal_pointer (&self);
}

void
dag_asterisk_member_free (DagAsteriskMember *self)
{
  if (self == NULL)
    return;
  g_free (self->queue);
  g_free (self->interface);
  g_free (self->device);
  g_free (self->name);
  g_free (self->reason);
  g_free (self);
}

/**
 * dag_asterisk_member_equal:
 * @self: a membership
 * @other: another of the same queue and interface
 *
 * Returns: whether they say the same (a row that is listed twice counts once)
 */
gboolean
dag_asterisk_member_equal (const DagAsteriskMember *self,
                           const DagAsteriskMember *other)
{
  return g_strcmp0 (self->queue, other->queue) == 0
         && g_strcmp0 (self->interface, other->interface) == 0
         && g_strcmp0 (self->device, other->device) == 0
         && g_strcmp0 (self->name, other->name) == 0 && self->dynamic == other->dynamic
         && self->calls_taken == other->calls_taken
         && self->last_call_s == other->last_call_s
         && self->last_pause_s == other->last_pause_s && self->login_s == other->login_s
         && self->wrapup_s == other->wrapup_s && self->in_call == other->in_call
         && self->status == other->status && self->paused == other->paused
         && g_strcmp0 (self->reason, other->reason) == 0;
}

/* What the rows of one agent have in common, gathered in one pass. */
typedef struct
{
  gboolean in_call;
  gboolean ringing;
  gboolean busy;
  gboolean just_busy; /* since a moment only */
  gboolean idle;
  gboolean away;      /* every device invalid or unavailable */
  gboolean paused;    /* in every queue */
  gboolean odd;       /* a state this version does not know */
  gboolean has_worked;
  int64_t busy_status;
  int64_t pause_s;
  const char *reason;
} Gathered;

static void
gather_device (Gathered                *all,
               const DagAsteriskMember *member,
               int64_t                  now_us)
{
  gboolean away = member->status == DAG_DEVICE_INVALID
                  || member->status == DAG_DEVICE_UNAVAILABLE;

  all->away &= away;
  all->odd |= member->status > DAG_DEVICE_ON_HOLD;
  all->idle |= member->status == DAG_DEVICE_IDLE;
  all->ringing |= member->status == DAG_DEVICE_RINGING
                  || member->status == DAG_DEVICE_RINGING_IN_USE;
  if (member->status == DAG_DEVICE_IN_USE || member->status == DAG_DEVICE_BUSY
      || member->status == DAG_DEVICE_ON_HOLD)
    {
      all->busy = TRUE;
      all->busy_status = member->status;
      all->just_busy |= now_us - member->event_us <= SETTLE_US;
      /* Before InCall existed a device in use was all there was to know. */
      all->in_call |= member->in_call == DAG_COUNT_ABSENT;
    }
}

static void
gather_member (Gathered                *all,
               const DagAsteriskMember *member,
               int64_t                  now_us)
{
  all->in_call |= member->in_call == 1;
  all->has_worked |= member->calls_taken > 0 || member->last_call_s > 0;
  gather_device (all, member, now_us);
  if (!member->paused)
    all->paused = FALSE;
  else if (member->last_pause_s >= all->pause_s)
    {
      /* On a break from the moment the last queue was left; of equal ones, a reason wins. */
      if (member->last_pause_s > all->pause_s || member->reason != NULL)
        all->reason = member->reason;
      all->pause_s = member->last_pause_s;
    }
}

static void
find_call_end (DagAsteriskStanding      *standing,
               const GPtrArray          *members,
               const DagAsteriskOptions *options,
               int64_t                   now_us)
{
  for (guint i = 0; i < members->len; i++)
    {
      const DagAsteriskMember *member = g_ptr_array_index (members, i);
      int64_t wrapup_s = member->wrapup_s > 0
                             ? member->wrapup_s
                             : dag_asterisk_options_get_wrapup_s (options, member->queue);
      int64_t call_end_us = member->last_call_s * DAG_USEC_PER_SEC;

      /* A stamp that has yet to come is none (the clock over there was set back). */
      if (member->last_call_s <= 0 || call_end_us > now_us + SETTLE_US)
        continue;
      standing->call_end_us = MAX (standing->call_end_us, call_end_us);
      if (wrapup_s > 0)
        standing->wrap_end_us
            = MAX (standing->wrap_end_us, call_end_us + wrapup_s * DAG_USEC_PER_SEC);
    }
}

static const char *
get_busy_word (int64_t status)
{
  if (status == DAG_DEVICE_ON_HOLD)
    return "On hold";
  return status == DAG_DEVICE_BUSY ? "Busy" : "In use";
}

/* Not in a call of a queue, not ringing, not paused everywhere. */
static void
judge_free (DagAsteriskStanding *standing,
            const Gathered      *all,
            int64_t              now_us)
{
  if (all->busy && now_us - standing->call_end_us > SETTLE_US)
    {
      /* A call that no queue gave; “busy” may be do-not-disturb as well. */
      standing->outside = all->busy_status != DAG_DEVICE_BUSY;
      standing->state = standing->outside ? DAG_STATE_ON_CONTACT : DAG_STATE_MEETING;
      standing->reason = get_busy_word (all->busy_status);
      return;
    }
  if (standing->wrap_end_us > now_us)
    standing->state = DAG_STATE_WRAP_UP;
  else if (all->idle || all->busy || (all->has_worked && !all->odd))
    standing->state = DAG_STATE_AVAILABLE;
  else
    {
      standing->state = DAG_STATE_UNKNOWN;
      standing->word = all->odd ? "a device state of a newer Asterisk" : "Unknown";
    }
}

/**
 * dag_asterisk_judge:
 * @members: (element-type DagAsteriskMember): all memberships of one agent
 * @options: the connection's options
 * @before: what the agent was doing until now
 * @now_us: Asterisk's clock
 *
 * The order of belief: a call of a queue (`InCall`, whatever the device says), a ringing
 * phone, a pause in every queue (paused in some only: still at work), a phone that is away,
 * a phone in use for something else, wrap-up, free. A device whose state is not known and
 * that never took a call may be a chair with nobody in it: unknown, though Asterisk counts
 * it as available.
 *
 * Returns: what the agent is doing
 */
DagAsteriskStanding
dag_asterisk_judge (const GPtrArray          *members,
                    const DagAsteriskOptions *options,
                    DagAgentState             before,
                    int64_t                   now_us)
{
  DagAsteriskStanding standing = { .state = DAG_STATE_OFFLINE };
  Gathered all = { .away = TRUE, .paused = TRUE };

  if (members->len == 0)
    return standing;
  for (guint i = 0; i < members->len; i++)
    gather_member (&all, g_ptr_array_index (members, i), now_us);
  find_call_end (&standing, members, options, now_us);
  if (all.paused)
    standing.pause_us = MAX (all.pause_s, 0) * DAG_USEC_PER_SEC;
  if (all.in_call)
    standing.state = DAG_STATE_ON_CONTACT;
  else if (all.ringing || (before == DAG_STATE_RINGING && all.just_busy))
    standing.state = DAG_STATE_RINGING; /* or picked up this moment */
  else if (all.paused && !(all.away && now_us - standing.pause_us > PAUSED_AWAY_US))
    {
      standing.state = dag_asterisk_options_map_reason (options, all.reason);
      standing.reason = all.reason;
    }
  else if (!all.away)
    judge_free (&standing, &all, now_us);
  return standing;
}

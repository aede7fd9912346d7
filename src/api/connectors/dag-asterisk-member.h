/* dag-asterisk-member.h - one membership of a queue; what an agent's say together
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-ami-reader.h"
#include "dag-asterisk-options.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* Asterisk's device states, as in `Status`. */
typedef enum
{
  DAG_DEVICE_UNKNOWN,
  DAG_DEVICE_IDLE,
  DAG_DEVICE_IN_USE,
  DAG_DEVICE_BUSY,
  DAG_DEVICE_INVALID,
  DAG_DEVICE_UNAVAILABLE,
  DAG_DEVICE_RINGING,
  DAG_DEVICE_RINGING_IN_USE,
  DAG_DEVICE_ON_HOLD,
} DagDeviceState;

/* A row of QueueStatus, kept up to date by events. Seconds are Asterisk's own. */
typedef struct
{
  char *queue;
  char *interface;
  char *device; /* (nullable): what tells its state, where that is another interface */
  char *name;
  gboolean dynamic; /* it logs in and out; static ones are listed for ever */
  int64_t calls_taken;
  int64_t last_call_s;
  int64_t last_pause_s; /* stays after the pause: means nothing when not paused */
  int64_t login_s;
  int64_t wrapup_s;     /* of this member alone; 0: the queue's, which Asterisk hides */
  int64_t in_call;      /* 0, 1, or absent (before Asterisk 13) */
  int64_t status;       /* DagDeviceState, or what a newer version sends */
  gboolean paused;
  char *reason;         /* (nullable): never empty */
  int64_t event_us;     /* when an event last told of it */
  int64_t polled_calls; /* calls_taken at the last poll */
} DagAsteriskMember;

/* What an agent is doing, worked out from all of its memberships at one moment. */
typedef struct
{
  DagAgentState state;
  gboolean outside;     /* on a contact that no queue gave */
  const char *reason;   /* (nullable): borrowed from the members, or static */
  const char *word;     /* (nullable): Asterisk's own word where the state is unknown */
  int64_t pause_us;     /* when the pause began, where one is on in every queue */
  int64_t call_end_us;  /* when the last call ended, if any did */
  int64_t wrap_end_us;  /* when the wrap-up after it ends or ended, if there is one */
} DagAsteriskStanding;

DagAsteriskMember  *dag_asterisk_member_read  (DagAmiBlock   block,
                                               GError      **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
void                dag_asterisk_member_free  (DagAsteriskMember *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAsteriskMember, dag_asterisk_member_free)
gboolean            dag_asterisk_member_equal (const DagAsteriskMember *self,
                                               const DagAsteriskMember *other);

DagAsteriskStanding dag_asterisk_judge        (const GPtrArray          *members,
                                               const DagAsteriskOptions *options,
                                               DagAgentState             before,
                                               int64_t                   now_us);

G_END_DECLS

/* dag-asterisk-agent.h - one agent over all its queues, and its day so far
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-asterisk-member.h"
#include "dag-asterisk-tally.h"
#include "dag-history.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *name;
  GPtrArray *members; /* of DagAsteriskMember, borrowed */
  gboolean is_known;  /* it has a state already */
  DagAgentState state;
  gboolean outside; /* on a contact that no queue gave: it counts as none of theirs */
  int64_t since_us;
  DagProvenance since_provenance;
  char *reason;     /* (nullable) */
  const char *word; /* (nullable): static */
  int64_t wrap_end_us;  /* when the wrap-up that is on will be over */
  int64_t day_start_us;
  int64_t contact;      /* running number today */
  DagAgentDay sums;     /* today, without what is going on now */
  DagAsteriskCount handled;
  int64_t calls;        /* what the members' CallsTaken grew by since we watch */
  char *last_queue;     /* (nullable): of the last call that ended */
  double wrapped_s;     /* wrap-up that ended and nobody has counted yet */
} DagAsteriskAgent;

DagAsteriskAgent *dag_asterisk_agent_new       (const char *id,
                                                int64_t     day_start_us)
                                                G_GNUC_WARN_UNUSED_RESULT;
void              dag_asterisk_agent_free      (DagAsteriskAgent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAsteriskAgent, dag_asterisk_agent_free)

void              dag_asterisk_agent_update    (DagAsteriskAgent         *self,
                                                const DagAsteriskOptions *options,
                                                int64_t                   now_us,
                                                gboolean                  exact,
                                                GPtrArray                *changes);
void              dag_asterisk_agent_count_calls (DagAsteriskAgent *self,
                                                  gboolean          gap,
                                                  gboolean          listening);
void              dag_asterisk_agent_start_day (DagAsteriskAgent *self,
                                                int64_t           day_start_us);
DagAgentSample   *dag_asterisk_agent_sample    (const DagAsteriskAgent   *self,
                                                const DagAsteriskOptions *options,
                                                int64_t                   now_us)
                                                G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

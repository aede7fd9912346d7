/* dag-snapshot.h - the whole present state of a contact centre: immutable, shared by reference
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dag-value.h"

G_BEGIN_DECLS

typedef enum
{
  DAG_CHANNEL_PHONE,
  DAG_CHANNEL_EMAIL,
  DAG_CHANNEL_CHAT,
  DAG_CHANNEL_MESSAGING,
  DAG_CHANNEL_SOCIAL,
  DAG_CHANNEL_OTHER,
  DAG_CHANNEL_UNKNOWN,
} DagChannel;

typedef enum
{
  DAG_STATE_AVAILABLE,
  DAG_STATE_RINGING,
  DAG_STATE_ON_CONTACT,
  DAG_STATE_WRAP_UP,
  DAG_STATE_BREAK,
  DAG_STATE_MEETING, /* training, coaching, other work off the queues */
  DAG_STATE_OFFLINE,
  DAG_STATE_UNKNOWN,
} DagAgentState;

#define DAG_N_CHANNELS (DAG_CHANNEL_UNKNOWN + 1)
#define DAG_N_STATES (DAG_STATE_UNKNOWN + 1)

typedef enum
{
  DAG_CALLBACK_OPEN,
  DAG_CALLBACK_KEPT,
  DAG_CALLBACK_MISSED,
  DAG_CALLBACK_CANCELLED,
  DAG_CALLBACK_UNKNOWN,
} DagCallbackState;

/* Where a number comes from. Derived: worked out here, from polls or events since the
 * watching began; the screen then says "at least". */
typedef enum
{
  DAG_PROVENANCE_GIVEN,
  DAG_PROVENANCE_DERIVED,
  DAG_PROVENANCE_ABSENT,
} DagProvenance;

/* What a kind of source may be unable to supply, as bits of a set. */
typedef enum
{
  DAG_PART_LONGEST_WAIT = 1 << 0,
  DAG_PART_EXPECTED_WAIT = 1 << 1,
  DAG_PART_TARGET = 1 << 2,        /* service-level target */
  DAG_PART_SERVICE_LEVEL = 1 << 3, /* answered within T, per queue, today */
  DAG_PART_QUEUE_TODAY = 1 << 4,   /* offered, answered, abandoned since midnight */
  DAG_PART_HANDLE_TIME = 1 << 5,
  DAG_PART_TEAM = 1 << 6,
  DAG_PART_STATE_SINCE = 1 << 7,
  DAG_PART_BREAK_REASON = 1 << 8,
  DAG_PART_WRAP_UP = 1 << 9,
  DAG_PART_HOLD = 1 << 10,
  DAG_PART_AGENT_TODAY = 1 << 11,
  DAG_PART_SIGNED_IN = 1 << 12,
  DAG_PART_REASONS = 1 << 13,       /* contact reasons */
  DAG_PART_CALLBACKS = 1 << 14,
  DAG_PART_STATE_CHANGES = 1 << 15, /* the day so far, per agent */
  DAG_PART_INTERVALS = 1 << 16,     /* the day so far, per queue */
  DAG_PART_SHIFTS = 1 << 17,
  DAG_PART_DEFERRED = 1 << 18,      /* e-mail and other channels that can wait */
} DagPart;
#define DAG_N_PARTS 19
typedef guint DagParts; /* a set of DagPart */

typedef struct
{
  double level;    /* share 0…1 */
  double within_s; /* seconds */
} DagTarget;

typedef struct
{
  int64_t offered;
  int64_t answered;
  int64_t abandoned;
  int64_t abandoned_short;
  int64_t answered_within;
  int64_t abandoned_within;
  double wait_answered_s;
  double wait_abandoned_s;
  int64_t handled;
  double handle_s; /* talk + hold + wrap-up */
  double longest_wait_s;
  int64_t tagged; /* contacts with a reason */
} DagQueueDay;

typedef struct
{
  char *text; /* (nullable) */
  double wait_s;
  int64_t set_at_us;
} DagAnnouncement;

typedef struct
{
  char *id;
  char *name;
  DagChannel channel;
  char *channel_word; /* the source's own word where channel is unknown (nullable) */
  int64_t waiting;
  double longest_wait_s;
  double oldest_s; /* deferred channels: age of the oldest item */
  double expected_wait_s;
  DagTarget target; /* level < 0: none */
  double short_within_s;
  int64_t staffed;
  int64_t available;
  int64_t ringing;
  int64_t on_contact;
  int64_t wrap_up;
  int64_t on_break;
  int64_t meeting;
  DagQueueDay today;
  int64_t today_since_us; /* counters cover the day from here on; NONE: from midnight */
  DagAnnouncement announcement;
} DagQueueSample;

typedef struct
{
  int64_t handled;
  double talk_s;
  double hold_s;
  double wrap_up_s;
  double idle_s;
  double break_s;
} DagAgentDay;

typedef struct
{
  DagChannel channel;
  int64_t open;
  int64_t max;
} DagConcurrency;

typedef struct
{
  char *id;
  char *name;
  char *team_id;   /* (nullable) */
  char *team_name; /* (nullable) */
  DagAgentState state;
  char *state_word; /* the source's own word where state is unknown (nullable) */
  int64_t since_us; /* when the state began */
  DagProvenance since_provenance;
  char *reason; /* the source's own word for it: Lunch, Toilet, Training (nullable) */
  DagChannel channel;
  gboolean channel_known;
  char **queues; /* ids, NULL-terminated; NULL: the source does not say */
  char **skills;
  DagConcurrency *contacts;
  guint n_contacts;
  int64_t signed_in_at_us;
  DagAgentDay today;
  int64_t today_since_us; /* as in DagQueueSample */
  gboolean is_restricted; /* nothing more is told of this person: dag-snapshot-restrict.h */
  gboolean is_packed;     /* its words and lists lie behind it: not to be altered */
} DagAgentSample;

typedef struct
{
  char *id;
  char *label;
  char *queue; /* (nullable) */
  int64_t today;
} DagReasonSample;

typedef struct
{
  char *id;
  char *queue; /* (nullable) */
  char *agent; /* (nullable) */
  int64_t promised_at_us;
  int64_t due_at_us;
  int64_t done_at_us;
  DagCallbackState state;
} DagCallbackSample;

typedef struct
{
  char *name;
  char *timezone; /* IANA name (nullable) */
  gboolean simulated;
  double speed; /* 1 for a real source; 0: its clock stands still */
} DagSource;

/* For each definition of the service level, what was worked out once. */
#define DAG_SNAPSHOT_N_TOTALS 5

/**
 * DagSnapshot:
 *
 * One answer of a source, applied whole or not at all. Immutable once built; the records
 * are shared between snapshots where they did not change, so pointer equality of a record
 * means "the same as before" (but not the other way round). Safe to pass between threads.
 */
typedef struct
{
  int64_t taken_at_us;    /* the source's clock */
  int64_t received_at_us; /* our wall clock when the answer had come in */
  int64_t skew_us;        /* the source's clock minus ours, from the Date header */
  gboolean skew_known;
  DagSource source;
  DagParts absent;      /* what this source cannot supply */
  DagParts derived;     /* what was worked out here */
  GPtrArray *queues;    /* of DagQueueSample, (not sorted: the order has no meaning) */
  GPtrArray *agents;    /* of DagAgentSample */
  GPtrArray *reasons;   /* of DagReasonSample */
  GPtrArray *callbacks; /* of DagCallbackSample */
  guint n_unknown_words; /* enumeration words this version does not know */
  guint n_dropped;       /* records a connector had to leave out */
  gboolean is_told; /* of the past: nobody watched then, its intervals alone are known */
  gboolean lacks_people; /* of the past: who did what is not kept, but how many there were */
  int64_t kept_staffed;   /* where it lacks people: as in DagTotals, or absent */
  int64_t kept_available; /* likewise: free */
  gpointer totals[DAG_SNAPSHOT_N_TOTALS]; /* (nullable): of dag_totals_compute() alone */
} DagSnapshot;

DagSnapshot       *dag_snapshot_new         (void) G_GNUC_WARN_UNUSED_RESULT;
DagSnapshot       *dag_snapshot_copy_with   (const DagSnapshot *other,
                                             GPtrArray         *queues,
                                             GPtrArray         *agents)
                                             G_GNUC_WARN_UNUSED_RESULT;
DagSnapshot       *dag_snapshot_ref         (DagSnapshot *self);
void               dag_snapshot_unref       (DagSnapshot *self);
void               dag_snapshot_unref_elsewhere (DagSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagSnapshot, dag_snapshot_unref)

DagQueueSample    *dag_queue_sample_new     (void) G_GNUC_WARN_UNUSED_RESULT;
DagQueueSample    *dag_queue_sample_ref     (DagQueueSample *self);
void               dag_queue_sample_unref   (DagQueueSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagQueueSample, dag_queue_sample_unref)

DagAgentSample    *dag_agent_sample_new     (void) G_GNUC_WARN_UNUSED_RESULT;
DagAgentSample    *dag_agent_sample_copy    (const DagAgentSample *other)
                                             G_GNUC_WARN_UNUSED_RESULT;
DagAgentSample    *dag_agent_sample_pack    (DagAgentSample *self)
                                             G_GNUC_WARN_UNUSED_RESULT;
DagAgentSample    *dag_agent_sample_ref     (DagAgentSample *self);
void               dag_agent_sample_unref   (DagAgentSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAgentSample, dag_agent_sample_unref)

DagReasonSample   *dag_reason_sample_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void               dag_reason_sample_unref  (DagReasonSample *self);
DagCallbackSample *dag_callback_sample_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void               dag_callback_sample_unref (DagCallbackSample *self);

GTimeZone         *dag_source_new_zone     (const DagSource *source)
                                             G_GNUC_WARN_UNUSED_RESULT;

gboolean           dag_channel_is_live      (DagChannel channel);
const char        *dag_channel_get_word     (DagChannel channel);
gboolean           dag_channel_from_word    (const char *word,
                                             DagChannel *channel);
const char        *dag_agent_state_get_word (DagAgentState state);
gboolean           dag_agent_state_from_word (const char    *word,
                                              DagAgentState *state);

G_END_DECLS

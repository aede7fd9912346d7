/* dag-sim-centre-private.h - the state of the simulated centre, for its own files only
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-sim-centre.h"
#include "dag-sim-heap.h"
#include "dag-sim-roster.h"

G_BEGIN_DECLS

#define SIM_NONE G_MAXUINT

typedef enum
{
  SIM_EVENT_ARRIVAL,     /* queue */
  SIM_EVENT_PATIENCE,    /* contact, generation */
  SIM_EVENT_ANSWER,      /* contact, generation */
  SIM_EVENT_FINISH,      /* contact, generation */
  SIM_EVENT_WRAPPED,     /* agent, generation */
  SIM_EVENT_SIGN_IN,     /* agent, day */
  SIM_EVENT_SIGN_OUT,    /* agent, shift */
  SIM_EVENT_PAUSE_DUE,   /* agent, kind */
  SIM_EVENT_PAUSE_RETRY, /* agent */
  SIM_EVENT_PAUSE_END,   /* agent, generation */
  SIM_EVENT_PAUSE_AGREED, /* agent, which of the agreed ones */
  SIM_EVENT_LULL,        /* agent, generation: idle long enough to take a mail */
  SIM_EVENT_CALL_BACK,   /* promise */
  SIM_EVENT_BUCKET,
  SIM_EVENT_MIDNIGHT,
} SimEventKind;

typedef enum
{
  SIM_CONTACT_FREE,
  SIM_CONTACT_WAITING,
  SIM_CONTACT_RINGING,
  SIM_CONTACT_OPEN,
} SimContactState;

typedef struct
{
  int64_t arrived_ms;
  int64_t handle_ms;
  guint queue;
  guint agent;
  guint generation;
  guint before; /* in the queue's line */
  guint after;
  guint promise; /* the ringing back it is, or SIM_NONE */
  SimContactState state;
} SimContact;

typedef struct
{
  const DagSimQueuePlan *plan;
  DagSimRng arrival;
  DagSimRng patience;
  DagSimRng handle;
  DagSimRng reason;
  guint *agents; /* those who serve it */
  guint n_agents;
  guint first; /* the line: whoever waits longest */
  guint last;
  guint n_in_line;
  guint n_ringing;
  guint by_state[DAG_N_STATES];
  DagSimCounts today;
  DagSimCounts ever;
  guint reasons_today[DAG_SIM_MAX_REASONS];
  int64_t announced_ms; /* 0: nothing */
  int64_t announced_wait_ms;
} SimQueue;

typedef struct
{
  DagSimPauseKind kind;
  int64_t due_ms;
  int64_t retry_ms;
  int64_t length_ms; /* agreed on, and taken whatever the line; 0: drawn, and put off */
} SimWanted;

/* A break that somebody's team lead has planned. */
typedef struct
{
  int64_t start_ms;
  int64_t length_ms;
  guint agent;
  gboolean dropped;
} SimAgreed;

#define SIM_MAX_WANTED 6

typedef struct
{
  int64_t idle_ms;
  int64_t break_ms;
  int64_t wrap_ms;
  int64_t contact_ms; /* talk and hold */
  int64_t hold_ms;
  guint handled;
  guint contacts;     /* begun */
} SimAgentDay;

typedef struct
{
  const DagSimAgentPlan *plan;
  DagSimRng pause;
  DagAgentState state;
  int64_t since_ms;
  int64_t counted_ms; /* today's sums hold what was before */
  int64_t free_ms;    /* idle since: the longest comes first */
  int64_t hold_from_ms; /* of the running call; 0: no hold */
  int64_t hold_to_ms;
  int64_t staffed_ms; /* staffed since, for the running five minutes; 0: is not */
  int64_t signed_in_ms;
  const char *reason;
  guint channel; /* DagChannel, or DAG_N_CHANNELS for none */
  guint generation;
  guint open;
  guint wrapping; /* queue whose contact is wrapped up, or SIM_NONE */
  int64_t wrapping_ms;
  guint promise;  /* whom to ring back next, or SIM_NONE */
  guint shift;    /* running number, so that an old sign-out is void */
  gboolean leaving;
  gboolean follows_plan; /* the roster's own breaks do not begin by themselves */
  SimWanted wanted[SIM_MAX_WANTED];
  guint n_wanted;
  guint n_lost; /* breaks that were planned and not taken today */
  SimAgentDay today;
} SimAgent;

typedef struct
{
  guint number;
  guint queue;
  guint agent;
  int64_t promised_ms;
  int64_t due_ms;
  int64_t done_ms; /* 0: not yet */
  DagCallbackState state;
} SimPromise;

struct _DagSimCentre
{
  DagSimPlan *plan;
  int64_t origin_ms;
  int64_t now_ms;
  int64_t midnight_ms;
  int64_t offset_ms; /* what clocks are ahead of UTC, kept up every five minutes */
  int64_t day;
  DagSimHeap heap;
  SimQueue *queues;
  SimAgent *agents;
  SimContact *contacts;
  guint n_contacts;
  guint n_contacts_allocated;
  guint free_contact; /* first of the chain of free ones, or SIM_NONE */
  GArray *promises;   /* of SimPromise */
  GArray *agreed;     /* of SimAgreed */
  DagSimRng callback;
  DagSimRecord *record;
  int64_t busy_ms; /* time of agents spent on contacts, ever */
};

/* dag-sim-line.c: contacts and the line in which they wait */
guint    sim_contact_new           (DagSimCentre *self,
                                    guint         queue);
void     sim_contact_free          (DagSimCentre *self,
                                    guint         contact);
void     sim_line_add              (DagSimCentre *self,
                                    guint         contact);
void     sim_line_remove           (DagSimCentre *self,
                                    guint         contact);
void     sim_queue_start           (DagSimCentre *self,
                                    guint         queue);
void     sim_queue_on_arrival      (DagSimCentre *self,
                                    guint         queue);
void     sim_queue_on_patience     (DagSimCentre *self,
                                    guint         contact);
void     sim_queue_count_answered  (DagSimCentre *self,
                                    guint         contact);
void     sim_queue_count_handled   (DagSimCentre *self,
                                    guint         queue,
                                    int64_t       handle_ms);
guint    sim_queue_waiting         (const SimQueue *queue);

/* dag-sim-routing.c: who takes which contact */
guint    sim_routing_find_agent    (DagSimCentre *self,
                                    guint         queue);
guint    sim_routing_find_contact  (DagSimCentre *self,
                                    guint         agent);
double   sim_routing_get_pressure  (DagSimCentre *self,
                                    guint         agent);

/* dag-sim-agent.c: an agent's day */
void     sim_agent_set_state       (DagSimCentre  *self,
                                    guint          agent,
                                    DagAgentState  state,
                                    const char    *reason,
                                    guint          channel);
void     sim_agent_take            (DagSimCentre *self,
                                    guint         agent,
                                    guint         contact);
void     sim_agent_next            (DagSimCentre *self,
                                    guint         agent);
void     sim_agent_on_answer       (DagSimCentre *self,
                                    guint         contact);
void     sim_agent_on_finish       (DagSimCentre *self,
                                    guint         contact);
void     sim_agent_on_wrapped      (DagSimCentre *self,
                                    guint         agent);
void     sim_agent_on_lull         (DagSimCentre *self,
                                    guint         agent);
void     sim_agent_settle          (DagSimCentre *self,
                                    guint         agent);

/* dag-sim-shift.c: coming, going, breaks and meetings */
void     sim_shift_plan_day        (DagSimCentre *self,
                                    int64_t       day);
void     sim_shift_on_sign_in      (DagSimCentre *self,
                                    guint         agent,
                                    int64_t       day);
void     sim_shift_on_sign_out     (DagSimCentre *self,
                                    guint         agent);
void     sim_shift_on_pause_due    (DagSimCentre *self,
                                    guint         agent,
                                    DagSimPauseKind kind);
void     sim_shift_on_pause_agreed (DagSimCentre *self,
                                    guint         agreed);
gboolean sim_shift_start_pause     (DagSimCentre *self,
                                    guint         agent);

/* dag-sim-promise.c: ringing back */
void     sim_promise_make          (DagSimCentre *self,
                                    guint         queue,
                                    guint         agent);
gboolean sim_promise_keep          (DagSimCentre *self,
                                    guint         agent);
void     sim_promise_on_time       (DagSimCentre *self,
                                    guint         promise);

G_END_DECLS

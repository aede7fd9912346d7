/* dag-outlook-run-private.h - the inside of one run of the coming hours
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-chance.h"
#include "dag-outlook-private.h"

G_BEGIN_DECLS

#define RUN_NOBODY G_MAXUINT
#define RUN_LULL_S 40.0      /* free for so long: time for a mail */

typedef enum
{
  RUN_EVENT_ARRIVAL, /* queue */
  RUN_EVENT_HANG_UP, /* contact */
  RUN_EVENT_DONE,    /* agent */
  RUN_EVENT_BACK,    /* agent */
  RUN_EVENT_LULL,    /* agent */
  RUN_EVENT_PAUSE,   /* agent, which pause */
  RUN_EVENT_SHORT,   /* agent: a short pause */
  RUN_EVENT_THINK,   /* agent: is a pause possible now? */
  RUN_EVENT_COME,    /* agent */
  RUN_EVENT_GO,      /* agent: end of the shift */
} RunEventKind;

typedef struct
{
  double at_s;
  RunEventKind kind;
  guint subject;
  guint detail;
} RunEvent;

typedef struct
{
  double arrived_s;
  guint queue;
  guint before;
  guint after;
  guint generation;
} RunContact;

typedef struct
{
  double rate_factor;
  double handle_s;
  double patience_s;
  guint first;
  guint last;
  guint n_line;
  guint n_workable;
  guint n_free;
  gboolean counts;
} RunQueue;

typedef enum
{
  RUN_AGENT_OUT,
  RUN_AGENT_FREE,
  RUN_AGENT_BUSY,
  RUN_AGENT_AWAY,
} RunAgentState;

#define RUN_MAX_WANTED 6

typedef struct
{
  double length_s;
  double retry_s;
  gboolean is_firm;
} RunWanted;

typedef struct
{
  RunAgentState state;
  guint open;
  gboolean is_chatting;
  gboolean is_leaving;
  double free_s;
  guint generation;
  RunWanted wanted[RUN_MAX_WANTED];
  guint n_wanted;
} RunAgent;

struct _DagOutlookRun
{
  const DagOutlook *outlook;
  DagChance chance;
  double now_s;
  GArray *heap; /* of RunEvent: the earliest first */
  GArray *contacts;
  guint free_contact;
  RunQueue *queues;
  RunAgent *agents;
  guint **serving; /* per queue: its agents */
  guint *n_serving;
  DagOutlookTally *tallies;
  guint n_tallies;
};

void run_push (DagOutlookRun *self,
               double         at_s,
               RunEventKind   kind,
               guint          subject,
               guint          detail);
RunEvent run_pop (DagOutlookRun *self);
RunContact *run_get_contact (DagOutlookRun *self,
                             guint          index);
guint run_contact_new (DagOutlookRun *self,
                       guint          queue,
                       double         arrived_s);
void run_contact_free (DagOutlookRun *self,
                       guint          index);
void run_line_add (DagOutlookRun *self,
                   guint          index);
void run_line_remove (DagOutlookRun *self,
                      guint          index);
void run_count (DagOutlookRun *self,
                guint          queue,
                double         wait_s,
                gboolean       answered);
void run_set_state (DagOutlookRun *self,
                    guint          index,
                    RunAgentState  state);
void run_take (DagOutlookRun *self,
               guint          index,
               guint          contact_index);
guint run_find_agent (DagOutlookRun *self,
                      guint          queue);
guint run_find_contact (DagOutlookRun *self,
                        guint          index);
void run_go_on (DagOutlookRun *self,
                guint          index);
void run_want (DagOutlookRun *self,
               guint          index,
               double         length_s,
               gboolean       is_firm);
void run_schedule_hang_up (DagOutlookRun *self,
                           guint          contact);
void run_schedule_arrival (DagOutlookRun *self,
                           guint          index);
void run_start (DagOutlookRun            *self,
                const DagOutlookQuestion *question,
                guint                     number);

G_END_DECLS

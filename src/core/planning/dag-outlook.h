/* dag-outlook.h - what will become of the queues, from what they are now
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "dag-snapshot.h"

G_BEGIN_DECLS

#define DAG_OUTLOOK_SLOT_S 900.0
#define DAG_OUTLOOK_N_SLOTS 12 /* three hours */
#define DAG_OUTLOOK_RUNS 400

/* What lies between the tenth and the ninetieth of a hundred runs, and the middle one. */
typedef struct
{
  double low;
  double middle;
  double high;
} DagBand;

/* One queue as it is expected to be. Seconds, and contacts per second. */
typedef struct
{
  char *id;
  gboolean is_live;
  gboolean is_chat;      /* one person serves several at once */
  int64_t waiting;
  double longest_wait_s;
  double within_s;       /* T of the service level */
  double target_level;   /* share, or absent */
  double arrivals_per_s[DAG_OUTLOOK_N_SLOTS]; /* per quarter of an hour from now on */
  double n_arrivals;     /* contacts that this rests on: the fewer, the wider the band */
  double handle_s;       /* mean, wrap-up included */
  double n_handled;      /* contacts that it rests on */
  double patience_s;     /* mean; ≤ 0: nobody hangs up */
  double n_abandoned;    /* contacts that it rests on */
} DagOutlookQueue;

/* A time off the queues that is foreseen, in seconds from now. */
typedef struct
{
  double from_s;
  double length_s;
  gboolean is_firm; /* agreed on: it is taken; else it is put off while customers wait */
} DagOutlookPause;

typedef struct
{
  char *id;
  guint *queues; /* indices */
  guint n_queues;
  guint chat_max;
  DagAgentState state;
  DagChannel channel; /* of the contact, where the state is one */
  double state_s;     /* so long already */
  double away_s;      /* on a break or in a meeting: how long these usually last in all */
  double comes_s;     /* offline: is expected then; < 0: is not */
  double leaves_s;    /* end of the shift; infinite: not known */
  GArray *pauses;     /* of DagOutlookPause */
} DagOutlookAgent;

/**
 * DagOutlook:
 *
 * A contact centre as it stands, with everything that a forecast of the coming hours
 * assumes. Plain data: safe to give to another thread once it is filled.
 */
typedef struct
{
  DagOutlookQueue *queues;
  guint n_queues;
  DagOutlookAgent *agents;
  guint n_agents;
  double variation;       /* of handle times: standard deviation ÷ mean */
  double wrap_share;      /* of the handle time */
  double wrap_variation;
  double ring_s;          /* between being assigned and being answered */
  double puts_off_over;   /* waiting per agent above which people put a break off */
  double short_every_s;   /* an agent's short pauses: one in so much time … */
  double short_length_s;  /* … and so long */
  double drift;           /* how far off a forecast of arrivals is, beyond chance: a share */
  uint64_t seed;
} DagOutlook;

DagOutlook *dag_outlook_new               (guint n_queues,
                                           guint n_agents) G_GNUC_WARN_UNUSED_RESULT;
DagOutlook *dag_outlook_new_from_snapshot (const DagSnapshot *snapshot)
                                           G_GNUC_WARN_UNUSED_RESULT;
void        dag_outlook_free              (DagOutlook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagOutlook, dag_outlook_free)

void        dag_outlook_add_pause         (DagOutlook *self,
                                           guint       agent,
                                           double      from_s,
                                           double      length_s,
                                           gboolean    is_firm);
void        dag_outlook_set_queues_of     (DagOutlook  *self,
                                           guint        agent,
                                           const guint *queues,
                                           guint        n_queues);

/* What is asked: one more person (or nobody) off the queues, looked at in a window. */
typedef struct
{
  int agent;       /* who goes, or -1: nobody */
  const guint *also; /* (nullable): others who go at the same time */
  guint n_also;
  double leaves_s; /* when, in seconds from now */
  double length_s; /* for so long */
  double from_s;   /* the window whose contacts are counted */
  double to_s;
  const gboolean *counts; /* (nullable): of each queue, whether it counts; else all live */
} DagOutlookQuestion;

typedef struct
{
  DagBand service_level; /* strict; NaN where nothing would come in */
  DagBand wait_s;        /* mean wait of a contact, answered or not */
  double mean_level;     /* over all runs */
  double offered;        /* contacts expected in the window */
  guint n_runs;          /* in which anything came in */
} DagOutlookAnswer;

void        dag_outlook_ask               (const DagOutlook         *self,
                                           const DagOutlookQuestion *question,
                                           guint                     n_runs,
                                           DagOutlookAnswer         *answer);

G_END_DECLS

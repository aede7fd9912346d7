/* dag-break-live-private.h - the inside of the view on breaks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-break-live.h"
#include "dag-break-plans.h"

#include <string.h>

G_BEGIN_DECLS

typedef enum
{
  DAG_BREAK_STAGE_NONE,
  DAG_BREAK_STAGE_SCAN,     /* whom the answer names */
  DAG_BREAK_STAGE_EVALUATE, /* who is due */
  DAG_BREAK_STAGE_LIST,     /* those with a lane */
  DAG_BREAK_STAGE_PUBLISH,
} DagBreakStage;

/* Due: nothing but who works at what is another; the last word on when to look again holds. */
#define DAG_BREAK_STILL_WORKING 1
#define DAG_BREAK_NOT_LISTED G_MAXUINT

/* One person, whether there is a lane or not. */
typedef struct
{
  DagAgentSample *sample;
  DagBreakLane *lane; /* (nullable): no shift is known */
  guint generation;
  guint index;        /* in @order and @dues */
  guint place;        /* in @shown, or DAG_BREAK_NOT_LISTED */
  gboolean vanished;
  int64_t looked_us;  /* at the track */
  int64_t turns_us;   /* when to look again, where that was put off */
} DagBreakEntry;

struct _DagBreakLive
{
  GObject parent_instance;

  DagMemoryHistory *history;
  DagBreakConfig *config;
  DagBreakPlans *plans;
  DagBreakPeople *people;
  DagRoster *roster;
  DagSlotModel *lanes;
  GHashTable *entries; /* id → DagBreakEntry */
  GPtrArray *order;    /* of DagBreakEntry */
  GArray *dues;        /* of int64_t, as @order: when to look again; 0: at once */
  GPtrArray *placed;   /* of DagBreakEntry, as the agents of @scanned */
  GPtrArray *shown;    /* of DagBreakLane */
  GPtrArray *next;     /* (nullable): those that are about to be shown */
  GPtrArray *turned;   /* of DagBreakEntry: with another lane than is listed */
  gboolean lists_all;  /* others than those may be listed no longer, or anew */
  gboolean is_unseen;  /* nobody looks at @lanes, … */
  gboolean is_behind;  /* … which do not have all that turned */
  guint counts[DAG_BREAK_STATE_BREACH + 1];

  DagSnapshot *snapshot; /* (nullable) */
  DagSnapshot *scanned;  /* (nullable): the last one that was looked through */
  gboolean is_same_list; /* of people, as far as @snapshot was */
  guint history_revision;
  gboolean has_turned;   /* a lane says something else than what is listed */
  GTimeZone *zone;       /* (nullable) */
  int64_t now_us;
  int64_t midnight_us;
  gboolean is_past;
  char *today;
  char *yesterday;

  DagBreakStage stage;
  guint stage_id;
  guint cursor;
  guint generation;
};

gboolean dag_break_entry_evaluate (DagBreakLive  *self,
                                   DagBreakEntry *entry,
                                   int64_t       *turn_us);

gboolean dag_break_live_is_of_today (DagBreakLive       *self,
                                     const DagBreakLane *lane);
void     dag_break_live_list_lanes  (DagBreakLive *self);
void     dag_break_live_take_listed (DagBreakLive *self);
gboolean dag_break_entry_go_on    (DagBreakLive  *self,
                                   DagBreakEntry *entry,
                                   int64_t       *turn_us);
gboolean dag_break_live_scan_some (DagBreakLive *self);
void     dag_break_live_drop      (DagSnapshot **snapshot);

static inline int64_t *
dag_break_entry_get_due (DagBreakLive *self,
                         guint         index)
{
  return &g_array_index (self->dues, int64_t, index);
}

G_END_DECLS

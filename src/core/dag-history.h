/* dag-history.h - what was: state changes, intervals and samples behind one interface
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dag-pool.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

/* A change of an agent's state. Not altered once it is made. */
typedef struct
{
  char *agent;
  int64_t at_us;
  DagAgentState state;
  char *reason; /* (nullable) */
  DagChannel channel;
  gboolean channel_known;
  int64_t contact; /* running number of the agent's contacts that day, or absent */
  DagPool *pool;   /* (nullable): what it and its words lie in */
} DagStateChange;

/* What happened in one queue in one interval of the clock. Likewise. */
typedef struct
{
  char *queue;
  int64_t start_us;
  int minutes;
  DagQueueDay counts; /* of this interval */
  int64_t waiting_max;
  double staffed_s;
  gboolean is_told; /* the source itself told it, as far as that is kept */
  DagTarget target;
  DagPool *pool; /* (nullable) */
} DagInterval;

typedef enum
{
  DAG_SERIES_WAITING,
  DAG_SERIES_LONGEST_WAIT, /* seconds */
  DAG_SERIES_STAFFED,
  DAG_SERIES_AVAILABLE,
  DAG_SERIES_SERVICE_LEVEL, /* strict, share 0…1, of what ended in the step */
  DAG_SERIES_OFFERED,       /* per step */
  DAG_SERIES_ABANDONED,     /* per step */
} DagSeriesKind;

/* One point of a series; @value is NaN where nothing is known (a gap, never zero). */
typedef struct
{
  int64_t at_us;
  double value;
} DagPoint;

/* One day of which something is known. */
typedef struct
{
  int64_t from_us;     /* the midnight in the centre's zone that began it */
  int64_t to_us;       /* the midnight that ended it: 23, 24 or 25 hours later */
  int64_t first_us;    /* the first moment of which something is known */
  int64_t last_us;     /* the last one */
  gboolean has_people; /* the states of persons are still kept */
  gboolean is_watched; /* samples are kept of it: it is known moment by moment */
} DagHistoryDay;

/* One agent's sums over one day. */
typedef struct
{
  char *agent;
  char *name;      /* (nullable) */
  char *team_name; /* (nullable) */
  int64_t day_us;  /* midnight in the centre's zone */
  double state_s[DAG_N_STATES]; /* seconds in each state */
} DagAgentDayTotal;

/* One attempt to read the source. */
typedef struct
{
  int64_t at_us;    /* our wall clock */
  int fault;        /* a DagFault; −1: it went well */
  guint elapsed_ms;
  guint64 bytes;    /* after inflation */
  guint n_items;    /* agents and queues in the answer */
} DagHistoryPoll;

DagStateChange *dag_state_change_new  (void) G_GNUC_WARN_UNUSED_RESULT;
DagStateChange *dag_state_change_new_in (DagPool *pool) G_GNUC_WARN_UNUSED_RESULT;
DagStateChange *dag_state_change_copy (const DagStateChange *self) G_GNUC_WARN_UNUSED_RESULT;
void            dag_state_change_free (DagStateChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagStateChange, dag_state_change_free)

DagInterval    *dag_interval_new      (void) G_GNUC_WARN_UNUSED_RESULT;
DagInterval    *dag_interval_new_in   (DagPool *pool) G_GNUC_WARN_UNUSED_RESULT;
DagInterval    *dag_interval_copy     (const DagInterval *self) G_GNUC_WARN_UNUSED_RESULT;
void            dag_interval_free     (DagInterval *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagInterval, dag_interval_free)

DagAgentDayTotal *dag_agent_day_total_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              dag_agent_day_total_free (DagAgentDayTotal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAgentDayTotal, dag_agent_day_total_free)

#define DAG_TYPE_HISTORY (dag_history_get_type ())
G_DECLARE_INTERFACE (DagHistory, dag_history, DAG, HISTORY, GObject)

/**
 * DagHistoryInterface:
 * @add_snapshot: keeps what matters of @snapshot (dropped where not newer)
 * @add_state_changes: merges changes read from the source; known ones are not doubled
 * @add_intervals: merges intervals read from the source
 * @read_series_async: the points of one series in [from, to), oldest first;
 *   @queue: a queue's id, or %NULL for the whole centre
 * @read_agent_day_async: the state changes of one agent in [from, to), oldest first,
 *   preceded by the one in force at @from where that is known
 * @read_days_async: (nullable): the days of which something is kept; see
 *   dag_history_read_days_async() and its neighbours. These five answer with a #GTask
 *   whose source object is the history; one that is %NULL answers "not supported"
 * @read_snapshot_async: (nullable): the whole centre as it was at one moment
 * @read_state_changes_async: (nullable): as @read_agent_day_async, of all agents
 * @read_intervals_async: (nullable): what ended in each interval, of one queue or all
 * @read_agent_days_async: (nullable): each agent's sums of each day
 *
 * Called on the main thread only; an implementation may work elsewhere.
 */
struct _DagHistoryInterface
{
  GTypeInterface parent_iface;

  void       (*add_snapshot)          (DagHistory  *self,
                                       DagSnapshot *snapshot);
  void       (*add_state_changes)     (DagHistory *self,
                                       GPtrArray  *changes);
  void       (*add_intervals)         (DagHistory *self,
                                       GPtrArray  *intervals);
  void       (*clear)                 (DagHistory *self);

  void       (*read_series_async)     (DagHistory          *self,
                                       DagSeriesKind        kind,
                                       const char          *queue,
                                       int64_t              from_us,
                                       int64_t              to_us,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
  GArray    *(*read_series_finish)    (DagHistory    *self,
                                       GAsyncResult  *result,
                                       GError       **error);

  void       (*read_agent_day_async)  (DagHistory          *self,
                                       const char          *agent,
                                       int64_t              from_us,
                                       int64_t              to_us,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
  GPtrArray *(*read_agent_day_finish) (DagHistory    *self,
                                       GAsyncResult  *result,
                                       GError       **error);

  void       (*read_days_async)          (DagHistory          *self,
                                          GTimeZone           *zone,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
  void       (*read_snapshot_async)      (DagHistory          *self,
                                          int64_t              at_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
  void       (*read_state_changes_async) (DagHistory          *self,
                                          int64_t              from_us,
                                          int64_t              to_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
  void       (*read_intervals_async)     (DagHistory          *self,
                                          const char          *queue,
                                          int64_t              from_us,
                                          int64_t              to_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
  void       (*read_agent_days_async)    (DagHistory          *self,
                                          int64_t              from_us,
                                          int64_t              to_us,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
};

void       dag_history_add_snapshot          (DagHistory  *self,
                                              DagSnapshot *snapshot);
void       dag_history_add_state_changes     (DagHistory *self,
                                              GPtrArray  *changes);
void       dag_history_add_intervals         (DagHistory *self,
                                              GPtrArray  *intervals);
void       dag_history_clear                 (DagHistory *self);

void       dag_history_read_series_async     (DagHistory          *self,
                                              DagSeriesKind        kind,
                                              const char          *queue,
                                              int64_t              from_us,
                                              int64_t              to_us,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
GArray    *dag_history_read_series_finish    (DagHistory    *self,
                                              GAsyncResult  *result,
                                              GError       **error);

void       dag_history_read_agent_day_async  (DagHistory          *self,
                                              const char          *agent,
                                              int64_t              from_us,
                                              int64_t              to_us,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
GPtrArray *dag_history_read_agent_day_finish (DagHistory    *self,
                                              GAsyncResult  *result,
                                              GError       **error);

G_END_DECLS

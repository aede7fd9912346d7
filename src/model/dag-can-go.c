/* dag-can-go.c - who could go on a break, and what the customers would notice of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-can-go-private.h"

#include "dag-break-live.h"
#include "dag-usual-arrivals.h"

/* An answer is good for so long, and for ten times what it took to work out. */
#define GOOD_US (20 * G_USEC_PER_SEC)
#define PATIENCE 10
#define SLICE_US 3000
/* The morning may be learnt any moment. */
#define GAP_US (2 * G_USEC_PER_SEC)
#define SEEN_US (30 * G_USEC_PER_SEC)

struct _DagCanGo
{
  GObject parent_instance;

  DagDashboard *dashboard; /* (unowned): it owns us */
  DagCanGoAnswer *answer;
  GCancellable *cancellable; /* (nullable): while looking */
  DagCanGoBrief *brief;      /* (nullable): being filled */
  guint reading_id;
  int64_t looked_us; /* somebody did then */
  int64_t started_us;
  int64_t good_until_us;
};

G_DEFINE_FINAL_TYPE (DagCanGo, dag_can_go, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static G_DEFINE_QUARK (dag-can-go, dag_can_go)

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      brief,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, dag_can_go_work_out (brief, cancellable),
                         (GDestroyNotify) dag_can_go_answer_free);
}

static void
on_worked_out (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  DagCanGo *self = DAG_CAN_GO (source);
  DagCanGoAnswer *answer = g_task_propagate_pointer (G_TASK (result), NULL);
  int64_t now_us = g_get_monotonic_time ();

  if (answer == NULL) /* cancelled: whoever did it may have begun anew */
    return;
  g_clear_object (&self->cancellable);
  dag_can_go_answer_free (self->answer);
  self->answer = answer;
  self->good_until_us
      = now_us + (answer->gap != DAG_CAN_GO_NO_GAP
                      ? GAP_US
                      : MAX (GOOD_US, PATIENCE * (now_us - self->started_us)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (DagCanGo *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reading_id, g_source_remove);
  g_clear_pointer (&self->brief, dag_can_go_brief_free);
}

/* For whoever looks, what was said is void. */
static void
look_again (DagCanGo *self)
{
  self->good_until_us = 0;
  if (g_get_monotonic_time () - self->looked_us < SEEN_US)
    dag_can_go_look (self);
}

static void
on_usual_changed (DagCanGo *self)
{
  stop (self);
  look_again (self);
}

/* Whether somebody who could go has gone, or turns out to have had a break. */
static gboolean
has_changed (DagCanGo *self)
{
  DagBreakLive *breaks = dag_dashboard_get_breaks (self->dashboard);

  for (guint i = 0; i < self->answer->people->len; i++)
    {
      const DagCanGoPerson *person = g_ptr_array_index (self->answer->people, i);
      const DagBreakLane *lane = dag_break_live_find (breaks, person->agent);

      if (lane == NULL || lane->is_over || lane->is_away
          || lane->stretch_since_us > person->stretch_since_us + DAG_USEC_PER_SEC)
        return TRUE;
    }
  return FALSE;
}

/* The morning that the source tells comes a moment after its first answer. */
static void
on_breaks_changed (DagCanGo *self)
{
  if (self->answer->gap == DAG_CAN_GO_TOO_EARLY || self->answer->gap == DAG_CAN_GO_NOBODY
      || has_changed (self))
    look_again (self);
}

/* Another source: what was said of the last one is void. */
static void
on_connection_changed (DagCanGo *self)
{
  if (dag_dashboard_get_snapshot (self->dashboard) != NULL)
    return;
  stop (self);
  dag_can_go_answer_free (self->answer);
  self->answer = dag_can_go_answer_new ();
  self->good_until_us = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dag_can_go_dispose (GObject *object)
{
  stop (DAG_CAN_GO (object));
  G_OBJECT_CLASS (dag_can_go_parent_class)->dispose (object);
}

static void
dag_can_go_finalize (GObject *object)
{
  dag_can_go_answer_free (DAG_CAN_GO (object)->answer);
  G_OBJECT_CLASS (dag_can_go_parent_class)->finalize (object);
}

static void
dag_can_go_class_init (DagCanGoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dag_can_go_dispose;
  G_OBJECT_CLASS (klass)->finalize = dag_can_go_finalize;
  signals[CHANGED] = g_signal_new ("changed", DAG_TYPE_CAN_GO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dag_can_go_init (DagCanGo *self)
{
  self->answer = dag_can_go_answer_new ();
}

/**
 * dag_can_go_get:
 * @dashboard: a dashboard
 *
 * Returns: (transfer none): the one of @dashboard, which all its pages look at
 */
DagCanGo *
dag_can_go_get (DagDashboard *dashboard)
{
  DagCanGo *self;

  g_return_val_if_fail (DAG_IS_DASHBOARD (dashboard), NULL);

  self = g_object_get_qdata (G_OBJECT (dashboard), dag_can_go_quark ());
  if (self != NULL)
    return self;
  self = g_object_new (DAG_TYPE_CAN_GO, NULL);
  self->dashboard = dashboard;
  g_signal_connect_object (dashboard, "notify::state", G_CALLBACK (on_connection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_dashboard_get_breaks (dashboard), "changed",
                           G_CALLBACK (on_breaks_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dag_usual_arrivals_get (dashboard), "changed",
                           G_CALLBACK (on_usual_changed), self, G_CONNECT_SWAPPED);
  g_object_set_qdata_full (G_OBJECT (dashboard), dag_can_go_quark (), self, g_object_unref);
  return self;
}

/* A little at a time: a big centre has a thousand queues. */
static gboolean
on_idle (gpointer user_data)
{
  DagCanGo *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (!dag_can_go_brief_read (self->brief, self->dashboard, SLICE_US))
    return G_SOURCE_CONTINUE;
  self->reading_id = 0;
  self->started_us = g_get_monotonic_time ();
  task = g_task_new (self, self->cancellable, on_worked_out, NULL);
  g_task_set_source_tag (task, dag_can_go_look);
  g_task_set_task_data (task, g_steal_pointer (&self->brief),
                        (GDestroyNotify) dag_can_go_brief_free);
  g_task_run_in_thread (task, work_in_thread);
  return G_SOURCE_REMOVE;
}

/**
 * dag_can_go_look:
 *
 * Somebody looks: an answer that has become old is worked out anew.
 */
void
dag_can_go_look (DagCanGo *self)
{
  g_return_if_fail (DAG_IS_CAN_GO (self));

  self->looked_us = g_get_monotonic_time ();
  if (self->cancellable != NULL || g_get_monotonic_time () < self->good_until_us
      || dag_dashboard_get_state (self->dashboard) != DAG_DASHBOARD_LIVE
      || dag_dashboard_is_past (self->dashboard))
    return;
  dag_usual_arrivals_look (dag_usual_arrivals_get (self->dashboard));
  self->brief = dag_can_go_brief_new (self->dashboard);
  if (self->brief == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->reading_id = g_idle_add (on_idle, self);
}

/* Returns: (transfer none): the last answer; valid until "changed" */
const DagCanGoAnswer *
dag_can_go_get_answer (DagCanGo *self)
{
  g_return_val_if_fail (DAG_IS_CAN_GO (self), NULL);

  return self->answer;
}

/* dag-dashboard-stages.c - an answer is taken in pieces, so that no frame is missed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-dashboard-private.h"

#include "dag-memory.h"

/* Answers of fewer agents are taken at once. */
#define BIG_ANSWER 2000
/* So many people's rows are made at a time, so many people's figures worked out. */
#define ROWS_CHUNK 2000
#define MEASURE_CHUNK 100
/* So long is a table put in order at a time. */
#define ORDER_US 2500

/* What is done with an answer, in this order, each a few milliseconds for 10,000 people. */
typedef enum
{
  STAGE_HISTORY,
  STAGE_CHANGES,
  STAGE_QUEUES,
  STAGE_PEOPLE, /* several times */
  STAGE_ROWS,
  STAGE_ORDER, /* several times */
  STAGE_FIND,  /* what changed in the last quarter of an hour */
  STAGE_SHOW_QUEUES,
  STAGE_SHOW,
  STAGE_TELL,
} Stage;

/* The zone of the centre, not the laptop's (F-C07). */
static void
read_zone (DagDashboard *self)
{
  const char *name = self->snapshot->source.timezone;

  if (g_strcmp0 (name, self->zone_name) == 0)
    return;
  g_clear_pointer (&self->zone_name, g_free);
  self->zone_name = g_strdup (name);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = dag_source_new_zone (&self->snapshot->source);
}

static void
compute_totals (DagDashboard *self)
{
  dag_totals_compute (&self->totals, self->snapshot, self->kind);
  /* Those who vanished are still people of the centre, in a state that nobody knows. */
  self->totals.by_state[DAG_STATE_UNKNOWN] += dag_tables_get_n_vanished (self->tables);
  self->totals.n_agents += dag_tables_get_n_vanished (self->tables);
}

/* Ten thousand people make thousands of changes, of which few are told: they are looked for
 * where somebody looked at the last ones, or else when somebody asks. */
static void
find_changes (DagDashboard *self,
              DagSnapshot  *snapshot)
{
  gboolean is_wanted = self->changes_state == DAG_CHANGES_SEEN;

  self->changes_state = is_wanted ? DAG_CHANGES_FOUND : DAG_CHANGES_OLD;
  if (!is_wanted)
    return;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = dag_change_finder_find (self->finder, snapshot);
}

void
dag_dashboard_ensure_changes (DagDashboard *self)
{
  gboolean is_due = self->changes_state == DAG_CHANGES_OLD && self->snapshot != NULL;

  self->changes_state = DAG_CHANGES_SEEN;
  if (!is_due)
    return;
  find_changes (self, self->snapshot);
  self->changes_state = DAG_CHANGES_SEEN;
}

/* Works the picture out anew from the answer in it, as for another service level. */
void
dag_dashboard_show_again (DagDashboard *self)
{
  dag_dashboard_finish_stages (self);
  dag_tables_begin (self->tables, self->snapshot, self->kind);
  dag_tables_continue (self->tables, G_MAXUINT);
  dag_tables_begin_to_publish (self->tables);
  dag_tables_publish_agents (self->tables, G_MAXINT64);
  find_changes (self, self->snapshot);
  compute_totals (self);
  dag_tables_publish_queues (self->tables);
  dag_dashboard_emit_applied (self);
}

/* Ten thousand records take a while to be freed. */
static void
let_go (DagSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  if (snapshot->agents->len >= BIG_ANSWER)
    dag_snapshot_unref_elsewhere (snapshot);
  else
    dag_snapshot_unref (snapshot);
}

/* Puts the newest answer, whose rows are made, in the picture. What changed is told when
 * everything is in its place. */
static void
present_newest (DagDashboard *self)
{
  if (self->snapshot != self->newest)
    {
      let_go (g_steal_pointer (&self->snapshot));
      self->snapshot = dag_snapshot_ref (self->newest);
    }
  self->picture_at = self->good_at;
  read_zone (self);
  dag_dashboard_set_flag (self, &self->simulated, self->snapshot->source.simulated,
                          DAG_DASHBOARD_PROP_SIMULATED);
  dag_dashboard_notify (self, DAG_DASHBOARD_PROP_UPDATED_AT);
  dag_break_live_follow (self->breaks, self->snapshot, self->zone);
  compute_totals (self);
  dag_dashboard_emit_applied (self);
}

/* Of a moment of the past in which people are counts nobody's day is followed; where they are
 * named, the history came with it. */
static void
learn_newest (DagDashboard *self)
{
  double speed = MAX (self->newest->source.speed, 1.0);

  if (self->past != NULL && !self->shows_people)
    return;
  dag_memory_history_set_gap_s (self->history,
                                dag_dashboard_state_get_stale_s (self->poll_s) * speed);
  dag_dashboard_check_store (self, self->newest);
  if (self->past == NULL)
    dag_history_add_snapshot (dag_dashboard_get_own_history (self), self->newest);
}

static void
show_newest (DagDashboard *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->is_taking)
    dag_dashboard_note_good (self);
  if (!self->paused)
    present_newest (self);
  g_object_thaw_notify (G_OBJECT (self));
  let_go (g_steal_pointer (&self->left));
}

/* The answer is taken: those who learn from it do, and ask for what is missing. */
static void
tell_newest (DagDashboard *self)
{
  self->stage_id = 0;
  if (self->has_learnt) /* an answer ago: whoever works with it has let go of the old */
    dag_memory_trim_elsewhere ();
  self->has_learnt = FALSE;
  if (self->is_taking && self->past == NULL)
    dag_dashboard_emit_learnt (self);
  if (!self->is_taking || self->past != NULL)
    dag_dashboard_measure_later (self);
  else if (self->backfill != NULL)
    {
      dag_backfill_follow (self->backfill, self->newest, self->had_gap);
      dag_dashboard_look_back (self);
      dag_roster_reader_follow (self->roster, self->newest->taken_at_us);
    }
  dag_dashboard_emit_taken (self);
}

/* Returns: whether there is more to do */
static gboolean
run_stage (DagDashboard *self,
           int64_t       until_us)
{
  switch ((Stage) self->stage)
    {
    case STAGE_HISTORY:
      learn_newest (self);
      break;
    case STAGE_CHANGES:
      dag_change_finder_add (self->finder, self->newest);
      if (!self->paused)
        break;
      self->stage = STAGE_SHOW;
      return TRUE;
    case STAGE_QUEUES:
      dag_tables_begin (self->tables, self->newest, self->kind);
      break;
    case STAGE_PEOPLE:
      if (!dag_tables_continue (self->tables, ROWS_CHUNK))
        return TRUE;
      break;
    case STAGE_ROWS:
      dag_tables_begin_to_publish (self->tables);
      break;
    case STAGE_ORDER:
      if (!dag_tables_publish_agents (self->tables, until_us))
        return TRUE;
      break;
    case STAGE_FIND:
      find_changes (self, self->newest);
      break;
    case STAGE_SHOW_QUEUES:
      dag_tables_publish_queues (self->tables);
      break;
    case STAGE_SHOW:
      self->stage = STAGE_TELL; /* whoever is shown it may ask for the rest at once */
      show_newest (self);
      return self->stage_id != 0;
    case STAGE_TELL:
      tell_newest (self);
      return FALSE;
    }
  self->stage++;
  return TRUE;
}

static gboolean
on_stage_due (gpointer user_data)
{
  return run_stage (user_data, g_get_monotonic_time () + ORDER_US) ? G_SOURCE_CONTINUE
                                                                  : G_SOURCE_REMOVE;
}

/* Takes the newest answer, or, where it was taken while the picture stood still, only shows
 * it: at once, or where it is big, a piece each time the main loop is idle. */
void
dag_dashboard_begin_stages (DagDashboard *self,
                            gboolean      is_taking)
{
  g_assert (self->stage_id == 0 && self->newest != NULL);

  self->is_taking = is_taking;
  self->stage = is_taking ? STAGE_HISTORY : STAGE_QUEUES;
  self->stage_id = g_idle_add (on_stage_due, self);
  if (self->newest->agents->len < BIG_ANSWER)
    dag_dashboard_finish_stages (self);
}

/* Something comes that cannot wait: does what is left of the stages at once. */
void
dag_dashboard_finish_stages (DagDashboard *self)
{
  if (self->stage_id == 0)
    return;
  g_source_remove (self->stage_id);
  while (run_stage (self, G_MAXINT64))
    continue;
}

/* What is done with what was learnt, in this order. */
typedef enum
{
  LEARN_LOOK_BACK,
  LEARN_MEASURE, /* several times */
  LEARN_ORDER,   /* several times */
  LEARN_FIND,
  LEARN_SHOW_QUEUES,
  LEARN_SHOW,
} Learn;

/* Returns: whether that step is over */
static gboolean
run_learn (DagDashboard *self,
           int64_t       until_us)
{
  switch ((Learn) self->learn)
    {
    case LEARN_LOOK_BACK:
      dag_change_finder_look_back (self->finder);
      break;
    case LEARN_MEASURE:
      while (!dag_tables_measure_some (self->tables, MEASURE_CHUNK))
        if (g_get_monotonic_time () >= until_us)
          return FALSE;
      dag_tables_begin_to_publish (self->tables);
      break;
    case LEARN_ORDER:
      return dag_tables_publish_agents (self->tables, until_us);
    case LEARN_FIND:
      find_changes (self, self->snapshot);
      break;
    case LEARN_SHOW_QUEUES:
      dag_tables_publish_queues (self->tables);
      break;
    case LEARN_SHOW:
      self->measure_id = 0;
      self->has_learnt = TRUE;
      dag_dashboard_emit_applied (self); /* who is shown it may ask for another look */
      return FALSE;
    }
  return TRUE;
}

static gboolean
on_measure_due (gpointer user_data)
{
  DagDashboard *self = user_data;
  gboolean is_last = self->learn == LEARN_SHOW;

  if (self->stage_id != 0)
    return G_SOURCE_CONTINUE; /* after them */
  if (run_learn (self, g_get_monotonic_time () + ORDER_US))
    self->learn++;
  return is_last ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* The history learnt about the morning: so do the figures of everybody, in pieces. */
void
dag_dashboard_measure_later (DagDashboard *self)
{
  if (self->snapshot == NULL || self->paused)
    return;
  dag_break_live_look_again (self->breaks, NULL);
  dag_tables_forget_figures (self->tables);
  self->learn = LEARN_LOOK_BACK;
  if (self->measure_id == 0)
    self->measure_id = g_idle_add (on_measure_due, self);
}

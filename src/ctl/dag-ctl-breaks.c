/* dag-ctl-breaks.c - how everybody stands to the rules on breaks, without a screen
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-ctl-breaks.h"

#include "dag-alert-breaks.h"
#include "dag-ctl-json.h"
#include "dag-roster-reader.h"

struct _DagCtlBreaks
{
  DagBoard *board; /* of no plans and no notes: those are made at a screen */
  DagBreakLive *live;
  DagRosterReader *reader; /* (nullable): one answer alone has no roster */
};

static void
on_roster_read (DagCtlBreaks *self)
{
  dag_roster_reader_take (self->reader, dag_break_live_get_roster (self->live));
}

/**
 * dag_ctl_breaks_new:
 * @history: what was seen of people
 * @connector: (nullable): asked for their rosters now and then
 *
 * Returns: (transfer full): what looks; by the law of the place where the contact centre is
 */
DagCtlBreaks *
dag_ctl_breaks_new (DagMemoryHistory *history,
                    DagConnector     *connector)
{
  DagCtlBreaks *self = g_new0 (DagCtlBreaks, 1);

  self->board = dag_board_new ();
  self->live = dag_break_live_new (history, self->board);
  if (connector == NULL)
    return self;
  self->reader = dag_roster_reader_new (connector);
  g_signal_connect_swapped (self->reader, "read", G_CALLBACK (on_roster_read), self);
  return self;
}

void
dag_ctl_breaks_free (DagCtlBreaks *self)
{
  if (self->reader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->reader, self);
      dag_roster_reader_stop (self->reader);
    }
  g_clear_object (&self->reader);
  g_clear_object (&self->live);
  g_clear_object (&self->board);
  g_free (self);
}

DagAlertBreaks
dag_ctl_breaks_get_asked (DagCtlBreaks *self)
{
  return dag_alert_breaks_of (self->live);
}

/**
 * dag_ctl_breaks_look:
 * @self: what looks
 * @snapshot: an answer that the history already has
 */
void
dag_ctl_breaks_look (DagCtlBreaks *self,
                     DagSnapshot  *snapshot)
{
  g_autoptr (GTimeZone) zone = dag_source_new_zone (&snapshot->source);

  if (self->reader != NULL)
    dag_roster_reader_follow (self->reader, snapshot->taken_at_us);
  dag_break_live_follow (self->live, snapshot, zone);
  dag_break_live_finish (self->live);
}

static void
add_minutes (JsonBuilder *builder,
             const char  *name,
             int64_t      seconds)
{
  if (seconds >= 0)
    dag_ctl_json_add_count (builder, name, seconds / 60);
}

/**
 * dag_ctl_breaks_report:
 * @self: what looks
 * @builder: gets the member "break", where a shift is known
 * @agent: a person's id
 */
void
dag_ctl_breaks_report (DagCtlBreaks *self,
                       JsonBuilder  *builder,
                       const char   *agent)
{
  const DagBreakLane *lane = dag_break_live_find (self->live, agent);

  if (lane == NULL || lane->is_over)
    return;
  dag_ctl_json_begin (builder, "break");
  dag_ctl_json_add_text (builder, "verdict", dag_break_state_get_word (lane->standing.state));
  if (lane->credit.rule != NULL)
    {
      add_minutes (builder, "credit_min", lane->credit.have_s);
      add_minutes (builder, "due_min", lane->credit.need_s);
    }
  if (dag_time_is_known (lane->stretch_since_us))
    add_minutes (builder, "stretch_min",
                 (lane->at_us - lane->stretch_since_us) / DAG_USEC_PER_SEC);
  json_builder_end_object (builder);
}

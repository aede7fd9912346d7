/* dag-overview-tiles.c - what the tiles of the overview say, and where they lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dag-overview-tiles.h"

#include "dag-words-name.h"
#include "dag-words-number.h"
#include "dag-words-overview.h"
#include "dag-words-state.h"
#include "dag-words-time.h"

#include <glib/gi18n.h>

/* Why a figure is a dash: nothing came yet, the source has none of it, or not just now.
 */
static const char *
get_reason (const DagSnapshot *snapshot,
            gboolean           known,
            DagParts           part)
{
  if (snapshot == NULL)
    return _ ("Nothing has come in yet.");
  if (known)
    return NULL;
  if ((snapshot->absent & part) != 0)
    return _ ("Your contact centre does not supply this.");
  if (snapshot->is_told)
    return _ ("This is known by the quarter of an hour, and not of this moment.");
  return _ ("This is not known just now.");
}

static void
update_waiting (DagTile           *tile,
                const DagSnapshot *snapshot,
                const DagTotals   *totals)
{
  g_autofree char *value = NULL;
  g_autofree char *caption = NULL;
  DagTileFigure figure = { 0 };

  value = dag_words_count (snapshot != NULL ? totals->waiting : DAG_COUNT_UNKNOWN);
  caption = snapshot != NULL ? dag_words_waiting_caption (totals) : g_strdup ("");
  figure.value = value;
  figure.caption = caption;
  figure.reason = get_reason (
      snapshot, snapshot != NULL && dag_count_is_known (totals->waiting), 0);
  dag_tile_set_formula (tile, dag_words_waiting_formula ());
  dag_tile_set_figure (tile, &figure);
}

/* Nobody waiting is a good answer, not an unknown one. */
static void
update_longest (DagTile           *tile,
                const DagSnapshot *snapshot,
                const DagTotals   *totals)
{
  gboolean idle = snapshot != NULL && totals->waiting == 0;
  double wait_s = idle                 ? 0.0
                  : snapshot != NULL ? totals->longest_wait_s
                                       : DAG_SECONDS_UNKNOWN;
  const DagQueueSample *queue = snapshot != NULL ? totals->longest_wait_queue : NULL;
  g_autofree char *value = dag_words_duration (wait_s);
  g_autofree char *spoken = dag_words_duration_spoken (wait_s);
  g_autofree char *target = queue != NULL && !idle
                                ? g_strdup_printf ("queues:%s", queue->id)
                                : g_strdup ("queues:filter:waiting");
  g_autofree char *name
      = queue != NULL ? dag_words_name_or_id (queue->name, queue->id) : NULL;
  DagTileFigure figure = { .value = value, .spoken = spoken };

  if (idle)
    figure.caption = _ ("Nobody is waiting");
  else
    figure.caption = name;
  figure.reason = get_reason (snapshot, dag_seconds_is_known (wait_s),
                              DAG_PART_LONGEST_WAIT);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (tile), "s", target);
  dag_tile_set_formula (tile, dag_words_longest_wait_formula ());
  dag_tile_set_figure (tile, &figure);
}

static void
update_service_level (DagTile             *tile,
                      const DagSnapshot   *snapshot,
                      const DagTotals     *totals,
                      DagServiceLevelKind  kind,
                      gboolean             is_past)
{
  double share = snapshot != NULL ? totals->service_level : DAG_SHARE_ABSENT;
  g_autofree char *value = dag_words_percent (share);
  DagTotals none = { .target = { DAG_SHARE_ABSENT, DAG_SECONDS_ABSENT } };
  g_autofree char *unit = dag_words_level_unit (snapshot != NULL ? totals : &none);
  g_autofree char *caption
      = dag_words_level_caption (snapshot != NULL ? totals : &none, kind, is_past);
  g_autofree char *formula
      = dag_words_level_formula (snapshot != NULL ? totals : &none, kind);
  DagTileFigure figure = { .value = value };

  figure.unit = dag_share_is_known (share) ? unit : NULL;
  figure.caption = caption;
  figure.reason = get_reason (snapshot, dag_share_is_known (share),
                              DAG_PART_SERVICE_LEVEL);
  dag_tile_set_formula (tile, formula);
  dag_tile_set_figure (tile, &figure);
}

static void
update_people (DagTile           *tile,
               const DagSnapshot *snapshot,
               const DagTotals   *totals)
{
  g_autofree char *value = NULL;
  g_autofree char *caption = NULL;
  gboolean is_known
      = snapshot != NULL && dag_count_is_known (totals->by_state[DAG_STATE_AVAILABLE]);
  DagTileFigure figure = { 0 };

  value = dag_words_count (snapshot != NULL ? totals->by_state[DAG_STATE_AVAILABLE]
                                            : DAG_COUNT_UNKNOWN);
  caption = snapshot != NULL ? dag_words_people_caption (totals) : g_strdup ("");
  figure.value = value;
  /* Translators: after a number of people: ready for a contact */
  figure.unit = is_known ? _ ("free") : NULL;
  figure.caption = caption;
  figure.reason = get_reason (snapshot, is_known, 0);
  dag_tile_set_formula (tile, dag_words_people_formula ());
  dag_tile_set_figure (tile, &figure);
}

/* Brings the four tiles in line with the dashboard. */
void
dag_overview_tiles_update (DagDashboard *dashboard,
                           DagTile      *waiting,
                           DagTile      *longest,
                           DagTile      *service_level,
                           DagTile      *people)
{
  DagSnapshot *snapshot = dag_dashboard_get_snapshot (dashboard);
  const DagTotals *totals = dag_dashboard_get_totals (dashboard);
  guint kind = DAG_SERVICE_LEVEL_STRICT;

  g_object_get (dashboard, "service-level-kind", &kind, NULL);
  update_waiting (waiting, snapshot, totals);
  update_longest (longest, snapshot, totals);
  update_service_level (service_level, snapshot, totals, (DagServiceLevelKind) kind,
                        dag_dashboard_is_past (dashboard));
  update_people (people, snapshot, totals);
}

/* dag-settings.h - where the settings of this program live
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keys of data/io.github.dagstart.Dagstart.gschema.xml.in */
#define DAG_KEY_WINDOW_WIDTH "window-width"
#define DAG_KEY_WINDOW_HEIGHT "window-height"
#define DAG_KEY_WINDOW_MAXIMIZED "window-maximized"
#define DAG_KEY_PAGE "page"
#define DAG_KEY_QUEUES_COLUMNS "queues-columns"
#define DAG_KEY_TEAM_COLUMNS "team-columns"
#define DAG_KEY_SAVED_VIEWS "saved-views"
#define DAG_KEY_COMPACT_ROWS "compact-rows"
#define DAG_KEY_COLOR_SCHEME "color-scheme"
#define DAG_KEY_POLL_INTERVAL "poll-interval"
#define DAG_KEY_SERVICE_LEVEL_KIND "service-level-kind"
#define DAG_KEY_BREAK_RULE_SETS "break-rule-sets"
#define DAG_KEY_BREAK_WARN_MINUTES "break-warn-minutes"
#define DAG_KEY_BREAK_SHIFT_MINUTES "break-shift-minutes"
#define DAG_KEY_BREAK_REASONS "break-reasons"
#define DAG_KEY_SIMULATION_SCENARIO "simulation-scenario"
#define DAG_KEY_PURPOSES_ACCEPTED "purposes-accepted"
#define DAG_KEY_RESTRICTED "restricted-people"
#define DAG_KEY_KEEP_PEOPLE "keep-people-days"
#define DAG_KEY_KEEP_TOTALS "keep-totals-days"
#define DAG_KEY_KEEP_QUEUES "keep-queues-days"
#define DAG_KEY_KEEP_INTERVALS "keep-intervals-days"
#define DAG_KEY_KEEP_VERDICTS "keep-verdicts-days"
#define DAG_KEY_HIDE_NAMES "hide-names-minutes"

GSettings *dag_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

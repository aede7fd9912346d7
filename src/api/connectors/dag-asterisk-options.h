/* dag-asterisk-options.h - what Asterisk does not tell: wrap-up, reasons, zone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dag-connection.h"
#include "dag-snapshot.h"

G_BEGIN_DECLS

#define DAG_ASTERISK_OPTION_WRAPUP "wrapup"
#define DAG_ASTERISK_OPTION_TIMEZONE "timezone"
#define DAG_ASTERISK_MAX_WRAPUP_S 3600

/**
 * DagAsteriskOptions:
 *
 * The options of a connection of kind "asterisk":
 *
 * - `wrapup`, `wrapup.QUEUE`: seconds of wrap-up after a call, as `wrapuptime` in
 *   queues.conf, which Asterisk does not tell. Not set: no wrap-up is shown.
 * - `reasons`: what a pause reason means, `WORD=KIND` separated by `;` or line ends. KIND
 *   is `break`, `meeting` or `wrap-up`. It goes before the built-in list (Training,
 *   Coaching, Overleg … meeting; Nawerk, ACW … wrap-up); the WORD `*` stands for all that
 *   neither knows. No reason, or one that nobody knows: break.
 * - `timezone`: the centre's zone (IANA name), whose midnight begins the day; not set:
 *   local.
 * - `target`, `target.QUEUE`: the service-level target in per cent; the seconds come from
 *   Asterisk's `servicelevel`.
 * - `short`: seconds below which a caller who hung up counts as short (5).
 * - `name`: what to call the centre; not set: the host.
 */
typedef struct
{
  int64_t wrapup_s;        /* or absent */
  GHashTable *wrapups;     /* queue → GINT_TO_POINTER (seconds) */
  GHashTable *reasons;     /* casefolded word → GINT_TO_POINTER (DagAgentState) */
  GTimeZone *zone;
  char *zone_name;         /* (nullable) */
  double target_level;     /* share, or absent */
  GHashTable *targets;     /* queue → per cent */
  double short_s;
  char *name;
} DagAsteriskOptions;

DagAsteriskOptions *dag_asterisk_options_new  (const DagConnection  *connection,
                                               GError              **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
void                dag_asterisk_options_free (DagAsteriskOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DagAsteriskOptions, dag_asterisk_options_free)

int64_t             dag_asterisk_options_get_wrapup_s     (const DagAsteriskOptions *self,
                                                           const char               *queue);
gboolean            dag_asterisk_options_has_wrapup       (const DagAsteriskOptions *self);
double              dag_asterisk_options_get_target_level (const DagAsteriskOptions *self,
                                                           const char               *queue);
DagAgentState       dag_asterisk_options_map_reason       (const DagAsteriskOptions *self,
                                                           const char               *reason);

G_END_DECLS
